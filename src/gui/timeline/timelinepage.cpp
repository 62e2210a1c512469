// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinepage.h"

#include "gui/base/emptystate.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/base/savefile.h"
#include "gui/base/theme.h"
#include "gui/timeline/celltimes.h"
#include "gui/timeline/timelinelegend.h"
#include "gui/timeline/timelineoverview.h"
#include "gui/timeline/timelinepainter.h"
#include "gui/timeline/timelinetext.h"
#include "gui/timeline/timelineview.h"

#include <QAction>
#include <QBuffer>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchDelay = 180; // ms

QWidget *separator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFixedHeight(20);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

TimelinePage::TimelinePage(QWidget *parent)
    : Page(parent), m_view(new TimelineView(this)), m_legend(new TimelineLegend(this)),
      m_overview(new TimelineOverview(m_view, this)), m_empty(new EmptyState(this)), m_messages(new MessageBar(this)),
      m_book(std::make_shared<CellBook>())
{
    createActions();
    createExportMenu();
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::XSmall);
    tools->setSpacing(Spacing::XSmall);
    createToolBar(tools);

    auto *picture = new QWidget(this);
    auto *column = new QVBoxLayout(picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *legendRow = new QHBoxLayout;
    legendRow->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, Spacing::XSmall);
    legendRow->addWidget(m_legend);
    column->addLayout(legendRow);
    column->addWidget(m_overview);
    column->addWidget(m_view, 1);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(picture);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_messages);
    layout->addLayout(m_stack, 1);

    m_searchTimer.setSingleShot(true);
    connect(&m_searchTimer, &QTimer::timeout, this, &TimelinePage::applySearch);
    connect(m_view, &TimelineView::targetActivated, this, &Page::targetActivated);
    connect(m_view, &TimelineView::followingChanged, m_follow, &QAction::setChecked);
    m_view->setTargetMenu([this](QMenu &menu, const Target &target) { fillTargetMenu(menu, target); });
    setFocusProxy(m_view);
    updateState();
}

TimelinePage::~TimelinePage() = default;

QString TimelinePage::title() const
{
    return tr("Timeline");
}

std::optional<Target> TimelinePage::currentTarget() const
{
    return m_view->rowTarget(m_view->selected());
}

QString TimelinePage::key() const
{
    return u"timeline"_s;
}

