// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionbook.h"
#include "launch/config/sessioncheck.h"
#include "launch/config/sessionfile.h"
#include "launch/config/valuecheck.h"

#include <QTest>
#include <time.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! "severity code field", one a line.
QString shown(const QList<SessionProblem> &problems)
{
    QStringList lines;
    for (const SessionProblem &problem : problems)
        lines.append(u"%1 %2 %3 | %4"_s.arg(int(problem.severity)).arg(problem.code, problem.field, problem.cause));
    return lines.join(u'\n');
}

//! A configuration with one thing wrong, and what must be told of it.
struct Wrong
{
    const char *name, *text, *field, *code;
    bool starts;
};

// clang-format off
constexpr Wrong kWrong[] = {
    {"no name", "name = ' '", "name", "no-name", false},
    {"version", "spark-version = 'four'", "spark-version", "bad-version", true},
    {"web port", "master = 'spark://h:8080'", "master", "web-port", true},
    {"mesos 3", "master = 'mesos://h:5050'\nspark-version = '3.5'", "master", "mesos", true},
    {"mesos 4", "master = 'mesos://h:5050'\nspark-version = '4.0'", "master", "mesos", false},
    {"two masters", "master = 'local'\n[properties]\nspark.master = 'yarn'", "properties/spark.master", "contradiction", true},
    {"remote and master", "master = 'local'\n[properties]\nspark.remote = 'sc://h'", "properties/spark.remote", "contradiction", false},
    {"bare heap", "[resources]\ndriver-memory = '2048'", "resources.driver-memory", "heap-unit", false},
    {"heap with b", "[resources]\ndriver-memory = '2gb'", "resources.driver-memory", "heap-unit", false},
    {"small heap", "[resources]\ndriver-memory = '256m'", "resources.driver-memory", "too-little-memory", false},
    {"wrong heap", "[resources]\ndriver-memory = 'lots'", "resources.driver-memory", "wrong-type", false},
    {"heap twice", "[resources]\ndriver-memory = '2g'\n[properties]\nspark.driver.memory = '3g'", "properties/spark.driver.memory", "contradiction", true},
    {"Xmx", "[properties]\nspark.driver.extraJavaOptions = '-Xmx4g'", "properties/spark.driver.extraJavaOptions", "heap-in-options", false},
    {"executors of local", "[resources]\nexecutor-memory = '2g'", "resources.executor-memory", "unused", true},
    {"dynamic local", "[resources]\ndynamic-allocation = true", "resources.dynamic-allocation", "unused", true},
    {"dynamic without tracking", "master = 'yarn'\n[properties]\nspark.dynamicAllocation = {enabled = true, shuffleTracking.enabled = false}", "properties/spark.dynamicAllocation.enabled", "no-shuffle-tracking", false},
    {"least over most", "master = 'yarn'\n[resources]\ndynamic-allocation = true\nexecutors = 2\n[properties]\nspark.dynamicAllocation.minExecutors = 5", "resources.executors", "contradiction", false},
    {"task cores", "master = 'yarn'\n[resources]\nexecutor-cores = 2\n[properties]\nspark.task.cpus = 4", "resources.executor-cores", "contradiction", false},
    {"cores.max", "master = 'spark://h:7077'\n[resources]\nexecutor-cores = 4\n[properties]\nspark.cores.max = 2", "properties/spark.cores.max", "contradiction", false},
    {"heartbeat", "[properties]\nspark.network.timeout = '5s'", "properties/spark.network.timeout", "contradiction", false},
    {"crypto", "[properties]\nspark.network.crypto.enabled = true", "properties/spark.network.crypto.enabled", "contradiction", false},
    {"secret", "[properties]\nspark.hadoop.fs.s3a.secret.key = 'x'", "properties/spark.hadoop.fs.s3a.secret.key", "secret", true},
    {"Scala", "spark-version = '4.0'\npackages = ['io.delta:delta-spark_2.12:3.2.0']", "packages", "wrong-scala", false},
    {"Spark's own", "spark-version = '3.5'\npackages = ['org.apache.spark:spark-avro_2.12:3.4.1']", "packages", "wrong-version", false},
    {"two versions", "packages = ['a:b_2.12:1', 'a:b_2.13:1']", "packages", "contradiction", false},
    {"package twice", "packages = ['a:b:1', 'a:b:1']", "packages", "duplicate", true},
    {"repository", "repositories = ['not a url']", "repositories", "bad-url", false},
    {"repository login", "repositories = ['https://u:p@r/m']", "repositories", "secret-in-url", false},
    {"variable", "[environment]\nA-B = 'x'", "environment/A-B", "bad-variable", false},
    {"Connect in 3.3", "connect-server = true\nspark-version = '3.3'", "connect-server", "too-old", false},
    {"no application", "kind = 'submit'", "submit.application", "no-application", false},
    {"an option", "kind = 'submit'\n[submit]\napplication = '--kill'", "submit.application", "bad-application", false},
    {"local cluster mode", "kind = 'submit'\n[submit]\napplication = '/a.jar'\ncluster-mode = true", "submit.cluster-mode", "cluster-mode", false},
    {"Python in cluster mode", "kind = 'submit'\nmaster = 'spark://h:7077'\n[submit]\napplication = '/a.py'\ncluster-mode = true", "submit.cluster-mode", "cluster-mode", false},
    {"class of Python", "kind = 'submit'\n[submit]\napplication = '/a.py'\nmain-class = 'a.B'", "submit.main-class", "unused", true},
    {"odd class", "kind = 'submit'\n[submit]\napplication = '/a.jar'\nmain-class = 'a b'", "submit.main-class", "bad-class", false},
    {"secret argument", "kind = 'submit'\n[submit]\napplication = '/a.py'\narguments = ['--password=x']", "submit.arguments", "secret-in-arguments", true},
    {"no workers", "kind = 'standalone-cluster'\n[cluster]\nworkers = 0", "cluster.workers", "no-workers", false},
    {"port", "kind = 'standalone-cluster'\n[cluster]\nport = 70000", "cluster.port", "bad-port", false},
    {"same ports", "kind = 'standalone-cluster'\n[cluster]\nport = 7077\nweb-port = 7077", "cluster.web-port", "contradiction", false},
    {"worker memory", "kind = 'standalone-cluster'\n[cluster]\nworker-memory = '1.5g'", "cluster.worker-memory", "wrong-type", false},
    {"executor over worker", "kind = 'standalone-cluster'\n[cluster]\nworker-memory = '2g'\n[resources]\nexecutor-memory = '3g'", "resources.executor-memory", "too-much-memory", false},
    {"default over worker", "kind = 'standalone-cluster'\n[cluster]\nworker-memory = '512m'", "cluster.worker-memory", "too-much-memory", true},
    {"executor cores over worker", "kind = 'standalone-cluster'\n[cluster]\nworker-cores = 2\n[resources]\nexecutor-cores = 4", "resources.executor-cores", "too-many-cores", false},
    {"cluster host", "kind = 'standalone-cluster'\n[cluster]\nhost = 'a b'", "cluster.host", "bad-host", false},
    {"no hosts", "kind = 'ssh-cluster'", "cluster.hosts", "no-hosts", false},
    {"option as host", "kind = 'ssh-cluster'\n[cluster]\nhosts = ['-oProxyCommand=x']", "cluster.hosts", "bad-host", false},
    {"host twice", "kind = 'ssh-cluster'\n[cluster]\nhosts = ['h', 'h']", "cluster.hosts", "duplicate", false},
    {"no image", "kind = 'kubernetes'\nmaster = 'k8s://https://h:6443'\n[submit]\napplication = 'local:///x.py'", "properties/spark.kubernetes.container.image", "no-image", false},
    {"file in a container", "kind = 'kubernetes'\nmaster = 'k8s://https://h:6443'\n[submit]\napplication = '/x.py'\ncluster-mode = true", "submit.application", "local-file", false},
    {"no k8s", "kind = 'kubernetes'\nmaster = 'local'", "master", "bad-master", false},
    {"token", "kind = 'kernel-session'\n[notebook]\nserver = 'http://h:8888/?token=abc'", "notebook.server", "secret-in-url", false},
    {"existing", "kind = 'kernel-session'\n[notebook]\nexisting = 'perhaps'", "notebook.existing", "wrong-choice", false},
    {"too late", "kind = 'kernel-session'\n[notebook]\ntemplate = 'scala-almond'\n[resources]\ndriver-memory = '2g'", "resources.driver-memory", "too-late", true},
    {"no folder", "kind = 'history-server'", "history.folder", "no-folder", false},
    {"unused master", "kind = 'history-server'\nmaster = 'local'\n[history]\nfolder = '/tmp'", "master", "unused", true},
};
// clang-format on

} // namespace

class SessionCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void properties_data();
    void properties();
    void configurations_data();
    void configurations();
    void aKeyThatComesTwice();
    void goodOnes_data();
    void goodOnes();
    void examplesAreRight();
    void manyPropertiesAreFast();
};

void SessionCheckTest::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<qlonglong>("bytes"); // -7: refused
    QTest::addColumn<qlonglong>("microseconds");
    const auto row = [](const char *text, const char *unit, qlonglong bytes, qlonglong us) {
        QTest::addRow("%s in %s", text, unit) << QString::fromLatin1(text) << QString::fromLatin1(unit) << bytes << us;
    };
    row("1g", "MiB", 1073741824, -7);
    row("512", "MiB", 536870912, 512);
    row("512 ", "KiB", 524288, 512);
    row("10", "s", 10, 10000000);
    row("3KB", "b", 3072, -7);
    row("1.5g", "b", -7, -7);
    row("1 g", "b", -7, -7);
    row("5min", "s", -7, 300000000);
    row("5M", "s", 5242880, 300000000);
    row("7us", "ms", -7, 7);
    row("1d", "ms", -7, 86400000000);
    row("-1", "b", -1, -1);
    row("", "b", -7, -7);
    row("g", "b", -7, -7);
    row("9223372036854775807ms", "ms", -7, 9223372036854775000);
    row("99999999999999999999", "b", -7, -7);
    row("1gib", "b", -7, -7);
}

