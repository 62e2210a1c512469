// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointprobe.h"

#include "discovery/clusterreaders.h"
#include "discovery/restreaders.h"
#include "discovery/serversniffer.h"

#include <algorithm>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kPageBytes = 256 * 1024;           // of a page that may be anybody's
constexpr qint64 kLongPageBytes = 16 * 1024 * 1024; // of a master's or worker's
constexpr qint64 kJsonBytes = 16 * 1024 * 1024;     // a master's list of applications, a worker's with all commands
constexpr qint64 kOneBytes = 256 * 1024;            // a driver's list: itself
constexpr int kSniffMs = 3'000;
constexpr quint16 kConnectPort = 15002; // spark.connect.grpc.binding.port

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool sameHost(const QUrl &a, const QUrl &b)
{
    return a.host().compare(b.host(), Qt::CaseInsensitive) == 0;
}

//! A title in one short line, as part of an English sentence.
std::string quoted(const QString &title)
{
    return "\"" + title.simplified().left(80).toStdString() + "\"";
}

} // namespace

EndpointProbe::EndpointProbe(const QUrl &base, QObject *parent) : EndpointProbe(base, Settings{}, parent) {}

EndpointProbe::EndpointProbe(const QUrl &base, const Settings &settings, QObject *parent)
    : EndpointProbe(base, settings, Access{}, parent)
{
}

EndpointProbe::EndpointProbe(const QUrl &base, const Settings &settings, const Access &access, QObject *parent)
    : QObject(parent), m_settings(settings), m_access(access), m_client(std::make_unique<RestClient>(base, access))
{
    m_application.url = base;
    m_endpoint.url = base;
}

EndpointProbe::~EndpointProbe() = default;

void EndpointProbe::start()
{
    if (m_expectConnect) {
        sniff({});
        return;
    }
    m_client->getRaw(u"/"_s, [this](const Result<RawAnswer> &result) { takeRoot(result); },
                     {m_settings.cheapTimeoutMs, kPageBytes});
}

void EndpointProbe::startCheap()
{
    m_cheap = true;
    start();
}

Error EndpointProbe::notSpark(const std::string &detail) const
{
    return {ErrorCode::Protocol, detail, m_application.url.toDisplayString().toStdString()};
}

void EndpointProbe::finish(EndpointKind kind, std::optional<Error> error)
{
    m_endpoint.kind = kind;
    m_endpoint.error = std::move(error);
    m_endpoint.trouble = m_endpoint.error ? troubleOf(*m_endpoint.error) : Trouble::None;
    m_endpoint.state = m_endpoint.error ? FoundEndpoint::State::Unreachable : FoundEndpoint::State::Reached;
    m_endpoint.asked = QDateTime::currentMSecsSinceEpoch();
    // closes the connection; not here, within the client's own handler
    if (m_client)
        m_client.release()->deleteLater();
    if (m_sniffer)
        m_sniffer.release()->deleteLater();
    Q_EMIT finished();
}

void EndpointProbe::takeRoot(const Result<RawAnswer> &result)
{
    if (!result) {
        const Error &error = result.error();
        const Trouble trouble = troubleOf(error);
        // what is no HTTP/1: Qt calls it a broken protocol, or the server closes at the first line
        const bool odd = trouble == Trouble::NotSpark || trouble == Trouble::Broken;
        if (odd && !m_cheap && error.code != ErrorCode::TooLarge)
            sniff(error);
        else
            finish(error.code == ErrorCode::Protocol ? EndpointKind::NotSpark : EndpointKind::Unknown, error);
        return;
    }
    const RawAnswer &answer = result.value();
    const std::string source = m_application.url.toDisplayString().toStdString();
    if (answer.status == 401 || answer.status == 403) {
        finish(EndpointKind::Unknown,
               Error{ErrorCode::Unauthorized, std::string(answer.status == 401 ? kWantsLogin : kForbidden), source});
    } else if (answer.status == 503) { // "Spark is starting up": the port is open before the pages are
        finish(EndpointKind::Unknown, Error{ErrorCode::Protocol, "status 503", source});
    } else if (answer.status >= 300 && answer.status < 400) {
        takeRedirect(answer);
    } else if (answer.status != 200 || !answer.contentType.startsWith("text/html")) {
        finish(
            EndpointKind::NotSpark,
            notSpark("status " + std::to_string(answer.status) + ", " +
                     (answer.contentType.isEmpty() ? "no content type" : answer.contentType.left(80).toStdString())));
    } else {
        takePage(answer);
    }
}

void EndpointProbe::takeRedirect(const RawAnswer &answer)
{
    const QString path = answer.location.path();
    if (path.endsWith(u"/jobs/"_s) || path.endsWith(u"/jobs"_s)) {
        // a driver with spark.ui.proxyBase names its gateway's host; over TLS it sends to its other port
        const bool otherScheme = answer.location.scheme() != m_application.url.scheme();
        const bool elsewhere = otherScheme && answer.location.port() != m_application.url.port();
        if (!elsewhere || !sameHost(answer.location, m_application.url)) {
            m_endpoint.kind = EndpointKind::Driver;
            m_application.proxyBase = path.left(path.lastIndexOf(u"/jobs"_s));
            if (m_cheap) {
                finish(EndpointKind::Driver);
                return;
            }
            m_client->getJson(u"applications"_s,
                              [this](const Result<JsonAnswer> &applications) { takeApplications(applications); },
                              {m_settings.restTimeoutMs, kOneBytes});
            Q_EMIT driverFound();
            return;
        }
    }
    QUrl target = answer.location.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    const bool usable = target.scheme() == u"http"_s || target.scheme() == u"https"_s;
    if (usable && sameHost(target, m_application.url) && target != m_application.url && target.userInfo().isEmpty()) {
        if (target.path().endsWith(u"/jobs"_s))
            target.setPath(target.path().chopped(5));
        if (target.path() == u"/"_s)
            target.setPath(QString());
        m_redirect = target;
    }
    finish(EndpointKind::NotSpark,
           notSpark("redirect to " + answer.location.toDisplayString().left(200).toStdString()));
}

