// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scantext.h"

#include "cli/output.h"
#include "cli/texttable.h"
#include "core/summary.h"
#include "core/units.h"

#include <algorithm>

namespace cinderscope::cli {

namespace {

constexpr qsizetype kMostRows = 20; // applications of one endpoint in a table; --json has all

//! One of the contract's words: what cannot be reached is named by what usually has that port.
std::string kindWord(const FoundEndpoint &endpoint)
{
    if (endpoint.kind != EndpointKind::Unknown && endpoint.kind != EndpointKind::NotSpark)
        return kindName(endpoint.kind).toStdString();
    const int port = endpoint.url.port();
    if (port == 18080)
        return "history";
    if (port == 15002)
        return "connect";
    return port == 8080 ? "master" : port >= 8081 && port <= 8090 ? "worker" : "driver";
}

std::string urlText(const QUrl &url)
{
    return url.toString(QUrl::StripTrailingSlash | QUrl::RemoveUserInfo).toStdString();
}

std::string textOrNull(const std::string &text)
{
    return text.empty() ? "null" : jsonString(text);
}

std::string applicationJson(const FoundApplication &application)
{
    return "{\"applicationId\":" + jsonString(application.applicationId.toStdString()) +
           ",\"name\":" + jsonString(application.name.toStdString()) +
           ",\"state\":" + jsonString(application.state.toStdString()) +
           ",\"uiUrl\":" + textOrNull(urlText(application.uiUrl)) + "}";
}

std::string share(std::int64_t used, std::int64_t all)
{
    return std::to_string(used) + " of " + std::to_string(all) + " cores";
}

std::string plural(qsizetype count, const std::string &noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string what(const FoundEndpoint &endpoint)
{
    const ClusterFacts &facts = endpoint.cluster;
    const auto ended = std::count_if(endpoint.applications.begin(), endpoint.applications.end(),
                                     [](const FoundApplication &application) { return application.hasEnded(); });
    const auto alive = endpoint.applications.size() - ended;
    const std::string memory = formatBytes(facts.memoryUsed) + " of " + formatBytes(facts.memory);
    switch (endpoint.kind) {
    case EndpointKind::Master:
        return facts.state.toStdString() + ", " + plural(facts.aliveWorkers, "worker") + ", " +
               share(facts.coresUsed, facts.cores) + ", " + memory + ", " + std::to_string(alive) + " running, " +
               std::to_string(ended) + " completed";
    case EndpointKind::Worker:
        return share(facts.coresUsed, facts.cores) + ", " + memory;
    case EndpointKind::History:
        return std::to_string(ended) + " completed, " + std::to_string(alive) + " incomplete";
    default:
        return endpoint.applications.isEmpty() ? "" : endpoint.applications.first().name.toStdString();
    }
}

std::string waitText(const FoundEndpoint &endpoint)
{
    if (endpoint.state == FoundEndpoint::State::Connecting)
        return "It did not answer yet. A driver's first answer may take a minute; --wait waits longer.";
    return {};
}

} // namespace

std::string reasonText(const FoundEndpoint &endpoint)
{
    if (endpoint.reachable())
        return {};
    const std::string detail = endpoint.error ? oneLine(endpoint.error->detail) : std::string();
    switch (endpoint.trouble) {
    case Trouble::None:
        return waitText(endpoint);
    case Trouble::Refused:
        return "Refused (" + detail + "). Is it running, and is this its port?";
    case Trouble::Timeout:
        return "Timeout: no answer (" + detail + "). A firewall may swallow it, or the host is down.";
    case Trouble::NameNotFound:
        return "Name not found: the host's name cannot be looked up from here. Check it, or give its address.";
    case Trouble::NoRoute:
        return "Not reachable: there is no way to the host (" + detail + "). Is it up, and this network the right one?";
    case Trouble::Tls:
        return "TLS: " + detail + ". Try http:// instead of https://, or trust the certificate's issuer.";
    case Trouble::LoginWanted:
        return "Login wanted (" + detail + "). Open it in the window, with a login set for its place.";
    case Trouble::Forbidden:
        return "Forbidden (" + detail + "). Its access lists (spark.acls.enable) do not let this user in.";
    case Trouble::Proxy:
        return "The proxy or tunnel on the way failed: " + detail + ".";
    case Trouble::Redirected:
        return "Not followed: " + detail + ". Scan that address if it is trusted.";
    case Trouble::StartingUp:
        return "Spark is starting up there (" + detail + "). Try again in a moment.";
    case Trouble::NotSpark:
        return "Not Spark: " + detail + ".";
    case Trouble::Broken:
        break;
    }
    return "Broken: " + detail + ".";
}

std::string scanJson(const QList<FoundEndpoint> &endpoints)
{
    std::string text = "{\"endpoints\":[";
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        const FoundEndpoint &endpoint = endpoints[i];
        text += (i > 0 ? ",{" : "{");
        text += "\"kind\":" + jsonString(kindWord(endpoint)) + ",\"url\":" + jsonString(urlText(endpoint.url)) +
                ",\"sparkVersion\":" + textOrNull(endpoint.sparkVersion.toStdString()) +
                ",\"reachable\":" + (endpoint.reachable() ? "true" : "false") +
                ",\"reason\":" + textOrNull(reasonText(endpoint)) + ",\"applications\":[";
        for (qsizetype j = 0; j < endpoint.applications.size(); ++j)
            text += (j > 0 ? "," : "") + applicationJson(endpoint.applications[j]);
        text += "]}";
    }
    return text + "]}\n";
}

std::string scanTables(const QList<FoundEndpoint> &endpoints)
{
    TextTable found({{"KIND"}, {"URL"}, {"SPARK"}, {"WHAT"}});
    TextTable applications({{"APPLICATION"}, {"NAME", false, 40}, {"STATE"}, {"UI"}, {"TOLD BY"}});
    const auto orDash = [](const std::string &text) { return text.empty() ? std::string("-") : text; };
    bool any = false;
    for (const FoundEndpoint &endpoint : endpoints) {
        const bool reached = endpoint.reachable();
        const std::string url = urlText(endpoint.url);
        const std::string named = endpoint.namedUrl.isEmpty() ? "" : " (named " + urlText(endpoint.namedUrl) + ")";
        found.add({kindWord(endpoint), url + named, orDash(endpoint.sparkVersion.toStdString()),
                   reached ? orDash(what(endpoint)) : reasonText(endpoint)});
        qsizetype shown = 0;
        for (const FoundApplication &application : endpoint.applications) {
            if (shown++ == kMostRows) {
                applications.add(
                    {"…", std::to_string(endpoint.applications.size() - kMostRows) + " more", "", "", url});
                break;
            }
            any = true;
            applications.add({application.applicationId.toStdString(), orDash(application.name.toStdString()),
                              orDash(application.state.toStdString()), orDash(urlText(application.uiUrl)), url});
        }
    }
    if (endpoints.isEmpty())
        return {};
    return found.text() + (any ? "\n" + applications.text() : std::string());
}

} // namespace cinderscope::cli
