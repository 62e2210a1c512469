// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/jupyterwatcher.h"
#include "jupyter/typedjupyterserver.h"
#include "support/patience.h"
#include "unit/jupyter/fakejupyter.h"

#include <algorithm>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace cinderscope;
using cinderscope::test::FakeJupyter;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kDeep(100'000, '[');
const QString kKernel = u"4f7c1e1a-0000-4000-8000-000000000001"_s;

//! Secrets in memory; what the test may look at.
class MemoryBackend : public SecretBackend
{
public:
    explicit MemoryBackend(QHash<QString, QString> &secrets) : m_secrets(secrets) {}
    void read(const QString &name, Handler handler) override
    {
        const bool there = m_secrets.contains(name);
        later([handler, there, text = m_secrets.value(name)] {
            handler(there ? Outcome::Done : Outcome::NotFound, text);
        });
    }
    void write(const QString &name, const QString &secret, Handler handler) override
    {
        m_secrets[name] = secret;
        later([handler] { handler(Outcome::Done, {}); });
    }
    void remove(const QString &name, Handler handler) override
    {
        m_secrets.remove(name);
        later([handler] { handler(Outcome::Done, {}); });
    }

private:
    template <class Work>
    void later(Work work)
    {
        QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
    }
    QHash<QString, QString> &m_secrets;
};

struct Fixture
{
    QHash<QString, QString> kept;
    QTemporaryDir folder;
    SecretStore secrets{std::make_unique<MemoryBackend>(kept)};
    JupyterWatcher watcher;

    Fixture() : watcher(secrets, settings(folder.path())) {}
    static JupyterWatcher::Settings settings(const QString &folder)
    {
        JupyterWatcher::Settings settings;
        settings.runtimeFolders = {folder};
        settings.pollMs = 100;
        settings.slowestMs = 300;
        settings.lookAtProcesses = false;
        return settings;
    }
    void writeFile(const FakeJupyter &fake, const QByteArray &token, bool password = false)
    {
        QFile file(folder.filePath(u"jpserver-1.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write("{\"pid\":" + QByteArray::number(QCoreApplication::applicationPid()) + ",\"url\":\"" +
                   fake.url().toEncoded() + "\",\"token\":\"" + token +
                   "\",\"root_dir\":\"/work\",\"password\":" + (password ? "true" : "false") + "}");
    }
    JupyterServer only() const
    {
        const QList<JupyterServer> servers = watcher.servers();
        return servers.size() == 1 ? servers.first() : JupyterServer();
    }
};

using ServerState = JupyterServer::State;

} // namespace

class JupyterWatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found();
    void typed();
    void tokens();
    void password();
    void troubles_data();
    void troubles();
    void refused();
    void hub();
    void hubAtItsRoot();
    void hostileLists();
    void actions();
    void withoutToken();
    void endlessAnswers_data();
    void endlessAnswers();
    void brokenOff();
    void moved();
    void followsTheChannel();
    void hubsNewToken();
};

void JupyterWatcherTest::found()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "tok";
    fixture.watcher.start();
    QTRY_VERIFY(fixture.watcher.isSettled());
    QCOMPARE(fixture.watcher.servers().size(), 0);
    QSignalSpy added(&fixture.watcher, &JupyterWatcher::serverAdded),
        removed(&fixture.watcher, &JupyterWatcher::serverRemoved);
    fixture.writeFile(fake, "tok"); // appears later
    QTRY_COMPARE(added.size(), 1);
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    const JupyterServer server = fixture.only();
    QCOMPARE(server.id, fake.url().toString());
    QCOMPARE(server.version, u"2.21.1"_s);
    QCOMPARE(server.root, u"/work"_s);
    QVERIFY(!server.typed);
    QCOMPARE(server.kernels.size(), 1);
    const JupyterKernel kernel = server.kernels.first();
    QCOMPARE(kernel.id, kKernel);
    QCOMPARE(kernel.notebook, u"work/a.ipynb"_s);
    QCOMPARE(kernel.sessionType, u"notebook"_s);
    QCOMPARE(kernel.language, u"python"_s);
    QCOMPARE(kernel.lastActivity, TimeMs(1767323045678));
    QVERIFY(fixture.kept.isEmpty()); // a found token is in its file already
    fixture.watcher.setApplication(server.id, kKernel, u"local-1"_s, QUrl(u"http://127.0.0.1:4040"_s));
    QCOMPARE(fixture.only().kernels.first().applicationId, u"local-1"_s);
    fake.beServer(kKernel, "busy");
    QTRY_COMPARE(fixture.only().kernels.first().state, u"busy"_s);
    QCOMPARE(fixture.only().kernels.first().applicationId, u"local-1"_s);
    for (const QByteArray &head : fake.requests) // looking does not keep a server from being culled
        QVERIFY2(head.contains("no_track_activity=1"), head.constData());
    QVERIFY(QFile::remove(fixture.folder.filePath(u"jpserver-1.json"_s)));
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(fixture.watcher.servers().size(), 0);
}

void JupyterWatcherTest::typed()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "tok+en";
    fixture.watcher.start();
    const auto id = fixture.watcher.addServer(fake.url().toString() + u"lab?token=tok%2Ben"_s);
    QVERIFY(id.hasValue());
    QCOMPARE(*id, fake.url().toString());
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    QCOMPARE(fixture.kept.value(TypedJupyterServer::tokenName(fake.url())), u"tok+en"_s);
    const QList<TypedJupyterServer> kept = fixture.watcher.typedServers();
    QCOMPARE(kept.size(), 1);
    QVERIFY(!QJsonDocument(kept.first().toJson()).toJson().contains("tok"));
    // the next window
    QHash<QString, QString> secrets = fixture.kept;
    SecretStore store(std::make_unique<MemoryBackend>(secrets));
    JupyterWatcher next(store, Fixture::settings(fixture.folder.path()));
    next.addServer(kept.first());
    next.start();
    QTRY_VERIFY(next.servers().first().state == ServerState::Reached);
    fixture.watcher.removeServer(*id);
    QCOMPARE(fixture.watcher.servers().size(), 0);
    QVERIFY(fixture.kept.isEmpty());
    QVERIFY(!fixture.watcher.addServer(u"ftp://x/"_s).hasValue());
}

