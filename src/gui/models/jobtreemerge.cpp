// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobcells.h"
#include "gui/models/jobtreemodel.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

// How the tree gets from one layout to the next: removals, reorderings and insertions, a handful of signals each,
// so that a filter over 100,000 jobs costs no more than a few passes over them.
namespace cinderscope {

namespace {

constexpr std::size_t kFewRanges = 8;
constexpr std::size_t kFewSpans = 48;
constexpr std::size_t kMostOpened = 2000;

using Range = std::pair<std::size_t, std::size_t>; // first, last

//! Each run of \a list for which \a test holds; gives up after kFewRanges + 1.
template <class Test>
std::vector<Range> runs(const std::vector<Row> &list, Test test)
{
    std::vector<Range> found;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!test(list[i]))
            continue;
        if (!found.empty() && found.back().second + 1 == i) {
            found.back().second = i;
        } else {
            found.emplace_back(i, i);
            if (found.size() > kFewRanges)
                break;
        }
    }
    return found;
}

} // namespace

// ---- one list

template <class Renumber>
void JobTreeModel::reorder(const QModelIndex &parent, std::vector<Row> &list, std::vector<Row> order, Renumber renumber)
{
    QList<QPersistentModelIndex> parents;
    if (parent.isValid())
        parents.append(parent);
    Q_EMIT layoutAboutToBeChanged(parents, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    list = std::move(order);
    renumber();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from)
        to.append(indexOfId(index.internalId(), index.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged(parents, VerticalSortHint);
}

//! Removes what placeOf() knows no place for: few ranges one by one, many at once after moving them to the end.
template <class PlaceOf, class Renumber>
void JobTreeModel::removeGone(const QModelIndex &parent, std::vector<Row> &list, PlaceOf placeOf, Renumber renumber)
{
    const auto isGone = [&placeOf](Row item) { return placeOf(item) == kNoRow; };
    std::vector<Range> ranges = runs(list, isGone);
    if (ranges.size() > kFewRanges) {
        std::vector<Row> order(list);
        const auto gone =
            std::stable_partition(order.begin(), order.end(), [&isGone](Row item) { return !isGone(item); });
        const auto kept = std::size_t(gone - order.begin());
        reorder(parent, list, std::move(order), renumber);
        ranges = {{kept, list.size() - 1}};
    }
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows(parent, int(range->first), int(range->second));
        const auto first = list.begin() + std::ptrdiff_t(range->first);
        const auto last = list.begin() + std::ptrdiff_t(range->second) + 1;
        const std::vector<Row> gone(first, last);
        list.erase(first, last);
        renumber();
        renumber.forget(gone);
        endRemoveRows();
    }
}

//! Brings what is kept into the order of \a target and inserts the rest.
template <class PlaceOf, class Renumber>
void JobTreeModel::insertNew(const QModelIndex &parent, std::vector<Row> &list, const std::vector<Row> &target,
                             PlaceOf placeOf, Renumber renumber)
{
    const auto before = [&placeOf](Row a, Row b) { return placeOf(a) < placeOf(b); };
    if (!std::is_sorted(list.begin(), list.end(), before)) {
        std::vector<Row> order(list);
        std::sort(order.begin(), order.end(), before);
        reorder(parent, list, std::move(order), renumber);
    }
    if (list.size() == target.size())
        return;
    const auto isNew = [&renumber](Row item) { return !renumber.contains(item); };
    const std::vector<Range> ranges = runs(target, isNew);
    if (ranges.size() > kFewRanges) {
        std::vector<Row> fresh;
        std::copy_if(target.begin(), target.end(), std::back_inserter(fresh), isNew);
        beginInsertRows(parent, int(list.size()), int(list.size() + fresh.size()) - 1);
        list.insert(list.end(), fresh.begin(), fresh.end());
        renumber();
        endInsertRows();
        reorder(parent, list, target, renumber);
        return;
    }
    for (const auto &[first, last] : ranges) {
        beginInsertRows(parent, int(first), int(last));
        list.insert(list.begin() + std::ptrdiff_t(first), target.begin() + std::ptrdiff_t(first),
                    target.begin() + std::ptrdiff_t(last) + 1);
        renumber();
        endInsertRows();
    }
}

//! Keeps the places of a slot's jobs.
struct JobTreeModel::JobNumbers
{
    JobTreeModel *model;
    std::uint32_t slot;

    void operator()() const
    {
        const auto &jobs = model->m_groups[slot].jobs;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            model->m_jobPlace[jobs[i]] = std::uint32_t(i);
            model->m_jobSlot[jobs[i]] = slot;
        }
    }
    void forget(const std::vector<Row> &gone) const
    {
        for (const Row job : gone) {
            model->m_jobPlace[job] = kNoRow;
            model->m_stages.erase(job);
        }
    }
    bool contains(Row job) const { return model->m_jobPlace[job] != kNoRow && model->m_jobSlot[job] == slot; }
};

