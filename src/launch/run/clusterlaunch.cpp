// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/clusterlaunch.h"

#include "launch/run/logreason.h"
#include "launch/run/ports.h"

#include <QDateTime>
#include <QDir>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kWorkerPatienceMs = 120'000; //!< a worker tries for 16 rounds, the first six within 10 s each
constexpr RestLimits kLimits{30'000, 8 * 1024 * 1024};
const QString kMaster = u"master"_s;

QString workerName(int number)
{
    return u"worker-%1"_s.arg(number + 1);
}

} // namespace

ClusterLaunch::ClusterLaunch(const LaunchRequest &request) : LocalLaunch(request), m_master(u"json/"_s, this)
{
    connect(&m_master, &ServerFinder::answered, this, &ClusterLaunch::takeMaster);
}

QString ClusterLaunch::host() const
{
    return config().cluster.host.isEmpty() ? u"127.0.0.1"_s : config().cluster.host;
}

LaunchReason ClusterLaunch::portProblem(int port, const LaunchSentence &what) const
{
    return port == 0 || isFreePort(host(), port) ? LaunchReason() : portTaken(port, what);
}

LaunchReason ClusterLaunch::check()
{
    const ClusterSettings &cluster = config().cluster;
    if (cluster.workers < 0 || cluster.workers > 64)
        return {u"bad-value"_s,
                LaunchSentence::tr("A cluster of %1 workers cannot be started here.", {cluster.workers}),
                LaunchSentence::tr("Choose a number from 0 to 64."),
                {}};
    if (!QHostAddress(host()).isNull() && !isOwnAddress(host()))
        return {u"address-not-bindable"_s,
                LaunchSentence::tr("%1 is no address of this computer, so no master can listen there.", {host()}),
                LaunchSentence::tr(
                    "Choose 127.0.0.1, or an address of this computer; clusters elsewhere are started over SSH."),
                {}};
    const LaunchReason port =
        portProblem(cluster.port, LaunchSentence::tr("the master")); // its page is on that address, too: see makeNode()
    return port.code.isEmpty() ? portProblem(cluster.webPort, LaunchSentence::tr("the master's page")) : port;
}

//! Nothing of ours: who uses the cluster brings the listener along.
Result<QString> ClusterLaunch::writeProperties(const QString &process, bool master)
{
    PropertyPairs all = launchProperties(config(), spark(), {}, environment());
    if (master) {
        const ClusterSettings &cluster = config().cluster;
        if (cluster.port != 0 || cluster.webPort != 0) // not the next one, silently
            setSparkProperty(all, u"spark.port.maxRetries"_s, u"0"_s);
        bool restPort = false;
        for (const auto &[key, value] : all)
            restPort = restPort || key == "spark.master.rest.port"_L1;
        if (!restPort)
            setSparkProperty(all, u"spark.master.rest.port"_s, QString::number(freePort(host(), 6066)));
    }
    return privateFile(process, u"spark.conf"_s, sparkDefaultsText(all));
}

//! Pages listen on all addresses unless told (org.apache.spark.ui.WebUI), whatever --host says.
ProcessSpec ClusterLaunch::makeNode(const QString &name)
{
    ProcessSpec spec = makeSpec(name);
    spec.prefix = u"[%1] "_s.arg(name);
    spec.program = spark().home + u"/bin/spark-class"_s;
    if (!spec.environment.contains(u"SPARK_LOCAL_IP"_s) && !QHostAddress(host()).isNull())
        spec.environment.insert(u"SPARK_LOCAL_IP"_s, host());
    return spec;
}

void ClusterLaunch::prepare()
{
    const auto file = writeProperties(kMaster, true);
    if (!file)
        return failFile(file.error());
    const ClusterSettings &cluster = config().cluster;
    ProcessSpec spec = makeNode(kMaster);
    spec.arguments = {u"org.apache.spark.deploy.master.Master"_s,
                      u"--host"_s,
                      host(),
                      u"--port"_s,
                      QString::number(cluster.port ? cluster.port : freePort(host(), 7077)),
                      u"--webui-port"_s,
                      QString::number(cluster.webPort ? cluster.webPort : freePort(host(), 8080)),
                      u"--properties-file"_s,
                      *file};
    run(spec, LaunchSentence::tr("The master"));
}

void ClusterLaunch::takeMaster(const QUrl &root, const QJsonValue &answer)
{
    const QString url = answer[u"url"_s].toString();
    if (!url.startsWith("spark://"_L1) || m_client)
        return;
    LaunchState &state = editState();
    state.masterUrl = url;
    state.ui = root;
    m_client = std::make_unique<RestClient>(root);
    step(LaunchSentence::tr("The master listens at %1, its page is %2", {url, root.toString()}));
    if (isWaiting() && m_registered.isEmpty())
        startWorkers();
}

