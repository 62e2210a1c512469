// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>

namespace cinderscope {

//! What answers at an address.
enum class EndpointKind
{
    Unknown, //!< nothing answered yet, or not what HTTP would
    Driver,  //!< an application's own UI; Thrift and Connect servers have one too
    Master,  //!< of a standalone cluster
    Worker,  //!< of a standalone cluster
    History, //!< history server
    Connect, //!< Spark Connect server (gRPC); its UI is a Driver
    NotSpark
};
//! "driver", "master", "worker", "history", "connect", "unknown", "not spark"
QString kindName(EndpointKind kind);

//! Why something cannot be reached, for texts and icons; the Error has the detail.
enum class Trouble
{
    None,
    Refused,      //!< nobody listens on the port
    Timeout,      //!< no answer in time
    NameNotFound, //!< the host's name cannot be looked up
    NoRoute,      //!< network or host cannot be reached
    Tls,          //!< no TLS, or a certificate that is not trusted (CertificateProblem::fromError() tells)
    LoginWanted,  //!< 401
    Forbidden,    //!< 403
    Proxy,        //!< the proxy or tunnel on the way, not the place
    Redirected,   //!< sends to another host, which is not followed
    StartingUp,   //!< 503: Spark opens its port before its pages
    NotSpark,     //!< something else answers; detail says what it looks like
    Broken        //!< connection lost or answer not understood
};
Trouble troubleOf(const Error &error);

//! How an endpoint was found.
struct EndpointOrigin
{
    enum class How
    {
        Scan,    //!< a port that was tried
        Process, //!< a process of this computer that listens; pid and processClass are set
        Named,   //!< by the pages of the master (or worker) at by
        Typed    //!< by the person
    };
    How how = How::Scan;
    QUrl by;
    qint64 pid = 0;
    QString processClass; //!< "org.apache.spark.deploy.master.Master"

    bool operator==(const EndpointOrigin &) const = default;
};

//! An application as a driver, a master, a worker or a history server tells of it.
struct FoundApplication
{
    QString applicationId, name, user, sparkVersion;
    //! Spark's word in lower case. Driver: running. Master (ApplicationState): waiting, running, finished, failed,
    //! killed, unknown. History: completed, incomplete (also those that run).
    QString state;
    QString attemptId; //!< the newest attempt; empty: none is told
    int attempts = 1;
    TimeMs start = kNoTime, end = kNoTime;
    std::int64_t cores = -1;             //!< granted by the master; -1: not told
    std::int64_t memoryPerExecutor = -1; //!< bytes; -1: not told
    //! Where its UI can be opened: reached here, or as told. Empty: it has none (any more).
    QUrl uiUrl;
    //! As the master names it, where that is not uiUrl: it could not be reached, uiUrl is another way to it.
    QUrl namedUiUrl;

    bool hasEnded() const { return end != kNoTime; }
    bool operator==(const FoundApplication &) const = default;
};

//! A worker in its master's list (Spark: org.apache.spark.deploy.JsonProtocol.writeWorkerInfo).
struct FoundWorker
{
    QString id, host;
    int port = 0;
    QUrl url;      //!< of its pages
    QString state; //!< WorkerState in lower case: alive, dead, decommissioned, unknown
    std::int64_t cores = 0, coresUsed = 0;
    std::int64_t memory = 0, memoryUsed = 0; //!< bytes
    TimeMs lastHeartbeat = kNoTime;

    bool operator==(const FoundWorker &) const = default;
};

//! A driver that was submitted in cluster mode (writeDriverInfo).
struct FoundSubmission
{
    QString id, state, mainClass; //!< state: DriverState in lower case
    TimeMs start = kNoTime;
    QString workerId;
    std::int64_t cores = 0, memory = 0; //!< memory in bytes
    bool active = false;

    bool operator==(const FoundSubmission &) const = default;
};

//! What only masters and workers tell.
struct ClusterFacts
{
    QString masterUrl; //!< "spark://host:7077"
    QString state;     //!< of a master, RecoveryState in lower case: alive, standby, recovering, completing_recovery
    QString workerId;  //!< of a worker
    std::int64_t cores = 0, coresUsed = 0;
    std::int64_t memory = 0, memoryUsed = 0; //!< bytes
    int aliveWorkers = 0;
    QList<FoundWorker> workers;
    QList<FoundSubmission> submissions;

    bool operator==(const ClusterFacts &) const = default;
};

//! An address and what is known of it: a value, cheap to copy.
struct FoundEndpoint
{
    enum class State
    {
        Connecting, //!< asked; a driver's first answer may take a minute
        Reached,
        Unreachable, //!< error and trouble say why; it is asked again later
        Gone         //!< it was there and is not any more
    };

    QUrl url; //!< root of its pages; "sc://host:port" of a Connect server
    EndpointKind kind = EndpointKind::Unknown;
    State state = State::Connecting;
    QString sparkVersion;
    std::optional<Error> error;
    Trouble trouble = Trouble::None;
    EndpointOrigin origin;
    TimeMs since = kNoTime; //!< found (ms since the epoch, this computer's clock)
    TimeMs asked = kNoTime; //!< last answer
    //! Of a driver: its own; of a master: running, then completed ones; of a worker: those it has executors of; of a
    //! history server: all that were read so far; of a Connect server: that of its driver.
    QList<FoundApplication> applications;
    //! Master and worker.
    ClusterFacts cluster;
    //! History: more are being read.
    bool partial = false;
    //! As it was named, where url is another way to the same thing.
    QUrl namedUrl;
    //! Masters of one cluster (high availability), workers and drivers of a master: the cluster's key, else empty.
    QString clusterKey;

    bool reachable() const { return state == State::Reached; }
    QString key() const { return url.toString(QUrl::StripTrailingSlash); }
    bool operator==(const FoundEndpoint &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::FoundEndpoint)
