// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sources.h"

#include "gui/base/async.h"
#include "gui/base/format.h"
#include "gui/places/placecentre.h"
#include "gui/places/troubletext.h"
#include "gui/session/livecenter.h"
#include "gui/shell/clusterrows.h"

#include <algorithm>
#include <QElapsedTimer>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

using Section = SourceTreeModel::Section;

namespace {

constexpr int kJournalDelayMs = 1500; // a journal is closed some time after its application has ended

//! Applications that have told their id.
QList<LiveApplication> named(const LiveCenter *live)
{
    QList<LiveApplication> applications = live ? live->applications() : QList<LiveApplication>();
    applications.removeIf([](const LiveApplication &a) { return a.key.id.startsWith("listener:"_L1); });
    return applications;
}

void collectKeys(const QList<SourceBranch> &rows, QSet<QString> &keys)
{
    for (const SourceBranch &row : rows) {
        if (row.entry.kind == SourceEntry::Kind::Application && !row.entry.ref.isPast())
            keys.insert(row.entry.key());
    }
}

} // namespace

Sources::Sources(SourceTreeModel *model, PlaceCentre *places, LiveCenter *live, QObject *parent)
    : QObject(parent), m_model(model), m_places(places), m_live(live)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(RefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &Sources::refreshNow);
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(kJournalDelayMs);
    connect(&m_journalTimer, &QTimer::timeout, this, &Sources::listJournals);
    if (places)
        connect(places, &PlaceCentre::changed, this, &Sources::schedule);
    if (!live)
        return;
    connect(live, &LiveCenter::applicationConnected, this, &Sources::schedule);
    connect(live, &LiveCenter::applicationChanged, this, &Sources::schedule);
    connect(live, &LiveCenter::applicationRenamed, this, &Sources::schedule);
    connect(live, &LiveCenter::applicationEnded, this, [this] {
        schedule();
        m_journalTimer.start();
    });
}

void Sources::setLocal(const QList<FoundEndpoint> &endpoints)
{
    m_local = endpoints;
    schedule();
}

void Sources::setRecent(const QList<SourceEntry> &logs)
{
    m_history.logs = logs;
    schedule();
}

void Sources::setJournals(const QString &root, const JournalBudget &budget)
{
    m_journalRoot = root;
    m_budget = budget;
    listJournals();
}

void Sources::listJournals()
{
    if (m_journalRoot.isEmpty()) {
        m_history.journals = {};
        return schedule();
    }
    if (m_listing) {
        m_listAgain = true;
        return;
    }
    m_listing = true;
    runAsync(
        this,
        [root = m_journalRoot.toStdString(), budget = m_budget] {
            pruneJournals(root, budget);
            return cinderscope::listJournals(root);
        },
        [this](JournalList list) {
            m_listing = false;
            m_history.journals = std::move(list);
            schedule();
            if (std::exchange(m_listAgain, false))
                listJournals();
        });
}

void Sources::showWhole(const QString &group)
{
    m_whole.insert(group);
    refreshNow();
}

void Sources::setEverything(bool everything)
{
    if (std::exchange(m_everything, everything) != everything)
        refreshNow();
}

void Sources::schedule()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void Sources::gatherServers()
{
    QList<std::pair<QString, QList<FoundApplication>>> found;
    QList<std::pair<QUrl, QString>> where;
    auto add = [&](const QList<FoundEndpoint> &endpoints, const QString &place) {
        for (const FoundEndpoint &endpoint : endpoints) {
            if (endpoint.kind != EndpointKind::History || !endpoint.reachable())
                continue;
            found.append({place % u' ' % endpoint.key(), endpoint.applications});
            where.append({endpoint.url, place});
        }
    };
    if (m_places) {
        for (const Place &place : m_places->book().places()) {
            if (const PlaceWatcher *watcher = m_places->watcher(place.id))
                add(watcher->endpoints(), place.id);
        }
    }
    add(m_local, {});
    if (found == m_gathered)
        return;
    m_gathered = found;
    m_history.servers.clear();
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (const FoundApplication &application : found[i].second) {
            const QString key = ApplicationRef::keyOf({application.applicationId, application.attemptId});
            if (!m_history.servers.contains(key))
                m_history.servers.insert(key, where[i]);
        }
    }
}

