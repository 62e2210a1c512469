// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"

namespace cinderscope {

//! A view with a web engine in it; a SparkUiViewFactory. The first call loads the engine, which takes 50 to 100 ms,
//! until then it costs nothing. Null where there is none or it cannot run here; webEngineProblem() says why. GUI
//! thread.
SparkUiView *makeSparkUiView(SparkUiCenter &center, QWidget *parent);
//! Loads what the engine consists of on a thread of its own (25 MB, 25 ms of CPU time), so that the window does not
//! stand still for it when the first view is made: called when the person is about to ask for one. GUI thread.
void warmUpWebEngine();
//! Starts the engine before a view is there, while its page is still being looked for. GUI thread.
void startWebEngine();
//! Why makeSparkUiView() gave nothing: a whole sentence for people; empty before and where it works.
QString webEngineProblem();

} // namespace cinderscope
