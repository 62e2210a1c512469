// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace cinderscope {

//! Cards side by side in as many equal columns as fit, each card under the shortest column, in order. With
//! \a rows, all items of a row have the same height instead (tiles).
class CardFlow : public QLayout
{
    Q_OBJECT
public:
    enum class Mode
    {
        Columns,
        Rows
    };
    CardFlow(Mode mode, int leastColumnWidth, int mostColumns, QWidget *parent = nullptr);
    ~CardFlow() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;
    //! For another font, say.
    void setLeastColumnWidth(int width);
    //! Number of columns at a width.
    int columnsFor(int width) const;

private:
    int arrange(const QRect &rect, bool apply) const;
    QList<QLayoutItem *> shownItems() const;

    Mode m_mode;
    int m_leastWidth;
    int m_mostColumns;
    QList<QLayoutItem *> m_items;
};

} // namespace cinderscope
