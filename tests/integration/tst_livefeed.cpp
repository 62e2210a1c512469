// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "ingest/importer.h"
#include "integration/restcompare.h"
#include "integration/restrecord.h"
#include "integration/sparkapp.h"
#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"
#include "reach/access.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Real Spark applications and all the sources of a feed: what it shows at the end must be what Spark's REST API said
//! while the application lived, or what its event log says after it.
class LiveFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listenerFromTheStartAndRestOnly();
    void windowIsRestarted();
    void attachedLate();
    void attachedLateWhereSparkHasForgotten();
    void executorIsKilled();
    void driverIsKilled();

private:
    void listen();
    bool start(const QStringList &arguments);
    void takeChannels();
    ApplicationFeed &feed();
    quint64 records(FeedSource kind) const { return recordsOf(m_feed.get(), kind); }
    static quint64 recordsOf(const ApplicationFeed *feed, FeedSource kind);
    void compareWithRest(const test::RestRecord &rest);
    //! Jobs, stages and totals of the log, and of \a feed.
    void compareWithLog(ApplicationFeed &feed);
    //! A feed that knows the driver's REST API only, while the driver lives and after it has ended.
    void checkPolledAlive();
    void checkPolledEnded();
    static QByteArray figures(const Snapshot &snapshot);
    static qint64 executorProcess(const QString &application, const QString &executor);

    const QString m_jar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ListenServer> m_server;
    std::unique_ptr<ApplicationFeed> m_feed, m_polled;
    std::unique_ptr<test::SparkApp> m_spark;
    ApplicationFeed::Settings m_settings;
    qint64 m_driver = -1;
    int m_connections = 0;
};

void LiveFeedTest::initTestCase()
{
    if (QFile::exists(m_jar))
        return;
    std::printf("SKIP WHOLE PROGRAM: there is no listener jar\n");
    QSKIP("no listener jar");
}

void LiveFeedTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = {};
    m_settings.journalFolder = m_folder->filePath(u"journal"_s);
    m_settings.graceMs = 3000;
    m_driver = -1;
    m_connections = 0;
    m_spark = std::make_unique<test::SparkApp>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->filePath(u"run"_s)));
    QDir(m_folder->path()).mkdir(u"run"_s);
    QFile::setPermissions(m_folder->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PYSPARK_SUBMIT_ARGS",
            QFile::encodeName(u"--driver-class-path "_s + m_jar +
                              u" --conf spark.extraListeners=io.github.cinderscope.CinderscopeListener "
                              "pyspark-shell"_s));
}

void LiveFeedTest::cleanup()
{
    m_feed.reset();
    m_polled.reset();
    m_spark.reset();
    m_server.reset();
}

void LiveFeedTest::listen()
{
    m_server = std::make_unique<ListenServer>();
    connect(m_server.get(), &ListenServer::connected, this, &LiveFeedTest::takeChannels);
    const auto listening = m_server->listen();
    QVERIFY2(listening, listening ? "" : listening.error().detail.c_str());
    QVERIFY(m_server->address().primary);
}

//! As the window does: what connects is watched at once.
void LiveFeedTest::takeChannels()
{
    while (auto channel = m_server->takeChannel()) {
        m_driver = channel->hello().pid;
        ++m_connections;
        feed().addListener(std::move(channel));
    }
}

ApplicationFeed &LiveFeedTest::feed()
{
    if (!m_feed)
        m_feed = std::make_unique<ApplicationFeed>(m_settings);
    return *m_feed;
}

quint64 LiveFeedTest::recordsOf(const ApplicationFeed *feed, FeedSource kind)
{
    const FeedSourceState *state = feed ? feed->status().source(kind) : nullptr;
    return state ? state->records : 0;
}

bool LiveFeedTest::start(const QStringList &arguments)
{
    if (m_spark->start(arguments))
        return true;
    std::printf("%s\n", qPrintable(m_spark->why()));
    return false;
}

//! Process id of an executor on this computer, from its command line (CoarseGrainedExecutorBackend); -1 without one.
qint64 LiveFeedTest::executorProcess(const QString &application, const QString &executor)
{
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> words = file.readAll().split('\0');
        const auto follows = [&words](const char *option, const QString &value) {
            const qsizetype at = words.indexOf(option);
            return at >= 0 && words.value(at + 1) == value.toUtf8();
        };
        if (follows("--app-id", application) && follows("--executor-id", executor))
            return name.toLongLong();
    }
    return -1;
}

#define START(...)                                                                                                     \
    do {                                                                                                               \
        if (!start(__VA_ARGS__)) {                                                                                     \
            if (m_spark->skipped())                                                                                    \
                QSKIP("no Spark here");                                                                                \
            QFAIL(qPrintable(m_spark->why()));                                                                         \
        }                                                                                                              \
    } while (false)

