// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/notebook/cellpane.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/stackedbar.h"
#include "gui/base/theme.h"
#include "gui/pages/jobs/factgrid.h"
#include "gui/snippets/snippethighlighter.h"
#include "gui/timeline/timelinesearch.h"
#include "gui/timeline/timelineview.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLeastTimeline = 130;
constexpr int kGutter = 132;
constexpr int kMostLines = 14; // of code without scrolling
constexpr int kCodeMargin = 6;
constexpr TimeMs kLeastSpan = 20; // ms; a cell that took no time is still a picture

FactGrid::Fact bytesFact(const QString &caption, std::int64_t bytes)
{
    return {caption, bytes > 0 ? format::bytes(bytes) : QString(), QString::number(bytes)};
}

QString ofAll(const ProgressCounts &counts)
{
    return counts.total == 0
               ? QString()
               : CellPane::tr("%1 of %2").arg(format::count(counts.complete), format::count(counts.total));
}

} // namespace

CellPane::CellPane(QWidget *parent) : QWidget(parent)
{
    m_timeline = new TimelineView(this);
    m_timeline->setAccessibleName(tr("Jobs, stages and tasks of the cell over time"));
    m_timeline->setSectionVisible(TimelineSection::Sql, false);
    m_timeline->setSectionVisible(TimelineSection::Executors, false);
    m_timeline->setGutter(kGutter);
    m_timeline->setMinimumHeight(kLeastTimeline); // so that some rows of cells stay above it in a low window
    m_timeline->setCountsVisible(false);          // they are those of the whole application
    m_timeline->installEventFilter(this);
    m_noJobs = new QLabel(this);
    m_noJobs->setAlignment(Qt::AlignCenter);
    m_noJobs->setWordWrap(true);
    m_noJobs->setMargin(Spacing::Large);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->addWidget(m_timeline, 1);
    rightLayout->addWidget(m_noJobs, 1);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(makeFacts());
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({360, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_splitter, 1);

    connect(m_timeline, &TimelineView::targetActivated, this, &CellPane::targetActivated);
    connect(m_jobs, &QToolButton::clicked, this, &CellPane::jobsRequested);
    connect(m_time, &QToolButton::clicked, this, [this] {
        Q_EMIT targetActivated({.kind = Target::Kind::TimeRange,
                                .from = m_row.from,
                                .to = m_row.from + std::max<std::int64_t>(1, m_row.duration)});
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(&Theme::instance(), &Theme::changed, this, &CellPane::applyLook);
    applyLook();
}

CellPane::~CellPane() = default;

QToolButton *CellPane::addButton(QLayout *layout, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(Icons::icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    layout->addWidget(button);
    return button;
}

QWidget *CellPane::makeHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Small, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_title = new QLabel(header);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status = new Pill(header);
    m_proof = new ElidedLabel(header);
    layout->addWidget(m_title);
    layout->addWidget(m_status);
    layout->addWidget(m_proof, 1);
    m_jobs = addButton(layout, u"job"_s, tr("Show its jobs on “Jobs and stages”"));
    m_time = addButton(layout, u"timeline"_s, tr("Show in the timeline"));
    m_copy = addButton(layout, u"copy"_s, tr("Copy code and figures as text"));
    return header;
}

QWidget *CellPane::makeFacts()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(220);
    auto *left = new QWidget;
    scroll->setWidget(left);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_reason = new QLabel(left);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code = new QPlainTextEdit(left);
    m_code->setReadOnly(true);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setAccessibleName(tr("Code of the cell"));
    m_code->setTabChangesFocus(true);
    m_highlighter = new SnippetHighlighter(m_code->document());
    m_noCode = new QLabel(left);
    m_noCode->setWordWrap(true);
    m_tasks = new StackedBar(tr("Tasks"), left);
    m_facts = new FactGrid(left);
    layout->addWidget(m_reason);
    layout->addWidget(m_code);
    layout->addWidget(m_noCode);
    layout->addWidget(m_tasks);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return scroll;
}

void CellPane::applyLook()
{
    const Theme &theme = Theme::instance();
    m_title->setFont(theme.font(FontRole::Title));
    m_code->setFont(theme.font(FontRole::Mono));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    for (QWidget *label :
         {static_cast<QWidget *>(m_noCode), static_cast<QWidget *>(m_noJobs), static_cast<QWidget *>(m_proof)})
        label->setPalette(muted);
    m_proof->setFont(theme.font(FontRole::Small));
    QPalette red = palette();
    red.setColor(QPalette::WindowText, themeColors().statusText(StatusRole::Failed));
    m_reason->setPalette(red);
    QPalette code = palette();
    code.setColor(QPalette::Base, themeColors().role(ColorRole::Sunken));
    m_code->setPalette(code);
}

void CellPane::setTargetMenu(TargetMenu menu)
{
    m_timeline->setTargetMenu(std::move(menu));
}

void CellPane::clear()
{
    m_row = {};
    m_shown = false;
    m_from = m_to = kNoTime;
    m_timeline->clear();
    m_code->clear();
}

void CellPane::show(const CellRow &row, const SnapshotPtr &snapshot)
{
    const bool other = !m_shown || row.key != m_row.key;
    const bool otherCode = other || row.run.code != m_row.run.code || row.known != m_row.known;
    const bool otherJobs = other || row.jobRows.size() != m_row.jobRows.size();
    const bool otherTime = other || (m_row.isRunning() && !row.isRunning());
    m_row = row;
    m_shown = true;
    m_title->setText(cellName(row));
    m_status->setText(statusText(row.status));
    m_status->setStatus(row.status);
    m_proof->setText(proofText(row));
    m_jobs->setEnabled(!row.jobRows.empty());
    m_time->setEnabled(row.from != kNoTime);
    if (otherCode)
        showCode();
    showFigures(*snapshot);
    m_timeline->setVisible(!row.jobRows.empty());
    m_noJobs->setVisible(row.jobRows.empty());
    m_noJobs->setText(row.isRunning() ? tr("The cell runs. It has not started a Spark job yet.")
                                      : tr("This cell ran no Spark job."));
    if (row.jobRows.empty())
        return;
    m_timeline->setSnapshot(snapshot);
    if (otherJobs) {
        auto matches = std::make_shared<TimelineMatches>();
        matches->jobs.resize(snapshot->jobs.size());
        matches->stages.resize(snapshot->stages.size());
        const StageLookup lookup(snapshot);
        for (const Row job : row.jobRows) {
            matches->jobs[job] = true;
            for (const Row stage : stagesOf(*snapshot, lookup, snapshot->jobs[job]))
                matches->stages[stage] = true;
        }
        m_timeline->setMatches(matches);
    }
    showTimes(snapshot, otherTime);
}

void CellPane::showTimes(const SnapshotPtr &snapshot, bool other)
{
    if (m_row.from == kNoTime || (!other && !m_row.isRunning()))
        return;
    TimeMs from = m_row.from, to = m_row.isRunning() ? snapshot->time : m_row.to;
    for (const Row row : m_row.jobRows) {
        const Job &job = snapshot->jobs[row];
        if (job.submitted != kNoTime)
            from = std::min(from, job.submitted);
        to = std::max(to, job.completed != kNoTime ? job.completed : snapshot->time);
    }
    m_from = from;
    m_to = std::max(to, from + kLeastSpan);
    zoom();
}

void CellPane::zoom()
{
    m_timeline->zoomTo(m_from, m_to);
    m_scale = m_timeline->scene().scale;
}

//! A picture that got another width shows the same time, unless the person zoomed meanwhile.
bool CellPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_timeline && event->type() == QEvent::Resize && m_from != kNoTime) {
        const TimeScale now = m_timeline->scene().scale;
        if (now.from == m_scale.from && now.msPerPixel == m_scale.msPerPixel)
            QMetaObject::invokeMethod(this, &CellPane::zoom, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void CellPane::showCode()
{
    const QString &code = m_row.run.code;
    m_highlighter->setSyntax(SnippetSyntax::Python);
    m_code->setPlainText(code);
    // As high as its lines, within reason: what is below stays in view.
    const int lines = std::clamp(int(code.count(u'\n')) + 1, 2, kMostLines);
    const int bar = m_code->horizontalScrollBar()->sizeHint().height();
    m_code->setFixedHeight(lines * QFontMetrics(m_code->font()).lineSpacing() + 2 * kCodeMargin + bar);
    m_code->setVisible(!code.isEmpty());
    m_noCode->setVisible(code.isEmpty());
    switch (m_row.kind) {
    case CellRow::Kind::Cell:
        m_noCode->setText(m_row.known ? tr("The code of this cell was not seen: it ran before the kernel was watched.")
                                      : tr("The code of this cell is not known: only its jobs tell of it."));
        break;
    case CellRow::Kind::Group:
        m_noCode->setText(m_row.title);
        break;
    case CellRow::Kind::Loose:
        m_noCode->setText(tr("Nothing tells which cell started these jobs."));
        break;
    }
}

void CellPane::showFigures(const Snapshot &snapshot)
{
    Q_UNUSED(snapshot)
    m_reason->setVisible(!m_row.reason.isEmpty());
    m_reason->setText(m_row.reason);
    m_tasks->setVisible(m_row.tasks.total > 0);
    m_tasks->setCounts(m_row.tasks);
    m_facts->setFacts({
        {tr("Started"), m_row.from == kNoTime ? QString() : format::timeOrDate(m_row.from),
         m_row.from == kNoTime ? QString() : format::isoDateTime(m_row.from)},
        {tr("Duration"), m_row.duration < 0 ? QString() : format::duration(m_row.duration),
         QString::number(m_row.duration)},
        {tr("Jobs"), ofAll(m_row.jobs), {}},
        {tr("Stages"), ofAll(m_row.stages), {}},
        {tr("Failed tasks"), m_row.failedTasks > 0 ? format::count(m_row.failedTasks) : QString(), {}},
        {tr("Cores busy"), m_row.cores < 0 ? QString() : format::percent(m_row.cores), {}},
        {tr("Run time of tasks"), m_row.sums.runTime > 0 ? format::duration(m_row.sums.runTime) : QString(),
         QString::number(m_row.sums.runTime)},
        bytesFact(tr("Input"), m_row.sums.input),
        bytesFact(tr("Shuffle read"), m_row.sums.shuffleRead),
        bytesFact(tr("Shuffle write"), m_row.sums.shuffleWrite),
        bytesFact(tr("Spill (disk)"), m_row.sums.diskSpilled),
    });
}

QString CellPane::text() const
{
    QString text = cellName(m_row) + u"  "_s + statusText(m_row.status) + u'\n';
    if (!m_row.reason.isEmpty())
        text += m_row.reason + u'\n';
    if (!m_row.run.code.isEmpty())
        text += u'\n' + m_row.run.code + u"\n\n"_s;
    return text + m_facts->text() + u'\n' + proofText(m_row) + u'\n';
}

} // namespace cinderscope
