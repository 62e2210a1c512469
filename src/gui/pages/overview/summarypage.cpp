// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/summarypage.h"

#include "gui/base/card.h"
#include "gui/base/copylabel.h"
#include "gui/base/emptystate.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/stackedbar.h"
#include "gui/base/statustext.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardflow.h"
#include "gui/pages/overview/cardtexts.h"
#include "gui/pages/overview/failurelist.h"
#include "gui/pages/overview/fieldlist.h"
#include "gui/pages/overview/figuretile.h"
#include "gui/pages/overview/importreport.h"
#include "gui/pages/overview/progresslegend.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kLongDurationMs = 3'599'000; //!< the longest text that a duration under a day has
constexpr int kCardWidth = 400;
constexpr int kMostTiles = 10;
constexpr int kMostColumns = 4;
constexpr int kMostStreamingQueries = 5;
//! A running application is live when its newest event is about now; a replay of an old log is not.
constexpr std::int64_t kLiveMs = 120'000;

QString qKey(std::string_view key)
{
    return QString::fromLatin1(key.data(), qsizetype(key.size()));
}

ProgressCounts jobCounts(const ApplicationTotals &t)
{
    return {t.jobs, t.jobsSucceeded, t.jobsRunning, t.jobsFailed, 0, 0};
}

ProgressCounts stageCounts(const ApplicationTotals &t)
{
    const std::int64_t ended = std::int64_t(t.stagesCompleted) + t.stagesFailed + t.stagesRunning;
    return {std::max<std::int64_t>(t.stageAttempts, ended) + t.stagesSkipped,
            t.stagesCompleted,
            t.stagesRunning,
            t.stagesFailed,
            t.stagesSkipped,
            0};
}

ProgressCounts taskCounts(const ApplicationTotals &t)
{
    const std::int64_t known = t.tasksSucceeded + t.tasksFailed + t.tasksKilled + t.tasksRunning;
    return {std::max(t.plannedTasks, known), t.tasksSucceeded, t.tasksRunning, t.tasksFailed, 0, t.tasksKilled};
}

ProgressCounts sqlCounts(const ApplicationTotals &t)
{
    return {t.sqlExecutions, t.sqlExecutions - t.sqlFailed - t.sqlRunning, t.sqlRunning, t.sqlFailed, 0, 0};
}

} // namespace

SummaryPage::SummaryPage(QWidget *parent)
    : Page(parent), m_failureCounts(std::make_shared<TaskFailureCounts>()), m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    auto *empty = new EmptyState(m_stack);
    empty->setIcon(u"application"_s);
    empty->setHeadline(tr("No application is open"));
    empty->setText(tr("Choose an application in the tree on the left, or open an event log with Ctrl+O."));
    m_stack->addWidget(empty);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::XLarge, Spacing::Large, Spacing::XLarge, Spacing::XLarge);
    column->setSpacing(Spacing::Large);
    buildHeader(content);
    buildTiles(content);
    buildCards(content);
    column->addStretch();
    auto *area = new QScrollArea(m_stack);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_stack->addWidget(area);

    buildActions();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &SummaryPage::tick);
    setAccessibleName(title());
}

QString SummaryPage::title() const
{
    return tr("Summary");
}

QString SummaryPage::key() const
{
    return u"summary"_s;
}

void SummaryPage::buildHeader(QWidget *content)
{
    m_name = new CopyLabel(content);
    m_name->setFieldName(tr("application name"));
    m_name->setFont(Theme::instance().font(FontRole::Headline));
    m_subtitle = new QLabel(content);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setMinimumWidth(10);
    m_state = new Pill(content);
    m_copyButton = new QToolButton(content);
    m_copyButton->setText(tr("Copy"));
    m_copyButton->setAccessibleName(tr("Copy the card"));
    m_copyButton->setPopupMode(QToolButton::InstantPopup);
    m_copyButton->setIcon(Icons::icon(u"copy"_s));
    m_copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_subtitle);
    auto *row = new QHBoxLayout;
    row->setSpacing(Spacing::Medium);
    row->addLayout(names, 1);
    row->addWidget(m_state, 0, Qt::AlignVCenter);
    row->addWidget(m_copyButton, 0, Qt::AlignVCenter);
    static_cast<QVBoxLayout *>(content->layout())->addLayout(row);

    const auto look = [this] {
        m_name->setFont(Theme::instance().font(FontRole::Headline));
        QPalette palette = m_subtitle->palette();
        palette.setColor(QPalette::WindowText, Theme::instance().color(ColorRole::TextMuted));
        m_subtitle->setPalette(palette);
    };
    connect(&Theme::instance(), &Theme::changed, this, look);
    look();
}

