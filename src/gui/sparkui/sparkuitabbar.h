// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace cinderscope {

//! Tabs of Spark's pages, below those of ours and quieter: the current one is a filled tab, each has a button that
//! closes it.
class SparkUiTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit SparkUiTabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void tabInserted(int index) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int m_hovered = -1;
};

} // namespace cinderscope
