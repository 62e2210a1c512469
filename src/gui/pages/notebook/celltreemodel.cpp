// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/notebook/celltreemodel.h"

#include <algorithm>

namespace cinderscope {

namespace {

static_assert(sizeof(quintptr) == 8, "an index packs a job row and a stage row");
constexpr quintptr kRowMask = (quintptr(1) << 31) - 1;
constexpr int kKindShift = 62;
constexpr int kFirstShift = 31;

std::uint32_t firstOf(quintptr id)
{
    return std::uint32_t((id >> kFirstShift) & kRowMask);
}

std::uint32_t secondOf(quintptr id)
{
    return std::uint32_t(id & kRowMask);
}

//! Whether two states of a row look alike: all but the lists of jobs.
bool looksAlike(const CellRow &a, const CellRow &b)
{
    return a.kind == b.kind && a.run == b.run && a.known == b.known && a.title == b.title && a.mark == b.mark &&
           a.status == b.status && a.from == b.from && a.duration == b.duration && a.jobs == b.jobs &&
           a.stages == b.stages && a.tasks == b.tasks && a.failedTasks == b.failedTasks && a.sums == b.sums &&
           a.cores == b.cores && a.reason == b.reason && a.byTime == b.byTime && a.ambiguous == b.ambiguous;
}

} // namespace

CellTreeModel::CellTreeModel(QObject *parent) : QAbstractItemModel(parent), m_book(std::make_shared<CellBook>()) {}

CellTreeModel::~CellTreeModel() = default;

// ---- what is wanted

void CellTreeModel::clear()
{
    beginResetModel();
    m_job.cancel();
    m_again = false;
    m_book = std::make_shared<CellBook>(); // the job that was dropped may still have the old one
    m_newest.reset();
    m_notebook.reset();
    m_table = {};
    m_cells = {};
    m_rows.clear();
    m_free.clear();
    m_order.clear();
    m_place.clear();
    m_slots.clear();
    m_jobSlot.clear();
    m_jobPlace.clear();
    m_stages.clear();
    endResetModel();
}

void CellTreeModel::setSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot)
        return clear();
    m_newest = snapshot;
    relayout(false);
}

void CellTreeModel::setNotebook(const NotebookCellsPtr &notebook)
{
    if (m_notebook == notebook)
        return;
    const bool other = m_notebook && (!notebook || notebook->kernel.id != m_notebook->kernel.id);
    m_notebook = notebook;
    if (other) {
        m_job.cancel();
        m_book = std::make_shared<CellBook>();
        m_again = false;
    }
    relayout(false);
}

void CellTreeModel::setFilter(const FilterExpression &filter)
{
    m_wanted.filter = filter.boundTo(cellColumnTitles());
    relayout(false);
}

void CellTreeModel::setStatusFilter(std::optional<StatusRole> status)
{
    m_wanted.status = status;
    relayout(false);
}

void CellTreeModel::setIdleShown(bool shown)
{
    m_wanted.idle = shown;
    relayout(false);
}

void CellTreeModel::sort(int column, Qt::SortOrder order)
{
    m_wanted.sortColumn = column >= 0 && column < kCellColumnCount ? CellColumn(column) : CellColumn::Started;
    m_wanted.descending = column < 0 || order == Qt::DescendingOrder;
    relayout(false);
}

void CellTreeModel::relayout(bool now)
{
    if (!m_newest)
        return;
    if (m_job.isRunning() && !now) {
        m_again = true; // one at a time: the book is its own, and news would starve what is under way
        return;
    }
    m_again = false;
    CellRequest request = m_wanted;
    request.snapshot = m_newest;
    request.notebook = m_notebook;
    m_job.start([request, book = m_book](const std::stop_token &stop) { return makeCellTable(request, *book, stop); },
                [this](CellTable &&table) {
                    adopt(std::move(table));
                    if (m_again)
                        relayout(true);
                });
}

// ---- a newer table

void CellTreeModel::placeTop()
{
    m_place.assign(m_rows.size(), kNoRow);
    for (std::size_t at = 0; at < m_order.size(); ++at)
        m_place[m_order[at]] = std::uint32_t(at);
}

