// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <QObject>

namespace cinderscope {

//! Measures how long the GUI thread does not answer. A thread posts an event to the GUI thread every 5 ms (as soon as
//! the last one was answered) and takes the time until it is handled; the longest is the longest block. A block that
//! began between two pings is measured up to 5 ms short. A block that still lasts counts as far as it went.
//!
//! On a busy machine the GUI thread may be ready and not get a CPU: that is no fault of the program. Each block
//! therefore has three figures: wall time; `cpu`, CPU time that the GUI thread itself used meanwhile
//! (pthread_getcpuclockid); and `own`, wall time less the time it stood ready in the run queue (Linux:
//! /proc/<pid>/task/<tid>/schedstat), which unlike `cpu` counts waiting for a lock, a disk or a sleep. Where the kernel
//! does not tell, own is min(wall, cpu). Tests compare longestOwnBlockMs(); min(longestBlockMs(), longestCpuBlockMs())
//! is the weaker test that works on any POSIX system. Cost: 200 events per second. Construct and destroy on the GUI
//! thread; the figures may be read on any.
class Watchdog : public QObject
{
    Q_OBJECT
public:
    struct Figures
    {
        double longestWallMs = 0;
        double longestCpuMs = 0;
        double longestOwnMs = 0;
        double averageWallMs = 0; //!< over all pings since reset()
        std::uint64_t pings = 0;  //!< answered
    };

    explicit Watchdog(QObject *parent = nullptr);
    ~Watchdog() override;

    //! Forgets what was; a block in progress counts from now.
    void reset();
    Figures figures() const;
    double longestBlockMs() const { return figures().longestWallMs; }
    double longestCpuBlockMs() const { return figures().longestCpuMs; }
    double longestOwnBlockMs() const { return figures().longestOwnMs; }
    //! Blocks at least this long are logged as warnings (category "cinderscope.watchdog"); 0 for none.
    void setWarnAboveMs(double ms);
    //! One line for a log or a status bar: "longest block 12.3 ms (own 11.9 ms, CPU 11.8 ms), average 0.1 ms".
    QString report() const;

    static constexpr std::chrono::milliseconds Interval{5};

protected:
    bool event(QEvent *event) override;

private:
    class Pinger;
    std::unique_ptr<Pinger> m_pinger;
};

} // namespace cinderscope
