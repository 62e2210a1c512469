// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"
#include "launch/config/sessionproperties.h"
#include "launch/remote/sshcluster_p.h"
#include "launch/run/launchenvironment.h"

#include <algorithm>
#include <QDateTime>
#include <QDir>
#include <QHostAddress>
#include <QMap>
#include <QMetaMethod>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMasterPort = 7077, kWebPort = 8080; // org.apache.spark.deploy.master.MasterArguments
constexpr qsizetype kMostSteps = 500;

//! In names of folders there.
QString safeId(const QString &id)
{
    QString safe;
    for (const QChar c : id.left(80))
        safe += c.unicode() < 128 && c.isLetterOrNumber() ? c : QChar(u'-');
    return safe.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : safe;
}

LaunchReason hostListReason(const Error &error)
{
    const QString detail = QString::fromStdString(error.detail), source = QString::fromStdString(error.source);
    if (error.code != ErrorCode::InvalidArgument)
        return {u"no-hosts"_s, LaunchSentence::tr("The list of hosts %1 cannot be read: %2.", {source, detail}),
                LaunchSentence::tr("Choose another file, or write the hosts into the configuration.")};
    return {u"no-hosts"_s,
            source.isEmpty() ? LaunchSentence::tr("The list of hosts cannot be used: %1.", {detail})
                             : LaunchSentence::tr("The list of hosts in %1 cannot be used: %2.", {source, detail}),
            LaunchSentence::tr("Write one host a line as ssh takes it: node1, user@node2.")};
}

} // namespace

SshCluster::Private::Private(SshCluster &owner, const LaunchRequest &request, const SshClusterSettings &given)
    : q(owner), settings(given), folder(request.folder), hasPrevious(request.previous.has_value()),
      log(secretValues(request.config))
{
    if (request.previous)
        state = *request.previous;
    state.id = request.id;
    state.config = request.config;
    timer.callOnTimeout(&q, [this] { look(); });
}

SshCluster::Private::~Private() = default;

SshCluster::SshCluster(const LaunchRequest &request, const SshClusterSettings &settings, QObject *parent)
    : Launch(parent), d(std::make_unique<Private>(*this, request, settings))
{
}

SshCluster::~SshCluster()
{
    d->sayFarewell();
}

const LaunchState &SshCluster::state() const
{
    return d->state;
}

void SshCluster::start()
{
    if (d->part == Private::Part::New)
        d->start();
}

void SshCluster::stop()
{
    d->stop();
}

void SshCluster::setKeepRunning(bool keep)
{
    if (d->state.config.keepRunning == keep)
        return;
    d->state.config.keepRunning = keep;
    d->changed();
}

void SshCluster::answer(quint64 question, const std::optional<QString> &text)
{
    if (d->hosts)
        d->hosts->answer(question, text);
}

LaunchFactory sshClusterFactory(const SshClusterSettings &settings)
{
    return [settings](const LaunchRequest &request) -> std::unique_ptr<Launch> {
        if (request.previous && !QFile::exists(request.folder + u'/' + SshCluster::recordName()))
            return {};
        return std::make_unique<SshCluster>(request, settings);
    };
}

void SshCluster::Private::changed()
{
    Q_EMIT q.stateChanged();
}

void SshCluster::Private::step(const LaunchSentence &sentence)
{
    const LaunchStep made = LaunchStep::of(sentence);
    if (state.steps.size() < kMostSteps)
        state.steps += made;
    if (const QString lines = log.add(u"Cinderscope"_s, {made.text}); !lines.isEmpty())
        Q_EMIT q.logAppended(lines);
    changed();
}

void SshCluster::Private::setPhase(LaunchPhase phase)
{
    if (state.phase == phase)
        return;
    state.phase = phase;
    changed();
}

