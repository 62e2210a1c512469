// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionfile.h"
#include "launch/run/launcher.h"
#include "launch/run/launchrecord.h"
#include "launch/run/locallaunch.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const QString kSecret = u"t0p-s3cret-value"_s;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The engine with a shell instead of Spark: config.submit.application is the script; it runs once <folder>/up exists.
class ShellLaunch : public LocalLaunch
{
public:
    using LocalLaunch::LocalLaunch;

protected:
    SparkFinder::Needs needs() const override { return {false, false, false, false}; }
    LaunchReason check() override
    {
        return config().submit.application.isEmpty() ? LaunchReason{u"no-application"_s, u"None."_s, u"Name one."_s, {}}
                                                     : LaunchReason();
    }
    void prepare() override
    {
        const auto file = privateFile(u"main"_s, u"conf"_s, sparkDefaultsText(config().properties));
        if (!file)
            return failFile(file.error());
        ProcessSpec spec = makeSpec(u"main"_s);
        spec.graceMs = 3'000;
        spec.program = u"/bin/sh"_s;
        spec.environment.insert(u"FOLDER"_s, request().folder);
        spec.environment.insert(u"CONF"_s, *file);
        spec.arguments = {u"-c"_s, config().submit.application};
        run(spec, u"The shell"_s);
    }
    void look() override
    {
        if (QFile::exists(request().folder + u"/up"_s))
            setRunning();
    }
    void takeLine(const QString &line) override
    {
        if (line.startsWith("step "_L1))
            step(line);
    }
};

SessionConfig shell(const QString &script, bool keep = false)
{
    SessionConfig config;
    config.name = u"a shell"_s;
    config.kind = SessionKind::Submit;
    config.submit.application = script;
    config.keepRunning = keep;
    config.properties = {{u"spark.my.password"_s, kSecret}, {u"spark.plain"_s, u"shown"_s}};
    return config;
}

const QString kUp = u"touch \"$FOLDER/up\"; "_s;

} // namespace

//! Starting, stopping, records, what survives and what follows; with small real processes.
class LauncherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsAndStops();
    void wrongConfiguration();
    void failsWithAReason();
    void isLost();
    void endsByItself();
    void endsEarly();
    void stoppedAtAnyMoment();
    void stubborn();
    void endsWithTheLauncher();
    void isKeptAndAdopted();
    void keepIsChanged();
    void adoptedWhileItWaits();
    void adoptedToBeStopped();
    void adoptedAfterItsEnd();
    void ownerGoneBeforeAnything();
    void othersAreFollowed();
    void recordCatchesUp();
    void secretsStayPrivate();
    void isRestarted();
    void restartKnowsTheSecrets();
    void oldRecordsGo();
    void noRecord();
    void noSuchKind();
    void strangeRecords();

