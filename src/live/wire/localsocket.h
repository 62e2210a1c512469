// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <sys/types.h>

namespace cinderscope {

//! A listening socket of this computer: a port of 127.0.0.1, or a Unix socket of mode 0600. Non-blocking.
class LocalSocket
{
public:
    LocalSocket() = default;
    ~LocalSocket() { close(); }
    LocalSocket(LocalSocket &&other) noexcept;
    LocalSocket &operator=(LocalSocket &&other) noexcept;

    //! 0: any free port. Errors: Network (in use, …).
    static Result<LocalSocket> onPort(quint16 port);
    //! A socket file that nobody listens on is taken over. Errors: Network (somebody listens on it), InvalidArgument
    //! (the path is longer than the system takes), NoPermission, Io.
    static Result<LocalSocket> onPath(const QString &path);

    bool isOpen() const { return m_fd >= 0; }
    int fd() const { return m_fd; }
    quint16 port() const { return m_port; }
    const QString &path() const { return m_path; }

    //! A new connection, or -1 with errno. `peer` says who it is.
    int accept(QString &peer) const;
    //! Also removes the socket file, if it is still the one that was made.
    void close();

    static bool connectsTo(const QString &path);
    static bool connectsTo(quint16 port);

private:
    int m_fd = -1;
    quint16 m_port = 0;
    QString m_path;
    dev_t m_device = 0;
    ino_t m_inode = 0;
};

} // namespace cinderscope
