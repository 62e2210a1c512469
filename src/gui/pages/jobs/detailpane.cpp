// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/detailpane.h"

#include "gui/base/bardelegate.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/emptystate.h"
#include "gui/base/filterproxy.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/models/jobcells.h"
#include "gui/pages/jobs/detailstext.h"
#include "gui/pages/jobs/failurestab.h"
#include "gui/pages/jobs/overviewtab.h"
#include "gui/pages/jobs/taskstab.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr qint64 kPauseMs = 400;
constexpr qint64 kLongestPauseMs = 5000;
constexpr qsizetype kReasonStart = 4000; // characters that have its first line, blank ones before it included
} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent), m_tabs(new QTabWidget), m_overview(new OverviewTab), m_tasks(new TasksTab),
      m_failures(new FailuresTab), m_details(new QTextBrowser), m_empty(new EmptyState(this)),
      m_content(new QWidget(this))
{
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(makeHeader());
    content->addWidget(makeBanner());
    content->addWidget(m_tabs, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_content);
    layout->addWidget(m_empty);

    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_tasks, tr("Tasks"));
    m_tabs->addTab(m_failures, tr("Failures"));
    m_tabs->addTab(makeExecutors(), tr("Executors"));
    m_tabs->addTab(m_details, tr("Details"));
    m_details->setOpenLinks(false);
    m_details->setFrameStyle(QFrame::NoFrame);
    m_details->setAccessibleName(tr("Details"));
    m_empty->setIcon(u"job"_s);
    m_empty->setHeadline(tr("Nothing is selected"));
    m_empty->setText(tr("Select a job or a stage to see its figures, tasks and failures."));

    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &DetailPane::requestStatistics);
    connect(m_details, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (const auto target = targetOfLink(link))
            Q_EMIT targetActivated(*target);
    });
    connect(m_tasks, &TasksTab::targetActivated, this, &DetailPane::targetActivated);
    connect(m_tasks, &TasksTab::failureActivated, this, [this](qint64 failure) {
        setTab(Failures);
        m_failures->revealFailure(failure);
    });
    connect(&Theme::instance(), &Theme::changed, this, &DetailPane::applyLook);
    applyLook();
    clear();
}

DetailPane::~DetailPane() = default;

QWidget *DetailPane::makeHeader()
{
    auto *header = new QWidget;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Small, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_icon = new QLabel;
    m_title = new QLabel;
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setTextFormat(Qt::PlainText);
    m_status = new Pill;
    m_name = new ElidedLabel;
    m_timeline = new QToolButton;
    m_timeline->setIcon(Icons::icon(u"timeline"_s));
    m_timeline->setAutoRaise(true);
    m_timeline->setToolTip(tr("Show in the timeline"));
    m_timeline->setAccessibleName(tr("Show in the timeline"));
    m_copy = new QToolButton;
    m_copy->setIcon(Icons::icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy the figures as text"));
    m_copy->setAccessibleName(tr("Copy the figures as text"));
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_status);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_timeline);
    layout->addWidget(m_copy);
    connect(m_timeline, &QToolButton::clicked, this,
            [this] { Q_EMIT targetActivated({.kind = Target::Kind::TimeRange, .from = m_from, .to = m_to}); });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QString text =
            m_title->text() + u" – "_s + m_status->text() + u'\n' + m_name->text() + u'\n' + m_overview->text();
        if (m_overview->quantiles()->rowCount() > 0)
            text += u'\n' + QString::fromUtf8(m_overview->quantileView()->tools().selectionText(TableFormat::Tsv));
        QGuiApplication::clipboard()->setText(text);
    });
    return header;
}

//! Why it failed, where nobody can overlook it.
QWidget *DetailPane::makeBanner()
{
    m_banner = new QWidget;
    m_banner->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(m_banner);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_bannerIcon = new QLabel;
    m_bannerText = new QLabel;
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *more = new QPushButton(tr("Full text"));
    more->setToolTip(tr("Show the whole reason"));
    layout->addWidget(m_bannerIcon, 0, Qt::AlignTop);
    layout->addWidget(m_bannerText, 1);
    layout->addWidget(more, 0, Qt::AlignTop);
    connect(more, &QPushButton::clicked, this, [this] { setTab(Failures); });
    return m_banner;
}

