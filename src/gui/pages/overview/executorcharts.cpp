// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executorcharts.h"

#include "gui/base/card.h"
#include "gui/base/format.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/chartpanel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr ChartColor category(std::size_t index)
{
    return {std::nullopt, index};
}

constexpr ChartColor status(StatusRole role)
{
    return {role, 0};
}

} // namespace

ExecutorCharts::ExecutorCharts(QWidget *parent)
    : QWidget(parent), m_series(std::make_shared<TimeSeries>()), m_byExecutor(new ChartPanel(tr("By executor"))),
      m_overTime(new ChartPanel(tr("Over time"))), m_events(new ExecutorEventModel(this))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_byExecutor);
    splitter->addWidget(m_overTime);
    splitter->addWidget(buildEvents());
    splitter->setHandleWidth(Spacing::Medium);
    splitter->setStyleSheet(u"QSplitter::handle { background: transparent; }"_s);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 4);
    splitter->setStretchFactor(2, 3);
    splitter->setSizes({400, 400, 300});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Small);
    layout->addWidget(buildBar());
    layout->addWidget(splitter, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_pending)
            request();
    });
    connect(m_byExecutor, &ChartPanel::barActivated, this, [this](int bar) {
        if (bar >= 0 && std::size_t(bar) < m_data.bars.bars.size() &&
            m_data.bars.bars[std::size_t(bar)].executor != kNoRow)
            Q_EMIT executorActivated(m_data.bars.bars[std::size_t(bar)].executor);
    });
    for (ChartPanel *panel : {m_byExecutor, m_overTime})
        connect(panel, &ChartPanel::saveFinished, this, &ExecutorCharts::saveFinished);
    updateSelectionText();
}

QWidget *ExecutorCharts::buildBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::XSmall);
    m_buttons = new QButtonGroup(this);
    const auto add = [&](ExecutorChart chart, const QString &text) {
        auto *button = new QToolButton(bar);
        button->setText(text);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setChecked(chart == m_chart);
        m_buttons->addButton(button, int(chart));
        row->addWidget(button);
    };
    add(ExecutorChart::Tasks, tr("Tasks"));
    add(ExecutorChart::Memory, tr("Memory"));
    add(ExecutorChart::GcShare, tr("GC share"));
    add(ExecutorChart::Shuffle, tr("Shuffle"));
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { setChart(ExecutorChart(id)); });
    row->addStretch();
    m_all = new QToolButton(bar);
    m_all->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_all->setToolTip(tr("Show all executors in the charts again"));
    connect(m_all, &QToolButton::clicked, this, &ExecutorCharts::allRequested);
    row->addWidget(m_all);
    return bar;
}

QWidget *ExecutorCharts::buildEvents()
{
    auto *card = new Card(tr("Added, removed, excluded"));
    m_eventTable = new TableView(card);
    m_eventTable->setModel(m_events);
    m_eventTable->setSortingEnabled(false); // newest first
    m_eventTable->setAccessibleName(tr("What happened to the executors"));
    m_eventTable->horizontalHeader()->setStretchLastSection(true);
    m_eventTable->tools().setExportName(u"executor-events"_s);
    m_eventTable->tools().setEmptyState({}, tr("No executor yet"), tr("Executors appear here as Spark adds them."));
    const auto choose = [this](const QModelIndex &index) {
        if (const ExecutorEvent *event = m_events->event(index))
            Q_EMIT executorActivated(event->executor);
    };
    connect(m_eventTable, &QAbstractItemView::clicked, this, choose);
    connect(&m_eventTable->tools(), &TableTools::activated, this, choose);
    card->body()->addWidget(m_eventTable);
    return card;
}

void ExecutorCharts::setSnapshot(const SnapshotPtr &snapshot)
{
    m_newest = snapshot;
    request();
}

void ExecutorCharts::setExecutors(const std::vector<Row> &rows)
{
    if (rows == m_executors)
        return;
    m_executors = rows;
    m_job.cancel(); // figures of another selection
    m_series = std::make_shared<TimeSeries>(rows);
    m_pause.stop();
    updateSelectionText();
    request();
}

