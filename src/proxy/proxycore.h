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

    ProxyCore(UpstreamRegistry &registry, const ProxyLimits &limits, Log log);
    ~ProxyCore() override;

    //! Serves \a upstream on \a socket, which listens and which it then owns.
    void open(const UpstreamPtr &upstream, const Access &access, int socket);
    //! See UpstreamPool::setAccess(); nothing happens if that upstream is not open.
    void setAccess(int upstreamId, const Access &access);
    //! Ends all connections of an upstream, in the middle if need be, and does not listen for it any more.
    void close(int upstreamId);
    //! close() for all of them.
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
    void take(Place &place, int socket);
    bool makeRoom(Place *place);
    void rest();
    void bury(std::unique_ptr<StreamOwner> gone);
    void tick();
    static void shut(Place &place);

    UpstreamRegistry &m_registry;
    const ProxyLimits m_limits;
    Log m_log;
    std::vector<char> m_scratch;
    std::map<int, std::unique_ptr<Place>> m_places;
    std::vector<std::unique_ptr<StreamOwner>> m_grave; //!< closed, deleted once nobody is in a call of theirs
    std::size_t m_clients = 0;                         //!< of all places
    bool m_burying = false;
    bool m_wasTold = false; //!< that there were no descriptors
    QTimer m_timer;
    QTimer m_rest; //!< runs while nobody is accepted
};

} // namespace cinderscope
