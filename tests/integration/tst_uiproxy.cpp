// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/sparkapp.h"
#include "proxy/proxyserver.h"
#include "unit/proxy/wire.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

Reply fetch(const std::string &authority, const std::string &path, const std::string &more, const char *method = "GET")
{
    Wire wire = Wire::to(authority);
    wire.send(std::string(method) + ' ' + path + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n" +
              more + "\r\n");
    return readReply(wire, std::string_view(method) == "HEAD");
}

//! A page without what changes from one second to the next: nonces, how long it is up, the clock.
QString lasting(const std::string &body)
{
    QString text = QString::fromStdString(body);
    static const QRegularExpression nonce(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    static const QRegularExpression duration(u"[0-9]+([.,][0-9]+)*( (ms|s|min|h|B|KiB|MiB|GiB|seconds?|minutes?))?"_s);
    static const QRegularExpression units(u"\\b(ms|s|min|h|seconds?|minutes?)\\b"_s);
    return text.remove(nonce).remove(duration).remove(units).simplified();
}

QStringList links(const std::string &html)
{
    QStringList result;
    static const QRegularExpression pattern(u"(?:href|src|action)=[\"']([^\"'#]+)"_s);
    for (auto matches = pattern.globalMatch(QString::fromStdString(html)); matches.hasNext();)
        result.append(matches.next().captured(1).replace(u"&amp;"_s, u"&"_s));
    return result;
}

} // namespace

//! Every page and file of a real driver through the proxy: the same status and the same content as without it.
class UiProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageIsTheSame();
    void redirectsStay();
    void rest();
    void headAndConditional();
    void killByForm();
    void ticketModeHasNoLinkElsewhere();

private:
    Reply direct(const std::string &path, const std::string &more = {}, const char *method = "GET") const
    {
        return fetch("127.0.0.1:" + std::to_string(m_spark.port()), path, more, method);
    }
    Reply proxied(const std::string &path, const std::string &more = {}, const char *method = "GET") const
    {
        return fetch(m_upstream->listenAuthority(), path, "X-Cinderscope-Secret: " + m_upstream->secret + "\r\n" + more,
                     method);
    }

    SparkApp m_spark;
    std::unique_ptr<ProxyServer> m_proxy;
    UpstreamPtr m_upstream;
    QSet<QString> m_pages;
};

