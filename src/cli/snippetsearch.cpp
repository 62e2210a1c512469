// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snippetsearch.h"

#include "cli/errortext.h"
#include "cli/qtext.h"
#include "cli/watchtarget.h"
#include "discovery/localdiscovery.h"
#include "discovery/placediscovery.h"
#include "discovery/restpoller.h"
#include "ingest/importer.h"
#include "ingest/source/liveness.h"
#include "reach/access.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

constexpr int kPollMs = 20;

} // namespace

SnippetSearch::SnippetSearch(const std::string &word, unsigned waitSeconds, bool figures)
    : m_word(word), m_waitSeconds(waitSeconds), m_figures(figures)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &SnippetSearch::look);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_late = true;
        look();
    });
}

SnippetSearch::~SnippetSearch() = default;

void SnippetSearch::start()
{
    if (m_word.empty()) {
        m_target = SnippetTarget::thisComputer();
        return end();
    }
    const WatchTarget meant = watchTarget(m_word);
    if (meant.kind == WatchTarget::Kind::Log)
        return readLog();
    m_patience.start(int(m_waitSeconds) * 1000);
    m_poll.start();
    if (meant.kind == WatchTarget::Kind::Url)
        lookAt(meant.url.toString());
    else if (m_word.find("://") != std::string::npos)
        lookAt(qtext(m_word));
    else
        searchHere();
}

Result<SnippetTarget> SnippetSearch::behind(const std::string &word, const std::string &sshHost)
{
    const auto host = SshHost::parse(qtext(sshHost));
    if (!host)
        return host.error();
    Place place = Place::make(qtext(word));
    place.route.way = Route::Way::Ssh;
    place.route.sshHost = *host;
    const auto targets = place.targets();
    if (!targets)
        return targets.error();
    SnippetTarget target = SnippetTarget::of(place, {});
    for (const PlaceTarget &part : *targets) {
        if (part.url.scheme() == "sc"_L1)
            target.connect = part.url;
        else if (!part.url.isEmpty() && target.ui.isEmpty())
            target.ui = part.url;
        else if (!part.url.isEmpty())
            target.pages.append(part.url);
    }
    return target;
}

void SnippetSearch::readLog()
{
    const auto found = findLogs(m_word, {});
    if (!found)
        return fail(errorText(found.error()));
    if (found->logs.size() != 1)
        return fail("There are " + std::to_string(found->logs.size()) + " logs in " + m_word + "; name one of them.");
    m_store.setAlive(false);
    if (const Result<void> done = importLog(found->logs.front(), m_store, {});
        !done && m_store.importStats().events == 0)
        return fail(errorText(done.error()));
    if (!m_store.snapshot()->app.ended)
        m_store.setAlive(LivenessProbe().check(found->logs.front()).written);
    m_target = SnippetTarget();
    m_target->take(m_store.snapshot());
    end();
}

void SnippetSearch::lookAt(const QString &address)
{
    m_address = address;
    m_scanned = false;
    const Place place = Place::make(address);
    if (const auto targets = place.targets(); !targets)
        return fail(targets.error().detail + ".");
    auto source = std::make_unique<PlaceDiscovery>(place);
    m_settled = [source = source.get()] { return source->isSettled(); };
    connect(source.get(), &DiscoverySource::scanned, this, [this] { m_scanned = true; });
    m_source = std::move(source);
    m_source->start();
}

void SnippetSearch::searchHere()
{
    auto source = std::make_unique<LocalDiscovery>();
    m_settled = [source = source.get()] { return source->isSettled(); };
    connect(source.get(), &DiscoverySource::scanned, this, [this] { m_scanned = true; });
    m_source = std::move(source);
    m_source->start();
}