void SshCluster::Private::start()
{
    if (folder.isEmpty())
        folder = QDir::tempPath() + u"/cinderscope-cluster-"_s + safeId(state.id);
    const bool made = QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto opened = log.open(folder + u"/log"_s);
    if (!made || !opened) {
        return fail({u"no-folder"_s, LaunchSentence::tr("The folder %1 cannot be written.", {folder}),
                     LaunchSentence::tr("Check its permissions and the free space."),
                     opened ? QString() : QString::fromStdString(opened.error().detail)});
    }
    state.logPath = log.path();
    if (hasPrevious)
        return adopt();
    state.started = QDateTime::currentMSecsSinceEpoch();
    state.phase = LaunchPhase::Preparing;
    auto hostList = ClusterHostList::of(state.config.cluster);
    if (!hostList)
        return fail(hostListReason(hostList.error()));
    list = std::move(hostList).value();
    makeHosts();
    masterHostIndex = hosts->add(list.master);
    workers.resize(std::size_t(list.workers.size()));
    for (std::size_t i = 0; i < workers.size(); ++i)
        workers[i].host = hosts->add(list.workers[qsizetype(i)]);
    part = Part::Hosts;
    step(hosts->size() == 1 ? LaunchSentence::tr("Connecting to %1 by SSH", {masterHost()})
                            : LaunchSentence::tr("Connecting to %1 hosts by SSH", {hosts->size()}));
    PreflightWish wish;
    wish.sparkHome = state.config.cluster.remoteSparkHome;
    wish.java = state.config.cluster.remoteJava;
    wish.environment = state.config.environment;
    hosts->examine(wish);
}

void SshCluster::Private::makeHosts()
{
    const bool asks = q.isSignalConnected(QMetaMethod::fromSignal(&SshCluster::question));
    hosts = std::make_unique<ClusterHosts>(settings.ssh, asks);
    QObject::connect(hosts.get(), &ClusterHosts::question, &q, &SshCluster::question);
    QObject::connect(hosts.get(), &ClusterHosts::settled, &q, &SshCluster::settled);
    QObject::connect(hosts.get(), &ClusterHosts::hostExamined, &q, [this](std::size_t index) { hostExamined(index); });
    QObject::connect(hosts.get(), &ClusterHosts::examined, &q, [this] { hostsExamined(); });
}

void SshCluster::Private::hostExamined(std::size_t index)
{
    const QString title = hosts->host(index).title();
    const auto &problem = hosts->problem(index);
    if (problem)
        return step(problem->causeSentence);
    const HostReport &report = hosts->report(index);
    step(report.sentence(title));
    if (!report.loginShell)
        step(LaunchSentence::tr("%1: the profile of its login shell does not work; it is left out", {title}));
}

QString SshCluster::Private::workerTitle(std::size_t index) const
{
    return u"Worker %1 of %2, %3"_s.arg(index + 1).arg(workers.size()).arg(hosts->host(workers[index].host).title());
}

QString SshCluster::Private::masterHost() const
{
    return hosts->host(masterHostIndex).title();
}

void SshCluster::Private::refuseWorker(std::size_t index, const LaunchReason &reason)
{
    workers[index].givenUp = true;
    step(LaunchSentence::tr("%1: not started: %2", {workerTitle(index), reason.causeSentence}));
    if (state.reason.code.isEmpty())
        state.reason = reason;
}

//! False: there is none, and it was told.
bool SshCluster::Private::chooseWorkers()
{
    const HostReport &first = hosts->report(masterHostIndex);
    QHash<QString, std::size_t> seen;
    for (std::size_t i = 0; i < workers.size(); ++i) {
        const std::size_t index = workers[i].host;
        const QString title = hosts->host(index).title();
        if (const auto &problem = hosts->problem(index)) {
            refuseWorker(i, *problem);
            continue;
        }
        const HostReport &report = hosts->report(index);
        if (report.sparkVersion != first.sparkVersion) {
            refuseWorker(i, {u"spark-differs"_s,
                             LaunchSentence::tr("On %1 there is Spark %2, but the master's is %3.",
                                                {title, report.sparkVersion, first.sparkVersion}),
                             LaunchSentence::tr(
                                 "Install the same version on all hosts, or name its folder in the configuration."),
                             report.sparkHome});
            continue;
        }
        const QString name = hosts->advertised(index);
        if (const auto other = seen.constFind(name); other != seen.cend()) {
            refuseWorker(i, {u"same-host"_s,
                             LaunchSentence::tr("%1 is the same computer as %2 (%3).",
                                                {title, hosts->host(workers[*other].host).title(), name}),
                             LaunchSentence::tr("Name each host once."),
                             {}});
            continue;
        }
        seen.insert(name, i);
    }
    if (std::ranges::any_of(workers, [](const Worker &worker) { return !worker.givenUp; }))
        return true;
    fail(LaunchReason(state.reason));
    return false;
}

