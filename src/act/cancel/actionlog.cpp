// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/actionlog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLockMs = 300;         // the window waits for it; a line takes well under a millisecond
constexpr qsizetype kMostText = 500; // of a detail: Spark's words may be a stack trace

QString userName()
{
    const passwd *entry = getpwuid(geteuid());
    return entry && entry->pw_name ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

QString placeOf(const std::optional<CancelWay> &way, const CancelSite &site)
{
    if (!way)
        return {};
    const auto url = [](const QUrl &address) {
        return address.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    };
    switch (*way) {
    case CancelWay::Listener:
        return site.listener.pid > 0 ? u"process %1"_s.arg(site.listener.pid) : u"listener"_s;
    case CancelWay::SparkUi:
        return url(site.ui);
    case CancelWay::MasterPage:
        return url(site.master);
    case CancelWay::Submissions:
        return url(site.submissions);
    case CancelWay::ResourceManager:
        return url(resourceManagers(site).value(0));
    case CancelWay::SparkSubmit:
        return driverPod(site);
    case CancelWay::Process:
        return site.process && *site.process ? u"process %1"_s.arg((*site.process)->pid) : QString();
    }
    return {};
}

Error fileError(const QFileDevice &file)
{
    const ErrorCode code = file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError
                               ? ErrorCode::NoPermission
                           : file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                        : ErrorCode::Io;
    return {code, file.errorString().toStdString(), file.fileName().toStdString()};
}

} // namespace

ActionRecord ActionRecord::make(const QString &program, const CancelPlan &plan, const CancelSite &site,
                                const QString &reason)
{
    ActionRecord record;
    record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.time = QDateTime::currentDateTimeUtc();
    record.program = program;
    record.user = userName();
    record.application = site.application.text();
    record.name = site.name.isEmpty() && site.snapshot ? QString::fromStdString(site.snapshot->app.name) : site.name;
    record.target = plan.target.word();
    record.targetId = plan.target.idText();
    if (const auto way = plan.way()) {
        record.way = wordOf(*way);
        record.place = placeOf(way, site);
    }
    record.reason = reason.left(kMostText);
    record.outcome = u"requested"_s;
    return record;
}

void ActionRecord::setOutcome(const CancelOutcome &result, const CancelSite &site)
{
    outcome = wordOf(result.kind);
    detail = result.detail.left(kMostText);
    milliseconds = result.milliseconds;
    if (result.way) {
        way = wordOf(*result.way);
        place = placeOf(result.way, site);
    }
}

QByteArray ActionRecord::toJson() const
{
    QJsonObject object{{u"id"_s, id},
                       {u"time"_s, time.toString(Qt::ISODateWithMs)},
                       {u"program"_s, program},
                       {u"user"_s, user},
                       {u"application"_s, application},
                       {u"name"_s, name},
                       {u"target"_s, target},
                       {u"targetId"_s, targetId},
                       {u"way"_s, way},
                       {u"place"_s, place},
                       {u"reason"_s, reason},
                       {u"outcome"_s, outcome},
                       {u"detail"_s, detail}};
    if (milliseconds >= 0)
        object.insert(u"ms"_s, milliseconds);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ActionRecord> ActionRecord::fromJson(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    ActionRecord record;
    record.id = object[u"id"_s].toString();
    record.time = QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODateWithMs);
    if (record.id.isEmpty() || !record.time.isValid())
        return {};
    const std::pair<QLatin1StringView, QString *> texts[] = {
        {"program"_L1, &record.program}, {"user"_L1, &record.user},
        {"name"_L1, &record.name},       {"application"_L1, &record.application},
        {"target"_L1, &record.target},   {"targetId"_L1, &record.targetId},
        {"way"_L1, &record.way},         {"place"_L1, &record.place},
        {"reason"_L1, &record.reason},   {"outcome"_L1, &record.outcome},
        {"detail"_L1, &record.detail}};
    for (const auto &[key, text] : texts)
        *text = object[key].toString();
    record.milliseconds = object[u"ms"_s].toInteger(-1);
    return record;
}

QString ActionLog::defaultPath()
{
    QString root = qEnvironmentVariable("XDG_STATE_HOME");
    if (!root.startsWith(u'/'))
        root = QDir::homePath() + u"/.local/state"_s;
    return root + u"/cinderscope/actions.jsonl"_s;
}

ActionLog::ActionLog(const QString &path, qint64 mostBytes) : m_path(path), m_mostBytes(mostBytes) {}

Result<void> ActionLog::append(const ActionRecord &record) const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::NoPermission, "the folder cannot be made", folder.toStdString()};
    QLockFile lock(m_path + u".lock"_s);
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(kLockMs))
        return Error{ErrorCode::Timeout, "another program writes it", m_path.toStdString()};
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return fileError(file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray line = record.toJson() + '\n';
    if (file.write(line) != line.size() || !file.flush())
        return fileError(file);
    const qint64 size = file.size();
    file.close();
    return size > m_mostBytes ? trim() : Result<void>();
}

Result<void> ActionLog::trim() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    file.seek(std::max<qint64>(0, file.size() - m_mostBytes / 2));
    QByteArray rest = file.readAll();
    rest.remove(0, rest.indexOf('\n') + 1); // the first line is cut
    QSaveFile replacement(m_path);
    if (!replacement.open(QIODevice::WriteOnly))
        return fileError(replacement);
    replacement.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (replacement.write(rest) != rest.size() || !replacement.commit())
        return fileError(replacement);
    return {};
}

QList<ActionRecord> ActionLog::read() const
{
    QList<ActionRecord> records;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return records;
    QHash<QString, qsizetype> rows;
    while (!file.atEnd()) {
        const auto record = ActionRecord::fromJson(file.readLine(64 * 1024));
        if (!record)
            continue;
        if (const auto row = rows.constFind(record->id); row != rows.constEnd()) {
            records[*row] = *record;
        } else {
            rows.insert(record->id, records.size());
            records.append(*record);
        }
    }
    return records;
}

Result<void> ActionLog::clear() const
{
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(kLockMs))
        return Error{ErrorCode::Timeout, "another program writes it", m_path.toStdString()};
    if (QFile file(m_path); file.exists() && !file.remove())
        return fileError(file);
    return {};
}

} // namespace cinderscope