void UiProxyTest::initTestCase()
{
    if (!m_spark.start({u"--work"_s, u"rdd"_s, u"cached"_s, u"sql"_s, u"failing"_s})) {
        if (m_spark.skipped()) {
            std::printf("%s\n", qPrintable(m_spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(m_spark.why()));
    }
    m_proxy = std::make_unique<ProxyServer>();
    m_upstream = *m_proxy->add(u"a"_s, QUrl(u"http://127.0.0.1:%1"_s.arg(m_spark.port())));
}

void UiProxyTest::everyPageIsTheSame()
{
    const QUrl base(QString::fromStdString(m_upstream->listenOrigin() + "/"));
    QStringList queue{u"/jobs/"_s,
                      u"/stages/"_s,
                      u"/storage/"_s,
                      u"/environment/"_s,
                      u"/executors/"_s,
                      u"/SQL/"_s,
                      u"/executors/threadDump/?executorId=driver"_s,
                      u"/stages/pool/?poolname=default"_s};
    int pages = 0, files = 0;
    while (!queue.isEmpty()) {
        const QString path = queue.takeFirst();
        if (m_pages.contains(path) || m_pages.size() > 500)
            continue;
        m_pages.insert(path);
        const Reply there = direct(path.toStdString());
        const Reply here = proxied(path.toStdString());
        QVERIFY2(here.complete, qPrintable(path));
        QVERIFY2(here.status == there.status, qPrintable(path + u" %1 %2"_s.arg(here.status).arg(there.status)));
        QCOMPARE(here.header("Content-Type"), there.header("Content-Type"));
        if (!QString::fromStdString(here.header("Content-Type")).startsWith(u"text/html"_s)) {
            QVERIFY2(here.body == there.body, qPrintable(path));
            ++files;
            continue;
        }
        ++pages;
        if (!path.contains(u"threadDump"_s))
            QCOMPARE(lasting(here.body), lasting(there.body));
        for (const QString &link : links(here.body)) {
            const QUrl url = base.resolved(QUrl(path)).resolved(QUrl(link));
            const QString next =
                url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment | QUrl::FullyEncoded);
            if (url.authority() == base.authority() && !next.contains(u"kill"_s))
                queue.append(next);
        }
    }
    std::printf("%d pages, %d files\n", pages, files);
    QVERIFY(pages >= 15 && files >= 15);
}

void UiProxyTest::redirectsStay()
{
    for (const std::string path : {"/", "/jobs", "/stages", "/static", "/SQL"}) {
        const Reply there = direct(path), here = proxied(path);
        QCOMPARE(here.status, there.status);
        const QUrl to(QString::fromStdString(here.header("Location")));
        QVERIFY(to.authority().isEmpty() || to.authority().toStdString() == m_upstream->listenAuthority());
        QCOMPARE(to.path(), QUrl(QString::fromStdString(there.header("Location"))).path());
    }
}

void UiProxyTest::rest()
{
    const std::string base = "/api/v1/applications/" + m_spark.applicationId().toStdString();
    for (const std::string path : {"/jobs", "/stages", "/storage/rdd", "/environment", "/sql"}) {
        const Reply there = direct(base + path), here = proxied(base + path);
        QCOMPARE(here.status, 200);
        QCOMPARE(here.body, there.body);
    }
    QCOMPARE(proxied(base + "/no-such-thing").status, 404);
}

void UiProxyTest::headAndConditional()
{
    const Reply head = proxied("/static/webui.css", {}, "HEAD");
    QCOMPARE(head.status, 200);
    const std::string stamp = proxied("/static/webui.css").header("Last-Modified");
    if (!stamp.empty())
        QCOMPARE(proxied("/static/webui.css", "If-Modified-Since: " + stamp + "\r\n").status, 304);
    QCOMPARE(proxied("/static/webui.css").header("Cache-Control"), std::string("private, max-age=3600"));
    const Reply packed = proxied("/jobs/", "Accept-Encoding: gzip\r\n");
    QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
    QVERIFY(packed.body.starts_with("\x1f\x8b"));
    QCOMPARE(packed.header("Content-Security-Policy").empty(),
             direct("/jobs/").header("Content-Security-Policy").empty());
}

void UiProxyTest::killByForm()
{
    QCOMPARE(proxied("/jobs/job/kill/?id=0").status, 405);
    const std::string origin = "Origin: " + m_upstream->listenOrigin() + "\r\nContent-Length: 0\r\n";
    const Reply reply = proxied("/jobs/job/kill/?id=0", origin, "POST");
    QCOMPARE(reply.status, direct("/jobs/job/kill/?id=0", "Content-Length: 0\r\n", "POST").status);
    // 4.3 wants the token of its own form (403), 3.5 redirects to the list
    if (reply.status == 302)
        QVERIFY(QString::fromStdString(reply.header("Location")).contains(u"/jobs/"_s));
}

void UiProxyTest::ticketModeHasNoLinkElsewhere()
{
    const std::string cookie =
        "Cookie: " + m_upstream->cookieName() + '=' + m_upstream->cookieSecret + "\r\nAccept-Encoding: gzip\r\n";
    int looked = 0;
    for (const QString &path : std::as_const(m_pages)) {
        const Reply reply = fetch(m_upstream->listenAuthority(), path.toStdString(), cookie);
        QVERIFY2(reply.complete && reply.status != 403 && reply.status != 502, qPrintable(path));
        if (!QString::fromStdString(reply.header("Content-Type")).startsWith(u"text/html"_s))
            continue;
        ++looked;
        for (const QString &link : links(reply.body))
            QVERIFY2(!link.contains(u":%1/"_s.arg(m_spark.port())), qPrintable(path + u": "_s + link));
    }
    QVERIFY(looked >= 15);
}

QTEST_GUILESS_MAIN(UiProxyTest)
#include "tst_uiproxy.moc"
