// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"
#include "integration/sshnetwork.h"
#include "reach/routeopener.h"
#include "reach/runtimefolder.h"
#include "support/patience.h"
#include "unit/discovery/mimicserver.h"
#include "unit/reach/fakebackend.h"

#include <csignal>
#include <cstdio>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint16 kUiPort = 4040;
constexpr int kSlow = 60'000; // on a loaded machine

SshHost parsed(const QString &text)
{
    return SshHost::parse(text).valueOr(SshHost{});
}

Route through(const QString &host)
{
    Route route;
    route.way = Route::Way::Ssh;
    route.sshHost = parsed(host);
    return route;
}

struct Fetched
{
    std::optional<RawAnswer> answer;
    std::optional<Error> error;
};

Fetched fetch(const QUrl &url, const Access &access, qint64 maxBytes = 64'000'000, int timeoutMs = kSlow)
{
    RestClient client(url, access);
    Fetched outcome;
    client.getRaw(u"/"_s,
                  [&](const Result<RawAnswer> &result) {
                      if (result)
                          outcome.answer = *result;
                      else
                          outcome.error = result.error();
                  },
                  {timeoutMs, maxBytes});
    (void)QTest::qWaitFor([&] { return outcome.answer || outcome.error; }, timeoutMs + 5000);
    return outcome;
}

bool isAlive(qint64 pid)
{
    return pid > 0 && ::kill(pid_t(pid), 0) == 0;
}

QString text(const Error &error)
{
    return QString::fromStdString(std::string(errorCodeName(error.code)) + ": " + error.detail + " @" + error.source);
}

//! ssh processes whose command line names the folder.
QList<qint64> processesOf(const QString &folder)
{
    QList<qint64> found;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/"_s + entry + u"/cmdline"_s);
        if (entry.toLongLong() > 1 && entry.toLongLong() != ::getpid() && file.open(QIODevice::ReadOnly)) {
            const QByteArray line = file.readAll();
            if (line.left(line.indexOf('\0')).endsWith("ssh") && line.contains(folder.toUtf8()))
                found += entry.toLongLong();
        }
    }
    return found;
}

} // namespace

//! Places behind an SSH host, with a real sshd in network namespaces.
class SshReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void reaches_data();
    void reaches();
    void saysWhatTheFarSideSays();
    void carriesMuch();
    void othersCannotUseIt();
    void recovers_data();
    void recovers();
    void troubles_data();
    void troubles();
    void hostKeyIsConfirmed();
    void passwords();
    void usesTheMasterThatRuns();
    void nothingIsLeftAfterACrash();
    void realSpark();

private:
    std::unique_ptr<MimicServer> serve(SshNetwork::Host host, const QString &address, quint16 port = kUiPort);
    SshSettings settings(const QStringList &lines = {});

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<MimicServer> m_bastionUi, m_farUi;
    QByteArray m_big;
};

std::unique_ptr<MimicServer> SshReachTest::serve(SshNetwork::Host host, const QString &address, quint16 port)
{
    auto server = std::make_unique<MimicServer>([this, host](const QString &path, const QUrlQuery &) {
        Answer answer;
        answer.contentType = "text/plain";
        answer.body = path == u"/big/"_s ? m_big : "host " + QByteArray::number(int(host));
        return answer;
    });
    server->close();
    const int socket = m_network->listenIn(host, address, port);
    if (socket < 0 || !server->setSocketDescriptor(socket))
        return {};
    return server;
}

SshSettings SshReachTest::settings(const QStringList &lines)
{
    SshSettings settings;
    settings.configPath = m_network->config(lines);
    settings.runtimeParent = m_runtime->path();
    settings.askpassProgram = QStringLiteral(CINDERSCOPE_BINARY_DIR "/src/reach/cinderscope-askpass");
    settings.aliveIntervalS = 1;
    settings.aliveCount = 3;
    settings.firstRetryMs = 200;
    settings.lastRetryMs = 1000;
    settings.connectTimeoutMs = 10'000;
    return settings;
}

