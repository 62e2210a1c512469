// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/percentcodec.h"
#include "proxy/rewriting.h"
#include "unit/proxy/proxyfixture.h"

#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Where a page and the headers of an answer lead the person's own browser, which has tickets and cookies instead of
//! our view's header.
class BrowserLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void links_data();
    void links();
    void linksAreTheSameFromMemory();
    void aPageWithManyServers();
    void serversThatWereOnlyTold();
    void contentLocationTakesNoTicket();
    void refreshAsksForItsTicketLater();
    void locationTakesATicketAtOnce();
    void ticketsLeadNowhereElse();
    void percentCodec();

private:
    UpstreamPtr name(const char *url) { return *m_known->name(u"a"_s, QUrl(QString::fromLatin1(url)), {}); }
    //! As a browser asks to be led on, see ClientConnection::go().
    static std::string go(std::string_view url) { return std::string(kGoPath) + percentEncoded(url); }

    std::unique_ptr<UpstreamRegistry> m_known;
    UpstreamPtr m_driver, m_worker;
};

void BrowserLinksTest::init()
{
    m_known = std::make_unique<UpstreamRegistry>([](const UpstreamPtr &, const Access &, int s) { ::close(s); });
    m_driver = name("http://driver:4040");
    m_worker = name("http://worker:8081");
}

void BrowserLinksTest::links_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("wanted"); // GO: through a ticket; O: the driver's origin; empty: as it is
    const auto row = [](const char *link, const char *wanted) {
        QTest::newRow(link) << QString::fromUtf8(link) << QString::fromUtf8(wanted);
    };
    row("http://driver:4040/jobs/?a=b&c#d", "/jobs/?a=b&c#d");
    row("HTTP://Driver:4040", "/");
    row("http://driver:4040?a", "/?a");
    row("http://driver:4040//evil/", "O//evil/"); // "//evil/" alone would be another host
    row("http://driver:4040/\\evil/", "O//evil/");
    row("http://driver:4040\\/evil/", "O//evil/");
    row("http://driver:4040/\t/evil/", "O//evil/");
    row("http://worker:8081/logPage/?appId=1&logType=stderr", "GO");
    row("http://worker:8081//evil/", "GO");
    row("http://unseen:8081/", "GO");
    row("http://evil:22/", "");
    row("http://169.254.169.254/", "");
    row("http://driver@evil:4040/", "");
    row("http://driver:99999/", "");
    row("http://", "");
    row("http:///x", "");
    row("ftp://worker:8081/", "");
    row("/jobs/", "");
}

void BrowserLinksTest::links()
{
    QFETCH(QString, link);
    QFETCH(QString, wanted);
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    const auto mapped = page.mapLink(link.toStdString());
    QCOMPARE(mapped.has_value(), !wanted.isEmpty());
    if (!mapped)
        return;
    std::string expected = wanted.toStdString();
    if (expected == "GO")
        expected = go(link.toStdString());
    else if (expected.starts_with('O'))
        expected.replace(0, 1, m_driver->listenOrigin());
    QCOMPARE(*mapped, expected);
}

// What a server's links become is asked for once a page: the second link must not differ, nor one to another port.
void BrowserLinksTest::linksAreTheSameFromMemory()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(page.mapLink("http://driver:4040/a").value_or(""), std::string("/a"));
        QCOMPARE(page.mapLink("http://driver:4040/b").value_or(""), std::string("/b"));
        QCOMPARE(page.mapLink("http://worker:8081/a").value_or(""), go("http://worker:8081/a"));
        QVERIFY(!page.mapLink("http://worker:22/a"));
        QCOMPARE(page.mapLink("http://driver:40400/a").value_or(""), go("http://driver:40400/a"));
        QCOMPARE(page.mapLink("https://driver:4440/").value_or(""), go("https://driver:4440/"));
    }
    Rewriting other(*m_known, *m_worker, Visitor::Browser);
    QCOMPARE(other.mapLink("http://worker:8081/a").value_or(""), std::string("/a"));
    QCOMPARE(other.mapLink("http://driver:4040/a").value_or(""), go("http://driver:4040/a"));
}

void BrowserLinksTest::aPageWithManyServers()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 3000; ++i) {
            const std::string url = "http://host" + std::to_string(i) + ":8081/x";
            QCOMPARE(page.mapLink(url).value_or(""), go(url));
        }
        QCOMPARE(page.mapLink("http://driver:4040/a").value_or(""), std::string("/a"));
    }
    QCOMPARE(m_known->size(), std::size_t(2)); // a page that is shown opens nothing
}

void BrowserLinksTest::serversThatWereOnlyTold()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    QVERIFY(!page.mapLink("http://gate:81/history/")); // a port that no page may lead to by itself
    QVERIFY(m_known->know(u"a"_s, QUrl(u"http://gate:81"_s), {}));
    Rewriting later(*m_known, *m_driver, Visitor::Browser);
    QCOMPARE(later.mapLink("http://gate:81/history/").value_or(""), go("http://gate:81/history/"));
}

