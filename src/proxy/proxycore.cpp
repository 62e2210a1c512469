// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/proxycore.h"

#include "proxy/descriptors.h"
#include "proxy/fdnotifier.h"
#include "proxy/fdstream.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <QLoggingCategory>
#include <sys/socket.h>
#include <unistd.h>

namespace cinderscope {

namespace {

Q_LOGGING_CATEGORY(lcProxy, "cinderscope.proxy")

constexpr std::size_t kScratchBytes = 128 * 1024;
constexpr int kMostAccepts = 32; // in a row, before others have their turn

} // namespace

ProxyCore::ProxyCore(UpstreamRegistry &registry, const ProxyLimits &limits, Log log)
    : m_registry(registry), m_limits(limits), m_log(std::move(log)), m_scratch(kScratchBytes), m_timer(this),
      m_rest(this)
{
    m_timer.setInterval(limits.tickTime());
    connect(&m_timer, &QTimer::timeout, this, &ProxyCore::tick);
    m_rest.setInterval(limits.restTime);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        for (const auto &[id, place] : m_places)
            place->notifier->setEnabled(true);
    });
}

ProxyCore::~ProxyCore()
{
    closeAll();
    m_grave.clear();
}

void ProxyCore::open(const UpstreamPtr &upstream, const Access &access, int socket)
{
    auto place = std::make_unique<Place>();
    Place *at = place.get();
    at->socket = socket;
    at->pool = std::make_unique<UpstreamPool>(upstream, access, m_limits, m_scratch,
                                              [this](std::unique_ptr<StreamOwner> gone) { bury(std::move(gone)); });
    at->notifier = std::make_unique<FdNotifier>(socket, QSocketNotifier::Read, [this, at] { accept(*at); });
    at->notifier->setEnabled(!m_rest.isActive());
    m_places.insert_or_assign(upstream->id, std::move(place));
    if (!m_timer.isActive())
        m_timer.start();
}

void ProxyCore::accept(Place &place)
{
    for (int i = 0; i < kMostAccepts; ++i) {
        int socket = ::accept(place.socket, nullptr, nullptr);
        const auto noDescriptors = [] {
            return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        };
        while (socket < 0 && noDescriptors()) {
            if (!makeRoom(nullptr))
                return rest();
            socket = ::accept(place.socket, nullptr, nullptr);
        }
        if (socket < 0)
            return; // no more, or one that has gone again
        m_wasTold = false;
        take(place, socket);
    }
}

void ProxyCore::take(Place &place, int socket)
{
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    // a program's other descriptors, and those to the upstreams, are wanted too
    const std::size_t most = std::min(m_limits.mostClientsInAll, std::max<std::size_t>(descriptorLimit() / 4, 1));
    if ((place.clients.size() >= m_limits.mostClients && !makeRoom(&place)) ||
        (m_clients >= most && !makeRoom(nullptr))) {
        ::close(socket);
        return;
    }
    ClientSurroundings around{m_registry, *place.pool, m_limits, m_scratch, {}, m_log};
    around.bury = [this, &place](ClientConnection *gone) {
        const auto same = [gone](const auto &each) { return each.get() == gone; };
        if (const auto at = std::ranges::find_if(place.clients, same); at != place.clients.end()) {
            bury(std::move(*at));
            std::swap(*at, place.clients.back());
            place.clients.pop_back();
            --m_clients;
        }
    };
    place.clients.push_back(std::make_unique<ClientConnection>(std::move(around), std::make_unique<FdStream>(socket)));
    ++m_clients;
}

//! Closes a connection that somebody else needs more, of \a place or, if null, of all: one that was never let in, the
//! oldest first, so that a new one has the time to say who it is; else the one that is idle for longest. Another user
//! may open connections, but does not lock ours out. False if all are in use.
bool ProxyCore::makeRoom(Place *place)
{
    ClientConnection *stranger = nullptr, *idle = nullptr;
    const auto consider = [&](const Place &each) {
        for (const auto &client : each.clients) {
            if (client->isStranger() && (!stranger || client->openedAt() < stranger->openedAt()))
                stranger = client.get();
            if (client->isIdle() && (!idle || client->quietSince() < idle->quietSince()))
                idle = client.get();
        }
    };
    if (place)
        consider(*place);
    for (auto at = m_places.cbegin(); !place && at != m_places.cend(); ++at)
        consider(*at->second);
    ClientConnection *leaves = stranger ? stranger : idle;
    if (leaves)
        leaves->close();
    return leaves != nullptr;
}

//! No descriptors are left, and nobody's can be had: who waits in the kernel's queue stays there for a while, since to
//! be told of them without end would take all of a processor.
void ProxyCore::rest()
{
    if (!std::exchange(m_wasTold, true))
        qCWarning(lcProxy, "Browsers have to wait: the program has no file descriptors left (limit %zu).",
                  descriptorLimit());
    for (const auto &[id, place] : m_places)
        place->notifier->setEnabled(false);
    m_rest.start();
}

void ProxyCore::bury(std::unique_ptr<StreamOwner> gone)
{
    m_grave.push_back(std::move(gone));
    if (m_burying)
        return;
    m_burying = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_burying = false;
            m_grave.clear();
        },
        Qt::QueuedConnection);
}

void ProxyCore::tick()
{
    const auto now = ClientConnection::Clock::now();
    for (const auto &[id, place] : m_places) {
        std::vector<ClientConnection *> clients; // a tick may end one
        for (const auto &client : place->clients)
            clients.push_back(client.get());
        for (ClientConnection *client : clients)
            client->tick(now);
        place->pool->tick(now);
    }
}

void ProxyCore::shut(Place &place)
{
    place.notifier.reset();
    if (place.socket >= 0)
        ::close(std::exchange(place.socket, -1));
    while (!place.clients.empty())
        place.clients.back()->close();
    place.pool->closeAll();
}

void ProxyCore::close(int upstreamId)
{
    const auto at = m_places.find(upstreamId);
    if (at == m_places.end())
        return;
    shut(*at->second);
    m_grave.clear(); // they refer to the place; nobody is in a call of theirs
    m_places.erase(at);
}

void ProxyCore::setAccess(int upstreamId, const Access &access)
{
    if (const auto at = m_places.find(upstreamId); at != m_places.end())
        at->second->pool->setAccess(access);
}

void ProxyCore::closeAll()
{
    m_timer.stop();
    m_rest.stop();
    while (!m_places.empty())
        close(m_places.begin()->first);
}

} // namespace cinderscope
