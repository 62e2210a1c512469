// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/importer.h"
#include "ingest/source/listing.h"
#include "live/journal/journalcatalogue.h"
#include "live/journal/journalfolder.h"
#include "live/journal/journalwriter.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const std::string kInstance = "11111111-2222-3333-4444-555555555555";

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

JournalIdentity identity(const std::string &id = "local-1795204076272")
{
    JournalIdentity who;
    who.applicationId = id;
    who.name = "probe";
    who.user = "user";
    who.sparkVersion = "4.3.0";
    who.startTime = 1795204067577;
    return who;
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

//! A line of a task that cannot be packed well.
QByteArray line(int number)
{
    return "{\"Event\":\"SparkListenerNothing\",\"n\":" + QByteArray::number(number) + ",\"x\":\"" +
           QByteArray::number(quint64(number) * 0x9E3779B97F4A7C15ull, 16) + "\"}\n";
}

SnapshotPtr import(const std::string &folder, ImportStats *stats = nullptr)
{
    const auto source = openLog(folder);
    if (!source)
        return nullptr;
    ApplicationStore store;
    if (!importLog(*source, store, {.threads = 1}))
        return nullptr;
    if (stats)
        *stats = store.importStats();
    return store.snapshot();
}

} // namespace

class JournalWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sparksForm();
    void recordedEvents();
    void frameIsWrittenInTime();
    void partsRotate();
    void goesOnAfterOrderlyEnd();
    void cutFrameIsTakenOff_data();
    void cutFrameIsTakenOff();
    void killedWriterLosesLittle();
    void onlyOneWriter();
    void sequenceRanges();
    void droppedAndSnapshots();
    void recordRoundTrip();
    void hostileRecords_data();
    void hostileRecords();
    void hostileNames_data();
    void hostileNames();
    void linksAreNotFollowed();
    void diskFullAndBack();
    void readOnlyFolder();
    void folderRemovedMeanwhile();
    void manyRangesAreBounded();

