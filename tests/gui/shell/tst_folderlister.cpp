// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/base/watchdog.h"
#include "gui/shell/folderlister.h"
#include "gui/shell/location.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace cinderscope;
using namespace cinderscope::test;

class tst_FolderLister : public QObject
{
    Q_OBJECT

private:
    static QString smallLog() { return dataPath("3.5.9/killed/local-1795202897191"); }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void listsNewestFirstWithNamesAndStates()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(dataPath("3.5.9/fail/local-1795202865658"),
                            folder.filePath(QStringLiteral("local-1795202865658"))));
        QVERIFY(QFile::copy(smallLog(), folder.filePath(QStringLiteral("local-1795202897191"))));
        QFile newer(folder.filePath(QStringLiteral("local-1795202897191")));
        QVERIFY(newer.open(QIODevice::ReadWrite));
        QVERIFY(newer.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        newer.close();
        FolderLister lister;
        QSignalSpy listed(&lister, &FolderLister::listed);
        lister.list(folder.path());
        QTRY_COMPARE(listed.count(), 1);
        const auto entries = listed.first().at(1).value<QList<SourceEntry>>();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).id, QStringLiteral("local-1795202897191"));
        QCOMPARE(entries.at(1).name, QStringLiteral("fail"));
        QVERIFY(entries.at(1).state.has_value());
        QVERIFY(entries.at(1).state == ApplicationState::Succeeded);
        QVERIFY(entries.at(1).end - entries.at(1).start > 20'000);
    }

    void noticesNewLogs()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(smallLog(), folder.filePath(QStringLiteral("local-1"))));
        FolderLister lister;
        QSignalSpy listed(&lister, &FolderLister::listed);
        lister.list(folder.path());
        QTRY_COMPARE(listed.count(), 1);
        QVERIFY(QFile::copy(smallLog(), folder.filePath(QStringLiteral("local-2"))));
        QTRY_VERIFY_WITH_TIMEOUT(!listed.isEmpty() && listed.last().at(1).value<QList<SourceEntry>>().size() == 2,
                                 10'000);
    }

    void saysWhyAFolderCannotBeRead()
    {
        FolderLister lister;
        QSignalSpy failed(&lister, &FolderLister::failed);
        lister.list(QStringLiteral("/there/is/no/such/folder"));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::NotFound);
    }

    // A folder of thousand logs in the tree of the window: the GUI thread goes on answering.
    void aThousandLogsDoNotBlockTheWindow()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 1000; ++i)
            QVERIFY(QFile::link(smallLog(), folder.filePath(QStringLiteral("local-%1").arg(i))));
        SourceTreeModel model;
        SourceTree tree(&model);
        tree.resize(300, 600);
        tree.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tree));
        SourceEntry row;
        row.kind = SourceEntry::Kind::Folder;
        row.ref.location = folder.path();
        row.name = QStringLiteral("many");
        model.addEntry(SourceTreeModel::Section::Logs, row);
        tree.expandFolder(folder.path());
        FolderLister lister;
        connect(&lister, &FolderLister::entriesFound, &model, &SourceTreeModel::appendFolderEntries);
        connect(&lister, &FolderLister::listed, &model, &SourceTreeModel::setFolderEntries);
        QSignalSpy listed(&lister, &FolderLister::listed), found(&lister, &FolderLister::entriesFound);
        QTest::qWait(50);
        Watchdog watchdog;
        lister.list(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(listed.count(), 1, 60'000);
        QTest::qWait(50);
        qInfo("%s", qPrintable(watchdog.report()));
        const QModelIndex index = model.find(row.key());
        QCOMPARE(model.rowCount(index), 1000);
        QVERIFY2(watchdog.longestOwnBlockMs() <= 50, qPrintable(watchdog.report()));
    }

    void locations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("result");
        QTest::newRow("log") << smallLog() << int(Location::Kind::Log) << smallLog();
        QTest::newRow("file URL") << QUrl::fromLocalFile(smallLog()).toString() << int(Location::Kind::Log)
                                  << smallLog();
        QTest::newRow("rolling") << dataPath("4.3.0/fail/eventlog_v2_local-1795202984823") << int(Location::Kind::Log)
                                 << dataPath("4.3.0/fail/eventlog_v2_local-1795202984823");
        QTest::newRow("folder") << dataPath("3.5.9/fail/") << int(Location::Kind::Folder) << dataPath("3.5.9/fail");
        QTest::newRow("address") << QStringLiteral("http://localhost:4040/jobs/") << int(Location::Kind::Driver)
                                 << QStringLiteral("http://localhost:4040");
        QTest::newRow("host and port") << QStringLiteral("localhost:4041") << int(Location::Kind::Driver)
                                       << QStringLiteral("http://localhost:4041");
        QTest::newRow("behind a proxy") << QStringLiteral("https://host/proxy/app-1/stages/stage/?id=3")
                                        << int(Location::Kind::Driver) << QStringLiteral("https://host/proxy/app-1");
        QTest::newRow("missing") << QStringLiteral("/no/such/log") << -int(ErrorCode::NotFound) - 1 << QString();
        QTest::newRow("no log") << QStringLiteral(CINDERSCOPE_SOURCE_DIR "/LICENSE")
                                << -int(ErrorCode::NotAnEventLog) - 1 << QString();
        QTest::newRow("other scheme") << QStringLiteral("ftp://host/log") << -int(ErrorCode::Unsupported) - 1
                                      << QString();
    }
    void locations()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, result);
        const Result<Location> location = resolveLocation(text);
        if (kind < 0) {
            QVERIFY(!location);
            QCOMPARE(int(location.error().code), -kind - 1);
            return;
        }
        QVERIFY2(location, location ? "" : location.error().detail.c_str());
        QCOMPARE(int(location->kind), kind);
        QCOMPARE(location->kind == Location::Kind::Driver   ? location->url.toString()
                 : location->kind == Location::Kind::Folder ? location->path
                                                            : location->entry.ref.location,
                 result);
    }
};

QTEST_MAIN(tst_FolderLister)
#include "tst_folderlister.moc"
