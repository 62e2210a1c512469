// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoveredapplication.h"
#include "discovery/endpointprobe.h"
#include "discovery/foundendpoint.h"
#include "discovery/historylisting.h"

#include <QList>
#include <QUrl>

#include <memory>
#include <optional>

namespace cinderscope {

//! An address that PlaceDiscovery knows, of Spark or not. Times are of a monotonic clock, ms.
struct PlaceEntry
{
    FoundEndpoint endpoint;
    std::optional<DiscoveredApplication> application; //!< of a driver, announced by found()
    std::optional<FoundEndpoint> told;                //!< what endpointChanged() said last
    std::unique_ptr<EndpointProbe> probe;
    std::unique_ptr<HistoryListing> history;
    qint64 nextAsk = 0, backoff = 0;
    int failures = 0; //!< in a row, of one that was reached
    bool wasReached = false;
    bool isHost = false;      //!< stands for a host none of whose ports could be reached
    bool redirected = false;  //!< another entry is where it sends to
    bool again = false;       //!< to be asked completely, although it is known
    QString expected;         //!< id of the application or worker that must answer here
    QList<QUrl> otherWays;    //!< to the same thing
    QList<QUrl> alternatives; //!< those of them that were not tried yet
    QUrl trying;              //!< where the probe asks

    bool isTyped() const { return endpoint.origin.how == EndpointOrigin::How::Typed; }
    bool isNamed() const { return endpoint.origin.how == EndpointOrigin::How::Named; }
    //! Of Spark, or something that a person must see.
    bool isShown() const
    {
        if (redirected)
            return false;
        if (isTyped() || isNamed() || wasReached)
            return true;
        const Trouble trouble = endpoint.trouble;
        const bool locked = trouble == Trouble::LoginWanted || trouble == Trouble::Forbidden || trouble == Trouble::Tls;
        return endpoint.kind == EndpointKind::NotSpark  ? false
               : endpoint.kind == EndpointKind::Unknown ? locked || trouble == Trouble::StartingUp
                                                        : true;
    }
    //! Id of what answers here: application or worker.
    QString identity() const
    {
        if (endpoint.kind == EndpointKind::Driver)
            return endpoint.applications.isEmpty() ? QString() : endpoint.applications.first().applicationId;
        return endpoint.kind == EndpointKind::Worker ? endpoint.cluster.workerId : QString();
    }
};

} // namespace cinderscope
