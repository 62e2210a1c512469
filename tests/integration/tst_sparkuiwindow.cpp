// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"
#include "gui/base/theme.h"
#include "gui/places/placecentre.h"
#include "gui/places/placedialog.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "gui/shell/sparkuipage.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabs.h"
#include "gui/web/endedbar.h"
#include "gui/web/enginelauncher.h"
#include "gui/web/makesparkuiview.h"
#include "gui/web/sparkwebview.h"
#include "gui/web/webtoolbar.h"
#include "integration/frontdoor.h"
#include "integration/sparkcluster.h"
#include "integration/sshnetwork.h"
#include "unit/reach/fakebackend.h"

#include <cstdio>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSlow = 120'000; // on a loaded machine
const QStringList kNodes{u"master"_s, u"worker0"_s, u"history"_s, u"driver"_s};

} // namespace

//! A person looks at Spark's own pages of a cluster that has to be reached: place, tree, pages, what goes wrong on the
//! way and how it is mended, all in the window, with a real Spark behind a real sshd.
class SparkUiWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void mastersPage();
    void rowsPage();
    void accessLists();
    void tunnelDies();
    void anotherRoute();
    void driverEnds();
    void certificateAndLogin();

private:
    SparkUiControl &control() { return *m_window->sparkUi(); }
    SparkWebView *serverView() { return qobject_cast<SparkWebView *>(control().serverTabs()->current()); }
    SparkWebView *pageView() { return qobject_cast<SparkWebView *>(control().page()->currentView()); }
    std::optional<SourceEntry> entry(const std::function<bool(const SourceEntry &)> &which);
    std::optional<SourceEntry> await(const std::function<bool(const SourceEntry &)> &which);
    void openByMenu(const SourceEntry &entry);
    QVariant eval(SparkWebView &view, const QString &script);
    bool shows(SparkWebView *view, const QString &title);
    bool click(SparkWebView &view, const QString &selector);
    bool follow(SparkWebView &view, const QString &selector, const QString &title);
    static QPushButton *button(SparkWebView &view, const QString &text);
    void type(SparkWebView &view, const QString &address);
    void shoot(const char *name);
    bool wrapSsh();
    bool startCluster();
    void took(const char *what);

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SparkCluster> m_cluster;
    std::unique_ptr<MainWindow> m_window;
    PlaceCentre *m_places = nullptr;
    Place m_place;
    QString m_id;
    FrontDoor m_proxy, m_gate;
    QTemporaryDir m_folder;
    QElapsedTimer m_clock;
};

//! The person's ssh, with the test's configuration.
bool SparkUiWindowTest::wrapSsh()
{
    const QString bin = m_folder.filePath(u"bin"_s);
    QFile ssh(bin + u"/ssh"_s);
    if (!QDir().mkpath(bin) || !ssh.open(QIODevice::WriteOnly))
        return false;
    const QString real = QStandardPaths::findExecutable(u"ssh"_s);
    ssh.write(u"#!/bin/sh\nexec '%1' -F '%2' \"$@\"\n"_s.arg(real, m_network->config()).toUtf8());
    ssh.close();
    qputenv("PATH", bin.toUtf8() + ':' + qgetenv("PATH"));
    return ssh.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
}

