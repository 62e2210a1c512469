// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/eventloop.h"

#include "cli/interruption.h"

#include <stop_token>

namespace cinderscope::cli {

int EventLoop::run(const std::function<void()> &start)
{
    const std::stop_callback onStop(Interruption::token(), [this] {
        QMetaObject::invokeMethod(&m_application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    if (Interruption::token().stop_requested())
        return 0;
    QMetaObject::invokeMethod(&m_application, start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cinderscope::cli
