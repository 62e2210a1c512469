// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/ownconnections.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

//! As /proc/net/tcp writes an IPv4 address.
QString inTables(const QHostAddress &address)
{
    return u"%1"_s.arg(qToBigEndian(address.toIPv4Address()), 8, 16, QChar(u'0')).toUpper();
}

} // namespace

QStringList ownConnections()
{
    QProcess sockets;
    sockets.start(u"ss"_s, {u"-tnpOo"_s});
    sockets.waitForFinished(5000);
    QStringList lines = QString::fromUtf8(sockets.readAllStandardOutput()).split(u'\n');
    const QString mine = u"pid=%1,"_s.arg(QCoreApplication::applicationPid());
    lines.removeIf([&mine](const QString &line) { return !line.contains(mine); });
    return lines;
}

QStringList connectionsElsewhere(const QHostAddress &way)
{
    QSet<QString> mine;
    const QDir folder(u"/proc/self/fd"_s);
    for (const QString &name : folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(folder.filePath(name)).section(u'/', -1);
        if (target.startsWith("socket:["_L1))
            mine.insert(target.mid(8).chopped(1));
    }
    QStringList found;
    for (const QString &table : {u"/proc/self/net/tcp"_s, u"/proc/self/net/tcp6"_s, u"/proc/self/net/udp"_s}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QStringList fields = QString::fromLatin1(line).simplified().split(u' ');
            const QString remote = fields.value(2).section(u':', 0, 0);
            const bool here = remote.endsWith("7F"_L1) || remote == QString(remote.size(), u'0');
            const bool isWay = !way.isNull() && remote == inTables(way);
            if (fields.size() > 9 && mine.contains(fields[9]) && !here && !isWay)
                found.append(fields[2]);
        }
    }
    return found;
}

} // namespace cinderscope::test
