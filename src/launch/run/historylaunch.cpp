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
        step(u"The history server answers at %1"_s.arg(root.toString()));
        setRunning();
    });
}

LaunchReason HistoryLaunch::check()
{
    const QString folder = config().history.folder;
    if (folder.isEmpty())
        return {u"file-not-found"_s, u"No folder of event logs is named."_s, u"Name one in the configuration."_s, {}};
    const QString local = localFolder(folder);
    if (!local.isEmpty() && !QFileInfo(local).isDir())
        return {u"file-not-found"_s,
                u"There is no folder %1."_s.arg(local),
                u"Name the folder that applications write their event logs to (spark.eventLog.dir)."_s,
                {}};
    if (!local.isEmpty() && !QFileInfo(local).isReadable())
        return {u"permission"_s, u"The folder %1 cannot be read."_s.arg(local), {}, {}};
    const int port = config().history.port;
    if (port == 0 || isFreePort(u"0.0.0.0"_s, port))
        return {};
    const QString who = listenerOnPort(port);
    return {u"port-in-use"_s,
            u"Port %1, where the history server should listen, is taken%2."_s.arg(
                QString::number(port), who.isEmpty() ? QString() : u" by "_s + who),
            u"Choose another port, or 0: then the next free one is taken."_s,
            {}};
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
    run(spec, u"The history server"_s);
}

void HistoryLaunch::look()
{
    if (const ProcessGroup *server = group(kProcess); server && isWaiting())
        m_finder.look(server->processes());
}

} // namespace cinderscope
