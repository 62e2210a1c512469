// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the view shows when a page cannot be had.
#include "gui/base/emptystate.h"
#include "gui/base/messagebar.h"
#include "gui/web/endedbar.h"
#include "gui/web/webactions.h"
#include "gui/web/webproblem.h"
#include "support/patience.h"
#include "webfixture.h"

#include <QAction>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <signal.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestWebFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { WebFixture::needEngine(); }
    void refusedThenThere();
    void loginWanted();
    void loginWantedAfterAnotherFailure();
    void notAllowed();
    void whoSaysNo_data();
    void whoSaysNo();
    void anotherApplicationAtTheAddress();
    void serverStartedAgain();
    void sparksOwnErrorIsShown();
    void diesBeforeAnswer();
    void diesInTheMiddle();
    void certificate();
    void certificateOfServer();
    void proxyGone();
    void anotherWay();
    void fallbacks();
    void ended();
    void anotherServerMeanwhile_data();
    void anotherServerMeanwhile();
    void crash();

private:
    static QStringList buttons(QWidget &parent)
    {
        QStringList texts;
        for (const auto *button : parent.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                texts += button->text();
        }
        return texts;
    }
    static EmptyState &problem(SparkWebView &view) { return *view.findChild<EmptyState *>(u"problem"_s); }

    WebFixture m_fixture;
};

void TestWebFailures::refusedThenThere()
{
    auto spark = std::make_unique<HttpUpstream>();
    const quint16 port = spark->serverPort();
    const SparkUiSite site = m_fixture.site(*spark);
    spark.reset();
    const auto view = m_fixture.open(site);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server cannot be reached"_s, kPatienceMs);
    QVERIFY(problem(*view).isVisible());
    QVERIFY(problem(*view).accessibleDescription().contains(u"http://127.0.0.1:%1"_s.arg(port)));
    QTRY_COMPARE(buttons(problem(*view)), QStringList{u"Retry"_s});
    HttpUpstream again(port);
    if (!again.isListening())
        QSKIP("the port was taken meanwhile");
    again.serve("/", "<title>back</title>");
    problem(*view).findChildren<QPushButton *>().last()->click();
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"back"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty(), kPatienceMs);
    QVERIFY(view->tab()->widget()->isVisible());
}

void TestWebFailures::loginWanted()
{
    HttpUpstream spark;
    spark.serve("/", [](const HttpUpstream::Request &request) {
        if (request.headers.value("authorization") != "Bearer good")
            return HttpUpstream::Answer{
                .status = 401, .body = "<p>no</p>", .headers = {"WWW-Authenticate: Basic realm=\"Spark\""}};
        return HttpUpstream::Answer{.body = "<title>in</title>"};
    });
    SparkUiSite site = m_fixture.site(spark);
    site.cluster = u"login"_s;
    const auto view = m_fixture.open(site);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server wants a login"_s, kPatienceMs);
    QSignalSpy wanted(view.get(), &SparkUiView::loginWanted);
    problem(*view).findChildren<QPushButton *>().first()->click();
    QCOMPARE(wanted.size(), 1);
    Access access;
    access.headers = {{"Authorization", "Bearer good"}};
    m_fixture.center.setAccess(site.cluster, access); // as the dialog of the place does
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"in"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty(), kPatienceMs);
}

//! What the page of before said, at the same address, is not taken for what the server says now.
void TestWebFailures::loginWantedAfterAnotherFailure()
{
    auto spark = std::make_unique<HttpUpstream>();
    const quint16 port = spark->serverPort();
    const SparkUiSite site = m_fixture.site(*spark);
    spark.reset();
    const auto view = m_fixture.open(site);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server cannot be reached"_s, kPatienceMs);
    HttpUpstream again(port);
    if (!again.isListening())
        QSKIP("the port was taken meanwhile");
    again.serve("/", [](const auto &) {
        return HttpUpstream::Answer{
            .status = 401, .body = "<p>no</p>", .headers = {"WWW-Authenticate: Basic realm=\"Spark\""}};
    });
    view->reload();
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server wants a login"_s, kPatienceMs);
}

