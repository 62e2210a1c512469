// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/gatekeeper.h"
#include "proxy/proxyserver.h"
#include "unit/proxy/wire.h"

#include <map>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

//! A browser's cookies of one address: it has one jar for all ports of it (RFC 6265, 8.5), and shows pages' scripts
//! those without HttpOnly.
struct Jar
{
    struct Cookie
    {
        std::string value;
        bool httpOnly;
    };
    std::map<std::string, Cookie> cookies;

    void take(const std::string &setCookie)
    {
        const std::size_t equals = setCookie.find('='), end = std::min(setCookie.find(';'), setCookie.size());
        const bool httpOnly = setCookie.find("; HttpOnly") != std::string::npos;
        cookies[setCookie.substr(0, equals)] = {setCookie.substr(equals + 1, end - equals - 1), httpOnly};
    }
    std::string header() const
    {
        std::string text;
        for (const auto &[name, cookie] : cookies)
            text += (text.empty() ? "Cookie: " : "; ") + name + '=' + cookie.value;
        return text.empty() ? text : text + "\r\n";
    }
    //! document.cookie
    std::string script() const
    {
        std::string text;
        for (const auto &[name, cookie] : cookies)
            text += cookie.httpOnly ? "" : name + '=' + cookie.value + "; ";
        return text;
    }
};

//! Sets a cookie, and says which it got.
ScriptedServer::Script loginPage(const std::string &cookie)
{
    return [cookie](Wire &wire, const std::string &head) {
        const std::size_t at = head.find("Cookie: ");
        const std::string got = at == std::string::npos ? "none" : head.substr(at + 8, head.find('\r', at) - at - 8);
        return wire.send(page(got, "Set-Cookie: " + cookie + "\r\n"));
    };
}

} // namespace

//! A system with one loopback address: applications have a port each, and a browser one jar of cookies for all of them.
class SharedAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void originsOfOneAddress();
    void cookiesStayWithTheirServer();
    void scriptsSeeNoCookie();
    void aForgedCookieReachesNobody();
    void aTicketOpensItsPortOnly();
    void anotherPortIsAnotherSite();

private:
    Reply ask(const UpstreamPtr &at, const std::string &line, const std::string &more)
    {
        Wire wire = Wire::to(at->listenAuthority());
        wire.send(line + " HTTP/1.1\r\nHost: " + at->listenAuthority() + "\r\n" + more + "\r\n");
        Reply reply = readReply(wire);
        if (const std::string set = reply.header("Set-Cookie"); !set.empty())
            m_jar.take(set);
        return reply;
    }
    //! The browser enters with a ticket.
    void enter(const UpstreamPtr &at)
    {
        const auto ticket = m_proxy->ticketUrl(QUrl(QString::fromStdString(at->listenOrigin() + "/")));
        QCOMPARE(ask(at, "GET " + ticket->path().toStdString(), {}).status, 303);
    }

    std::unique_ptr<ScriptedServer> m_first, m_second;
    std::unique_ptr<ProxyServer> m_proxy;
    UpstreamPtr m_one, m_two;
    Jar m_jar;
};

void SharedAddressTest::init()
{
    m_first = std::make_unique<ScriptedServer>(loginPage("session=one; Path=/"));
    m_second = std::make_unique<ScriptedServer>(loginPage("session=two; HttpOnly"));
    ProxyServer::Options options;
    options.sharedAddress = true;
    m_proxy = std::make_unique<ProxyServer>(std::move(options));
    m_one = *m_proxy->add(u"a"_s, QUrl(QString::fromStdString(m_first->url())));
    m_two = *m_proxy->add(u"a"_s, QUrl(QString::fromStdString(m_second->url())));
    m_jar = {};
}

void SharedAddressTest::cleanup()
{
    m_proxy.reset();
    m_first.reset();
    m_second.reset();
}

