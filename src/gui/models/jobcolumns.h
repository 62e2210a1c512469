// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/emptycolumns.h"
#include "gui/models/jobtreecells.h"

#include <functional>

class QTreeView;

namespace cinderscope {

//! The columns of a view that has jobs in it: their order and widths, bars in that of tasks, and those hidden that have
//! nothing to say. One for the tree of jobs and that of cells, so that a figure is at the same place in both.
class JobColumns
{
public:
    using SectionOf = std::function<int(JobColumn)>;
    //! \a view: has its model. \a sectionOf: the view's column that shows a column of jobs. The view's own columns are
    //! its owner's, also what its person set before.
    JobColumns(QTreeView *view, const SectionOf &sectionOf);
    //! Hides those without a figure in \a totals; \a reasons: something has one.
    void update(const ApplicationTotals &totals, bool reasons);

private:
    SectionOf m_sectionOf;
    EmptyColumns m_empty;
};

} // namespace cinderscope
