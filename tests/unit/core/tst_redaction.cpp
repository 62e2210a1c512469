// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/application.h"
#include "core/redaction.h"

#include <QElapsedTimer>
#include <QTest>

using namespace cinderscope;

//! Redaction as in Spark's Utils.redact.
class RedactionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultPattern_data();
    void defaultPattern();
    void ownPattern_data();
    void ownPattern();
    void fallsBack_data();
    void fallsBack();
    void valuesAreReplaced();
    void hostilePatternEnds();
};

void RedactionTest::defaultPattern_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("secret");
    QTest::newRow("plain") << QByteArray("spark.executor.memory") << QByteArray("4g") << false;
    QTest::newRow("password") << QByteArray("spark.ssl.keyPassword") << QByteArray("x") << true;
    QTest::newRow("secret") << QByteArray("spark.authenticate.SECRET") << QByteArray("x") << true;
    QTest::newRow("token") << QByteArray("spark.hadoop.fs.oauthToken") << QByteArray("x") << true;
    QTest::newRow("access key") << QByteArray("spark.hadoop.fs.s3a.access.key") << QByteArray("x") << true;
    QTest::newRow("accesskey") << QByteArray("fs.s3.awsAccessKeyId") << QByteArray("x") << true;
    QTest::newRow("access-key is none") << QByteArray("access-key") << QByteArray("x") << false;
    QTest::newRow("credential") << QByteArray("my.credentials") << QByteArray("x") << true;
    QTest::newRow("in the value") << QByteArray("sun.java.command")
                                  << QByteArray("SparkSubmit --conf spark.executorEnv.HADOOP_CREDSTORE_PASSWORD=abc")
                                  << true;
    QTest::newRow("nearly") << QByteArray("secre") << QByteArray("passwor toke access") << false;
    QTest::newRow("at the end") << QByteArray("x") << QByteArray("my token") << true;
    QTest::newRow("empty") << QByteArray() << QByteArray() << false;
    QTest::newRow("already replaced") << QByteArray("spark.x") << QByteArray("*********(redacted)") << true;
}

void RedactionTest::defaultPattern()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const Redaction redaction;
    QFETCH(bool, secret);
    QCOMPARE(redaction.isSecret(key.toStdString(), value.toStdString()), secret);
    QCOMPARE(redaction.source(), Redaction::Source::Default);
    // The search by hand and the pattern that it stands for agree.
    const std::regex regex("secret|password|token|access[.]?key|credential", std::regex::icase);
    const bool byRegex = std::regex_search(key.toStdString(), regex) || std::regex_search(value.toStdString(), regex) ||
                         value == "*********(redacted)";
    QCOMPARE(redaction.isSecret(key.toStdString(), value.toStdString()), byRegex);
}

void RedactionTest::ownPattern_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("secret");
    QTest::newRow("word") << QByteArray("geheim") << QByteArray("spark.geheim.x") << true;
    QTest::newRow("case counts") << QByteArray("geheim") << QByteArray("spark.GEHEIM.x") << false;
    QTest::newRow("flag") << QByteArray("(?i)geheim") << QByteArray("spark.GEHEIM.x") << true;
    QTest::newRow("replaces the default") << QByteArray("geheim") << QByteArray("my.password") << false;
    QTest::newRow("class") << QByteArray("pass[wW]ord|pin\\d{2}") << QByteArray("x.pin12") << true;
    QTest::newRow("anchors") << QByteArray("^spark\\.my\\.") << QByteArray("xspark.my.") << false;
    QTest::newRow("look-ahead") << QByteArray("key(?!word)") << QByteArray("keyword") << false;
}

void RedactionTest::ownPattern()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(bool, secret);
    Environment environment;
    environment.spark = {{"spark.redaction.regex", pattern.toStdString()}};
    const Redaction redaction = Redaction::of(environment);
    if (redaction.source() == Redaction::Source::Fallback)
        QSKIP("this standard library cannot read the pattern in linear time: the default is used");
    QCOMPARE(redaction.source(), Redaction::Source::Application);
    QCOMPARE(redaction.isSecret(text.toStdString(), "1"), secret);
    QCOMPARE(redaction.isSecret("name", text.toStdString()), secret);
}

void RedactionTest::fallsBack_data()
{
    QTest::addColumn<QByteArray>("pattern");
    for (const char *pattern : {"(?<=spark)x", "a++", "\\p{Alpha}+", "\\Qx\\E", "(?<name>x)", "a(?i)b", "(unclosed",
                                "*********(redacted)", "[a-z&&[aeiou]]", "(?>x)"})
        QTest::newRow(pattern) << QByteArray(pattern);
    QTest::newRow("huge") << QByteArray(10'000, 'a');
}

void RedactionTest::fallsBack()
{
    QFETCH(QByteArray, pattern);
    const Redaction redaction(pattern.toStdString());
    QCOMPARE(redaction.source(), Redaction::Source::Fallback);
    QCOMPARE(redaction.rejectedPattern(), pattern.toStdString());
    QCOMPARE(redaction.pattern(), std::string(Redaction::kDefaultPattern));
    QVERIFY(redaction.isSecret("my.password", "x"));
    QVERIFY(!redaction.isSecret("spark.app.name", "x"));
}

void RedactionTest::valuesAreReplaced()
{
    const Redaction redaction;
    QCOMPARE(redaction.shown("my.password", "abc"), std::string("*********(redacted)"));
    QCOMPARE(redaction.shown("my.name", "abc"), std::string("abc"));
}

void RedactionTest::hostilePatternEnds()
{
    // Would need for ever, or the whole stack, with backtracking.
    const Redaction redaction("(a*)*b|geheim");
    std::string text(20'000, 'a');
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!redaction.isSecret("k", text) || redaction.source() == Redaction::Source::Fallback);
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    text.insert(15'357, "geheim"); // over the border of two windows
    QVERIFY(redaction.isSecret("k", text));
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
