// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/gatekeeper.h"
#include "proxy/upstreamregistry.h"

#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Who may ask for what: the contract of judge(), without a socket.
class GatekeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneSecretACluster();
    void oneCookieAServer();
    void pagesAreKeptApartByOrigin_data();
    void pagesAreKeptApartByOrigin();
    void goOnlyFromItsOwnPages();

private:
    UpstreamPtr name(const char *url, const QString &cluster)
    {
        return *m_known->name(cluster, QUrl(QString::fromLatin1(url)), {});
    }
    static Verdict ask(const Upstream &at, std::vector<HeaderField> more, const std::string &target = "/",
                       const std::string &method = "GET")
    {
        MessageHead request;
        request.method = method;
        request.target = target;
        request.fields = {{"Host", at.listenAuthority()}};
        request.fields.insert(request.fields.end(), more.begin(), more.end());
        return judge(request, at);
    }
    static std::string refused(const Verdict &verdict) { return verdict.refusal ? verdict.refusal->code : ""; }
    static HeaderField secretOf(const Upstream &upstream) { return {std::string(kSecretHeader), upstream.secret}; }
    static HeaderField cookieOf(const Upstream &upstream)
    {
        return {"Cookie", upstream.cookieName() + '=' + upstream.cookieSecret};
    }

    std::unique_ptr<UpstreamRegistry> m_known;
    UpstreamPtr m_driver, m_other, m_far;
};

void GatekeeperTest::init()
{
    m_known = std::make_unique<UpstreamRegistry>([](const UpstreamPtr &, const Access &, int s) { ::close(s); });
    m_driver = name("http://driver:4040", u"a"_s);
    m_other = name("http://driver:4041", u"a"_s); // another application of the same cluster
    m_far = name("http://driver:4040", u"b"_s);
}

// By design: who may open a cluster may open all of it, as the links of its pages do.
void GatekeeperTest::oneSecretACluster()
{
    QCOMPARE(refused(ask(*m_driver, {secretOf(*m_driver)})), std::string());
    QCOMPARE(refused(ask(*m_driver, {secretOf(*m_other)})), std::string());
    QVERIFY(ask(*m_driver, {secretOf(*m_driver)}).visitor == Visitor::View);
    QCOMPARE(refused(ask(*m_driver, {secretOf(*m_far)})), std::string("secret"));
    QCOMPARE(refused(ask(*m_driver, {secretOf(*m_driver), secretOf(*m_driver)})), std::string("secret"));
    QCOMPARE(refused(ask(*m_driver, {})), std::string("secret"));
    // a wrong one is not made good by a cookie
    QCOMPARE(refused(ask(*m_driver, {secretOf(*m_far), cookieOf(*m_driver)})), std::string("secret"));
}

void GatekeeperTest::oneCookieAServer()
{
    QVERIFY(ask(*m_driver, {cookieOf(*m_driver)}).visitor == Visitor::Browser);
    QCOMPARE(refused(ask(*m_driver, {cookieOf(*m_driver)})), std::string());
    const HeaderField others{"Cookie", m_driver->cookieName() + '=' + m_other->cookieSecret};
    QCOMPARE(refused(ask(*m_driver, {others})), std::string("secret"));
    QCOMPARE(refused(ask(*m_driver, {cookieOf(*m_other)})), std::string("secret"));
    QCOMPARE(refused(ask(*m_driver, {cookieOf(*m_driver), cookieOf(*m_driver)})), std::string("secret"));
}

void GatekeeperTest::pagesAreKeptApartByOrigin_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("from"); // origin: own, other, none
    QTest::addColumn<bool>("passes");
    QTest::newRow("own fetch") << u"GET"_s << u"same-origin"_s << u"cors"_s << u""_s << true;
    QTest::newRow("own form") << u"POST"_s << u"same-origin"_s << u"navigate"_s << u"own"_s << true;
    QTest::newRow("typed") << u"GET"_s << u"none"_s << u"navigate"_s << u""_s << true;
    QTest::newRow("link") << u"GET"_s << u"cross-site"_s << u"navigate"_s << u""_s << true;
    QTest::newRow("image") << u"GET"_s << u"cross-site"_s << u"no-cors"_s << u""_s << false;
    QTest::newRow("image of the same address") << u"GET"_s << u"same-site"_s << u"no-cors"_s << u""_s << false;
    QTest::newRow("fetch") << u"GET"_s << u"cross-site"_s << u"cors"_s << u"other"_s << false;
    QTest::newRow("fetch without Sec-Fetch") << u"GET"_s << u""_s << u""_s << u"other"_s << false;
    QTest::newRow("form") << u"POST"_s << u"cross-site"_s << u"navigate"_s << u"other"_s << false;
}

// The secret is on every request of a cluster's view: another application's page must get nowhere with it.
void GatekeeperTest::pagesAreKeptApartByOrigin()
{
    QFETCH(QString, method);
    QFETCH(QString, site);
    QFETCH(QString, mode);
    QFETCH(QString, from);
    QFETCH(bool, passes);
    for (const HeaderField &pass : {secretOf(*m_driver), cookieOf(*m_driver)}) {
        std::vector<HeaderField> fields{pass};
        if (!site.isEmpty())
            fields.push_back({"Sec-Fetch-Site", site.toStdString()});
        if (!mode.isEmpty())
            fields.push_back({"Sec-Fetch-Mode", mode.toStdString()});
        if (mode == u"navigate"_s)
            fields.push_back({"Sec-Fetch-Dest", "document"});
        if (!from.isEmpty())
            fields.push_back({"Origin", from == u"own"_s ? m_driver->listenOrigin() : m_other->listenOrigin()});
        const Verdict verdict = ask(*m_driver, fields, "/jobs/", method.toStdString());
        QCOMPARE(refused(verdict), std::string(passes ? "" : "other-site"));
    }
}

void GatekeeperTest::goOnlyFromItsOwnPages()
{
    std::string go(kGoPath);
    go += "http%3A%2F%2Fworker%3A8081%2F";
    const std::vector<HeaderField> link{
        cookieOf(*m_driver), {"Sec-Fetch-Mode", "navigate"}, {"Sec-Fetch-Dest", "document"}};
    const auto from = [&](const char *site) {
        auto fields = link;
        fields.push_back({"Sec-Fetch-Site", site});
        return refused(ask(*m_driver, fields, go));
    };
    QCOMPARE(from("same-origin"), std::string());
    QCOMPARE(from("none"), std::string());
    QCOMPARE(from("cross-site"), std::string("other-site"));
    QCOMPARE(from("same-site"), std::string("other-site"));
}

QTEST_GUILESS_MAIN(GatekeeperTest)
#include "tst_gatekeeper.moc"
