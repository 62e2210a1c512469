// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobtreemodel.h"

#include "gui/models/jobcells.h"

#include <algorithm>

namespace cinderscope {

namespace {

static_assert(sizeof(quintptr) == 8, "an index packs a job row and a stage row");
constexpr quintptr kRowMask = (quintptr(1) << 31) - 1;
constexpr int kKindShift = 62;
constexpr int kJobShift = 31;
constexpr int kPauseMs = 250;

JobTreeNode::Kind kindOf(quintptr id)
{
    return static_cast<JobTreeNode::Kind>(id >> kKindShift);
}

Row jobOf(quintptr id)
{
    return Row((id >> kJobShift) & kRowMask);
}

Row lowOf(quintptr id)
{
    return Row(id & kRowMask);
}

} // namespace

JobTreeModel::JobTreeModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { relayout(true); });
}

JobTreeModel::~JobTreeModel() = default;

// ---- what is wanted

void JobTreeModel::clear()
{
    beginResetModel();
    m_job.cancel();
    m_later.stop();
    m_again = m_againNow = false;
    m_wanted.notebook.reset();
    dropBook();
    m_cells = {};
    m_layout = {};
    m_groups.clear();
    m_groupOrder.clear();
    m_groupPlace.clear();
    m_jobPlace.clear();
    m_jobSlot.clear();
    m_running.clear();
    m_stages.clear();
    m_figures.clear();
    endResetModel();
    Q_EMIT countsChanged();
}

void JobTreeModel::setSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot) {
        clear();
        return;
    }
    const SnapshotPtr before = m_cells.snapshot();
    m_cells = JobTreeCells(snapshot, m_grouping, m_layout.cells);
    m_figures.clear();
    if (before) {
        announceChanges(*before);
    } else {
        for (Row row = 0; row < snapshot->jobs.size(); ++row) {
            if (snapshot->jobs[row].status == JobStatus::Running)
                m_running.push_back(row);
        }
    }
    relayout(!before);
}

//! A job that was dropped may still use the one there was.
void JobTreeModel::dropBook()
{
    m_book.reset();
    m_bookInUse = false;
}

void JobTreeModel::setNotebook(const NotebookCellsPtr &notebook)
{
    if (m_wanted.notebook == notebook)
        return;
    const bool other = m_wanted.notebook && (!notebook || notebook->kernel.id != m_wanted.notebook->kernel.id);
    m_wanted.notebook = notebook;
    if (other) {
        if (m_bookInUse)
            m_job.cancel();
        dropBook();
    }
    if (m_wanted.grouping == JobGrouping::Cell)
        relayout(other);
}

void JobTreeModel::setGrouping(JobGrouping grouping)
{
    if (m_wanted.grouping == grouping)
        return;
    m_wanted.grouping = grouping;
    relayout(true);
}

void JobTreeModel::setFilter(const FilterExpression &filter)
{
    m_wanted.filter = filter.boundTo(JobTreeCells::titles());
    relayout(true);
}

void JobTreeModel::setStatusFilter(std::optional<JobStatus> status)
{
    if (m_wanted.status == status)
        return;
    m_wanted.status = status;
    relayout(true);
}

void JobTreeModel::sort(int column, Qt::SortOrder order)
{
    // -1 is Qt's word for "unsorted"
    m_wanted.sortColumn = column >= 0 && column < kJobColumnCount ? JobColumn(column) : JobColumn::Id;
    m_wanted.descending = column < 0 || order == Qt::DescendingOrder;
    relayout(true);
}

