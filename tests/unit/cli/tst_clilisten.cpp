// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/cli/listenprocess.h"
#include "unit/live_wire/wireclient.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::ListenProcess;
using test::runCli;
using test::WireClient;

namespace {

constexpr int kLong = 60'000;

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString kProgram = QStringLiteral(CINDERSCOPE_CLI);

} // namespace

//! The program with drivers that speak the protocol over real sockets and send what real ones sent.
class CliListenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toldWhereItListens();
    void recordedApplication();
    void strangersAreTold();
    void withoutJournal();
    void goesOnAfterAKill();
    void endsBySignal_data();
    void endsBySignal();
    void takenPort();
    void badArguments_data();
    void badArguments();

private:
    static std::unique_ptr<WireClient> connectTo(ListenProcess &listen, const std::string &id)
    {
        const QString address = listen.setting(u"environment"_s, u"CINDERSCOPE_LISTENER_ADDRESS"_s).section(u',', 0, 0);
        const QByteArray secret = listen.setting(u"environment"_s, u"CINDERSCOPE_LISTENER_SECRET"_s).toLatin1();
        ListenerHello hello = WireClient::someHello(id);
        hello.name = "probe";
        auto client = std::make_unique<WireClient>(address, secret, hello);
        client->sayHello();
        return client;
    }
};

void CliListenTest::toldWhereItListens()
{
    ListenProcess listen(kProgram);
    QVERIFY(listen.waitForStart());
    const QJsonObject first = listen.lines().first();
    QCOMPARE(first.keys(), (QStringList{u"address"_s, u"environment"_s, u"sparkConf"_s}));
    const QString address = first[u"address"].toString();
    QVERIFY(
        address.startsWith(u"unix:"_s + listen.folder.filePath(u"cinderscope/listener.sock"_s) + u",tcp:127.0.0.1:"_s));
    QCOMPARE(listen.setting(u"environment"_s, u"CINDERSCOPE_LISTENER_ADDRESS"_s), address);
    QCOMPARE(listen.setting(u"sparkConf"_s, u"spark.cinderscope.address"_s), address);
    QVERIFY(QFile::exists(listen.folder.filePath(u"cinderscope/listener.json"_s)));
    QCOMPARE(listen.end(SIGTERM), 128 + SIGTERM);
    QVERIFY(!QFile::exists(listen.folder.filePath(u"cinderscope/listener.json"_s)));
    QVERIFY(!QFile::exists(listen.folder.filePath(u"cinderscope/listener.sock"_s)));
}