void SshReachTest::initTestCase()
{
    m_network = std::make_unique<SshNetwork>();
    if (!m_network->make()) {
        if (m_network->skipped()) {
            std::printf("%s\n", qPrintable(m_network->why()));
            m_network.reset();
            QSKIP("no sshd in a network namespace here");
        }
        QFAIL(qPrintable(m_network->why()));
    }
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    QVERIFY2(m_network->startServer(SshNetwork::Bastion), qPrintable(m_network->why()));
    m_big.reserve(30'000'000);
    for (int i = 0; m_big.size() < 30'000'000; ++i)
        m_big += QByteArray::number(i) + ' ';
    m_bastionUi = serve(SshNetwork::Bastion, m_network->address(SshNetwork::Bastion));
    m_farUi = serve(SshNetwork::Far, m_network->address(SshNetwork::Far));
    QVERIFY(m_bastionUi && m_farUi);
    m_secrets = std::make_unique<SecretStore>(std::make_unique<FakeBackend>());
}

void SshReachTest::init()
{
    m_runtime = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/cs-XXXXXX"_s);
    QVERIFY(m_runtime->isValid());
    m_network->setLink(true); // a test that failed may have left it otherwise
    if (!m_network->isServing(SshNetwork::Jump))
        QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
}

void SshReachTest::cleanup()
{
    // no process and no socket is left, whatever the test did
    if (m_network && m_runtime) {
        QTRY_COMPARE_WITH_TIMEOUT(processesOf(m_runtime->path()).size(), 0, 10000);
        QCOMPARE(QDir(m_runtime->path()).entryList({u"r-*"_s}, QDir::Dirs), QStringList());
    }
    m_runtime.reset();
}

void SshReachTest::reaches_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("answer");
    Route jumps = through(u"spark@%1"_s.arg(m_network->address(SshNetwork::Bastion)));
    jumps.sshJumps = {parsed(u"jump"_s)};
    QTest::newRow("one host, by address")
        << through(u"jump"_s) << m_network->address(SshNetwork::Bastion) << QByteArray("host 1");
    QTest::newRow("one host, by a name known there") << through(u"jump"_s) << u"bastion.test"_s << QByteArray("host 1");
    QTest::newRow("jump host of the configuration") << through(u"bastion"_s) << u"far.test"_s << QByteArray("host 2");
    QTest::newRow("jump host of the route") << jumps << m_network->address(SshNetwork::Far) << QByteArray("host 2");
}

void SshReachTest::reaches()
{
    QFETCH(Route, route);
    QFETCH(QString, host);
    QFETCH(QByteArray, answer);
    const QUrl url(u"http://%1:%2"_s.arg(host).arg(kUiPort));
    QVERIFY(fetch(url, Access{}, 1000, 2000).error); // only through the tunnel

    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    QSignalSpy failed(&opener, &RouteOpener::failed);
    QElapsedTimer clock;
    clock.start();
    opener.open(route);
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty() || !failed.isEmpty(), kSlow);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.isEmpty() ? QString() : text(failed[0][0].value<Error>())));
    const qint64 tunnel = clock.restart();
    const Access access = opened[0][0].value<Access>();
    const Fetched outcome = fetch(url, access);
    QVERIFY2(outcome.answer, qPrintable(outcome.error ? text(*outcome.error) : QString()));
    std::printf("tunnel after %lld ms, first answer %lld ms later\n", static_cast<long long>(tunnel),
                static_cast<long long>(clock.elapsed()));
    QCOMPARE(QByteArray::fromStdString(outcome.answer->body), answer);

    // nothing secret on a command line, and the sockets are ours alone
    const QList<qint64> processes = processesOf(m_runtime->path());
    QCOMPARE(processes.size(), 1);
    QFile line(u"/proc/%1/cmdline"_s.arg(processes[0]));
    QVERIFY(line.open(QIODevice::ReadOnly));
    QVERIFY(!line.readAll().contains(access.proxy.password().toUtf8()));
    const QStringList folders = QDir(m_runtime->path()).entryList({u"r-*"_s}, QDir::Dirs);
    QCOMPARE(folders.size(), 1);
    QCOMPARE(QFile::permissions(m_runtime->filePath(folders[0])) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther |
                  QFile::ExeOther),
             QFile::Permissions());
    opener.close();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(processes[0]), 5000);
    QVERIFY(fetch(url, access, 1000, 5000).error); // and the relay is gone
}

