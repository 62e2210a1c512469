// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/boxdelegate.h"

#include "gui/base/theme.h"
#include "gui/models/stagetables.h"

#include <QApplication>
#include <QPainter>

namespace cinderscope {

void BoxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QList<double> shares = index.data(QuantileModel::QuantilesRole).value<QList<double>>();
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
    if (shares.size() != 5)
        return;
    const ThemeColors &colors = themeColors();
    const QRectF area = QRectF(option.rect).adjusted(Spacing::Small, 0, -Spacing::Medium, 0);
    const double middle = area.center().y();
    const auto x = [&area](double share) { return area.left() + share * area.width(); };
    const QColor line = colors.role(ColorRole::TextMuted);
    const QColor box = blend(colors.role(ColorRole::Surface), colors.role(ColorRole::Accent), 0.45);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors.role(ColorRole::GridLine), 1));
    painter->drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    painter->setPen(QPen(line, 1.2));
    painter->drawLine(QPointF(x(shares[0]), middle), QPointF(x(shares[4]), middle));
    for (const double end : {shares[0], shares[4]})
        painter->drawLine(QPointF(x(end), middle - 4), QPointF(x(end), middle + 4));
    QRectF quartiles(QPointF(x(shares[1]), middle - 5), QPointF(x(shares[3]), middle + 5));
    quartiles.setWidth(std::max(2.0, quartiles.width()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(box);
    painter->drawRoundedRect(quartiles, 2, 2);
    painter->setPen(QPen(colors.role(ColorRole::Text), 2));
    painter->drawLine(QPointF(x(shares[2]), middle - 5), QPointF(x(shares[2]), middle + 5));
    painter->restore();
}

} // namespace cinderscope
