// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sourcedelegate.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/statustext.h"
#include "gui/base/theme.h"
#include "gui/launch/launchtext.h"
#include "gui/shell/sourcetreemodel.h"

#include <algorithm>
#include <cmath>
#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

StatusRole roleOf(const SourceEntry &entry)
{
    return entry.state ? statusRole(*entry.state) : StatusRole::Pending;
}

//! Draws at the right end of `line` and takes the room away from it.
void drawRight(QPainter &painter, QRect &line, const QString &text, const QColor &color)
{
    if (text.isEmpty())
        return;
    painter.setPen(color);
    const int width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
    line.setRight(line.right() - width - Spacing::Small);
}

void drawElided(QPainter &painter, const QRect &line, const QString &text, const QColor &color, Qt::TextElideMode mode)
{
    painter.setPen(color);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, mode, line.width()));
}

//! From the middle of a row up to the middle of its first line.
int firstLineOffset()
{
    return QFontMetrics(Theme::instance().font(FontRole::Small)).height() / 2;
}

//! The colour of a place; a ring while it is not reached.
void paintDot(QPainter &painter, const QRect &box, const SourceEntry &entry)
{
    const QColor color = entry.color.isValid() ? entry.color : themeColors().role(ColorRole::TextMuted);
    const QRectF dot = QRectF(box).adjusted(3, 3, -3, -3);
    const bool away = entry.busy || !entry.problem.isEmpty();
    painter.setPen(away ? QPen(color, 2) : QPen(Qt::NoPen));
    painter.setBrush(away ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawEllipse(away ? dot.adjusted(1, 1, -1, -1) : dot);
}

//! How an application is followed: an icon at the end of its first line. Takes the room away from it.
void paintVia(QPainter &painter, QRect &line, const SourceEntry &entry, const QColor &muted, qreal ratio)
{
    if (entry.via == SourceEntry::Via::Nothing || entry.state != ApplicationState::Running)
        return;
    constexpr int kSize = 14;
    const bool live = entry.via == SourceEntry::Via::Listener;
    const QColor color = live ? themeColors().status(StatusRole::Succeeded) : muted;
    painter.drawPixmap(QPoint(line.right() - kSize + 1, line.center().y() - kSize / 2),
                       Icons::pixmap(live ? u"live"_s : u"refresh"_s, kSize, color, ratio));
    line.setRight(line.right() - kSize - Spacing::XSmall);
}

QString progressText(const SourceEntry &entry)
{
    if (entry.progress < 0)
        return {};
    const int percent = std::clamp(int(std::floor(entry.progress * 100)), 0, 100);
    return entry.reading ? SourceTreeModel::tr("reading %1 %").arg(percent) : SourceTreeModel::tr("%1 %").arg(percent);
}

} // namespace

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Theme::instance().font(FontRole::Body)).height() +
                      QFontMetrics(Theme::instance().font(FontRole::Small)).height();
    return {160, lines + Spacing::Medium};
}

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *entry = index.data(SourceTreeModel::EntryRole).value<const SourceEntry *>();
    if (!entry)
        return;
    painter->save();
    const ThemeColors &colors = themeColors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool plain = entry->kind == SourceEntry::Kind::Section || entry->kind == SourceEntry::Kind::Note;
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(Spacing::XSmall, 1, -Spacing::XSmall, -1);
    if (selected || (hovered && !plain)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.role(selected ? ColorRole::Selection : ColorRole::Hover));
        painter->drawRoundedRect(box, Spacing::SmallRadius, Spacing::SmallRadius);
    }
    int depth = 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++depth;
    const int left = Spacing::Large + Spacing::Small + (depth > 1 ? (depth - 1) * Spacing::Large : 0);
    const QRect inner = option.rect.adjusted(left, 0, -Spacing::Medium, 0);
    const bool open = option.state.testFlag(QStyle::State_Open);
    switch (entry->kind) {
    case SourceEntry::Kind::Section:
        paintSection(*painter, inner, *entry, open);
        break;
    case SourceEntry::Kind::Note:
        paintNote(*painter, inner, *entry);
        break;
    case SourceEntry::Kind::Group:
    case SourceEntry::Kind::More:
        paintGroup(*painter, inner, *entry, open);
        break;
    case SourceEntry::Kind::Folder:
    case SourceEntry::Kind::Place:
    case SourceEntry::Kind::Endpoint:
    case SourceEntry::Kind::Jupyter:
        if (entry->kind == SourceEntry::Kind::Folder || entry->kind == SourceEntry::Kind::Place ||
            (index.model() && index.model()->hasChildren(index)))
            paintArrow(*painter, inner.left() - Spacing::Large, inner.center().y() - firstLineOffset(), open);
        [[fallthrough]];
    case SourceEntry::Kind::Kernel:
    case SourceEntry::Kind::Application:
    case SourceEntry::Kind::Launch:
        paintEntry(*painter, inner, *entry, selected, painter->device()->devicePixelRatioF());
        break;
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colors.role(ColorRole::Accent), 1.5));
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), Spacing::SmallRadius, Spacing::SmallRadius);
    }
    painter->restore();
}

