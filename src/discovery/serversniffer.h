// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/access.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace cinderscope {

//! Finds out what speaks on a port that does not speak HTTP/1: says hello in HTTP/2 (preface and an empty SETTINGS
//! frame, RFC 9113, 3.4), to which every gRPC server answers with its SETTINGS, and reads the first bytes. One
//! connection, closed at the end.
class ServerSniffer : public QObject
{
    Q_OBJECT

public:
    enum class Kind
    {
        Silent, //!< nothing came; error() says why
        Http2,
        Other //!< looksLike() says what
    };

    //! \a url: host and port count, and https for TLS with ALPN h2.
    ServerSniffer(const QUrl &url, const Access &access, QObject *parent = nullptr);
    ~ServerSniffer() override;

    void start(int timeoutMs);
    Kind kind() const { return m_kind; }
    const std::optional<Error> &error() const { return m_error; }
    //! "an SSH server": for people, English. Empty when unknown.
    const QString &looksLike() const { return m_looksLike; }

    //! What the first bytes of a server that got our hello mean; false: more are needed.
    static bool judge(const QByteArray &bytes, bool ended, Kind &kind, QString &looksLike);

Q_SIGNALS:
    //! Terminal, once.
    void finished();

private:
    void finish(Kind kind, std::optional<Error> error = {});
    void takeBytes();

    QUrl m_url;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_deadline;
    QByteArray m_bytes;
    Kind m_kind = Kind::Silent;
    std::optional<Error> m_error;
    QString m_looksLike;
    bool m_done = false;
};

} // namespace cinderscope
