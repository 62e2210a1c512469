// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/applicationfeed.h"
#include "support/patience.h"

#include "mimicspark.h"
#include "reach/access.h"
#include "unit/live_feed/fakedriver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <random>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/");
const QString kSkew = kData + u"3.5.9/skew/local-1795202980501"_s;
const QString kFail = kData + u"3.5.9/fail/local-1795202865658"_s;
const QString kFetchFail = kData + u"3.5.9/fetchfail/app-20261120193621-0000"_s;
const QString kSql = kData + u"3.5.9/sql_join_aqe/local-1795202598422"_s;
const QString kStreaming = kData + u"3.5.9/streaming/local-1795203171211"_s;
const QString kExecLost = kData + u"3.5.9/execlost/app-20261120193944-0002"_s;

} // namespace

//! A feed against drivers that speak over real sockets; what it shows must equal what the importer makes of the log of
//! the same run.
class ApplicationFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeRunByTheListener_data() { logs(); }
    void wholeRunByTheListener();
    void toldTwice_data() { logs(); }
    void toldTwice();
    void goesOnFromTheJournal_data() { logs(); }
    void goesOnFromTheJournal();
    void journalAlone_data() { logs(); }
    void journalAlone();
    void historyServerTellsTheEnd();
    void droppedEventsComeFromTheLog_data() { logs(); }
    void droppedEventsComeFromTheLog();
    void anyMixOfSources_data() { logs(); }
    void anyMixOfSources();
    void heartbeatsThatAreMissingAreNoGap();
    void lostDriverIsIncomplete();
    void logTellsTheEndOfALostDriver();
    void listenerComesBack();
    void gapStaysAGapWithoutSources();
    void nameComesLater();
    void logOfAnotherApplicationIsRefused();
    void logThatIsNotThere();
    void commandsAreAnswered();
    void summaryContract();

private:
    void logs()
    {
        QTest::addColumn<QString>("log");
        QTest::newRow("skew") << kSkew;
        QTest::newRow("fail") << kFail;
        QTest::newRow("fetch failures") << kFetchFail;
        QTest::newRow("SQL with AQE") << kSql;
        QTest::newRow("streaming") << kStreaming;
        QTest::newRow("lost executors") << kExecLost;
    }
    ApplicationFeed::Settings settings() const
    {
        ApplicationFeed::Settings settings;
        settings.journalFolder = m_folder->filePath(u"journal"_s);
        settings.graceMs = 400;
        settings.restGraceMs = 100;
        settings.seekMs = 3000;
        settings.seekRhythmMs = 100;
        settings.livenessMs = 100;
        settings.followMs = 50;
        settings.completeMs = 500;
        return settings;
    }
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

#define COMPARE_FIGURES(feed, log)                                                                                     \
    do {                                                                                                               \
        const QList<QByteArray> ours = figures(*(feed).publishNow()).split('\n');                                      \
        const QList<QByteArray> theirs = figuresOfLog(log).split('\n');                                                \
        for (qsizetype i = 0; i < qMin(ours.size(), theirs.size()); ++i)                                               \
            QCOMPARE(ours[i], theirs[i]);                                                                              \
        QCOMPARE(ours.size(), theirs.size());                                                                          \
    } while (false)

void ApplicationFeedTest::wholeRunByTheListener()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    QTcpServer driverUi; // must not be asked
    QVERIFY(driverUi.listen(QHostAddress::LocalHost));
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QSignalSpy finished(&feed, &ApplicationFeed::finished);
    QVERIFY(drivers.connectTo(feed, helloOf(log)));
    feed.addRest(QUrl(u"http://127.0.0.1:%1"_s.arg(driverUi.serverPort())), Access());
    feed.addEventLog(log); // nor is the log
    QCOMPARE(drivers.client().from(), 0);
    drivers.sendLive(0);
    drivers.send(lines, 0, lines.size());
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(lines.size()), 20000);
    QVERIFY(feed.status().complete);
    QVERIFY(feed.status().gaps.empty());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    COMPARE_FIGURES(feed, log);
    QVERIFY(feed.status().end == FeedEnd::Ended);
    QVERIFY(feed.status().isFinal());
    QVERIFY(!driverUi.hasPendingConnections());
    QCOMPARE(feed.status().source(FeedSource::EventLog)->records, 0u);
    QCOMPARE(feed.status().dropped, 0u);
}

