// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webguard.h"

#include <QString>

namespace cinderscope {

class ProxyServer;
class SparkUiCenter;

//! The guard of one cluster's pages: only what the proxy serves for this cluster is asked for, with its secret; no
//! other host, no file, no kill by GET.
class ClusterGuard final : public WebGuard
{
public:
    //! \a center outlives this.
    ClusterGuard(SparkUiCenter &center, QString cluster);

    WebVerdict judge(const WebRequest &request) override;
    //! True for an address that the proxy serves for this cluster.
    bool isOurs(const QUrl &url) const;
    //! Whether a link may be followed without asking: to a server that is known to be of the cluster, or to one that
    //! nobody has heard of where Spark's pages are: on one of its ports ("http://worker:8081"), or on one that somebody
    //! chose with an address that is one of Spark's pages ("http://worker:9081/logPage/?appId=…"). Documentation,
    //! trackers and the like are on the usual ports of the web, dashboards and notebooks on others. What may be reached
    //! at all is the proxy's to say: linkRefusal().
    bool mayBelong(const QUrl &publicUrl) const;
    //! True if asking for it would end something that runs: see cinderscope::isKillPath().
    static bool isKill(const QUrl &url);
    int refusedCount() const { return m_refused; }

private:
    SparkUiCenter &m_center;
    ProxyServer &m_proxy;
    QString m_cluster;
    int m_refused = 0;
};

} // namespace cinderscope
