// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/clusterreaders.h"

#include "discovery/restreaders.h"
#include "ingest/jsonaccess.h"

#include <algorithm>

namespace cinderscope::cluster {

namespace {

constexpr qsizetype kMostText = 2000;
constexpr qsizetype kMostEntries = 200'000; // of one list
constexpr std::int64_t kMiB = 1024 * 1024;
constexpr std::int64_t kMostMiB = std::int64_t(1) << 42; // an exabyte, four times

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), std::min(qsizetype(text.size()), kMostText));
}

QString textOf(const Object &object, std::string_view key)
{
    return toText(json::text(object, key));
}

std::int64_t countOf(const Object &object, std::string_view key, std::int64_t otherwise = 0)
{
    const std::int64_t number = json::number(object, key, otherwise);
    return number < 0 || number > INT32_MAX ? otherwise : number;
}

std::int64_t bytesOf(const Object &object, std::string_view key, std::int64_t otherwise = 0)
{
    const std::int64_t number = json::number(object, key, -1);
    return number < 0 || number > kMostMiB ? otherwise : number * kMiB;
}

//! An address that may be asked: http or https with a host. Empty for everything else.
QUrl addressOf(const QUrl &base, const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (url.isRelative() && !text.isEmpty()) {
        QUrl root = base;
        root.setPath(base.path() + QLatin1Char('/'));
        url = root.resolved(url);
    }
    const bool usable = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                        (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
    if (!usable)
        return {};
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = url.path(); // QUrl::StripTrailingSlash leaves "/" alone
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path);
    return url;
}

template <class Take>
void forEachObject(const Object &parent, std::string_view key, Take &&take)
{
    json::Array array;
    if (!json::array(parent, key, array))
        return;
    qsizetype taken = 0;
    for (const Element entry : array) {
        Object object;
        if (!entry.get(object) && ++taken <= kMostEntries)
            take(object);
    }
}

void addApplications(const Object &json, std::string_view key, bool ended, FoundEndpoint &endpoint)
{
    forEachObject(json, key, [&](const Object &object) {
        FoundApplication application;
        application.applicationId = textOf(object, "id");
        if (application.applicationId.isEmpty())
            return;
        application.name = textOf(object, "name");
        application.user = textOf(object, "user");
        application.sparkVersion = endpoint.sparkVersion;
        application.state = textOf(object, "state").toLower();
        application.start = json::time(object, "starttime");
        application.cores = countOf(object, "cores", -1);
        application.memoryPerExecutor = bytesOf(object, "memoryperexecutor", bytesOf(object, "memoryperslave", -1));
        const std::int64_t duration = json::number(object, "duration", -1);
        if (ended && application.start != kNoTime && duration >= 0 && duration < INT64_MAX / 2 - application.start)
            application.end = application.start + duration;
        endpoint.applications.append(application);
    });
}

void addSubmissions(const Object &json, std::string_view key, bool active, FoundEndpoint &endpoint)
{
    forEachObject(json, key, [&](const Object &object) {
        FoundSubmission driver;
        driver.id = textOf(object, "id");
        if (driver.id.isEmpty())
            return;
        driver.state = textOf(object, "state").toLower();
        driver.mainClass = textOf(object, "mainclass");
        driver.start = json::time(object, "starttime"); // a text of digits
        if (driver.start == kNoTime)
            driver.start = std::max<std::int64_t>(json::number(object, "starttime", kNoTime), kNoTime);
        driver.workerId = textOf(object, "worker");
        driver.cores = countOf(object, "cores");
        driver.memory = bytesOf(object, "memory");
        driver.active = active;
        endpoint.cluster.submissions.append(driver);
    });
}

} // namespace

EndpointKind kindOf(const Object &json)
{
    if (json::has(json, "activeapps"))
        return EndpointKind::Master;
    return json::has(json, "masterurl") ? EndpointKind::Worker : EndpointKind::NotSpark;
}

