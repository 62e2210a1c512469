// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/remoteanswer.h"
#include "launch/remote/remotescript.h"
#include "support/patience.h"

#include <csignal>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSlow = 60'000;
//! A name for folders and values that would do something wherever it is read by a shell.
const QString kHostile = u"it's \"$(touch PWNED)\" `touch PWNED` ; touch PWNED & \\ * ü"_s;

bool write(const QString &path, const QByteArray &text, bool executable = false)
{
    QFile file(path);
    if (!QDir().mkpath(path.section(u'/', 0, -2)) || !file.open(QIODevice::WriteOnly) ||
        file.write(text) != text.size())
        return false;
    file.close();
    return !executable || file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isAlive(qint64 pid)
{
    return pid > 1 && ::kill(pid_t(pid), 0) == 0 && !read(u"/proc/%1/cmdline"_s.arg(pid)).isEmpty();
}

} // namespace

//! The scripts for far hosts, run as sshd runs them: by a person's login shell with -c, real shells, on this computer.
//! spark-class is a stand-in that tells what it was given and stays.
class RemoteScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void preflight_data();
    void preflight();
    void preflightFinds_data();
    void preflightFinds();
    void names();
    void startLookStop_data();
    void startLookStop();
    void stopsOnlyItsOwn();
    void stopsHard();
    void stopFileForAPerson();
    void takesNoStrangersFolder();
    void nothingRunsOfHalfAScript();

private:
    QByteArray run(const RemoteScript &script, const QByteArray &cut = {});
    RemoteAnswer answerOf(const RemoteScript &script);
    bool makeSpark(const QString &home);
    DaemonStart daemon(const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_home, m_spark, m_shell;
    QProcessEnvironment m_environment;
};

void RemoteScriptTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_home = m_folder->filePath(u"home "_s + kHostile);
    m_spark = m_folder->filePath(u"spark "_s + kHostile);
    QVERIFY(QDir().mkpath(m_home));
    QVERIFY(makeSpark(m_spark));
    m_shell = u"/bin/sh"_s;
    m_environment = QProcessEnvironment();
    m_environment.insert(u"HOME"_s, m_home);
    m_environment.insert(u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"SSH_CONNECTION"_s, u"192.0.2.1 40000 192.0.2.2 22"_s);
    m_environment.insert(u"TMPDIR"_s, m_folder->filePath(u"tmp"_s));
    QVERIFY(QDir().mkpath(m_folder->filePath(u"tmp"_s)));
}

void RemoteScriptTest::cleanup()
{
    // no text was run, wherever it stood
    QProcess find;
    find.start(u"find"_s, {m_folder->path(), QDir::currentPath(), u"-maxdepth"_s, u"6"_s, u"-name"_s, u"PWNED"_s});
    QVERIFY(find.waitForFinished(kSlow));
    QCOMPARE(find.readAllStandardOutput(), QByteArray());
    m_folder.reset();
}

bool RemoteScriptTest::makeSpark(const QString &home)
{
    return write(
               home + u"/bin/spark-class"_s,
               "#!/usr/bin/env bash\n"
               "{ printf 'argument:%s\\n' \"$@\"; printf 'HOME:%s\\n' \"$SPARK_HOME\"; printf 'MINE:%s\\n' \"$MINE\"\n"
               "printf 'PROFILE:%s\\n' \"$FROM_PROFILE\"; printf 'UMASK:%s\\n' \"$(umask)\"; printf 'JAVA:%s\\n' "
               "\"$JAVA_HOME\"; }\n"
               "[ -z \"$DEAF\" ] || trap '' TERM\n"
               "mkdir -p \"$SPARK_WORKER_DIR/app-1/0\"\n"
               "if [ -n \"$CHILD\" ]; then (cd \"$SPARK_WORKER_DIR/app-1/0\" && exec setsid sleep 600) & echo "
               "\"CHILD:$!\"; fi\n"
               "echo 'SAID:ready'\n"
               "while :; do sleep 0.1; done\n",
               true) &&
           write(home + u"/bin/load-spark-env.sh"_s, "true\n") &&
           write(home + u"/jars/spark-core_2.13-4.3.0.jar"_s, "x");
}