SourceBranch Sources::placeRow(const PlaceWatcher *watcher, const Place &place, ClusterRows &rows) const
{
    SourceBranch branch;
    SourceEntry &entry = branch.entry;
    entry.kind = SourceEntry::Kind::Place;
    entry.placeId = place.id;
    entry.rowKey = u"place:"_s + place.id;
    entry.ref.kind = SourceKind::Rest;
    entry.ref.location = place.address;
    entry.name = place.title();
    entry.color = QColor(place.color);
    SourceEntry note;
    note.kind = SourceEntry::Kind::Note;
    note.rowKey = u"note:"_s + place.id;
    if (watcher) {
        branch.children = rows.branches(place.id, watcher->endpoints());
        entry.detail = rows.countsText();
    }
    using State = PlaceWatcher::State;
    switch (watcher ? watcher->state() : State::Idle) {
    case State::Idle:
    case State::Opening:
        entry.busy = true;
        entry.status = tr("connecting…");
        note.detail = tr("The way there is being opened.");
        break;
    case State::Looking:
        entry.busy = true;
        entry.status = watcher->total() > 0 && watcher->done() < watcher->total()
                           ? tr("%1 of %2").arg(format::count(watcher->done()), format::count(watcher->total()))
                           : tr("connecting…");
        note.detail = tr("Looking for masters and applications…");
        break;
    case State::Found:
        break;
    case State::Nothing:
        entry.status = tr("nothing found");
        note.name = tr("Nothing of Spark answers");
        note.detail = tr("Test the connection in “Edit”");
        break;
    case State::Lost:
        entry.status = tr("reconnecting…");
        break;
    case State::Failed:
        entry.status = watcher->neededSecret() ? tr("login wanted") : tr("cannot be reached");
        break;
    }
    if (watcher && watcher->error() && watcher->state() != State::Found) {
        entry.problem = watcher->neededSecret() ? tr("Its password or token is not known. Choose “Log in…”.")
                                                : troubletext::reason(*watcher->error(), place.title());
        note.name = entry.status;
        note.detail = entry.problem;
    }
    entry.fingerprint = watcher ? watcher->fingerprint() : QString();
    if (entry.detail.isEmpty() && watcher && watcher->state() == State::Found)
        entry.detail = tr("No application runs");
    if (entry.detail.isEmpty())
        entry.detail = place.name.isEmpty() ? entry.problem : place.address.simplified();
    if (branch.children.isEmpty())
        branch.children.append({note, {}});
    return branch;
}

QList<SourceBranch> Sources::places(ClusterRows &rows)
{
    QList<SourceBranch> branches;
    for (const Place &place : m_places->book().places()) {
        const PlaceWatcher *watcher = m_places->watcher(place.id);
        branches.append(placeRow(watcher, place, rows));
    }
    return branches;
}

void Sources::carry(SourceEntry &entry) const
{
    const QString key = entry.key();
    if (entry.ref.isPast() && !m_open.contains(key))
        return; // there may be ten thousand of them
    const auto kept = m_kept.constFind(key);
    const SourceEntry *known = kept != m_kept.cend() ? &*kept : m_model->entry(m_model->find(key));
    if (!known || known->kind != SourceEntry::Kind::Application)
        return;
    entry.open = known->open;
    entry.current = known->current;
    entry.reading = known->reading;
    entry.replaying = known->replaying;
    if (!known->open && known->via == SourceEntry::Via::Nothing)
        return;
    if (!known->id.isEmpty())
        entry.name = known->name;
    entry.progress = known->progress;
    entry.failures = known->failures;
    entry.user = known->user.isEmpty() ? entry.user : known->user;
    entry.sparkVersion = known->sparkVersion.isEmpty() ? entry.sparkVersion : known->sparkVersion;
    entry.start = known->start != kNoTime ? known->start : entry.start;
    entry.end = known->end != kNoTime ? known->end : entry.end;
    if (known->state)
        entry.state = known->state;
}

void Sources::carry(QList<SourceBranch> &rows) const
{
    for (SourceBranch &row : rows) {
        if (row.entry.kind == SourceEntry::Kind::Application)
            carry(row.entry);
        carry(row.children);
    }
}

//! The notebooks of this computer (else: the others), marks on what was started from here, and rows of what of that was
//! not found.
void Sources::addStarted(QList<SourceBranch> &rows, bool here)
{
    const bool both = here && !m_places; // there is one section
    QList<SourceBranch> notebooks, started;
    if (m_notebooks)
        notebooks = m_notebooks(!here) + (both ? m_notebooks(true) : QList<SourceBranch>());
    m_launchRows.link(rows, here);
    m_launchRows.link(notebooks, here);
    started = m_launchRows.rest(!here);
    if (both)
        started += m_launchRows.rest(true);
    rows = here ? started + rows + notebooks : rows + started + notebooks;
}

