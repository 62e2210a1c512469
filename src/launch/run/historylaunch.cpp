// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/historylaunch.h"

#include "launch/config/sessionfile.h"
#include "launch/run/ports.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kProcess = u"history"_s;

//! Of this computer; empty: elsewhere (hdfs:, s3a:, …).
QString localFolder(const QString &folder)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    if (folder.startsWith("file:"_L1))
        return QUrl(folder).path();
    return scheme.match(folder).hasMatch() ? QString() : QFileInfo(expandedPath(folder)).absoluteFilePath();
}

} // namespace

HistoryLaunch::HistoryLaunch(const LaunchRequest &request) : LocalLaunch(request), m_finder(kDriverPath, this)
{
    connect(&m_finder, &ServerFinder::answered, this, [this](const QUrl &root, const QJsonValue &list) {
        if (!list.isArray() || !isWaiting())
            return;
        editState().ui = root;
        step(LaunchSentence::tr("The history server answers at %1", {root.toString()}));
        setRunning();
    });
}

LaunchReason HistoryLaunch::check()
{
    const QString folder = config().history.folder;
    if (folder.isEmpty())
        return {u"file-not-found"_s,
                LaunchSentence::tr("No folder of event logs is named."),
                LaunchSentence::tr("Name one in the configuration."),
                {}};
    const QString local = localFolder(folder);
    if (!local.isEmpty() && !QFileInfo(local).isDir())
        return {u"file-not-found"_s,
                LaunchSentence::tr("There is no folder %1.", {local}),
                LaunchSentence::tr("Name the folder that applications write their event logs to (spark.eventLog.dir)."),
                {}};
    if (!local.isEmpty() && !QFileInfo(local).isReadable())
        return {u"permission"_s, LaunchSentence::tr("The folder %1 cannot be read.", {local}), {}, {}};
    const int port = config().history.port;
    if (port == 0 || isFreePort(u"0.0.0.0"_s, port))
        return {};
    return portTaken(port, LaunchSentence::tr("the history server"));
}

void HistoryLaunch::prepare()
{
    const QString local = localFolder(config().history.folder);
    PropertyPairs all = launchProperties(config(), spark(), {}, environment());
    setSparkProperty(all, u"spark.history.fs.logDirectory"_s,
                     local.isEmpty() ? config().history.folder
                                     : QUrl::fromLocalFile(local).toString(QUrl::FullyEncoded));
    const int port = config().history.port;
    setSparkProperty(all, u"spark.history.ui.port"_s, QString::number(port ? port : freePort(u"0.0.0.0"_s, 18080)));
    if (port) // not the next one, silently
        setSparkProperty(all, u"spark.port.maxRetries"_s, u"0"_s);
    const auto file = privateFile(kProcess, u"spark.conf"_s, sparkDefaultsText(all));
    if (!file)
        return failFile(file.error());
    ProcessSpec spec = makeSpec(kProcess);
    spec.program = spark().home + u"/bin/spark-class"_s;
    spec.arguments = {u"org.apache.spark.deploy.history.HistoryServer"_s, u"--properties-file"_s, *file};
    run(spec, LaunchSentence::tr("The history server"));
}

void HistoryLaunch::look()
{
    if (const ProcessGroup *server = group(kProcess); server && isWaiting())
        m_finder.look(server->processes());
}

} // namespace cinderscope
