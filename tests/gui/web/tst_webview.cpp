// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The view's own tools: address, find, zoom, PDF, files, and coming back after being discarded.
#include "gui/base/messagebar.h"
#include "gui/web/downloads.h"
#include "gui/web/findbar.h"
#include "gui/web/webactions.h"
#include "gui/web/webtoolbar.h"
#include "support/patience.h"
#include "webfixture.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QToolButton>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestWebView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { WebFixture::needEngine(); }
    void address();
    void addressEntered();
    void historyAndHome();
    void find();
    void zoom();
    void keysBeatTheWindow();
    void pdf();
    void download();
    void downloadOfPage();
    void downloadCancelled();
    void liveDriverLog();
    void discardAndBack();
    void hiddenAreDiscarded();
    void rowOfPage();
    void browser();
    void everyButtonHasAName();
    void destroyedWhileLoading();
    void paintsWhileItLoads();

private:
    WebFixture m_fixture;
};

void TestWebView::address()
{
    HttpUpstream spark;
    spark.serve("/jobs/", "<title>Jobs</title><a id=s href='/stages/?a=b#c'>stages</a>");
    spark.serve("/stages/", "<title>Stages</title>");
    const auto view = m_fixture.open(m_fixture.site(spark), u"/jobs/"_s);
    QSignalSpy changed(view.get(), &SparkUiView::publicUrlChanged);
    auto *field = view->findChild<QLineEdit *>(u"address"_s);
    QCOMPARE(field->text(), spark.url(u"/jobs/"_s).toString());
    m_fixture.click(*view, u"#s"_s);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), spark.url(u"/stages/?a=b#c"_s).toString(), kPatienceMs);
    QCOMPARE(changed.last()[0].toUrl(), spark.url(u"/stages/?a=b#c"_s));
    view->actions().copyAddress->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), spark.url(u"/stages/?a=b#c"_s).toString());
}

