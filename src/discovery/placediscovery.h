// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoverysource.h"
#include "discovery/endpointprobe.h"
#include "discovery/place.h"
#include "reach/access.h"

#include <memory>

namespace cinderscope {

//! Finds what there is of Spark at one place, again and again: tries the ports of its hosts, asks what answers (one
//! connection each), goes on from masters to the drivers and workers that they name, and reads the lists of history
//! servers. A name that only the cluster can look up is tried on the master's host, then through the master's reverse
//! proxy; taken only when the same application (worker) answers there. Redirects to other hosts are told, not followed.
//!
//! Places do not know of each other; any number may look at once, each within its own limits.
class PlaceDiscovery : public DiscoverySource
{
    Q_OBJECT

public:
    struct Settings
    {
        int sockets = 256;           //!< most connections at once, tries and questions together; at most 256
        int connectsPerSecond = 500; //!< after a burst of as many as there are sockets; 0: no bound
        int connectMs = 3'000;       //!< wait for a connection; of more addresses than sockets at most 1.2 s
        int refreshMs = 5'000;       //!< between questions to a master or a worker
        int checkMs = 15'000;   //!< between cheap requests to a known driver; to one that does not answer, doubling
        int historyMs = 15'000; //!< between questions to a history server
        int lookMs = 30'000;    //!< between looks at all ports of one host; of several as many times longer
        int mostNamed = 256;    //!< drivers and workers that are followed from one master
        EndpointProbe::Settings probe;
    };

    explicit PlaceDiscovery(const Place &place, const Access &access = {}, QObject *parent = nullptr);
    PlaceDiscovery(const Place &place, const Access &access, const Settings &settings, QObject *parent = nullptr);
    ~PlaceDiscovery() override;

    const Place &place() const;
    //! Begins to look as soon as the event loop runs. With an address that makes no sense: failed(), nothing else.
    void start() override;
    void stop() override;
    void rescan() override;
    QList<DiscoveredApplication> applications() const override;
    QList<FoundEndpoint> endpoints() const override;
    //! Another way to the same place, after the tunnel was made again or a login was given: asks everything again.
    void setAccess(const Access &access);
    //! Asks one endpoint again now (by key()).
    void refresh(const QString &key);
    //! True between scanStarted() and scanned().
    bool isScanning() const;
    //! Everything that was found and could be asked has answered (or failed): nothing is under way.
    bool isSettled() const;

Q_SIGNALS:
    //! The address makes no sense.
    void failed(const cinderscope::Error &error);
    //! isSettled() became true.
    void settled();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