void ApplicationFeedTest::toldTwice()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    ListenerHello hello = helloOf(log);
    const qsizetype most = lines.size() - 1;      // its end comes at last
    for (const char *instance : {"one", "two"}) { // an attach cell that was run twice
        hello.instance = instance;
        QVERIFY(drivers.connectTo(feed, hello));
        drivers.sendLive(0);
        drivers.send(lines, 0, most);
        const quint64 wanted = quint64(most) * (hello.instance == "one" ? 1 : 2);
        QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, wanted, 20000);
    }
    drivers.send(lines, most, lines.size());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    COMPARE_FIGURES(feed, log);
}

void ApplicationFeedTest::goesOnFromTheJournal()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    const qsizetype half = lines.size() / 2;
    FakeDrivers drivers;
    {
        ApplicationFeed feed(settings());
        QVERIFY(drivers.connectTo(feed, helloOf(log)));
        drivers.sendLive(0);
        drivers.send(lines, 0, half);
        QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(half), 20000);
    } // the window goes
    ApplicationFeed feed(settings());
    QVERIFY(drivers.connectTo(feed, helloOf(log)));
    QCOMPARE(drivers.client().from(), qint64(half));
    QCOMPARE(feed.status().source(FeedSource::Journal)->records, quint64(half + 1)); // and its SparkListenerLogStart
    drivers.sendLive(quint64(half));
    drivers.send(lines, half, lines.size());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    COMPARE_FIGURES(feed, log);
    QVERIFY(feed.status().complete);
    QVERIFY(feed.status().gaps.empty());
}

//! An ended application of an earlier day: its journal is all there is.
void ApplicationFeedTest::journalAlone()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    FakeDrivers drivers;
    {
        ApplicationFeed feed(settings());
        QVERIFY(drivers.connectTo(feed, helloOf(log)));
        drivers.sendLive(0);
        drivers.send(lines, 0, lines.size());
        drivers.sendEnd(quint64(lines.size()));
        QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    }
    const QDir folder(settings().journalFolder);
    const QStringList journals = folder.entryList({u"eventlog_v2_*"_s}, QDir::Dirs);
    QCOMPARE(journals.size(), 1);
    ApplicationFeed feed(settings());
    feed.addJournal(folder.filePath(journals[0]));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    COMPARE_FIGURES(feed, log);
    QVERIFY(feed.status().end == FeedEnd::Ended);
    QCOMPARE(feed.status().source(FeedSource::Journal)->records, quint64(lines.size() + 1));
}

//! Its first look finds the application as running, as a history server does until it has read the end of the log.
void ApplicationFeedTest::historyServerTellsTheEnd()
{
    MimicSpark spark;
    const auto setCompleted = [&spark](bool completed) {
        QJsonArray attempts = spark.application[u"attempts"_s].toArray();
        QJsonObject attempt = attempts[0].toObject();
        attempt[u"completed"_s] = completed;
        attempt[u"endTimeEpoch"_s] = completed ? attempt[u"startTimeEpoch"_s].toDouble() + 1'400'000 : -1;
        attempts[0] = attempt;
        spark.application[u"attempts"_s] = attempts;
    };
    setCompleted(false);
    MimicServer server([&](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); });
    ApplicationFeed::Settings patient = settings();
    patient.seekMs = 60'000;
    ApplicationFeed feed(patient);
    QSignalSpy finished(&feed, &ApplicationFeed::finished);
    feed.setKey({spark.id(), {}});
    feed.addHistoryServer(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), Access());
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().source(FeedSource::HistoryServer) &&
                                 feed.status().source(FeedSource::HistoryServer)->records > 0,
                             20000);
    QVERIFY(finished.isEmpty());
    setCompleted(true);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    QVERIFY(feed.status().end == FeedEnd::Ended);
    QVERIFY(!feed.status().source(FeedSource::HistoryServer)->active); // and is left alone
    const SnapshotPtr snapshot = feed.snapshot();
    QVERIFY(snapshot->state == ApplicationState::Succeeded);
    QCOMPARE(snapshot->jobs.size(), std::size_t(spark.jobs.size()));
}

