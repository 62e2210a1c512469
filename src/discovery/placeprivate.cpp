// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/placediscovery_p.h"

#include "discovery/droplater.h"

#include <algorithm>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using State = FoundEndpoint::State;
using How = EndpointOrigin::How;

constexpr int kTickMs = 100;
constexpr int kMostFailures = 3; // in a row, before a driver counts as unreachable
constexpr int kFirstRetryMs = 5'000, kLastRetryMs = 120'000;

//! What HTTP asks for an address that may be a Connect server's.
QUrl httpUrl(QUrl url)
{
    if (url.scheme() == u"sc"_s)
        url.setScheme(u"http"_s);
    return url;
}

} // namespace

PlaceDiscovery::Private::Private(PlaceDiscovery *owner, const Place &thePlace, const Access &theAccess,
                                 const Settings &theSettings)
    : q(owner), place(thePlace), access(theAccess), settings(theSettings)
{
    m_clock.start();
    m_look.setSingleShot(true);
    m_tick.setInterval(kTickMs);
    connect(&m_look, &QTimer::timeout, this, &Private::look);
    connect(&m_tick, &QTimer::timeout, this, &Private::tick);
}

void PlaceDiscovery::Private::start()
{
    if (active)
        return;
    const auto parsed = place.targets();
    if (!parsed) {
        QMetaObject::invokeMethod(
            this, [this, error = parsed.error()] { Q_EMIT q->failed(error); }, Qt::QueuedConnection);
        return;
    }
    targets = *parsed;
    active = true;
    m_tick.start();
    m_look.start(0);
}

void PlaceDiscovery::Private::stop()
{
    active = false;
    m_tick.stop();
    m_look.stop();
    if (scanner)
        scanner->cancel();
    dropLater(scanner);
    for (auto &[key, entry] : entries) {
        dropLater(entry.probe);
        dropLater(entry.history);
    }
}

void PlaceDiscovery::Private::rescan()
{
    if (!active)
        return;
    for (auto &[key, entry] : entries) {
        entry.nextAsk = entry.backoff = 0;
        if (entry.history)
            entry.history->refresh();
    }
    if (!scanner)
        m_look.start(0);
}

void PlaceDiscovery::Private::setAccess(const Access &theAccess)
{
    access = theAccess;
    for (auto &[key, entry] : entries) {
        dropLater(entry.probe);
        dropLater(entry.history);
        entry.again = true;
    }
    if (scanner)
        scanner->cancel();
    dropLater(scanner);
    rescan();
}

void PlaceDiscovery::Private::refresh(const QString &key)
{
    for (auto &[id, entry] : entries) {
        if (entry.endpoint.key() != key)
            continue;
        entry.nextAsk = entry.backoff = 0;
        entry.again = true;
        if (entry.history)
            entry.history->refresh();
    }
}

int PlaceDiscovery::Private::probing() const
{
    return int(std::count_if(entries.begin(), entries.end(), [](const auto &item) { return bool(item.second.probe); }));
}

bool PlaceDiscovery::Private::isSettled() const
{
    return m_settled;
}

// Asking -----------------------------------------------------------------------------------------------------------

PlaceEntry &PlaceDiscovery::Private::offer(const QUrl &url, const EndpointOrigin &origin)
{
    m_settled = false;
    const auto [found, isNew] = entries.try_emplace(url.toString());
    PlaceEntry &entry = found->second;
    if (isNew) {
        entry.endpoint.url = url;
        entry.endpoint.origin = origin;
        entry.endpoint.since = QDateTime::currentMSecsSinceEpoch();
        entry.trying = url;
    } else if (entry.isHost && origin.how == How::Scan) {
        entry.isHost = false; // now it is open
        entry.endpoint.origin = origin;
        entry.nextAsk = 0;
    }
    return entry;
}

bool PlaceDiscovery::Private::waitsForPort(const PlaceEntry &entry) const
{
    // a UI that is named by one name may be the one that is asked just now by another
    return entry.isNamed() && std::any_of(entries.begin(), entries.end(), [&entry](const auto &item) {
               return item.second.probe && item.second.trying.port() == entry.trying.port();
           });
}

