// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessioncheck.h"
#include "launch/config/sessionfile.h"
#include "launch/config/sessionproperties.h"
#include "launch/config/sparkplaces.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const SessionProblem *found(const QList<SessionProblem> &problems, const QString &field, const QString &code)
{
    for (const SessionProblem &problem : problems) {
        if (problem.field == field && problem.code == code)
            return &problem;
    }
    return nullptr;
}

void put(const QString &path, const QByteArray &text, bool executable = false)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    if (executable)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeUser);
}

} // namespace

class SessionDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOnDisk();
    void aSecretFileThatOthersRead();
    void effective();
    void secrets();
    void placesOfThisComputer();
};

void SessionDiskTest::filesOnDisk()
{
    QTemporaryDir folder;
    const QDir dir(folder.path());
    SessionConfig config;
    config.name = u"n"_s;
    config.spark.home = dir.filePath(u"spark/bin"_s);
    QVERIFY(found(checkSessionFiles(config), u"spark.home"_s, u"missing-file"_s));
    QVERIFY(dir.mkpath(u"spark/bin"_s) && dir.mkpath(u"spark/jars"_s));
    put(dir.filePath(u"spark/bin/spark-submit"_s), "#!/bin/sh\n", true);
    const QList<SessionProblem> problems = checkSessionFiles(config);
    const SessionProblem *inside = found(problems, u"spark.home"_s, u"no-spark"_s);
    QVERIFY(inside);
    QCOMPARE(inside->suggestion, dir.filePath(u"spark"_s));
    config.spark.home = inside->suggestion;
    QVERIFY(found(checkSessionFiles(config), u"spark.home"_s, u"no-jars"_s));
    put(dir.filePath(u"spark/jars/spark-core_2.12-3.5.9.jar"_s), "");
    QCOMPARE(sparkVersionOf(config.spark.home), u"3.5.9"_s);
    QVERIFY(checkSessionFiles(config).isEmpty());
    config.sparkVersion = u"4.0"_s;
    QVERIFY(found(checkSessionFiles(config), u"spark-version"_s, u"wrong-version"_s));
    config.sparkVersion = u"3.5"_s;
    put(dir.filePath(u"spark/RELEASE"_s), "Spark 3.4.1 (git revision x) built for Hadoop 3.3.4\n");
    QCOMPARE(sparkVersionOf(config.spark.home), u"3.4.1"_s);
    config.spark = {};
    QVERIFY(dir.mkpath(u"java/bin"_s));
    config.spark.java = dir.filePath(u"java"_s);
    QVERIFY(found(checkSessionFiles(config), u"spark.java"_s, u"no-java"_s));
    put(dir.filePath(u"java/bin/java"_s), "#!/bin/sh\n", true);
    put(dir.filePath(u"java/release"_s), "JAVA_VERSION=\"1.8.0_392\"\n");
    config.sparkVersion = u"4.0"_s;
    QVERIFY(found(checkSessionFiles(config), u"spark.java"_s, u"wrong-java"_s));
    put(dir.filePath(u"java/release"_s), "JAVA_VERSION=\"17.0.15\"\n");
    QVERIFY(checkSessionFiles(config).isEmpty());
    config.spark = {};
    config.spark.python = u"no-such-python-here"_s;
    QVERIFY(found(checkSessionFiles(config), u"spark.python"_s, u"missing-file"_s));
    config.spark.python.clear();
    config.kind = SessionKind::Submit;
    config.submit.application = dir.filePath(u"a.py"_s);
    config.submit.jars = {dir.filePath(u"*.jar"_s), u"hdfs:///x.jar"_s, dir.filePath(u"y.jar"_s)};
    QVERIFY(found(checkSessionFiles(config), u"submit.application"_s, u"missing-file"_s));
    put(config.submit.application, "print()\n");
    const QList<SessionProblem> jars = checkSessionFiles(config);
    QCOMPARE(jars.size(), 1);
    QCOMPARE(jars.first().field, u"submit.jars"_s);
    config.submit = {};
    config.kind = SessionKind::SshCluster;
    config.cluster.workersFile = dir.filePath(u"workers"_s);
    put(config.cluster.workersFile, "# none\n\n");
    QVERIFY(found(checkSessionFiles(config), u"cluster.workers-file"_s, u"no-hosts"_s));
    put(config.cluster.workersFile, "h1\n-oX=y # bad\n");
    QVERIFY(found(checkSessionFiles(config), u"cluster.workers-file"_s, u"bad-host"_s));
    config.kind = SessionKind::LocalSession;
    config.properties = {{u"spark.eventLog.enabled"_s, u"true"_s},
                         {u"spark.eventLog.dir"_s, u"file:"_s + dir.filePath(u"none"_s)}};
    QVERIFY(found(checkSessionFiles(config), u"properties/spark.eventLog.dir"_s, u"missing-file"_s));
    QVERIFY(dir.mkpath(u"none"_s));
    QVERIFY(checkSessionFiles(config).isEmpty());
}

