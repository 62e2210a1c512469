// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/sshtrouble.h"
#include "reach/sshtunnel.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What the ssh is told, so that the person's own configuration keeps its meaning. By the real ssh where it is
//! installed; nobody listens where it connects to.
class SshOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ownIgnoreUnknownCounts();
    void forkingIsTurnedOff_data();
    void forkingIsTurnedOff();

private:
    void write(const QString &name, const QByteArray &text, bool program = false);
    std::optional<Error> failureOf(const SshSettings &settings);

    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0; //!< where nobody listens
};

void SshOptionsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_port = server.serverPort();
}

void SshOptionsTest::write(const QString &name, const QByteArray &text, bool program)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    if (program)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

std::optional<Error> SshOptionsTest::failureOf(const SshSettings &settings)
{
    SshHost host;
    host.host = u"127.0.0.1"_s;
    host.port = m_port;
    SshTunnel tunnel(host, {}, settings);
    std::optional<Error> error;
    connect(&tunnel, &SshTunnel::failed, this, [&](const Error &told) { error = told; });
    connect(&tunnel, &SshTunnel::lost, this, [&](const Error &told, int) { error = told; });
    tunnel.start();
    (void)QTest::qWaitFor([&] { return error.has_value(); }, 30'000);
    return error;
}

void SshOptionsTest::ownIgnoreUnknownCounts()
{
    if (QStandardPaths::findExecutable(u"ssh"_s).isEmpty())
        QSKIP("there is no ssh");
    write(u"config"_s, "IgnoreUnknown UseKeychain,Other*\nHost *\n  UseKeychain yes\n  OtherOption x\n"
                       "  ForkAfterAuthentication yes\n  UserKnownHostsFile /dev/null\n");
    SshSettings settings;
    settings.configPath = m_folder->filePath(u"config"_s);
    const auto error = failureOf(settings);
    QVERIFY(error);
    QVERIFY2(sshTroubleOf(*error) != SshTrouble::Configuration, error->detail.c_str());
    QVERIFY2(error->detail.find("refused") != std::string::npos, error->detail.c_str()); // it got as far as to connect
}

void SshOptionsTest::forkingIsTurnedOff_data()
{
    QTest::addColumn<bool>("known");
    QTest::newRow("OpenSSH 8.7 and later") << true;
    QTest::newRow("earlier") << false;
}

//! An ssh that goes into the background is lost; one that does not know the option ends with an error.
void SshOptionsTest::forkingIsTurnedOff()
{
    QFETCH(bool, known);
    write(
        u"ssh"_s,
        "#!/bin/sh\nif [ \"$1\" = -G ]; then\n  echo user x\n" +
            QByteArray(known ? "  echo forkafterauthentication yes\n" : "") +
            "  exit 0\nfi\nprintf '%s\\n' \"$@\" > \"$0.said\"\necho 'ssh: connect to host x: Connection refused' >&2\n"
            "exit 255\n",
        true);
    SshSettings settings;
    settings.program = m_folder->filePath(u"ssh"_s);
    QVERIFY(failureOf(settings));
    QFile said(m_folder->filePath(u"ssh.said"_s));
    QVERIFY(said.open(QIODevice::ReadOnly));
    const QString arguments = QString::fromUtf8(said.readAll());
    QCOMPARE(arguments.contains(u"ForkAfterAuthentication=no\n"_s), known);
    QVERIFY(!arguments.contains(u"IgnoreUnknown"_s));
    QVERIFY(arguments.contains(u"ControlMaster=yes\n"_s));
}

QTEST_GUILESS_MAIN(SshOptionsTest)
#include "tst_sshoptions.moc"