QByteArray RemoteScriptTest::run(const RemoteScript &script, const QByteArray &cut)
{
    QProcess process;
    QProcessEnvironment environment = m_environment;
    environment.insert(u"SHELL"_s, m_shell);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_shell, {u"-c"_s, QString::fromLatin1(kRemoteCommand)}); // as sshd does
    process.write(cut.isNull() ? script.text : cut);
    process.closeWriteChannel();
    process.waitForFinished(kSlow);
    return process.readAll();
}

RemoteAnswer RemoteScriptTest::answerOf(const RemoteScript &script)
{
    const QByteArray output = run(script);
    const auto answer = RemoteAnswer::parse(output, script.mark);
    if (!answer || !answer->done)
        qWarning("%s", output.constData());
    return answer.valueOr(RemoteAnswer{});
}

DaemonStart RemoteScriptTest::daemon(const QString &name)
{
    DaemonStart start;
    start.name = name;
    start.className = u"org.apache.spark.deploy.worker.Worker"_s;
    start.arguments = {u"--host"_s, u"node1"_s, kHostile, u"spark://node0:7077"_s};
    start.sparkHome = m_spark;
    start.environment = {{u"MINE"_s, kHostile}, {u"BAD NAME; touch PWNED"_s, u"x"_s}};
    start.properties = "spark.authenticate.secret s3cr3t\nspark.x $(touch PWNED)\n";
    return start;
}

void RemoteScriptTest::preflight_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QByteArray>("profile"); // ~/.profile and its like
    QTest::addColumn<bool>("login");         // its settings are seen
    const auto row = [](const char *name, const QString &shell, const QByteArray &profile, bool login) {
        QTest::newRow(name) << shell << profile << login;
    };
    row("sh", u"/bin/sh"_s, "export SPARK_HOME=\"$WANTED\"\n", true);
    row("bash", u"/bin/bash"_s, "export SPARK_HOME=\"$WANTED\"\n", true);
    row("bash that talks", u"/bin/bash"_s,
        "echo Welcome; printf 'no line break'; export SPARK_HOME=\"$WANTED\"; echo x >&2; printf 'no line break'\n",
        true);
    row("bash that reads", u"/bin/bash"_s, "read answer; cat; export SPARK_HOME=\"$WANTED\"\n", true);
    row("bash that ends", u"/bin/bash"_s, "exit 3\n", false);
    row("bash that becomes another", u"/bin/bash"_s, "exec /bin/cat\n", false);
    row("zsh", u"/usr/bin/zsh"_s, "export SPARK_HOME=\"$WANTED\"\n", true);
    row("fish", u"/usr/bin/fish"_s, "set -gx SPARK_HOME $WANTED\n", true);
}

void RemoteScriptTest::preflight()
{
    QFETCH(QString, shell);
    QFETCH(QByteArray, profile);
    QFETCH(bool, login);
    if (!QFile::exists(shell))
        QSKIP(qPrintable(shell + u" is not installed"_s));
    m_shell = shell;
    m_environment.insert(u"WANTED"_s, m_spark);
    for (const QString &name : {u"/.profile"_s, u"/.zprofile"_s, u"/.config/fish/config.fish"_s})
        QVERIFY(write(m_home + name, profile));
    PreflightWish wish;
    wish.java = m_folder->filePath(u"java "_s + kHostile);
    QVERIFY(write(wish.java + u"/bin/java"_s,
                  "#!/bin/sh\necho 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2\necho 'openjdk version \"1.8.0_412\"' >&2\n",
                  true));
    if (!login)
        wish.sparkHome = m_spark;
    const RemoteAnswer answer = answerOf(preflightScript(wish));
    QVERIFY(answer.done);
    QCOMPARE(answer.value(u"login"_s), login ? u"1"_s : u"0"_s);
    QCOMPARE(answer.value(u"home"_s), m_spark);
    QCOMPARE(answer.value(u"homefrom"_s), login ? u"SPARK_HOME"_s : u"configuration"_s);
    QCOMPARE(answer.all(u"core"_s), QStringList{u"spark-core_2.13-4.3.0.jar"_s});
    QCOMPARE(answer.value(u"java"_s), wish.java + u"/bin/java"_s);
    QCOMPARE(answer.value(u"javaversion"_s), u"openjdk version \"1.8.0_412\""_s);
    QCOMPARE(answer.value(u"connection"_s), u"192.0.2.1 40000 192.0.2.2 22"_s);
    QVERIFY(!answer.value(u"hostname"_s).isEmpty());
    QVERIFY(answer.has(u"hexports"_s));
}

