// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/proxy/wire.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <QUrl>

namespace cinderscope::test {

//! Follows every link of a cluster's pages as the person's own browser does that was let in by a ticket: no secret, a
//! cookie for each origin, no other server than the proxy. Blocks; no event loop.
class TicketCrawler
{
public:
    //! \a named: the domain that all servers' own names are in, which no link may lead to.
    explicit TicketCrawler(QString named) : m_named(std::move(named)) {}

    //! From a one-time address on; at most \a mostOfKind pages of each kind (path and names of the query).
    void crawl(const QUrl &ticket, int mostOfKind);

    const QStringList &problems() const { return m_problems; }
    //! By path and names of the query, without ids.
    const QMap<QString, int> &kinds() const { return m_kinds; }
    const QSet<QString> &origins() const { return m_origins; }
    //! Absolute links that are none of the proxy's.
    const QSet<QString> &outside() const { return m_outside; }
    int requests() const { return m_requests; }

private:
    Reply get(const QUrl &url);
    void look(const QUrl &url, const Reply &reply);
    void lead(const QUrl &page, const QString &link);

    QString m_named;
    QHash<QString, QHash<QByteArray, QByteArray>> m_cookies; //!< by origin
    QList<QUrl> m_queue;
    QSet<QUrl> m_seen;
    QMap<QString, int> m_kinds;
    QSet<QString> m_origins, m_outside;
    QStringList m_problems;
    int m_requests = 0;
};

} // namespace cinderscope::test
