// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/clusterrows.h"

#include "gui/base/format.h"
#include "gui/places/troubletext.h"

#include <algorithm>
#include <QCoreApplication>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::ClusterRows)
};

//! Spark's word; nothing for those that are not known.
std::optional<ApplicationState> stateOf(const FoundApplication &found)
{
    const QString &word = found.state;
    if (word == "finished"_L1 || word == "completed"_L1)
        return ApplicationState::Succeeded;
    if (word == "failed"_L1)
        return ApplicationState::Failed;
    if (word == "killed"_L1 || word == "incomplete"_L1)
        return ApplicationState::Incomplete;
    if (found.hasEnded())
        return ApplicationState::Succeeded;
    return ApplicationState::Running;
}

bool isRunning(const FoundApplication &found)
{
    return !found.hasEnded() && found.state != "finished"_L1 && found.state != "failed"_L1 &&
           found.state != "killed"_L1 && found.state != "completed"_L1;
}

QString hostPort(const QUrl &url)
{
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' % host % u']';
    return url.port() < 0 ? host : QString(host % u':' % QString::number(url.port()));
}

QString originText(const EndpointOrigin &origin)
{
    switch (origin.how) {
    case EndpointOrigin::How::Scan:
        return Rows::tr("Found by trying its port");
    case EndpointOrigin::How::Process:
        return origin.pid > 0 ? Rows::tr("Found as listening process %1 (%2)").arg(origin.pid).arg(origin.processClass)
                              : Rows::tr("Found as a listening process");
    case EndpointOrigin::How::Named:
        return Rows::tr("Named by %1").arg(origin.by.toString());
    case EndpointOrigin::How::Typed:
        return Rows::tr("Address given by you");
    }
    return {};
}

QString coresText(qint64 used, qint64 all)
{
    return Rows::tr("%1 of %n core(s) in use", nullptr, int(all)).arg(format::count(used));
}

//! Spark's word for the state of a master or worker.
QString stateWord(const QString &state)
{
    if (state == "alive"_L1)
        return Rows::tr("alive");
    if (state == "standby"_L1)
        return Rows::tr("standby");
    if (state == "recovering"_L1 || state == "completing_recovery"_L1)
        return Rows::tr("recovering");
    if (state == "dead"_L1)
        return Rows::tr("dead");
    if (state == "decommissioned"_L1)
        return Rows::tr("decommissioned");
    return state;
}

QString nameOf(const FoundEndpoint &endpoint)
{
    switch (endpoint.kind) {
    case EndpointKind::Driver:
        return Rows::tr("Driver at %1").arg(hostPort(endpoint.url));
    case EndpointKind::Master:
        return Rows::tr("Master");
    case EndpointKind::Worker:
        return Rows::tr("Worker at %1").arg(hostPort(endpoint.url));
    case EndpointKind::History:
        return Rows::tr("History server");
    case EndpointKind::Connect:
        return Rows::tr("Connect server");
    case EndpointKind::Unknown:
    case EndpointKind::NotSpark:
        break;
    }
    return hostPort(endpoint.url);
}

QString iconOf(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::Master:
        return u"cluster"_s;
    case EndpointKind::Worker:
        return u"executor"_s;
    case EndpointKind::History:
        return u"recent"_s;
    case EndpointKind::Connect:
        return u"link"_s;
    case EndpointKind::Driver:
        return u"application"_s;
    case EndpointKind::Unknown:
    case EndpointKind::NotSpark:
        break;
    }
    return u"help"_s;
}

} // namespace

void ClusterRows::setLive(const QList<LiveApplication> &applications)
{
    m_live.clear();
    m_liveOrder.clear();
    for (const LiveApplication &application : applications) {
        const QString key = ApplicationRef::keyOf(application.key);
        m_live.insert(key, application);
        m_liveOrder.append(key);
    }
}

QString ClusterRows::countsText() const
{
    const QString applications = Rows::tr("%n application(s)", nullptr, m_applications);
    if (m_workers == 0)
        return m_applications == 0 ? QString() : applications;
    return Rows::tr("%1, %2", "applications, workers").arg(applications, Rows::tr("%n worker(s)", nullptr, m_workers));
}

void ClusterRows::decorate(SourceEntry &entry) const
{
    const auto live = m_live.constFind(entry.ref.key());
    if (live == m_live.cend())
        return;
    entry.via = live->listening                                                      ? SourceEntry::Via::Listener
                : live->hasSession && live->state == LiveApplication::State::Running ? SourceEntry::Via::Polling
                                                                                     : SourceEntry::Via::Nothing;
    if (!live->name.isEmpty())
        entry.name = live->name;
    if (entry.ref.location.isEmpty())
        entry.ref.location = live->uiUrl.toString(QUrl::StripTrailingSlash);
    if (live->state == LiveApplication::State::Seeking)
        entry.status = Rows::tr("looking for its end…");
    else if (live->state == LiveApplication::State::Lost) {
        entry.state = ApplicationState::Incomplete;
        entry.status = Rows::tr("lost");
    }
}

