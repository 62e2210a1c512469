// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/place.h"

#include "discovery/endpointurl.h"

#include <algorithm>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMostPorts = 4096;
constexpr qsizetype kMostText = 20'000;

Error invalid(const QString &part, const std::string &why)
{
    const std::string shown = part.left(80).toStdString();
    return {ErrorCode::InvalidArgument, "\"" + shown + "\": " + why, shown};
}

bool parsePort(const QString &text, quint16 &port)
{
    static const QRegularExpression digits(u"^[0-9]{1,5}$"_s);
    const int number = digits.match(text).hasMatch() ? text.toInt() : 0;
    port = number > 0 && number <= 65535 ? quint16(number) : quint16(0);
    return port != 0;
}

struct HostPort
{
    QString host;
    quint16 port = 0; // 0: none was written
};

//! "host", "host:port", "1.2.3.4", "::1", "[::1]", "[::1]:port".
Result<HostPort> parseHostPort(const QString &text)
{
    HostPort result;
    QString port;
    bool hasPort = false;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return invalid(text, "the bracket is not closed; write [::1]:4040");
        result.host = text.mid(1, end - 1);
        if (QHostAddress(result.host).protocol() != QAbstractSocket::IPv6Protocol)
            return invalid(text, "between the brackets stands no IPv6 address");
        const QString rest = text.mid(end + 1);
        hasPort = !rest.isEmpty();
        if (hasPort && !rest.startsWith(u':'))
            return invalid(text, "after the bracket only a port may follow, as in [::1]:4040");
        port = rest.mid(1);
    } else if (text.count(u':') > 1) {
        result.host = text;
        if (QHostAddress(text).protocol() != QAbstractSocket::IPv6Protocol)
            return invalid(text, "not an address; an IPv6 address with a port is written [::1]:4040");
    } else {
        const qsizetype colon = text.indexOf(u':');
        hasPort = colon >= 0;
        result.host = text.left(colon);
        port = hasPort ? text.mid(colon + 1) : QString();
        static const QRegularExpression onlyPort(u"^[0-9]{1,5}$"_s);
        if (!hasPort && onlyPort.match(text).hasMatch()) { // "4040": of this computer
            result.host = u"127.0.0.1"_s;
            port = text;
            hasPort = true;
        }
    }
    if (hasPort && !parsePort(port, result.port))
        return invalid(text, "the port must be a number from 1 to 65535");
    if (const auto checked = checkHostName(result.host); !checked)
        return invalid(text, "not a host name: " + checked.error().detail);
    return result;
}

class AddressParser
{
public:
    explicit AddressParser(const QList<quint16> &ports) : m_ports(ports) {}

    Result<QList<PlaceTarget>> parse(const QString &text)
    {
        if (text.size() > kMostText)
            return invalid(text, "too long");
        static const QRegularExpression separators(u"[,\\s]+"_s);
        bool afterMaster = false;
        for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
            const bool isMaster = part.startsWith(u"spark://"_s, Qt::CaseInsensitive);
            // spark://a:7077,b:7077 is one address of two masters
            const auto taken = afterMaster && looksLikeMaster(part) ? takeMaster(part)
                               : isMaster                           ? takeMaster(part.mid(8))
                                                                    : takePart(part);
            if (!taken)
                return taken.error();
            afterMaster = isMaster || (afterMaster && looksLikeMaster(part));
        }
        if (m_targets.isEmpty())
            return Error{ErrorCode::InvalidArgument,
                         "no address: write a host name, host:port, spark://host:7077, a "
                         "URL, or a range such as 192.168.1.0/24",
                         {}};
        return m_targets;
    }