//! Keeps the places of the groups.
struct JobTreeModel::GroupNumbers
{
    JobTreeModel *model;

    void operator()() const
    {
        for (std::size_t i = 0; i < model->m_groupOrder.size(); ++i)
            model->m_groupPlace[model->m_groupOrder[i]] = std::uint32_t(i);
    }
    void forget(const std::vector<Row> &gone) const
    {
        for (const Row slot : gone) {
            model->m_groupPlace[slot] = kNoRow;
            JobNumbers{model, slot}.forget(model->m_groups[slot].jobs);
            model->m_groups[slot].jobs.clear();
        }
    }
    bool contains(Row slot) const { return model->m_groupPlace[slot] != kNoRow; }
};

//! Stages are few and are looked up by a scan.
struct JobTreeModel::StageNumbers
{
    const std::vector<Row> *list;

    void operator()() const {}
    void forget(const std::vector<Row> &) const {}
    bool contains(Row stage) const { return std::find(list->begin(), list->end(), stage) != list->end(); }
};

// ---- the whole tree

void JobTreeModel::adopt(JobTreeLayout layout, const JobTreeRequest &request)
{
    if (!layout.complete || !snapshot())
        return;
    std::size_t jobs = m_jobPlace.size();
    for (const auto &group : layout.groups) {
        for (const Row job : group.jobs)
            jobs = std::max(jobs, std::size_t(job) + 1);
    }
    m_jobPlace.resize(jobs, kNoRow);
    m_jobSlot.resize(jobs, kNoRow);
    std::vector<JobTreeLayout::Group> groups = std::move(layout.groups);
    layout.groups.clear();
    m_layout = std::move(layout);
    m_sortColumn = request.sortColumn;
    m_descending = request.descending;
    if (m_groups.empty() || request.grouping != m_grouping) {
        replaceAll(groups, request.grouping);
    } else {
        merge(groups);
        pruneStages();
        updateStages();
    }
    Q_EMIT countsChanged();
    Q_EMIT laidOut();
}

std::uint32_t JobTreeModel::addSlot(JobTreeLayout::Group &group)
{
    const auto slot = std::uint32_t(m_groups.size());
    m_groups.push_back({group.key, std::move(group.jobs), group.figures});
    m_groupPlace.push_back(kNoRow);
    return slot;
}

void JobTreeModel::replaceAll(std::vector<JobTreeLayout::Group> &groups, JobGrouping grouping)
{
    const int before = rowCount();
    if (before > 0)
        beginRemoveRows({}, 0, before - 1);
    m_groups.clear();
    m_groupOrder.clear();
    m_groupPlace.clear();
    std::fill(m_jobPlace.begin(), m_jobPlace.end(), kNoRow);
    m_stages.clear();
    m_figures.clear();
    if (before > 0)
        endRemoveRows();

    m_grouping = grouping;
    m_cells = JobTreeCells(m_cells.snapshot(), grouping, m_layout.cells);
    const std::size_t after = grouping == JobGrouping::None ? groups.at(0).jobs.size() : groups.size();
    if (after > 0)
        beginInsertRows({}, 0, int(after) - 1);
    for (auto &group : groups) {
        m_groupOrder.push_back(addSlot(group));
        JobNumbers{this, m_groupOrder.back()}();
    }
    GroupNumbers{this}();
    if (after > 0)
        endInsertRows();
}