void CellTreeModel::adopt(CellTable table)
{
    std::vector<CellRow> rows = std::exchange(table.rows, {});
    const SnapshotPtr before = m_cells.snapshot();
    QHash<QString, int> wanted;
    wanted.reserve(qsizetype(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        wanted.insert(rows[i].key, int(i));
    removeGone(wanted);
    m_cells = JobTreeCells(table.snapshot, JobGrouping::None);
    m_table = std::move(table);
    m_jobSlot.resize(m_table.snapshot->jobs.size(), kNoRow);
    m_jobPlace.resize(m_table.snapshot->jobs.size(), kNoRow);

    // Jobs that changed their cell leave the old one before the new one takes them.
    for (const std::uint32_t slot : m_order) {
        const CellRow &next = rows[std::size_t(wanted[m_rows[slot].key])];
        const auto &now = m_rows[slot].jobRows;
        const bool grew = next.jobRows.size() >= now.size() && std::equal(now.begin(), now.end(), next.jobRows.begin());
        if (!grew)
            setJobs(slot, {});
    }
    std::vector<std::uint32_t> order(rows.size(), kNoRow);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto known = m_slots.constFind(rows[i].key);
        if (known != m_slots.cend()) {
            order[i] = *known;
            continue;
        }
        std::uint32_t slot = std::uint32_t(m_rows.size());
        if (!m_free.empty()) {
            slot = m_free.back();
            m_free.pop_back();
        } else {
            m_rows.emplace_back();
            m_place.push_back(kNoRow);
        }
        m_slots.insert(rows[i].key, slot);
        order[i] = slot;
    }
    // What stays is brought into its new order first, then what is new goes to its places.
    std::vector<std::uint32_t> staying;
    for (const std::uint32_t slot : order) {
        if (m_place[slot] != kNoRow)
            staying.push_back(slot);
    }
    reorder(staying);
    for (std::size_t i = 0; i < order.size();) {
        if (m_place[order[i]] != kNoRow) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < order.size() && m_place[order[end]] == kNoRow)
            ++end;
        insertNew(rows, order, i, end - i);
        i = end;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].key.isEmpty()) // not moved into its slot by insertNew()
            replaceRow(order[i], std::move(rows[i]), before ? *before : *m_table.snapshot);
    }
    updateStages();
    Q_EMIT laidOut();
}

void CellTreeModel::removeGone(const QHash<QString, int> &wanted)
{
    for (std::size_t at = m_order.size(); at-- > 0;) {
        if (wanted.contains(m_rows[m_order[at]].key))
            continue;
        std::size_t first = at;
        while (first > 0 && !wanted.contains(m_rows[m_order[first - 1]].key))
            --first;
        beginRemoveRows({}, int(first), int(at));
        for (std::size_t i = first; i <= at; ++i) {
            const std::uint32_t slot = m_order[i];
            for (const Row job : m_rows[slot].jobRows) {
                m_jobSlot[job] = m_jobPlace[job] = kNoRow;
                m_stages.erase(job);
            }
            m_slots.remove(m_rows[slot].key);
            m_rows[slot] = {};
            m_free.push_back(slot);
        }
        m_order.erase(m_order.begin() + std::ptrdiff_t(first), m_order.begin() + std::ptrdiff_t(at) + 1);
        placeTop();
        endRemoveRows();
        at = first;
    }
}

void CellTreeModel::insertNew(std::vector<CellRow> &rows, const std::vector<std::uint32_t> &slots, std::size_t from,
                              std::size_t count)
{
    beginInsertRows({}, int(from), int(from + count - 1));
    for (std::size_t i = from; i < from + count; ++i) {
        const std::uint32_t slot = slots[i];
        CellRow row = std::exchange(rows[i], {});
        const std::vector<Row> jobs = std::exchange(row.jobRows, {});
        m_rows[slot] = std::move(row);
        m_rows[slot].jobRows = jobs;
        for (std::size_t place = 0; place < jobs.size(); ++place) {
            m_jobSlot[jobs[place]] = slot;
            m_jobPlace[jobs[place]] = std::uint32_t(place);
        }
        m_order.insert(m_order.begin() + std::ptrdiff_t(i), slot);
    }
    placeTop();
    endInsertRows();
}

