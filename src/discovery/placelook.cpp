// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/placediscovery_p.h"
#include "discovery/restclient.h"

#include <algorithm>
#include <limits>
#include <QDateTime>

using namespace Qt::StringLiterals;

//! Which ports of a place's hosts are open.
namespace cinderscope {

namespace {

using State = FoundEndpoint::State;
using How = EndpointOrigin::How;

constexpr int kCrowdedConnectMs = 1'200;
constexpr quint16 kConnectPort = 15002; // spark.connect.grpc.binding.port

template <class Object>
void dropLater(std::unique_ptr<Object> &object)
{
    if (Object *raw = object.release()) {
        raw->disconnect();
        raw->deleteLater(); // is the sender
    }
}

QUrl urlOf(const QString &host, quint16 port)
{
    QUrl url;
    url.setScheme(port == kConnectPort ? u"sc"_s : u"http"_s);
    url.setHost(host);
    url.setPort(port);
    return url;
}

} // namespace

void PlaceDiscovery::Private::look()
{
    if (!active || scanner)
        return;
    m_settled = false;
    m_news.clear();
    Q_EMIT q->scanStarted();
    // a web proxy connects nowhere but for HTTPS: every address is asked by HTTP
    const auto type = access.proxy.type();
    const bool byHttp = type == QNetworkProxy::HttpProxy || type == QNetworkProxy::HttpCachingProxy;
    QList<PortScanner::Target> tries;
    int count = 0;
    for (const PlaceTarget &target : std::as_const(targets)) {
        if (!target.url.isEmpty()) {
            offer(target.url, {How::Typed, {}, 0, {}});
            continue;
        }
        PortScanner::Target wanted{target.host, {}};
        for (const quint16 port : target.ports) {
            const auto known = entries.find(urlOf(target.host, port).toString());
            if (known != entries.end() && (known->second.wasReached || known->second.probe))
                continue; // its own rhythm tells
            if (byHttp || target.exact)
                offer(urlOf(target.host, port), {target.exact ? How::Typed : How::Scan, {}, 0, {}});
            else
                wanted.ports.append(port);
        }
        if (target.masterPort != 0 && !byHttp)
            wanted.ports.append(target.masterPort);
        count += int(wanted.ports.size());
        tries.append(wanted);
    }
    PortScanner::Settings scan;
    scan.sockets = std::clamp(settings.sockets, kMostProbes + 1, 256) - kMostProbes;
    scan.connectMs = count > scan.sockets ? std::min(settings.connectMs, kCrowdedConnectMs) : settings.connectMs;
    scan.connectsPerSecond = settings.connectsPerSecond;
    scanner = std::make_unique<PortScanner>(scan, access);
    connect(scanner.get(), &PortScanner::open, this, &Private::takeOpen);
    connect(scanner.get(), &PortScanner::closed, this, &Private::takeClosed);
    connect(scanner.get(), &PortScanner::progress, q, &PlaceDiscovery::progress);
    connect(scanner.get(), &PortScanner::finished, this, &Private::endLook);
    scanner->start(tries);
    tick();
}

const PlaceTarget *PlaceDiscovery::Private::targetOf(const QString &host) const
{
    const auto found = std::find_if(targets.begin(), targets.end(), [&host](const PlaceTarget &target) {
        return target.url.isEmpty() && target.host == host;
    });
    return found == targets.end() ? nullptr : &*found;
}

void PlaceDiscovery::Private::takeOpen(const QString &host, quint16 port)
{
    HostNews &news = m_news[host];
    const PlaceTarget *target = targetOf(host);
    if (target && target->masterPort == port) {
        news.masterPortOpen = true; // RPC: HTTP there only makes noise in the master's log
        return;
    }
    ++news.open;
    offer(urlOf(host, port), {How::Scan, {}, 0, {}});
    tick();
}

void PlaceDiscovery::Private::takeClosed(const QString &host, quint16 port, const Error &error)
{
    HostNews &news = m_news[host];
    ++news.closed;
    news.mixed = news.mixed || (news.error && troubleOf(*news.error) != troubleOf(error));
    news.error = error;
    const auto known = entries.find(urlOf(host, port).toString());
    if (known != entries.end() && !known->second.wasReached && !known->second.probe && !known->second.isTyped())
        remove(QString(known->first));
}

void PlaceDiscovery::Private::endLook()
{
    dropLater(scanner);
    judgeHosts();
    const qint64 factor = std::clamp<qint64>(targets.size(), 1, 20);
    m_look.start(int(factor * settings.lookMs));
    Q_EMIT q->scanned();
    checkSettled();
}

void PlaceDiscovery::Private::tellHost(const PlaceTarget &target, const Error &error)
{
    const quint16 port = target.masterPort != 0 ? 8080 : target.ports.value(0, 4040);
    PlaceEntry &entry = offer(urlOf(target.host, port), {How::Typed, {}, 0, {}});
    if (entry.probe || entry.wasReached)
        return;
    entry.endpoint.kind = target.masterPort != 0 ? EndpointKind::Master : EndpointKind::Unknown;
    entry.endpoint.state = State::Unreachable;
    entry.endpoint.error = error;
    entry.endpoint.trouble = troubleOf(error);
    entry.endpoint.asked = QDateTime::currentMSecsSinceEpoch();
    entry.nextAsk = std::numeric_limits<qint64>::max(); // looking tells
    entry.isHost = true;
    tell(entry);
}

//! It can be reached after all.
void PlaceDiscovery::Private::forgetHost(const QString &host)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&host](const auto &item) {
        return item.second.isHost && item.second.endpoint.url.host() == host;
    });
    if (found != entries.end())
        remove(QString(found->first));
}

//! A host of which nothing is known but that it cannot be reached is told as such; in a range of addresses that is
//! nothing to tell.
void PlaceDiscovery::Private::judgeHosts()
{
    const bool few = targets.size() <= 16;
    for (const PlaceTarget &target : std::as_const(targets)) {
        const HostNews news = m_news.value(target.host);
        const bool known = std::any_of(entries.begin(), entries.end(), [&target](const auto &item) {
            return item.second.endpoint.url.host() == target.host.toLower() && item.second.wasReached;
        });
        const bool asked = std::any_of(entries.begin(), entries.end(), [&target](const auto &item) {
            return item.second.endpoint.url.host() == target.host.toLower() && item.second.probe;
        });
        if (known || asked || news.open > 0)
            forgetHost(target.host.toLower());
        if (!target.url.isEmpty() || known || asked || news.open > 0 || news.closed == 0 || !few)
            continue;
        const std::string host = target.host.toStdString();
        if (target.masterPort != 0 && news.masterPortOpen)
            tellHost(target, {ErrorCode::Network,
                              std::string(kConnectionRefused) + "; its RPC port " + std::to_string(target.masterPort) +
                                  " answers, but its pages are on none of the ports " +
                                  portsText(target.ports).toStdString() + ": name them, http://" + host + ":PORT",
                              host});
        else if (news.error && !news.mixed && (troubleOf(*news.error) != Trouble::Refused || target.masterPort != 0))
            tellHost(target, {news.error->code, news.error->detail, host});
    }
}

} // namespace cinderscope
