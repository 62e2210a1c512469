// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <QStyledItemDelegate>

namespace cinderscope {

//! A figure with a pale bar behind it, as long as BarRole (0 to 1) says: makes the large rows of a column stand out.
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    //! Colour of the bars; Accent unless set.
    void setColorRole(ColorRole role) { m_role = role; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ColorRole m_role = ColorRole::Accent;
};

} // namespace cinderscope
