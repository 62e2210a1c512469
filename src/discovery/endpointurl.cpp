// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointurl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr quint16 kDriverPort = 4040;

QString withoutPages(const QString &path)
{
    static const QRegularExpression pages(
        u"/(jobs|stages|storage|environment|executors|SQL|sqlserver|streaming|connect|api)(/.*)?$"_s);
    QString root = path;
    root.remove(pages);
    while (root.endsWith(u'/'))
        root.chop(1);
    return root;
}

Error invalid(const QString &text, std::string why)
{
    return {ErrorCode::InvalidArgument, std::move(why), text.toStdString()};
}

} // namespace

Result<QUrl> parseEndpointUrl(const QString &text)
{
    QString input = text.trimmed();
    static const QRegularExpression onlyPort(u"^[0-9]{1,5}$"_s);
    if (onlyPort.match(input).hasMatch())
        input.prepend(u"127.0.0.1:"_s);
    if (!input.contains(u"://"_s))
        input.prepend(u"http://"_s);
    QUrl url(input, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return invalid(text, url.errorString().isEmpty() ? "no host" : url.errorString().toStdString());
    if (url.scheme() != u"http"_s && url.scheme() != u"https"_s)
        return invalid(text, "scheme " + url.scheme().toStdString() + " is neither http nor https");
    if (url.port(1) == 0)
        return invalid(text, "port 0");
    url.setQuery(QString());
    url.setFragment(QString());
    url.setPath(withoutPages(url.path()));
    if (url.port() < 0 && url.scheme() == u"http"_s && url.path().isEmpty())
        url.setPort(kDriverPort);
    return url;
}

QUrl endpointUrl(const QHostAddress &address, quint16 port, bool tls)
{
    QUrl url;
    url.setScheme(tls ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

QUrl apiUrl(const QUrl &base, const QString &path)
{
    QUrl url = base;
    const qsizetype question = path.indexOf(u'?');
    QString root = base.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    url.setPath(root + u"/api/v1/"_s + (question < 0 ? path : path.left(question)));
    url.setQuery(question < 0 ? QString() : path.mid(question + 1));
    return url;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0)
        return true;
    return QHostAddress(host).isLoopback();
}

} // namespace cinderscope
