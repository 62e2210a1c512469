// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/clusterhostlist.h"

#include "launch/config/sessionconfig.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

Result<QString> readText(const QString &path)
{
    const QString name = path.startsWith(u"~/"_s) ? QDir::homePath() + path.mid(1) : path;
    QFile file(name);
    const std::string source = path.toStdString();
    if (!file.open(QIODevice::ReadOnly)) {
        const ErrorCode code = !file.exists()                                  ? ErrorCode::NotFound
                               : file.error() == QFileDevice::PermissionsError ? ErrorCode::NoPermission
                                                                               : ErrorCode::Io;
        return Error{code, file.errorString().toStdString(), source};
    }
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, file.errorString().toStdString(), source};
    if (bytes.size() > kMostBytes)
        return Error{ErrorCode::TooLarge, "more than 1 MB: not a list of hosts", source};
    return QString::fromUtf8(bytes);
}

} // namespace

QStringList parseWorkersFile(const QString &text)
{
    static const QRegularExpression blanks(u"[ \t\r]+"_s); // \r: of an editor on Windows, which a shell would keep
    QStringList words;
    for (const QString &line : text.split(u'\n'))
        words += line.section(u'#', 0, 0).split(blanks, Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

Result<ClusterHostList> ClusterHostList::of(const ClusterSettings &settings)
{
    QStringList words = settings.hosts;
    std::string source;
    if (!settings.workersFile.isEmpty()) {
        const auto text = readText(settings.workersFile);
        if (!text)
            return text.error();
        words = parseWorkersFile(*text);
        source = settings.workersFile.toStdString();
    }
    ClusterHostList list;
    for (const QString &word : words) {
        if (word.trimmed().isEmpty())
            continue;
        const auto host = SshHost::parse(word);
        if (!host)
            return Error{ErrorCode::InvalidArgument, "“" + word.toStdString() + "”: " + host.error().detail, source};
        if (!list.workers.contains(*host))
            list.workers += *host;
    }
    if (list.workers.isEmpty())
        return Error{ErrorCode::InvalidArgument, "no host is named", source};
    list.master = list.workers.first();
    if (!settings.host.trimmed().isEmpty()) {
        const auto host = SshHost::parse(settings.host);
        if (!host)
            return Error{ErrorCode::InvalidArgument,
                         "master's host “" + settings.host.toStdString() + "”: " + host.error().detail,
                         {}};
        list.master = *host;
    }
    return list;
}

} // namespace cinderscope
