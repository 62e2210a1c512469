// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/cli/proxyprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

QString urlOf(const ScriptedServer &server)
{
    return QString::fromStdString(server.url());
}

} // namespace

//! `cinderscope-cli proxy`: what it prints, how it reaches its servers, and that no secret is on its command line.
class CliProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void firstLine();
    void accessLog();
    void logins_data();
    void logins();
    void loginsInClearAreTold();
    void httpProxy();
    void sshThatDoesNotWork();

private:
    QString file(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void CliProxyTest::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("text");
    const QString to = u"http://localhost:4040"_s;
    const auto row = [](const char *name, const QStringList &arguments, const char *text, int code = 2) {
        QTest::newRow(name) << arguments << code << QByteArray(text);
    };
    row("nothing", {}, "No address of a Spark page was given");
    row("no address", {u"spark://h:7077"_s}, "is not the address of a Spark page");
    row("with a password in it", {u"http://ann:secret@h:4040"_s}, "is not the address of a Spark page");
    row("secret on the command line", {to, u"--user=ann"_s, u"--password=hunter2"_s}, "--password needs env:NAME");
    row("token on the command line", {to, u"--bearer"_s, u"eyJhbGciOi"_s}, "others on this computer can read");
    row("user alone", {to, u"--user"_s, u"ann"_s}, "--user and --password go together.");
    row("two logins", {to, u"--user=a"_s, u"--password=env:P"_s, u"--bearer=env:T"_s}, "exclude each other");
    row("two ways", {to, u"--ssh=gate"_s, u"--via=h:3128"_s}, "--ssh and --via exclude each other.");
    row("option as a host", {to, u"--ssh=-oProxyCommand=x"_s}, "is no SSH host");
    row("proxy without a port", {to, u"--via=h"_s}, "--via needs the HTTP proxy as HOST:PORT");
    row("proxy's password on the command line", {to, u"--via=ann:secret@h:3128"_s}, "--via needs the HTTP proxy as");
    row("proxy's user alone", {to, u"--via=ann@h:3128"_s}, "The proxy's user needs --via-password.");
    row("proxy's password alone", {to, u"--via=h:3128"_s, u"--via-password=env:P"_s},
        "--via-password needs --via USER@");
    row("key alone", {to, u"--key=/x"_s}, "belong to --certificate");
    row("no fingerprint", {to, u"--pin=abc"_s}, "64 hexadecimal digits");
    row("no variable", {to, u"--bearer=env:CINDERSCOPE_NOT_SET"_s}, "CINDERSCOPE_NOT_SET is not set.", 1);
    row("no file", {to, u"--bearer=file:/no/such"_s}, "/no/such does not exist.", 1);
    row("empty file", {to, u"--bearer=file:/dev/null"_s}, "/dev/null is empty", 1);
    row("no certificate", {to, u"--certificate=/no/such.pem"_s}, "/no/such.pem", 1);
}

void CliProxyTest::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, text);
    const auto run = runCli(QStringList{u"proxy"_s} + arguments);
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY2(run.errors.contains(text), run.errors.constData());
    QCOMPARE(run.output, QByteArray());
    for (const char *secret : {"hunter2", "eyJhbGciOi"})
        QVERIFY(!run.errors.contains(secret)); // it is said once too often already
}

void CliProxyTest::firstLine()
{
    const ScriptedServer one([](Wire &wire, const std::string &) { return wire.send(page("one")); });
    const ScriptedServer two([](Wire &wire, const std::string &) { return wire.send(page("two")); });
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI), {u"--to"_s, urlOf(one), u"--to="_s + urlOf(two)});
    QVERIFY2(proxy.waitForStart(), proxy.complaint());
    QCOMPARE(proxy.first.keys(), (QStringList{u"header"_s, u"secret"_s, u"upstreams"_s}));
    QCOMPARE(proxy.first[u"upstreams"_s][1][u"url"_s].toString(), urlOf(two));
    QCOMPARE(proxy.get("/").body, std::string("one"));
    QCOMPARE(proxy.get("/", 1).body, std::string("two"));
    const QUrl ticket(proxy.first[u"upstreams"_s][0][u"ticketUrl"_s].toString());
    for (const int status : {303, 403}) { // lets a browser in, once
        Wire wire = Wire::to(ticket.authority().toStdString());
        wire.send("GET " + ticket.path().toStdString() + " HTTP/1.1\r\nHost: " + ticket.authority().toStdString() +
                  "\r\n\r\n");
        QCOMPARE(readReply(wire).status, status);
    }
    QCOMPARE(proxy.interrupt(), 130);
    QVERIFY(proxy.process.readAllStandardError().contains(
        "Open in a browser (works once, within an hour): http://127.77."));
}

