// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/localdiscovery.h"
#include "gui/shell/sourceentry.h"

#include <QList>
#include <QObject>
#include <QUrl>

namespace cinderscope {

//! Finds running applications for the tree. The window knows no more of discovery than this; tests have one of their
//! own.
class ApplicationFinder : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    //! Starts to look around, again and again.
    virtual void start() = 0;
    //! Looks around now.
    virtual void scanNow() = 0;
    //! Which applications a driver's UI at this address has: exactly one lookedUp() or lookUpFailed() follows.
    virtual void lookUp(const QUrl &base) = 0;
    //! What is looked at, for people: "ports 4040–4049".
    virtual QString scope() const = 0;
    //! Takes effect with the next look.
    virtual void setSettings(const LocalDiscovery::Settings &settings) { Q_UNUSED(settings) }

Q_SIGNALS:
    void scanStarted();
    //! Everything of Spark on this computer as it is now; after each scan, also when nothing changed.
    void scanned(const QList<cinderscope::FoundEndpoint> &endpoints);
    //! Of lookUp(): a driver answers there, and is being asked what it runs.
    void driverFound(const QUrl &base);
    void lookedUp(const QUrl &base, const QList<cinderscope::SourceEntry> &applications);
    void lookUpFailed(const QUrl &base, const cinderscope::Error &error);
};

} // namespace cinderscope
