// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/processidentity.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Oracle: what the system and Qt say of processes that the test started.
class ProcessIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAProcess();
    void hostileName();
    void zombie();
    void signalled();
    void numberUsedAgain();
    void nobody();
    void endIsSeen();
};

void ProcessIdentityTest::ofAProcess()
{
    const ProcessIdentity self = ProcessIdentity::of(::getpid());
    QCOMPARE(self.pid, qint64(::getpid()));
    QVERIFY(self.isAlive() && self.startTicks > 0);
    QCOMPARE(processStat(::getpid())->parent, qint64(::getppid()));
    QProcess child;
    child.start(u"sleep"_s, {u"100"_s});
    QVERIFY(child.waitForStarted());
    const ProcessIdentity identity = ProcessIdentity::of(child.processId());
    QVERIFY(identity.isAlive() && identity.startTicks >= self.startTicks);
    QCOMPARE(processStat(child.processId())->parent, qint64(::getpid()));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY2(qAbs(identity.started() - now) < 60'000, qPrintable(QString::number(identity.started() - now)));
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(!identity.isAlive());
}

//! The name in stat may hold blanks, parentheses and what looks like its other fields.
void ProcessIdentityTest::hostileName()
{
    QProcess child;
    child.start(u"python3"_s, {u"-c"_s, u"import sys\n"
                                        "open('/proc/self/comm', 'w').write(') Z 1 (x) S 2')\n"
                                        "print('up', flush=True)\n"
                                        "sys.stdin.read()"_s});
    QVERIFY(child.waitForStarted() && child.waitForReadyRead(20'000));
    const auto stat = processStat(child.processId());
    QVERIFY(stat && stat->parent == qint64(::getpid()) && stat->startTicks > 0);
    QVERIFY(ProcessIdentity::of(child.processId()).isAlive());
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished(20'000));
}

void ProcessIdentityTest::zombie()
{
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(0);
    QTRY_VERIFY(processStat(pid) && processStat(pid)->state == 'Z');
    QCOMPARE(ProcessIdentity::of(pid).pid, 0LL);
    ::waitpid(pid, nullptr, 0);
    QVERIFY(!processStat(pid));
}

void ProcessIdentityTest::signalled()
{
    QProcess child;
    child.start(u"sleep"_s, {u"100"_s});
    QVERIFY(child.waitForStarted());
    const ProcessIdentity identity = ProcessIdentity::of(child.processId());
    QVERIFY(identity.signal(SIGTERM));
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitCode(), SIGTERM);
    const Result<void> again = identity.signal(SIGTERM);
    QVERIFY(!again && again.error().code == ErrorCode::NotFound);
}

void ProcessIdentityTest::numberUsedAgain()
{
    QProcess child;
    child.start(u"sleep"_s, {u"100"_s});
    QVERIFY(child.waitForStarted());
    ProcessIdentity other = ProcessIdentity::of(child.processId());
    --other.startTicks; // who had the number before
    QVERIFY(!other.isAlive());
    const Result<void> sent = other.signal(SIGKILL);
    QVERIFY(!sent && sent.error().code == ErrorCode::NotFound);
    QVERIFY(!child.waitForFinished(200)); // nothing happened to it
    child.kill();
    QVERIFY(child.waitForFinished());
}

void ProcessIdentityTest::nobody()
{
    for (const long long pid : {0LL, -1LL, 1LL << 40}) {
        QVERIFY(!processStat(pid));
        QCOMPARE(ProcessIdentity::of(pid).pid, 0LL);
        QVERIFY(!ProcessIdentity({pid, 1}).signal(0)); // -1 would be everybody
    }
    QVERIFY(!ProcessIdentity::of(1).signal(0)); // nor the first process, whoever we are
    QVERIFY(ProcessIdentity().started() == kNoTime);
}

void ProcessIdentityTest::endIsSeen()
{
    QProcess child;
    child.start(u"sleep"_s, {u"100"_s});
    QVERIFY(child.waitForStarted());
    const int file = openPidfd(child.processId());
    if (file < 0)
        QSKIP("this kernel has no pidfds");
    pollfd look{file, POLLIN, 0};
    QCOMPARE(::poll(&look, 1, 0), 0);
    child.kill();
    QCOMPARE(::poll(&look, 1, 10'000), 1);
    ::close(file);
    QVERIFY(child.waitForFinished());
}

QTEST_GUILESS_MAIN(ProcessIdentityTest)
#include "tst_processidentity.moc"