private:
    JournalOptions options() const
    {
        JournalOptions result;
        result.root = root();
        return result;
    }
    std::string root() const { return m_folder->filePath(u"data/journal"_s).toStdString(); }
    QStringList files(const std::string &folder) const
    {
        return QDir(QString::fromStdString(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalWriterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

//! Names as Spark's RollingEventLogFilesWriter makes them, so that its history server finds them.
void JournalWriterTest::sparksForm()
{
    JournalIdentity who = identity("application_1795204076272_0001");
    who.attemptId = "1";
    auto writer = JournalWriter::open(options(), who);
    QVERIFY(writer);
    const std::string folder = root() + "/eventlog_v2_application_1795204076272_0001_1";
    QCOMPARE((*writer)->folder(), folder);
    (*writer)->append(kInstance, view(line(1)), 1, 0);
    (*writer)->flush();
    QCOMPARE(files(folder), (QStringList{u".cinderscope.json"_s, u".lock"_s,
                                         u"appstatus_application_1795204076272_0001_1.inprogress"_s,
                                         u"events_1_application_1795204076272_0001_1.zstd"_s}));
    struct stat info
    {
    };
    QCOMPARE(::stat(folder.c_str(), &info), 0);
    QCOMPARE(int(info.st_mode & 07777), 0700);
    for (const QString &name : files(folder)) {
        QCOMPARE(::stat((folder + "/" + name.toStdString()).c_str(), &info), 0);
        QCOMPARE(int(info.st_mode & 07777), 0600);
    }
    (*writer)->finish(JournalState::Ended, 5);
    QVERIFY(files(folder).contains(u"appstatus_application_1795204076272_0001_1"_s));
    QVERIFY(!files(folder).join(u' ').contains(u"inprogress"_s));
    const auto source = openLog(folder);
    QVERIFY(source);
    QCOMPARE(source->appIdHint, std::string("application_1795204076272_0001"));
    QCOMPARE(source->attemptHint, std::string("1"));
    QVERIFY(!source->inProgress);
}

//! What was written reads as the manifest of the recorded run says, first line LogStart.
void JournalWriterTest::recordedEvents()
{
    const QByteArray events = recorded(u"4.3.0.ndjson"_s);
    QVERIFY(events.size() > 400'000);
    auto writer = JournalWriter::open(options(), identity());
    QVERIFY(writer);
    std::uint64_t number = 0;
    for (const QByteArray &one : events.trimmed().split('\n')) {
        const QByteArray whole = one + '\n';
        (*writer)->append(kInstance, view(whole), 1, number++);
        if (number % 40 == 0)
            (*writer)->flush();
    }
    (*writer)->finish(JournalState::Ended, 1795204145933);
    QVERIFY(!(*writer)->error());
    QCOMPARE((*writer)->lostEvents(), std::uint64_t(0));
    const std::string folder = (*writer)->folder();
    QVERIFY((*writer)->packedBytes() < std::uint64_t(events.size()) / 3);
    writer->reset();

    ImportStats stats;
    const SnapshotPtr snapshot = import(folder, &stats);
    QVERIFY(snapshot);
    QCOMPARE(stats.events, std::uint64_t(144));
    QCOMPARE(stats.eventsByType["SparkListenerLogStart"], std::uint64_t(1));
    QCOMPARE(stats.unreadableLines, std::uint64_t(0));
    QVERIFY(!stats.truncated);
    const QJsonObject expected = QJsonDocument::fromJson(recorded(u"4.3.0.ndjson.expected.json"_s)).object();
    const QJsonObject actual =
        QJsonDocument::fromJson(QByteArray::fromStdString(summaryJson(*snapshot, false))).object();
    for (const QString &key : {u"applicationId"_s, u"jobs"_s, u"stages"_s, u"tasks"_s, u"metrics"_s, u"endTime"_s})
        QCOMPARE(actual[key], expected[key]);
    QCOMPARE(actual[u"sparkVersion"].toString(), u"4.3.0"_s);
    const auto record = JournalRecord::read(folder);
    QVERIFY(record);
    QVERIFY(record->state == JournalState::Ended);
    QCOMPARE(record->receivedEvents(), std::uint64_t(143));
    QCOMPARE(record->endTime, TimeMs(1795204145933));
}

void JournalWriterTest::frameIsWrittenInTime()
{
    JournalOptions quick = options();
    quick.frameTime = std::chrono::milliseconds(50);
    auto writer = JournalWriter::open(quick, identity());
    QVERIFY(writer);
    (*writer)->append(kInstance, view(line(1)), 1, 0);
    (*writer)->tick();
    QTRY_VERIFY_WITH_TIMEOUT(((*writer)->tick(), (*writer)->packedBytes() > 0), 60'000);
    ImportStats stats; // readable while it is written
    QVERIFY(import((*writer)->folder(), &stats));
    QCOMPARE(stats.events, std::uint64_t(2));
    // A full frame does not wait.
    quick.frameTime = std::chrono::hours(1);
    quick.frameBytes = 1000;
    auto other = JournalWriter::open(quick, identity("app-2"));
    QVERIFY(other);
    for (int i = 0; (*other)->packedBytes() == 0 && i < 100; ++i)
        (*other)->append(kInstance, view(line(i)), 1, std::uint64_t(i));
    QVERIFY((*other)->packedBytes() > 0);
}

void JournalWriterTest::partsRotate()
{
    JournalOptions small = options();
    small.partBytes = 2000;
    auto writer = JournalWriter::open(small, identity());
    QVERIFY(writer);
    for (int i = 0; i < 1000; ++i) {
        (*writer)->append(kInstance, view(line(i)), 1, std::uint64_t(i));
        if (i % 10 == 9)
            (*writer)->flush();
    }
    const auto source = openLog((*writer)->folder());
    QVERIFY(source);
    QVERIFY(source->parts.size() >= 5);
    QVERIFY(source->missingParts.empty());
    for (const LogPart &part : source->parts)
        QVERIFY(part.size <= 2000);
    ImportStats stats;
    QVERIFY(import((*writer)->folder(), &stats));
    QCOMPARE(stats.events, std::uint64_t(1001));
    QCOMPARE((*writer)->packedBytes(), source->totalBytes);
}

void JournalWriterTest::goesOnAfterOrderlyEnd()
{
    std::string folder;
    for (int round = 0; round < 3; ++round) {
        auto writer = JournalWriter::open(options(), identity());
        QVERIFY(writer);
        QCOMPARE((*writer)->nextSequence(kInstance), std::uint64_t(round * 10));
        QVERIFY((*writer)->record().state == JournalState::Open);
        for (int i = 0; i < 10; ++i)
            (*writer)->append(kInstance, view(line(i)), 1, std::uint64_t(round * 10 + i));
        folder = (*writer)->folder();
        if (round == 1)
            (*writer)->finish(JournalState::Lost, kNoTime);
    }
    QCOMPARE(openLog(folder)->parts.size(), std::size_t(3));
    QVERIFY(openLog(folder)->inProgress);
    ImportStats stats;
    QVERIFY(import(folder, &stats));
    QCOMPARE(stats.events, std::uint64_t(31)); // one LogStart only
    QCOMPARE(JournalRecord::read(folder)->instances[kInstance].received, (std::vector<SequenceRange>{{0, 30}}));
}

void JournalWriterTest::cutFrameIsTakenOff_data()
{
    QTest::addColumn<int>("cut");
    for (const int cut : {1, 5, 20, 60})
        QTest::addRow("%d bytes", cut) << cut;
    QTest::newRow("a whole frame of zeros behind") << -200;
}

void JournalWriterTest::cutFrameIsTakenOff()
{
    QFETCH(int, cut);
    std::string folder;
    {
        auto writer = JournalWriter::open(options(), identity());
        QVERIFY(writer);
        folder = (*writer)->folder();
        (*writer)->append(kInstance, view(line(1) + line(2)), 2, 0);
        (*writer)->flush();
        (*writer)->append(kInstance, view(line(3) + line(4)), 2, 2);
        (*writer)->flush();
    }
    const QString part = QString::fromStdString(folder) + u"/events_1_local-1795204076272.zstd"_s;
    QFile file(part);
    const qint64 size = file.size();
    QVERIFY(file.resize(size - cut));
    auto writer = JournalWriter::open(options(), identity());
    QVERIFY(writer);
    QVERIFY(QFile(part).size() < size || cut < 0);
    (*writer)->append(kInstance, view(line(5)), 1, 4);
    (*writer)->flush();
    ImportStats stats;
    QVERIFY(import(folder, &stats));
    QCOMPARE(stats.unreadableLines, std::uint64_t(0));
    QVERIFY(!stats.truncated);
    QCOMPARE(stats.events, std::uint64_t(1 + (cut < 0 ? 4 : 2) + 1));
}

//! kill -9 of a process in the middle of writing: all that it had told as kept is there.
void JournalWriterTest::killedWriterLosesLittle()
{
    JournalOptions quick = options();
    quick.frameTime = std::chrono::milliseconds(20);
    quick.partBytes = 20'000;
    for (int round = 0; round < 5; ++round) {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            auto writer = JournalWriter::open(quick, identity());
            std::uint64_t number = writer ? (*writer)->nextSequence(kInstance) : 0;
            std::uint64_t told = 0;
            for (; writer; ++number) {
                (*writer)->append(kInstance, view(line(int(number))), 1, number);
                (*writer)->tick();
                const auto &instances = (*writer)->record().instances;
                const auto found = instances.find(kInstance);
                if (found != instances.end() && found->second.next() != told) { // on disk
                    told = found->second.next();
                    (void)!::write(pipe[1], &told, sizeof told);
                }
            }
            ::_exit(1);
        }
        ::close(pipe[1]);
        std::uint64_t told = 0;
        for (int i = 0; i < 3 + round * 4; ++i)
            QCOMPARE(::read(pipe[0], &told, sizeof told), ssize_t(sizeof told));
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        while (::read(pipe[0], &told, sizeof told) == ssize_t(sizeof told)) {
        }
        ::close(pipe[0]);
        QVERIFY(told > 0);
        auto writer = JournalWriter::open(quick, identity());
        QVERIFY(writer);
        QVERIFY((*writer)->nextSequence(kInstance) >= told);
        ImportStats stats;
        QVERIFY(import((*writer)->folder(), &stats));
        QVERIFY2(stats.events >= told + 1, "an event that was told as kept is gone");
        QCOMPARE(stats.unreadableLines, std::uint64_t(0));
        QVERIFY(!stats.truncated);
        QCOMPARE((*writer)->record().instances.at(kInstance).gaps().size(), std::size_t(0));
    }
}

void JournalWriterTest::onlyOneWriter()
{
    auto first = JournalWriter::open(options(), identity());
    QVERIFY(first);
    auto second = JournalWriter::open(options(), identity());
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::Unsupported);
    QVERIFY(JournalWriter::open(options(), identity("app-2")));
    first->reset();
    QVERIFY(JournalWriter::open(options(), identity()));
    QVERIFY(!JournalWriter::open(options(), JournalIdentity{}));
    JournalOptions relative;
    relative.root = "journal";
    QVERIFY(!JournalWriter::open(relative, identity()));
}

void JournalWriterTest::sequenceRanges()
{
    JournalInstance instance;
    QCOMPARE(instance.next(), std::uint64_t(0));
    instance.addReceived({5, 10});
    instance.addReceived({10, 12});
    instance.addReceived({20, 30});
    instance.addReceived({7, 8});
    instance.addReceived({9, 9});
    QCOMPARE(instance.received, (std::vector<SequenceRange>{{5, 12}, {20, 30}}));
    instance.addDropped({12, 15}, {{"TaskEnd", 3}});
    instance.addDropped({30, 40}, {{"TaskEnd", 4}, {"TaskStart", 6}});
    QCOMPARE(instance.next(), std::uint64_t(40));
    QCOMPARE(instance.droppedEvents, std::uint64_t(13));
    QCOMPARE(instance.droppedKinds["TaskEnd"], std::uint64_t(7));
    QCOMPARE(instance.gaps(), (std::vector<SequenceRange>{{0, 5}, {15, 20}}));
    instance.addReceived({0, 100});
    QCOMPARE(instance.received, (std::vector<SequenceRange>{{0, 100}}));
    QVERIFY(instance.gaps().empty());

    auto writer = JournalWriter::open(options(), identity());
    QVERIFY(writer);
    (*writer)->append(kInstance, view(line(1)), 1, 0);
    QCOMPARE((*writer)->nextSequence(kInstance), std::uint64_t(1)); // not on disk yet, but here
    (*writer)->append("another", view(line(1)), 1, 7);
    QCOMPARE((*writer)->nextSequence("another"), std::uint64_t(8));
    QCOMPARE((*writer)->nextSequence("unknown"), std::uint64_t(0));
    QVERIFY((*writer)->record().instances.empty());
    (*writer)->flush();
    QCOMPARE((*writer)->record().instances.size(), std::size_t(2));
}

void JournalWriterTest::droppedAndSnapshots()
{
    auto writer = JournalWriter::open(options(), identity());
    QVERIFY(writer);
    (*writer)->noteSnapshot();
    (*writer)->append(kInstance, view(line(1) + line(2)), 2, std::nullopt);
    (*writer)->append(kInstance, view(line(3)), 1, 100);
    (*writer)->noteDropped(kInstance, 101, 9, {{"TaskStart", 9}});
    JournalIdentity news = identity();
    news.name = "a better name";
    news.user.clear();
    (*writer)->setIdentity(news);
    (*writer)->flush();
    const auto record = JournalRecord::read((*writer)->folder());
    QVERIFY(record);
    QCOMPARE(record->snapshots, std::uint64_t(1));
    QCOMPARE(record->droppedEvents(), std::uint64_t(9));
    QCOMPARE(record->receivedEvents(), std::uint64_t(1)); // those of the snapshot have no number
    QCOMPARE(record->instances.at(kInstance).next(), std::uint64_t(110));
    QCOMPARE(record->instances.at(kInstance).gaps(), (std::vector<SequenceRange>{{0, 100}}));
    QCOMPARE(record->identity.name, std::string("a better name"));
    QCOMPARE(record->identity.user, std::string("user"));
}

void JournalWriterTest::recordRoundTrip()
{
    JournalRecord record;
    record.identity = identity("app \"1\"\n");
    record.identity.attemptId = "2";
    record.identity.uiUrl = "http://localhost:4040";
    record.identity.driverPid = 5;
    record.state = JournalState::Lost;
    record.instances["a"].addReceived({0, 7});
    record.instances["a"].addDropped({7, 9}, {{"TaskEnd", 2}});
    record.instances["b"];
    record.firstWrite = 1;
    record.lastWrite = 2;
    record.endTime = 3;
    record.writerPid = 4;
    record.snapshots = 6;
    const auto back = JournalRecord::fromJson(record.toJson());
    QVERIFY(back);
    QCOMPARE(back->toJson(), record.toJson());
    QVERIFY(back->identity == record.identity);
    QVERIFY(back->instances == record.instances);
    QVERIFY(back->state == record.state);
    QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(record.toJson())).isNull());
}

void JournalWriterTest::hostileRecords_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("read");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("array") << QByteArray("[]") << false;
    QTest::newRow("binary") << QByteArray(1000, '\xff') << false;
    QTest::newRow("cut") << QByteArray("{\"applicationId\":\"a") << false;
    QTest::newRow("wrong types")
        << QByteArray("{\"applicationId\":7,\"state\":[],\"instances\":{\"a\":3,\"b\":{\"received\":[[3,1],[-1,4],"
                      "[1],7,[\"1\",{}],[5,9]],\"droppedEvents\":-7,\"droppedKinds\":[]}},\"snapshots\":-1}")
        << true;
}