void ApplicationFeedTest::droppedEventsComeFromTheLog()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    const qsizetype from = lines.size() / 3, to = lines.size() * 2 / 3;
    QFile written(m_folder->filePath(u"log.inprogress"_s)); // as the driver writes it, with the end to come
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(lines.mid(0, lines.size() - 1).join());
    written.flush();
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QVERIFY(drivers.connectTo(feed, helloOf(log)));
    feed.addEventLog(written.fileName());
    drivers.sendLive(0);
    drivers.send(lines, 0, from);
    drivers.client().send(u"{\"@\":\"dropped\",\"from\":%1,\"count\":%2,\"kinds\":{\"TaskEnd\":%2}}\n"_s.arg(from)
                              .arg(to - from)
                              .toUtf8());
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().gaps.size(), 1u, 20000);
    drivers.send(lines, to, lines.size() - 1);
    QTRY_VERIFY_WITH_TIMEOUT(!feed.status().hasOpenGap(), 20000);
    QCOMPARE(feed.status().dropped, quint64(to - from));
    const FeedGap &gap = feed.status().gaps.front();
    QVERIFY(gap.filledBy == FeedSource::EventLog);
    QCOMPARE(gap.from, quint64(from));
    QCOMPARE(gap.count, quint64(to - from));
    drivers.send(lines, lines.size() - 1, lines.size());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    COMPARE_FIGURES(feed, log);
}

//! Journal, two listeners and the log tell overlapping parts, in pieces, by turns.
void ApplicationFeedTest::anyMixOfSources()
{
    QFETCH(QString, log);
    const QList<QByteArray> lines = busLines(log);
    std::mt19937 random(quint32(qHash(log)));
    for (int round = 0; round < 4; ++round) {
        init();
        const qsizetype a = qsizetype(random() % quint32(lines.size()));
        const qsizetype b = qsizetype(random() % quint32(lines.size()));
        const qsizetype early = qMin(a, b), late = qMax(a, b);
        FakeDrivers drivers;
        {
            ApplicationFeed before(settings());
            QVERIFY(drivers.connectTo(before, helloOf(log)));
            drivers.sendLive(0);
            drivers.send(lines, 0, late);
            QTRY_COMPARE_WITH_TIMEOUT(before.status().source(FeedSource::Listener)
                                          ? before.status().source(FeedSource::Listener)->records
                                          : 0u,
                                      quint64(late), 20000);
        }
        ApplicationFeed feed(settings());
        ListenerHello hello = helloOf(log);
        hello.instance = "another one, attached late";
        QVERIFY(drivers.connectTo(feed, hello));
        feed.addEventLog(log);
        drivers.client().send("{\"@\":\"snapshot\",\"seq\":5}\n");
        drivers.send(lines, early / 2, early); // what is alive
        drivers.sendLive(5);
        drivers.send(lines, early, lines.size());
        drivers.sendEnd(quint64(lines.size() - early + 5));
        QTRY_VERIFY2_WITH_TIMEOUT(feed.status().isFinal(), qPrintable(u"%1 %2"_s.arg(early).arg(late)), 20000);
        COMPARE_FIGURES(feed, log);
    }
}

void ApplicationFeedTest::heartbeatsThatAreMissingAreNoGap()
{
    const QList<QByteArray> lines = busLines(kSkew);
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.sendLive(0);
    drivers.send(lines, 0, 20);
    drivers.client().send("{\"@\":\"dropped\",\"from\":20,\"count\":7,\"kinds\":{\"ExecutorMetricsUpdate\":7}}\n");
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().dropped, 7u, 20000);
    QVERIFY(feed.status().gaps.empty());
}