void PlaceDiscovery::Private::tick()
{
    if (!active)
        return;
    const qint64 now = m_clock.elapsed();
    int running = probing();
    std::vector<QString> known; // named by a master, and found under another address meanwhile
    for (auto &[key, entry] : entries) {
        if (running >= kMostProbes)
            break;
        if (entry.probe || entry.nextAsk > now || (entry.history && !entry.again) || waitsForPort(entry))
            continue;
        if (entry.isNamed() && !entry.wasReached && isKnown(entry.endpoint.kind, entry.expected)) {
            known.push_back(key);
            continue;
        }
        begin(entry);
        ++running;
    }
    for (const QString &key : known)
        remove(key);
    if (!known.empty())
        relink();
    checkSettled();
}

void PlaceDiscovery::Private::begin(PlaceEntry &entry)
{
    m_settled = false;
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&entry](const auto &item) { return &item.second == &entry; });
    const QString key = found->first;
    entry.probe = std::make_unique<EndpointProbe>(httpUrl(entry.trying), settings.probe, access);
    if (entry.trying.scheme() == u"sc"_s)
        entry.probe->expectConnect();
    connect(entry.probe.get(), &EndpointProbe::finished, this, [this, key] { takeProbe(key); });
    if (entry.endpoint.kind == EndpointKind::Driver && entry.endpoint.reachable() && !entry.again) {
        entry.probe->startCheap();
        return;
    }
    entry.again = false;
    connect(entry.probe.get(), &EndpointProbe::driverFound, this, [this, key] { takeDriver(key); });
    entry.probe->start();
    if (!entry.told && entry.isShown())
        tell(entry);
}

void PlaceDiscovery::Private::takeDriver(const QString &key)
{
    const auto found = entries.find(key);
    if (found == entries.end() || found->second.application || !found->second.probe)
        return; // asked again: what was told stands until there is an answer
    PlaceEntry &entry = found->second;
    if (!entry.expected.isEmpty())
        return; // it must show who it is first
    entry.endpoint.kind = EndpointKind::Driver;
    entry.endpoint.state = State::Connecting;
    tell(entry);
    tellApplication(entry, entry.probe->application());
}

bool PlaceDiscovery::Private::isTheWrongOne(const PlaceEntry &entry, const FoundEndpoint &answer) const
{
    if (entry.expected.isEmpty() || answer.state != State::Reached)
        return false;
    const bool driver = answer.kind == EndpointKind::Driver && !answer.applications.isEmpty() &&
                        answer.applications.first().applicationId == entry.expected;
    const bool worker = answer.kind == EndpointKind::Worker && answer.cluster.workerId == entry.expected;
    return !driver && !worker;
}

bool PlaceDiscovery::Private::isDuplicate(const QString &key, const FoundEndpoint &answer) const
{
    const QString id = answer.kind == EndpointKind::Driver && !answer.applications.isEmpty()
                           ? answer.applications.first().applicationId
                       : answer.kind == EndpointKind::Worker ? answer.cluster.workerId
                                                             : QString();
    return !id.isEmpty() && std::any_of(entries.begin(), entries.end(), [&](const auto &item) {
        return item.first != key && item.second.endpoint.kind == answer.kind && item.second.endpoint.reachable() &&
               item.second.identity() == id;
    });
}

void PlaceDiscovery::Private::takeProbe(const QString &key)
{
    const auto found = entries.find(key);
    if (found == entries.end() || !found->second.probe)
        return;
    PlaceEntry &entry = found->second;
    FoundEndpoint answer = entry.probe->endpoint();
    const DiscoveredApplication application = entry.probe->application();
    const QUrl redirect = entry.probe->redirect();
    const bool cheap = answer.kind == EndpointKind::Driver && answer.reachable() && answer.applications.isEmpty();
    dropLater(entry.probe);
    if (cheap && entry.endpoint.kind == EndpointKind::Driver) { // it is still there
        entry.failures = 0;
        entry.endpoint.asked = answer.asked;
        settle(entry);
        checkSettled();
        return;
    }
    if (isTheWrongOne(entry, answer)) {
        answer.state = State::Unreachable;
        answer.error = Error{ErrorCode::NotFound,
                             "something else answers at " + httpUrl(entry.trying).toDisplayString().toStdString(),
                             entry.endpoint.url.toDisplayString().toStdString()};
        answer.trouble = Trouble::NotSpark;
    }
    if (!answer.reachable()) {
        if (!takeFailure(key, entry, answer, redirect))
            return;
    } else if (isDuplicate(key, answer) && !entry.isTyped()) {
        if (entry.isNamed()) {
            remove(key);
        } else { // the same host by another name: kept, so that it is not asked at each look
            entry.nextAsk = m_clock.elapsed() + kLastRetryMs;
            hide(entry);
        }
        relink();
        checkSettled();
        return;
    } else {
        takeAnswer(entry, answer, application);
    }
    settle(entry);
    relink();
    checkSettled();
}