void CellTreeModel::reorder(const std::vector<std::uint32_t> &order)
{
    if (order == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    m_order = order;
    placeTop();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const bool top = Kind(index.internalId() >> kKindShift) == Kind::Cell;
        after.append(top ? cellIndex(firstOf(index.internalId()), index.column()) : index);
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CellTreeModel::setJobs(std::uint32_t slot, const std::vector<Row> &jobs)
{
    std::vector<Row> &now = m_rows[slot].jobRows;
    const std::size_t common = now.size();
    if (jobs.empty() && !now.empty()) {
        beginRemoveRows(cellIndex(slot), 0, int(now.size()) - 1);
        for (const Row job : now) {
            m_jobSlot[job] = m_jobPlace[job] = kNoRow;
            m_stages.erase(job);
        }
        now.clear();
        endRemoveRows();
    } else if (jobs.size() > common) {
        beginInsertRows(cellIndex(slot), int(common), int(jobs.size()) - 1);
        for (std::size_t place = common; place < jobs.size(); ++place) {
            now.push_back(jobs[place]);
            m_jobSlot[jobs[place]] = slot;
            m_jobPlace[jobs[place]] = std::uint32_t(place);
        }
        endInsertRows();
    }
}

void CellTreeModel::replaceRow(std::uint32_t slot, CellRow row, const Snapshot &before)
{
    const std::size_t known = m_rows[slot].jobRows.size();
    setJobs(slot, row.jobRows);
    CellRow &mine = m_rows[slot];
    const bool same = looksAlike(mine, row);
    std::vector<Row> jobs = std::exchange(mine.jobRows, {});
    mine = std::move(row);
    mine.jobRows = std::move(jobs);
    if (!same)
        announce({}, int(m_place[slot]), int(m_place[slot]));
    // Jobs that ran before or run now may say something else.
    int first = -1, last = -1;
    for (std::size_t place = 0; place < std::min(known, mine.jobRows.size()); ++place) {
        const Row job = mine.jobRows[place];
        const bool ran = job < before.jobs.size() && before.jobs[job].status == JobStatus::Running;
        if (!ran && m_table.snapshot->jobs[job].status != JobStatus::Running)
            continue;
        first = first < 0 ? int(place) : first;
        last = int(place);
    }
    if (first >= 0)
        announce(cellIndex(slot), first, last);
}

void CellTreeModel::updateStages()
{
    for (auto &[job, list] : m_stages) {
        const Job *record = m_table.snapshot->jobs.find(job);
        const QModelIndex parent = jobIndex(job);
        if (!record || !parent.isValid())
            continue;
        const std::vector<Row> next = stagesOf(*m_table.snapshot, m_cells.lookup(), *record);
        if (next != list) {
            if (!list.empty()) {
                beginRemoveRows(parent, 0, int(list.size()) - 1);
                list.clear();
                endRemoveRows();
            }
            if (!next.empty()) {
                beginInsertRows(parent, 0, int(next.size()) - 1);
                list = next;
                endInsertRows();
            }
        } else if (record->status == JobStatus::Running && !list.empty()) {
            announce(parent, 0, int(list.size()) - 1);
        }
    }
}

void CellTreeModel::announce(const QModelIndex &parent, int first, int last)
{
    Q_EMIT dataChanged(index(first, 0, parent), index(last, kCellColumnCount - 1, parent));
}

// ---- indexes

quintptr CellTreeModel::idOf(Kind kind, std::uint32_t first, std::uint32_t second)
{
    return (quintptr(kind) << kKindShift) | (quintptr(first) << kFirstShift) | second;
}

QModelIndex CellTreeModel::cellIndex(std::uint32_t slot, int column) const
{
    if (slot >= m_place.size() || m_place[slot] == kNoRow)
        return {};
    return createIndex(int(m_place[slot]), column, idOf(Kind::Cell, slot));
}

QModelIndex CellTreeModel::jobIndex(Row job, int column) const
{
    if (job >= m_jobPlace.size() || m_jobPlace[job] == kNoRow)
        return {};
    return createIndex(int(m_jobPlace[job]), column, idOf(Kind::Job, job));
}

QModelIndex CellTreeModel::indexOfKey(const QString &key) const
{
    const auto slot = m_slots.constFind(key);
    return slot == m_slots.cend() ? QModelIndex() : cellIndex(*slot);
}

QModelIndex CellTreeModel::indexOfJob(Row job) const
{
    return jobIndex(job);
}

const std::vector<Row> &CellTreeModel::stages(Row job) const
{
    const auto [entry, isNew] = m_stages.try_emplace(job);
    if (isNew && snapshot() && job < snapshot()->jobs.size())
        entry->second = stagesOf(*snapshot(), m_cells.lookup(), snapshot()->jobs[job]);
    return entry->second;
}

const CellRow *CellTreeModel::row(const QString &key) const
{
    const auto slot = m_slots.constFind(key);
    return slot == m_slots.cend() ? nullptr : &m_rows[*slot];
}

const CellRow *CellTreeModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this)
        return nullptr;
    const quintptr id = index.internalId();
    std::uint32_t slot = firstOf(id);
    if (Kind(id >> kKindShift) != Kind::Cell)
        slot = slot < m_jobSlot.size() ? m_jobSlot[slot] : kNoRow;
    return slot < m_rows.size() ? &m_rows[slot] : nullptr;
}

