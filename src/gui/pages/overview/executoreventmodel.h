// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <QAbstractTableModel>

#include <QList>

namespace cinderscope {

//! Something that happened to an executor.
struct ExecutorEvent
{
    enum class Kind
    {
        Added,
        Removed,
        Excluded,
        Included //!< taken back
    };
    TimeMs time = kNoTime;
    Kind kind = Kind::Added;
    Row executor = kNoRow;
    QString executorId, details;
    bool operator==(const ExecutorEvent &other) const
    {
        return time == other.time && kind == other.kind && executor == other.executor && details == other.details;
    }
};

//! Newest first. A scan of all executors: on a worker thread for many.
QList<ExecutorEvent> executorEvents(const Snapshot &snapshot);
QString executorEventText(ExecutorEvent::Kind kind);

//! Executors added, removed, excluded and taken back, newest first.
class ExecutorEventModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Event,
        ExecutorId,
        Details,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(const QList<ExecutorEvent> &events);
    const ExecutorEvent *event(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ExecutorEvent> m_events;
};

} // namespace cinderscope