//! False when the entry is gone.
bool PlaceDiscovery::Private::takeFailure(const QString &key, PlaceEntry &entry, const FoundEndpoint &answer,
                                          const QUrl &redirect)
{
    if (!entry.alternatives.isEmpty()) {
        if (!entry.endpoint.error || entry.trying == entry.endpoint.url)
            entry.endpoint.error = answer.error; // of the address as it was named
        entry.trying = entry.alternatives.takeFirst();
        entry.nextAsk = 0;
        QMetaObject::invokeMethod(this, &Private::tick, Qt::QueuedConnection);
        m_settled = false;
        return true;
    }
    const bool refused = answer.trouble == Trouble::Refused;
    const bool other = answer.kind != EndpointKind::Unknown && answer.kind != entry.endpoint.kind;
    if (entry.wasReached && !refused && !other && ++entry.failures < kMostFailures)
        return true; // busy, perhaps
    const bool over = entry.wasReached && (refused || other);
    if (over && !entry.isTyped()) {
        remove(key); // found again by looking, if it comes back
        relink();
        checkSettled();
        return false;
    }
    // the same host, another scheme, port or path; once, for a chain of them need not end
    if (!redirect.isEmpty() && !entry.isNamed() && entry.endpoint.origin.by.isEmpty()) {
        offer(redirect, {entry.endpoint.origin.how, entry.endpoint.url, 0, {}});
        hide(entry);
    }
    FoundEndpoint &endpoint = entry.endpoint;
    if (!entry.isNamed())
        endpoint.kind = answer.kind == EndpointKind::Unknown && entry.wasReached ? endpoint.kind : answer.kind;
    endpoint.state = State::Unreachable;
    // of several ways to a thing that was named, the reason of the first counts
    if (!entry.isNamed() || !endpoint.error || entry.trying == httpUrl(endpoint.url))
        endpoint.error = answer.error;
    endpoint.trouble = endpoint.error ? troubleOf(*endpoint.error) : answer.trouble;
    endpoint.asked = answer.asked;
    if (entry.isNamed() && !entry.wasReached) { // the next time all ways again
        entry.trying = endpoint.url;
        entry.alternatives = entry.otherWays;
    }
    if (entry.application) {
        if (over) {
            DiscoveredApplication last = *std::exchange(entry.application, std::nullopt);
            last.state = DiscoveredApplication::State::Gone;
            Q_EMIT q->gone(last);
        } else {
            DiscoveredApplication application = *entry.application;
            application.state = DiscoveredApplication::State::Unreachable;
            application.error = answer.error;
            tellApplication(entry, application);
        }
    }
    return true;
}

void PlaceDiscovery::Private::takeAnswer(PlaceEntry &entry, const FoundEndpoint &answer,
                                         const DiscoveredApplication &application)
{
    FoundEndpoint endpoint = answer;
    endpoint.origin = entry.endpoint.origin;
    endpoint.since = entry.endpoint.since;
    endpoint.clusterKey = entry.endpoint.clusterKey;
    const QUrl named = entry.endpoint.namedUrl.isEmpty() ? entry.endpoint.url : entry.endpoint.namedUrl;
    if (httpUrl(named) != httpUrl(entry.trying))
        endpoint.namedUrl = named;
    if (entry.history) {
        endpoint.applications = entry.history->applications();
        endpoint.partial = entry.history->isPartial();
    }
    entry.endpoint = endpoint;
    entry.failures = 0;
    entry.backoff = 0;
    entry.wasReached = true;
    entry.redirected = false;
    if (endpoint.kind == EndpointKind::Driver)
        tellApplication(entry, application);
    if (endpoint.kind == EndpointKind::History && !entry.history) {
        HistoryListing::Settings listing;
        listing.refreshMs = settings.historyMs;
        entry.history = std::make_unique<HistoryListing>(entry.trying, access, listing);
        const QString key = std::find_if(entries.begin(), entries.end(), [&entry](const auto &item) {
                                return &item.second == &entry;
                            })->first;
        connect(entry.history.get(), &HistoryListing::refreshed, this, [this, key] { takeHistory(key); });
        entry.endpoint.partial = true;
        entry.history->start();
    }
    if (endpoint.kind == EndpointKind::Master) {
        forgetUnnamed(entry);
        follow(entry);
    }
}

