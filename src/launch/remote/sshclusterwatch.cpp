// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"
#include "launch/remote/sshcluster_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr RestLimits kPage = {20'000, 16 * 1024 * 1024};
constexpr int kPatience = 3; // unanswered questions in a row
constexpr int kLogsEvery = 3;
} // namespace

SshCluster::Private::Worker *SshCluster::Private::workerOf(const RemoteDaemon *daemon)
{
    const auto found = std::ranges::find_if(workers, [&](const Worker &w) { return w.daemon.get() == daemon; });
    return found == workers.end() ? nullptr : &*found;
}

void SshCluster::Private::daemonChanged(RemoteDaemon *daemon)
{
    if (part == Part::EndingWorkers || part == Part::EndingMaster)
        return checkEnd();
    if (part == Part::Over)
        return;
    if (part == Part::Adopting)
        return adoptedSeen();
    const bool isGone = daemon->state() == RemoteDaemon::State::Gone;
    if (daemon == master.get()) {
        if (isGone)
            return masterFailed(daemon->reason());
        if (daemon->state() == RemoteDaemon::State::Started && !daemon->wasSeen()) {
            step(LaunchSentence::tr("Master started on %1 as process %2", {masterHost(), daemon->record().pid}));
            writeRecord();
        }
        return;
    }
    Worker *worker = workerOf(daemon);
    if (!worker)
        return;
    if (isGone && !worker->givenUp)
        return giveUpWorker(*worker, daemon->reason());
    if (daemon->state() == RemoteDaemon::State::Started && !daemon->wasSeen()) {
        step(LaunchSentence::tr("%1: started as process %2", {daemon->record().title, daemon->record().pid}));
        writeRecord();
    }
}

void SshCluster::Private::masterFailed(const LaunchReason &reason)
{
    step(LaunchSentence::tr("The master ended: %1", {reason.causeSentence}));
    fail(reason, part == Part::Running ? LaunchPhase::Lost : LaunchPhase::Failed);
}

void SshCluster::Private::look()
{
    ++looks;
    const bool running = part == Part::Running;
    if (!running || looks % kLogsEvery == 0 || unanswered > 0) {
        if (master)
            master->look();
        for (const Worker &worker : workers) {
            if (worker.daemon && !worker.givenUp && (running || part == Part::Workers))
                worker.daemon->look();
        }
    }
    if (running && looks % kLogsEvery == 0)
        writeRecord(); // how far the logs were read
    if (master && master->state() == RemoteDaemon::State::Started)
        askMaster();
    if (part == Part::Master && masterSince.elapsed() > settings.masterMs) {
        return masterFailed(master->reasonOfLines(
            u"master-unreachable"_s,
            LaunchSentence::tr("The master on %1 runs, but its page did not answer in %2 seconds.",
                               {masterHost(), settings.masterMs / 1000})));
    }
    if (part == Part::Workers)
        lookAtWorkers();
}

void SshCluster::Private::askMaster()
{
    if (byLogs || asking || !hosts->host(masterHostIndex).isUp()) {
        if (byLogs)
            takeMaster(Error{ErrorCode::Network, {}, {}});
        return;
    }
    if (!rest) {
        Access access;
        access.proxy = hosts->host(masterHostIndex).proxy();
        access.farLoopback = true;
        rest = std::make_unique<RestClient>(state.ui, access);
    }
    asking = true;
    rest->getRaw(
        u"/json/"_s,
        [this](const Result<RawAnswer> &answer) {
            asking = false;
            if (!answer)
                return takeMaster(answer.error());
            if (answer->status != 200)
                return takeMaster(Error{ErrorCode::Protocol, "status " + std::to_string(answer->status), {}});
            takeMaster(MasterView::parse(answer->body));
        },
        kPage);
}