void SessionDiskTest::aSecretFileThatOthersRead()
{
    QTemporaryDir folder;
    SessionConfig config;
    config.name = u"n"_s;
    config.properties = {{u"spark.my.password"_s, u"x"_s}};
    QVERIFY(writeSessionFile(config, folder.filePath(u"a.toml"_s)));
    QVERIFY(checkSessionFiles(config).isEmpty());
    QVERIFY(QFile::setPermissions(config.path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(found(checkSessionFiles(config), u"file"_s, u"open-file"_s));
}

void SessionDiskTest::effective()
{
    SessionConfig config;
    config.driverMemory = u"2g"_s;
    config.executors = 3;
    config.executorCores = 2;
    config.packages = {u"a:b:1"_s, u"c:d:2"_s};
    config.properties = {
        {u"spark.x"_s, u"1"_s}, {u"spark.driver.memory"_s, u"4g"_s}, {u"spark.jars.packages"_s, u"c:d:2,e:f:3"_s}};
    const PropertyPairs wanted{{u"spark.driver.memory"_s, u"4g"_s},
                               {u"spark.executor.cores"_s, u"2"_s},
                               {u"spark.executor.instances"_s, u"3"_s},
                               {u"spark.jars.packages"_s, u"a:b:1,c:d:2,e:f:3"_s},
                               {u"spark.x"_s, u"1"_s}};
    QVERIFY(effectiveProperties(config) == wanted);
    config.dynamicAllocation = true;
    const PropertyPairs dynamic = effectiveProperties(config);
    QCOMPARE(propertyOf(dynamic, u"spark.dynamicAllocation.enabled"_s).value_or(QString()), u"true"_s);
    QCOMPARE(propertyOf(dynamic, u"spark.dynamicAllocation.shuffleTracking.enabled"_s).value_or(QString()), u"true"_s);
    QCOMPARE(propertyOf(dynamic, u"spark.dynamicAllocation.maxExecutors"_s).value_or(QString()), u"3"_s);
    QVERIFY(!propertyOf(dynamic, u"spark.executor.instances"_s));
    config.properties = {{u"spark.shuffle.service.enabled"_s, u"true"_s}};
    QVERIFY(!propertyOf(effectiveProperties(config), u"spark.dynamicAllocation.shuffleTracking.enabled"_s));
    QCOMPARE(effectiveMaster(SessionConfig()), u"local[*]"_s);
    config.properties = {{u"spark.master"_s, u"yarn"_s}};
    QCOMPARE(effectiveMaster(config), u"yarn"_s);
    config.master = u"local"_s;
    QCOMPARE(effectiveMaster(config), u"local"_s);
}

void SessionDiskTest::secrets()
{
    QVERIFY(isSecret(u"spark.my.password"_s, u"x"_s));
    QVERIFY(!isSecret(u"spark.executor.memory"_s, u"1g"_s));
    SessionConfig config;
    config.properties = {
        {u"spark.redaction.regex"_s, u"(?i)geheim"_s}, {u"spark.geheim"_s, u"a"_s}, {u"spark.token"_s, u"b"_s}};
    config.environment = {{u"AWS_SECRET_ACCESS_KEY"_s, u"c"_s}, {u"HOME"_s, u"d"_s}};
    QVERIFY(isSecret(config, u"spark.geheim"_s, u"a"_s));
    QCOMPARE(secretValues(config), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void SessionDiskTest::placesOfThisComputer()
{
    QTemporaryDir folder;
    const QDir dir(folder.path());
    for (const QString &sub :
         {u"spark/bin"_s, u"venv/bin"_s, u"venv/lib/python3.11/site-packages/pyspark"_s, u"java/bin"_s})
        QVERIFY(dir.mkpath(sub));
    put(dir.filePath(u"spark/bin/spark-submit"_s), "#!/bin/sh\n", true);
    put(dir.filePath(u"spark/RELEASE"_s), "Spark 3.5.9 built for x\n");
    put(dir.filePath(u"venv/bin/python"_s), "#!/bin/sh\n", true);
    put(dir.filePath(u"venv/lib/python3.11/site-packages/pyspark/version.py"_s), "__version__: str = \"4.3.0\"\n");
    put(dir.filePath(u"java/bin/java"_s), "#!/bin/sh\n", true);
    put(dir.filePath(u"java/release"_s), "JAVA_VERSION=\"17.0.15\"\n");
    const QByteArray spark = qgetenv("SPARK_HOME"), venv = qgetenv("VIRTUAL_ENV"), java = qgetenv("JAVA_HOME");
    qputenv("SPARK_HOME", dir.filePath(u"spark"_s).toUtf8());
    qputenv("VIRTUAL_ENV", dir.filePath(u"venv"_s).toUtf8());
    qputenv("JAVA_HOME", dir.filePath(u"java"_s).toUtf8());
    const SparkPlaces places = findSparkPlaces();
    qputenv("SPARK_HOME", spark);
    qputenv("VIRTUAL_ENV", venv);
    qputenv("JAVA_HOME", java);
    QVERIFY(places.homes.value(0) == SparkPlace({dir.filePath(u"spark"_s), u"3.5.9"_s}));
    QVERIFY(places.pythons.value(0) == SparkPlace({dir.filePath(u"venv/bin/python"_s), u"4.3.0"_s}));
    QVERIFY(places.javas.value(0) == SparkPlace({dir.filePath(u"java"_s), u"17.0.15"_s}));
}

QTEST_GUILESS_MAIN(SessionDiskTest)
#include "tst_sessiondisk.moc"