void JupyterWatcherTest::tokens()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "right";
    fixture.watcher.start();
    QSignalSpy wanted(&fixture.watcher, &JupyterWatcher::tokenWanted);
    const QString id = *fixture.watcher.addServer(fake.url().toString());
    QTRY_COMPARE(wanted.size(), 1);
    QVERIFY(fixture.only().trouble == JupyterTrouble::TokenWanted);
    fixture.watcher.setToken(id, u"wrong"_s);
    QTRY_VERIFY(fixture.only().trouble == JupyterTrouble::TokenWrong);
    QVERIFY(fixture.only().error.contains("jupyter server list"_L1));
    fixture.watcher.setToken(id, u"right"_s);
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    fake.token = "changed"; // the server was started again
    QTRY_VERIFY(fixture.only().state == ServerState::LoginWanted);
    QCOMPARE(fixture.only().kernels.size(), 0);
}

void JupyterWatcherTest::password()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "none has it";
    fixture.writeFile(fake, "", true);
    fixture.watcher.start();
    QTRY_VERIFY(fixture.only().trouble == JupyterTrouble::PasswordOnly);
    QVERIFY(fixture.only().state == ServerState::LoginWanted);
}

void JupyterWatcherTest::troubles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("trouble");
    const auto row = [](const char *name, const char *path, int status, const char *body, const char *headers,
                        JupyterTrouble trouble) {
        QTest::newRow(name) << QString::fromUtf8(path) << status << QByteArray(body) << QByteArray(headers)
                            << int(trouble);
    };
    row("page", "/api", 200, "<html>", "", JupyterTrouble::NotJupyter);
    row("other json", "/api", 200, "{\"version\":7}", "", JupyterTrouble::NotJupyter);
    row("nothing", "/api", 404, "", "", JupyterTrouble::NotJupyter);
    row("login page", "/api/status", 302, "", "Location: /login?next=%2F\r\n", JupyterTrouble::LoginPage);
    row("stopped", "/api", 503, "", "", JupyterTrouble::Stopped);
    row("endless redirect", "/api/kernels", 302, "", "Location: /api/kernels\r\n", JupyterTrouble::LoginPage);
    row("redirect elsewhere", "/api/status", 302, "", "Location: http://192.0.2.1/api/status\r\n",
        JupyterTrouble::LoginPage);
    row("deep json", "/api/sessions", 200, kDeep.constData(), "", JupyterTrouble::NotJupyter);
    row("gateway", "/api", 502, "", "", JupyterTrouble::Other);
    row("broken list", "/api/kernels", 200, "[{", "", JupyterTrouble::NotJupyter);
}

