// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobcolumns.h"

#include "gui/base/progressbardelegate.h"

#include <QHeaderView>
#include <QTreeView>

namespace cinderscope {

namespace {

constexpr std::pair<JobColumn, int> kWidths[] = {
    {JobColumn::Status, 90}, {JobColumn::Reason, 240},     {JobColumn::Submitted, 100},   {JobColumn::Duration, 84},
    {JobColumn::Stages, 84}, {JobColumn::Tasks, 180},      {JobColumn::FailedTasks, 90},  {JobColumn::Input, 80},
    {JobColumn::Output, 80}, {JobColumn::ShuffleRead, 96}, {JobColumn::ShuffleWrite, 96}, {JobColumn::Spill, 80},
    {JobColumn::Gc, 70}};

QList<int> mayBeEmpty(const JobColumns::SectionOf &sectionOf)
{
    QList<int> sections;
    for (const JobColumn column : {JobColumn::FailedTasks, JobColumn::Input, JobColumn::Output, JobColumn::ShuffleRead,
                                   JobColumn::ShuffleWrite, JobColumn::Spill, JobColumn::Gc, JobColumn::Reason})
        sections.append(sectionOf(column));
    return sections;
}

} // namespace

JobColumns::JobColumns(QTreeView *view, const SectionOf &sectionOf)
    : m_sectionOf(sectionOf), m_empty(view->header(), mayBeEmpty(sectionOf))
{
    view->setItemDelegateForColumn(sectionOf(JobColumn::Tasks), new ProgressBarDelegate(view));
    QHeaderView *header = view->header();
    const auto place = [&](JobColumn column) { return header->visualIndex(sectionOf(column)); };
    header->moveSection(place(JobColumn::Reason), header->count() - 1);
    header->moveSection(place(JobColumn::Tasks), place(JobColumn::Status) + 1);
    header->moveSection(place(JobColumn::Duration), place(JobColumn::Tasks) + 1);
    for (const auto &[column, width] : kWidths)
        header->resizeSection(sectionOf(column), width);
}

void JobColumns::update(const ApplicationTotals &totals, bool reasons)
{
    QList<int> empty;
    const IoSums sums = IoSums::of(totals.tasks);
    for (const JobColumn column : {JobColumn::Input, JobColumn::Output, JobColumn::ShuffleRead, JobColumn::ShuffleWrite,
                                   JobColumn::Spill, JobColumn::Gc}) {
        if (JobTreeCells::sumNumber(sums, column) <= 0)
            empty.append(m_sectionOf(column));
    }
    if (totals.tasksFailed <= 0)
        empty.append(m_sectionOf(JobColumn::FailedTasks));
    if (!reasons)
        empty.append(m_sectionOf(JobColumn::Reason));
    m_empty.setEmpty(empty);
}

} // namespace cinderscope
