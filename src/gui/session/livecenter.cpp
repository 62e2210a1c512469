// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/livecenter.h"

#include "live/wire/listenserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

LiveApplication::State stateOf(const FeedStatus &feed)
{
    switch (feed.end) {
    case FeedEnd::Open:
        return LiveApplication::State::Running;
    case FeedEnd::Seeking:
        return LiveApplication::State::Seeking;
    case FeedEnd::Ended:
        return LiveApplication::State::Ended;
    case FeedEnd::Lost:
        return LiveApplication::State::Lost;
    }
    return LiveApplication::State::Running;
}

bool isOver(LiveApplication::State state)
{
    return state == LiveApplication::State::Ended || state == LiveApplication::State::Lost;
}

//! Keeps what is known where the other does not tell.
void keep(QString &known, const std::string &told)
{
    if (!told.empty())
        known = QString::fromStdString(told);
}

} // namespace

class LiveCenter::Private
{
public:
    struct Entry
    {
        LiveApplication application;
        std::shared_ptr<ApplicationSession> session;
        bool endTold = false;
    };

    explicit Private(LiveCenter *center, const Settings &wanted) : q(center), settings(wanted), server(center) {}

    Entry *find(const ApplicationKey &key);
    Entry *find(const ApplicationSession *session);
    Entry &entry(const ApplicationKey &key);
    void openSession(Entry &entry, const ApplicationKey &named);
    void takeChannels();
    void takeSnapshot(ApplicationSession *session);
    void takeStatus(ApplicationSession *session);
    void takeKey(ApplicationSession *session);
    void releaseSome();
    template <class Edit>
    void edit(Entry &entry, const Edit &change);

    LiveCenter *q;
    Settings settings;
    ListenServer server;
    std::vector<std::unique_ptr<Entry>> entries; // oldest first
    std::vector<std::pair<QUrl, Access>> histories;
};

LiveCenter::Private::Entry *LiveCenter::Private::find(const ApplicationKey &key)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&key](const auto &entry) { return entry->application.key == key; });
    return found == entries.end() ? nullptr : found->get();
}

LiveCenter::Private::Entry *LiveCenter::Private::find(const ApplicationSession *session)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [session](const auto &entry) { return entry->session.get() == session; });
    return found == entries.end() ? nullptr : found->get();
}

LiveCenter::Private::Entry &LiveCenter::Private::entry(const ApplicationKey &key)
{
    if (Entry *known = find(key))
        return *known;
    entries.push_back(std::make_unique<Entry>());
    entries.back()->application.key = key;
    return *entries.back();
}

//! \a named: the key as the application told it; empty while it has not.
void LiveCenter::Private::openSession(Entry &entry, const ApplicationKey &named)
{
    if (entry.session)
        return;
    ApplicationFeed::Settings feed;
    feed.journal = settings.journal;
    feed.journalFolder = settings.journalFolder;
    feed.fillByRest = settings.fillByRest;
    feed.fillByEventLog = settings.fillByEventLog;
    entry.session = ApplicationSession::openLive(named, feed);
    entry.application.hasSession = true;
    for (const auto &[base, access] : histories)
        entry.session->addHistoryServer(base, access);
    ApplicationSession *session = entry.session.get();
    QObject::connect(session, &ApplicationSession::keyChanged, q, [this, session] { takeKey(session); });
    QObject::connect(session, &ApplicationSession::statusChanged, q, [this, session] { takeStatus(session); });
    QObject::connect(session, &ApplicationSession::snapshotChanged, q, [this, session] { takeSnapshot(session); });
}

template <class Edit>
void LiveCenter::Private::edit(Entry &entry, const Edit &change)
{
    const LiveApplication before = entry.application;
    change(entry.application);
    if (!(before == entry.application))
        Q_EMIT q->applicationChanged(entry.application.key);
}

void LiveCenter::Private::takeChannels()
{
    while (auto channel = server.takeChannel()) {
        const ListenerHello &hello = channel->hello();
        const ApplicationKey named{QString::fromStdString(hello.applicationId),
                                   QString::fromStdString(hello.attemptId.value_or(std::string()))};
        const ApplicationKey key =
            named.isEmpty() ? ApplicationKey{u"listener:"_s + QString::fromStdString(hello.instance), {}} : named;
        Entry &known = entry(key);
        LiveApplication &application = known.application;
        keep(application.name, hello.name);
        keep(application.user, hello.user);
        keep(application.sparkVersion, hello.sparkVersion);
        keep(application.master, hello.master);
        if (!hello.uiUrl.empty())
            application.uiUrl = QUrl(QString::fromStdString(hello.uiUrl));
        if (hello.startTime > 0)
            application.start = hello.startTime;
        application.viaListener = application.listening = true;
        application.listener = channel->end();
        application.state = LiveApplication::State::Running;
        known.endTold = false;
        openSession(known, named);
        known.session->addListener(std::move(channel));
        Q_EMIT q->applicationConnected(key);
    }
}

void LiveCenter::Private::takeSnapshot(ApplicationSession *session)
{
    Entry *known = find(session);
    const SnapshotPtr snapshot = session->snapshot();
    if (!known || !snapshot)
        return;
    edit(*known, [&snapshot](LiveApplication &application) {
        keep(application.name, snapshot->app.name);
        keep(application.user, snapshot->app.user);
        keep(application.sparkVersion, snapshot->app.sparkVersion);
        keep(application.master, snapshot->app.master);
        if (snapshot->app.start > 0)
            application.start = snapshot->app.start;
    });
    if ((known = find(session))) // a receiver may have let go of it
        Q_EMIT q->snapshotChanged(known->application.key, snapshot);
}

