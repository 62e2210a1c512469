// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webguard.h"
#include "gui/web/webtab.h"

namespace cinderscope {

//! What pages of one cluster share: cookies, storage and cache, in memory only. Outlives its tabs.
class WebProfile
{
public:
    virtual ~WebProfile() = default;
    //! \a client outlives the tab.
    virtual std::unique_ptr<WebTab> newTab(WebTabClient &client, QWidget *parent) = 0;
};

//! Qt WebEngine, behind an interface: it lies in a module of its own (gui/web/engine), which is loaded with the first
//! page. Linked to the program it cost 70 ms of CPU time of each start, with or without a page. Everything here is
//! header-only and nothing of the program is linked into the module, so that there is one of everything.
class WebEngine
{
public:
    virtual ~WebEngine() = default;
    //! Starts Chromium (40 ms, of which 10 of CPU time: it waits for its processes), which the first profile does else.
    virtual void start() = 0;
    //! \a guard outlives the profile.
    virtual std::unique_ptr<WebProfile> newProfile(WebGuard &guard) = 0;
};

//! Changes with anything in webengine.h, webguard.h or webtab.h.
inline constexpr int kWebEngineInterface = 2;
//! The one function of the module; null for another interface. Owned by the module.
using MakeWebEngine = WebEngine *(*)(int interface);
inline constexpr const char *kMakeWebEngine = "cinderscopeWebEngine";

} // namespace cinderscope