void ClusterLaunch::startWorkers()
{
    const ClusterSettings &cluster = config().cluster;
    for (int number = 0; number < cluster.workers; ++number) {
        const QString name = workerName(number);
        const auto file = writeProperties(name, false);
        if (!file)
            return failFile(file.error());
        ProcessSpec spec = makeNode(name);
        const QString work = request().folder + u"/work-%1"_s.arg(number + 1);
        QDir().mkpath(work);
        spec.removeFolders += work; // executors' folders: jars and output
        spec.arguments = {u"org.apache.spark.deploy.worker.Worker"_s,
                          u"--host"_s,
                          host(),
                          u"--webui-port"_s,
                          QString::number(freePort(host(), 8081)),
                          u"--work-dir"_s,
                          work,
                          u"--properties-file"_s,
                          *file};
        if (const auto folder = temporaryFolder(name); folder && !spec.environment.contains(u"SPARK_LOCAL_DIRS"_s))
            spec.environment.insert(u"SPARK_LOCAL_DIRS"_s, *folder);
        if (cluster.workerCores > 0)
            spec.arguments << u"--cores"_s << QString::number(cluster.workerCores);
        if (!cluster.workerMemory.isEmpty())
            spec.arguments << u"--memory"_s << cluster.workerMemory;
        spec.arguments += editState().masterUrl;
        run(spec, LaunchSentence::tr("Worker %1", {number + 1}));
        if (!isWaiting())
            return;
        m_registered += false;
    }
    m_workersStarted = QDateTime::currentMSecsSinceEpoch();
    if (cluster.workers == 0)
        setRunning();
}

void ClusterLaunch::look()
{
    if (!m_client) {
        if (const ProcessGroup *master = group(kMaster))
            m_master.look(master->processes());
        return;
    }
    if (!m_client->isBusy())
        askMaster();
}

void ClusterLaunch::askMaster()
{
    m_client->getRaw(
        u"/json/"_s,
        [this](const Result<RawAnswer> &answer) {
            if (answer && answer->status == 200)
                takeWorkers(
                    QJsonDocument::fromJson(QByteArray(answer->body.data(), qsizetype(answer->body.size()))).object());
        },
        kLimits);
}

void ClusterLaunch::takeWorkers(const QJsonValue &answer)
{
    QHash<int, QJsonValue> alive; // by port of their RPC, which is unique on a computer
    const QJsonArray workers = answer[u"workers"_s].toArray();
    for (const QJsonValue &worker : workers) {
        if (worker[u"state"_s].toString() == "ALIVE"_L1)
            alive.insert(worker[u"port"_s].toInt(), worker);
    }
    if (!isWaiting()) {
        if (m_alive >= 0 && m_alive != alive.size())
            step(LaunchSentence::tr("%1 of %2 workers are alive", {alive.size(), config().cluster.workers}));
        m_alive = int(alive.size());
        return;
    }
    for (int number = 0; number < m_registered.size(); ++number) {
        const ProcessGroup *worker = group(workerName(number));
        if (m_registered[number] || !worker)
            continue;
        for (const OpenPort &open : openPorts(worker->processes())) {
            if (!alive.contains(open.port))
                continue;
            const QJsonValue entry = alive[open.port];
            m_registered[number] = true;
            step(LaunchSentence::tr("Worker %1 is registered: %2 cores, %3 MiB",
                                    {number + 1, entry[u"cores"_s].toInt(), entry[u"memory"_s].toInt()}));
            break;
        }
    }
    if (!m_registered.contains(false) && !m_registered.isEmpty()) {
        m_alive = int(alive.size());
        return setRunning();
    }
    if (QDateTime::currentMSecsSinceEpoch() - m_workersStarted > kWorkerPatienceMs)
        failWorker(int(m_registered.indexOf(false)),
                   LaunchSentence::tr("Worker %1 did not register: the master does not list it after %2 seconds.",
                                      {m_registered.indexOf(false) + 1, kWorkerPatienceMs / 1000}));
}

//! Why, from its own lines of the log.
void ClusterLaunch::failWorker(int number, const LaunchSentence &otherwise)
{
    const QString prefix = u"[%1] "_s.arg(workerName(number));
    QStringList lines;
    for (const QString &line : LogTail::lastLines(logPath())) {
        if (line.startsWith(prefix))
            lines += line.mid(prefix.size());
    }
    LogContext context;
    context.master = editState().masterUrl;
    context.sparkVersion = spark().version;
    context.javaMajor = spark().javaMajor;
    LaunchReason reason = reasonOfLog(lines, context);
    if (reason.code == "exited"_L1)
        reason = {u"worker-not-registered"_s, otherwise, LaunchSentence::tr("Read its lines of the log."),
                  reason.evidence};
    else
        reason.setCause(LaunchSentence::tr("Worker %1 did not register. %2", {number + 1, reason.causeSentence}));
    fail(reason);
}

void ClusterLaunch::takeEnd(ProcessGroup &ended)
{
    const QString name = ended.name();
    if (name == kMaster) {
        const bool meant = ended.exit()->asked || (!isWaiting() && ended.exit()->isGood());
        return meant ? stopProcesses() : LocalLaunch::takeEnd(ended); // no worker lives on without it
    }
    const int number = name.section(u'-', 1).toInt() - 1;
    if (isWaiting())
        return failWorker(number, LaunchSentence::tr("Worker %1 did not register: it ended with %2.",
                                                     {number + 1, ended.exit()->sentence()}));
    step(LaunchSentence::tr("Worker %1 ended with %2", {number + 1, ended.exit()->sentence()}));
}

QJsonObject ClusterLaunch::facts() const
{
    return {{u"workers"_s, m_registered.size()}};
}

void ClusterLaunch::takeFacts(const QJsonObject &facts)
{
    for (int i = 0; i < facts[u"workers"_s].toInt(); ++i)
        m_registered += false;
    m_workersStarted = QDateTime::currentMSecsSinceEpoch();
}

} // namespace cinderscope
