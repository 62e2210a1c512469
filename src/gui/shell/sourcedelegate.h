// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cinderscope {

struct SourceEntry;

//! Paints a row of the source tree in two lines: mark of the state, name, failures; id, progress, duration. All rows
//! are of the same height, sections too.
class SourceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSection(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool open) const;
    void paintArrow(QPainter &painter, int x, int middle, bool open) const;
    void paintGroup(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool open) const;
    void paintNote(QPainter &painter, const QRect &rect, const SourceEntry &entry) const;
    void paintEntry(QPainter &painter, const QRect &rect, const SourceEntry &entry, bool selected, qreal ratio) const;
};

} // namespace cinderscope