void ExecutorCharts::setChart(ExecutorChart chart)
{
    if (auto *button = m_buttons->button(int(chart)))
        button->setChecked(true);
    if (chart == m_chart)
        return;
    m_chart = chart;
    m_pause.stop();
    request();
}

void ExecutorCharts::clear()
{
    m_job.cancel();
    m_pause.stop();
    m_pending = false;
    m_newest.reset();
    m_executors.clear();
    m_series = std::make_shared<TimeSeries>();
    m_data = {};
    m_events->setEvents({});
    m_byExecutor->setNothing({});
    m_overTime->setNothing({});
    updateSelectionText();
}

void ExecutorCharts::request()
{
    if (!m_newest)
        return;
    if (m_pause.isActive()) {
        m_pending = true;
        return;
    }
    m_pending = false;
    m_job.start(
        [snapshot = m_newest, chart = m_chart, series = m_series](const std::stop_token &stop) {
            ExecutorChartData data;
            data.snapshot = snapshot;
            data.chart = chart;
            series->advance(*snapshot, stop);
            data.bars = executorBars(*snapshot, chart, series->executors());
            data.origin = series->origin();
            data.width = series->width();
            data.buckets = series->buckets();
            data.events = executorEvents(*snapshot);
            return data;
        },
        [this](ExecutorChartData data) { apply(std::move(data)); });
}

void ExecutorCharts::apply(ExecutorChartData data)
{
    m_pause.start();
    m_data = std::move(data);
    m_events->setEvents(m_data.events);
    if (m_data.chart != m_chart)
        return; // the next job brings what was chosen meanwhile
    showBars();
    showLines();
}

void ExecutorCharts::showBars()
{
    BarChart chart;
    const auto add = [&](const QString &name, ChartColor color, std::size_t value) {
        BarChart::Set set{name, color, {}};
        for (const ExecutorBar &bar : m_data.bars.bars)
            set.values << bar.values[value];
        chart.sets << set;
    };
    for (const ExecutorBar &bar : m_data.bars.bars) {
        chart.categories << (bar.others > 0 ? tr("others") : bar.executorId);
        chart.titles << (bar.others > 0 ? (bar.others == 1 ? tr("1 other executor")
                                                           : tr("Mean of %n other executors", nullptr, int(bar.others)))
                                        : tr("Executor %1").arg(bar.executorId));
    }
    switch (m_chart) {
    case ExecutorChart::Memory:
        chart.unit = ChartUnit::Bytes;
        m_byExecutor->setExportName(u"executor-memory"_s);
        if (m_data.bars.hasPeaks) {
            add(tr("Peak JVM heap"), category(0), 0);
            add(tr("Peak execution"), category(1), 1);
        }
        add(tr("Storage used"), category(2), 2);
        add(tr("Storage limit"), category(3), 3);
        break;
    case ExecutorChart::Tasks:
        chart.stacked = true;
        m_byExecutor->setExportName(u"executor-tasks"_s);
        add(tr("succeeded"), status(StatusRole::Succeeded), 0);
        add(tr("failed"), status(StatusRole::Failed), 1);
        add(tr("killed"), status(StatusRole::Killed), 2);
        add(tr("active"), status(StatusRole::Running), 3);
        break;
    case ExecutorChart::GcShare:
        chart.unit = ChartUnit::Share;
        m_byExecutor->setExportName(u"executor-gc"_s);
        add(tr("GC share"), category(4), 0);
        break;
    case ExecutorChart::Shuffle:
        chart.unit = ChartUnit::Bytes;
        m_byExecutor->setExportName(u"executor-shuffle"_s);
        add(tr("read"), category(0), 0);
        add(tr("written"), category(1), 1);
        break;
    }
    const bool any = std::any_of(chart.sets.begin(), chart.sets.end(), [](const BarChart::Set &set) {
        return std::any_of(set.values.begin(), set.values.end(), [](double value) { return value > 0; });
    });
    if (any)
        m_byExecutor->setBars(chart);
    else
        m_byExecutor->setNothing(m_chart == ExecutorChart::Shuffle   ? tr("Nothing was shuffled so far.")
                                 : m_chart == ExecutorChart::GcShare ? tr("No garbage collection so far.")
                                 : m_chart == ExecutorChart::Tasks   ? tr("No task ran so far.")
                                                                     : tr("The source tells no memory figures."));
}

