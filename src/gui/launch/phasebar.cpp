// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/phasebar.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kSteps = 4;
constexpr int kLine = 28; //!< between two steps
constexpr int kMark = 14;

QString textOf(int step)
{
    switch (step) {
    case 0:
        return PhaseBar::tr("Preparing");
    case 1:
        return PhaseBar::tr("Starting");
    case 2:
        return PhaseBar::tr("Waiting for its UI");
    default:
        return PhaseBar::tr("Connected");
    }
}

int stepOf(LaunchPhase phase)
{
    return std::clamp(int(phase), 0, kSteps - 1);
}

} // namespace

PhaseBar::PhaseBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setPhase(m_phase, m_reached);
}

void PhaseBar::setPhase(LaunchPhase phase, LaunchPhase reached)
{
    m_phase = phase;
    m_reached = reached;
    const int at = stepOf(reached);
    QString text = tr("Step %1 of %2: %3", "number, count, name").arg(at + 1).arg(kSteps).arg(textOf(at));
    if (markOf(at) == Mark::Broken)
        text = tr("%1, broken off", "step").arg(text);
    setAccessibleName(text);
    update();
}

PhaseBar::Mark PhaseBar::markOf(int step) const
{
    const int at = stepOf(m_reached);
    if (step < at || (step == at && m_reached == LaunchPhase::Running))
        return Mark::Done;
    if (step > at)
        return Mark::ToCome;
    const bool over = m_phase == LaunchPhase::Failed || m_phase == LaunchPhase::Lost || m_phase == LaunchPhase::Ended ||
                      m_phase == LaunchPhase::Stopping;
    return over ? Mark::Broken : Mark::Now;
}

int PhaseBar::stepWidth(int step, bool text) const
{
    if (!text)
        return kMark;
    const QFontMetrics metrics(Theme::instance().font(markOf(step) == Mark::Now ? FontRole::Strong : FontRole::Body));
    return kMark + Spacing::XSmall + metrics.horizontalAdvance(textOf(step));
}

QSize PhaseBar::sizeHint() const
{
    int width = (kSteps - 1) * (kLine + 2 * Spacing::Small);
    for (int step = 0; step < kSteps; ++step)
        width += stepWidth(step, true);
    return {width, std::max(kMark, fontMetrics().height()) + Spacing::XSmall};
}

QSize PhaseBar::minimumSizeHint() const
{
    return {kSteps * kMark + (kSteps - 1) * (kLine + 2 * Spacing::Small), sizeHint().height()};
}

void PhaseBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::ApplicationPaletteChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void PhaseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    const bool all = width() >= sizeHint().width(); // else only the step it is at has its name
    const int middle = height() / 2;
    int x = 0;
    for (int step = 0; step < kSteps; ++step) {
        const Mark mark = markOf(step);
        const bool at = step == stepOf(m_reached);
        QString icon;
        QColor color;
        switch (mark) {
        case Mark::Done:
            icon = Icons::statusIconName(StatusRole::Succeeded);
            color = colors.status(StatusRole::Succeeded);
            break;
        case Mark::Now:
            icon = Icons::statusIconName(StatusRole::Running);
            color = colors.status(StatusRole::Running);
            break;
        case Mark::Broken:
            icon = Icons::statusIconName(m_phase == LaunchPhase::Failed || m_phase == LaunchPhase::Lost
                                             ? StatusRole::Failed
                                             : StatusRole::Killed);
            color = colors.status(m_phase == LaunchPhase::Failed || m_phase == LaunchPhase::Lost ? StatusRole::Failed
                                                                                                 : StatusRole::Killed);
            break;
        case Mark::ToCome:
            icon = Icons::statusIconName(StatusRole::Pending);
            color = colors.role(ColorRole::TextDisabled);
            break;
        }
        painter.drawPixmap(QPoint(x, middle - kMark / 2), Icons::pixmap(icon, kMark, color, devicePixelRatioF()));
        const bool named = all || at;
        if (named) {
            painter.setFont(Theme::instance().font(mark == Mark::Now ? FontRole::Strong : FontRole::Body));
            painter.setPen(colors.role(mark == Mark::ToCome ? ColorRole::TextMuted : ColorRole::Text));
            painter.drawText(QRect(x + kMark + Spacing::XSmall, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter,
                             textOf(step));
        }
        x += stepWidth(step, named) + Spacing::Small;
        if (step + 1 < kSteps) {
            painter.setPen(
                QPen(mark == Mark::Done ? colors.status(StatusRole::Succeeded) : colors.role(ColorRole::Border), 1.5));
            painter.drawLine(x, middle, x + kLine, middle);
            x += kLine + Spacing::Small;
        }
    }
}

} // namespace cinderscope
