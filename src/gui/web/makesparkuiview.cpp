// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/makesparkuiview.h"

#include "gui/web/enginelauncher.h"
#include "gui/web/sparkwebview.h"

namespace cinderscope {

SparkUiView *makeSparkUiView(SparkUiCenter &center, QWidget *parent)
{
    return EngineLauncher::instance().engine() ? new SparkWebView(center, parent) : nullptr;
}

void warmUpWebEngine()
{
    EngineLauncher::instance().warmUp();
}

void startWebEngine()
{
    EngineLauncher::instance().start();
}

QString webEngineProblem()
{
    return EngineLauncher::instance().problem();
}

} // namespace cinderscope
