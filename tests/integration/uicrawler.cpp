// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/uicrawler.h"

#include <algorithm>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

//! A page without the nonces of its Content-Security-Policy, which are new each time (Spark 4).
QString withoutNonces(const std::string &body)
{
    QString text = QString::fromStdString(body);
    static const QRegularExpression nonce(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    return text.remove(nonce);
}

//! And without what changes from one second to the next: how long it is up, the clock, sizes of a heap.
QString withoutFigures(QString text)
{
    static const QRegularExpression figure(u"[0-9]+([.,][0-9]+)*( (ms|s|min|h|B|KiB|MiB|GiB|seconds?|minutes?))?"_s);
    static const QRegularExpression units(u"\\b(ms|s|min|h|seconds?|minutes?)\\b"_s);
    return text.remove(figure).remove(units).simplified();
}

//! Headings of a page and of its tables.
QStringList headings(const QString &text)
{
    static const QRegularExpression heading(u"<(th|h[1-6])[ >].*?</\\1>"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    QStringList list;
    for (auto matches = heading.globalMatch(text); matches.hasNext();)
        list.append(withoutFigures(matches.next().captured()));
    return list;
}

//! Names, checksums and sizes of what is in a zip file.
QList<QByteArray> zipContent(const std::string &bytes)
{
    QList<QByteArray> list;
    const QByteArray zip = QByteArray::fromStdString(bytes);
    constexpr qsizetype record = 46;
    for (qsizetype at = zip.indexOf("PK\x01\x02"); at >= 0 && at + record <= zip.size();
         at = zip.indexOf("PK\x01\x02", at + record)) {
        const qsizetype name = quint8(zip[at + 28]) + 256 * quint8(zip[at + 29]);
        list.append(zip.mid(at + 16, 4).toHex() + ' ' + zip.mid(at + 24, 4).toHex() + ' ' + zip.mid(at + record, name));
    }
    return list;
}

//! True for pages that show what each thread or the heap does at that moment.
bool isMoment(const QUrl &url)
{
    return url.path().contains(u"threadDump"_s) || url.path().contains(u"heapHistogram"_s);
}

bool isKill(const QString &link)
{
    static const QRegularExpression kill(u"/kill(/|\\?|$)"_s);
    return kill.match(link).hasMatch();
}

//! Looked at, but its links lead nowhere new: a table in another order or cut into pages.
bool isArranged(const QUrl &url)
{
    return url.query().contains(u".sort="_s) || url.query().contains(u".pageSize="_s);
}

QString target(const QUrl &url)
{
    const QString text =
        url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment | QUrl::FullyEncoded);
    return text.isEmpty() ? u"/"_s : text;
}

//! "/history/<id>/1/stages/" and "/proxy/<id>/…" without the part that names the application.
QString pageOf(const QUrl &url)
{
    static const QRegularExpression prefix(u"^(/proxy/[^/]+|/history/[^/]+(/[0-9]+)?)(?=/)"_s);
    return url.path().remove(prefix);
}

//! The reverse proxy of Spark 3.5 loses seven characters of "/<id>" in many of its redirects, asked directly as well
//! (JettyUtils.createProxyLocationHeader): with the id of what was asked for.
QUrl withWholeId(QUrl to, const QUrl &asked)
{
    static const QRegularExpression prefix(u"^/proxy/([^/]+)"_s);
    const auto id = prefix.match(asked.path()), told = prefix.match(to.path());
    if (id.hasMatch() && told.hasMatch() && id.captured(1).endsWith(told.captured(1)))
        to.setPath(to.path().replace(prefix, id.captured(0)));
    return to;
}

//! What the scripts make links of: the logs of executors.
void logAddresses(const QJsonValue &value, QStringList &list)
{
    for (const QJsonValue &each : value.toArray())
        logAddresses(each, list);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != u"executorLogs"_s) {
            logAddresses(*member, list);
            continue;
        }
        for (const QJsonValue &address : (*member).toObject())
            list.append(address.toString());
    }
}

} // namespace

