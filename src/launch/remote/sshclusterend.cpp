// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/place.h"
#include "discovery/restclient.h"
#include "launch/remote/clusterfarewell.h"
#include "launch/remote/sshcluster_p.h"

#include <algorithm>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kFarewellGraceS = 5;
}

QString SshCluster::recordName()
{
    return u"sshcluster.json"_s;
}

void SshCluster::Private::fail(const LaunchReason &reason, LaunchPhase phase)
{
    if (part == Part::EndingWorkers || part == Part::EndingMaster || part == Part::Over)
        return;
    state.reason = reason;
    target = phase;
    endWorkers();
}

void SshCluster::Private::stop()
{
    if (part == Part::Over || part == Part::New)
        return part == Part::New ? finish() : void();
    if (part == Part::EndingWorkers || part == Part::EndingMaster) { // again: hard
        for (const Worker &worker : workers) {
            if (worker.daemon && !worker.daemon->isOver())
                worker.daemon->stop(0);
        }
        if (part == Part::EndingMaster && master)
            master->stop(0);
        return;
    }
    if (part == Part::Hosts) // nothing was started
        hosts->abandon();
    target = LaunchPhase::Ended;
    state.reason = {};
    step(LaunchSentence::tr("Stopping"));
    endWorkers();
}

void SshCluster::Private::endWorkers()
{
    timer.stop();
    if (rest)
        rest.release()->deleteLater(); // it may be calling
    asking = false;
    part = Part::EndingWorkers;
    if (master && !master->isOver())
        setPhase(LaunchPhase::Stopping);
    for (const Worker &worker : workers) {
        if (worker.daemon)
            worker.daemon->stop(settings.stopGraceS);
    }
    checkEnd();
}

void SshCluster::Private::endMaster()
{
    part = Part::EndingMaster;
    if (master)
        master->stop(settings.stopGraceS);
    checkEnd();
}

void SshCluster::Private::checkEnd()
{
    const auto isOver = [](const Worker &worker) { return !worker.daemon || worker.daemon->isOver(); };
    if (part == Part::EndingWorkers && std::ranges::all_of(workers, isOver))
        return endMaster();
    if (part == Part::EndingMaster && (!master || master->isOver()))
        finish();
}

void SshCluster::Private::finish()
{
    part = Part::Over;
    QList<LaunchSentence> left;
    const auto collect = [&](const RemoteDaemon *daemon) {
        if (daemon && daemon->state() == RemoteDaemon::State::Left)
            left += daemon->leftSentence();
    };
    collect(master.get());
    for (const Worker &worker : workers)
        collect(worker.daemon.get());
    for (const LaunchSentence &sentence : left)
        step(sentence);
    if (!left.isEmpty()) {
        const bool failed = target != LaunchPhase::Ended;
        state.reason = {
            u"left-behind"_s,
            failed ? LaunchSentence::joined(u"%1 %2"_s, {state.reason.causeSentence, left.first()}) : left.first(),
            left.size() > 1 ? LaunchSentence::tr("The other hosts with their commands are in the list of steps.")
                            : LaunchSentence()};
        target = LaunchPhase::Failed;
        writeRecord();
    } else {
        QFile::remove(folder + u'/' + recordName());
    }
    if (hosts)
        hosts->close();
    state.processes.clear();
    state.ended = QDateTime::currentMSecsSinceEpoch();
    const bool clean = target == LaunchPhase::Ended && !workers.empty() && master;
    state.phase = target;
    if (clean)
        step(LaunchSentence::tr("Ended; nothing is left on the hosts"));
    else
        changed();
}

void SshCluster::Private::writeRecord()
{
    if (!master)
        return;
    QJsonArray daemons = {master->record().toJson()};
    for (const Worker &worker : workers) {
        if (worker.daemon && worker.daemon->state() != RemoteDaemon::State::Stopped)
            daemons += worker.daemon->record().toJson();
    }
    const QJsonObject record = {{u"version"_s, 1},       {u"port"_s, port},
                                {u"webPort"_s, webPort}, {u"advertised"_s, advertised},
                                {u"ending"_s, ending},   {u"daemons"_s, daemons}};
    QSaveFile file(folder + u'/' + recordName());
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(record).toJson());
    file.commit();
}

