// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/notebookcells.h"
#include "gui/timeline/timelinescene.h"
#include "jupyter/cellbook.h"

namespace cinderscope {

//! When which cell ran, for the band of the timeline: from the runs that a kernel told, and from what jobs say of their
//! cells. Any thread; \a book: of this application, used by one call at a time, brought up to date. Cost:
//! CellBook::update() and the cells.
TimelineCells cellTimes(const SnapshotPtr &snapshot, const NotebookCellsPtr &notebook, CellBook &book);

} // namespace cinderscope
