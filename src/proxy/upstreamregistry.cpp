// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstreamregistry.h"

#include "proxy/descriptors.h"
#include "proxy/secret.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <QRandomGenerator>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr unsigned kAddresses = 254 * 254; // 127.77.1.1 to 127.77.254.254
constexpr int kBacklog = 128;

struct Bound
{
    int socket = -1;
    int port = 0;
    int problem = 0; //!< errno
};

Bound bindTo(const std::string &host, int port)
{
    Bound result;
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (socket < 0)
        return {-1, 0, errno};
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(socket, kBacklog) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        result.problem = errno;
        ::close(socket);
        return result;
    }
    return {socket, ntohs(address.sin_port), 0};
}

std::string loopbackAddress(unsigned number)
{
    const unsigned place = number % kAddresses;
    return "127.77." + std::to_string(1 + place / 254) + '.' + std::to_string(1 + place % 254);
}

} // namespace

UpstreamRegistry::UpstreamRegistry(Opened opened, bool sharedAddress, AccessChanged accessChanged)
    : m_opened(std::move(opened)), m_accessChanged(std::move(accessChanged)), m_sharedAddress(sharedAddress),
      m_nextAddress(QRandomGenerator::system()->bounded(kAddresses))
{
}

Result<UpstreamPtr> UpstreamRegistry::name(const QString &cluster, const QUrl &url, const Access &access,
                                           UpstreamKind kind)
{
    const auto authority = Authority::of(url);
    if (!authority)
        return Error{ErrorCode::InvalidArgument, "not an http or https URL with a host",
                     url.toString(QUrl::RemoveUserInfo).toStdString()};
    const std::scoped_lock lock(m_mutex);
    if (const UpstreamPtr known = findLocked(cluster, *authority)) {
        becomeNamed(known, access, kind);
        return known;
    }
    const std::shared_ptr<Told> told = toldLocked(cluster, *authority);
    if (told)
        m_accesses[cluster] = access;
    auto opened = told ? openTold(cluster, told) : open(cluster, *authority, access, nullptr);
    if (opened && kind != UpstreamKind::Unknown)
        (*opened)->kind = kind;
    return opened;
}

void UpstreamRegistry::becomeNamed(const UpstreamPtr &upstream, const Access &access, UpstreamKind kind)
{
    upstream->onProbation = false;
    upstream->mayBeLoopback = true;
    if (kind != UpstreamKind::Unknown)
        upstream->kind = kind;
    if (!upstream->linked.exchange(false))
        return;
    upstream->access = access; // what it had was cut down to what a page may lead to
    if (m_accessChanged)
        m_accessChanged(upstream, access);
}

Result<void> UpstreamRegistry::know(const QString &cluster, const QUrl &url, const Access &access, UpstreamKind kind,
                                    const QUrl &alias)
{
    const auto authority = Authority::of(url);
    if (!authority)
        return Error{ErrorCode::InvalidArgument, "not an http or https URL with a host",
                     url.toString(QUrl::RemoveUserInfo).toStdString()};
    const auto other = Authority::of(alias);
    const std::scoped_lock lock(m_mutex);
    if (const UpstreamPtr known = findLocked(cluster, *authority)) {
        becomeNamed(known, access, kind);
        if (other)
            m_known.try_emplace({cluster, other->canonical()}, known);
        return {};
    }
    m_accesses[cluster] = access;
    std::shared_ptr<Told> told = toldLocked(cluster, *authority);
    if (!told) {
        told = std::make_shared<Told>(Told{*authority, kind});
        m_told.insert_or_assign({cluster, authority->canonical()}, told);
    }
    if (kind != UpstreamKind::Unknown)
        told->kind = kind;
    if (other)
        m_told.try_emplace({cluster, other->canonical()}, told);
    return {};
}

