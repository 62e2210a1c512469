// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Builders, Spark Connect, spark-submit and the shells.
#include "act/snippets/quoting.h"
#include "act/snippets/snippetparts.h"
#include "act/snippets/sparkproperties.h"
#include "live/wire/sessionsettings.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

using Deploy = SnippetTarget::Deploy;
using Kind = SnippetTarget::Kind;

QString noClusterMode(const SnippetTarget &target, const SnippetOptions &options)
{
    using snippets::Texts;
    switch (target.deploy()) {
    case Deploy::Local:
        return Texts::tr("A local application has no cluster to run its driver in.");
    case Deploy::Standalone: // SparkSubmit.prepareSubmitEnvironment
        return options.python
                   ? Texts::tr("Spark does not run Python drivers in standalone clusters: only those of a jar.")
                   : QString();
    case Deploy::Unknown:
        return Texts::tr("The master is not known.");
    default:
        return {};
    }
}

namespace snippets {

namespace {

QString hostOfMaster(const SnippetTarget &target)
{
    return target.deploy() == Deploy::Standalone ? target.host() : QString();
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

QString containerImage(const SnippetTarget &target)
{
    for (const auto &key : {u"spark.kubernetes.container.image"_s, u"spark.kubernetes.executor.container.image"_s,
                            u"spark.kubernetes.driver.container.image"_s}) {
        if (const QString image = target.property(key); !image.isEmpty())
            return image;
    }
    return {};
}

void put(Properties &properties, const QString &key, const QString &value)
{
    for (auto &property : properties) {
        if (property.first == key) {
            property.second = value;
            return;
        }
    }
    properties.append({key, value});
}

} // namespace

QString noSession(const SnippetTarget &target)
{
    if (!target.master.isEmpty() || target.kind == Kind::Anything)
        return {};
    switch (target.kind) {
    case Kind::History:
        return Texts::tr("A history server shows what has run; it runs no applications.");
    case Kind::Application:
        return Texts::tr("The application’s master is not known: open the application first.");
    case Kind::Connect:
        return Texts::tr("A Connect server is reached by Spark Connect; its master is not known.");
    default:
        return Texts::tr("No master was found there.");
    }
}

QString sessionName(const SnippetTarget &target)
{
    if (target.kind != Kind::Application || target.name.isEmpty())
        return u"my application"_s;
    return target.name;
}

QString sessionMaster(const SnippetTarget &target)
{
    if (target.deploy() == Deploy::Yarn)
        return u"yarn"_s; // yarn-client, yarn-cluster: names of Spark 1
    return target.master;
}

Properties sessionProperties(const SnippetTarget &target, const SnippetOptions &options, bool listener)
{
    Properties properties;
    if (options.settings) {
        properties = target.properties;
        if (!target.ownListeners.isEmpty())
            put(properties, u"spark.extraListeners"_s, target.ownListeners.join(u','));
        if (!target.ownClassPath.isEmpty())
            put(properties, u"spark.driver.extraClassPath"_s, target.ownClassPath);
    }
    if (target.deploy() == Deploy::Kubernetes) {
        const QString image = containerImage(target);
        put(properties, u"spark.kubernetes.container.image"_s, image.isEmpty() ? u"your/spark-image:tag"_s : image);
        if (const QString space = target.property(u"spark.kubernetes.namespace"_s); !space.isEmpty())
            put(properties, u"spark.kubernetes.namespace"_s, space);
        const QString account = u"spark.kubernetes.authenticate.driver.serviceAccountName"_s;
        if (const QString name = target.property(account); !name.isEmpty() && options.clusterMode)
            put(properties, account, name);
    }
    // Where all of the cluster is on the loopback interface, the executors must not be told the computer's own name:
    // it may lead to another interface, or nowhere.
    if (isLoopback(hostOfMaster(target)) && !options.clusterMode)
        put(properties, u"spark.driver.host"_s, hostOfMaster(target));
    if (!listener)
        return properties;
    for (auto [key, value] : listenerProperties(target, options)) { // both are lists, and an application's own stay
        if (options.settings && key == "spark.extraListeners"_L1 && !target.ownListeners.isEmpty())
            value = target.ownListeners.join(u',') + u',' + value;
        if (options.settings && key == "spark.driver.extraClassPath"_L1 && !target.ownClassPath.isEmpty())
            value = target.ownClassPath + u':' + value;
        put(properties, key, value);
    }
    return properties;
}

QStringList sessionNotes(const SnippetTarget &target, const SnippetOptions &options)
{
    QStringList notes;
    const Deploy deploy = target.deploy();
    if (deploy == Deploy::Local && target.kind == Kind::Application)
        notes += Texts::tr("Nobody can join a local application: this starts another one like it.");
    if (deploy == Deploy::Yarn)
        notes += Texts::tr("HADOOP_CONF_DIR (or YARN_CONF_DIR) must name the folder of the cluster’s configuration.");
    if (deploy == Deploy::Kubernetes && containerImage(target).isEmpty())
        notes += Texts::tr("Put the cluster’s Spark image in place of your/spark-image:tag.");
    if (deploy == Deploy::Kubernetes && target.master.contains("kubernetes.default"_L1))
        notes += Texts::tr("The master is the API server as pods see it; from elsewhere it has another address "
                           "(kubectl cluster-info).");
    const bool remote = deploy == Deploy::Standalone || deploy == Deploy::Yarn || deploy == Deploy::Kubernetes;
    if (remote && target.route.way == Route::Way::Ssh)
        notes += Texts::tr("Executors connect to the driver, which no tunnel of ours does: run it on %1 or beside it.")
                     .arg(target.route.sshHost.host);
    else if (remote && !options.clusterMode && !isLoopback(hostOfMaster(target)))
        notes += Texts::tr("Executors connect to the driver. Where this computer has several addresses, set "
                           "spark.driver.host to the one that they reach.");
    if (!target.sparkVersion.isEmpty() && SparkVersion::of(target.sparkVersion).vendor)
        notes += Texts::tr("The cluster runs a build of its own, %1: its vendor’s client fits best.")
                     .arg(QString(target.sparkVersion).simplified());
    if (options.settings && target.hidden > 0)
        notes += Texts::tr("%n setting(s) that may hold a secret are left out.", nullptr, target.hidden);
    return notes;
}

Snippet pysparkBuilder(const SnippetTarget &target, const SnippetOptions &options)
{
    const auto kind = SnippetKind::PysparkBuilder;
    if (const QString reason = noSession(target); !reason.isEmpty())
        return missing(kind, reason);
    SnippetOptions client = options;
    client.clusterMode = false;
    const SparkVersion version = versionOf(target, options);
    QString text = u"# pip install \"%1\""_s.arg(version.requirement());
    if (const QString python = version.oldestPython(); !python.isEmpty())
        text += u"  (Python %1 or later)"_s.arg(python);
    text += u"\nfrom pyspark.sql import SparkSession\n\nspark = (\n    SparkSession.builder\n"_s;
    if (target.kind != Kind::Anything) {
        text += u"    .master("_s + pythonText(sessionMaster(target)) + u")\n"_s;
        text += u"    .appName("_s + pythonText(sessionName(target)) + u")\n"_s;
    }
    for (const auto &[key, value] : sessionProperties(target, client, options.listener))
        text += u"    .config("_s + pythonText(key) + u", "_s + pythonText(value) + u")\n"_s;
    text += u"    .getOrCreate()\n)\n"_s;
    Snippet snippet{kind, text, {}, sessionNotes(target, client)};
    if (options.listener) {
        snippet.notes += Texts::tr("Works before the first session of the process; for one that runs, use the cell.");
        snippet.notes += listenerNotes(target, client);
    }
    return snippet;
}

Snippet scalaBuilder(const SnippetTarget &target, const SnippetOptions &options)
{
    const auto kind = SnippetKind::ScalaBuilder;
    if (const QString reason = noSession(target); !reason.isEmpty())
        return missing(kind, reason);
    SnippetOptions client = options;
    client.clusterMode = false;
    const SparkVersion version = versionOf(target, options);
    QString text;
    if (version.isKnown())
        text = u"// libraryDependencies += \"org.apache.spark\" % \"spark-sql_%1\" % \"%2\"\n"_s.arg(
            scalaOf(target, options), version.patch < 0 ? version.toString() + u".0"_s : version.toString());
    text += u"import org.apache.spark.sql.SparkSession\n\nval spark = {\n  SparkSession.builder()\n"_s;
    if (target.kind != Kind::Anything) {
        text += u"    .master("_s + scalaText(sessionMaster(target)) + u")\n"_s;
        text += u"    .appName("_s + scalaText(sessionName(target)) + u")\n"_s;
    }
    for (const auto &[key, value] : sessionProperties(target, client, false))
        text += u"    .config("_s + scalaText(key) + u", "_s + scalaText(value) + u")\n"_s;
    text += u"    .getOrCreate()\n}\n"_s;
    // The JVM runs already: its class path cannot be changed by a property, and a context with a listener that is not
    // on it would not start.
    if (options.listener)
        text += u"\nval sc = spark.sparkContext\n\n"_s + attachScala(target, options);
    Snippet snippet{kind, text, {}, sessionNotes(target, client)};
    if (options.listener)
        snippet.notes += listenerNotes(target, client);
    return snippet;
}

namespace {

//! Where a Connect server is, or would be; invalid: nothing tells a host.
QUrl connectUrl(const SnippetTarget &target)
{
    if (!target.connect.isEmpty())
        return target.connect;
    const bool driverHost = target.kind == Kind::Application && !target.ui.host().isEmpty();
    const QString host = driverHost ? target.ui.host() : target.host();
    if (host.isEmpty())
        return {};
    QUrl url;
    url.setScheme(u"sc"_s);
    url.setHost(host);
    url.setPort(kConnectPort);
    return url;
}

QString noConnect(SnippetKind kind, const SnippetTarget &target, const SparkVersion &version)
{
    const bool found = !target.connect.isEmpty();
    if (target.kind == Kind::History)
        return Texts::tr("A history server shows what has run; it runs no applications.");
    if (target.kind == Kind::Application && target.ended && !found)
        return Texts::tr("The application has ended.");
    if (!found && !version.isKnown())
        return Texts::tr("No Connect server was found, and the Spark version is not known.");
    if (version.isKnown() && !version.isAtLeast(3, 4))
        return Texts::tr("Spark %1 has no Connect: it came with 3.4.").arg(version.toString());
    if (kind == SnippetKind::ConnectScala && version.isKnown() && !version.isAtLeast(3, 5))
        return Texts::tr("Spark %1 has no complete Connect client for Scala: it came with 3.5.")
            .arg(version.toString());
    if (connectUrl(target).isEmpty())
        return Texts::tr("No host is known where a Connect server could be.");
    return {};
}

QStringList connectNotes(const SnippetTarget &target, const SnippetOptions &options, const SparkVersion &version)
{
    QStringList notes;
    if (target.connect.isEmpty()) {
        const QString packages = version.isAtLeast(4, 0) ? QString()
                                                         : u" --packages org.apache.spark:spark-connect_%1:%2"_s.arg(
                                                               scalaOf(target, options), version.toString());
        notes += Texts::tr("No Connect server was found there; this is the address of one on the usual port. It is "
                           "started on the cluster with %1.")
                     .arg(u"sbin/start-connect-server.sh%1"_s.arg(packages));
    }
    if (target.connectNeedsToken || target.route.login == Route::Login::Bearer)
        notes += Texts::tr("Set the variable SPARK_CONNECT_AUTHENTICATE_TOKEN to the server’s token first (clients of "
                           "Spark 4).");
    if (target.route.way == Route::Way::Ssh)
        notes += Texts::tr("Start the SSH tunnel first, and connect to its end on this computer: sc://localhost:%1.")
                     .arg(connectUrl(target).port());
    return notes;
}

} // namespace

Snippet connect(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    const SparkVersion version = versionOf(target, options);
    if (const QString reason = noConnect(kind, target, version); !reason.isEmpty())
        return missing(kind, reason);
    const QString remote = connectUrl(target).toString();
    QString text;
    if (kind == SnippetKind::ConnectPython) {
        text = u"# pip install \""_s + version.requirement(u"connect"_s) +
               u"\"\nfrom pyspark.sql import SparkSession\n\nspark = SparkSession.builder.remote("_s +
               pythonText(remote) + u").getOrCreate()\n"_s;
    } else {
        if (version.isKnown())
            text = u"// libraryDependencies += \"org.apache.spark\" % \"spark-connect-client-jvm_%1\" % \"%2\"\n"_s.arg(
                scalaOf(target, options), version.patch < 0 ? version.toString() + u".0"_s : version.toString());
        text += u"import org.apache.spark.sql.SparkSession\n\nval spark = SparkSession.builder().remote("_s +
                scalaText(remote) + u").getOrCreate()\n"_s;
    }
    return {kind, text, {}, connectNotes(target, options, version)};
}

Snippet command(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    if (const QString reason = noSession(target); !reason.isEmpty())
        return missing(kind, reason);
    SnippetOptions own = options;
    own.clusterMode =
        options.clusterMode && kind == SnippetKind::SparkSubmit && noClusterMode(target, options).isEmpty();
    const bool listener = options.listener && !own.clusterMode;
    QString text = snippetId(kind);
    const auto add = [&text](const QString &words) { text += u" \\\n  "_s + words; };
    if (target.kind != Kind::Anything)
        add(u"--master "_s + shellWord(sessionMaster(target)));
    if (kind == SnippetKind::SparkSubmit && target.deploy() != Deploy::Local && target.deploy() != Deploy::Unknown)
        add(own.clusterMode ? u"--deploy-mode cluster"_s : u"--deploy-mode client"_s);
    if (target.kind == Kind::Application)
        add(u"--name "_s + shellWord(sessionName(target)));
    for (const auto &[key, value] : sessionProperties(target, own, listener))
        add(u"--conf "_s + shellWord(key + u'=' + value));
    if (kind == SnippetKind::SparkSubmit) {
        const bool inImage = own.clusterMode && target.deploy() == Deploy::Kubernetes;
        const QString folder = inImage ? u"local:///opt/spark/work-dir/"_s : QString();
        if (options.python) {
            add(folder + u"your_application.py"_s);
        } else {
            add(u"--class your.Application"_s);
            add(folder + u"your-application.jar"_s);
        }
    }
    Snippet snippet{kind, text + u'\n', {}, sessionNotes(target, own)};
    const SparkVersion version = versionOf(target, options);
    if (version.isKnown())
        snippet.notes.prepend(Texts::tr("Use the programs of Spark %1.").arg(version.toString()));
    if (kind == SnippetKind::PysparkShell && !target.pythonVersion.isEmpty())
        snippet.notes += Texts::tr("Driver and executors need the same Python, %1 as it seems (PYSPARK_PYTHON).")
                             .arg(target.pythonVersion.simplified());
    if (listener)
        snippet.notes += listenerNotes(target, own);
    else if (options.listener)
        snippet.notes += Texts::tr("Without the listener: the driver runs in the cluster, where it would need the jar "
                                   "and a way to this computer.");
    return snippet;
}

} // namespace snippets

} // namespace cinderscope
