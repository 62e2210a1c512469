// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/flattabbar.h"

namespace cinderscope {

//! Tabs of Spark's pages, below those of ours and quieter: the current one is a filled tab, each has a button that
//! closes it.
class SparkUiTabBar : public FlatTabBar
{
    Q_OBJECT

public:
    explicit SparkUiTabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    void tabInserted(int index) override;
    void paintTab(QPainter &painter, int index, Look look) override;
    void paintEnd(QPainter &painter) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

} // namespace cinderscope
