// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"
#include "gui/base/themecolors.h"

#include <QString>

//! States of Spark's things: the colour role of each, and the words.
namespace cinderscope {

StatusRole statusRole(ApplicationState state);
StatusRole statusRole(JobStatus status);
StatusRole statusRole(StageStatus status);
StatusRole statusRole(SqlStatus status);
StatusRole statusRole(TaskStatus status);

//! Translated: "Running".
QString statusText(StatusRole status);
QString statusText(ApplicationState state);

} // namespace cinderscope