QStringList pageLinks(const std::string &html)
{
    QStringList result;
    static const QRegularExpression pattern(u"[ \n](?:href|src|action)=(?:\"([^\"#]+)|'([^'#]+))"_s);
    for (auto matches = pattern.globalMatch(QString::fromStdString(html)); matches.hasNext();) {
        const auto match = matches.next();
        QString link = match.captured(1) + match.captured(2);
        link.replace(u"&amp;"_s, u"&"_s).replace(u"&quot;"_s, u"\""_s).replace(u"&#39;"_s, u"'"_s);
        result.append(link);
    }
    return result;
}

UiCrawler::UiCrawler(ProxyServer &proxy, QString cluster, Dial dial)
    : m_proxy(proxy), m_cluster(std::move(cluster)), m_dial(std::move(dial))
{
}

void UiCrawler::clear()
{
    m_direct.clear();
    m_proxied.clear();
    m_visited.clear();
    m_outside.clear();
    m_counts.clear();
    m_applications.clear();
    m_problems.clear();
}

void UiCrawler::problem(const QUrl &url, const QString &what)
{
    m_problems.append(url.toString() + u": "_s + what);
}

//! One request on a connection that is kept; on a new one where the server has closed it in between.
Reply UiCrawler::exchange(std::map<std::string, std::unique_ptr<Wire>> &wires, const std::string &key,
                          const std::function<Wire()> &open, const std::string &request, bool isHead)
{
    Reply reply;
    for (int tries = 0; tries < 2; ++tries) {
        const bool isNew = !wires.contains(key);
        if (isNew)
            wires.emplace(key, std::make_unique<Wire>(open()));
        Wire &wire = *wires.at(key);
        reply = Reply();
        if (wire.isOpen() && wire.send(request))
            reply = readReply(wire, isHead);
        if (!reply.complete || reply.header("Connection") == "close" || reply.header("connection") == "close")
            wires.erase(key);
        if (reply.complete || isNew || !request.starts_with("GET"))
            break;
    }
    return reply;
}

Reply UiCrawler::direct(const QUrl &url, const std::string &method, const std::string &more, const std::string &body)
{
    const std::string authority = url.authority().toStdString();
    QString path = target(url);
    static const QRegularExpression printed(u"^/proxy/[^/]+(?=/)"_s);
    if (url.authority() == m_printing)
        path.remove(printed);
    const std::string request =
        method + ' ' + path.toStdString() + " HTTP/1.1\r\nHost: " + authority + "\r\n" + more + "\r\n" + body;
    return exchange(
        m_direct, authority, [&] { return Wire(m_dial(url)); }, request, method == "HEAD");
}

Reply UiCrawler::proxied(const QUrl &url, const std::string &method, const std::string &more, const std::string &body)
{
    const auto ours = m_proxy.toProxied(m_cluster, url);
    if (!ours)
        return {};
    const std::string authority = ours->authority().toStdString();
    const std::string request = method + ' ' + target(*ours).toStdString() + " HTTP/1.1\r\nHost: " + authority +
                                "\r\n" + ProxyServer::secretHeader().toStdString() + ": " +
                                m_proxy.secret(m_cluster).toStdString() + "\r\n" + more + "\r\n" + body;
    return exchange(
        m_proxied, authority, [&] { return Wire::to(authority); }, request, method == "HEAD");
}

void UiCrawler::crawl(const QList<QUrl> &starts)
{
    for (const QUrl &url : starts)
        queue(url);
    while (!m_queue.isEmpty() && m_problems.size() < 50)
        visit(m_queue.takeFirst());
    m_queue.clear();
}

void UiCrawler::queue(const QUrl &url)
{
    const QUrl plain = url.adjusted(QUrl::RemoveFragment);
    if (m_visited.contains(plain))
        return;
    m_visited.insert(plain);
    m_queue.append(plain);
}

