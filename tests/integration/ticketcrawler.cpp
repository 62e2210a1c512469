// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/ticketcrawler.h"

#include "integration/uicrawler.h"

#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

//! "/stages/stage/ attempt id"; a hop to another server by what it leads to.
QString kindOf(const QUrl &url)
{
    static const QRegularExpression ids(u"(app|worker|driver)-[0-9-]+"_s), arranged(u"\\.(sort|desc|page|pageSize)="_s);
    static const QRegularExpression log(u"logType=([a-z]+)"_s);
    QStringList names;
    for (const auto &item : QUrlQuery(url).queryItems())
        names.append(item.first);
    if (arranged.match(url.query()).hasMatch())
        names = {u"arranged"_s};
    names.sort();
    return url.path().replace(ids, u"*"_s) + u' ' + names.join(u' ') + u' ' + log.match(url.query()).captured(1);
}

bool isLeft(const QString &link)
{
    static const QRegularExpression kill(u"/kill(/|\\?|%2F|$)"_s);
    return kill.match(link).hasMatch();
}

} // namespace

Reply TicketCrawler::get(const QUrl &url)
{
    const QString origin = url.authority();
    std::string cookies;
    for (auto each = m_cookies[origin].cbegin(); each != m_cookies[origin].cend(); ++each)
        cookies += (cookies.empty() ? "Cookie: " : "; ") + each.key().toStdString() + '=' + each->toStdString();
    if (!cookies.empty())
        cookies += "\r\n";
    QString target = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    if (!target.startsWith(u'/'))
        target.prepend(u'/');
    Wire wire = Wire::to(origin.toStdString());
    wire.send("GET " + target.toStdString() + " HTTP/1.1\r\nHost: " + origin.toStdString() + "\r\n" + cookies +
              "Connection: close\r\n\r\n");
    ++m_requests;
    const Reply reply = readReply(wire);
    if (const QByteArray cookie = QByteArray::fromStdString(reply.header("Set-Cookie")); !cookie.isEmpty()) {
        const QByteArray pair = cookie.left(cookie.indexOf(';'));
        m_cookies[origin].insert(pair.left(pair.indexOf('=')), pair.mid(pair.indexOf('=') + 1));
    }
    return reply;
}

void TicketCrawler::crawl(const QUrl &ticket, int mostOfKind)
{
    m_queue = {ticket};
    while (!m_queue.isEmpty() && m_problems.size() < 20) {
        const QUrl url = m_queue.takeFirst().adjusted(QUrl::RemoveFragment);
        if (m_seen.contains(url))
            continue;
        m_seen.insert(url);
        const bool hop = url.path().startsWith(u"/.cinderscope/"_s);
        if (!hop && m_kinds[url.authority() + kindOf(url)]++ >= mostOfKind)
            continue;
        const Reply reply = get(url);
        if (!reply.complete || reply.status >= 400 || reply.status < 200)
            m_problems.append(u"%1: %2"_s.arg(url.toString()).arg(reply.status));
        else if (reply.status >= 300)
            lead(url, QString::fromStdString(reply.header("Location")));
        else
            look(url, reply);
    }
}

void TicketCrawler::look(const QUrl &url, const Reply &reply)
{
    m_origins.insert(url.authority());
    const QString type = QString::fromStdString(reply.header("Content-Type"));
    if (type.startsWith(u"text/html"_s)) {
        for (const QString &link : pageLinks(reply.body))
            lead(url, link);
        if (reply.body.find("executorspage.js") != std::string::npos && url.path() == u"/executors/"_s)
            lead(url, u"/api/v1/applications"_s);
        return;
    }
    if (!type.startsWith(u"application/json"_s))
        return;
    static const QRegularExpression address(u"\"(https?:[^\"]+|/\\.cinderscope/[^\"]+)\""_s),
        id(u"\"id\" : \"(app-[^\"]+)\""_s);
    const QString text = QString::fromStdString(reply.body).replace(u"\\/"_s, u"/"_s);
    for (auto matches = address.globalMatch(text); matches.hasNext();)
        lead(url, matches.next().captured(1));
    if (const auto match = id.match(text); match.hasMatch() && url.path() == u"/api/v1/applications"_s)
        lead(url, u"/api/v1/applications/%1/allexecutors"_s.arg(match.captured(1)));
}

void TicketCrawler::lead(const QUrl &page, const QString &link)
{
    const QUrl to = page.resolved(QUrl(link));
    if (isLeft(link) || (to.scheme() != u"http"_s && to.scheme() != u"https"_s))
        return;
    if (to.host().endsWith(m_named) || to.host() == u"localhost"_s)
        m_problems.append(u"%1 leads past the proxy, to %2"_s.arg(page.toString(), to.toString()));
    else if (!to.host().startsWith(u"127.77."_s))
        m_outside.insert(to.toString());
    else
        m_queue.append(to);
}

} // namespace cinderscope::test
