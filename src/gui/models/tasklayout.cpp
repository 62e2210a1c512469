// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/tasklayout.h"

#include "gui/models/rowfigures.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <QCollator>
#include <unordered_map>

namespace cinderscope {

namespace {

constexpr std::size_t kStopStep = 4096;

//! Rows of the stage's ended tasks: those known before with the new ones behind them.
std::shared_ptr<const std::vector<Row>> endedTasks(const TaskRequest &request)
{
    const Snapshot &snapshot = *request.snapshot;
    const StageAttempt *stage = snapshot.stages.find(request.stage);
    const auto &before = request.before;
    if (!stage || !before || before->stage != request.stage || before->ended->size() > stage->endedTasks ||
        before->snapshot->version > snapshot.version)
        return std::make_shared<std::vector<Row>>(snapshot.stageTasks(request.stage));
    const std::vector<Row> &known = *before->ended;
    if (known.size() == stage->endedTasks)
        return before->ended;
    auto rows = std::make_shared<std::vector<Row>>(stage->endedTasks);
    std::copy(known.begin(), known.end(), rows->begin());
    Row row = stage->lastTask;
    for (std::size_t i = rows->size(); i-- > known.size();) {
        (*rows)[i] = row;
        row -= static_cast<Row>(snapshot.tasks.value(row, TaskColumn::PreviousInStage));
    }
    return rows;
}

//! Places of texts in the order people expect; empty ones last.
std::vector<std::int64_t> ranksOf(const QStringList &texts)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<int> order(std::size_t(texts.size()));
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        if (texts[a].isEmpty() != texts[b].isEmpty())
            return texts[b].isEmpty();
        return collator.compare(texts[a], texts[b]) < 0;
    });
    std::vector<std::int64_t> ranks(order.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && collator.compare(texts[order[i - 1]], texts[order[i]]) != 0)
            ++rank;
        ranks[std::size_t(order[i])] = rank;
    }
    return ranks;
}

//! Where a field's order is not that of its numbers: rank by number; empty otherwise.
std::vector<std::int64_t> fieldRanks(const Snapshot &snapshot, TaskField field)
{
    QStringList texts;
    const TaskTexts cells(std::shared_ptr<const Snapshot>(&snapshot, [](const Snapshot *) {}));
    if (field == TaskField::Executor || field == TaskField::Host) {
        for (Row row = 0; row < snapshot.executors.size(); ++row)
            texts += field == TaskField::Host ? cells.host(row) : cells.executor(row);
    } else if (field == TaskField::Error) {
        for (std::size_t reason = 0; reason <= snapshot.failures.size(); ++reason)
            texts += cells.error(std::int64_t(reason));
    }
    return ranksOf(texts);
}

//! Looks with the request's filters at tasks.
class TaskMatcher
{
public:
    explicit TaskMatcher(const TaskRequest &request) : m_request(request), m_texts(request.snapshot)
    {
        for (const FilterExpression::Term &term : request.filter.terms()) {
            if (term.columnIndex >= kTaskTextColumns)
                m_columns = kTaskFieldCount;
        }
    }
    bool acceptsAll() const { return m_request.filter.isEmpty() && !m_request.status && m_request.executor == kNoRow; }
    bool accepts(Row row) const
    {
        const TaskTable::View &tasks = m_request.snapshot->tasks;
        if (m_request.status && tasks.status(row) != *m_request.status)
            return false;
        if (m_request.executor != kNoRow && tasks.value(row, TaskColumn::Executor) != m_request.executor)
            return false;
        return m_request.filter.isEmpty() || matches(row);
    }
    bool accepts(const RunningTask &task) const
    {
        if (m_request.status && *m_request.status != TaskStatus::Running)
            return false;
        if (m_request.executor != kNoRow && task.executor != m_request.executor)
            return false;
        return m_request.filter.isEmpty() || matches(task);
    }

private:
    template <class Task>
    bool matches(const Task &task) const
    {
        return m_request.filter.matches([&](int column) { return m_texts.text(task, static_cast<TaskField>(column)); },
                                        m_columns);
    }

    const TaskRequest &m_request;
    TaskTexts m_texts;
    int m_columns = kTaskTextColumns;
};