void JobTreeModel::relayout(bool byPerson)
{
    if (!snapshot())
        return;
    JobTreeRequest request = m_wanted;
    request.snapshot = snapshot();
    const bool cells = request.grouping == JobGrouping::Cell;
    if (m_bookInUse && !cells) {
        m_job.cancel();
        dropBook();
    }
    if (!cells && snapshot()->jobs.size() <= kAtOnce && snapshot()->stages.size() <= 8 * kAtOnce) {
        m_job.cancel();
        m_later.stop();
        adopt(layOutJobTree(request), request);
        return;
    }
    if (m_bookInUse || (!byPerson && (m_job.isRunning() || m_later.isActive()))) {
        m_again = true; // finish what is under way, else news would starve it
        m_againNow = m_againNow || byPerson;
        return;
    }
    m_later.stop();
    m_again = m_againNow = false;
    if (cells && !m_book)
        m_book = std::make_shared<CellBook>();
    request.book = cells ? m_book : nullptr;
    m_bookInUse = cells;
    m_job.start([request](const std::stop_token &stop) { return layOutJobTree(request, stop); },
                [this, request](JobTreeLayout &&layout) {
                    m_bookInUse = false;
                    adopt(std::move(layout), request);
                    if (m_again)
                        m_later.start(m_againNow ? 0 : kPauseMs);
                });
}

// ---- indexes

std::size_t JobTreeModel::groupSlot(quintptr id)
{
    return lowOf(id);
}

quintptr JobTreeModel::idOf(const JobTreeNode &node, std::uint32_t slot)
{
    const auto kind = quintptr(node.kind) << kKindShift;
    switch (node.kind) {
    case JobTreeNode::Kind::Group:
        return kind | slot;
    case JobTreeNode::Kind::Job:
        return kind | (quintptr(node.job) << kJobShift);
    case JobTreeNode::Kind::Stage:
        break;
    }
    return kind | (quintptr(node.job) << kJobShift) | node.stage;
}

std::uint32_t JobTreeModel::slotOf(std::int64_t key) const
{
    for (const Row slot : m_groupOrder) {
        if (m_groups[slot].key == key)
            return slot;
    }
    return kNoRow;
}

QModelIndex JobTreeModel::groupIndex(std::uint32_t slot) const
{
    if (m_grouping == JobGrouping::None || slot >= m_groupPlace.size() || m_groupPlace[slot] == kNoRow)
        return {};
    return createIndex(int(m_groupPlace[slot]), 0, idOf({JobTreeNode::Kind::Group}, slot));
}

QModelIndex JobTreeModel::jobIndex(Row job, int column) const
{
    if (job >= m_jobPlace.size() || m_jobPlace[job] == kNoRow)
        return {};
    return createIndex(int(m_jobPlace[job]), column, idOf({JobTreeNode::Kind::Job, -1, job}, 0));
}

QModelIndex JobTreeModel::indexOfId(quintptr id, int column) const
{
    switch (kindOf(id)) {
    case JobTreeNode::Kind::Group:
        return groupIndex(lowOf(id)).siblingAtColumn(column);
    case JobTreeNode::Kind::Job:
        return jobIndex(jobOf(id), column);
    case JobTreeNode::Kind::Stage:
        break;
    }
    if (!jobIndex(jobOf(id)).isValid())
        return {};
    const auto &list = stages(jobOf(id));
    const auto found = std::find(list.begin(), list.end(), lowOf(id));
    return found == list.end() ? QModelIndex() : createIndex(int(found - list.begin()), column, id);
}

QModelIndex JobTreeModel::indexOf(const JobTreeNode &node, int column) const
{
    if (node.kind != JobTreeNode::Kind::Group)
        return node.job == kNoRow ? QModelIndex() : indexOfId(idOf(node, 0), column);
    return groupIndex(slotOf(node.group)).siblingAtColumn(column);
}

QModelIndex JobTreeModel::indexOfGroup(std::int64_t key) const
{
    return groupIndex(slotOf(key));
}

QModelIndex JobTreeModel::indexOfCell(const QString &messageId) const
{
    const std::int64_t key = m_layout.cells ? m_layout.cells->keyOfCell(messageId) : JobCells::kLoose;
    return m_grouping == JobGrouping::Cell && key != JobCells::kLoose ? indexOfGroup(key) : QModelIndex();
}

QModelIndex JobTreeModel::indexOfJob(std::int32_t jobId) const
{
    return snapshot() ? jobIndex(snapshot()->jobRow(jobId)) : QModelIndex();
}