private:
    std::unique_ptr<Launcher> launcher(int keepRecords = 50)
    {
        Launcher::Settings settings;
        settings.folder = path(u"records"_s);
        settings.runtimeFolder = path(u"runtime"_s);
        settings.keepRecords = keepRecords;
        settings.lookMs = 100;
        auto made = std::make_unique<Launcher>(settings);
        made->addKind(SessionKind::Submit,
                      [](const LaunchRequest &request) { return std::make_unique<ShellLaunch>(request); });
        made->setListener([] { return LaunchListener(); });
        return made;
    }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString folderOf(const QString &id) const { return path(u"records/"_s + id); }
    static bool waitFor(const Launch *launch, LaunchPhase phase)
    {
        return QTest::qWaitFor([=] { return launch->state().phase == phase || launch->state().isOver(); }, 30'000) &&
               launch->state().phase == phase;
    }
    //! No process, no private file, no temporary one.
    bool nothingLeft(const QString &id) const
    {
        if (QFile::exists(path(u"runtime/"_s + id)) || QFile::exists(launchTemporaryFolder(id)))
            return false;
        const QByteArray mark = "CINDERSCOPE_LAUNCH=" + id.toUtf8();
        for (const QString &pid : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            if (pid.toLongLong() > 0 && content(u"/proc/"_s + pid + u"/environ"_s).contains(mark))
                return false;
        }
        return true;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LauncherTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void LauncherTest::cleanup()
{
    for (const QString &id : QDir(path(u"records"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTRY_VERIFY2(nothingLeft(id), qPrintable(id));
    m_folder.reset();
}

void LauncherTest::runsAndStops()
{
    const auto all = launcher();
    QSignalSpy added(all.get(), &Launcher::added), changed(all.get(), &Launcher::changed);
    Launch *launch = all->start(shell(u"echo hello; "_s + kUp + u"exec sleep 1000"_s));
    QCOMPARE(added.count(), 1);
    QCOMPARE(all->launches(), QList<Launch *>{launch});
    QString log;
    connect(launch, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QVERIFY(launch->state().phase == LaunchPhase::Preparing);
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    QTRY_COMPARE(log, u"hello\n"_s);
    QVERIFY(!nothingLeft(id)); // this test sees what it looks for
    QTRY_COMPARE(launch->state().processes.size(), 2);
    QVERIFY(launch->state().started > 0 && launch->state().steps.size() >= 2);
    QVERIFY(all->endingWithUs().contains(launch));
    QVERIFY((QFile::permissions(folderOf(id)) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)) == 0);
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Running);
    launch->stop();
    QVERIFY(launch->state().phase == LaunchPhase::Stopping);
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
    QVERIFY(launch->state().processes.isEmpty() && launch->state().reason.code.isEmpty());
    QVERIFY(launch->state().ended >= launch->state().started);
    QVERIFY(nothingLeft(id));
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Ended);
    launch->stop(); // nothing happens
    all->remove(id);
    QVERIFY(all->launches().isEmpty() && !QFile::exists(folderOf(id)));
}

void LauncherTest::wrongConfiguration()
{
    const auto all = launcher();
    Launch *launch = all->start(shell({}));
    QVERIFY(waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"no-application"_s);
    QVERIFY(launch->state().logPath.isEmpty());
}

void LauncherTest::failsWithAReason()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(u"echo begin; echo 'Error: Unrecognized option: --nope'; exit 1"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"bad-option"_s);
    QVERIFY(launch->state().reason.cause.contains(u"--nope"_s) && !launch->state().reason.cure.isEmpty());
    QVERIFY(content(launch->state().logPath).contains("Unrecognized"));
}

void LauncherTest::isLost()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(
        kUp +
        u"while [ ! -f \"$FOLDER/go\" ]; do sleep 0.1; done; echo java.lang.OutOfMemoryError: Java heap space; exit 3"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    QVERIFY(QFile(folderOf(launch->state().id) + u"/go"_s).open(QIODevice::WriteOnly));
    QVERIFY(waitFor(launch, LaunchPhase::Lost));
    QCOMPARE(launch->state().reason.code, u"out-of-memory"_s);
}

void LauncherTest::endsByItself()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(kUp + u"while [ ! -f \"$FOLDER/go\" ]; do sleep 0.1; done"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    QVERIFY(QFile(folderOf(launch->state().id) + u"/go"_s).open(QIODevice::WriteOnly));
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
    QVERIFY(launch->state().reason.code.isEmpty());
}

//! A session that ends well before it is there did not become one.
void LauncherTest::endsEarly()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(u"exit 0"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"exited"_s);
}

void LauncherTest::stoppedAtAnyMoment()
{
    const auto all = launcher();
    for (int i = 0; i < 12; ++i) {
        Launch *launch = all->start(shell(u"sleep 1000 & "_s + kUp + u"wait"_s));
        if (i > 0)
            QTest::qWait(i * i * 2);
        launch->stop();
        if (i % 4 == 3)
            launch->stop(); // impatient
        QVERIFY(waitFor(launch, LaunchPhase::Ended));
        QVERIFY2(nothingLeft(launch->state().id), qPrintable(QString::number(i)));
    }
}

void LauncherTest::stubborn()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(u"trap '' TERM; "_s + kUp + u"while :; do sleep 1; done"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    launch->stop();
    QTest::qWait(100);
    QVERIFY(launch->state().phase == LaunchPhase::Stopping);
    launch->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
}

void LauncherTest::endsWithTheLauncher()
{
    auto all = launcher();
    Launch *launch = all->start(shell(kUp + u"exec sleep 1000"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    all.reset();
    QTRY_VERIFY(nothingLeft(id));
    all = launcher();
    all->look();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Ended)); // as if it had been asked, which its supervisor was
}

void LauncherTest::isKeptAndAdopted()
{
    auto all = launcher();
    Launch *launch = all->start(shell(u"echo first; "_s + kUp + u"exec sleep 1000"_s, true));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    QVERIFY(all->endingWithUs().isEmpty());
    QTRY_COMPARE(launch->state().processes.size(), 2);
    const QList<qint64> processes = launch->state().processes;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Running);
    all.reset();
    QTest::qWait(300);
    QVERIFY(!nothingLeft(id));

    all = launcher();
    QSignalSpy added(all.get(), &Launcher::added);
    all->look();
    QCOMPARE(added.count(), 1);
    launch = all->find(id);
    QVERIFY(launch);
    QString log;
    connect(launch, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    QTRY_VERIFY(launch->state().adopted);
    QVERIFY(launch->isOwn());
    QTRY_COMPARE(launch->state().processes, processes);
    QTRY_COMPARE(log, u"first\n"_s);
    QVERIFY(all->endingWithUs().isEmpty());
    launch->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
    QVERIFY(nothingLeft(id));
}

void LauncherTest::keepIsChanged()
{
    auto all = launcher();
    Launch *kept = all->start(shell(kUp + u"exec sleep 1000"_s)),
           *dropped = all->start(shell(kUp + u"exec sleep 1000"_s, true));
    QVERIFY(waitFor(kept, LaunchPhase::Running) && waitFor(dropped, LaunchPhase::Running));
    const QString keptId = kept->state().id, droppedId = dropped->state().id;
    all->setKeepRunning(keptId, true);
    all->setKeepRunning(droppedId, false);
    QCOMPARE(all->endingWithUs(), QList<Launch *>{dropped});
    QTRY_VERIFY(LaunchRecord(folderOf(keptId)).read()->config.keepRunning);
    all.reset();
    QTRY_VERIFY(nothingLeft(droppedId));
    QVERIFY(!nothingLeft(keptId));
    all = launcher();
    all->look();
    all->find(keptId)->stop();
    QVERIFY(waitFor(all->find(keptId), LaunchPhase::Ended));
}

void LauncherTest::adoptedWhileItWaits()
{
    auto all = launcher();
    Launch *launch = all->start(shell(u"echo waits; exec sleep 1000"_s, true));
    QVERIFY(waitFor(launch, LaunchPhase::Waiting));
    const QString id = launch->state().id;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Waiting);
    all.reset();
    all = launcher();
    all->look();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Waiting));
    QVERIFY(QFile(folderOf(id) + u"/up"_s).open(QIODevice::WriteOnly));
    QVERIFY(waitFor(all->find(id), LaunchPhase::Running));
    all->find(id)->stop();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Ended));
}

