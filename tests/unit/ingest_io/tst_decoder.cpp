// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/codec/decoder.h"
#include "ingest/codec/headwalker.h"
#include "ingest/codec/lzf.h"
#include "ingest/source/logfiles.h"
#include "recordedlogs.h"

#include <algorithm>
#include <array>
#include <QTest>
#include <random>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace std::string_view_literals;

Q_DECLARE_METATYPE(cinderscope::Codec)

namespace {

constexpr std::array kPacked{Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf};

struct Outcome
{
    std::string text;
    Decoder::State state = Decoder::State::NeedsInput;
    bool clean = false;
    Error error;
};

//! Feeds the input in pieces and takes the output in pieces.
Outcome decodeInPieces(Codec codec, std::string_view input, std::size_t inputBytes, std::size_t outputBytes)
{
    Outcome outcome;
    auto decoder = makeDecoder(codec);
    std::vector<char> output(outputBytes);
    for (std::size_t at = 0; at < input.size();) {
        auto piece = input.substr(at, inputBytes);
        at += piece.size();
        Decoder::Step step;
        do {
            // The input is copied so that a sanitizer sees every read outside of it.
            const std::vector<char> exact(piece.begin(), piece.end());
            step = (*decoder)->decode(exact, output);
            outcome.text.append(output.data(), step.produced);
            piece.remove_prefix(step.consumed);
        } while (step.state == Decoder::State::OutputFull);
        outcome.state = step.state;
        if (step.state == Decoder::State::Corrupt)
            break;
    }
    outcome.clean = (*decoder)->atCleanEnd();
    outcome.error = (*decoder)->error();
    return outcome;
}

QString name(Codec codec)
{
    return QString::fromUtf8(codecName(codec).data(), qsizetype(codecName(codec).size()));
}

void codecRows()
{
    QTest::addColumn<Codec>("codec");
    for (const Codec codec : kPacked)
        QTest::newRow(qPrintable(name(codec))) << codec;
}

} // namespace

class DecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sniffs();
    void recordedLogsDecodeTheSameInAnyPieces();
    void roundTrip_data() { codecRows(); }
    void roundTrip();
    void everyTruncationGivesAPrefix_data() { codecRows(); }
    void everyTruncationGivesAPrefix();
    void everyDamagedByteIsSurvived_data() { codecRows(); }
    void everyDamagedByteIsSurvived();
    void hostileLengthsAreRefused_data();
    void hostileLengthsAreRefused();
    void checksumsAreVerified();
    void streamsFollowEachOther();
    void zipBombStaysSmall();
    void lzfCopies();
    void walkerFindsAllUnits_data() { codecRows(); }
    void walkerFindsAllUnits();
    void bordersCanBeResumed_data() { codecRows(); }
    void bordersCanBeResumed();
};

void DecoderTest::sniffs()
{
    const auto sniff = [](std::string_view head, std::string_view file = {}) {
        return sniffCodec({head.data(), head.size()}, file);
    };
    for (const Codec codec : kPacked)
        QCOMPARE(sniff(encode(codec, "{\"Event\":1}\n"), "x"), codec);
    QCOMPARE(sniff(lzfStored("abc")), Codec::Lzf);
    QCOMPARE(sniff("{\"Event\"", "a.zstd"), Codec::None);
    QCOMPARE(sniff("", "a.zstd.inprogress"), Codec::Zstd);
    QCOMPARE(sniff("LZ4", "a.lz4"), Codec::Lz4);
    QCOMPARE(sniff("\x1F\x8B\x08", "a"), Codec::Gzip);
    QCOMPARE(sniff("PK\x03\x04", "a.snappy"), Codec::Zip);
    QCOMPARE(sniff("\x04\x22\x4D\x18", "a.lz4"), Codec::Lz4Frame);
    QCOMPARE(sniff("\x53\x2A\x4D\x18"), Codec::Zstd);
    QCOMPARE(codecFromName("events_3_app.zstd.compact"), Codec::Zstd);
    QCOMPARE(codecFromName("app-1.2"), Codec::None);
    for (const Codec codec : {Codec::Gzip, Codec::Zip, Codec::Lz4Frame, Codec::Bzip2, Codec::Xz})
        QCOMPARE(makeDecoder(codec).error().code, ErrorCode::Unsupported);
}

