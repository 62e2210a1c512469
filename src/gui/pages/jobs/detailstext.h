// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/session/page.h"

#include <optional>
#include <QString>

class QUrl;

//! The "Details" tab as HTML: where it was called, what it is made of, what it hangs together with. Links lead to
//! jobs, stages and SQL executions.
namespace cinderscope {

struct CellRow; // gui/models/celltable.h

//! Of a cell as a group of jobs: its code, how its jobs were found, its notebook (may be null).
QString cellDetailsHtml(const CellRow &row, const NotebookCells *notebook);
QString jobDetailsHtml(const Snapshot &snapshot, const Job &job);
QString stageDetailsHtml(const Snapshot &snapshot, const StageAttempt &stage);
//! Target of a link ("job:3", "stage:4.1", "sql:5").
std::optional<Target> targetOfLink(const QUrl &link);

} // namespace cinderscope
