// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What pages may do and may not: each rule against a real proxy and real servers.
#include "gui/base/messagebar.h"
#include "gui/web/enginelauncher.h"
#include "gui/web/webactions.h"
#include "proxy/proxyserver.h"
#include "support/patience.h"
#include "webfixture.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Takes what would open in the person's browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened += url; }
};

class TestWebRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // as a developer's shell may have it
        const auto freePort = [] {
            QTcpServer server;
            return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
        };
        m_ports = {freePort(), freePort()};
        qputenv("QTWEBENGINE_REMOTE_DEBUGGING", "127.0.0.1:" + QByteArray::number(m_ports.first()));
        qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--remote-debugging-port=" + QByteArray::number(m_ports.last()));
        EngineLauncher::instance().warmUp(); // here loaded by a thread, in the other tests when it is needed
        WebFixture::needEngine();
    }
    void headerOnlyToOurs();
    void foreignIsBlocked_data();
    void foreignIsBlocked();
    void otherApplicationCannotBeRead();
    void eachServerHasAProcess();
    void linkToOtherServerOfCluster();
    void linkOutsideIsAsked();
    void linksThatAreAskedFor();
    void notOfTheCluster();
    void profilesEndWithTheirPages();
    void newTabs();
    void noWindowWithoutClick();
    void confirmNo();
    void promptAnswered();
    void killForm();
    void killLinkOfSpark35();
    void killWhoseFormIsLost();
    void killUnasked_data();
    void killUnasked();
    void permissions();
    void copyByClick();
    void nothingStaysInEnvironment();

private:
    QList<quint16> m_ports;
    WebFixture m_fixture;
};