void CliListenTest::recordedApplication()
{
    ListenProcess listen(kProgram);
    QVERIFY(listen.waitForStart());
    const QJsonObject expected = QJsonDocument::fromJson(recorded(u"4.3.0.ndjson.expected.json"_s)).object();
    const QString id = expected[u"applicationId"].toString();
    const auto client = connectTo(listen, id.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(client->started(), kLong);
    const auto other = connectTo(listen, "app-2");
    QTRY_VERIFY_WITH_TIMEOUT(other->started(), kLong);
    client->send("{\"@\":\"live\",\"seq\":0}\n" + recorded(u"4.3.0.ndjson"_s) +
                 "{\"@\":\"end\",\"time\":1795204145933,\"seq\":143,\"droppedTotal\":0}\n");
    client->disconnectLater();
    QTRY_COMPARE_WITH_TIMEOUT(listen.newest(id)[u"end"].toString(), u"ended"_s, kLong);
    const QJsonObject last = listen.newest(id);
    QJsonObject wanted = expected;
    wanted.remove(u"import"_s); // the lines of a file
    wanted.remove(u"user"_s);
    wanted.remove(u"name"_s);
    QCOMPARE(test::difference(wanted, last), QString());
    QCOMPARE(last[u"sources"][u"listener"].toInt(), 143);
    QCOMPARE(last[u"sources"][u"rest"].toInt(), 0);
    QCOMPARE(last[u"sources"][u"eventLog"].toInt(), 0);
    QCOMPARE(last[u"dropped"].toInt(), 0);
    QCOMPARE(last[u"sparkVersion"].toString(), u"4.3.0"_s);
    // The other one is still there, and is told of at the end.
    other->send("{\"@\":\"live\",\"seq\":0}\n" + recorded(u"2.4.8-tasks.ndjson"_s));
    QTRY_COMPARE_WITH_TIMEOUT(listen.newest(u"app-2"_s)[u"sources"][u"listener"].toInt(), 60, kLong);
    QCOMPARE(listen.end(SIGINT), 128 + SIGINT);
    QCOMPARE(listen.newest(u"app-2"_s)[u"state"].toString(), u"running"_s);
    // What came is kept, as a log that this program reads.
    const QString journals = listen.folder.filePath(u"data/cinderscope/journal"_s);
    const auto summary = runCli({u"summary"_s, u"--json"_s, journals});
    QCOMPARE(summary.exitCode, 0);
    const auto kept = test::jsonLines(summary.output);
    QCOMPARE(kept.size(), 2);
    for (const QJsonObject &one : kept) {
        if (one[u"applicationId"].toString() == id)
            QCOMPARE(test::difference(wanted, one), QString());
    }
    const auto list = test::jsonLines(runCli({u"list"_s, u"--json"_s, journals}).output);
    QCOMPARE(list.size(), 2);
}

void CliListenTest::strangersAreTold()
{
    ListenProcess listen(kProgram);
    QVERIFY(listen.waitForStart());
    WireClient liar(listen.setting(u"environment"_s, u"CINDERSCOPE_LISTENER_ADDRESS"_s).section(u',', 1, 1),
                    listen.setting(u"environment"_s, u"CINDERSCOPE_LISTENER_SECRET"_s).toLatin1());
    liar.listenerSecret = QByteArray(64, '0');
    liar.sayHello();
    QByteArray errors;
    QTRY_VERIFY_WITH_TIMEOUT((errors += listen.process.readAllStandardError()).contains("wrong proof"), kLong);
    QVERIFY(errors.contains("Give the session the secret"));
    QCOMPARE(listen.lines().size(), 1);
    QCOMPARE(listen.end(SIGTERM), 128 + SIGTERM);
}

void CliListenTest::withoutJournal()
{
    ListenProcess listen(kProgram, {u"--no-journal"_s});
    QVERIFY(listen.waitForStart());
    const auto client = connectTo(listen, "app-1");
    QTRY_VERIFY_WITH_TIMEOUT(client->started(), kLong);
    client->send("{\"@\":\"live\",\"seq\":0}\n" + recorded(u"2.4.8-tasks.ndjson"_s));
    QTRY_COMPARE_WITH_TIMEOUT(listen.newest(u"app-1"_s)[u"sources"][u"listener"].toInt(), 60, kLong);
    QCOMPARE(listen.end(SIGTERM), 128 + SIGTERM);
    QVERIFY(!QDir(listen.folder.filePath(u"data"_s)).exists());
}

//! kill -9: the next one at the same place has what the first one kept, and asks for what comes after it.
void CliListenTest::goesOnAfterAKill()
{
    QTemporaryDir journals;
    const QStringList arguments{u"--journal"_s, journals.path()};
    const QByteArray tasks = recorded(u"2.4.8-tasks.ndjson"_s);
    {
        ListenProcess first(kProgram, arguments);
        QVERIFY(first.waitForStart());
        const auto client = connectTo(first, "app-1");
        QTRY_VERIFY_WITH_TIMEOUT(client->started(), kLong);
        QCOMPARE(client->from(), 0);
        client->send("{\"@\":\"live\",\"seq\":0}\n" + tasks);
        const auto kept = [&journals] {
            QFile file(journals.filePath(u"eventlog_v2_app-1/.cinderscope.json"_s));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("[[0,60]]");
        };
        QTRY_VERIFY_WITH_TIMEOUT(kept(), kLong); // within a second, on a machine that has time
        first.process.kill();
        QVERIFY(first.process.waitForFinished());
    }
    ListenProcess second(kProgram, arguments);
    QVERIFY(second.waitForStart());
    const auto client = connectTo(second, "app-1");
    QTRY_VERIFY_WITH_TIMEOUT(client->started(), kLong);
    QCOMPARE(client->from(), 60);
    client->send("{\"@\":\"live\",\"seq\":60}\n");
    QTRY_VERIFY_WITH_TIMEOUT(second.newest(u"app-1"_s)[u"sources"][u"journal"].toInt() >= 60, kLong);
    QCOMPARE(second.newest(u"app-1"_s)[u"gaps"].toArray().size(), 0);
    QCOMPARE(second.end(SIGTERM), 128 + SIGTERM);
}

void CliListenTest::endsBySignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void CliListenTest::endsBySignal()
{
    QFETCH(int, signal);
    ListenProcess listen(kProgram);
    QVERIFY(listen.waitForStart());
    QCOMPARE(listen.end(signal), 128 + signal);
    QCOMPARE(listen.lines().size(), 1);
}

void CliListenTest::takenPort()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    ListenProcess listen(kProgram, {u"--port"_s, port});
    QVERIFY(!listen.waitForStart());
    QVERIFY(listen.process.state() == QProcess::NotRunning || listen.process.waitForFinished(kLong));
    QCOMPARE(listen.process.exitCode(), 1);
    const QByteArray errors = listen.process.readAllStandardError();
    const QByteArray place = "127.0.0.1:" + port.toLatin1();
    QVERIFY2(errors.contains(place) && errors.contains("--port"), errors.constData());
}

void CliListenTest::badArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("port too high") << QStringList{u"--port"_s, u"65536"_s};
    QTest::newRow("port no number") << QStringList{u"--port=http"_s};
    QTest::newRow("a path") << QStringList{u"somewhere"_s};
    QTest::newRow("journal and none") << QStringList{u"--journal"_s, u"/tmp/x"_s, u"--no-journal"_s};
    QTest::newRow("empty journal") << QStringList{u"--journal="_s};
    QTest::newRow("of another command") << QStringList{u"--sort"_s, u"id"_s};
}

void CliListenTest::badArguments()
{
    QFETCH(QStringList, arguments);
    const auto run = runCli(QStringList{u"listen"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY(run.errorLines()[0].endsWith(u"Try: cinderscope-cli help listen"_s));
}

QTEST_GUILESS_MAIN(CliListenTest)
#include "tst_clilisten.moc"
