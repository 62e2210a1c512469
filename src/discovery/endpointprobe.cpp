// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointprobe.h"

#include "discovery/restreaders.h"
#include "ingest/jsonaccess.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kCheapBytes = 64 * 1024;      // of a page that may be anybody's
constexpr qint64 kJsonBytes = 4 * 1024 * 1024; // a master's list of applications

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

EndpointProbe::EndpointProbe(const QUrl &base, QObject *parent) : EndpointProbe(base, Settings{}, parent) {}

EndpointProbe::EndpointProbe(const QUrl &base, const Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_client(std::make_unique<RestClient>(base))
{
    m_application.url = base;
}

void EndpointProbe::start()
{
    m_client->getRaw(u"/"_s, [this](const Result<RawAnswer> &result) { takeRoot(result); },
                     {m_settings.cheapTimeoutMs, kCheapBytes});
}

void EndpointProbe::startCheap()
{
    m_cheap = true;
    start();
}

void EndpointProbe::finish(EndpointKind kind, std::optional<Error> error)
{
    m_kind = kind;
    m_error = std::move(error);
    // closes the connection; not here, within the client's own handler
    m_client.release()->deleteLater();
    Q_EMIT finished();
}

void EndpointProbe::takeRoot(const Result<RawAnswer> &result)
{
    if (!result) {
        const Error &error = result.error();
        finish(error.code == ErrorCode::Protocol ? EndpointKind::NotSpark : EndpointKind::Unknown, error);
        return;
    }
    const RawAnswer &answer = result.value();
    const std::string source = m_application.url.toString().toStdString();
    if (answer.status == 401 || answer.status == 403) {
        finish(EndpointKind::Unknown,
               Error{ErrorCode::Unauthorized, "status " + std::to_string(answer.status), source});
        return;
    }
    if (answer.status == 503) { // "Spark is starting up": the port is open before the pages are
        finish(EndpointKind::Unknown, Error{ErrorCode::Protocol, "status 503", source});
        return;
    }
    if (answer.status >= 300 && answer.status < 400) {
        const QString path = answer.location.path();
        if (!path.endsWith(u"/jobs/"_s) && !path.endsWith(u"/jobs"_s)) {
            finish(EndpointKind::NotSpark, Error{ErrorCode::Protocol, "redirect elsewhere", source});
            return;
        }
        m_kind = EndpointKind::Driver;
        m_application.proxyBase = path.left(path.lastIndexOf(u"/jobs"_s));
        if (m_cheap) {
            finish(EndpointKind::Driver);
            return;
        }
        m_client->getJson(u"applications"_s,
                          [this](const Result<JsonAnswer> &applications) { takeApplications(applications); },
                          {m_settings.restTimeoutMs, kJsonBytes});
        Q_EMIT driverFound();
        return;
    }
    if (answer.status != 200 || !answer.contentType.startsWith("text/html")) {
        finish(EndpointKind::NotSpark, Error{ErrorCode::Protocol, "status " + std::to_string(answer.status), source});
        return;
    }
    m_looksLikeHistory = answer.body.find("<title>History Server</title>") != std::string::npos;
    m_client->getRaw(u"/json/"_s, [this](const Result<RawAnswer> &json) { takeJson(json); },
                     {m_settings.cheapTimeoutMs, kJsonBytes});
}

void EndpointProbe::takeJson(const Result<RawAnswer> &result)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (result && result.value().status == 200 && result.value().contentType.contains("json") &&
        !parser.parse(result.value().body).get(object)) {
        if (json::has(object, "activeapps")) {
            finish(EndpointKind::Master);
            return;
        }
        if (json::has(object, "masterurl")) {
            finish(EndpointKind::Worker);
            return;
        }
    }
    finish(m_looksLikeHistory ? EndpointKind::History : EndpointKind::NotSpark);
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
        m_application.error =
            Error{ErrorCode::Protocol, "no application in the answer", m_application.url.toString().toStdString()};
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
    finish(EndpointKind::Driver);
}

} // namespace cinderscope