bool SparkUiWindowTest::startCluster()
{
    QJsonObject nodes;
    for (const QString &node : kNodes)
        nodes.insert(node,
                     QJsonArray{m_network->nodeSpace(node), m_network->nodeAddress(node), SshNetwork::nodeName(node)});
    QFile file(m_folder.filePath(u"network.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"hosts"_s, m_network->hostsFile()}, {u"nodes"_s, nodes}}).toJson());
    file.close();
    m_cluster = std::make_unique<SparkCluster>();
    m_cluster->setPrefix(m_network->commandInJump());
    return m_cluster->start(u"4.3.0"_s, true,
                            {u"--network"_s, file.fileName(), u"--max-wait=1100"_s, u"--early=one"_s, u"--workers=1"_s,
                             u"--conf=spark.acls.enable=true"_s, u"--conf=spark.ui.view.acls=ann"_s}) &&
           !m_cluster->submit(u"one"_s).isEmpty();
}

void SparkUiWindowTest::initTestCase()
{
    m_clock.start();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(u"state"_s)));
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    Theme::instance().install();
    EngineLauncher::instance().setFolder(QStringLiteral(CINDERSCOPE_MODULE_DIR));
    if (!EngineLauncher::instance().engine()) {
        std::printf("SKIP WHOLE PROGRAM: %s\n", qPrintable(EngineLauncher::instance().problem()));
        QSKIP("no web engine");
    }
    m_network = std::make_unique<SshNetwork>();
    if (!m_network->make()) {
        if (m_network->skipped()) {
            std::printf("%s\n", qPrintable(m_network->why()));
            m_network.reset();
            QSKIP("no network namespaces with an sshd here");
        }
        QFAIL(qPrintable(m_network->why()));
    }
    QVERIFY2(m_network->addNodes(kNodes), qPrintable(m_network->why()));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    QVERIFY(wrapSsh());
    if (!startCluster()) {
        if (!m_cluster->skipped())
            QFAIL(qPrintable(m_cluster->why()));
        std::printf("%s\n", qPrintable(m_cluster->why()));
        QSKIP("no Spark here");
    }
    MainWindow::Options options;
    options.restore = false;
    LiveCenter::Settings live;
    live.journal = false;
    options.live = new LiveCenter(live);
    options.places = m_places = new PlaceCentre(false, std::make_unique<FakeBackend>());
    options.sparkUi = new SparkUiCenter;
    options.sparkUiView = &makeSparkUiView;
    options.sparkUiWarmUp = &warmUpWebEngine;
    options.sparkUiProblem = &webEngineProblem;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1400, 900);
    m_window->show();
    m_window->start(false);
    m_place = Place::make(u"master.spark.test:8080, history.spark.test:18080"_s, u"Production"_s);
    m_place.route.way = Route::Way::Ssh;
    m_place.route.sshHost = SshHost::parse(u"jump"_s).valueOr(SshHost{});
    m_place.route.keychainEntry = m_place.id;
    m_id = m_place.id;
    m_places->book().put(m_place);
    took("cluster, window and place");
}

void SparkUiWindowTest::cleanupTestCase()
{
    m_window.reset(); // its ssh goes before the network
    m_gate.close();
    m_proxy.close();
    m_cluster.reset();
    m_network.reset();
}

void SparkUiWindowTest::took(const char *what)
{
    std::printf("%s: %lld ms\n", what, static_cast<long long>(m_clock.restart()));
    std::fflush(stdout);
}

void SparkUiWindowTest::shoot(const char *name)
{
    const QString folder = QStringLiteral(CINDERSCOPE_BINARY_DIR) + u"/screenshots/sparkui-window"_s;
    QDir().mkpath(folder);
    QTest::qWait(300); // Chromium paints behind the loading
    m_window->grab().save(folder + u'/' + QLatin1StringView(name) + u".png"_s);
}

std::optional<SourceEntry> SparkUiWindowTest::entry(const std::function<bool(const SourceEntry &)> &which)
{
    const SourceTreeModel *model = m_window->model();
    const std::function<std::optional<SourceEntry>(const QModelIndex &)> look =
        [&](const QModelIndex &parent) -> std::optional<SourceEntry> {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (const SourceEntry *each = model->entry(index); each && which(*each))
                return *each;
            if (auto below = look(index))
                return below;
        }
        return {};
    };
    return look({});
}

std::optional<SourceEntry> SparkUiWindowTest::await(const std::function<bool(const SourceEntry &)> &which)
{
    std::optional<SourceEntry> found;
    if (!QTest::qWaitFor([&] { return (found = entry(which)).has_value(); }, kSlow))
        qWarning("no such row in the tree");
    return found;
}

void SparkUiWindowTest::openByMenu(const SourceEntry &row)
{
    QMenu menu;
    control().fillMenu(menu, row);
    QVERIFY2(menu.defaultAction() || !menu.isEmpty(), qPrintable(row.name));
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&').startsWith(u"Open Spark UI\t"_s) || action->text() == u"Open Spark &UI"_s) {
            QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
            return action->trigger();
        }
    }
    QFAIL("no entry in the menu");
}

