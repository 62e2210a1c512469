// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Spark in kernels behind a real JupyterHub: its base address, its users' servers and named ones, its proxy, its
// tokens.
#include "integration/hubrun.h"
#include "integration/jupyternotebook.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"
#include "support/patience.h"

#include <algorithm>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using cinderscope::test::HubRun;
using cinderscope::test::NoBackend;
using cinderscope::test::Notebook;
using namespace Qt::StringLiterals;

#define TRY_LONG(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 120'000)

class JupyterHubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lists();
    void starts();
    void interruptsAndRestarts();
    void tokenTakenBack();
    void serverStopped();
    void cleanupTestCase()
    {
        m_start.reset();
        m_watcher.reset();
        m_hub.stop();
    }

private:
    std::optional<JupyterServer> at(const QUrl &url) const { return m_watcher->server(url.toString()); }
    bool isReached(const QUrl &url) const { return at(url) && at(url)->state == JupyterServer::State::Reached; }
    JupyterKernel kernel() const
    {
        const auto server = at(m_named);
        for (const JupyterKernel &kernel : server ? server->kernels : QList<JupyterKernel>()) {
            if (kernel.id == m_kernel)
                return kernel;
        }
        return {};
    }
    KernelTarget target() const { return {*at(m_named), m_kernel, *m_watcher->access(m_named.toString())}; }
    static SessionConfig config();
    bool isRunning() const
    {
        return QTest::qWaitFor(
                   [this] { return m_start->state().isOver() || m_start->state().phase == LaunchPhase::Running; },
                   180'000) &&
               m_start->state().phase == LaunchPhase::Running;
    }

    HubRun m_hub;
    HubRun::Token m_token;
    QUrl m_main, m_named;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<JupyterWatcher> m_watcher;
    std::unique_ptr<KernelStart> m_start;
    QString m_kernel, m_hubId;
};

SessionConfig JupyterHubTest::config()
{
    SessionConfig config;
    config.name = u"behind a hub"_s;
    config.kind = SessionKind::KernelSession;
    config.master = u"local[1]"_s;
    config.properties = {{u"spark.ui.port"_s, u"0"_s}, {u"spark.driver.memory"_s, u"600m"_s}};
    return config;
}

void JupyterHubTest::initTestCase()
{
    if (!m_hub.start()) {
        if (m_hub.skipped())
            QSKIP(qPrintable(m_hub.why()));
        QFAIL(qPrintable(m_hub.why()));
    }
    QVERIFY2(m_hub.addUser(u"ann"_s), qPrintable(m_hub.log()));
    m_token = m_hub.addToken(u"ann"_s);
    QVERIFY(!m_token.text.isEmpty());
    m_main = m_hub.server(u"ann"_s);
    m_named = m_hub.server(u"ann"_s, u"gpu"_s);
    m_secrets = std::make_unique<SecretStore>(std::make_unique<NoBackend>());
    JupyterWatcher::Settings settings;
    settings.useRuntimeFiles = false;
    settings.pollMs = 500;
    settings.slowestMs = 2'000;
    m_watcher = std::make_unique<JupyterWatcher>(*m_secrets, settings);
    m_watcher->start();
}

//! What a person pastes is the hub's address; its servers come and go.
void JupyterHubTest::lists()
{
    const auto added = m_watcher->addServer(m_hub.url().toString() + u"?token="_s + m_token.text);
    QVERIFY(added.hasValue());
    QTRY_VERIFY(m_watcher->servers().size() == 1 && m_watcher->servers().first().isHub);
    m_hubId = m_watcher->servers().first().id;
    QCOMPARE(m_hubId, m_hub.url().toString() + u"hub/"_s);
    QTRY_VERIFY(m_watcher->server(m_hubId)->state == JupyterServer::State::Reached);
    QVERIFY2(m_hub.startServer(u"ann"_s), qPrintable(m_hub.why()));
    TRY_LONG(isReached(m_main));
    QVERIFY2(m_hub.startServer(u"ann"_s, u"gpu"_s), qPrintable(m_hub.why()));
    TRY_LONG(isReached(m_named));
    QCOMPARE(at(m_main)->hubId, m_hubId);
    QCOMPARE(at(m_named)->name, u"ann / gpu"_s);
    QVERIFY(at(m_named)->version.startsWith(u"2."_s));
}