//! PySpark runs only where driver and executors have the same Python (major and minor version): said while nobody waits
//! for a job.
void SshCluster::Private::tellPythons()
{
    QMap<QString, QStringList> hostsOf;
    for (const Worker &worker : workers) {
        if (worker.givenUp)
            continue;
        const QString python = hosts->report(worker.host).python.section(u'.', 0, 1);
        hostsOf[python] += hosts->host(worker.host).title();
    }
    if (hostsOf.size() < 2)
        return;
    LaunchSentence list;
    for (auto it = hostsOf.cbegin(); it != hostsOf.cend(); ++it) {
        const LaunchSentence where = it->join(u", "_s);
        const LaunchSentence part = it.key().isEmpty() ? LaunchSentence::tr("none on %1", {where})
                                                       : LaunchSentence::tr("%1 on %2", {it.key(), where});
        list = list.isEmpty() ? part : LaunchSentence::joined(u"%1; %2"_s, {list, part});
    }
    step(LaunchSentence::tr(
        "Python differs between the workers, so PySpark fails on some of them: %1. Set PYSPARK_PYTHON to the same "
        "version on all",
        {list}));
}

bool SshCluster::Private::choosePorts()
{
    const HostReport &report = hosts->report(masterHostIndex);
    const ClusterSettings &wanted = state.config.cluster;
    port = choosePort(report, wanted.port, kMasterPort);
    webPort = port == 0 ? 0 : choosePort(report, wanted.webPort, kWebPort, {port});
    if (port != 0 && webPort != 0)
        return true;
    const int taken = port == 0 ? wanted.port : wanted.webPort;
    fail({u"port-in-use"_s,
          port == 0 ? LaunchSentence::tr("Port %1 for the master is in use on %2.", {taken, masterHost()})
                    : LaunchSentence::tr("Port %1 for the master's page is in use on %2.", {taken, masterHost()}),
          LaunchSentence::tr("Choose another port, or leave it empty for the next free one."),
          {}});
    return false;
}

void SshCluster::Private::hostsExamined()
{
    if (part != Part::Hosts)
        return;
    if (const auto problem = hosts->problem(masterHostIndex)) {
        LaunchReason reason = *problem;
        return fail(reason);
    }
    if (!choosePorts() || !chooseWorkers())
        return;
    tellPythons();
    advertised = hosts->advertised(masterHostIndex);
    if (advertised == u"localhost"_s && hosts->size() > 1) {
        return fail(
            {u"no-address"_s,
             LaunchSentence::tr("%1 has no address at which the other hosts could reach it.", {masterHost()}),
             LaunchSentence::tr("Choose another host for the master, or give this one a name that the others know."),
             {}});
    }
    startMaster();
}

RemoteDaemon &SshCluster::Private::makeDaemon(std::unique_ptr<RemoteDaemon> &daemon, std::size_t host,
                                              const DaemonRecord &record, bool started)
{
    daemon = std::make_unique<RemoteDaemon>(hosts->host(host), record, started);
    RemoteDaemon *raw = daemon.get();
    watchConnection(host);
    QObject::connect(raw, &RemoteDaemon::changed, &q, [this, raw] { daemonChanged(raw); });
    QObject::connect(raw, &RemoteDaemon::looked, &q, [this, raw] { daemonChanged(raw); });
    QObject::connect(raw, &RemoteDaemon::said, &q, [this, raw](const QStringList &lines) {
        const QString who = raw->record().isMaster ? u"master"_s : raw->record().host;
        if (const QString text = log.add(who, lines); !text.isEmpty())
            Q_EMIT q.logAppended(text);
    });
    return *raw;
}