void JupyterWatcherTest::troubles()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    QFETCH(int, trouble);
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    const QHash<QString, FakeJupyter::Answer> good = fake.answers;
    fake.answers[path] = {status, body, headers};
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.watcher.isSettled());
    QCOMPARE(int(fixture.only().trouble), trouble);
    QVERIFY(!fixture.only().error.isEmpty());
    fake.answers = good; // it is tried again by itself
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    QVERIFY(fixture.only().error.isEmpty());
}

void JupyterWatcherTest::refused()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    fake.stopListening();
    QTRY_VERIFY(fixture.only().trouble == JupyterTrouble::Refused);
    QVERIFY(fixture.only().state == ServerState::Unreachable);
}

void JupyterWatcherTest::hub()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.token = "hubtoken";
    fake.answers[u"/hub/api"_s].body = "{\"version\":\"5.1.0\"}";
    const auto user = [](const QByteArray &servers) -> QByteArray {
        return "{\"name\":\"ann\",\"servers\":{" + servers + "}}";
    };
    const QByteArray main = "\"\":{\"url\":\"/user/ann/\",\"ready\":true}";
    const QByteArray gpu = "\"gpu\":{\"url\":\"/user/ann/gpu/\",\"ready\":true}";
    const QByteArray foreign = "\"evil\":{\"url\":\"http://192.0.2.1/user/ann/\",\"ready\":true}";
    const QByteArray stopped = "\"off\":{\"url\":\"/user/ann/off/\",\"ready\":false}";
    fake.answers[u"/hub/api/user"_s].body = user(main + "," + gpu + "," + foreign + "," + stopped);
    fake.beServer(kKernel);
    const QHash<QString, FakeJupyter::Answer> all = fake.answers;
    for (auto answer = all.begin(); answer != all.end(); ++answer) {
        if (answer.key().startsWith("/api"_L1)) {
            fake.answers[u"/user/ann"_s + answer.key()] = *answer;
            fake.answers[u"/user/ann/gpu"_s + answer.key()] = *answer;
        }
    }
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url(u"/hub/home"_s).toString() + u"?token=hubtoken"_s).hasValue());
    const auto reached = [&fixture] {
        int count = 0;
        for (const JupyterServer &server : fixture.watcher.servers())
            count += server.state == ServerState::Reached;
        return count;
    };
    QTRY_COMPARE(reached(), 3);
    QList<JupyterServer> servers = fixture.watcher.servers();
    QVERIFY(servers[0].isHub);
    QCOMPARE(servers[1].hubId, servers[0].id);
    QCOMPARE(servers[1].name, u"ann"_s);
    QCOMPARE(servers[2].name, u"ann / gpu"_s);
    QCOMPARE(servers[2].kernels.size(), 1);
    QCOMPARE(fixture.watcher.typedServers().size(), 1); // the hub; its servers come from it
    fake.answers[u"/hub/api/user"_s].body = user(main);
    QTRY_COMPARE(fixture.watcher.servers().size(), 2);
    fixture.watcher.removeServer(servers[0].id);
    QCOMPARE(fixture.watcher.servers().size(), 0);
}

