// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/watchdog.h"

#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <optional>
#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <thread>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace cinderscope {
namespace {
Q_LOGGING_CATEGORY(lcWatchdog, "cinderscope.watchdog")

const QEvent::Type kPing = QEvent::Type(QEvent::registerEventType());

//! Clocks of the GUI thread that any thread may read.
class ThreadClocks
{
public:
    //! Of the calling thread.
    ThreadClocks()
    {
#ifdef Q_OS_LINUX
        m_hasCpu = pthread_getcpuclockid(pthread_self(), &m_cpuClock) == 0;
        char path[64];
        std::snprintf(path, sizeof path, "/proc/self/task/%ld/schedstat", long(::syscall(SYS_gettid)));
        m_schedstat = ::open(path, O_RDONLY | O_CLOEXEC);
#endif
    }
    ~ThreadClocks()
    {
#ifdef Q_OS_LINUX
        if (m_schedstat >= 0)
            ::close(m_schedstat);
#endif
    }
    Q_DISABLE_COPY_MOVE(ThreadClocks)

    std::optional<double> cpuMs() const
    {
#ifdef Q_OS_LINUX
        timespec time{};
        if (m_hasCpu && clock_gettime(m_cpuClock, &time) == 0)
            return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
#endif
        return std::nullopt;
    }

    //! Time ready to run but without a CPU: the second figure of schedstat, in ns (Linux,
    //! Documentation/scheduler/sched-stats).
    std::optional<double> waitMs() const
    {
#ifdef Q_OS_LINUX
        char text[96];
        const ssize_t size = m_schedstat < 0 ? -1 : ::pread(m_schedstat, text, sizeof text - 1, 0);
        if (size > 0) {
            text[size] = 0;
            unsigned long long ran = 0;
            unsigned long long waited = 0;
            if (std::sscanf(text, "%llu %llu", &ran, &waited) == 2)
                return double(waited) / 1e6;
        }
#endif
        return std::nullopt;
    }

private:
#ifdef Q_OS_LINUX
    clockid_t m_cpuClock{};
    bool m_hasCpu = false;
    int m_schedstat = -1;
#endif
};

double wallMs()
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}
} // namespace

class Watchdog::Pinger
{
public:
    explicit Pinger(QObject *receiver) : m_receiver(receiver)
    {
        m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    void answered()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_inFlight)
            return;
        m_inFlight = false;
        const Figures block = sinceStart();
        ++m_figures.pings;
        m_sum += block.longestWallMs;
        take(m_figures, block);
        if (m_warnAbove > 0 && block.longestOwnMs >= m_warnAbove) {
            qCWarning(lcWatchdog, "the GUI thread was blocked for %.1f ms (own %.1f ms, CPU %.1f ms)",
                      block.longestWallMs, block.longestOwnMs, block.longestCpuMs);
        }
    }

    void reset()
    {
        const std::lock_guard lock(m_mutex);
        m_figures = {};
        m_sum = 0;
        start();
    }

    Figures figures() const
    {
        const std::lock_guard lock(m_mutex);
        Figures figures = m_figures;
        figures.averageWallMs = m_figures.pings > 0 ? m_sum / double(m_figures.pings) : 0;
        if (m_inFlight)
            take(figures, sinceStart());
        return figures;
    }

    void setWarnAbove(double ms)
    {
        const std::lock_guard lock(m_mutex);
        m_warnAbove = ms;
    }

private:
    void run(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        while (!stop.stop_requested()) {
            if (!m_inFlight) {
                m_inFlight = true;
                start();
                // postEvent() only takes the queue's own lock, and answered() never holds ours while it waits for that.
                QCoreApplication::postEvent(m_receiver, new QEvent(kPing));
            }
            m_wake.wait_for(lock, stop, Interval, [] { return false; });
        }
    }

    void start()
    {
        m_startWall = wallMs();
        m_startCpu = m_clocks.cpuMs();
        m_startWait = m_clocks.waitMs();
    }

    Figures sinceStart() const
    {
        Figures block;
        block.longestWallMs = wallMs() - m_startWall;
        const std::optional<double> cpu = m_clocks.cpuMs();
        const std::optional<double> wait = m_clocks.waitMs();
        block.longestCpuMs = cpu && m_startCpu ? qMin(block.longestWallMs, *cpu - *m_startCpu) : block.longestWallMs;
        block.longestOwnMs =
            wait && m_startWait
                ? qBound(block.longestCpuMs, block.longestWallMs - (*wait - *m_startWait), block.longestWallMs)
                : block.longestCpuMs;
        return block;
    }

    static void take(Figures &figures, const Figures &block)
    {
        figures.longestWallMs = qMax(figures.longestWallMs, block.longestWallMs);
        figures.longestCpuMs = qMax(figures.longestCpuMs, block.longestCpuMs);
        figures.longestOwnMs = qMax(figures.longestOwnMs, block.longestOwnMs);
    }

    QObject *m_receiver;
    ThreadClocks m_clocks;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Figures m_figures;
    double m_sum = 0;
    double m_warnAbove = 0;
    bool m_inFlight = false;
    double m_startWall = 0;
    std::optional<double> m_startCpu;
    std::optional<double> m_startWait;
    std::jthread m_thread; // last: stops before the rest goes
};

Watchdog::Watchdog(QObject *parent) : QObject(parent), m_pinger(std::make_unique<Pinger>(this)) {}

Watchdog::~Watchdog()
{
    m_pinger.reset(); // before QObject's destructor drops the events that are still queued
}

void Watchdog::reset()
{
    m_pinger->reset();
}

Watchdog::Figures Watchdog::figures() const
{
    return m_pinger->figures();
}

void Watchdog::setWarnAboveMs(double ms)
{
    m_pinger->setWarnAbove(ms);
}

QString Watchdog::report() const
{
    const Figures f = figures();
    return QString::asprintf("longest block %.1f ms (own %.1f ms, CPU %.1f ms), average %.2f ms over %llu pings",
                             f.longestWallMs, f.longestOwnMs, f.longestCpuMs, f.averageWallMs,
                             static_cast<unsigned long long>(f.pings));
}

bool Watchdog::event(QEvent *event)
{
    if (event->type() != kPing)
        return QObject::event(event);
    m_pinger->answered();
    return true;
}

} // namespace cinderscope
