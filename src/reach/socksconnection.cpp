// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/socksconnection.h"

#include <algorithm>
#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

namespace cinderscope {

namespace {

// RFC 1928 and 1929
constexpr char kSocks5 = 5;
constexpr char kLoginMethod = 2;
constexpr char kNoMethod = char(0xff);
constexpr char kLoginVersion = 1;
constexpr char kConnect = 1;
enum AddressType : char
{
    kIPv4 = 1,
    kName = 3,
    kIPv6 = 4
};
enum ReplyCode : quint8
{
    kGranted = 0,
    kNetworkUnreachable = 3,
    kHostUnreachable = 4,
    kRefused = 5,
    kUnknownCommand = 7,
    kUnknownAddress = 8
};

constexpr int kHandshakeMs = 10'000;
constexpr qint64 kInFlight = 256 * 1024; // bytes that wait for one side before the other is no longer read

//! Qt 6.4 tells 3, 4 and 5 apart (UnknownNetworkError, HostNotFoundError, ConnectionRefusedError); 1 and 2 are a name
//! that is not found to it.
quint8 codeOf(FarFailure failure)
{
    switch (failure) {
    case FarFailure::Refused:
        return kRefused;
    case FarFailure::Unreachable:
    case FarFailure::Forbidden:
        return kHostUnreachable;
    case FarFailure::Down:
        break;
    }
    return kNetworkUnreachable;
}

//! Takes the same time for every wrong text of the same length.
bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

} // namespace

SocksConnection::SocksConnection(QTcpSocket *socket, std::pair<QByteArray, QByteArray> login, SocksRelay::Dial dial,
                                 QObject *parent)
    : QObject(parent), m_client(socket), m_login(std::move(login)), m_dial(std::move(dial))
{
    m_client->setParent(this);
    m_client->setReadBufferSize(kInFlight);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client, &QTcpSocket::readyRead, this, &SocksConnection::readClient);
    connect(m_client, &QTcpSocket::disconnected, this, &SocksConnection::close);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SocksConnection::close);
    m_deadline.start(kHandshakeMs);
    readClient();
}

void SocksConnection::close()
{
    if (m_step == Step::Over)
        return;
    m_step = Step::Over;
    m_client->disconnect(this);
    m_client->abort();
    deleteLater();
}

void SocksConnection::readClient()
{
    if (m_step == Step::Open)
        return pumpToFar();
    if (m_step == Step::Dialling || m_step == Step::Over)
        return; // waits in the socket, up to its limit
    m_buffer += m_client->read(1024);
    bool more = true;
    while (more) {
        switch (m_step) {
        case Step::Methods:
            more = takeMethods();
            break;
        case Step::Login:
            more = takeLogin();
            break;
        case Step::Request:
            more = takeRequest();
            break;
        default:
            more = false;
        }
    }
}

bool SocksConnection::takeMethods()
{
    if (m_buffer.size() < 2 || m_buffer.size() < 2 + quint8(m_buffer[1]))
        return false;
    const QByteArray methods = m_buffer.mid(2, quint8(m_buffer[1]));
    const bool good = m_buffer[0] == kSocks5 && methods.contains(kLoginMethod);
    m_buffer.remove(0, 2 + methods.size());
    const char answer[] = {kSocks5, good ? kLoginMethod : kNoMethod};
    m_client->write(answer, sizeof answer);
    if (!good) {
        m_client->flush();
        close();
        return false;
    }
    m_step = Step::Login;
    return true;
}

bool SocksConnection::takeLogin()
{
    if (m_buffer.size() < 2)
        return false;
    const qsizetype userSize = quint8(m_buffer[1]);
    if (m_buffer.size() < 3 + userSize)
        return false;
    const qsizetype passwordSize = quint8(m_buffer[2 + userSize]);
    if (m_buffer.size() < 3 + userSize + passwordSize)
        return false;
    const bool user = sameSecret(m_buffer.mid(2, userSize), m_login.first);
    const bool password = sameSecret(m_buffer.mid(3 + userSize, passwordSize), m_login.second);
    const bool good = m_buffer[0] == kLoginVersion && user && password;
    m_buffer.remove(0, 3 + userSize + passwordSize);
    const char answer[] = {kLoginVersion, char(good ? 0 : 1)};
    m_client->write(answer, sizeof answer);
    if (!good) {
        m_client->flush();
        close();
        return false;
    }
    m_step = Step::Request;
    return true;
}

