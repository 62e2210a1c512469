// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/source/filewatch.h"
#include "ingest/source/follower.h"
#include "recordedlogs.h"

#include <array>
#include <cstdio>
#include <memory>
#include <poll.h>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;

namespace {

constexpr std::array kAll{Codec::None, Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf};

std::string textOf(const FollowStatus &status)
{
    std::string text;
    for (const FollowedLines &lines : status.lines)
        text += lines.chunk.text;
    return text;
}

void move(const std::string &from, const std::string &to)
{
    QCOMPARE(std::rename(from.c_str(), to.c_str()), 0);
}

void codecRows()
{
    QTest::addColumn<int>("codec");
    for (const Codec codec : kAll)
        QTest::newRow(codecName(codec).data()) << int(codec);
}

} // namespace

class FollowerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void growsByAnyBytes_data() { codecRows(); }
    void growsByAnyBytes();
    void startsEmpty();
    void renameInTheMiddle();
    void limitsOnePoll();
    void rollingFolder();
    void rollingParts_data() { codecRows(); }
    void rollingParts();
    void compactionWhileFollowing();
    void shrinksIsReplacedOrGoes();
    void damage();
    void startsBehindAnotherReader_data() { codecRows(); }
    void startsBehindAnotherReader();
    void recordedLogs();
    void watchTellsOfChanges();
    void errors();

