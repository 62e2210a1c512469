// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchsplitter.h"

#include "gui/launch/launchpanel.h"

#include <QMouseEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMost = 300;         // of a panel that nobody dragged
constexpr double kShare = 0.33;    // of the height there is
constexpr double kMostShare = 0.6; // also of one that was dragged in a larger window
constexpr int kFold = 60;          // dragged so far below the least height, it folds

} // namespace

LaunchSplitter::LaunchSplitter(QWidget *pages, LaunchPanel *panel, QWidget *parent)
    : QSplitter(Qt::Vertical, parent), m_panel(panel)
{
    setObjectName(u"launchSplitter"_s);
    setHandleWidth(1);
    setChildrenCollapsible(false);
    addWidget(pages);
    addWidget(panel);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    panel->installEventFilter(this);
    handle(1)->installEventFilter(this);
    connect(panel, &LaunchPanel::foldedChanged, this, &LaunchSplitter::place);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (!m_placing && !m_panel->isFolded())
            m_height = m_panel->height();
    });
    place();
}

void LaunchSplitter::setPanelHeight(int height)
{
    m_height = height <= 0 ? 0 : std::max(height, LeastHeight);
    place();
}

//! Gives the panel its height; the pages have the rest.
void LaunchSplitter::place()
{
    const int all = height();
    const int folded = m_panel->foldedHeight();
    int wanted = folded;
    if (!m_panel->isFolded()) {
        wanted = m_height > 0 ? m_height : std::min(kMost, int(all * kShare));
        wanted = std::max(LeastHeight, std::min(wanted, int(all * kMostShare)));
    }
    m_placing = true;
    m_panel->setMinimumHeight(m_panel->isFolded() ? folded : LeastHeight);
    m_panel->setMaximumHeight(m_panel->isFolded() ? folded : QWIDGETSIZE_MAX);
    setSizes({std::max(0, all - wanted), wanted});
    m_placing = false;
}

//! The edge of a folded panel does not follow the mouse: pulled up, it opens, and follows from then on.
void LaunchSplitter::drag(int y)
{
    const int wanted = height() - y;
    if (m_panel->isFolded() && wanted > m_panel->foldedHeight() + kFold / 2)
        m_panel->setFolded(false);
    else if (!m_panel->isFolded() && wanted < LeastHeight - kFold) {
        m_height = m_heightBefore; // not what it had on the way down
        m_panel->setFolded(true);
    }
}

bool LaunchSplitter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_panel) {
        if (event->type() == QEvent::Show || event->type() == QEvent::FontChange)
            place();
    } else if (watched == handle(1) && event->type() == QEvent::MouseButtonPress) {
        m_heightBefore = m_height;
    } else if (watched == handle(1) && event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton))
            drag(mapFromGlobal(mouse->globalPosition().toPoint()).y());
    }
    return QSplitter::eventFilter(watched, event);
}

void LaunchSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (event->oldSize().height() != event->size().height())
        place();
}

} // namespace cinderscope
