// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/farcluster.h"

#include "integration/eventwait.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

constexpr int kSlow = 120'000; // on a loaded machine
const QString kName = u"one"_s;

//! A person's session of Spark Connect that is open while its page is looked at.
constexpr auto kClient = "import sys\n"
                         "from pyspark.sql import SparkSession\n"
                         "sys.stdin.readline()\n"
                         "spark = SparkSession.builder.remote('sc://driver.spark.test:15002').getOrCreate()\n"
                         "print('COUNT', spark.range(70).count(), flush=True)\n"
                         "sys.stdin.read()\n";

} // namespace

QStringList FarCluster::nodes()
{
    return {u"master"_s, u"worker0"_s, u"worker1"_s, u"history"_s, u"driver"_s};
}

bool FarCluster::start(const QString &spark, int seconds)
{
    m_spark = spark;
    QJsonObject places;
    for (const QString &node : nodes())
        places.insert(node,
                      QJsonArray{m_network.nodeSpace(node), m_network.nodeAddress(node), SshNetwork::nodeName(node)});
    QFile file(m_folder + u"/network.json"_s);
    if (!file.open(QIODevice::WriteOnly)) {
        m_why = file.errorString();
        return false;
    }
    file.write(QJsonDocument(QJsonObject{{u"hosts"_s, m_network.hostsFile()}, {u"nodes"_s, places}}).toJson());
    file.close();
    m_cluster.setPrefix(m_network.commandInJump());
    QStringList arguments{u"--network"_s, file.fileName(), u"--max-wait=%1"_s.arg(seconds), u"--early="_s + kName};
    for (const QString &work :
         {u"batched"_s, u"stored"_s, u"many"_s, u"broken"_s, u"retried"_s, u"cached"_s, u"sql"_s, u"streamed"_s})
        arguments += u"--work="_s + work;
    if (isNewest()) {
        arguments += u"--conf=spark.plugins=org.apache.spark.sql.connect.SparkConnectPlugin"_s;
        startClient(); // takes its time to come so far that it can connect
    }
    if (!m_cluster.start(spark, isNewest(), arguments))
        return false;
    m_id = m_cluster.submit(kName)[u"id"_s].toString();
    return !m_id.isEmpty() && (!isNewest() || connectClient());
}

void FarCluster::startClient()
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/connect-env"), QStringList());
    environment.waitForFinished(10 * 60 * 1000);
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_why = u"no session of Spark Connect: "_s + python;
        return;
    }
    QStringList command = m_network.commandInJump() + QStringList{python, u"-c"_s, QString::fromLatin1(kClient)};
    const QString program = command.takeFirst();
    m_client = std::make_unique<QProcess>();
    m_client->start(program, command);
}

bool FarCluster::connectClient()
{
    if (!m_client)
        return false;
    m_client->write("go\n");
    QByteArray said;
    const auto done = [&] {
        said += m_client->readAllStandardOutput();
        return said.contains("COUNT 70") || m_client->state() == QProcess::NotRunning;
    };
    if (!spinUntil(done, kSlow) || !said.contains("COUNT 70"))
        m_why = u"Spark Connect: "_s + QString::fromUtf8(m_client->readAllStandardError().right(2000));
    return said.contains("COUNT 70");
}

//! While its server is there: without one it tries to say goodbye for minutes.
void FarCluster::endClient()
{
    if (m_client && m_client->state() != QProcess::NotRunning) {
        m_client->closeWriteChannel();
        if (!m_client->waitForFinished(20'000)) {
            m_client->kill();
            m_client->waitForFinished();
        }
    }
    m_client.reset();
}

bool FarCluster::finish()
{
    endClient();
    return m_cluster.finish(kName);
}

Reply FarCluster::direct(const QUrl &url)
{
    for (const QString &node : nodes()) {
        if (url.host() != SshNetwork::nodeName(node))
            continue;
        Wire wire(m_network.connectFromJump(m_network.nodeAddress(node), quint16(url.port(80))));
        const QString target = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
        wire.send("GET " + target.toStdString() + " HTTP/1.1\r\nHost: " + url.authority().toStdString() +
                  "\r\nConnection: close\r\n\r\n");
        return readReply(wire);
    }
    return {};
}

QJsonArray FarCluster::rest(const QUrl &server, const QString &path)
{
    const Reply reply = direct(server.resolved(QUrl(u"/api/v1/applications/%1/%2"_s.arg(m_id, path))));
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).array();
}

} // namespace cinderscope::test
