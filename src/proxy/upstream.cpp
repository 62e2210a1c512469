// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream.h"

#include "proxy/messagehead.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace cinderscope {

std::optional<Authority> Authority::of(const QUrl &url)
{
    const bool tls = url.scheme() == u"https"_s;
    if (!url.isValid() || (!tls && url.scheme() != u"http"_s) || !url.userInfo().isEmpty())
        return {};
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (host.endsWith(u'.'))
        host.chop(1);
    const int port = url.port(tls ? 443 : 80);
    if (host.isEmpty() || port < 1 || port > 65535)
        return {};
    return Authority{tls, host.toStdString(), port};
}

bool Authority::isLoopback() const
{
    return host == "localhost" || host.ends_with(".localhost") ||
           QHostAddress(QString::fromStdString(host)).isLoopback();
}

Authority Authority::canonical() const
{
    Authority result = *this;
    if (host == "127.0.0.1" || host == "::1")
        result.host = "localhost";
    return result;
}

std::string Authority::hostField() const
{
    std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (port != (tls ? 443 : 80))
        text += ':' + std::to_string(port);
    return text;
}

std::string Authority::origin() const
{
    return (tls ? "https://" : "http://") + hostField();
}

} // namespace cinderscope
