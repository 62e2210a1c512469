// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/hiddenviews.h"

#include "gui/sparkui/sparkuiview.h"

namespace cinderscope {

HiddenViews &HiddenViews::instance()
{
    static HiddenViews views;
    return views;
}

void HiddenViews::hidden(SparkUiView *view)
{
    gone(view);
    m_views.append(view);
    while (m_views.size() > kMostAlive)
        m_views.takeFirst()->discard();
}

} // namespace cinderscope