//! Of the endpoints as they are now.
void SnippetSearch::look()
{
    if (m_ended)
        return;
    if (m_poller) {
        if (m_late || (m_figures ? m_poller->isCaughtUp() : m_poller->rounds() > 0))
            takeSnapshot();
        return;
    }
    const bool settled = m_scanned && m_settled();
    const QList<FoundEndpoint> endpoints = m_source->endpoints();
    if (m_address.isEmpty()) {
        if (takeApplication(endpoints))
            return;
        if (!settled && !m_late)
            return;
        // a host's name, perhaps
        const auto targets = Place::make(qtext(m_word)).targets();
        if (targets && !m_late && m_word.find('.') != std::string::npos)
            return lookAt(qtext(m_word));
        return fail("No application \"" + m_word +
                    "\" was found on this computer. Check the id or name (cinderscope-cli scan), or give an address: "
                    "http://host:4040, spark://host:7077.");
    }
    if (settled || m_late)
        takeAddress(endpoints);
}

bool SnippetSearch::takeApplication(const QList<FoundEndpoint> &endpoints)
{
    const QString wanted = qtext(m_word);
    // a driver tells more than a master or a history server
    const FoundEndpoint *best = nullptr;
    QString id;
    for (const FoundEndpoint &endpoint : endpoints) {
        for (const FoundApplication &application : endpoint.applications) {
            if ((application.applicationId == wanted || application.name == wanted) &&
                (!best || (best->kind != EndpointKind::Driver && endpoint.kind == EndpointKind::Driver))) {
                best = &endpoint;
                id = application.applicationId;
            }
        }
    }
    if (!best || (best->kind != EndpointKind::Driver && !(m_scanned && m_settled()) && !m_late))
        return false;
    m_target = SnippetTarget::of(*best, id);
    m_target->takeNeighbours(endpoints);
    readApplication();
    return true;
}

void SnippetSearch::takeAddress(const QList<FoundEndpoint> &endpoints)
{
    const Place place = Place::make(m_address);
    QList<FoundEndpoint> typed;
    for (const FoundEndpoint &endpoint : endpoints) {
        if (endpoint.origin.how == EndpointOrigin::How::Typed && endpoint.reachable())
            typed.append(endpoint);
    }
    const bool one = m_address.startsWith("http"_L1) || m_address.startsWith("sc:"_L1);
    if (one && typed.isEmpty()) {
        std::string why;
        for (const FoundEndpoint &endpoint : endpoints) {
            if (endpoint.error)
                why = " (" + endpoint.error->detail + ")";
        }
        return fail(m_word + " cannot be reached" + why +
                    ". Is it running, and is this its address? A driver's UI is usually on port 4040.");
    }
    m_target = one ? SnippetTarget::of(typed.first()) : SnippetTarget::of(place, endpoints);
    m_target->takeNeighbours(endpoints);
    readApplication();
}

//! What the driver tells of itself: master, versions, settings, figures.
void SnippetSearch::readApplication()
{
    if (m_target->kind != SnippetTarget::Kind::Application || m_target->ended || m_target->ui.isEmpty())
        return end();
    m_source->stop();
    m_poller = std::make_unique<RestPoller>(m_target->ui, Access(), m_target->applicationId, m_store);
    connect(m_poller.get(), &RestPoller::failed, this, &SnippetSearch::end); // what was found is what there is
    connect(m_poller.get(), &RestPoller::ended, this, &SnippetSearch::takeSnapshot);
    m_poller->start();
}

void SnippetSearch::takeSnapshot()
{
    m_poller->stop();
    const SnapshotPtr snapshot = m_store.snapshot();
    if (!snapshot->app.id.empty()) {
        const bool whole = m_poller->isCaughtUp() || !m_figures;
        m_target->take(snapshot);
        if (!whole)
            m_target->snapshot.reset(); // half of the figures would be wrong figures
    }
    end();
}

void SnippetSearch::end()
{
    m_ended = true;
    m_poll.stop();
    m_patience.stop();
    if (m_source)
        m_source->stop();
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
}

void SnippetSearch::fail(const std::string &sentence)
{
    m_problem = sentence;
    end();
}

} // namespace cinderscope::cli
