// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/runtimefiles.h"

#include "jupyter/jupyteraddress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <optional>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr qsizetype kMostFiles = 1'000;

bool isSet(const QProcessEnvironment &environment, const QString &name)
{
    const QString value = environment.value(name).toLower();
    return !value.isEmpty() && value != "no"_L1 && value != "n"_L1 && value != "false"_L1 && value != "off"_L1 &&
           value != "0"_L1 && value != "0.0"_L1;
}

QString homeOf(const QProcessEnvironment &environment)
{
    const QString home = environment.value(u"HOME"_s);
    return home.isEmpty() ? QDir::homePath() : home;
}

#ifdef Q_OS_UNIX
bool isAlive(qint64 pid)
{
    return pid > 0 && pid <= 0x7fffffff && (::kill(pid_t(pid), 0) == 0 || errno == EPERM);
}

QByteArray readOwn(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return {};
    struct stat status = {};
    QByteArray bytes;
    QFile file;
    const bool good = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
                      (status.st_mode & (S_IWGRP | S_IWOTH)) == 0 && status.st_size <= kMostBytes;
    if (good && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        bytes = file.read(kMostBytes);
    ::close(descriptor);
    return bytes;
}
#else
bool isAlive(qint64 pid)
{
    return pid > 0;
}

QByteArray readOwn(const QString &path)
{
    QFile file(path);
    return file.size() <= kMostBytes && file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}
#endif

std::optional<RuntimeServer> serverOf(const QJsonObject &info, const QString &path)
{
    RuntimeServer server;
    server.pid = qint64(info.value("pid"_L1).toDouble());
    if (!isAlive(server.pid))
        return {};
    server.file = path;
    server.token = info.value("token"_L1).toString();
    server.password = info.value("password"_L1).toBool();
    server.version = info.value("version"_L1).toString().left(64);
    server.root = info.value(info.contains("root_dir"_L1) ? "root_dir"_L1 : "notebook_dir"_L1).toString();
    server.socket = info.value("sock"_L1).toString();
    if (!server.socket.isEmpty()) {
        server.url.setScheme(u"unix"_s);
        server.url.setPath(server.socket);
        return server;
    }
    QUrl url(info.value("url"_L1).toString());
    const QHostAddress listens(info.value("hostname"_L1).toString());
    if (listens == QHostAddress(QHostAddress::AnyIPv4) || listens == QHostAddress(QHostAddress::AnyIPv6))
        url.setHost(u"localhost"_s); // its URL has the computer's name, which may lead elsewhere
    QUrl plain = url;
    plain.setQuery(QString()); // the token is a key of its own
    plain.setUserInfo(QString());
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return {};
    if (!plain.path().endsWith(u'/'))
        plain.setPath(plain.path() + u'/');
    server.url = plain;
    return server;
}

} // namespace

QStringList jupyterRuntimeFolders(const QProcessEnvironment &environment)
{
    if (const QString named = environment.value(u"JUPYTER_RUNTIME_DIR"_s); !named.isEmpty())
        return {QDir::cleanPath(named)};
    if (const QString data = environment.value(u"JUPYTER_DATA_DIR"_s); !data.isEmpty())
        return {QDir::cleanPath(data + u"/runtime"_s)};
    const QString home = homeOf(environment);
    QStringList folders;
#if defined(Q_OS_MACOS)
    if (isSet(environment, u"JUPYTER_PLATFORM_DIRS"_s))
        folders += home + u"/Library/Application Support/Jupyter/runtime"_s;
    folders += home + u"/Library/Jupyter/runtime"_s;
#elif defined(Q_OS_WIN)
    if (isSet(environment, u"JUPYTER_PLATFORM_DIRS"_s))
        folders += environment.value(u"LOCALAPPDATA"_s) + u"/Jupyter/runtime"_s;
    const QString data = environment.value(u"APPDATA"_s);
    folders += data.isEmpty() ? home + u"/.jupyter/data/runtime"_s : data + u"/jupyter/runtime"_s;
#else
    const QString data = environment.value(u"XDG_DATA_HOME"_s);
    const QString base = data.isEmpty() ? home + u"/.local/share"_s : data;
    folders += base + u"/jupyter/runtime"_s; // the same with JUPYTER_PLATFORM_DIRS
    Q_UNUSED(isSet)
#endif
    for (QString &folder : folders)
        folder = QDir::cleanPath(folder);
    return folders;
}

QList<RuntimeServer> readRuntimeFiles(const QStringList &folders)
{
    QList<RuntimeServer> servers;
    for (const QString &folder : folders) {
        const QDir dir(folder);
        const QStringList names = dir.entryList({u"jpserver-*.json"_s, u"nbserver-*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names.first(std::min(names.size(), kMostFiles))) {
            const QString path = dir.filePath(name);
            const QJsonDocument document = QJsonDocument::fromJson(readOwn(path));
            if (!document.isObject()) // also one that is being written
                continue;
            if (auto server = serverOf(document.object(), path))
                servers.append(std::move(*server));
        }
    }
    return servers;
}

} // namespace cinderscope
