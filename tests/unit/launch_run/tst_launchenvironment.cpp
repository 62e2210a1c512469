// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionproperties.h"
#include "launch/run/launchenvironment.h"
#include "live/wire/listenserver.h"
#include "live/wire/sessionsettings.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What is found, and what is started gets. Spark homes, Javas and Pythons are stand-ins of a few lines: real programs
//! that answer as those do.
class LaunchEnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void javaVersions_data();
    void javaVersions();
    void javaFits_data();
    void javaFits();
    void defaultsAreRead();
    void defaultsComeBack();
    void listenerIsAppended();
    void environmentOfASession();
    void propertiesHaveTheirWeight();
    void findsAHome();
    void findsByPath();
    void findsNothing();
    void noHome();
    void noPython();
    void noPyspark();
    void noJava();
    void brokenJava();
    void wrongJava();
    void goneBeforeTheAnswer();

private:
    void script(const QString &path, const QString &text) const
    {
        const QString file = m_folder->filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("#!/bin/sh\n" + text.toUtf8() + '\n');
        out.close();
        QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    void java(const QString &home, const QString &version) const
    {
        script(home + u"/bin/java"_s, u"echo 'openjdk version \"%1\" 2025-04-15' >&2"_s.arg(version));
    }
    void home(const QString &path, const QString &version) const
    {
        script(path + u"/bin/spark-submit"_s, u"exit 1"_s);
        script(path + u"/jars/spark-core_2.13-%1.jar"_s.arg(version), {});
    }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<SparkFinder> find(const SparkSource &source, const SparkFinder::Needs &needs,
                                      const QString &searchPath = u"/no/such"_s)
    {
        auto finder = std::make_unique<SparkFinder>();
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, searchPath);
        QSignalSpy finished(finder.get(), &SparkFinder::finished);
        finder->find(source, needs, environment);
        if (!QTest::qWaitFor([&] { return finished.count() > 0; }, 60'000))
            return nullptr;
        return finder;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void LaunchEnvironmentTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void LaunchEnvironmentTest::javaVersions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("major");
    QTest::newRow("17") << u"openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime"_s << 17;
    QTest::newRow("8") << u"java version \"1.8.0_412\""_s << 8;
    QTest::newRow("21 early") << u"openjdk version \"21-ea\" 2023-09-19"_s << 21;
    QTest::newRow("with a note") << u"Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"11.0.2\""_s << 11;
    QTest::newRow("nothing") << u"bash: java: not found"_s << 0;
}

void LaunchEnvironmentTest::javaVersions()
{
    QFETCH(QString, text);
    QFETCH(int, major);
    QCOMPARE(javaMajorOf(text), major);
}

void LaunchEnvironmentTest::javaFits_data()
{
    QTest::addColumn<QString>("spark");
    QTest::addColumn<int>("major");
    QTest::addColumn<bool>("fits");
    QTest::newRow("4 on 17") << u"4.3.0"_s << 17 << true;
    QTest::newRow("4 on 11") << u"4.0.1"_s << 11 << false;
    QTest::newRow("4 on 8") << u"4.3.0"_s << 8 << false;
    QTest::newRow("4 on 21") << u"4.3.0"_s << 21 << true;
    QTest::newRow("3.5 on 8") << u"3.5.9"_s << 8 << true;
    QTest::newRow("3.5 on 25") << u"3.5.9"_s << 25 << false;
    QTest::newRow("3.2 on 17") << u"3.2.4"_s << 17 << false;
    QTest::newRow("3.2 on 11") << u"3.2.4"_s << 11 << true;
    QTest::newRow("unknown") << QString() << 8 << true;
}

void LaunchEnvironmentTest::javaFits()
{
    QFETCH(QString, spark);
    QFETCH(int, major);
    QFETCH(bool, fits);
    const auto problem = javaProblem(spark, major, u"/j/bin/java"_s);
    QCOMPARE(!problem.has_value(), fits);
    if (problem) {
        QCOMPARE(problem->code, u"wrong-java"_s);
        QVERIFY(problem->cause.contains(spark) && problem->cause.contains(u"/j/bin/java"_s) &&
                !problem->cure.isEmpty());
    }
}

void LaunchEnvironmentTest::defaultsAreRead()
{
    QFile file(path(u"spark-defaults.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# a comment\n"
               "spark.a   one two  \n"
               "  spark.b=x=y\r\n"
               "spark.c:  long \\\n     goes on\n"
               "! another\n"
               "\n"
               "spark.d\n"
               "spark.\\ key\\=x  \\u0041\\tb\\\\\n"
               "spark.a last\n");
    file.close();
    const PropertyPairs expected{{u"spark.a"_s, u"last"_s},
                                 {u"spark.b"_s, u"x=y"_s},
                                 {u"spark.c"_s, u"long goes on"_s},
                                 {u"spark.d"_s, QString()},
                                 {u"spark. key=x"_s, u"A\tb\\"_s}};
    QCOMPARE(readSparkDefaults(file.fileName()), expected);
    QVERIFY(readSparkDefaults(path(u"none"_s)).isEmpty());
}

void LaunchEnvironmentTest::defaultsComeBack()
{
    const PropertyPairs pairs{{u"spark.a"_s, u"x y = : # ! \\ ä 日本"_s},
                              {u"spark.b"_s, u"line\nbreak\ttab"_s},
                              {u"odd key:="_s, u"=value"_s},
                              {u"#key"_s, u":x"_s}};
    QFile file(path(u"x.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sparkDefaultsText(pairs));
    file.close();
    QCOMPARE(readSparkDefaults(file.fileName()), pairs);
}

void LaunchEnvironmentTest::listenerIsAppended()
{
    LaunchListener listener;
    listener.jar = u"/opt/l.jar"_s;
    PropertyPairs own{{u"spark.extraListeners"_s, u"a.B"_s}, {u"spark.driver.extraClassPath"_s, u"/x/*"_s}};
    PropertyPairs with = withListener(own, listener);
    QCOMPARE(*propertyOf(with, u"spark.extraListeners"_s), u"a.B,"_s + QString::fromLatin1(kListenerClass));
    QCOMPARE(*propertyOf(with, u"spark.driver.extraClassPath"_s), u"/x/*:/opt/l.jar"_s);
    QCOMPARE(withListener(with, listener), with); // once
    QCOMPARE(withListener(own, {}), own);
    listener.jar = u"/opt/a:b/l.jar"_s; // no class path can hold it
    QCOMPARE(withListener(own, listener), own);
}

void LaunchEnvironmentTest::environmentOfASession()
{
    SessionConfig config;
    config.environment = {{u"PYSPARK_PYTHON"_s, u"/own/python"_s}, {u"MINE"_s, u"1"_s}};
    SparkInstallation spark;
    spark.home = path(u"home"_s);
    spark.python = u"/env/bin/python"_s;
    spark.javaHome = u"/jdk"_s;
    script(u"home/python/pyspark/__init__.py"_s, {});
    script(u"home/python/lib/py4j-0.10-src.zip"_s, {});
    ListenAddress address;
    address.port = 4711;
    address.secret = "0123456789";
    LaunchListener listener = LaunchListener::of(address);
    listener.jar = u"/l.jar"_s;
    QProcessEnvironment base;
    base.insert(u"PYSPARK_SUBMIT_ARGS"_s, u"--of another"_s);
    base.insert(u"PYTHONPATH"_s, u"/mine"_s);
    base.insert(u"HOME"_s, u"/h"_s);
    const QProcessEnvironment made = launchEnvironment(config, spark, listener, base);
    QCOMPARE(made.value(u"SPARK_HOME"_s), spark.home);
    QCOMPARE(made.value(u"JAVA_HOME"_s), u"/jdk"_s);
    QCOMPARE(made.value(u"PYSPARK_PYTHON"_s), u"/own/python"_s); // the person's own wins
    QCOMPARE(made.value(u"PYSPARK_DRIVER_PYTHON"_s), spark.python);
    QCOMPARE(made.value(u"MINE"_s), u"1"_s);
    QCOMPARE(made.value(u"HOME"_s), u"/h"_s);
    QVERIFY(!made.contains(u"PYSPARK_SUBMIT_ARGS"_s));
    QCOMPARE(made.value(u"PYTHONPATH"_s), u"%1/python:%1/python/lib/py4j-0.10-src.zip:/mine"_s.arg(spark.home));
    QCOMPARE(made.value(u"CINDERSCOPE_LISTENER_ADDRESS"_s), u"tcp:127.0.0.1:4711"_s);
    QCOMPARE(made.value(u"CINDERSCOPE_LISTENER_SECRET"_s), u"0123456789"_s);
    config.listener = false;
    QVERIFY(!launchEnvironment(config, spark, listener, base).contains(u"CINDERSCOPE_LISTENER_SECRET"_s));
}

void LaunchEnvironmentTest::propertiesHaveTheirWeight()
{
    SparkInstallation spark;
    spark.home = path(u"home"_s);
    QVERIFY(QDir().mkpath(path(u"home/conf"_s)));
    QFile file(path(u"home/conf/spark-defaults.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("spark.a installation\nspark.b installation\nspark.extraListeners x.Y\n");
    file.close();
    SessionConfig config;
    config.properties = {{u"spark.b"_s, u"configuration"_s}};
    LaunchListener listener;
    listener.jar = u"/l.jar"_s;
    PropertyPairs made = launchProperties(config, spark, listener, {});
    QCOMPARE(*propertyOf(made, u"spark.a"_s), u"installation"_s);
    QCOMPARE(*propertyOf(made, u"spark.b"_s), u"configuration"_s);
    QCOMPARE(*propertyOf(made, u"spark.extraListeners"_s), u"x.Y,"_s + QString::fromLatin1(kListenerClass));
    QProcessEnvironment environment;
    environment.insert(u"SPARK_CONF_DIR"_s, path(u"elsewhere"_s));
    QVERIFY(!propertyOf(launchProperties(config, spark, listener, environment), u"spark.a"_s));
}

void LaunchEnvironmentTest::findsAHome()
{
    home(u"spark"_s, u"4.3.0"_s);
    java(u"jdk"_s, u"17.0.15"_s);
    SparkSource source;
    source.home = path(u"spark"_s);
    source.java = path(u"jdk"_s);
    const auto finder = find(source, {});
    QVERIFY(finder);
    QVERIFY2(!finder->problem(), finder->problem() ? qPrintable(finder->problem()->cause) : "");
    QCOMPARE(finder->installation().version, u"4.3.0"_s);
    QCOMPARE(finder->installation().scalaVersion, u"2.13"_s);
    QCOMPARE(finder->installation().javaMajor, 17);
    QCOMPARE(finder->installation().javaHome, source.java);
    QCOMPARE(finder->installation().remarks.size(), 2);
}

void LaunchEnvironmentTest::findsByPath()
{
    home(u"opt/spark"_s, u"3.5.9"_s);
    java(u"usr"_s, u"11.0.2"_s);
    QVERIFY(QDir().mkpath(path(u"bin"_s)));
    QVERIFY(QFile::link(path(u"opt/spark/bin/spark-submit"_s), path(u"bin/spark-submit"_s)));
    const auto finder = find({}, {}, path(u"bin"_s) + u':' + path(u"usr/bin"_s));
    QVERIFY(finder && !finder->problem());
    QCOMPARE(finder->installation().version, u"3.5.9"_s);
    QVERIFY(finder->installation().javaHome.isEmpty());
    QCOMPARE(finder->installation().java, path(u"usr/bin/java"_s));
}

void LaunchEnvironmentTest::findsNothing()
{
    const auto finder = find({}, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-spark"_s);
    QVERIFY(!finder->problem()->cure.isEmpty());
}

void LaunchEnvironmentTest::noHome()
{
    SparkSource source;
    source.home = path(u"nothing"_s);
    const auto finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-spark"_s);
    QVERIFY(finder->problem()->cause.contains(source.home));
}

void LaunchEnvironmentTest::noPython()
{
    SparkSource source;
    source.python = path(u"nothing"_s);
    auto finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-python"_s);
    script(u"strange"_s, u"echo hello; exit 3"_s);
    source.python = path(u"strange"_s);
    finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-python"_s);
}

void LaunchEnvironmentTest::noPyspark()
{
    script(u"python"_s, u"printf '3.11.2\\n%s\\n\\n\\n\\n' \"$0\""_s); // what the short program prints there
    SparkSource source;
    source.python = path(u"python"_s);
    const auto finder = find(source, {true, true, false, true});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-pyspark"_s);
    QVERIFY(finder->problem()->cause.contains(source.python));
}

void LaunchEnvironmentTest::noJava()
{
    home(u"spark"_s, u"4.3.0"_s);
    SparkSource source;
    source.home = path(u"spark"_s);
    auto finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-java"_s);
    source.java = path(u"nothing"_s);
    finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-java"_s);
    QVERIFY(finder->problem()->cause.contains(source.java));
}

void LaunchEnvironmentTest::brokenJava()
{
    home(u"spark"_s, u"4.3.0"_s);
    script(u"jdk/bin/java"_s, u"echo 'libjvm.so: cannot open' >&2; exit 1"_s);
    SparkSource source;
    source.home = path(u"spark"_s);
    source.java = path(u"jdk"_s);
    const auto finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"no-java"_s);
    QVERIFY(finder->problem()->cause.contains(u"libjvm.so"_s));
}

void LaunchEnvironmentTest::wrongJava()
{
    home(u"spark"_s, u"4.3.0"_s);
    java(u"jdk"_s, u"1.8.0_412"_s);
    SparkSource source;
    source.home = path(u"spark"_s);
    source.java = path(u"jdk"_s);
    const auto finder = find(source, {});
    QVERIFY(finder && finder->problem());
    QCOMPARE(finder->problem()->code, u"wrong-java"_s);
    QVERIFY(finder->problem()->cause.contains(u"Java 8"_s) && finder->problem()->cure.contains(u"17"_s));
}

void LaunchEnvironmentTest::goneBeforeTheAnswer()
{
    script(u"python"_s, u"echo $$ > '%1'; exec sleep 1000"_s.arg(path(u"pid"_s)));
    auto finder = std::make_unique<SparkFinder>();
    SparkSource source;
    source.python = path(u"python"_s);
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    finder->find(source, {}, environment);
    QTRY_VERIFY(QFileInfo(path(u"pid"_s)).size() > 0);
    QFile file(path(u"pid"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString pid = QString::fromUtf8(file.readAll()).trimmed();
    QVERIFY(QFileInfo::exists(u"/proc/"_s + pid));
    finder.reset();
    QTRY_VERIFY(!QFileInfo::exists(u"/proc/"_s + pid));
}

QTEST_GUILESS_MAIN(LaunchEnvironmentTest)
#include "tst_launchenvironment.moc"
