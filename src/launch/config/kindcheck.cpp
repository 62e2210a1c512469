// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/checkparts.h"
#include "launch/config/valuecheck.h"
#include "reach/route.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

void checkPort(CheckRun &run, const QString &field, int port)
{
    if (port < 0 || port > 65535)
        run.error(field, u"bad-port"_s, SessionCheck::tr("%1 is no port.").arg(port),
                  SessionCheck::tr("Write a number from 1 to 65535, or 0 for the usual one or the next free one."));
    else if (port > 0 && port < 1024)
        run.warn(field, u"low-port"_s, SessionCheck::tr("Ports below 1024 are for the system's own services."),
                 SessionCheck::tr("Choose one from 1024 on."));
}

void checkHost(CheckRun &run, const QString &field, const QString &host)
{
    if (const Result<void> good = checkHostName(host); !host.isEmpty() && !good)
        run.error(field, u"bad-host"_s, SessionCheck::tr("“%1” is no name of a host.").arg(host.left(80)),
                  SessionCheck::tr("Write a name or an address as the network knows it."));
}

void checkHosts(CheckRun &run)
{
    const ClusterSettings &cluster = run.config.cluster;
    QSet<QString> seen;
    for (const QString &text : cluster.hosts) {
        const Result<SshHost> host = SshHost::parse(text);
        if (!host) {
            run.error(u"cluster.hosts"_s, u"bad-host"_s,
                      SessionCheck::tr("“%1” is no host that ssh can go to.").arg(text.left(80)),
                      SessionCheck::tr("Write host, user@host or user@host:port."));
            continue;
        }
        if (seen.contains(host->toString()))
            run.error(u"cluster.hosts"_s, u"duplicate"_s, SessionCheck::tr("“%1” comes twice.").arg(text.left(80)),
                      SessionCheck::tr("Name each host once: it gets one worker."));
        seen.insert(host->toString());
    }
    if (cluster.hosts.isEmpty() && cluster.workersFile.isEmpty())
        run.error(u"cluster.hosts"_s, u"no-hosts"_s, SessionCheck::tr("No hosts are named."),
                  SessionCheck::tr("Write one or more hosts, or choose a workers file (conf/workers)."));
    if (!cluster.hosts.isEmpty() && !cluster.workersFile.isEmpty())
        run.warn(u"cluster.workers-file"_s, u"contradiction"_s,
                 SessionCheck::tr("Hosts are named, so the workers file is not read."),
                 SessionCheck::tr("Keep one of both."));
    if (!cluster.host.isEmpty() && !SshHost::parse(cluster.host))
        run.error(u"cluster.host"_s, u"bad-host"_s,
                  SessionCheck::tr("“%1” is no host that ssh can go to.").arg(cluster.host.left(80)),
                  SessionCheck::tr("Write host, user@host or user@host:port."));
}

void checkCluster(CheckRun &run)
{
    const ClusterSettings &cluster = run.config.cluster;
    checkPort(run, u"cluster.port"_s, cluster.port);
    checkPort(run, u"cluster.web-port"_s, cluster.webPort);
    if (cluster.port > 0 && cluster.port == cluster.webPort)
        run.error(u"cluster.web-port"_s, u"contradiction"_s,
                  SessionCheck::tr("Master and pages cannot have the same port."),
                  SessionCheck::tr("Change one of them; 0 is the usual one or the next free one."));
    if (run.isKind(SessionKind::StandaloneCluster)) {
        checkHost(run, u"cluster.host"_s, cluster.host);
        if (cluster.workers < 1)
            run.error(u"cluster.workers"_s, u"no-workers"_s,
                      SessionCheck::tr("A cluster without workers runs nothing."),
                      SessionCheck::tr("Write 1 or more."));
        else if (cluster.workers > 32)
            run.warn(u"cluster.workers"_s, u"many-workers"_s,
                     SessionCheck::tr("%n workers on one computer are %n Java processes.", nullptr, cluster.workers),
                     SessionCheck::tr("A few workers with more cores do the same."));
    } else {
        checkHosts(run);
    }
    if (cluster.workerCores < 0)
        run.error(u"cluster.worker-cores"_s, u"out-of-range"_s,
                  SessionCheck::tr("A worker cannot have fewer than no cores."),
                  SessionCheck::tr("Write 1 or more, or 0 for all."));
    // org.apache.spark.deploy.worker.WorkerArguments: Utils.memoryStringToMb
    const std::optional<qint64> memory = bytesOf(cluster.workerMemory, u"MiB"_s);
    if (!cluster.workerMemory.isEmpty() && !memory)
        run.error(u"cluster.worker-memory"_s, u"wrong-type"_s,
                  SessionCheck::tr("“%1” is no size that Spark understands.").arg(cluster.workerMemory.left(60)),
                  SessionCheck::tr("Write a whole number with m or g, for example 2g."));
    const std::optional<qint64> executor = bytesOf(run.valueOf(u"spark.executor.memory"_s), u"MiB"_s);
    if (memory && executor && *executor > *memory) {
        // Nothing set: applications that connect may ask for less than Spark's default.
        const bool isSet = run.property(u"spark.executor.memory"_s).has_value();
        run.add(isSet ? CheckRun::Severity::Error : CheckRun::Severity::Warning,
                isSet ? run.fieldOf(u"spark.executor.memory"_s) : u"cluster.worker-memory"_s, u"too-much-memory"_s,
                SessionCheck::tr("An executor asks for %1, more than a worker has (%2): none would ever start.")
                    .arg(run.valueOf(u"spark.executor.memory"_s), cluster.workerMemory),
                SessionCheck::tr("Give workers more memory, or executors less."));
    }
    const qint64 cores = integerOf(run.property(u"spark.executor.cores"_s).value_or(QString())).value_or(0);
    if (cluster.workerCores > 0 && cores > cluster.workerCores)
        run.error(run.fieldOf(u"spark.executor.cores"_s), u"too-many-cores"_s,
                  SessionCheck::tr("An executor asks for %1 cores, more than a worker has (%2): none would ever start.")
                      .arg(cores)
                      .arg(cluster.workerCores),
                  SessionCheck::tr("Give workers more cores, or executors fewer."));
}

