// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/source/logfiles.h"
#include "ingest/source/lognames.h"
#include "recordedlogs.h"

#include <memory>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {
const std::string kLine = "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}\n";
}

class LogFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void names();
    void partNames();
    void urls();
    void naturalOrder();
    void recordedLogs();
    void singleFiles();
    void rollingFolder();
    void rollingGapsAndCompaction();
    void renamedRollingFolder();
    void folderOfLogs();
    void errors();
    void permissions();

private:
    std::string path(const char *name) const { return m_dir->filePath(QString::fromUtf8(name)).toStdString(); }
    std::string file(const char *name, const std::string &bytes) const
    {
        QDir(m_dir->path()).mkpath(QFileInfo(m_dir->filePath(QString::fromUtf8(name))).path());
        writeFile(path(name), bytes);
        return path(name);
    }
    ErrorCode code(const std::string &what) const
    {
        const auto found = findLogs(what);
        return found ? ErrorCode::Cancelled : found.error().code;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void LogFilesTest::names()
{
    const auto check = [](std::string_view name, const char *app, const char *attempt, Codec codec, bool inProgress) {
        const LogName parsed = parseLogName(name);
        QCOMPARE(parsed.appId, std::string(app));
        QCOMPARE(parsed.attempt, std::string(attempt));
        QCOMPARE(parsed.codec, codec);
        QCOMPARE(parsed.inProgress, inProgress);
    };
    check("local-1795204699955", "local-1795204699955", "", Codec::None, false);
    check("local-1795204699955.zstd.inprogress", "local-1795204699955", "", Codec::Zstd, true);
    check("app-20261120193944-0002_1.lz4", "app-20261120193944-0002", "1", Codec::Lz4, false);
    check("application_1700000000000_0042", "application_1700000000000_0042", "", Codec::None, false);
    check("application_1700000000000_0042_2.snappy", "application_1700000000000_0042", "2", Codec::Snappy, false);
    check("spark-0a1b2c_x.lzf", "spark-0a1b2c_x", "", Codec::Lzf, false);
    check("eventlog_v2_local-17", "local-17", "", Codec::None, false);
    check("eventlog_v2_application_1_2_3", "application_1_2", "3", Codec::None, false);
    check("", "", "", Codec::None, false);
    check("_7", "_7", "", Codec::None, false);
}

void LogFilesTest::partNames()
{
    QCOMPARE(parseRollingPartName("events_12_local-1.zstd")->index, 12);
    QCOMPARE(parseRollingPartName("events_12_local-1.zstd")->codec, Codec::Zstd);
    QVERIFY(!parseRollingPartName("events_12_local-1.zstd")->compact);
    QVERIFY(parseRollingPartName("events_3_local-1.zstd.compact")->compact);
    QCOMPARE(parseRollingPartName("events_3_local-1.zstd.compact")->codec, Codec::Zstd);
    for (const char *name :
         {"events_3_local-1.compact.inprogress", "events_x_local", "events_", "events_3", "appstatus_1",
          ".events_1_a.crc", "events_99999999999999999999_a", "events_-1_a", "events__a"})
        QVERIFY2(!parseRollingPartName(name), name);
}

void LogFilesTest::urls()
{
    QCOMPARE(*localPath("/a b"), std::string("/a b"));
    QCOMPARE(*localPath("relative%20x"), std::string("relative%20x"));
    QCOMPARE(*localPath("file:///a%20b/%E2%82%AC"), std::string("/a b/\xE2\x82\xAC"));
    QCOMPARE(*localPath("file:/a"), std::string("/a"));
    QCOMPARE(*localPath("file://localhost/a"), std::string("/a"));
    QCOMPARE(*localPath("file:///a%2"), std::string("/a%2"));
    QVERIFY(!localPath("file://server/a"));
    QVERIFY(!localPath("hdfs://name/a"));
    QCOMPARE(code("s3a://bucket/logs"), ErrorCode::Unsupported);
    QCOMPARE(findLogs("-")->logs.at(0).kind, LogSource::Kind::StandardInput);
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0); // opening it would wait for a writer
    QCOMPARE(openLog(path("pipe"))->kind, LogSource::Kind::StandardInput);
    QCOMPARE(openLog(path("pipe"))->parts.at(0).path, path("pipe"));
    QCOMPARE(code("/dev/null"), ErrorCode::NotAnEventLog);
    const std::string log = file("with space", kLine);
    QCOMPARE(openLog("file://" + path("with%20space"))->path, log);
}

void LogFilesTest::naturalOrder()
{
    QVERIFY(naturalLess("a2", "a10"));
    QVERIFY(!naturalLess("a10", "a2"));
    QVERIFY(naturalLess("a", "a1"));
    QVERIFY(naturalLess("a02", "a3"));
    QVERIFY(!naturalLess("x", "x"));
    QVERIFY(naturalLess("events_9_x", "events_10_x"));
    QVERIFY(naturalLess("a02", "a2") != naturalLess("a2", "a02"));
}

