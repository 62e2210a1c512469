// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/submitlaunch.h"

#include "launch/config/sessionfile.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/linemask.h"
#include "launch/run/ports.h"
#include "launch/run/supervisor/logfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kProcess = u"submit"_s;
const QString kKill = u"kill"_s;
constexpr int kLastWordsMs = 15'000; //!< of a driver in the cluster, once spark-submit ended

bool isFinal(const QString &state)
{
    return ClusterDriver::isFinal(state) || state == "Succeeded"_L1 || state == "Failed"_L1;
}

//! A path of this computer; empty: a URL of somewhere else.
QString localPath(const QString &text)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    if (text.startsWith("file:"_L1))
        return QUrl(text).path();
    return scheme.match(text).hasMatch() ? QString() : QFileInfo(expandedPath(text)).absoluteFilePath();
}

//! "~" is the shell's business, which is not asked; other paths are seen from the person's home.
QString shownPath(const QString &text)
{
    const QString path = localPath(text);
    return path.isEmpty() || text.startsWith("file:"_L1) ? text : path;
}

QString shownPaths(const QStringList &list)
{
    QStringList shown;
    for (const QString &entry : list)
        shown += shownPath(entry);
    return shown.join(u',');
}

LaunchReason fileReason(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return {u"file-not-found"_s,
                LaunchSentence::tr("There is no file %1.", {path}),
                LaunchSentence::tr("Check the path in the configuration."),
                {}};
    if (!file.isReadable())
        return {u"permission"_s,
                LaunchSentence::tr("The file %1 cannot be read.", {path}),
                LaunchSentence::tr("Give this user the right to read it."),
                {}};
    return {};
}

} // namespace

SubmitLaunch::SubmitLaunch(const LaunchRequest &request)
    : LocalLaunch(request), m_finder(kDriverPath, this), m_driver(this)
{
    connect(&m_finder, &ServerFinder::answered, this, [this](const QUrl &ui, const QJsonValue &list) {
        const QString id = runningApplication(list);
        if (id.isEmpty())
            return m_finder.lookAgain(ui);
        if (!isWaiting())
            return;
        editState().ui = ui;
        editState().applicationId = id;
        step(LaunchSentence::tr("Spark's UI answers at %1: %2", {ui.toString(), id}));
        setRunning();
    });
    connect(&m_finder, &ServerFinder::refused, this, [this](const QUrl &ui) {
        if (!isWaiting())
            return;
        editState().ui = ui;
        step(LaunchSentence::tr("Spark's UI is at %1; it wants TLS or a login", {ui.toString()}));
        setRunning();
    });
    connect(&m_driver, &ClusterDriver::stateChanged, this, [this] {
        m_driverState = m_driver.state();
        editState().ui = m_driver.masterPage();
        step(LaunchSentence::tr("The driver %1 is %2", {m_driverId, m_driverState}));
        if (m_driverState == "RUNNING"_L1)
            setRunning();
        else if (isFinal(m_driverState))
            driverEnded();
    });
    connect(&m_driver, &ClusterDriver::logged, this, &SubmitLaunch::appendLog);
    connect(&m_driver, &ClusterDriver::applicationFound, this, [this](const QString &id) {
        editState().applicationId = id;
        step(LaunchSentence::tr("The application is %1", {id}));
    });
}

bool SubmitLaunch::isKubernetes() const
{
    return effectiveMaster(config()).startsWith("k8s://"_L1);
}

bool SubmitLaunch::isCluster() const
{
    return config().submit.clusterMode ||
           propertyOf(effectiveProperties(config()), u"spark.submit.deployMode"_s).value_or(QString()) == "cluster"_L1;
}

SparkFinder::Needs SubmitLaunch::needs() const
{
    const bool python = config().submit.application.endsWith(".py"_L1);
    return {true, true, python && !isCluster(), false};
}

LaunchReason SubmitLaunch::check()
{
    const SubmitSettings &submit = config().submit;
    if (submit.application.isEmpty())
        return {u"no-application"_s,
                LaunchSentence::tr("The configuration names no application."),
                LaunchSentence::tr("Name a .py file, a jar or an R script."),
                {}};
    if (config().kind == SessionKind::Kubernetes && !isKubernetes())
        return {u"bad-value"_s,
                LaunchSentence::tr("The master is \"%1\", and Kubernetes needs one that begins with k8s://.",
                                   {config().master}),
                LaunchSentence::tr("Write the API server's address, such as k8s://https://10.0.0.1:6443."),
                {}};
    if (isCluster() && effectiveMaster(config()).startsWith("local"_L1))
        return {u"bad-option"_s,
                LaunchSentence::tr("Cluster mode needs a cluster, and the master is %1.", {effectiveMaster(config())}),
                LaunchSentence::tr("Name the cluster's master, or run the driver here (client mode)."),
                {}};
    if (isCluster() && effectiveMaster(config()).startsWith("spark://"_L1) && submit.application.endsWith(".py"_L1))
        return {u"bad-option"_s,
                LaunchSentence::tr("A standalone cluster runs no Python driver (SparkSubmit)."),
                LaunchSentence::tr("Run the driver here (client mode)."),
                {}};
    QStringList files{submit.application};
    files += submit.jars + submit.pyFiles + submit.files;
    for (const QString &file : files) {
        const QString path = localPath(file.section(u'#', 0, 0)); // "a.zip#name"
        if (path.isEmpty() || (isKubernetes() && isCluster()))
            continue;
        if (LaunchReason reason = fileReason(path); !reason.code.isEmpty())
            return reason;
    }
    return {};
}