void TestWebView::addressEntered()
{
    HttpUpstream spark, foreign;
    spark.serve("/", "<title>first</title>");
    spark.serve("/executors/", "<title>Executors</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    auto *field = view->findChild<QLineEdit *>(u"address"_s);
    const auto enter = [&](const QString &text) {
        field->setFocus();
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    enter(u"/executors/"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"Executors"_s, kPatienceMs);
    enter(u"127.0.0.1:%1/"_s.arg(spark.serverPort()));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"first"_s, kPatienceMs);
    enter(foreign.url().toString()); // no port that Spark's servers have
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    m_fixture.question(*view)->reject();
    enter(u"ftp://example.org/"_s);
    QTRY_COMPARE(m_fixture.messages(*view).value(0), u"This is no address of a page."_s);
    enter(u"/jobs/job/kill/?id=1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"Nothing was ended."_s, kPatienceMs);
    QCOMPARE(foreign.requests().size(), 0);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
}

void TestWebView::historyAndHome()
{
    HttpUpstream spark;
    spark.serve("/", "<title>first</title><a id=n href='/two'>two</a>");
    spark.serve("/two", "<title>two</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QVERIFY(!view->actions().back->isEnabled());
    m_fixture.click(*view, u"#n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"two"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->actions().back->isEnabled(), kPatienceMs);
    view->actions().back->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(view->publicUrl(), spark.url(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->actions().forward->isEnabled(), kPatienceMs);
    view->actions().forward->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(view->publicUrl(), spark.url(u"/two"_s), kPatienceMs);
    view->actions().home->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(view->publicUrl(), SparkUiLink().url(view->site()), kPatienceMs);
}

void TestWebView::find()
{
    HttpUpstream spark;
    spark.serve("/", "<p>alpha beta alpha</p><p>Alpha gamma</p>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    view->actions().find->trigger();
    auto *bar = view->findChild<FindBar *>();
    auto *counts = bar->findChild<QLabel *>(u"findCounts"_s);
    auto *field = bar->findChild<QLineEdit *>(u"findText"_s);
    QVERIFY(bar->isVisible());
    field->setText(u"alpha"_s);
    QTRY_COMPARE_WITH_TIMEOUT(counts->text(), u"1 of 3"_s, kPatienceMs);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(counts->text(), u"2 of 3"_s, kPatienceMs);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(counts->text(), u"1 of 3"_s, kPatienceMs);
    field->setText(u"delta"_s);
    QTRY_COMPARE_WITH_TIMEOUT(counts->text(), u"Not found"_s, kPatienceMs);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
}

void TestWebView::zoom()
{
    HttpUpstream spark;
    spark.serve("/", "<title>a</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    auto *shown = view->findChild<QToolButton *>(u"zoomReset"_s);
    QCOMPARE(shown->text(), u"100%"_s);
    const double before = m_fixture.eval(*view, u"window.innerWidth"_s).toDouble();
    view->actions().zoomIn->trigger();
    view->actions().zoomIn->trigger();
    QCOMPARE(shown->text(), u"125%"_s);
    QTRY_VERIFY_WITH_TIMEOUT(qAbs(m_fixture.eval(*view, u"window.innerWidth"_s).toDouble() - before / 1.25) < 3,
                             kPatienceMs);
    view->actions().zoomOut->trigger();
    QCOMPARE(shown->text(), u"110%"_s);
    view->actions().zoomReset->trigger();
    QCOMPARE(shown->text(), u"100%"_s);
}

void TestWebView::keysBeatTheWindow()
{
    HttpUpstream spark;
    spark.serve("/", "<title>a</title><p>text</p>");
    QMainWindow window;
    auto *view = new SparkWebView(m_fixture.center, &window);
    window.setCentralWidget(view);
    window.resize(800, 600);
    QAction location(&window);
    location.setShortcut(Qt::CTRL | Qt::Key_L); // as the main window's "Open location"
    window.addAction(&location);
    QSignalSpy taken(&location, &QAction::triggered);
    window.show();
    view->open(m_fixture.site(spark), spark.url());
    QVERIFY(m_fixture.waitLoaded(*view));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->tab()->widget()->setFocus();
    QWidget *keyboard = QApplication::focusWidget();
    QVERIFY(keyboard && view->isAncestorOf(keyboard));
    QTest::keyClick(keyboard, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(view->findChild<QLineEdit *>(u"address"_s)->hasFocus());
    QCOMPARE(taken.size(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(view->findChild<FindBar *>()->isVisible());
    const auto before = spark.requests("/").size();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(spark.requests("/").size(), before + 1, kPatienceMs);
}

void TestWebView::pdf()
{
    HttpUpstream spark;
    spark.serve("/", "<title>Jobs: a/b</title><p>to paper</p>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTemporaryDir folder;
    view->actions().pdf->trigger();
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((dialog = view->findChild<QFileDialog *>()) && dialog->isVisible(), kPatienceMs);
    QVERIFY(dialog->selectedFiles().value(0).endsWith(u"/Jobs a b.pdf"_s));
    const QString path = folder.filePath(u"page.pdf"_s);
    dialog->setDirectory(folder.path());
    dialog->selectFile(path);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"page.pdf was saved."_s, kPatienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
    QVERIFY(view->actions().pdf->isEnabled());
}

void TestWebView::download()
{
    HttpUpstream history;
    const QByteArray content = "PK" + QByteArray(300000, 'z');
    history.serve("/", "<a id=d href='/api/v1/applications/app-1/logs'>Download</a>");
    history.serve("/api/v1/applications/app-1/logs", [&](const auto &) {
        return HttpUpstream::Answer{.body = content,
                                    .type = "application/octet-stream",
                                    .headers = {"Content-Disposition: attachment; filename=eventLogs-app-1.zip"}};
    });
    const auto view = m_fixture.open(m_fixture.site(history, UpstreamKind::HistoryServer));
    QTemporaryDir folder;
    QString asked;
    const QString path = folder.filePath(u"logs.zip"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    view->findChild<Downloads *>()->setAskName([&](const QString &name, auto chosen) {
        asked = name;
        chosen(path);
    });
    m_fixture.click(*view, u"#d"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"logs.zip was saved."_s, kPatienceMs);
    QCOMPARE(asked, u"eventLogs-app-1.zip"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    QVERIFY(view->problemHeadline().isEmpty());
    QVERIFY(!view->isLoading());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"logs.zip"_s});
}

void TestWebView::downloadOfPage()
{
    HttpUpstream spark;
    // as spark-sql-viz.js of 4.3 saves its plan
    spark.serve("/", "<a id=d href='#'>save</a><script>document.getElementById('d').onclick = function() {"
                     " const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['<svg/>'],"
                     " {type: 'image/svg+xml'})); a.download = 'plan.svg'; a.click(); return false; }</script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"plan.svg"_s);
    view->findChild<Downloads *>()->setAskName([&](const QString &, auto chosen) { chosen(path); });
    m_fixture.click(*view, u"#d"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"plan.svg was saved."_s, kPatienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "<svg/>");
}

void TestWebView::downloadCancelled()
{
    HttpUpstream history;
    history.serve("/", "<a id=d href='/logs.zip'>Download</a>");
    history.serve("/logs.zip", [&](const auto &) {
        return HttpUpstream::Answer{.body = QByteArray(1000, 'z'), .type = "application/zip", .breakOff = true};
    });
    const auto view = m_fixture.open(m_fixture.site(history, UpstreamKind::HistoryServer));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"logs.zip"_s);
    view->findChild<Downloads *>()->setAskName([&](const QString &, auto chosen) { chosen(path); });
    m_fixture.click(*view, u"#d"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"logs.zip could not be saved."_s, kPatienceMs);
    QVERIFY(!QFile::exists(path));
    QVERIFY(!view->findChild<Downloads *>()->isVisible());
}

void TestWebView::liveDriverLog()
{
    HttpUpstream driver;
    driver.serve("/", "<a id=d href='/api/v1/applications/app-1/logs'>Download</a>");
    driver.serve("/api/v1/applications/app-1/logs",
                 [&](const auto &) { return HttpUpstream::Answer{.body = "PK", .type = "application/octet-stream"}; });
    const auto view = m_fixture.open(m_fixture.site(driver));
    bool asked = false;
    view->findChild<Downloads *>()->setAskName([&](const QString &, const auto &) { asked = true; });
    m_fixture.click(*view, u"#d"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"A running application gives no event log here."_s,
                              kPatienceMs);
    QSignalSpy wanted(view.get(), &SparkUiView::journalWanted);
    view->findChild<MessageBar *>()->messages().first().action();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!asked);
}

void TestWebView::discardAndBack()
{
    HttpUpstream spark;
    spark.serve("/", "<title>long</title><div style='height:6000px'>long</div><p>end</p>");
    const auto view = m_fixture.open(m_fixture.site(spark), u"/?a=b"_s);
    QSignalSpy changed(view.get(), &SparkUiView::publicUrlChanged);
    m_fixture.eval(*view, u"window.scrollTo(0, 2345)"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.eval(*view, u"window.scrollY"_s).toInt(), 2345, kPatienceMs);
    view->discard();
    QVERIFY(!view->tab()->isDiscarded()); // it is looked at
    const qint64 process = view->tab()->processId();
    view->hide();
    view->discard();
    QTRY_VERIFY_WITH_TIMEOUT(view->tab()->isDiscarded(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(u"/proc/%1/status"_s.arg(process)) || view->tab()->processId() != process,
                             kPatienceMs);
    QCOMPARE(view->publicUrl(), spark.url(u"/?a=b"_s));
    view->show();
    QTRY_VERIFY_WITH_TIMEOUT(!view->tab()->isDiscarded(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(spark.requests("/").size(), 2, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.eval(*view, u"window.scrollY"_s).toInt(), 2345, kPatienceMs);
    QCOMPARE(view->publicUrl(), spark.url(u"/?a=b"_s));
    QCOMPARE(view->pageTitle(), u"long"_s);
    QVERIFY(view->problemHeadline().isEmpty());
    QCOMPARE(changed.size(), 0);
}

void TestWebView::hiddenAreDiscarded()
{
    HttpUpstream spark;
    spark.serve("/", "<title>a</title>");
    std::vector<std::unique_ptr<SparkWebView>> views;
    for (int i = 0; i < 4; ++i) {
        views.push_back(m_fixture.open(m_fixture.site(spark)));
        views.back()->hide();
    }
    QTRY_VERIFY_WITH_TIMEOUT(views[0]->tab()->isDiscarded(), kPatienceMs); // three are kept
    for (int i = 1; i < 4; ++i)
        QVERIFY(!views[std::size_t(i)]->tab()->isDiscarded());
    views[3]->show();
    views[3]->setDiscardAfter(50);
    views[3]->hide();
    QTRY_VERIFY_WITH_TIMEOUT(views[3]->tab()->isDiscarded(), kPatienceMs);
}

void TestWebView::rowOfPage()
{
    HttpUpstream spark;
    spark.serve("/jobs/job/", "<title>Job</title>");
    spark.serve("/jobs/", "<title>Jobs</title>");
    const auto view = m_fixture.open(m_fixture.site(spark), u"/jobs/job/?id=3"_s);
    auto *button = view->findChild<QToolButton *>(u"timeline"_s);
    QVERIFY(!button->isVisible());
    view->setHasOwnPages(true);
    QVERIFY(button->isVisible() && button->isEnabled());
    QSignalSpy shown(view.get(), &SparkUiView::showInTimeline);
    button->click();
    QCOMPARE(shown.size(), 1);
    QVERIFY(shown[0][0].value<SparkUiLink>() == SparkUiLink::job(3));
    view->open(view->site(), spark.url(u"/jobs/"_s));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"Jobs"_s, kPatienceMs);
    QVERIFY(!button->isEnabled());
}

void TestWebView::browser()
{
    HttpUpstream spark;
    spark.serve("/jobs/", "<title>Jobs</title>");
    QList<QUrl> opened;
    m_fixture.center.setBrowser([&](const QUrl &url) {
        opened += url;
        return true;
    });
    const auto view = m_fixture.open(m_fixture.site(spark), u"/jobs/"_s);
    view->actions().browser->trigger();
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened[0].isLocalFile()); // no ticket on a command line
    QFile page(opened[0].toLocalFile());
    QVERIFY(page.open(QIODevice::ReadOnly) && page.readAll().contains("/.cinderscope/ticket/"));
    m_fixture.center.setBrowser([](const QUrl &) { return false; });
    view->actions().browser->trigger();
    QCOMPARE(m_fixture.messages(*view).value(0), u"The page could not be opened in the browser."_s);
}

void TestWebView::everyButtonHasAName()
{
    HttpUpstream spark;
    spark.serve("/", "<title>a</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    for (const auto *button : view->findChildren<QToolButton *>()) {
        if (button->objectName().startsWith(u"qt_"_s) || !button->isVisibleTo(view.get()))
            continue;
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->accessibleName()));
        QVERIFY2(!button->icon().isNull() || !button->text().isEmpty(), qPrintable(button->accessibleName()));
    }
}

void TestWebView::destroyedWhileLoading()
{
    HttpUpstream spark;
    spark.serve("/", [](const auto &) { return HttpUpstream::Answer{.hold = true}; });
    for (int i = 0; i < 3; ++i) {
        SparkWebView view(m_fixture.center, nullptr);
        view.show();
        view.open(m_fixture.site(spark));
        QTest::qWait(150);
    }
}

//! A page whose last picture does not come is there to be read and used: Spark's long tables take their time.
void TestWebView::paintsWhileItLoads()
{
    HttpUpstream spark;
    spark.serve("/", "<h1>Jobs</h1><a id=n href='/two'>two</a><img src=/late>");
    spark.serve("/late", [](const HttpUpstream::Request &) { return HttpUpstream::Answer{.hold = true}; });
    spark.serve("/two", "<title>two</title>");
    SparkWebView view(m_fixture.center, nullptr);
    view.resize(900, 700);
    view.show();
    view.open(m_fixture.site(spark), spark.url());
    QTRY_VERIFY_WITH_TIMEOUT(spark.requests("/late").size() == 1, kPatienceMs);
    QVERIFY(m_fixture.waitPainted(view));
    QVERIFY(view.isLoading());
    m_fixture.click(view, u"#n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view.pageTitle(), u"two"_s, kPatienceMs);
}

QTEST_MAIN(TestWebView)
#include "tst_webview.moc"
