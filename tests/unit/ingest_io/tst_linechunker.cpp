// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/codec/decodedstream.h"
#include "ingest/source/linechunker.h"
#include "recordedlogs.h"

#include <algorithm>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace cinderscope;
using namespace cinderscope::test;

namespace {

//! What a chunker should find, counted the plain way.
struct Line
{
    std::string text;
    std::uint64_t offset = 0;
    std::uint64_t number = 0;
    auto operator<=>(const Line &) const = default;
};

std::vector<Line> linesOf(const std::string &text, std::size_t maxLine)
{
    std::vector<Line> lines;
    std::size_t begin = 0;
    std::uint64_t number = 0;
    while (begin < text.size()) {
        const std::size_t found = text.find('\n', begin);
        const std::size_t end = found == std::string::npos ? text.size() : found;
        std::string line = text.substr(begin, end - begin);
        if (line.size() <= maxLine) {
            if (line.ends_with('\r') && found != std::string::npos)
                line.pop_back();
            lines.push_back({line, begin, number});
        }
        ++number;
        begin = end + 1;
    }
    return lines;
}

void addLines(const LineChunk &chunk, std::vector<Line> &lines)
{
    std::string_view rest = chunk.text;
    std::uint64_t number = chunk.firstLine;
    while (!rest.empty()) {
        const std::uint64_t offset = chunk.offset + (chunk.text.size() - rest.size());
        lines.push_back({std::string(LineChunk::takeLine(rest)), offset, number++});
    }
    QCOMPARE(number, chunk.firstLine + chunk.lines);
    // Reading the padding must be allowed (a sanitizer would object).
    volatile char sink = 0;
    for (std::size_t i = 0; i < kReadablePadding; ++i)
        sink = chunk.text.data()[chunk.text.size() + i];
    Q_UNUSED(sink);
}

} // namespace

class LineChunkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anySizes_data();
    void anySizes();
    void longLinesAreDropped();
    void longLineNeedsNoMemory();
    void pullsFromStream();
    void flushGivesWhatIsThere();
    void chunksOutliveTheChunker();
    void countsLineBreaks();
    void startsAnywhere();
};

