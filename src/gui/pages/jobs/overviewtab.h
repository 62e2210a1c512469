// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/stagetables.h"

#include <QScrollArea>

class QLabel;

namespace cinderscope {

class FactGrid;
class StackedBar;
class TableView;
struct RowFigures;

//! Facts, progress and, of a stage attempt, the distribution of its tasks' figures.
class OverviewTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget *parent = nullptr);

    void showJob(const Snapshot &snapshot, const Job &job, const RowFigures &figures);
    void showStage(const Snapshot &snapshot, const StageAttempt &stage, const RowFigures &figures);
    //! \a cores: share of the cores that its tasks used; -1: not known.
    void showGroup(const RowFigures &figures, std::size_t jobs, double cores = -1);
    //! Of the stage that is shown.
    void setStatistics(const StageStatistics &statistics);
    void clearStatistics();
    QString text() const;
    QuantileModel *quantiles() const { return m_quantiles; }
    TableView *quantileView() const { return m_quantileView; }

private:
    void fitQuantiles();
    void showProgress(const RowFigures &figures, bool withStages);

    FactGrid *m_facts;
    StackedBar *m_stages;
    StackedBar *m_tasks;
    QLabel *m_caption;
    QuantileModel *m_quantiles;
    TableView *m_quantileView;
    QLabel *m_noQuantiles;
};

} // namespace cinderscope