void SshCluster::Private::takeMaster(const Result<MasterView> &view)
{
    if (part != Part::Master && part != Part::Workers && part != Part::Running && part != Part::Adopting)
        return;
    if (!view) {
        ++unanswered;
        // a page that is forbidden, wants a login or TLS: what the logs say is enough
        if (part == Part::Master && unanswered > kPatience && master->hasSaid(u"New state: ALIVE"_s)) {
            if (!byLogs)
                step(LaunchSentence::tr("The master's page cannot be read through SSH (%1); the logs are read instead",
                                        {QString::fromStdString(view.error().detail)}));
            byLogs = true;
            startWorkers();
        }
        return;
    }
    unanswered = 0;
    if (view->url != state.masterUrl) {
        return fail(
            {u"port-in-use"_s,
             LaunchSentence::tr("On %1 port %2 answers as another master (%3): its ports were taken while it started.",
                                {masterHost(), webPort, view->url}),
             LaunchSentence::tr("Start again."),
             {}});
    }
    if (view->status != u"ALIVE"_s)
        return;
    if (part == Part::Master) {
        step(LaunchSentence::tr("The master answers: %1", {state.ui.toString()}));
        return startWorkers();
    }
    for (Worker &worker : workers) {
        if (!worker.daemon || worker.givenUp)
            continue;
        const auto known = view->workerOf(worker.daemon->record().advertised);
        const bool alive = known && known->state == u"ALIVE"_s;
        if (alive && !worker.registered)
            workerRegistered(worker, LaunchSentence::tr("%1 cores, %2 MiB", {known->cores, known->memoryMb}));
        else if (!alive && worker.registered && part == Part::Running) {
            worker.registered = false;
            step(LaunchSentence::tr("%1: not known to the master any more", {worker.daemon->record().title}));
        }
    }
}

void SshCluster::Private::lookAtWorkers()
{
    for (Worker &worker : workers) {
        if (!worker.daemon || worker.givenUp || worker.registered)
            continue;
        if (byLogs && worker.daemon->hasSaid(u"Successfully registered with master"_s)) {
            workerRegistered(worker, {});
        } else if (worker.since.elapsed() > settings.workerMs) {
            giveUpWorker(worker, worker.daemon->reasonOfLines(
                                     u"worker-not-registered"_s,
                                     LaunchSentence::tr("%1 did not register with the master in %2 seconds.",
                                                        {worker.daemon->record().title, settings.workerMs / 1000})));
        }
        if (part != Part::Workers)
            return;
    }
    settle();
}

void SshCluster::Private::workerRegistered(Worker &worker, const LaunchSentence &what)
{
    worker.registered = true;
    const QString title = worker.daemon->record().title;
    step(what.isEmpty() ? LaunchSentence::tr("%1: registered", {title})
                        : LaunchSentence::tr("%1: registered, %2", {title, what}));
    settle();
}

void SshCluster::Private::giveUpWorker(Worker &worker, const LaunchReason &reason)
{
    worker.givenUp = true;
    const bool was = std::exchange(worker.registered, false) || part == Part::Running;
    const QString title = worker.daemon->record().title;
    const LaunchSentence why = worker.daemon->withoutTitle(reason);
    step(was ? LaunchSentence::tr("%1: ended: %2", {title, why})
             : LaunchSentence::tr("%1: not registered: %2", {title, why}));
    if (state.reason.code.isEmpty() || part == Part::Running)
        state.reason = reason;
    worker.daemon->stop(settings.stopGraceS); // its log was read; nothing is left of it
    changed();
    settle();
}

void SshCluster::Private::settle()
{
    if (part != Part::Workers)
        return;
    const auto isSettled = [](const Worker &worker) { return worker.givenUp || worker.registered; };
    if (!std::ranges::all_of(workers, isSettled))
        return;
    const auto count = std::ranges::count_if(workers, &Worker::registered);
    if (count == 0)
        return fail(LaunchReason(state.reason));
    part = Part::Running;
    state.phase = LaunchPhase::Running;
    timer.start(settings.lookMs);
    step(LaunchSentence::tr("Running: %1 of %2 workers", {count, workers.size()}));
    writeRecord();
}

} // namespace cinderscope
