// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/wire/listenerchannel.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace cinderscope {

struct ListenOptions
{
    quint16 port = 0; //!< of 127.0.0.1; 0: the last one if it is free, else any
    bool tcp = true;
    bool unixSocket = true;
    bool publish = true;   //!< write the runtime file, so that any driver of this person finds us
    QString runtimeFolder; //!< empty: see defaultRuntimeFolder()
    int handshakeMs = 10'000;
    int silenceMs = 30'000;   //!< without data and ticks
    int unauthenticated = 64; //!< connections at a time; the oldest gives way
    int acceptsPerSecond = 200;
    int applications = 1'000;
    std::size_t lineBytes = std::size_t(256) << 20; //!< longest event line
};

//! Where we listen.
struct ListenAddress
{
    QString unixPath;    //!< empty: none
    quint16 port = 0;    //!< 0: none
    QByteArray secret;   //!< 64 hex digits
    QString secretFile;  //!< a file of mode 0600 that holds only the secret
    QString runtimeFile; //!< empty: not published
    //! We are the one that drivers without a setting of their own find. False: another living process is
    //! (otherPid), and drivers only come to us when they are told to; we take its place once it is gone.
    bool primary = false;
    qint64 otherPid = 0;
    QStringList remarks; //!< what does not work and why, English; e.g. a socket path that is too long

    //! "unix:/path,tcp:127.0.0.1:41234": for CINDERSCOPE_LISTENER_ADDRESS.
    QString addresses() const;
};

//! Accepts listeners on the loopback interface and a Unix socket, and lets only those through that know the secret.
//! Lives in one thread with an event loop. Slow, silent, oversized and hostile connections are closed (ListenOptions)
//! and hurt no other.
class ListenServer : public QObject
{
    Q_OBJECT

public:
    explicit ListenServer(QObject *parent = nullptr);
    ~ListenServer() override; //!< close(); channels that were taken live on

    //! Errors: NoPermission (the runtime folder is not ours alone), Io, DiskFull; Network (no address could be bound).
    Result<void> listen(const ListenOptions &options = {});
    //! Stops listening; removes runtime file and socket if they are still ours.
    void close();
    bool isListening() const;
    const ListenAddress &address() const;

    //! After connected(): the channels that authenticated, oldest first; nothing when there is none (left). A channel
    //! that is not taken is closed with the server.
    std::unique_ptr<ListenerChannel> takeChannel();
    //! Channels that are open now, wherever they live.
    int applications() const;

    //! $XDG_RUNTIME_DIR/cinderscope, or else $HOME/.local/state/cinderscope.
    static QString defaultRuntimeFolder();

Q_SIGNALS:
    //! A listener authenticated: takeChannel().
    void connected();
    //! A connection that was closed before it became a channel: hostile, wrong secret, too slow, one too many.
    void refused(cinderscope::WireClose reason, const QString &peer, const QString &detail);
    //! address() changed: another process gave its place to us, or the runtime file could not be written (remarks).
    void addressChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
