// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

struct SparkUiSite;

//! What a page of Spark's UI is about, both ways: our row to its address, its address to our row. Addresses as of
//! Spark 3.5.9 and 4.3.0 (org.apache.spark.ui.UIUtils, …ui.jobs.*, …sql.execution.ui.*, …deploy.history.HistoryServer);
//! older ones had the same.
struct SparkUiLink
{
    enum class Kind
    {
        Home,                //!< first page of a server or an application
        Jobs,                //!< /jobs/
        Job,                 //!< /jobs/job/?id=: id
        Stages,              //!< /stages/
        Stage,               //!< /stages/stage/?id=&attempt=: id, attempt
        Pool,                //!< /stages/pool/?poolname=: name
        Storage,             //!< /storage/
        Rdd,                 //!< /storage/rdd/?id=: id
        Environment,         //!< /environment/
        Executors,           //!< /executors/; with a name the executor that was meant: Spark has no page for one
        ThreadDump,          //!< /executors/threadDump/?executorId=: name
        HeapHistogram,       //!< /executors/heapHistogram/?executorId=: name
        SqlQueries,          //!< /SQL/
        SqlExecution,        //!< /SQL/execution/?id=: id
        Streaming,           //!< /streaming/ (DStreams)
        StreamingBatch,      //!< /streaming/batch/?id=: id
        StructuredStreaming, //!< /StreamingQuery/
        StreamingQuery,      //!< /StreamingQuery/statistics/?id=: name (a run id)
        Connect,             //!< /connect/
        ConnectSession,      //!< /connect/session/?id=: name
        ThriftServer,        //!< /sqlserver/
        ThriftSession,       //!< /sqlserver/session/?id=: name
        Application,         //!< of a master, /app/?appId=: applicationId
        Log                  //!< of a master, worker or driver, /logPage/: applicationId and name (an executor) if told
    };
    Kind kind = Kind::Home;
    qint64 id = -1;
    int attempt = 0;
    QString name;
    //! As the address tells (…/proxy/APP/…, …/history/APP/ATTEMPT/…); empty where it does not.
    QString applicationId, attemptId;

    static SparkUiLink job(qint64 id);
    static SparkUiLink stage(qint64 id, int attempt);
    static SparkUiLink sqlExecution(qint64 id);
    static SparkUiLink executor(const QString &executorId);

    //! Address on \a site, as the person knows it. Ids of the application are those of the site.
    QUrl url(const SparkUiSite &site) const;
    //! Nothing for an address that is none of Spark's pages (REST, static files, actions such as kill).
    static std::optional<SparkUiLink> of(const QUrl &publicUrl);
    //! One of our rows: a job, a stage, an SQL execution or an executor.
    bool hasRow() const;

    bool operator==(const SparkUiLink &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::SparkUiLink)
