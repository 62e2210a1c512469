// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/qtstream.h"

#include <QSslSocket>

namespace cinderscope {

QtStream::QtStream(std::unique_ptr<QSslSocket> socket) : m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(kHighMark);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QIODevice::readyRead, this, &QtStream::announce);
    connect(m_socket.get(), &QIODevice::bytesWritten, this, &QtStream::written);
    connect(m_socket.get(), &QAbstractSocket::disconnected, this, &QtStream::ended);
    // TLS has an end of its own (RFC 8446, 6.1: close_notify), which a server may wait 30 s to be answered before it
    // ends TCP's. Qt tells it as an error only, when everything before it is decrypted.
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError)
            ended();
    });
}

QtStream::~QtStream()
{
    close();
}

// Tells the owner from the event loop, never from inside its own call, and again until everything was read.
void QtStream::announce()
{
    if (!m_reading || m_announced)
        return;
    m_announced = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announced = false;
            if (!m_reading || !m_owner)
                return;
            m_owner->streamReadable();
            if (m_socket->bytesAvailable() > 0 || m_ended)
                announce(); // the end, too, is to be told
        },
        Qt::QueuedConnection);
}

void QtStream::written()
{
    if (m_owner && pending() <= kLowMark)
        m_owner->streamDrained();
}

void QtStream::ended()
{
    m_ended = true;
    m_broken = m_socket->error() != QAbstractSocket::RemoteHostClosedError;
    announce();
}

Stream::ReadResult QtStream::read(std::span<char> buffer)
{
    const qint64 count = m_socket->read(buffer.data(), qint64(buffer.size()));
    if (count > 0)
        return {ReadState::Some, static_cast<std::size_t>(count)};
    if (m_ended)
        return {m_broken ? ReadState::Broken : ReadState::End};
    return {count < 0 ? ReadState::Broken : ReadState::Later};
}

void QtStream::write(std::string_view bytes)
{
    if (!bytes.empty() && !m_ended)
        m_socket->write(bytes.data(), qint64(bytes.size()));
}

std::size_t QtStream::pending() const
{
    return static_cast<std::size_t>(m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite());
}

void QtStream::setReading(bool reading)
{
    m_reading = reading;
    if (reading && (m_socket->bytesAvailable() > 0 || m_ended))
        announce();
}

void QtStream::endWriting()
{
    // TLS and proxies know no half-closed connection that both sides would understand
}

void QtStream::close()
{
    m_reading = false;
    m_ended = true;
    m_owner = nullptr;
    disconnect(m_socket.get(), nullptr, this, nullptr);
    m_socket->abort();
}

void QtStream::abort()
{
    close();
}

bool QtStream::isQuiet() const
{
    return !m_ended && m_socket->bytesAvailable() == 0 && m_socket->state() == QAbstractSocket::ConnectedState;
}

} // namespace cinderscope