SourceEntry ClusterRows::application(const FoundApplication &found, const QString &placeId) const
{
    SourceEntry entry;
    entry.ref = ApplicationRef::live({found.applicationId, found.attemptId}, found.uiUrl);
    entry.ref.placeId = placeId;
    entry.placeId = placeId;
    entry.id = found.applicationId;
    entry.detail = found.attemptId.isEmpty() ? found.applicationId
                                             : Rows::tr("%1, attempt %2").arg(found.applicationId, found.attemptId);
    entry.name = found.name.isEmpty() ? found.applicationId : found.name;
    entry.user = found.user;
    entry.sparkVersion = found.sparkVersion;
    entry.start = found.start;
    entry.end = found.end;
    entry.state = stateOf(found);
    if (found.state == "waiting"_L1)
        entry.status = Rows::tr("waiting for cores");
    if (found.cores > 0)
        entry.facts.append(Rows::tr("%n core(s) granted", nullptr, int(found.cores)));
    decorate(entry);
    return entry;
}

SourceEntry ClusterRows::application(const LiveApplication &live) const
{
    SourceEntry entry;
    entry.ref = ApplicationRef::live(live.key, live.uiUrl);
    entry.id = live.key.id;
    entry.detail =
        live.key.attempt.isEmpty() ? live.key.id : Rows::tr("%1, attempt %2").arg(live.key.id, live.key.attempt);
    entry.name = live.name.isEmpty() ? live.key.id : live.name;
    entry.user = live.user;
    entry.sparkVersion = live.sparkVersion;
    entry.start = live.start;
    entry.state = live.state == LiveApplication::State::Lost ? ApplicationState::Incomplete : ApplicationState::Running;
    decorate(entry);
    return entry;
}

SourceEntry ClusterRows::endpointRow(const FoundEndpoint &endpoint) const
{
    SourceEntry entry;
    entry.kind = SourceEntry::Kind::Endpoint;
    entry.placeId = m_placeId;
    entry.rowKey = u"endpoint:"_s % m_placeId % u':' % endpoint.key();
    entry.ref.kind = SourceKind::Rest;
    entry.ref.location = endpoint.key();
    entry.name = nameOf(endpoint);
    entry.detail = hostPort(endpoint.url);
    entry.icon = iconOf(endpoint.kind);
    entry.sparkVersion = endpoint.sparkVersion;
    if (!endpoint.sparkVersion.isEmpty())
        entry.facts.append(Rows::tr("Spark %1").arg(endpoint.sparkVersion));
    entry.facts.append(originText(endpoint.origin));
    if (endpoint.since != kNoTime)
        entry.facts.append(Rows::tr("Since %1").arg(format::timeOrDate(endpoint.since)));
    switch (endpoint.state) {
    case FoundEndpoint::State::Connecting:
        entry.busy = true;
        entry.status = Rows::tr("connecting…");
        break;
    case FoundEndpoint::State::Unreachable:
        entry.problem = troubletext::reason(endpoint);
        entry.status = troubletext::word(endpoint.trouble);
        entry.fingerprint = troubletext::fingerprint(endpoint);
        break;
    case FoundEndpoint::State::Gone:
        entry.status = Rows::tr("gone");
        entry.missing = true;
        break;
    case FoundEndpoint::State::Reached:
        break;
    }
    return entry;
}

bool ClusterRows::isConnected(const FoundEndpoint &driver) const
{
    return m_placeId.isEmpty() && std::any_of(m_live.begin(), m_live.end(), [&](const LiveApplication &live) {
               return live.listening && !live.uiUrl.isEmpty() && live.uiUrl.port() == driver.url.port();
           });
}

bool ClusterRows::isWhole(const QString &group) const
{
    return m_everything || m_whole.contains(group);
}

SourceBranch ClusterRows::moreRow(const QString &group, qint64 all)
{
    SourceBranch more;
    more.entry.kind = SourceEntry::Kind::More;
    more.entry.rowKey = group + u":more"_s;
    more.entry.id = group;
    more.entry.name = Rows::tr("Show all %1").arg(format::count(all));
    return more;
}

