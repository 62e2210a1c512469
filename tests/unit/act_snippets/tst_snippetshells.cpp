// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/quoting.h"
#include "act/snippets/snippet.h"
#include "support/hostiletexts.h"
#include "unit/act_snippets/snippettargets.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using Kind = SnippetTarget::Kind;

//! That snippets say the same whatever things are called: shells and Python are real; the programs that they call write
//! down what they were given.
class SnippetShellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commandsAreQuoted();
    void buildersAreQuoted();
    void environmentIsQuoted();
    void tunnel();
    void restOfEveryWay();

private:
    struct Run
    {
        int exitCode = -1;
        QList<QStringList> calls; //!< name and words of each program that was called
        QByteArray errors;
    };
    Run shell(const QString &text, const QString &program = u"/bin/sh"_s) const;

    QTemporaryDir m_folder;
};

void SnippetShellsTest::initTestCase()
{
    for (const auto &name : {u"spark-submit"_s, u"spark-shell"_s, u"pyspark"_s, u"curl"_s, u"ssh"_s}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray script = "#!/bin/sh\n{ printf '%s\\0' \"${0##*/}\" \"$@\"; printf '\\1\\0'; } >>\"$CALLS\"\n";
        if (name == "curl"_L1) // what it would send
            script += "for word; do [ \"$word\" = @- ] && { cat; printf '\\0\\1\\0'; } >>\"$CALLS\"; done\n";
        if (name == "ssh"_L1) // as sshd does: the words joined, given to the far shell
            script += "while [ $# -gt 1 ]; do case $1 in -t) shift ;; -*) shift 2 ;; *) shift; sh -c \"$*\"; exit ;; "
                      "esac; done\n";
        file.write(script);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
}

SnippetShellsTest::Run SnippetShellsTest::shell(const QString &text, const QString &program) const
{
    Run run;
    QFile script(m_folder.filePath(u"script"_s));
    QFile::remove(m_folder.filePath(u"calls"_s));
    if (!script.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return run;
    script.write(text.toUtf8());
    script.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_folder.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"CALLS"_s, m_folder.filePath(u"calls"_s));
    environment.insert(u"PYTHONPATH"_s, m_folder.filePath(u"python"_s));
    environment.insert(u"SPARK_TOKEN"_s, u"to'ken"_s);
    environment.remove(u"PYSPARK_SUBMIT_ARGS"_s);
    process.setProcessEnvironment(environment);
    process.start(program, {script.fileName()});
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    run.exitCode = process.exitCode();
    run.errors = process.readAllStandardError();
    QFile calls(m_folder.filePath(u"calls"_s));
    if (calls.open(QIODevice::ReadOnly)) {
        QStringList words;
        for (const QByteArray &word : calls.readAll().split('\0')) {
            if (word == "\1")
                run.calls.append(std::exchange(words, {}));
            else
                words.append(QString::fromUtf8(word));
        }
    }
    return run;
}

void SnippetShellsTest::commandsAreQuoted()
{
    SnippetOptions options;
    options.settings = true;
    QString script;
    QList<QStringList> wanted;
    for (const QString &hostile : test::hostileTexts() + test::randomTexts(50)) {
        if (hostile.isEmpty())
            continue; // an application without a name gets one
        SnippetTarget target = application(hostile);
        target.properties = {{u"spark.custom"_s, hostile}};
        for (const SnippetKind kind : {SnippetKind::SparkSubmit, SnippetKind::SparkShell, SnippetKind::PysparkShell}) {
            script += makeSnippet(kind, target, options).text;
            QStringList words{snippetId(kind), u"--master"_s, target.master};
            if (kind == SnippetKind::SparkSubmit)
                words << u"--deploy-mode"_s << u"client"_s;
            words << u"--name"_s << hostile << u"--conf"_s << u"spark.custom="_s + hostile;
            if (kind == SnippetKind::SparkSubmit)
                words << u"your_application.py"_s;
            wanted += words;
        }
    }
    const Run run = shell(script);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.calls, wanted);
}

