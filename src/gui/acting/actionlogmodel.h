// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/actionlog.h"

#include <QAbstractTableModel>

namespace cinderscope {

//! What was done to applications, newest first. GUI thread only.
class ActionLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Outcome,
        Target,
        Id,
        Application,
        Way,
        Duration,
        User,
        Program,
        Reason,
        Detail,
        Place,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    //! In the order of the log; rows that are here already stay (a selection does).
    void setRecords(const QList<ActionRecord> &records);
    const QList<ActionRecord> &records() const { return m_records; } //!< newest first

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ActionRecord &record, int column) const;

    QList<ActionRecord> m_records;
};

} // namespace cinderscope
