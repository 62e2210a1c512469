// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/applicationsession.h"
#include "support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const QString kSkew = QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/skew/local-1795202980501");
const QString kFailed = QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/4.3.0/fail/eventlog_v2_local-1795202984823");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ApplicationSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALog();
    void tellsWhyItCannot_data();
    void tellsWhyItCannot();
    void followsALogThatIsWritten();
    void keepsWhatItReadWhenTheLogIsReplaced();
    void replaysInTime();
    void replaySeeksBothWays();
    void closesInTheMiddle();
};

void ApplicationSessionTest::readsALog()
{
    const auto session = ApplicationSession::openLog(kFailed);
    QSignalSpy finished(session.get(), &ApplicationSession::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QVERIFY(!session->status().error);
    QVERIFY(!session->status().active);
    QVERIFY(session->snapshot());
    QCOMPARE(session->snapshot()->totals.jobsFailed, 4);
    QCOMPARE(session->snapshot()->totals.tasksFailed, 23);
    QTest::qWait(200);
    QCOMPARE(finished.size(), 1); // exactly one terminal signal
}

void ApplicationSessionTest::tellsWhyItCannot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addRow("empty") << QByteArray() << int(ErrorCode::Empty);
    QTest::addRow("text") << QByteArray("hello world\n") << int(ErrorCode::NotAnEventLog);
    QTest::addRow("binary") << QByteArray("\x7f\x45\x4c\x46\0\0\0\0garbage", 15) << int(ErrorCode::NotAnEventLog);
    QTest::addRow("zip") << QByteArray("PK\x03\x04rest of an archive") << int(ErrorCode::Unsupported);
}

void ApplicationSessionTest::tellsWhyItCannot()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto session = ApplicationSession::openLog(path);
    QSignalSpy finished(session.get(), &ApplicationSession::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QVERIFY(session->status().error);
    QCOMPARE(int(session->status().error->code), code);
}

void ApplicationSessionTest::followsALogThatIsWritten()
{
    const QByteArray all = contents(kSkew);
    const qsizetype half = all.indexOf('\n', all.size() / 2) + 1;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"local-1795202980501.inprogress"_s);
    QFile file(path); // stays open for writing: somebody writes
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(all.left(half));
    file.flush();
    const auto session = ApplicationSession::openLog(path);
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->status().following, 10000);
    QVERIFY(session->snapshot()->state == ApplicationState::Running);
    const auto tasks = session->snapshot()->totals.tasksLaunched;
    QVERIFY(tasks > 0);

    file.write(all.mid(half));
    file.flush();
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->totals.tasksLaunched > tasks, 10000);
    file.close();
    QSignalSpy finished(session.get(), &ApplicationSession::finished);
    QVERIFY(QFile::rename(path, folder.filePath(u"local-1795202980501"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QVERIFY(!session->status().error);
    QVERIFY(session->snapshot()->state == ApplicationState::Succeeded);
    QCOMPARE(session->snapshot()->totals.tasksSucceeded, 37);
    QCOMPARE(session->snapshot()->import->lines, quint64(all.count('\n')));
}

void ApplicationSessionTest::keepsWhatItReadWhenTheLogIsReplaced()
{
    const QByteArray all = contents(kSkew);
    const qsizetype half = all.indexOf('\n', all.size() / 2) + 1;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"local-1795202980501.inprogress"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(all.left(half));
    file.flush();
    const auto session = ApplicationSession::openLog(path);
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->status().following, 10000);
    const auto tasks = session->snapshot()->totals.tasksLaunched;
    QSignalSpy finished(session.get(), &ApplicationSession::finished);
    QVERIFY(file.resize(100)); // it shrinks
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QVERIFY(session->status().error);
    QCOMPARE(session->snapshot()->totals.tasksLaunched, tasks);
}

void ApplicationSessionTest::replaysInTime()
{
    const auto session = ApplicationSession::openReplay(kSkew);
    QTRY_VERIFY_WITH_TIMEOUT(session->replay() && session->replay()->whole && session->snapshot(), 10000);
    QVERIFY(session->replay()->end - session->replay()->begin > 5000);
    QVERIFY(session->snapshot()->totals.jobs < session->replay()->whole->totals.jobs);
    session->setPaused(true);
    QTRY_VERIFY(session->replay()->paused);
    const TimeMs stopped = session->replay()->now;
    QTest::qWait(400);
    QCOMPARE(session->replay()->now, stopped);
    session->setSpeed(1000);
    session->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(session->replay()->now, session->replay()->end, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(session->snapshot()->totals.tasksSucceeded, 37, 5000);
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->state == ApplicationState::Succeeded, 5000);
}

void ApplicationSessionTest::replaySeeksBothWays()
{
    const auto session = ApplicationSession::openReplay(kFailed);
    QTRY_VERIFY_WITH_TIMEOUT(session->replay() && session->replay()->whole && session->snapshot(), 10000);
    session->setPaused(true);
    const TimeMs begin = session->replay()->begin;
    const TimeMs end = session->replay()->end;
    // the state at a time, counted from the end state by the times of the jobs
    const SnapshotPtr whole = session->replay()->whole;
    for (const double share : {0.8, 0.3, 0.95, 0.0, 1.0}) {
        const TimeMs at = begin + TimeMs(double(end - begin) * share);
        int started = 0, ended = 0;
        for (const Job &job : whole->jobs) {
            started += job.submitted <= at;
            ended += job.completed != kNoTime && job.completed <= at;
        }
        session->seek(at);
        QTRY_VERIFY_WITH_TIMEOUT(!session->replay()->seeking && session->replay()->now == at, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(session->snapshot()->totals.jobs, started, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(session->snapshot()->totals.jobs - session->snapshot()->totals.jobsRunning, ended,
                                  5000);
        QVERIFY(session->snapshot()->time <= at);
    }
}

void ApplicationSessionTest::closesInTheMiddle()
{
    for (const int wait : {0, 1, 5, 20, 60}) {
        auto log = ApplicationSession::openLog(kSkew);
        auto replay = ApplicationSession::openReplay(kFailed);
        QTest::qWait(wait);
        log.reset();
        replay->seek(0);
        replay.reset();
    }
    QCoreApplication::processEvents(); // calls that were queued to them are gone too
}

QTEST_MAIN(ApplicationSessionTest)
#include "tst_applicationsession.moc"
