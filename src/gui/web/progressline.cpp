// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/progressline.h"

#include "gui/base/theme.h"

#include <algorithm>
#include <QPainter>

namespace cinderscope {

namespace {

constexpr int kHeight = 2;
constexpr int kLeast = 8; //!< percent: something is seen at once

} // namespace

ProgressLine::ProgressLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("Progress of loading"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProgressLine::setValue(int percent)
{
    m_value = std::min(percent, 100);
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), themeColors().role(ColorRole::Border));
    if (m_value >= 0)
        painter.fillRect(QRect(0, 0, width() * std::max(m_value, kLeast) / 100, height()),
                         themeColors().role(ColorRole::Accent));
}

} // namespace cinderscope
