// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/codec/decodedstream.h"
#include "ingest/source/logfiles.h"
#include "recordedlogs.h"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;

namespace {

struct Outcome
{
    std::string text;
    std::optional<Error> error;
    bool truncated = false;
};

Outcome readAll(DecodedStream &stream, std::size_t step = 100'000)
{
    Outcome outcome;
    std::vector<char> buffer(step);
    for (;;) {
        const auto count = stream.read(buffer);
        if (!count) {
            outcome.error = count.error();
            break;
        }
        if (*count == 0)
            break;
        outcome.text.append(buffer.data(), *count);
    }
    outcome.truncated = stream.truncated();
    return outcome;
}

constexpr std::array kAll{Codec::None, Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf};

} // namespace

class DecodedStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }
    void parallelGivesTheSame_data();
    void parallelGivesTheSame();
    void recordedLogs();
    void truncatedEverywhere();
    void damageGivesWhatCameBefore();
    void damagedAnywhereSerialEqualsParallel();
    void hugeFrameIsStreamed();
    void zipBombStaysSmall();
    void readsPipes();
    void stopsWhileWaiting();
    void abandonedWhileDecoding();
    void resumes();
    void errors();

private:
    std::string file(const char *name, const std::string &bytes)
    {
        const std::string path = m_dir.filePath(QString::fromUtf8(name)).toStdString();
        writeFile(path, bytes);
        return path;
    }
    QTemporaryDir m_dir;
};