void UiCrawler::visit(const QUrl &url)
{
    Reply there = direct(url);
    const Reply here = proxied(url);
    if (there.status == 302 && here.status == 200 && url.path().startsWith(u"/history/"_s))
        there = direct(url); // it was loaded by the first who asked, who is sent back
    if (!there.complete || !here.complete || here.status != there.status) {
        problem(url, u"%1%2 direct, %3%4 through the proxy: %5"_s.arg(there.status)
                         .arg(there.complete ? u""_s : u" (cut)"_s)
                         .arg(here.status)
                         .arg(here.complete ? u""_s : u" (cut)"_s)
                         .arg(QString::fromStdString(here.body).left(300)));
        return;
    }
    if (here.status >= 300 && here.status < 400)
        return redirected(url, there, here);
    compare(url, there, here);
    const QString type = QString::fromStdString(here.header("Content-Type"));
    if (isArranged(url))
        return;
    if (type.startsWith(u"text/html"_s)) {
        queueLinks(url, here.body);
        queueScripts(url, here.body);
    } else if (type.startsWith(u"application/json"_s)) {
        queueAddresses(url, here.body);
    }
}

void UiCrawler::redirected(const QUrl &url, const Reply &there, const Reply &here)
{
    const auto ours = m_proxy.toProxied(m_cluster, url);
    const QUrl from = ours.value_or(QUrl());
    const QUrl to = from.resolved(QUrl(QString::fromStdString(here.header("Location"))));
    const QUrl expected = url.resolved(QUrl(QString::fromStdString(there.header("Location"))));
    const auto known = m_proxy.toPublic(to);
    if (!known || target(withWholeId(*known, url)) != target(withWholeId(expected, url)))
        return problem(url, u"redirects to %1 instead of %2"_s.arg(to.toString(), expected.toString()));
    queue(withWholeId(*known, url));
}

void UiCrawler::compare(const QUrl &url, const Reply &there, const Reply &here)
{
    Count &count = m_counts[url.authority()];
    const QString type = QString::fromStdString(here.header("Content-Type"));
    const bool isPage = type.startsWith(u"text/html"_s), isFile = url.path().contains(u"/static/"_s);
    ++(isFile ? count.files : isPage ? count.pages : count.data);
    if (url.path().contains(u"/log"_s))
        ++count.logs;
    for (const char *name : {"Content-Type", "Content-Disposition", "X-Frame-Options", "Content-Encoding"}) {
        if (here.header(name) != there.header(name))
            problem(url, u"%1 is \"%2\" instead of \"%3\""_s.arg(QLatin1String(name),
                                                                 QString::fromStdString(here.header(name)),
                                                                 QString::fromStdString(there.header(name))));
    }
    if (here.header("Content-Security-Policy").empty() != there.header("Content-Security-Policy").empty())
        problem(url, u"another Content-Security-Policy"_s);
    if (there.body == here.body || withoutNonces(there.body) == withoutNonces(here.body)) {
        ++count.same;
        return;
    }
    ++count.alike;
    if (here.body.starts_with("PK")) {
        if (const auto content = zipContent(here.body); content.isEmpty() || content != zipContent(there.body))
            problem(url, u"the archive has another content"_s);
        return;
    }
    if (isFile || isMoment(url)) {
        if (isFile || headings(withoutNonces(here.body)) != headings(withoutNonces(there.body)) ||
            headings(withoutNonces(here.body)).isEmpty())
            problem(url, u"is not the same"_s);
        return;
    }
    const QString mine = withoutNonces(here.body);
    if (withoutFigures(mine) == withoutFigures(withoutNonces(there.body)))
        return;
    const Reply again = direct(url); // it may have changed between the two
    if (withoutFigures(mine) != withoutFigures(withoutNonces(again.body)))
        problem(url, u"has another text"_s);
}