//! Told to end before it was taken up at all, as `stop` of the command line does.
void LauncherTest::adoptedToBeStopped()
{
    auto all = launcher();
    Launch *launch = all->start(shell(kUp + u"exec sleep 1000"_s, true));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Running);
    all.reset();
    all = launcher();
    all->look();
    all->find(id)->stop();
    QVERIFY(all->find(id)->state().phase == LaunchPhase::Stopping);
    QVERIFY(waitFor(all->find(id), LaunchPhase::Ended));
    QVERIFY(nothingLeft(id));
}

void LauncherTest::adoptedAfterItsEnd()
{
    auto all = launcher();
    Launch *launch = all->start(shell(
        kUp + u"while [ ! -f \"$FOLDER/go\" ]; do sleep 0.1; done; echo No space left on device; exit 4"_s, true));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Running);
    all.reset();
    QVERIFY(QFile(folderOf(id) + u"/go"_s).open(QIODevice::WriteOnly));
    QTRY_VERIFY(QFile::exists(folderOf(id) + u"/main.exit"_s));
    all = launcher();
    all->look();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Lost));
    QCOMPARE(all->find(id)->state().reason.code, u"disk-full"_s);
}

void LauncherTest::ownerGoneBeforeAnything()
{
    const QString id = u"20260101-000000-abcdef"_s;
    const LaunchRecord record(folderOf(id));
    QVERIFY(record.make());
    LaunchState state;
    state.id = id;
    state.config = shell(u"exit 0"_s);
    QVERIFY(record.write(state));
    const auto all = launcher();
    all->look();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Failed));
    QCOMPARE(all->find(id)->state().reason.code, u"owner-gone"_s);
}

