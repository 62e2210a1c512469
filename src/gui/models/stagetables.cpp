// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/stagetables.h"

#include "gui/base/format.h"
#include "gui/base/progresscounts.h"
#include "gui/base/theme.h"
#include "gui/models/rowfigures.h"

#include <algorithm>

namespace cinderscope {

namespace {

QVariant alignment(bool left)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (left ? Qt::AlignLeft : Qt::AlignRight));
}

//! Number for sorting and export; nothing for an unknown one.
QVariant number(std::int64_t value)
{
    return value < 0 ? QVariant() : QVariant(qlonglong(value));
}

} // namespace

// ---- quantiles

void QuantileModel::setStatistics(const StageStatistics &statistics)
{
    std::vector<QuantileItem> items;
    for (const auto &distribution : statistics.distributions) {
        const bool always = distribution.field == TaskField::Duration || distribution.field == TaskField::Gc ||
                            distribution.field == TaskField::SchedulerDelay;
        if (distribution.count > 0 && (always || !distribution.isZero()))
            items.push_back({distribution});
    }
    update(std::move(items));
}

QVariant QuantileModel::data(const QModelIndex &index, int role) const
{
    const QuantileItem *row = item(index.row());
    if (!index.isValid() || !row)
        return {};
    const auto &distribution = row->distribution;
    const TaskUnit unit = unitOf(distribution.field);
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return alignment(column == Metric);
    if (column == Metric) {
        if (role == Qt::DisplayRole || role == SortRole || role == ExportRole)
            return taskFieldInfo(distribution.field).title;
        return role == Qt::ToolTipRole ? taskFieldInfo(distribution.field).toolTip : QVariant();
    }
    if (column == Picture) {
        if (role == QuantilesRole) {
            QList<double> shares;
            const double largest = std::max<double>(1, double(distribution.values.back()));
            for (const std::int64_t value : distribution.values)
                shares += double(value) / largest;
            return QVariant::fromValue(shares);
        }
        return role == Qt::ToolTipRole || role == Qt::AccessibleTextRole
                   ? tr("%n successful task(s)", nullptr, int(std::min<std::int64_t>(distribution.count, INT_MAX)))
                   : QVariant();
    }
    const std::int64_t value = distribution.values[std::size_t(column - Minimum)];
    switch (role) {
    case Qt::DisplayRole:
        return unitText(unit, value);
    case Qt::ToolTipRole:
        return unitTextExact(unit, value);
    case SortRole:
    case ExportRole:
        return number(value);
    default:
        return {};
    }
}