void UiCrawler::queueLink(const QUrl &page, const QString &link)
{
    const auto ours = m_proxy.toProxied(m_cluster, page);
    const QUrl to = ours->resolved(QUrl(link));
    if (isKill(link) || (to.scheme() != u"http"_s && to.scheme() != u"https"_s))
        return;
    if (to.authority() == ours->authority())
        return queue(*m_proxy.toPublic(to));
    const auto mapped = m_proxy.follow(*ours, to);
    if (!mapped) {
        m_outside.insert(to.toString());
        return;
    }
    const auto known = m_proxy.toPublic(*mapped);
    known ? queue(*known) : problem(page, u"leads out of the proxy: "_s + mapped->toString());
}

void UiCrawler::queueLinks(const QUrl &url, const std::string &html)
{
    for (const QString &link : pageLinks(html))
        queueLink(url, link);
}

void UiCrawler::queueAddresses(const QUrl &url, const std::string &json)
{
    QStringList list;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    logAddresses(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), list);
    for (const QString &address : list)
        queueLink(url, address);
}

//! Where the scripts of a page ask, as Spark's utils.js finds it.
QString UiCrawler::api(const QUrl &url)
{
    static const QRegularExpression proxyBase(u"^/proxy/([^/]+)/"_s), history(u"^/history/([^/]+)/(?:([0-9]+)/)?"_s);
    if (const auto match = proxyBase.match(url.path()); match.hasMatch())
        return u"/proxy/%1/api/v1/applications/%1"_s.arg(match.captured(1));
    if (const auto match = history.match(url.path()); match.hasMatch()) {
        const QString base = u"/api/v1/applications/"_s + match.captured(1);
        return match.captured(2).isEmpty() ? base : base + u'/' + match.captured(2);
    }
    QString &id = m_applications[url.authority()];
    if (id.isEmpty()) {
        const Reply list = proxied(url.resolved(QUrl(u"/api/v1/applications"_s)));
        id = QJsonDocument::fromJson(QByteArray::fromStdString(list.body))[0][u"id"_s].toString();
    }
    return u"/api/v1/applications/"_s + id;
}

void UiCrawler::queueScripts(const QUrl &url, const std::string &html)
{
    const QString page = pageOf(url);
    const auto uses = [&html](const char *script) { return html.find(script) != std::string::npos; };
    if (page == u"/logPage/"_s)
        return queueLog(url, html);
    if (uses("historypage.js"))
        return queueHistory(url);
    if (uses("executorspage.js") || uses("environmentpage.js")) {
        const QString base = api(url);
        for (const QString &path : {u"/allmiscellaneousprocess"_s, u"/environment"_s})
            queue(url.resolved(QUrl(base + path)));
        queue(url.resolved(QUrl(base.left(base.indexOf(u"/api/"_s)) + u"/static/executorspage-template.html"_s)));
        if (uses("executorspage.js"))
            queueExecutors(url, html);
    } else if (uses("stagepage.js")) {
        queueStage(url, api(url));
    } else if (uses("allexecutionspage.js")) {
        queueQueries(url);
    } else if (page == u"/SQL/execution/"_s) {
        queue(url.resolved(QUrl(api(url) + u"/sql/"_s + QUrlQuery(url).queryItemValue(u"id"_s) +
                                u"?details=false&planDescription=false"_s)));
    }
}

//! executorspage.js: each executor's threads and heap, if the page says that they are to be had.
void UiCrawler::queueExecutors(const QUrl &url, const std::string &html)
{
    const QUrl list = url.resolved(QUrl(api(url) + u"/allexecutors"_s));
    queue(list);
    const QJsonDocument answer = QJsonDocument::fromJson(QByteArray::fromStdString(proxied(list).body));
    for (const QJsonValue &executor : answer.array()) {
        const QString id = executor[u"id"_s].toString();
        if (!executor[u"isActive"_s].toBool())
            continue;
        if (html.find("setThreadDumpEnabled(true)") != std::string::npos)
            queue(url.resolved(QUrl(u"threadDump/?executorId="_s + id)));
        if (html.find("setHeapHistogramEnabled(true)") != std::string::npos)
            queue(url.resolved(QUrl(u"heapHistogram/?executorId="_s + id)));
    }
}

