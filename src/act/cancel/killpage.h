// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace cinderscope {

//! What a page of a Spark UI offers to end: a form or a link of class kill-link, as Spark renders it only where it may
//! be used (spark.ui.killEnabled, and the right to modify of the one who asks).
//!
//! Sources: org.apache.spark.ui.jobs.AllJobsPage and StageTableBase, org.apache.spark.deploy.master.ui.MasterPage. Up
//! to 4.2 a link "…/kill/?id=3" for jobs and stages and a form for applications and drivers; 4.3 a form for each, with
//! a hidden csrfToken that is the same for all of one UI.
struct KillForm
{
    QString path;  //!< the last parts of the action: "jobs/job/kill", "stages/stage/kill", "app/kill", "driver/kill"
    QString id;    //!< what it ends
    QString token; //!< csrfToken; empty before 4.3
    bool link = false; //!< a link that is followed (GET), no form

    bool operator==(const KillForm &) const = default;
};

//! Everything of that kind in a page. Never trusts an address of the page: only the known paths are taken.
QList<KillForm> killForms(const QString &html);
//! True where a page of jobs lists jobs that run: one without forms then means that nothing may be ended.
bool listsActiveJobs(const QString &html);
//! Of a standalone master's page: "host:6066" behind "REST URL", empty where it is off.
QString submissionAddress(const QString &html);
//! Body of a POST: "id=3&csrfToken=…", encoded.
QByteArray killBody(const QString &id, const QString &token, bool terminate);

} // namespace cinderscope