private:
    static bool looksLikeMaster(const QString &part)
    {
        static const QRegularExpression rpc(u"^[^/]+:70[0-9][0-9]$"_s);
        return rpc.match(part).hasMatch();
    }

    Result<void> takePart(const QString &part)
    {
        if (part.contains(u"://"_s))
            return takeUrl(part);
        if (part.contains(u'/'))
            return takeRange(part);
        const auto host = parseHostPort(part);
        if (!host)
            return host.error();
        if (host->port == 7077)
            return takeMaster(part);
        return add(host->host, host->port != 0 ? QList<quint16>{host->port} : ports(defaultHostPorts()),
                   host->port != 0);
    }

    Result<void> takeMaster(const QString &part)
    {
        QString text = part;
        while (text.endsWith(u'/'))
            text.chop(1);
        const auto host = parseHostPort(text);
        if (!host)
            return host.error();
        if (const auto added = add(host->host, ports(defaultHostPorts())); !added)
            return added;
        m_targets[indexOf(host->host)].masterPort = host->port != 0 ? host->port : quint16(7077);
        return {};
    }

    Result<void> takeUrl(const QString &part)
    {
        const QString scheme = part.left(part.indexOf(u"://"_s)).toLower();
        if (scheme == u"sc"_s) { // Spark Connect: sc://host:port/;token=…
            const QUrl url(part.left(part.indexOf(u'/', 5)));
            const auto host = parseHostPort(url.authority().isEmpty() ? part.mid(5) : url.authority());
            if (!host)
                return host.error();
            PlaceTarget target;
            target.host = host->host;
            target.url.setScheme(scheme);
            target.url.setHost(host->host);
            target.url.setPort(host->port != 0 ? host->port : 15002);
            return addUrl(target, part);
        }
        if (scheme != u"http"_s && scheme != u"https"_s)
            return invalid(part, "the scheme " + scheme.toStdString() +
                                     " is not known; there are http, https, spark "
                                     "and sc");
        const auto url = parseEndpointUrl(part);
        if (!url)
            return invalid(part, url.error().detail);
        if (!url->userInfo().isEmpty())
            return invalid(part.section(u"://"_s, 0, 0), "the address must not hold a user or password; set the login "
                                                         "of the place instead");
        PlaceTarget target;
        target.host = url->host();
        target.url = *url;
        return addUrl(target, part);
    }

    Result<void> addUrl(const PlaceTarget &target, const QString &part)
    {
        if (!m_targets.contains(target))
            m_targets.append(target);
        return checkNumber(part);
    }

    Result<void> takeRange(const QString &part)
    {
        const auto [network, bits] = QHostAddress::parseSubnet(part);
        if (network.isNull() || bits < 0)
            return invalid(part, "neither a URL (http://…) nor a range of addresses such as 192.168.1.0/24");
        const bool v4 = network.protocol() == QAbstractSocket::IPv4Protocol;
        const int hostBits = (v4 ? 32 : 128) - bits;
        if (hostBits > 8)
            return invalid(part, "the range is too large: at most 256 addresses (" + std::string(v4 ? "/24" : "/120") +
                                     ") are looked at; split it, or name the hosts");
        const int count = 1 << hostBits;
        // the network's own address and the broadcast are nobody's, unless the range is tiny
        const int first = v4 && count > 2 ? 1 : 0;
        const int last = v4 && count > 2 ? count - 2 : count - 1;
        for (int i = first; i <= last; ++i) {
            QHostAddress address;
            if (v4) {
                address = QHostAddress(network.toIPv4Address() + quint32(i));
            } else {
                Q_IPV6ADDR bytes = network.toIPv6Address();
                bytes[15] = quint8(bytes[15] + i);
                address = QHostAddress(bytes);
            }
            const auto added = add(address.toString(), ports(count > 2 ? defaultRangePorts() : defaultHostPorts()));
            if (!added)
                return added;
        }
        return {};
    }

    QList<quint16> ports(const QList<quint16> &otherwise) const { return m_ports.isEmpty() ? otherwise : m_ports; }

    qsizetype indexOf(const QString &host) const
    {
        const auto found = std::find_if(m_targets.begin(), m_targets.end(), [&host](const PlaceTarget &target) {
            return target.url.isEmpty() && target.host.compare(host, Qt::CaseInsensitive) == 0;
        });
        return found == m_targets.end() ? -1 : found - m_targets.begin();
    }

    Result<void> add(const QString &host, const QList<quint16> &ports, bool exact = false)
    {
        const qsizetype known = indexOf(host);
        if (known < 0) {
            m_targets.append(PlaceTarget{host, ports, {}, exact, 0});
            return checkNumber(host);
        }
        m_targets[known].exact = m_targets[known].exact && exact;
        for (const quint16 port : ports) {
            if (!m_targets[known].ports.contains(port))
                m_targets[known].ports.append(port);
        }
        return {};
    }

    Result<void> checkNumber(const QString &part)
    {
        if (m_targets.size() > kMostHosts)
            return invalid(part, "too many addresses: at most " + std::to_string(kMostHosts) + " belong to one place");
        return {};
    }

    const QList<quint16> &m_ports;
    QList<PlaceTarget> m_targets;
};

} // namespace