void SourceDelegate::paintArrow(QPainter &painter, int x, int middle, bool open) const
{
    constexpr int kSize = 12;
    painter.drawPixmap(QPoint(x, middle - kSize / 2),
                       Icons::pixmap(open ? u"chevron-down"_s : u"chevron-right"_s, kSize,
                                     themeColors().role(ColorRole::TextMuted), painter.device()->devicePixelRatioF()));
}

void SourceDelegate::paintSection(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool open) const
{
    const ThemeColors &colors = themeColors();
    QRect line = rect;
    line.setTop(rect.bottom() - QFontMetrics(Theme::instance().font(FontRole::Strong)).height() - Spacing::XSmall - 2);
    paintArrow(painter, rect.left() - Spacing::Large, line.center().y() + 1, open);
    painter.setFont(Theme::instance().font(FontRole::Small));
    drawRight(painter, line, entry.status, colors.role(ColorRole::TextMuted));
    painter.setFont(Theme::instance().font(FontRole::Strong));
    drawElided(painter, line, entry.name, colors.role(ColorRole::Text), Qt::ElideRight);
}

void SourceDelegate::paintGroup(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool open) const
{
    const ThemeColors &colors = themeColors();
    const bool more = entry.kind == SourceEntry::Kind::More;
    QRect line = rect;
    if (!more)
        paintArrow(painter, rect.left() - Spacing::Large, line.center().y(), open);
    painter.setFont(Theme::instance().font(FontRole::Small));
    drawRight(painter, line, entry.status, colors.role(ColorRole::TextMuted));
    painter.setFont(Theme::instance().font(more ? FontRole::Small : FontRole::Body));
    drawElided(painter, line, entry.name, colors.role(more ? ColorRole::Link : ColorRole::Text), Qt::ElideRight);
}

void SourceDelegate::paintNote(QPainter &painter, const QRect &rect, const SourceEntry &entry) const
{
    const ThemeColors &colors = themeColors();
    const QRect top(rect.left(), rect.top() + Spacing::XSmall, rect.width(), rect.height() / 2 - Spacing::XSmall);
    const QRect bottom(rect.left(), rect.top() + rect.height() / 2, rect.width(), rect.height() / 2 - Spacing::XSmall);
    const bool two = !entry.name.isEmpty() && !entry.detail.isEmpty();
    painter.setFont(Theme::instance().font(two ? FontRole::Body : FontRole::Small));
    drawElided(painter, two ? top : rect, entry.name.isEmpty() ? entry.detail : entry.name,
               colors.role(ColorRole::TextMuted), Qt::ElideRight);
    painter.setFont(Theme::instance().font(FontRole::Small));
    if (two)
        drawElided(painter, bottom, entry.detail, colors.role(ColorRole::TextMuted), Qt::ElideRight);
}

