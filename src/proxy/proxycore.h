// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/clientconnection.h"

#include <map>
#include <memory>
#include <QObject>
#include <QTimer>
#include <vector>

namespace cinderscope {

class FdNotifier;

//! What listens and passes on. Lives on the proxy's thread from open() to closeAll().
class ProxyCore : public QObject
{
public:
    using Log = std::function<void(const AccessRecord &)>;

    static constexpr std::size_t kMostClients = 256; //!< of one upstream

    ProxyCore(UpstreamRegistry &registry, Log log);
    ~ProxyCore() override;

    //! Owns \a socket.
    void open(const UpstreamPtr &upstream, const Access &access, int socket);
    void setAccess(int upstreamId, const Access &access);
    void close(int upstreamId);
    void closeAll();

private:
    struct Place
    {
        int socket = -1;
        std::unique_ptr<FdNotifier> notifier;
        std::unique_ptr<UpstreamPool> pool;
        std::vector<std::unique_ptr<ClientConnection>> clients;
    };

    void accept(Place &place);
    void makeRoom(Place &place);
    void bury(std::unique_ptr<StreamOwner> gone);
    void tick();
    static void shut(Place &place);

    UpstreamRegistry &m_registry;
    Log m_log;
    std::vector<char> m_scratch;
    std::map<int, std::unique_ptr<Place>> m_places;
    std::vector<std::unique_ptr<StreamOwner>> m_grave; //!< closed, deleted once nobody is in a call of theirs
    bool m_burying = false;
    QTimer m_timer;
};

} // namespace cinderscope
