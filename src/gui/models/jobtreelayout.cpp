// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobtreelayout.h"

#include "gui/models/jobcells.h"

#include <algorithm>
#include <numeric>
#include <QCollator>
#include <unordered_map>

namespace cinderscope {

namespace {

bool needsSums(JobColumn column)
{
    return column >= JobColumn::Input && column <= JobColumn::Gc;
}

//! Place of each distinct text in the order that people expect ("job 9" before "job 10"); empty ones last.
std::vector<std::int64_t> textRanks(const Snapshot &snapshot, const std::vector<StringId> &ids)
{
    std::vector<StringId> distinct(ids);
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QString, StringId>> texts;
    texts.reserve(distinct.size());
    for (const StringId id : distinct)
        texts.emplace_back(firstLineOf(snapshot, id), id);
    std::sort(texts.begin(), texts.end(), [&collator](const auto &a, const auto &b) {
        if (a.first.isEmpty() != b.first.isEmpty())
            return b.first.isEmpty();
        const int order = collator.compare(a.first, b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    std::unordered_map<StringId, std::int64_t> rank;
    rank.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        rank.emplace(texts[i].second, std::int64_t(i));
    std::vector<std::int64_t> ranks;
    ranks.reserve(ids.size());
    for (const StringId id : ids)
        ranks.push_back(rank[id]);
    return ranks;
}

//! The same of texts that are no ids.
std::vector<std::int64_t> textRanks(const std::vector<QString> &texts)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto less = [&](std::size_t a, std::size_t b) {
        if (texts[a].isEmpty() != texts[b].isEmpty())
            return texts[b].isEmpty();
        return collator.compare(texts[a], texts[b]) < 0;
    };
    std::stable_sort(order.begin(), order.end(), less);
    std::vector<std::int64_t> ranks(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        ranks[order[i]] = i > 0 && !less(order[i - 1], order[i]) ? ranks[order[i - 1]] : std::int64_t(i);
    return ranks;
}

StringId sortText(const RowFigures &figures, JobColumn column)
{
    return column == JobColumn::Reason ? figures.reason : figures.name;
}

//! Sorts \a items by the keys beside them, ties by the item; descending is the exact reverse.
template <class Item>
void sortByKeys(std::vector<Item> &items, const std::vector<std::int64_t> &keys, bool descending)
{
    std::vector<std::uint32_t> order(items.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
    if (descending)
        std::reverse(order.begin(), order.end());
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const std::uint32_t at : order)
        sorted.push_back(std::move(items[at]));
    items = std::move(sorted);
}

//! Sort keys of the jobs \a rows.
std::vector<std::int64_t> jobKeys(const JobTreeCells &cells, const std::vector<Row> &rows, JobColumn column)
{
    std::vector<std::int64_t> keys;
    keys.reserve(rows.size());
    if (JobTreeCells::sortsAsText(column)) {
        std::vector<StringId> ids;
        ids.reserve(rows.size());
        for (const Row row : rows)
            ids.push_back(sortText(cells.job(row, false), column));
        return textRanks(*cells.snapshot(), ids);
    }
    const bool sums = needsSums(column);
    for (const Row row : rows)
        keys.push_back(JobTreeCells::number(cells.job(row, sums), column));
    return keys;
}

//! Looks with a filter at jobs and their stages.
class Matcher
{
public:
    Matcher(const JobTreeCells &cells, const FilterExpression &filter, JobTreeLayout &layout)
        : m_cells(cells), m_filter(filter), m_layout(layout)
    {
        for (const FilterExpression::Term &term : filter.terms()) {
            if (term.columnIndex >= kJobTextColumns)
                m_columns = kJobColumnCount; // a figure is asked for
        }
        m_stageState.assign(cells.snapshot()->stages.size(), Unknown);
        layout.wholeJobs.assign(cells.snapshot()->jobs.size(), false);
    }

    //! Whether the job stays; notes why in the layout.
    bool keeps(Row row, const Job &job)
    {
        const bool whole = groupMatches(row) || matches({JobTreeNode::Kind::Job, -1, row, kNoRow}, m_cells.job(row));
        m_layout.wholeJobs[row] = whole;
        if (whole)
            return true;
        bool some = false;
        for (const Row stage : stagesOf(*m_cells.snapshot(), m_cells.lookup(), job)) {
            if (m_stageState[stage] == Unknown)
                m_stageState[stage] =
                    matches({JobTreeNode::Kind::Stage, -1, row, stage}, m_cells.stage(stage, row)) ? Kept : Gone;
            some = some || m_stageState[stage] == Kept;
        }
        return some;
    }

    void finish()
    {
        m_layout.stagesKept.resize(m_stageState.size());
        for (std::size_t i = 0; i < m_stageState.size(); ++i)
            m_layout.stagesKept[i] = m_stageState[i] == Kept;
    }

private:
    enum State : char
    {
        Unknown,
        Kept,
        Gone
    };

    bool matches(const JobTreeNode &node, const RowFigures &figures) const
    {
        const bool isCell = node.kind == JobTreeNode::Kind::Group && m_cells.cell(node.group);
        return m_filter.matches(
            [&](int number) {
                const auto column = static_cast<JobColumn>(number);
                return isCell && column == JobColumn::Name ? m_cells.wholeText(node, figures, column) // all of the code
                                                           : m_cells.text(node, figures, column);
            },
            m_columns);
    }
    bool groupMatches(Row job)
    {
        const std::int64_t key = m_cells.groupOf(job);
        if (key == m_cells.noGroup())
            return false;
        const auto [entry, isNew] = m_groups.try_emplace(key, false);
        if (isNew)
            entry->second = matches({JobTreeNode::Kind::Group, key, kNoRow, kNoRow}, m_cells.group(key, {}));
        return entry->second;
    }

    const JobTreeCells &m_cells;
    const FilterExpression &m_filter;
    JobTreeLayout &m_layout;
    int m_columns = kJobTextColumns;
    std::vector<State> m_stageState;
    std::unordered_map<std::int64_t, bool> m_groups;
};

void sortGroups(std::vector<JobTreeLayout::Group> &groups, const JobTreeRequest &request, const JobTreeCells &cells)
{
    const JobColumn column = request.sortColumn;
    std::vector<std::int64_t> keys;
    keys.reserve(groups.size());
    const bool byName = request.grouping == JobGrouping::JobGroup && column == JobColumn::Id;
    if (request.grouping == JobGrouping::Cell && JobTreeCells::sortsAsText(column)) {
        std::vector<QString> texts;
        for (const auto &group : groups)
            texts.push_back(cells.text({JobTreeNode::Kind::Group, group.key}, group.figures, column));
        keys = textRanks(texts);
    } else if (byName || JobTreeCells::sortsAsText(column)) {
        std::vector<StringId> ids;
        for (const auto &group : groups)
            ids.push_back(byName ? StringId(group.key) : sortText(group.figures, column));
        keys = textRanks(*request.snapshot, ids);
    } else {
        for (const auto &group : groups)
            keys.push_back(JobTreeCells::number(group.figures, column));
    }
    sortByKeys(groups, keys, request.descending);
    const auto last = [&cells](const JobTreeLayout::Group &group) { // cells, groups, what has neither
        const CellRow *cell = cells.cell(group.key);
        return cell ? int(cell->kind) : int(group.key == cells.noGroup());
    };
    std::stable_sort(groups.begin(), groups.end(), [&last](const auto &a, const auto &b) { return last(a) < last(b); });
}

//! All jobs of each group, also those that are not shown; empty where all are.
std::vector<std::vector<Row>> groupMembers(const JobTreeRequest &request, const JobTreeCells &cells,
                                           const std::unordered_map<std::int64_t, std::size_t> &places)
{
    std::vector<std::vector<Row>> members;
    if (request.filter.isEmpty() && !request.status)
        return members;
    members.resize(places.size());
    for (Row row = 0; row < request.snapshot->jobs.size(); ++row) {
        const auto place = places.find(cells.groupOf(row));
        if (place != places.end())
            members[place->second].push_back(row);
    }
    return members;
}

} // namespace

JobTreeLayout layOutJobTree(const JobTreeRequest &request, const std::stop_token &stop)
{
    const Snapshot &snapshot = *request.snapshot;
    JobTreeLayout layout;
    if (request.grouping == JobGrouping::Cell)
        layout.cells = std::make_shared<const JobCells>(request.snapshot, request.notebook, *request.book, stop);
    const JobTreeCells cells(request.snapshot, request.grouping, layout.cells);
    layout.filtered = !request.filter.isEmpty();
    layout.totalJobs = std::int64_t(snapshot.jobs.size());
    std::vector<Row> rows;
    rows.reserve(snapshot.jobs.size());
    std::optional<Matcher> matcher;
    if (layout.filtered)
        matcher.emplace(cells, request.filter, layout);
    for (Row row = 0; row < snapshot.jobs.size(); ++row) {
        const Job &job = snapshot.jobs[row];
        if (row % 1024 == 0 && stop.stop_requested())
            return layout;
        if ((request.status && job.status != *request.status) || (matcher && !matcher->keeps(row, job)))
            continue;
        rows.push_back(row);
    }
    if (matcher)
        matcher->finish();
    layout.shownJobs = std::int64_t(rows.size());
    sortByKeys(rows, jobKeys(cells, rows, request.sortColumn), request.descending);
    if (stop.stop_requested())
        return layout;

    if (request.grouping == JobGrouping::None) {
        layout.groups.push_back({cells.noGroup(), std::move(rows), {}});
    } else {
        std::unordered_map<std::int64_t, std::size_t> places;
        for (const Row row : rows) {
            const std::int64_t key = cells.groupOf(row);
            const auto [entry, isNew] = places.try_emplace(key, layout.groups.size());
            if (isNew)
                layout.groups.push_back({key, {}, {}});
            layout.groups[entry->second].jobs.push_back(row);
        }
        const auto members = groupMembers(request, cells, places);
        for (std::size_t i = 0; i < layout.groups.size(); ++i)
            layout.groups[i].figures =
                cells.group(layout.groups[i].key, members.empty() ? layout.groups[i].jobs : members[i]);
        sortGroups(layout.groups, request, cells);
    }
    layout.complete = !stop.stop_requested();
    return layout;
}

std::vector<Row> layOutStages(const JobTreeCells &cells, const JobTreeLayout &layout, Row jobRow, JobColumn sortColumn,
                              bool descending)
{
    const Snapshot &snapshot = *cells.snapshot();
    const Job *job = snapshot.jobs.find(jobRow);
    if (!job)
        return {};
    std::vector<Row> rows = stagesOf(snapshot, cells.lookup(), *job);
    if (layout.filtered && !(jobRow < layout.wholeJobs.size() && layout.wholeJobs[jobRow]))
        std::erase_if(rows, [&](Row row) { return row >= layout.stagesKept.size() || !layout.stagesKept[row]; });
    std::vector<std::int64_t> keys;
    keys.reserve(rows.size());
    if (JobTreeCells::sortsAsText(sortColumn)) {
        std::vector<StringId> ids;
        for (const Row row : rows)
            ids.push_back(sortText(cells.stage(row, jobRow), sortColumn));
        keys = textRanks(snapshot, ids);
    } else {
        for (const Row row : rows)
            keys.push_back(JobTreeCells::number(cells.stage(row, jobRow), sortColumn));
    }
    sortByKeys(rows, keys, descending);
    return rows;
}

} // namespace cinderscope
