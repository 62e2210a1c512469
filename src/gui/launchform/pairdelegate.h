// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cinderscope {

//! Editors of a PairModel: names complete from Spark's catalogue, values offer what a property may be.
class PairDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    //! While a name is typed or chosen from the list: for its documentation.
    void nameConsidered(const QString &name) const;
    void valueTyped(const QString &name, const QString &value) const;

private:
    QWidget *createNameEditor(QWidget *parent) const;
    QWidget *createValueEditor(QWidget *parent, const QModelIndex &index) const;
};

} // namespace cinderscope
