// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importstats.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <memory>

class QLabel;

namespace cinderscope {

class TableView;

//! Number of events of each kind.
class EventCountModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Event,
        Count,
        Share,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setStats(const std::shared_ptr<const ImportStats> &stats);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<std::pair<QString, qint64>> m_rows; //!< by name; kinds only come
    qint64 m_total = 0;
};

//! The records that could not be read.
class SampleModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Source,
        Line,
        Offset,
        Reason,
        Excerpt,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setStats(const std::shared_ptr<const ImportStats> &stats);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ImportStats::Sample> m_rows;
};

//! True when something of the source is not in the store: unreadable, cut off or dropped.
bool isLossy(const ImportStats &stats);
//! One sentence each about what was lost and what was not understood; empty when all was read.
QString importRemark(const ImportStats &stats);
//! The whole report as plain text.
QString importReportText(const ImportStats &stats);

//! Lines, bytes, events by kind and the first unreadable records of an import. Follows setStats() while it is open.
class ImportReportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportReportDialog(QWidget *parent = nullptr);
    void setStats(const std::shared_ptr<const ImportStats> &stats);

private:
    std::shared_ptr<const ImportStats> m_stats;
    QLabel *m_overview = nullptr;
    EventCountModel *m_events = nullptr;
    SampleModel *m_samples = nullptr;
    QWidget *m_sampleArea = nullptr;
};

} // namespace cinderscope