void SummaryPage::buildTiles(QWidget *content)
{
    auto *tiles = new QWidget(content);
    auto *flow = new CardFlow(CardFlow::Mode::Rows, 0, kMostTiles, tiles);
    flow->setSpacing(Spacing::Medium);
    const auto add = [&](const QString &key, const QString &caption) {
        auto *tile = new FigureTile(caption, tiles);
        flow->addWidget(tile);
        m_tiles.insert(key, tile);
        return tile;
    };
    m_durationTile = add(u"duration"_s, tr("Duration"));
    add(u"coreUtilisation"_s, tr("Core utilisation"));
    add(u"gcShare"_s, tr("GC share"));
    add(u"cpuShare"_s, tr("CPU share"));
    add(u"inputBytes"_s, tr("Input"));
    add(u"outputBytes"_s, tr("Output"));
    add(u"shuffleReadBytes"_s, tr("Shuffle read"));
    add(u"shuffleWriteBytes"_s, tr("Shuffle write"));
    add(u"memorySpilledBytes"_s, tr("Spill (memory)"));
    add(u"diskSpilledBytes"_s, tr("Spill (disk)"));
    const auto fit = [this, flow] {
        flow->setLeastColumnWidth(m_durationTile->widthFor(format::duration(kLongDurationMs)));
    };
    connect(&Theme::instance(), &Theme::changed, flow, fit); // behind the tiles' own
    fit();
    m_tiles[u"coreUtilisation"_s]->setToolTip(
        tr("Time in which tasks ran, over cores × time offered by the executors."));
    m_tiles[u"gcShare"_s]->setToolTip(
        tr("Time that the JVM spent in garbage collection, over the run time of the tasks."));
    m_tiles[u"cpuShare"_s]->setToolTip(
        tr("CPU time over run time of the tasks; the rest is waiting, and work outside the JVM."));
    static_cast<QVBoxLayout *>(content->layout())->addWidget(tiles);
}

void SummaryPage::buildCards(QWidget *content)
{
    auto *column = static_cast<QVBoxLayout *>(content->layout());
    m_failuresCard = new Card(tr("Last failures"), content);
    m_failures = new FailureList(m_failuresCard);
    m_failuresCard->body()->addWidget(m_failures);
    m_failuresCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_failuresCard->hide();
    connect(m_failures, &FailureList::targetActivated, this, &Page::targetActivated);
    column->addWidget(m_failuresCard);

    auto *cards = new QWidget(content);
    auto *flow = new CardFlow(CardFlow::Mode::Columns, kCardWidth, kMostColumns, cards);
    flow->setSpacing(Spacing::Large);

    auto *progress = new Card(tr("Progress"), cards);
    for (auto [bar, caption] : {std::pair(&m_jobs, tr("Jobs")), std::pair(&m_stages, tr("Stages")),
                                std::pair(&m_tasks, tr("Tasks")), std::pair(&m_sql, tr("SQL executions"))}) {
        *bar = new StackedBar(caption, progress);
        progress->body()->addWidget(*bar);
    }
    progress->body()->addWidget(new ProgressLegend(progress));
    flow->addWidget(progress);

    const auto fields = [&](const QString &title, Card *&card) {
        card = new Card(title, cards);
        auto *list = new FieldList(card);
        card->body()->addWidget(list);
        flow->addWidget(card);
        return list;
    };
    Card *card = nullptr;
    m_identity = fields(tr("Application"), card);
    m_resources = fields(tr("Resources"), card);
    m_streaming = fields(tr("Streaming queries"), m_streamingCard);
    m_streamingCard->hide();
    m_import = fields(tr("Import"), m_importCard);
    m_importPill = new Pill(m_importCard);
    m_importCard->addHeaderWidget(m_importPill);
    m_importRemark = new QLabel(m_importCard);
    m_importRemark->setWordWrap(true);
    m_importRemark->setTextFormat(Qt::PlainText);
    m_importCard->body()->addWidget(m_importRemark);
    auto *report = new QPushButton(tr("Import report…"), m_importCard);
    connect(report, &QPushButton::clicked, this, &SummaryPage::showImportReport);
    m_importCard->body()->addWidget(report, 0, Qt::AlignLeft);
    column->addWidget(cards);
}

