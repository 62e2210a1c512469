// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/processgroup.h"
#include "support/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ProcessSpec shell(const QString &script)
{
    ProcessSpec spec;
    spec.name = u"main"_s;
    spec.program = u"/bin/sh"_s;
    spec.arguments = {u"-c"_s, script};
    spec.environment = QProcessEnvironment::systemEnvironment();
    spec.graceMs = 4'000;
    return spec;
}

bool isThere(qint64 pid)
{
    return ProcessIdentity::of(pid).pid != 0;
}

//! This program, run with arguments, starts a group and waits to be killed.
int crashMain(const QStringList &words)
{
    ProcessGroup group(words[2]);
    ProcessSpec spec = shell(words[4]);
    spec.keepRunning = words[3] == u"keep"_s;
    spec.removeFolders = {words[5]};
    if (!group.start(spec))
        return 1;
    std::puts("started");
    std::fflush(stdout);
    QCoreApplication::exec();
    return 0;
}

} // namespace

//! One process and all that comes of it, with real small children.
class ProcessGroupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void logAndExitStatus();
    void notStarted();
    void noFolder();
    void stops();
    void stopsTheStubborn();
    void stopsHardWhenAskedTwice();
    void daemonsAreCaught();
    void whatIsLeftBehindEnds();
    void inputIsHeld();
    void secretsAreNowhere();
    void logIsLimited();
    void folderIsRemoved();
    void stoppedWhileItStarts();
    void destroyed();
    void parentCrashes_data();
    void parentCrashes();
    void adopted();
    void adoptedAfterItsEnd();
    void adoptedAtOnce();
    void supervisorKilled();
    void pidsAreUsedAgain();
    void severalInOneLog();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    //! Numbers that the script wrote, one a line.
    QList<qint64> pids(const QString &name) const
    {
        QList<qint64> result;
        for (const QByteArray &line : content(path(name)).split('\n')) {
            if (!line.isEmpty())
                result += line.toLongLong();
        }
        return result;
    }
    bool allGone(const QString &name) const
    {
        const QList<qint64> all = pids(name);
        return !all.isEmpty() && std::none_of(all.begin(), all.end(), isThere);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProcessGroupTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(!ProcessGroup::findSupervisor().isEmpty());
}

void ProcessGroupTest::cleanup()
{
    m_folder.reset();
}

void ProcessGroupTest::logAndExitStatus()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QSignalSpy started(&group, &ProcessGroup::started);
    ProcessSpec spec = shell(u"echo out; echo err >&2; printf 'a\\rb\\rc\\n'; pwd; printf rest; exit 3"_s);
    spec.workingDirectory = m_folder->path();
    spec.prefix = u"[x] "_s;
    QVERIFY(group.start(spec));
    QVERIFY(group.isRunning());
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!group.isRunning());
    QVERIFY(group.exit()->kind == ProcessExit::Kind::Exited);
    QCOMPARE(group.exit()->code, 3);
    QVERIFY(!group.exit()->asked);
    QCOMPARE(group.exit()->sentence().english(), u"exit status 3"_s);
    QCOMPARE(started.count(), 1);
    QCOMPARE(content(path(u"log"_s)), "[x] out\n[x] err\n[x] c\n[x] " +
                                          QFile::encodeName(QDir(m_folder->path()).canonicalPath()) + "\n[x] rest\n");
    QVERIFY((QFile::permissions(path(u"log"_s)) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    QTest::qWait(300);
    QCOMPARE(ended.count(), 1);
}

void ProcessGroupTest::notStarted()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell({});
    spec.program = u"/no/such/program"_s;
    QVERIFY(group.start(spec));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(group.exit()->kind == ProcessExit::Kind::NotStarted);
    QCOMPARE(group.exit()->code, ENOENT);
}

void ProcessGroupTest::noFolder()
{
    ProcessGroup group(m_folder->path());
    ProcessSpec spec = shell(u"true"_s);
    spec.workingDirectory = u"/no/such/folder"_s;
    const auto started = group.start(spec);
    QVERIFY(!started);
    QVERIFY(started.error().code == ErrorCode::NotFound);
    QVERIFY(!group.isRunning());
}

void ProcessGroupTest::stops()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.start(shell(u"exec sleep 1000"_s)));
    QTRY_VERIFY(group.process().pid != 0);
    QVERIFY(group.process().isAlive());
    QVERIFY(group.processes().contains(group.process().pid));
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(group.exit()->kind == ProcessExit::Kind::Signalled);
    QCOMPARE(group.exit()->code, SIGTERM);
    QVERIFY(group.exit()->asked);
    QVERIFY(!group.process().isAlive() && !group.supervisor().isAlive());
    QVERIFY(group.processes().isEmpty());
}