//! A damaged small file never keeps the journal from being written or listed.
void JournalWriterTest::hostileRecords()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, read);
    const auto record = JournalRecord::fromJson(view(json));
    QCOMPARE(record.hasValue(), read);
    if (record) {
        QCOMPARE(record->receivedEvents(), std::uint64_t(4));
        QCOMPARE(record->droppedEvents(), std::uint64_t(0));
        return; // it names another application: the folder is not ours
    }
    std::string folder;
    {
        auto writer = JournalWriter::open(options(), identity());
        QVERIFY(writer);
        folder = (*writer)->folder();
        (*writer)->append(kInstance, view(line(1)), 1, 0);
    }
    QFile file(QString::fromStdString(folder) + u"/.cinderscope.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    file.close();
    QCOMPARE(listJournals(root()).entries.size(), std::size_t(1));
    auto writer = JournalWriter::open(options(), identity());
    QVERIFY(writer);
    (*writer)->append(kInstance, view(line(2)), 1, 1);
    (*writer)->flush();
    ImportStats stats;
    QVERIFY(import(folder, &stats));
    QCOMPARE(stats.events, std::uint64_t(3));
}

void JournalWriterTest::hostileNames_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("up") << QByteArray("../../escape");
    QTest::newRow("root") << QByteArray("/etc/passwd");
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("hidden") << QByteArray(".x");
    QTest::newRow("line break") << QByteArray("a\nb");
    QTest::newRow("nul") << QByteArray("a\0b", 3);
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
    QTest::newRow("long") << QByteArray(100'000, 'a');
    QTest::newRow("long, encoded") << QByteArray(100'000, '/');
    QTest::newRow("looks like a suffix") << QByteArray("app.zstd.inprogress");
}

void JournalWriterTest::hostileNames()
{
    QFETCH(QByteArray, id);
    JournalIdentity who = identity(id.toStdString());
    who.attemptId = id.toStdString();
    {
        auto writer = JournalWriter::open(options(), who);
        QVERIFY2(writer, writer ? "" : writer.error().detail.c_str());
        (*writer)->append(kInstance, view(line(1)), 1, 0);
    }
    // One folder directly in the root, and nothing anywhere else.
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"data"_s});
    const QDir journals(QString::fromStdString(root()));
    const QStringList entries = journals.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QCOMPARE(entries.size(), 1);
    QVERIFY(entries[0].startsWith(u"eventlog_v2_"_s));
    const JournalList list = listJournals(root());
    QCOMPARE(list.entries.size(), std::size_t(1));
    ImportStats stats;
    QVERIFY(import(list.entries[0].folder, &stats));
    QCOMPARE(stats.events, std::uint64_t(2));
    QVERIFY(JournalWriter::open(options(), who)); // the same one again
    QCOMPARE(listJournals(root()).entries.size(), std::size_t(1));
    QVERIFY(journalFileName(id.toStdString() + "x", "") != journalFileName(id.toStdString() + "y", ""));
}

