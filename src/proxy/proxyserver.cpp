// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/proxyserver.h"

#include "proxy/descriptors.h"
#include "proxy/gatekeeper.h"
#include "proxy/proxycore.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

ProxyServer::ProxyServer(Options options)
    : m_limits(options.limits),
      m_registry(
          [this](const UpstreamPtr &upstream, const Access &access, int socket) {
              later([upstream, access, socket](ProxyCore &core) { core.open(upstream, access, socket); });
          },
          options.sharedAddress,
          [this](const UpstreamPtr &upstream, const Access &access) {
              later([id = upstream->id, access](ProxyCore &core) { core.setAccess(id, access); });
          }),
      m_core(new ProxyCore(m_registry, options.limits, std::move(options.log)))
{
    raiseDescriptorLimit();
    m_thread.setObjectName(u"proxy"_s);
    m_core->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_core, &QObject::deleteLater);
    m_thread.start();
}

void ProxyServer::later(std::function<void(ProxyCore &)> act)
{
    QMetaObject::invokeMethod(
        m_core, [core = m_core, act = std::move(act)] { act(*core); }, Qt::QueuedConnection);
}

ProxyServer::~ProxyServer()
{
    m_thread.quit();
    m_thread.wait();
}

Result<UpstreamPtr> ProxyServer::add(const QString &cluster, const QUrl &url, const Access &access, UpstreamKind kind)
{
    return m_registry.name(cluster, url, access, kind);
}

void ProxyServer::setAccess(const QString &cluster, const Access &access)
{
    // as the registry has it: a linked server gets no credentials that were not meant for it
    for (const UpstreamPtr &upstream : m_registry.setAccess(cluster, access))
        later([id = upstream->id, changed = m_registry.accessOf(*upstream)](ProxyCore &core) {
            core.setAccess(id, changed);
        });
}

bool ProxyServer::forget(const QString &cluster, const QUrl &publicUrl)
{
    const UpstreamPtr gone = m_registry.forget(cluster, publicUrl);
    if (gone)
        later([id = gone->id](ProxyCore &core) { core.close(id); });
    return gone != nullptr;
}

void ProxyServer::removeCluster(const QString &cluster)
{
    for (const UpstreamPtr &upstream : m_registry.removeCluster(cluster))
        later([id = upstream->id](ProxyCore &core) { core.close(id); });
}

QByteArray ProxyServer::secretHeader()
{
    return QByteArray(kSecretHeader.data(), qsizetype(kSecretHeader.size()));
}

QByteArray ProxyServer::secret(const QString &cluster)
{
    return QByteArray::fromStdString(m_registry.secretOf(cluster));
}

std::optional<QUrl> ProxyServer::toProxied(const QString &cluster, const QUrl &url)
{
    const UpstreamPtr upstream = m_registry.findOrOpen(cluster, url);
    if (!upstream)
        return {};
    return UpstreamRegistry::toProxied(*upstream, url);
}

Result<QUrl> ProxyServer::follow(const QUrl &proxiedPage, const QUrl &link)
{
    const UpstreamPtr source = m_registry.atListener(proxiedPage.authority().toStdString());
    if (!source)
        return Error{ErrorCode::InvalidArgument, "not a page of this proxy", proxiedPage.toString().toStdString()};
    const auto target = m_registry.follow(*source, link, LinkKind::Navigation);
    if (!target)
        return target.error();
    return UpstreamRegistry::toProxied(**target, link);
}

std::optional<QUrl> ProxyServer::ticketUrl(const QUrl &proxied, std::chrono::milliseconds life)
{
    const UpstreamPtr upstream = m_registry.atListener(proxied.authority().toStdString());
    if (!upstream)
        return {};
    const QString path = proxied.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    const std::string ticket =
        m_registry.tickets().issue(upstream->id, path.isEmpty() ? "/" : path.toStdString(), life);
    return QUrl(QString::fromStdString(upstream->listenOrigin() + std::string(kTicketPath) + ticket));
}

} // namespace cinderscope