void SshReachTest::saysWhatTheFarSideSays()
{
    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(through(u"jump"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    const Access access = opener.access();
    const auto errorOf = [&](const QString &url) {
        const Fetched outcome = fetch(QUrl(url), access);
        return outcome.error.value_or(Error{ErrorCode::Cancelled, "an answer", {}});
    };
    const Error refused = errorOf(u"http://bastion.test:4041"_s);
    QCOMPARE(text(refused).section(u" @"_s, 0, 0), u"Network: connection refused"_s);
    const Error near = errorOf(u"http://localhost:4041"_s); // of the far side, where nobody listens
    QCOMPARE(text(near).section(u" @"_s, 0, 0), u"Network: connection refused"_s);
    const Error unknown = errorOf(u"http://no-such-host.test:4040"_s);
    QCOMPARE(text(unknown).section(u" @"_s, 0, 0), u"Network: "_s + QString::fromLatin1(kFarHostUnreachable.data()));
    const Error unreachable = errorOf(u"http://%1:4040"_s.arg(m_network->address(SshNetwork::Far))); // no route in jump
    QCOMPARE(text(unreachable).section(u" @"_s, 0, 0),
             u"Network: "_s + QString::fromLatin1(kFarHostUnreachable.data()));

    // forty at once, each with its own reason
    int refusals = 0, answers = 0, wrong = 0;
    std::vector<std::unique_ptr<RestClient>> clients;
    for (int i = 0; i < 40; ++i) {
        const bool good = i % 2 == 0;
        auto client =
            std::make_unique<RestClient>(QUrl(u"http://bastion.test:%1"_s.arg(good ? 4040 : 5000 + i)), access);
        client->getRaw(u"/"_s,
                       [&, good](const Result<RawAnswer> &result) {
                           if (good && result && result->body == "host 1")
                               ++answers;
                           else if (!good && !result && result.error().detail == kConnectionRefused)
                               ++refusals;
                           else
                               ++wrong;
                       },
                       {kSlow, 1000});
        clients.push_back(std::move(client));
    }
    QTRY_COMPARE_WITH_TIMEOUT(refusals + answers + wrong, 40, kSlow);
    QCOMPARE(wrong, 0);
    QCOMPARE(answers, 20);
}

void SshReachTest::carriesMuch()
{
    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(through(u"jump"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    QElapsedTimer clock;
    clock.start();
    const Fetched outcome = fetch(QUrl(u"http://bastion.test:%1/big"_s.arg(kUiPort)), opener.access());
    QVERIFY2(outcome.answer, qPrintable(outcome.error ? text(*outcome.error) : QString()));
    std::printf("%lld bytes in %lld ms\n", static_cast<long long>(outcome.answer->body.size()),
                static_cast<long long>(clock.elapsed()));
    QVERIFY(QByteArray::fromStdString(outcome.answer->body) == m_big);
}

void SshReachTest::othersCannotUseIt()
{
    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(through(u"jump"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    Access stranger = opener.access();
    for (const QString &password : {QString(), u"guess"_s}) {
        stranger.proxy.setUser(password.isEmpty() ? QString() : stranger.proxy.user());
        stranger.proxy.setPassword(password);
        const Fetched outcome = fetch(QUrl(u"http://bastion.test:4040"_s), stranger);
        QVERIFY(outcome.error);
    }
    QTcpSocket socket;
    socket.connectToHost(stranger.proxy.hostName(), stranger.proxy.port());
    QSignalSpy gone(&socket, &QTcpSocket::disconnected);
    QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
    socket.write(QByteArray("\x05\x01\x00", 3)); // no login
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(socket.readAll(), QByteArray("\x05\xff", 2));
    QVERIFY(fetch(QUrl(u"http://bastion.test:4040"_s), opener.access()).answer);
}

void SshReachTest::recovers_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("kill -9 of the server") << u"server"_s;
    QTest::newRow("kill -9 of ssh") << u"tunnel"_s;
    QTest::newRow("the link goes down") << u"link"_s;
}

void SshReachTest::recovers()
{
    QFETCH(QString, what);
    RouteOpener opener(*m_secrets, settings({u"ConnectTimeout 3"_s}));
    QSignalSpy opened(&opener, &RouteOpener::opened);
    QSignalSpy lost(&opener, &RouteOpener::lost);
    QSignalSpy failed(&opener, &RouteOpener::failed);
    opener.open(through(u"jump"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    const Access access = opener.access();
    const QUrl url(u"http://bastion.test:%1"_s.arg(kUiPort));
    QVERIFY(fetch(url, access).answer);

    QElapsedTimer clock;
    clock.start();
    if (what == u"server"_s)
        m_network->killServer(SshNetwork::Jump);
    else if (what == u"tunnel"_s)
        ::kill(pid_t(processesOf(m_runtime->path()).value(0)), SIGKILL);
    else
        m_network->setLink(false);
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), kSlow);
    const Error error = lost[0][0].value<Error>();
    std::printf("lost after %lld ms: %s\n", static_cast<long long>(clock.elapsed()), qPrintable(text(error)));
    QVERIFY(sshTroubleOf(error) == (what == u"tunnel"_s ? SshTrouble::Killed : SshTrouble::Lost));
    if (what != u"tunnel"_s) {
        QVERIFY(opener.state() == RouteOpener::State::Lost);
        const Fetched outcome = fetch(url, access, 1000, 5000);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.error->detail == kTunnelDown, qPrintable(text(*outcome.error)));
        QTest::qWait(1500); // some tries in vain
        QVERIFY(lost.size() >= 2);
        QVERIFY(failed.isEmpty());
    }
    if (what == u"server"_s) {
        QVERIFY(sshTroubleOf(lost.last()[0].value<Error>()) == SshTrouble::Refused);
        QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    }
    m_network->setLink(true);
    clock.restart();
    QTRY_VERIFY_WITH_TIMEOUT(opened.size() >= 2, kSlow);
    std::printf("back after %lld ms\n", static_cast<long long>(clock.elapsed()));
    const Fetched outcome = fetch(url, access); // with the Access from before
    QVERIFY2(outcome.answer, qPrintable(outcome.error ? text(*outcome.error) : QString()));
}

void SshReachTest::troubles_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<int>("trouble");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, const QString &host, const QStringList &lines, SshTrouble trouble,
                        bool again) { QTest::newRow(name) << host << lines << int(trouble) << again; };
    const QString stranger = u"IdentityFile "_s + m_network->file(u"id_stranger"_s);
    row("name unknown", u"no-such-host.invalid"_s, {}, SshTrouble::NameUnknown, true);
    row("port refused", u"jump:2222"_s, {}, SshTrouble::Refused, true);
    row("user without a key", u"stranger@jump"_s, {}, SshTrouble::LoginDenied, false);
    row("key of a stranger", u"jump"_s, {stranger}, SshTrouble::LoginDenied, false);
    row("jump host refuses", u"bastion"_s, {u"Host jump"_s, u"  Port 2222"_s}, SshTrouble::Refused, true);
    row("broken configuration", u"jump"_s, {u"NoSuchOption yes"_s}, SshTrouble::Configuration, false);
    row("host key unknown", u"jump"_s, {u"UserKnownHostsFile /dev/null"_s}, SshTrouble::HostKeyUnknown, false);
    row("host key changed", u"jump"_s, {u"UserKnownHostsFile "_s + m_network->file(u"known_wrong"_s)},
        SshTrouble::HostKeyChanged, false);
    QFile wrong(m_network->file(u"known_wrong"_s));
    QFile key(m_network->file(u"id_stranger.pub"_s));
    if (wrong.open(QIODevice::WriteOnly) && key.open(QIODevice::ReadOnly))
        wrong.write(m_network->address(SshNetwork::Jump).toLatin1() + ' ' + key.readAll());
}

void SshReachTest::troubles()
{
    QFETCH(QString, host);
    QFETCH(QStringList, lines);
    QFETCH(int, trouble);
    QFETCH(bool, again);
    RouteOpener opener(*m_secrets, settings(lines)); // nobody answers questions
    QSignalSpy opened(&opener, &RouteOpener::opened);
    QSignalSpy lost(&opener, &RouteOpener::lost);
    QSignalSpy failed(&opener, &RouteOpener::failed);
    opener.open(through(host));
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty() || !failed.isEmpty() || !opened.isEmpty(), kSlow);
    QVERIFY(opened.isEmpty());
    const Error error = (again ? lost : failed).value(0).value(0).value<Error>();
    std::printf("%s\n  %s\n", qPrintable(text(error)), sshTroubleText(error).c_str());
    QCOMPARE(int(sshTroubleOf(error)), trouble);
    QVERIFY(!sshTroubleText(error).empty());
}

void SshReachTest::hostKeyIsConfirmed()
{
    const QString known = m_network->file(u"known_fresh"_s);
    QFile::remove(known);
    const SshSettings ssh = settings({u"StrictHostKeyChecking ask"_s, u"UserKnownHostsFile "_s + known});
    for (const QString &answer : {u"no"_s, u"yes"_s, u"none"_s}) { // the third time nothing is asked
        RouteOpener opener(*m_secrets, ssh);
        QSignalSpy opened(&opener, &RouteOpener::opened);
        QSignalSpy failed(&opener, &RouteOpener::failed);
        QSignalSpy questions(&opener, &RouteOpener::question);
        opener.open(through(u"jump"_s));
        if (answer != u"none"_s) {
            QTRY_VERIFY_WITH_TIMEOUT(!questions.isEmpty(), kSlow);
            const auto question = questions[0][0].value<SshQuestion>();
            QVERIFY(question.kind == SshQuestion::Kind::HostKey);
            QVERIFY(question.fingerprint.startsWith(u"SHA256:"_s));
            QCOMPARE(question.keyType, u"ED25519"_s);
            QVERIFY(question.host.contains(m_network->address(SshNetwork::Jump)));
            opener.answer(question.id, answer);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty() || !failed.isEmpty(), kSlow);
        QCOMPARE(opened.isEmpty(), answer == u"no"_s);
        if (answer == u"no"_s)
            QVERIFY(sshTroubleOf(failed[0][0].value<Error>()) == SshTrouble::HostKeyUnknown);
        QCOMPARE(questions.size(), answer == u"none"_s ? 0 : 1);
    }
}

void SshReachTest::passwords()
{
    QVERIFY2(m_network->startServer(SshNetwork::Jump, {u"PasswordAuthentication yes"_s}), qPrintable(m_network->why()));
    const auto run = [this](const QStringList &lines, SshQuestion::Kind kind, const QString &good) {
        RouteOpener opener(*m_secrets, settings(lines));
        QSignalSpy opened(&opener, &RouteOpener::opened);
        QSignalSpy lost(&opener, &RouteOpener::lost);
        QSignalSpy questions(&opener, &RouteOpener::question);
        opener.open(through(u"jump"_s));
        QTRY_COMPARE_WITH_TIMEOUT(questions.size(), 1, kSlow);
        QVERIFY(questions[0][0].value<SshQuestion>().kind == kind);
        opener.answer(questions[0][0].value<SshQuestion>().id, u"wrong"_s);
        QTRY_COMPARE_WITH_TIMEOUT(questions.size(), 2, kSlow);
        opener.answer(questions[1][0].value<SshQuestion>().id, good);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kSlow);
        QVERIFY(fetch(QUrl(u"http://bastion.test:4040"_s), opener.access()).answer);
        // for the same tunnel it is not asked again
        ::kill(pid_t(processesOf(m_runtime->path()).value(0)), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, kSlow);
        QCOMPARE(questions.size(), 2);
    };
    run({u"PreferredAuthentications password"_s}, SshQuestion::Kind::Password,
        QString::fromLatin1(SshNetwork::kPassword));
    if (!QTest::currentTestFailed())
        run({u"IdentityFile "_s + m_network->file(u"id_locked"_s)}, SshQuestion::Kind::Passphrase,
            QString::fromLatin1(SshNetwork::kPassphrase));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
}

