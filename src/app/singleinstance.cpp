// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "singleinstance.h"

#include <fcntl.h>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QByteArray kTaken("taken\n");
constexpr int kRetryMs = 25;

//! A folder of the person that nobody else can write; made where it is not there.
bool makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat info = {};
    return ::lstat(name.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid() &&
           (info.st_mode & 0077) == 0;
}

//! Windows on two displays are two programs.
QString session()
{
    const QByteArray display = qgetenv("WAYLAND_DISPLAY") + '|' + qgetenv("DISPLAY") + '|' + qgetenv("QT_QPA_PLATFORM");
    return QString::fromLatin1(QCryptographicHash::hash(display, QCryptographicHash::Sha1).toHex().left(10));
}

//! Only what this person's programs say counts; the folder's permissions say so already, this says it again.
bool isOwn(const QLocalSocket &socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::geteuid();
}

} // namespace

QString SingleInstance::defaultFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString folder =
        runtime.isEmpty() ? QDir::tempPath() + u"/cinderscope-%1"_s.arg(::geteuid()) : runtime + u"/cinderscope"_s;
    return makePrivate(folder) ? folder : QString();
}

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(folder.isEmpty() ? defaultFolder() : folder)
{
    if (m_folder.isEmpty())
        return;
    m_lock = m_folder + u"/window-%1.lock"_s.arg(session());
    m_socket = m_folder + u"/window-%1"_s.arg(session());
}

SingleInstance::~SingleInstance()
{
    m_server.reset(); // removes the socket while the lock is still held
    if (m_lockFile >= 0)
        ::close(m_lockFile);
}

bool SingleInstance::tryBecomeFirst()
{
    if (m_folder.isEmpty() || m_lockFile >= 0)
        return true;
    m_lockFile = ::open(QFile::encodeName(m_lock).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_lockFile < 0)
        return true;
    if (::flock(m_lockFile, LOCK_EX | LOCK_NB) == 0)
        return true;
    const bool held = errno == EWOULDBLOCK;
    ::close(m_lockFile);
    m_lockFile = -1;
    return !held; // a file system without locks: every start is a window of its own
}

void SingleInstance::listen()
{
    if (m_lockFile < 0)
        return;
    QLocalServer::removeServer(m_socket); // of one that crashed: the lock is ours
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(MaxConnections);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::accept);
    m_server->listen(m_socket); // where that fails, later starts wait in vain and go on by themselves
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwn(*socket) || m_server->findChildren<QLocalSocket *>().size() > MaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(StartRequest::MaxBytes + 1);
        QTimer::singleShot(RequestMs, socket, [socket] { socket->abort(); });
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > StartRequest::MaxBytes)
                    socket->abort();
                return;
            }
            const std::optional<StartRequest> request = StartRequest::fromLine(socket->readLine());
            if (!request)
                return socket->abort();
            socket->write(kTaken);
            socket->disconnectFromServer();
            Q_EMIT requested(*request);
        });
    }
}

bool SingleInstance::handOver(const StartRequest &request, int waitMs) const
{
    const QByteArray line = request.toLine();
    const QDeadlineTimer deadline(waitMs);
    while (!m_socket.isEmpty() && line.size() <= StartRequest::MaxBytes && !deadline.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(m_socket);
        if (!socket.waitForConnected(int(deadline.remainingTime()))) {
            QThread::msleep(kRetryMs); // the first one holds the lock and does not listen yet
            continue;
        }
        if (!isOwn(socket))
            return false;
        socket.write(line);
        QByteArray answer;
        while (!answer.contains('\n') && socket.waitForReadyRead(int(deadline.remainingTime())))
            answer += socket.readAll();
        return answer + socket.readAll() == kTaken;
    }
    return false;
}

} // namespace cinderscope