bool SshCluster::Private::readRecord()
{
    QFile file(folder + u'/' + recordName());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject record = QJsonDocument::fromJson(file.readAll()).object();
    port = record[u"port"_s].toInt();
    webPort = record[u"webPort"_s].toInt();
    advertised = record[u"advertised"_s].toString();
    ending = record[u"ending"_s].toBool();
    makeHosts();
    for (const QJsonValue value : record[u"daemons"_s].toArray()) {
        const auto daemon = DaemonRecord::fromJson(value.toObject());
        const auto host = daemon ? SshHost::parse(daemon->host) : Result<SshHost>(Error{});
        if (!host)
            continue;
        const std::size_t index = hosts->add(*host);
        if (daemon->isMaster) {
            masterHostIndex = index;
            list.master = *host;
            makeDaemon(master, index, *daemon, true);
            continue;
        }
        Worker worker;
        worker.host = index;
        worker.registered = true; // until the master says otherwise
        makeDaemon(worker.daemon, index, *daemon, true);
        workers.push_back(std::move(worker));
    }
    return master != nullptr;
}

void SshCluster::Private::adopt()
{
    if (!readRecord()) {
        return fail({u"no-record"_s,
                     LaunchSentence::tr("What was started where is not known any more: its record cannot be read."),
                     {},
                     {}},
                    LaunchPhase::Lost);
    }
    state.adopted = true;
    state.masterUrl = u"spark://%1:%2"_s.arg(advertised).arg(port);
    state.ui = QUrl(u"http://%1:%2"_s.arg(advertised).arg(webPort));
    part = Part::Adopting;
    if (ending || state.phase == LaunchPhase::Stopping) { // by a program that had no time to see it
        step(LaunchSentence::tr("It was being ended: looking whether anything is left"));
        state.reason = {};
        return endWorkers(); // Ended follows
    }
    if (state.phase != LaunchPhase::Running) { // the program ended in the middle of it
        step(LaunchSentence::tr("The start was interrupted: what it had started is ended"));
        return fail({u"interrupted"_s,
                     LaunchSentence::tr("The program that started it ended before it ran."),
                     LaunchSentence::tr("Start it again."),
                     {}});
    }
    step(hosts->size() == 1
             ? LaunchSentence::tr("Looking at what an earlier program started on %1", {masterHost()})
             : LaunchSentence::tr("Looking at what an earlier program started on %1 hosts", {hosts->size()}));
    for (std::size_t i = 0; i < hosts->size(); ++i)
        hosts->host(i).open(true);
    timer.start(settings.startLookMs);
}

void SshCluster::Private::adoptedSeen()
{
    if (master->state() == RemoteDaemon::State::Gone)
        return fail(master->reason(), LaunchPhase::Lost);
    if (!master->wasSeen())
        return;
    part = Part::Running;
    timer.start(settings.lookMs);
    step(LaunchSentence::tr("The master on %1 still runs as process %2", {masterHost(), master->record().pid}));
}

void SshCluster::Private::sayFarewell()
{
    if (!hosts || part == Part::Over || part == Part::New || !master)
        return;
    if (state.config.keepRunning && part != Part::EndingWorkers && part != Part::EndingMaster)
        return writeRecord();
    ending = true;
    writeRecord(); // should it not work
    for (std::size_t i = 0; i < hosts->size(); ++i) {
        hosts->host(i).disconnect(&q);
        hosts->host(i).forgetQueue(); // what runs goes on: it may be a start
    }
    hosts->disconnect(&q);
    const auto end = [&](const RemoteDaemon *daemon) {
        if (!daemon || daemon->isOver())
            return;
        RemoteHost &host = daemon->host();
        host.run(stopScript(daemon->record().name, daemon->record().folder, kFarewellGraceS), 45'000, &host,
                 [](const Result<RemoteAnswer> &) {});
    };
    for (const Worker &worker : workers)
        end(worker.daemon.get());
    end(master.get());
    workers.clear();
    master.reset();
    (new ClusterFarewell(std::move(hosts)))->begin();
}

std::optional<Place> sshClusterPlace(const LaunchState &state)
{
    if (state.ui.isEmpty())
        return {};
    const auto list = ClusterHostList::of(state.config.cluster);
    if (!list)
        return {};
    Place place = Place::make(state.ui.toString(), state.config.name);
    place.id = state.id;
    place.route.way = Route::Way::Ssh;
    place.route.sshHost = list->master;
    return place;
}

} // namespace cinderscope
