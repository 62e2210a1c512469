// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/route.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! A server that the person named, as settings keep it: no token, which the SecretStore has under tokenName().
struct TypedJupyterServer
{
    QUrl url;     //!< of one server with a slash at the end, or of a JupyterHub ("https://hub.example/hub/")
    QString name; //!< the person's; may be empty
    Route route;

    QJsonObject toJson() const;
    //! Errors: InvalidArgument.
    static Result<TypedJupyterServer> fromJson(const QJsonObject &object);
    //! Name of a server's token for the SecretStore.
    static QString tokenName(const QUrl &url);

    bool operator==(const TypedJupyterServer &) const = default;
};

} // namespace cinderscope