void LineChunkerTest::anySizes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one break") << QByteArray("\n");
    QTest::newRow("breaks") << QByteArray("\n\n\r\n\n");
    QTest::newRow("no break") << QByteArray("{\"Event\":1}");
    QTest::newRow("crlf") << QByteArray("one\r\ntwo\r\n\r\nthree");
    QTest::newRow("events") << QByteArray::fromStdString(eventLines(20'000));
    QTest::newRow("events and tail") << QByteArray::fromStdString(eventLines(9000) + "{\"Event\":\"cut");
    QTest::newRow("long and short") << QByteArray::fromStdString(std::string(5000, 'x') + "\n\na\n" +
                                                                 std::string(70'000, 'y') + "\nb\n");
}

void LineChunkerTest::anySizes()
{
    QFETCH(QByteArray, text);
    const std::string input = text.toStdString();
    for (const std::size_t limit : {std::size_t(1) << 28, std::size_t(4096), std::size_t(300), std::size_t(1)}) {
        const auto expected = linesOf(input, limit);
        for (const std::size_t chunk : {std::size_t(1), std::size_t(7), std::size_t(4096), std::size_t(1) << 22}) {
            for (const std::size_t push : {std::size_t(1), std::size_t(7), std::size_t(4096), input.size() + 1}) {
                ChunkOptions options;
                options.chunkBytes = chunk;
                options.maxLineBytes = limit;
                LineChunker chunker(options);
                std::vector<LineChunk> chunks;
                for (std::size_t at = 0; at < input.size(); at += push)
                    chunker.push(std::span<const char>(input).subspan(at, std::min(push, input.size() - at)), chunks);
                if (auto rest = chunker.flush())
                    chunks.push_back(*rest);
                for (const LineChunk &each : chunks)
                    QVERIFY(each.text.ends_with('\n'));
                const auto tail = chunker.tail();
                QCOMPARE(tail.has_value(), !input.empty() && !input.ends_with('\n') && expected.size() > 0 &&
                                               expected.back().offset + expected.back().text.size() == input.size());
                std::vector<Line> lines;
                for (const LineChunk &each : chunks)
                    addLines(each, lines);
                if (tail)
                    addLines(*tail, lines);
                QVERIFY(lines == expected);
                QCOMPARE(chunker.offset(), input.size());
                QCOMPARE(chunker.takeDropped().size() + expected.size(), linesOf(input, input.size()).size());
            }
        }
    }
}

void LineChunkerTest::longLinesAreDropped()
{
    ChunkOptions options;
    options.chunkBytes = 16;
    options.maxLineBytes = 40;
    LineChunker chunker(options);
    const std::string input = "first\n" + std::string(41, 'x') + "\n" + std::string(40, 'y') + "\n" +
                              std::string(100, 'z') + "\nlast\n" + std::string(50, 't');
    std::vector<LineChunk> chunks;
    chunker.push(input, chunks);
    if (auto rest = chunker.flush())
        chunks.push_back(*rest);
    QVERIFY(!chunker.tail());
    std::vector<Line> lines;
    for (const LineChunk &chunk : chunks)
        addLines(chunk, lines);
    const std::vector<Line> expected{{"first", 0, 0}, {std::string(40, 'y'), 48, 2}, {"last", 190, 4}};
    QVERIFY(lines == expected);
    const auto dropped = chunker.takeDropped();
    QCOMPARE(dropped.size(), std::size_t(3));
    QCOMPARE(dropped[0].offset, std::uint64_t(6));
    QCOMPARE(dropped[0].length, std::uint64_t(41));
    QCOMPARE(dropped[0].line, std::uint64_t(1));
    QCOMPARE(dropped[1].offset, std::uint64_t(89));
    QCOMPARE(dropped[1].length, std::uint64_t(100));
    QCOMPARE(dropped[2].length, std::uint64_t(50));
    QCOMPARE(dropped[2].line, std::uint64_t(5));
}

//! A line of 2 GiB costs no more than its limit.
void LineChunkerTest::longLineNeedsNoMemory()
{
    QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("log.zstd")).toStdString();
    writeFile(path, zstdFrame("first\n") + zstdZeros(std::uint64_t(2) << 30) + zstdFrame("\nlast\n"));
    ChunkOptions options;
    options.maxLineBytes = std::size_t(8) << 20;
    LineChunker chunker(options);
    auto stream = DecodedStream::open(path);
    const MemoryRise rise;
    std::vector<Line> lines;
    for (;;) {
        auto chunk = chunker.next(**stream);
        QVERIFY(chunk);
        if (!*chunk)
            break;
        addLines(**chunk, lines);
    }
    const std::vector<Line> expected{{"first", 0, 0}, {"last", (std::uint64_t(2) << 30) + 7, 2}};
    QVERIFY(lines == expected);
    const auto dropped = chunker.takeDropped();
    QCOMPARE(dropped.size(), std::size_t(1));
    QCOMPARE(dropped[0].offset, std::uint64_t(6));
    QCOMPARE(dropped[0].length, std::uint64_t(2) << 30);
    QVERIFY2(rise.bytes() < (std::size_t(64) << 20), qPrintable(QString::number(rise.bytes())));
}

void LineChunkerTest::pullsFromStream()
{
    QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("log")).toStdString();
    const std::string text = eventLines(300'000) + "tail";
    const auto expected = linesOf(text, text.size());
    for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Lz4}) {
        writeFile(path, encode(codec, text, 10'000));
        for (const std::size_t chunkBytes : {std::size_t(1), std::size_t(7), std::size_t(4096), std::size_t(1) << 20}) {
            StreamOptions streamOptions;
            streamOptions.decodeThreads = chunkBytes == 4096 ? 2 : 0;
            auto stream = DecodedStream::open(path, streamOptions);
            ChunkOptions options;
            options.chunkBytes = chunkBytes;
            LineChunker chunker(options);
            std::vector<Line> lines;
            for (;;) {
                auto chunk = chunker.next(**stream);
                QVERIFY(chunk);
                if (!*chunk)
                    break;
                addLines(**chunk, lines);
            }
            const auto tail = chunker.tail();
            QVERIFY(tail);
            QCOMPARE(tail->text, std::string_view("tail"));
            addLines(*tail, lines);
            QVERIFY(lines == expected);
        }
    }
}

void LineChunkerTest::flushGivesWhatIsThere()
{
    LineChunker chunker;
    std::vector<LineChunk> chunks;
    chunker.push(std::string_view("one\ntwo\nthr"), chunks);
    QVERIFY(chunks.empty());
    QCOMPARE(chunker.flush()->text, std::string_view("one\ntwo\n"));
    QVERIFY(!chunker.flush());
    chunker.push(std::string_view("ee"), chunks);
    QVERIFY(!chunker.flush());
    chunker.push(std::string_view("\n"), chunks);
    const auto third = chunker.flush();
    QCOMPARE(third->text, std::string_view("three\n"));
    QCOMPARE(third->firstLine, std::uint64_t(2));
    QCOMPARE(third->offset, std::uint64_t(8));
    QVERIFY(!chunker.tail());
}

void LineChunkerTest::chunksOutliveTheChunker()
{
    std::vector<LineChunk> chunks;
    {
        ChunkOptions options;
        options.chunkBytes = 64;
        LineChunker chunker(options);
        chunker.push(eventLines(5000), chunks);
    }
    QVERIFY(chunks.size() > 10);
    for (const LineChunk &chunk : chunks)
        QVERIFY(chunk.text.starts_with("{\"Event\""));
}

void LineChunkerTest::countsLineBreaks()
{
    std::mt19937 random(3);
    for (const std::size_t length : {0, 1, 15, 16, 17, 4079, 4080, 4081, 9000, 100'000}) {
        std::string text(length, 'x');
        for (char &c : text)
            c = random() % 3 == 0 ? '\n' : static_cast<char>(random());
        QCOMPARE(countLineBreaks(text), std::uint64_t(std::count(text.begin(), text.end(), '\n')));
        const std::string all(length, '\n');
        QCOMPARE(countLineBreaks(all), length);
    }
}

void LineChunkerTest::startsAnywhere()
{
    ChunkOptions options;
    options.startOffset = 1000;
    options.startLine = 10;
    LineChunker chunker(options);
    std::vector<LineChunk> chunks;
    chunker.push(std::string_view("a\nb"), chunks);
    QCOMPARE(chunker.flush()->firstLine, std::uint64_t(10));
    const auto tail = chunker.tail();
    QCOMPARE(tail->offset, std::uint64_t(1002));
    QCOMPARE(tail->firstLine, std::uint64_t(11));
}

QTEST_APPLESS_MAIN(LineChunkerTest)
#include "tst_linechunker.moc"
