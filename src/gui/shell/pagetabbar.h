// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/flattabbar.h"

namespace cinderscope {

//! Flat tabs: icon and name, a line in the accent colour under the current one.
class PageTabBar : public FlatTabBar
{
    Q_OBJECT
public:
    explicit PageTabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    void paintTab(QPainter &painter, int index, Look look) override;
};

} // namespace cinderscope
