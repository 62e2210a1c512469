// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/codec/decoder.h"
#include "ingest/source/listing.h"
#include "ingest/source/tailreader.h"
#include "recordedlogs.h"

#include <array>
#include <ctime>
#include <fcntl.h>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAll{Codec::None, Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf};

} // namespace

class ListingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedLogs();
    void states();
    void allCodecs_data();
    void allCodecs();
    void tailIsTheEnd();
    void rollingLooksAtBothEnds();
    void withoutStart();
    void damaged();
    void cpuPerLog();

private:
    LogSource log(const std::string &bytes, const char *name = "app-7")
    {
        const std::string path = m_dir.filePath(QString::fromUtf8(name)).toStdString();
        writeFile(path, bytes);
        auto source = openLog(path);
        return source ? *source : LogSource{};
    }
    QTemporaryDir m_dir;
};

void ListingTest::recordedLogs()
{
    int incomplete = 0;
    for (const RecordedLog &log : cinderscope::test::recordedLogs()) {
        const auto source = openLog(log.path);
        QVERIFY(source);
        const auto summary = readLogSummary(*source);
        QVERIFY2(summary, qPrintable(log.name));
        const QJsonObject &expected = log.expected;
        const auto text = [&](const char *key) { return expected[QLatin1StringView(key)].toString().toStdString(); };
        QCOMPARE(summary->appId, text("applicationId"));
        QCOMPARE(summary->name, text("name"));
        QCOMPARE(summary->user, text("user"));
        QCOMPARE(summary->sparkVersion, text("sparkVersion"));
        QCOMPARE(summary->attemptId.value_or(std::string()), text("attemptId"));
        QCOMPARE(summary->startTime.value_or(-1), expected[u"startTime"].toInteger(-1));
        QCOMPARE(summary->endTime.value_or(-1), expected[u"endTime"].isNull() ? -1 : expected[u"endTime"].toInteger());
        if (expected.contains(u"state"))
            QCOMPARE(int(summary->state == LogState::Incomplete), int(expected[u"state"].toString() == u"incomplete"));
        QVERIFY(summary->lastEventTime.has_value());
        QVERIFY(*summary->lastEventTime >= *summary->startTime &&
                *summary->lastEventTime < *summary->startTime + 3'600'000);
        QVERIFY(!summary->damaged);
        if (!summary->endTime && summary->liveness.certain) {
            QCOMPARE(summary->state, LogState::Incomplete);
            ++incomplete;
        }
    }
    QVERIFY(incomplete >= 3);
}

void ListingTest::states()
{
    const auto state = [this](const std::string &bytes) { return readLogSummary(log(bytes))->state; };
    QCOMPARE(state(logHead() + logEnd()), LogState::Succeeded);
    QCOMPARE(state(logHead() + logEnd(",\"ExitCode\":0")), LogState::Succeeded);
    QCOMPARE(state(logHead() + logEnd(",\"ExitCode\":137")), LogState::Failed);
    QCOMPARE(readLogSummary(log(logHead() + logEnd(",\"ExitCode\":137")))->exitCode.value(), 137);
    QCOMPARE(state(logHead() + logEnd().substr(0, 40)), LogState::Incomplete); // the end is cut
    std::string unbroken = logHead() + logEnd();
    unbroken.pop_back();
    QCOMPARE(state(unbroken), LogState::Succeeded); // whole JSON without its line break
    const LogSource open = log(logHead() + logBody());
    QCOMPARE(readLogSummary(open)->state, LogState::Incomplete);
    const int fd = ::open(open.path.c_str(), O_WRONLY | O_CLOEXEC);
    QCOMPARE(readLogSummary(open)->state, LogState::Running);
    ::close(fd);
    const auto attempt = readLogSummary(log(logHead("2") + logEnd()));
    QCOMPARE(attempt->attemptId.value(), std::string("2"));
    QCOMPARE(attempt->name, std::string("a \"name\""));
    QCOMPARE(readLogSummary(LogSource{LogSource::Kind::StandardInput}).error().code, ErrorCode::InvalidArgument);
}

