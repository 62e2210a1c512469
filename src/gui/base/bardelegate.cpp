// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/bardelegate.h"

#include "gui/base/itemroles.h"
#include "gui/base/theme.h"

#include <QPainter>

namespace cinderscope {

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant value = index.data(BarRole);
    bool ok = false;
    const double share = value.toDouble(&ok);
    if (!ok || !(share > 0) || (option.state & QStyle::State_Selected))
        return;
    // A line under the figure instead of a fill behind it: the text keeps its contrast.
    const QRectF room = QRectF(option.rect).adjusted(Spacing::Small, 0, -Spacing::Small, -2);
    const double width = qMax(2.0, room.width() * qMin(share, 1.0));
    QColor color = themeColors().role(m_role);
    color.setAlphaF(0.55f);
    const bool right = option.direction == Qt::LeftToRight;
    painter->fillRect(QRectF(right ? room.right() - width : room.left(), room.bottom() - 3, width, 3), color);
}

} // namespace cinderscope