std::vector<std::uint32_t> accepted(const TaskRequest &request, const TaskRows &rows, const std::stop_token &stop)
{
    const TaskMatcher matcher(request);
    std::vector<std::uint32_t> order;
    order.reserve(rows.ended->size() + rows.running.size());
    for (std::size_t i = 0; i < rows.ended->size(); ++i) {
        if (i % kStopStep == 0 && stop.stop_requested())
            return order;
        if (matcher.acceptsAll() || matcher.accepts((*rows.ended)[i]))
            order.push_back(std::uint32_t(i));
    }
    for (std::size_t i = 0; i < rows.running.size(); ++i) {
        if (matcher.accepts(rows.running[i]))
            order.push_back(std::uint32_t(i) | TaskRows::kRunning);
    }
    return order;
}

//! Ties go by task id, as far as the order of ends tells; what has no figure is last in both directions.
void sortRows(const TaskRequest &request, TaskRows &rows)
{
    const Snapshot &snapshot = *request.snapshot;
    const std::vector<std::int64_t> ranks = fieldRanks(snapshot, request.sortField);
    const std::int64_t unknown =
        request.descending ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    const auto isUnknown = [&](std::int64_t value) {
        return value < 0 || (request.sortField == TaskField::Error && value == 0);
    };
    std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
    keys.reserve(rows.order.size());
    for (const std::uint32_t ref : rows.order) {
        const std::int64_t value =
            ref & TaskRows::kRunning
                ? taskFigure(rows.running[ref & ~TaskRows::kRunning], snapshot.time, request.sortField)
                : taskFigure(snapshot.tasks, (*rows.ended)[ref], request.sortField);
        const std::int64_t rank = value >= 0 && std::size_t(value) < ranks.size() ? ranks[std::size_t(value)] : value;
        keys.emplace_back(isUnknown(value) ? unknown : rank, ref);
    }
    if (request.descending)
        std::sort(keys.begin(), keys.end(), std::greater<>());
    else
        std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0; i < keys.size(); ++i)
        rows.order[i] = keys[i].second;
}

//! Place in `after`'s order of each of its tasks, and how tasks of `before` are called in it.
class Matching
{
public:
    Matching(const TaskRows &before, const TaskRows &after)
        : m_ended(after.ended->size(), kNoRow), m_running(after.running.size(), kNoRow)
    {
        for (std::size_t i = 0; i < after.order.size(); ++i)
            place(after.order[i]) = std::uint32_t(i);
        if (before.running.empty())
            return;
        std::unordered_map<std::int64_t, std::uint32_t> ids;
        for (std::size_t i = before.ended->size(); i < after.ended->size(); ++i)
            ids.emplace(after.snapshot->tasks.value((*after.ended)[i], TaskColumn::TaskId), std::uint32_t(i));
        for (std::size_t i = 0; i < after.running.size(); ++i)
            ids.emplace(after.running[i].taskId, std::uint32_t(i) | TaskRows::kRunning);
        for (const RunningTask &task : before.running) {
            const auto found = ids.find(task.taskId);
            m_formerlyRunning.push_back(found == ids.end() ? kNoRow : found->second);
        }
    }
    //! What a task of `before` is called in `after`; kNoRow when it is not there.
    std::uint32_t translated(std::uint32_t ref) const
    {
        if (ref & TaskRows::kRunning)
            return m_formerlyRunning[ref & ~TaskRows::kRunning];
        return ref < m_ended.size() ? ref : kNoRow;
    }
    std::uint32_t &place(std::uint32_t ref)
    {
        return ref & TaskRows::kRunning ? m_running[ref & ~TaskRows::kRunning] : m_ended[ref];
    }

private:
    std::vector<std::uint32_t> m_ended, m_running, m_formerlyRunning;
};

