// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoveredapplication.h"
#include "discovery/foundendpoint.h"

#include <QList>
#include <QObject>

namespace cinderscope {

//! Somewhere applications are found: this computer, a host, a master, a history server. Lives in the thread that made
//! it, never blocks.
class DiscoverySource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    //! No signal follows; what was found stays.
    virtual void stop() = 0;
    //! Looks around at once; scanned() follows.
    virtual void rescan() = 0;
    //! Those that run and have an address of their own, in the order of addresses: what a session can be opened for.
    virtual QList<DiscoveredApplication> applications() const = 0;
    //! Everything of Spark that answers, and what was named or wants a login and does not let us in.
    virtual QList<FoundEndpoint> endpoints() const = 0;

Q_SIGNALS:
    void found(const cinderscope::DiscoveredApplication &application);
    void changed(const cinderscope::DiscoveredApplication &application);
    //! The last state known, with State::Gone.
    void gone(const cinderscope::DiscoveredApplication &application);
    //! New, or something of it changed; recognised by key(). Also for drivers, beside found() and changed().
    void endpointChanged(const cinderscope::FoundEndpoint &endpoint);
    //! The last state known, with State::Gone.
    void endpointGone(const cinderscope::FoundEndpoint &endpoint);
    void scanStarted();
    //! Addresses looked at so far, of all; not more often than ten times a second.
    void progress(int done, int total);
    //! Every address was looked at; what is being asked may still answer later, with found() and changed().
    void scanned();
};

} // namespace cinderscope
