// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/killpage.h"
#include "core/result.h"
#include "discovery/restclient.h"
#include "reach/access.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace cinderscope {

//! What a page told about what may be ended there.
struct KillView
{
    QList<KillForm> forms;
    bool active = false;            //!< a page of jobs: some run
    QString submissions;            //!< of a master: "host:6066"
    QHash<QString, QString> states; //!< of a master: applications and drivers by id, Spark's word ("RUNNING")

    //! Of a master: the form for this application or driver; nullptr where there is none.
    const KillForm *form(const QString &path, const QString &id) const;
    //! Of a master: it lists this application or driver, and it has not ended.
    bool runs(const QString &id) const;
};

//! True for the words of ApplicationState and DriverState that are the last.
bool isFinalState(const QString &state);

//! Ends things by what the kill links of a Spark UI do: reads the page that has them, for the token that Spark 4.3
//! wants and to know whether it is allowed at all (Spark answers requests that it ignores no differently), then sends
//! the form. One connection, requests one after the other, in the caller's thread; handlers are called once unless this
//! object goes before.
//!
//! Source: org.apache.spark.ui.jobs.{JobsTab,StagesTab}.handleKillRequest, JettyUtils.createRedirectHandler (POST; GET
//! only up to 4.2 or with spark.ui.actionsViaGetEnabled; 403 without csrfToken from 4.3 on),
//! org.apache.spark.deploy.master.ui.MasterPage.
class KillClient : public QObject
{
    Q_OBJECT

public:
    using ViewHandler = std::function<void(const Result<KillView> &)>;
    using Handler = std::function<void(const Result<void> &)>;

    //! \a base: root of a driver's UI or of a master's.
    KillClient(const QUrl &base, const Access &access, int timeoutMs, QObject *parent = nullptr);
    ~KillClient() override;

    //! The jobs of a driver that run; or a master's page. Errors: those of RestClient; Unauthorized with kForbidden:
    //! the page may not even be seen; Protocol: it is no such page.
    void lookAtJobs(ViewHandler handler);
    void lookAtMaster(ViewHandler handler);
    //! The same without the page: only states.
    void readStates(ViewHandler handler);
    //! "jobs/job/kill" or "stages/stage/kill". Ok: the request was taken; that says nothing about what it did. Errors:
    //! NoPermission (no kill links, or 403), NotFound (no job runs there any more), and those of looking.
    void killWork(const QString &path, std::int64_t id, Handler handler);
    //! "app/kill" or "driver/kill". NoPermission: no kill links; NotFound: the master does not list it as running.
    void killAtMaster(const QString &path, const QString &id, Handler handler);

private:
    void look(const QString &page, ViewHandler handler);
    //! How a form is sent, in the order in which that is tried.
    enum class Means
    {
        Body,  //!< POST, as a browser does it
        Query, //!< POST without a body: a master with spark.ui.reverseProxy loses bodies on the way (4.3.0: 400, 3.5.9:
               //!< 504)
        Get    //!< YARN's proxy passes no POST on
    };
    Means firstMeans() const;
    void send(const KillForm &form, bool retry, Means means, Handler handler);
    void takeAnswer(const KillForm &form, bool retry, Means means, const Result<RawAnswer> &answer,
                    const Handler &handler);
    void lookAgain(const KillForm &form, const Handler &handler);
    Error failure(const RawAnswer &answer) const;

    RestClient m_client;
    RestLimits m_limits;
    std::optional<KillForm> m_work; //!< a form of the jobs page: how this UI takes requests
};

} // namespace cinderscope
