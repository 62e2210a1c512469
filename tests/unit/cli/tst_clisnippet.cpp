// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/discovery/mimicspark.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! `snippet` as a program: what it prints where, and what it says of what makes no sense.
//! tests/integration/tst_snippets runs the snippets.
class CliSnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list();
    void ofALog();
    void ofADriver();
    void ofThisComputer();
    void behindSsh();
    void notHere();
    void usage_data();
    void usage();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output, errors;
        QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    };
    static Run run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(CINDERSCOPE_CLI), QStringList{u"snippet"_s} + arguments);
        for (int i = 0; i < 3'000 && process.state() != QProcess::NotRunning; ++i)
            QTest::qWait(20);
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return {code, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    const QString m_log = QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/fail");
};

void CliSnippetTest::list()
{
    const Run json = run({u"--list"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    const QJsonArray kinds = json.json()[u"snippets"_s].toArray();
    QCOMPARE(kinds.size(), 18);
    QCOMPARE(kinds[0][u"kind"_s].toString(), u"pyspark-builder"_s);
    QCOMPARE(kinds[0][u"available"_s].toBool(), true);
    QVERIFY(kinds[0][u"reason"_s].isNull());
    QCOMPARE(json.json()[u"target"_s][u"master"_s].toString(), u"local[*]"_s);
    const Run text = run({u"--list"_s});
    QCOMPARE(text.exitCode, 0);
    QCOMPARE(text.output.count('\n'), 18);
    QVERIFY(
        text.output.contains("ssh-tunnel        SSH tunnel  (not here: It is on this computer: no tunnel is needed.)"));
    for (const QJsonValue kind : kinds) { // what has a reason gives it when it is asked for
        const QString name = kind[u"kind"_s].toString();
        const Run one = run({name});
        QCOMPARE(one.exitCode == 0, kind[u"available"_s].toBool());
        QCOMPARE(one.output.isEmpty(), !kind[u"available"_s].toBool());
        if (one.exitCode != 0)
            QVERIFY(one.errors.contains(kind[u"reason"_s].toString().toUtf8()));
    }
}

void CliSnippetTest::ofALog()
{
    const Run builder = run({u"pyspark-builder"_s, m_log});
    QCOMPARE(builder.exitCode, 0);
    QVERIFY2(builder.output.startsWith("# pip install \"pyspark==3.5.9\""), builder.output.constData());
    QVERIFY(builder.output.contains(".master(\"local["));
    QVERIFY(builder.errors.contains("Nobody can join a local application"));
    const Run summary = run({u"summary-json"_s, m_log});
    QProcess whole;
    whole.start(QStringLiteral(CINDERSCOPE_CLI), {u"summary"_s, u"--json"_s, m_log});
    QVERIFY(whole.waitForFinished(60'000));
    QCOMPARE(summary.json(), QJsonDocument::fromJson(whole.readAllStandardOutput()).object());
    QVERIFY(!summary.json()[u"applicationId"_s].toString().isEmpty());
    const Run cell = run({u"attach-python"_s, m_log});
    QCOMPARE(cell.exitCode, 1);
    QVERIFY(cell.errors.contains("The application has ended."));
    const Run json = run({u"spark-submit"_s, u"--json"_s, u"--spark=4.3.0"_s, m_log});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.json()[u"kind"_s].toString(), u"spark-submit"_s);
    QCOMPARE(json.json()[u"target"_s][u"kind"_s].toString(), u"application"_s);
    QVERIFY(json.json()[u"text"_s].toString().startsWith("spark-submit"_L1));
    QVERIFY(json.json()[u"notes"_s].toArray().size() > 0);
    QCOMPARE(json.errors, QByteArray());
}

void CliSnippetTest::ofADriver()
{
    MimicSpark spark = MimicSpark::recorded(u"3.5.9"_s);
    const QString id = spark.id();
    MimicServer server([&spark](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); });
    const QString base = u"127.0.0.1:%1"_s.arg(server.serverPort());
    const Run rest = run({u"rest"_s, base});
    QVERIFY2(rest.exitCode == 0, rest.errors.constData());
    const QString wanted = u"http://%1/api/v1/applications/%2\n"_s.arg(base, id);
    QVERIFY2(rest.output.startsWith("curl ") && rest.output.endsWith(wanted.toUtf8()), rest.output.constData());
    const Run builder = run({u"pyspark-builder"_s, u"--json"_s, base});
    QCOMPARE(builder.json()[u"target"_s][u"applicationId"_s].toString(), id);
    QVERIFY2(builder.json()[u"text"_s].toString().startsWith("# pip install \"pyspark==3.5.9\""_L1), builder.output);
}

void CliSnippetTest::ofThisComputer()
{
    const Run submit = run({u"spark-submit"_s});
    QCOMPARE(submit.output, QByteArray("spark-submit \\\n  --master 'local[*]' \\\n  your_application.py\n"));
    const Run jar = run({u"spark-submit"_s, u"--jar"_s, u"spark://127.0.0.1:1"_s, u"--cluster"_s, u"--wait"_s, u"5"_s});
    QVERIFY2(jar.output.contains("--master spark://127.0.0.1:1 \\\n  --deploy-mode cluster"),
             QByteArray(jar.output + jar.errors).constData());
    QVERIFY(jar.output.endsWith("  --class your.Application \\\n  your-application.jar\n"));
}

void CliSnippetTest::behindSsh()
{
    const Run tunnel = run({u"ssh-tunnel"_s, u"--ssh"_s, u"me@gate.example.org:2222"_s, u"http://localhost:8080"_s});
    QCOMPARE(tunnel.output, QByteArray("ssh -N -o ExitOnForwardFailure=yes \\\n  -L 127.0.0.1:8080:localhost:8080 \\\n"
                                       "  -p 2222 me@gate.example.org\n"));
    QVERIFY(tunnel.errors.contains("http://localhost:8080"));
    const Run shell = run({u"spark-shell"_s, u"--ssh=gate"_s, u"spark://m1:7077,m2:7077"_s});
    QVERIFY(shell.output.contains("--master spark://m1:7077,m2:7077"));
    QVERIFY(shell.errors.contains("gate"));
}

void CliSnippetTest::notHere()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    const Run refused = run({u"rest"_s, u"http://127.0.0.1:%1"_s.arg(port)});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.output, QByteArray());
    QVERIFY2(refused.errors.contains("cannot be reached"), refused.errors.constData());
    const Run gone = run({u"rest"_s, u"/nowhere/at-all"_s});
    QCOMPARE(gone.exitCode, 1);
    QVERIFY(gone.errors.contains("does not exist"));
    const Run unknown = run({u"rest"_s, u"app-20010101000000-0000"_s, u"--wait=20"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.contains("No application \"app-20010101000000-0000\" was found"),
             unknown.errors.constData());
}

void CliSnippetTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QStringList{} << u"No kind of snippet was given"_s;
    QTest::newRow("kind") << QStringList{u"jdbc"_s} << u"There is no snippet \"jdbc\""_s;
    QTest::newRow("many") << QStringList{u"rest"_s, u"a"_s, u"b"_s} << u"not also \"b\""_s;
    QTest::newRow("list two") << QStringList{u"--list"_s, u"a"_s, u"b"_s} << u"not also \"b\""_s;
    QTest::newRow("spark") << QStringList{u"rest"_s, u"--spark"_s, u"new"_s} << u"--spark needs a version"_s;
    QTest::newRow("scala") << QStringList{u"rest"_s, u"--scala"_s, u"3"_s} << u"--scala needs 2.12 or 2.13"_s;
    QTest::newRow("ssh") << QStringList{u"rest"_s, u"--ssh"_s, u"-oProxyCommand=x"_s, u"http://a"_s} << u"Try:"_s;
    QTest::newRow("option") << QStringList{u"rest"_s, u"--colour"_s} << u"Unknown option \"--colour\"."_s;
    QTest::newRow("flag") << QStringList{u"rest"_s, u"--listener=yes"_s} << u"--listener takes no value."_s;
}

void CliSnippetTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const Run ran = run(arguments);
    QCOMPARE(ran.exitCode, 2);
    QCOMPARE(ran.output, QByteArray());
    QVERIFY2(ran.errors.contains(message.toUtf8()) && ran.errors.contains("Try: cinderscope-cli help"),
             ran.errors.constData());
}

QTEST_GUILESS_MAIN(CliSnippetTest)
#include "tst_clisnippet.moc"
