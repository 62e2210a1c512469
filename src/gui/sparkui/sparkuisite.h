// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/upstream.h"
#include "reach/access.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! One server of Spark whose pages can be shown: a driver, a master, a worker, or a history server, or one application
//! on a history server. A value; holds secrets (Access), never log one.
struct SparkUiSite
{
    QString cluster; //!< name space of its addresses: the place's id, localCluster() for this computer
    //! Root of its pages as the person knows it, no slash at the end: "http://host:4040",
    //! "http://master:8080/proxy/app-1" of a driver behind its master, "http://host:18080" of a history server.
    QUrl home;
    Access access;
    UpstreamKind kind = UpstreamKind::Unknown;
    QString title; //!< for tabs and questions: the application's name, "Master", …
    //! Of a driver, and of one application on a history server (its pages are then below /history/); else empty.
    QString applicationId;
    QString attemptId; //!< of an application that has several; else empty
    //! Of a server that nobody named, and that nothing is known of but that a page leads there: whose page did.
    QUrl linkedFrom;

    static QString localCluster() { return QStringLiteral("local"); }
    bool isApplication() const { return !applicationId.isEmpty(); }
    //! The same server and application, whatever the way there is.
    bool isSame(const SparkUiSite &other) const
    {
        return cluster == other.cluster && home == other.home && applicationId == other.applicationId &&
               attemptId == other.attemptId;
    }
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::SparkUiSite)
