// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/keyedtablemodel.h"
#include "gui/models/stagestatistics.h"

//! Tables of what StageStatistics found in a stage attempt. Small: sort them by a proxy.
namespace cinderscope {

struct QuantileItem
{
    StageStatistics::Distribution distribution;
    std::int64_t key() const { return std::int64_t(distribution.field); }
};

//! One figure a row: minimum, quartiles, maximum and a picture of them.
class QuantileModel : public KeyedTableModel<QuantileItem>
{
    Q_OBJECT

public:
    enum Column
    {
        Metric,
        Minimum,
        LowerQuartile,
        Median,
        UpperQuartile,
        Maximum,
        Picture,
        ColumnCount
    };
    enum Role
    {
        QuantilesRole = FirstModelRole //!< QList<double>: the five values as shares of the largest; for BoxDelegate
    };

    using KeyedTableModel::KeyedTableModel;
    //! Leaves out figures that are zero for all tasks, but for duration, GC time and scheduler delay.
    void setStatistics(const StageStatistics &statistics);
    void clear() { update({}); }

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

struct FailureItem
{
    StageStatistics::FailureGroup group;
    SnapshotPtr snapshot;
    std::int64_t key() const;
    //! Whole text: stack trace where there is one, else the message.
    QString fullText() const;
};

//! Failures that are alike, most frequent first.
class FailureModel : public KeyedTableModel<FailureItem>
{
    Q_OBJECT

public:
    enum Column
    {
        Tasks,
        Kind,
        Reason,
        Executors,
        LastTime,
        ColumnCount
    };

    using KeyedTableModel::KeyedTableModel;
    void setStatistics(const StageStatistics &statistics);
    void clear() { update({}); }

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

struct ShareItem
{
    StageStatistics::ExecutorShare share;
    QString executor, host;
    std::int64_t key() const { return share.executor; }
};

//! What each executor did for a stage attempt.
class StageExecutorModel : public KeyedTableModel<ShareItem>
{
    Q_OBJECT

public:
    enum Column
    {
        Executor,
        Host,
        Tasks,
        Failed,
        Killed,
        TaskTime,
        RunTime,
        Gc,
        Input,
        Output,
        ShuffleRead,
        ShuffleWrite,
        Spill,
        PeakMemory,
        ColumnCount
    };

    using KeyedTableModel::KeyedTableModel;
    void setStatistics(const StageStatistics &statistics);
    void clear() { update({}); }

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::int64_t m_longest = 0; //!< largest task time of an executor
};

} // namespace cinderscope
