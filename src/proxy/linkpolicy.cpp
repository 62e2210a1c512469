// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/linkpolicy.h"

#include <algorithm>
#include <array>
#include <QHostAddress>

namespace cinderscope {

namespace {

constexpr int kTlsPortOffset = 400; // SSLOptions and JettyUtils.startJettyServer
constexpr int kPortRetries = 100;   // a few more than spark.port.maxRetries (16), for busy computers

//! Driver, master and workers, history server; spark.ui.port, spark.master.ui.port, spark.worker.ui.port,
//! spark.history.ui.port.
constexpr std::array kFirstPorts{4040, 8080, 18080};

bool looksLikeNumber(const std::string &host)
{
    const std::string last = host.substr(host.rfind('.') + 1); // a top-level domain never begins with a digit
    return !last.empty() && last.front() >= '0' && last.front() <= '9';
}

} // namespace

bool isSparkPort(int port)
{
    return std::ranges::any_of(kFirstPorts, [port](int first) {
        return (port >= first && port < first + kPortRetries) ||
               (port >= first + kTlsPortOffset && port < first + kTlsPortOffset + kPortRetries);
    });
}

bool isForbiddenHost(const std::string &host)
{
    constexpr std::array<std::string_view, 6> named{
        "metadata", "metadata.google.internal", "metadata.goog", "100.100.100.200", "fd00:ec2::254", "instance-data"};
    if (std::ranges::find(named, host) != named.end())
        return true;
    const QHostAddress address(QString::fromStdString(host));
    if (address.isNull())
        return looksLikeNumber(host);
    bool four = false;
    const quint32 number = address.toIPv4Address(&four); // also of ::ffff:1.2.3.4
    const QHostAddress plain = four ? QHostAddress(number) : address;
    if (four && std::count(host.begin(), host.end(), '.') != 3)
        return true; // "127.1", "2130706433"
    return plain.isLinkLocal() || plain.isMulticast() || plain.isBroadcast() || (four && (number >> 24) == 0) ||
           plain == QHostAddress(QHostAddress::AnyIPv6) || plain == QHostAddress(0xa9fea9feU);
}

std::string linkRefusal(const Upstream &source, const Authority &target, LinkKind kind)
{
    if (isForbiddenHost(target.host))
        return "no page may lead to this address";
    const Authority from = source.authority.canonical();
    const Authority to = target.canonical();
    if (to.tls && !from.tls && to.host == from.host && to.port == from.port + kTlsPortOffset)
        return {};
    if (kind == LinkKind::Redirect)
        return "it redirects to a server that was not named";
    if (source.onProbation)
        return "the page that leads there is not known to be Spark's";
    if (to.isLoopback())
        return from.isLoopback() && isSparkPort(to.port) ? "" : "a page may not lead to this computer's own services";
    if (to.port < 1024 && to.port != 80 && to.port != 443)
        return "Spark's pages are not on a port below 1024";
    return {};
}

} // namespace cinderscope