QVariant SparkUiWindowTest::eval(SparkWebView &view, const QString &script)
{
    const auto answer = std::make_shared<std::optional<QVariant>>();
    view.tab()->runScript(script, [answer](const QVariant &value) { *answer = value; });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, kSlow))
        return {};
    return **answer;
}

bool SparkUiWindowTest::shows(SparkWebView *view, const QString &title)
{
    return view && !view->isLoading() && view->pageTitle().contains(title) && view->problemHeadline().isEmpty() &&
           view->tab()->widget()->isVisible();
}

bool SparkUiWindowTest::click(SparkWebView &view, const QString &selector)
{
    const QVariantList at = eval(view, u"(() => { const e = document.querySelector(\"%1\"); if (!e) return null;"
                                       "  e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
                                       "  return [r.left + r.width / 2, r.top + r.height / 2]; })()"_s.arg(selector))
                                .toList();
    if (at.size() != 2)
        return false;
    QWidget *target = view.tab()->widget()->focusProxy();
    QTest::mouseClick(target ? target : view.tab()->widget(), Qt::LeftButton, {}, QPoint(at[0].toInt(), at[1].toInt()));
    return true;
}

//! Clicks until the page has it: a page that has just been painted for the first time may lose a click.
bool SparkUiWindowTest::follow(SparkWebView &view, const QString &selector, const QString &title)
{
    for (int tries = 0; tries < 6; ++tries) {
        if (click(view, selector) && QTest::qWaitFor([&] { return shows(&view, title); }, kSlow / 6))
            return true;
    }
    return false;
}

QPushButton *SparkUiWindowTest::button(SparkWebView &view, const QString &text)
{
    for (auto *each : view.findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

void SparkUiWindowTest::type(SparkWebView &view, const QString &address)
{
    auto *field = view.findChild<QLineEdit *>(u"address"_s);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, address);
    QTest::keyClick(field, Qt::Key_Return);
}

//! By SSH, from the row in the tree; a click in it leads to the driver, whose address only the master knows.
void SparkUiWindowTest::mastersPage()
{
    const auto master = await([](const SourceEntry &each) {
        return each.kind == SourceEntry::Kind::Endpoint && each.ref.location.contains(u"master.spark.test:8080"_s);
    });
    QVERIFY(master);
    openByMenu(*master);
    QVERIFY(control().isServerShown());
    QTRY_VERIFY_WITH_TIMEOUT(shows(serverView(), u"Spark Master at spark://master.spark.test:7077"_s), kSlow);
    QVERIFY(serverView()->publicUrl().toString().startsWith(u"http://master.spark.test:8080"_s));
    shoot("master");
    QVERIFY(follow(*serverView(), u"a[href^='http://driver.spark.test:4040']"_s, u"Spark Jobs"_s));
    QVERIFY(serverView()->publicUrl().toString().startsWith(u"http://driver.spark.test:4040/jobs/"_s));
    took("master's page and on to the driver");
}

//! The application beside its own pages, at the page of one of our rows.
void SparkUiWindowTest::rowsPage()
{
    const auto row = await([](const SourceEntry &each) {
        return each.kind == SourceEntry::Kind::Application && each.name == u"one"_s && !each.ref.isPast();
    });
    QVERIFY(row);
    m_window->openApplication(row->ref);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->view()->session() && m_window->view()->session()->snapshot() &&
                                 m_window->view()->session()->snapshot()->jobs.size() > 0,
                             kSlow);
    QMenu menu;
    Target job;
    job.kind = Target::Kind::Job;
    job.id = 0;
    control().fillMenu(menu, job);
    QAction *show = menu.actions().value(0);
    for (QAction *action : menu.actions()) {
        if (action->text().startsWith(u"Show in Spark UI"_s))
            show = action;
    }
    QVERIFY2(show && show->isEnabled(), show ? qPrintable(show->toolTip()) : "");
    show->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(shows(pageView(), u"Details for Job 0"_s), kSlow);
    shoot("job");
    took("page of a row");
}

