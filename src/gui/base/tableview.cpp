// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/tableview.h"

#include "gui/base/theme.h"

#include <QHeaderView>

namespace cinderscope {

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table, as everywhere
    setFrameStyle(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(Spacing::RowHeight);
    verticalHeader()->setDefaultSectionSize(qMax(Spacing::RowHeight, fontMetrics().height() + 8));
    m_tools = new TableTools(this, horizontalHeader());
}

TableView::~TableView()
{
    delete m_tools; // it keeps the header's state: while there is a header
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    m_tools->modelSet();
}

} // namespace cinderscope