bool SubmitLaunch::listenerReaches(const SessionConfig &config)
{
    if (!config.submit.clusterMode)
        return true; // the driver is here
    const QString master = effectiveMaster(config);
    return master.startsWith("spark://"_L1) && isOwnAddress(QUrl(master.section(u',', 0, 0)).host());
}

QStringList SubmitLaunch::submitArguments(const SessionConfig &config, const QString &propertiesFile)
{
    const SubmitSettings &submit = config.submit;
    QStringList words{u"--master"_s, effectiveMaster(config)};
    if (submit.clusterMode)
        words << u"--deploy-mode"_s << u"cluster"_s;
    if (!config.name.isEmpty())
        words << u"--name"_s << config.name;
    if (!submit.mainClass.isEmpty())
        words << u"--class"_s << submit.mainClass;
    words << u"--properties-file"_s << propertiesFile;
    if (!submit.jars.isEmpty())
        words << u"--jars"_s << shownPaths(submit.jars);
    if (!submit.pyFiles.isEmpty())
        words << u"--py-files"_s << shownPaths(submit.pyFiles);
    if (!submit.files.isEmpty())
        words << u"--files"_s << shownPaths(submit.files);
    return words << shownPath(submit.application) << submit.arguments;
}

void SubmitLaunch::prepare()
{
    SessionConfig settings = config();
    if (settings.listener && !listenerReaches(settings)) {
        settings.listener = false; // a context whose listener's jar is not there does not start
        step(LaunchSentence::tr(
            "The listener is not attached: the driver runs on another computer, which does not have its jar"));
    }
    PropertyPairs all = launchProperties(settings, spark(), request().listener, environment());
    for (const QString &key :
         {u"spark.standalone.submit.waitAppCompletion"_s, u"spark.kubernetes.submission.waitAppCompletion"_s}) {
        if (isCluster() && isKubernetes() == key.contains("kubernetes"_L1))
            setSparkProperty(all, key, u"true"_s);
    }
    m_hasUi = propertyOf(all, u"spark.ui.enabled"_s).value_or(u"true"_s).compare("false"_L1, Qt::CaseInsensitive) != 0;
    const auto file = privateFile(kProcess, u"spark.conf"_s, sparkDefaultsText(all));
    if (!file)
        return failFile(file.error());
    for (const QString &argument : config().submit.arguments) {
        if (LineMask().shown(argument.toStdString()) != argument.toStdString())
            step(LaunchSentence::tr(
                "An argument of the application looks like a secret: other users of this computer can read it"));
    }
    ProcessSpec spec = makeSpec(kProcess);
    spec.program = spark().home + u"/bin/spark-submit"_s;
    spec.arguments = submitArguments(settings, *file);
    spec.environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    editState().masterUrl = effectiveMaster(config());
    run(spec, u"spark-submit"_s);
}

void SubmitLaunch::look()
{
    if (!isWaiting() || isCluster())
        return;
    const ProcessGroup *submit = group(kProcess);
    if (submit && m_hasUi)
        m_finder.look(submit->processes());
}

//! What spark-submit says of a driver in the cluster: ClientApp and RestSubmissionClient; LoggingPodStatusWatcherImpl.
void SubmitLaunch::takeLine(const QString &line)
{
    if (isCluster() && !isKubernetes()) {
        static const QRegularExpression submitted(u"\\bdriver-\\d{14}-\\d{4,}\\b"_s);
        const auto match = submitted.match(line);
        if (!match.hasMatch() || !m_driverId.isEmpty())
            return;
        m_driverId = match.captured();
        step(LaunchSentence::tr("Submitted as %1", {m_driverId}));
        m_driver.follow(effectiveMaster(config()), m_driverId);
    } else if (isCluster()) {
        static const QRegularExpression pod(u"pod name: (\\S+)"_s), space(u"namespace: (\\S+)"_s),
            phase(u"\\(phase: (\\w+)\\)"_s), application(u"\\b(spark-[0-9a-f]{32})\\b"_s);
        if (const auto match = pod.match(line); match.hasMatch())
            m_driverId = m_driverId.section(u':', 0, 0) + u':' + match.captured(1);
        if (const auto match = space.match(line); match.hasMatch())
            m_driverId = match.captured(1) + u':' + m_driverId.section(u':', 1);
        if (const auto match = application.match(line); match.hasMatch())
            editState().applicationId = match.captured(1);
        if (const auto match = phase.match(line); match.hasMatch())
            takePodPhase(match.captured(1));
    } else if (!m_hasUi && isWaiting() && line.contains("Running Spark version"_L1)) {
        step(LaunchSentence::tr("It has no UI (spark.ui.enabled is false)"));
        setRunning();
    }
}