//! Under its own name and all its aliases.
Result<UpstreamPtr> UpstreamRegistry::openTold(const QString &cluster, const std::shared_ptr<Told> &told)
{
    auto opened = open(cluster, told->authority, m_accesses[cluster], nullptr);
    if (!opened)
        return opened;
    (*opened)->kind = told->kind;
    std::erase_if(m_told, [&](const auto &entry) {
        if (entry.second != told)
            return false;
        m_known.try_emplace(entry.first, *opened);
        return true;
    });
    return opened;
}

std::vector<UpstreamPtr> UpstreamRegistry::setAccess(const QString &cluster, const Access &access)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto told = m_accesses.find(cluster); told != m_accesses.end())
        told->second = access;
    std::vector<UpstreamPtr> changed;
    for (const auto &[listener, upstream] : m_byListener) {
        if (upstream->cluster != cluster)
            continue;
        const QStringList hosts = upstream->access.credentialHosts;
        upstream->access = access;
        if (upstream->linked && access.credentialHosts.isEmpty())
            upstream->access.credentialHosts = hosts;
        changed.push_back(upstream);
    }
    return changed;
}

void UpstreamRegistry::addAlias(const UpstreamPtr &upstream, const QUrl &url)
{
    const auto authority = Authority::of(url);
    const std::scoped_lock lock(m_mutex);
    if (authority)
        m_known.try_emplace({upstream->cluster, authority->canonical()}, upstream);
}

Result<UpstreamPtr> UpstreamRegistry::follow(const Upstream &source, const QUrl &url, LinkKind kind)
{
    const std::string shown = url.toString(QUrl::RemoveUserInfo).toStdString();
    auto authority = Authority::of(url);
    if (!authority)
        return Error{ErrorCode::NoPermission, "it is not an http or https address", shown};
    const std::scoped_lock lock(m_mutex);
    authority = meantLocked(source, *authority);
    // the rule of linkRefusal() for redirects, and nobody but whom the login is meant for says so
    const bool isTwin = kind == LinkKind::Redirect && !source.linked && authority->tls && !source.authority.tls &&
                        authority->canonical().host == source.authority.canonical().host;
    if (UpstreamPtr known = findLocked(source.cluster, *authority)) {
        if (isTwin)
            known->isTlsTwin = true;
        return known;
    }
    if (const std::shared_ptr<Told> told = toldLocked(source.cluster, *authority))
        return openTold(source.cluster, told);
    if (std::string refusal = linkRefusal(source, *authority, kind); !refusal.empty())
        return Error{ErrorCode::NoPermission, std::move(refusal), shown};
    const auto linked = std::ranges::count_if(m_byListener, [&](const auto &entry) {
        return entry.second->linked && entry.second->cluster == source.cluster;
    });
    if (static_cast<std::size_t>(linked) >= kMostLinked)
        return Error{ErrorCode::TooLarge, "this cluster's pages lead to more than 256 servers", shown};
    auto opened = open(source.cluster, *authority, source.access, &source);
    if (opened)
        (*opened)->isTlsTwin = isTwin;
    return opened;
}

UpstreamPtr UpstreamRegistry::findLocked(const QString &cluster, const Authority &authority) const
{
    const auto at = m_known.find({cluster, authority.canonical()});
    return at == m_known.end() ? nullptr : at->second;
}

std::shared_ptr<UpstreamRegistry::Told> UpstreamRegistry::toldLocked(const QString &cluster,
                                                                     const Authority &authority) const
{
    const auto at = m_told.find({cluster, authority.canonical()});
    return at == m_told.end() ? nullptr : at->second;
}