//! All recorded logs: as many lines as their manifest says, the same bytes for any size of pieces.
void DecoderTest::recordedLogsDecodeTheSameInAnyPieces()
{
    const auto logs = recordedLogs();
    QVERIFY(logs.size() >= 20);
    int packed = 0;
    for (const RecordedLog &log : logs) {
        const auto source = openLog(log.path);
        QVERIFY2(source, qPrintable(log.name));
        std::string all;
        for (const LogPart &part : source->parts) {
            const std::string bytes = readFile(part.path);
            std::string text;
            const auto decoded = decodeAll(part.codec, bytes, text, std::size_t(1) << 30);
            QVERIFY2(decoded, qPrintable(log.name + QString::fromStdString(decoded ? "" : decoded.error().detail)));
            packed += part.codec != Codec::None;
            for (const std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(4096)}) {
                if (part.codec != Codec::None || piece > 7) // a copy byte by byte proves nothing
                    QVERIFY2(decodeInPieces(part.codec, bytes, piece, 1000).text == text, qPrintable(log.name));
            }
            QVERIFY(decodeInPieces(part.codec, bytes, 4096, 7).text == text);
            QVERIFY(decodeInPieces(part.codec, bytes, bytes.size(), std::size_t(1) << 20).text == text);
            all += text;
        }
        const auto lines = std::count(all.begin(), all.end(), '\n');
        QCOMPARE(lines, log.expected[u"import"].toObject()[u"lines"].toInteger());
        QCOMPARE(!all.ends_with('\n'), log.truncated);
    }
    QVERIFY(packed >= 15);
}

void DecoderTest::roundTrip()
{
    QFETCH(Codec, codec);
    std::mt19937 random(7);
    std::string noise(70'000, '\0');
    for (char &c : noise)
        c = static_cast<char>(random());
    for (const std::string &text : {eventLines(200'000), noise, std::string(90'000, 'x'), std::string("{}\n")}) {
        for (const std::size_t unit : {std::size_t(1) << 15, std::size_t(1000)}) {
            const std::string bytes = encode(codec, text, unit);
            for (const std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(4096), bytes.size()}) {
                const Outcome outcome = decodeInPieces(codec, bytes, piece, 5000);
                QVERIFY(outcome.text == text);
                QVERIFY(outcome.clean);
            }
        }
    }
    std::string none;
    QVERIFY(decodeAll(codec, {}, none, 10));
    const auto tooMuch = decodeAll(codec, encode(codec, "0123456789"), none, 9);
    QCOMPARE(tooMuch.error().code, ErrorCode::TooLarge);
    QCOMPARE(none, std::string("012345678"));
}

void DecoderTest::everyTruncationGivesAPrefix()
{
    QFETCH(Codec, codec);
    const std::string text = eventLines(3000);
    const std::string bytes = encode(codec, text, 700);
    int truncated = 0;
    for (std::size_t length = 1; length < bytes.size(); ++length) {
        const Outcome outcome = decodeInPieces(codec, std::string_view(bytes).substr(0, length), 64, 256);
        QVERIFY(outcome.state != Decoder::State::Corrupt);
        QVERIFY(text.starts_with(outcome.text));
        truncated += !outcome.clean;
    }
    QVERIFY(truncated > int(bytes.size()) / 2);
}

void DecoderTest::everyDamagedByteIsSurvived()
{
    QFETCH(Codec, codec);
    const std::string text = eventLines(2500);
    const std::string bytes = encode(codec, text, 900);
    int noticed = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xFF}) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ flip);
            const Outcome outcome = decodeInPieces(codec, damaged, 100, 300);
            QVERIFY(outcome.text.size() <= (std::size_t(64) << 20));
            if (outcome.state == Decoder::State::Corrupt) {
                ++noticed;
                QVERIFY(outcome.error.code == ErrorCode::Corrupt || outcome.error.code == ErrorCode::TooLarge);
                QVERIFY(outcome.error.detail.find(" at byte ") != std::string::npos);
            }
        }
    }
    QVERIFY(noticed > 10);
    if (codec == Codec::Lz4) // has a checksum and a magic everywhere
        QVERIFY(noticed > int(bytes.size()) * 2);
}

