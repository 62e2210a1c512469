// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchview.h"

#include "gui/base/copylabel.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/theme.h"
#include "gui/launch/launchlogview.h"
#include "gui/launch/launchtext.h"
#include "gui/launch/phasebar.h"
#include "gui/launchform/sessionkindtext.h"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kClockMs = 500;
constexpr LaunchView::Command kButtons[] = {
    LaunchView::Command::ShowApplication, LaunchView::Command::OpenSparkUi,
    LaunchView::Command::CopyConnection,  LaunchView::Command::Edit,
    LaunchView::Command::Restart,         LaunchView::Command::Stop}; // as shown

//! The tinted box that says why.
class FailureBox : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColors().severityTint(Severity::Error));
        painter.drawRoundedRect(rect(), Spacing::SmallRadius, Spacing::SmallRadius);
    }
};

QLabel *newLabel(QWidget *parent, bool wraps)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    label->setTextInteractionFlags(wraps ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    return label;
}

QToolButton *newButton(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Icons::icon(icon));
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LaunchView::LaunchView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"launchView"_s);
    m_steps = new QTreeWidget(this);
    m_steps->setObjectName(u"launchSteps"_s);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setColumnCount(2);
    m_steps->setHeaderHidden(true);
    m_steps->setRootIsDecorated(false);
    m_steps->setIndentation(0);
    m_steps->setUniformRowHeights(true);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setTextElideMode(Qt::ElideRight);
    m_steps->header()->setStretchLastSection(false);
    m_steps->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_steps->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_log = new LaunchLogView(this);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_steps);
    m_split->addWidget(m_log);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setSizes({360, 640});
    m_failure = makeFailure();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = makeHeader();
    layout->addWidget(m_header);
    auto *failure = new QHBoxLayout;
    failure->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, 0);
    failure->addWidget(m_failure);
    layout->addLayout(failure);
    layout->addWidget(makeFacts());
    layout->addWidget(m_split, 1);
    layout->addStretch(0); // under the line of a compact one
    setKeyOrder();
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &LaunchView::updateClock);
    updateLook();
}

//! As it is read: from the first line downwards, the steps before the log.
void LaunchView::setKeyOrder()
{
    QList<QWidget *> order;
    for (const Command command : kButtons)
        order.append(button(command));
    order.append(
        {m_inLog, m_copyReason, m_application, m_master, m_ui, m_connect, m_steps, m_log->text(), m_log->search()});
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void LaunchView::addButton(Command command, const QString &icon)
{
    QToolButton *button = newButton(icon, {}, this);
    connect(button, &QToolButton::clicked, this, [this, command] { Q_EMIT commanded(command); });
    m_buttons.insert(int(command), button);
}

QWidget *LaunchView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Spacing::Medium, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
    row->setSpacing(Spacing::Small);
    m_phase = new Pill(header);
    m_name = new ElidedLabel(header);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_about = new ElidedLabel(header);
    row->addWidget(m_phase);
    row->addWidget(m_name);
    row->addWidget(m_about, 1);
    addButton(Command::ShowApplication, u"application"_s);
    addButton(Command::OpenSparkUi, u"globe"_s);
    addButton(Command::CopyConnection, u"link"_s);
    addButton(Command::Edit, u"settings"_s);
    addButton(Command::Restart, u"refresh"_s);
    addButton(Command::Stop, u"stop"_s);
    for (const Command command : kButtons)
        row->addWidget(button(command));
    return header;
}

QWidget *LaunchView::makeFacts()
{
    m_facts = new QWidget(this);
    auto *row = new QHBoxLayout(m_facts);
    row->setContentsMargins(Spacing::Medium, 2, Spacing::Medium, Spacing::XSmall);
    row->setSpacing(Spacing::Small);
    m_phases = new PhaseBar(m_facts);
    row->addWidget(m_phases, 1);
    const auto add = [&](QLabel *&name, CopyLabel *&value, const QString &text) {
        name = newLabel(m_facts, false);
        name->setText(text);
        value = new CopyLabel(m_facts);
        value->setFieldName(text);
        value->setElideMode(Qt::ElideMiddle);
        row->addWidget(name);
        row->addWidget(value);
    };
    add(m_applicationName, m_application, tr("Application"));
    add(m_masterName, m_master, tr("Master"));
    add(m_uiName, m_ui, tr("UI"));
    add(m_connectName, m_connect, tr("Connect"));
    row->addStretch(0);
    return m_facts;
}