void checkSubmit(CheckRun &run)
{
    const SubmitSettings &submit = run.config.submit;
    const QString application = submit.application.trimmed();
    const bool isPython = application.endsWith(".py"_L1), isR = application.endsWith(".R"_L1);
    if (application.isEmpty())
        run.error(u"submit.application"_s, u"no-application"_s, SessionCheck::tr("No application is named."),
                  SessionCheck::tr("Choose a Python file, a jar or an R file."));
    else if (application.startsWith(u'-'))
        run.error(u"submit.application"_s, u"bad-application"_s,
                  SessionCheck::tr("“%1” would be taken for an option of spark-submit.").arg(application.left(80)),
                  SessionCheck::tr("Write the whole path."));
    if (!submit.mainClass.isEmpty() && (isPython || isR))
        run.warn(u"submit.main-class"_s, u"unused"_s, SessionCheck::tr("Only jars have a main class."),
                 SessionCheck::tr("Leave it empty."));
    if (submit.mainClass.isEmpty() && application.endsWith(".jar"_L1))
        run.remark(u"submit.main-class"_s, u"main-class"_s,
                   SessionCheck::tr("The main class is taken from the jar's manifest, if it names one."));
    static const QRegularExpression name(u"^[\\p{L}_$][\\p{L}\\p{N}_$.]*$"_s);
    if (!submit.mainClass.isEmpty() && !name.match(submit.mainClass).hasMatch())
        run.error(u"submit.main-class"_s, u"bad-class"_s,
                  SessionCheck::tr("“%1” is no name of a class.").arg(submit.mainClass.left(80)),
                  SessionCheck::tr("Write it with its package, for example org.example.Main."));
    for (const QString &argument : submit.arguments) {
        const QString option = argument.section(u'=', 0, 0);
        if (argument.contains(u'=') && isSecret(option, {}))
            run.warn(u"submit.arguments"_s, u"secret-in-arguments"_s,
                     SessionCheck::tr("The argument “%1” looks like a secret: every user sees arguments in the list of "
                                      "processes.")
                         .arg(option.left(60)),
                     SessionCheck::tr("Pass it as a property or in a file that only you can read."));
    }
    const std::optional<QString> mode = run.property(u"spark.submit.deployMode"_s);
    if (mode && (*mode == "cluster"_L1) != submit.clusterMode)
        run.warn(u"properties/spark.submit.deployMode"_s, u"contradiction"_s,
                 SessionCheck::tr(
                     "The property spark.submit.deployMode says something else than the mode above, which wins."),
                 SessionCheck::tr("Remove the property."));
}

void checkKubernetesKind(CheckRun &run)
{
    const QString image = u"spark.kubernetes.container.image"_s;
    if (!run.property(image) && !run.property(u"spark.kubernetes.executor.container.image"_s))
        run.error(
            u"properties/"_s + image, u"no-image"_s, SessionCheck::tr("No container image is named."),
            SessionCheck::tr("Set the property spark.kubernetes.container.image, for example apache/spark:4.0.1."));
    const QString application = run.config.submit.application.trimmed();
    if (run.isClusterMode() && !application.isEmpty() && !application.contains("://"_L1) &&
        !run.property(u"spark.kubernetes.file.upload.path"_s))
        run.error(
            u"submit.application"_s, u"local-file"_s,
            SessionCheck::tr("In cluster mode the driver is in a container, which does not see this computer's files."),
            SessionCheck::tr("Write local:///path for a file of the image, or set "
                             "spark.kubernetes.file.upload.path to a folder that both sides reach."));
}