//! spark.acls.enable: who may not look is told so, and goes on elsewhere.
void SparkUiWindowTest::accessLists()
{
    SparkWebView &view = *pageView();
    type(view, u"http://driver.spark.test:4040/stages/?doAs=bob"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view.problemHeadline(), u"You may not see this page"_s, kSlow);
    QVERIFY(view.findChild<EmptyState *>(u"problem"_s)
                ->accessibleDescription()
                .contains(u"User bob is not authorized to access this page"_s));
    QVERIFY(button(view, u"What we still have"_s));
    shoot("acls");
    type(view, u"http://driver.spark.test:4040/stages/?doAs=ann"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shows(&view, u"Stages for All Jobs"_s), kSlow);
    took("access lists");
}

//! sshd is killed and comes back: so does the page, without anybody's doing.
void SparkUiWindowTest::tunnelDies()
{
    SparkWebView &view = *pageView();
    m_network->killServer(SshNetwork::Jump);
    QTRY_VERIFY_WITH_TIMEOUT(m_places->watcher(m_id)->state() == PlaceWatcher::State::Lost, kSlow);
    type(view, u"http://driver.spark.test:4040/environment/"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!view.problemHeadline().isEmpty(), kSlow);
    shoot("tunnel-dead");
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    QTRY_VERIFY_WITH_TIMEOUT(shows(&view, u"Environment"_s), kSlow);
    QCOMPARE(view.publicUrl().path(), u"/environment/"_s);
    took("tunnel dead and back");
}

//! The person edits the place: now an HTTP proxy leads to it. Every tab comes back, also the one that is not shown.
void SparkUiWindowTest::anotherRoute()
{
    QVERIFY2(m_proxy.open(m_network->address(SshNetwork::Jump) + u":3128"_s,
                          {u"--proxy"_s, u"--basic"_s, u"ann:door key"_s}, m_network->commandInJump()),
             qPrintable(m_proxy.why()));
    SparkWebView *shown = pageView(), *other = serverView();
    QVERIFY(shown->isVisible() && !other->isVisible());
    const QUrl before = shown->publicUrl(), otherBefore = other->publicUrl();
    auto *dialog = qobject_cast<PlaceDialog *>(m_window->editPlace(m_id));
    QVERIFY(dialog);
    dialog->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(1);
    dialog->findChild<QComboBox *>(u"way"_s)->setCurrentIndex(int(Route::Way::HttpProxy));
    dialog->findChild<QLineEdit *>(u"proxyHost"_s)->setText(m_network->address(SshNetwork::Jump));
    dialog->findChild<QSpinBox *>(u"proxyPort"_s)->setValue(3128);
    dialog->findChild<QLineEdit *>(u"proxyUser"_s)->setText(u"ann"_s);
    dialog->findChild<QLineEdit *>(u"proxyPassword"_s)->setText(u"door key"_s);
    QPushButton *save = dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Save);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), kSlow);
    const int loads = shown->loadCount();
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(shown->loadCount() > loads && shows(shown, u"Environment"_s), kSlow);
    took("the page that is shown, by another route");
    QCOMPARE(shown->publicUrl(), before);
    QVERIFY(control().serverTabs()->count() > 0 && serverView() == other);
    const auto row = await([](const SourceEntry &each) {
        return each.kind == SourceEntry::Kind::Endpoint && each.ref.location.contains(u"history.spark.test:18080"_s);
    });
    QVERIFY(row);
    openByMenu(*row); // a tab beside it
    QTRY_VERIFY_WITH_TIMEOUT(shows(serverView(), u"History Server"_s), kSlow);
    took("a new tab by it");
    control().serverTabs()->step(1);
    QVERIFY(serverView() == other);
    QTRY_VERIFY_WITH_TIMEOUT(shows(other, u"Spark Jobs"_s), kSlow);
    took("the tab that was hidden");
    QCOMPARE(other->publicUrl(), otherBefore);
    QVERIFY(m_proxy.told().contains(u"CONNECT driver.spark.test:4040"_s));
    QVERIFY(follow(*other, u"a[href$='/environment/']"_s, u"Environment"_s));
    took("another route");
}