void SshReachTest::usesTheMasterThatRuns()
{
    QTemporaryDir folder;
    const QString control = folder.filePath(u"master"_s);
    const SshSettings ssh = settings({u"ControlPath "_s + control});
    QProcess master;
    master.start(u"ssh"_s, {u"-F"_s, ssh.configPath, u"-N"_s, u"-M"_s, u"jump"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(control), kSlow);
    RouteOpener opener(*m_secrets, ssh);
    QSignalSpy opened(&opener, &RouteOpener::opened);
    QSignalSpy lost(&opener, &RouteOpener::lost);
    opener.open(through(u"jump"_s));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kSlow);
    QCOMPARE(processesOf(m_runtime->path()).size(), 0); // no second login
    QVERIFY(fetch(QUrl(u"http://bastion.test:4040"_s), opener.access()).answer);
    master.kill();
    QVERIFY(master.waitForFinished(5000));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, kSlow); // now with a connection of its own
    QVERIFY(sshTroubleOf(lost[0][0].value<Error>()) == SshTrouble::Lost);
    QCOMPARE(processesOf(m_runtime->path()).size(), 1);
    QVERIFY(fetch(QUrl(u"http://bastion.test:4040"_s), opener.access()).answer);
}

void SshReachTest::nothingIsLeftAfterACrash()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, settings().configPath, m_runtime->path()});
    QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine(), kSlow);
    QCOMPARE(other.readLine(), QByteArray("up\n"));
    const QList<qint64> processes = processesOf(m_runtime->path());
    QCOMPARE(processes.size(), 1);
    other.kill();
    QVERIFY(other.waitForFinished(5000));
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(processes[0]), 10000);
    QCOMPARE(QDir(m_runtime->path()).entryList({u"r-*"_s}, QDir::Dirs).size(), 1); // nobody could remove it
    const auto mine = RuntimeFolder::make(m_runtime->path());
    QVERIFY(mine);
    QCOMPARE(QDir(m_runtime->path()).entryList({u"r-*"_s}, QDir::Dirs), QStringList{QDir((*mine)->path()).dirName()});
}

