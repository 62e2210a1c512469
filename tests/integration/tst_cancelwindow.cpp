// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingcentre.h"
#include "gui/acting/cancelquestion.h"
#include "gui/base/actionregistry.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "integration/cancelapplication.h"
#include "support/patience.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! A person cancels a job and stops the application from the window, on a real Spark without a listener.
class CancelWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelsAJobAndStopsTheApplication();

private:
    CancelQuestion *question(MainWindow &window);
    static QString shot(const char *name);
};

QString CancelWindowTest::shot(const char *name)
{
    const QString folder = qEnvironmentVariable("CINDERSCOPE_SHOTS");
    return folder.isEmpty() ? QString() : folder + u'/' + QLatin1StringView(name) + u".png"_s;
}

CancelQuestion *CancelWindowTest::question(MainWindow &window)
{
    (void)QTest::qWaitFor([&] { return window.findChild<CancelQuestion *>() != nullptr; }, 60'000);
    return window.findChild<CancelQuestion *>();
}

void CancelWindowTest::cancelsAJobAndStopsTheApplication()
{
    const QTemporaryDir folder;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
    qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(u"state"_s)));
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"cancelwindow-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
    CancelApplication spark;
    if (!spark.start(u"4.3.0"_s, {})) {
        if (spark.skipped)
            QSKIP("no Spark here");
        QFAIL(qPrintable(spark.why));
    }
    LiveCenter::Settings settings;
    settings.journal = false;
    MainWindow::Options options;
    options.live = new LiveCenter(settings);
    options.restore = false;
    options.pages = {
        {u"jobs"_s, u"Jobs and stages"_s, u"job"_s, [](QWidget *parent) -> Page * { return new JobsPage(parent); }}};
    MainWindow window(options);
    window.show();
    spark.tell(u"job a"_s);
    window.openApplication(ApplicationRef::rest(spark.ui, spark.id));
    auto *page = qobject_cast<JobsPage *>(window.view()->page(u"jobs"_s));
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->currentTarget() && page->currentTarget()->kind == Target::Kind::Job, 120'000);
    const qint64 job = page->currentTarget()->id;
    QAction *selected = window.actions().action(u"act.selected"_s);
    QTRY_VERIFY_WITH_TIMEOUT(selected->isEnabled(), 60'000);
    QVERIFY(selected->text().contains(QString::number(job)));
    QTRY_VERIFY_WITH_TIMEOUT(lossesOf(*window.view()->session()->snapshot(), CancelTarget::job(job)).runningTasks == 2,
                             60'000);
    if (const QString path = shot("window-menu"); !path.isEmpty()) {
        QMenu *menu = page->view()->tools().createContextMenu(page->view()->currentIndex(), &window);
        menu->popup(window.mapToGlobal(QPoint(200, 200)));
        QTest::qWait(300);
        menu->grab().save(path);
        window.grab().save(shot("window"));
        delete menu;
    }
    selected->trigger();
    CancelQuestion *asked = question(window);
    QVERIFY(asked);
    const QList<QLabel *> losses = asked->findChild<QWidget *>(u"losses"_s)->findChildren<QLabel *>();
    QVERIFY(std::any_of(losses.begin(), losses.end(),
                        [](const QLabel *label) { return label->text().contains("2 running task"_L1); }));
    QVERIFY(asked->findChild<QLabel *>(u"way"_s)->text().contains(spark.ui.toString()));
    if (const QString path = shot("window-question"); !path.isEmpty())
        asked->grab().save(path);
    QTest::mouseClick(asked->doIt(), Qt::LeftButton);
    const auto says = [&window](const QString &part) {
        for (const Message &message : window.messages()->messages()) {
            if (message.what.contains(part))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(window.acting()->running() == 0, 120'000);
    for (const ActionRecord &record : window.acting()->log().read())
        std::printf("%s; the window has job status %d\n", record.toJson().constData(),
                    int(window.view()->session()->snapshot()->jobs[0].status));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Job %1 was ended"_s.arg(job)), 60'000);
    if (const QString path = shot("window-outcome"); !path.isEmpty())
        window.grab().save(path);
    QCOMPARE(spark.endOf(u"a"_s), u"cancelled"_s);
    QCOMPARE(spark.rest(u"jobs/%1"_s.arg(job))[u"status"_s].toString(), u"FAILED"_s);
    QTRY_VERIFY(!selected->isEnabled()); // it has ended
    QTRY_VERIFY(selected->toolTip().contains("has ended already"_L1));

    QAction *stop = window.actions().action(u"act.stop"_s);
    QTRY_VERIFY(stop->isEnabled());
    stop->trigger();
    asked = question(window);
    QVERIFY(asked);
    QVERIFY(asked->findChild<QLabel *>(u"way"_s)->text().contains("SIGTERM"_L1));
    QTest::mouseClick(asked->doIt(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"The application was ended"_s), 90'000);
    QVERIFY(fetch(spark.ui).isEmpty());
    const QList<ActionRecord> log = window.acting()->log().read();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log[0].outcome + u' ' + log[0].way, u"ended sparkUi"_s);
    QCOMPARE(log[1].outcome + u' ' + log[1].way, u"ended process"_s);
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // several Sparks on a busy computer
    QApplication application(argc, argv);
    CancelWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cancelwindow.moc"