void LiveCenter::Private::takeStatus(ApplicationSession *session)
{
    Entry *known = find(session);
    if (!known || !session->status().feed)
        return;
    const FeedStatus &feed = *session->status().feed;
    edit(*known, [&feed](LiveApplication &application) {
        application.state = stateOf(feed);
        const FeedSourceState *listener = feed.source(FeedSource::Listener);
        application.listening = listener && listener->active;
        const FeedSourceState *rest = feed.source(FeedSource::Rest);
        if (rest && application.uiUrl.isEmpty())
            application.uiUrl = QUrl(rest->location);
    });
    known = find(session);
    if (!known)
        return;
    const bool over = isOver(known->application.state) && feed.isFinal();
    if (over && !std::exchange(known->endTold, true)) {
        Q_EMIT q->applicationEnded(known->application.key);
        releaseSome();
    } else if (!over && known->application.state == LiveApplication::State::Running) {
        known->endTold = false;
    }
}

void LiveCenter::Private::takeKey(ApplicationSession *session)
{
    Entry *known = find(session);
    const ApplicationKey now = session->key();
    if (!known || now.isEmpty() || known->application.key == now)
        return;
    const ApplicationKey before = known->application.key;
    // one that was found by its UI meanwhile: the listener's session takes its place
    std::erase_if(entries, [&](const auto &entry) { return entry.get() != known && entry->application.key == now; });
    known->application.key = now;
    Q_EMIT q->applicationRenamed(before, now);
}

//! Ended sessions that nobody shows, the oldest first.
void LiveCenter::Private::releaseSome()
{
    int spare = -settings.endedKept;
    const auto isSpare = [](const Entry &entry) {
        return entry.endTold && entry.session && entry.session.use_count() == 1;
    };
    for (const auto &entry : entries)
        spare += isSpare(*entry);
    for (auto at = entries.begin(); at != entries.end() && spare > 0; ++at) {
        if (!isSpare(**at))
            continue;
        --spare;
        // not now: it may be the one whose signal is being handled
        auto session = std::exchange((*at)->session, nullptr);
        QMetaObject::invokeMethod(
            q, [session = std::move(session)]() mutable { session.reset(); }, Qt::QueuedConnection);
        edit(**at, [](LiveApplication &application) { application.hasSession = false; });
    }
}

LiveCenter::LiveCenter(QObject *parent) : LiveCenter(Settings(), parent) {}

LiveCenter::LiveCenter(const Settings &settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, settings))
{
    connect(&d->server, &ListenServer::connected, this, [this] { d->takeChannels(); });
}

LiveCenter::~LiveCenter()
{
    for (const auto &entry : d->entries) {
        if (entry->session)
            entry->session->disconnect(this);
    }
}

void LiveCenter::setSettings(const Settings &settings)
{
    d->settings = settings;
    d->releaseSome();
}

const LiveCenter::Settings &LiveCenter::settings() const
{
    return d->settings;
}

Result<void> LiveCenter::listen()
{
    return listen(ListenOptions());
}

Result<void> LiveCenter::listen(const ListenOptions &options)
{
    return d->server.listen(options);
}

void LiveCenter::stopListening()
{
    d->server.close();
}

ListenServer *LiveCenter::server() const
{
    return &d->server;
}

QList<LiveApplication> LiveCenter::applications() const
{
    QList<LiveApplication> list;
    list.reserve(qsizetype(d->entries.size()));
    for (const auto &entry : d->entries)
        list.append(entry->application);
    return list;
}

std::optional<LiveApplication> LiveCenter::application(const ApplicationKey &key) const
{
    const Private::Entry *known = d->find(key);
    return known ? std::optional(known->application) : std::nullopt;
}

std::shared_ptr<ApplicationSession> LiveCenter::session(const ApplicationKey &key) const
{
    const Private::Entry *known = d->find(key);
    return known ? known->session : nullptr;
}

std::shared_ptr<ApplicationSession> LiveCenter::openRest(const ApplicationKey &key, const QUrl &base,
                                                         const Access &access)
{
    const bool isNew = !d->find(key);
    Private::Entry &entry = d->entry(key);
    d->openSession(entry, key);
    entry.application.uiUrl = base;
    if (!entry.application.listening) {
        entry.application.state = LiveApplication::State::Running;
        entry.endTold = false;
    }
    entry.session->addRest(base, access);
    const auto session = entry.session;
    if (isNew)
        Q_EMIT applicationChanged(key);
    return session;
}

void LiveCenter::setHistoryServers(const std::vector<std::pair<QUrl, Access>> &servers)
{
    d->histories = servers;
    for (const auto &entry : d->entries) {
        for (const auto &[base, access] : servers) {
            if (entry->session)
                entry->session->addHistoryServer(base, access);
        }
    }
}

void LiveCenter::forget(const ApplicationKey &key)
{
    std::erase_if(d->entries, [this, &key](const auto &entry) {
        if (entry->application.key != key || !entry->endTold)
            return false;
        if (entry->session)
            entry->session->disconnect(this);
        return true;
    });
}

} // namespace cinderscope