SourceBranch ClusterRows::group(const QString &key, const QString &name, QList<SourceBranch> children)
{
    SourceBranch branch;
    branch.entry.kind = SourceEntry::Kind::Group;
    branch.entry.placeId = m_placeId;
    branch.entry.rowKey = u"group:"_s + key;
    branch.entry.name = name;
    branch.entry.status = format::count(children.size());
    branch.entry.startsOpen = false;
    const qsizetype all = children.size();
    if (all > GroupLimit && !isWhole(branch.entry.rowKey)) {
        children.resize(GroupLimit);
        children.append(moreRow(branch.entry.rowKey, all));
    }
    branch.children = std::move(children);
    return branch;
}

void ClusterRows::addRunning(QList<SourceBranch> &rows, const FoundApplication &found, const FoundEndpoint &endpoint)
{
    if (found.applicationId.isEmpty())
        return;
    SourceEntry entry = application(found, m_placeId);
    if (entry.ref.location.isEmpty() && endpoint.kind == EndpointKind::Driver)
        entry.ref.location = endpoint.key();
    entry.sparkVersion = entry.sparkVersion.isEmpty() ? endpoint.sparkVersion : entry.sparkVersion;
    entry.facts.append(originText(endpoint.origin));
    const QString key = entry.key();
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&](const SourceBranch &row) { return row.entry.key() == key; });
    if (same != rows.end()) { // the driver's page and the master's list tell of the same
        if (same->entry.ref.location.isEmpty())
            same->entry.ref.location = entry.ref.location;
        if (same->entry.user.isEmpty())
            same->entry.user = entry.user;
        if (same->entry.sparkVersion.isEmpty())
            same->entry.sparkVersion = entry.sparkVersion;
        return;
    }
    if (m_claimed.contains(key))
        return;
    m_claimed.insert(key);
    ++m_applications;
    rows.append({entry, {}});
}

void ClusterRows::addMaster(QList<SourceBranch> &rows, const FoundEndpoint &master)
{
    SourceBranch branch;
    branch.entry = endpointRow(master);
    const ClusterFacts &facts = master.cluster;
    if (!facts.masterUrl.isEmpty())
        branch.entry.detail = facts.masterUrl;
    if (master.state == FoundEndpoint::State::Reached && facts.state != "alive"_L1)
        branch.entry.status = stateWord(facts.state);
    if (facts.cores > 0) {
        branch.entry.facts.append(coresText(facts.coresUsed, facts.cores));
        branch.entry.facts.append(
            Rows::tr("%1 of %2 memory in use").arg(format::bytes(facts.memoryUsed), format::bytes(facts.memory)));
    }
    QList<SourceBranch> workers;
    for (const FoundWorker &worker : facts.workers) {
        SourceBranch row;
        row.entry.kind = SourceEntry::Kind::Endpoint;
        row.entry.placeId = m_placeId;
        row.entry.rowKey = u"worker:"_s % m_placeId % u':' % worker.id;
        row.entry.ref.kind = SourceKind::Rest;
        row.entry.ref.location = worker.url.toString(QUrl::StripTrailingSlash);
        row.entry.id = worker.id;
        row.entry.icon = iconOf(EndpointKind::Worker);
        row.entry.name = Rows::tr("Worker at %1").arg(worker.host);
        row.entry.detail = coresText(worker.coresUsed, worker.cores);
        row.entry.facts.append(
            Rows::tr("%1 of %2 memory in use").arg(format::bytes(worker.memoryUsed), format::bytes(worker.memory)));
        const bool alive = worker.state == "alive"_L1;
        if (alive)
            ++m_workers;
        else
            row.entry.status = stateWord(worker.state);
        row.entry.missing = !alive;
        workers.append(row);
    }
    QList<SourceBranch> ended;
    for (const FoundApplication &found : master.applications) {
        if (isRunning(found))
            continue;
        SourceEntry entry = application(found, m_placeId);
        entry.ref.location.clear();
        entry.ref.history = m_history;
        ended.append({entry, {}});
    }
    if (!workers.isEmpty()) {
        SourceBranch all = group(branch.entry.rowKey + u":workers"_s, Rows::tr("Workers"), workers);
        all.entry.startsOpen = workers.size() <= 4;
        branch.children.append(all);
    }
    if (!ended.isEmpty())
        branch.children.append(group(branch.entry.rowKey + u":ended"_s, Rows::tr("Completed"), ended));
    rows.append(branch);
}