void DecoderTest::hostileLengthsAreRefused_data()
{
    QTest::addColumn<Codec>("codec");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *what, Codec codec, std::string_view bytes) {
        QTest::newRow(what) << codec << QByteArray(bytes.data(), qsizetype(bytes.size()));
    };
    row("lz4 plain 2 GiB", Codec::Lz4, "LZ4Block\x2F\x10\0\0\0\xFF\xFF\xFF\x7F\0\0\0\0"sv);
    row("lz4 plain negative", Codec::Lz4, "LZ4Block\x2F\x10\0\0\0\xFF\xFF\xFF\xFF\0\0\0\0"sv);
    row("lz4 packed 2 GiB", Codec::Lz4, "LZ4Block\x25\xFF\xFF\xFF\x7F\0\x80\0\0\0\0\0\0"sv);
    row("lz4 over block size", Codec::Lz4, "LZ4Block\x20\x10\0\0\0\x01\x04\0\0\0\0\0\0"sv);
    row("lz4 stored lengths differ", Codec::Lz4, "LZ4Block\x15\x10\0\0\0\x11\0\0\0\0\0\0\0"sv);
    row("lz4 unknown method", Codec::Lz4, "LZ4Block\x35\x10\0\0\0\x10\0\0\0\0\0\0\0"sv);
    row("lz4 end mark with checksum", Codec::Lz4, "LZ4Block\x15\0\0\0\0\0\0\0\0\1\0\0\0"sv);
    row("snappy packed 2 GiB", Codec::Snappy, "\x7F\xFF\xFF\xFF\x80\x80\x02xx"sv);
    row("snappy plain 4 GiB", Codec::Snappy, "\0\0\0\x10\xFF\xFF\xFF\xFF\x0Fxxxxxxxxxxx"sv);
    row("snappy plain of 32 MiB from 16 bytes", Codec::Snappy, "\0\0\0\x10\x80\x80\x80\x10xxxxxxxxxxxx"sv);
    row("snappy empty block", Codec::Snappy, "\0\0\0\0\0\0\0\0\0"sv);
    row("snappy version 2", Codec::Snappy, "\x82SNAPPY\0\0\0\0\2\0\0\0\2"sv);
    row("snappy broken header", Codec::Snappy, "\x82SNATCH\0\0\0\0\1\0\0\0\1"sv);
    row("lzf type 2", Codec::Lzf, "ZV\2\0\1x"sv);
    row("lzf copy before the start", Codec::Lzf, "ZV\1\0\2\0\3\x20\x05"sv);
    row("lzf literals behind the end", Codec::Lzf, "ZV\1\0\2\0\3\x05xx"sv);
    row("lzf too much output", Codec::Lzf, "ZV\1\0\4\0\2\x02xyz"sv);
    row("zstd window of 2 GiB", Codec::Zstd, "\x28\xB5\x2F\xFD\x00\xA8\x01\0\0"sv);
    row("zstd reserved block", Codec::Zstd, "\x28\xB5\x2F\xFD\x00\x58\x07\0\0xxxx"sv);
    row("zstd no frame", Codec::Zstd, "no frame here"sv);
}

void DecoderTest::hostileLengthsAreRefused()
{
    QFETCH(Codec, codec);
    QFETCH(QByteArray, bytes);
    const MemoryRise rise;
    for (const std::size_t piece : {std::size_t(1), std::size_t(bytes.size())}) {
        const Outcome outcome = decodeInPieces(codec, {bytes.constData(), std::size_t(bytes.size())}, piece, 4096);
        QCOMPARE(outcome.state, Decoder::State::Corrupt);
        QVERIFY(outcome.text.empty());
        QVERIFY(!outcome.clean);
    }
    QVERIFY(rise.bytes() < (std::size_t(8) << 20));
}

void DecoderTest::checksumsAreVerified()
{
    std::string block = lz4Block("a text that is long enough to be packed packed packed packed", true);
    block.back() ^= 1;
    const Outcome lz4 = decodeInPieces(Codec::Lz4, lz4Block("first") + block, 4096, 4096);
    QCOMPARE(lz4.text, std::string("first"));
    QCOMPARE(lz4.error.code, ErrorCode::Corrupt);
    QCOMPARE(lz4.error.detail, "lz4: wrong checksum at byte " + std::to_string(lz4Block("first").size()));

    std::string frame = zstdFrame("some text", true);
    frame.back() ^= 1;
    const Outcome zstd = decodeInPieces(Codec::Zstd, zstdFrame("first") + frame, 4096, 4096);
    QVERIFY(zstd.text.starts_with("first"));
    QCOMPARE(zstd.state, Decoder::State::Corrupt);
}

void DecoderTest::streamsFollowEachOther()
{
    QCOMPARE(decodeInPieces(Codec::Lz4, encode(Codec::Lz4, "one") + encode(Codec::Lz4, "two"), 5, 9).text,
             std::string("onetwo"));
    QCOMPARE(decodeInPieces(Codec::Lz4, lz4Block("one", true) + lz4Block("two"), 5, 9).text, std::string("onetwo"));
    QCOMPARE(decodeInPieces(Codec::Snappy, encode(Codec::Snappy, "one") + encode(Codec::Snappy, "two"), 5, 9).text,
             std::string("onetwo"));
    QCOMPARE(decodeInPieces(Codec::Lzf, lzfStored("one") + lzfStored("") + lzfPacked("twotwotwotwo"), 5, 9).text,
             std::string("onetwotwotwotwo"));
    const std::string skippable("\x50\x2A\x4D\x18\x03\0\0\0abc", 11);
    QCOMPARE(decodeInPieces(Codec::Zstd, zstdFrame("one") + skippable + zstdFrame("") + zstdFrame("two"), 5, 9).text,
             std::string("onetwo"));
}

