// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

namespace cinderscope::bench {

//! Says to the window's server at \a path what a listener says first, until the window has answered with what it wants.
//! The socket, or -1.
int introduceListener(const QByteArray &path, const QByteArray &secret);
bool sendAll(int fd, const char *data, std::size_t size);

//! Nanoseconds of a clock that all processes share.
std::int64_t sharedNow();

//! A driver that makes events at a steady rate, tasks of a few milliseconds on 16 cores, 5,000 tasks a job, and writes
//! them as the listener does: every 20 ms what has come since.
struct LiveDriver
{
    double rate = 5'000; //!< events a second; only tasks' starts and ends are counted
    double seconds = 10;
    //! Of each task event in their order: when it happened, sharedNow(); written before the event is. Room for
    //! rate * seconds.
    std::int64_t *happened = nullptr;
    std::int64_t *late = nullptr; //!< longest that the driver itself was late, ns: the machine's fault
};

//! Blocks until the time is over or the window goes; whether all was written.
bool drive(const LiveDriver &driver, int fd);

} // namespace cinderscope::bench
