// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingcentre.h"
#include "gui/acting/actionlogpanel.h"
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "support/patience.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! The window's buttons and menus around ending things.
class ActingWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsEndedInARecording_data();
    void nothingIsEndedInARecording();
    void nothingShown();
    void actionLogOpens();
    void keysAreFree();

private:
    static MainWindow::Options options();
    static QAction *find(QMenu *menu, const QString &part);

    QTemporaryDir m_folder;
};

void ActingWindowTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"actingwindow-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
}

MainWindow::Options ActingWindowTest::options()
{
    MainWindow::Options options;
    options.pages = {
        {u"jobs"_s, u"Jobs and stages"_s, u"job"_s, [](QWidget *parent) -> Page * { return new JobsPage(parent); }}};
    options.restore = false;
    return options;
}

QAction *ActingWindowTest::find(QMenu *menu, const QString &part)
{
    for (QAction *action : menu->actions()) {
        if (action->text().contains(part))
            return action;
    }
    return nullptr;
}

void ActingWindowTest::nothingIsEndedInARecording_data()
{
    QTest::addColumn<bool>("replay");
    QTest::newRow("log") << false;
    QTest::newRow("replay") << true;
}

void ActingWindowTest::nothingIsEndedInARecording()
{
    QFETCH(bool, replay);
    MainWindow window(options());
    window.show();
    window.start(false);
    window.openLocation(QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/fail/local-1795202865658"), replay);
    QTRY_VERIFY_WITH_TIMEOUT(window.view()->session() && window.view()->session()->snapshot() &&
                                 window.view()->session()->snapshot()->jobs.size() > 0,
                             20'000);
    auto *page = qobject_cast<JobsPage *>(window.view()->currentPage());
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->currentTarget(), 20'000);
    QAction *selected = window.actions().action(u"act.selected"_s);
    QTRY_VERIFY(selected->toolTip().contains("recording"_L1));
    for (const QString &id : {u"act.selected"_s, u"act.allJobs"_s, u"act.stop"_s}) {
        QVERIFY2(!window.actions().action(id)->isEnabled(), qPrintable(id));
        QVERIFY2(window.actions().action(id)->toolTip().contains("recording"_L1), qPrintable(id));
    }
    // The row's menu has it too, switched off, and says why.
    const std::unique_ptr<QMenu> menu(page->view()->tools().createContextMenu(page->view()->currentIndex(), nullptr));
    QAction *cancel = find(menu.get(), u"Cancel "_s);
    QVERIFY(cancel);
    QVERIFY(!cancel->isEnabled());
    QVERIFY(cancel->toolTip().contains("recording"_L1) && menu->toolTipsVisible());
    QVERIFY(cancel->text().contains(QString::number(page->currentTarget()->id)));
    // The tree has nothing to stop in it at all.
    const std::unique_ptr<QMenu> row(window.tree()->createMenu(window.tree()->currentEntry(), nullptr));
    QVERIFY(!find(row.get(), u"Stop"_s));
    // And even if it is asked to, nothing happens.
    selected->trigger();
    QCOMPARE(window.acting()->running(), 0);
    QVERIFY(window.acting()->log().read().isEmpty());
    // Both have a button.
    int buttons = 0;
    for (const QToolButton *button : window.findChildren<QToolButton *>())
        buttons +=
            button->defaultAction() == selected || button->defaultAction() == window.actions().action(u"act.stop"_s);
    QCOMPARE(buttons, 2);
}

void ActingWindowTest::nothingShown()
{
    MainWindow window(options());
    window.show();
    for (const QString &id : {u"act.selected"_s, u"act.allJobs"_s, u"act.stop"_s}) {
        QVERIFY(!window.actions().action(id)->isEnabled());
        QVERIFY(!window.actions().action(id)->toolTip().isEmpty());
    }
}

void ActingWindowTest::actionLogOpens()
{
    MainWindow window(options());
    window.show();
    window.actions().action(u"act.log"_s)->trigger();
    auto *panel = window.findChild<ActionLogPanel *>();
    QVERIFY(panel && panel->isVisible());
    window.actions().action(u"act.log"_s)->trigger();
    QCOMPARE(window.findChildren<ActionLogPanel *>().size(), 1);
}

void ActingWindowTest::keysAreFree()
{
    MainWindow window(options());
    QCOMPARE(window.actions().conflicts(), QStringList());
}

QTEST_MAIN(ActingWindowTest)
#include "tst_actingwindow.moc"
