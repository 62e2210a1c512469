// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalcatalogue.h"
#include "live/journal/journalwriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class JournalCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyOrAbsent();
    void listsWhatIsThere();
    void withoutTheSmallFile();
    void prunesByAge();
    void prunesByBytes();
    void neverTheOneBeingWritten();
    void leavesWhatIsNoJournal();
    void leavesSparksOwnLogs();
    void removesByWish();
    void stops();

private:
    std::string root() const { return m_folder->filePath(u"journal"_s).toStdString(); }
    std::string make(const std::string &id, JournalState state, int daysAgo, int events = 100);
    std::unique_ptr<JournalWriter> open(const std::string &id);
    QStringList folders() const
    {
        return QDir(QString::fromStdString(root())).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalCatalogueTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<JournalWriter> JournalCatalogueTest::open(const std::string &id)
{
    JournalOptions options;
    options.root = root();
    JournalIdentity who;
    who.applicationId = id;
    who.name = "name of " + id;
    who.sparkVersion = "4.3.0";
    who.startTime = 1000;
    auto writer = JournalWriter::open(options, who);
    return writer ? std::move(*writer) : nullptr;
}

//! A journal of about 10 KB a hundred events; all its files are made so old.
std::string JournalCatalogueTest::make(const std::string &id, JournalState state, int daysAgo, int events)
{
    std::string folder;
    {
        auto writer = open(id);
        folder = writer->folder();
        quint64 random = 88172645463325252ull;
        for (int i = 0; i < events; ++i) {
            QByteArray line = "{\"Event\":\"X\",\"x\":\"";
            for (int k = 0; k < 12; ++k) {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                line += QByteArray::number(random, 36);
            }
            line += "\"}\n";
            writer->append("instance", {line.constData(), std::size_t(line.size())}, 1, std::uint64_t(i));
        }
        writer->flush();
        if (state != JournalState::Open)
            writer->finish(state, 2000);
    }
    const qint64 then = QDateTime::currentSecsSinceEpoch() - qint64(daysAgo) * 86'400;
    const timespec times[2]{{time_t(then), 0}, {time_t(then), 0}};
    const QDir dir(QString::fromStdString(folder));
    for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden))
        ::utimensat(AT_FDCWD, QFile::encodeName(dir.filePath(name)).constData(), times, 0);
    return folder;
}

void JournalCatalogueTest::emptyOrAbsent()
{
    QVERIFY(listJournals(root()).entries.empty());
    QVERIFY(listJournals(root()).problems.empty());
    QVERIFY(QDir().mkpath(QString::fromStdString(root())));
    QVERIFY(listJournals(root()).entries.empty());
    QVERIFY(pruneJournals(root(), {}).removed.empty());
}