void LogFilesTest::recordedLogs()
{
    for (const RecordedLog &log : cinderscope::test::recordedLogs()) {
        const auto source = openLog(log.path);
        QVERIFY2(source, qPrintable(log.name));
        QCOMPARE(source->path, log.path);
        if (!log.name.startsWith(u"truncated"))
            QCOMPARE(QString::fromStdString(source->appIdHint), log.expected[u"applicationId"].toString());
        QCOMPARE(source->inProgress, log.name.contains(u"killed-"));
        QVERIFY(source->missingParts.empty());
        QVERIFY(source->totalBytes > 0 && source->mtimeMs > 0);
        if (log.name.contains(u"rolling"_s)) {
            QCOMPARE(source->parts.size(), std::size_t(4));
            QCOMPARE(source->parts[3].index, 4);
            QCOMPARE(source->codec, Codec::Zstd);
        }
    }
    // A folder of folders, as Spark's logs of one version lie here: single files and rolling ones.
    QCOMPARE(findLogs(dataPath(u"3.5.9"_s))->logs.size(), std::size_t(10));
    QCOMPARE(findLogs(dataPath(u"3.5.9"_s))->otherFiles, std::size_t(10)); // the expected.json files
    QCOMPARE(findLogs(dataPath(u"4.3.0"_s))->logs.size(), std::size_t(8));
    QCOMPARE(findLogs(dataPath(QString()), FindOptions{3})->logs.size(), cinderscope::test::recordedLogs().size());
}

void LogFilesTest::singleFiles()
{
    for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf}) {
        const auto source = openLog(file("app-1_2.inprogress", encode(codec, kLine)));
        QVERIFY(source);
        QCOMPARE(source->codec, codec);
        QCOMPARE(source->attemptHint, std::string("2"));
        QVERIFY(source->inProgress);
        QCOMPARE(source->parts.at(0).codec, codec);
    }
    const auto fresh = openLog(file("app-2.zstd.inprogress", ""));
    QVERIFY(fresh);
    QCOMPARE(fresh->codec, Codec::Zstd);
    // A log may begin with any event (parts of a rolling one), and end anywhere.
    QVERIFY(openLog(file("part", R"({"Event":"org.apache.spark.x.SparkListenerFoo","a":)")));
    const std::string frame = zstdFrame(eventLines(5000));
    QVERIFY(openLog(file("young.zstd.inprogress", frame.substr(0, 20))));
}

void LogFilesTest::rollingFolder()
{
    file("eventlog_v2_app-1_3/appstatus_app-1_3.inprogress", "");
    file("eventlog_v2_app-1_3/events_10_app-1_3.zstd", zstdFrame(kLine));
    file("eventlog_v2_app-1_3/events_9_app-1_3.zstd", zstdFrame(kLine));
    file("eventlog_v2_app-1_3/.events_9_app-1_3.zstd.crc", "crc");
    file("eventlog_v2_app-1_3/.hidden", "x");
    for (int n = 1; n < 9; ++n)
        file(qPrintable(u"eventlog_v2_app-1_3/events_%1_app-1_3.zstd"_s.arg(n)), zstdFrame(kLine));
    auto source = openLog(path("eventlog_v2_app-1_3/"));
    QVERIFY(source);
    QCOMPARE(source->kind, LogSource::Kind::Rolling);
    QCOMPARE(source->appIdHint, std::string("app-1"));
    QCOMPARE(source->attemptHint, std::string("3"));
    QVERIFY(source->inProgress);
    QCOMPARE(source->parts.size(), std::size_t(10));
    for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(source->parts[i].index, std::int64_t(i + 1));
    QCOMPARE(source->totalBytes, zstdFrame(kLine).size() * 10);
    QFile::rename(m_dir->filePath(u"eventlog_v2_app-1_3/appstatus_app-1_3.inprogress"_s),
                  m_dir->filePath(u"eventlog_v2_app-1_3/appstatus_app-1_3"_s));
    QVERIFY(!openLog(path("eventlog_v2_app-1_3"))->inProgress);
}

void LogFilesTest::rollingGapsAndCompaction()
{
    file("eventlog_v2_a/appstatus_a", "");
    for (const char *part : {"events_1_a", "events_2_a", "events_2_a.compact", "events_3_a", "events_4_a",
                             "events_4_a.compact", "events_4_a.compact.inprogress", "events_5_a", "events_8_a"})
        file((std::string("eventlog_v2_a/") + part).c_str(), kLine);
    const auto source = openLog(path("eventlog_v2_a"));
    QVERIFY(source);
    QCOMPARE(source->parts.size(), std::size_t(3));
    QVERIFY(source->parts[0].compact && source->parts[0].index == 4);
    QCOMPARE(source->parts[1].index, 5);
    QCOMPARE(source->parts[2].index, 8);
    QVERIFY((source->missingParts == std::vector<std::int64_t>{6, 7}));
    QFile::remove(QString::fromStdString(source->parts[0].path));
    QFile::remove(m_dir->filePath(u"eventlog_v2_a/events_1_a"_s));
    QFile::remove(m_dir->filePath(u"eventlog_v2_a/events_2_a"_s));
    QFile::remove(m_dir->filePath(u"eventlog_v2_a/events_2_a.compact"_s));
    QVERIFY((openLog(path("eventlog_v2_a"))->missingParts == std::vector<std::int64_t>{1, 2, 6, 7}));
}