void RemoteScriptTest::preflightFinds_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("in the home folder") << u"~/my spark"_s << u"home"_s << u"HOME/my spark"_s;
    QTest::newRow("nothing") << QString() << u"nohome"_s << u"unset"_s;
    QTest::newRow("no such folder") << u"/no/such $(touch PWNED)"_s << u"nohome"_s
                                    << u"missing /no/such $(touch PWNED)"_s;
    QTest::newRow("no Spark in it") << u"/usr"_s << u"nohome"_s << u"empty /usr"_s;
    QTest::newRow("spark-submit of the PATH") << u"PATH"_s << u"home"_s << u"SPARK"_s;
}

void RemoteScriptTest::preflightFinds()
{
    QFETCH(QString, wish);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QVERIFY(makeSpark(m_home + u"/my spark"_s));
    PreflightWish preflight;
    preflight.sparkHome = wish;
    if (wish == u"PATH"_s) { // by a link, as packages do
        preflight.sparkHome.clear();
        QVERIFY(write(m_spark + u"/bin/spark-submit"_s, "#!/bin/sh\n", true));
        QVERIFY(QDir().mkpath(m_home + u"/bin"_s));
        QVERIFY(QFile::link(m_spark + u"/bin/spark-submit"_s, m_home + u"/bin/spark-submit"_s));
        m_environment.insert(u"PATH"_s, m_home + u"/bin:/usr/bin:/bin"_s);
        QVERIFY(write(m_home + u"/.profile"_s, "PATH=$HOME/bin:$PATH\n"));
    }
    const RemoteAnswer answer = answerOf(preflightScript(preflight));
    QVERIFY(answer.done);
    QCOMPARE(answer.value(key), value.replace(u"HOME"_s, m_home).replace(u"SPARK"_s, m_spark));
}

void RemoteScriptTest::names()
{
    const RemoteAnswer answer =
        answerOf(namesScript({u"localhost"_s, u"no-such-name.invalid"_s, u"$(touch PWNED)"_s, u"a'b"_s}));
    QVERIFY(answer.done);
    QVERIFY(answer.all(u"name"_s).contains(u"localhost 127.0.0.1"_s) ||
            answer.all(u"name"_s).contains(u"localhost ::1"_s));
    QVERIFY(answer.all(u"name"_s).filter(u"invalid"_s).isEmpty());
}

void RemoteScriptTest::startLookStop_data()
{
    QTest::addColumn<QString>("shell");
    for (const char *shell : {"/bin/sh", "/bin/bash", "/usr/bin/zsh", "/usr/bin/fish"})
        QTest::newRow(shell) << QString::fromLatin1(shell);
}

