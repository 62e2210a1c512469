// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"
#include "act/cancel/cancelscout.h"
#include "integration/cancelapplication.h"
#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"
#include "support/patience.h"
#include "unit/act_cancel/formserver.h"
#include "unit/act_cancel/tinyrun.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <cstdio>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kJar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");

//! What an SSH tunnel is for us: its end here belongs to somebody else than the driver.
class Relay
{
public:
    explicit Relay(quint16 port)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            QTcpSocket *from = m_server.nextPendingConnection();
            auto *to = new QTcpSocket(from);
            to->connectToHost(QHostAddress::LocalHost, port);
            QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
            QObject::connect(to, &QTcpSocket::readyRead, from, [from, to] { from->write(to->readAll()); });
            QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
            QObject::connect(to, &QTcpSocket::disconnected, from, &QTcpSocket::disconnectFromHost);
        });
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

} // namespace

//! Ways to end an application that need neither its UI nor a standalone master, with real Sparks.
class CancelWaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listenerWithoutUi_data();
    void listenerWithoutUi();
    void listenerBehindATunnel();
    void kubernetes_data();
    void kubernetes();

private:
    bool listen(bool tcp, bool unixSocket);
    bool start(const QString &version, const QStringList &settings);
    CancelSite look(const CancelSite &site);
    CancelOutcome perform(const CancelPlan &plan, const CancelSite &site);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ListenServer> m_server;
    std::unique_ptr<ApplicationFeed> m_feed;
    std::unique_ptr<CancelApplication> m_spark;
    CancelSite m_site;
    std::int64_t m_claimed = 0; //!< pid that the listener told
};

void CancelWaysTest::initTestCase()
{
    if (QFile::exists(kJar))
        return;
    std::printf("SKIP WHOLE PROGRAM: there is no listener jar\n");
    QSKIP("no listener jar");
}

void CancelWaysTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->filePath(u"run"_s)));
    QDir(m_folder->path()).mkdir(u"run"_s);
    QFile::setPermissions(m_folder->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_spark = std::make_unique<CancelApplication>();
    m_site = {};
}

void CancelWaysTest::cleanup()
{
    qunsetenv("CINDERSCOPE_LISTENER_ADDRESS");
    qunsetenv("CINDERSCOPE_LISTENER_SECRET");
    m_feed.reset();
    m_server.reset();
    m_spark.reset();
}

bool CancelWaysTest::listen(bool tcp, bool unixSocket)
{
    ApplicationFeed::Settings settings;
    settings.journal = false;
    settings.fillByEventLog = false;
    settings.fillByRest = false;
    m_feed = std::make_unique<ApplicationFeed>(settings);
    m_server = std::make_unique<ListenServer>();
    connect(m_server.get(), &ListenServer::connected, this, [this] {
        while (auto channel = m_server->takeChannel()) {
            m_site.listener = channel->end();
            m_claimed = channel->hello().pid;
            m_feed->addListener(std::move(channel));
        }
    });
    ListenOptions options;
    options.tcp = tcp;
    options.unixSocket = unixSocket;
    return bool(m_server->listen(options));
}

