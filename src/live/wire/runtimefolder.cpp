// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/runtimefolder.h"

#include "ingest/codec/inputfile.h"
#include "live/wire/handshake.h"
#include "live/wire/localsocket.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr off_t kMostBytes = 64 << 10;

std::string native(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

Error failure(int number, const QString &path)
{
    return errorFromErrno(number, path.toStdString());
}

//! The content of a small file that belongs to us alone.
std::optional<QByteArray> readPrivateFile(const QString &path)
{
    const int fd = ::open(native(path).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return std::nullopt;
    struct stat info
    {
    };
    std::optional<QByteArray> content;
    if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == ::geteuid() &&
        (info.st_mode & (S_IRWXG | S_IRWXO)) == 0 && info.st_size <= kMostBytes) {
        QByteArray bytes(qsizetype(info.st_size), Qt::Uninitialized);
        const ssize_t count = ::read(fd, bytes.data(), std::size_t(bytes.size()));
        if (count >= 0)
            content = bytes.left(qsizetype(count));
    }
    ::close(fd);
    return content;
}

bool writeAll(int fd, const QByteArray &content)
{
    for (qsizetype at = 0; at < content.size();) {
        const ssize_t count = ::write(fd, content.constData() + at, std::size_t(content.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += qsizetype(count);
    }
    return true;
}

} // namespace

Result<void> replacePrivateFile(const QString &path, const QByteArray &content)
{
    std::string draft = native(path) + ".XXXXXX";
    const int fd = ::mkstemp(draft.data()); // mode 0600
    if (fd < 0)
        return failure(errno, path);
    const bool written = writeAll(fd, content);
    int number = written ? 0 : errno;
    if (::close(fd) != 0 && number == 0)
        number = errno;
    if (number == 0 && ::rename(draft.c_str(), native(path).c_str()) != 0)
        number = errno;
    if (number == 0)
        return {};
    ::unlink(draft.c_str());
    return failure(number, path);
}

Result<RuntimeFolder> RuntimeFolder::open(const QString &path)
{
    const QString clean = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    if (!QDir().mkpath(QFileInfo(clean).path()))
        return Error{ErrorCode::NoPermission, "the folder above it cannot be made", path.toStdString()};
    if (::mkdir(native(clean).c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failure(errno, path);
    struct stat info
    {
    };
    if (::lstat(native(clean).c_str(), &info) != 0)
        return failure(errno, path);
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::geteuid())
        return Error{ErrorCode::NoPermission, "it is not a folder of this user alone", path.toStdString()};
    if ((info.st_mode & ALLPERMS) != S_IRWXU && ::chmod(native(clean).c_str(), S_IRWXU) != 0)
        return failure(errno, path);
    return RuntimeFolder(clean);
}

Result<QByteArray> RuntimeFolder::secret() const
{
    if (const auto kept = readPrivateFile(secretFile()); kept && isWireSecret(kept->trimmed()))
        return kept->trimmed();
    const QByteArray fresh = newWireSecret();
    if (auto written = replacePrivateFile(secretFile(), fresh + '\n'); !written)
        return written.error();
    return fresh;
}

quint16 RuntimeFolder::lastPort() const
{
    const auto kept = readPrivateFile(file(u"listener.port"_s));
    return kept ? kept->trimmed().toUShort() : quint16(0);
}

void RuntimeFolder::rememberPort(quint16 port) const
{
    if (port != 0 && port != lastPort())
        (void)replacePrivateFile(file(u"listener.port"_s), QByteArray::number(port) + '\n'); // a convenience only
}

std::optional<RuntimeRecord> RuntimeFolder::read(const QString &name) const
{
    const auto content = readPrivateFile(file(name));
    if (!content)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(*content).object();
    RuntimeRecord record;
    record.pid = object[u"pid"].toInteger();
    for (const QJsonValue &address : object[u"addresses"].toArray())
        record.addresses << address.toString();
    record.secret = object[u"secret"].toString().toLatin1();
    if (record.addresses.isEmpty() || !isWireSecret(record.secret))
        return std::nullopt;
    return record;
}

Result<void> RuntimeFolder::write(const QString &name, const RuntimeRecord &record) const
{
    const QJsonObject object{{u"protocol"_s, kWireProtocol},
                             {u"pid"_s, record.pid},
                             {u"addresses"_s, QJsonArray::fromStringList(record.addresses)},
                             {u"secret"_s, QString::fromLatin1(record.secret)}};
    return replacePrivateFile(file(name), QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void RuntimeFolder::remove(const QString &name) const
{
    ::unlink(native(file(name)).c_str());
}

void RuntimeFolder::sweep() const
{
    const QDir folder(m_path);
    for (const QString &name : folder.entryList({u"listener-*.sock"_s}, QDir::System)) {
        if (!somebodyListens(u"unix:"_s + file(name)))
            remove(name);
    }
    for (const QString &name : folder.entryList({u"listener-*.json"_s}, QDir::Files)) {
        const auto record = read(name);
        if (!record || !somebodyListens(*record))
            remove(name);
    }
}

RuntimeFolder::Lock::Lock(const RuntimeFolder &folder)
{
    m_fd = ::open(native(folder.file(u"listener.lock"_s)).c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                  S_IRUSR | S_IWUSR);
    if (m_fd < 0)
        return;
    // Others hold it for some milliseconds; one that is stopped (SIGSTOP) must not stop us.
    for (int tries = 0; tries < 100 && ::flock(m_fd, LOCK_EX | LOCK_NB) != 0; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

RuntimeFolder::Lock::~Lock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool somebodyListens(const QString &address)
{
    if (address.startsWith(u"unix:"))
        return LocalSocket::connectsTo(address.mid(5));
    if (address.startsWith(u"tcp:127.0.0.1:"))
        return LocalSocket::connectsTo(address.mid(14).toUShort());
    return false;
}

bool somebodyListens(const RuntimeRecord &record)
{
    // A Unix socket says for certain whether its process lives; a port may be somebody else's by now.
    for (const QString &address : record.addresses) {
        if (address.startsWith(u"unix:"))
            return somebodyListens(address);
    }
    return std::any_of(record.addresses.begin(), record.addresses.end(),
                       [](const QString &address) { return somebodyListens(address); });
}

} // namespace cinderscope