void ProcessGroupTest::stopsTheStubborn()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"trap '' TERM; echo $$ > '%1'; while :; do sleep 1; done"_s.arg(path(u"pids"_s)));
    spec.graceMs = 600;
    QVERIFY(group.start(spec));
    QTRY_VERIFY(!pids(u"pids"_s).isEmpty());
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(group.exit()->code, SIGKILL);
    QVERIFY(allGone(u"pids"_s));
}

void ProcessGroupTest::stopsHardWhenAskedTwice()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"trap '' TERM; echo $$ > '%1'; while :; do sleep 1; done"_s.arg(path(u"pids"_s)));
    spec.graceMs = 3'600'000;
    QVERIFY(group.start(spec));
    QTRY_VERIFY(!pids(u"pids"_s).isEmpty());
    group.stop();
    QTest::qWait(300);
    QCOMPARE(ended.count(), 0);
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(allGone(u"pids"_s));
}

//! What forks twice and has a session of its own is ended with the rest.
void ProcessGroupTest::daemonsAreCaught()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.start(shell(u"(setsid sh -c 'trap \"\" HUP TERM; echo $$ >> \"%1\"; while :; do sleep 1; done' &) ; "
                              "echo $$ >> '%1'; exec sleep 1000"_s.arg(path(u"pids"_s)))));
    QTRY_COMPARE(pids(u"pids"_s).size(), 2);
    QTRY_VERIFY(group.processes().size() >= 3);
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(allGone(u"pids"_s));
}

//! The program ended well, and its daemon stayed.
void ProcessGroupTest::whatIsLeftBehindEnds()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.start(
        shell(u"(setsid sh -c 'echo $$ >> \"%1\"; exec sleep 1000' &) ; sleep 0.3; exit 0"_s.arg(path(u"pids"_s)))));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(group.exit()->isGood());
    QVERIFY(!group.exit()->asked);
    QVERIFY(allGone(u"pids"_s));
}

void ProcessGroupTest::inputIsHeld()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"trap '' TERM; cat; echo closed"_s);
    spec.holdInput = true;
    QVERIFY(group.start(spec));
    QTest::qWait(500);
    QCOMPARE(ended.count(), 0);
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(content(path(u"log"_s)).endsWith("closed\n"));
    QVERIFY(group.exit()->isGood() && group.exit()->asked);
}

void ProcessGroupTest::secretsAreNowhere()
{
    const QString secret = u"s3cr3t-of-the-test"_s;
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"echo \"it is $SECRET.\"; echo db.password=other; cat"_s);
    spec.holdInput = true;
    spec.environment.insert(u"SECRET"_s, secret);
    spec.secrets = {secret, u"x"_s};
    QVERIFY(group.start(spec));
    QTRY_COMPARE(content(path(u"log"_s)), QByteArray("it is *********(redacted).\ndb.password=*********(redacted)\n"));
    const QList<qint64> all = group.processes();
    QVERIFY(all.size() >= 2);
    for (const qint64 pid : all) {
        const QByteArray words = content(u"/proc/%1/cmdline"_s.arg(pid));
        QVERIFY(!words.isEmpty());
        QVERIFY(!words.contains(secret.toUtf8()));
    }
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files))
        QVERIFY2(!content(path(name)).contains(secret.toUtf8()), qPrintable(name));
}

void ProcessGroupTest::logIsLimited()
{
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"i=0; while [ $i -lt 5000 ]; do echo \"line $i\"; i=$((i+1)); done"_s);
    spec.logBytes = 10'000;
    QVERIFY(group.start(spec));
    QTRY_COMPARE(ended.count(), 1);
    const QByteArray now = content(path(u"log"_s)), before = content(path(u"log.1"_s));
    QVERIFY(now.endsWith("line 4999\n"));
    QVERIFY(before.startsWith("line "));
    QVERIFY2(now.size() <= 40'000 && before.size() <= 40'000, "one piece of output may be longer than the limit");
    const int first = before.left(before.indexOf('\n')).mid(5).toInt();
    QCOMPARE(QByteArray(before + now).count('\n'), 5000 - first); // nothing between them is lost
}