void JournalWriterTest::linksAreNotFollowed()
{
    // The folder itself.
    QVERIFY(QDir().mkpath(QString::fromStdString(root())));
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(QFile::link(elsewhere, QString::fromStdString(root() + "/eventlog_v2_linked")));
    const auto linked = JournalWriter::open(options(), identity("linked"));
    QVERIFY(!linked);
    QVERIFY(QDir(elsewhere).isEmpty());
    QCOMPARE(listJournals(root()).entries.size(), std::size_t(0));
    // A file in it: the first part is a link to a precious file.
    const QString precious = m_folder->filePath(u"precious"_s);
    QFile file(precious);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
    file.close();
    const std::string folder = root() + "/eventlog_v2_app-1";
    QVERIFY(QDir().mkpath(QString::fromStdString(folder)));
    QVERIFY(QFile(QString::fromStdString(folder + "/.lock")).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(precious, QString::fromStdString(folder + "/events_1_app-1.zstd")));
    QVERIFY(QFile::link(precious, QString::fromStdString(folder + "/.cinderscope.json")));
    QVERIFY(!JournalWriter::open(options(), identity("app-1"))); // told, not followed
    JournalBudget nothing{1, std::chrono::hours(0)};
    const auto pruned = pruneJournals(root(), nothing);
    QCOMPARE(pruned.removed.size(), std::size_t(0));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

//! As on a full disk, by the limit of the size of files: told, counted, and written again when there is room.
void JournalWriterTest::diskFullAndBack()
{
    std::signal(SIGXFSZ, SIG_IGN);
    JournalOptions quick = options();
    quick.retryTime = std::chrono::milliseconds(100);
    auto writer = JournalWriter::open(quick, identity());
    QVERIFY(writer);
    for (int i = 0; i < 100; ++i)
        (*writer)->append(kInstance, view(line(i)), 1, std::uint64_t(i));
    (*writer)->flush();
    QVERIFY(!(*writer)->error());
    const std::uint64_t before = (*writer)->packedBytes();
    rlimit old{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    rlimit small{rlim_t(before + 300), old.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 100; i < 300; ++i)
        (*writer)->append(kInstance, view(line(i)), 1, std::uint64_t(i));
    (*writer)->flush();
    const bool failed = (*writer)->error().has_value();
    const std::uint64_t during = (*writer)->packedBytes();
    (*writer)->append(kInstance, view(line(300)), 1, 300);
    const std::uint64_t lost = (*writer)->lostEvents();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(failed);
    QCOMPARE(during, before); // nothing half
    QCOMPARE(lost, std::uint64_t(201));
    QTest::qWait(150);
    (*writer)->append(kInstance, view(line(301)), 1, 301);
    (*writer)->flush();
    QVERIFY(!(*writer)->error());
    QCOMPARE((*writer)->record().instances.at(kInstance).gaps(), (std::vector<SequenceRange>{{100, 301}}));
    ImportStats stats;
    QVERIFY(import((*writer)->folder(), &stats));
    QCOMPARE(stats.events, std::uint64_t(102));
    QCOMPARE(stats.unreadableLines, std::uint64_t(0));
    QVERIFY(!stats.truncated);
    QVERIFY(openLog((*writer)->folder())->missingParts.empty());
}

void JournalWriterTest::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(QDir().mkpath(QString::fromStdString(root())));
    QVERIFY(::chmod(root().c_str(), 0500) == 0);
    const auto writer = JournalWriter::open(options(), identity());
    QVERIFY(::chmod(root().c_str(), 0700) == 0);
    QVERIFY(!writer);
    QVERIFY(writer.error().code == ErrorCode::NoPermission);
}

void JournalWriterTest::folderRemovedMeanwhile()
{
    JournalOptions quick = options();
    quick.retryTime = std::chrono::milliseconds(50);
    auto writer = JournalWriter::open(quick, identity());
    QVERIFY(writer);
    (*writer)->append(kInstance, view(line(0)), 1, 0);
    (*writer)->flush();
    QVERIFY(QDir(QString::fromStdString(root())).removeRecursively());
    // The open file is still there for us; the small one cannot be replaced.
    (*writer)->append(kInstance, view(line(1)), 1, 1);
    (*writer)->flush();
    QVERIFY((*writer)->error());
    QTRY_VERIFY_WITH_TIMEOUT(
        ((*writer)->append(kInstance, view(line(2)), 1, 2), (*writer)->flush(), !(*writer)->error()), 60'000);
    ImportStats stats;
    QVERIFY(import((*writer)->folder(), &stats));
    QVERIFY(stats.events >= 2); // LogStart again, and what came after
}

void JournalWriterTest::manyRangesAreBounded()
{
    JournalInstance instance;
    for (std::uint64_t i = 0; i < 20'000; ++i)
        instance.addReceived({i * 2, i * 2 + 1});
    QCOMPARE(instance.received.size(), JournalInstance::kMostRanges);
    QCOMPARE(instance.next(), std::uint64_t(39'999));
}

QTEST_GUILESS_MAIN(JournalWriterTest)
#include "tst_journalwriter.moc"