void CliProxyTest::accessLog()
{
    const ScriptedServer server([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    for (const bool json : {false, true}) {
        ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI), QStringList{u"--log"_s, u"--to"_s, urlOf(server)} +
                                                                (json ? QStringList{u"--json"_s} : QStringList()));
        QVERIFY(proxy.waitForStart());
        (void)proxy.get("/jobs/?a=b");
        (void)proxy.get("/jobs/job/kill/?id=1");
        QCOMPARE(proxy.interrupt(), 130);
        const QList<QByteArray> lines = proxy.process.readAllStandardError().trimmed().split('\n');
        if (json) {
            QCOMPARE(lines.size(), 2);
            const QJsonObject page = QJsonDocument::fromJson(lines[0]).object();
            QCOMPARE(page[u"target"_s].toString(), u"/jobs/?a=b"_s);
            QCOMPARE(page[u"status"_s].toInt(), 200);
            QCOMPARE(page[u"bytes"_s].toInt(), 1);
            QCOMPARE(page[u"upstream"_s].toString(), urlOf(server));
            QCOMPARE(QJsonDocument::fromJson(lines[1]).object()[u"note"_s].toString(), u"kill-by-get"_s);
        } else {
            QCOMPARE(lines.size(), 3);
            QVERIFY2(lines[1].contains(QByteArray(" GET " + urlOf(server).toUtf8() + "/jobs/?a=b 200 1 B ")),
                     lines[1].constData());
            QVERIFY2(lines[2].contains(" 405 "), lines[2].constData());
        }
        for (const QByteArray &line : lines)
            QVERIFY(!line.contains(proxy.first[u"secret"_s].toString().toUtf8()));
    }
}

void CliProxyTest::logins_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("login");
    const QString password = file(u"password"_s, "pass wörd\r\nsecond line\n");
    const QString token = file(u"token"_s, "abc.def");
    const QByteArray basic = "Basic " + QByteArray("ann:pass wörd").toBase64();
    QTest::newRow("basic, file") << QStringList{u"--user=ann"_s, u"--password=file:"_s + password} << basic;
    QTest::newRow("basic, variable") << QStringList{u"--user=ann"_s, u"--password=env:CS_TEST_PASSWORD"_s} << basic;
    QTest::newRow("bearer, file") << QStringList{u"--bearer=file:"_s + token} << QByteArray("Bearer abc.def");
    QTest::newRow("bearer, variable") << QStringList{u"--bearer"_s, u"env:CS_TEST_TOKEN"_s}
                                      << QByteArray("Bearer abc.def");
}

void CliProxyTest::logins()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, login);
    const ScriptedServer server([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CS_TEST_PASSWORD"_s, u"pass wörd"_s);
    environment.insert(u"CS_TEST_TOKEN"_s, u"abc.def"_s);
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI), arguments + QStringList{u"--to"_s, urlOf(server)}, environment);
    QVERIFY2(proxy.waitForStart(), proxy.complaint());
    QCOMPARE(proxy.get("/jobs/").status, 200);
    const QByteArray head = QByteArray::fromStdString(server.heads().at(0));
    QVERIFY2(head.contains(QByteArray("\r\nAuthorization: " + login + "\r\n")), head.constData());
    QFile line(u"/proc/%1/cmdline"_s.arg(proxy.process.processId()));
    QVERIFY(line.open(QIODevice::ReadOnly));
    const QByteArray words = line.readAll();
    QVERIFY(words.contains("proxy") && !words.contains("abc.def") && !words.contains("pass w"));
}

void CliProxyTest::loginsInClearAreTold()
{
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI),
                       {u"--bearer=file:"_s + file(u"token"_s, "abc"), u"--to"_s, u"http://driver.spark.test:4040"_s});
    QVERIFY(proxy.waitForStart());
    QCOMPARE(proxy.interrupt(), 130);
    QVERIFY(proxy.process.readAllStandardError().contains("readable for all in between"));
}

// A proxy that wants a login, in front of a name that is known there only.
void CliProxyTest::httpProxy()
{
    const ScriptedServer door([](Wire &wire, const std::string &head) {
        if (!head.starts_with("CONNECT "))
            return wire.send(page("behind the door"));
        if (head.find("Proxy-Authorization: Basic YW5uOmtleQ==") == std::string::npos) // ann:key
            return wire.send("HTTP/1.1 407 Who is it?\r\nProxy-Authenticate: Basic realm=\"door\"\r\nContent-Length: "
                             "0\r\n\r\n");
        return wire.send("HTTP/1.1 200 Come in\r\n\r\n");
    });
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI), {u"--via=ann@127.0.0.1:%1"_s.arg(door.port()),
                                                         u"--via-password=file:"_s + file(u"key"_s, "key\n"), u"--to"_s,
                                                         u"http://driver.spark.test:4040"_s});
    QVERIFY2(proxy.waitForStart(), proxy.complaint());
    const Reply reply = proxy.get("/jobs/");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, std::string("behind the door"));
    QVERIFY(door.heads().at(0).starts_with("CONNECT driver.spark.test:4040 HTTP/1.1\r\n"));
    QVERIFY(door.heads().back().find("\r\nHost: driver.spark.test:4040\r\n") != std::string::npos);
    QVERIFY(door.heads().back().find("Proxy-Authorization") == std::string::npos);
}

void CliProxyTest::sshThatDoesNotWork()
{
    const QString ssh = file(u"ssh"_s, "#!/bin/sh\necho 'ann@gate: Permission denied (publickey).' >&2\nexit 255\n");
    QVERIFY(QFile::setPermissions(ssh, QFile::ReadOwner | QFile::ExeOwner));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_folder.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI), {u"--ssh=ann@gate"_s, u"--to"_s, u"http://master:8080"_s},
                       environment);
    QVERIFY(!proxy.waitForStart());
    QVERIFY(proxy.process.state() == QProcess::NotRunning || proxy.process.waitForFinished());
    QCOMPARE(proxy.process.exitCode(), 1);
    const QByteArray errors = proxy.process.readAllStandardError();
    QVERIFY2(errors.contains("Permission denied (publickey)") && errors.contains("No key or password was accepted by"),
             errors.constData());
}

QTEST_GUILESS_MAIN(CliProxyTest)
#include "tst_cliproxy.moc"