void ListingTest::allCodecs_data()
{
    QTest::addColumn<int>("codec");
    QTest::addColumn<int>("unit");
    for (const Codec codec : kAll) {
        for (const int unit : {500, 32'000})
            QTest::addRow("%s unit %d", codecName(codec).data(), unit) << int(codec) << unit;
    }
    QTest::addRow("zstd one frame") << int(Codec::Zstd) << 100'000'000;
}

void ListingTest::allCodecs()
{
    QFETCH(int, codec);
    QFETCH(int, unit);
    const std::string open = logHead() + logBody();
    const auto unfinished = readLogSummary(log(encode(Codec(codec), open, std::size_t(unit))));
    QVERIFY(unfinished);
    QCOMPARE(unfinished->state, LogState::Incomplete);
    QCOMPARE(unfinished->lastEventTime.value(), 5999);
    QCOMPARE(unfinished->startTime.value(), 1000);
    const auto finished = readLogSummary(log(encode(Codec(codec), open + logEnd(), std::size_t(unit))));
    QCOMPARE(finished->state, LogState::Succeeded);
    QCOMPARE(finished->endTime.value(), 9000);
    // The last event alone is longer than the usual tail.
    const std::string big = timedEvent(7777, 300'000);
    if (unit > 500)
        QCOMPARE(readLogSummary(log(encode(Codec(codec), open + big, std::size_t(unit))))->lastEventTime.value(), 7777);
}

void ListingTest::tailIsTheEnd()
{
    const std::string text = eventLines(150'000);
    for (const Codec codec : kAll) {
        for (const std::size_t unit : {std::size_t(300), std::size_t(20'000)}) {
            const std::string bytes = encode(
                codec, codec == Codec::Lzf ? std::string_view(text).substr(0, 40'000) : std::string_view(text), unit);
            const std::string all = codec == Codec::Lzf ? text.substr(0, 40'000) : text;
            const std::string path = m_dir.filePath(u"tail"_s).toStdString();
            for (const std::size_t cut : {std::size_t(0), std::size_t(1), std::size_t(50)}) {
                writeFile(path, bytes.substr(0, bytes.size() - cut));
                std::string decoded;
                QVERIFY(decodeAll(codec, readFile(path), decoded, all.size()));
                for (const std::size_t wanted : {std::size_t(10), std::size_t(5000), std::size_t(1) << 20}) {
                    const auto tail = readTail(path, codec, wanted);
                    QVERIFY(tail);
                    QVERIFY(tail->text.size() <= wanted);
                    QVERIFY(tail->text.size() == std::min(wanted, decoded.size()));
                    QVERIFY(decoded.ends_with(tail->text));
                    QCOMPARE(tail->fromStart, tail->text.size() == decoded.size());
                }
            }
        }
    }
    const auto bomb = m_dir.filePath(u"bomb"_s).toStdString();
    writeFile(bomb, zstdZeros(std::uint64_t(1) << 30));
    const MemoryRise rise;
    QCOMPARE(readTail(bomb, Codec::Zstd, 1000, 1 << 24).error().code, ErrorCode::TooLarge);
    QCOMPARE(readTail(bomb, Codec::Zstd, 1000)->text.size(), std::size_t(1000));
    QVERIFY(rise.bytes() < (std::size_t(16) << 20));
}

void ListingTest::rollingLooksAtBothEnds()
{
    QDir(m_dir.path()).mkdir(u"eventlog_v2_app-7"_s);
    const std::string folder = m_dir.filePath(u"eventlog_v2_app-7"_s).toStdString();
    writeFile(folder + "/appstatus_app-7", "");
    writeFile(folder + "/events_1_app-7.zstd", encode(Codec::Zstd, logHead() + logBody()));
    writeFile(folder + "/events_2_app-7.zstd", encode(Codec::Zstd, logBody() + logEnd(",\"ExitCode\":1")));
    auto summary = readLogSummary(*openLog(folder));
    QCOMPARE(summary->state, LogState::Failed);
    QCOMPARE(summary->name, std::string("a \"name\""));
    writeFile(folder + "/events_2_app-7.zstd", ""); // just begun
    summary = readLogSummary(*openLog(folder));
    QCOMPARE(summary->state, LogState::Incomplete);
    QCOMPARE(summary->lastEventTime.value(), 5999);
}

void ListingTest::withoutStart()
{
    const auto summary = readLogSummary(log(logBody(), "app-9_2"));
    QVERIFY(summary);
    QVERIFY(!summary->hasApplicationStart);
    QCOMPARE(summary->appId, std::string("app-9"));
    QCOMPARE(summary->attemptId.value(), std::string("2"));
    QVERIFY(!summary->startTime);
    const auto empty = readLogSummary(log("", "app-10.inprogress"));
    QVERIFY(empty);
    QCOMPARE(empty->appId, std::string("app-10"));
    QVERIFY(!empty->lastEventTime);
}

void ListingTest::damaged()
{
    const auto summary = readLogSummary(log(encode(Codec::Lz4, logHead() + logBody()) + "garbage, garbage, garbage"));
    QVERIFY(summary);
    QVERIFY(summary->damaged);
    QCOMPARE(summary->name, std::string("a \"name\""));
    QCOMPARE(summary->lastEventTime.value(), 5999);
    const LogSource gone = log(logHead());
    QFile::remove(QString::fromStdString(gone.path));
    QCOMPARE(readLogSummary(gone).error().code, ErrorCode::NotFound);
}

//! No figure of a benchmark, but a bound that a reader of whole logs could not keep.
void ListingTest::cpuPerLog()
{
    const LogSource source =
        log(encode(Codec::Zstd, logHead() + std::string(logBody()) + logBody() + logBody() + logEnd(), 8000));
    const auto cpu = [] { return double(std::clock()) / CLOCKS_PER_SEC; };
    const double before = cpu();
    for (int i = 0; i < 50; ++i)
        QVERIFY(readLogSummary(source));
    const double each = (cpu() - before) / 50 * 1000;
    qInfo("%.3f ms of CPU for a log", each);
    QVERIFY(each < 20);
}

QTEST_APPLESS_MAIN(ListingTest)
#include "tst_listing.moc"