QFrame *LaunchView::makeFailure()
{
    auto *box = new FailureBox(this);
    box->setObjectName(u"launchFailure"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::Small);
    row->setSpacing(Spacing::Small);
    m_failureIcon = new QLabel(box);
    m_failureIcon->setPixmap(Icons::severity(Severity::Error).pixmap(18, 18));
    row->addWidget(m_failureIcon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_cause = newLabel(box, true);
    m_cause->setObjectName(u"launchCause"_s);
    m_cure = newLabel(box, true);
    m_cure->setObjectName(u"launchCure"_s);
    m_evidence = new ElidedLabel(box);
    m_evidence->setObjectName(u"launchEvidence"_s);
    m_evidence->setAccessibleName(tr("The line of the log"));
    texts->addWidget(m_cause);
    texts->addWidget(m_cure);
    texts->addWidget(m_evidence);
    row->addLayout(texts, 1);
    m_inLog = newButton(u"search"_s, tr("Show in the log"), box);
    m_copyReason = newButton(u"copy"_s, tr("Copy the reason"), box);
    row->addWidget(m_inLog, 0, Qt::AlignTop);
    row->addWidget(m_copyReason, 0, Qt::AlignTop);
    connect(m_inLog, &QToolButton::clicked, this, [this] {
        m_log->reveal(m_state.reason.evidence);
        m_log->setFocus();
    });
    connect(m_copyReason, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(launchtext::report(m_state)); });
    box->hide();
    return box;
}

void LaunchView::updateLook()
{
    const Theme &theme = Theme::instance();
    m_name->setFont(theme.font(FontRole::Strong));
    m_cause->setFont(theme.font(FontRole::Strong));
    m_evidence->setFont(theme.font(FontRole::Mono));
    for (QWidget *label :
         {static_cast<QWidget *>(m_about), static_cast<QWidget *>(m_applicationName), static_cast<QWidget *>(m_uiName),
          static_cast<QWidget *>(m_masterName), static_cast<QWidget *>(m_connectName)}) {
        label->setFont(theme.font(label == m_about ? FontRole::Body : FontRole::Small));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
        label->setPalette(palette);
    }
    m_failureIcon->setPixmap(Icons::severity(Severity::Error).pixmap(18, 18));
    QPalette palette = m_steps->palette();
    palette.setColor(QPalette::Base, themeColors().role(ColorRole::Window));
    m_steps->setPalette(palette);
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i)
        m_steps->topLevelItem(i)->setForeground(1, themeColors().role(ColorRole::TextMuted));
}

void LaunchView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ApplicationFontChange)
        updateLook();
    QWidget::changeEvent(event);
}

void LaunchView::showEvent(QShowEvent *event)
{
    updateClock();
    QWidget::showEvent(event);
}

void LaunchView::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

void LaunchView::setState(const LaunchState &state, LaunchPhase reached)
{
    const bool another = state.id != m_state.id;
    m_state = state;
    m_reached = reached;
    if (another)
        m_steps->clear();
    m_name->setText(launchtext::name(state.config));
    m_phase->setText(launchtext::phase(state.phase));
    m_phase->setStatus(launchtext::role(state.phase));
    m_log->setFile(state.logPath);
    updateFacts();
    updateFailure();
    updateSteps();
    updateButtons();
    updateClock();
}

void LaunchView::setCompact(bool compact)
{
    m_compact = compact;
    m_split->setVisible(!compact);
    updateFacts();
    updateFailure();
    updateClock();
}

int LaunchView::compactHeight() const
{
    return m_header->sizeHint().height();
}

