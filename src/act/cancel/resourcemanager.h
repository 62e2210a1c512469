// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/snapshot.h"
#include "discovery/restclient.h"
#include "reach/access.h"

#include <QObject>
#include <QProcessEnvironment>
#include <QUrl>

#include <functional>
#include <vector>

namespace cinderscope {

//! YARN's ResourceManagers that may know an application, likeliest first, as roots of their pages: what its driver was
//! told (…AmIpFilter.param.PROXY_URI_BASES, in cluster mode: ApplicationMaster.addAmIpFilter) and what \a ui goes
//! through (http://rm:8088/proxy/application_…); where there is neither, \a own: those of this computer's
//! yarn-site.xml.
QList<QUrl> resourceManagers(const Snapshot *snapshot, const QUrl &ui, const QList<QUrl> &own);
//! Those of yarn-site.xml in YARN_CONF_DIR or HADOOP_CONF_DIR of \a environment, as `yarn application -kill` finds
//! them.
QList<QUrl> ownResourceManagers(const QProcessEnvironment &environment);
//! The addresses of pages in the text of a yarn-site.xml: yarn.resourcemanager.webapp.address (or https.address where
//! yarn.http.policy is HTTPS_ONLY), each of yarn.resourcemanager.ha.rm-ids; else the host name and YARN's own port.
//! Variables (${yarn.resourcemanager.hostname}) are filled in. Empty for what is no such file.
//! Source: org.apache.hadoop.yarn.conf.YarnConfiguration and yarn-default.xml 3.3.6.
QList<QUrl> resourceManagersOfSite(const QByteArray &xml);

//! Asks a ResourceManager about one application and ends it. Of several the first that knows it is taken: of a pair one
//! stands by, and answers with a redirect or not at all. One request after the other, in the caller's thread; handlers
//! are called once unless this object goes before.
//!
//! Source: Hadoop 3.3.6, "ResourceManager REST API's", Cluster Application State API (GET and PUT
//! /ws/v1/cluster/apps/{appid}/state), as a real ResourceManager 3.3.6 answers.
class ResourceManagerClient : public QObject
{
    Q_OBJECT

public:
    //! YarnApplicationState: "RUNNING", "KILLED", …
    using Handler = std::function<void(const Result<QString> &)>;

    ResourceManagerClient(const QList<QUrl> &bases, const Access &access, int timeoutMs, QObject *parent = nullptr);
    ~ResourceManagerClient() override;

    //! Errors: NotFound (it does not know the application), Unauthorized (401, 403), Protocol (it is no
    //! ResourceManager, or another status: detail has its words), and those of RestClient.
    void state(const QString &applicationId, Handler handler);
    //! Ok: the request was taken, the state is most often still "KILLING" or "RUNNING". In the name of this user, which
    //! a cluster without Kerberos believes. Errors as above.
    void kill(const QString &applicationId, Handler handler);
    //! The one that answered last; empty: none yet.
    QUrl base() const;

private:
    enum class Verb
    {
        Get,
        Put
    };
    void ask(Verb verb, const QString &applicationId, std::size_t at, const Handler &handler);

    std::vector<std::unique_ptr<RestClient>> m_clients;
    std::size_t m_used = 0;
    bool m_answered = false;
    RestLimits m_limits;
};

//! True for the words that are the last.
bool isFinalYarnState(const QString &state);

} // namespace cinderscope