void TestWebRules::headerOnlyToOurs()
{
    HttpUpstream spark;
    spark.serve("/", "<title>Jobs</title><img id=i src='/static/a.png'><script src='/static/a.js'></script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QVERIFY(view->problemHeadline().isEmpty()); // the proxy asks for the secret
    QCOMPARE(spark.requests("/static/a.js").size(), 1);
    QCOMPARE(spark.requests("/static/a.png").size(), 1);
    for (const auto &request : spark.requests()) {
        QVERIFY(!request.headers.contains("x-cinderscope-secret"));
        QCOMPARE(request.headers.value("host"), "127.0.0.1:" + QByteArray::number(spark.serverPort()));
    }
    QCOMPARE(view->publicUrl(), spark.url());
    QCOMPARE(view->pageTitle(), u"Jobs"_s);
    // without the header the same address is closed
    QTcpSocket socket;
    const QUrl proxied = view->tab()->url();
    socket.connectToHost(proxied.host(), quint16(proxied.port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET / HTTP/1.1\r\nHost: " + proxied.authority().toLatin1() + "\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(socket.bytesAvailable() > 12, kPatienceMs);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 403"));
}

void TestWebRules::foreignIsBlocked_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("image") << QByteArray("<img src='URL/x.png'>");
    QTest::newRow("script") << QByteArray("<script src='URL/x.js'></script>");
    QTest::newRow("style") << QByteArray("<link rel=stylesheet href='URL/x.css'>");
    QTest::newRow("frame") << QByteArray("<iframe src='URL/x'></iframe>");
    QTest::newRow("fetch") << QByteArray("<script>fetch('URL/x', {mode: 'no-cors'})</script>");
    QTest::newRow("xhr") << QByteArray(
        "<script>let r = new XMLHttpRequest; r.open('POST', 'URL/x'); r.send('a')</script>");
    QTest::newRow("beacon") << QByteArray("<script>navigator.sendBeacon('URL/x', 'a')</script>");
    QTest::newRow("websocket") << QByteArray(
        "<script>try { new WebSocket('URL/x'.replace('http', 'ws')) } catch (e) {}</script>");
    QTest::newRow("prefetch") << QByteArray("<link rel=prefetch href='URL/x'><link rel=preconnect href='URL'>");
    QTest::newRow("form") << QByteArray("<form id=f method=post action='URL/x'><input name=a value=b></form>"
                                        "<script>document.getElementById('f').submit()</script>");
    QTest::newRow("event source") << QByteArray("<script>new EventSource('URL/x')</script>");
    QTest::newRow("ping") << QByteArray(
        "<a id=a ping='URL/x' href='#'>b</a><script>document.getElementById('a').click()</script>");
}

void TestWebRules::foreignIsBlocked()
{
    QFETCH(QByteArray, part);
    HttpUpstream spark, foreign;
    foreign.serve("/x", "<p>foreign</p>");
    part.replace("URL", foreign.url({}).toEncoded());
    spark.serve("/", "<title>Jobs</title><p>here</p>" + part);
    const auto view = m_fixture.open(m_fixture.site(spark));
    QCOMPARE(spark.requests("/").size(), 1);
    QTest::qWait(700); // for what comes late
    QCOMPARE(foreign.requests().size(), 0);
    QCOMPARE(view->publicUrl().adjusted(QUrl::RemoveFragment), spark.url());
}

void TestWebRules::otherApplicationCannotBeRead()
{
    HttpUpstream first, second;
    second.serve("/", "<p>secret of the second</p>");
    SparkUiSite other = m_fixture.site(second);
    const Result<QUrl> proxied = m_fixture.center.proxied(other);
    QVERIFY(bool(proxied));
    first.serve("/", "<title>none</title><script>"
                     "fetch('" +
                         proxied->toEncoded() +
                         "').then(r => r.text()).then(t => document.title = 'read ' + t,"
                         "  e => document.title = 'refused');"
                         "fetch('" +
                         proxied->toEncoded() +
                         "', {mode: 'no-cors', method: 'POST', body: 'a=b'});"
                         "</script><iframe src='" +
                         proxied->toEncoded() + "'></iframe>");
    const auto view = m_fixture.open(m_fixture.site(first));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"refused"_s, kPatienceMs);
    QTest::qWait(300);
    QCOMPARE(second.requests().size(), 0);
}

void TestWebRules::eachServerHasAProcess()
{
    HttpUpstream first, second;
    first.serve("/",
                "<title>first</title><script>localStorage.setItem('a', 'first'); document.cookie = 'a=first'</script>");
    second.serve("/", "<title>second</title><script>document.title = 'second ' + localStorage.getItem('a') + "
                      "document.cookie</script>");
    const auto one = m_fixture.open(m_fixture.site(first));
    const auto other = m_fixture.open(m_fixture.site(second));
    QVERIFY(one->tab()->processId() > 0);
    QVERIFY(one->tab()->processId() != other->tab()->processId());
    QTRY_COMPARE_WITH_TIMEOUT(other->pageTitle(), u"second null"_s, kPatienceMs);
}

void TestWebRules::linkToOtherServerOfCluster()
{
    HttpUpstream master, worker;
    master.serve("/", "<a id=w href='" + worker.url(u"/logPage/?appId=a#end"_s).toEncoded() + "'>worker</a>");
    worker.serve("/logPage/", "<title>Log</title><a id=m href='http://localhost:" +
                                  QByteArray::number(master.serverPort()) + "/'>master</a>");
    QVERIFY(bool(m_fixture.center.proxied(m_fixture.site(worker, UpstreamKind::Worker))));
    const auto view = m_fixture.open(m_fixture.site(master, UpstreamKind::Master));
    m_fixture.click(*view, u"#w"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"Log"_s, kPatienceMs);
    QCOMPARE(view->publicUrl(), worker.url(u"/logPage/?appId=a#end"_s));
    QVERIFY(view->tab()->url().host().startsWith(u"127.77."_s));
    QTRY_VERIFY_WITH_TIMEOUT(!view->isLoading(), kPatienceMs);
    m_fixture.click(*view, u"#m"_s); // by another name of this computer
    QTRY_COMPARE_WITH_TIMEOUT(view->publicUrl(), master.url(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(master.requests("/").size(), 2, kPatienceMs);
    // nothing says where it came from but what the proxy lets pass
    for (const auto &request : worker.requests())
        QVERIFY(!request.headers.value("referer").contains("127.77"));
}

void TestWebRules::linkOutsideIsAsked()
{
    HttpUpstream spark, foreign; // on a port that Spark's servers do not have
    foreign.serve("/doc", "<p>foreign</p>");
    spark.serve("/", "<a id=f href='" + foreign.url(u"/doc"_s).toEncoded() +
                         "'>documentation</a>"
                         "<a id=d href='https://docs.example/latest/'>docs</a> <a id=l "
                         "href='file:///etc/passwd'>file</a> <a id=c href='chrome://version'>version</a>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    Browser browser;
    QDesktopServices::setUrlHandler(u"http"_s, &browser, "open");
    m_fixture.click(*view, u"#f"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    m_fixture.question(*view)->reject();
    QTRY_VERIFY(!m_fixture.question(*view));
    QCOMPARE(browser.opened.size(), 0);
    m_fixture.click(*view, u"#f"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    const auto buttons = m_fixture.question(*view)->findChildren<QPushButton *>();
    const auto open = std::ranges::find_if(buttons, [](const auto *b) { return b->text().contains(u"Open"_s); });
    QVERIFY(open != buttons.end());
    (*open)->click();
    QTRY_COMPARE(browser.opened, QList<QUrl>{foreign.url(u"/doc"_s)});
    // a host on a usual port of the web is not even looked up
    QVERIFY(!view->guard().mayBelong(QUrl(u"https://docs.example/latest/"_s)));
    QVERIFY(view->guard().mayBelong(QUrl(u"http://worker:8081/logPage/"_s)));
    QVERIFY(view->guard().mayBelong(spark.url()));
    m_fixture.click(*view, u"#d"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    m_fixture.question(*view)->reject();
    QTRY_VERIFY(!m_fixture.question(*view));
    for (const QString &link : {u"#l"_s, u"#c"_s}) {
        m_fixture.click(*view, link);
        QTest::qWait(300);
        QCOMPARE(view->publicUrl(), spark.url());
        QVERIFY(!m_fixture.question(*view));
    }
    QDesktopServices::unsetUrlHandler(u"http"_s);
    QCOMPARE(foreign.requests().size(), 0);
    QCOMPARE(browser.opened.size(), 1);
}

void TestWebRules::linksThatAreAskedFor()
{
    constexpr int kMany = 400; // more than pages alone may lead to
    HttpUpstream spark;
    spark.serve("/", "<title>here</title>"
                     "<a id=grafana href='http://grafana.invalid:3000/d/spark'>dashboard</a>"
                     "<a id=worker href='http://worker.invalid:8081/'>worker</a>"
                     "<a id=log href='http://worker.invalid:9081/logPage/?appId=app-1&executorId=0&logType=stdout'>"
                     "stdout</a><a id=history href='http://old.invalid:9999/history/app-1/jobs/'>history</a>"
                     "<a id=known href='http://node399.invalid:7777/'>worker</a>");
    spark.serve("/script", "<title>script</title><script>location = 'http://grafana.invalid:3000/'</script>");
    SparkUiSite site = m_fixture.site(spark);
    site.cluster = u"asked"_s;
    FoundEndpoint master;
    master.url = QUrl(u"http://master.invalid:7070"_s);
    master.kind = EndpointKind::Master;
    for (int i = 0; i < kMany; ++i) {
        FoundWorker worker;
        worker.url = QUrl(u"http://node%1.invalid:7777"_s.arg(i));
        master.cluster.workers += worker;
    }
    m_fixture.center.setEndpoints(site.cluster, {master});
    const auto view = m_fixture.open(site);
    m_fixture.click(*view, u"#grafana"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    QCOMPARE(view->publicUrl(), spark.url());
    m_fixture.question(*view)->reject();
    QTRY_VERIFY(!m_fixture.question(*view));
    // What Spark's pages lead to is opened (nobody answers in this test); also those that discovery knows of.
    for (const QString &link : {u"#worker"_s, u"#log"_s, u"#history"_s, u"#known"_s}) {
        m_fixture.click(*view, link);
        QTRY_VERIFY_WITH_TIMEOUT(view->publicUrl().host().endsWith(u".invalid"_s), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!view->problemHeadline().isEmpty(), kPatienceMs);
        QVERIFY(!m_fixture.question(*view));
        view->open(site, spark.url());
        QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"here"_s, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!view->isLoading(), kPatienceMs);
    }
    // Without a click nobody is even asked, and nothing is told of it.
    view->open(site, spark.url(u"/script"_s));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"script"_s, kPatienceMs);
    QTest::qWait(500);
    QCOMPARE(view->publicUrl(), spark.url(u"/script"_s));
    QVERIFY(!m_fixture.center.proxy().toProxied(site.cluster, QUrl(u"http://grafana.invalid:3000/"_s)));
}

void TestWebRules::notOfTheCluster()
{
    // on a port where it may be Spark's, but it is not
    std::unique_ptr<HttpUpstream> other;
    for (quint16 port = 18085; port < 18175 && (!other || !other->isListening()); ++port)
        other = std::make_unique<HttpUpstream>(port);
    QVERIFY(other->isListening());
    other->serve("/doc", [](const auto &) { return HttpUpstream::Answer{.body = "<p>foreign</p>", .plain = true}; });
    HttpUpstream spark;
    spark.serve("/", "<title>here</title><a id=o href='" + other->url(u"/doc?a=b"_s).toEncoded() + "'>other</a>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    Browser browser;
    QDesktopServices::setUrlHandler(u"http"_s, &browser, "open");
    m_fixture.click(*view, u"#o"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"This does not belong to the cluster"_s, kPatienceMs);
    const auto button = [&](const QString &text) -> QPushButton * {
        for (auto *found : view->findChild<QWidget *>(u"problem"_s)->findChildren<QPushButton *>()) {
            if (!found->isHidden() && found->text() == text)
                return found;
        }
        return nullptr;
    };
    QVERIFY(button(u"Open in the browser"_s) && button(u"Retry"_s));
    button(u"Open in the browser"_s)->click();
    view->actions().browser->trigger(); // no way through the proxy, which would refuse it there too
    QTRY_COMPARE(browser.opened, (QList<QUrl>{other->url(u"/doc?a=b"_s), other->url(u"/doc?a=b"_s)}));
    QDesktopServices::unsetUrlHandler(u"http"_s);
    QVERIFY(button(u"Go back"_s));
    button(u"Go back"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(view->publicUrl(), spark.url(), kPatienceMs);
    QVERIFY(view->tab()->widget()->isVisible());
}

void TestWebRules::profilesEndWithTheirPages()
{
    HttpUpstream spark;
    spark.serve("/", "<title>a</title>");
    const std::size_t before = ClusterProfile::count();
    for (int i = 0; i < 3; ++i) {
        SparkUiCenter center;
        SparkWebView view(center, nullptr);
        view.open(m_fixture.site(spark), spark.url());
        QCOMPARE(ClusterProfile::count(), before + 1);
    }
    QCOMPARE(ClusterProfile::count(), before);
}

void TestWebRules::newTabs()
{
    HttpUpstream spark;
    spark.serve("/", "<a id=b target=_blank href='/executors/?a=b'>blank</a> <a id=m href='/stages/'>middle</a>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QSignalSpy tabs(view.get(), &SparkUiView::newTab);
    m_fixture.click(*view, u"#b"_s);
    QTRY_COMPARE_WITH_TIMEOUT(tabs.size(), 1, kPatienceMs);
    QCOMPARE(tabs[0][0].toUrl(), spark.url(u"/executors/?a=b"_s));
    m_fixture.click(*view, u"#m"_s, Qt::MiddleButton);
    QTRY_COMPARE_WITH_TIMEOUT(tabs.size(), 2, kPatienceMs);
    QCOMPARE(tabs[1][0].toUrl(), spark.url(u"/stages/"_s));
    QCOMPARE(view->publicUrl(), spark.url());
    QCOMPARE(spark.requests("/stages/").size(), 0); // the new tab's matter
}

void TestWebRules::noWindowWithoutClick()
{
    HttpUpstream spark;
    spark.serve("/", "<script>window.open('/stages/')</script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QSignalSpy tabs(view.get(), &SparkUiView::newTab);
    QTest::qWait(500);
    QCOMPARE(tabs.size(), 0);
    QCOMPARE(spark.requests("/stages/").size(), 0);
}

//! As Spark 4.3 has it: AllJobsPage's form, webui.js' handler.
static const QByteArray kKillForm =
    "<form id=form action='/jobs/job/kill/' method=POST><input type=hidden name=id value=7>"
    "<a id=kill href='#'>(kill)</a></form><script>"
    "document.getElementById('kill').addEventListener('click', function(e) {"
    "  if (window.confirm('Are you sure you want to kill job 7 ?')) this.parentNode.submit();"
    "  e.preventDefault(); });</script>";

void TestWebRules::confirmNo()
{
    HttpUpstream spark;
    spark.serve("/", kKillForm);
    const auto view = m_fixture.open(m_fixture.site(spark));
    m_fixture.click(*view, u"#kill"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    QCOMPARE(m_fixture.question(*view)->windowTitle(), u"Test application"_s);
    m_fixture.question(*view)->reject();
    QTest::qWait(500);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
    QCOMPARE(spark.requests().size(), 1);
}

void TestWebRules::promptAnswered()
{
    HttpUpstream spark;
    spark.serve("/", "<title>new</title><button id=ask>ask</button><script>"
                     "document.getElementById('ask').onclick = function() {"
                     "  const name = window.prompt('Name of the view?', 'preset');"
                     "  document.title = name === null ? 'none' : 'named ' + name;"
                     "  if (name === 'kill') location = '/jobs/job/kill/?id=7'; }</script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    const auto field = [&] { return m_fixture.question(*view)->findChild<QLineEdit *>(); };
    m_fixture.click(*view, u"#ask"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"none"_s, kPatienceMs); // the page does not wait
    QCOMPARE(field()->text(), u"preset"_s);
    QCOMPARE(field()->accessibleName(), u"Name of the view?"_s);
    field()->setText(u"squares"_s);
    m_fixture.question(*view)->reject();
    QTRY_VERIFY(!m_fixture.question(*view));
    QTest::qWait(300);
    QCOMPARE(view->pageTitle(), u"none"_s);
    for (const QString &name : {u"squares"_s, QString(), u"kill"_s}) { // each is asked for anew
        m_fixture.click(*view, u"#ask"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
        field()->setText(name);
        m_fixture.question(*view)->findChild<QPushButton *>(u"yes"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), QString(u"named "_s + name).trimmed(), kPatienceMs);
        QTRY_VERIFY(!m_fixture.question(*view));
    }
    // what was entered is no word for ending anything
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"Nothing was ended."_s, kPatienceMs);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
}

void TestWebRules::killForm()
{
    HttpUpstream spark;
    spark.serve("/", kKillForm);
    spark.serve("/jobs/job/kill/",
                [&](const auto &) { return HttpUpstream::Answer{.status = 302, .headers = {"Location: /jobs/"}}; });
    spark.serve("/jobs/", "<title>after</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QSignalSpy killed(view.get(), &SparkUiView::killed);
    m_fixture.click(*view, u"#kill"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
    m_fixture.question(*view)->findChild<QPushButton *>(u"yes"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"after"_s, kPatienceMs);
    const auto kills = spark.requests("/jobs/job/kill/");
    QCOMPARE(kills.size(), 1);
    QCOMPARE(kills[0].method, "POST");
    QCOMPARE(kills[0].body, "id=7");
    QCOMPARE(killed.size(), 1);
    QVERIFY(!m_fixture.question(*view));
}

void TestWebRules::killLinkOfSpark35()
{
    HttpUpstream spark;
    // AllJobsPage of 3.5: the handler fails behind its question, and the link would be followed by GET
    spark.serve("/jobs/",
                "<title>Jobs</title><span><a id=kill class='kill-link' href='/jobs/job/kill/?id=7%20%27a' onclick=\""
                "if (window.confirm('Are you sure you want to kill job 7 ?')) { this.parentNode.submit();"
                " return true; } else { return false; }\">(kill)</a></span>");
    spark.serve("/jobs/job/kill/", [&](const auto &) { return HttpUpstream::Answer{.body = "<title>after</title>"}; });
    const auto view = m_fixture.open(m_fixture.site(spark), u"/jobs/"_s);
    QSignalSpy killed(view.get(), &SparkUiView::killed);
    m_fixture.click(*view, u"#kill"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    m_fixture.question(*view)->findChild<QPushButton *>(u"yes"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"after"_s, kPatienceMs);
    const auto kills = spark.requests("/jobs/job/kill/");
    QCOMPARE(kills.size(), 1);
    QCOMPARE(kills[0].method, "POST");
    QCOMPARE(QUrl::fromPercentEncoding(QByteArray(kills[0].body).replace('+', ' ')), u"id=7 'a"_s);
    QCOMPARE(kills[0].target, "/jobs/job/kill/");
    QCOMPARE(killed.size(), 1);
}

// A yes is for the one form that it was given to, which here never comes.
void TestWebRules::killWhoseFormIsLost()
{
    HttpUpstream spark;
    spark.serve("/jobs/", [](const auto &) {
        return HttpUpstream::Answer{
            .body = "<title>Jobs</title><span><a id=kill href='/jobs/job/kill/?id=7' onclick=\""
                    "return window.confirm('Are you sure you want to kill job 7 ?')\">(kill)</a></span>",
            .headers = {"Content-Security-Policy: form-action 'none'"}};
    });
    spark.serve("/other/", "<title>other</title><form method=post action='/jobs/job/kill/'>"
                           "<input name=id value=8><button id=kill>kill</button></form>");
    const auto view = m_fixture.open(m_fixture.site(spark), u"/jobs/"_s);
    m_fixture.click(*view, u"#kill"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.question(*view), kPatienceMs);
    m_fixture.question(*view)->findChild<QPushButton *>(u"yes"_s)->click();
    QTRY_VERIFY(!m_fixture.question(*view));
    QTest::qWait(500);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
    view->open(view->site(), spark.url(u"/other/"_s));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"other"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!view->isLoading(), kPatienceMs);
    m_fixture.click(*view, u"#kill"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"Nothing was ended."_s, kPatienceMs);
    QCOMPARE(spark.requests("/jobs/job/kill/").size(), 0);
}

void TestWebRules::killUnasked_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<bool>("byClick");
    QTest::newRow("link") << QByteArray("<a id=kill href='/jobs/job/kill/?id=7'>kill</a>") << true;
    QTest::newRow("encoded link") << QByteArray("<a id=kill href='/jobs/job/%6bill;a/?id=7'>kill</a>") << true;
    QTest::newRow("form") << QByteArray("<form method=post action='/app/kill/'><input name=id value=a>"
                                        "<button id=kill>kill</button></form>")
                          << true;
    QTest::newRow("get form") << QByteArray("<form action='/app/kill/'><input name=id value=a>"
                                            "<button id=kill>kill</button></form>")
                              << true;
    QTest::newRow("new tab") << QByteArray("<a id=kill target=_blank href='/jobs/job/kill/?id=7'>kill</a>") << true;
    QTest::newRow("image") << QByteArray("<img src='/jobs/job/kill/?id=7'>") << false;
    QTest::newRow("frame") << QByteArray("<iframe src='/stages/stage/kill/?id=7'></iframe>") << false;
    QTest::newRow("fetch") << QByteArray("<script>fetch('/jobs/job/kill/?id=7')</script>") << false;
    QTest::newRow("submit") << QByteArray("<form id=f method=post action='/driver/kill/'></form>"
                                          "<script>document.getElementById('f').submit()</script>")
                            << false;
}

void TestWebRules::killUnasked()
{
    QFETCH(QByteArray, page);
    QFETCH(bool, byClick);
    HttpUpstream spark;
    spark.serve("/", "<title>Jobs</title>" + page);
    const auto view = m_fixture.open(m_fixture.site(spark));
    QSignalSpy tabs(view.get(), &SparkUiView::newTab);
    if (byClick)
        m_fixture.click(*view, u"#kill"_s);
    QTest::qWait(700);
    for (const auto &request : spark.requests())
        QCOMPARE(request.path(), "/");
    QCOMPARE(tabs.size(), 0);
    QCOMPARE(view->publicUrl(), spark.url());
}

void TestWebRules::permissions()
{
    HttpUpstream spark;
    spark.serve("/", "<title>wait</title><script>Promise.allSettled(["
                     " new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),"
                     " Notification.requestPermission().then(p => { if (p !== 'granted') throw p; }),"
                     " navigator.mediaDevices.getUserMedia({audio: true}),"
                     " navigator.clipboard.readText(),"
                     " fetch('file:///etc/hostname')"
                     "]).then(all => document.title = all.map(one => one.status).join(' '));</script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"rejected rejected rejected rejected rejected"_s, kPatienceMs);
}

void TestWebRules::copyByClick()
{
    HttpUpstream spark;
    spark.serve("/", "<title>wait</title><a id=c href='#'>copy</a><script>"
                     "document.getElementById('c').onclick = () => navigator.clipboard.writeText('the plan')"
                     ".then(() => document.title = 'copied', e => document.title = 'refused ' + e);</script>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    view->activateWindow();
    view->tab()->widget()->setFocus();
    m_fixture.click(*view, u"#c"_s); // as "Copy Plan" of 4.3
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"copied"_s, kPatienceMs);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"the plan"_s);
}

void TestWebRules::nothingStaysInEnvironment()
{
    QVERIFY(!qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX"));
    QCOMPARE(qgetenv("QTWEBENGINE_CHROMIUM_FLAGS"), "--remote-debugging-port=" + QByteArray::number(m_ports.last()));
    QCOMPARE(qgetenv("QTWEBENGINE_REMOTE_DEBUGGING"), "127.0.0.1:" + QByteArray::number(m_ports.first()));
    // and none of it was followed
    for (const quint16 port : std::as_const(m_ports)) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY2(!socket.waitForConnected(3000), "anybody can drive the pages");
    }
}

QTEST_MAIN(TestWebRules)
#include "tst_webrules.moc"
