// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/controlparser.h"
#include "live/wire/framedecoder.h"

#include <QFile>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! Writes down what a decoder finds.
class Recorder final : public FrameSink
{
public:
    bool lines(const WireLines &lines) override
    {
        std::uint64_t number = lines.first.value_or(0);
        std::uint64_t count = 0;
        volatile char sum = 0;
        for (int i = 0; i < 64; ++i)
            sum = char(sum + lines.text.data()[lines.text.size() + i]); // must be readable
        for (const QByteArray &line :
             QByteArray(lines.text.data(), qsizetype(lines.text.size())).chopped(1).split('\n')) {
            log << (lines.first ? QByteArray::number(quint64(number++)) : QByteArray("-")) + ' ' + line;
            ++count;
        }
        allCounted = allCounted && count == lines.count && lines.text.ends_with('\n');
        return true;
    }
    bool control(WireControl &&control) override
    {
        log << "@" + QByteArray::number(int(control.index()));
        controls.push_back(std::move(control));
        return controls.size() < stopAfter;
    }
    QList<QByteArray> log;
    std::vector<WireControl> controls;
    std::size_t stopAfter = std::size_t(-1);
    bool allCounted = true;
};

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Events with all that may come between them.
QByteArray stream()
{
    QList<QByteArray> lines = recorded(u"4.3.0.ndjson"_s).trimmed().split('\n');
    QByteArray text = "{\"@\":\"snapshot\",\"seq\":7}\n" + lines[0] + '\n' + lines[1] + '\n';
    text += "{\"@\":\"live\",\"seq\":7}\n";
    for (qsizetype i = 2; i < lines.size(); ++i) {
        text += lines[i] + '\n';
        if (i == 20)
            text += "{\"@\":\"dropped\",\"from\":26,\"count\":100,\"kinds\":{\"TaskEnd\":60,\"TaskStart\":40}}\n";
        if (i % 30 == 0)
            text += "{\"@\":\"tick\",\"time\":1795204145933,\"seq\":1000,\"queued\":3,\"queuedBytes\":4096,"
                    "\"droppedTotal\":100}\n";
        if (i == 50)
            text += "{\"@\":\"reply\",\"id\":1,\"ok\":true,\"result\":{\"a\":[1,2]}}\n{\"@\":\"novelty\",\"x\":{}}\n";
        if (i == 70)
            text += QByteArray("\0\xff\xfe binary\r\n", 12) + "\n[1,2]\n{\"@\":\"tick\",\"seq\":\"many\"}\n";
    }
    return text + "{\"@\":\"end\",\"time\":1795204145933,\"seq\":1000,\"droppedTotal\":100}\n";
}

Recorder decode(const QByteArray &text, qsizetype chunk, FrameDecoder &decoder)
{
    Recorder recorder;
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        const auto length = std::size_t(std::min(chunk, text.size() - at));
        if (!decoder.push({text.constData() + at, length}, recorder))
            break;
    }
    return recorder;
}

} // namespace

class FrameDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAndOrder();
    void anyChunking_data();
    void anyChunking();
    void handshakeIsStrict_data();
    void handshakeIsStrict();
    void longLineIsRefused_data();
    void longLineIsRefused();
    void longestLinePasses();
    void garbageIsCountedThenRefused();
    void droppedBackwardsIsGarbage();
    void badControls_data();
    void badControls();
    void manyKindsAreBounded();
    void stopsWhenToldTo();
};

