// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/base/filterproxy.h"
#include "gui/shell/sourcetreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using Section = SourceTreeModel::Section;
using namespace Qt::StringLiterals;

class tst_SourceTreeModel : public QObject
{
    Q_OBJECT

private:
    static QStringList names(const SourceTreeModel &model, const QModelIndex &parent)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(parent); ++row)
            result.append(model.index(row, 0, parent).data().toString());
        return result;
    }
    static SourceEntry folderEntry(const QString &path)
    {
        SourceEntry folder;
        folder.kind = SourceEntry::Kind::Folder;
        folder.ref.location = path;
        folder.name = path;
        return folder;
    }

private Q_SLOTS:
    void sectionsAndNotes()
    {
        SourceTreeModel model;
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), SourceTreeModel::SectionCount);
        const QModelIndex logs = model.sectionIndex(Section::Logs);
        QCOMPARE(model.rowCount(logs), 0);
        model.setSectionNote(Section::Logs, QStringLiteral("nothing"), QStringLiteral("open one"));
        QCOMPARE(names(model, logs), QStringList{QStringLiteral("nothing")});
        QVERIFY(!(model.index(0, 0, logs).flags() & Qt::ItemIsSelectable));
        model.addEntry(Section::Logs, logEntry(QStringLiteral("/a")));
        QCOMPARE(names(model, logs), QStringList{QStringLiteral("/a")}); // the note made room
        model.removeEntry(Section::Logs, logEntry(QStringLiteral("/a")).key());
        QCOMPARE(names(model, logs), QStringList{QStringLiteral("nothing")}); // and came back
        QVERIFY(!model.contains(logEntry(QStringLiteral("/a")).key()));
    }

    void hiddenSectionKeepsItsEntries()
    {
        SourceTreeModel model;
        QAbstractItemModelTester tester(&model);
        model.setSectionHidden(Section::Computer, true);
        model.setSectionHidden(Section::Clusters, true);
        model.setSectionHidden(Section::History, true);
        QCOMPARE(model.rowCount(), 1);
        model.setEntries(Section::History, {logEntry(QStringLiteral("/r"))});
        QVERIFY(!model.find(logEntry(QStringLiteral("/r")).key()).isValid());
        model.setSectionHidden(Section::History, false);
        model.setSectionHidden(Section::Computer, false);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.sectionIndex(Section::History).row(), 2);
        QVERIFY(model.find(logEntry(QStringLiteral("/r")).key()).isValid());
    }

    void entriesAreChangedAsDifferences()
    {
        SourceTreeModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted),
            removed(&model, &QAbstractItemModel::rowsRemoved), changed(&model, &QAbstractItemModel::dataChanged),
            reset(&model, &QAbstractItemModel::modelReset);
        const SourceEntry a = liveEntry(4040, QStringLiteral("a"), QStringLiteral("A"));
        const SourceEntry b = liveEntry(4041, QStringLiteral("b"), QStringLiteral("B"));
        SourceEntry c = liveEntry(4042, QStringLiteral("c"), QStringLiteral("C"));
        model.setEntries(Section::Computer, {a, b, c});
        QCOMPARE(inserted.count(), 1); // one run
        model.setEntries(Section::Computer, {a, b, c});
        QCOMPARE(inserted.count() + changed.count() + removed.count(), 1); // nothing new, no signal
        c.failures = 3;
        model.setEntries(Section::Computer, {a, c});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(changed.count(), 1);
        model.setEntries(Section::Computer, {c, b, a}); // another order
        QCOMPARE(names(model, model.sectionIndex(Section::Computer)),
                 (QStringList{QStringLiteral("C"), QStringLiteral("B"), QStringLiteral("A")}));
        QCOMPARE(model.entry(model.find(c.key()))->failures, 3);
        QCOMPARE(reset.count(), 0);
    }

    // Applications come and go in any order: the model always holds exactly the given rows, in the given order.
    void applicationsAppearAndDisappear()
    {
        SourceTreeModel model;
        FilterProxy proxy;
        proxy.setSourceModel(&model);
        QAbstractItemModelTester tester(&model);
        QAbstractItemModelTester proxyTester(&proxy);
        model.setSectionNote(Section::Computer, QStringLiteral("none"), {});
        model.addEntry(Section::Logs, folderEntry(QStringLiteral("/logs")));
        QRandomGenerator random(7);
        for (int turn = 0; turn < 150; ++turn) {
            QList<SourceEntry> wanted;
            for (int i = 0; i < 12; ++i) {
                if (random.bounded(2))
                    wanted.insert(random.bounded(int(wanted.size()) + 1),
                                  liveEntry(4040 + i, QString::number(i), QStringLiteral("app %1").arg(i)));
            }
            QStringList expected;
            for (const SourceEntry &entry : wanted)
                expected.append(entry.name);
            model.setEntries(Section::Computer, wanted);
            model.setFolderEntries(QStringLiteral("/logs"), wanted);
            if (expected.isEmpty())
                expected.append(QStringLiteral("none"));
            QCOMPARE(names(model, model.sectionIndex(Section::Computer)), expected);
            if (turn % 10 == 0)
                proxy.setFilter(FilterExpression::parse(turn % 20 == 0 ? QStringLiteral("app 1") : QString()));
            model.update(liveEntry(4041, QStringLiteral("1"), {}).key(), [turn](SourceEntry &e) { e.failures = turn; });
        }
    }

    void updateReachesEveryRowOfAnApplication()
    {
        SourceTreeModel model;
        QAbstractItemModelTester tester(&model);
        const SourceEntry log = logEntry(QStringLiteral("/logs/x"));
        model.addEntry(Section::Logs, folderEntry(QStringLiteral("/logs")));
        model.appendFolderEntries(QStringLiteral("/logs"), {log, logEntry(QStringLiteral("/logs/y"))});
        model.setEntries(Section::History, {log});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.update(log.key(), [](SourceEntry &entry) { entry.name = QStringLiteral("X"); });
        QCOMPARE(changed.count(), 2);
        QCOMPARE(model.applications().size(), 2);
        // The row of the folder comes before that of the history.
        QCOMPARE(model.find(log.key()).parent().data().toString(), QStringLiteral("/logs"));
    }

    static SourceBranch branch(SourceEntry::Kind kind, const QString &key, const QList<SourceBranch> &children = {})
    {
        SourceBranch made;
        made.entry.kind = kind;
        made.entry.rowKey = key;
        made.entry.name = key;
        made.children = children;
        return made;
    }
    static void compare(const SourceTreeModel &model, const QModelIndex &parent, const QList<SourceBranch> &wanted)
    {
        QStringList expected;
        for (const SourceBranch &row : wanted)
            expected.append(row.entry.name);
        QCOMPARE(names(model, parent), expected);
        for (int row = 0; row < int(wanted.size()); ++row)
            compare(model, model.index(row, 0, parent), wanted[row].children);
    }

    // Places with masters and groups, changed at random at every level: the model always is the given tree, and says so
    // by differences.
    void branchesAreChangedAsDifferences()
    {
        SourceTreeModel model;
        FilterProxy proxy;
        proxy.setSourceModel(&model);
        QAbstractItemModelTester tester(&model);
        QAbstractItemModelTester proxyTester(&proxy);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(11);
        for (int turn = 0; turn < 120; ++turn) {
            QList<SourceBranch> places;
            for (int p = 0; p < 3; ++p) {
                if (random.bounded(4) == 0)
                    continue;
                QList<SourceBranch> rows;
                for (int m = 0; m < 3; ++m) {
                    if (random.bounded(2))
                        continue;
                    QList<SourceBranch> workers;
                    for (int w = 0; w < 4; ++w) {
                        if (random.bounded(2))
                            workers.insert(random.bounded(int(workers.size()) + 1),
                                           branch(SourceEntry::Kind::Application, u"w%1%2%3"_s.arg(p).arg(m).arg(w)));
                    }
                    rows.insert(random.bounded(int(rows.size()) + 1),
                                branch(SourceEntry::Kind::Endpoint, u"m%1%2"_s.arg(p).arg(m), workers));
                }
                places.insert(random.bounded(int(places.size()) + 1),
                              branch(SourceEntry::Kind::Place, u"p%1"_s.arg(p), rows));
            }
            model.setBranches(Section::Clusters, places);
            compare(model, model.sectionIndex(Section::Clusters), places);
            if (QTest::currentTestFailed())
                return;
            QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted),
                changed(&model, &QAbstractItemModel::dataChanged), removed(&model, &QAbstractItemModel::rowsRemoved),
                moved(&model, &QAbstractItemModel::rowsMoved);
            model.setBranches(Section::Clusters, places); // the same again
            QCOMPARE(inserted.count() + changed.count() + removed.count() + moved.count(), 0);
        }
        QCOMPARE(reset.count(), 0);
    }

    void filterKeepsTheWayToWhatMatches()
    {
        SourceTreeModel model;
        FilterProxy proxy;
        proxy.setSourceModel(&model);
        model.addEntry(Section::Logs, folderEntry(QStringLiteral("/logs")));
        model.appendFolderEntries(
            QStringLiteral("/logs"),
            {logEntry(QStringLiteral("/logs/1"), QStringLiteral("etl")),
             logEntry(QStringLiteral("/logs/2"), QStringLiteral("report"), QStringLiteral("app-77"))});
        proxy.setFilter(FilterExpression::parse(QStringLiteral("app-77")));
        QCOMPARE(proxy.rowCount(), 1);
        const QModelIndex folder = proxy.index(0, 0, proxy.index(0, 0));
        QCOMPARE(proxy.rowCount(folder), 1);
        QCOMPARE(proxy.index(0, 0, folder).data().toString(), QStringLiteral("report"));
    }

    void tooltipSaysEverything()
    {
        SourceTreeModel model;
        SourceEntry entry = logEntry(QStringLiteral("/logs/1"), QStringLiteral("etl"), QStringLiteral("app-1"));
        entry.state = ApplicationState::Failed;
        entry.failures = 12;
        entry.start = 1'000'000;
        entry.end = 1'065'000;
        entry.user = QStringLiteral("ada");
        const QString text = model.addEntry(Section::Logs, entry).data(Qt::ToolTipRole).toString();
        for (const char *part : {"etl", "app-1", "Failed", "12", "1 min 05 s", "ada", "/logs/1"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
    }
};

QTEST_MAIN(tst_SourceTreeModel)
#include "tst_sourcetreemodel.moc"
