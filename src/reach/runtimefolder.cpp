// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/runtimefolder.h"
#include "reach/ownfolder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QDir>
#include <QFile>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr QLatin1StringView kPrefix{"r-"}; // of our folders

Error systemError(const QString &path)
{
    const ErrorCode code = errno == EACCES || errno == EPERM ? ErrorCode::NoPermission : ErrorCode::Io;
    return {code, std::strerror(errno), path.toStdString()};
}

//! Makes it if needed; it must be ours alone, since the sockets in it need no other protection.
Result<void> makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return systemError(path);
    struct stat info = {};
    if (::lstat(name.constData(), &info) != 0)
        return systemError(path);
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::getuid())
        return Error{ErrorCode::NoPermission, "not a folder of this user", path.toStdString()};
    if ((info.st_mode & 0077) != 0 && ::chmod(name.constData(), 0700) != 0)
        return systemError(path);
    return {};
}

Result<QString> makeParent(const QString &parent)
{
    QStringList steps;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!parent.isEmpty()) {
        steps = {parent};
    } else if (QDir::isAbsolutePath(runtime) && QDir(runtime).exists()) {
        steps = {runtime + u"/cinderscope"_s, runtime + u"/cinderscope/reach"_s};
    } else {
        const QString own = u"/tmp/cinderscope-%1"_s.arg(::getuid());
        steps = {own, own + u"/reach"_s};
    }
    for (const QString &step : steps) {
        if (auto made = makePrivate(step); !made)
            return made.error();
    }
    return steps.last();
}

int openLock(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

//! Folders whose owner is gone. The lock of the parent is held, so none of them is just being made.
void removeStale(const QString &parent)
{
    const QStringList folders = QDir(parent).entryList(QStringList{kPrefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QString &name : folders) {
        const QString path = parent + u'/' + name;
        const int lock = openLock(path + u"/lock"_s);
        if (lock < 0)
            continue;
        if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
            removeOwnFolder(path);
        ::close(lock);
    }
}

} // namespace

RuntimeFolder::RuntimeFolder(QString path, int lock) : m_path(std::move(path)), m_lock(lock) {}

RuntimeFolder::~RuntimeFolder()
{
    removeOwnFolder(m_path);
    ::close(m_lock);
}

Result<std::unique_ptr<RuntimeFolder>> RuntimeFolder::make(const QString &parent)
{
    const auto base = makeParent(parent);
    if (!base)
        return base.error();
    const int guard = openLock(*base + u"/.lock"_s);
    if (guard < 0 || ::flock(guard, LOCK_EX) != 0) {
        const Error error = systemError(*base);
        if (guard >= 0)
            ::close(guard);
        return error;
    }
    removeStale(*base);
    QByteArray name = QFile::encodeName(QString(*base + u'/' + kPrefix + u"XXXXXX"_s));
    std::unique_ptr<RuntimeFolder> folder;
    if (::mkdtemp(name.data())) {
        const QString path = QFile::decodeName(name);
        const int lock = openLock(path + u"/lock"_s);
        if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0)
            folder.reset(new RuntimeFolder(path, lock));
    }
    const Error error = systemError(*base);
    ::close(guard);
    if (!folder)
        return error;
    return folder;
}

} // namespace cinderscope