//! Of a host that runs something of ours.
void SshCluster::Private::watchConnection(std::size_t index)
{
    RemoteHost *host = &hosts->host(index);
    host->insist();
    host->disconnect(&q); // it may have two daemons
    const auto counts = [this] {
        return part == Part::Adopting || part == Part::Master || part == Part::Workers || part == Part::Running;
    };
    QObject::connect(host, &RemoteHost::down, &q, [this, host, index, counts](const Error &error) {
        if (!counts() || unreachable.contains(index))
            return;
        unreachable.insert(index);
        step(LaunchSentence::tr("%1 cannot be reached now, and is tried again: %2",
                                {host->title(), ClusterHosts::unreachable(error, host->title()).causeSentence}));
    });
    QObject::connect(host, &RemoteHost::up, &q, [this, host, index, counts] {
        if (!counts())
            return;
        if (unreachable.remove(index))
            step(LaunchSentence::tr("%1: reached again", {host->title()}));
        look();
    });
}

DaemonStart SshCluster::Private::startOf(std::size_t host, bool isMaster) const
{
    const HostReport &report = hosts->report(host);
    const ClusterSettings &cluster = state.config.cluster;
    DaemonStart start;
    start.sparkHome = report.sparkHome;
    start.javaHome = cluster.remoteJava;
    start.environment = state.config.environment;
    start.loginShell = report.loginShell;
    const QString own = hosts->advertised(host);
    start.arguments = {u"--host"_s, own};
    if (report.ownAddress.isEmpty()) { // else org.apache.spark.util.Utils.findLocalInetAddress fails
        for (const QString &address : QStringList{report.sshAddress} + report.addresses) {
            if (start.localAddress.isEmpty() && !QHostAddress(address).isNull() && isReachableAddress(address))
                start.localAddress = address;
        }
    }
    PropertyPairs properties = effectiveProperties(state.config);
    start.properties = sparkDefaultsText(properties);
    if (isMaster) {
        start.className = u"org.apache.spark.deploy.master.Master"_s;
        start.arguments += {u"--port"_s, QString::number(port), u"--webui-port"_s, QString::number(webPort)};
        return start;
    }
    start.className = u"org.apache.spark.deploy.worker.Worker"_s;
    if (cluster.workerCores > 0)
        start.arguments += {u"--cores"_s, QString::number(cluster.workerCores)};
    if (!cluster.workerMemory.isEmpty())
        start.arguments += {u"--memory"_s, cluster.workerMemory};
    start.arguments += state.masterUrl;
    return start;
}

void SshCluster::Private::startMaster()
{
    state.masterUrl = u"spark://%1:%2"_s.arg(advertised).arg(port);
    state.ui = QUrl(u"http://%1:%2"_s.arg(advertised).arg(webPort));
    const HostReport &report = hosts->report(masterHostIndex);
    DaemonRecord record;
    record.isMaster = true;
    record.title = u"Master, "_s + masterHost();
    record.host = masterHost();
    record.name = safeId(state.id) + u"-master"_s;
    record.advertised = advertised;
    record.version = report.sparkVersion;
    record.javaMajor = report.javaMajor;
    makeDaemon(master, masterHostIndex, record, false);
    part = Part::Master;
    setPhase(LaunchPhase::Starting);
    step(LaunchSentence::tr("Starting the master on %1 as %2", {masterHost(), state.masterUrl}));
    master->start(startOf(masterHostIndex, true));
    masterSince.start();
    writeRecord(); // also of what is only asked for
    timer.start(settings.startLookMs);
}

void SshCluster::Private::startWorkers()
{
    part = Part::Workers;
    setPhase(LaunchPhase::Waiting);
    for (std::size_t i = 0; i < workers.size(); ++i) {
        Worker &worker = workers[i];
        if (worker.givenUp)
            continue;
        const HostReport &report = hosts->report(worker.host);
        DaemonRecord record;
        record.title = workerTitle(i);
        record.host = hosts->host(worker.host).title();
        record.name = safeId(state.id) + u"-worker%1"_s.arg(i + 1);
        record.advertised = hosts->advertised(worker.host);
        record.version = report.sparkVersion;
        record.javaMajor = report.javaMajor;
        makeDaemon(worker.daemon, worker.host, record, false).start(startOf(worker.host, false));
        worker.since.start();
    }
    writeRecord();
    const auto count = std::ranges::count_if(workers, [](const Worker &worker) { return worker.daemon != nullptr; });
    step(count == 1 ? LaunchSentence::tr("Starting a worker") : LaunchSentence::tr("Starting %1 workers", {count}));
}

} // namespace cinderscope
