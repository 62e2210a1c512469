// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancellosses.h"
#include "act/cancel/canceltarget.h"
#include "act/cancel/driverprocess.h"
#include "core/result.h"
#include "core/snapshot.h"
#include "live/feed/applicationkey.h"
#include "live/wire/wirepeer.h"
#include "reach/access.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <optional>

namespace cinderscope {

//! By which way something is ended, in the order in which they are preferred.
enum class CancelWay
{
    Listener,        //!< a command to the listener in the driver (src/listener/PROTOCOL.md)
    SparkUi,         //!< what the kill links of the driver's pages do
    MasterPage,      //!< what the kill links of a standalone master's page do
    Submissions,     //!< the master's REST submission server (port 6066)
    ResourceManager, //!< YARN's, by its REST API
    SparkSubmit,     //!< `spark-submit --kill` on this computer: Kubernetes
    Process          //!< SIGTERM to the driver's process on this computer
};
//! Stable word for logs and JSON: "listener", "sparkUi", "masterPage", "submissions", "resourceManager",
//! "sparkSubmit", "process".
QString wordOf(CancelWay way);

//! Why a way is not open.
enum class WhyNot
{
    None,
    Recording,          //!< an event log, a replay, a history: nothing runs there
    Ended,              //!< it has ended
    NothingRuns,        //!< the target has no job that runs
    NoSuch,             //!< Spark knows no such job or stage (any more)
    NoListener,         //!< no listener of this application is connected
    ListenerCannot,     //!< its protocol has no such command
    NoUi,               //!< the driver has no page that can be asked
    UiCannot,           //!< Spark's pages cannot do that (a task, the application)
    UiKillDisabled,     //!< spark.ui.killEnabled is false
    UiForbidden,        //!< the page shows no kill links: ACLs, or killEnabled of a place that does not tell
    UiUnreachable,      //!< detail
    NoMaster,           //!< no standalone master is known for it
    MasterKillDisabled, //!< the master's page shows no kill links (its own spark.ui.killEnabled or ACLs)
    MasterDoesNotKnow,  //!< the master does not list it as running
    MasterUnreachable,  //!< detail
    NoSubmissions,      //!< spark.master.rest.enabled is false
    NotLocal,           //!< the driver runs on another computer
    NoProcess,          //!< its process cannot be named for sure; detail
    OtherUser,          //!< its process belongs to another user
    Yarn,               //!< no ResourceManager is known for it
    YarnForbidden,      //!< it refuses this user; detail
    YarnDoesNotKnow,    //!< it does not list the application as running
    YarnUnreachable,    //!< detail
    Kubernetes,         //!< its driver's pod is not known: it runs in none, as in client mode
    NoSparkSubmit       //!< Kubernetes, and there is no Spark here that could ask it
};
//! Stable word: "uiKillDisabled".
QString wordOf(WhyNot why);

//! What a page told when it was asked whether it may end something.
enum class KillRight
{
    NotAsked,
    Unknown, //!< nothing runs there now, so it shows nothing
    Allowed,
    Forbidden, //!< something runs and there is no kill link
    NotListed, //!< a master that does not list the target as running
    Failed     //!< it could not be asked
};

//! What this computer has to end applications of other clusters with: a value.
struct ClusterTools
{
    QList<QUrl> resourceManagers; //!< ownResourceManagers()
    QString sparkSubmit;          //!< program; empty: none

    static ClusterTools of(const QProcessEnvironment &environment);
    //! By the environment of this program; looked for once.
    static const ClusterTools &ofThisComputer();
};

//! Where the target lives and what is known of it: a value without owner, cheap to copy.
struct CancelSite
{
    ApplicationKey application;
    QString name;
    SnapshotPtr snapshot;   //!< newest; may be null
    bool recording = false; //!< WhyNot::Recording
    bool ended = false;
    bool listening = false;
    WirePeer listener; //!< other end of its listener's connection (ListenerChannel::end()) while that is open
    QUrl ui;           //!< root of the driver's UI; empty: none
    Access uiAccess;
    QUrl master; //!< root of the standalone master's page; empty: none is known
    Access masterAccess;
    ClusterTools tools;

    //! What looking told, see CancelScout.
    KillRight uiRight = KillRight::NotAsked;
    std::optional<Error> uiError;
    KillRight masterRight = KillRight::NotAsked;
    std::optional<Error> masterError;
    QUrl submissions; //!< "http://host:6066"
    KillRight yarnRight = KillRight::NotAsked;
    std::optional<Error> yarnError;
    std::optional<Result<DriverProcess>> process;
};

//! ResourceManagers to be asked about the site's application.
QList<QUrl> resourceManagers(const CancelSite &site);
//! "namespace:pod" of a driver that Kubernetes runs; empty: not known.
QString driverPod(const CancelSite &site);

struct CancelOption
{
    CancelWay way = CancelWay::Listener;
    WhyNot why = WhyNot::None; //!< None: it is open
    QString detail;            //!< technical, English; may be empty

    bool isOpen() const { return why == WhyNot::None; }
    bool operator==(const CancelOption &) const = default;
};

//! What will be done, known before anything is done.
struct CancelPlan
{
    CancelTarget target;
    WhyNot why = WhyNot::None;   //!< why nothing can be done at all
    QString detail;              //!< of why
    QList<CancelOption> options; //!< all ways that such a target has, in order
    CancelLosses losses;

    bool isPossible() const { return why == WhyNot::None; }
    //! The way that is taken first; nothing where none is open.
    std::optional<CancelWay> way() const;
    //! All open ways in order.
    QList<CancelWay> ways() const;
};

//! Decides from what is known; asks nobody. Cost: two passes over jobs and stages for the losses.
CancelPlan planCancel(const CancelTarget &target, const CancelSite &site);
//! The same without the losses, for menus and buttons: the first open way (or one that has to be looked for yet), or
//! why there is none.
CancelOption firstOption(const CancelTarget &target, const CancelSite &site);

} // namespace cinderscope
