// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <type_traits>
#include <utility>

namespace cinderscope {

//! Runs `work` on a thread of the pool and `done(result)` on the thread of `context`, unless `context` is gone by then.
template <class Work, class Done>
void runAsync(QObject *context, Work work, Done done)
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->future().then(context, [done = std::move(done)](T result) mutable { done(std::move(result)); });
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace cinderscope