void FrameDecoderTest::numbersAndOrder()
{
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    const Recorder seen = decode(stream(), 1 << 20, decoder);
    QVERIFY(!decoder.failure());
    QVERIFY(seen.allCounted);
    const QList<QByteArray> events = recorded(u"4.3.0.ndjson"_s).trimmed().split('\n');
    QCOMPARE(events.size(), 143);
    // Two of the snapshot; then numbers from 7, and 100 are left out behind the 19th of them.
    QList<QByteArray> numbered;
    for (const QByteArray &entry : seen.log) {
        if (!entry.startsWith('@'))
            numbered << entry;
    }
    QCOMPARE(numbered.size(), 143);
    for (qsizetype i = 0; i < 143; ++i) {
        const QByteArray number = i < 2 ? "-" : QByteArray::number(i <= 20 ? i + 5 : i + 105);
        QCOMPARE(numbered[i], number + ' ' + events[i]);
    }
    QCOMPARE(decoder.counters().events, std::uint64_t(143));
    QCOMPARE(decoder.counters().snapshotEvents, std::uint64_t(2));
    QCOMPARE(decoder.counters().dropped, std::uint64_t(100));
    QCOMPARE(decoder.counters().droppedKinds.at("TaskStart"), std::uint64_t(40));
    QCOMPARE(decoder.counters().garbageLines, std::uint64_t(4)); // the empty line too
    QCOMPARE(decoder.counters().unknownControls, std::uint64_t(1));
    QCOMPARE(*decoder.nextSequence(), std::uint64_t(142 + 105 + 1));
    QCOMPARE(decoder.counters().bytes, std::uint64_t(stream().size()));
    const auto *reply = std::get_if<WireReply>(&seen.controls[4]);
    QVERIFY(reply);
    QCOMPARE(reply->resultJson, std::string("{\"a\":[1,2]}"));
}

void FrameDecoderTest::anyChunking_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : {1, 7, 64, 4096, 300'000})
        QTest::addRow("%d", chunk) << chunk;
}

void FrameDecoderTest::anyChunking()
{
    QFETCH(int, chunk);
    FrameDecoder whole;
    whole.allowEvents(1 << 20);
    const Recorder expected = decode(stream(), 1 << 30, whole);
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    const Recorder seen = decode(stream(), chunk, decoder);
    QVERIFY(expected.log.size() > 150);
    QCOMPARE(seen.log, expected.log);
    QVERIFY(seen.allCounted);
    QCOMPARE(decoder.nextSequence(), whole.nextSequence());
    QCOMPARE(decoder.pendingBytes(), std::size_t(0));
}

void FrameDecoderTest::handshakeIsStrict_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("reason");
    QTest::newRow("event") << QByteArray("{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1}\n")
                           << int(WireClose::Garbage);
    QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") << int(WireClose::Garbage);
    QTest::newRow("tls") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x0a", 8) + "\n" << int(WireClose::Garbage);
    QTest::newRow("empty") << QByteArray("\n") << int(WireClose::Garbage);
    QTest::newRow("array") << QByteArray("{\"@\":[]}\n") << int(WireClose::Garbage);
    QTest::newRow("endless") << QByteArray(10'000, 'x') << int(WireClose::LineTooLong);
    QTest::newRow("endless hello") << "{\"@\":\"hello\",\"protocol\":1,\"nonce\":\"" + QByteArray(9000, 'a') + "\"}\n"
                                   << int(WireClose::LineTooLong);
}