void TestWebFailures::notAllowed()
{
    HttpUpstream spark;
    spark.serve("/", [](const auto &) {
        return HttpUpstream::Answer{.status = 403,
                                    .body = "<html><head><title>Error 403</title></head><body><h2>HTTP ERROR 403 User "
                                            "eve is not authorized to access this page.</h2></body></html>"};
    });
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"You may not see this page"_s, kPatienceMs);
    QVERIFY(problem(*view).accessibleDescription().contains(u"User eve is not authorized"_s));
}

void TestWebFailures::whoSaysNo_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("login");
    // Jetty's error page, as simplified text
    const QString jetty = u"HTTP ERROR 403 %1 URI: /jobs/ STATUS: 403 MESSAGE: %1 SERVLET: org.apache.spark.ui"_s;
    QTest::newRow("ACL") << jetty.arg(u"User eve is not authorized to access this page."_s)
                         << u"You may not see this page"_s << u"User eve is not authorized"_s << true;
    QTest::newRow("doAs") << jetty.arg(u"User eve is not allowed to impersonate others."_s)
                          << u"You may not act for somebody else"_s << u"User eve is not allowed"_s << false;
    for (const QString &words : {u"Authorization header is missing."_s, u"Malformed Authorization header."_s,
                                 u"JWT Validate Fail"_s, u"JWT token does not carry a required expiration."_s})
        QTest::newRow(qPrintable(words)) << jetty.arg(words) << u"The server wants a token"_s << words.chopped(1)
                                         << true;
    QTest::newRow("xsrf") << u"403 : Forbidden '_xsrf' argument missing from POST"_s << u"The page was too old"_s
                          << u"argument missing"_s << false;
    QTest::newRow("csrf") << u"Forbidden. Invalid CSRF token"_s << u"The page was too old"_s << u"CSRF token"_s
                          << false;
    QTest::newRow("gateway") << u"403 Forbidden nginx/1.22.1"_s << u"The server refuses this page"_s << u"nginx"_s
                             << true;
    QTest::newRow("nothing") << QString() << u"The server refuses this page"_s << u"https://spark:4440"_s << true;
}

void TestWebFailures::whoSaysNo()
{
    QFETCH(QString, page);
    QFETCH(QString, said);
    const auto problem = WebProblem::of({.httpStatus = 403}, {{}, page}, u"https://spark:4440"_s);
    QVERIFY(problem.has_value());
    QTEST(problem->headline, "headline");
    QTEST(problem->wantsLogin, "login");
    QVERIFY2(problem->text.contains(said), qPrintable(problem->text));
    QVERIFY(!problem->text.contains(u"SERVLET"_s));
}