void ApplicationFeedTest::lostDriverIsIncomplete()
{
    const QList<QByteArray> lines = busLines(kSkew);
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QSignalSpy finished(&feed, &ApplicationFeed::finished);
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.sendLive(0);
    drivers.send(lines, 0, lines.size() / 2);
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(lines.size() / 2), 20000);
    const SnapshotPtr before = feed.publishNow();
    QVERIFY(before->state == ApplicationState::Running);
    QVERIFY(before->totals.tasksSucceeded > 0);
    drivers.client().abort();
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().end == FeedEnd::Seeking || feed.status().end == FeedEnd::Lost, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    QVERIFY(feed.status().end == FeedEnd::Lost);
    QVERIFY(feed.snapshot()->state == ApplicationState::Incomplete);
    QCOMPARE(feed.snapshot()->totals.tasksSucceeded, before->totals.tasksSucceeded);
    QCOMPARE(feed.snapshot()->running.size(), before->running.size()); // the last that is known
    QVERIFY(feed.status().lostAt > 0);
    QVERIFY2(endText(feed.status()).starts_with("driver lost at 2"), endText(feed.status()).c_str());
    QVERIFY(feed.status().source(FeedSource::Listener)->trouble);
}

void ApplicationFeedTest::logTellsTheEndOfALostDriver()
{
    const QList<QByteArray> lines = busLines(kSkew);
    const QString path = m_folder->filePath(u"local-1795202980501"_s);
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    feed.addEventLog(path); // not there yet
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.sendLive(0);
    drivers.send(lines, 0, lines.size() / 2);
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(lines.size() / 2), 20000);
    drivers.client().abort();
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().end == FeedEnd::Seeking, 20000);
    QTest::qWait(700); // the log comes some time after the driver has gone
    QVERIFY(feed.status().end == FeedEnd::Seeking);
    QVERIFY(QFile::copy(kSkew, path));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    QVERIFY(feed.status().end == FeedEnd::Ended);
    COMPARE_FIGURES(feed, kSkew);
}

void ApplicationFeedTest::listenerComesBack()
{
    const QList<QByteArray> lines = busLines(kSkew);
    const qsizetype half = lines.size() / 2;
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QSignalSpy finished(&feed, &ApplicationFeed::finished);
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.sendLive(0);
    drivers.send(lines, 0, half);
    QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(half), 20000);
    drivers.client().abort();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000); // given up
    QVERIFY(feed.status().end == FeedEnd::Lost);
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew))); // the network was away
    QCOMPARE(drivers.client().from(), qint64(half));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().end == FeedEnd::Open, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(feed.publishNow()->state == ApplicationState::Running, 20000);
    drivers.sendLive(quint64(half));
    drivers.send(lines, half, lines.size());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20000);
    COMPARE_FIGURES(feed, kSkew);
    QVERIFY(feed.status().complete);
}

void ApplicationFeedTest::gapStaysAGapWithoutSources()
{
    const QList<QByteArray> lines = busLines(kSkew);
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.client().send("{\"@\":\"snapshot\",\"seq\":30}\n");
    drivers.send(lines, 0, 10);
    drivers.sendLive(30);
    drivers.send(lines, 30, lines.size());
    drivers.sendEnd(quint64(lines.size()));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    QCOMPARE(feed.status().gaps.size(), 1u);
    QVERIFY(feed.status().gaps.front().isOpen());
    QVERIFY(feed.status().gaps.front().beforeAttach);
    QCOMPARE(feed.status().gaps.front().count, 30u);
    QVERIFY(!feed.status().complete);
    QVERIFY(feed.snapshot()->state == ApplicationState::Succeeded);
}

void ApplicationFeedTest::nameComesLater()
{
    const QList<QByteArray> lines = busLines(kSkew);
    FakeDrivers drivers;
    ListenerHello hello = helloOf(kSkew);
    const std::string id = std::exchange(hello.applicationId, std::string());
    {
        ApplicationFeed feed(settings());
        QSignalSpy keys(&feed, &ApplicationFeed::keyChanged);
        QVERIFY(drivers.connectTo(feed, hello));
        QVERIFY(feed.key().isEmpty());
        drivers.sendLive(0);
        drivers.send(lines, 0, 2);
        drivers.client().send("{\"@\":\"application\",\"applicationId\":\"" + QByteArray::fromStdString(id) + "\"}\n");
        drivers.send(lines, 2, lines.size() / 2);
        QTRY_COMPARE_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->records, quint64(lines.size() / 2),
                                  20000);
        QCOMPARE(feed.key().id, QString::fromStdString(id));
        QCOMPARE(keys.size(), 1);
    }
    ApplicationFeed feed(settings()); // what came before the name is in the journal too
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    QCOMPARE(drivers.client().from(), qint64(lines.size() / 2));
    QCOMPARE(feed.status().source(FeedSource::Journal)->records, quint64(lines.size() / 2 + 1));
}

