// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sparkcatalogue.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class SparkCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatPeopleSet();
    void defaultsByVersion();
    void nearestNames();
    void olderNames();
    void everyPropertyIsWhole();
    void brokenDocumentsAreEmpty();
};

void SparkCatalogueTest::knowsWhatPeopleSet()
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    QCOMPARE(catalogue.versions(), QStringList({u"3.5.9"_s, u"4.3.0"_s}));
    QVERIFY(catalogue.properties().size() > 1500);
    using Type = SparkProperty::Type;
    const QList<std::tuple<QString, Type, QString>> wanted{{u"spark.executor.memory"_s, Type::Bytes, u"MiB"_s},
                                                           {u"spark.network.timeout"_s, Type::Time, u"s"_s},
                                                           {u"spark.executor.heartbeatInterval"_s, Type::Time, u"ms"_s},
                                                           {u"spark.sql.shuffle.partitions"_s, Type::Integer, {}},
                                                           {u"spark.sql.adaptive.enabled"_s, Type::Boolean, {}},
                                                           {u"spark.memory.fraction"_s, Type::Number, {}},
                                                           {u"spark.redaction.regex"_s, Type::Regex, {}},
                                                           {u"spark.jars.packages"_s, Type::List, {}},
                                                           {u"spark.app.name"_s, Type::Text, {}},
                                                           {u"spark.task.cpus"_s, Type::Integer, {}}};
    for (const auto &[key, type, unit] : wanted) {
        const SparkProperty *property = catalogue.find(key);
        QVERIFY2(property, qPrintable(key));
        QVERIFY2(property->type == type, qPrintable(key));
        QCOMPARE(property->unit, unit);
        QVERIFY2(!property->documentation.isEmpty(), qPrintable(key));
    }
    QVERIFY(!catalogue.find(u"spark.nonsense"_s));
    QVERIFY(catalogue.isFamily(u"spark.hadoop.fs.defaultFS"_s) && !catalogue.isFamily(u"spark.hadoop."_s));
    QVERIFY(catalogue.find(u"spark.sql.warehouse.dir"_s)->fixed);
}

void SparkCatalogueTest::defaultsByVersion()
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const SparkProperty *ansi = catalogue.find(u"spark.sql.ansi.enabled"_s);
    for (const auto &[version, text] : QList<std::pair<QString, QString>>{{u"3.5.1"_s, u"false"_s},
                                                                          {u"3.5"_s, u"false"_s},
                                                                          {u"2.4"_s, u"false"_s},
                                                                          {u"4.0"_s, u"false"_s},
                                                                          {u"4.3"_s, u"true"_s},
                                                                          {u"5.0"_s, u"true"_s},
                                                                          {{}, u"true"_s},
                                                                          {u"?"_s, u"true"_s}})
        QCOMPARE(catalogue.defaultOf(*ansi, version).value_or(u"none"_s), text);
    const SparkProperty *newer = catalogue.find(u"spark.api.mode"_s);
    QVERIFY(newer && !catalogue.defaultOf(*newer, u"3.5"_s) && catalogue.defaultOf(*newer, u"4.3"_s));
}

void SparkCatalogueTest::nearestNames()
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    QCOMPARE(catalogue.nearest(u"spark.exectuor.memory"_s).value(0), u"spark.executor.memory"_s);
    QCOMPARE(catalogue.nearest(u"park.driver.memory"_s).value(0), u"spark.driver.memory"_s);
    QCOMPARE(catalogue.nearest(u"spark.SQL.shuffle.partition"_s).value(0), u"spark.sql.shuffle.partitions"_s);
    QVERIFY(catalogue.nearest(u"spark.this.is.something.else"_s).isEmpty());
    QVERIFY(catalogue.nearest(QString(5000, u'x')).isEmpty());
}

void SparkCatalogueTest::olderNames()
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const SparkProperty *gone = catalogue.find(u"spark.blacklist.enabled"_s);
    QVERIFY(gone && !gone->deprecatedSince.isEmpty() &&
            gone->replacement.contains(u"spark.excludeOnFailure.enabled"_s));
    const SparkProperty *older = catalogue.find(u"spark.files.userClassPathFirst"_s);
    QVERIFY(older);
    QCOMPARE(older->replacement, u"spark.executor.userClassPathFirst"_s);
}

void SparkCatalogueTest::everyPropertyIsWhole()
{
    for (const SparkProperty &property : SparkCatalogue::instance().properties()) {
        QVERIFY2(property.key.startsWith("spark."_L1), qPrintable(property.key));
        QVERIFY2(!property.documentation.contains(u'\n'), qPrintable(property.key));
        const bool hasUnit = property.type == SparkProperty::Type::Bytes || property.type == SparkProperty::Type::Time;
        QVERIFY2(hasUnit == !property.unit.isEmpty(), qPrintable(property.key));
    }
}

void SparkCatalogueTest::brokenDocumentsAreEmpty()
{
    for (const QByteArray &text :
         {QByteArray(), QByteArray("{"), QByteArray("[1]"), QByteArray("{\"properties\": 3}")}) {
        const SparkCatalogue catalogue(text);
        QVERIFY(catalogue.properties().isEmpty() && !catalogue.find(u"spark.x"_s) &&
                catalogue.nearest(u"x"_s).isEmpty());
        QVERIFY(!catalogue.defaultOf(SparkProperty(), {}));
    }
}

QTEST_GUILESS_MAIN(SparkCatalogueTest)
#include "tst_sparkcatalogue.moc"