void LaunchView::updateClock()
{
    QString about = tr("%1 · %2", "kind, status")
                        .arg(sessionKindTitle(m_state.config.kind),
                             launchtext::status(m_state, QDateTime::currentMSecsSinceEpoch()));
    const bool failed = m_state.phase == LaunchPhase::Failed || m_state.phase == LaunchPhase::Lost;
    if (m_compact && failed)
        about = tr("%1 · %2", "status, reason").arg(about, launchtext::cause(m_state.reason));
    else if (m_compact && m_state.phase != LaunchPhase::Running && !m_state.steps.isEmpty())
        about = tr("%1 · %2", "status, step").arg(about, launchtext::step(m_state.steps.last()));
    m_about->setText(about);
    if (m_state.isOver() || !isVisible())
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void LaunchView::updateFacts()
{
    const bool running = m_state.phase == LaunchPhase::Running;
    m_phases->setPhase(m_state.phase, m_reached);
    m_phases->setVisible(m_reached != LaunchPhase::Running);
    const auto show = [](QLabel *name, CopyLabel *value, const QString &text) {
        value->setText(text);
        name->setVisible(!text.isEmpty());
        value->setVisible(!text.isEmpty());
    };
    show(m_applicationName, m_application, running ? m_state.applicationId : QString());
    show(m_masterName, m_master, running ? m_state.masterUrl : QString());
    QUrl ui = m_state.ui;
    ui.setQuery(QString()); // a notebook server's token stays out of sight
    ui.setUserInfo({});
    show(m_uiName, m_ui, running ? ui.toString(QUrl::StripTrailingSlash) : QString());
    show(m_connectName, m_connect, running ? m_state.connectUrl : QString());
    m_facts->setVisible(!m_compact &&
                        (m_reached != LaunchPhase::Running || !m_application->text().isEmpty() ||
                         !m_master->text().isEmpty() || !m_ui->text().isEmpty() || !m_connect->text().isEmpty()));
}

void LaunchView::updateFailure()
{
    const bool failed = m_state.phase == LaunchPhase::Failed || m_state.phase == LaunchPhase::Lost;
    m_failure->setVisible(failed && !m_compact);
    if (!failed)
        return;
    QString cause = launchtext::cause(m_state.reason);
    if (cause.isEmpty())
        cause = m_state.phase == LaunchPhase::Lost ? tr("It ended without being asked, and nothing says why.")
                                                   : tr("It could not be started, and nothing says why.");
    m_cause->setText(cause);
    m_cause->setToolTip(m_state.reason.cause);
    const QString cure = launchtext::cure(m_state.reason);
    m_cure->setText(cure);
    m_cure->setVisible(!cure.isEmpty());
    const QString evidence = m_state.reason.evidence.trimmed();
    m_evidence->setText(evidence);
    m_evidence->setVisible(!evidence.isEmpty());
    m_inLog->setVisible(!evidence.isEmpty());
    m_failure->setAccessibleName(cause);
    m_failure->setAccessibleDescription(cure);
}

QString LaunchView::failure() const
{
    const bool failed = m_state.phase == LaunchPhase::Failed || m_state.phase == LaunchPhase::Lost;
    return failed ? m_cause->text() : QString();
}

void LaunchView::updateSteps()
{
    const qsizetype count = m_state.steps.size();
    while (m_steps->topLevelItemCount() > count)
        delete m_steps->takeTopLevelItem(m_steps->topLevelItemCount() - 1);
    for (qsizetype i = 0; i < count; ++i) {
        const LaunchStep &step = m_state.steps[i];
        QTreeWidgetItem *item = m_steps->topLevelItem(int(i));
        if (!item) {
            item = new QTreeWidgetItem(m_steps);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setForeground(1, themeColors().role(ColorRole::TextMuted));
        }
        const bool last = i + 1 == count;
        StatusRole role = StatusRole::Succeeded;
        const bool failed = m_state.phase == LaunchPhase::Failed || m_state.phase == LaunchPhase::Lost;
        if (failed && (last || step.text == m_state.reason.cause))
            role = StatusRole::Failed;
        else if (last && m_state.phase < LaunchPhase::Running)
            role = StatusRole::Running;
        else if (last && (m_state.phase == LaunchPhase::Stopping || m_state.phase == LaunchPhase::Ended))
            role = StatusRole::Killed;
        const QString time = step.time == kNoTime ? QString() : format::timeOfDay(step.time);
        const QString text = launchtext::step(step);
        if (item->text(0) != text) {
            item->setText(0, text);
            item->setToolTip(0, text);
        }
        item->setText(1, time);
        if (item->data(0, Qt::UserRole).toInt() != int(role) + 1) {
            item->setData(0, Qt::UserRole, int(role) + 1);
            item->setIcon(0, Icons::status(role));
        }
        if (last && m_steps->currentItem() == nullptr)
            m_steps->scrollToItem(item);
    }
}

void LaunchView::updateButtons()
{
    const auto set = [this](Command command, bool shown, const QString &text, bool named) {
        QToolButton *tool = button(command);
        tool->setVisible(shown);
        tool->setText(text);
        tool->setToolTip(text);
        tool->setAccessibleName(text);
        tool->setToolButtonStyle(named ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    };
    const LaunchPhase phase = m_state.phase;
    const bool over = m_state.isOver();
    const bool running = phase == LaunchPhase::Running;
    const bool failed = phase == LaunchPhase::Failed || phase == LaunchPhase::Lost;
    const bool notebook = m_state.config.kind == SessionKind::NotebookServer;
    set(Command::ShowApplication, running && !m_state.applicationId.isEmpty(), tr("Show application"), true);
    set(Command::OpenSparkUi, running && !m_state.ui.isEmpty(), notebook ? tr("Open in browser") : tr("Open Spark UI"),
        true);
    set(Command::CopyConnection, running && !notebook, tr("Copy connection…"), false);
    set(Command::Edit, true, tr("Edit configuration…"), failed);
    set(Command::Restart, over || running, !over ? tr("Restart") : failed ? tr("Retry") : tr("Start again"), over);
    set(Command::Stop, !over,
        running                          ? tr("Stop")
        : phase == LaunchPhase::Stopping ? tr("End at once")
                                         : tr("Cancel"),
        true);
}

} // namespace cinderscope