void RemoteScriptTest::startLookStop()
{
    QFETCH(QString, shell);
    if (!QFile::exists(shell))
        QSKIP(qPrintable(shell + u" is not installed"_s));
    m_shell = shell;
    for (const QString &name : {u"/.profile"_s, u"/.zprofile"_s})
        QVERIFY(write(m_home + name, "export FROM_PROFILE=seen; echo talk\n"));
    QVERIFY(write(m_home + u"/.config/fish/config.fish"_s, "set -gx FROM_PROFILE seen; echo talk\n"));
    QVERIFY(write(m_spark + u"/conf/spark-defaults.conf"_s, "spark.of.the.host yes")); // no line break at its end
    DaemonStart start = daemon(u"id-worker1"_s);
    start.javaHome = u"/opt/"_s + kHostile;
    const RemoteScript script = startScript(start);
    QVERIFY(!script.text.isEmpty());
    const RemoteAnswer started = answerOf(script);
    const QString folder = started.value(u"dir"_s);
    const qint64 pid = started.value(u"pid"_s).toLongLong();
    QVERIFY(isDaemonFolder(folder, u"id-worker1"_s));
    QVERIFY(folder.startsWith(m_home));
    QVERIFY(isAlive(pid));

    QByteArray log;
    const auto look = [&] {
        const RemoteAnswer answer = answerOf(lookScript({{folder, pid, log.size()}}));
        log += answer.logs.value(0);
        return answer.value(u"alive"_s);
    };
    QTRY_VERIFY2((look() == u"0 1"_s) && log.contains("SAID:ready"), log.constData());
    const QList<QByteArray> lines = log.split('\n');
    const auto tells = [&](const QString &line) { return lines.contains(line.toUtf8()); };
    QVERIFY(tells(u"argument:"_s + kHostile));
    QVERIFY(tells(u"argument:--properties-file"_s));
    QVERIFY(tells(u"argument:"_s + folder + u"/spark.conf"_s));
    QVERIFY(tells(u"HOME:"_s + m_spark));
    QVERIFY(tells(u"MINE:"_s + kHostile));
    QVERIFY(tells(u"JAVA:/opt/"_s + kHostile));
    QVERIFY(tells(u"PROFILE:seen"_s));
    QVERIFY(tells(u"UMASK:0022"_s)); // what it writes for others is as always
    QCOMPARE(read(folder + u"/spark.conf"_s),
             QByteArray("spark.of.the.host yes\nspark.authenticate.secret s3cr3t\nspark.x $(touch PWNED)\n"));
    for (const QString &name : {u"/spark.conf"_s, u"/log"_s, u"/stop"_s, u"/pid"_s, QString()}) {
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY2(name == u"/pid"_s || !(QFile::permissions(folder + name) & others), qPrintable(name));
    }
    // alone: its own session, nothing of ours open
    QVERIFY(!read(u"/proc/%1/cmdline"_s.arg(pid)).contains("s3cr3t"));
    QCOMPARE(::getsid(pid_t(pid)), pid_t(pid));

    const RemoteAnswer stopped = answerOf(stopScript(u"id-worker1"_s, folder, 5));
    QVERIFY(stopped.done);
    QCOMPARE(stopped.value(u"stopped"_s), QString::number(pid));
    QVERIFY(!stopped.has(u"left"_s));
    QVERIFY(!isAlive(pid));
    QVERIFY(!QFile::exists(folder));
    QVERIFY(!QFile::exists(m_home + u"/.local/state/cinderscope"_s));
    QVERIFY(answerOf(stopScript(u"id-worker1"_s, folder, 5)).has(u"gone"_s)); // again
    QVERIFY(answerOf(stopScript(u"id-worker1"_s, {}, 5)).has(u"gone"_s));
}

void RemoteScriptTest::stopsOnlyItsOwn()
{
    const RemoteAnswer started = answerOf(startScript(daemon(u"id-worker1"_s)));
    const QString folder = started.value(u"dir"_s);
    const qint64 pid = started.value(u"pid"_s).toLongLong();
    QVERIFY(isAlive(pid));
    QProcess stranger; // has the number that the file tells
    stranger.start(u"sleep"_s, {u"600"_s});
    QVERIFY(stranger.waitForStarted());
    QVERIFY(write(folder + u"/pid"_s, QByteArray::number(stranger.processId())));
    QCOMPARE(answerOf(lookScript({{folder, stranger.processId(), 0}})).value(u"alive"_s), u"0 0"_s);
    const RemoteAnswer stopped = answerOf(stopScript(u"id-worker1"_s, {}, 1));
    QVERIFY(stopped.done);
    QVERIFY(!stopped.has(u"stopped"_s));
    QVERIFY(stranger.state() == QProcess::Running);
    stranger.kill();
    QVERIFY(stranger.waitForFinished());
    ::kill(pid_t(-pid), SIGKILL); // ours, whose number was overwritten
    for (const QByteArray &bad : {QByteArray("1"), QByteArray("-1"), QByteArray("x; touch PWNED"), QByteArray()}) {
        QVERIFY(write(folder + u"/pid"_s, bad));
        QVERIFY(answerOf(stopScript(u"id-worker1"_s, folder, 0)).done);
    }
}

