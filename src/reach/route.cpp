// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/route.h"

#include <algorithm>
#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLongestHost = 253;
constexpr int kLongestText = 4096;

Error invalid(const QString &what, const QString &why)
{
    return {ErrorCode::InvalidArgument, QString(what + u": " + why).toStdString(), {}};
}

template <class E>
struct Word
{
    E value;
    QLatin1StringView word;
};

constexpr Word<Route::Way> kWays[] = {
    {Route::Way::Direct, "direct"_L1}, {Route::Way::Ssh, "ssh"_L1}, {Route::Way::HttpProxy, "httpProxy"_L1}};
constexpr Word<Route::Login> kLogins[] = {
    {Route::Login::None, "none"_L1}, {Route::Login::Basic, "basic"_L1}, {Route::Login::Bearer, "bearer"_L1}};
constexpr Word<Route::Secret> kSecrets[] = {{Route::Secret::Login, "login"_L1},
                                            {Route::Secret::ProxyPassword, "proxy"_L1},
                                            {Route::Secret::KeyPassphrase, "key"_L1}};

template <class E, std::size_t n>
QString wordOf(const Word<E> (&words)[n], E value)
{
    for (const Word<E> &word : words) {
        if (word.value == value)
            return word.word;
    }
    return {};
}

template <class E, std::size_t n>
Result<E> valueOf(const Word<E> (&words)[n], const QString &text, const QString &what)
{
    for (const Word<E> &word : words) {
        if (word.word == text)
            return word.value;
    }
    return invalid(what, u"“%1” is not known"_s.arg(text.left(40)));
}

bool hasControls(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<void> checkText(const QString &what, const QString &text)
{
    if (text.size() > kLongestText)
        return invalid(what, u"is too long"_s);
    if (hasControls(text))
        return invalid(what, u"has control characters in it"_s);
    return {};
}

Result<void> checkPort(const QString &what, int port, bool optional)
{
    if ((optional && port == 0) || (port >= 1 && port <= 65535))
        return {};
    return invalid(what, u"%1 is not a port from 1 to 65535"_s.arg(port));
}

//! User names go to ssh's command line and, as %r, to commands of its configuration.
Result<void> checkSshUser(const QString &user)
{
    static const QRegularExpression good(u"^[A-Za-z0-9_.][A-Za-z0-9_.@+\\\\-]*\\$?$"_s);
    if (user.isEmpty() || (user.size() <= 255 && good.match(user).hasMatch()))
        return {};
    return invalid(u"user"_s, u"“%1” is not a user name that ssh can be given"_s.arg(user.left(40)));
}

Result<void> checkSshHost(const SshHost &host)
{
    if (auto good = checkSshUser(host.user); !good)
        return good;
    if (auto good = checkHostName(host.host); !good)
        return good;
    return checkPort(u"port"_s, host.port, true);
}

} // namespace

Result<void> checkHostName(const QString &host)
{
    const QString what = u"host"_s;
    if (host.isEmpty())
        return invalid(what, u"is missing"_s);
    if (host.size() > kLongestHost)
        return invalid(what, u"is longer than 253 characters"_s);
    if (host.startsWith(u'-'))
        return invalid(what, u"“%1” begins with a hyphen, which ssh would take for an option"_s.arg(host.left(40)));
    if (host.contains(u':')) {
        // of IPv6: digits, colons, the dots of a mapped address and a zone
        static const QRegularExpression v6(u"^[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?$"_s);
        if (v6.match(host).hasMatch() && QHostAddress(host).protocol() == QAbstractSocket::IPv6Protocol)
            return {};
        return invalid(what, u"“%1” is not an IPv6 address"_s.arg(host.left(60)));
    }
    static const QRegularExpression name(u"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"_s);
    if (name.match(host).hasMatch())
        return {};
    return invalid(what, u"“%1” is not a host name: letters, digits, dots and hyphens"_s.arg(host.left(60)));
}

Result<SshHost> SshHost::parse(const QString &text)
{
    QString rest = text.trimmed();
    SshHost host;
    if (rest.startsWith(u"ssh://"_s, Qt::CaseInsensitive)) {
        rest = rest.mid(6);
        while (rest.endsWith(u'/'))
            rest.chop(1);
    }
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        host.user = rest.left(at);
        rest = rest.mid(at + 1);
        if (host.user.isEmpty())
            return invalid(u"user"_s, u"is missing before the @"_s);
    }
    QString port;
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        if (end < 0)
            return invalid(u"host"_s, u"has a bracket that is not closed"_s);
        host.host = rest.mid(1, end - 1);
        const QString behind = rest.mid(end + 1);
        if (!behind.isEmpty() && !behind.startsWith(u':'))
            return invalid(u"host"_s, u"“%1” stands behind the bracket"_s.arg(behind.left(40)));
        port = behind.mid(1);
        if (behind.size() == 1)
            return invalid(u"port"_s, u"is missing after the colon"_s);
    } else if (rest.count(u':') == 1) {
        host.host = rest.section(u':', 0, 0);
        port = rest.section(u':', 1);
        if (port.isEmpty())
            return invalid(u"port"_s, u"is missing after the colon"_s);
    } else {
        host.host = rest;
    }
    if (!port.isEmpty()) {
        bool number = false;
        host.port = port.toInt(&number);
        if (!number || host.port == 0)
            return invalid(u"port"_s, u"“%1” is not a port from 1 to 65535"_s.arg(port.left(20)));
    }
    if (auto good = checkSshHost(host); !good)
        return good.error();
    return host;
}