//! REST and WebSocket through the hub's proxy.
void JupyterHubTest::starts()
{
    QVERIFY(isReached(m_named));
    m_kernel = m_hub.openNotebook(m_named, m_token, u"behind.ipynb"_s);
    QVERIFY2(!m_kernel.isEmpty(), qPrintable(m_hub.log()));
    TRY_LONG(!kernel().id.isEmpty());
    QCOMPARE(kernel().notebook, u"behind.ipynb"_s);
    m_start = std::make_unique<KernelStart>(config(), u"s"_s, target(), KernelStart::Options());
    m_start->start();
    QVERIFY2(isRunning(), qPrintable(m_start->state().reason.cause));
    KernelChannel observer(m_named, m_kernel, *m_watcher->access(m_named.toString()));
    observer.open();
    QTRY_VERIFY(observer.kernel() == KernelChannel::Kernel::Idle);
    Notebook notebook(m_named, m_token.text, m_kernel);
    notebook.run(u"print(sc.applicationId, spark.range(100).count(), sc.getJobTags())"_s);
    TRY_LONG(notebook.last);
    QVERIFY2(notebook.printed().startsWith(m_start->state().applicationId + u" 100 {'cinderscope-cell:"_s),
             qPrintable(notebook.printed()));
    QTRY_VERIFY(observer.cells().size() == 1 && observer.cells().first().ended != kNoTime);
    QTRY_COMPARE(kernel().applicationId, m_start->state().applicationId);
}

void JupyterHubTest::interruptsAndRestarts()
{
    QVERIFY(m_start && m_start->state().phase == LaunchPhase::Running);
    Notebook notebook(m_named, m_token.text, m_kernel);
    notebook.run(u"import time\ntime.sleep(600)"_s);
    QTRY_VERIFY(notebook.channel().kernel() == KernelChannel::Kernel::Busy);
    Result<void> answer = Error{};
    m_watcher->interrupt(m_named.toString(), m_kernel, [&](const Result<void> &done) { answer = done; });
    TRY_LONG(notebook.last);
    QCOMPARE(notebook.last->errorName, u"KeyboardInterrupt"_s);
    QTRY_VERIFY2(bool(answer), answer ? "" : answer.error().detail.c_str());
    m_watcher->restart(m_named.toString(), m_kernel, [](const Result<void> &) {});
    TRY_LONG(m_start->state().isOver());
    QVERIFY(m_start->state().phase == LaunchPhase::Lost);
    QCOMPARE(m_start->state().reason.code, u"kernel-died"_s);
    m_start = std::make_unique<KernelStart>(config(), u"t"_s, target(), KernelStart::Options());
    m_start->start();
    QVERIFY2(isRunning(), qPrintable(m_start->state().reason.cause));
}

//! What is open goes on; the next request says so, and a new token of the hub is one for its servers too.
void JupyterHubTest::tokenTakenBack()
{
    QVERIFY(m_start && m_start->state().phase == LaunchPhase::Running);
    QSignalSpy wanted(m_watcher.get(), &JupyterWatcher::tokenWanted);
    QVERIFY(m_hub.revoke(u"ann"_s, m_token));
    TRY_LONG(m_watcher->server(m_hubId)->trouble == JupyterTrouble::TokenWrong);
    TRY_LONG(at(m_named)->trouble == JupyterTrouble::TokenWrong);
    QVERIFY2(at(m_named)->error.contains("/hub/token"_L1), qPrintable(at(m_named)->error));
    QVERIFY(std::ranges::any_of(wanted, [this](const auto &call) { return call.at(0).toString() == m_hubId; }));
    KernelChannel channel(m_named, m_kernel, Notebook::access(m_token.text));
    channel.open();
    TRY_LONG(channel.state() == KernelChannel::State::Failed);
    QVERIFY(channel.error().code == ErrorCode::Unauthorized);
    QVERIFY(m_start->state().phase == LaunchPhase::Running);
    m_token = m_hub.addToken(u"ann"_s);
    m_watcher->setToken(m_hubId, m_token.text);
    TRY_LONG(isReached(m_main) && isReached(m_named));
    QVERIFY(!kernel().id.isEmpty());
}

//! The hub's culler ends the server below a session.
void JupyterHubTest::serverStopped()
{
    QVERIFY(m_start && m_start->state().phase == LaunchPhase::Running);
    JupyterWatcher::Settings settings;
    settings.useRuntimeFiles = false;
    settings.pollMs = 500;
    JupyterWatcher direct(*m_secrets, settings); // whoever named the server itself
    direct.start();
    const QString id = *direct.addServer(m_named.toString() + u"?token="_s + m_token.text);
    TRY_LONG(direct.server(id)->state == JupyterServer::State::Reached);
    QVERIFY(m_hub.stopServer(u"ann"_s, u"gpu"_s));
    TRY_LONG(m_start->state().isOver());
    QVERIFY(m_start->state().phase == LaunchPhase::Lost);
    QCOMPARE(m_start->state().reason.code, u"kernel-gone"_s); // whether the server says so or the hub
    TRY_LONG(!at(m_named));                                   // the hub does not list it any more
    QVERIFY(isReached(m_main));
    TRY_LONG(direct.server(id)->trouble == JupyterTrouble::Stopped);
    QVERIFY2(direct.server(id)->error.contains("does not run"_L1), qPrintable(direct.server(id)->error));
}

QTEST_GUILESS_MAIN(JupyterHubTest)
#include "tst_jupyterhub.moc"