// A driver ends, another Spark takes its port: nothing that the browser has of the one is shown as the other's.
void TestWebFailures::anotherApplicationAtTheAddress()
{
    HttpUpstream spark;
    QByteArray version = "old";
    spark.serve("/jobs/", [&](const auto &) {
        return HttpUpstream::Answer{.body = "<title>" + version +
                                            "</title><link rel=stylesheet href='/static/a.css'>"
                                            "<p id=p>text</p><a id=a href='/stages/'>stages</a>"};
    });
    spark.serve("/stages/", [&](const auto &) { return HttpUpstream::Answer{.body = "<title>stages</title>"}; });
    spark.serve("/static/a.css", [&](const auto &) {
        return HttpUpstream::Answer{.body = version == "old" ? "p { width: 111px }" : "p { width: 222px }",
                                    .type = "text/css"};
    });
    const auto width = [](SparkWebView &view) {
        return WebFixture::eval(view, u"getComputedStyle(document.getElementById('p')).width"_s).toString();
    };
    SparkUiSite site = m_fixture.site(spark);
    site.cluster = u"again"_s;
    FoundApplication application;
    application.applicationId = site.applicationId;
    FoundEndpoint driver;
    driver.url = spark.url();
    driver.kind = EndpointKind::Driver;
    driver.state = FoundEndpoint::State::Reached;
    driver.sparkVersion = u"3.5.9"_s;
    driver.applications = {application};
    m_fixture.center.setEndpoints(site.cluster, {driver});
    const auto view = m_fixture.open(site, u"/jobs/"_s);
    QCOMPARE(width(*view), u"111px"_s);
    view->reload();
    QTRY_COMPARE_WITH_TIMEOUT(spark.requests("/jobs/").size(), 2, kPatienceMs);
    QVERIFY(m_fixture.waitLoaded(*view));
    QCOMPARE(spark.requests("/static/a.css").size(), 1); // kept
    version = "new";
    application.applicationId = u"app-2"_s;
    application.name = u"the next"_s;
    driver.sparkVersion = u"4.3.0"_s;
    driver.applications = {application};
    m_fixture.center.setEndpoints(site.cluster, {driver});
    SparkUiSite next = site;
    next.applicationId = u"app-2"_s;
    const auto second = m_fixture.open(next, u"/jobs/"_s);
    QCOMPARE(second->pageTitle(), u"new"_s);
    QCOMPARE(width(*second), u"222px"_s);
    QCOMPARE(spark.requests("/static/a.css").size(), 2);
    // The first is still there, but does not lead into the second.
    QCOMPARE(view->pageTitle(), u"old"_s);
    QCOMPARE(view->publicUrl(), spark.url(u"/jobs/"_s));
    m_fixture.click(*view, u"#a"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The application has ended"_s, kPatienceMs);
    QVERIFY(problem(*view).accessibleDescription().contains(u"the next"_s));
    view->reload();
    QTest::qWait(300);
    QCOMPARE(view->problemHeadline(), u"The application has ended"_s);
    QCOMPARE(spark.requests("/stages/").size(), 0);
}

// With another version of Spark: its page is loaded again, since what is shown belongs to nobody any more.
void TestWebFailures::serverStartedAgain()
{
    HttpUpstream history;
    QByteArray version = "3.5.9";
    history.serve("/", [&](const auto &) {
        return HttpUpstream::Answer{.body = "<title>" + version + "</title><a id=a href='/home/'>first page</a>"};
    });
    history.serve("/home/", "<title>home</title>");
    SparkUiSite site = m_fixture.site(history, UpstreamKind::HistoryServer);
    site.cluster = u"restarted"_s;
    FoundEndpoint endpoint;
    endpoint.url = history.url();
    endpoint.kind = EndpointKind::History;
    endpoint.state = FoundEndpoint::State::Reached;
    const auto tell = [&] {
        endpoint.sparkVersion = QString::fromLatin1(version);
        m_fixture.center.setEndpoints(site.cluster, {endpoint});
    };
    tell();
    const auto shown = m_fixture.open(site), hidden = m_fixture.open(site);
    hidden->hide();
    version = "4.3.0";
    tell();
    QTRY_COMPARE_WITH_TIMEOUT(shown->pageTitle(), u"4.3.0"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!shown->isLoading(), kPatienceMs);
    QCOMPARE(shown->publicUrl(), history.url());
    QVERIFY(shown->problemHeadline().isEmpty());
    m_fixture.click(*shown, u"#a"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shown->pageTitle(), u"home"_s, kPatienceMs);
    QCOMPARE(history.requests("/").size(), 3); // the hidden one when it is looked at
    hidden->show();
    QTRY_COMPARE_WITH_TIMEOUT(hidden->pageTitle(), u"4.3.0"_s, kPatienceMs);
    // Back to what was served at an address that is no more: where it is now.
    shown->actions().back->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown->publicUrl(), history.url(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(shown->pageTitle(), u"4.3.0"_s, kPatienceMs);
    QVERIFY(shown->problemHeadline().isEmpty());
}

void TestWebFailures::sparksOwnErrorIsShown()
{
    HttpUpstream spark;
    spark.serve("/", "<title>fine</title><a id=a href='/history/none/'>none</a>");
    spark.serve("/history/none/", [](const auto &) {
        return HttpUpstream::Answer{.status = 404,
                                    .body = "<title>Not Found</title><p>Application none not found.</p>"};
    });
    const auto view = m_fixture.open(m_fixture.site(spark));
    m_fixture.click(*view, u"#a"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"Not Found"_s, kPatienceMs);
    QTest::qWait(300);
    QVERIFY(view->problemHeadline().isEmpty());
    QVERIFY(view->tab()->widget()->isVisible());
}

void TestWebFailures::diesBeforeAnswer()
{
    HttpUpstream spark;
    spark.serve("/", [](const auto &) { return HttpUpstream::Answer{.silent = true}; });
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server broke off"_s, kPatienceMs);
}

void TestWebFailures::diesInTheMiddle()
{
    HttpUpstream spark;
    QByteArray rows;
    for (int i = 0; i < 500; ++i)
        rows += "<p>row " + QByteArray::number(i) + "</p>";
    spark.serve("/", [&](const auto &) {
        return HttpUpstream::Answer{.body = "<title>half</title>" + rows, .breakOff = true};
    });
    const auto view = m_fixture.open(m_fixture.site(spark));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture.messages(*view).value(0), u"The page is not complete."_s, kPatienceMs);
    QVERIFY(view->problemHeadline().isEmpty()); // what came is shown
    QCOMPARE(m_fixture.eval(*view, u"document.querySelectorAll('p').length"_s).toInt(), 500);
}

void TestWebFailures::certificate()
{
    // Texts and buttons; that the proxy tells it so is its own test's matter.
    CertificateProblem seen;
    seen.fingerprint = QString(64, u'a');
    seen.subject = u"CN=spark"_s;
    seen.reasons = {u"The certificate is self-signed, and untrusted"_s};
    seen.canBeConfirmed = true;
    const WebLoad load{.httpStatus = 502};
    const auto problem = WebProblem::of(load,
                                        {u"certificate"_s, u"The server's certificate is not trusted: %1."_s.arg(
                                                               QString::fromStdString(seen.toError("x").detail))},
                                        u"https://spark:4440"_s);
    QVERIFY(problem && problem->certificate);
    QCOMPARE(problem->certificate->fingerprint, seen.fingerprint);
    QVERIFY(problem->certificate->canBeConfirmed);
    QVERIFY(problem->text.contains(u"https://spark:4440"_s));
}

void TestWebFailures::certificateOfServer()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s), file = folder.filePath(u"certificate.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, key,
                                 u"-out"_s, file, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=spark.test"_s});
    if (!openssl.waitForFinished(60000) || openssl.exitCode() != 0)
        QSKIP("there is no openssl to make a certificate with");
    QFile keyFile(key), certificateFile(file);
    QVERIFY(keyFile.open(QIODevice::ReadOnly) && certificateFile.open(QIODevice::ReadOnly));
    const QSslCertificate certificate(certificateFile.readAll(), QSsl::Pem);
    QSslServer server;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate);
    tls.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Rsa, QSsl::Pem));
    server.setSslConfiguration(tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (socket->readAll().contains("\r\n\r\n"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\n"
                                  "<title>secret</title>\n");
            });
        }
    });
    SparkUiSite site;
    site.cluster = u"tls"_s;
    site.home = QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
    site.kind = UpstreamKind::Driver;
    const auto view = m_fixture.open(site);
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The server’s certificate is not trusted"_s, kPatienceMs);
    const QByteArray pin = certificatePin(certificate);
    QVERIFY(problem(*view).accessibleDescription().remove(u"<br>"_s).remove(u':').contains(
        QString::fromLatin1(pin.toHex()).toUpper().left(20)));
    QSignalSpy wanted(view.get(), &SparkUiView::certificateWanted);
    problem(*view).findChildren<QPushButton *>().first()->click();
    QCOMPARE(wanted.size(), 1);
    Access access;
    access.pins = {pin}; // as the dialog of the place does
    m_fixture.center.setAccess(site.cluster, access);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"secret"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty(), kPatienceMs);
    QVERIFY(view->publicUrl().scheme() == u"https"_s);
}

