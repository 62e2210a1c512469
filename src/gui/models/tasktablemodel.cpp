// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/tasktablemodel.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/models/rowfigures.h"

#include <algorithm>
#include <QElapsedTimer>

namespace cinderscope {

namespace {

constexpr qint64 kPauseMs = 250;
constexpr qint64 kLongestPauseMs = 5000;
constexpr qsizetype kToolTipCharacters = 2000;

bool isText(TaskField field)
{
    return unitOf(field) == TaskUnit::Text || field == TaskField::Launch;
}

} // namespace

TaskTableModel::TaskTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { request(true); });
}

TaskTableModel::~TaskTableModel() = default;

void TaskTableModel::clear()
{
    beginResetModel();
    m_job.cancel();
    m_later.stop();
    m_again = false;
    m_wanted.locate = -1;
    m_snapshot.reset();
    m_stage = kNoRow;
    setRows(nullptr);
    endResetModel();
    Q_EMIT busyChanged(false);
}

void TaskTableModel::show(const SnapshotPtr &snapshot, Row stage)
{
    const bool same = m_snapshot && stage == m_stage;
    if (!same) {
        clear();
        m_wanted.executor = kNoRow;
    } else if (snapshot == m_snapshot) {
        return;
    }
    const StageAttempt *known = same ? m_snapshot->stages.find(stage) : nullptr;
    const StageAttempt *now = snapshot->stages.find(stage);
    m_snapshot = snapshot;
    m_stage = stage;
    if (known && known == now && known->tasks.active == 0)
        return; // snapshots share what did not change
    request(!same);
}

bool TaskTableModel::isFiltered() const
{
    return !m_wanted.filter.isEmpty() || m_wanted.status || m_wanted.executor != kNoRow;
}

void TaskTableModel::setFilter(const FilterExpression &filter)
{
    m_wanted.filter = filter.boundTo(taskFieldTitles());
    request(true);
}

void TaskTableModel::setStatusFilter(std::optional<TaskStatus> status)
{
    if (m_wanted.status == status)
        return;
    m_wanted.status = status;
    request(true);
}

void TaskTableModel::setExecutorFilter(Row executor)
{
    if (m_wanted.executor == executor)
        return;
    m_wanted.executor = executor;
    request(true);
}

void TaskTableModel::sort(int column, Qt::SortOrder order)
{
    const bool known = column >= 0 && column < kTaskFieldCount;
    const TaskField field = known ? static_cast<TaskField>(column) : TaskField::Index;
    const bool descending = known && order == Qt::DescendingOrder;
    if (m_wanted.sortField == field && m_wanted.descending == descending)
        return;
    m_wanted.sortField = field;
    m_wanted.descending = descending;
    request(true);
}

void TaskTableModel::locate(std::int64_t taskId)
{
    m_wanted.locate = taskId;
    request(true);
}

QList<int> TaskTableModel::emptyColumns() const
{
    QList<int> columns;
    const StageAttempt *stage = m_snapshot ? m_snapshot->stages.find(m_stage) : nullptr;
    for (int field = 0; stage && field < kTaskFieldCount; ++field) {
        if (!stageHasFigure(*stage, static_cast<TaskField>(field)))
            columns += field;
    }
    return columns;
}

void TaskTableModel::request(bool byPerson)
{
    if (!m_snapshot)
        return;
    if (!byPerson && (m_job.isRunning() || m_later.isActive())) {
        m_again = true; // what is under way is finished first, else news would starve it
        return;
    }
    m_later.stop();
    m_again = false;
    TaskRequest request = m_wanted;
    request.snapshot = m_snapshot;
    request.stage = m_stage;
    request.before = m_rows;
    QElapsedTimer clock;
    clock.start();
    m_job.start([request](const std::stop_token &stop) { return layOutTasks(request, stop); },
                [this, clock](TaskChange &&change) {
                    m_costMs = clock.elapsed();
                    adopt(std::move(change));
                });
    Q_EMIT busyChanged(true);
}

void TaskTableModel::setRows(const TaskRowsPtr &rows)
{
    if (!rows || !m_rows || rows->snapshot != m_rows->snapshot)
        m_texts = TaskTexts(rows ? rows->snapshot : nullptr);
    m_rows = rows;
}