Authority UpstreamRegistry::meantLocked(const Upstream &source, const Authority &target) const
{
    const auto isKnownHere = [&](const Authority &authority) {
        return findLocked(source.cluster, authority) || toldLocked(source.cluster, authority);
    };
    if (target.canonical().host != "localhost" || source.authority.isLoopback() || isKnownHere(target))
        return target;
    Authority near = target;
    near.host = source.authority.host;
    if (isKnownHere(near))
        return near;
    std::set<Authority> candidates;
    const auto consider = [&](const Authority &authority) {
        if (authority.port == target.port && authority.tls == target.tls)
            candidates.insert(authority);
    };
    for (const auto &[listener, upstream] : m_byListener) {
        if (upstream->cluster == source.cluster && !upstream->linked)
            consider(upstream->authority);
    }
    for (const auto &[key, told] : m_told) {
        if (key.first == source.cluster)
            consider(told->authority);
    }
    return candidates.size() == 1 ? *candidates.begin() : near;
}

Authority UpstreamRegistry::meant(const Upstream &source, const Authority &target) const
{
    const std::scoped_lock lock(m_mutex);
    return meantLocked(source, target);
}

Result<UpstreamPtr> UpstreamRegistry::open(const QString &cluster, const Authority &authority, const Access &access,
                                           const Upstream *source)
{
    const std::size_t most = std::min(kMostUpstreams, descriptorLimit() / 4);
    if (m_byListener.size() >= most)
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(most) + " servers are passed on",
                     authority.origin()};
    auto upstream = std::make_shared<Upstream>();
    upstream->id = m_nextId++;
    upstream->cluster = cluster;
    upstream->authority = authority;
    upstream->access = access;
    upstream->secret = secretLocked(cluster);
    upstream->cookieSecret = makeSecret();
    if (source) {
        upstream->linked = true;
        upstream->onProbation = true;
        upstream->mayBeLoopback = source->authority.isLoopback();
        upstream->loginNeedsTls = source->authority.tls || source->loginNeedsTls;
        // credentials that were meant for every host are not for one that a page named
        if (upstream->access.credentialHosts.isEmpty() && authority.host != source->authority.host)
            upstream->access.credentialHosts = {QString::fromStdString(source->authority.host)};
    }
    const auto socket = listen(*upstream);
    if (!socket)
        return socket.error();
    m_known.insert_or_assign({cluster, authority.canonical()}, upstream);
    m_byListener.insert_or_assign(upstream->listenAuthority(), upstream);
    m_opened(upstream, upstream->access, *socket);
    return upstream;
}

// Every upstream has the same port if it can, so that addresses are easier to read.
Result<int> UpstreamRegistry::listen(Upstream &upstream)
{
    int problem = 0;
    if (!m_sharedAddress) {
        for (int tries = 0; tries < 32; ++tries) {
            const std::string host = loopbackAddress(m_nextAddress++);
            const bool taken = std::ranges::any_of(
                m_byListener, [&host](const auto &entry) { return entry.second->listenHost == host; });
            if (taken)
                continue;
            Bound bound = bindTo(host, m_port);
            if (bound.problem == EADDRINUSE && m_port != 0)
                bound = bindTo(host, 0);
            problem = bound.problem;
            if (bound.problem == EADDRNOTAVAIL)
                break; // a system with one loopback address
            if (bound.problem != 0)
                continue;
            m_port = m_port ? m_port : bound.port;
            upstream.listenHost = host;
            upstream.listenPort = bound.port;
            return bound.socket;
        }
    }
    if (m_sharedAddress || problem == EADDRNOTAVAIL) {
        const Bound bound = bindTo("127.0.0.1", 0);
        problem = bound.problem;
        if (bound.problem == 0) {
            upstream.listenHost = "127.0.0.1";
            upstream.listenPort = bound.port;
            upstream.ownAddress = false;
            return bound.socket;
        }
    }
    return Error{ErrorCode::Io, std::strerror(problem), "listening on a loopback address"};
}

Access UpstreamRegistry::accessOf(const Upstream &upstream) const
{
    const std::scoped_lock lock(m_mutex);
    return upstream.access;
}

UpstreamPtr UpstreamRegistry::find(const QString &cluster, const QUrl &url) const
{
    const auto authority = Authority::of(url);
    return authority ? find(cluster, *authority) : nullptr;
}