QVariant QuantileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Metric || section == Picture);
    if (role == ExportRole) {
        const char *const names[] = {"metric", "minimum", "lowerQuartile", "median", "upperQuartile", "maximum", ""};
        return QString::fromLatin1(names[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Metric"), tr("Minimum"), tr("25 %"),        tr("Median"),
                              tr("75 %"),   tr("Maximum"), tr("Distribution")};
    return titles[section];
}

// ---- failures

std::int64_t FailureItem::key() const
{
    return std::int64_t(group.example) * 2 + group.killed;
}

QString FailureItem::fullText() const
{
    if (!snapshot || group.example >= snapshot->failures.size())
        return {};
    const TaskFailure &failure = snapshot->failures[group.example];
    const QString stack = textOf(*snapshot, failure.stackTrace).trimmed();
    const QString message = textOf(*snapshot, failure.description).trimmed();
    if (stack.isEmpty())
        return message.isEmpty() ? group.headline : message;
    // some sources give the frames only
    return message.isEmpty() || stack.contains(firstLineOf(*snapshot, failure.description).left(200))
               ? stack
               : group.headline + QLatin1Char('\n') + stack;
}

void FailureModel::setStatistics(const StageStatistics &statistics)
{
    std::vector<FailureItem> items;
    for (const auto &group : statistics.failures)
        items.push_back({group, statistics.snapshot});
    update(std::move(items));
}

QVariant FailureModel::data(const QModelIndex &index, int role) const
{
    const FailureItem *row = item(index.row());
    if (!index.isValid() || !row || !row->snapshot)
        return {};
    const auto &group = row->group;
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return alignment(column == Kind || column == Reason || column == LastTime);
    if (role == Qt::ForegroundRole && column == Tasks)
        return themeColors().statusText(group.killed ? StatusRole::Killed : StatusRole::Failed);
    if (role == Qt::ToolTipRole)
        return column == LastTime ? QVariant(format::isoDateTime(group.last))
               : column == Reason ? QVariant(group.headline)
                                  : QVariant();
    const bool raw = role == SortRole || role == ExportRole;
    if (role != Qt::DisplayRole && !raw)
        return {};
    switch (column) {
    case Tasks:
        return raw ? number(group.count) : format::count(group.count);
    case Kind:
        return firstLineOf(*row->snapshot, group.kind);
    case Reason:
        return group.headline;
    case Executors:
        return raw ? number(std::int64_t(group.executors.size())) : format::count(std::int64_t(group.executors.size()));
    case LastTime:
        if (role == SortRole)
            return number(group.last);
        return raw ? format::isoDateTime(group.last) : format::timeOfDay(group.last);
    default:
        return {};
    }
}

QVariant FailureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Kind || section == Reason || section == LastTime);
    if (role == ExportRole) {
        const char *const names[] = {"tasks", "kind", "reason", "executors", "lastTime"};
        return QString::fromLatin1(names[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Tasks"), tr("Kind"), tr("Reason"), tr("Executors"), tr("Last at")};
    return titles[section];
}

// ---- executors

void StageExecutorModel::setStatistics(const StageStatistics &statistics)
{
    const TaskTexts texts(statistics.snapshot);
    std::vector<ShareItem> items;
    m_longest = 0;
    for (const auto &share : statistics.executors) {
        items.push_back({share, texts.executor(share.executor), texts.host(share.executor)});
        m_longest = std::max(m_longest, share.duration);
    }
    update(std::move(items));
}

namespace {

std::int64_t shareNumber(const StageStatistics::ExecutorShare &share, int column)
{
    switch (column) {
    case StageExecutorModel::Tasks:
        return share.tasks();
    case StageExecutorModel::Failed:
        return share.failed;
    case StageExecutorModel::Killed:
        return share.killed;
    case StageExecutorModel::TaskTime:
        return share.duration;
    case StageExecutorModel::RunTime:
        return share.runTime;
    case StageExecutorModel::Gc:
        return share.gcTime;
    case StageExecutorModel::Input:
        return share.inputBytes;
    case StageExecutorModel::Output:
        return share.outputBytes;
    case StageExecutorModel::ShuffleRead:
        return share.shuffleReadBytes;
    case StageExecutorModel::ShuffleWrite:
        return share.shuffleWriteBytes;
    case StageExecutorModel::Spill:
        return share.diskSpilled;
    case StageExecutorModel::PeakMemory:
        return share.peakMemory;
    default:
        return -1;
    }
}

TaskUnit shareUnit(int column)
{
    if (column >= StageExecutorModel::TaskTime && column <= StageExecutorModel::Gc)
        return TaskUnit::Ms;
    return column >= StageExecutorModel::Input ? TaskUnit::Bytes : TaskUnit::Count;
}

} // namespace

QVariant StageExecutorModel::data(const QModelIndex &index, int role) const
{
    const ShareItem *row = item(index.row());
    if (!index.isValid() || !row)
        return {};
    const int column = index.column();
    const bool text = column == Executor || column == Host;
    const std::int64_t value = shareNumber(row->share, column);
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignment(text);
    case Qt::DisplayRole:
        if (text)
            return column == Executor ? row->executor : row->host;
        return value == 0 ? QString() : unitText(shareUnit(column), value);
    case SortRole:
    case ExportRole:
        if (text)
            return column == Executor ? row->executor : row->host;
        return number(value);
    case Qt::ToolTipRole:
        if (!text)
            return unitTextExact(shareUnit(column), value);
        return column == Host ? QVariant(row->host) : QVariant();
    case Qt::ForegroundRole:
        return column == Failed ? QVariant(themeColors().statusText(StatusRole::Failed)) : QVariant();
    case BarRole:
        return column == TaskTime && m_longest > 0 ? QVariant(double(value) / double(m_longest)) : QVariant();
    default:
        return {};
    }
}

QVariant StageExecutorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Executor || section == Host);
    if (role == ExportRole) {
        const char *const names[] = {"executorId",
                                     "host",
                                     "tasks",
                                     "failedTasks",
                                     "killedTasks",
                                     "taskTimeMs",
                                     "runTimeMs",
                                     "gcTimeMs",
                                     "inputBytes",
                                     "outputBytes",
                                     "shuffleReadBytes",
                                     "shuffleWriteBytes",
                                     "diskSpilledBytes",
                                     "peakExecutionMemoryBytes"};
        return QString::fromLatin1(names[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Executor"),     tr("Host"),          tr("Tasks"), tr("Failed"),     tr("Killed"),
                              tr("Task time"),    tr("Run time"),      tr("GC"),    tr("Input"),      tr("Output"),
                              tr("Shuffle read"), tr("Shuffle write"), tr("Spill"), tr("Peak memory")};
    return titles[section];
}

} // namespace cinderscope
