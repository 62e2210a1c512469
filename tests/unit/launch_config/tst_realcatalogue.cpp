// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessioncheck.h"
#include "launch/config/sparkcatalogue.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! The shipped catalogue against the registry of real Sparks, and their own defaults against our checks.
class RealCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatSparkSays_data();
    void isWhatSparkSays();
};

void RealCatalogueTest::isWhatSparkSays_data()
{
    QTest::addColumn<QString>("spark");
    QTest::newRow("4.3.0") << u"4.3.0"_s;
    QTest::newRow("3.5.9") << u"3.5.9"_s;
}

void RealCatalogueTest::isWhatSparkSays()
{
    QFETCH(QString, spark);
    const QString support = QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support");
    QProcess environment;
    environment.start(support + u"/spark-env"_s, {u"--print"_s, u"--spark"_s, spark});
    QVERIFY(environment.waitForFinished(60'000));
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        printf("SKIP: Spark %s cannot be had here: %s\n", qPrintable(spark), qPrintable(python));
        if (spark == "4.3.0"_L1)
            printf("SKIP WHOLE PROGRAM: %s\n", qPrintable(python));
        QSKIP("no Spark");
    }
    QTemporaryDir folder;
    QProcess dump;
    dump.setProcessChannelMode(QProcess::MergedChannels);
    // Without the conf/java-opts of the tests' Sparks: a default is a part of Java's heap, as its own collector counts
    // it.
    QProcessEnvironment plain = QProcessEnvironment::systemEnvironment();
    plain.insert(u"SPARK_CONF_DIR"_s, folder.path());
    dump.setProcessEnvironment(plain);
    dump.start(python, {support + u"/spark_catalogue.py"_s, u"dump"_s, folder.filePath(u"d.json"_s)});
    QVERIFY(dump.waitForFinished(240'000));
    const QByteArray output = dump.readAll();
    QVERIFY2(dump.exitCode() == 0, output.constData());
    QFile file(folder.filePath(u"d.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject entries = QJsonDocument::fromJson(file.readAll()).object().value("entries"_L1).toObject();
    QVERIFY(entries.size() > 1000);
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    int refused = 0;
    for (auto at = entries.begin(); at != entries.end(); ++at) {
        const SparkProperty *property = catalogue.find(at.key());
        QVERIFY2(property, qPrintable(at.key()));
        const QString wanted = at.value().toObject().value("default"_L1).toString();
        const QString told = catalogue.defaultOf(*property, spark).value_or(u"absent"_s);
        QVERIFY2(told == wanted, qPrintable(u"%1: %2, not %3"_s.arg(at.key(), told, wanted)));
        // What Spark takes by itself must not be called wrong.
        if (wanted.isEmpty() || wanted.startsWith(u'<'))
            continue;
        const std::optional<SessionProblem> problem = checkProperty(at.key(), wanted, spark);
        if (problem && problem->severity == SessionProblem::Severity::Error) {
            qWarning("%s = %s: %s", qPrintable(at.key()), qPrintable(wanted), qPrintable(problem->cause));
            ++refused;
        }
    }
    QCOMPARE(refused, 0);
}

QTEST_GUILESS_MAIN(RealCatalogueTest)
#include "tst_realcatalogue.moc"
