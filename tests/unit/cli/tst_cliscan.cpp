// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/discovery/mimicspark.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! The program against servers of this one, which needs its event loop while it runs.
class CliScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void driver();
    void table();
    void severalHosts();
    void refused();
    void nothingFound();
    void patience();
    void interrupted();
    void usage_data();
    void usage();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output, errors;
        QJsonArray endpoints() const { return QJsonDocument::fromJson(output)[u"endpoints"_s].toArray(); }
    };

    static Run run(const QStringList &arguments, int interruptMs = -1)
    {
        QProcess process;
        process.start(QStringLiteral(CINDERSCOPE_CLI), QStringList{u"scan"_s} + arguments);
        if (interruptMs >= 0 && process.waitForStarted()) {
            QTest::qWait(interruptMs);
            ::kill(pid_t(process.processId()), SIGINT);
        }
        for (int i = 0; i < 3'000 && process.state() != QProcess::NotRunning; ++i)
            QTest::qWait(20);
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return {code, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static quint16 closedPort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
    }
};

namespace {

struct FakeDriver
{
    explicit FakeDriver(const QString &id = u"app-1"_s)
        : server([this](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); })
    {
        spark.application[u"id"_s] = id;
    }
    QString address() const { return u"127.0.0.1:%1"_s.arg(server.serverPort()); }
    MimicSpark spark;
    MimicServer server;
};

} // namespace

void CliScanTest::driver()
{
    FakeDriver driver;
    const Run scan = run({u"--host"_s, driver.address(), u"--json"_s});
    QCOMPARE(scan.exitCode, 0);
    QCOMPARE(scan.errors, QByteArray());
    const QByteArray url = driver.server.url().toEncoded();
    const QString version = driver.spark.application[u"attempts"][0][u"appSparkVersion"].toString();
    const QString name = driver.spark.application[u"name"].toString();
    QCOMPARE(QString::fromUtf8(scan.output),
             u"{\"endpoints\":[{\"kind\":\"driver\",\"url\":\"%1\",\"sparkVersion\":%2,\"reachable\":true,"
             "\"reason\":null,\"applications\":[{\"applicationId\":\"app-1\",\"name\":\"%3\",\"state\":\"running\","
             "\"uiUrl\":\"%1\"}]}]}\n"_s.arg(QString::fromLatin1(url),
                                             version.isEmpty() ? u"null"_s : u'"' + version + u'"', name));
    QCOMPARE(driver.server.requests.filter(u"/api/"_s).size(), 1);
}

void CliScanTest::table()
{
    FakeDriver driver;
    driver.spark.application[u"name"_s] = u"evil \x1b[2J name"_s;
    const Run scan = run({u"--host"_s, driver.address()});
    QCOMPARE(scan.exitCode, 0);
    QVERIFY(scan.output.startsWith("KIND "));
    QVERIFY(scan.output.contains("app-1") && scan.output.contains(driver.server.url().toEncoded()));
    QVERIFY(!scan.output.contains('\x1b'));
}

void CliScanTest::severalHosts()
{
    FakeDriver one(u"app-1"_s), two(u"app-2"_s);
    const Run scan = run({u"--host="_s + one.address(), u"--host"_s, two.address(), u"--json"_s});
    QCOMPARE(scan.exitCode, 0);
    QStringList found;
    for (const QJsonValue &endpoint : scan.endpoints())
        found << endpoint[u"applications"][0][u"applicationId"].toString();
    found.sort();
    QCOMPARE(found, (QStringList{u"app-1"_s, u"app-2"_s}));
}

void CliScanTest::refused()
{
    const QString address = u"127.0.0.1:%1"_s.arg(closedPort());
    const Run scan = run({u"--json"_s, u"--host"_s, address});
    QCOMPARE(scan.exitCode, 1);
    QCOMPARE(scan.endpoints().size(), 1);
    const QJsonObject endpoint = scan.endpoints()[0].toObject();
    QCOMPARE(endpoint[u"reachable"_s], QJsonValue(false));
    QVERIFY(endpoint[u"reason"_s].toString().startsWith(u"Refused"_s));
    QVERIFY(endpoint[u"sparkVersion"_s].isNull());
    QCOMPARE(endpoint[u"kind"_s].toString(), u"driver"_s);
}

void CliScanTest::nothingFound()
{
    const QString port = QString::number(closedPort());
    Run scan = run({u"--ports"_s, port, u"--json"_s});
    QCOMPARE(scan.exitCode, 0);
    QCOMPARE(scan.output, QByteArray("{\"endpoints\":[]}\n"));
    scan = run({u"--ports"_s, port, u"--host"_s, u"127.0.0.1"_s});
    QCOMPARE(scan.exitCode, 0);
    QCOMPARE(scan.output, QByteArray());
    QVERIFY(scan.errors.contains("No Spark was found"));
}

//! A driver whose first answer does not come in time is told as such.
void CliScanTest::patience()
{
    MimicServer server([](const QString &path, const QUrlQuery &query) {
        Answer answer = MimicSpark().answer(path, query);
        if (path != u"/"_s)
            answer.mode = Answer::Mode::Silence;
        return answer;
    });
    const Run scan = run({u"--wait=2"_s, u"--json"_s, u"--host"_s, u"127.0.0.1:%1"_s.arg(server.serverPort())});
    QCOMPARE(scan.exitCode, 1);
    QCOMPARE(scan.endpoints().size(), 1);
    QCOMPARE(scan.endpoints()[0][u"kind"].toString(), u"driver"_s);
    QVERIFY(scan.endpoints()[0][u"reason"].toString().contains(u"--wait"_s));
}

void CliScanTest::interrupted()
{
    MimicServer server([](const QString &, const QUrlQuery &) {
        Answer answer;
        answer.mode = Answer::Mode::Silence;
        return answer;
    });
    const Run scan = run({u"--json"_s, u"--host"_s, u"127.0.0.1:%1"_s.arg(server.serverPort())}, 500);
    QCOMPARE(scan.exitCode, 128 + SIGINT);
    QCOMPARE(scan.output, QByteArray());
}

void CliScanTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("a host by itself") << QStringList{u"node7"_s} << QByteArray("--host node7");
    QTest::newRow("ports") << QStringList{u"--ports"_s, u"4049-4040"_s} << QByteArray("backwards");
    QTest::newRow("no ports") << QStringList{u"--ports"_s} << QByteArray("needs a value");
    QTest::newRow("empty host") << QStringList{u"--host="_s} << QByteArray("empty");
    QTest::newRow("range") << QStringList{u"--host"_s, u"10.0.0.0/8"_s} << QByteArray("at most 256");
    QTest::newRow("url") << QStringList{u"--host"_s, u"ftp://x"_s} << QByteArray("ftp");
    QTest::newRow("wait") << QStringList{u"--wait"_s, u"soon"_s} << QByteArray("number");
}

void CliScanTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, why);
    const Run scan = run(arguments);
    QCOMPARE(scan.exitCode, 2);
    QCOMPARE(scan.output, QByteArray());
    QVERIFY2(scan.errors.contains(why), scan.errors.constData());
    QVERIFY(scan.errors.contains("help scan"));
}

QTEST_GUILESS_MAIN(CliScanTest)
#include "tst_cliscan.moc"
