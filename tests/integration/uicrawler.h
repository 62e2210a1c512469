// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/proxyserver.h"
#include "unit/proxy/wire.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

namespace cinderscope::test {

//! Visits every page of a cluster as the embedded view does: with the secret header, each link of a page mapped by
//! ProxyServer::follow(), the requests of Spark's scripts made as well (executors, task tables, log paging, history
//! listing). Each answer is compared with that of the same server to a direct request. Blocks; one thread at a time,
//! other than that of the tunnel's event loop.
class UiCrawler
{
public:
    //! A connected socket to the server of a public address, past the proxy; -1: none.
    using Dial = std::function<int(const QUrl &)>;

    struct Count
    {
        int pages = 0, files = 0, data = 0; //!< HTML, /static/, everything else
        int same = 0;                       //!< equal to the last byte, but for 4.3's nonces
        int alike = 0;                      //!< equal but for figures that run (uptimes, durations, thread states)
        int logs = 0;                       //!< executors' and daemons' log pages and their pieces
    };

    UiCrawler(ProxyServer &proxy, QString cluster, Dial dial);

    //! A driver that prints "/proxy/<id>" in front of its paths and does not know them so: asked directly without.
    void setPrinting(const QUrl &driver) { m_printing = driver.authority(); }
    //! Visits \a starts, addresses of servers that are named, and all that they lead to.
    void crawl(const QList<QUrl> &starts);

    Reply direct(const QUrl &url, const std::string &method = "GET", const std::string &more = {},
                 const std::string &body = {});
    //! \a more: header lines, each with its end.
    Reply proxied(const QUrl &url, const std::string &method = "GET", const std::string &more = {},
                  const std::string &body = {});

    ProxyServer &server() { return m_proxy; }
    const QStringList &problems() const { return m_problems; }
    //! By authority, e.g. "worker0.spark.test:8081".
    const QHash<QString, Count> &counts() const { return m_counts; }
    //! What is not served since it is no part of the cluster.
    const QSet<QString> &outside() const { return m_outside; }
    //! All addresses that were visited, without their hosts' own sort orders.
    const QSet<QUrl> &visited() const { return m_visited; }
    //! Forgets what was seen, e.g. before the pages change.
    void clear();

private:
    void visit(const QUrl &url);
    void compare(const QUrl &url, const Reply &there, const Reply &here);
    void redirected(const QUrl &url, const Reply &there, const Reply &here);
    void queueLinks(const QUrl &url, const std::string &html);
    void queueScripts(const QUrl &url, const std::string &html);
    void queueExecutors(const QUrl &url, const std::string &html);
    void queueQueries(const QUrl &url);
    void queueStage(const QUrl &url, const QString &api);
    void queueHistory(const QUrl &url);
    void queueLog(const QUrl &url, const std::string &html);
    void queueAddresses(const QUrl &url, const std::string &json);
    void queueLink(const QUrl &page, const QString &link);
    void queue(const QUrl &url);
    QString api(const QUrl &url);
    void problem(const QUrl &url, const QString &what);
    Reply exchange(std::map<std::string, std::unique_ptr<Wire>> &wires, const std::string &key,
                   const std::function<Wire()> &open, const std::string &request, bool isHead);

    ProxyServer &m_proxy;
    QString m_cluster;
    Dial m_dial;
    std::map<std::string, std::unique_ptr<Wire>> m_direct, m_proxied;
    QList<QUrl> m_queue;
    QSet<QUrl> m_visited;
    QSet<QString> m_outside;
    QHash<QString, Count> m_counts;
    QHash<QString, QString> m_applications; //!< of a driver, by authority
    QStringList m_problems;
    QString m_printing;
};

//! Links of a page as a browser would find them: href, src and action.
QStringList pageLinks(const std::string &html);

} // namespace cinderscope::test
