// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>

namespace cinderscope {

//! What is to be ended: a value. Which members count depends on the kind.
struct CancelTarget
{
    enum class Kind
    {
        Job,         //!< id
        Stage,       //!< id, attempt; every job that needs the stage fails
        Task,        //!< id: the task id, which names one attempt
        Group,       //!< name: spark.jobGroup.id; its jobs that run
        Tag,         //!< name: a tag of SparkContext.addJobTag (Spark 3.5 and later)
        Sql,         //!< id: SQL execution, by its jobs
        Query,       //!< name: run id of a streaming query, which is the group of its jobs
        Jobs,        //!< name: ids with commas, "3,5"; those of them that run
        AllJobs,     //!< of the application
        Application, //!< the application itself
        Driver       //!< name: submission id at a standalone master ("driver-20261121154444-0000")
    };
    Kind kind = Kind::Job;
    std::int64_t id = -1;
    std::int32_t attempt = -1; //!< of a stage; -1: whichever runs
    QString name;

    static CancelTarget job(std::int64_t id) { return {Kind::Job, id, -1, {}}; }
    static CancelTarget stage(std::int64_t id, std::int32_t attempt = -1) { return {Kind::Stage, id, attempt, {}}; }
    static CancelTarget task(std::int64_t id) { return {Kind::Task, id, -1, {}}; }
    static CancelTarget group(const QString &name) { return {Kind::Group, -1, -1, name}; }
    static CancelTarget tag(const QString &name) { return {Kind::Tag, -1, -1, name}; }
    static CancelTarget sql(std::int64_t id) { return {Kind::Sql, id, -1, {}}; }
    static CancelTarget query(const QString &runId) { return {Kind::Query, -1, -1, runId}; }
    static CancelTarget jobs(const QList<std::int32_t> &ids);
    static CancelTarget allJobs() { return {Kind::AllJobs, -1, -1, {}}; }
    static CancelTarget application() { return {Kind::Application, -1, -1, {}}; }
    static CancelTarget driver(const QString &id) { return {Kind::Driver, -1, -1, id}; }

    //! What a kill address of Spark's own pages ends ("…/jobs/job/kill/?id=3"; in forms the id is in the body, and then
    //! lacks here); nothing for other addresses. Source: JobsTab, StagesTab, MasterWebUI of Spark 3.5 and 4.3.
    static std::optional<CancelTarget> ofKillUrl(const QUrl &url);

    //! Within the application: everything but Application and Driver.
    bool isWork() const { return kind != Kind::Application && kind != Kind::Driver; }
    //! Stable word for logs and JSON: "job", "stage", "task", "group", "tag", "sql", "query", "jobs", "allJobs",
    //! "application", "driver".
    QString word() const;
    //! The id or the name as text; empty for AllJobs and Application.
    QString idText() const;
    //! English, for the command line and logs: "job 3", "stage 4 (attempt 1)", "job group \"a\"".
    QString text() const;

    bool operator==(const CancelTarget &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::CancelTarget)