void ExecutorCharts::showLines()
{
    LineChart chart;
    const double seconds = double(m_data.width) / 1000;
    const auto add = [&](const QString &name, ChartColor color, auto value, auto present) {
        LineChart::Series series{name, color, {}};
        for (std::size_t i = 0; i < m_data.buckets.size(); ++i) {
            const TimeBucket &bucket = m_data.buckets[i];
            if (present(bucket))
                series.points << QPointF(double(m_data.origin + TimeMs(i) * m_data.width + m_data.width / 2),
                                         double(value(bucket)));
        }
        chart.series << series;
    };
    const auto always = [](const TimeBucket &) { return true; };
    const auto sampled = [](const TimeBucket &bucket) { return bucket.hasMemory; };
    switch (m_chart) {
    case ExecutorChart::Memory:
        chart.unit = ChartUnit::Bytes;
        add(
            tr("JVM heap"), category(0), [](const TimeBucket &b) { return b.jvmHeap; }, sampled);
        add(
            tr("Execution"), category(1), [](const TimeBucket &b) { return b.execution; }, sampled);
        add(
            tr("Storage"), category(2), [](const TimeBucket &b) { return b.storage; }, sampled);
        break;
    case ExecutorChart::Tasks:
        chart.unit = ChartUnit::CountPerSecond;
        add(
            tr("succeeded"), status(StatusRole::Succeeded),
            [=](const TimeBucket &b) { return double(b.succeeded) / seconds; }, always);
        add(
            tr("failed"), status(StatusRole::Failed), [=](const TimeBucket &b) { return double(b.failed) / seconds; },
            always);
        add(
            tr("killed"), status(StatusRole::Killed), [=](const TimeBucket &b) { return double(b.killed) / seconds; },
            always);
        break;
    case ExecutorChart::GcShare:
        chart.unit = ChartUnit::Share;
        add(
            tr("GC share"), category(4), [](const TimeBucket &b) { return double(b.gcTime) / double(b.runTime); },
            [](const TimeBucket &b) { return b.runTime > 0; });
        break;
    case ExecutorChart::Shuffle:
        chart.unit = ChartUnit::BytesPerSecond;
        add(
            tr("read"), category(0), [=](const TimeBucket &b) { return double(b.shuffleRead) / seconds; }, always);
        add(
            tr("written"), category(1), [=](const TimeBucket &b) { return double(b.shuffleWrite) / seconds; }, always);
        break;
    }
    m_overTime->setExportName(m_chart == ExecutorChart::Memory    ? u"memory-over-time"_s
                              : m_chart == ExecutorChart::Tasks   ? u"tasks-over-time"_s
                              : m_chart == ExecutorChart::GcShare ? u"gc-over-time"_s
                                                                  : u"shuffle-over-time"_s);
    m_overTime->setSubtitle(m_chart == ExecutorChart::Memory ? tr("largest of any executor")
                                                             : tr("by the ends of tasks"));
    const bool any = std::any_of(chart.series.begin(), chart.series.end(), [](const LineChart::Series &series) {
        return std::any_of(series.points.begin(), series.points.end(), [](const QPointF &p) { return p.y() > 0; });
    });
    if (any)
        m_overTime->setLines(chart);
    else
        m_overTime->setNothing(m_chart == ExecutorChart::Memory
                                   ? tr("No samples of memory over time. Spark logs them with "
                                        "spark.eventLog.logStageExecutorMetrics=true.")
                                   : tr("Nothing so far."));
}

void ExecutorCharts::updateSelectionText()
{
    m_all->setVisible(!m_executors.empty());
    m_all->setText(tr("Show all executors"));
    const QString scope = m_executors.empty()       ? QString()
                          : m_executors.size() == 1 ? tr("the selected executor")
                                                    : tr("%n selected executors", nullptr, int(m_executors.size()));
    m_byExecutor->setSubtitle(scope);
}

} // namespace cinderscope
