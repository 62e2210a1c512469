// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mimicspark.h"

#include <algorithm>
#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

Answer json(const QJsonValue &value)
{
    Answer answer;
    answer.body = value.isArray() ? QJsonDocument(value.toArray()).toJson() : QJsonDocument(value.toObject()).toJson();
    return answer;
}

Answer notFound(const QString &text)
{
    Answer answer;
    answer.status = 404;
    answer.contentType = "text/plain";
    answer.body = text.toUtf8();
    return answer;
}

QJsonArray withStatus(const QJsonArray &list, const QUrlQuery &query, bool filters)
{
    const QString status = query.queryItemValue(u"status"_s);
    if (status.isEmpty() || !filters)
        return list;
    QJsonArray result;
    for (const QJsonValue &entry : list) {
        if (entry[u"status"].toString().compare(status, Qt::CaseInsensitive) == 0)
            result.append(entry);
    }
    return result;
}

template <class List>
QJsonArray pageOf(const List &list, const QUrlQuery &query, int length)
{
    QJsonArray page;
    const int offset = query.queryItemValue(u"offset"_s).toInt();
    if (query.hasQueryItem(u"length"_s))
        length = query.queryItemValue(u"length"_s).toInt();
    for (int i = offset; i < int(list.size()) && i < offset + length; ++i)
        page.append(list[i]);
    return page;
}

QJsonObject withoutTasks(QJsonObject stage)
{
    stage.remove(u"tasks"_s);
    return stage;
}

} // namespace

QString isoText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"GMT"_s;
}

QJsonValue MimicSpark::load(const QString &version, const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/rest/") + version + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName() + u": "_s + file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

MimicSpark::MimicSpark()
{
    application = {{u"id"_s, u"app-1"_s},
                   {u"name"_s, u"mimic"_s},
                   {u"attempts"_s, QJsonArray{QJsonObject{{u"startTimeEpoch"_s, 1'795'207'097'689.0},
                                                          {u"sparkUser"_s, u"user"_s},
                                                          {u"completed"_s, false},
                                                          {u"appSparkVersion"_s, u"4.3.0"_s}}}}};
}

MimicSpark MimicSpark::recorded(const QString &version)
{
    MimicSpark spark;
    spark.application = load(version, u"application.json"_s).toObject();
    spark.environment = load(version, u"environment.json"_s).toObject();
    spark.jobs = load(version, u"jobs.json"_s).toArray();
    const QJsonArray stages = load(version, u"stages.json"_s).toArray();
    for (const QJsonValue &entry : stages) { // recorded while it ran: counters lag behind the tasks
        QJsonObject stage = entry.toObject();
        QHash<QString, int> counts;
        for (const QJsonObject &task : tasksOf(stage))
            ++counts[task[u"status"].toString()];
        stage[u"numActiveTasks"_s] = counts[u"RUNNING"_s];
        stage[u"numCompleteTasks"_s] = counts[u"SUCCESS"_s];
        stage[u"numFailedTasks"_s] = counts[u"FAILED"_s];
        stage[u"numKilledTasks"_s] = counts[u"KILLED"_s];
        spark.stages.append(stage);
    }
    spark.executors = load(version, u"allexecutors.json"_s).toArray();
    spark.sql = load(version, u"sql.json"_s).toArray();
    return spark;
}

QString MimicSpark::id() const
{
    return application[u"id"].toString();
}

std::vector<QJsonObject> MimicSpark::tasksOf(const QJsonObject &stage)
{
    std::vector<QJsonObject> list;
    const QJsonObject tasks = stage[u"tasks"].toObject();
    for (const QJsonValue &task : tasks)
        list.push_back(task.toObject());
    std::sort(list.begin(), list.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a[u"taskId"].toInteger() < b[u"taskId"].toInteger();
    });
    return list;
}

Answer MimicSpark::answer(const QString &path, const QUrlQuery &query) const
{
    if (path == u"/"_s) {
        Answer redirect;
        redirect.status = 302;
        redirect.headers = "Location: /jobs/\r\n";
        return redirect;
    }
    if (path == u"/api/v1/applications"_s)
        return json(QJsonArray{application});
    const QString own = u"/api/v1/applications/"_s + id();
    if (path == own || path.startsWith(own + u'/'))
        return applicationAnswer(path.mid(own.size()), query);
    return notFound(u"unknown app "_s + path.section(u'/', 4, 4));
}

Answer MimicSpark::applicationAnswer(const QString &path, const QUrlQuery &query) const
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return json(application);
    const QString &what = parts[0];
    if (what == u"environment"_s)
        return json(environment);
    if (what == u"allexecutors"_s)
        return json(executors);
    const auto one = [&parts](const QJsonArray &list, QStringView key) {
        for (const QJsonValue &entry : list) {
            if (entry[key].toInteger(-1) == parts[1].toLongLong())
                return json(entry);
        }
        return notFound(u"unknown "_s + key.toString() + u' ' + parts[1]);
    };
    if (what == u"jobs"_s)
        return parts.size() == 1 ? json(withStatus(jobs, query, knowsStatus)) : one(jobs, u"jobId");
    if (what == u"sql"_s && hasSql)
        return parts.size() == 1 ? json(pageOf(sql, query, 20)) : one(sql, u"id");
    if (what == u"stages"_s)
        return stageAnswer(parts, query);
    return notFound(u"unknown app "_s + id() + u", attempt "_s + what); // as Spark words it
}

Answer MimicSpark::stageAnswer(const QStringList &parts, const QUrlQuery &query) const
{
    QJsonArray found;
    for (const QJsonValue &entry : withStatus(stages, query, knowsStatus)) {
        const QJsonObject stage = entry.toObject();
        if (parts.size() > 1 && stage[u"stageId"].toInt() != parts[1].toInt())
            continue;
        if (parts.size() > 2 && stage[u"attemptId"].toInt() != parts[2].toInt())
            continue;
        if (parts.size() > 3) {
            const auto tasks = tasksOf(stage);
            return json(pageOf(tasks, query, 20));
        }
        found.append(withoutTasks(stage));
    }
    if (parts.size() > 1 && found.isEmpty())
        return notFound(u"unknown stage: "_s + parts[1]);
    return json(found);
}

} // namespace cinderscope::test
