// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoveredapplication.h"

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
    //! What is there now, in the order of addresses.
    virtual QList<DiscoveredApplication> applications() const = 0;
    //! Everything of Spark that answers: masters, workers and history servers too.
    virtual QList<DiscoveredEndpoint> endpoints() const = 0;

Q_SIGNALS:
    void found(const cinderscope::DiscoveredApplication &application);
    void changed(const cinderscope::DiscoveredApplication &application);
    //! The last state known, with State::Gone.
    void gone(const cinderscope::DiscoveredApplication &application);
    void scanStarted();
    //! Every address was looked at; what is being asked may still answer later, with found() and changed().
    void scanned();
};

} // namespace cinderscope