void PlaceDiscovery::Private::settle(PlaceEntry &entry)
{
    if (entry.nextAsk == 0 && entry.trying != entry.endpoint.url && !entry.endpoint.reachable())
        return; // an alternative is next
    const bool reached = entry.endpoint.reachable();
    const bool driver = entry.endpoint.kind == EndpointKind::Driver || entry.endpoint.kind == EndpointKind::Connect;
    entry.backoff = reached ? (driver ? settings.checkMs : settings.refreshMs)
                            : std::clamp<qint64>(entry.backoff * 2, kFirstRetryMs, kLastRetryMs);
    entry.nextAsk = m_clock.elapsed() + entry.backoff;
}

void PlaceDiscovery::Private::takeHistory(const QString &key)
{
    const auto found = entries.find(key);
    if (found == entries.end() || !found->second.history)
        return;
    PlaceEntry &entry = found->second;
    const HistoryListing &listing = *entry.history;
    entry.endpoint.applications = listing.applications();
    entry.endpoint.partial = listing.isPartial() && !listing.error();
    entry.endpoint.error = listing.error();
    entry.endpoint.trouble = listing.error() ? troubleOf(*listing.error()) : Trouble::None;
    entry.endpoint.state = listing.error() ? State::Unreachable : State::Reached;
    entry.endpoint.asked = QDateTime::currentMSecsSinceEpoch();
    if (entry.endpoint.trouble == Trouble::Refused && !entry.isTyped()) {
        remove(key);
        checkSettled();
        return;
    }
    tell(entry);
    checkSettled();
}

void PlaceDiscovery::Private::checkSettled()
{
    if (m_settled || !active || scanner)
        return;
    const qint64 now = m_clock.elapsed();
    for (const auto &[key, entry] : entries) {
        const bool reading = entry.history && entry.endpoint.partial;
        const bool due = !entry.history && entry.nextAsk <= now;
        if (entry.probe || reading || due)
            return;
    }
    m_settled = true;
    Q_EMIT q->settled();
}

// Telling ----------------------------------------------------------------------------------------------------------

void PlaceDiscovery::Private::tell(PlaceEntry &entry)
{
    if (!entry.isShown())
        return;
    FoundEndpoint now = entry.endpoint;
    if (entry.told) {
        now.asked = entry.told->asked;
        if (now == *entry.told)
            return;
        if (now.key() != entry.told->key()) {
            FoundEndpoint last = *entry.told; // it is reached another way
            last.state = State::Gone;
            Q_EMIT q->endpointGone(last);
        }
    }
    entry.told = entry.endpoint;
    Q_EMIT q->endpointChanged(*entry.told);
}

void PlaceDiscovery::Private::tellApplication(PlaceEntry &entry, const DiscoveredApplication &application)
{
    if (entry.application == application)
        return;
    const bool isNew = !entry.application;
    if (!isNew && entry.application->applicationId != application.applicationId &&
        !entry.application->applicationId.isEmpty() && !application.applicationId.isEmpty()) {
        DiscoveredApplication last = *entry.application; // another one took the port
        last.state = DiscoveredApplication::State::Gone;
        entry.application = application;
        Q_EMIT q->gone(last);
        Q_EMIT q->found(application);
        return;
    }
    entry.application = application;
    if (isNew)
        Q_EMIT q->found(application);
    else
        Q_EMIT q->changed(application);
}

//! Another entry stands for the same thing.
void PlaceDiscovery::Private::hide(PlaceEntry &entry)
{
    entry.redirected = true;
    if (auto application = std::exchange(entry.application, std::nullopt)) {
        application->state = DiscoveredApplication::State::Gone;
        Q_EMIT q->gone(*application);
    }
    if (auto told = std::exchange(entry.told, std::nullopt)) {
        told->state = State::Gone;
        Q_EMIT q->endpointGone(*told);
    }
}

void PlaceDiscovery::Private::remove(const QString &key)
{
    const auto found = entries.find(key);
    if (found == entries.end())
        return;
    PlaceEntry entry = std::move(found->second);
    entries.erase(found);
    dropLater(entry.probe);
    dropLater(entry.history);
    if (entry.application) {
        entry.application->state = DiscoveredApplication::State::Gone;
        Q_EMIT q->gone(*entry.application);
    }
    if (entry.told) {
        entry.told->state = State::Gone;
        Q_EMIT q->endpointGone(*entry.told);
    }
}

} // namespace cinderscope