void SessionCheckTest::values()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(qlonglong, bytes);
    QFETCH(qlonglong, microseconds);
    QCOMPARE(bytesOf(text, unit).value_or(-7), bytes);
    QCOMPARE(microsecondsOf(text, unit).value_or(-7), microseconds);
}

void SessionCheckTest::properties_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("code"); // empty: right
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const char *key, const char *value, const char *version, const char *code,
                        const char *suggestion = "") {
        QTest::addRow("%s=%s (%s)", key, value, version)
            << QString::fromUtf8(key) << QString::fromUtf8(value) << QString::fromLatin1(version)
            << QString::fromLatin1(code) << QString::fromLatin1(suggestion);
    };
    row("spark.executor.memory", "4g", "", "");
    row("spark.executor.memory", "1.5g", "", "wrong-type", "1536m");
    row("spark.executor.memory", "4 GB", "", "wrong-type", "4g");
    row("spark.executor.memory", "4gib", "", "wrong-type", "4g");
    row("spark.executor.memory", "much", "", "wrong-type");
    row("spark.network.timeout", "120", "", "");
    row("spark.network.timeout", "2 minutes", "", "wrong-type", "2min");
    row("spark.network.timeout", "800sec", "", "wrong-type", "800s");
    row("spark.sql.shuffle.partitions", "200", "", "");
    row("spark.sql.shuffle.partitions", "0", "", "out-of-range");
    row("spark.sql.shuffle.partitions", "2e2", "", "wrong-type");
    row("spark.sql.adaptive.enabled", "TRUE", "", "");
    row("spark.sql.adaptive.enabled", "yes", "", "wrong-type", "true");
    row("spark.sql.adaptive.enabled", "0", "", "wrong-type", "false");
    row("spark.memory.fraction", "0.8", "", "");
    row("spark.memory.fraction", "0,8", "", "wrong-type");
    row("spark.ui.port", "70000", "", "bad-port");
    row("spark.sql.timestampType", "TIMESTAMP_NTZ", "", "");
    row("spark.sql.timestampType", "nonsense", "", "wrong-choice");
    row("spark.redaction.regex", "(?i)secret|token", "", "");
    row("spark.redaction.regex", "(secret", "", "wrong-type");
    row("spark.exectuor.memory", "1g", "", "unknown-property", "spark.executor.memory");
    row("spark.sql.shufle.partitions", "9", "", "unknown-property", "spark.sql.shuffle.partitions");
    row("spark.my.own.library", "9", "", "unknown-property");
    row("spark.hadoop.fs.s3a.endpoint", "x", "", "");
    row("spark.executorEnv.FOO", "x", "", "");
    row("spark.sql.catalog.mine", "org.x.Y", "", "");
    row("fs.s3a.endpoint", "x", "", "not-spark");
    row("spark.blacklist.enabled", "true", "4.0", "deprecated-property");
    row("spark.blacklist.enabled", "true", "2.4", "");
    row("spark.files.userClassPathFirst", "true", "", "deprecated-property", "spark.executor.userClassPathFirst");
    row("", "x", "", "no-key");
    row("spark.a b", "x", "", "bad-key");
    row("spark.a=b", "x", "", "bad-key", "spark.a");
    row("spark.\nx", "x", "", "bad-key");
}

