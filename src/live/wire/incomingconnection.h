// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/framedecoder.h"
#include "live/wire/handshake.h"
#include "live/wire/wiresocket.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

class QSocketNotifier;

namespace cinderscope {

//! A connection that has not proved yet that it knows the secret. Takes lines of 8 KiB, and nothing but the handshake.
class IncomingConnection final : public QObject, private FrameSink
{
    Q_OBJECT

public:
    IncomingConnection(WireSocket &&socket, const QString &peer, const QByteArray &secret, QObject *parent);

    const QString &peer() const { return m_peer; }
    std::chrono::steady_clock::time_point since() const { return m_since; }
    const ListenerHello &hello() const { return m_handshake.hello(); }

    //! After authenticated(): what the channel goes on with.
    WireSocket takeSocket();
    std::unique_ptr<FrameDecoder> takeDecoder() { return std::move(m_decoder); }
    //! Says why to the other side and closes.
    void refuse(const QByteArray &sentence);

Q_SIGNALS:
    void authenticated();
    void failed(cinderscope::WireClose reason, const QString &detail);

private:
    void read();
    bool lines(const WireLines &lines) override;
    bool control(WireControl &&control) override;

    WireSocket m_socket;
    QString m_peer;
    std::chrono::steady_clock::time_point m_since;
    std::unique_ptr<FrameDecoder> m_decoder;
    WindowHandshake m_handshake;
    QSocketNotifier *m_reader;
};

} // namespace cinderscope
