// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace cinderscope::test {

//! Runs the event loop until \a done says true, asked every few milliseconds; false after \a milliseconds.
//!
//! QTest::qWaitFor() sleeps 10 ms between two turns of the loop, and a page of Chromium's takes hundreds of turns (as
//! does what passes through our SSH relay): a page took three seconds by it instead of half a one. QTRY_VERIFY()
//! besides gives up at once where the same test function has failed before.
template <typename Condition>
bool spinUntil(Condition done, int milliseconds)
{
    bool isDone = done();
    if (isDone)
        return true;
    const QDeadlineTimer deadline(milliseconds);
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        isDone = isDone || done();
        if (isDone || deadline.hasExpired())
            loop.quit();
    });
    poll.start(5);
    loop.exec();
    return isDone;
}

inline void spin(int milliseconds)
{
    spinUntil([] { return false; }, milliseconds);
}

} // namespace cinderscope::test