void RemoteScriptTest::stopsHard()
{
    DaemonStart start = daemon(u"id-worker1"_s);
    start.environment += {{u"DEAF"_s, u"1"_s}, {u"CHILD"_s, u"1"_s}};
    const RemoteAnswer started = answerOf(startScript(start));
    const QString folder = started.value(u"dir"_s);
    const qint64 pid = started.value(u"pid"_s).toLongLong();
    QTRY_VERIFY(read(folder + u"/log"_s).contains("SAID:ready"));
    const QByteArray log = read(folder + u"/log"_s);
    const qint64 child = log.mid(log.indexOf("CHILD:") + 6).split('\n').first().toLongLong();
    QTRY_VERIFY(QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(child)).startsWith(folder + u"/work/"_s));
    const RemoteAnswer stopped = answerOf(stopScript(u"id-worker1"_s, folder, 1));
    QVERIFY(stopped.done);
    QVERIFY(!stopped.has(u"left"_s));
    QVERIFY(!isAlive(pid));
    QVERIFY(!isAlive(child)); // an executor that stayed behind
    QVERIFY(!QFile::exists(folder));
}

void RemoteScriptTest::stopFileForAPerson()
{
    const RemoteAnswer started = answerOf(startScript(daemon(u"id-worker1"_s)));
    const QString folder = started.value(u"dir"_s);
    const qint64 pid = started.value(u"pid"_s).toLongLong();
    QVERIFY(isAlive(pid));
    // the command as it is told, with an ssh that is the far side's login shell
    const QString bin = m_folder->filePath(u"bin"_s);
    QVERIFY(write(bin + u"/ssh"_s,
                  "#!/bin/sh\n[ \"$1 $2\" = '-p 2222' ] && shift 2\n[ \"$1\" = 'ann@node 1' ] && shift || exit 9\nexec "
                  "/bin/sh -c \"$*\"\n",
                  true));
    QProcess person;
    QProcessEnvironment environment = m_environment;
    environment.insert(u"PATH"_s, bin + u":/usr/bin:/bin"_s);
    person.setProcessEnvironment(environment);
    person.start(u"bash"_s, {u"-c"_s, stopCommand(u"ann@node 1"_s, 2222, folder)});
    QVERIFY(person.waitForFinished(kSlow));
    QCOMPARE(person.exitCode(), 0);
    QCOMPARE(person.readAllStandardOutput().trimmed(), "stopped " + QByteArray::number(pid));
    QVERIFY(!isAlive(pid));
    QVERIFY(!QFile::exists(folder));
}

void RemoteScriptTest::takesNoStrangersFolder()
{
    if (::geteuid() != 0)
        QSKIP("needs root: gives a folder to another user");
    // no home; among the temporary files somebody else was first
    m_environment.insert(u"HOME"_s, u"/proc/no-home"_s);
    const QString trap = m_folder->filePath(u"tmp/cinderscope-%1"_s.arg(::getuid()));
    QVERIFY(QDir().mkpath(trap + u"/clusters"_s));
    QCOMPARE(::chown(QFile::encodeName(trap + u"/clusters"_s).constData(), 65534, 65534), 0);
    RemoteAnswer started = answerOf(startScript(daemon(u"id-worker1"_s)));
    QVERIFY(started.has(u"failed"_s));
    QVERIFY(!started.has(u"pid"_s));
    QVERIFY(QDir(trap).removeRecursively());
    started = answerOf(startScript(daemon(u"id-worker1"_s)));
    QCOMPARE(started.value(u"dir"_s), trap + u"/clusters/id-worker1"_s);
    QVERIFY(isAlive(started.value(u"pid"_s).toLongLong()));
    QVERIFY(answerOf(stopScript(u"id-worker1"_s, {}, 5)).has(u"stopped"_s)); // found without being told
    QVERIFY(!QFile::exists(trap));
}

void RemoteScriptTest::nothingRunsOfHalfAScript()
{
    const RemoteScript script = startScript(daemon(u"id-worker1"_s));
    for (qsizetype size = 0; size < script.text.size() - 40; size += script.text.size() / 23) {
        const QByteArray output = run(script, script.text.left(size));
        QVERIFY2(!RemoteAnswer::parse(output, script.mark), output.constData());
    }
    QVERIFY(!QFile::exists(m_home + u"/.local"_s));
}

QTEST_GUILESS_MAIN(RemoteScriptTest)

#include "tst_remotescript.moc"