UpstreamPtr UpstreamRegistry::find(const QString &cluster, const Authority &authority) const
{
    const std::scoped_lock lock(m_mutex);
    return findLocked(cluster, authority);
}

UpstreamPtr UpstreamRegistry::atListener(std::string_view listenAuthority) const
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_byListener.find(listenAuthority);
    return at == m_byListener.end() ? nullptr : at->second;
}

UpstreamPtr UpstreamRegistry::findOrOpen(const QString &cluster, const QUrl &url)
{
    const auto authority = Authority::of(url);
    if (!authority)
        return nullptr;
    const std::scoped_lock lock(m_mutex);
    if (const std::shared_ptr<Told> told = toldLocked(cluster, *authority)) {
        const auto opened = openTold(cluster, told);
        return opened ? *opened : nullptr;
    }
    return findLocked(cluster, *authority);
}

bool UpstreamRegistry::isKnown(const QString &cluster, const Authority &authority) const
{
    const std::scoped_lock lock(m_mutex);
    return findLocked(cluster, authority) || toldLocked(cluster, authority);
}

std::size_t UpstreamRegistry::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_byListener.size();
}

UpstreamPtr UpstreamRegistry::forget(const QString &cluster, const QUrl &url)
{
    const auto authority = Authority::of(url);
    if (!authority)
        return nullptr;
    const std::scoped_lock lock(m_mutex);
    if (const std::shared_ptr<Told> told = toldLocked(cluster, *authority))
        std::erase_if(m_told, [&told](const auto &entry) { return entry.second == told; });
    UpstreamPtr gone = findLocked(cluster, *authority);
    if (!gone)
        return nullptr;
    std::erase_if(m_known, [&gone](const auto &entry) { return entry.second == gone; });
    m_byListener.erase(gone->listenAuthority());
    m_tickets.forget(gone->id);
    return gone;
}

std::vector<UpstreamPtr> UpstreamRegistry::removeCluster(const QString &cluster)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<UpstreamPtr> gone;
    std::erase_if(m_byListener, [&](const auto &entry) {
        if (entry.second->cluster != cluster)
            return false;
        gone.push_back(entry.second);
        m_tickets.forget(entry.second->id);
        return true;
    });
    std::erase_if(m_known, [&cluster](const auto &entry) { return entry.first.first == cluster; });
    std::erase_if(m_told, [&cluster](const auto &entry) { return entry.first.first == cluster; });
    m_accesses.erase(cluster);
    m_secrets.erase(cluster);
    return gone;
}

std::string UpstreamRegistry::secretOf(const QString &cluster)
{
    const std::scoped_lock lock(m_mutex);
    return secretLocked(cluster);
}

std::string UpstreamRegistry::secretLocked(const QString &cluster)
{
    std::string &secret = m_secrets[cluster];
    if (secret.empty())
        secret = makeSecret();
    return secret;
}

QUrl UpstreamRegistry::toProxied(const Upstream &upstream, const QUrl &url)
{
    QUrl result = url;
    result.setUserInfo(QString());
    result.setScheme(u"http"_s);
    result.setHost(QString::fromStdString(upstream.listenHost));
    result.setPort(upstream.listenPort);
    if (result.path().isEmpty())
        result.setPath(u"/"_s);
    return result;
}

std::optional<QUrl> UpstreamRegistry::toPublic(const QUrl &proxied) const
{
    const auto authority = Authority::of(proxied);
    if (!authority || authority->tls)
        return {};
    const UpstreamPtr upstream = atListener(authority->host + ':' + std::to_string(authority->port));
    if (!upstream)
        return {};
    QUrl result = proxied;
    result.setScheme(upstream->authority.tls ? u"https"_s : u"http"_s);
    result.setHost(QString::fromStdString(upstream->authority.host));
    result.setPort(upstream->authority.port == (upstream->authority.tls ? 443 : 80) ? -1 : upstream->authority.port);
    return result;
}

} // namespace cinderscope