void SessionCheckTest::properties()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, version);
    QFETCH(QString, code);
    QFETCH(QString, suggestion);
    const std::optional<SessionProblem> problem = checkProperty(key, value, version);
    QCOMPARE(problem ? problem->code : QString(), code);
    if (!problem)
        return;
    if (!suggestion.isEmpty())
        QCOMPARE(problem->suggestion, suggestion);
    QCOMPARE(problem->field, u"properties/"_s + key);
    QVERIFY(!problem->cause.isEmpty() && !problem->cure.isEmpty());
    // What is suggested must itself be right.
    if (!problem->suggestion.isEmpty()) {
        const bool isKey = problem->suggestion.startsWith("spark."_L1) && problem->code != "wrong-type"_L1;
        const auto again = isKey ? checkProperty(problem->suggestion, value, version)
                                 : checkProperty(key, problem->suggestion, version);
        QVERIFY2(!again || again->code == "unknown-property"_L1, again ? qPrintable(again->cause) : "");
    }
}

void SessionCheckTest::configurations_data()
{
    QTest::addColumn<QByteArray>("text"); // TOML
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("code"); // empty: any
    QTest::addColumn<bool>("starts");
    for (const Wrong &row : kWrong)
        QTest::newRow(row.name) << QByteArray(row.text) << QString::fromLatin1(row.field)
                                << QString::fromLatin1(row.code) << row.starts;
    for (const char *master : {"local[0]", "local[x]", "local[4", "lokal", "spark://h", "spark://h:x", "spark://h:0",
                               "spark://h:7077,", "spark://-h:7077", "spark://h;rm:7077", "yarn-client", "sc://h:15002",
                               "k8s://", "k8s://ftp://x", "http://h:1", "localhost:7077", "mesos"})
        QTest::addRow("master %s", master)
            << QByteArray("master = '" + QByteArray(master) + '\'') << u"master"_s << QString() << false;
    for (const char *package : {"a", "a:b", "a:b:", "a:b:c:d", "a b:c:d", ":::"})
        QTest::addRow("package %s", package)
            << QByteArray("packages = ['" + QByteArray(package) + "']") << u"packages"_s << u"bad-package"_s << false;
}