void BrowserLinksTest::contentLocationTakesNoTicket()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    QCOMPARE(page.mapContentLocation("http://worker:8081/a?b").value_or(""), m_worker->listenOrigin() + "/a?b");
    QCOMPARE(page.mapContentLocation("http://driver:4040/a").value_or(""), m_driver->listenOrigin() + "/a");
    QCOMPARE(page.mapContentLocation("/a").value_or(""), std::string("/a"));
    QVERIFY(!page.mapContentLocation("http://evil/"));
    MessageHead response;
    response.status = 200;
    response.add("Content-Location", "http://worker:8081/a");
    QVERIFY(!page.toClient(response));
    QCOMPARE(std::string(response.value("Content-Location")), m_worker->listenOrigin() + "/a");
}

void BrowserLinksTest::refreshAsksForItsTicketLater()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    QCOMPARE(page.mapRefresh("90; url=http://worker:8081/a?b").value_or(""), "90; url=" + go("http://worker:8081/a?b"));
    QCOMPARE(page.mapRefresh("5; url=http://driver:4040//evil/").value_or(""),
             "5; url=" + m_driver->listenOrigin() + "//evil/");
    QCOMPARE(page.mapRefresh("5; url=/jobs/").value_or(""), std::string("5; url=/jobs/"));
    for (const char *evil : {"5; url=http://evil/", "5 url=http://evil/", "5\turl = 'http://evil/'", "5,http://evil/",
                             "  .5 http://evil/", "5;\"http://evil/", "5; url http://evil/", "5 ;uRL=\\\\evil/"}) {
        const auto mapped = page.mapRefresh(evil);
        QVERIFY2(!mapped || mapped->find("evil") == std::string::npos || mapped->find("url=url ") != std::string::npos,
                 mapped ? mapped->c_str() : "");
    }
    QVERIFY(!page.mapRefresh("http://evil/") && !page.mapRefresh("5x; url=/a") && !page.mapRefresh(""));
    QCOMPARE(page.mapRefresh(" 30 ").value_or(""), std::string("30"));
    QCOMPARE(page.mapRefresh("5; \x01\"http://evil/\"").value_or(""), std::string("5; url=%22http://evil/\""));
    QCOMPARE(page.mapRefresh("5 /a").value_or(""), std::string("5; url=/a"));
    Rewriting view(*m_known, *m_driver, Visitor::View);
    QCOMPARE(view.mapRefresh("90; url=http://worker:8081/a").value_or(""),
             "90; url=" + m_worker->listenOrigin() + "/a");
}

void BrowserLinksTest::locationTakesATicketAtOnce()
{
    Rewriting page(*m_known, *m_driver, Visitor::Browser);
    const std::string start = m_worker->listenOrigin() + std::string(kTicketPath);
    const std::string location = page.mapLocation("http://worker:8081/a?b").value_or("");
    QVERIFY2(location.starts_with(start), location.c_str());
    const auto target = m_known->tickets().redeem(std::string_view(location).substr(start.size()), m_worker->id);
    QVERIFY(target);
    QCOMPARE(*target, std::string("/a?b"));
}

// "//evil/" is a path of a server, but alone in a Location another host's name.
void BrowserLinksTest::ticketsLeadNowhereElse()
{
    std::string other; // its public URL
    ProxyFixture fixture([&other](Wire &wire, const std::string &) {
        return wire.send("HTTP/1.1 302 Found\r\nLocation: " + other + "//evil/a\r\nContent-Length: 0\r\n\r\n");
    });
    const ScriptedServer second([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const UpstreamPtr there = *fixture.proxy.add(u"a"_s, QUrl(QString::fromStdString(second.url())));
    other = second.url();
    const std::string cookie =
        "Cookie: " + fixture.upstream->cookieName() + '=' + fixture.upstream->cookieSecret + "\r\n";
    const auto locationOf = [](const UpstreamPtr &at, const std::string &target, const std::string &more) {
        Wire wire = Wire::to(at->listenAuthority());
        wire.send("GET " + target + " HTTP/1.1\r\nHost: " + at->listenAuthority() + "\r\n" + more + "\r\n");
        return readReply(wire).header("Location");
    };
    const std::string go = std::string(kGoPath).append(percentEncoded(other + "//evil/a"));
    for (const std::string &target : {std::string("/redirects"), go}) {
        const std::string ticket = locationOf(fixture.upstream, target, cookie);
        QVERIFY2(ticket.starts_with(there->listenOrigin() + std::string(kTicketPath)), ticket.c_str());
        const std::string location = locationOf(there, ticket.substr(there->listenOrigin().size()), {});
        QCOMPARE(location, there->listenOrigin() + "//evil/a");
    }
}

void BrowserLinksTest::percentCodec()
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    const std::string coded = percentEncoded(all);
    QCOMPARE(QByteArray::fromStdString(coded), QByteArray::fromStdString(all).toPercentEncoding()); // Qt as the oracle
    QCOMPARE(percentDecoded(coded), all);
    QCOMPARE(percentEncoded(""), std::string());
    QCOMPARE(percentDecoded("%41%6a%zz%4%"), std::string("Aj%zz%4%"));
    QCOMPARE(percentDecoded("%2541"), std::string("%41")); // once
}

QTEST_GUILESS_MAIN(BrowserLinksTest)
#include "tst_browserlinks.moc"