void Sources::refreshNow()
{
    m_timer.stop();
    QElapsedTimer clock;
    clock.start();
    Q_EMIT aboutToRefresh();
    ClusterRows rows;
    rows.setLive(named(m_live));
    rows.setWhole(m_whole);
    rows.setEverything(m_everything);
    m_open = m_opened ? m_opened() : QSet<QString>();
    m_kept.clear();
    for (const QString &key : std::as_const(m_open)) {
        if (const SourceEntry *known = m_model->entry(m_model->find(key)))
            m_kept.insert(key, *known);
    }
    gatherServers();
    m_launchRows = m_launches ? m_launches() : LaunchRows();
    QSet<QString> running;
    if (m_places) {
        QList<SourceBranch> clusters = places(rows);
        for (const SourceBranch &place : std::as_const(clusters))
            collectKeys(place.children, running);
        carry(clusters);
        addStarted(clusters, false);
        m_model->setBranches(Section::Clusters, clusters);
    }
    QList<SourceBranch> here = rows.branches({}, m_local);
    here = rows.unclaimed() + here;
    collectKeys(here, running);
    // Nobody tells of it any more, but it is looked at, and it has not come into the history.
    QSet<QString> ended;
    for (const LiveApplication &live : named(m_live)) {
        if (live.state == LiveApplication::State::Ended || live.state == LiveApplication::State::Lost)
            ended.insert(ApplicationRef::keyOf(live.key));
    }
    for (const SourceEntry &entry : m_model->entries(Section::Computer)) {
        const QString key = entry.key();
        if (entry.kind == SourceEntry::Kind::Application && !running.contains(key) && !ended.contains(key) &&
            m_open.contains(key)) {
            here.append({entry, {}});
            running.insert(key);
        }
    }
    carry(here);
    addStarted(here, true);
    m_model->setBranches(Section::Computer, here);
    showHistory(running);
    tellHistoryServers();
    m_timer.setInterval(std::max(RefreshMs, int(clock.elapsed()) * 10)); // at most a tenth of the time
    Q_EMIT refreshed();
}

void Sources::showHistory(const QSet<QString> &running)
{
    m_history.running = running;
    m_history.live = named(m_live);
    QList<SourceEntry> entries = historyEntries(m_history);
    QSet<QString> above; // logs that the person opened stand in their own section
    for (const SourceEntry &entry : m_model->entries(Section::Logs))
        above.insert(entry.key());
    entries.removeIf([&](const SourceEntry &entry) { return above.contains(entry.key()); });
    const qsizetype all = entries.size();
    const bool cut = all > HistoryLimit && !m_everything && !m_whole.contains(u"history"_s);
    if (cut)
        entries.resize(HistoryLimit);
    for (SourceEntry &entry : entries)
        carry(entry);
    if (cut) {
        SourceEntry more;
        more.kind = SourceEntry::Kind::More;
        more.rowKey = u"history:more"_s;
        more.id = u"history"_s;
        more.name = tr("Show all %1").arg(format::count(all));
        entries.append(more);
    }
    m_model->setEntries(Section::History, entries);
    m_model->setSectionStatus(Section::History, all > 0 ? format::count(all) : QString());
    m_model->setSectionHidden(Section::History, all == 0);
}

void Sources::tellHistoryServers()
{
    if (!m_live)
        return;
    std::vector<std::pair<QUrl, Access>> servers;
    QStringList urls;
    auto add = [&](const QList<FoundEndpoint> &endpoints, const QString &place) {
        for (const FoundEndpoint &endpoint : endpoints) {
            if (endpoint.kind != EndpointKind::History || !endpoint.reachable())
                continue;
            servers.emplace_back(endpoint.url, place.isEmpty() || !m_places ? Access() : m_places->access(place));
            urls.append(place % u' ' % endpoint.url.toString());
        }
    };
    add(m_local, {});
    if (m_places) {
        for (const Place &place : m_places->book().places()) {
            if (const PlaceWatcher *watcher = m_places->watcher(place.id))
                add(watcher->endpoints(), place.id);
        }
    }
    if (urls == m_servers)
        return;
    m_servers = urls;
    m_live->setHistoryServers(servers);
}

ApplicationRef Sources::known(const ApplicationRef &ref) const
{
    if (ref.isFile() || ref.applicationId.isEmpty())
        return ref;
    ApplicationRef full = ref;
    for (const SourceEntry &entry : m_model->entries(Section::History)) {
        if (entry.key() != ref.key())
            continue;
        for (const auto field : {&ApplicationRef::journal, &ApplicationRef::eventLog, &ApplicationRef::placeId}) {
            if ((full.*field).isEmpty())
                full.*field = entry.ref.*field;
        }
        if (full.history.isEmpty())
            full.history = entry.ref.history;
    }
    if (full.isPast() && full.location.isEmpty())
        full.location = !full.journal.isEmpty()    ? full.journal
                        : !full.eventLog.isEmpty() ? full.eventLog
                                                   : full.history.toString();
    return full;
}

QList<SourceEntry> Sources::running() const
{
    QList<SourceEntry> entries = m_model->entries(Section::Computer);
    entries.removeIf([](const SourceEntry &entry) {
        const bool runs = entry.kind == SourceEntry::Kind::Application && entry.state == ApplicationState::Running;
        return !runs && !(entry.kind == SourceEntry::Kind::Endpoint && entry.busy);
    });
    return entries;
}

} // namespace cinderscope