//! Where each job and group shall be.
struct JobTreeModel::Target
{
    std::vector<std::uint32_t> jobPlace, jobSlot; //!< by job row
    std::vector<std::uint32_t> groupPlace;        //!< by slot
    std::vector<Row> groupOrder;                  //!< slots
    std::vector<std::vector<Row>> jobs;           //!< by slot
    std::vector<Row> changedGroups;               //!< slots whose figures are others now

    std::uint32_t placeIn(std::uint32_t slot, Row job) const { return jobSlot[job] == slot ? jobPlace[job] : kNoRow; }
};

JobTreeModel::Target JobTreeModel::targetOf(std::vector<JobTreeLayout::Group> &groups)
{
    std::unordered_map<std::int64_t, std::uint32_t> slots;
    for (std::uint32_t slot = 0; slot < m_groups.size(); ++slot)
        slots.emplace(m_groups[slot].key, slot);
    Target target;
    target.jobPlace.assign(m_jobPlace.size(), kNoRow);
    target.jobSlot.assign(m_jobPlace.size(), kNoRow);
    target.groupPlace.assign(m_groups.size(), kNoRow);
    target.jobs.resize(m_groups.size());
    for (auto &group : groups) {
        const auto known = slots.find(group.key);
        std::vector<Row> jobs = std::move(group.jobs);
        group.jobs.clear();
        std::uint32_t slot;
        if (known != slots.end()) {
            slot = known->second;
            const CellRow *cell = m_layout.cells ? m_layout.cells->row(group.key) : nullptr;
            if (!(m_groups[slot].figures == group.figures) || !JobCells::readSame(m_cells.cell(group.key), cell))
                target.changedGroups.push_back(slot);
            m_groups[slot].figures = group.figures;
        } else {
            slot = addSlot(group);
            target.groupPlace.push_back(kNoRow);
            target.jobs.emplace_back();
        }
        target.groupPlace[slot] = std::uint32_t(target.groupOrder.size());
        target.groupOrder.push_back(slot);
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            target.jobPlace[jobs[i]] = std::uint32_t(i);
            target.jobSlot[jobs[i]] = slot;
        }
        target.jobs[slot] = std::move(jobs);
    }
    return target;
}

void JobTreeModel::merge(std::vector<JobTreeLayout::Group> &groups)
{
    const Target target = targetOf(groups);
    if (m_layout.cells)
        m_cells = JobTreeCells(m_cells.snapshot(), m_grouping, m_layout.cells);
    const bool grouped = m_grouping != JobGrouping::None;
    const auto placeOfGroup = [&target](Row slot) { return target.groupPlace[slot]; };
    const auto placeIn = [&target](std::uint32_t slot) {
        return [&target, slot](Row job) { return target.placeIn(slot, job); };
    };
    // All that goes first, so that a job is never in two groups.
    if (grouped)
        removeGone({}, m_groupOrder, placeOfGroup, GroupNumbers{this});
    const std::vector<Row> kept = m_groupOrder;
    for (const Row slot : kept)
        removeGone(groupIndex(slot), m_groups[slot].jobs, placeIn(slot), JobNumbers{this, slot});
    for (const Row slot : target.groupOrder) {
        if (GroupNumbers{this}.contains(slot))
            continue;
        m_groups[slot].jobs = target.jobs[slot]; // a new group comes with its jobs
        JobNumbers{this, slot}();
    }
    if (grouped)
        insertNew({}, m_groupOrder, target.groupOrder, placeOfGroup, GroupNumbers{this});
    for (const Row slot : kept)
        insertNew(groupIndex(slot), m_groups[slot].jobs, target.jobs[slot], placeIn(slot), JobNumbers{this, slot});
    if (!grouped)
        return;
    std::vector<std::size_t> places;
    for (const Row slot : target.changedGroups)
        places.push_back(m_groupPlace[slot]);
    m_figures.clear();
    announceRows({}, std::move(places));
}

// ---- stages of opened jobs

