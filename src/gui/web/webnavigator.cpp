// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/webnavigator.h"

#include "gui/web/clusterguard.h"
#include "proxy/proxyserver.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

WebStep WebNavigator::step(const QUrl &url, WebNavigation kind, bool isMainFrame, const QUrl &page,
                           const std::function<bool()> &confirmed)
{
    using Kind = WebStep::Kind;
    const QString scheme = url.scheme();
    if (scheme == "about"_L1)
        return {url == QUrl(u"about:blank"_s) || !isMainFrame ? Kind::Go : Kind::Nothing, {}};
    const bool ours = m_guard.isOurs(url);
    if (!isMainFrame)
        return {(ours && !ClusterGuard::isKill(url)) || scheme == "data"_L1 || scheme == "blob"_L1 ? Kind::Go
                                                                                                   : Kind::Nothing,
                {}};
    if (ours && ClusterGuard::isKill(url)) {
        if (kind != WebNavigation::Form && kind != WebNavigation::Link)
            return {Kind::KillRefused, url};
        if (!confirmed())
            return {Kind::KillRefused, url};
        return {kind == WebNavigation::Form ? Kind::Kill : Kind::KillByForm, url};
    }
    if (ours)
        return {};
    if (scheme != "http"_L1 && scheme != "https"_L1)
        return {Kind::Nothing, url};
    if (kind == WebNavigation::Form)
        return {Kind::FormRefused, url};
    if (kind == WebNavigation::Redirect)
        return {Kind::Nothing, url}; // the proxy maps those that may be followed
    if (!m_guard.mayBelong(url))
        return {Kind::AskForBrowser, url};
    if (const Result<QUrl> there = m_proxy.follow(page, url))
        return {ClusterGuard::isKill(*there) ? Kind::KillRefused : Kind::LoadInstead, *there};
    return {Kind::AskForBrowser, url};
}

} // namespace cinderscope