QString SshHost::toString() const
{
    QString text = user.isEmpty() ? QString() : user + u'@';
    text += host.contains(u':') ? u'[' + host + u']' : host;
    if (port != 0)
        text += u':' + QString::number(port);
    return text;
}

Result<void> Route::validate() const
{
    if (way == Way::Ssh) {
        if (auto good = checkSshHost(sshHost); !good)
            return good;
        for (const SshHost &jump : sshJumps) {
            if (auto good = checkSshHost(jump); !good)
                return good;
        }
    }
    if (way == Way::HttpProxy) {
        if (auto good = checkHostName(proxyHost); !good)
            return invalid(u"proxy"_s, QString::fromStdString(good.error().detail));
        if (auto good = checkPort(u"proxy port"_s, proxyPort, false); !good)
            return good;
    }
    if (login == Login::Basic && user.isEmpty())
        return invalid(u"user"_s, u"is missing: a login with a password needs a user name"_s);
    if (user.contains(u':')) // RFC 7617, 2: the first colon ends the user's name
        return invalid(u"user"_s, u"has a colon in it, which HTTP logins cannot express"_s);
    if (certificatePath.isEmpty() && !keyPath.isEmpty())
        return invalid(u"client certificate"_s, u"is missing for its key"_s);
    static const QRegularExpression pin(u"^[0-9a-f]{64}$"_s);
    for (const QString &text : pins) {
        if (!pin.match(text).hasMatch())
            return invalid(u"fingerprint"_s, u"“%1” is not a SHA-256 fingerprint"_s.arg(text.left(80)));
    }
    const std::pair<QString, const QString &> texts[] = {
        {u"user"_s, user},          {u"proxy user"_s, proxyUser},         {u"client certificate"_s, certificatePath},
        {u"client key"_s, keyPath}, {u"keychain entry"_s, keychainEntry},
    };
    for (const auto &[what, text] : texts) {
        if (auto good = checkText(what, text); !good)
            return good;
    }
    if (keychainEntry.isEmpty() && (!neededSecrets().isEmpty() || !certificatePath.isEmpty()))
        return invalid(u"keychain entry"_s, u"is missing"_s);
    return {};
}

QJsonObject Route::toJson() const
{
    QJsonObject object;
    object.insert("way"_L1, wordOf(kWays, way));
    if (!sshHost.isEmpty())
        object.insert("sshHost"_L1, sshHost.toString());
    QJsonArray jumps;
    for (const SshHost &jump : sshJumps)
        jumps += jump.toString();
    if (!jumps.isEmpty())
        object.insert("sshJumps"_L1, jumps);
    if (proxyPort != 0)
        object.insert("proxyPort"_L1, proxyPort);
    if (login != Login::None)
        object.insert("login"_L1, wordOf(kLogins, login));
    const std::pair<QLatin1StringView, const QString &> texts[] = {
        {"proxyHost"_L1, proxyHost}, {"proxyUser"_L1, proxyUser},
        {"user"_L1, user},           {"certificatePath"_L1, certificatePath},
        {"keyPath"_L1, keyPath},     {"keychainEntry"_L1, keychainEntry},
    };
    for (const auto &[key, text] : texts) {
        if (!text.isEmpty())
            object.insert(key, text);
    }
    if (!pins.isEmpty())
        object.insert("pins"_L1, QJsonArray::fromStringList(pins));
    return object;
}

Result<Route> Route::fromJson(const QJsonObject &object)
{
    Route route;
    const auto way = valueOf(kWays, object.value("way"_L1).toString(u"direct"_s), u"way"_s);
    const auto login = valueOf(kLogins, object.value("login"_L1).toString(u"none"_s), u"login"_s);
    if (!way || !login)
        return way ? login.error() : way.error();
    route.way = *way;
    route.login = *login;
    if (const QString text = object.value("sshHost"_L1).toString(); !text.isEmpty()) {
        const auto host = SshHost::parse(text);
        if (!host)
            return host.error();
        route.sshHost = *host;
    }
    for (const QJsonValue &value : object.value("sshJumps"_L1).toArray()) {
        const auto host = SshHost::parse(value.toString());
        if (!host)
            return host.error();
        route.sshJumps += *host;
    }
    route.proxyPort = object.value("proxyPort"_L1).toInt();
    const std::pair<QLatin1StringView, QString &> texts[] = {
        {"proxyHost"_L1, route.proxyHost}, {"proxyUser"_L1, route.proxyUser},
        {"user"_L1, route.user},           {"certificatePath"_L1, route.certificatePath},
        {"keyPath"_L1, route.keyPath},     {"keychainEntry"_L1, route.keychainEntry},
    };
    for (const auto &[key, text] : texts)
        text = object.value(key).toString();
    for (const QJsonValue &value : object.value("pins"_L1).toArray())
        route.pins += value.toString();
    if (auto good = route.validate(); !good)
        return good.error();
    return route;
}

QString Route::secretName(Secret secret) const
{
    return keychainEntry + u'/' + wordOf(kSecrets, secret);
}

QList<Route::Secret> Route::neededSecrets() const
{
    QList<Secret> secrets;
    if (login != Login::None)
        secrets += Secret::Login;
    if (way == Way::HttpProxy && !proxyUser.isEmpty())
        secrets += Secret::ProxyPassword;
    return secrets;
}

void Route::addPin(const QString &fingerprint)
{
    QString pin = fingerprint.toLower();
    pin.remove(u':');
    if (!pin.isEmpty() && !pins.contains(pin))
        pins += pin;
}

} // namespace cinderscope
