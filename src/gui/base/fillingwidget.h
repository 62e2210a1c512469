// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cinderscope {

//! A part of the window that fills what room it is given: its height is nothing that its width decides. Layouts that
//! hold it need not ask; Qt's ask each text that wraps, in every page of a stack and many times over where layouts lie
//! within layouts, whenever any text of the window changes. What is inside is laid out by its width as ever.
class FillingWidget : public QWidget
{
public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace cinderscope