void JupyterWatcherTest::hubAtItsRoot()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.answers[u"/api"_s] = {302, "", "Location: /hub/api\r\n"};
    fake.answers[u"/hub/api"_s].body = "{\"version\":\"5.1.0\"}";
    fake.answers[u"/hub/api/user"_s].body = "{\"name\":\"ann\",\"servers\":{}}";
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().isHub && fixture.only().state == ServerState::Reached);
    QCOMPARE(fixture.only().url, fake.url(u"/hub/"_s));
}

void JupyterWatcherTest::hostileLists()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    QByteArray list = "[{\"id\":\"../../x\"},{\"id\":\"a/b\"},{\"id\":7},7,null,{\"id\":\"ok-1\",\"name\":\"" +
                      QByteArray(5'000, 'n') + "\",\"connections\":-5}";
    for (int i = 0; i < 5'000; ++i)
        list += ",{\"id\":\"k" + QByteArray::number(i) + "\"}";
    fake.answers[u"/api/kernels"_s].body = list + "]";
    fake.answers[u"/api/sessions"_s].body = "{\"not\":\"a list\"}";
    fake.answers[u"/api/kernelspecs"_s].body = "[]";
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    const QList<JupyterKernel> kernels = fixture.only().kernels;
    QCOMPARE(kernels.size(), 500);
    QCOMPARE(kernels[0].id, u"ok-1"_s);
    QCOMPARE(kernels[0].spec.size(), 1'000);
    QCOMPARE(kernels[0].connections, 0);
}

void JupyterWatcherTest::actions()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "tok";
    fake.answers[u"/api/kernels/"_s + kKernel + u"/interrupt"_s] = {204, "", ""};
    fixture.watcher.start();
    const QString id = *fixture.watcher.addServer(fake.url().toString() + u"?token=tok"_s);
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    int good = 0;
    std::optional<Error> failed;
    fixture.watcher.interrupt(id, kKernel, [&](const Result<void> &done) { good += done.hasValue(); });
    fixture.watcher.restart(id, kKernel, [&](const Result<void> &done) {
        if (!done)
            failed = done.error();
    });
    QTRY_VERIFY(good == 1 && failed);
    QVERIFY(failed->code == ErrorCode::NotFound); // the fake knows no restart
    fixture.watcher.interrupt(u"http://no.such/"_s, kKernel,
                              [&](const Result<void> &done) { good += !done.hasValue(); });
    QTRY_COMPARE(good, 2);
}

//! Nothing but a header and a cookie that are the same shows such a server that no web page asks.
void JupyterWatcherTest::withoutToken()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
    const QByteArray head = fake.requests.last();
    const qsizetype cookie = head.indexOf("_xsrf="), header = head.indexOf("X-XSRFToken: ");
    QVERIFY(cookie > 0 && header > 0 && !head.contains("Authorization"));
    QCOMPARE(head.mid(cookie + 6, 32), head.mid(header + 13, 32));
}

void JupyterWatcherTest::endlessAnswers_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/api", "/api/status", "/api/kernels", "/api/sessions", "/api/kernelspecs"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

//! A body without end is read to its limit, and not in each look again from the beginning of time.
void JupyterWatcherTest::endlessAnswers()
{
    QFETCH(QString, path);
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.answers[path].body = QByteArray(1024 * 1024, ' ');
    fake.answers[path].endless = true;
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().trouble == JupyterTrouble::NotJupyter);
    QVERIFY(!fixture.only().error.isEmpty());
    const auto asked = std::count_if(fake.requests.begin(), fake.requests.end(), [&path](const QByteArray &head) {
        return head.startsWith(QByteArray("GET " + path.toUtf8() + "?"));
    });
    // The limit and what is under way in the buffers of both ends, each time.
    QVERIFY2(fake.written <= asked * 32 * 1024 * 1024, qPrintable(QString::number(fake.written)));
}

void JupyterWatcherTest::brokenOff()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.answers[u"/api/kernels"_s].body.chop(20);
    fake.answers[u"/api/kernels"_s].claimed = 1'000'000;
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().state == ServerState::Unreachable);
    QVERIFY(!fixture.only().error.isEmpty());
    fake.beServer(kKernel);
    QTRY_VERIFY(fixture.only().state == ServerState::Reached);
}

