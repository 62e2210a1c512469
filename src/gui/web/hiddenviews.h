// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace cinderscope {

class SparkUiView;

//! The pages that are open but not shown: each keeps a process of 100 to 450 MB alive, so only the last few are kept.
//! GUI thread.
class HiddenViews
{
public:
    static constexpr int kMostAlive = 3;

    static HiddenViews &instance();
    //! Discards the one that was hidden first where there are too many.
    void hidden(SparkUiView *view);
    void gone(SparkUiView *view) { m_views.removeOne(view); }

private:
    QList<SparkUiView *> m_views;
};

} // namespace cinderscope