void EndpointProbe::takePage(const RawAnswer &answer)
{
    m_page = readSparkPage(answer.body);
    m_pageCut = answer.cut;
    m_endpoint.sparkVersion = m_page.sparkVersion;
    if (m_page.kind == SparkPage::Kind::History) {
        finish(EndpointKind::History);
        return;
    }
    m_client->getRaw(u"/json/"_s, [this](const Result<RawAnswer> &json) { takeJson(json); },
                     {m_settings.cheapTimeoutMs, kJsonBytes});
}

void EndpointProbe::takeJson(const Result<RawAnswer> &result)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    EndpointKind kind = EndpointKind::NotSpark;
    if (result && result.value().status == 200 && !result.value().cut && result.value().contentType.contains("json") &&
        !parser.parse(result.value().body).get(object))
        kind = cluster::kindOf(object);
    if (kind == EndpointKind::NotSpark) {
        const bool named = m_page.kind == SparkPage::Kind::Master || m_page.kind == SparkPage::Kind::Worker;
        if (named) { // it says what it is, and does not tell more
            const Error error = !result              ? result.error()
                                : result.value().cut ? Error{ErrorCode::TooLarge, "/json/ is larger than 16 MiB",
                                                             m_application.url.toDisplayString().toStdString()}
                                                     : Error{ErrorCode::Corrupt, "/json/ is not what Spark answers",
                                                             m_application.url.toDisplayString().toStdString()};
            finish(m_page.kind == SparkPage::Kind::Master ? EndpointKind::Master : EndpointKind::Worker, error);
            return;
        }
        finish(EndpointKind::NotSpark,
               notSpark(m_page.title.isEmpty() ? std::string("a web page") : "a web page " + quoted(m_page.title)));
        return;
    }
    m_endpoint.kind = kind;
    if (kind == EndpointKind::Master)
        cluster::readMaster(object, m_endpoint);
    else
        cluster::readWorker(object, m_endpoint);
    if (m_pageCut) {
        m_client->getRaw(u"/"_s, [this](const Result<RawAnswer> &page) { takeLongPage(page); },
                         {m_settings.cheapTimeoutMs, kLongPageBytes});
        return;
    }
    cluster::addLinks(m_page, m_endpoint);
    finish(kind);
}

void EndpointProbe::takeLongPage(const Result<RawAnswer> &result)
{
    if (result && result.value().status == 200)
        m_page = readSparkPage(result.value().body);
    cluster::addLinks(m_page, m_endpoint);
    finish(m_endpoint.kind);
}

void EndpointProbe::takeApplications(const Result<JsonAnswer> &result)
{
    m_application.state = DiscoveredApplication::State::Unreachable;
    if (!result) {
        m_application.error = result.error();
        finish(EndpointKind::Driver, result.error());
        return;
    }
    simdjson::dom::array array;
    std::optional<ApplicationSummary> summary;
    if (!result.value().root.get(array) && array.begin() != array.end())
        summary = rest::applicationSummary(*array.begin());
    if (!summary) {
        m_application.error = notSpark("no application in the answer");
        finish(EndpointKind::Driver, m_application.error);
        return;
    }
    m_application.state = DiscoveredApplication::State::Running;
    m_application.applicationId = toText(summary->id);
    m_application.name = toText(summary->name);
    m_application.attemptId = toText(summary->attemptId);
    m_application.user = toText(summary->user);
    m_application.sparkVersion = toText(summary->sparkVersion);
    m_application.start = summary->start;
    FoundApplication application = cluster::historyApplication(*array.begin());
    application.state = u"running"_s; // it answers
    application.end = kNoTime;
    application.uiUrl = m_application.url;
    m_endpoint.sparkVersion = application.sparkVersion;
    m_endpoint.applications = {application};
    finish(EndpointKind::Driver);
}

void EndpointProbe::sniff(std::optional<Error> httpError)
{
    m_httpError = std::move(httpError);
    if (m_client)
        m_client.release()->deleteLater(); // one connection at a time
    m_sniffer = std::make_unique<ServerSniffer>(m_application.url, m_access);
    connect(m_sniffer.get(), &ServerSniffer::finished, this, &EndpointProbe::takeSniffed);
    m_sniffer->start(std::min(kSniffMs, m_settings.cheapTimeoutMs));
}

void EndpointProbe::takeSniffed()
{
    const bool connectPort = m_expectConnect || m_application.url.port() == kConnectPort;
    if (m_sniffer->kind() == ServerSniffer::Kind::Http2 && connectPort) {
        m_endpoint.url.setScheme(u"sc"_s);
        finish(EndpointKind::Connect);
        return;
    }
    const std::string what = m_sniffer->looksLike().toStdString();
    if (!what.empty()) {
        finish(EndpointKind::NotSpark, notSpark("looks like " + what));
        return;
    }
    const std::optional<Error> error = m_httpError ? m_httpError : m_sniffer->error();
    const bool answered = m_sniffer->kind() == ServerSniffer::Kind::Other;
    if (answered || !error)
        finish(EndpointKind::NotSpark, notSpark("answers neither HTTP nor gRPC"));
    else
        finish(error->code == ErrorCode::Protocol ? EndpointKind::NotSpark : EndpointKind::Unknown, error);
}

} // namespace cinderscope
