// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launcher.h"

#include "launch/run/clusterlaunch.h"
#include "launch/run/followedlaunch.h"
#include "launch/run/historylaunch.h"
#include "launch/run/launchrecord.h"
#include "launch/run/notebooklaunch.h"
#include "launch/run/sessionlaunch.h"
#include "launch/run/submitlaunch.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kQuietMs = 500; //!< between two writes of a record

//! Only this user may enter it; on a short path where nothing survives the log-out.
QString defaultRuntimeFolder(const QString &records)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime) && QDir(runtime).exists())
        return runtime + u"/cinderscope/launch"_s;
    const QString own = u"/tmp/cinderscope-%1"_s.arg(::getuid());
    const QByteArray name = QFile::encodeName(own);
    struct stat info = {};
    ::mkdir(name.constData(), 0700);
    if (::lstat(name.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::getuid() &&
        (info.st_mode & 0077) == 0)
        return own + u"/launch"_s;
    return records + u"/.private"_s; // somebody else was there first
}

LaunchFactory builtIn(SessionKind kind)
{
    switch (kind) {
    case SessionKind::LocalSession:
        return [](const LaunchRequest &request) { return std::make_unique<SessionLaunch>(request); };
    case SessionKind::Submit:
    case SessionKind::Kubernetes:
        return [](const LaunchRequest &request) { return std::make_unique<SubmitLaunch>(request); };
    case SessionKind::StandaloneCluster:
        return [](const LaunchRequest &request) { return std::make_unique<ClusterLaunch>(request); };
    case SessionKind::HistoryServer:
        return [](const LaunchRequest &request) { return std::make_unique<HistoryLaunch>(request); };
    case SessionKind::NotebookServer:
        return [](const LaunchRequest &request) { return std::make_unique<NotebookLaunch>(request); };
    case SessionKind::SshCluster:
    case SessionKind::KernelSession:
        break;
    }
    return {};
}

} // namespace

struct Launcher::Private
{
    struct Entry
    {
        std::unique_ptr<LaunchRecord> record;
        std::unique_ptr<Launch> launch;
        FollowedLaunch *followed = nullptr; //!< launch, where another program has it or it is over
        std::optional<SessionConfig> restart;
        LaunchPhase written = LaunchPhase::Preparing; //!< what its record says
        QDeadlineTimer quiet;                         //!< no write before, but for another phase
        bool due = false;                             //!< its record is behind
    };
    Settings settings;
    std::map<QString, Entry, std::greater<>> entries; //!< by id, newest first
    std::map<SessionKind, LaunchFactory> factories;
    std::function<LaunchListener()> listener;
    QTimer timer;
    bool looked = false;

    LaunchRequest requestOf(const QString &id, const SessionConfig &config) const
    {
        LaunchRequest request;
        request.id = id;
        request.config = config;
        request.folder = settings.folder + u'/' + id;
        request.privateFolder = settings.runtimeFolder + u'/' + id;
        request.listener = listener ? listener() : LaunchListener::installed();
        request.environment = settings.environment;
        return request;
    }
    //! A full disk ends nothing.
    static void write(Entry &entry)
    {
        const LaunchState &state = entry.launch->state();
        (void)entry.record->write(state);
        entry.written = state.phase;
        entry.quiet.setRemainingTime(kQuietMs);
        entry.due = false;
    }
    std::unique_ptr<Launch> make(const LaunchRequest &request) const
    {
        const auto known = factories.find(request.config.kind);
        return known == factories.end() || !known->second ? nullptr : known->second(request);
    }
};

Launcher::Launcher(QObject *parent) : Launcher(Settings(), parent) {}

Launcher::Launcher(const Settings &settings, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->settings = settings;
    if (d->settings.folder.isEmpty())
        d->settings.folder = defaultFolder();
    if (d->settings.runtimeFolder.isEmpty())
        d->settings.runtimeFolder = defaultRuntimeFolder(d->settings.folder);
    if (d->settings.environment.isEmpty())
        d->settings.environment = QProcessEnvironment::systemEnvironment();
    for (const SessionKind kind : sessionKinds()) {
        if (LaunchFactory factory = builtIn(kind))
            d->factories[kind] = std::move(factory);
    }
    connect(&d->timer, &QTimer::timeout, this, &Launcher::look);
    d->timer.start(d->settings.lookMs);
}

