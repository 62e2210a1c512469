// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/fillingwidget.h"

#include <QLayout>

namespace cinderscope {

// QWidget asks for the total sizes, which are made by width.

QSize FillingWidget::sizeHint() const
{
    return layout() ? layout()->sizeHint() : QWidget::sizeHint();
}

QSize FillingWidget::minimumSizeHint() const
{
    return layout() ? layout()->minimumSize() : QWidget::minimumSizeHint();
}

} // namespace cinderscope
