// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/sparkprocess.h"

#include <QDir>
#include <QFile>
#include <QList>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostCommand = 256 * 1024; // class paths of notebooks are long
constexpr quint16 kConnectPort = 15002;

quint16 toPort(const QByteArray &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number > 0 && number <= 65535 ? quint16(number) : quint16(0);
}

//! Port of "-Dkey=4041" or "key=4041" anywhere, the last one counts.
quint16 portOf(const QList<QByteArray> &words, const QByteArray &key)
{
    quint16 port = 0;
    const QByteArray start = key + '=';
    for (const QByteArray &word : words) {
        const qsizetype at = word.indexOf(QByteArray(key + '='));
        if (at == 0 || (at == 2 && word.startsWith("-D")))
            port = toPort(word.mid(at + start.size()));
    }
    return port;
}

quint16 portBehind(const QList<QByteArray> &words, const QByteArray &option)
{
    const qsizetype at = words.indexOf(option);
    return at >= 0 && at + 1 < words.size() ? toPort(words[at + 1]) : quint16(0);
}

//! Of a Jupyter kernel (jupyter_client.connect.write_connection_file): Almond and Toree load Spark by a loader of their
//! own, which the command line does not show.
bool isConnectionFile(const QByteArray &word)
{
    const QByteArray name = word.mid(word.lastIndexOf('/') + 1);
    return name.startsWith("kernel-") && name.endsWith(".json");
}

bool isJava(const QByteArray &program)
{
    return program == "java" || program.endsWith("/java");
}

QByteArray readSmall(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(kMostCommand) : QByteArray();
}

QList<qint64> processIds()
{
    QList<qint64> list;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted)) {
        bool ok = false;
        if (const qint64 pid = name.toLongLong(&ok); ok)
            list.append(pid);
    }
    return list;
}

//! Calls \a take with the inode of each socket that a process holds, until it returns false.
template <class Take>
void forEachSocket(qint64 pid, Take &&take)
{
    const QString folder = u"/proc/%1/fd/"_s.arg(pid);
    const QStringList names =
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
    for (const QString &name : names) {
        char target[64];
        const ssize_t length = readlink(QFile::encodeName(folder + name).constData(), target, sizeof target - 1);
        if (length <= 0)
            continue;
        target[length] = 0;
        unsigned long long inode = 0;
        if (std::sscanf(target, "socket:[%llu]", &inode) == 1 && !take(std::uint64_t(inode)))
            return;
    }
}

} // namespace

std::optional<SparkProcess> parseSparkCommand(const QByteArray &cmdline, qint64 pid)
{
    const QList<QByteArray> words = cmdline.split('\0');
    if (words.isEmpty() || !isJava(words.first()))
        return {};
    SparkProcess process;
    process.pid = pid;
    bool sparkInClassPath = false;
    QByteArray main;
    for (const QByteArray &word : words) {
        sparkInClassPath = sparkInClassPath || isConnectionFile(word);
        if (main.isEmpty() && word.startsWith("org.apache.spark."))
            main = word;
        sparkInClassPath = sparkInClassPath || word.contains("/spark-core_");
    }
    if (main.isEmpty() && !sparkInClassPath)
        return {};
    if (main.contains("ExecutorBackend") || main.contains("ExternalShuffleService"))
        return {};
    process.mainClass = main.isEmpty() ? u"java"_s : QString::fromUtf8(main);
    process.uiPort = portOf(words, "spark.ui.port");
    if (main == "org.apache.spark.deploy.master.Master") {
        process.role = SparkProcess::Role::Master;
        process.uiPort = portBehind(words, "--webui-port");
    } else if (main == "org.apache.spark.deploy.worker.Worker") {
        process.role = SparkProcess::Role::Worker;
        process.uiPort = portBehind(words, "--webui-port");
    } else if (main == "org.apache.spark.deploy.history.HistoryServer") {
        process.role = SparkProcess::Role::History;
        process.uiPort = portOf(words, "spark.history.ui.port");
    } else if (cmdline.contains("spark.sql.connect") || cmdline.contains("SparkConnect")) {
        const quint16 port = portOf(words, "spark.connect.grpc.binding.port");
        process.connectPort = port != 0 ? port : kConnectPort;
    }
    return process;
}

std::map<std::uint64_t, SparkProcess> sparkSockets()
{
    std::map<std::uint64_t, SparkProcess> sockets;
    for (const qint64 pid : processIds()) {
        const auto process = parseSparkCommand(readSmall(u"/proc/%1/cmdline"_s.arg(pid)), pid);
        if (!process)
            continue;
        forEachSocket(pid, [&](std::uint64_t inode) {
            sockets.emplace(inode, *process);
            return true;
        });
    }
    return sockets;
}

bool belongsToStranger(std::uint64_t inode)
{
    bool found = false;
    for (const qint64 pid : processIds()) {
        forEachSocket(pid, [&](std::uint64_t held) {
            found = found || held == inode;
            return !found;
        });
        if (found)
            return !parseSparkCommand(readSmall(u"/proc/%1/cmdline"_s.arg(pid)), pid);
    }
    return false;
}

} // namespace cinderscope
