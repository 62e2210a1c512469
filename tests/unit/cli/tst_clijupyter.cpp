// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/patience.h"
#include "unit/jupyter/fakejupyter.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using cinderscope::test::FakeJupyter;
using namespace Qt::StringLiterals;

//! `cinderscope-cli jupyter` against servers whose answers the test makes.
class CliJupyterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found();
    void named();
    void wrongToken();
    void startTakesAToken();
    void nothing();
    void usage();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output, errors;
        QJsonArray servers() const { return QJsonDocument::fromJson(output).object().value("servers"_L1).toArray(); }
    };
    //! Waits in an event loop: the fake lives in this thread.
    Run run(const QStringList &arguments, const QStringList &variables = {}, const QString &command = u"jupyter"_s);

    QTemporaryDir m_runtime;
};

CliJupyterTest::Run CliJupyterTest::run(const QStringList &arguments, const QStringList &variables,
                                        const QString &command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"JUPYTER_RUNTIME_DIR"_s, m_runtime.path());
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    bool done = false;
    connect(&process, &QProcess::finished, this, [&done] { done = true; });
    process.start(QStringLiteral(CINDERSCOPE_CLI), QStringList{command} + arguments);
    for (int waited = 0; !done && waited < 600; ++waited)
        QTest::qWait(100);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void CliJupyterTest::found()
{
    FakeJupyter fake;
    fake.beServer(u"kernel-1"_s);
    fake.token = "tok";
    QFile file(m_runtime.filePath(u"jpserver-1.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write("{\"pid\":" + QByteArray::number(QCoreApplication::applicationPid()) + ",\"url\":\"" +
               fake.url().toEncoded() + "\",\"token\":\"tok\",\"root_dir\":\"/work\"}");
    file.close();
    const Run json = run({u"--json"_s});
    QCOMPARE(json.errors, QByteArray());
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.servers().size(), 1);
    const QJsonObject server = json.servers().first().toObject();
    QCOMPARE(server.value("url"_L1).toString(), fake.url().toString());
    QCOMPARE(server.value("state"_L1).toString(), u"reached"_s);
    QCOMPARE(server.value("root"_L1).toString(), u"/work"_s);
    const QJsonObject kernel = server.value("kernels"_L1).toArray().first().toObject();
    QCOMPARE(kernel.value("notebook"_L1).toString(), u"work/a.ipynb"_s);
    QVERIFY(kernel.value("applicationId"_L1).isNull());
    QVERIFY(!json.output.contains("tok\""));
    const Run table = run({});
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.output.contains("kernel-1") && table.output.contains("work/a.ipynb"), table.output.constData());
    QVERIFY(QFile::remove(file.fileName()));
}

void CliJupyterTest::named()
{
    FakeJupyter fake;
    fake.beServer(u"kernel-1"_s);
    fake.token = "tok";
    const Run json = run({u"--json"_s, u"--url"_s, fake.url(u"/lab"_s).toString(), u"--token"_s, u"env:MY_TOKEN"_s},
                         {u"MY_TOKEN=tok"_s});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.servers().first().toObject().value("kernels"_L1).toArray().size(), 1);
}

void CliJupyterTest::wrongToken()
{
    FakeJupyter fake;
    fake.beServer(u"kernel-1"_s);
    fake.token = "tok";
    const Run json = run({u"--json"_s, u"--url"_s, fake.url().toString(), u"--token"_s, u"env:MY_TOKEN"_s},
                         {u"MY_TOKEN=secretword"_s});
    QCOMPARE(json.exitCode, 1);
    QCOMPARE(json.servers().first().toObject().value("state"_L1).toString(), u"login-wanted"_s);
    QVERIFY(!json.output.contains("secretword") && !json.errors.contains("secretword"));
    const Run table = run({u"--url"_s, fake.url().toString()});
    QCOMPARE(table.exitCode, 1);
    QVERIFY2(table.output.contains("wants a token"), table.output.constData());
}

// Whether the server let us in shows in what is then missing: the kernel.
void CliJupyterTest::startTakesAToken()
{
    FakeJupyter fake;
    fake.beServer(u"kernel-1"_s);
    fake.token = "tok";
    QFile file(m_runtime.filePath(u"kernel.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name = \"k\"\nkind = \"kernel-session\"\n[notebook]\nserver = \"" + fake.url().toEncoded() +
               "\"\nkernel = \"kernel-2\"\n");
    file.close();
    const QStringList places{u"XDG_STATE_HOME="_s + m_runtime.path(), u"XDG_RUNTIME_DIR="_s + m_runtime.path()};
    for (const auto &[token, reason] : {std::pair{u"tok"_s, "kernel-not-found"}, {u"secretword"_s, "login-wanted"}}) {
        const Run started = run({u"--json"_s, u"--token"_s, u"env:MY_TOKEN"_s, file.fileName()},
                                places + QStringList{u"MY_TOKEN="_s + token}, u"start"_s);
        QVERIFY(started.exitCode != 0);
        QVERIFY2(started.output.contains(reason), QByteArray(started.output + started.errors).constData());
        QVERIFY(!started.output.contains("secretword") && !started.errors.contains("secretword"));
    }
    QVERIFY(QFile::remove(file.fileName()));
}

void CliJupyterTest::nothing()
{
    const Run none = run({u"--json"_s});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.output, QByteArray("{\"servers\":[]}\n"));
    QVERIFY(run({}).errors.contains("No Jupyter server"));
}

void CliJupyterTest::usage()
{
    QCOMPARE(run({u"http://x"_s}).exitCode, 2);
    QCOMPARE(run({u"--url"_s, u"ftp://x"_s}).exitCode, 2);
    QCOMPARE(run({u"--token"_s, u"env:X"_s}).exitCode, 2);
    QCOMPARE(run({u"--url"_s, u"http://127.0.0.1:1"_s, u"--token"_s, u"in-the-clear"_s}).exitCode, 2);
    QCOMPARE(run({u"--url"_s, u"http://127.0.0.1:1"_s, u"--token"_s, u"env:NOT_SET_HERE"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(CliJupyterTest)
#include "tst_clijupyter.moc"
