// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/sessionlaunch.h"

#include "act/snippets/quoting.h"
#include "act/snippets/snippet.h"
#include "act/snippets/sparkversion.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/ports.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kProcess = u"driver"_s;
const QString kConnectPlugin = u"org.apache.spark.sql.connect.SparkConnectPlugin"_s;
const QString kConnectPortKey = u"spark.connect.grpc.binding.port"_s;

QByteArray resource(const QString &name)
{
    QFile file(u":/launch/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SessionLaunch::SessionLaunch(const LaunchRequest &request) : LocalLaunch(request), m_driver(kDriverPath, this)
{
    connect(&m_driver, &ServerFinder::answered, this, [this](const QUrl &ui, const QJsonValue &list) {
        if (runningApplication(list).isEmpty())
            return m_driver.lookAgain(ui);
        LaunchState &state = editState();
        state.ui = ui;
        state.applicationId = runningApplication(list);
        m_uiFound = true;
        step(LaunchSentence::tr("Spark's UI answers at %1", {ui.toString()}));
        connected();
    });
    connect(&m_driver, &ServerFinder::refused, this, [this](const QUrl &ui) {
        editState().ui = ui;
        m_uiFound = true;
        step(LaunchSentence::tr("Spark's UI is at %1; it wants TLS or a login", {ui.toString()}));
        connected();
    });
}

SparkFinder::Needs SessionLaunch::needs() const
{
    // A Spark home alone: no Python is needed, spark-shell is the driver.
    return {true, true, false, config().spark.home.isEmpty() || !config().spark.python.isEmpty()};
}

LaunchReason SessionLaunch::check()
{
    const QString mode = propertyOf(effectiveProperties(config()), u"spark.submit.deployMode"_s).value_or(QString());
    if (mode == u"cluster"_s)
        return {u"bad-value"_s,
                LaunchSentence::tr("A session needs its driver here, and spark.submit.deployMode is cluster."),
                LaunchSentence::tr("Remove that property."),
                {}};
    return {};
}

bool SessionLaunch::addConnect(PropertyPairs &all)
{
    const bool shipped = !QDir(spark().home + u"/jars"_s).entryList({u"spark-connect_*.jar"_s}, QDir::Files).isEmpty();
    const QString packages = propertyOf(all, u"spark.jars.packages"_s).value_or(QString());
    const QString jars = propertyOf(all, u"spark.jars"_s).value_or(QString());
    if (!shipped && !packages.contains(u"spark-connect_"_s) && !jars.contains(u"spark-connect_"_s)) {
        fail({u"no-connect"_s,
              LaunchSentence::tr("Spark %1 has no Connect server among its jars.", {spark().version}),
              LaunchSentence::tr(
                  "Add the package org.apache.spark:spark-connect_%1:%2, or leave the Connect server out.",
                  {spark().scalaVersion, spark().version}),
              {}});
        return false;
    }
    const QString plugins = propertyOf(all, u"spark.plugins"_s).value_or(QString());
    if (!plugins.contains(kConnectPlugin))
        setSparkProperty(all, u"spark.plugins"_s, plugins.isEmpty() ? kConnectPlugin : plugins + u',' + kConnectPlugin);
    const auto wanted = propertyOf(all, kConnectPortKey);
    if (wanted && wanted->toInt() > 0 && !isFreePort(u"127.0.0.1"_s, wanted->toInt())) {
        fail(portTaken(
            wanted->toInt(), LaunchSentence::tr("the Connect server"),
            LaunchSentence::tr("Choose another %1, or leave it out: then a free one is taken.", {kConnectPortKey})));
        return false;
    }
    if (!wanted || wanted->toInt() <= 0)
        setSparkProperty(all, kConnectPortKey, QString::number(freePort(u"127.0.0.1"_s, kConnectPort)));
    if (!propertyOf(all, u"spark.connect.grpc.binding.address"_s)) // all addresses otherwise, and without any login
        setSparkProperty(all, u"spark.connect.grpc.binding.address"_s, u"127.0.0.1"_s);
    return true;
}

void SessionLaunch::prepare()
{
    PropertyPairs all = properties();
    setSparkProperty(all, u"spark.master"_s, effectiveMaster(config()));
    if (!propertyOf(all, u"spark.app.name"_s))
        setSparkProperty(all, u"spark.app.name"_s, config().name);
    if (!propertyOf(all, u"spark.ui.showConsoleProgress"_s)) // nobody sees that terminal
        setSparkProperty(all, u"spark.ui.showConsoleProgress"_s, u"false"_s);
    if (config().connectServer && !addConnect(all))
        return;
    m_hasUi = propertyOf(all, u"spark.ui.enabled"_s).value_or(u"true"_s).compare(u"false"_s, Qt::CaseInsensitive) != 0;
    ProcessSpec spec = makeSpec(kProcess);
    const auto file = privateFile(kProcess, u"spark.conf"_s, sparkDefaultsText(all));
    if (!file)
        return failFile(file.error());
    spec.holdInput = true;
    QFile::remove(request().folder + u"/ready.json"_s);
    spec.environment.insert(u"CINDERSCOPE_READY_FILE"_s, request().folder + u"/ready.json"_s);
    spark().pyspark ? preparePython(*file, spec) : prepareShell(*file, spec);
    if (!spec.program.isEmpty())
        run(spec, LaunchSentence::tr("The driver"));
}

void SessionLaunch::preparePython(const QString &properties, ProcessSpec &spec)
{
    const auto script = privateFile(kProcess, u"session.py"_s, resource(u"session.py"_s));
    if (!script)
        return failFile(script.error());
    spec.program = spark().python;
    spec.arguments = {*script, request().folder + u"/ready.json"_s};
    spec.environment.insert(u"PYSPARK_SUBMIT_ARGS"_s,
                            u"--properties-file "_s + shellWord(properties) + u" pyspark-shell"_s);
    spec.environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
}

void SessionLaunch::prepareShell(const QString &properties, ProcessSpec &spec)
{
    const auto script = privateFile(kProcess, u"session.scala"_s, resource(u"session.scala"_s));
    if (!script)
        return failFile(script.error());
    spec.program = spark().home + u"/bin/spark-shell"_s;
    spec.arguments = {u"--properties-file"_s, properties, u"-I"_s, *script};
    spec.environment.insert(u"TERM"_s, u"dumb"_s);
}

bool SessionLaunch::takeReady()
{
    if (m_ready)
        return true;
    QFile file(request().folder + u"/ready.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject told = QJsonDocument::fromJson(file.readAll()).object();
    LaunchState &state = editState();
    state.applicationId = told[u"applicationId"_s].toString();
    state.masterUrl = told[u"master"_s].toString();
    if (config().connectServer)
        state.connectUrl = u"sc://localhost:"_s + told[u"connectPort"_s].toString();
    if (const QUrl ui(told[u"ui"_s].toString()); ui.scheme() == "http"_L1) // its host may be one for others
        m_uiPort = ui.port(0);
    m_ready = !state.applicationId.isEmpty();
    if (m_ready)
        step(LaunchSentence::tr("Spark %1 runs as %2", {told[u"version"_s].toString(), state.applicationId}));
    return m_ready;
}

void SessionLaunch::look()
{
    if (!isWaiting() || !takeReady())
        return;
    if (m_hasUi && !m_uiFound) {
        if (const ProcessGroup *driver = group(kProcess))
            m_driver.look(driver->processes(), m_uiPort);
    }
    connected();
}

void SessionLaunch::connected()
{
    if (!isWaiting() || !m_ready || (m_hasUi && !m_uiFound))
        return;
    if (!m_hasUi)
        step(LaunchSentence::tr("It has no UI (spark.ui.enabled is false)"));
    QFile::remove(request().privateFolder + u'/' + kProcess + u"/spark.conf"_s); // read long ago
    setRunning();
}

QJsonObject SessionLaunch::facts() const
{
    return {{u"ui"_s, m_hasUi}};
}

void SessionLaunch::takeFacts(const QJsonObject &facts)
{
    m_hasUi = facts[u"ui"_s].toBool(true);
}

} // namespace cinderscope