JobTreeNode CellTreeModel::node(const QModelIndex &index) const
{
    JobTreeNode node;
    node.kind = JobTreeNode::Kind::Group;
    if (!index.isValid() || index.model() != this)
        return node;
    const quintptr id = index.internalId();
    if (Kind(id >> kKindShift) == Kind::Cell)
        return node;
    node.job = firstOf(id);
    node.kind = JobTreeNode::Kind::Job;
    if (Kind(id >> kKindShift) == Kind::Stage) {
        node.kind = JobTreeNode::Kind::Stage;
        node.stage = secondOf(id);
    }
    return node;
}

QModelIndex CellTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= kCellColumnCount || parent.column() > 0 || row >= rowCount(parent))
        return {};
    const auto at = std::size_t(row);
    if (!parent.isValid())
        return createIndex(row, column, idOf(Kind::Cell, m_order[at]));
    const quintptr id = parent.internalId();
    if (Kind(id >> kKindShift) == Kind::Cell)
        return createIndex(row, column, idOf(Kind::Job, m_rows[firstOf(id)].jobRows[at]));
    return createIndex(row, column, idOf(Kind::Stage, firstOf(id), stages(firstOf(id))[at]));
}

QModelIndex CellTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const quintptr id = child.internalId();
    switch (Kind(id >> kKindShift)) {
    case Kind::Cell:
        return {};
    case Kind::Job:
        return firstOf(id) < m_jobSlot.size() ? cellIndex(m_jobSlot[firstOf(id)]) : QModelIndex();
    case Kind::Stage:
        break;
    }
    return jobIndex(firstOf(id));
}

int CellTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return int(m_order.size());
    const quintptr id = parent.internalId();
    switch (Kind(id >> kKindShift)) {
    case Kind::Cell:
        return firstOf(id) < m_rows.size() ? int(m_rows[firstOf(id)].jobRows.size()) : 0;
    case Kind::Job:
        return int(stages(firstOf(id)).size());
    case Kind::Stage:
        break;
    }
    return 0;
}

bool CellTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() == 0 && Kind(parent.internalId() >> kKindShift) == Kind::Job) {
        const Row job = firstOf(parent.internalId());
        if (const auto opened = m_stages.find(job); opened != m_stages.end())
            return !opened->second.empty();
        const Job *record = snapshot() ? snapshot()->jobs.find(job) : nullptr;
        return record && !record->stageIds.empty();
    }
    return rowCount(parent) > 0;
}

int CellTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : kCellColumnCount;
}

} // namespace cinderscope