void checkNotebook(CheckRun &run)
{
    const NotebookSettings &notebook = run.config.notebook;
    checkPort(run, u"notebook.port"_s, notebook.port);
    static const QStringList existing{QString(), u"refuse"_s, u"use"_s, u"restart"_s};
    if (!existing.contains(notebook.existing))
        run.error(
            u"notebook.existing"_s, u"wrong-choice"_s,
            SessionCheck::tr("“%1” is no way to treat a Spark that is there already.").arg(notebook.existing.left(60)),
            SessionCheck::tr("Write one of refuse, use, restart."));
    if (notebook.server.isEmpty())
        return;
    const QUrl url(notebook.server, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        run.error(u"notebook.server"_s, u"bad-url"_s,
                  SessionCheck::tr("“%1” is no address of a notebook server.").arg(notebook.server.left(80)),
                  SessionCheck::tr("Write it as in the browser, for example http://localhost:8888/."));
    if (!url.userInfo().isEmpty() || url.query().contains("token="_L1))
        run.error(u"notebook.server"_s, u"secret-in-url"_s, SessionCheck::tr("The address holds a login or a token."),
                  SessionCheck::tr("Remove it: tokens are kept in the keychain and asked for at the start."),
                  url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toString());
}

} // namespace

void checkKind(CheckRun &run)
{
    switch (run.config.kind) {
    case SessionKind::StandaloneCluster:
    case SessionKind::SshCluster:
        checkCluster(run);
        break;
    case SessionKind::Submit:
        checkSubmit(run);
        break;
    case SessionKind::Kubernetes:
        checkSubmit(run);
        checkKubernetesKind(run);
        break;
    case SessionKind::KernelSession:
    case SessionKind::NotebookServer:
        checkNotebook(run);
        break;
    case SessionKind::HistoryServer:
        checkPort(run, u"history.port"_s, run.config.history.port);
        if (run.config.history.folder.trimmed().isEmpty())
            run.error(u"history.folder"_s, u"no-folder"_s, SessionCheck::tr("No folder of event logs is named."),
                      SessionCheck::tr("Choose the folder that spark.eventLog.dir of your applications names."));
        break;
    case SessionKind::LocalSession:
        if (run.config.connectServer && !run.version.isEmpty() &&
            QVersionNumber::fromString(run.version) < QVersionNumber(3, 4))
            run.error(u"connect-server"_s, u"too-old"_s, SessionCheck::tr("Spark has Connect servers from 3.4 on."),
                      SessionCheck::tr("Choose a newer Spark, or no Connect server."));
        if (!run.isLocal() && !run.master.isEmpty() && run.config.connectServer)
            run.remark(u"connect-server"_s, u"connect-server"_s,
                       SessionCheck::tr("The Connect server is in the driver, on this computer."));
        break;
    }
}

void checkEnvironment(CheckRun &run)
{
    static const QRegularExpression pattern(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    QSet<QString> seen;
    for (const auto &[name, value] : run.config.environment) {
        const QString field = u"environment/"_s + name;
        if (!pattern.match(name).hasMatch())
            run.error(field, u"bad-variable"_s, SessionCheck::tr("“%1” is no name of a variable.").arg(name.left(60)),
                      SessionCheck::tr("Use letters, digits and underscores, and no digit at the start."));
        if (value.contains(QChar(0)))
            run.error(field, u"bad-value"_s, SessionCheck::tr("The value holds a NUL character."),
                      SessionCheck::tr("Remove it."));
        if (seen.contains(name))
            run.error(field, u"duplicate"_s, SessionCheck::tr("“%1” is set twice.").arg(name),
                      SessionCheck::tr("Remove one of them."));
        seen.insert(name);
        if (name == "SPARK_HOME"_L1 && !run.config.spark.home.isEmpty() && value != run.config.spark.home)
            run.warn(field, u"contradiction"_s,
                     SessionCheck::tr("SPARK_HOME is another than the Spark chosen above, which wins."),
                     SessionCheck::tr("Remove the variable."));
        if (name == "JAVA_HOME"_L1 && !run.config.spark.java.isEmpty() && value != run.config.spark.java)
            run.warn(field, u"contradiction"_s,
                     SessionCheck::tr("JAVA_HOME is another than the Java chosen above, which wins."),
                     SessionCheck::tr("Remove the variable."));
        if (!value.isEmpty() && isSecret(run.config, name, value))
            run.remark(field, u"secret"_s,
                       SessionCheck::tr(
                           "A secret: what is started gets it in its environment, which only you and root can read."));
    }
}

} // namespace cinderscope
