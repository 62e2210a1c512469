// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"

#include <QUrl>

namespace cinderscope {

class ClusterGuard;
class ProxyServer;

//! What becomes of a navigation.
struct WebStep
{
    enum class Kind
    {
        Go,            //!< as it is
        Nothing,       //!< silently not
        LoadInstead,   //!< url: a server of the same cluster, where the proxy has it
        AskForBrowser, //!< url: leaves the cluster; the person is asked
        Kill,          //!< as it is: something is ended, and the person has said yes
        KillByForm,    //!< url: the same, but the link would do it by GET (Spark 3.5); to be sent as a form
        KillRefused,   //!< nobody was asked
        FormRefused,   //!< it would send what was entered to another server
    };
    Kind kind = Kind::Go;
    QUrl url;
};

//! Decides where a page of a cluster may lead.
class WebNavigator
{
public:
    //! Both outlive this.
    WebNavigator(ProxyServer &proxy, const ClusterGuard &guard) : m_proxy(proxy), m_guard(guard) {}

    //! \a page: that is shown, as the proxy has it. \a confirmed is called where a kill path is met: whether the person
    //! has just said yes.
    WebStep step(const QUrl &url, WebNavigation kind, bool isMainFrame, const QUrl &page,
                 const std::function<bool()> &confirmed);

private:
    ProxyServer &m_proxy;
    const ClusterGuard &m_guard;
};

} // namespace cinderscope