void SnippetShellsTest::buildersAreQuoted()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"python/pyspark/sql"_s));
    QFile stub(m_folder.filePath(u"python/pyspark/sql/__init__.py"_s));
    QVERIFY(stub.open(QIODevice::WriteOnly));
    stub.write(R"(import os
class Builder:
    def __getattr__(self, name):
        def call(*words):
            with open(os.environ["CALLS"], "ab") as file:
                file.write(b"\0".join([name.encode(), *(word.encode() for word in words)]) + b"\0\1\0")
            return self
        return call
class SparkSession:
    builder = Builder()
)");
    stub.close();
    QString script;
    QList<QStringList> wanted;
    for (const QString &hostile : test::hostileTexts() + test::randomTexts(50)) {
        if (hostile.isEmpty())
            continue;
        SnippetTarget target = application(hostile);
        target.properties = {{u"spark.custom"_s, hostile}};
        script += makeSnippet(SnippetKind::PysparkBuilder, target, {.settings = true}).text;
        wanted += {u"master"_s, target.master};
        wanted += {u"appName"_s, hostile};
        wanted += {u"config"_s, u"spark.custom"_s, hostile};
        wanted += {u"getOrCreate"_s};
    }
    const Run run = shell(script, u"python3"_s);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.calls, wanted);
}

void SnippetShellsTest::environmentIsQuoted()
{
    const QString keep = u"printf '%s\\0\\1\\0' \"$PYSPARK_SUBMIT_ARGS\" >>\"$CALLS\"\n"_s;
    QString script, fishScript;
    QList<QStringList> wanted;
    for (const QString &hostile : test::hostileTexts()) {
        if (hostile.isEmpty())
            continue;
        SnippetOptions options;
        options.listener = true;
        options.attach.jar = u"/opt/"_s + hostile + u"/listener.jar"_s;
        const SnippetTarget target = application(hostile);
        wanted += {u"--master"_s,     target.master,
                   u"--name"_s,       hostile,
                   u"--conf"_s,       u"spark.extraListeners=io.github.cinderscope.CinderscopeListener"_s,
                   u"--conf"_s,       u"spark.driver.extraClassPath="_s + options.attach.jar,
                   u"pyspark-shell"_s};
        script += makeSnippet(SnippetKind::EnvironmentSh, target, options).text + keep;
        fishScript += makeSnippet(SnippetKind::EnvironmentFish, target, options).text + keep;
    }
    for (const auto &name : {u"sh"_s, u"bash"_s, u"zsh"_s, u"fish"_s}) {
        const QString program = QStandardPaths::findExecutable(name);
        if (program.isEmpty())
            continue;
        const Run set = shell(name == "fish"_L1 ? fishScript : script, program);
        QVERIFY2(set.exitCode == 0, set.errors.constData());
        QCOMPARE(set.calls.size(), wanted.size());
        // as PySpark reads it
        QString reader = u"import os, shlex\nwith open(os.environ['CALLS'], 'ab') as file:\n"_s;
        for (const QStringList &call : set.calls)
            reader += u"    for word in shlex.split("_s + pythonText(call.value(0)) +
                      u"): file.write(word.encode() + b'\\0')\n    file.write(b'\\1\\0')\n"_s;
        const Run read = shell(reader, u"python3"_s);
        QVERIFY2(read.exitCode == 0, read.errors.constData());
        QCOMPARE(read.calls, wanted);
    }
    const QString powershell = makeSnippet(SnippetKind::EnvironmentPowershell, application(u"it's"_s), {}).text;
    QCOMPARE(powershell, u"$env:PYSPARK_SUBMIT_ARGS = '--master spark://master.example.org:7077 --name ''it''\\''''s'' "
                         u"pyspark-shell'\n"_s);
}

