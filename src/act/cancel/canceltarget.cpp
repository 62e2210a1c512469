// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/canceltarget.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope {

std::optional<CancelTarget> CancelTarget::ofKillUrl(const QUrl &url)
{
    QString path = url.path();
    if (path.endsWith(u'/'))
        path.chop(1);
    const QString id = QUrlQuery(url).queryItemValue(u"id"_s, QUrl::FullyDecoded);
    bool isNumber = false;
    const qlonglong number = id.toLongLong(&isNumber);
    if (path.endsWith("/jobs/job/kill"_L1))
        return job(isNumber ? number : -1);
    if (path.endsWith("/stages/stage/kill"_L1))
        return stage(isNumber ? number : -1);
    if (path.endsWith("/app/kill"_L1))
        return CancelTarget{Kind::Application, -1, -1, id};
    if (path.endsWith("/driver/kill"_L1))
        return driver(id);
    return std::nullopt;
}

CancelTarget CancelTarget::jobs(const QList<std::int32_t> &ids)
{
    if (ids.size() == 1)
        return job(ids.first());
    QStringList texts;
    for (const std::int32_t id : ids)
        texts += QString::number(id);
    return {Kind::Jobs, -1, -1, texts.join(u',')};
}

QString CancelTarget::word() const
{
    switch (kind) {
    case Kind::Job:
        return u"job"_s;
    case Kind::Stage:
        return u"stage"_s;
    case Kind::Task:
        return u"task"_s;
    case Kind::Group:
        return u"group"_s;
    case Kind::Tag:
        return u"tag"_s;
    case Kind::Sql:
        return u"sql"_s;
    case Kind::Query:
        return u"query"_s;
    case Kind::Jobs:
        return u"jobs"_s;
    case Kind::AllJobs:
        return u"allJobs"_s;
    case Kind::Application:
        return u"application"_s;
    case Kind::Driver:
        return u"driver"_s;
    }
    return {};
}

QString CancelTarget::idText() const
{
    if (kind == Kind::Stage && attempt > 0)
        return u"%1.%2"_s.arg(id).arg(attempt);
    return id >= 0 ? QString::number(id) : name;
}

QString CancelTarget::text() const
{
    switch (kind) {
    case Kind::Job:
        return u"job %1"_s.arg(id);
    case Kind::Stage:
        return attempt > 0 ? u"stage %1 (attempt %2)"_s.arg(id).arg(attempt) : u"stage %1"_s.arg(id);
    case Kind::Task:
        return u"task %1"_s.arg(id);
    case Kind::Group:
        return u"job group \"%1\""_s.arg(name);
    case Kind::Tag:
        return u"jobs with tag \"%1\""_s.arg(name);
    case Kind::Sql:
        return u"SQL execution %1"_s.arg(id);
    case Kind::Query:
        return u"streaming query %1"_s.arg(name);
    case Kind::Jobs:
        return u"jobs "_s + QString(name).replace(u","_s, u", "_s);
    case Kind::AllJobs:
        return u"all jobs"_s;
    case Kind::Application:
        return u"the application"_s;
    case Kind::Driver:
        return name;
    }
    return {};
}

} // namespace cinderscope
