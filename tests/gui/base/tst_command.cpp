// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/commandpalette.h"
#include "gui/base/fuzzymatch.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {
QStringList ranked(const QStringList &titles, const QString &typed)
{
    QList<Command> commands;
    for (const QString &title : titles)
        commands.append({.title = title});
    CommandModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.rank(commands, typed);
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row, 0).data().toString();
    return result;
}
} // namespace

class TestCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<QList<int>>("positions"); // {-1}: none
        QTest::newRow("empty") << QString() << u"Anything"_s << QList<int>{};
        QTest::newRow("start") << u"op"_s << u"Open Log"_s << QList<int>{0, 1};
        QTest::newRow("initials") << u"ol"_s << u"Open Log"_s << QList<int>{0, 5};
        QTest::newRow("camel") << u"oel"_s << u"openEventLog"_s << QList<int>{0, 4, 9};
        QTest::newRow("run wins over first hit") << u"log"_s << u"l o Event Log"_s << QList<int>{10, 11, 12};
        QTest::newRow("parts in any order") << u"log open"_s << u"Open Log"_s << QList<int>{0, 1, 2, 3, 5, 6, 7};
        QTest::newRow("accent and case") << u"UBER"_s << u"Über"_s << QList<int>{0, 1, 2, 3};
        QTest::newRow("wrong order") << u"gol"_s << u"Open Log"_s << QList<int>{-1};
        QTest::newRow("strewn") << u"tmn"_s << u"sort by estimation"_s << QList<int>{-1};
        QTest::newRow("too long") << u"open logs"_s << u"Open"_s << QList<int>{-1};
    }
    void matches()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, candidate);
        QFETCH(QList<int>, positions);
        const auto match = fuzzyMatch(pattern, candidate);
        if (positions == QList<int>{-1}) {
            QVERIFY(!match);
            return;
        }
        QVERIFY(match);
        QCOMPARE(match->positions, positions);
    }

    void ranking_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("whole text") << u"timeline"_s << u"Timeline"_s;
        QTest::newRow("start of a word") << u"time"_s << u"Timeline"_s;
        QTest::newRow("initials") << u"zi"_s << u"Zoom In"_s;
        QTest::newRow("two words") << u"dark theme"_s << u"Theme: Dark"_s;
        QTest::newRow("middle") << u"log"_s << u"Open Log…"_s;
    }
    void ranking()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const QStringList titles{u"Go to Timeline and Fit"_s, u"Zoom Out"_s, u"Zoom In"_s,        u"Theme: Dark"_s,
                                 u"Theme: Light"_s,           u"Timeline"_s, u"Catalogue view"_s, u"Open Log…"_s,
                                 u"Some other time"_s};
        const QStringList result = ranked(titles, typed);
        QVERIFY(!result.isEmpty());
        QCOMPARE(result.first(), first);
    }

    void emptyKeepsTheOrder()
    {
        const QStringList titles{u"b"_s, u"a"_s, u"c"_s};
        QCOMPARE(ranked(titles, {}), titles);
        QVERIFY(ranked(titles, u"xyz"_s).isEmpty());
    }

    void registry()
    {
        ActionRegistry registry;
        QSignalSpy changed(&registry, &ActionRegistry::changed);
        QAction *open = registry.add(u"file.open"_s, u"&Open…"_s, u"File"_s, QKeySequence::Open);
        QCOMPARE(registry.action(u"file.open"_s), open);
        QVERIFY(registry.conflicts().isEmpty());
        auto *other = new QAction;
        other->setShortcut(QKeySequence::Open);
        registry.addExisting(u"x"_s, other, u"X"_s);
        QCOMPARE(registry.conflicts().size(), 1);
        delete other;
        QCOMPARE(registry.entries().size(), 1);
        QCOMPARE(registry.action(u"x"_s), nullptr);
        QCOMPARE(changed.count(), 3);
    }

    void byKeyboard()
    {
        QMainWindow window;
        window.resize(900, 600);
        auto *other = new QLineEdit;
        window.setCentralWidget(other);
        ActionRegistry registry;
        QAction *light = registry.add(u"theme.light"_s, u"Theme: &Light"_s, u"View"_s);
        QAction *dark = registry.add(u"theme.dark"_s, u"Theme: &Dark"_s, u"View"_s);
        QAction *off = registry.add(u"theme.off"_s, u"Theme: Off"_s, u"View"_s);
        off->setEnabled(false);
        CommandPalette palette(&registry, &window);
        QString jumped;
        palette.addProvider([&jumped](const QString &) {
            return QList<Command>{
                {.title = u"Job 7"_s, .category = u"Job"_s, .run = [&jumped] { jumped = u"Job 7"_s; }}};
        });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus();
        palette.popup();
        QVERIFY(palette.isVisible());
        QVERIFY(palette.field()->hasFocus());
        QVERIFY(std::abs(palette.geometry().center().x() - window.rect().center().x()) <= 1);
        QCOMPARE(palette.model()->rowCount(), 4);

        QSignalSpy triggered(dark, &QAction::triggered);
        QSignalSpy triggeredLight(light, &QAction::triggered);
        QTest::keyClicks(palette.field(), u"theme"_s);
        QCOMPARE(palette.model()->rowCount(), 3);
        QTest::keyClick(palette.field(), Qt::Key_Down);
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        QCOMPARE(triggeredLight.count(), 0);
        QVERIFY(!palette.isVisible());
        QVERIFY(other->hasFocus());

        palette.popup();
        QCOMPARE(palette.model()->index(0, 0).data().toString(), u"Theme: Dark"_s); // what was run lately is first
        QTest::keyClicks(palette.field(), u"job"_s);
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QCOMPARE(jumped, u"Job 7"_s);

        QSignalSpy triggeredOff(off, &QAction::triggered);
        palette.popup();
        QTest::keyClicks(palette.field(), u"theme off"_s);
        QTest::keyClick(palette.field(), Qt::Key_Return); // disabled: nothing runs
        QCOMPARE(triggeredOff.count(), 0);
        QTest::keyClick(palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }
};

QTEST_MAIN(TestCommand)
#include "tst_command.moc"
