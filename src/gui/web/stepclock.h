// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>
#include <QElapsedTimer>
#include <QLoggingCategory>

namespace cinderscope {

//! Figures of the first page, for tests/bench: QT_LOGGING_RULES=cinderscope.web.timing.debug=true.
Q_DECLARE_LOGGING_CATEGORY(lcWebTiming)

//! What a step costs the thread that makes it, told when it is done.
class StepClock
{
public:
    explicit StepClock(const char *step) : m_step(step), m_cpu(threadMs()) { m_wall.start(); }
    ~StepClock()
    {
        qCDebug(lcWebTiming, "%s: wall %.1f ms, cpu %.1f ms", m_step, double(m_wall.nsecsElapsed()) / 1e6,
                threadMs() - m_cpu);
    }
    StepClock(const StepClock &) = delete;
    StepClock &operator=(const StepClock &) = delete;

private:
    static double threadMs()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    const char *m_step;
    double m_cpu;
    QElapsedTimer m_wall;
};

} // namespace cinderscope