QWidget *DetailPane::makeExecutors()
{
    m_executorModel = new StageExecutorModel(this);
    m_executorProxy = new FilterProxy(this);
    m_executorProxy->setSourceModel(m_executorModel);
    m_executors = new TableView;
    m_executors->setAccessibleName(tr("Executors of the stage"));
    m_executors->setModel(m_executorProxy);
    m_executors->setItemDelegateForColumn(StageExecutorModel::TaskTime, new BarDelegate(m_executors));
    m_executors->tools().setSettingsKey(u"jobs.executors"_s);
    m_executors->tools().setExportName(u"executors-of-stage"_s);
    m_executors->tools().setEmptyState(u"executor"_s, tr("No executor worked for this stage"), {});
    const auto executorOf = [this](const QModelIndex &index) {
        return index.siblingAtColumn(StageExecutorModel::Executor).data().toString();
    };
    const auto showTasks = [this](const QModelIndex &index) {
        if (const ShareItem *item = m_executorModel->item(m_executorProxy->mapToSource(index).row())) {
            m_tasks->setExecutorFilter(item->share.executor);
            setTab(Tasks);
        }
    };
    m_executors->tools().setContextMenuFiller([this, executorOf, showTasks](QMenu &menu, const QModelIndex &index) {
        if (!index.isValid())
            return;
        const QString id = executorOf(index);
        menu.addAction(Icons::icon(u"task"_s), tr("Show its tasks"), this, [showTasks, index] { showTasks(index); });
        menu.addAction(Icons::icon(u"executor"_s), tr("Show executor %1").arg(id), this,
                       [this, id] { Q_EMIT targetActivated({.kind = Target::Kind::Executor, .executorId = id}); });
        menu.addSeparator();
    });
    connect(&m_executors->tools(), &TableTools::activated, this, showTasks);
    return m_executors;
}

void DetailPane::applyLook()
{
    m_title->setFont(Theme::instance().font(FontRole::Title));
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, themeColors().severityTint(Severity::Error));
    palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::Text));
    m_banner->setPalette(palette);
    m_bannerIcon->setPixmap(Icons::severity(Severity::Error).pixmap(Spacing::IconSize));
    if (m_any)
        m_icon->setPixmap(Icons::status(m_statusRole).pixmap(Spacing::IconSize + 4));
    const QString html = std::exchange(m_html, QString());
    setDetails(html);
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
}

void DetailPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeColors().role(ColorRole::Surface));
}

void DetailPane::clear()
{
    m_job.cancel();
    m_later.stop();
    m_snapshot.reset();
    m_statisticsOf.reset();
    m_node = {};
    m_any = false;
    m_tasks->clear();
    m_failures->setReason({}, {});
    m_failures->clearTasks();
    m_executorModel->clear();
    m_overview->clearStatistics();
    m_content->hide();
    m_empty->show();
}

bool DetailPane::isBusy() const
{
    return m_job.isRunning() || m_later.isActive() || m_tasks->isBusy();
}

void DetailPane::setTab(Tab tab)
{
    if (m_tabs->isTabVisible(tab))
        m_tabs->setCurrentIndex(tab);
}

void DetailPane::show(const JobTreeCells &cells, const JobTreeNode &node, const RowFigures &figures, std::size_t jobs)
{
    const bool other = !m_any || !(node == m_node);
    m_any = true;
    m_node = node;
    const SnapshotPtr before = std::exchange(m_snapshot, cells.snapshot());
    m_from = figures.submitted;
    m_to = figures.submitted == kNoTime ? kNoTime : figures.submitted + std::max<std::int64_t>(1, figures.duration);
    const Snapshot &snapshot = *m_snapshot;
    m_content->show();
    m_empty->hide();
    showHeader(cells.text(node, figures, JobColumn::Id), cells.text(node, figures, JobColumn::Name), figures);
    const StageAttempt *stage = node.kind == JobTreeNode::Kind::Stage ? snapshot.stages.find(node.stage) : nullptr;
    if (other && !stage) {
        m_job.cancel();
        m_later.stop();
        m_tasks->clear();
        m_failures->clearTasks();
        m_executorModel->clear();
        m_overview->clearStatistics();
    }
    if (stage) {
        const StageAttempt *known = before && !other ? before->stages.find(node.stage) : nullptr;
        showStage(*stage, figures, other || known != stage);
    } else if (const Job *job = node.kind == JobTreeNode::Kind::Job ? snapshot.jobs.find(node.job) : nullptr) {
        const Job *known = before && !other ? before->jobs.find(node.job) : nullptr;
        showJob(*job, figures, other || known != job);
    } else {
        const CellRow *cell = cells.cell(node.group);
        showTabs(false, cell != nullptr);
        showReason(tr("Why it failed"), cells.wholeText(node, figures, JobColumn::Reason));
        m_overview->showGroup(figures, jobs, cell ? cell->cores : -1);
        if (cell)
            setDetails(cellDetailsHtml(*cell, cells.jobCells()->notebook().get()));
    }
    updateTitles();
}

void DetailPane::showHeader(const QString &title, const QString &name, const RowFigures &figures)
{
    m_title->setText(title);
    m_name->setText(name);
    m_statusRole = figures.status;
    m_status->setStatus(figures.status);
    m_status->setText(statusText(figures.status));
    m_icon->setPixmap(Icons::status(figures.status).pixmap(Spacing::IconSize + 4));
    m_timeline->setEnabled(m_from != kNoTime);
}