//! The notebook gets another name while its kernel runs.
void JupyterWatcherTest::moved()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel);
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().kernels.size() == 1);
    const QString server = fixture.only().id;
    fixture.watcher.setApplication(server, kKernel, u"local-1"_s, {});
    fake.answers[u"/api/sessions"_s].body.replace("work/a.ipynb", "moved/b.ipynb");
    QTRY_COMPARE(fixture.only().kernels.first().notebook, u"moved/b.ipynb"_s);
    QCOMPARE(fixture.only().kernels.first().applicationId, u"local-1"_s);
    fake.answers[u"/api/sessions"_s].body = "[]"; // closed, its kernel goes on
    QTRY_COMPARE(fixture.only().kernels.first().notebook, QString());
    QCOMPARE(fixture.only().kernels.first().applicationId, u"local-1"_s);
}

//! What an open channel hears is shown at once, and polls that know less do not take it back.
void JupyterWatcherTest::followsTheChannel()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.beServer(kKernel, "idle");
    fixture.watcher.start();
    QVERIFY(fixture.watcher.addServer(fake.url().toString()).hasValue());
    QTRY_VERIFY(fixture.only().kernels.size() == 1);
    const QString server = fixture.only().id;
    QSignalSpy changed(&fixture.watcher, &JupyterWatcher::serverChanged);
    fixture.watcher.setState(server, kKernel, u"busy"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(fixture.only().kernels.first().state, u"busy"_s);
    const auto polls = [&fake] { return fake.requests.size(); };
    const qsizetype before = polls();
    QTRY_VERIFY(polls() > before + 6); // two rounds and more
    QCOMPARE(fixture.only().kernels.first().state, u"busy"_s);
    fixture.watcher.setState(server, kKernel, {});
    QTRY_COMPARE(fixture.only().kernels.first().state, u"idle"_s);
}

void JupyterWatcherTest::hubsNewToken()
{
    Fixture fixture;
    FakeJupyter fake;
    fake.token = "first";
    fake.answers[u"/hub/api"_s].body = "{\"version\":\"6.1.1\"}";
    fake.answers[u"/hub/api/user"_s].body =
        "{\"name\":\"ann\",\"servers\":{\"\":{\"url\":\"/user/ann/\",\"ready\":true}}}";
    fake.beServer(kKernel);
    const QHash<QString, FakeJupyter::Answer> all = fake.answers;
    for (auto answer = all.begin(); answer != all.end(); ++answer) {
        if (answer.key().startsWith("/api"_L1))
            fake.answers[u"/user/ann"_s + answer.key()] = *answer;
    }
    fixture.watcher.start();
    const QString hub = *fixture.watcher.addServer(fake.url(u"/hub/home"_s).toString() + u"?token=first"_s);
    const QString child = fake.url(u"/user/ann/"_s).toString();
    QTRY_VERIFY(fixture.watcher.server(child) && fixture.watcher.server(child)->state == ServerState::Reached);
    fake.token = "second"; // taken back
    QTRY_VERIFY(fixture.watcher.server(hub)->trouble == JupyterTrouble::TokenWrong);
    QTRY_VERIFY(fixture.watcher.server(child)->trouble == JupyterTrouble::TokenWrong);
    fixture.watcher.setToken(hub, u"second"_s);
    QTRY_VERIFY(fixture.watcher.server(child)->state == ServerState::Reached);
    // and stopped by the hub, whose proxy sends on what it has no way for
    fake.answers[u"/user/ann/api"_s] = {302, "", "Location: /hub/user/ann/api\r\n"};
    fake.answers[u"/user/ann/api/status"_s] = {302, "", "Location: /hub/user/ann/api/status\r\n"};
    QTRY_VERIFY(fixture.watcher.server(child)->trouble == JupyterTrouble::Stopped);
}

QTEST_GUILESS_MAIN(JupyterWatcherTest)
#include "tst_jupyterwatcher.moc"