void readMaster(const Object &json, FoundEndpoint &endpoint)
{
    ClusterFacts &facts = endpoint.cluster;
    facts = {};
    endpoint.applications.clear();
    facts.masterUrl = textOf(json, "url");
    facts.state = textOf(json, "status").toLower();
    facts.cores = countOf(json, "cores");
    facts.coresUsed = countOf(json, "coresused");
    facts.memory = bytesOf(json, "memory");
    facts.memoryUsed = bytesOf(json, "memoryused");
    forEachObject(json, "workers", [&](const Object &object) {
        FoundWorker worker;
        worker.id = textOf(object, "id");
        if (worker.id.isEmpty())
            return;
        worker.host = textOf(object, "host");
        worker.port = int(std::clamp<std::int64_t>(json::number(object, "port"), 0, 65535));
        worker.url = addressOf(endpoint.url, textOf(object, "webuiaddress"));
        worker.state = textOf(object, "state").toLower();
        worker.cores = countOf(object, "cores");
        worker.coresUsed = countOf(object, "coresused");
        worker.memory = bytesOf(object, "memory");
        worker.memoryUsed = bytesOf(object, "memoryused");
        worker.lastHeartbeat = json::time(object, "lastheartbeat");
        facts.workers.append(worker);
    });
    const auto alive = std::count_if(facts.workers.begin(), facts.workers.end(),
                                     [](const FoundWorker &worker) { return worker.state == QLatin1String("alive"); });
    facts.aliveWorkers = int(countOf(json, "aliveworkers", alive)); // since Spark 2.0
    addApplications(json, "activeapps", false, endpoint);
    addApplications(json, "completedapps", true, endpoint);
    addSubmissions(json, "activedrivers", true, endpoint);
    addSubmissions(json, "completeddrivers", false, endpoint);
}

void readWorker(const Object &json, FoundEndpoint &endpoint)
{
    ClusterFacts &facts = endpoint.cluster;
    facts = {};
    endpoint.applications.clear();
    facts.masterUrl = textOf(json, "masterurl");
    facts.workerId = textOf(json, "id");
    facts.cores = countOf(json, "cores");
    facts.coresUsed = countOf(json, "coresused");
    facts.memory = bytesOf(json, "memory");
    facts.memoryUsed = bytesOf(json, "memoryused");
    QHash<QString, qsizetype> known;
    const auto take = [&](const Object &executor, bool running) {
        FoundApplication application;
        application.applicationId = textOf(executor, "appid");
        if (application.applicationId.isEmpty() || known.contains(application.applicationId))
            return;
        Object description;
        if (json::object(executor, "appdesc", description)) {
            application.name = textOf(description, "name");
            application.user = textOf(description, "user");
        }
        application.sparkVersion = endpoint.sparkVersion;
        application.state = running ? QStringLiteral("running") : QStringLiteral("unknown"); // may run elsewhere
        known.insert(application.applicationId, endpoint.applications.size());
        endpoint.applications.append(application);
    };
    forEachObject(json, "executors", [&](const Object &object) { take(object, true); });
    forEachObject(json, "finishedexecutors", [&](const Object &object) { take(object, false); });
}

void addLinks(const SparkPage &page, FoundEndpoint &endpoint)
{
    for (FoundApplication &application : endpoint.applications) {
        if (const auto link = page.uiLinks.constFind(application.applicationId); link != page.uiLinks.constEnd())
            application.uiUrl = addressOf(endpoint.url, *link);
    }
    for (FoundWorker &worker : endpoint.cluster.workers) {
        // a reverse proxy's page has its own path where /json/ has the worker's address
        if (const auto link = page.workerLinks.constFind(worker.id); link != page.workerLinks.constEnd()) {
            const QUrl url = addressOf(endpoint.url, *link);
            worker.url = url.isEmpty() ? worker.url : url;
        }
    }
}

FoundApplication historyApplication(const Element &element)
{
    FoundApplication application;
    const auto summary = rest::applicationSummary(element);
    if (!summary)
        return application;
    application.applicationId = toText(summary->id);
    application.name = toText(summary->name);
    application.user = toText(summary->user);
    application.sparkVersion = toText(summary->sparkVersion);
    application.attemptId = toText(summary->attemptId);
    application.start = summary->start;
    application.end = summary->completed ? summary->end : kNoTime;
    application.state = summary->completed ? QStringLiteral("completed") : QStringLiteral("incomplete");
    Object object;
    json::Array attempts;
    if (!element.get(object) && json::array(object, "attempts", attempts))
        application.attempts = int(std::clamp<std::size_t>(attempts.size(), 1, 10'000));
    return application;
}

bool readHistory(const Element &list, QList<FoundApplication> &applications)
{
    json::Array array;
    if (list.get(array))
        return false;
    applications.reserve(qsizetype(std::min(array.size(), std::size_t(kMostEntries))));
    for (const Element entry : array) {
        FoundApplication application = historyApplication(entry);
        if (!application.applicationId.isEmpty() && applications.size() < kMostEntries)
            applications.append(std::move(application));
    }
    return true;
}

} // namespace cinderscope::cluster
