// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace cinderscope {

//! Takes apart what a person pastes: "http://localhost:8888/?token=abc", ".../lab/tree/a.ipynb?token=…",
//! "https://hub.example/user/ann/lab", "https://hub.example/user/ann/gpu/", "https://hub.example/hub/home",
//! "localhost:8888", "8888".
struct JupyterAddress
{
    QUrl url;      //!< the server's root with a slash at the end; of a hub: its "/hub/". No query, no user.
    QString token; //!< empty: none was in it
    bool hub = false;

    //! Errors: InvalidArgument; detail says what and what helps, and never has the token.
    static Result<JupyterAddress> parse(const QString &text);
};

//! True for where a JupyterHub sends requests to the server of a user that does not run: "/hub/user/ann/api/…"
//! (jupyterhub.handlers.base.PrefixRedirectHandler). One that runs is never asked that way.
bool leadsToStoppedServer(const QUrl &location);

} // namespace cinderscope