//! A frame of 1 GiB of zeros in some 33 KB: streamed with the window's memory only.
void DecoderTest::zipBombStaysSmall()
{
    const std::string bomb = zstdZeros(std::uint64_t(1) << 30);
    QVERIFY(bomb.size() < 200'000);
    auto decoder = makeDecoder(Codec::Zstd);
    std::vector<char> output(std::size_t(1) << 20);
    const MemoryRise rise;
    std::uint64_t total = 0;
    std::span<const char> input(bomb);
    Decoder::Step step;
    do {
        step = (*decoder)->decode(input, output);
        input = input.subspan(step.consumed);
        total += step.produced;
    } while (step.state == Decoder::State::OutputFull);
    QCOMPARE(step.state, Decoder::State::NeedsInput);
    QVERIFY((*decoder)->atCleanEnd());
    QCOMPARE(total, std::uint64_t(1) << 30);
    QVERIFY(rise.bytes() < (std::size_t(16) << 20));
}

void DecoderTest::lzfCopies()
{
    const auto unpack = [](std::string_view packed, std::size_t length) {
        std::string out(length, '?');
        const bool good = lzfDecompress({packed.data(), packed.size()}, out);
        return good ? out : std::string("bad");
    };
    QCOMPARE(unpack("\x02"
                    "abc"sv,
                    3),
             std::string("abc"));
    QCOMPARE(unpack("\x00"
                    "a\x20\x00"sv,
                    4),
             std::string("aaaa")); // a copy that overlaps itself
    QCOMPARE(unpack("\x01"
                    "ab\xE0\x02\x01"sv,
                    13),
             std::string("ababababababa")); // long form: 7 + 2 + 2
    QCOMPARE(unpack("\x01"
                    "ab\xE0\x02"sv,
                    13),
             std::string("bad"));
    QCOMPARE(unpack("\x01"
                    "ab\x20\x02"sv,
                    5),
             std::string("bad"));
    QCOMPARE(unpack("\x01"
                    "ab"sv,
                    3),
             std::string("bad"));
    QCOMPARE(unpack(""sv, 0), std::string());
}

void DecoderTest::walkerFindsAllUnits()
{
    QFETCH(Codec, codec);
    const std::string text = eventLines(300'000);
    const std::string bytes = encode(codec, text, 10'000);
    HeadWalker walker(codec);
    std::size_t at = 0;
    std::size_t shown = 1;
    std::uint64_t bound = 0;
    std::size_t unitBegin = 0;
    std::string decoded;
    while (at < bytes.size()) {
        HeadWalker::Piece piece;
        const HeadResult head = walker.next({bytes.data() + at, std::min(shown, bytes.size() - at)}, piece);
        if (head.state == HeadState::NeedsMore) {
            QVERIFY(head.needed > shown);
            shown = head.needed;
            continue;
        }
        QCOMPARE(head.state, HeadState::Ok);
        at += piece.headBytes + piece.payloadBytes;
        shown = 1;
        bound += piece.plainBound;
        QCOMPARE(walker.atBorder(), piece.endsUnit);
        if (!piece.endsUnit)
            continue;
        const std::size_t before = decoded.size(); // each unit on its own
        QVERIFY(decodeAll(codec, {bytes.data() + unitBegin, at - unitBegin}, decoded, 1 << 20));
        QVERIFY(decoded.size() - before <= bound);
        unitBegin = at;
        bound = 0;
    }
    QCOMPARE(at, bytes.size());
    QVERIFY(decoded == text);
}

void DecoderTest::bordersCanBeResumed()
{
    QFETCH(Codec, codec);
    const std::string text = eventLines(100'000);
    const std::string bytes = encode(codec, text, 5000);
    auto decoder = makeDecoder(codec);
    std::vector<char> output(3000);
    std::span<const char> input(bytes);
    int borders = 0;
    std::uint64_t last = 0;
    for (;;) {
        const auto step = (*decoder)->decode(input.first(std::min<std::size_t>(input.size(), 333)), output);
        input = input.subspan(step.consumed);
        const auto border = (*decoder)->borderInput();
        if (border != last) {
            ++borders;
            last = border;
            std::string rest;
            QVERIFY(decodeAll(codec, std::span<const char>(bytes).subspan(border), rest, text.size()));
            QVERIFY(rest == text.substr((*decoder)->borderOutput()));
        }
        if (input.empty() && step.state == Decoder::State::NeedsInput)
            break;
    }
    QVERIFY(borders >= 15);
}

QTEST_APPLESS_MAIN(DecoderTest)
#include "tst_decoder.moc"