bool SocksConnection::takeRequest()
{
    if (m_buffer.size() < 5)
        return false;
    const char type = m_buffer[3];
    const qsizetype nameSize = quint8(m_buffer[4]);
    const qsizetype size = type == kIPv4 ? 4 : type == kIPv6 ? 16 : type == kName ? 1 + nameSize : 0;
    if (m_buffer[0] != kSocks5 || m_buffer[1] != kConnect) {
        refuse(kUnknownCommand);
        return false;
    }
    if (size == 0 || (type == kName && nameSize == 0)) {
        refuse(kUnknownAddress);
        return false;
    }
    if (m_buffer.size() < 4 + size + 2)
        return false;
    const char *address = m_buffer.constData() + 4;
    QString host;
    if (type == kIPv4)
        host = QHostAddress(qFromBigEndian<quint32>(address)).toString();
    else if (type == kIPv6)
        host = QHostAddress(reinterpret_cast<const quint8 *>(address)).toString();
    else
        host = QString::fromUtf8(address + 1, nameSize);
    const quint16 port = qFromBigEndian<quint16>(address + size);
    m_buffer.remove(0, 4 + size + 2);
    dial(host, port);
    return false;
}

void SocksConnection::dial(const QString &host, quint16 port)
{
    m_step = Step::Dialling;
    m_deadline.stop(); // the far side has its own limits, and so has the client
    m_far = m_dial ? m_dial(this) : nullptr;
    if (!m_far)
        return refuse(kNetworkUnreachable);
    connect(m_far, &FarChannel::opened, this, &SocksConnection::start);
    connect(m_far, &FarChannel::failed, this, [this](FarFailure failure) { refuse(codeOf(failure)); });
    connect(m_far, &FarChannel::ended, this, &SocksConnection::farEnded);
    m_far->open(host, port);
}

void SocksConnection::reply(quint8 code)
{
    const char answer[] = {kSocks5, char(code), 0, kIPv4, 0, 0, 0, 0, 0, 0};
    m_client->write(answer, sizeof answer);
}

void SocksConnection::refuse(quint8 code)
{
    if (m_step == Step::Over)
        return;
    reply(code);
    m_client->flush();
    // not aborted: the answer must arrive
    m_step = Step::Over;
    m_client->disconnect(this);
    connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(kHandshakeMs, this, &QObject::deleteLater);
    m_client->disconnectFromHost();
}

void SocksConnection::start()
{
    reply(kGranted);
    m_step = Step::Open;
    connect(m_far->source(), &QIODevice::readyRead, this, &SocksConnection::pumpToClient);
    connect(m_far->sink(), &QIODevice::bytesWritten, this, &SocksConnection::pumpToFar);
    connect(m_client, &QIODevice::bytesWritten, this, &SocksConnection::pumpToClient);
    if (!m_buffer.isEmpty())
        m_far->sink()->write(std::exchange(m_buffer, {}));
    pumpToFar();
    pumpToClient();
}

void SocksConnection::pumpToFar()
{
    if (m_step != Step::Open)
        return;
    QIODevice *sink = m_far->sink();
    while (m_client->bytesAvailable() > 0 && sink->bytesToWrite() < kInFlight)
        sink->write(m_client->read(kInFlight));
}

void SocksConnection::pumpToClient()
{
    if (m_step != Step::Open)
        return;
    QIODevice *source = m_far->source();
    while (source->bytesAvailable() > 0 && m_client->bytesToWrite() < kInFlight)
        m_client->write(source->read(kInFlight));
    if (m_farEnded && source->bytesAvailable() == 0) {
        m_step = Step::Over;
        m_client->disconnect(this);
        connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        m_client->disconnectFromHost(); // after what waits was written
        if (m_client->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
    }
}

void SocksConnection::farEnded()
{
    m_farEnded = true;
    if (m_step == Step::Open)
        pumpToClient();
    else
        close();
}

} // namespace cinderscope