void LiveFeedTest::compareWithRest(const test::RestRecord &rest)
{
    const int before = test::comparedValues();
    const QStringList differences = rest.differences(*m_feed->publishNow());
    std::printf("%d values compared, %d differ\n", test::comparedValues() - before, int(differences.size()));
    QVERIFY(test::comparedValues() - before > 500);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

QByteArray LiveFeedTest::figures(const Snapshot &s)
{
    QByteArrayList lines;
    const auto line = [&lines](const char *what, std::initializer_list<qint64> values) {
        QByteArray text(what);
        for (const qint64 value : values)
            text += ' ' + QByteArray::number(value);
        lines << text;
    };
    for (const Job &job : s.jobs)
        line("job",
             {job.id, qint64(job.status), job.submitted, job.completed, job.tasks.total, job.tasks.active,
              job.tasks.succeeded, job.tasks.failed, job.tasks.killed, job.tasks.skipped, job.tasks.completedIndices,
              job.activeStages, job.completedStages, job.failedStages, job.skippedStages});
    for (const StageAttempt &stage : s.stages)
        line("stage", {stage.id, stage.attempt, qint64(stage.status), stage.submitted, stage.completed,
                       stage.tasks.total, stage.tasks.succeeded, stage.tasks.failed, stage.tasks.killed,
                       stage.tasks.active, stage.endedTasks, stage.totals.sum[metricIndex(TaskColumn::ExecutorRunTime)],
                       stage.totals.sum[metricIndex(TaskColumn::ShuffleBytesWritten)]});
    for (const SqlExecution &sql : s.sqlExecutions)
        line("sql", {sql.id, qint64(sql.status), sql.start, sql.end, qint64(sql.jobIds.size())});
    const ApplicationTotals &t = s.totals;
    line("totals", {t.jobs, t.jobsSucceeded, t.jobsFailed, t.jobsRunning, t.stageAttempts, t.stagesCompleted,
                    t.stagesFailed, t.stagesSkipped, t.tasksLaunched, t.tasksSucceeded, t.tasksFailed, t.tasksKilled,
                    t.tasksRunning, t.sqlExecutions, t.sqlFailed, t.executorsAdded});
    line("app", {s.app.start, s.app.end, s.app.ended, qint64(s.state)});
    std::sort(lines.begin(), lines.end());
    return lines.join('\n');
}

void LiveFeedTest::compareWithLog(ApplicationFeed &feed)
{
    ApplicationStore store;
    store.setAlive(false);
    const auto source = openLog(m_spark->log().toStdString());
    QVERIFY2(source, source ? "" : source.error().detail.c_str());
    QVERIFY(importLog(source.value(), store));
    const QList<QByteArray> theirs = figures(*store.snapshot()).split('\n');
    const QList<QByteArray> ours = figures(*feed.publishNow()).split('\n');
    for (qsizetype i = 0; i < qMin(ours.size(), theirs.size()); ++i)
        QCOMPARE(ours[i], theirs[i]);
    QCOMPARE(ours.size(), theirs.size());
    QVERIFY(ours.size() > 5); // jobs, stages and totals
}

//! Two feeds at one application: its listener, heard from the first event, and the REST API alone, which is followed
//! into the log.
void LiveFeedTest::listenerFromTheStartAndRestOnly()
{
    listen();
    START({u"--event-log"_s, m_folder->filePath(u"log"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(records(FeedSource::Listener) > 100, 60000);
    QVERIFY(m_feed->status().complete);
    ApplicationFeed::Settings polling = m_settings;
    polling.journalFolder = m_folder->filePath(u"other journal"_s);
    m_polled = std::make_unique<ApplicationFeed>(polling);
    m_polled->setKey({m_spark->applicationId(), {}});
    m_polled->addRest(QUrl(u"http://127.0.0.1:%1"_s.arg(m_spark->port())), Access());
    checkPolledAlive();
    if (QTest::currentTestFailed())
        return;
    const test::RestRecord rest(*m_spark);
    QVERIFY(rest.isComplete());
    QVERIFY2(m_spark->stop(), qPrintable(m_spark->why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 60000);
    QVERIFY(m_feed->status().end == FeedEnd::Ended);
    QVERIFY(m_feed->snapshot()->state == ApplicationState::Succeeded);
    compareWithRest(rest);
    compareWithLog(*m_feed);
    QCOMPARE(records(FeedSource::Rest), 0u);
    QCOMPARE(records(FeedSource::EventLog), 0u);
    QCOMPARE(m_feed->status().dropped, 0u);
    QVERIFY(m_feed->status().gaps.empty());
    QCOMPARE(m_connections, 1);
    checkPolledEnded();
}

void LiveFeedTest::windowIsRestarted()
{
    listen();
    QTimer killer;
    bool killed = false;
    connect(&killer, &QTimer::timeout, this, [&] {
        if (!killed && m_feed && m_feed->snapshot() && m_feed->snapshot()->totals.tasksSucceeded >= 10) {
            killed = true;
            m_feed.reset(); // and its connection; the next one makes another
        }
    });
    killer.start(20);
    START({u"--event-log"_s, m_folder->filePath(u"log"_s)});
    QVERIFY(killed);
    QTRY_VERIFY_WITH_TIMEOUT(records(FeedSource::Listener) > 20, 60000);
    QVERIFY(m_connections >= 2);
    QVERIFY(records(FeedSource::Journal) > 10);
    const test::RestRecord rest(*m_spark);
    QVERIFY(rest.isComplete());
    QVERIFY2(m_spark->stop(), qPrintable(m_spark->why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 60000);
    std::printf("journal %llu, listener %llu, event log %llu, gaps %zu\n",
                static_cast<unsigned long long>(records(FeedSource::Journal)),
                static_cast<unsigned long long>(records(FeedSource::Listener)),
                static_cast<unsigned long long>(records(FeedSource::EventLog)), m_feed->status().gaps.size());
    QVERIFY(!m_feed->status().hasOpenGap());
    compareWithRest(rest);
    compareWithLog(*m_feed);
}

void LiveFeedTest::checkPolledAlive()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_polled->snapshot() && m_polled->snapshot()->tasks.size() > 20 &&
                                 !m_polled->snapshot()->environment->spark.empty(),
                             90000);
    QVERIFY(m_polled->snapshot()->state == ApplicationState::Running);
    QCOMPARE(recordsOf(m_polled.get(), FeedSource::EventLog), 0u);
}

void LiveFeedTest::checkPolledEnded()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_polled->status().isFinal(), 90000);
    QVERIFY(m_polled->status().end == FeedEnd::Ended);
    QVERIFY(m_polled->snapshot()->state == ApplicationState::Succeeded);
    QVERIFY(recordsOf(m_polled.get(), FeedSource::Rest) > 10);
    QVERIFY(recordsOf(m_polled.get(), FeedSource::EventLog) > 100);
    QCOMPARE(recordsOf(m_polled.get(), FeedSource::Listener), 0u);
    compareWithLog(*m_polled);
}

void LiveFeedTest::attachedLate()
{
    m_settings.fillByEventLog = false;
    START({});
    const test::RestRecord rest(*m_spark);
    QVERIFY(rest.isComplete());
    listen(); // only now is there a window
    QTRY_VERIFY_WITH_TIMEOUT(m_connections > 0, 90000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_feed->status().gaps.empty() || m_feed->status().complete, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_feed->status().hasOpenGap(), 90000);
    std::printf("rest %llu, listener %llu, gaps %zu\n", static_cast<unsigned long long>(records(FeedSource::Rest)),
                static_cast<unsigned long long>(records(FeedSource::Listener)), m_feed->status().gaps.size());
    if (!m_feed->status().gaps.empty()) {
        QVERIFY(m_feed->status().gaps.front().filledBy == FeedSource::Rest);
        QVERIFY(records(FeedSource::Rest) > 10);
        QTRY_VERIFY_WITH_TIMEOUT(!m_feed->status().source(FeedSource::Rest)->active, 20000); // left alone again
    }
    compareWithRest(rest);
    QVERIFY2(m_spark->stop(), qPrintable(m_spark->why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 90000);
    QVERIFY(m_feed->snapshot()->state == ApplicationState::Succeeded);
    compareWithRest(rest);
}

//! Spark keeps the last 50 tasks of a stage only, so REST's list cannot fill what the listener has missed, but its
//! counters do; those of what lives longer than the stage, the executor, go on from there.
void LiveFeedTest::attachedLateWhereSparkHasForgotten()
{
    m_settings.fillByEventLog = false;
    START({u"--conf"_s, u"spark.ui.retainedTasks=50"_s, u"--work"_s, u"wide"_s, u"loop"_s});
    const auto atSpark = [this] {
        const QJsonArray stages = m_spark->rest(u"stages"_s).array();
        return stages.last().toObject().value(u"numCompleteTasks"_s).toInt();
    };
    QTRY_VERIFY_WITH_TIMEOUT(atSpark() >= 200, 120000);
    listen();
    QTRY_VERIFY_WITH_TIMEOUT(m_connections > 0, 90000);
    const auto isOver = [&] {
        const SnapshotPtr now = m_feed->snapshot();
        return now && now->stages.size() > 0 && now->stages[0].completed != kNoTime &&
               now->stages[0].tasks.succeeded == 600 && !m_feed->status().gaps.empty() &&
               !m_feed->status().hasOpenGap();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120000);
    QCOMPARE(m_feed->snapshot()->jobs[0].tasks.succeeded, 600);
    QSet<int> shown; // while more was told than the listener has seen
    const auto movesOn = [&] {
        const SnapshotPtr now = m_feed->snapshot();
        if (now->executors.size() > 0 && std::size_t(now->executors[0].succeeded) > now->tasks.size())
            shown.insert(now->executors[0].succeeded);
        return shown.size() >= 5;
    };
    QTRY_VERIFY_WITH_TIMEOUT(movesOn(), 60000);
    QVERIFY2(m_spark->stop(), qPrintable(m_spark->why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 90000);
}

//! An executor's process dies in the middle of a stage: the feed says so and why, its tasks run again elsewhere, and
//! everything ends as Spark's own log says.
void LiveFeedTest::executorIsKilled()
{
    listen();
    START({u"--event-log"_s, m_folder->filePath(u"log"_s), u"--conf"_s, u"spark.master=local-cluster[2,1,512]"_s,
           u"--conf"_s, u"spark.executor.memory=512m"_s, u"--work"_s, u"rdd"_s, u"wide"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_feed && m_feed->snapshot() && m_feed->snapshot()->totals.tasksSucceeded > 60, 120000);
    const qint64 victim = executorProcess(m_spark->applicationId(), u"0"_s);
    QVERIFY(victim > 1);
    QCOMPARE(::kill(pid_t(victim), SIGKILL), 0);
    std::string why;
    const auto isRemoved = [&] {
        const SnapshotPtr now = m_feed->snapshot();
        for (Row row = 0; row < now->executors.size(); ++row) {
            const Executor &executor = now->executors[row];
            if (now->text(executor.id) == "0" && executor.removed != kNoTime)
                why = now->text(executor.removeReason);
        }
        return !why.empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRemoved(), 90000);
    std::printf("executor 0: %s\n", why.c_str());
    QVERIFY(m_feed->snapshot()->state == ApplicationState::Running);
    const auto isOver = [this] {
        const SnapshotPtr now = m_feed->snapshot();
        const StageAttempt &last = now->stages[now->stages.size() - 1];
        return last.tasks.total == 600 && last.completed != kNoTime;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120000);
    QVERIFY2(m_spark->stop(), qPrintable(m_spark->why()));
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 90000);
    const SnapshotPtr end = m_feed->snapshot();
    QVERIFY(end->state == ApplicationState::Succeeded);
    QCOMPARE(end->jobs[end->jobs.size() - 1].tasks.succeeded, 600);
    QVERIFY(end->totals.tasksFailed + end->totals.tasksKilled > 0); // what ran on it
    QVERIFY(m_feed->status().gaps.empty());
    compareWithLog(*m_feed);
}

void LiveFeedTest::driverIsKilled()
{
    listen();
    START({u"--event-log"_s, m_folder->filePath(u"log"_s), u"--work"_s, u"rdd"_s, u"loop"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_feed && m_feed->snapshot() && m_feed->snapshot()->totals.tasksSucceeded > 300, 60000);
    QVERIFY(m_driver > 1);
    QCOMPARE(::kill(pid_t(m_driver), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().end != FeedEnd::Open, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->status().isFinal(), 60000);
    QVERIFY(m_feed->status().end == FeedEnd::Lost);
    QVERIFY(m_feed->snapshot()->state == ApplicationState::Incomplete);
    QVERIFY(records(FeedSource::EventLog) > 100); // read to its end: it knows of none either
    QVERIFY(m_feed->status().lostAt > m_feed->snapshot()->app.start);
    QVERIFY2(endText(m_feed->status()).starts_with("driver lost"), endText(m_feed->status()).c_str());
    ApplicationStore store;
    store.setAlive(false);
    const auto source = openLog(m_folder->filePath(u"log"_s).toStdString());
    QVERIFY2(source, source ? "" : source.error().detail.c_str());
    QVERIFY(importLog(source.value(), store));
    const SnapshotPtr log = store.snapshot(), ours = m_feed->publishNow();
    // the listener was heard to the last moment; Spark's log buffers
    QVERIFY(ours->totals.tasksSucceeded >= log->totals.tasksSucceeded);
    QVERIFY(ours->totals.jobs >= log->totals.jobs);
    QVERIFY(ours->totals.jobs <= log->totals.jobs + 3);
    QCOMPARE(ours->totals.tasksLaunched, ours->totals.tasksSucceeded + ours->totals.tasksFailed +
                                             ours->totals.tasksKilled + ours->totals.tasksRunning);
    QCOMPARE(std::size_t(ours->totals.tasksSucceeded), ours->tasks.size()); // none twice
}

QTEST_GUILESS_MAIN(LiveFeedTest)
#include "tst_livefeed.moc"
