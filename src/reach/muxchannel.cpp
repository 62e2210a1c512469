// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/muxchannel.h"

#include <cerrno>
#include <cstring>
#include <QFile>
#include <QLocalSocket>
#include <QSocketNotifier>
#include <QtEndian>
#include <QTimer>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cinderscope {

namespace {

// PROTOCOL.mux
constexpr quint32 kHello = 0x00000001;
constexpr quint32 kVersion = 4;
constexpr quint32 kNewStdioForward = 0x10000008;
constexpr quint32 kSessionOpened = 0x80000006;
constexpr quint32 kRequest = 1;

constexpr quint32 kLongestPacket = 64 * 1024; // of the few that a master sends
constexpr qint64 kReadBuffer = 256 * 1024;
constexpr int kMostTries = 100; // of 20 ms: a master's backlog may be full for a moment

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray text(const QByteArray &value)
{
    return number(quint32(value.size())) + value;
}

quint32 numberAt(const QByteArray &bytes, qsizetype at)
{
    return bytes.size() >= at + 4 ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

} // namespace

MuxChannel::MuxChannel(QString controlPath, std::function<FarFailure()> reason, QObject *parent)
    : FarChannel(parent), m_controlPath(std::move(controlPath)), m_reason(std::move(reason))
{
}

MuxChannel::~MuxChannel()
{
    m_notifier.reset();
    if (m_control >= 0)
        ::close(m_control); // ssh then closes the far connection
}

QIODevice *MuxChannel::source()
{
    return m_source.get();
}

QIODevice *MuxChannel::sink()
{
    return m_sink.get();
}

void MuxChannel::open(const QString &host, quint16 port)
{
    m_host = host.toUtf8();
    m_port = port;
    QMetaObject::invokeMethod(this, &MuxChannel::connectToMaster, Qt::QueuedConnection);
}

void MuxChannel::connectToMaster()
{
    const QByteArray path = QFile::encodeName(m_controlPath);
    sockaddr_un address = {};
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return fail(FarFailure::Down);
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    if (m_control < 0)
        m_control = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_control < 0)
        return fail(FarFailure::Down);
    if (::connect(m_control, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        if (errno != EAGAIN || ++m_tries > kMostTries)
            return fail(FarFailure::Down);
        QTimer::singleShot(20, this, &MuxChannel::connectToMaster);
        return;
    }
    m_step = Step::Hello;
    m_notifier = std::make_unique<QSocketNotifier>(m_control, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &MuxChannel::readMaster);
    if (!sendPacket(number(kHello) + number(kVersion)))
        fail(FarFailure::Down);
}

void MuxChannel::readMaster()
{
    char bytes[4096];
    bool over = false;
    for (;;) {
        const ssize_t size = ::recv(m_control, bytes, sizeof bytes, 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (size <= 0) {
            over = true;
            break;
        }
        m_buffer.append(bytes, size);
    }
    while (m_buffer.size() >= 4 && m_step != Step::Over) {
        const quint32 length = numberAt(m_buffer, 0);
        if (length > kLongestPacket)
            return fail(FarFailure::Down);
        if (m_buffer.size() < qsizetype(4 + length))
            break;
        const QByteArray packet = m_buffer.mid(4, length);
        m_buffer.remove(0, 4 + length);
        takePacket(packet);
    }
    if (!over)
        return;
    m_notifier->setEnabled(false);
    if (m_step == Step::Asked)
        fail(m_reason ? m_reason() : FarFailure::Unreachable);
    else if (m_step != Step::Open) // when open: what was sent still comes from m_source, then its end
        fail(FarFailure::Down);
}

void MuxChannel::takePacket(const QByteArray &packet)
{
    const quint32 type = numberAt(packet, 0);
    if (m_step == Step::Hello) {
        if (type != kHello || numberAt(packet, 4) != kVersion)
            return fail(FarFailure::Down);
        return ask();
    }
    if (m_step != Step::Asked || numberAt(packet, 4) != kRequest)
        return; // later words about the session: an exit status, of no interest here
    if (type != kSessionOpened)
        return fail(m_reason ? m_reason() : FarFailure::Unreachable);
    m_step = Step::Open;
    Q_EMIT opened();
}

void MuxChannel::ask()
{
    // Two pairs, not one: ssh closes its input and its output apart, and with one socket for both the end of what the
    // far host sends would not be seen before we end, too.
    int toFar[2] = {-1, -1};
    int fromFar[2] = {-1, -1};
    const auto closeAll = [&] {
        for (const int descriptor : {toFar[0], toFar[1], fromFar[0], fromFar[1]}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    };
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, toFar) != 0 ||
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fromFar) != 0) {
        closeAll();
        return fail(FarFailure::Down);
    }
    m_step = Step::Asked;
    const bool sent =
        sendPacket(number(kNewStdioForward) + number(kRequest) + text({}) + text(m_host) + number(m_port)) &&
        sendDescriptor(toFar[1]) && sendDescriptor(fromFar[1]);
    if (!sent) {
        closeAll();
        return fail(FarFailure::Down);
    }
    ::close(toFar[1]);
    ::close(fromFar[1]);
    m_source = std::make_unique<QLocalSocket>();
    m_sink = std::make_unique<QLocalSocket>();
    m_source->setSocketDescriptor(fromFar[0], QLocalSocket::ConnectedState, QIODevice::ReadOnly);
    m_sink->setSocketDescriptor(toFar[0], QLocalSocket::ConnectedState, QIODevice::WriteOnly);
    m_source->setReadBufferSize(kReadBuffer);
    connect(m_source.get(), &QLocalSocket::disconnected, this, &FarChannel::ended);
}

void MuxChannel::fail(FarFailure failure)
{
    if (m_step == Step::Over)
        return;
    m_step = Step::Over;
    if (m_notifier)
        m_notifier->setEnabled(false);
    Q_EMIT failed(failure);
}

bool MuxChannel::sendPacket(const QByteArray &content)
{
    // a few hundred bytes into an empty socket buffer: they fit, or the master is of no use
    const QByteArray packet = text(content);
    return ::send(m_control, packet.constData(), std::size_t(packet.size()), MSG_NOSIGNAL) == packet.size();
}

bool MuxChannel::sendDescriptor(int descriptor)
{
    char byte = 0;
    iovec data = {&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message = {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    return ::sendmsg(m_control, &message, MSG_NOSIGNAL) == 1;
}

} // namespace cinderscope
