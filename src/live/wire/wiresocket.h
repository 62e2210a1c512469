// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <span>

namespace cinderscope {

//! A connected, non-blocking stream socket (TCP or Unix). Owns the descriptor; no Qt object, so it goes to any thread.
class WireSocket
{
public:
    WireSocket() = default;
    explicit WireSocket(int fd) : m_fd(fd) {} //!< takes it over
    ~WireSocket() { close(); }
    WireSocket(WireSocket &&other) noexcept;
    WireSocket &operator=(WireSocket &&other) noexcept;

    struct Read
    {
        enum class State
        {
            Data,
            Nothing, //!< for now
            Ended,
            Failed
        };
        State state = State::Nothing;
        std::size_t bytes = 0;
        int error = 0; //!< errno
    };
    Read read(std::span<char> out);

    //! Bytes wait at most so far.
    static constexpr qsizetype kMostUnwritten = 1 << 20;
    //! Writes what can be written and keeps the rest for writeMore(). False: connection gone, or too much waits
    //! already.
    bool write(const QByteArray &bytes);
    //! False: connection gone.
    bool writeMore();
    bool hasUnwritten() const { return !m_unwritten.isEmpty(); }

    //! Whether read() would give something (data or the end) at once.
    bool isReadable() const;

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
    QByteArray m_unwritten;
};

//! Sets a descriptor non-blocking and closed on exec.
bool makeNonBlocking(int fd);

} // namespace cinderscope