void FrameDecoderTest::handshakeIsStrict()
{
    QFETCH(QByteArray, line);
    QFETCH(int, reason);
    for (const qsizetype chunk : {qsizetype(1), qsizetype(100'000)}) {
        FrameDecoder decoder;
        const Recorder seen = decode(line, chunk, decoder);
        QVERIFY(decoder.failure());
        QCOMPARE(int(decoder.failure()->reason), reason);
        QVERIFY(!decoder.failure()->detail.empty());
        QVERIFY(seen.log.isEmpty());
        QVERIFY(decoder.room().empty());
    }
}

void FrameDecoderTest::longLineIsRefused_data()
{
    QTest::addColumn<bool>("closed");
    QTest::newRow("with its end") << true;
    QTest::newRow("without end") << false;
}

void FrameDecoderTest::longLineIsRefused()
{
    QFETCH(bool, closed);
    const QByteArray before = "{\"Event\":\"SparkListenerLogStart\"}\n";
    QByteArray text = before + "{\"Event\":\"" + QByteArray(2'000'000, 'x');
    if (closed)
        text += "\"}\n";
    FrameDecoder decoder;
    decoder.allowEvents(1'000'000);
    const Recorder seen = decode(text, 50'000, decoder);
    QVERIFY(decoder.failure());
    QVERIFY(decoder.failure()->reason == WireClose::LineTooLong);
    QCOMPARE(seen.log.size(), 1);                  // what came before is kept
    QVERIFY(decoder.counters().bytes < 1'200'000); // not read to its end
}

void FrameDecoderTest::longestLinePasses()
{
    const QByteArray head = "{\"Event\":\"";
    const QByteArray line = head + QByteArray(1'000'000 - head.size() - 2, 'x') + "\"}";
    QCOMPARE(line.size(), 1'000'000);
    FrameDecoder decoder;
    decoder.allowEvents(1'000'000);
    const Recorder seen = decode(line + '\n' + line + '\n', 4096, decoder);
    QVERIFY(!decoder.failure());
    QCOMPARE(seen.log, (QList<QByteArray>{"- " + line, "- " + line}));
}

void FrameDecoderTest::garbageIsCountedThenRefused()
{
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    Recorder recorder;
    const QByteArray bad = "not json\n";
    for (std::uint64_t i = 0; i + 1 < FrameDecoder::kMostGarbage; ++i)
        QVERIFY(decoder.push({bad.constData(), std::size_t(bad.size())}, recorder));
    QVERIFY(!decoder.push({bad.constData(), std::size_t(bad.size())}, recorder));
    QVERIFY(decoder.failure()->reason == WireClose::Garbage);
}

void FrameDecoderTest::droppedBackwardsIsGarbage()
{
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    decode("{\"@\":\"live\",\"seq\":50}\n{\"@\":\"dropped\",\"from\":10,\"count\":5}\n", 1000, decoder);
    QCOMPARE(*decoder.nextSequence(), std::uint64_t(50));
    QCOMPARE(decoder.counters().garbageLines, std::uint64_t(1));
    QCOMPARE(decoder.counters().dropped, std::uint64_t(0));
}

void FrameDecoderTest::badControls_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line) { QTest::newRow(line) << QByteArray(line); };
    row(R"({"@":"live"})");
    row(R"({"@":"live","seq":-1})");
    row(R"({"@":"live","seq":1.5})");
    row(R"({"@":"live","seq":"1"})");
    row(R"({"@":"live","seq":99999999999999999999})");
    row(R"({"@":"live","seq":9223372036854775807})");
    row(R"({"@":"dropped","from":1})");
    row(R"({"@":"dropped","from":1,"count":null})");
    row(R"({"@":"tick","seq":1,"queued":-4})");
    row(R"({"@":"reply","ok":true})");
    row(R"({"@":null})");
    row(R"({"@":"live","seq":1)");
    QTest::newRow("ill-formed UTF-8") << QByteArray("{\"@\":\"error\",\"text\":\"\xff\"}");
    QTest::newRow("deep") << "{\"@\":\"reply\",\"id\":1,\"result\":" + QByteArray(100'000, '[');
}

void FrameDecoderTest::badControls()
{
    QFETCH(QByteArray, line);
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    const Recorder seen = decode(line + '\n', 1 << 20, decoder);
    QCOMPARE(seen.controls.size(), std::size_t(0));
    QCOMPARE(decoder.counters().garbageLines, std::uint64_t(1));
}

void FrameDecoderTest::manyKindsAreBounded()
{
    QByteArray line = "{\"@\":\"dropped\",\"from\":0,\"count\":5000,\"kinds\":{\"K0\":1";
    for (int i = 1; i < 5000; ++i)
        line += ",\"K" + QByteArray::number(i) + "\":1";
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    decode(line + "}}\n", 1 << 20, decoder);
    QCOMPARE(decoder.counters().dropped, std::uint64_t(5000));
    const auto &kinds = decoder.counters().droppedKinds;
    QVERIFY(kinds.size() <= 65);
    std::uint64_t sum = 0;
    for (const auto &[kind, count] : kinds)
        sum += count;
    QCOMPARE(sum, std::uint64_t(5000));
}

void FrameDecoderTest::stopsWhenToldTo()
{
    FrameDecoder decoder;
    decoder.allowEvents(1 << 20);
    Recorder recorder;
    recorder.stopAfter = 1;
    const QByteArray text = "{\"@\":\"live\",\"seq\":1}\n{\"Event\":\"a\"}\n{\"@\":\"live\",\"seq\":9}\n";
    QVERIFY(!decoder.push({text.constData(), std::size_t(text.size())}, recorder));
    QVERIFY(!decoder.failure());
    QCOMPARE(recorder.log.size(), 1);
    QVERIFY(!decoder.push({text.constData(), std::size_t(text.size())}, recorder));
    QCOMPARE(recorder.log.size(), 1);
}

QTEST_GUILESS_MAIN(FrameDecoderTest)
#include "tst_framedecoder.moc"
