// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstreampool.h"

#include <algorithm>
#include <QNetworkRequest>

namespace cinderscope {

namespace {

std::vector<HeaderField> credentialsOf(const Upstream &upstream, const Access &access)
{
    QNetworkRequest request(QUrl(QString::fromStdString(upstream.authority.origin())));
    access.applyTo(request);
    std::vector<HeaderField> result;
    for (const QByteArray &name : request.rawHeaderList())
        result.push_back({name.toStdString(), request.rawHeader(name).toStdString()});
    return result;
}

} // namespace

UpstreamPool::UpstreamPool(UpstreamPtr upstream, const Access &access, const ProxyLimits &limits,
                           std::span<char> scratch, Bury bury)
    : m_upstream(std::move(upstream)), m_limits(limits), m_scratch(scratch), m_bury(std::move(bury)), m_access(access),
      m_credentials(credentialsOf(*m_upstream, access))
{
}

UpstreamPool::~UpstreamPool()
{
    closeAll();
}

const std::vector<HeaderField> &UpstreamPool::credentials() const
{
    static const std::vector<HeaderField> none;
    return m_upstream->mayGetLogin() ? m_credentials : none;
}

void UpstreamPool::acquire(ResponseSink *sink, bool once)
{
    m_waiters.push_back({sink, once});
    serve();
}

void UpstreamPool::prepare()
{
    m_wanted = kAhead;
    openAhead();
}

void UpstreamPool::openAhead()
{
    if (m_all.size() >= m_wanted)
        m_wanted = 0;
    else if (!m_connector)
        connect();
}

void UpstreamPool::cancel(ResponseSink *sink)
{
    std::erase_if(m_waiters, [sink](const Waiter &waiter) { return waiter.sink == sink; });
}

UpstreamConnection *UpstreamPool::takeIdle(bool once)
{
    while (!m_idle.empty()) {
        UpstreamConnection *connection = m_idle.back();
        m_idle.pop_back();
        const bool tooOld = once && UpstreamConnection::Clock::now() - connection->idleSince() > m_limits.fresh;
        if (!tooOld && connection->isQuiet())
            return connection;
        connection->close();
        drop(connection);
    }
    return nullptr;
}

void UpstreamPool::serve()
{
    if (m_serving)
        return;
    m_serving = true;
    while (!m_waiters.empty()) {
        const Waiter waiter = m_waiters.front();
        if (UpstreamConnection *connection = takeIdle(waiter.once)) {
            m_waiters.pop_front();
            waiter.sink->upstreamReady(connection);
            continue;
        }
        if (!m_connector && m_all.size() < kMostConnections)
            connect();
        break;
    }
    m_serving = false;
}

void UpstreamPool::connect()
{
    m_connectingSince = UpstreamConnection::Clock::now();
    m_connector =
        std::make_unique<Connector>(m_upstream, m_access, m_forward,
                                    [this](Result<std::unique_ptr<Stream>> result) { connected(std::move(result)); });
}

//! What a proxy that is asked for pages needs to be told; nothing for other ways.
AbsoluteForm UpstreamPool::absoluteForm() const
{
    const auto proxy = m_forward ? Connector::forwardProxy(*m_upstream, m_access) : std::nullopt;
    if (!proxy)
        return {};
    AbsoluteForm form{m_upstream->authority.origin(), {}};
    if (!proxy->user().isEmpty()) // RFC 7617
        form.login = "Basic " + (proxy->user() + u':' + proxy->password()).toUtf8().toBase64().toStdString();
    return form;
}

void UpstreamPool::connected(Result<std::unique_ptr<Stream>> result)
{
    const bool isDenied = m_connector->isConnectDenied();
    m_connector.release()->deleteLater(); // it is what calls
    if (!result && isDenied && !m_forward && Connector::forwardProxy(*m_upstream, m_access)) {
        m_forward = true;
        return serve();
    }
    if (!result) {
        m_wanted = 0;
        if (m_idle.size() == m_all.size())
            failWaiters(result.error()); // else one of those that work is free soon
        return;
    }
    m_all.push_back(std::make_unique<UpstreamConnection>(*this, std::move(*result), m_way, absoluteForm()));
    m_idle.push_back(m_all.back().get());
    serve();
    openAhead();
}

void UpstreamPool::failWaiters(const Error &problem)
{
    std::deque<Waiter> waiters;
    waiters.swap(m_waiters);
    for (const Waiter &waiter : waiters)
        waiter.sink->upstreamUnavailable(problem);
}

void UpstreamPool::keep(UpstreamConnection *connection)
{
    if (connection->way() == m_way) {
        m_idle.push_back(connection);
    } else {
        connection->close();
        drop(connection);
    }
}

void UpstreamPool::drop(UpstreamConnection *connection)
{
    std::erase(m_idle, connection);
    const auto at = std::ranges::find_if(m_all, [connection](const auto &each) { return each.get() == connection; });
    if (at == m_all.end())
        return;
    m_bury(std::move(*at));
    m_all.erase(at);
    serve();
}

void UpstreamPool::dropIdle()
{
    while (!m_idle.empty()) {
        UpstreamConnection *connection = m_idle.back();
        connection->close();
        drop(connection);
    }
}

void UpstreamPool::tick(UpstreamConnection::Clock::time_point now)
{
    while (!m_idle.empty() && now - m_idle.front()->idleSince() > m_limits.idleLife) {
        UpstreamConnection *connection = m_idle.front();
        connection->close();
        drop(connection);
    }
    if (m_connector && now - m_connectingSince > m_limits.connectTime) {
        m_wanted = 0;
        m_connector.reset();
        failWaiters({ErrorCode::Timeout, "no connection within " + inSeconds(m_limits.connectTime),
                     m_upstream->authority.origin()});
    }
}

void UpstreamPool::setAccess(const Access &access)
{
    m_access = access;
    m_credentials = credentialsOf(*m_upstream, access);
    ++m_way;
    m_forward = false;
    m_wanted = 0;
    m_connector.reset(); // it may wait for a tunnel that will never answer
    dropIdle();
    serve();
}

void UpstreamPool::closeAll()
{
    m_waiters.clear();
    m_wanted = 0;
    m_connector.reset();
    m_idle.clear();
    for (auto &connection : m_all) {
        connection->close();
        m_bury(std::move(connection));
    }
    m_all.clear();
}

} // namespace cinderscope
