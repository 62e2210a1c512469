// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/proxyserver.h"

#include "proxy/gatekeeper.h"
#include "proxy/proxycore.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

ProxyServer::ProxyServer(Options options)
    : m_registry(
          [this](const UpstreamPtr &upstream, const Access &access, int socket) {
              QMetaObject::invokeMethod(
                  m_core, [core = m_core, upstream, access, socket] { core->open(upstream, access, socket); },
                  Qt::QueuedConnection);
          },
          options.sharedAddress),
      m_core(new ProxyCore(m_registry, std::move(options.log)))
{
    m_thread.setObjectName(u"proxy"_s);
    m_core->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_core, &QObject::deleteLater);
    m_thread.start();
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
    for (const UpstreamPtr &upstream : m_registry.setAccess(cluster, access)) {
        // as the registry has it: a linked server gets no credentials that were not meant for it
        QMetaObject::invokeMethod(
            m_core,
            [core = m_core, id = upstream->id, changed = m_registry.accessOf(*upstream)] {
                core->setAccess(id, changed);
            },
            Qt::QueuedConnection);
    }
}

void ProxyServer::removeCluster(const QString &cluster)
{
    for (const UpstreamPtr &upstream : m_registry.removeCluster(cluster)) {
        QMetaObject::invokeMethod(
            m_core, [core = m_core, id = upstream->id] { core->close(id); }, Qt::QueuedConnection);
    }
}

QByteArray ProxyServer::secretHeader()
{
    return QByteArray(kSecretHeader.data(), qsizetype(kSecretHeader.size()));
}

QByteArray ProxyServer::secret(const QString &cluster)
{
    return QByteArray::fromStdString(m_registry.secretOf(cluster));
}

std::optional<QUrl> ProxyServer::toProxied(const QString &cluster, const QUrl &url) const
{
    const UpstreamPtr upstream = m_registry.find(cluster, url);
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

std::optional<QUrl> ProxyServer::ticketUrl(const QUrl &proxied)
{
    const UpstreamPtr upstream = m_registry.atListener(proxied.authority().toStdString());
    if (!upstream)
        return {};
    const QString path = proxied.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    const std::string ticket = m_registry.tickets().issue(upstream->id, path.isEmpty() ? "/" : path.toStdString());
    return QUrl(QString::fromStdString(upstream->listenOrigin() + std::string(kTicketPath) + ticket));
}

} // namespace cinderscope
