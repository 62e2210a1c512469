// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"
#include "gui/sparkui/sparkuisite.h"

#include <optional>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>
#include <utility>
#include <vector>

namespace cinderscope {

//! The root of a server's pages without the slash at its end, so that two of them can be compared.
QUrl sparkUiHome(const QUrl &url);

//! Which servers show an application: found out of everything that discovery tells of this computer and the places. A
//! question costs microseconds, also where a history server lists ten thousand. Sites come without an Access. GUI
//! thread.
class SparkUiDirectory
{
public:
    //! All that is known of a cluster now. True when it is another thing than before.
    bool setEndpoints(const QString &cluster, const QList<FoundEndpoint> &endpoints);
    void removeCluster(const QString &cluster);

    //! The UI of a driver that runs, as it was reached or else as its master tells; preferably in \a cluster. \a
    //! attempt: empty for any.
    std::optional<SparkUiSite> driver(const QString &applicationId, const QString &attempt = {},
                                      const QString &cluster = {}) const;
    //! A history server that knows it, preferably of \a cluster (that it ran in). Without \a attempt the newest.
    std::optional<SparkUiSite> history(const QString &applicationId, const QString &attempt = {},
                                       const QString &cluster = {}) const;
    //! A server itself: master, worker, history server, a driver that does not tell its application. Kind Unknown where
    //! nobody found it.
    SparkUiSite server(const QString &cluster, const QUrl &url) const;

private:
    struct Cluster
    {
        QString name;
        QList<FoundEndpoint> endpoints;
    };
    struct Place
    {
        QString cluster;
        QUrl home;
        QString attempt, title;
        bool sure = false; //!< it answered itself
    };
    using Index = QHash<QString, std::vector<Place>>; //!< by application id
    void index() const;
    static std::optional<SparkUiSite> pick(const Index &index, UpstreamKind kind, const QString &id,
                                           const QString &attempt, const QString &cluster);

    std::vector<Cluster> m_clusters; //!< in the order in which they came: this computer is usually first
    mutable Index m_drivers, m_histories;
    mutable bool m_stale = false;
};

} // namespace cinderscope