//! While its page is open: it says so, and offers the history server's.
void SparkUiWindowTest::driverEnds()
{
    control().leaveServer();
    QVERIFY(m_window->showPage(u"sparkui"_s));
    SparkWebView &view = *pageView();
    type(view, u"http://driver.spark.test:4040/jobs/job/?id=0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shows(&view, u"Details for Job 0"_s), kSlow);
    QVERIFY2(m_cluster->finish(u"one"_s), qPrintable(m_cluster->why()));
    auto *bar = view.findChild<EndedBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kSlow);
    QPushButton *history = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((history = button(view, u"History server’s UI"_s)), kSlow);
    shoot("ended");
    QTest::mouseClick(history, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shows(&view, u"Details for Job 0"_s) && view.publicUrl().host() == u"history.spark.test"_s,
                             kSlow);
    QVERIFY(view.publicUrl().path().startsWith(u"/history/app-"_s));
    QVERIFY(!bar->isVisible());
    took("end of the driver, the history server's page");
}

//! TLS with a certificate of its own and a login, on the far side of SSH: "localhost" is the SSH host's.
void SparkUiWindowTest::certificateAndLogin()
{
    const QString key = m_folder.filePath(u"key.pem"_s), file = m_folder.filePath(u"certificate.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, key,
                                 u"-out"_s, file, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=gate"_s});
    QVERIFY(openssl.waitForFinished(60'000) && openssl.exitCode() == 0);
    QVERIFY2(m_gate.open(u"127.0.0.1:8443"_s,
                         {u"--to"_s, u"history.spark.test:18080"_s, u"--certificate"_s, file, u"--key"_s, key,
                          u"--basic"_s, u"ann:gate key"_s},
                         m_network->commandInJump()),
             qPrintable(m_gate.why()));
    Place gate = Place::make(u"https://localhost:8443"_s, u"Gate"_s);
    gate.route.way = Route::Way::Ssh;
    gate.route.sshHost = m_place.route.sshHost;
    gate.route.keychainEntry = gate.id;
    m_places->book().put(gate);
    const auto row = await([&](const SourceEntry &each) {
        return each.placeId == gate.id && each.kind == SourceEntry::Kind::Endpoint && !each.busy;
    });
    QVERIFY(row);
    openByMenu(*row);
    QTRY_COMPARE_WITH_TIMEOUT(serverView() ? serverView()->problemHeadline() : QString(),
                              u"The server’s certificate is not trusted"_s, kSlow);
    SparkWebView &view = *serverView();
    shoot("certificate");
    QPushButton *look = button(view, u"Look at the certificate…"_s);
    QVERIFY(look);
    look->click();
    const auto question = [this] {
        for (auto *dialog : m_window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return static_cast<QDialog *>(nullptr);
    };
    QTRY_VERIFY_WITH_TIMEOUT(question(), kSlow);
    question()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(view.problemHeadline(), u"The server wants a login"_s, kSlow); // tried by itself
    shoot("login");
    QTRY_VERIFY_WITH_TIMEOUT(!question(), kSlow);
    QVERIFY(button(view, u"Log in…"_s));
    button(view, u"Log in…"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<PlaceDialog *>(question()), kSlow);
    QDialog *dialog = question();
    dialog->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(2);
    dialog->findChild<QComboBox *>(u"login"_s)->setCurrentIndex(int(Route::Login::Basic));
    dialog->findChild<QLineEdit *>(u"user"_s)->setText(u"ann"_s);
    dialog->findChild<QLineEdit *>(u"password"_s)->setText(u"gate key"_s);
    QPushButton *save = dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Save);
    QTRY_VERIFY2_WITH_TIMEOUT(save->isEnabled(), qPrintable(save->toolTip()), kSlow);
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(!question(), kSlow);
    if (!QTest::qWaitFor([&] { return shows(&view, u"History Server"_s); }, kSlow))
        QFAIL(qPrintable(view.problemHeadline() + u'|' + view.pageTitle() + u'|' + m_gate.told().join(u' ')));
    QCOMPARE(view.publicUrl().authority(), u"localhost:8443"_s);
    shoot("in");
    took("certificate and login");
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // a cluster on a busy computer
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"sparkuiwindow-%1"_s.arg(QCoreApplication::applicationPid()));
    SparkUiWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sparkuiwindow.moc"