bool CancelWaysTest::start(const QString &version, const QStringList &settings)
{
    const bool started =
        m_spark->start(version, QStringList{u"spark.ui.enabled=false"_s, u"spark.driver.extraClassPath="_s + kJar,
                                            u"spark.extraListeners=io.github.cinderscope.CinderscopeListener"_s} +
                                    settings);
    if (!started || !QTest::qWaitFor([this] { return m_feed->key().id == m_spark->id && m_feed->snapshot(); }, 60'000))
        return false;
    m_site.application = m_feed->key();
    m_site.snapshot = m_feed->snapshot();
    m_site.listening = true;
    return true;
}

CancelSite CancelWaysTest::look(const CancelSite &site)
{
    CancelScout scout;
    std::optional<CancelSite> found;
    connect(&scout, &CancelScout::found, this, [&](const CancelSite &with) { found = with; });
    scout.look(CancelTarget::application(), site);
    (void)QTest::qWaitFor([&] { return found.has_value(); }, 60'000);
    return found.value_or(CancelSite());
}

CancelOutcome CancelWaysTest::perform(const CancelPlan &plan, const CancelSite &site)
{
    CancelRun run(plan, site);
    std::optional<CancelOutcome> outcome;
    connect(&run, &CancelRun::finished, this, [&](const CancelOutcome &result) { outcome = result; });
    if (m_feed)
        connect(m_feed.get(), &ApplicationFeed::snapshotChanged, &run, &CancelRun::takeSnapshot);
    run.start(u"by a test"_s);
    (void)QTest::qWaitFor([&] { return outcome.has_value(); }, 240'000);
    if (outcome)
        std::printf("%s %s %s\n", outcome->way ? qPrintable(wordOf(*outcome->way)) : "-",
                    qPrintable(wordOf(outcome->kind)), qPrintable(outcome->detail));
    return outcome.value_or(CancelOutcome());
}

#define START(...)                                                                                                     \
    do {                                                                                                               \
        if (!start(__VA_ARGS__)) {                                                                                     \
            if (m_spark->skipped)                                                                                      \
                QSKIP("no Spark here");                                                                                \
            QFAIL(qPrintable(m_spark->why));                                                                           \
        }                                                                                                              \
    } while (false)

void CancelWaysTest::listenerWithoutUi_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("tcp");
    QTest::newRow("Spark 4.3.0, TCP") << u"4.3.0"_s << true;
    QTest::newRow("Spark 3.5.9, Unix socket") << u"3.5.9"_s << false;
}

//! The driver behind the listener's connection is found by the kernel's word, and is ended by its process.
void CancelWaysTest::listenerWithoutUi()
{
    QFETCH(QString, version);
    QFETCH(bool, tcp);
    QVERIFY(listen(tcp, !tcp));
    START(version, {});
    QVERIFY(m_site.ui.isEmpty());
    QCOMPARE(m_site.listener.pid > 0, !tcp);
    QVERIFY(firstOption(CancelTarget::application(), m_site).isOpen()); // the window offers it
    const CancelSite site = look(m_site);
    QVERIFY(site.process);
    QVERIFY2(*site.process, *site.process ? "" : site.process->error().detail.c_str());
    const DriverProcess driver = **site.process;
    QCOMPARE(qint64(driver.pid), qint64(m_claimed)); // nothing is hidden from the listener here, so both agree
    QVERIFY(driver.isAlive());
    const CancelPlan plan = planCancel(CancelTarget::application(), site);
    QVERIFY(plan.ways() == QList{CancelWay::Process});
    QVERIFY(perform(plan, site).kind == CancelOutcome::Kind::Ended);
    QTRY_VERIFY_WITH_TIMEOUT(!driver.isAlive(), 60'000);
    const CancelSite later = look(m_site);
    QVERIFY(later.process && !*later.process);
}

//! The same driver through a tunnel: whatever pid it claims, it is not taken for a process of this computer.
void CancelWaysTest::listenerBehindATunnel()
{
    QVERIFY(listen(true, false));
    const Relay relay(m_server->address().port);
    qputenv("CINDERSCOPE_LISTENER_ADDRESS", "tcp:127.0.0.1:" + QByteArray::number(relay.port()));
    qputenv("CINDERSCOPE_LISTENER_SECRET", m_server->address().secret);
    START(u"4.3.0"_s, {});
    QVERIFY(ProcessIdentity::of(m_claimed).isAlive()); // there is such a process here, and it is even the right one
    const CancelSite site = look(m_site);
    QVERIFY(site.process && !*site.process);
    QVERIFY(site.process->error().code == ErrorCode::Unsupported);
    const CancelPlan plan = planCancel(CancelTarget::application(), site);
    QVERIFY(!plan.isPossible() && plan.why == WhyNot::NotLocal);
}

void CancelWaysTest::kubernetes_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("4.3.0 taken") << u"4.3.0"_s << "pi-driver"_ba << 200 << int(CancelOutcome::Kind::StillRunning);
    QTest::newRow("3.5.9 forbidden") << u"3.5.9"_s << "pi-driver"_ba << 403 << int(CancelOutcome::Kind::Refused);
    QTest::newRow("4.3.0 no such pod") << u"4.3.0"_s << "pi-driver"_ba << 404 << int(CancelOutcome::Kind::AlreadyEnded);
}

//! The real spark-submit --kill, up to an API server that answers as Kubernetes documents it (Pod, Status).
void CancelWaysTest::kubernetes()
{
    QFETCH(QString, version);
    QFETCH(QByteArray, pod);
    QFETCH(int, status);
    QFETCH(int, kind);
    QString why;
    bool skipped = false;
    const QString python = sparkPython(version, why, skipped);
    if (python.isEmpty()) {
        if (skipped)
            QSKIP("no Spark here");
        QFAIL(qPrintable(why));
    }
    qputenv("KUBECONFIG", "/dev/null");
    FormServer server([&](const FormRequest &) {
        if (status == 200)
            return FormAnswer{200,
                              R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + pod +
                                  R"(","namespace":"jobs"},"spec":{"containers":[]},"status":{"phase":"Running"}})",
                              "application/json",
                              {}};
        const QByteArray code = QByteArray::number(status), reason = status == 403 ? "Forbidden" : "NotFound";
        return FormAnswer{status,
                          R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \")" +
                              pod + R"(\" it says no","reason":")" + reason + R"(","code":)" + code + "}",
                          "application/json",
                          {}};
    });
    CancelSite site;
    site.application.id = u"spark-0123456789abcdef0123456789abcdef"_s;
    TinyRun run;
    const QByteArray properties = "{\"spark.master\":\"k8s://" + server.url().toString().toUtf8() +
                                  "\",\"spark.kubernetes.namespace\":\"jobs\",\"spark.kubernetes.driver.pod.name\":\"" +
                                  pod + "\"}";
    run.properties(properties.toStdString());
    site.snapshot = run.snapshot();
    site.tools.sparkSubmit = QFileInfo(python).dir().filePath(u"spark-submit"_s);
    const CancelPlan plan = planCancel(CancelTarget::application(), look(site));
    QVERIFY(plan.ways() == QList{CancelWay::SparkSubmit});
    m_feed.reset();
    CancelRun::Settings settings;
    settings.verifyApplicationMs = 1'000; // nobody tells of its end here
    CancelRun cancel(plan, site, settings);
    std::optional<CancelOutcome> outcome;
    connect(&cancel, &CancelRun::finished, this, [&](const CancelOutcome &result) { outcome = result; });
    cancel.start();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 240'000);
    std::printf("%s %s\n", qPrintable(wordOf(outcome->kind)), qPrintable(outcome->detail));
    QCOMPARE(int(outcome->kind), kind);
    const QByteArray path = "/api/v1/namespaces/jobs/pods/" + pod;
    const bool deleted = std::any_of(server.requests.begin(), server.requests.end(), [&](const FormRequest &request) {
        return request.method == "DELETE" && request.path == path;
    });
    QCOMPARE(deleted, status == 200 || version != u"4.3.0"_s); // 4.3 looks at the pod first
    if (status == 403)
        QVERIFY2(outcome->detail.contains(u"it says no"_s), qPrintable(outcome->detail));
}

QTEST_GUILESS_MAIN(CancelWaysTest)
#include "tst_cancelways.moc"
