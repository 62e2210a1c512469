// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/typedjupyterserver.h"

#include "jupyter/jupyteraddress.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

QJsonObject TypedJupyterServer::toJson() const
{
    QJsonObject object{{u"url"_s, url.toString()}};
    if (!name.isEmpty())
        object[u"name"_s] = name;
    if (route != Route())
        object[u"route"_s] = route.toJson();
    return object;
}

Result<TypedJupyterServer> TypedJupyterServer::fromJson(const QJsonObject &object)
{
    const auto address = JupyterAddress::parse(object.value("url"_L1).toString());
    if (!address)
        return address.error();
    TypedJupyterServer server;
    server.url = address->url;
    server.name = object.value("name"_L1).toString();
    if (object.contains("route"_L1)) {
        const auto route = Route::fromJson(object.value("route"_L1).toObject());
        if (!route)
            return route.error();
        server.route = *route;
    }
    return server;
}

QString TypedJupyterServer::tokenName(const QUrl &url)
{
    return u"jupyter/"_s + url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace cinderscope
