// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace cinderscope {

class CopyLabel;

//! Small facts side by side, as many columns as there is room for: a muted caption over a value that can be copied.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString caption, value;
        QString copyText; //!< where it differs from the value
    };

    explicit FactGrid(QWidget *parent = nullptr);
    //! Facts without a value are left out. Widgets are used again, so that nothing flickers.
    void setFacts(const QList<Fact> &facts);
    //! "Caption: value" a line.
    QString text() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Cell
    {
        QWidget *box = nullptr;
        QLabel *caption = nullptr;
        CopyLabel *value = nullptr;
    };
    int columnsFor(int width) const;
    int cellHeight() const;
    void place();

    QList<Fact> m_facts;
    QList<Cell> m_cells;
};

} // namespace cinderscope