void DecodedStreamTest::parallelGivesTheSame_data()
{
    QTest::addColumn<int>("codec");
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("readBytes");
    for (const Codec codec : kAll) {
        for (const int unit : {900, 20'000}) {
            for (const int readBytes : {1, 1000, 1 << 20})
                QTest::addRow("%s unit %d read %d", codecName(codec).data(), unit, readBytes)
                    << int(codec) << unit << readBytes;
        }
    }
}

void DecodedStreamTest::parallelGivesTheSame()
{
    QFETCH(int, codec);
    QFETCH(int, unit);
    QFETCH(int, readBytes);
    const std::string text = eventLines(readBytes == 1 ? 100'000 : 1'500'000);
    // Each piece was packed once; a real log of that size would take the test's own LZF packer too long.
    const std::string bytes = encode(
        Codec(codec), codec == int(Codec::Lzf) ? std::string_view(text).substr(0, 60'000) : std::string_view(text),
        std::size_t(unit));
    const std::string wanted = codec == int(Codec::Lzf) ? text.substr(0, 60'000) : text;
    const std::string path = file("log", bytes);
    for (const unsigned threads : {0u, 1u, 2u, 4u}) {
        StreamOptions options;
        options.decodeThreads = threads;
        options.readBytes = std::size_t(readBytes);
        auto stream = DecodedStream::open(path, options);
        QVERIFY(stream);
        QCOMPARE(int((*stream)->codec()), codec);
        QCOMPARE((*stream)->compressedTotal().value(), bytes.size());
        const Outcome outcome = readAll(**stream);
        QVERIFY(!outcome.error);
        QVERIFY(!outcome.truncated);
        QVERIFY(outcome.text == wanted);
        QCOMPARE((*stream)->compressedConsumed(), bytes.size());
        QCOMPARE((*stream)->decodedBytes(), wanted.size());
    }
}

void DecodedStreamTest::recordedLogs()
{
    int parts = 0;
    for (const RecordedLog &log : cinderscope::test::recordedLogs()) {
        const auto source = openLog(log.path);
        QVERIFY(source);
        for (const LogPart &part : source->parts) {
            std::string text;
            QVERIFY(decodeAll(part.codec, readFile(part.path), text, std::size_t(1) << 30));
            for (const unsigned threads : {0u, 3u}) {
                StreamOptions options;
                options.decodeThreads = threads;
                auto stream = DecodedStream::open(part.path, options);
                QVERIFY(stream);
                QCOMPARE((*stream)->codec(), part.codec);
                QVERIFY2(readAll(**stream).text == text, qPrintable(log.name));
                ++parts;
            }
        }
    }
    QVERIFY(parts > 40);
}

void DecodedStreamTest::truncatedEverywhere()
{
    const std::string text = eventLines(2000);
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf}) {
        const std::string bytes = encode(codec, text, 600);
        for (std::size_t length = 1; length < bytes.size(); length += 3) {
            const std::string path = file("cut", bytes.substr(0, length));
            StreamOptions options;
            options.codec = codec;
            auto serial = DecodedStream::open(path, options);
            const Outcome wanted = readAll(**serial);
            QVERIFY(!wanted.error);
            QVERIFY(text.starts_with(wanted.text));
            options.decodeThreads = 2;
            auto parallel = DecodedStream::open(path, options);
            const Outcome outcome = readAll(**parallel);
            QVERIFY(!outcome.error);
            QVERIFY(outcome.text == wanted.text);
            QCOMPARE(outcome.truncated, wanted.truncated);
        }
    }
}

void DecodedStreamTest::damageGivesWhatCameBefore()
{
    const std::string text = eventLines(400'000);
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf}) {
        const std::string good =
            encode(codec, std::string_view(text).substr(0, codec == Codec::Lzf ? 50'000 : text.size()), 8000);
        for (const char *damage : {"nonsense nonsense nonsense", "\x28\xB5\x2F\xFD\x00\x58\x07\0\0xxxxxxxx"}) {
            const std::string path =
                file("damaged", good + std::string(damage, 26 < strlen(damage) ? 26 : strlen(damage)) + good);
            std::string first;
            for (const unsigned threads : {0u, 2u}) {
                StreamOptions options;
                options.codec = codec;
                options.decodeThreads = threads;
                auto stream = DecodedStream::open(path, options);
                const Outcome outcome = readAll(**stream);
                QVERIFY(outcome.error.has_value());
                QVERIFY(outcome.error->code == ErrorCode::Corrupt || outcome.error->code == ErrorCode::TooLarge);
                QCOMPARE(outcome.error->source, path);
                QCOMPARE(outcome.text.size(),
                         std::min<std::size_t>(text.size(), codec == Codec::Lzf ? 50'000 : text.size()));
                QVERIFY(text.starts_with(outcome.text));
                if (threads == 0)
                    first = outcome.error->detail;
                else
                    QCOMPARE(outcome.error->detail, first); // the place is exact in both
                char byte;
                QVERIFY(!(*stream)->read({&byte, 1})); // an error stays
            }
        }
    }
}

//! Random damage: the threads find the same text, the same kind of end, as a plain decoder does.
void DecodedStreamTest::damagedAnywhereSerialEqualsParallel()
{
    std::mt19937 random(11);
    const std::string text = eventLines(12'000);
    int errors = 0;
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf}) {
        const std::string good = encode(codec, text, 1100);
        for (int round = 0; round < 150; ++round) {
            std::string bytes = good;
            for (unsigned hits = random() % 3 + 1; hits > 0; --hits)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            if (round % 5 == 0)
                bytes.erase(random() % bytes.size(), random() % 40 + 1);
            const std::string path = file("random", bytes);
            StreamOptions options;
            options.codec = codec;
            const Outcome serial = readAll(**DecodedStream::open(path, options), 1000);
            options.decodeThreads = 2;
            options.readBytes = 1 + random() % 5000;
            const Outcome parallel = readAll(**DecodedStream::open(path, options), 1000);
            QCOMPARE(parallel.text.size(), serial.text.size());
            QVERIFY(parallel.text == serial.text);
            QCOMPARE(parallel.error.has_value(), serial.error.has_value());
            if (serial.error)
                QCOMPARE(parallel.error->code, serial.error->code);
            QCOMPARE(parallel.truncated, serial.truncated);
            errors += serial.error.has_value();
        }
    }
    QVERIFY(errors > 150);
}

//! A frame over the unit limits, between small ones.
void DecodedStreamTest::hugeFrameIsStreamed()
{
    const std::string text = eventLines(20'000'000);
    const std::string small = eventLines(5000, 3);
    const std::string bytes = encode(Codec::Zstd, small, 1000) + zstdFrame(text) + encode(Codec::Zstd, small, 1000);
    const std::string path = file("huge", bytes);
    StreamOptions options;
    options.decodeThreads = 2;
    auto stream = DecodedStream::open(path, options);
    const Outcome outcome = readAll(**stream);
    QVERIFY(!outcome.error);
    QVERIFY(!outcome.truncated);
    QVERIFY(outcome.text == small + text + small);
    QCOMPARE((*stream)->compressedConsumed(), bytes.size());

    auto cut = DecodedStream::open(file("hugecut", bytes.substr(0, bytes.size() / 2)), options);
    const Outcome part = readAll(**cut);
    QVERIFY(!part.error);
    QVERIFY(part.truncated);
    QVERIFY((small + text).starts_with(part.text));
    QVERIFY(part.text.size() > text.size() / 4);
}

void DecodedStreamTest::zipBombStaysSmall()
{
    const std::string path = file("bomb", zstdZeros(std::uint64_t(1) << 30));
    for (const unsigned threads : {0u, 2u}) {
        const MemoryRise rise;
        StreamOptions options;
        options.decodeThreads = threads;
        auto stream = DecodedStream::open(path, options);
        std::vector<char> buffer(1 << 20);
        std::uint64_t total = 0;
        for (;;) {
            const auto count = (*stream)->read(buffer);
            QVERIFY(count);
            if (*count == 0)
                break;
            total += *count;
        }
        QCOMPARE(total, std::uint64_t(1) << 30);
        QVERIFY2(rise.bytes() < (std::size_t(48) << 20), qPrintable(QString::number(rise.bytes())));
    }
}

void DecodedStreamTest::readsPipes()
{
    const std::string text = eventLines(300'000);
    for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Lz4}) {
        for (const unsigned threads : {0u, 2u}) {
            int ends[2];
            QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
            const std::string bytes = encode(codec, text, 9000);
            std::thread writer([&] {
                for (std::size_t at = 0; at < bytes.size();) {
                    const auto count = ::write(ends[1], bytes.data() + at, std::min<std::size_t>(bytes.size() - at, 5));
                    at += std::size_t(std::max<ssize_t>(count, 0));
                    if (at > 100) { // slow at first, so that the sniffer sees single bytes
                        at += std::size_t(std::max<ssize_t>(::write(ends[1], bytes.data() + at, bytes.size() - at), 0));
                    }
                }
                ::close(ends[1]);
            });
            StreamOptions options;
            options.decodeThreads = threads;
            auto stream = DecodedStream::open(InputFile::fromFd(ends[0], true, "-"), options);
            QVERIFY(stream);
            const Outcome outcome = readAll(**stream);
            writer.join();
            QVERIFY(!outcome.error);
            QVERIFY(outcome.text == text);
            QVERIFY(!(*stream)->compressedTotal());
            QCOMPARE((*stream)->compressedConsumed(), bytes.size());
        }
    }
}

void DecodedStreamTest::stopsWhileWaiting()
{
    for (const unsigned threads : {0u, 2u}) {
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const std::string begin = encode(Codec::Zstd, eventLines(1000));
        QCOMPARE(::write(ends[1], begin.data(), begin.size()), ssize_t(begin.size()));
        std::stop_source source;
        StreamOptions options;
        options.decodeThreads = threads;
        options.stop = source.get_token();
        auto stream = DecodedStream::open(InputFile::fromFd(ends[0], true, "-"), options);
        std::thread stopper([&source] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = readAll(**stream);
        stopper.join();
        QVERIFY(outcome.error.has_value());
        QCOMPARE(outcome.error->code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 5000);
        ::close(ends[1]);
    }
}

//! Destroyed in the middle, once while its threads wait for a pipe that never speaks.
void DecodedStreamTest::abandonedWhileDecoding()
{
    const std::string path = file("abandoned", encode(Codec::Lz4, eventLines(3'000'000)));
    StreamOptions options;
    options.decodeThreads = 3;
    for (int i = 0; i < 20; ++i) {
        auto stream = DecodedStream::open(path, options);
        std::vector<char> buffer(std::size_t(i) * 1000 + 1);
        QVERIFY((*stream)->read(buffer));
    }
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    const std::string begin = encode(Codec::Zstd, eventLines(1000));
    QCOMPARE(::write(ends[1], begin.data(), begin.size()), ssize_t(begin.size()));
    {
        auto stream = DecodedStream::open(InputFile::fromFd(ends[0], true, "-"), options);
        QVERIFY(stream);
    }
    ::close(ends[1]);
}

void DecodedStreamTest::resumes()
{
    const std::string text = eventLines(6'000'000);
    for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Lz4, Codec::Snappy}) {
        const std::string path = file("resume", encode(codec, text, 30'000));
        for (const unsigned threads : {0u, 2u}) {
            StreamOptions options;
            options.decodeThreads = threads;
            options.readBytes = 10'000;
            auto stream = DecodedStream::open(path, options);
            std::vector<char> buffer(50'000);
            while ((*stream)->decodedBytes() < 5'000'000)
                QVERIFY(*(*stream)->read(buffer) > 0);
            const std::uint64_t place = (*stream)->decodedBytes() - 1234;
            const ResumePoint point = (*stream)->resumePoint(place);
            QVERIFY(point.output <= place);
            QVERIFY(point.output > 3'000'000);
            StreamOptions again;
            again.codec = codec;
            again.start = point;
            again.decodeThreads = threads;
            auto rest = DecodedStream::open(path, again);
            QCOMPARE((*rest)->decodedBytes(), point.output);
            QVERIFY(readAll(**rest).text == text.substr(point.output));
            QCOMPARE((*rest)->decodedBytes(), text.size());
        }
    }
}

void DecodedStreamTest::errors()
{
    const auto codeOf = [](const std::string &path) { return DecodedStream::open(path).error().code; };
    QCOMPARE(codeOf(m_dir.filePath(QStringLiteral("nothing")).toStdString()), ErrorCode::NotFound);
    QCOMPARE(codeOf(m_dir.path().toStdString()), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(file("a.gz", "\x1F\x8B\x08\0")), ErrorCode::Unsupported);
    const std::string secret = file("secret", "{}");
    ::chmod(secret.c_str(), 0);
    const OrdinaryUser user;
    QCOMPARE(codeOf(secret), ErrorCode::NoPermission);
}

QTEST_APPLESS_MAIN(DecodedStreamTest)
#include "tst_decodedstream.moc"