Launcher::~Launcher()
{
    for (auto &[id, entry] : d->entries) {
        entry.launch->disconnect(this);
        if (entry.due)
            Private::write(entry);
    }
}

QString Launcher::defaultFolder()
{
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + u"/.local/state"_s;
    return base + u"/cinderscope/launches"_s;
}

void Launcher::addKind(SessionKind kind, LaunchFactory factory)
{
    d->factories[kind] = std::move(factory);
}

void Launcher::setListener(std::function<LaunchListener()> listener)
{
    d->listener = std::move(listener);
}

// ---- starting

Launch *Launcher::start(const SessionConfig &config)
{
    QString id = LaunchRecord::newId();
    while (d->entries.contains(id))
        id = LaunchRecord::newId();
    Private::Entry entry;
    entry.record = std::make_unique<LaunchRecord>(d->settings.folder + u'/' + id);
    LaunchState state;
    state.id = id;
    state.config = config;
    state.started = state.ended = QDateTime::currentMSecsSinceEpoch();
    state.phase = LaunchPhase::Failed;
    const auto made = entry.record->make();
    if (!made) {
        state.reason = {u"permission"_s,
                        LaunchSentence::tr("Its record could not be made: %1 (%2).",
                                           {QString::fromStdString(made.error().detail), entry.record->folder()}),
                        LaunchSentence::tr("Check the permissions and the free space of that folder."),
                        {}};
    } else {
        entry.record->lock();
        entry.launch = d->make(d->requestOf(id, config));
        if (!entry.launch)
            state.reason = {u"no-such-kind"_s,
                            LaunchSentence::tr("This program cannot start a %1.", {sessionKindWord(config.kind)}),
                            LaunchSentence::tr("Start it from the window."),
                            {}};
    }
    const bool runs = entry.launch != nullptr;
    if (!runs) {
        auto failed = std::make_unique<FollowedLaunch>(entry.record->folder(), state);
        entry.followed = failed.get();
        entry.launch = std::move(failed);
    }
    Launch *launch = entry.launch.get();
    if (made)
        Private::write(entry);
    d->entries[id] = std::move(entry);
    takeUp(id);
    Q_EMIT added(launch);
    if (runs)
        launch->start();
    return launch;
}

//! Connects what an entry has now.
void Launcher::takeUp(const QString &id)
{
    Launch *launch = d->entries[id].launch.get();
    connect(launch, &Launch::stateChanged, this, [this, id, launch] {
        const auto known = d->entries.find(id);
        if (known == d->entries.end() || known->second.launch.get() != launch)
            return;
        Private::Entry &entry = known->second;
        if (!entry.followed)
            record(id);
        const bool over = launch->state().isOver();
        if (over)
            entry.record->release();
        Q_EMIT changed(launch);
        if (!over || !d->entries.contains(id))
            return;
        if (const auto config = std::exchange(d->entries[id].restart, std::nullopt))
            start(*config);
        prune();
    });
}

//! Writing waits for the disk (QSaveFile), and steps come in bursts: at once only for another phase.
void Launcher::record(const QString &id)
{
    Private::Entry &entry = d->entries[id];
    if (entry.launch->state().phase != entry.written || entry.quiet.hasExpired())
        return Private::write(entry);
    if (std::exchange(entry.due, true))
        return;
    QTimer::singleShot(int(entry.quiet.remainingTime()) + 1, this, [this, id] {
        const auto known = d->entries.find(id);
        if (known != d->entries.end() && known->second.due)
            Private::write(known->second);
    });
}

void Launcher::restart(const QString &id, const std::optional<SessionConfig> &config)
{
    const auto known = d->entries.find(id);
    if (known == d->entries.end())
        return;
    Launch *launch = known->second.launch.get();
    SessionConfig next = config.value_or(launch->state().config);
    LaunchRecord::restoreSecrets(next); // what its file does not tell any more stays empty
    if (launch->state().isOver()) {
        start(next);
        return;
    }
    known->second.restart = next;
    launch->stop();
}

// ---- others'