void JournalCatalogueTest::listsWhatIsThere()
{
    make("app-1", JournalState::Ended, 3);
    make("app-2", JournalState::Lost, 2);
    const auto written = open("app-3");
    written->append("i", "{\"Event\":\"X\"}\n", 1, 5);
    written->noteDropped("i", 6, 2, {});
    written->append("i", "{\"Event\":\"X\"}\n", 1, 10);
    written->flush();
    const JournalList list = listJournals(root());
    QCOMPARE(list.problems.size(), std::size_t(0));
    QCOMPARE(list.entries.size(), std::size_t(3));
    QCOMPARE(list.entries[0].record.identity.applicationId, std::string("app-3")); // newest first
    QVERIFY(list.entries[0].beingWritten);
    QCOMPARE(list.entries[0].gapEvents, std::uint64_t(7)); // 0 … 4, 8 and 9
    QVERIFY(list.entries[0].record.state == JournalState::Open);
    QCOMPARE(list.entries[1].record.identity.applicationId, std::string("app-2"));
    QVERIFY(!list.entries[1].beingWritten);
    QVERIFY(list.entries[1].record.state == JournalState::Lost);
    QVERIFY(list.entries[2].record.state == JournalState::Ended);
    QCOMPARE(list.entries[2].record.identity.name, std::string("name of app-1"));
    QCOMPARE(list.entries[2].record.endTime, TimeMs(2000));
    QVERIFY(list.entries[2].recordRead);
    QVERIFY(list.entries[2].bytes > 5'000);
    QCOMPARE(list.bytes, list.entries[0].bytes + list.entries[1].bytes + list.entries[2].bytes);
}

void JournalCatalogueTest::withoutTheSmallFile()
{
    const std::string folder = make("app-1", JournalState::Ended, 1);
    QVERIFY(QFile::remove(QString::fromStdString(folder) + u"/.cinderscope.json"_s));
    const JournalList list = listJournals(root());
    QCOMPARE(list.entries.size(), std::size_t(1));
    QVERIFY(!list.entries[0].recordRead);
    QCOMPARE(list.entries[0].record.identity.applicationId, std::string("app-1"));
    QVERIFY(list.entries[0].record.state == JournalState::Ended); // Spark's mark says so
}

void JournalCatalogueTest::prunesByAge()
{
    make("app-1", JournalState::Ended, 40);
    make("app-2", JournalState::Open, 31);
    make("app-3", JournalState::Ended, 29);
    const auto result = pruneJournals(root(), {});
    QCOMPARE(result.removed.size(), std::size_t(2));
    QCOMPARE(result.problems.size(), std::size_t(0));
    QCOMPARE(folders(), QStringList{u"eventlog_v2_app-3"_s});
    QCOMPARE(result.bytesLeft, listJournals(root()).bytes);
    QVERIFY(pruneJournals(root(), {0, std::chrono::hours(0)}).removed.empty()); // 0 is without limit
}

void JournalCatalogueTest::prunesByBytes()
{
    make("app-1", JournalState::Open, 9);
    make("app-2", JournalState::Ended, 5);
    make("app-3", JournalState::Lost, 7);
    make("app-4", JournalState::Ended, 1);
    const std::uint64_t one = listJournals(root()).entries[0].bytes;
    // Those that are over go first, the oldest of them; the open one stays for longest.
    auto result = pruneJournals(root(), {one * 3 + one / 2, std::chrono::hours(0)});
    QCOMPARE(result.removed.size(), std::size_t(1));
    QCOMPARE(result.removed[0].record.identity.applicationId, std::string("app-3"));
    result = pruneJournals(root(), {one + one / 2, std::chrono::hours(0)});
    QCOMPARE(folders(), QStringList{u"eventlog_v2_app-1"_s});
    QVERIFY(result.bytesLeft <= one + one / 2);
    result = pruneJournals(root(), {1, std::chrono::hours(0)});
    QCOMPARE(folders(), QStringList());
    QCOMPARE(result.bytesLeft, std::uint64_t(0));
}

void JournalCatalogueTest::neverTheOneBeingWritten()
{
    make("app-1", JournalState::Ended, 1);
    const auto written = open("app-2");
    written->append("i", "{\"Event\":\"X\"}\n", 1, 0);
    written->flush();
    const auto result = pruneJournals(root(), {1, std::chrono::hours(1)});
    QCOMPARE(result.removed.size(), std::size_t(1));
    QCOMPARE(result.problems.size(), std::size_t(0));
    QCOMPARE(folders(), QStringList{u"eventlog_v2_app-2"_s});
    QVERIFY(!removeJournal(root(), root() + "/eventlog_v2_app-2"));
    written->append("i", "{\"Event\":\"X\"}\n", 1, 1);
    written->flush();
    QVERIFY(!written->error());
}

void JournalCatalogueTest::leavesWhatIsNoJournal()
{
    const std::string folder = make("app-1", JournalState::Ended, 90);
    QFile note(QString::fromStdString(folder) + u"/notes.txt"_s);
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.close();
    QVERIFY(QDir().mkpath(QString::fromStdString(root()) + u"/photos"_s));
    const auto result = pruneJournals(root(), {1, std::chrono::hours(1)});
    QCOMPARE(result.removed.size(), std::size_t(0));
    QCOMPARE(result.problems.size(), std::size_t(1)); // told once
    QVERIFY(result.problems[0].detail.find("notes.txt") != std::string::npos);
    QCOMPARE(folders(), (QStringList{u"eventlog_v2_app-1"_s, u"photos"_s}));
    QVERIFY(QDir(QString::fromStdString(folder)).entryList(QDir::Files).size() >= 3); // nothing of it is gone
}

//! Somebody may name the folder where Spark writes.
void JournalCatalogueTest::leavesSparksOwnLogs()
{
    const QString folder = QString::fromStdString(root()) + u"/eventlog_v2_app-1"_s;
    QVERIFY(QDir().mkpath(folder));
    for (const QString &name : {u"appstatus_app-1.inprogress"_s, u"events_1_app-1.zstd"_s}) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("spark") == 5);
    }
    QVERIFY(pruneJournals(root(), {1, std::chrono::hours(0)}).removed.empty());
    QVERIFY(!removeJournal(root(), folder.toStdString()));
    QVERIFY(!open("app-1")); // nor do we write into them
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             (QStringList{u"appstatus_app-1.inprogress"_s, u"events_1_app-1.zstd"_s}));
    QVERIFY(!listJournals(root()).entries[0].ours);
}

void JournalCatalogueTest::removesByWish()
{
    const std::string folder = make("app-1", JournalState::Ended, 0);
    QVERIFY(!removeJournal(root(), root() + "/../eventlog_v2_app-1"));
    QVERIFY(!removeJournal(root(), m_folder->path().toStdString()));
    QVERIFY(!removeJournal(root(), root() + "/eventlog_v2_nothing"));
    QVERIFY(removeJournal(root(), folder));
    QCOMPARE(folders(), QStringList());
}

void JournalCatalogueTest::stops()
{
    make("app-1", JournalState::Ended, 90);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(listJournals(root(), stop.get_token()).entries.empty());
    QVERIFY(pruneJournals(root(), {}, stop.get_token()).removed.empty());
    QCOMPARE(folders().size(), 1);
}

QTEST_GUILESS_MAIN(JournalCatalogueTest)
#include "tst_journalcatalogue.moc"