void TestWebFailures::proxyGone()
{
    HttpUpstream spark;
    spark.serve("/", "<title>here</title>");
    SparkUiSite site = m_fixture.site(spark);
    site.cluster = u"goes"_s;
    const auto view = m_fixture.open(site);
    m_fixture.center.removeCluster(site.cluster);
    view->reload();
    QTRY_COMPARE_WITH_TIMEOUT(view->isLoading(), false, kPatienceMs);
    QTest::qWait(300);
    // The guard lets nothing out that the proxy does not know.
    QVERIFY(spark.requests("/").size() == 1);
}

void TestWebFailures::anotherWay()
{
    HttpUpstream spark;
    spark.serve("/", "<title>first</title>");
    spark.serve("/jobs/", "<title>jobs</title>");
    SparkUiSite site = m_fixture.site(spark);
    site.cluster = u"moved"_s;
    m_fixture.center.setAccess(site.cluster, {});
    const auto shown = m_fixture.open(site, u"/jobs/"_s);
    const auto hidden = m_fixture.open(site);
    QTRY_COMPARE_WITH_TIMEOUT(shown->pageTitle(), u"jobs"_s, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(hidden->pageTitle(), u"first"_s, kPatienceMs);
    hidden->hide();
    m_fixture.center.removeCluster(site.cluster); // as when the person edits the place
    QCOMPARE(shown->problemHeadline(), u"The way to the cluster is gone"_s);
    spark.forget();
    shown->reload(); // by which way?
    QTest::qWait(300);
    QCOMPARE(spark.requests().size(), 0);
    QCOMPARE(shown->problemHeadline(), u"The way to the cluster is gone"_s);
    Access access;
    access.headers = {{"Authorization", "Bearer new"}};
    m_fixture.center.setAccess(site.cluster, access);
    QTRY_COMPARE_WITH_TIMEOUT(spark.requests("/jobs/").size(), 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(shown->problemHeadline().isEmpty() && shown->tab()->widget()->isVisible(), kPatienceMs);
    QCOMPARE(shown->publicUrl(), spark.url(u"/jobs/"_s));
    QCOMPARE(spark.requests("/").size(), 0); // when it is looked at
    hidden->show();
    QTRY_COMPARE_WITH_TIMEOUT(spark.requests("/").size(), 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(hidden->problemHeadline().isEmpty(), kPatienceMs);
    for (const HttpUpstream::Request &request : spark.requests())
        QCOMPARE(request.headers.value("authorization"), "Bearer new");
}

void TestWebFailures::fallbacks()
{
    auto spark = std::make_unique<HttpUpstream>();
    const SparkUiSite site = m_fixture.site(*spark);
    spark.reset();
    const auto view = m_fixture.open(site);
    QTRY_VERIFY_WITH_TIMEOUT(!view->problemHeadline().isEmpty(), kPatienceMs);
    view->setHasOwnPages(true);
    QTRY_COMPARE(buttons(problem(*view)), (QStringList{u"Retry"_s, u"What we still have"_s}));
    QSignalSpy own(view.get(), &SparkUiView::whatWeStillHave);
    problem(*view).findChildren<QPushButton *>().last()->click();
    QCOMPARE(own.size(), 1);
    SparkUiFallback history{.kind = SparkUiFallback::Kind::HistoryServer, .text = u"History server"_s};
    view->setFallbacks({history});
    QTRY_COMPARE(buttons(problem(*view)), (QStringList{u"Retry"_s, u"History server"_s, u"What we still have"_s}));
    QSignalSpy chosen(view.get(), &SparkUiView::fallbackChosen);
    for (auto *button : problem(*view).findChildren<QPushButton *>()) {
        if (!button->isHidden() && button->text() == u"History server"_s)
            button->click();
    }
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].value<SparkUiFallback>().kind == SparkUiFallback::Kind::HistoryServer);
}

void TestWebFailures::ended()
{
    HttpUpstream spark;
    spark.serve("/", "<title>last state</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    auto &bar = *view->findChild<EndedBar *>();
    QVERIFY(!bar.isVisible());
    QSignalSpy chosen(view.get(), &SparkUiView::fallbackChosen);
    view->setEnded({{.kind = SparkUiFallback::Kind::OwnPages, .text = u"What we still have"_s}}, u"Test application"_s);
    QVERIFY(bar.isVisible());
    QVERIFY(bar.accessibleName().contains(u"Test application"_s));
    QTRY_COMPARE(buttons(bar), QStringList{u"What we still have"_s});
    bar.findChild<QPushButton *>()->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(view->pageTitle(), u"last state"_s); // stays
    QVERIFY(view->tab()->widget()->isVisible());
    view->setEnded({}, {});
    QVERIFY(!bar.isVisible());
}

void TestWebFailures::anotherServerMeanwhile_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("ends");
    const QString form = u"(() => { const form = document.createElement('form'); form.method = 'POST';"
                         " form.action = '/%1'; document.body.appendChild(form); form.submit(); })()"_s;
    QTest::newRow("while a page is awaited") << u"location = '/holds'"_s << false;
    QTest::newRow("while a redirect is awaited") << u"location = '/moves'"_s << false;
    QTest::newRow("while a form is awaited") << form.arg(u"holds"_s) << false;
    QTest::newRow("while a form's redirect is awaited") << form.arg(u"moves"_s) << false;
    QTest::newRow("behind a server that has ended") << u"location = '/moves'"_s << true;
    QTest::newRow("behind a form of a server that has ended") << form.arg(u"moves"_s) << true;
}

// A job was killed, the driver ends, the person goes on to the history server.
void TestWebFailures::anotherServerMeanwhile()
{
    QFETCH(QString, script);
    QFETCH(bool, ends);
    auto driver = std::make_unique<HttpUpstream>();
    HttpUpstream history;
    driver->serve("/", "<title>driver</title><p>text</p>");
    driver->serve("/holds", [](const auto &) { return HttpUpstream::Answer{.hold = true}; });
    driver->serve("/moves",
                  [](const auto &) { return HttpUpstream::Answer{.status = 302, .headers = {"Location: /holds"}}; });
    history.serve("/", "<title>history</title><p>text</p>");
    SparkUiSite site = m_fixture.site(*driver);
    site.cluster = QString::fromLatin1(QTest::currentDataTag());
    FoundEndpoint endpoint;
    endpoint.kind = EndpointKind::History;
    endpoint.url = history.url();
    m_fixture.center.setEndpoints(site.cluster, {endpoint});
    const auto view = m_fixture.open(site);
    QCOMPARE(view->pageTitle(), u"driver"_s);
    m_fixture.eval(*view, script);
    QTRY_COMPARE_WITH_TIMEOUT(driver->requests("/holds").size(), 1, kPatienceMs);
    if (ends) {
        driver.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!view->problemHeadline().isEmpty(), kPatienceMs);
    }
    view->open(site, history.url());
    QTRY_COMPARE_WITH_TIMEOUT(view->pageTitle(), u"history"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!view->isLoading(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty() && view->tab()->widget()->isVisible(), kPatienceMs);
    QCOMPARE(view->publicUrl(), history.url());
    QTest::qWait(300); // nothing that still comes of the other page changes it
    QVERIFY(!view->isLoading());
    QCOMPARE(view->pageTitle(), u"history"_s);
    QVERIFY(view->problemHeadline().isEmpty());
}

void TestWebFailures::crash()
{
    HttpUpstream spark;
    spark.serve("/", "<title>alive</title>");
    const auto view = m_fixture.open(m_fixture.site(spark));
    const qint64 process = view->tab()->processId();
    QVERIFY(process > 0);
    ::kill(pid_t(process), SIGKILL); // a child of this test
    QTRY_COMPARE_WITH_TIMEOUT(view->problemHeadline(), u"The page’s process has crashed"_s, kPatienceMs);
    problem(*view).findChildren<QPushButton *>().last()->click();
    QTRY_VERIFY_WITH_TIMEOUT(view->problemHeadline().isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->tab()->processId() > 0 && view->tab()->processId() != process, kPatienceMs);
    QCOMPARE(spark.requests("/").size(), 2);
}

QTEST_MAIN(TestWebFailures)
#include "tst_webfailures.moc"
