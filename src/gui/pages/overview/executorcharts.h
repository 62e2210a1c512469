// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/pages/overview/executorchartdata.h"
#include "gui/pages/overview/latestjob.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;

namespace cinderscope {

class ChartPanel;
class TableView;

//! Memory, tasks, GC and shuffle by executor and over time, and what happened to the executors. All figures come from a
//! worker thread, at most every kPauseMs; what belongs to another selection or application is dropped.
class ExecutorCharts : public QWidget
{
    Q_OBJECT
public:
    explicit ExecutorCharts(QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    //! Rows of the executors that the charts show; empty for all.
    void setExecutors(const std::vector<Row> &rows);
    const std::vector<Row> &executors() const { return m_executors; }
    void setChart(ExecutorChart chart);
    void clear();
    bool isBusy() const { return m_job.isBusy() || m_pending; }

    ChartPanel *byExecutor() const { return m_byExecutor; }
    ChartPanel *overTime() const { return m_overTime; }
    ExecutorEventModel *events() const { return m_events; }
    static constexpr int kPauseMs = 400;

Q_SIGNALS:
    //! A bar or an event was chosen.
    void executorActivated(cinderscope::Row executor);
    //! The person wants all executors again.
    void allRequested();
    void saveFinished(const QString &path, const cinderscope::Result<void> &result);

private:
    QWidget *buildBar();
    QWidget *buildEvents();
    void request();
    void apply(ExecutorChartData data);
    void showBars();
    void showLines();
    void updateSelectionText();

    SnapshotPtr m_newest;
    std::vector<Row> m_executors;
    ExecutorChart m_chart = ExecutorChart::Tasks;
    ExecutorChartData m_data;
    std::shared_ptr<TimeSeries> m_series; //!< used by the job that runs only
    LatestJob<ExecutorChartData> m_job;
    QTimer m_pause;
    bool m_pending = false; //!< a request waits for the end of the pause

    QButtonGroup *m_buttons = nullptr;
    QToolButton *m_all = nullptr;
    ChartPanel *m_byExecutor = nullptr, *m_overTime = nullptr;
    ExecutorEventModel *m_events = nullptr;
    TableView *m_eventTable = nullptr;
};

} // namespace cinderscope