void ProcessGroupTest::folderIsRemoved()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"private/deep"_s));
    QFile file(path(u"private/deep/conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"test -f private/deep/conf"_s);
    spec.workingDirectory = m_folder->path();
    spec.removeFolders = {path(u"private"_s)};
    QVERIFY(group.start(spec));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(group.exit()->isGood());
    QVERIFY(!QFile::exists(path(u"private"_s)));
}

//! At any moment of the start: nothing is left, and the end is told once.
void ProcessGroupTest::stoppedWhileItStarts()
{
    for (int i = 0; i < 40; ++i) {
        ProcessGroup group(m_folder->path());
        QSignalSpy ended(&group, &ProcessGroup::ended);
        QVERIFY(group.start(shell(u"echo $$ >> '%1'; sleep 1000 & echo $! >> '%1'; wait"_s.arg(path(u"pids"_s)))));
        const ProcessIdentity supervisor = group.supervisor();
        QTest::qSleep(i % 10);
        group.stop();
        if (i % 3 == 0)
            group.stop();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!supervisor.isAlive());
    }
    const QList<qint64> all = pids(u"pids"_s);
    for (const qint64 pid : all)
        QVERIFY(!isThere(pid));
}

void ProcessGroupTest::destroyed()
{
    {
        ProcessGroup group(m_folder->path());
        QVERIFY(group.start(shell(u"echo $$ >> '%1'; exec sleep 1000"_s.arg(path(u"pids"_s)))));
        QTRY_VERIFY(!pids(u"pids"_s).isEmpty());
    }
    QTRY_VERIFY(allGone(u"pids"_s));
    QTRY_VERIFY(content(path(u"main.exit"_s)).contains("asked"));
}

void ProcessGroupTest::parentCrashes_data()
{
    QTest::addColumn<bool>("keep");
    QTest::newRow("ends with it") << false;
    QTest::newRow("keeps running") << true;
}

void ProcessGroupTest::parentCrashes()
{
    QFETCH(bool, keep);
    QVERIFY(QDir(m_folder->path()).mkdir(u"private"_s));
    const QString script = u"(setsid sh -c 'echo $$ >> \"%1\"; exec sleep 1000' &); echo $$ >> '%1'; "
                           "while [ ! -f '%2' ]; do sleep 0.1; done; echo went on; sleep 0.3; exit 5"_s.arg(
                               path(u"pids"_s), path(u"go"_s));
    QProcess window;
    window.start(QCoreApplication::applicationFilePath(),
                 {u"--crash"_s, m_folder->path(), keep ? u"keep"_s : u"end"_s, script, path(u"private"_s)});
    QVERIFY(window.waitForReadyRead(30'000));
    QTRY_COMPARE(pids(u"pids"_s).size(), 2);
    window.kill();
    QVERIFY(window.waitForFinished(30'000));
    if (keep) {
        QTest::qWait(500);
        QVERIFY(isThere(pids(u"pids"_s).last()));
        QVERIFY(QFile::exists(path(u"private"_s)));
        ProcessGroup group(m_folder->path());
        QSignalSpy ended(&group, &ProcessGroup::ended);
        QVERIFY(group.adopt(u"main"_s));
        QVERIFY(group.isRunning() && group.process().isAlive());
        QFile go(path(u"go"_s));
        QVERIFY(go.open(QIODevice::WriteOnly));
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(group.exit()->code, 5); // of a process that is not our child
        QVERIFY(!group.exit()->asked);
        QCOMPARE(content(path(u"log"_s)), QByteArray("went on\n"));
    }
    QTRY_VERIFY(allGone(u"pids"_s));
    QTRY_VERIFY(!QFile::exists(path(u"private"_s)));
}

void ProcessGroupTest::adopted()
{
    auto first = std::make_unique<ProcessGroup>(m_folder->path());
    ProcessSpec spec = shell(u"exec sleep 1000"_s);
    spec.keepRunning = true;
    QVERIFY(first->start(spec));
    QTRY_VERIFY(first->process().pid != 0);
    const ProcessIdentity process = first->process();
    first.reset();
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.adopt(u"main"_s));
    QVERIFY(group.process() == process);
    QTest::qWait(300);
    QVERIFY(group.isRunning() && process.isAlive());
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(group.exit()->code, SIGTERM);
    QVERIFY(group.exit()->asked);
    QVERIFY(!ProcessGroup(m_folder->path()).adopt(u"other"_s));
}

void ProcessGroupTest::adoptedAfterItsEnd()
{
    auto first = std::make_unique<ProcessGroup>(m_folder->path());
    ProcessSpec spec = shell(u"exit 7"_s);
    spec.keepRunning = true;
    QVERIFY(first->start(spec));
    first.reset();
    QTRY_VERIFY(QFile::exists(path(u"main.exit"_s)));
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.adopt(u"main"_s));
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(group.exit()->code, 7);
}

//! The window goes in the moment after the start, before the supervisor did anything.
void ProcessGroupTest::adoptedAtOnce()
{
    for (int i = 0; i < 10; ++i) {
        auto first = std::make_unique<ProcessGroup>(m_folder->path());
        ProcessSpec spec = shell(u"exec sleep 1000"_s);
        spec.keepRunning = true;
        QVERIFY(first->start(spec));
        const ProcessIdentity supervisor = first->supervisor();
        first.reset();
        ProcessGroup group(m_folder->path());
        QSignalSpy ended(&group, &ProcessGroup::ended);
        QVERIFY(group.adopt(u"main"_s));
        QVERIFY(group.supervisor() == supervisor);
        QTRY_VERIFY(group.process().pid != 0);
        QVERIFY(group.process().isAlive());
        group.stop();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(group.exit()->code, SIGTERM);
    }
}

//! Even then nothing is left, also not what it alone knew of.
void ProcessGroupTest::supervisorKilled()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"private"_s));
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    ProcessSpec spec = shell(u"(setsid sh -c 'trap \"\" TERM; echo $$ >> \"%1\"; while :; do sleep 1; done' &); "
                             "trap '' TERM; echo $$ >> '%1'; while :; do sleep 1; done"_s.arg(path(u"pids"_s)));
    spec.removeFolders = {path(u"private"_s)};
    QVERIFY(group.start(spec));
    QTRY_COMPARE(pids(u"pids"_s).size(), 2);
    QTRY_VERIFY(group.process().pid != 0);
    QVERIFY(group.supervisor().signal(SIGKILL));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(group.exit()->kind == ProcessExit::Kind::Unknown);
    QTRY_VERIFY(allGone(u"pids"_s));
    QVERIFY(!QFile::exists(path(u"private"_s)));
}

