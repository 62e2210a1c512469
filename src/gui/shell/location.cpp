// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/location.h"

#include "gui/shell/folderlister.h"
#include "ingest/source/lognames.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

QUrl driverUrl(const QString &text)
{
    static const QRegularExpression hostPort(u"^(localhost|\\[[0-9a-fA-F:]+\\]|[\\w.-]+):(\\d{1,5})(/.*)?$"_s);
    const QString trimmed = text.trimmed();
    QUrl url;
    if (trimmed.startsWith("http://"_L1, Qt::CaseInsensitive) || trimmed.startsWith("https://"_L1, Qt::CaseInsensitive))
        url = QUrl(trimmed, QUrl::StrictMode);
    else if (hostPort.match(trimmed).hasMatch())
        url = QUrl(u"http://"_s + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    QUrl root;
    root.setScheme(url.scheme().toLower());
    root.setHost(url.host());
    root.setPort(url.port());
    // Behind a proxy a driver's root has a path: what stands before the UI's own pages.
    static const QRegularExpression page(u"/(api/v1|jobs|stages|storage|environment|executors|SQL)(/.*)?$"_s);
    QString path = url.path();
    path.remove(page);
    while (path.endsWith(u'/'))
        path.chop(1);
    root.setPath(path);
    return root;
}

Result<Location> resolveLocation(const QString &text)
{
    Location location;
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error{ErrorCode::InvalidArgument, "empty location", {}};
    if (trimmed == u'-') {
        location.entry.ref = ApplicationRef::log(trimmed);
        return location;
    }
    // A file of that name wins over an address ("host:4040").
    const bool isUrl = trimmed.contains("://"_L1);
    if (const QUrl url = driverUrl(trimmed); url.isValid() && (isUrl || !QFileInfo::exists(trimmed))) {
        location.kind = Location::Kind::Driver;
        location.url = url;
        return location;
    }
    QString given = trimmed;
    if (given == u'~' || given.startsWith("~/"_L1))
        given = QDir::homePath() + given.mid(1);
    const std::optional<std::string> local = localPath(given.toStdString());
    if (!local)
        return Error{ErrorCode::Unsupported, given.section(u':', 0, 0).toStdString(), given.toStdString()};
    location.path = QDir::cleanPath(QFileInfo(QString::fromStdString(*local)).absoluteFilePath());
    const QFileInfo info(location.path);
    if (info.isDir() && !isRollingFolderName(info.fileName().toStdString())) {
        location.kind = Location::Kind::Folder;
        return location;
    }
    Result<SourceEntry> entry = FolderLister::readEntry(location.path);
    if (!entry)
        return entry.error();
    location.entry = std::move(*entry);
    return location;
}

} // namespace cinderscope
