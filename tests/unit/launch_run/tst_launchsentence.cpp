// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launch.h"
#include "launch/run/launchrecord.h"
#include "launch/run/logreason.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! A language that says every sentence backwards in order: "%2 … %1".
QString translated(const QString &source)
{
    static const QHash<QString, QString> table{
        {u"%1: not started: %2"_s, u"%2 -> %1"_s},
        {u"On %1 there is no folder %2."_s, u"Ordner %2 fehlt auf %1."_s},
        {u"node1"_s, u"never to be translated"_s},
    };
    return table.value(source, source);
}

QJsonValue throughText(const QJsonValue &value)
{
    return QJsonDocument::fromJson(QJsonDocument(QJsonArray{value}).toJson()).array().at(0);
}

} // namespace

//! What a start says is told in English and in any other language, also by another program later.
class LaunchSentenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void english();
    void otherLanguage();
    void json_data();
    void json();
    void brokenJson();
    void reasonsOfLogs();
    void records();
};

void LaunchSentenceTest::english()
{
    QCOMPARE(LaunchSentence::tr("Port %1 of %2 is taken", {4040, u"a"_s}).english(), u"Port 4040 of a is taken"_s);
    // In one pass: what stands in an argument is no place for another one.
    QCOMPARE(LaunchSentence::tr("%2, then %1", {u"%2"_s, u"100%1"_s}).english(), u"100%1, then %2"_s);
    QCOMPARE(LaunchSentence::tr("%1 %3", {u"a"_s}).english(), u"a %3"_s);
    QCOMPARE(LaunchSentence::tr("100 % of %1", {u"a"_s}).english(), u"100 % of a"_s);
    QCOMPARE(LaunchSentence(u"as %1 it is"_s).english(), u"as %1 it is"_s);
    QVERIFY(LaunchSentence().isEmpty() && LaunchSentence::joined({}, {u"a"_s}).isEmpty());
    const LaunchReason reason(u"x"_s, LaunchSentence::tr("No %1.", {u"Java"_s}), u"Do."_s);
    QCOMPARE(reason.cause, u"No Java."_s);
    QCOMPARE(reason.cure, u"Do."_s);
    const LaunchStep step = LaunchStep::of(LaunchSentence::tr("%1 starts", {LaunchSentence::tr("The driver")}));
    QCOMPARE(step.text, u"The driver starts"_s);
    QVERIFY(step.time > 1'600'000'000'000);
}

void LaunchSentenceTest::otherLanguage()
{
    const auto inner = LaunchSentence::tr("On %1 there is no folder %2.", {u"node1"_s, u"/opt/%1"_s});
    QCOMPARE(inner.text(translated), u"Ordner /opt/%1 fehlt auf node1."_s); // a name is no sentence
    QCOMPARE(LaunchSentence::tr("%1: not started: %2", {u"Worker 1"_s, inner}).text(translated),
             u"Ordner /opt/%1 fehlt auf node1. -> Worker 1"_s);
    QCOMPARE(LaunchSentence(u"%1: not started: %2"_s).text(translated), u"%1: not started: %2"_s);
}

void LaunchSentenceTest::json_data()
{
    QTest::addColumn<LaunchSentence>("sentence");
    QTest::newRow("nothing") << LaunchSentence();
    QTest::newRow("as it is") << LaunchSentence(u"/opt/%1 \"x\""_s);
    QTest::newRow("no arguments") << LaunchSentence::tr("Connected");
    QTest::newRow("arguments") << LaunchSentence::tr("%1 of %2 … “x”", {3, QString()});
    QTest::newRow("sentences") << LaunchSentence::tr("%1: %2", {u"a"_s, LaunchSentence::tr("no %1", {u"b"_s})});
}

void LaunchSentenceTest::json()
{
    QFETCH(LaunchSentence, sentence);
    QVERIFY(LaunchSentence::fromJson(throughText(sentence.toJson())) == sentence);
}

void LaunchSentenceTest::brokenJson()
{
    for (const char *text : {"[1]", "[[]]", "[{}]", "[{\"source\":7}]", "[{\"arguments\":[1,null,{}]}]", "[null]"})
        QVERIFY2(LaunchSentence::fromJson(QJsonDocument::fromJson(text).array().at(0)).isEmpty(), text);
    QByteArray deep = "\"x\"";
    for (int i = 0; i < 500; ++i)
        deep = "{\"source\":\"%1\",\"arguments\":[" + deep + "]}";
    const auto sentence = LaunchSentence::fromJson(QJsonDocument::fromJson('[' + deep + ']').array().at(0));
    QVERIFY(!sentence.english().contains(u'x')); // cut, not followed
    QByteArray many = "{\"source\":\"%1\",\"arguments\":[\"a\"" + QByteArray(",\"b\"").repeated(10'000) + "]}";
    QCOMPARE(LaunchSentence::fromJson(QJsonDocument::fromJson('[' + many + ']').array().at(0)).arguments.size(), 9);
}

void LaunchSentenceTest::reasonsOfLogs()
{
    LogContext context;
    context.master = u"spark://m:7077"_s;
    const LaunchReason reason = reasonOfLog(
        {u"26/01/01 ERROR StandaloneSchedulerBackend: All masters are unresponsive! Giving up."_s}, context);
    QCOMPARE(reason.code, u"master-unreachable"_s);
    QCOMPARE(reason.cause, u"No master answers at spark://m:7077."_s);
    QVERIFY(reason.causeSentence.translatable && !reason.causeSentence.source.contains(u"spark://"_s));
    QCOMPARE(reason.causeSentence.english(), reason.cause);
    QVERIFY(reason.cureSentence.translatable);
    QCOMPARE(reason.cureSentence.english(), reason.cure);
    const LaunchReason killed = reasonOfLog({}, {.exit = ProcessExit{ProcessExit::Kind::Signalled, SIGKILL}});
    QVERIFY(killed.code == u"killed"_s && killed.causeSentence.english() == killed.cause);
}

//! Another program, of another language, shows what was started here.
void LaunchSentenceTest::records()
{
    QTemporaryDir folder;
    LaunchRecord record(folder.path() + u"/launches/"_s + u"a1"_s);
    QVERIFY(record.make());
    LaunchState state;
    state.id = u"a1"_s;
    state.config.name = u"x"_s;
    state.phase = LaunchPhase::Failed;
    state.reason = {u"no-spark"_s, LaunchSentence::tr("On %1 there is no folder %2.", {u"node1"_s, u"/o"_s}),
                    LaunchSentence::tr("Install it."), u"line"_s};
    state.steps = {LaunchStep::of(LaunchSentence::tr("%1 starts", {LaunchSentence::tr("The driver")})),
                   LaunchStep{u"of a template"_s, 5}};
    QVERIFY(record.write(state));
    const auto read = LaunchRecord(record.folder()).read();
    QVERIFY(read);
    QVERIFY(read->reason == state.reason);
    QVERIFY(read->steps == state.steps);
    QCOMPARE(read->reason.causeSentence.text(translated), u"Ordner /o fehlt auf node1."_s);
}

QTEST_GUILESS_MAIN(LaunchSentenceTest)
#include "tst_launchsentence.moc"