void ApplicationFeedTest::logOfAnotherApplicationIsRefused()
{
    ApplicationFeed feed(settings());
    feed.setKey({u"app-1"_s, {}});
    feed.addEventLog(kSkew);
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    QVERIFY(feed.status().source(FeedSource::EventLog)->trouble);
    QVERIFY(feed.status().source(FeedSource::EventLog)->trouble->code == ErrorCode::InvalidArgument);
    QCOMPARE(feed.publishNow()->totals.tasksLaunched, 0);
}

void ApplicationFeedTest::logThatIsNotThere()
{
    ApplicationFeed::Settings patient = settings();
    patient.seekMs = 3'600'000; // nobody is waited for
    ApplicationFeed feed(patient);
    feed.addEventLog(m_folder->filePath(u"nothing"_s));
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    QVERIFY(feed.status().source(FeedSource::EventLog)->trouble);
    QVERIFY(feed.status().source(FeedSource::EventLog)->trouble->code == ErrorCode::NotFound);
}

void ApplicationFeedTest::commandsAreAnswered()
{
    FakeDrivers drivers;
    ApplicationFeed feed(settings());
    std::optional<Result<QJsonObject>> none, answer;
    feed.sendCommand({{u"do"_s, u"cancelAll"_s}}, [&](const Result<QJsonObject> &result) { none = result; });
    QTRY_VERIFY(none.has_value());
    QVERIFY(!*none && none->error().code == ErrorCode::Unsupported);
    QVERIFY(drivers.connectTo(feed, helloOf(kSkew)));
    drivers.sendLive(0);
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().source(FeedSource::Listener)->answering, 20000);
    connect(&drivers.client(), &WireClient::commandCame, this, [&](const QJsonObject &command) {
        drivers.client().send("{\"@\":\"reply\",\"id\":" + QByteArray::number(command[u"id"].toInt()) +
                              ",\"ok\":true,\"result\":{\"job\":" + QByteArray::number(command[u"job"].toInt()) +
                              "}}\n");
    });
    feed.sendCommand({{u"do"_s, u"cancelJob"_s}, {u"job"_s, 3}},
                     [&](const Result<QJsonObject> &result) { answer = result; });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20000);
    QVERIFY(*answer);
    QCOMPARE(answer->value()[u"ok"].toBool(), true);
    QCOMPARE(answer->value()[u"result"].toObject()[u"job"].toInt(), 3);
}

void ApplicationFeedTest::summaryContract()
{
    ApplicationFeed feed(settings());
    feed.addEventLog(kFail);
    QTRY_VERIFY_WITH_TIMEOUT(feed.status().isFinal(), 20000);
    COMPARE_FIGURES(feed, kFail);
    const std::string line = watchJson(*feed.publishNow(), feed.status());
    QVERIFY(line.find('\n') == std::string::npos);
    QJsonParseError problem{};
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(line), &problem).object();
    QCOMPARE(problem.error, QJsonParseError::NoError);
    QFile expectedFile(kFail + u".expected.json"_s);
    QVERIFY(expectedFile.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(expectedFile.readAll()).object();
    QVERIFY(expected.contains(u"tasks"_s));
    for (const QString &key : {u"jobs"_s, u"stages"_s, u"tasks"_s, u"metrics"_s, u"applicationId"_s})
        QVERIFY2(json[key] == expected[key], qPrintable(key));
    const QJsonObject sources = json[u"sources"].toObject();
    QCOMPARE(sources[u"eventLog"].toInteger(), json[u"import"].toObject()[u"events"].toInteger());
    QVERIFY(sources[u"eventLog"].toInteger() > 100);
    QCOMPARE(sources[u"listener"].toInteger(-1), 0);
    QCOMPARE(sources[u"rest"].toInteger(-1), 0);
    QCOMPARE(json[u"dropped"].toInteger(-1), 0);
    QCOMPARE(json[u"end"].toString(), u"ended"_s);
}

QTEST_MAIN(ApplicationFeedTest)
#include "tst_applicationfeed.moc"
