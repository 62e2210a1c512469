// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webguard.h"

#include <QString>

namespace cinderscope {

class ProxyServer;

//! The guard of one cluster's pages: only what the proxy serves for this cluster is asked for, with its secret; no
//! other host, no file, no kill by GET.
class ClusterGuard final : public WebGuard
{
public:
    //! \a proxy outlives this.
    ClusterGuard(ProxyServer &proxy, QString cluster);

    WebVerdict judge(const WebRequest &request) override;
    //! True for an address that the proxy serves for this cluster.
    bool isOurs(const QUrl &url) const;
    //! Whether a link may be followed without asking: to a server that is known, or to one that was not heard of before
    //! on a port of its own, as workers and drivers are linked ("http://worker:8081"). Documentation, trackers and the
    //! like are on the usual ports of the web. What may be reached at all is the proxy's to say: linkRefusal().
    bool mayBelong(const QUrl &publicUrl) const;
    //! True if asking for it would end something that runs: see cinderscope::isKillPath().
    static bool isKill(const QUrl &url);
    int refusedCount() const { return m_refused; }

private:
    ProxyServer &m_proxy;
    QString m_cluster;
    int m_refused = 0;
};

} // namespace cinderscope
