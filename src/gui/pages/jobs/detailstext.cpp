// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/detailstext.h"

#include "gui/base/format.h"
#include "gui/models/celltable.h"
#include "gui/models/rowfigures.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostListed = 200;
constexpr qsizetype kMostCharacters = 200'000;

//! Where tr() of these free functions finds its texts.
struct DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::DetailsText)
};

QString heading(const QString &text)
{
    return u"<h4>%1</h4>"_s.arg(text.toHtmlEscaped());
}

QString escaped(const Snapshot &snapshot, StringId id)
{
    return textOf(snapshot, id).left(kMostCharacters).toHtmlEscaped();
}

QString code(const QString &escapedText)
{
    return u"<pre>%1</pre>"_s.arg(escapedText);
}

//! At most kMostListed items, and how many more there are.
QString list(const QStringList &items)
{
    QString html = items.mid(0, kMostListed).join(u", "_s);
    if (items.size() > kMostListed)
        html += u", "_s + DetailsText::tr("and %n more", nullptr, int(items.size() - kMostListed)).toHtmlEscaped();
    return u"<p>%1</p>"_s.arg(html);
}

QString link(const QString &address, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(address, text.toHtmlEscaped());
}

QString stageLink(std::int32_t id, std::int32_t attempt = 0)
{
    return link(u"stage:%1.%2"_s.arg(id).arg(attempt),
                attempt > 0 ? DetailsText::tr("Stage %1 (attempt %2)").arg(id).arg(attempt)
                            : DetailsText::tr("Stage %1").arg(id));
}

QString rddTable(const Snapshot &snapshot, const std::vector<RddUse> &rdds)
{
    QString html =
        u"<table cellspacing=\"0\" cellpadding=\"4\"><tr><th align=\"right\">%1</th><th align=\"left\">%2</th>"
        "<th align=\"left\">%3</th><th align=\"right\">%4</th><th align=\"left\">%5</th></tr>"_s.arg(
            DetailsText::tr("RDD"), DetailsText::tr("Name"), DetailsText::tr("Call site"),
            DetailsText::tr("Partitions"), DetailsText::tr("Stored"));
    for (std::size_t i = 0; i < std::min(rdds.size(), std::size_t(kMostListed)); ++i) {
        const RddUse &rdd = rdds[i];
        html +=
            u"<tr><td align=\"right\">%1</td><td>%2</td><td>%3</td><td align=\"right\">%4</td><td>%5</td></tr>"_s.arg(
                QString::number(rdd.id), firstLineOf(snapshot, rdd.name).toHtmlEscaped(),
                firstLineOf(snapshot, rdd.callSite).toHtmlEscaped(), format::count(rdd.partitions),
                rdd.cached ? DetailsText::tr("cached").toHtmlEscaped() : QString());
    }
    return html + u"</table>"_s;
}

} // namespace

QString cellDetailsHtml(const CellRow &row, const NotebookCells *notebook)
{
    QString html;
    if (!row.run.code.isEmpty())
        html += heading(DetailsText::tr("Code")) + code(row.run.code.left(kMostCharacters).toHtmlEscaped());
    html += heading(DetailsText::tr("Jobs")) + u"<p>%1</p>"_s.arg(proofText(row).toHtmlEscaped());
    if (notebook && row.kind == CellRow::Kind::Cell) {
        const JupyterKernel &kernel = notebook->kernel;
        const QString name = kernel.notebook.isEmpty() ? DetailsText::tr("Kernel without a notebook") : kernel.notebook;
        html +=
            heading(DetailsText::tr("Notebook")) +
            u"<p>%1<br>%2</p>"_s.arg(
                name.toHtmlEscaped(),
                DetailsText::tr("%1 at %2", "kernel, server").arg(kernel.spec, notebook->serverName).toHtmlEscaped());
    }
    return html;
}

QString jobDetailsHtml(const Snapshot &snapshot, const Job &job)
{
    QString html;
    if (job.sqlExecutionId >= 0)
        html += heading(DetailsText::tr("SQL execution")) +
                u"<p>%1</p>"_s.arg(link(u"sql:%1"_s.arg(job.sqlExecutionId), QString::number(job.sqlExecutionId)));
    QStringList stages;
    for (const std::int32_t id : job.stageIds)
        stages += stageLink(id);
    if (!stages.isEmpty())
        html += heading(DetailsText::tr("Stages")) + list(stages);
    if (job.description != StringId::Empty && job.name != StringId::Empty)
        html += heading(DetailsText::tr("Name")) + u"<p>%1</p>"_s.arg(escaped(snapshot, job.name));
    if (job.callSite != StringId::Empty)
        html += heading(DetailsText::tr("Call site")) + code(escaped(snapshot, job.callSite));
    return html;
}

QString stageDetailsHtml(const Snapshot &snapshot, const StageAttempt &stage)
{
    QString html;
    QStringList jobs;
    for (const std::int32_t id : stage.jobIds)
        jobs += link(u"job:%1"_s.arg(id), DetailsText::tr("Job %1").arg(id));
    if (!jobs.isEmpty())
        html += heading(DetailsText::tr("Jobs that use this stage")) + list(jobs);
    QStringList parents;
    for (const std::int32_t id : stage.parentIds)
        parents += stageLink(id);
    if (!parents.isEmpty())
        html += heading(DetailsText::tr("Parent stages")) + list(parents);
    QStringList attempts;
    for (std::int32_t attempt = 0; attempt <= stage.attempt + 8; ++attempt) {
        if (attempt != stage.attempt && snapshot.stageRow(stage.id, attempt) != kNoRow)
            attempts += stageLink(stage.id, attempt);
    }
    if (!attempts.isEmpty())
        html += heading(DetailsText::tr("Other attempts")) + list(attempts);
    if (stage.rdds && !stage.rdds->empty())
        html += heading(DetailsText::tr("RDDs")) + rddTable(snapshot, *stage.rdds);
    if (stage.details != StringId::Empty)
        html += heading(DetailsText::tr("Call site")) + code(escaped(snapshot, stage.details));
    return html;
}

std::optional<Target> targetOfLink(const QUrl &url)
{
    const QString scheme = url.scheme();
    const QString path = url.path();
    Target target;
    bool good = false;
    target.id = path.section(u'.', 0, 0).toLongLong(&good);
    if (!good)
        return {};
    if (scheme == u"job"_s) {
        target.kind = Target::Kind::Job;
    } else if (scheme == u"stage"_s) {
        target.kind = Target::Kind::Stage;
        target.attempt = path.section(u'.', 1, 1).toInt();
    } else if (scheme == u"sql"_s) {
        target.kind = Target::Kind::Sql;
    } else {
        return {};
    }
    return target;
}

} // namespace cinderscope
