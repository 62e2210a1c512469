// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::runCli;

//! What `kill` makes of its arguments, and of targets that are none; what it does is in tests/integration/tst_cancel.
class CliKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void usage_data();
    void usage();
    void nobodyCanBeAsked();
    void nothingThere();
    void unknownMaster();

private:
    QTemporaryDir m_folder;
};

void CliKillTest::init()
{
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
}

void CliKillTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const QString url = u"localhost:1"_s;
    QTest::newRow("nothing") << QStringList{} << u"kill needs one application"_s;
    QTest::newRow("two applications") << QStringList{url, u"other"_s, u"--job"_s, u"1"_s}
                                      << u"kill needs one application"_s;
    QTest::newRow("nothing to end") << QStringList{url} << u"kill needs to know what to end"_s;
    QTest::newRow("two things") << QStringList{url, u"--job"_s, u"1"_s, u"--all-jobs"_s} << u"one thing at a time"_s;
    QTest::newRow("no number") << QStringList{url, u"--stage"_s, u"x"_s} << u"--stage needs a number, not \"x\""_s;
    QTest::newRow("negative") << QStringList{url, u"--job=-1"_s} << u"--job needs a number"_s;
    QTest::newRow("too large") << QStringList{url, u"--job"_s, u"99999999999"_s} << u"below 1000000000"_s;
    QTest::newRow("empty group") << QStringList{url, u"--group"_s, u" "_s} << u"The value of --group is empty."_s;
    QTest::newRow("no value") << QStringList{url, u"--query"_s} << u"Option --query needs a value."_s;
    QTest::newRow("path as driver") << QStringList{url, u"--driver"_s, u"../x"_s} << u"is not the id of a driver"_s;
    QTest::newRow("unknown option") << QStringList{url, u"--jobs"_s, u"1"_s} << u"Unknown option \"--jobs\"."_s;
    QTest::newRow("value for a flag") << QStringList{url, u"--application=x"_s} << u"takes no value"_s;
    QTest::newRow("recording") << QStringList{u"/tmp/x.zstd"_s, u"--job"_s, u"1"_s, u"--yes"_s}
                               << u"is a recording: nothing runs there"_s;
    QTest::newRow("master's address") << QStringList{u"app"_s, u"--application"_s, u"--yes"_s, u"--master"_s,
                                                     u"http://"_s}
                                      << u"is not the address of a master's page"_s;
}

void CliKillTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const auto run = runCli(QStringList{u"kill"_s} + arguments);
    QVERIFY2(QString::fromUtf8(run.errors).contains(message), run.errors.constData());
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
}

void CliKillTest::nobodyCanBeAsked()
{
    const auto run = runCli({u"kill"_s, u"localhost:1"_s, u"--job"_s, u"1"_s}, "y\n");
    QVERIFY2(run.errors.contains("standard input is no terminal. --yes"), run.errors.constData());
    QCOMPARE(run.exitCode, 2);
}

void CliKillTest::nothingThere()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const auto run = runCli({u"kill"_s, u"--yes"_s, u"127.0.0.1:%1"_s.arg(port), u"--job"_s, u"1"_s});
    QVERIFY2(run.errors.contains("does not tell of an application (connection refused)"), run.errors.constData());
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!QFile::exists(m_folder.filePath(u"state/cinderscope/actions.jsonl"_s))); // nothing was even tried
}

//! What was tried in vain is kept too.
void CliKillTest::unknownMaster()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const auto run =
        runCli({u"kill"_s, u"--yes"_s, u"--json"_s, u"http://127.0.0.1:%1"_s.arg(port), u"--driver"_s, u"driver-1"_s});
    QCOMPARE(run.exitCode, 3);
    const QList<QJsonObject> lines = test::jsonLines(run.output);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0][u"outcome"_s].toString(), u"refused"_s);
    QCOMPARE(lines[0][u"whyNot"_s].toString(), u"masterUnreachable"_s);
    QVERIFY(lines[0][u"text"_s].toString().contains("connection refused"_L1));
    QFile log(m_folder.filePath(u"state/cinderscope/actions.jsonl"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QList<QJsonObject> kept = test::jsonLines(log.readAll());
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0][u"target"_s].toString() + kept[0][u"targetId"_s].toString(), u"driverdriver-1"_s);
    QCOMPARE(kept[0][u"program"_s].toString(), u"command line"_s);
}

QTEST_GUILESS_MAIN(CliKillTest)
#include "tst_clikill.moc"
