// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtEndian>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class KernelMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothForms();
    void lengths();
    void hostile();
    void ansi_data();
    void ansi();
};

void KernelMessageTest::bothForms()
{
    const QJsonObject header{
        {u"msg_id"_s, u"m1"_s}, {u"msg_type"_s, u"execute_reply"_s}, {u"date"_s, u"2026-01-02T03:04:05.678123Z"_s}};
    const QJsonObject content{
        {u"status"_s, u"error"_s},
        {u"ename"_s, u"ValueError"_s},
        {u"evalue"_s, u"\x1b[31mno\x1b[0m"_s},
        {u"execution_count"_s, 7},
        {u"traceback"_s, QJsonArray{u"\x1b[1mone"_s, u"two"_s}},
        {u"user_expressions"_s,
         QJsonObject{{u"a"_s, QJsonObject{{u"data"_s, QJsonObject{{u"text/plain"_s, u"'41'"_s}}}}},
                     {u"b"_s, QJsonObject{{u"status"_s, u"error"_s}}}}}};
    for (const bool v1 : {true, false}) {
        const auto message = v1 ? parseKernelMessageV1(kernelRequestV1(u"shell"_s, header, content))
                                : parseKernelMessage(kernelRequest(u"shell"_s, header, content));
        QVERIFY(message.hasValue());
        QCOMPARE(message->channel, u"shell"_s);
        QCOMPARE(message->id, u"m1"_s);
        QCOMPARE(message->date, TimeMs(1767323045678));
        QCOMPARE(message->errorName, u"ValueError"_s);
        QCOMPARE(message->errorText, u"no"_s);
        QCOMPARE(message->traceback, u"one\ntwo"_s);
        QCOMPARE(message->executionCount, 7);
        QCOMPARE(message->expressions.size(), 1);
        QCOMPARE(message->expressions.value(u"a"_s), u"'41'"_s);
    }
}

void KernelMessageTest::lengths()
{
    const QJsonObject header{{u"msg_type"_s, u"stream"_s}};
    const QJsonObject content{{u"name"_s, u"stdout"_s}, {u"text"_s, QString(3'000'000, u'x')}};
    const auto message = parseKernelMessageV1(kernelRequestV1(u"iopub"_s, header, content));
    QVERIFY(message.hasValue());
    QVERIFY(message->cut);
    QCOMPARE(message->text.size(), KernelMessage::kMostText);
}

//! Whatever bytes come: an answer, no crash (run under sanitizers, too).
void KernelMessageTest::hostile()
{
    const QByteArray good =
        kernelRequestV1(u"iopub"_s, {{u"msg_type"_s, u"status"_s}}, {{u"execution_state"_s, u"idle"_s}});
    QVERIFY(parseKernelMessageV1(good).hasValue());
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto cut = parseKernelMessageV1(good.first(size));
        QVERIFY2(!cut.hasValue() || cut->executionState.isEmpty(), QByteArray::number(size).constData());
    }
    for (const quint64 value : {quint64(0), quint64(5), quint64(1024), quint64(1) << 62, ~quint64(0)}) {
        for (int word = 0; word < 7; ++word) {
            QByteArray bytes = good;
            qToLittleEndian(value, bytes.data() + 8 * word);
            const auto message = parseKernelMessageV1(bytes);
            QVERIFY(message.hasValue() || message.error().code == ErrorCode::Corrupt);
        }
    }
    auto random = QRandomGenerator(7);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = good;
        for (int change = 0; change < 3; ++change)
            bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        (void)parseKernelMessageV1(bytes);
        (void)parseKernelMessage(bytes);
    }
    QVERIFY(!parseKernelMessage("[]").hasValue());
    QVERIFY(!parseKernelMessage("{}").hasValue());
    QVERIFY(!parseKernelMessage("{\"header\":1}").hasValue());
    const auto odd = parseKernelMessage("{\"header\":{\"msg_type\":\"error\",\"date\":\"yesterday\"},\"content\":[1]}");
    QVERIFY(odd.hasValue());
    QCOMPARE(odd->date, kNoTime);
}

void KernelMessageTest::ansi_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("none") << u"a\tb\nc"_s << u"a\tb\nc"_s;
    QTest::newRow("colour") << u"\x1b[1;31mred\x1b[0m"_s << u"red"_s;
    QTest::newRow("title") << u"\x1b]0;title\u0007text"_s << u"text"_s;
    QTest::newRow("link") << u"\x1b]8;;http://a\x1b\\here\x1b]8;;\x1b\\"_s << u"here"_s;
    QTest::newRow("charset") << u"\x1b(Bx"_s << u"x"_s;
    QTest::newRow("half") << u"a\x1b"_s << u"a"_s;
    QTest::newRow("half colour") << u"a\x1b[3"_s << u"a"_s;
    QTest::newRow("controls") << u"a\u0008\u009bb\u007f"_s << u"ab"_s;
    QTest::newRow("title without end") << u"\x1b]0;title\nnext"_s << u"\nnext"_s;
}

void KernelMessageTest::ansi()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(withoutAnsi(text), plain);
}

QTEST_GUILESS_MAIN(KernelMessageTest)
#include "tst_kernelmessage.moc"