void Launcher::look()
{
    const bool first = !std::exchange(d->looked, true);
    if (!first && !d->settings.watch && sender() == &d->timer)
        return lookAtOwn();
    const QStringList ids = QDir(d->settings.folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &id : ids) {
        if (id.startsWith(u'.'))
            continue;
        const auto known = d->entries.find(id);
        if (known == d->entries.end())
            takeRecord(id);
        else if (known->second.followed && !known->second.launch->state().isOver())
            lookAtFollowed(id);
    }
    lookAtOwn();
    if (first)
        prune();
}

void Launcher::lookAtOwn()
{
    QList<Launch *> toStop;
    for (auto &[id, entry] : d->entries) {
        if (!entry.followed && !entry.launch->state().isOver() && entry.record->takeStopRequest())
            toStop += entry.launch.get();
    }
    for (Launch *launch : toStop)
        launch->stop();
}

void Launcher::takeRecord(const QString &id)
{
    Private::Entry entry;
    entry.record = std::make_unique<LaunchRecord>(d->settings.folder + u'/' + id);
    const auto state = entry.record->read();
    if (!state)
        return; // just being made, or of a later version
    bool adopts = false;
    if (!state->isOver() && entry.record->lock()) {
        LaunchRequest request = d->requestOf(id, state->config);
        request.previous = entry.record->read(); // nobody changes it any more
        entry.launch = request.previous && !request.previous->isOver() ? d->make(request) : nullptr;
        adopts = entry.launch != nullptr;
        if (!adopts)
            entry.record->release();
    }
    if (!adopts) {
        auto followed = std::make_unique<FollowedLaunch>(entry.record->folder(), *state);
        entry.followed = followed.get();
        entry.launch = std::move(followed);
    }
    Launch *launch = entry.launch.get();
    d->entries[id] = std::move(entry);
    takeUp(id);
    Q_EMIT added(launch);
    if (adopts || !launch->state().isOver())
        launch->start();
}

void Launcher::lookAtFollowed(const QString &id)
{
    Private::Entry &entry = d->entries[id];
    entry.followed->refresh();
    if (!d->entries.contains(id) || entry.launch->state().isOver() ||
        !d->factories.contains(entry.launch->state().config.kind))
        return;
    LaunchRecord probe(entry.record->folder());
    if (!probe.lock()) // its owner is there
        return;
    probe.release();
    const auto restart = entry.restart;
    auto gone = std::move(entry.launch);
    gone->disconnect(this);
    gone.release()->deleteLater();
    d->entries.erase(id);
    Q_EMIT removed(id);
    takeRecord(id);
    if (const auto known = d->entries.find(id); known != d->entries.end() && restart) {
        known->second.restart = restart;
        known->second.launch->stop();
    }
}

// ---- all

QList<Launch *> Launcher::launches() const
{
    QList<Launch *> all;
    for (const auto &[id, entry] : d->entries)
        all += entry.launch.get();
    // ids tell the second only
    std::stable_sort(all.begin(), all.end(),
                     [](const Launch *a, const Launch *b) { return a->state().started > b->state().started; });
    return all;
}

Launch *Launcher::find(const QString &id) const
{
    const auto known = d->entries.find(id);
    return known == d->entries.end() ? nullptr : known->second.launch.get();
}

QList<Launch *> Launcher::endingWithUs() const
{
    QList<Launch *> all;
    for (const auto &[id, entry] : d->entries) {
        const LaunchState &state = entry.launch->state();
        if (!entry.followed && !state.isOver() && !state.config.keepRunning)
            all += entry.launch.get();
    }
    return all;
}

void Launcher::setKeepRunning(const QString &id, bool keep)
{
    if (Launch *launch = find(id); launch && !launch->state().isOver())
        launch->setKeepRunning(keep);
}

void Launcher::remove(const QString &id)
{
    const auto known = d->entries.find(id);
    if (known == d->entries.end() || !known->second.launch->state().isOver())
        return;
    known->second.record->remove();
    auto gone = std::move(known->second.launch);
    gone->disconnect(this);
    gone.release()->deleteLater();
    d->entries.erase(known);
    Q_EMIT removed(id);
}

void Launcher::prune()
{
    int kept = 0;
    QStringList old;
    for (const auto &[id, entry] : d->entries) {
        if (entry.launch->state().isOver() && ++kept > d->settings.keepRecords)
            old += id;
    }
    for (const QString &id : old)
        remove(id);
}

} // namespace cinderscope
