// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/askpassserver.h"
#include "reach/sshtrouble.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestSshTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastWordsAreUnderstood_data();
    void lastWordsAreUnderstood();
    void everyTroubleHasWords();
    void questions_data();
    void questions();
};

void TestSshTrouble::lastWordsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<bool>("wasUp");
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const char *words, bool wasUp, SshTrouble trouble, const char *line) {
        QTest::newRow(name) << QByteArray(words) << wasUp << int(trouble) << QString::fromLatin1(line);
    };
    // as OpenSSH 9.2 wrote them
    row("denied", "spark@10.0.0.1: Permission denied (publickey).\n", false, SshTrouble::LoginDenied,
        "spark@10.0.0.1: Permission denied (publickey).");
    row("refused", "ssh: connect to host 10.0.0.1 port 22: Connection refused\n", false, SshTrouble::Refused,
        "ssh: connect to host 10.0.0.1 port 22: Connection refused");
    row("no route", "ssh: connect to host 10.0.0.1 port 22: No route to host\r\n", false, SshTrouble::Unreachable,
        "ssh: connect to host 10.0.0.1 port 22: No route to host");
    row("timeout", "ssh: connect to host 10.0.0.1 port 22: Connection timed out\n", false, SshTrouble::Timeout,
        "ssh: connect to host 10.0.0.1 port 22: Connection timed out");
    row("banner", "Connection timed out during banner exchange\nConnection to 10.0.0.1 port 22 timed out\n", false,
        SshTrouble::Timeout, "Connection timed out during banner exchange");
    row("name", "ssh: Could not resolve hostname nix: Name or service not known\r\n", false, SshTrouble::NameUnknown,
        "ssh: Could not resolve hostname nix: Name or service not known");
    row("jump",
        "channel 0: open failed: connect failed: Connection refused\nstdio forwarding failed\n"
        "Connection closed by UNKNOWN port 65535\n",
        false, SshTrouble::Refused, "channel 0: open failed: connect failed: Connection refused");
    row("changed",
        "@@@@@@@@@@@@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@@@@@@@@@@\n"
        "Host key verification failed.\n",
        false, SshTrouble::HostKeyChanged, "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @");
    row("unknown key",
        "No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\n"
        "Host key verification failed.\n",
        false, SshTrouble::HostKeyUnknown, "Host key verification failed.");
    row("option",
        "/home/me/.ssh/config: line 3: Bad configuration option: foo\n/home/me/.ssh/config: terminating, 1 bad "
        "configuration options\n",
        false, SshTrouble::Configuration, "/home/me/.ssh/config: line 3: Bad configuration option: foo");
    row("lost", "Timeout, server 10.0.0.1 not responding.\r\n", true, SshTrouble::Lost,
        "Timeout, server 10.0.0.1 not responding.");
    row("closed", "Connection to 10.0.0.1 closed by remote host.\r\n", true, SshTrouble::Lost,
        "Connection to 10.0.0.1 closed by remote host.");
    row("silence", "", true, SshTrouble::Lost, "");
    row("silence at the start", "", false, SshTrouble::Other, "");
    row("something else", "kex_exchange_identification: banner line contains invalid characters\n", false,
        SshTrouble::Other, "kex_exchange_identification: banner line contains invalid characters");
    row("single connections do not count",
        "channel 3: open failed: connect failed: Connection refused\nclient_loop: send disconnect: Broken pipe\n", true,
        SshTrouble::Lost, "client_loop: send disconnect: Broken pipe");
}

void TestSshTrouble::lastWordsAreUnderstood()
{
    QFETCH(QByteArray, words);
    QFETCH(bool, wasUp);
    QFETCH(int, trouble);
    QFETCH(QString, line);
    const Error error = sshError(words, u"gate"_s, wasUp);
    QCOMPARE(int(sshTroubleOf(error)), trouble);
    QCOMPARE(QString::fromStdString(error.detail).section(u": "_s, 1), line);
    QCOMPARE(error.source, std::string("gate"));
    const std::string text = sshTroubleText(error);
    QVERIFY(text.find("gate") != std::string::npos || trouble == int(SshTrouble::Configuration));
}

void TestSshTrouble::everyTroubleHasWords()
{
    for (int i = int(SshTrouble::NoSsh); i <= int(SshTrouble::Other); ++i) {
        const Error error = sshError(SshTrouble(i), u"line"_s, u"gate"_s);
        QCOMPARE(int(sshTroubleOf(error)), i);
        QVERIFY(sshTroubleText(error).size() > 40);
        QVERIFY(sshTroubleText(error).find("(ssh: line)") != std::string::npos);
    }
    QVERIFY(sshTroubleOf({ErrorCode::Network, "connection refused", "gate"}) == SshTrouble::None);
    QVERIFY(sshTroubleText({ErrorCode::Network, "connection refused", "gate"}).empty());
}

void TestSshTrouble::questions_data()
{
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("host");
    using Kind = SshQuestion::Kind;
    const auto row = [](const char *name, const char *hint, const char *prompt, Kind kind, const char *host = "") {
        QTest::newRow(name) << QString::fromLatin1(hint) << QString::fromLatin1(prompt) << int(kind)
                            << QString::fromLatin1(host);
    };
    row("host key", "",
        "The authenticity of host 'gate (10.0.0.1)' can't be established.\nED25519 key fingerprint is "
        "SHA256:abc+/1.\nThis key is not known by any other names.\nAre you sure you want to continue connecting "
        "(yes/no/[fingerprint])? ",
        Kind::HostKey, "gate (10.0.0.1)");
    row("password", "", "me@gate's password: ", Kind::Password, "me@gate");
    row("keyboard-interactive", "", "(me@gate) Password: ", Kind::Password, "me@gate");
    row("code", "", "(me@gate) Verification code: ", Kind::Code);
    row("passphrase", "", "Enter passphrase for key '/home/me/.ssh/id_ed25519': ", Kind::Passphrase);
    row("confirm", "confirm", "Allow use of key id_ed25519?", Kind::Confirm);
    row("touch", "none", "Confirm user presence for key ED25519-SK SHA256:abc", Kind::Notice);
    row("please type", "", "Please type 'yes', 'no' or the fingerprint: ", Kind::Code);
}

void TestSshTrouble::questions()
{
    QFETCH(QString, hint);
    QFETCH(QString, prompt);
    QFETCH(int, kind);
    const SshQuestion question = AskpassServer::parse(hint, prompt);
    QCOMPARE(int(question.kind), kind);
    QTEST(question.host, "host");
    if (question.kind == SshQuestion::Kind::HostKey) {
        QCOMPARE(question.fingerprint, u"SHA256:abc+/1"_s);
        QCOMPARE(question.keyType, u"ED25519"_s);
    }
}

QTEST_APPLESS_MAIN(TestSshTrouble)
#include "tst_sshtrouble.moc"