void SshReachTest::realSpark()
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"), QStringList{});
    environment.waitForFinished(20 * 60 * 1000);
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0)
        QSKIP(qPrintable(python));
    QProcess spark; // listens on the loopback of the bastion
    spark.start(u"ip"_s, {u"netns"_s, u"exec"_s, m_network->nameOf(SshNetwork::Bastion), python,
                          QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark_app.py"), u"--work"_s, u"rdd"_s});
    QByteArray line;
    QTRY_VERIFY_WITH_TIMEOUT((line += spark.readLine()).contains("READY") || spark.state() == QProcess::NotRunning,
                             240000);
    const QList<QByteArray> words = line.trimmed().split(' ');
    QVERIFY2(words.size() >= 3, spark.readAllStandardError().right(2000).constData());

    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(through(u"bastion"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    RestClient client(QUrl(u"http://localhost:"_s + QString::fromLatin1(words[1])), opener.access());
    QByteArray id;
    std::optional<Error> error;
    client.getJson(u"applications"_s,
                   [&](const Result<JsonAnswer> &result) {
                       std::string_view value;
                       if (!result)
                           error = result.error();
                       else if (!result->root.at(0)["id"].get(value))
                           id = QByteArray(value.data(), qsizetype(value.size()));
                   },
                   {120'000, 1'000'000});
    QTRY_VERIFY_WITH_TIMEOUT(!id.isEmpty() || error, 120000);
    QVERIFY2(!error, qPrintable(error ? text(*error) : QString()));
    QCOMPARE(id, words[2]);
    QVERIFY(!client.isBusy());
    spark.write("stop\n");
    QVERIFY(spark.waitForFinished(120000));
}

//! Started by a test: holds a tunnel until it is killed.
static int hold(QCoreApplication &application, const QStringList &arguments)
{
    SecretStore secrets(std::make_unique<FakeBackend>());
    SshSettings ssh;
    ssh.configPath = arguments.value(2);
    ssh.runtimeParent = arguments.value(3);
    RouteOpener opener(secrets, ssh);
    QObject::connect(&opener, &RouteOpener::opened, &application, [] {
        std::puts("up");
        std::fflush(stdout);
    });
    opener.open(through(u"jump"_s));
    return application.exec();
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--hold"_s)
        return hold(application, application.arguments());
    SshReachTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sshreach.moc"