void SnippetShellsTest::tunnel()
{
    SnippetTarget target = cluster();
    QVERIFY(!makeSnippet(SnippetKind::SshTunnel, target, {}).available());
    Place place = Place::make(u"spark://master:7077"_s);
    place.route.way = Route::Way::Ssh;
    place.route.sshHost = {u"o'hara"_s, u"gate.example.org"_s, 2222};
    place.route.sshJumps = {{{}, u"first"_s, 0}, {u"me"_s, u"fe80::1"_s, 22}};
    target.ui = QUrl(u"http://localhost:8080"_s);
    target.connect = QUrl(u"sc://[::1]:15002"_s);
    target.pages = {QUrl(u"http://worker:8080"_s), QUrl(u"https://history"_s)};
    target.take(place);
    SnippetOptions options;
    options.listener = true;
    options.attach.port = 41234;
    const Run run = shell(makeSnippet(SnippetKind::SshTunnel, target, options).text);
    QCOMPARE(run.calls.size(), 1);
    const QStringList wanted{u"ssh"_s,
                             u"-N"_s,
                             u"-o"_s,
                             u"ExitOnForwardFailure=yes"_s,
                             u"-L"_s,
                             u"127.0.0.1:8080:localhost:8080"_s,
                             u"-L"_s,
                             u"127.0.0.1:15002:[::1]:15002"_s,
                             u"-L"_s,
                             u"127.0.0.1:8081:worker:8080"_s,
                             u"-L"_s,
                             u"127.0.0.1:8443:history:443"_s,
                             u"-R"_s,
                             u"127.0.0.1:4747:127.0.0.1:41234"_s,
                             u"-J"_s,
                             u"first,me@[fe80::1]:22"_s,
                             u"-p"_s,
                             u"2222"_s,
                             u"o'hara@gate.example.org"_s};
    QCOMPARE(run.calls.first(), wanted);
}

void SnippetShellsTest::restOfEveryWay()
{
    SnippetTarget target = application();
    const QStringList plain{u"curl"_s, u"--fail"_s, u"--silent"_s, u"--show-error"_s, u"--compressed"_s};
    const QStringList url{u"--globoff"_s, u"--url"_s,
                          u"http://driver.example.org:4040/api/v1/applications/app-20261121101010-0001"_s};
    const auto call = [&] { return shell(makeSnippet(SnippetKind::Rest, target, {}).text).calls; };
    QCOMPARE(call(), QList<QStringList>{plain + url});
    target.route.login = Route::Login::Basic;
    target.route.user = u"o'hara $x"_s;
    QCOMPARE(call(), (QList<QStringList>{plain + QStringList{u"--user"_s, u"o'hara $x"_s} + url}));
    target.route.login = Route::Login::Bearer;
    const QList<QStringList> bearer{plain + QStringList{u"--header"_s, u"@-"_s} + url,
                                    QStringList{u"Authorization: Bearer to'ken\n"_s}};
    QCOMPARE(call(), bearer);
    target.route.way = Route::Way::Ssh; // the token goes through ssh's standard input
    target.route.sshHost = {{}, u"gate"_s, 0};
    const QList<QStringList> through = call();
    QCOMPARE(through.size(), 3);
    QCOMPARE(through[0].mid(0, 2), (QStringList{u"ssh"_s, u"gate"_s}));
    QCOMPARE(through[1], bearer[0]);
    QCOMPARE(through[2], bearer[1]);
    target.route.login = Route::Login::None;
    QString script;
    for (const QString &hostile : test::hostileTexts()) {
        target.applicationId = u"app"_s + hostile;
        script += makeSnippet(SnippetKind::Rest, target, {}).text;
    }
    const QList<QStringList> asked = shell(script).calls;
    QCOMPARE(asked.size(), 2 * test::hostileTexts().size());
    for (qsizetype i = 1; i < asked.size(); i += 2) {
        const QUrl askedUrl(asked[i].last(), QUrl::StrictMode);
        QVERIFY2(askedUrl.isValid(), qPrintable(asked[i].last()));
        QCOMPARE(askedUrl.host(), u"driver.example.org"_s);
        QCOMPARE(askedUrl.path(QUrl::FullyDecoded), u"/api/v1/applications/app"_s + test::hostileTexts()[i / 2]);
    }
    target = application();
    target.route.way = Route::Way::HttpProxy;
    target.route.proxyHost = u"proxy"_s;
    target.route.proxyPort = 3128;
    target.route.proxyUser = u"p u"_s;
    target.route.certificatePath = u"/a b/cert.pem"_s;
    QCOMPARE(call(), (QList<QStringList>{plain +
                                         QStringList{u"--cert"_s, u"/a b/cert.pem"_s, u"--proxy"_s,
                                                     u"http://proxy:3128"_s, u"--proxy-user"_s, u"p u"_s} +
                                         url}));
}

QTEST_GUILESS_MAIN(SnippetShellsTest)
#include "tst_snippetshells.moc"