private:
    std::string path(const std::string &name) const
    {
        return m_dir->filePath(QString::fromStdString(name)).toStdString();
    }
    std::unique_ptr<LogFollower> follow(const std::string &file, const FollowOptions &options = {})
    {
        const auto source = openLog(file);
        if (!source)
            return nullptr;
        auto follower = LogFollower::open(*source, options);
        return follower ? std::move(*follower) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

//! However the writer's bytes come, whole lines come out in order, once, with their places.
void FollowerTest::growsByAnyBytes()
{
    QFETCH(int, codec);
    const std::string text = eventLines(8000);
    const std::string bytes = encode(Codec(codec), text, 1500);
    for (const std::size_t step : {std::size_t(1), std::size_t(37), std::size_t(4096)}) {
        const std::string file = path("app.inprogress");
        const std::size_t begin = std::min<std::size_t>(bytes.size() / 2, 1600);
        writeFile(file, bytes.substr(0, begin));
        auto follower = follow(file);
        QVERIFY(follower);
        std::string seen;
        std::uint64_t lines = 0;
        const auto poll = [&] {
            const auto status = follower->poll();
            QVERIFY(status);
            QCOMPARE(status->end, FollowEnd::Open);
            for (const FollowedLines &each : status->lines) {
                QCOMPARE(each.chunk.offset, seen.size());
                QCOMPARE(each.chunk.firstLine, lines);
                QVERIFY(each.chunk.text.ends_with('\n'));
                seen += each.chunk.text;
                lines += each.chunk.lines;
            }
        };
        poll();
        for (std::size_t at = begin; at < bytes.size(); at += step) {
            appendFile(file, bytes.substr(at, step));
            poll();
        }
        QVERIFY(seen == text);
        move(file, path("app"));
        const auto last = follower->poll();
        QVERIFY(last);
        if (last->end == FollowEnd::Open) // the rename was noticed after reading: one more look
            QVERIFY(last->more);
        QCOMPARE(follower->poll()->end, FollowEnd::Finished);
        QCOMPARE(follower->path(), path("app"));
        QVERIFY(!follower->tail());
        QVERIFY(!follower->truncated());
    }
}

void FollowerTest::startsEmpty()
{
    for (const char *name : {"a.inprogress", "b.zstd.inprogress"}) {
        const std::string file = path(name);
        writeFile(file, "");
        auto follower = follow(file);
        QVERIFY(follower);
        QVERIFY(follower->poll()->lines.empty());
        appendFile(file, encode(codecFromName(name), "{\"Event\":1}\n{\"Ev"));
        QCOMPARE(textOf(*follower->poll()), std::string("{\"Event\":1}\n"));
        move(file, file.substr(0, file.size() - 11));
        QVERIFY(follower->poll());
        QCOMPARE(follower->poll()->end, FollowEnd::Finished);
        QCOMPARE(follower->tail()->chunk.text, std::string_view("{\"Ev"));
    }
}

//! Bytes written just before the rename are not lost, whenever it is noticed.
void FollowerTest::renameInTheMiddle()
{
    const std::string text = eventLines(5000);
    writeFile(path("app.inprogress"), text.substr(0, 1000));
    auto follower = follow(path("app.inprogress"));
    std::string seen = textOf(*follower->poll());
    appendFile(path("app.inprogress"), text.substr(1000));
    move(path("app.inprogress"), path("app"));
    for (int i = 0; i < 3; ++i) {
        const auto status = follower->poll();
        QVERIFY(status);
        seen += textOf(*status);
    }
    QVERIFY(seen == text);
    QCOMPARE(follower->poll()->end, FollowEnd::Finished);
}

void FollowerTest::limitsOnePoll()
{
    const std::string text = eventLines(500'000);
    for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Lz4}) {
        writeFile(path("app.inprogress"), encode(codec, text, 32'000));
        FollowOptions options;
        options.chunks.chunkBytes = 4096;
        auto follower = follow(path("app.inprogress"), options);
        std::string seen;
        int polls = 0;
        for (;;) {
            const auto status = follower->poll(50'000);
            QVERIFY(status);
            const std::string got = textOf(*status);
            QVERIFY(got.size() < 60'000);
            seen += got;
            ++polls;
            if (!status->more)
                break;
        }
        QVERIFY(polls >= 9);
        QVERIFY(seen == text);
    }
}

void FollowerTest::rollingFolder()
{
    const std::string folder = path("eventlog_v2_app");
    QDir().mkdir(QString::fromStdString(folder));
    writeFile(folder + "/appstatus_app.inprogress", "");
    const std::string first = eventLines(3000, 1);
    const std::string second = eventLines(3000, 2);
    const std::string third = eventLines(3000, 3);
    writeFile(folder + "/events_1_app.zstd", zstdFrame(first));
    auto follower = follow(folder);
    QVERIFY(follower);
    QVERIFY(textOf(*follower->poll()) == first);
    QVERIFY(follower->poll()->lines.empty());
    // More of the old part, two new ones at once.
    const std::string more = eventLines(1000, 9);
    appendFile(folder + "/events_1_app.zstd", zstdFrame(more));
    writeFile(folder + "/events_2_app.zstd", zstdFrame(second));
    writeFile(folder + "/events_3_app.zstd", zstdFrame(third).substr(0, 10));
    const auto status = follower->poll();
    QVERIFY(textOf(*status) == more + second);
    QCOMPARE(status->lines.front().partIndex, 1);
    QCOMPARE(status->lines.back().partIndex, 2);
    QCOMPARE(status->lines.back().chunk.offset, std::uint64_t(0));
    QCOMPARE(status->lines.back().chunk.firstLine, countLineBreaks(first) + countLineBreaks(more));
    QCOMPARE(follower->partIndex(), 3);
    appendFile(folder + "/events_3_app.zstd", zstdFrame(third).substr(10));
    QVERIFY(textOf(*follower->poll()) == third);
    const std::string end = "{\"Event\":\"SparkListenerApplicationEnd\"}\n";
    appendFile(folder + "/events_3_app.zstd", zstdFrame(end));
    move(folder + "/appstatus_app.inprogress", folder + "/appstatus_app");
    const auto last = follower->poll();
    QCOMPARE(textOf(*last), end);
    QCOMPARE(last->end, FollowEnd::Finished);
}

void FollowerTest::rollingParts()
{
    QFETCH(int, codec);
    const std::string folder = path("eventlog_v2_x");
    QDir().mkdir(QString::fromStdString(folder));
    writeFile(folder + "/appstatus_x", "");
    std::string all;
    for (int part = 1; part <= 12; ++part) {
        const std::string text = eventLines(2000, unsigned(part));
        all += text;
        writeFile(folder + "/events_" + std::to_string(part) + "_x", encode(Codec(codec), text, 900));
    }
    auto follower = follow(folder);
    std::string seen;
    for (int i = 0; i < 100; ++i) {
        const auto status = follower->poll(700);
        QVERIFY(status);
        seen += textOf(*status);
        if (status->end != FollowEnd::Open) {
            QCOMPARE(status->end, FollowEnd::Finished);
            break;
        }
        QVERIFY(status->more);
    }
    QVERIFY(seen == all);
}

void FollowerTest::compactionWhileFollowing()
{
    const std::string folder = path("eventlog_v2_c");
    QDir().mkdir(QString::fromStdString(folder));
    const auto part = [&folder](const std::string &name) { return folder + "/events_" + name; };
    writeFile(folder + "/appstatus_c.inprogress", "");
    for (const char *name : {"1_c", "2_c", "3_c"})
        writeFile(part(name), eventLines(500));
    auto follower = follow(folder);
    QVERIFY(follower->poll());
    QCOMPARE(follower->partIndex(), 3);
    // Parts that were read already are compacted: nothing changes for this reader.
    writeFile(part("2_c.compact"), eventLines(300));
    std::remove(part("1_c").c_str());
    std::remove(part("2_c").c_str());
    QCOMPARE(follower->poll()->end, FollowEnd::Open);
    // Also the one that is open, after its successor began.
    writeFile(part("4_c"), eventLines(700));
    writeFile(part("3_c.compact"), eventLines(300));
    std::remove(part("3_c").c_str());
    const auto status = follower->poll();
    QCOMPARE(status->end, FollowEnd::Open);
    QVERIFY(textOf(*status) == eventLines(700));
    // Parts that were not read yet: they are lost to this reader.
    writeFile(part("6_c.compact"), eventLines(300));
    std::remove(part("4_c").c_str());
    QCOMPARE(follower->poll()->end, FollowEnd::Replaced);
    QCOMPARE(follower->poll()->end, FollowEnd::Replaced);
}

void FollowerTest::shrinksIsReplacedOrGoes()
{
    const std::string file = path("app.inprogress");
    const std::string text = eventLines(3000);
    const auto start = [&] {
        std::remove(file.c_str());
        writeFile(file, text);
        auto follower = follow(file);
        [&] { QVERIFY(textOf(*follower->poll()) == text); }();
        return follower;
    };
    auto follower = start();
    writeFile(file, "{\"Event\":1}\n");
    QCOMPARE(follower->poll()->end, FollowEnd::Shrunk);
    appendFile(file, text + text);
    QCOMPARE(follower->poll()->end, FollowEnd::Shrunk); // said once, it stays

    follower = start();
    writeFile(path("other"), text + text);
    move(path("other"), file);
    QCOMPARE(follower->poll()->end, FollowEnd::Replaced);

    follower = start();
    std::remove(file.c_str());
    QCOMPARE(follower->poll()->end, FollowEnd::Gone);

    follower = start(); // another file with the final name
    std::remove(file.c_str());
    writeFile(path("app"), text);
    QCOMPARE(follower->poll()->end, FollowEnd::Gone);
}

void FollowerTest::damage()
{
    const std::string text = eventLines(3000);
    writeFile(path("app.lz4.inprogress"), encode(Codec::Lz4, text, 500));
    auto follower = follow(path("app.lz4.inprogress"));
    QVERIFY(textOf(*follower->poll()) == text);
    appendFile(path("app.lz4.inprogress"), encode(Codec::Lz4, "{\"Event\":2}\n") + "garbage");
    const auto status = follower->poll();
    QCOMPARE(textOf(*status), std::string("{\"Event\":2}\n"));
    QCOMPARE(status->end, FollowEnd::Damaged);
    QCOMPARE(status->damage->code, ErrorCode::Corrupt);
    QCOMPARE(status->damage->source, path("app.lz4.inprogress"));
}

void FollowerTest::startsBehindAnotherReader()
{
    QFETCH(int, codec);
    const std::string text = eventLines(60'000);
    const std::string file = path("app.inprogress");
    const std::string bytes = encode(Codec(codec), text, 3000);
    writeFile(file, bytes.substr(0, bytes.size() * 2 / 3));
    // What the loading pipeline would do: read to the end of what is there, note the place behind the last whole line.
    auto stream = DecodedStream::open(file);
    ChunkOptions small; // a border is noted with each read: small reads, near borders
    small.chunkBytes = 4096;
    LineChunker chunker(small);
    std::string seen;
    for (;;) {
        const auto chunk = chunker.next(**stream);
        QVERIFY(chunk);
        if (!*chunk)
            break;
        seen += (*chunk)->text;
    }
    FollowOptions options;
    options.start = FollowStart{0, (*stream)->resumePoint(chunker.offset()), chunker.offset(), chunker.line()};
    QVERIFY(options.start->point.output > seen.size() / 2);
    auto follower = follow(file, options);
    QVERIFY(follower);
    QVERIFY(follower->poll()->lines.empty());
    appendFile(file, bytes.substr(bytes.size() * 2 / 3));
    const auto status = follower->poll();
    QCOMPARE(status->lines.front().chunk.offset, seen.size());
    QCOMPARE(status->lines.front().chunk.firstLine, countLineBreaks(seen));
    QVERIFY(seen + textOf(*status) == text);
}

void FollowerTest::recordedLogs()
{
    for (const RecordedLog &log : cinderscope::test::recordedLogs()) {
        auto follower = follow(log.path);
        QVERIFY(follower);
        std::int64_t lines = 0;
        FollowEnd end = FollowEnd::Open;
        bool more = true;
        while (more) {
            const auto status = follower->poll();
            QVERIFY(status);
            for (const FollowedLines &each : status->lines)
                lines += std::int64_t(each.chunk.lines);
            end = status->end;
            more = status->more;
        }
        QCOMPARE(lines, log.expected[u"import"].toObject()[u"lines"].toInteger());
        QCOMPARE(end, log.name.contains(u"killed-") ? FollowEnd::Open : FollowEnd::Finished);
        QCOMPARE(follower->tail().has_value(), log.truncated);
    }
}

void FollowerTest::watchTellsOfChanges()
{
#ifndef __linux__
    QSKIP("inotify is Linux only");
#endif
    const std::string file = path("app.inprogress");
    writeFile(file, eventLines(100));
    auto watch = FileWatch::create(*openLog(file));
    QVERIFY(watch);
    const auto waits = [&watch] {
        pollfd waiting{watch->fd(), POLLIN, 0};
        return ::poll(&waiting, 1, 2000) > 0;
    };
    QVERIFY(!watch->takeChanges());
    appendFile(file, "x\n");
    QVERIFY(waits());
    QVERIFY(watch->takeChanges());
    QVERIFY(!watch->takeChanges());
    writeFile(path("unrelated"), "x");
    QVERIFY(waits());
    QVERIFY(!watch->takeChanges());
    move(file, path("app"));
    QVERIFY(waits());
    QVERIFY(watch->takeChanges());

    const std::string folder = path("eventlog_v2_w");
    QDir().mkdir(QString::fromStdString(folder));
    writeFile(folder + "/events_1_w", eventLines(100));
    auto folderWatch = FileWatch::create(*openLog(folder));
    QVERIFY(folderWatch);
    writeFile(folder + "/.events_2_w.crc", "");
    QVERIFY(!folderWatch->takeChanges());
    writeFile(folder + "/events_2_w", "");
    QVERIFY(folderWatch->takeChanges());
    QCOMPARE(FileWatch::create(LogSource{LogSource::Kind::StandardInput}).error().code, ErrorCode::Unsupported);
}

void FollowerTest::errors()
{
    QCOMPARE(LogFollower::open(LogSource{LogSource::Kind::StandardInput}).error().code, ErrorCode::InvalidArgument);
    writeFile(path("app"), eventLines(100));
    const auto source = openLog(path("app"));
    FollowOptions options;
    options.start = FollowStart{7, {}, 0, 0};
    QCOMPARE(LogFollower::open(*source, options).error().code, ErrorCode::InvalidArgument);
    std::remove(path("app").c_str());
    QCOMPARE(LogFollower::open(*source).error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(FollowerTest)
#include "tst_follower.moc"