QModelIndex JobTreeModel::indexOfStage(std::int32_t stageId, std::int32_t attempt) const
{
    if (!snapshot())
        return {};
    const Row row = snapshot()->stageRow(stageId, attempt);
    const StageAttempt *stage = snapshot()->stages.find(row);
    if (!stage)
        return {};
    QModelIndex named;
    for (auto id = stage->jobIds.rbegin(); id != stage->jobIds.rend(); ++id) {
        const Row jobRow = snapshot()->jobRow(*id);
        const Job *job = snapshot()->jobs.find(jobRow);
        if (!job)
            continue;
        const QModelIndex found = indexOf({JobTreeNode::Kind::Stage, -1, jobRow, row});
        if (found.isValid() && ranFor(*stage, *job))
            return found;
        if (!named.isValid())
            named = found;
    }
    return named;
}

JobTreeNode JobTreeModel::node(const QModelIndex &index) const
{
    JobTreeNode node;
    if (!index.isValid() || index.model() != this)
        return node;
    const quintptr id = index.internalId();
    node.kind = kindOf(id);
    if (node.kind == JobTreeNode::Kind::Group) {
        node.group = lowOf(id) < m_groups.size() ? m_groups[lowOf(id)].key : -1;
        return node;
    }
    node.job = jobOf(id);
    if (node.kind == JobTreeNode::Kind::Stage)
        node.stage = lowOf(id);
    return node;
}

const std::vector<Row> &JobTreeModel::stages(Row job) const
{
    const auto [entry, isNew] = m_stages.try_emplace(job);
    if (isNew)
        entry->second = layOutStages(m_cells, m_layout, job, m_sortColumn, m_descending);
    return entry->second;
}

QModelIndex JobTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= kJobColumnCount || parent.column() > 0 || row >= rowCount(parent))
        return {};
    const auto at = std::size_t(row);
    if (!parent.isValid()) {
        if (m_grouping == JobGrouping::None)
            return createIndex(row, column, idOf({JobTreeNode::Kind::Job, -1, m_groups[0].jobs[at]}, 0));
        return createIndex(row, column, idOf({JobTreeNode::Kind::Group}, m_groupOrder[at]));
    }
    const quintptr id = parent.internalId();
    if (kindOf(id) == JobTreeNode::Kind::Group)
        return createIndex(row, column, idOf({JobTreeNode::Kind::Job, -1, m_groups[lowOf(id)].jobs[at]}, 0));
    return createIndex(row, column, idOf({JobTreeNode::Kind::Stage, -1, jobOf(id), stages(jobOf(id))[at]}, 0));
}

QModelIndex JobTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const quintptr id = child.internalId();
    switch (kindOf(id)) {
    case JobTreeNode::Kind::Group:
        return {};
    case JobTreeNode::Kind::Job:
        return jobOf(id) < m_jobSlot.size() ? groupIndex(m_jobSlot[jobOf(id)]) : QModelIndex();
    case JobTreeNode::Kind::Stage:
        break;
    }
    return jobIndex(jobOf(id));
}

int JobTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid()) {
        if (m_grouping == JobGrouping::None)
            return m_groups.empty() ? 0 : int(m_groups[0].jobs.size());
        return int(m_groupOrder.size());
    }
    const quintptr id = parent.internalId();
    switch (kindOf(id)) {
    case JobTreeNode::Kind::Group:
        return lowOf(id) < m_groups.size() ? int(m_groups[lowOf(id)].jobs.size()) : 0;
    case JobTreeNode::Kind::Job:
        return int(stages(jobOf(id)).size());
    case JobTreeNode::Kind::Stage:
        break;
    }
    return 0;
}

bool JobTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() == 0 && kindOf(parent.internalId()) == JobTreeNode::Kind::Job) {
        const auto opened = m_stages.find(jobOf(parent.internalId()));
        if (opened != m_stages.end())
            return !opened->second.empty();
        const Job *job = snapshot() ? snapshot()->jobs.find(jobOf(parent.internalId())) : nullptr;
        return job && !job->stageIds.empty();
    }
    return rowCount(parent) > 0;
}

int JobTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : kJobColumnCount;
}

} // namespace cinderscope