void ProcessGroupTest::pidsAreUsedAgain()
{
    const ProcessIdentity self = ProcessIdentity::of(::getpid());
    QVERIFY(self.isAlive());
    const ProcessIdentity other{self.pid, self.startTicks + 1};
    QVERIFY(!other.isAlive());
    QVERIFY(!other.signal(SIGKILL)); // or this test ends here
    QVERIFY(!ProcessIdentity{}.isAlive());
    QVERIFY(!ProcessIdentity{}.signal(SIGTERM));
    // A record whose pid somebody else has by now, and which names nothing to remove: that is not the current folder.
    const QString before = QDir::currentPath();
    const auto back = qScopeGuard([&before] { QDir::setCurrent(before); });
    QVERIFY(QDir(m_folder->path()).mkdir(u"current"_s) && QDir::setCurrent(path(u"current"_s)));
    QFile mine(u"mine"_s);
    QVERIFY(mine.open(QIODevice::WriteOnly));
    QFile run(path(u"main.run"_s));
    QVERIFY(run.open(QIODevice::WriteOnly));
    run.write("supervisor " + QByteArray::number(self.pid) + " 1\nprocess " + QByteArray::number(self.pid) +
              " 1\nmark nothing\nremove \nremove\nremove .\n");
    run.close();
    ProcessGroup group(m_folder->path());
    QSignalSpy ended(&group, &ProcessGroup::ended);
    QVERIFY(group.adopt(u"main"_s));
    group.stop();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(QFile::exists(path(u"current/mine"_s)));
}

void ProcessGroupTest::severalInOneLog()
{
    QList<ProcessGroup *> groups;
    for (int n = 0; n < 4; ++n) {
        auto *group = new ProcessGroup(m_folder->path(), m_folder ? this : nullptr);
        ProcessSpec spec = shell(u"i=0; while [ $i -lt 1000 ]; do echo \"line $i\"; i=$((i+1)); done"_s);
        spec.name = u"n%1"_s.arg(n);
        spec.prefix = u"[%1] "_s.arg(n);
        spec.logBytes = 60'000;
        QVERIFY(group->start(spec));
        groups += group;
    }
    for (ProcessGroup *group : groups)
        QTRY_VERIFY(!group->isRunning());
    qDeleteAll(groups);
    const QByteArray log = content(path(u"log.1"_s)) + content(path(u"log"_s));
    for (const QByteArray &line : log.split('\n'))
        QVERIFY2(line.isEmpty() || (line.startsWith('[') && line.mid(2, 7) == "] line "), line.constData());
    QVERIFY(log.count('\n') > 1000);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 6 && words[1] == u"--crash"_s)
        return crashMain(words);
    ProcessGroupTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_processgroup.moc"
