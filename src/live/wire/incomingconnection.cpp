// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/incomingconnection.h"

#include <QSocketNotifier>

#include <system_error>

using namespace Qt::StringLiterals;

namespace cinderscope {

IncomingConnection::IncomingConnection(WireSocket &&socket, const QString &peer, const QByteArray &secret,
                                       QObject *parent)
    : QObject(parent), m_socket(std::move(socket)), m_peer(peer), m_since(std::chrono::steady_clock::now()),
      m_decoder(std::make_unique<FrameDecoder>()), m_handshake(secret),
      m_reader(new QSocketNotifier(m_socket.fd(), QSocketNotifier::Read, this))
{
    connect(m_reader, &QSocketNotifier::activated, this, &IncomingConnection::read);
}

WireSocket IncomingConnection::takeSocket()
{
    m_reader->setEnabled(false);
    return std::move(m_socket);
}

void IncomingConnection::refuse(const QByteArray &sentence)
{
    m_reader->setEnabled(false);
    m_socket.write(R"({"@":"error","text":")"_ba + sentence + "\"}\n"_ba);
    m_socket.close();
}

//! One piece a turn of the event loop: a fast stranger gets no more of it than the others.
void IncomingConnection::read()
{
    const auto read = m_socket.read(m_decoder->room());
    if (read.state == WireSocket::Read::State::Nothing)
        return;
    if (read.state != WireSocket::Read::State::Data) {
        m_reader->setEnabled(false);
        const bool ended = read.state == WireSocket::Read::State::Ended;
        Q_EMIT failed(ended ? WireClose::PeerClosed : WireClose::Io,
                      ended ? u"closed before it said who it is"_s
                            : QString::fromStdString(std::generic_category().message(read.error)));
        return;
    }
    m_decoder->commit(read.bytes, *this);
    if (const auto &failure = m_handshake.failure() ? m_handshake.failure() : m_decoder->failure()) {
        m_reader->setEnabled(false);
        Q_EMIT failed(failure->reason, QString::fromStdString(failure->detail));
    } else if (m_handshake.isDone()) {
        m_reader->setEnabled(false);
        Q_EMIT authenticated();
    }
}

bool IncomingConnection::lines(const WireLines &)
{
    return false; // not before the handshake: the decoder refuses them
}

bool IncomingConnection::control(WireControl &&control)
{
    const QByteArray answer = m_handshake.take(std::move(control));
    if (!answer.isEmpty())
        m_socket.write(answer);
    return !m_handshake.failure();
}

} // namespace cinderscope