void SessionCheckTest::configurations()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, field);
    QFETCH(QString, code);
    QFETCH(bool, starts);
    const Result<SessionConfig> config = readSessionText(text, u"/x/n.toml"_s);
    QVERIFY2(config, config ? "" : config.error().detail.c_str());
    const QList<SessionProblem> problems = checkSession(*config);
    const QString all = shown(problems);
    bool there = false;
    for (const SessionProblem &problem : problems) {
        there = there || (problem.field == field && (code.isEmpty() || problem.code == code));
        QVERIFY2(!problem.cause.isEmpty() && problem.cause.endsWith(u'.'), qPrintable(all));
    }
    QVERIFY2(there, qPrintable(all));
    QVERIFY2(canStart(problems) == starts, qPrintable(all));
    for (qsizetype i = 1; i < problems.size(); ++i)
        QVERIFY(int(problems.at(i - 1).severity) <= int(problems.at(i).severity));
}

void SessionCheckTest::aKeyThatComesTwice()
{
    SessionConfig config;
    config.name = u"n"_s;
    QVERIFY(checkSession(config).isEmpty());
    config.properties = {{u"spark.ui.port"_s, u"1"_s}, {u"spark.ui.port"_s, u"2"_s}};
    const QList<SessionProblem> problems = checkSession(config);
    QVERIFY2(!problems.isEmpty() && problems.first().code == "duplicate"_L1, qPrintable(shown(problems)));
}

void SessionCheckTest::goodOnes_data()
{
    QTest::addColumn<QString>("master");
    for (const char *master :
         {"local", "local[*]", "local[4]", "local[4,2]", "local[*,3]", "spark://h:7077", "spark://h1:7077,h2:7078",
          "spark://[::1]:7077", "spark://10.0.0.1:7077", "yarn", "k8s://https://h:6443", "k8s://h:443"})
        QTest::newRow(master) << QString::fromLatin1(master);
}

void SessionCheckTest::goodOnes()
{
    QFETCH(QString, master);
    SessionConfig config;
    config.name = u"n"_s;
    config.master = master;
    const QList<SessionProblem> problems = checkSession(config);
    QVERIFY2(problems.isEmpty(), qPrintable(shown(problems)));
}

void SessionCheckTest::examplesAreRight()
{
    const QList<SessionConfig> &examples = SessionBook::examples();
    for (const SessionKind kind : sessionKinds())
        QVERIFY2(std::any_of(examples.begin(), examples.end(), [&](const SessionConfig &c) { return c.kind == kind; }),
                 qPrintable(sessionKindWord(kind)));
    for (const SessionConfig &example : examples) {
        QVERIFY(!example.name.isEmpty() && !example.description.isEmpty() && example.path.isEmpty());
        for (const SessionProblem &problem : checkSession(example))
            QVERIFY2(problem.severity == SessionProblem::Severity::Remark,
                     qPrintable(example.name + u": "_s + shown({problem})));
        for (const SessionProblem &problem : checkSessionFiles(example)) // what the person must change
            QVERIFY2(problem.field == "submit.application"_L1, qPrintable(example.name + u": "_s + shown({problem})));
    }
}

void SessionCheckTest::manyPropertiesAreFast()
{
    SessionConfig config;
    config.name = u"n"_s;
    for (int i = 0; i < 300; ++i)
        config.properties.append({(i % 3 ? u"spark.hadoop.x%1"_s : u"spark.sql.shufle.partitons%1"_s).arg(i), u"1"_s});
    checkSession(config);
    timespec before{}, after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i)
        checkSession(config);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    const double ms = ((after.tv_sec - before.tv_sec) * 1e3 + double(after.tv_nsec - before.tv_nsec) / 1e6) / rounds;
    qInfo("%.2f ms of CPU time for 300 properties", ms);
    QVERIFY2(ms < 50, "a check per keystroke must not be felt"); // a debug build under sanitizers takes longer
}

QTEST_GUILESS_MAIN(SessionCheckTest)
#include "tst_sessioncheck.moc"
