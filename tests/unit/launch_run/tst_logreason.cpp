// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/logreason.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const QString kFolder = QStringLiteral(CINDERSCOPE_TEST_DATA "/launch-logs/");

struct Expected
{
    const char *code, *cause; //!< cause: part of it
};

//! What each recorded failure is; the files are the output of Spark 4.3.0 and 3.5.9 (stack frames cut).
const QHash<QString, Expected> &expectations()
{
    static const QHash<QString, Expected> all{
        {u"bad-local"_s, {"bad-value", "\"local[x]\" is no master"}},
        {u"bad-master"_s, {"bad-value", "no master of that form"}},
        {u"bad-option"_s, {"bad-option", "--nope"}},
        {u"bad-package"_s, {"bad-value", "\"com.example\" is no Maven"}},
        {u"bad-size"_s, {"bad-value", "banana"}},
        {u"bad-time"_s, {"bad-value", ""}},
        {u"bad-value"_s, {"bad-value", "spark.sql.shuffle.partitions"}},
        {u"bind-address"_s, {"address-not-bindable", "sparkDriver"}},
        {u"eventlog"_s, {"file-not-found", "/no/such/folder"}},
        {u"history-nofolder"_s, {"file-not-found", "/no/such/folder"}},
        {u"history-port"_s, {"port-in-use", "46111"}},
        {u"huge-memory"_s, {"out-of-memory", ""}},
        {u"k8s-forbidden"_s, {"kubernetes-refused", "forbids"}},
        {u"k8s-noimage"_s, {"bad-value", "image"}},
        {u"k8s-refused"_s, {"kubernetes-unreachable", "http://127.0.0.1:46119"}},
        {u"k8s-unauthorized"_s, {"kubernetes-refused", "does not know"}},
        {u"local-cluster"_s, {"bad-option", "not compatible"}},
        {u"master-nohost"_s, {"host-not-found", "no-such-host.invalid"}},
        {u"master-port"_s, {"port-in-use", "46111"}},
        {u"master-unreachable"_s, {"master-unreachable", "spark://127.0.0.1:46119"}},
        {u"master-webport"_s, {"port-in-use", "46111"}},
        {u"module"_s, {"python-error", "no_such_module"}},
        {u"newer-class"_s, {"wrong-java", "class file version 70"}},
        {u"no-class"_s, {"class-not-found", "no.such.Main"}},
        {u"no-files"_s, {"file-not-found", "/no/such.txt"}},
        {u"no-jar"_s, {"class-not-found", "x.Y"}},
        {u"no-listener"_s, {"class-not-found", "no.such.Listener"}},
        {u"no-py"_s, {"file-not-found", "/no/such.py"}},
        {u"nojava"_s, {"no-java", "/no/java/bin/java"}},
        {u"oom"_s, {"out-of-memory", "Java heap space"}},
        {u"package"_s, {"package-unresolved", "com.example#none_2.13;1.0"}},
        {u"package-repo"_s, {"package-unresolved", "com.example#none_2.13;1.0"}},
        {u"path"_s, {"python-error", "/no/such/table"}},
        {u"py-cluster"_s, {"bad-option", "not supported for python"}},
        {u"python-mismatch"_s, {"python-mismatch", "3.9"}},
        {u"small-memory"_s, {"too-little-memory", "471859200"}},
        {u"ui-port"_s, {"port-in-use", "46111"}},
        {u"worker-nomaster"_s, {"master-unreachable", "127.0.0.1:46119"}},
        {u"yarn"_s, {"bad-value", "HADOOP_CONF_DIR"}},
    };
    return all;
}

LogContext contextOf(const QString &name)
{
    LogContext context;
    context.exit = ProcessExit{ProcessExit::Kind::Exited, 1};
    context.master = name == "master-unreachable"_L1 ? u"spark://127.0.0.1:46119"_s
                     : name.startsWith("k8s"_L1)     ? u"k8s://http://127.0.0.1:46119"_s
                                                     : u"local[1]"_s;
    return context;
}

} // namespace

//! Causes and cures, from what Spark really wrote.
class LogReasonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_data();
    void recorded();
    void lines_data();
    void lines();
    void takenPorts();
    void nothingKnown();
    void goodLogsHaveNoReason();
    void isFast();
};

void LogReasonTest::recorded_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : QDir(kFolder).entryList({u"*.txt"_s}, QDir::Files)) {
        if (expectations().contains(file.section(u'-', 1).chopped(4)))
            QTest::newRow(qPrintable(file)) << file;
    }
}

void LogReasonTest::recorded()
{
    QFETCH(QString, file);
    const QString name = file.section(u'-', 1).chopped(4);
    QFile log(kFolder + file);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QStringList all = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const Expected expected = expectations()[name];
    const LaunchReason reason = reasonOfLog(all, contextOf(name));
    const QString told = reason.code + u": "_s + reasonLine(reason) + u" ["_s + reason.evidence + u']';
    QVERIFY2(reason.code == QLatin1StringView(expected.code), qPrintable(told));
    QVERIFY2(reason.cause.contains(QLatin1StringView(expected.cause)), qPrintable(told));
    QVERIFY2(!reason.cause.contains(u'%') && !reason.cure.contains(u'%'), qPrintable(told));
    QVERIFY2(!reason.evidence.isEmpty(), qPrintable(told));
    QVERIFY2(!reason.cure.isEmpty() || reason.code == "python-error"_L1, qPrintable(told));
    // The same with the marks of several processes in one log.
    QStringList marked;
    for (const QString &line : all)
        marked += u"[worker-2] "_s + line;
    QVERIFY(reasonOfLog(marked, contextOf(name)) == reason);
}