QAction *TimelinePage::addAction(const QString &name, const QString &icon, const QString &text, const QString &tip,
                                 const QKeySequence &key)
{
    auto *action = new QAction(icon.isEmpty() ? QIcon() : Icons::icon(icon), text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(key.isEmpty() ? tip : tr("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

void TimelinePage::createActions()
{
    connect(addAction(u"zoomIn"_s, u"zoom-in"_s, tr("Zoom in"), tr("Show a shorter time in more detail"), Qt::Key_Plus),
            &QAction::triggered, this, [this] { m_view->zoomBy(1.5); });
    connect(addAction(u"zoomOut"_s, u"zoom-out"_s, tr("Zoom out"), tr("Show a longer time"), Qt::Key_Minus),
            &QAction::triggered, this, [this] { m_view->zoomBy(1 / 1.5); });
    connect(addAction(u"fit"_s, u"zoom-fit"_s, tr("Show the whole run"), tr("Show the whole run"), Qt::Key_F),
            &QAction::triggered, this, [this] {
                m_view->setFollowing(false);
                m_view->fitAll();
            });
    connect(addAction(u"fitSelection"_s, u"measure"_s, tr("Zoom to the selection"),
                      tr("Zoom to what is selected or measured. Measure with Shift and dragging"),
                      Qt::SHIFT | Qt::Key_F),
            &QAction::triggered, m_view, &TimelineView::fitSelection);
    m_follow = addAction(u"follow"_s, u"follow"_s, tr("Follow"),
                         tr("Keep the newest time in view while the application runs"), Qt::Key_L);
    m_follow->setCheckable(true);
    connect(m_follow, &QAction::toggled, m_view, &TimelineView::setFollowing);
    m_axis = addAction(u"axisMode"_s, u"recent"_s, tr("Time since the start"),
                       tr("Switch between local time and time since the start of the application"), Qt::Key_T);
    m_axis->setCheckable(true);
    connect(m_axis, &QAction::toggled, this,
            [this](bool sinceStart) { m_view->setAxisMode(sinceStart ? AxisMode::SinceStart : AxisMode::LocalTime); });
    connect(addAction(u"nextFailure"_s, u"error"_s, tr("Next failure"), tr("Go to the next failed job, stage or task"),
                      Qt::Key_N),
            &QAction::triggered, this, [this] { m_view->goToFailure(true); });
    connect(addAction(u"previousFailure"_s, {}, tr("Previous failure"),
                      tr("Go to the failed job, stage or task before"), Qt::SHIFT | Qt::Key_N),
            &QAction::triggered, this, [this] { m_view->goToFailure(false); });
    connect(addAction(u"find"_s, u"search"_s, tr("Search the timeline"), tr("Search the timeline"), QKeySequence::Find),
            &QAction::triggered, this, [this] {
                m_search->setFocus(Qt::ShortcutFocusReason);
                m_search->selectAll();
            });
    connect(addAction(u"copy"_s, u"copy"_s, tr("Copy the figures"), tr("Copy the figures of what is selected"),
                      QKeySequence::Copy),
            &QAction::triggered, m_view, &TimelineView::copySelection);

    m_groups = new QMenu(tr("Groups"), this);
    const std::array keys = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4};
    for (int i = 0; i < kTimelineSections; ++i) {
        const auto section = static_cast<TimelineSection>(i);
        const QString name = TimelineText::sectionTitle(section);
        QAction *action =
            addAction(u"group%1"_s.arg(i + 1), {}, name, tr("Show or hide: %1").arg(name), keys[std::size_t(i)]);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, [this, section](bool on) { m_view->setSectionVisible(section, on); });
        m_groups->QWidget::addAction(action);
    }
    m_cells = addAction(u"cells"_s, u"notebook"_s, tr("Notebook cells"),
                        tr("Show or hide the band of notebook cells, and their borders"), Qt::Key_5);
    m_cells->setCheckable(true);
    m_cells->setChecked(true);
    m_cells->setEnabled(false);
    connect(m_cells, &QAction::toggled, m_view, &TimelineView::setCellsVisible);
    m_groups->QWidget::addAction(m_cells);
    m_groups->addSeparator();
    QAction *fold = addAction(u"foldExecutors"_s, {}, tr("Fold all executors"),
                              tr("One strip for each executor, or one for each of its task slots"), Qt::Key_E);
    connect(fold, &QAction::triggered, this, [this] { m_view->setExecutorsFolded(!m_view->executorsFolded()); });
    connect(m_groups, &QMenu::aboutToShow, this, [this, fold] {
        fold->setText(m_view->executorsFolded() ? tr("Unfold all executors") : tr("Fold all executors"));
    });
    m_groups->QWidget::addAction(fold);
}

void TimelinePage::createExportMenu()
{
    m_export = new QMenu(tr("Save the picture"), this);
    struct Choice
    {
        QString name, text, suffix;
        double ratio;
        QKeySequence key;
    };
    const Choice choices[] = {
        {u"exportPng"_s, tr("PNG, as on the screen…"), u"png"_s, 1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
        {u"exportPng2"_s, tr("PNG, double size…"), u"png"_s, 2, {}},
        {u"exportPng4"_s, tr("PNG, four times the size…"), u"png"_s, 4, {}},
        {u"exportSvg"_s, tr("SVG…"), u"svg"_s, 1, {}}};
    for (const Choice &choice : choices) {
        QAction *action = addAction(choice.name, {}, choice.text, tr("Save the picture in a file"), choice.key);
        connect(action, &QAction::triggered, this,
                [this, suffix = choice.suffix, ratio = choice.ratio] { exportPicture(suffix, ratio); });
        m_export->QWidget::addAction(action);
    }
}

QToolButton *TimelinePage::addButton(QBoxLayout *layout, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({Spacing::IconSize, Spacing::IconSize});
    button->setAccessibleName(action->text());
    layout->addWidget(button);
    return button;
}

QToolButton *TimelinePage::addMenuButton(QBoxLayout *layout, QMenu *menu, const QString &icon, const QString &text,
                                         const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setIcon(Icons::icon(icon));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setIconSize({Spacing::IconSize, Spacing::IconSize});
    layout->addWidget(button);
    return button;
}

void TimelinePage::createToolBar(QBoxLayout *layout)
{
    auto *label = new QLabel(tr("&Colour by"), this);
    m_colorBy = new QComboBox(this);
    for (const ColorMode mode :
         {ColorMode::Phase, ColorMode::Status, ColorMode::Stage, ColorMode::Executor, ColorMode::Locality})
        m_colorBy->addItem(TimelineText::colorModeName(mode), int(mode));
    m_colorBy->setToolTip(tr("What the colours of the tasks say"));
    m_colorBy->setAccessibleName(tr("Colour by"));
    label->setBuddy(m_colorBy);
    connect(m_colorBy, &QComboBox::currentIndexChanged, this, [this] {
        m_view->setColorMode(static_cast<ColorMode>(m_colorBy->currentData().toInt()));
        m_legend->setScene(m_view->scene());
    });
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search: name, host, reason, stage 3 …"));
    m_search->setToolTip(tr("Dims what does not match. Type a text, a number, or for example \"stage 3\" (%1)")
                             .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_search->setAccessibleName(tr("Search the timeline"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Icons::icon(u"search"_s, ColorRole::TextMuted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(280);
    m_searchCount = new QLabel(this);
    m_searchCount->setForegroundRole(QPalette::PlaceholderText);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(kSearchDelay); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        applySearch();
        m_view->setFocus();
    });
    layout->addWidget(label);
    layout->addWidget(m_colorBy);
    layout->addSpacing(Spacing::Small);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_searchCount);
    layout->addStretch(1);
    for (const auto &name : {u"zoomOut"_s, u"zoomIn"_s, u"fit"_s, u"fitSelection"_s, u"nextFailure"_s})
        addButton(layout, toolAction(name));
    layout->addWidget(separator(this));
    addButton(layout, m_follow)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addButton(layout, m_axis);
    layout->addWidget(separator(this));
    addMenuButton(layout, m_groups, u"columns"_s, tr("Groups"), tr("Choose which groups of lanes are shown"));
    addMenuButton(layout, m_export, u"export"_s, tr("Save the picture"), tr("Save the picture as PNG or SVG"));
}

QAction *TimelinePage::toolAction(const QString &objectName) const
{
    for (QAction *action : m_actions) {
        if (action->objectName() == objectName)
            return action;
    }
    return nullptr;
}

void TimelinePage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_view->setSnapshot(snapshot);
    m_legend->setScene(m_view->scene());
    m_overview->refresh();
    updateState();
    updateCells();
}

void TimelinePage::setNotebook(const std::shared_ptr<const NotebookCells> &notebook)
{
    if (m_notebook == notebook)
        return;
    const bool other = m_notebook && (!notebook || notebook->kernel.id != m_notebook->kernel.id);
    m_notebook = notebook;
    if (other) {
        m_cellJob.cancel();
        m_book = std::make_shared<CellBook>();
        m_cellsAgain = false;
    }
    updateCells();
}

//! One at a time: the book is its own, and news would starve what is under way.
void TimelinePage::updateCells()
{
    const SnapshotPtr snapshot = m_view->scene().snapshot;
    if (!snapshot)
        return;
    if (m_cellJob.isRunning()) {
        m_cellsAgain = true;
        return;
    }
    m_cellsAgain = false;
    m_cellJob.start([snapshot, notebook = m_notebook,
                     book = m_book](const std::stop_token &) { return cellTimes(snapshot, notebook, *book); },
                    [this](TimelineCells &&cells) {
                        m_view->setCells(std::make_shared<const TimelineCells>(std::move(cells)));
                        m_cells->setEnabled(m_view->hasCells());
                        if (m_cellsAgain)
                            updateCells();
                    });
}

void TimelinePage::clear()
{
    m_cellJob.cancel();
    m_cellsAgain = false;
    m_notebook.reset();
    m_book = std::make_shared<CellBook>();
    m_cells->setEnabled(false);
    m_view->clear();
    m_search->clear();
    m_searchTimer.stop();
    applySearch();
    m_overview->refresh();
    updateState();
}

void TimelinePage::updateState()
{
    const SnapshotPtr &snapshot = m_view->scene().snapshot;
    const bool hasBars = snapshot && (!snapshot->jobs.empty() || !snapshot->sqlExecutions.empty() ||
                                      snapshot->totals.tasksLaunched > 0 || snapshot->tasks.size() > 0);
    m_stack->setCurrentIndex(hasBars ? 1 : 0);
    m_empty->setIcon(u"timeline"_s);
    if (!snapshot) {
        m_empty->setHeadline(tr("No application is open"));
        m_empty->setText(tr("Choose an application in the tree, or open an event log."));
    } else if (snapshot->state == ApplicationState::Running) {
        m_empty->setHeadline(tr("No task has started yet"));
        m_empty->setText(tr("The application is up and waits for its first job. The timeline fills by itself."));
    } else {
        m_empty->setHeadline(tr("This application ran no job"));
        m_empty->setText(tr("It ended without a job, so that there is nothing to draw. The Summary and Environment "
                            "pages show what is known."));
    }
    const bool running = snapshot && snapshot->state == ApplicationState::Running;
    m_follow->setEnabled(running);
    if (!running && m_follow->isChecked())
        m_follow->setChecked(false);
}

void TimelinePage::applySearch()
{
    m_searchTimer.stop();
    const int count = m_view->setSearch(m_search->text());
    const bool searching = !m_search->text().trimmed().isEmpty();
    m_searchCount->setText(searching ? count > 0 ? tr("Matches: %1").arg(format::count(count)) : tr("No match")
                                     : QString());
}

bool TimelinePage::reveal(const Target &target)
{
    if (target.kind == Target::Kind::Cell && m_view->scene().cells) {
        for (const TimelineCell &cell : *m_view->scene().cells) {
            if (cell.key != target.group)
                continue;
            m_view->zoomTo(cell.from, cell.to != kNoTime ? cell.to : m_view->scene().snapshot->end());
            return true;
        }
    }
    if (target.kind == Target::Kind::TimeRange && target.from != kNoTime && target.to != kNoTime) {
        m_view->zoomTo(target.from, target.to);
        return true;
    }
    const auto item = itemOf(m_view->scene(), target);
    if (!item)
        return false;
    m_view->select(*item, true);
    return true;
}

// Export -------------------------------------------------------------------------------------------------------------

namespace {

QByteArray pngOf(const TimelineScene &scene, double ratio)
{
    QImage canvas;
    TimelinePainter(scene).paint(canvas, ratio);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    canvas.save(&buffer, "PNG");
    return bytes;
}

QString pictureTitle(const TimelineScene &scene)
{
    return scene.snapshot ? TimelineText::toQString(scene.snapshot->app.name) : QString();
}

} // namespace

QByteArray TimelinePage::png(double ratio) const
{
    return pngOf(m_view->sceneForExport(), ratio);
}

QByteArray TimelinePage::svg() const
{
    const TimelineScene scene = m_view->sceneForExport();
    return TimelinePainter(scene).svg(pictureTitle(scene));
}

void TimelinePage::exportPicture(const QString &suffix, double ratio)
{
    const TimelineScene scene = m_view->sceneForExport();
    if (!scene.snapshot)
        return;
    const bool vector = suffix == u"svg";
    QString name = TimelineText::toQString(scene.snapshot->app.id);
    name = (name.isEmpty() ? QString() : name + u'-') + u"timeline."_s + suffix;
    const auto writer = [scene, vector, ratio](QIODevice &device) { // on another thread
        const QByteArray bytes = vector ? TimelinePainter(scene).svg(pictureTitle(scene)) : pngOf(scene, ratio);
        return device.write(bytes) == bytes.size();
    };
    const auto done = [this](const QString &path, const Result<void> &result) {
        if (!result)
            m_messages->showError(tr("The picture could not be saved."), result.error());
        Q_EMIT exportFinished(path, bool(result));
    };
    saveFile(this, name, {vector ? tr("SVG (*.svg)") : tr("PNG (*.png)")}, writer, done);
}

} // namespace cinderscope