//! Two programs at once: the lock of a record is per open file, so one process will do.
void LauncherTest::othersAreFollowed()
{
    const auto owner = launcher();
    Launch *launch = owner->start(shell(u"echo told; "_s + kUp + u"exec sleep 1000"_s));
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    auto other = launcher();
    QTRY_VERIFY(other->find(id));
    Launch *followed = other->find(id);
    QVERIFY(!followed->isOwn());
    QVERIFY(waitFor(followed, LaunchPhase::Running));
    QVERIFY(followed->state().adopted && other->endingWithUs().isEmpty());
    other.reset(); // who follows ends nothing
    QTest::qWait(300);
    QVERIFY(launch->state().phase == LaunchPhase::Running);
    other = launcher();
    QTRY_VERIFY(other->find(id));
    followed = other->find(id);
    QString log;
    connect(followed, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QTRY_COMPARE(log, u"told\n"_s);
    followed->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
    QVERIFY(waitFor(followed, LaunchPhase::Ended));
    QCOMPARE(other->find(id), followed);
}

//! Steps come in bursts, and the record is not written for each; it has the last one soon, and at the program's end.
void LauncherTest::recordCatchesUp()
{
    const auto has = [this](const QString &id, const QString &text) {
        const auto state = LaunchRecord(folderOf(id)).read();
        return state && std::any_of(state->steps.begin(), state->steps.end(),
                                    [&text](const LaunchStep &step) { return step.text == text; });
    };
    const auto lastStep = [](const Launch *launch) { return launch->state().steps.last().text; };
    auto all = launcher();
    Launch *launch = all->start(shell(kUp + u"while [ ! -f \"$FOLDER/go\" ]; do sleep 0.1; done; "
                                            "for i in 1 2 3 4 5 6 7 8 9; do echo step $i; sleep 0.05; done; "
                                            "while [ ! -f \"$FOLDER/on\" ]; do sleep 0.1; done; echo step last; "
                                            "exec sleep 1000"_s,
                                      true));
    const QString id = launch->state().id;
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    QVERIFY(QFile(folderOf(id) + u"/go"_s).open(QIODevice::WriteOnly));
    QTRY_COMPARE(lastStep(launch), u"step 9"_s);
    QTRY_VERIFY(has(id, u"step 9"_s));
    QVERIFY(QFile(folderOf(id) + u"/on"_s).open(QIODevice::WriteOnly));
    bool told = false;
    connect(all.get(), &Launcher::changed, this,
            [&](Launch *changed) { told = told || lastStep(changed) == u"step last"_s; });
    QTRY_VERIFY(told);
    all.reset();
    QVERIFY(has(id, u"step last"_s));
    all = launcher();
    all->look();
    all->find(id)->stop();
    QVERIFY(waitFor(all->find(id), LaunchPhase::Ended));
}

void LauncherTest::secretsStayPrivate()
{
    const auto all = launcher();
    Launch *launch = all->start(shell(u"cat \"$CONF\"; stat -c %a \"$CONF\" \"$(dirname \"$CONF\")\"; echo done; "_s +
                                      kUp + u"exec sleep 1000"_s));
    QString log;
    connect(launch, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QVERIFY(waitFor(launch, LaunchPhase::Running));
    QTRY_VERIFY(log.contains(u"done\n"_s));
    QVERIFY(log.contains(u"spark.plain"_s) && log.contains(u"spark.my.password"_s)); // it was in the file
    QVERIFY(!log.contains(kSecret));
    QVERIFY(log.contains(u"600\n700\n"_s));
    const QString id = launch->state().id;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Running);
    for (const QString &name : QDir(folderOf(id)).entryList(QDir::Files))
        QVERIFY2(!content(folderOf(id) + u'/' + name).contains(kSecret.toUtf8()), qPrintable(name));
    QVERIFY(content(folderOf(id) + u"/state.json"_s).contains("spark.my.password"));
    for (const qint64 pid : launch->state().processes)
        QVERIFY(!content(u"/proc/%1/cmdline"_s.arg(pid)).contains(kSecret.toUtf8()));
    launch->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
}

void LauncherTest::isRestarted()
{
    const auto all = launcher();
    Launch *first = all->start(shell(kUp + u"exec sleep 1000"_s));
    QVERIFY(waitFor(first, LaunchPhase::Running));
    all->restart(first->state().id);
    QVERIFY(waitFor(first, LaunchPhase::Ended));
    QTRY_COMPARE(all->launches().size(), 2);
    Launch *second = all->launches().first() == first ? all->launches().last() : all->launches().first();
    QVERIFY(second->state().config == first->state().config);
    QVERIFY(waitFor(second, LaunchPhase::Running));
    second->stop();
    QVERIFY(waitFor(second, LaunchPhase::Ended));
    all->restart(second->state().id); // of what is over: undo
    QTRY_COMPARE(all->launches().size(), 3);
    all->restart(u"nobody"_s);
    for (Launch *launch : all->launches())
        launch->stop();
    for (Launch *launch : all->launches())
        QVERIFY(waitFor(launch, LaunchPhase::Ended));
}

void LauncherTest::restartKnowsTheSecrets()
{
    SessionConfig config = shell(u"grep -c '%1' \"$CONF\"; exec sleep 1000"_s.arg(kSecret.left(6)));
    QVERIFY(writeSessionFile(config, path(u"x.toml"_s)));
    auto all = launcher();
    Launch *launch = all->start(config);
    QVERIFY(waitFor(launch, LaunchPhase::Waiting));
    launch->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
    const QString id = launch->state().id;
    QTRY_VERIFY(LaunchRecord(folderOf(id)).read()->phase == LaunchPhase::Ended);
    all = launcher(); // another program, which has only the record and the file
    all->look();
    QVERIFY(all->find(id));
    QVERIFY(!(all->find(id)->state().config == config));
    all->restart(id);
    QTRY_COMPARE(all->launches().size(), 2);
    launch = all->launches().first()->state().id == id ? all->launches().last() : all->launches().first();
    QVERIFY(launch->state().config == config);
    QTRY_VERIFY(content(folderOf(launch->state().id) + u"/log"_s) == "1\n");
    launch->stop();
    QVERIFY(waitFor(launch, LaunchPhase::Ended));
}

void LauncherTest::oldRecordsGo()
{
    const auto all = launcher(2);
    QSignalSpy removed(all.get(), &Launcher::removed);
    QStringList ids;
    for (int i = 0; i < 4; ++i) {
        Launch *launch = all->start(shell({}));
        ids += launch->state().id;
        QVERIFY(waitFor(launch, LaunchPhase::Failed));
        QTest::qWait(1'050); // ids sort by the second
    }
    QTRY_COMPARE(removed.count(), 2);
    QCOMPARE(all->launches().size(), 2);
    QVERIFY(!QFile::exists(folderOf(ids[0])) && QFile::exists(folderOf(ids[3])));
}

void LauncherTest::noRecord()
{
    QFile file(path(u"records"_s)); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto all = launcher();
    Launch *launch = all->start(shell(u"exec sleep 1000"_s));
    QVERIFY(launch->state().phase == LaunchPhase::Failed);
    QVERIFY(!launch->state().reason.cause.isEmpty());
    file.remove();
}

void LauncherTest::noSuchKind()
{
    const auto all = launcher();
    SessionConfig config = shell(u"true"_s);
    config.kind = SessionKind::KernelSession;
    Launch *launch = all->start(config);
    QVERIFY(launch->state().phase == LaunchPhase::Failed);
    QCOMPARE(launch->state().reason.code, u"no-such-kind"_s);
}

void LauncherTest::strangeRecords()
{
    QVERIFY(QDir().mkpath(path(u"records/empty"_s)));
    QVERIFY(QDir().mkpath(path(u"records/broken"_s)));
    QVERIFY(QDir().mkpath(path(u"records/other"_s)));
    QFile broken(path(u"records/broken/state.json"_s)), other(path(u"records/other/state.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly) && other.open(QIODevice::WriteOnly));
    broken.write("{\"id\": \"broken\", \"phase\": 7, [");
    other.write("{\"id\": \"../elsewhere\", \"phase\": \"running\"}");
    broken.close();
    other.close();
    const auto all = launcher();
    all->look();
    QVERIFY(all->launches().isEmpty());
}

QTEST_GUILESS_MAIN(LauncherTest)
#include "tst_launcher.moc"
