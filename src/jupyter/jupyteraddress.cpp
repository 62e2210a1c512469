// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/jupyteraddress.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! First path segments of pages behind a server's root: Jupyter Server, JupyterLab, Notebook 6 and 7, nbclassic.
const QStringList &pageNames()
{
    static const QStringList names{u"lab"_s,       u"tree"_s,      u"notebooks"_s, u"edit"_s,
                                   u"terminals"_s, u"api"_s,       u"login"_s,     u"logout"_s,
                                   u"files"_s,     u"consoles"_s,  u"nbclassic"_s, u"doc"_s,
                                   u"view"_s,      u"nbconvert"_s, u"static"_s,    u"kernelspecs"_s};
    return names;
}

Error invalid(std::string why)
{
    return {ErrorCode::InvalidArgument, std::move(why), {}}; // no source: it may have a token
}

//! The segments of the root that a path leads into.
QStringList rootOf(const QStringList &path, bool &hub)
{
    for (qsizetype i = 0; i < path.size(); ++i) {
        const QString &word = path[i];
        const bool more = i + 1 < path.size();
        if (word == "hub"_L1 && more && path[i + 1] == "user"_L1) { // where a hub sends to before the server runs
            QStringList rest = path.first(i) + path.sliced(i + 1);
            return rootOf(rest, hub);
        }
        if (word == "hub"_L1) {
            hub = true;
            return path.first(i + 1);
        }
        if (word == "user"_L1 && more) { // /user/NAME/ or /user/NAME/SERVER/
            const bool named = i + 2 < path.size() && !pageNames().contains(path[i + 2]);
            return path.first(i + (named ? 3 : 2));
        }
        if (pageNames().contains(word))
            return path.first(i);
    }
    return path;
}

} // namespace

Result<JupyterAddress> JupyterAddress::parse(const QString &text)
{
    QString input = text.trimmed();
    static const QRegularExpression onlyPort(u"^[0-9]{1,5}$"_s);
    if (input.isEmpty())
        return invalid("an address is needed, such as http://localhost:8888/?token=…");
    if (onlyPort.match(input).hasMatch())
        input.prepend(u"localhost:"_s);
    if (!input.contains("://"_L1))
        input.prepend(u"http://"_s);
    const QUrl given(input, QUrl::StrictMode);
    if (!given.isValid() || given.host().isEmpty())
        return invalid("this is no address; one looks like http://localhost:8888/?token=…");
    if (given.scheme() != "http"_L1 && given.scheme() != "https"_L1)
        return invalid("a Jupyter server is reached by http or https, not by " + given.scheme().toStdString());
    if (!given.userInfo().isEmpty())
        return invalid("a user and a password do not belong into the address: a proxy's login is set beside it");
    if (given.port(1) == 0)
        return invalid("no server has port 0");
    JupyterAddress address;
    address.token = QUrlQuery(given).queryItemValue(u"token"_s, QUrl::FullyDecoded);
    QUrl url;
    url.setScheme(given.scheme());
    url.setHost(given.host());
    if (given.port() != (given.scheme() == "http"_L1 ? 80 : 443))
        url.setPort(given.port());
    const QStringList path = given.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    if (path.contains(u".."_s) || path.contains(u"."_s))
        return invalid("an address has no . or .. in its path");
    const QStringList root = rootOf(path, address.hub);
    url.setPath(root.isEmpty() ? u"/"_s : u'/' + root.join(u'/') + u'/', QUrl::TolerantMode);
    address.url = url;
    return address;
}

bool leadsToStoppedServer(const QUrl &location)
{
    return location.path().contains("/hub/user/"_L1);
}

} // namespace cinderscope