void SubmitLaunch::takePodPhase(const QString &phase)
{
    if (phase == m_driverState)
        return;
    m_driverState = phase;
    step(LaunchSentence::tr("The driver's pod is %1", {phase}));
    if (phase == "Running"_L1)
        setRunning();
}

void SubmitLaunch::driverEnded()
{
    const bool submitEnded = std::exchange(m_waitsForDriver, false);
    if (!submitEnded && (m_driverState == "FINISHED"_L1 || m_driverState == "KILLED"_L1))
        return; // spark-submit ends by itself
    failByLog({u"exited"_s,
               LaunchSentence::tr("The driver %1 ended as %2.", {m_driverId, m_driverState}),
               LaunchSentence::tr("Read its log."),
               {}});
}

//! The driver's own log stands behind spark-submit's.
void SubmitLaunch::appendLog(const QString &text) const
{
    std::vector<std::string> secrets;
    for (const QString &secret : m_secrets)
        secrets.push_back(secret.toStdString());
    const LineMask mask(std::move(secrets));
    std::string lines;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        lines += "[driver] " + mask.shown(line.toStdString()) + '\n';
    LogFile(QFile::encodeName(logPath()).toStdString(), ProcessSpec().logBytes).write(lines);
}

void SubmitLaunch::takeEnd(ProcessGroup &ended)
{
    if (ended.name() == kKill)
        return stopProcesses();
    const ProcessExit &exit = *ended.exit();
    if (exit.asked || (exit.isGood() && m_driverState != "Failed"_L1))
        return;
    const LaunchReason reason{u"exited"_s,
                              LaunchSentence::tr("spark-submit ended with %1.", {exit.sentence()}),
                              LaunchSentence::tr("Read its log."),
                              {}};
    if (m_driver.state().isEmpty() || isFinal(m_driverState))
        return failByLog(reason);
    m_waitsForDriver = true; // why, stands in the driver's own log
    QTimer::singleShot(kLastWordsMs, this, [this, reason] {
        if (std::exchange(m_waitsForDriver, false))
            failByLog(reason);
    });
}

//! java(1), "@argfiles": an option a line, in quotes, where a backslash escapes.
Result<QString> SubmitLaunch::javaOptionsFile(const QString &process)
{
    QByteArray text;
    for (const auto &[key, value] : properties()) {
        if (!key.startsWith("spark."_L1) || value.contains(u'\n'))
            continue;
        QString option = u"-D"_s + key + u'=' + value;
        text += '"' + option.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).toUtf8() + "\"\n";
    }
    return privateFile(process, u"java.options"_s, text);
}

bool SubmitLaunch::stopGently()
{
    const QString driver = m_driverId;
    if (!isCluster() || driver.isEmpty() || driver.startsWith(u':') || driver.endsWith(u':') || isFinal(m_driverState))
        return false;
    ProcessSpec spec = makeSpec(kKill);
    spec.prefix = u"[kill] "_s;
    const QString master = effectiveMaster(config());
    if (isKubernetes()) {
        spec.program = spark().home + u"/bin/spark-submit"_s;
        spec.arguments = {u"--master"_s, master, u"--kill"_s, driver};
    } else {
        spec.program = spark().home + u"/bin/spark-class"_s;
        spec.arguments = {u"org.apache.spark.deploy.Client"_s, u"kill"_s, master, driver};
        // It reads no properties file, and needs the cluster's secret; Java 8 does without.
        if (const auto options = javaOptionsFile(kKill))
            spec.environment.insert(u"JDK_JAVA_OPTIONS"_s, u'@' + *options);
    }
    run(spec, LaunchSentence::tr("The request to end the driver %1", {driver}));
    ProcessGroup *kill = group(kKill);
    if (!kill)
        return false;
    connect(kill, &ProcessGroup::ended, this, &SubmitLaunch::stopProcesses);
    return true;
}

QJsonObject SubmitLaunch::facts() const
{
    return {{u"ui"_s, m_hasUi}, {u"driver"_s, m_driverId}};
}

void SubmitLaunch::takeFacts(const QJsonObject &facts)
{
    m_hasUi = facts[u"ui"_s].toBool(true);
    m_driverId = facts[u"driver"_s].toString();
    if (isCluster() && !isKubernetes() && !m_driverId.isEmpty())
        m_driver.follow(effectiveMaster(config()), m_driverId);
}

} // namespace cinderscope
