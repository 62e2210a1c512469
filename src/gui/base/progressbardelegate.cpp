// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/progressbardelegate.h"

#include "gui/base/itemroles.h"
#include "gui/base/stackedbar.h"
#include "gui/base/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace cinderscope {
namespace {
constexpr int kBarHeight = 6;
} // namespace

void ProgressBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(ProgressRole);
    if (!value.canConvert<ProgressCounts>()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const auto counts = value.value<ProgressCounts>();
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    cell.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const ThemeColors &colors = themeColors();
    const QRect inner = option.rect.adjusted(Spacing::Small, 0, -Spacing::Small, 0);
    const QString text = progressText(counts);
    // As wide as "total / total", so that the bars of rows of one size end at one line.
    const int textWidth =
        option.fontMetrics.horizontalAdvance(progressText({.total = counts.total, .complete = counts.total}));
    const int column =
        qMin(qMax(textWidth, option.fontMetrics.horizontalAdvance(QStringLiteral("0000 / 0000"))), inner.width());
    const QRect textRect(inner.right() + 1 - column, inner.top(), column, inner.height());
    const int barWidth = inner.width() - column - Spacing::Small;
    painter->save();
    if (barWidth >= 16) {
        const QRectF bar(inner.left(), inner.center().y() + 1 - kBarHeight / 2.0, barWidth, kBarHeight);
        paintStackedBar(*painter, bar, progressSegments(counts), double(counts.total));
    }
    const bool selected = option.state & QStyle::State_Selected;
    painter->setFont(option.font);
    painter->setPen(colors.role(selected ? ColorRole::SelectionText : ColorRole::Text));
    painter->drawText(textRect, Qt::AlignRight | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, textRect.width()));
    painter->restore();
}

QSize ProgressBarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QVariant value = index.data(ProgressRole);
    if (value.canConvert<ProgressCounts>())
        size.setWidth(qMax(size.width(),
                           option.fontMetrics.horizontalAdvance(progressText(value.value<ProgressCounts>())) + 110));
    return size;
}

bool ProgressBarDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    const QVariant value = index.data(ProgressRole);
    if (event->type() == QEvent::ToolTip && value.canConvert<ProgressCounts>()) {
        QToolTip::showText(event->globalPos(), progressDescription(value.value<ProgressCounts>()), view, option.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace cinderscope
