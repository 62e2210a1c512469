// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace cinderscope {

//! A runtime file: where a window listens. `{"protocol":1,"pid":…,"addresses":[…],"secret":"<64 hex digits>"}`.
struct RuntimeRecord
{
    qint64 pid = 0;
    QStringList addresses; //!< "unix:/path", "tcp:127.0.0.1:41234"
    QByteArray secret;

    bool operator==(const RuntimeRecord &) const = default;
};

//! The private folder through which drivers find windows of the same person: listener.json (the window that is found),
//! listener-<pid>.json (others), listener.secret, listener.port, sockets. Nobody else may look into it. Any thread;
//! blocks as long as small local files do.
class RuntimeFolder
{
public:
    //! Makes it (mode 0700) or takes rights of others away. Errors: NoPermission (it belongs to somebody else, is a
    //! link, or cannot be made), Io, DiskFull; the source is the path.
    static Result<RuntimeFolder> open(const QString &path);

    QString file(const QString &name) const { return m_path + u'/' + name; }
    QString secretFile() const { return file(QStringLiteral("listener.secret")); }

    //! The secret of earlier windows, so that drivers that were told it come back; a new one if there is none that
    //! only we can read.
    Result<QByteArray> secret() const;
    //! The port of the last window; 0: none.
    quint16 lastPort() const;
    void rememberPort(quint16 port) const;

    //! Nothing without a sound one that is ours and readable by nobody else.
    std::optional<RuntimeRecord> read(const QString &name) const;
    Result<void> write(const QString &name, const RuntimeRecord &record) const;
    void remove(const QString &name) const;
    //! Removes files and sockets of windows that are gone ("listener-*").
    void sweep() const;

    //! Held while it lives, against other windows that start or end at the same time. Waits at most a second.
    class Lock
    {
    public:
        explicit Lock(const RuntimeFolder &folder);
        ~Lock();
        Lock(const Lock &) = delete;
        Lock &operator=(const Lock &) = delete;

    private:
        int m_fd = -1;
    };

private:
    explicit RuntimeFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

//! Whether somebody listens there: connects and closes.
bool somebodyListens(const QString &address);
bool somebodyListens(const RuntimeRecord &record);

//! Replaces a file at once by one of mode 0600 with that content.
Result<void> replacePrivateFile(const QString &path, const QByteArray &content);

} // namespace cinderscope
