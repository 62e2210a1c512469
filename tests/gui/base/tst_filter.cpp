// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/filterexpression.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/itemroles.h"

#include <limits>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void semantics_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *filter, bool accepted) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << accepted;
        };
        // Columns: Name | Status | Shuffle read | Host
        // Row:     Count words at Job.scala:12 | FAILED | 1.5 GiB | node-7:8080
        row("", true);
        row("   ", true);
        row("count", true);
        row("count WORDS", true);
        row("words count", true);
        row("count missing", false);
        row("-count", false);
        row("-missing", true);
        row("count -missing", true);
        row("count -failed", false);
        row("\"count words\"", true);
        row("\"words count\"", false);
        row("-\"count words\"", false);
        row("\"unfinished quo", false);
        row("\"count wor", true);
        row("/^count/", true);
        row("/^words/", false);
        row("/wor.s at/", true);
        row("-/^count/", false);
        row("-/^words/", true);
        row("status:failed", true);
        row("status:count", false);
        row("name:failed", false);
        row("-status:failed", false);
        row("-status:ok", true);
        row("stat:failed", true);
        row("shuffleread:1.5", true);
        row("\"shuffle read\":1.5", true);
        row("\"shuffle read\":\"1.5 gib\"", true);
        row("s:failed", false);   // Status or Shuffle read: not unique, so a plain "s:failed"
        row("node-7:8080", true); // no such column: plain text
        row("name:/words$/", false);
        row("name:/:12$/", true);
        row("scala:12", true);
        row("scala:13", false);
        row("-", true); // alone it is a plain character, and node-7 has one
        row("status:", false);
        row("/", false);
        row("host:/node/7/", false);
    }
    void semantics()
    {
        QFETCH(QString, filter);
        QFETCH(bool, accepted);
        const QStringList cells{u"Count words at Job.scala:12"_s, u"FAILED"_s, u"1.5 GiB"_s, u"node-7:8080"_s};
        const FilterExpression expression = FilterExpression::parse(filter);
        QCOMPARE(expression.error(), QString());
        const FilterExpression bound = expression.boundTo({u"Name"_s, u"Status"_s, u"Shuffle read"_s, u"Host"_s});
        QCOMPARE(bound.matches(cells), accepted);
    }

    void brokenRegex()
    {
        const FilterExpression expression = FilterExpression::parse(u"word /a(b/"_s);
        QVERIFY(expression.error().contains(u"a(b"_s));
        QVERIFY(expression.isEmpty());
        QVERIFY(expression.matchesText(u"anything"_s));
    }

    void sortOrder()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCollator collator;
        collator.setNumericMode(true);
        const auto compare = [&collator](const QVariant &a, const QVariant &b) {
            return compareSortValues(a, b, collator);
        };
        QVERIFY(compare(2, 10) < 0);
        QVERIFY(compare(qlonglong(9'007'199'254'740'993), qlonglong(9'007'199'254'740'992)) > 0);
        QVERIFY(compare(1, QVariant()) < 0);
        QVERIFY(compare(nan, 1) > 0);
        QCOMPARE(compare(nan, QVariant()), 0);
        QVERIFY(compare(1.5, 2) < 0);
        QVERIFY(compare(QDateTime::fromMSecsSinceEpoch(1), QDateTime::fromMSecsSinceEpoch(2)) < 0);
    }

    void proxyOfTree()
    {
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({u"Name"_s, u"Size"_s});
        auto *jobs = new QStandardItem(u"alpha"_s);
        for (const auto &[name, size] : {std::pair{u"one"_s, 30}, {u"two"_s, 4}, {u"three"_s, 100}}) {
            auto *sizeItem = new QStandardItem(QString::number(size) % u" B"_s);
            sizeItem->setData(size, SortRole);
            jobs->appendRow({new QStandardItem(name), sizeItem});
        }
        model.appendRow({jobs, new QStandardItem});
        model.appendRow({new QStandardItem(u"beta"_s), new QStandardItem});
        FilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
        proxy.setSourceModel(&model);
        QCOMPARE(proxy.counts().total, 5);
        QCOMPARE(proxy.counts().shown, 5);

        proxy.setFilter(FilterExpression::parse(u"two"_s));
        QCOMPARE(proxy.rowCount(), 1); // the parent of the hit stays
        QCOMPARE(proxy.rowCount(proxy.index(0, 0)), 1);
        QCOMPARE(proxy.counts().shown, 2);
        proxy.setFilter(FilterExpression::parse(u"alpha"_s));
        QCOMPARE(proxy.rowCount(proxy.index(0, 0)), 3); // the children of a hit stay
        proxy.setFilter({});
        QCOMPARE(proxy.rowCount(), 2);

        proxy.sort(1, Qt::AscendingOrder);
        // Whichever way, the row of the jobs has no size: compare inside it.
        const auto inJobs = [&] {
            for (int row = 0; row < proxy.rowCount(); ++row) {
                const QModelIndex parent = proxy.index(row, 0);
                if (proxy.rowCount(parent) == 0)
                    continue;
                QStringList result;
                for (int child = 0; child < proxy.rowCount(parent); ++child)
                    result += proxy.index(child, 0, parent).data().toString();
                return result;
            }
            return QStringList();
        };
        QCOMPARE(inJobs(), (QStringList{u"two"_s, u"one"_s, u"three"_s}));
        proxy.sort(1, Qt::DescendingOrder);
        QCOMPARE(inJobs(), (QStringList{u"three"_s, u"one"_s, u"two"_s}));
    }

    void missingLastInBothDirections()
    {
        QStandardItemModel model(3, 1);
        model.setData(model.index(1, 0), 5, SortRole);
        model.setData(model.index(2, 0), 7, SortRole);
        FilterProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(0, Qt::AscendingOrder);
        QCOMPARE(proxy.index(0, 0).data(SortRole).toInt(), 5);
        QVERIFY(!proxy.index(2, 0).data(SortRole).isValid());
        proxy.sort(0, Qt::DescendingOrder);
        QCOMPARE(proxy.index(0, 0).data(SortRole).toInt(), 7);
        QVERIFY(!proxy.index(2, 0).data(SortRole).isValid());
    }

    void fieldWaitsForThePause()
    {
        FilterField field;
        QSignalSpy spy(&field, &FilterField::filterChanged);
        QTest::keyClicks(&field, u"abc"_s);
        QCOMPARE(spy.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 2000);
        QCOMPARE(field.expression().text(), u"abc"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(spy.count(), 2); // at once
        QVERIFY(field.expression().isEmpty());
        field.setText(u"/a(/"_s);
        field.applyNow();
        QCOMPARE(spy.count(), 2); // broken: the old filter stays
    }

    void shortcutFocusesField()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *field = new FilterField;
        auto *view = new QTreeView;
        layout->addWidget(field);
        layout->addWidget(view);
        field->installShortcut(&page);
        field->setView(view);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(view->hasFocus());
    }
};

QTEST_MAIN(TestFilter)
#include "tst_filter.moc"