void SummaryPage::buildActions()
{
    auto *menu = new QMenu(m_copyButton);
    const auto add = [&](const QString &name, const QString &text, const QKeySequence &keys, auto make) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, make] { copy((this->*make)()); });
        menu->addAction(action);
        addAction(action);
    };
    add(u"copyCardAsText"_s, tr("Copy card as text"), QKeySequence(tr("Ctrl+Shift+C")), &SummaryPage::asText);
    add(u"copyCardAsMarkdown"_s, tr("Copy card as Markdown"), QKeySequence(tr("Ctrl+Alt+M")), &SummaryPage::asMarkdown);
    add(u"copyCardAsJson"_s, tr("Copy card as JSON"), QKeySequence(tr("Ctrl+Alt+J")), &SummaryPage::asJson);
    menu->addSeparator();
    menu->addAction(Icons::icon(u"link"_s), tr("Copy connection…"), this, &SummaryPage::connectionRequested);
    m_copyButton->setMenu(menu);
}

void SummaryPage::setSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot)
        return;
    m_job.start(
        [snapshot, counts = m_failureCounts](const std::stop_token &) {
            View view{snapshot, cardOf(*snapshot)};
            counts->advance(snapshot->tasks);
            addTaskFailures(view.card, *snapshot, *counts);
            return view;
        },
        [this](View view) { apply(std::move(view)); });
}

void SummaryPage::clear()
{
    m_job.cancel();
    m_failureCounts = std::make_shared<TaskFailureCounts>();
    m_snapshot.reset();
    m_card = {};
    m_tick.stop();
    m_failures->setFailures({});
    m_failuresCard->hide();
    delete m_report;
    m_stack->setCurrentIndex(0);
}

void SummaryPage::apply(View view)
{
    m_snapshot = std::move(view.snapshot);
    m_card = std::move(view.card);
    applyHeader();
    applyTiles();
    applyProgress();
    applyFields(m_identity, "identity");
    applyFields(m_resources, "resources");
    applyStreaming();
    applyImport();
    m_failures->setFailures(m_card.failures);
    m_failuresCard->setVisible(!m_card.failures.empty());
    m_stack->setCurrentIndex(1);
    tick();
    if (m_snapshot->state == ApplicationState::Running)
        m_tick.start();
    else
        m_tick.stop();
}

void SummaryPage::applyHeader()
{
    const ApplicationInfo &app = m_snapshot->app;
    const QString id = shownText(app.id).simplified();
    const QString name = shownText(app.name).simplified();
    m_name->setText(name.isEmpty() ? (id.isEmpty() ? tr("Unnamed application") : id) : name);
    m_name->setCopyText(QString::fromStdString(app.name));
    QStringList parts;
    if (!app.id.empty())
        parts << id;
    if (!app.user.empty())
        parts << shownText(app.user).simplified();
    if (!app.sparkVersion.empty())
        parts << tr("Spark %1").arg(shownText(app.sparkVersion).simplified());
    if (app.start > 0)
        parts << format::dateTime(app.start);
    m_subtitle->setText(parts.join(u"  ·  "_s));
    m_state->setText(statusText(m_snapshot->state));
    m_state->setStatus(statusRole(m_snapshot->state));
}

void SummaryPage::applyTiles()
{
    for (auto tile = m_tiles.cbegin(); tile != m_tiles.cend(); ++tile) {
        if (const CardFigure *figure = m_card.figure(tile.key().toStdString()))
            tile.value()->setFigure(cardValue(*figure), cardCopyValue(*figure));
    }
    const TaskTotals &tasks = m_snapshot->totals.tasks;
    m_durationTile->setRemark(m_snapshot->app.ended ? QString() : tr("up to the last event"));
    m_tiles[u"coreUtilisation"_s]->setRemark(m_snapshot->totals.maxCores == 1
                                                 ? tr("of 1 core")
                                                 : tr("of %n cores at most", nullptr, m_snapshot->totals.maxCores));
    m_tiles[u"gcShare"_s]->setRemark(format::duration(tasks[TaskColumn::JvmGcTime]));
    m_tiles[u"cpuShare"_s]->setRemark(format::durationNs(tasks[TaskColumn::ExecutorCpuTime]));
    const auto records = [&](const QString &key, std::int64_t count) {
        m_tiles[key]->setRemark(tr("%1 records").arg(format::count(count)));
    };
    records(u"inputBytes"_s, tasks[TaskColumn::InputRecordsRead]);
    records(u"outputBytes"_s, tasks[TaskColumn::OutputRecordsWritten]);
    records(u"shuffleReadBytes"_s, tasks[TaskColumn::ShuffleRecordsRead]);
    records(u"shuffleWriteBytes"_s, tasks[TaskColumn::ShuffleRecordsWritten]);
}

void SummaryPage::applyProgress()
{
    const ApplicationTotals &totals = m_snapshot->totals;
    m_jobs->setCounts(jobCounts(totals));
    m_stages->setCounts(stageCounts(totals));
    m_tasks->setCounts(taskCounts(totals));
    m_sql->setCounts(sqlCounts(totals));
    m_sql->setVisible(totals.sqlExecutions > 0);
}