void SharedAddressTest::originsOfOneAddress()
{
    QCOMPARE(m_one->listenHost, std::string("127.0.0.1"));
    QCOMPARE(m_two->listenHost, std::string("127.0.0.1"));
    QVERIFY(m_one->listenPort != m_two->listenPort);
    QVERIFY(m_one->cookieSecret != m_two->cookieSecret);
    const auto there = m_proxy->toProxied(u"a"_s, QUrl(QString::fromStdString(m_second->url() + "/jobs/?x")));
    QCOMPARE(there->toString().toStdString(), m_two->listenOrigin() + "/jobs/?x");
    QCOMPARE(m_proxy->toPublic(*there)->toString().toStdString(), m_second->url() + "/jobs/?x");
    const std::string secret = "X-Cinderscope-Secret: " + m_one->secret + "\r\n";
    QCOMPARE(ask(m_one, "GET /", secret).body, std::string("none"));
    Wire wire = Wire::to(m_one->listenAuthority()); // the other's name at this port
    wire.send("GET / HTTP/1.1\r\nHost: " + m_two->listenAuthority() + "\r\n" + secret + "\r\n");
    QCOMPARE(readReply(wire).status, 421);
}

void SharedAddressTest::cookiesStayWithTheirServer()
{
    enter(m_one);
    enter(m_two);
    QCOMPARE(ask(m_one, "GET /", m_jar.header()).body, std::string("none"));
    QCOMPARE(ask(m_two, "GET /", m_jar.header()).body, std::string("none")); // though the first has set one
    QCOMPARE(ask(m_one, "GET /", m_jar.header()).body, std::string("session=one"));
    QCOMPARE(ask(m_two, "GET /", m_jar.header()).body, std::string("session=two"));
    QCOMPARE(m_jar.cookies.size(), std::size_t(4));
}

void SharedAddressTest::scriptsSeeNoCookie()
{
    enter(m_one);
    enter(m_two);
    ask(m_one, "GET /", m_jar.header());
    ask(m_two, "GET /", m_jar.header());
    QCOMPARE(m_jar.cookies.size(), std::size_t(4));
    QCOMPARE(m_jar.script(), std::string());
}

// A page may write what it likes into the jar of the address.
void SharedAddressTest::aForgedCookieReachesNobody()
{
    enter(m_two);
    const std::string port = std::to_string(m_two->listenPort);
    const std::vector<std::string> forgeries{"session=forged", "cs-session=forged", "cs" + port + "-session=forged",
                                             "cs" + port + "--session=forged",
                                             "cs" + port + "-0000000000000000-session=forged"};
    for (const std::string &forged : forgeries)
        m_jar.take(forged);
    QCOMPARE(ask(m_two, "GET /", m_jar.header()).body, std::string("none"));
    QCOMPARE(ask(m_two, "GET /", m_jar.header()).body, std::string("session=two"));
    // it may shut the person out, but lets nobody in
    Jar forged;
    forged.take(m_one->cookieName() + "=0000");
    QCOMPARE(ask(m_one, "GET /", forged.header()).status, 403);
}

void SharedAddressTest::aTicketOpensItsPortOnly()
{
    const auto ticket = m_proxy->ticketUrl(QUrl(QString::fromStdString(m_one->listenOrigin() + "/")));
    QCOMPARE(ask(m_two, "GET " + ticket->path().toStdString(), {}).status, 403);
    enter(m_one);
    QCOMPARE(ask(m_one, "GET /", m_jar.header()).status, 200);
    QCOMPARE(ask(m_two, "GET /", m_jar.header()).status, 403); // sent to all ports of the address
}

// Ports of one address are one site: SameSite does not keep cookies back, and it is the proxy that refuses.
void SharedAddressTest::anotherPortIsAnotherSite()
{
    enter(m_one);
    enter(m_two);
    const std::string jar = m_jar.header();
    QCOMPARE(ask(m_two, "GET /", jar + "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n").status, 403);
    QCOMPARE(ask(m_two, "GET /", jar + "Origin: " + m_one->listenOrigin() + "\r\n").status, 403);
    QCOMPARE(ask(m_two, "POST /jobs/job/kill/",
                 jar + "Content-Length: 0\r\nOrigin: " + m_one->listenOrigin() + "\r\nSec-Fetch-Site: same-site\r\n")
                 .status,
             403);
    QCOMPARE(ask(m_two, "GET " + std::string(kGoPath) + "http%3A%2F%2Fworker%3A8081%2F",
                 jar + "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")
                 .status,
             403);
    QCOMPARE(m_second->connections(), 0);
    QCOMPARE(ask(m_two, "GET /",
                 jar + "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")
                 .status,
             200); // a link that the person follows
}

QTEST_GUILESS_MAIN(SharedAddressTest)
#include "tst_sharedaddress.moc"