void DetailPane::showReason(const QString &headline, const QString &reason)
{
    m_banner->setVisible(!reason.isEmpty());
    m_bannerText->setText(firstLine(reason.left(kReasonStart).toStdString()));
    m_failures->setReason(headline, reason.trimmed());
}

void DetailPane::showTabs(bool stage, bool details)
{
    const int before = m_tabs->currentIndex();
    m_tabs->setTabVisible(Tasks, stage);
    m_tabs->setTabVisible(Executors, stage);
    m_tabs->setTabVisible(Details, details);
    if (!m_tabs->isTabVisible(before))
        m_tabs->setCurrentIndex(Overview);
}

void DetailPane::setDetails(const QString &html)
{
    if (html == m_html)
        return; // keeps the selection and the place
    m_html = html;
    m_details->document()->setDocumentMargin(Spacing::Medium);
    m_details->document()->setDefaultStyleSheet(
        u"h4 { color: %1; font-weight: 600; } pre { font-family: '%2'; } a { color: %3; text-decoration: none; }"_s.arg(
            themeColors().role(ColorRole::TextMuted).name(), Theme::instance().font(FontRole::Mono).family(),
            themeColors().role(ColorRole::Link).name()));
    m_details->setHtml(html.isEmpty() ? u"<p>%1</p>"_s.arg(tr("The source tells nothing more.").toHtmlEscaped())
                                      : html);
}

void DetailPane::showJob(const Job &job, const RowFigures &figures, bool isOther)
{
    showTabs(false, true);
    showReason(tr("Why the job failed"), textOf(*m_snapshot, figures.reason));
    m_overview->showJob(*m_snapshot, job, figures);
    if (isOther)
        setDetails(jobDetailsHtml(*m_snapshot, job));
}

void DetailPane::showStage(const StageAttempt &stage, const RowFigures &figures, bool isOther)
{
    showTabs(true, true);
    showReason(tr("Why the stage failed"), textOf(*m_snapshot, stage.failureReason));
    if (m_tasks->model()->stage() != m_node.stage) {
        m_job.cancel();
        m_later.stop();
        m_statisticsOf.reset();
        m_failures->clearTasks();
        m_executorModel->clear();
        m_overview->clearStatistics();
    }
    m_overview->showStage(*m_snapshot, stage, figures);
    m_tasks->show(m_snapshot, m_node.stage);
    if (isOther)
        setDetails(stageDetailsHtml(*m_snapshot, stage));
    if (isOther && !m_job.isRunning() && !m_later.isActive())
        requestStatistics();
}

void DetailPane::requestStatistics()
{
    m_later.stop();
    if (!m_snapshot || m_node.kind != JobTreeNode::Kind::Stage)
        return;
    QElapsedTimer clock;
    clock.start();
    m_job.start([snapshot = m_snapshot,
                 row = m_node.stage](const std::stop_token &stop) { return statisticsOf(snapshot, row, stop); },
                [this, clock](StageStatistics &&statistics) {
                    adopt(std::move(statistics));
                    const StageAttempt *then = m_statisticsOf ? m_statisticsOf->stages.find(m_node.stage) : nullptr;
                    if (m_snapshot && then != m_snapshot->stages.find(m_node.stage)) // it went on meanwhile
                        m_later.start(int(std::clamp(4 * clock.elapsed(), kPauseMs, kLongestPauseMs)));
                });
}

void DetailPane::adopt(StageStatistics &&statistics)
{
    if (!statistics.complete || m_node.kind != JobTreeNode::Kind::Stage || statistics.stage != m_node.stage)
        return;
    m_statisticsOf = statistics.snapshot;
    m_overview->setStatistics(statistics);
    m_failures->setStatistics(statistics);
    m_executorModel->setStatistics(statistics);
    updateTitles();
}

void DetailPane::updateTitles()
{
    const StageAttempt *stage =
        m_snapshot && m_node.kind == JobTreeNode::Kind::Stage ? m_snapshot->stages.find(m_node.stage) : nullptr;
    const auto title = [](const QString &text, qint64 count) {
        return count > 0 ? tr("%1 (%2)", "title of a tab, number of things in it").arg(text, format::count(count))
                         : text;
    };
    const qint64 tasks = stage ? qint64(stage->endedTasks) + stage->tasks.active : 0;
    const auto set = [this](int tab, const QString &text) {
        if (m_tabs->tabText(tab) != text)
            m_tabs->setTabText(tab, text);
    };
    set(Tasks, title(tr("Tasks"), tasks));
    set(Failures, title(tr("Failures"), m_failures->count()));
    set(Executors, title(tr("Executors"), m_executorModel->rowCount()));
}

} // namespace cinderscope
