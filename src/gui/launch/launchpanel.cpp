// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchpanel.h"

#include "gui/base/emptystate.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchlogview.h"
#include "gui/launch/launchtext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

LaunchPanel::LaunchPanel(LaunchCentre *centre, QWidget *parent) : QWidget(parent), m_centre(centre)
{
    setObjectName(u"launchPanel"_s);
    m_bar = new QWidget(this);
    auto *title = new QLabel(tr("Started"), m_bar);
    title->setFont(Theme::instance().font(FontRole::Strong));
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(u"launchTabs"_s);
    m_tabs->setAccessibleName(tr("What was started"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fold = new QToolButton(m_bar);
    m_hide = new QToolButton(m_bar);
    m_hide->setIcon(Icons::icon(u"close"_s));
    m_hide->setToolTip(tr("Hide what was started (F8 shows it again)"));
    m_hide->setAccessibleName(tr("Hide what was started"));
    for (QToolButton *button : {m_fold, m_hide}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(Spacing::Medium, 2, Spacing::Small, 0);
    bar->setSpacing(Spacing::Small);
    bar->addWidget(title);
    bar->addWidget(m_tabs, 1);
    bar->addWidget(m_fold);
    bar->addWidget(m_hide);
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(m_stack);
    m_empty->setIcon(u"play"_s);
    m_empty->setHeadline(tr("Nothing was started yet"));
    m_empty->setText(tr("Sessions, clusters, history and notebook servers that are started from here have their "
                        "progress and their log here."));
    m_stack->addWidget(m_empty);
    const auto newLine = [this] {
        auto *line = new QFrame(this);
        line->setFrameShape(QFrame::HLine);
        line->setFrameShadow(QFrame::Plain);
        line->setForegroundRole(QPalette::Mid);
        line->setFixedHeight(1);
        return line;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(newLine());
    layout->addWidget(m_stack, 1);
    updateFold();

    connect(m_hide, &QToolButton::clicked, this, &LaunchPanel::hideRequested);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            setFolded(false);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &LaunchPanel::showCurrent);
    connect(centre, &LaunchCentre::added, this, &LaunchPanel::add);
    connect(centre, &LaunchCentre::changed, this, &LaunchPanel::update);
    connect(centre, &LaunchCentre::removed, this, &LaunchPanel::drop);
    connect(centre, &LaunchCentre::logAppended, this, [this](const QString &id, const QString &lines) {
        if (LaunchView *view = m_views.value(id))
            view->log()->append(lines);
    });
    connect(centre, &LaunchCentre::restarted, this, [this](const QString &before, const QString &id) {
        const int from = indexOf(id), to = indexOf(before);
        const bool front = m_tabs->currentIndex() == to;
        if (from >= 0 && to >= 0) {
            m_tabs->moveTab(from, to); // it takes the place of the one before
            if (front)
                m_tabs->setCurrentIndex(to);
        }
        m_centre->dismiss(before);
    });
    for (const LaunchState &state : centre->states())
        add(state.id);
    showCurrent();
}

void LaunchPanel::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    for (LaunchView *view : std::as_const(m_views))
        view->setCompact(folded);
    updateFold();
    showCurrent();
    Q_EMIT foldedChanged();
}

void LaunchPanel::updateFold()
{
    m_fold->setIcon(Icons::icon(m_folded ? u"chevron-right"_s : u"chevron-down"_s));
    m_fold->setToolTip(m_folded ? tr("Show steps and log") : tr("Fold to one line"));
    m_fold->setAccessibleName(m_fold->toolTip());
}

int LaunchPanel::foldedHeight() const
{
    const LaunchView *view = m_views.value(current());
    return m_bar->sizeHint().height() + 1 + (view ? view->compactHeight() : 0);
}

int LaunchPanel::indexOf(const QString &id) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toString() == id)
            return i;
    }
    return -1;
}

int LaunchPanel::count() const
{
    return m_tabs->count();
}

QString LaunchPanel::current() const
{
    return m_tabs->count() > 0 ? m_tabs->tabData(m_tabs->currentIndex()).toString() : QString();
}

void LaunchPanel::add(const QString &id)
{
    if (m_views.contains(id) || !m_centre->state(id))
        return;
    auto *view = new LaunchView(m_stack);
    view->setCompact(m_folded);
    m_views.insert(id, view);
    m_stack->addWidget(view);
    connect(view, &LaunchView::commanded, this,
            [this, id](LaunchView::Command command) { Q_EMIT commanded(id, command); });
    view->log()->append(m_centre->log(id));
    const int index = m_tabs->insertTab(0, QString());
    m_tabs->setTabData(index, id);
    auto *close = new QToolButton(m_tabs);
    close->setIcon(Icons::icon(u"close"_s));
    close->setIconSize(QSize(12, 12));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, [this, id] { closeTab(indexOf(id)); });
    m_tabs->setTabButton(index, QTabBar::RightSide, close);
    update(id);
    showCurrent();
}

void LaunchPanel::update(const QString &id)
{
    const int index = indexOf(id);
    const auto state = m_centre->state(id);
    LaunchView *view = m_views.value(id);
    if (index < 0 || !state || !view)
        return;
    view->setState(*state, m_centre->reached(id));
    QString text = launchtext::name(state->config);
    if (text.size() > 40)
        text = text.first(39) + u'…';
    text.replace(u'&', "&&"_L1);
    m_tabs->setTabText(index, text);
    m_tabs->setTabIcon(index, Icons::status(launchtext::role(state->phase)));
    m_tabs->setTabToolTip(
        index, tr("%1: %2", "name, phase").arg(launchtext::name(state->config), launchtext::phase(state->phase)));
}

void LaunchPanel::drop(const QString &id)
{
    if (LaunchView *view = m_views.take(id)) {
        m_stack->removeWidget(view);
        view->deleteLater();
    }
    if (const int index = indexOf(id); index >= 0)
        m_tabs->removeTab(index);
    showCurrent();
}

void LaunchPanel::closeTab(int index)
{
    const QString id = m_tabs->tabData(index).toString();
    const auto state = m_centre->state(id);
    if (state && state->isOver())
        m_centre->dismiss(id); // drop() follows
    else
        drop(id);
}

bool LaunchPanel::reveal(const QString &id)
{
    if (indexOf(id) < 0)
        add(id);
    const int index = indexOf(id);
    if (index < 0)
        return false;
    m_tabs->setCurrentIndex(index);
    return true;
}

void LaunchPanel::showCurrent()
{
    LaunchView *view = m_views.value(current());
    m_stack->setCurrentWidget(view ? static_cast<QWidget *>(view) : m_empty);
    m_tabs->setVisible(m_tabs->count() > 0);
    m_stack->setVisible(view || !m_folded);
    if (m_folded)
        Q_EMIT foldedChanged(); // its height may be another one
}

} // namespace cinderscope
