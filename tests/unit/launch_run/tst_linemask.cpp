// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/linemask.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What a log never shows.
class LineMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void showsTheRest_data();
    void showsTheRest();
};

void LineMaskTest::hides_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("shown");
#define MASK "*********(redacted)"
    QTest::newRow("known text") << QByteArray("a hunter22 b hunter22") << QByteArray("a " MASK " b " MASK);
    QTest::newRow("longer first") << QByteArray("hunter2222") << QByteArray(MASK);
    QTest::newRow("key=value") << QByteArray("spark.hadoop.fs.s3a.secret.key=abc, x=1")
                               << QByteArray("spark.hadoop.fs.s3a.secret.key=" MASK ", x=1");
    QTest::newRow("URL") << QByteArray("http://localhost:8888/lab?token=0123abc&x=1")
                         << QByteArray("http://localhost:8888/lab?token=" MASK "&x=1");
    QTest::newRow("JSON") << QByteArray(R"({"password": "abc", "a":1})")
                          << QByteArray(R"({"password": ")" MASK R"(", "a":1})");
    QTest::newRow("Python") << QByteArray("{'db.password': 'abc'}") << QByteArray("{'db.password': '" MASK "'}");
    QTest::newRow("pair") << QByteArray("(spark.ssl.keyPassword -> abc)")
                          << QByteArray("(spark.ssl.keyPassword -> " MASK ")");
    QTest::newRow("option") << QByteArray("-Djavax.net.ssl.trustStorePassword=abc -Xmx1g")
                            << QByteArray("-Djavax.net.ssl.trustStorePassword=" MASK " -Xmx1g");
    QTest::newRow("quoted") << QByteArray("PASSWORD=\"abc\"") << QByteArray("PASSWORD=\"" MASK "\"");
    QTest::newRow("last") << QByteArray("token=a") << QByteArray("token=" MASK);
#undef MASK
}

void LineMaskTest::hides()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, shown);
    const LineMask mask({"hunter22", "hunter2222"});
    QCOMPARE(QByteArray::fromStdString(mask.shown(line.toStdString())), shown);
    QCOMPARE(QByteArray::fromStdString(mask.shown(mask.shown(line.toStdString()))), shown);
}

void LineMaskTest::showsTheRest_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"", "26/11/21 19:00:00 INFO SecurityManager: ui acls disabled; users with view permissions: root",
          "spark.master=local[2]", "the password is wrong", "token", "token=", "= -> \":", "a=b=c",
          "secret:", "Exception in thread \"main\" java.lang.IllegalArgumentException: requirement failed"})
        QTest::newRow(line) << QByteArray(line);
}

void LineMaskTest::showsTheRest()
{
    QFETCH(QByteArray, line);
    const LineMask mask({"", "abc"}); // too short to be hidden
    QCOMPARE(QByteArray::fromStdString(mask.shown(line.toStdString())), line);
}

QTEST_GUILESS_MAIN(LineMaskTest)
#include "tst_linemask.moc"
