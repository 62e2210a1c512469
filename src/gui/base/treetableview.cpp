// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/treetableview.h"

#include "gui/base/theme.h"

#include <QHeaderView>

namespace cinderscope {

TreeTableView::TreeTableView(QWidget *parent) : QTreeView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false); // a double click opens the row
    setFrameStyle(QFrame::NoFrame);
    m_tools = new TableTools(this, header());
}

TreeTableView::~TreeTableView()
{
    delete m_tools; // it keeps the header's state: while there is a header
}

void TreeTableView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    m_tools->modelSet();
}

} // namespace cinderscope
