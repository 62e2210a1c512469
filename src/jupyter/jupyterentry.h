// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/restclient.h"
#include "jupyter/jupyterserverpoll.h"
#include "jupyter/jupyterwatcher.h"
#include "reach/routeopener.h"

namespace cinderscope {

//! A server that JupyterWatcher knows. For its sources only.
struct JupyterWatcher::Entry
{
    JupyterServer server;
    TypedJupyterServer typed; //!< url and route also of others
    QString token;
    bool fromFile = false, password = false, asked = false, tokenKnown = false;
    std::unique_ptr<RouteOpener> opener;
    std::optional<Access> access;
    std::unique_ptr<JupyterServerPoll> poll;
    std::unique_ptr<RestClient> actions;
};

} // namespace cinderscope
