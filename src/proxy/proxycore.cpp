// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/proxycore.h"

#include "proxy/fdnotifier.h"
#include "proxy/fdstream.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cinderscope {

namespace {

constexpr std::size_t kScratchBytes = 128 * 1024;
constexpr int kMostAccepts = 32; // in a row, before others have their turn

} // namespace

ProxyCore::ProxyCore(UpstreamRegistry &registry, Log log)
    : m_registry(registry), m_log(std::move(log)), m_scratch(kScratchBytes), m_timer(this)
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ProxyCore::tick);
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
    at->pool = std::make_unique<UpstreamPool>(upstream, access, m_scratch,
                                              [this](std::unique_ptr<StreamOwner> gone) { bury(std::move(gone)); });
    at->notifier = std::make_unique<FdNotifier>(socket, QSocketNotifier::Read, [this, at] { accept(*at); });
    at->notifier->setEnabled(true);
    m_places.insert_or_assign(upstream->id, std::move(place));
    if (!m_timer.isActive())
        m_timer.start();
}

void ProxyCore::accept(Place &place)
{
    for (int i = 0; i < kMostAccepts; ++i) {
        const int socket = ::accept(place.socket, nullptr, nullptr);
        if (socket < 0)
            return; // no more, or no descriptors: asked again
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
        if (place.clients.size() >= kMostClients)
            makeRoom(place);
        if (place.clients.size() >= kMostClients) {
            ::close(socket);
            continue;
        }
        ClientSurroundings around{m_registry, *place.pool, m_scratch, {}, m_log};
        around.bury = [this, &place](ClientConnection *gone) {
            const auto same = [gone](const auto &each) { return each.get() == gone; };
            if (const auto at = std::ranges::find_if(place.clients, same); at != place.clients.end()) {
                bury(std::move(*at));
                std::swap(*at, place.clients.back());
                place.clients.pop_back();
            }
        };
        place.clients.push_back(
            std::make_unique<ClientConnection>(std::move(around), std::make_unique<FdStream>(socket)));
    }
}

//! Another user may open connections, but does not lock ours out.
void ProxyCore::makeRoom(Place &place)
{
    const auto stranger = std::ranges::find_if(place.clients, [](const auto &each) { return each->isStranger(); });
    if (stranger != place.clients.end())
        (*stranger)->close();
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
    while (!m_places.empty())
        close(m_places.begin()->first);
}

} // namespace cinderscope