//! allexecutionspage.js (Spark 4): the listing comes as data, its links are made here.
void UiCrawler::queueQueries(const QUrl &url)
{
    const QUrl table = url.resolved(
        QUrl(api(url) + u"/sql/sqlTable?draw=1&start=0&length=20&search%5Bvalue%5D=&search%5Bregex%5D=false&"
                        "order%5B0%5D%5Bcolumn%5D=0&order%5B0%5D%5Bdir%5D=desc&groupSubExecution=true"_s));
    queue(table);
    const QJsonDocument answer = QJsonDocument::fromJson(QByteArray::fromStdString(proxied(table).body));
    for (const QJsonValue &query : answer[u"aaData"_s].toArray()) {
        queue(url.resolved(QUrl(u"execution/?id=%1"_s.arg(query[u"id"_s].toInteger()))));
        for (const QJsonValue &job : query[u"jobIds"_s].toArray())
            queue(url.resolved(QUrl(u"../jobs/job/?id=%1"_s.arg(job.toInteger()))));
    }
}

void UiCrawler::queueStage(const QUrl &url, const QString &api)
{
    const QUrlQuery query(url);
    const QString stage = api + u"/stages/"_s + query.queryItemValue(u"id"_s) + u'/' +
                          (query.hasQueryItem(u"attempt"_s) ? query.queryItemValue(u"attempt"_s) : u"0"_s);
    for (const QString &path :
         {u""_s, u"/taskSummary?quantiles=0,0.25,0.5,0.75,1.0"_s,
          u"/taskTable?draw=1&start=0&length=20&numTasks=20&search%5Bvalue%5D=&search%5Bregex%5D=false&"
          "order%5B0%5D%5Bcolumn%5D=0&order%5B0%5D%5Bdir%5D=asc&columnIndexToSort=0&columnNameToSort=Index"_s})
        queue(url.resolved(QUrl(stage + path)));
}

//! historypage.js: the listing, and for each attempt its log and its pages.
void UiCrawler::queueHistory(const QUrl &url)
{
    const bool incomplete = url.query().contains(u"showIncomplete=true"_s);
    const QUrl list = url.resolved(
        QUrl(u"/api/v1/applications?limit=2147483647&status="_s + (incomplete ? u"running"_s : u"completed"_s)));
    queue(list);
    queue(url.resolved(QUrl(u"/static/historypage-template.html"_s)));
    if (incomplete)
        return; // the same pages as when it has ended, which change while they are compared
    const QJsonDocument answer = QJsonDocument::fromJson(QByteArray::fromStdString(proxied(list).body));
    for (const QJsonValue &application : answer.array()) {
        const QString id = application[u"id"_s].toString();
        for (const QJsonValue &attempt : application[u"attempts"_s].toArray()) {
            const QString number = attempt[u"attemptId"_s].toString();
            const QString path = number.isEmpty() ? id : id + u'/' + number;
            queue(url.resolved(QUrl(u"/history/%1/jobs/"_s.arg(path))));
            queue(url.resolved(QUrl(u"/api/v1/applications/%1/logs"_s.arg(path))));
        }
    }
}

//! log-view.js and the links above a log: its end, its beginning, a piece in the middle, as a page and as text.
void UiCrawler::queueLog(const QUrl &url, const std::string &html)
{
    static const QRegularExpression init(u"initLogPage\\('(\\?[^']*)'"_s);
    const auto match = init.match(QString::fromStdString(html));
    if (!match.hasMatch() || url.query().contains(u"offset="_s))
        return;
    const QString params = match.captured(1);
    const QString base = url.path().left(url.path().lastIndexOf(u"logPage/"_s));
    for (const QString &piece : {u"&byteLength=0"_s, u"&offset=0&byteLength=64"_s, u"&offset=100&byteLength=64"_s}) {
        queue(url.resolved(QUrl(base + u"log"_s + params + piece)));
        queue(url.resolved(QUrl(base + u"logPage/"_s + params + piece)));
    }
}

} // namespace cinderscope::test