void workOutChange(const TaskRows &before, TaskChange &change)
{
    const TaskRows &after = *change.after;
    Matching matching(before, after);
    std::vector<std::uint32_t> stays, goes;     // as `before` calls them
    auto middle = std::make_shared<TaskRows>(); // as `after` calls them
    middle->order.reserve(after.order.size());
    std::vector<bool> taken(after.order.size(), false);
    change.toGoneLast.reserve(before.order.size());
    std::size_t staying = 0;
    bool goneAtEnd = true;
    for (const std::uint32_t ref : before.order) {
        const std::uint32_t now = matching.translated(ref);
        const std::uint32_t place = now == kNoRow ? kNoRow : matching.place(now);
        if (place == kNoRow) {
            goes.push_back(ref);
            change.toGoneLast.push_back(kNoRow);
            continue;
        }
        goneAtEnd = goneAtEnd && goes.empty();
        taken[place] = true;
        change.toAfter.push_back(place);
        middle->order.push_back(now);
        stays.push_back(ref);
        change.toGoneLast.push_back(std::uint32_t(staying++));
    }
    change.gone = goes.size();
    change.added = after.order.size() - staying;
    if (change.gone > 0 && !goneAtEnd) {
        for (std::uint32_t &place : change.toGoneLast) {
            if (place == kNoRow)
                place = std::uint32_t(staying++);
        }
        auto moved = std::make_shared<TaskRows>(before);
        moved->order = std::move(stays);
        moved->order.insert(moved->order.end(), goes.begin(), goes.end());
        change.goneLast = std::move(moved);
    }
    for (std::size_t i = 0; i < after.order.size(); ++i) {
        if (!taken[i]) {
            middle->order.push_back(after.order[i]);
            change.toAfter.push_back(std::uint32_t(i));
        }
    }
    if (middle->order != after.order) {
        std::vector<std::uint32_t> order = std::move(middle->order);
        *middle = after;
        middle->order = std::move(order);
        change.addedLast = std::move(middle);
    }
}

std::int64_t locate(const TaskRows &rows, std::int64_t taskId)
{
    for (std::size_t i = 0; i < rows.order.size(); ++i) {
        const std::uint32_t ref = rows.order[i];
        const std::int64_t id = ref & TaskRows::kRunning
                                    ? rows.running[ref & ~TaskRows::kRunning].taskId
                                    : rows.snapshot->tasks.value((*rows.ended)[ref], TaskColumn::TaskId);
        if (id == taskId)
            return std::int64_t(i);
    }
    return -1;
}

} // namespace

TaskChange layOutTasks(const TaskRequest &request, const std::stop_token &stop)
{
    TaskChange change;
    auto rows = std::make_shared<TaskRows>();
    rows->snapshot = request.snapshot;
    rows->stage = request.stage;
    rows->ended = endedTasks(request);
    for (const RunningTask &task : request.snapshot->running) {
        if (task.stage == request.stage)
            rows->running.push_back(task);
    }
    for (const Row row : *rows->ended)
        rows->longest = std::max(rows->longest, request.snapshot->tasks.value(row, TaskColumn::Duration));
    for (const RunningTask &task : rows->running)
        rows->longest = std::max(rows->longest, request.snapshot->time - task.launch);
    rows->order = accepted(request, *rows, stop);
    if (stop.stop_requested())
        return change;
    sortRows(request, *rows);
    if (stop.stop_requested())
        return change;
    change.after = rows;
    if (request.before)
        workOutChange(*request.before, change);
    else
        change.added = rows->order.size();
    if (request.locate >= 0)
        change.located = locate(*rows, request.locate);
    change.complete = !stop.stop_requested();
    return change;
}

Row stageOfTask(const Snapshot &snapshot, std::int64_t taskId, const std::stop_token &stop)
{
    for (const RunningTask &task : snapshot.running) {
        if (task.taskId == taskId)
            return task.stage;
    }
    std::array<std::int64_t, SealedTasks::kRows> ids;
    for (std::size_t from = 0; from < snapshot.tasks.size() && !stop.stop_requested(); from += ids.size()) {
        const std::size_t count = std::min(ids.size(), snapshot.tasks.size() - from);
        snapshot.tasks.decode(TaskColumn::TaskId, from, std::span(ids).first(count));
        const auto end = ids.begin() + std::ptrdiff_t(count);
        const auto found = std::find(ids.begin(), end, taskId);
        if (found != end)
            return Row(snapshot.tasks.value(from + std::size_t(found - ids.begin()), TaskColumn::Stage));
    }
    return kNoRow;
}

} // namespace cinderscope
