// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/farchannel.h"

#include <QByteArray>

#include <functional>
#include <memory>

class QLocalSocket;
class QSocketNotifier;
class QTimer;

namespace cinderscope {

//! A connection to a far host that a running ssh makes for us, asked for over its control socket: MUX_C_NEW_STDIO_FWD
//! of the multiplexing protocol, version 4, as `ssh -W` does it (OpenSSH, PROTOCOL.mux and mux.c; unchanged since 5.4).
//! No process and no listening socket per connection, and a refused connection is told as such. Lives in one thread;
//! never blocks.
class MuxChannel : public FarChannel
{
    Q_OBJECT

public:
    //! \a reason: asked when ssh says that it failed, for why; ssh tells that on its standard error only.
    MuxChannel(QString controlPath, std::function<FarFailure()> reason, QObject *parent = nullptr);
    ~MuxChannel() override;

    void open(const QString &host, quint16 port) override;
    QIODevice *source() override;
    QIODevice *sink() override;

private:
    enum class Step
    {
        Connecting,
        Hello,
        Asked,
        Open,
        Over
    };

    void connectToMaster();
    void readMaster();
    void takePacket(const QByteArray &packet);
    void ask();
    void fail(FarFailure failure);
    bool sendPacket(const QByteArray &content);
    bool sendDescriptor(int descriptor);

    QString m_controlPath;
    std::function<FarFailure()> m_reason;
    QByteArray m_host;
    quint16 m_port = 0;
    Step m_step = Step::Connecting;
    int m_control = -1;
    int m_tries = 0;
    QByteArray m_buffer;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QLocalSocket> m_source, m_sink;
};

} // namespace cinderscope
