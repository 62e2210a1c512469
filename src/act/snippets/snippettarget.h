// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "discovery/foundendpoint.h"
#include "discovery/place.h"
#include "reach/route.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <utility>

namespace cinderscope {

//! What a snippet connects to: an application, a cluster, a server, or a computer. A value without secrets: what is put
//! into it from an application's environment has lost all that its redaction rule hides.
struct SnippetTarget
{
    enum class Kind
    {
        Anything,    //!< whatever a program connects to by itself: its master is not named
        Computer,    //!< a host, or this computer: whatever runs there
        Application, //!< one application
        Master,      //!< a standalone cluster
        Connect,     //!< a Spark Connect server
        History      //!< a history server
    };
    enum class Deploy
    {
        Unknown,
        Local,      //!< local[…]: within one JVM
        Standalone, //!< spark://
        Yarn,
        Kubernetes, //!< k8s://
        Other       //!< a cluster manager that is not known here: its master is passed on as it is
    };

    Kind kind = Kind::Computer;
    QString name;       //!< as a person knows it
    QString master;     //!< "spark://host:7077", "local[2]", "yarn", "k8s://https://host:6443"; empty: unknown
    QString deployMode; //!< of the application: "client", "cluster", or empty
    QString sparkVersion, scalaVersion, pythonVersion;
    QUrl ui;                        //!< root of its pages as the person knows it; no user, no password
    QUrl history;                   //!< of a history server that knows the application
    QUrl connect;                   //!< "sc://host:15002" of a Connect server that was found; empty: none was
    bool connectNeedsToken = false; //!< the server was started with one
    QList<QUrl> pages;              //!< further pages at the same place, for a tunnel
    QString applicationId, attemptId;
    bool ended = false;
    bool here = true; //!< it runs on this computer
    Route route;      //!< how the place is reached; its secrets are elsewhere
    //! The application's own Spark properties; those that hide a secret or belong to that run only are left out.
    QList<std::pair<QString, QString>> properties;
    QStringList ownListeners; //!< its spark.extraListeners without ours, to which ours is added
    QString ownClassPath;     //!< its spark.driver.extraClassPath without our jar
    int hidden = 0;           //!< properties that were left out since they hold, or may hold, a secret
    SnapshotPtr snapshot;     //!< figures for the summaries; null: not read

    Deploy deploy() const;
    //! Host of the first master, or of the pages, or of the Connect server; without brackets.
    QString host() const;
    //! Value of a property, or empty.
    QString property(const QString &key) const;

    //! Any session of this computer: for what is said of all of them.
    static SnippetTarget anything();
    //! A new session on this computer.
    static SnippetTarget thisComputer();
    //! What a master, a driver, a history or a Connect server is. \a applicationId: of one of its applications, or
    //! empty for the thing itself (of a driver: its application).
    static SnippetTarget of(const FoundEndpoint &endpoint, const QString &applicationId = {});
    //! A place as a whole: its master, Connect server and pages, as far as they were found.
    static SnippetTarget of(const Place &place, const QList<FoundEndpoint> &endpoints);
    //! Takes what the application itself tells: master, versions, properties, state, figures.
    void take(const SnapshotPtr &snapshot);
    //! Takes from its neighbours what it has not: the Connect server of the same application or host, the history
    //! server that lists it, the master that runs it.
    void takeNeighbours(const QList<FoundEndpoint> &endpoints);
    //! Takes the way to a place.
    void take(const Place &place);
};

} // namespace cinderscope