void SourceDelegate::paintEntry(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool selected,
                                qreal ratio) const
{
    const ThemeColors &colors = themeColors();
    const QColor text = entry.missing ? colors.role(ColorRole::TextDisabled)
                                      : colors.role(selected ? ColorRole::SelectionText : ColorRole::Text);
    const QColor muted = entry.missing ? colors.role(ColorRole::TextDisabled)
                         : selected
                             ? blend(colors.role(ColorRole::Selection), colors.role(ColorRole::SelectionText), 0.85)
                             : colors.role(ColorRole::TextMuted);
    const Theme &theme = Theme::instance();
    const int nameHeight = QFontMetrics(theme.font(FontRole::Body)).height();
    const int idHeight = QFontMetrics(theme.font(FontRole::Small)).height();
    const int top = rect.top() + (rect.height() - nameHeight - idHeight) / 2;

    // The mark
    QString icon;
    QColor iconColor = muted;
    if (entry.kind == SourceEntry::Kind::Folder) {
        icon = u"folder"_s;
    } else if (entry.kind == SourceEntry::Kind::Launch && entry.launchPhase) {
        const StatusRole role = launchtext::role(*entry.launchPhase);
        const bool runs = *entry.launchPhase == LaunchPhase::Running;
        icon = runs ? entry.icon : Icons::statusIconName(role);
        iconColor = runs ? muted : colors.status(role);
    } else if (entry.kind == SourceEntry::Kind::Place) {
        icon.clear();
    } else if (entry.kind == SourceEntry::Kind::Kernel) {
        icon = entry.icon;
        iconColor = entry.reading ? colors.status(StatusRole::Running) : muted;
    } else if ((entry.kind == SourceEntry::Kind::Endpoint || entry.kind == SourceEntry::Kind::Jupyter) &&
               entry.problem.isEmpty()) {
        icon = entry.busy ? Icons::statusIconName(StatusRole::Pending) : entry.icon;
    } else if (!entry.problem.isEmpty()) {
        icon = u"warning"_s;
        iconColor = colors.severity(Severity::Warning);
    } else if (entry.state) {
        icon = Icons::statusIconName(roleOf(entry));
        iconColor = colors.status(roleOf(entry));
    } else {
        icon = u"event-log"_s;
    }
    if (entry.missing)
        iconColor = colors.role(ColorRole::TextDisabled);
    const int size = Spacing::IconSize;
    if (icon.isEmpty())
        paintDot(painter, QRect(rect.left(), top + (nameHeight - size) / 2, size, size), entry);
    else
        painter.drawPixmap(QPoint(rect.left(), top + (nameHeight - size) / 2),
                           Icons::pixmap(icon, size, iconColor, ratio));

    const int left = rect.left() + size + Spacing::Small;
    QRect first(left, top, rect.right() - left, nameHeight);
    QRect second(left, top + nameHeight, rect.right() - left, idHeight);

    painter.setFont(theme.font(FontRole::Small));
    if (entry.failures > 0) { // a pill, so that it is found without reading
        const QString count = format::countShort(double(entry.failures));
        const QFontMetrics metrics(theme.font(FontRole::Small));
        const int width = std::max(metrics.horizontalAdvance(count) + 12, 18);
        const QRect pill(first.right() - width + 1, first.center().y() - 8, width, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.status(StatusRole::Failed));
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(textOn(colors.status(StatusRole::Failed)));
        painter.drawText(pill, Qt::AlignCenter, count);
        first.setRight(pill.left() - Spacing::Small);
    }
    paintVia(painter, first, entry, muted, ratio);
    const bool line2 = entry.kind != SourceEntry::Kind::Place && entry.kind != SourceEntry::Kind::Endpoint &&
                       entry.kind != SourceEntry::Kind::Jupyter && entry.kind != SourceEntry::Kind::Kernel;
    const bool timed = entry.start != kNoTime && entry.end != kNoTime && entry.end >= entry.start;
    drawRight(painter, second,
              timed && entry.status.isEmpty() ? format::duration(entry.end - entry.start)
              : line2                         ? entry.status
                                              : QString(),
              muted);
    if (!line2) // of a place: how it is stands beside its name
        drawRight(painter, first, entry.status,
                  entry.problem.isEmpty() ? muted : colors.statusText(StatusRole::Failed));
    drawRight(painter, first, progressText(entry), selected ? muted : colors.statusText(StatusRole::Running));
    painter.setFont(
        theme.font(entry.open || entry.kind == SourceEntry::Kind::Place ? FontRole::Strong : FontRole::Body));
    drawElided(painter, first, entry.name, text, Qt::ElideRight);
    painter.setFont(theme.font(FontRole::Small));
    const bool reason = !entry.problem.isEmpty() && (line2 || entry.detail.isEmpty() || entry.detail == entry.name);
    QString detail = reason ? entry.problem : entry.detail;
    if (!reason && !entry.launchName.isEmpty()) // which configuration tells more than an id
        detail = SourceTreeModel::tr("from “%1” · %2", "name of a configuration, detail").arg(entry.launchName, detail);
    drawElided(painter, second, detail, muted,
               entry.kind == SourceEntry::Kind::Folder ? Qt::ElideMiddle : Qt::ElideRight);
}

} // namespace cinderscope