void JobTreeModel::pruneStages()
{
    if (m_stages.size() <= kMostOpened)
        return;
    // An export walked over all jobs. What no view holds an index of (an open row has one) is listed anew when needed.
    std::unordered_set<Row> held;
    for (const QModelIndex &index : persistentIndexList())
        held.insert(node(index).job);
    std::erase_if(m_stages, [&held](const auto &entry) { return !held.contains(entry.first); });
}

void JobTreeModel::updateStages()
{
    std::vector<Row> opened;
    for (const auto &entry : m_stages)
        opened.push_back(entry.first);
    for (const Row job : opened) {
        const std::vector<Row> target = layOutStages(m_cells, m_layout, job, m_sortColumn, m_descending);
        auto &list = m_stages[job];
        if (list == target)
            continue;
        const auto placeOf = [&target](Row stage) {
            const auto found = std::find(target.begin(), target.end(), stage);
            return found == target.end() ? kNoRow : Row(found - target.begin());
        };
        removeGone(jobIndex(job), list, placeOf, StageNumbers{&list});
        insertNew(jobIndex(job), list, target, placeOf, StageNumbers{&list});
    }
}

// ---- changed figures

//! A few spans. A tree view looks at each row of a span: where too many are scattered over the list, it is cheaper for
//! it to lay out anew.
void JobTreeModel::announceRows(const QModelIndex &parent, std::vector<std::size_t> places)
{
    if (places.empty())
        return;
    std::sort(places.begin(), places.end());
    std::vector<Range> spans;
    for (const std::size_t place : places) {
        if (!spans.empty() && place <= spans.back().second + 1)
            spans.back().second = place;
        else
            spans.emplace_back(place, place);
    }
    if (spans.size() > kFewSpans) {
        const QList<QPersistentModelIndex> parents =
            parent.isValid() ? QList<QPersistentModelIndex>{parent} : QList<QPersistentModelIndex>();
        Q_EMIT layoutAboutToBeChanged(parents, VerticalSortHint);
        Q_EMIT layoutChanged(parents, VerticalSortHint);
        return;
    }
    for (const auto &[first, last] : spans)
        Q_EMIT dataChanged(index(int(first), 0, parent), index(int(last), kJobColumnCount - 1, parent));
}

std::vector<Row> JobTreeModel::changedJobs(const Snapshot &before)
{
    // Snapshots share what did not change (CowVector): a record at the same address is the same.
    const Snapshot &now = *snapshot();
    std::vector<Row> rows;
    for (Row row = 0; row < now.jobs.size(); ++row) {
        const Job &job = now.jobs[row];
        const Job *then = before.jobs.find(row);
        if (then == &job)
            continue; // most of those beside one that changed are equal
        if (!then || !(jobFigures(before, {}, *then, false) == jobFigures(now, {}, job, false)))
            rows.push_back(row);
    }
    std::erase_if(m_running, [&](Row row) { return std::binary_search(rows.begin(), rows.end(), row); });
    rows.insert(rows.end(), m_running.begin(), m_running.end()); // their durations grow
    for (std::size_t i = 0, count = rows.size() - m_running.size(); i < count; ++i) {
        if (now.jobs[rows[i]].status == JobStatus::Running)
            m_running.push_back(rows[i]);
    }
    for (Row row = 0; row < now.stages.size(); ++row) {
        const StageAttempt &stage = now.stages[row];
        if (before.stages.find(row) == &stage)
            continue;
        for (const std::int32_t id : stage.jobIds)
            rows.push_back(now.jobRow(id));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void JobTreeModel::announceChanges(const Snapshot &before)
{
    const std::vector<Row> rows = changedJobs(before);
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> places; // by slot
    for (const Row job : rows) {
        if (job < m_jobPlace.size() && m_jobPlace[job] != kNoRow)
            places[m_jobSlot[job]].push_back(m_jobPlace[job]);
    }
    for (auto &[slot, list] : places)
        announceRows(groupIndex(slot), std::move(list));
    std::vector<Row> opened;
    for (const auto &[job, list] : m_stages) {
        if (!list.empty() && std::binary_search(rows.begin(), rows.end(), job))
            opened.push_back(job);
    }
    for (const Row job : opened) {
        std::vector<std::size_t> all(m_stages[job].size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        announceRows(jobIndex(job), std::move(all));
    }
}

} // namespace cinderscope
