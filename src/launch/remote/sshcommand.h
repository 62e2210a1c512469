// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/remote/remoteanswer.h"
#include "launch/remote/remotescript.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

namespace cinderscope {

//! One script on a far host: an ssh that goes over a connection that is there (SshTunnel::sessionCommand()), with the
//! script as its standard input. The process ends with this object, and with this program however that ends.
class SshCommand : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SshCommand() override;

    //! Once. \a session: program and arguments; \a host: for errors.
    void start(const QStringList &session, const RemoteScript &script, const QString &host, int timeoutMs);
    //! Waits for its end without an event loop; for the end of the application only. finished() may come from within.
    bool waitForEnd(int milliseconds);

Q_SIGNALS:
    //! Once, never from within start(). Errors: those of sshError(), Timeout, Protocol (the shell there does not run
    //! what it is given), TooLarge. An answer that is not done was cut off.
    void finished(const cinderscope::Result<cinderscope::RemoteAnswer> &answer);

private:
    void take();
    void end(const Result<RemoteAnswer> &answer);

    QProcess m_process;
    QTimer m_deadline;
    QByteArray m_output, m_mark;
    QString m_host;
    bool m_over = false;
};

} // namespace cinderscope