Result<QList<quint16>> parsePorts(const QString &text)
{
    QList<quint16> list;
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        const QStringList ends = part.split(u'-');
        quint16 first = 0, last = 0;
        if (ends.size() > 2 || !parsePort(ends.first(), first) || !parsePort(ends.last(), last))
            return invalid(part, "not a port from 1 to 65535 or a range of them such as 4040-4056");
        if (first > last)
            return invalid(part, "the range goes backwards");
        for (int port = first; port <= last; ++port) {
            if (list.size() >= kMostPorts)
                return invalid(part, "too many ports: at most " + std::to_string(kMostPorts));
            if (last - first > 16 || !list.contains(quint16(port)))
                list.append(quint16(port));
        }
    }
    // long ranges were not compared one by one
    QList<quint16> unique;
    std::vector<bool> seen(65536);
    for (const quint16 port : list) {
        if (!seen[port])
            unique.append(port);
        seen[port] = true;
    }
    return unique;
}

QString portsText(const QList<quint16> &ports)
{
    QStringList parts;
    for (qsizetype i = 0; i < ports.size();) {
        qsizetype end = i;
        while (end + 1 < ports.size() && ports[end + 1] == ports[end] + 1)
            ++end;
        const QString first = QString::number(ports[i]);
        if (end == i)
            parts += first;
        else
            parts += first + (end == i + 1 ? u","_s : u"-"_s) + QString::number(ports[end]);
        i = end + 1;
    }
    return parts.join(u',');
}

const QList<quint16> &defaultHostPorts()
{
    static const QList<quint16> ports = parsePorts(u"4040-4056,8080-8083,15002,18080"_s).valueOr(QList<quint16>());
    return ports;
}

const QList<quint16> &defaultRangePorts()
{
    static const QList<quint16> ports = parsePorts(u"4040-4045,8080,8081,15002,18080"_s).valueOr(QList<quint16>());
    return ports;
}

Result<QList<PlaceTarget>> parseAddresses(const QString &text, const QList<quint16> &ports)
{
    return AddressParser(ports).parse(text);
}

Place Place::make(const QString &address, const QString &name)
{
    Place place;
    place.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    place.address = address;
    place.name = name;
    place.route.keychainEntry = place.id;
    return place;
}

QString Place::title() const
{
    return name.trimmed().isEmpty() ? address.simplified() : name.trimmed();
}

Result<QList<PlaceTarget>> Place::targets() const
{
    const auto list = parsePorts(ports);
    if (!list)
        return list.error();
    return parseAddresses(address, *list);
}

Result<void> Place::validate() const
{
    static const QRegularExpression colour(u"^#[0-9a-fA-F]{6}$"_s);
    if (id.isEmpty())
        return Error{ErrorCode::InvalidArgument, "the place has no id", {}};
    if (!color.isEmpty() && !colour.match(color).hasMatch())
        return Error{ErrorCode::InvalidArgument, "the colour is not written #rrggbb", color.toStdString()};
    if (const auto list = targets(); !list)
        return list.error();
    return route.validate();
}

QJsonObject Place::toJson() const
{
    QJsonObject object{{u"id"_s, id}, {u"address"_s, address}};
    if (!name.isEmpty())
        object[u"name"_s] = name;
    if (!color.isEmpty())
        object[u"color"_s] = color;
    if (!ports.isEmpty())
        object[u"ports"_s] = ports;
    if (const QJsonObject way = route.toJson(); !way.isEmpty())
        object[u"route"_s] = way;
    return object;
}

Result<Place> Place::fromJson(const QJsonObject &object)
{
    Place place;
    place.id = object[u"id"_s].toString();
    place.name = object[u"name"_s].toString();
    place.color = object[u"color"_s].toString();
    place.address = object[u"address"_s].toString();
    place.ports = object[u"ports"_s].toString();
    if (object.contains(u"route"_s)) {
        const auto route = Route::fromJson(object[u"route"_s].toObject());
        if (!route)
            return route.error();
        place.route = *route;
    }
    if (const auto valid = place.validate(); !valid)
        return valid.error();
    return place;
}

} // namespace cinderscope