void LogFilesTest::renamedRollingFolder()
{
    file("my log/appstatus_a", "");
    file("my log/events_1_a", kLine);
    QCOMPARE(openLog(path("my log"))->kind, LogSource::Kind::Rolling);
    file("eventlog_v2_b/appstatus_b", "");
    QCOMPARE(code(path("eventlog_v2_b")), ErrorCode::Empty);
}

void LogFilesTest::folderOfLogs()
{
    file("app-10", kLine);
    file("app-9.lz4", encode(Codec::Lz4, kLine));
    file("deeper/app-3", kLine);
    file("deeper/eventlog_v2_app-4/events_1_app-4", kLine);
    file("deeper/deepest/app-5", kLine);
    file("notes.txt", "nothing of interest");
    file("empty", "");
    file(".hidden", kLine);
    file("archive.zip", "PK\x03\x04xxxx");
    const auto found = findLogs(m_dir->path().toStdString());
    QVERIFY(found);
    std::vector<std::string> ids;
    for (const LogSource &log : found->logs)
        ids.push_back(log.appIdHint);
    QVERIFY((ids == std::vector<std::string>{"app-9", "app-10", "app-3", "app-4"}));
    QCOMPARE(found->otherFiles, std::size_t(3));
    QVERIFY(found->problems.empty());
    QCOMPARE(openLog(m_dir->path().toStdString()).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(findLogs(m_dir->path().toStdString(), FindOptions{2})->logs.size(), std::size_t(5));
}

void LogFilesTest::errors()
{
    QCOMPARE(code(path("nothing")), ErrorCode::NotFound);
    QCOMPARE(code(file("file", kLine) + "/below"), ErrorCode::NotFound);
    QCOMPARE(code(file("empty", "")), ErrorCode::Empty);
    QCOMPARE(code(file("a.zip", "PK\x03\x04")), ErrorCode::Unsupported);
    QCOMPARE(code(file("a.gz", "\x1F\x8B\x08xxx")), ErrorCode::Unsupported);
    QCOMPARE(findLogs(path("a.zip")).error().detail, std::string("zip"));
    QCOMPARE(code(file("text", "hello\n{\"Event\":1}\n")), ErrorCode::NotAnEventLog);
    QCOMPARE(code(file("json", "{\n \"Event\": 1}")), ErrorCode::NotAnEventLog);
    QCOMPARE(code(file("binary", std::string(5000, '\0'))), ErrorCode::NotAnEventLog);
    QCOMPARE(code(file("elf", "\x7F"
                              "ELF\2\1\1")),
             ErrorCode::NotAnEventLog);
    QCOMPARE(code(file("packed", zstdFrame("hello"))), ErrorCode::NotAnEventLog);
    QCOMPARE(code(file("bad.zstd", "garbage garbage")), ErrorCode::Corrupt);
    QCOMPARE(code(file("bomb", zstdZeros(std::uint64_t(1) << 28))), ErrorCode::NotAnEventLog);
    QDir(m_dir->path()).mkdir(u"emptyfolder"_s);
    QCOMPARE(code(path("emptyfolder")), ErrorCode::Empty);
    file("other/readme", "text");
    QCOMPARE(code(path("other")), ErrorCode::NotAnEventLog);
    QCOMPARE(findLogs(path("empty")).error().source, path("empty"));
}

void LogFilesTest::permissions()
{
    ::chmod(m_dir->path().toStdString().c_str(), 0755);
    file("locked", kLine);
    file("lockedfolder/app-1", kLine);
    file("mixed/app-1", kLine);
    file("mixed/app-2", kLine);
    ::chmod(path("locked").c_str(), 0);
    ::chmod(path("mixed/app-2").c_str(), 0);
    ::chmod(path("lockedfolder").c_str(), 0);
    {
        const OrdinaryUser user;
        QCOMPARE(code(path("locked")), ErrorCode::NoPermission);
        QCOMPARE(code(path("lockedfolder")), ErrorCode::NoPermission);
        QCOMPARE(code(path("lockedfolder/app-1")), ErrorCode::NoPermission);
        const auto mixed = findLogs(path("mixed"));
        QVERIFY(mixed);
        QCOMPARE(mixed->logs.size(), std::size_t(1));
        QCOMPARE(mixed->problems.size(), std::size_t(1));
        QCOMPARE(mixed->problems[0].code, ErrorCode::NoPermission);
    }
    ::chmod(path("lockedfolder").c_str(), 0755);
}

QTEST_APPLESS_MAIN(LogFilesTest)
#include "tst_logfiles.moc"