void SummaryPage::applyFields(FieldList *list, std::string_view section)
{
    for (const CardSection &candidate : m_card.sections) {
        if (candidate.key != section)
            continue;
        for (const CardFigure &figure : candidate.figures) {
            if (figure.key == "state")
                continue; // the pill says it
            const QString key = qKey(figure.key);
            list->setField(key, cardLabel(figure.label), cardValue(figure), cardCopyValue(figure));
            list->setFieldVisible(key, figure.known);
        }
    }
}

void SummaryPage::applyStreaming()
{
    const auto &queries = m_snapshot->streamingQueries;
    m_streamingCard->setVisible(!queries.empty());
    applyFields(m_streaming, "streaming");
    int shown = 0;
    for (std::size_t row = queries.size(); row-- > 0 && shown < kMostStreamingQueries; ++shown) {
        const StreamingQuery &query = queries[row];
        QString name = shownText(m_snapshot->text(query.name)).simplified();
        if (name.isEmpty())
            name = shownText(m_snapshot->text(query.id)).simplified();
        QString value = query.terminated != kNoTime ? (query.exception != StringId::Empty ? tr("failed") : tr("ended"))
                                                    : tr("active");
        if (!query.progress.empty()) {
            const StreamingProgress &last = query.progress[query.progress.size() - 1];
            value += u" · "_s +
                     tr("batch %1, %2 rows/s").arg(last.batchId).arg(format::number(last.processedRowsPerSecond, 1));
        }
        m_streaming->setField(u"query%1"_s.arg(row), name.left(40), value, value);
    }
}

void SummaryPage::applyImport()
{
    applyFields(m_import, "import");
    static const ImportStats kNone;
    const ImportStats &stats = m_snapshot->import ? *m_snapshot->import : kNone;
    for (const auto &[key, count] :
         {std::pair(u"unknownEvents"_s, stats.unknownEvents), std::pair(u"unreadableLines"_s, stats.unreadableLines),
          std::pair(u"droppedEvents"_s, stats.droppedEvents), std::pair(u"duplicateEvents"_s, stats.duplicateEvents)})
        m_import->setFieldVisible(key, count > 0);
    const bool lossy = isLossy(stats);
    m_import->setFieldVisible(u"truncated"_s, stats.truncated);
    m_importPill->setText(lossy ? tr("Something was lost") : tr("Complete"));
    m_importPill->setStatus(lossy ? StatusRole::Killed : StatusRole::Succeeded);
    const QString remark = importRemark(stats);
    if (m_importRemark->text() != remark)
        m_importRemark->setText(remark);
    m_importRemark->setVisible(!remark.isEmpty());
    QPalette palette = m_importRemark->palette();
    palette.setColor(QPalette::WindowText,
                     lossy ? themeColors().statusText(StatusRole::Killed) : themeColors().role(ColorRole::TextMuted));
    m_importRemark->setPalette(palette);
    if (m_report)
        m_report->setStats(m_snapshot->import);
}

void SummaryPage::tick()
{
    if (!m_snapshot)
        return;
    std::int64_t duration = applicationDuration(*m_snapshot);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool live = m_snapshot->state == ApplicationState::Running && duration >= 0 && now >= m_snapshot->time &&
                      now - m_snapshot->time < kLiveMs;
    if (live)
        duration = now - m_snapshot->app.start;
    const QString shown = format::duration(duration);
    m_durationTile->setFigure(shown, shown);
    if (m_snapshot->state == ApplicationState::Running)
        m_durationTile->setRemark(live ? tr("running") : tr("up to the last event"));
    m_identity->setField(u"duration"_s, cardLabel("Duration"), shown, shown);
}

QString SummaryPage::asText() const
{
    return m_snapshot ? QString::fromStdString(cardAsText(m_card, translatedCardTexts())) : QString();
}

QString SummaryPage::asMarkdown() const
{
    return m_snapshot ? QString::fromStdString(cardAsMarkdown(m_card, translatedCardTexts())) : QString();
}

QString SummaryPage::asJson() const
{
    return m_snapshot ? QString::fromStdString(summaryJson(*m_snapshot, true)) + u'\n' : QString();
}

void SummaryPage::copy(const QString &text)
{
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void SummaryPage::showImportReport()
{
    if (!m_snapshot)
        return;
    if (!m_report) {
        m_report = new ImportReportDialog(this);
        m_report->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_report->setStats(m_snapshot->import);
    m_report->show();
    m_report->raise();
}

} // namespace cinderscope