void ClusterRows::addHistory(QList<SourceBranch> &rows, const FoundEndpoint &server)
{
    SourceBranch branch;
    branch.entry = endpointRow(server);
    branch.entry.startsOpen = false;
    // Ten thousand of them are sorted by their numbers, and only those that are shown are made.
    std::vector<const FoundApplication *> order;
    order.reserve(std::size_t(server.applications.size()));
    for (const FoundApplication &found : server.applications) {
        const bool runsElsewhere =
            !found.hasEnded() && m_claimed.contains(ApplicationRef::keyOf({found.applicationId, found.attemptId}));
        if (!runsElsewhere)
            order.push_back(&found);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const FoundApplication *a, const FoundApplication *b) { return a->start > b->start; });
    const QString count = format::count(qint64(order.size()));
    if (server.state == FoundEndpoint::State::Reached)
        branch.entry.status = server.partial ? Rows::tr("%1, reading…", "count").arg(count) : count;
    const QString groupKey = u"group:"_s + branch.entry.rowKey;
    const std::size_t shown = isWhole(groupKey) ? order.size() : std::min<std::size_t>(order.size(), GroupLimit);
    branch.children.reserve(qsizetype(shown) + 1);
    for (std::size_t i = 0; i < shown; ++i) {
        SourceBranch row;
        row.entry = application(*order[i], m_placeId);
        row.entry.ref.location = server.key();
        row.entry.ref.history = server.url;
        branch.children.append(std::move(row));
    }
    if (shown < order.size())
        branch.children.append(moreRow(groupKey, qint64(order.size())));
    rows.append(branch);
}

void ClusterRows::addOther(QList<SourceBranch> &rows, const FoundEndpoint &endpoint)
{
    SourceBranch branch;
    branch.entry = endpointRow(endpoint);
    if (endpoint.kind == EndpointKind::Worker) {
        ++m_workers;
        branch.entry.detail = endpoint.cluster.cores > 0 ? coresText(endpoint.cluster.coresUsed, endpoint.cluster.cores)
                                                         : branch.entry.detail;
    }
    rows.append(branch);
}

QList<SourceBranch> ClusterRows::branches(const QString &placeId, const QList<FoundEndpoint> &endpoints)
{
    m_placeId = placeId;
    m_applications = m_workers = 0;
    m_history = QUrl();
    QSet<QString> listed; // workers that stand below their master
    for (const FoundEndpoint &endpoint : endpoints) {
        if (endpoint.kind == EndpointKind::History && endpoint.reachable() && m_history.isEmpty())
            m_history = endpoint.url;
        for (const FoundWorker &worker : endpoint.cluster.workers) {
            if (endpoint.kind == EndpointKind::Master)
                listed.insert(worker.id);
        }
    }
    QList<SourceBranch> rows, rest;
    // Drivers first: they know more of an application than the master's list.
    for (const bool drivers : {true, false}) {
        for (const FoundEndpoint &endpoint : endpoints) {
            const bool tells = drivers ? endpoint.kind == EndpointKind::Driver : endpoint.kind == EndpointKind::Master;
            if (!tells || endpoint.state == FoundEndpoint::State::Gone)
                continue;
            for (const FoundApplication &found : endpoint.applications) {
                if (isRunning(found))
                    addRunning(rows, found, endpoint);
            }
        }
    }
    for (const FoundEndpoint &endpoint : endpoints) {
        if (m_shown.contains(endpoint.key()))
            continue; // at a place that asked before
        if (endpoint.reachable())
            m_shown.insert(endpoint.key());
        switch (endpoint.kind) {
        case EndpointKind::Master:
            addMaster(rest, endpoint);
            break;
        case EndpointKind::History:
            addHistory(rest, endpoint);
            break;
        case EndpointKind::Worker:
            if (!listed.contains(endpoint.cluster.workerId))
                addOther(rest, endpoint);
            break;
        case EndpointKind::Driver:
            if (endpoint.applications.isEmpty() && endpoint.state != FoundEndpoint::State::Gone &&
                !isConnected(endpoint))
                addOther(rest, endpoint); // connecting, or it does not tell
            break;
        case EndpointKind::Connect:
            addOther(rest, endpoint);
            break;
        case EndpointKind::Unknown:
        case EndpointKind::NotSpark:
            // Worth a row only where a person named it, or where it could be let in.
            if (endpoint.state != FoundEndpoint::State::Gone &&
                (!placeId.isEmpty() || endpoint.trouble == Trouble::LoginWanted || endpoint.trouble == Trouble::Tls))
                addOther(rest, endpoint);
            break;
        }
    }
    return rows + rest;
}

QList<SourceBranch> ClusterRows::unclaimed()
{
    QList<SourceBranch> rows;
    for (const QString &key : std::as_const(m_liveOrder)) {
        const LiveApplication &live = m_live[key];
        const bool runs =
            live.state == LiveApplication::State::Running || live.state == LiveApplication::State::Seeking;
        if (!runs || m_claimed.contains(key))
            continue;
        m_claimed.insert(key);
        ++m_applications;
        rows.append({application(live), {}});
    }
    return rows;
}

} // namespace cinderscope
