// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/historylisting.h"

#include "discovery/clusterreaders.h"

#include <algorithm>
#include <QDateTime>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! An end may be told late: the server looks for logs every ten seconds (spark.history.fs.update.interval) and reads
//! large ones for minutes.
constexpr qint64 kLateMs = 15 * 60 * 1000;

//! SimpleDateParam reads yyyy-MM-dd'T'HH:mm:ss.SSSz.
QString sparkDate(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"GMT"_s;
}

bool newerFirst(const FoundApplication &a, const FoundApplication &b)
{
    if (a.hasEnded() != b.hasEnded())
        return !a.hasEnded();
    const TimeMs timeA = a.hasEnded() ? a.end : a.start, timeB = b.hasEnded() ? b.end : b.start;
    return timeA != timeB ? timeA > timeB : a.applicationId > b.applicationId;
}

QUrl pageOf(const QUrl &base, const FoundApplication &application)
{
    QUrl url = base;
    QString path = base.path() + u"/history/"_s + application.applicationId;
    if (!application.attemptId.isEmpty())
        path += u'/' + application.attemptId;
    url.setPath(path);
    return url;
}

} // namespace

bool HistoryFilter::matches(const FoundApplication &application) const
{
    if (state != State::All && (state == State::Completed) != application.hasEnded())
        return false;
    if (!user.isEmpty() && application.user != user)
        return false;
    return name.isEmpty() || application.name.contains(name, Qt::CaseInsensitive) ||
           application.applicationId.contains(name, Qt::CaseInsensitive);
}

HistoryListing::HistoryListing(const QUrl &base, const Access &access, QObject *parent)
    : HistoryListing(base, access, Settings{}, parent)
{
}

HistoryListing::HistoryListing(const QUrl &base, const Access &access, const Settings &settings, QObject *parent)
    : QObject(parent), m_base(base), m_settings(settings), m_client(std::make_unique<RestClient>(base, access))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { refresh(); });
    connect(&m_parsing, &QFutureWatcherBase::finished, this, &HistoryListing::takeParsed);
}

HistoryListing::~HistoryListing()
{
    m_parsing.disconnect(this); // the pool's thread has copies of all it needs
}

void HistoryListing::start()
{
    if (std::exchange(m_started, true))
        return;
    ask(What::First);
}

void HistoryListing::refresh(bool all)
{
    if (!m_started || m_busy)
        return;
    const bool stale = QDateTime::currentMSecsSinceEpoch() - m_wholeAt >= m_settings.wholeMs;
    if (m_partial || all || stale || m_newestEnd == kNoTime)
        ask(m_partial && m_applications.isEmpty() ? What::First : What::All);
    else
        ask(What::Recent);
}

QList<FoundApplication> HistoryListing::filtered(const HistoryFilter &filter) const
{
    QList<FoundApplication> list;
    std::copy_if(m_applications.begin(), m_applications.end(), std::back_inserter(list),
                 [&filter](const FoundApplication &application) { return filter.matches(application); });
    return list;
}

void HistoryListing::ask(What what)
{
    m_busy = true;
    ++m_requests;
    m_timer.stop();
    QString path = u"/api/v1/applications"_s;
    RestLimits limits{m_settings.timeoutMs, m_settings.mostBytes};
    if (what == What::First)
        path += u"?limit=%1"_s.arg(m_settings.first);
    else if (what == What::Recent)
        path += u"?minEndDate=%1"_s.arg(sparkDate(m_newestEnd - kLateMs));
    m_client->getRaw(
        path, [this, what](const Result<RawAnswer> &answer) { takeAnswer(what, answer); }, limits);
}

void HistoryListing::takeAnswer(What what, const Result<RawAnswer> &result)
{
    const std::string source = m_base.toDisplayString().toStdString();
    if (!result) {
        fail(result.error());
        return;
    }
    const RawAnswer &answer = result.value();
    if (answer.status == 401 || answer.status == 403) {
        fail({ErrorCode::Unauthorized, std::string(answer.status == 401 ? kWantsLogin : kForbidden), source});
        return;
    }
    if (answer.status != 200 || !answer.contentType.contains("json")) {
        fail({ErrorCode::Protocol, "status " + std::to_string(answer.status) + " to the list of applications", source});
        return;
    }
    if (answer.cut) {
        fail({ErrorCode::TooLarge,
              "the list of applications is larger than " + std::to_string(m_settings.mostBytes / 1024 / 1024) + " MiB",
              source});
        return;
    }
    auto promise = std::make_shared<QPromise<Parsed>>();
    m_parsing.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, what, body = answer.body, known = m_applications, base = m_base] {
        promise->addResult(parse(what, body, known, base));
        promise->finish();
    });
}

HistoryListing::Parsed HistoryListing::parse(What what, const std::string &body, const QList<FoundApplication> &known,
                                             const QUrl &base)
{
    Parsed result;
    result.what = what;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    QList<FoundApplication> fresh;
    if (const auto problem = parser.parse(body).get(root)) {
        result.error =
            Error{ErrorCode::Corrupt, simdjson::error_message(problem), base.toDisplayString().toStdString()};
        return result;
    }
    if (!cluster::readHistory(root, fresh)) {
        result.error = Error{ErrorCode::Corrupt, "no list of applications", base.toDisplayString().toStdString()};
        return result;
    }
    QHash<QString, qsizetype> ids;
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        fresh[i].uiUrl = pageOf(base, fresh[i]);
        ids.insert(fresh[i].applicationId, i);
    }
    QList<FoundApplication> list = std::move(fresh);
    if (what == What::Recent) {
        // all incomplete ones are in the answer: one that is not has gone, or has ended long ago and comes with all
        for (const FoundApplication &application : known) {
            if (application.hasEnded() && !ids.contains(application.applicationId))
                list.append(application);
        }
    }
    std::stable_sort(list.begin(), list.end(), newerFirst);
    result.same = list == known;
    result.applications = std::move(list);
    return result;
}

void HistoryListing::takeParsed()
{
    const Parsed parsed = m_parsing.result();
    if (parsed.error) {
        fail(*parsed.error);
        return;
    }
    m_busy = false;
    // fewer than asked for: these are all
    const bool whole =
        parsed.what == What::All || (parsed.what == What::First && parsed.applications.size() < m_settings.first);
    const bool other = !parsed.same || m_error || (m_partial && whole);
    m_applications = parsed.applications;
    m_error.reset();
    if (whole) {
        m_partial = false;
        m_wholeAt = QDateTime::currentMSecsSinceEpoch();
    }
    for (const FoundApplication &application : m_applications)
        m_newestEnd = std::max(m_newestEnd, application.end);
    if (m_partial)
        ask(What::All);
    else
        m_timer.start(m_settings.refreshMs);
    if (other)
        Q_EMIT changed();
    Q_EMIT refreshed();
}

void HistoryListing::fail(const Error &error)
{
    m_busy = false;
    const bool other = m_error != error;
    m_error = error;
    m_timer.start(4 * m_settings.refreshMs);
    if (other)
        Q_EMIT changed();
    Q_EMIT refreshed();
}

} // namespace cinderscope