//! Shows the same rows in the order of \a rows; \a places: where each is then.
void TaskTableModel::permute(const TaskRowsPtr &rows, const std::vector<std::uint32_t> &places)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    setRows(rows);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from) {
        const auto row = std::size_t(index.row());
        to.append(row < places.size() ? createIndex(int(places[row]), index.column()) : QModelIndex());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void TaskTableModel::adopt(TaskChange change)
{
    if (!change.complete)
        return;
    if (change.goneLast)
        permute(change.goneLast, change.toGoneLast);
    const std::size_t before = m_rows ? m_rows->order.size() : 0;
    const std::size_t kept = before - change.gone;
    if (change.gone > 0) {
        beginRemoveRows({}, int(kept), int(before) - 1);
        auto rest = std::make_shared<TaskRows>(*m_rows);
        rest->order.resize(kept);
        setRows(rest);
        endRemoveRows();
    }
    const TaskRowsPtr next = change.addedLast ? change.addedLast : change.after;
    if (change.added > 0) {
        beginInsertRows({}, int(kept), int(kept + change.added) - 1);
        setRows(next);
        endInsertRows();
    } else {
        setRows(next);
    }
    if (change.addedLast)
        permute(change.after, change.toAfter);
    else if (kept > 0)
        Q_EMIT dataChanged(index(0, 0), index(int(kept) - 1, kTaskFieldCount - 1));
    const std::int64_t wanted = std::exchange(m_wanted.locate, -1);
    if (m_again)
        m_later.start(int(std::clamp(4 * m_costMs, kPauseMs, kLongestPauseMs)));
    Q_EMIT laidOut();
    Q_EMIT busyChanged(isBusy());
    if (wanted >= 0)
        Q_EMIT located(wanted, int(change.located));
}

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_rows ? 0 : int(m_rows->order.size());
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kTaskFieldCount;
}

std::int64_t TaskTableModel::figure(int row, TaskField field) const
{
    const std::uint32_t ref = m_rows->order[std::size_t(row)];
    if (ref & TaskRows::kRunning)
        return taskFigure(m_rows->running[ref & ~TaskRows::kRunning], m_rows->snapshot->time, field);
    return taskFigure(m_rows->snapshot->tasks, (*m_rows->ended)[ref], field);
}

QString TaskTableModel::text(int row, TaskField field) const
{
    const std::uint32_t ref = m_rows->order[std::size_t(row)];
    if (ref & TaskRows::kRunning)
        return m_texts.text(m_rows->running[ref & ~TaskRows::kRunning], field);
    return m_texts.text((*m_rows->ended)[ref], field);
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_rows)
        return {};
    const int row = index.row();
    const auto field = static_cast<TaskField>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, field);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (isText(field) ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::DecorationRole:
        return field == TaskField::Status ? Icons::status(statusRole(TaskStatus(figure(row, field)))) : QVariant();
    case Qt::ForegroundRole:
        return field == TaskField::Error ? QVariant(themeColors().statusText(StatusRole::Failed)) : QVariant();
    case Qt::ToolTipRole:
        if (unitOf(field) == TaskUnit::Text)
            return text(row, field).left(kToolTipCharacters);
        return unitTextExact(unitOf(field), figure(row, field));
    case SortRole:
    case ExportRole: {
        if (unitOf(field) == TaskUnit::Text)
            return text(row, field);
        const std::int64_t value = figure(row, field);
        if (role == ExportRole && unitOf(field) == TaskUnit::Time)
            return unitTextExact(TaskUnit::Time, value);
        return value < 0 ? QVariant() : QVariant(qlonglong(value));
    }
    case BarRole:
        if (field != TaskField::Duration || m_rows->longest <= 0)
            return {};
        return std::clamp(double(figure(row, field)) / double(m_rows->longest), 0.0, 1.0);
    case StatusRoleRole:
        return int(statusRole(TaskStatus(figure(row, TaskField::Status))));
    case TaskIdRole:
        return qlonglong(figure(row, TaskField::TaskId));
    case ExecutorIdRole:
        return text(row, TaskField::Executor);
    case FailureRole:
        return qlonglong(figure(row, TaskField::Error) - 1);
    default:
        return {};
    }
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kTaskFieldCount)
        return {};
    const auto field = static_cast<TaskField>(section);
    switch (role) {
    case Qt::DisplayRole:
        return taskFieldInfo(field).title;
    case Qt::ToolTipRole: {
        const QString text = taskFieldInfo(field).toolTip;
        return text.isEmpty() ? QVariant() : text;
    }
    case ExportRole:
        return taskFieldInfo(field).exportName;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (isText(field) ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

} // namespace cinderscope