void LogReasonTest::lines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("code");
    // As Spark 3.5 and 4.x, the JVM and Jupyter write them; what cannot be had here.
    QTest::newRow("python 3.5")
        << u"RuntimeError: Python in worker has different version 3.9 than that in driver 3.11, "
           "PySpark cannot run with different minor versions."_s
        << u"python-mismatch"_s;
    QTest::newRow("python 4")
        << u"pyspark.errors.exceptions.base.PySparkRuntimeError: [PYTHON_VERSION_MISMATCH] Python "
           "in worker has different version: 3.9 than that in driver: 3.11, PySpark cannot run "
           "with different minor versions."_s
        << u"python-mismatch"_s;
    QTest::newRow("older class file") << u"Exception in thread \"main\" java.lang.UnsupportedClassVersionError: "
                                         "org/apache/spark/launcher/Main has been compiled by a more recent version of "
                                         "the Java Runtime (class file version 61.0), this version of the Java Runtime "
                                         "only recognizes class file versions up to 55.0"_s
                                      << u"wrong-java"_s;
    QTest::newRow("bash") << u"/opt/spark/bin/spark-class: line 71: java: command not found"_s << u"no-java"_s;
    QTest::newRow("JAVA_HOME") << u"JAVA_HOME is not set"_s << u"no-java"_s;
    QTest::newRow("disk") << u"java.io.IOException: No space left on device"_s << u"disk-full"_s;
    QTest::newRow("denied") << u"java.io.FileNotFoundException: /var/log/spark/x (Permission denied)"_s
                            << u"permission"_s;
    QTest::newRow("jars") << u"Failed to find Spark jars directory (/opt/spark/assembly/target/scala-2.13/jars)."_s
                          << u"no-spark"_s;
    QTest::newRow("worker's python")
        << u"java.io.IOException: Cannot run program \"python9\": error=2, No such file or "
           "directory"_s
        << u"no-python"_s;
    QTest::newRow("Jupyter") << u"[C 2026-11-21 19:00:00.000 ServerApp] Running as root is not recommended. Use "
                                "--allow-root to bypass."_s
                             << u"permission"_s;
    QTest::newRow("Jupyter's port") << u"[C 2026-11-21 19:00:00.000 ServerApp] ERROR: the Jupyter server could not be "
                                       "started because port 8888 is already in use"_s
                                    << u"port-in-use"_s;
    QTest::newRow("driver memory 3") << u"java.lang.IllegalArgumentException: System memory 209715200 must be at least "
                                        "471859200. Please increase heap size using the --driver-memory option"_s
                                     << u"too-little-memory"_s;
}

void LogReasonTest::lines()
{
    QFETCH(QString, line);
    QFETCH(QString, code);
    const LaunchReason reason = reasonOfLog({u"INFO before"_s, line, u"INFO after"_s});
    QCOMPARE(reason.code, code);
    QCOMPARE(reason.evidence, line);
    QVERIFY(!reason.cure.isEmpty());
}

//! Utils.startServiceOnPort says it in three ways.
void LogReasonTest::takenPorts()
{
    const auto cause = [](const QString &what) -> QString {
        const LaunchReason reason = reasonOfLog({u"java.net.BindException: Address already in use: "_s + what});
        return reason.code + u": "_s + reason.cause;
    };
    QCOMPARE(cause(u"Service 'SparkUI' failed after 0 retries (starting from 4040)! Consider explicitly setting"_s),
             u"port-in-use: Port 4040 is taken, so Spark's SparkUI could not listen."_s);
    QCOMPARE(cause(u"Service 'SparkUI' failed after 16 retries (starting from 4040)! Consider explicitly setting"_s),
             u"port-in-use: Port 4040 is taken (and as many behind it as Spark tries), so its SparkUI could not "
             "listen."_s);
    QCOMPARE(cause(u"Service 'sparkDriver' failed after 16 retries (on a random free port)! Consider"_s),
             u"port-in-use: Spark's sparkDriver found no free port to listen on."_s);
}

void LogReasonTest::nothingKnown()
{
    LogContext context;
    context.exit = ProcessExit{ProcessExit::Kind::Exited, 3};
    LaunchReason reason = reasonOfLog({u"all is well"_s, u"ERROR Thing: it broke"_s, u"bye"_s}, context);
    QCOMPARE(reason.code, u"exited"_s);
    QVERIFY(reason.cause.contains(u"exit status 3"_s));
    QCOMPARE(reason.evidence, u"ERROR Thing: it broke"_s);
    context.exit = ProcessExit{ProcessExit::Kind::Signalled, SIGKILL};
    QCOMPARE(reasonOfLog({}, context).code, u"killed"_s);
    QVERIFY(reasonOfLog({}).evidence.isEmpty());
}

//! What Spark says in every start is no cause.
void LogReasonTest::goodLogsHaveNoReason()
{
    QFile log(kFolder + u"4.3.0-worker-badmem.txt"_s); // only Spark's usage text
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QStringList all = QString::fromUtf8(log.readAll()).split(u'\n');
    QCOMPARE(reasonOfLog(all).code, u"exited"_s);
    QCOMPARE(
        reasonOfLog({u"26/11/21 19:00:00 WARN Utils: Service 'SparkUI' could not bind on port 4040. Attempting port "
                     "4041."_s})
            .code,
        u"exited"_s);
}

void LogReasonTest::isFast()
{
    QStringList many;
    for (int i = 0; i < 100'000; ++i)
        many += u"26/11/21 19:00:00 INFO TaskSetManager: Finished task %1.0 in stage 1.0 (TID %1) in 12 ms"_s.arg(i);
    many += u"java.lang.OutOfMemoryError: Java heap space"_s;
    QCOMPARE(reasonOfLog(many).code, u"out-of-memory"_s);
}

QTEST_GUILESS_MAIN(LogReasonTest)
#include "tst_logreason.moc"
