// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/tabletools.h"

#include <QTreeView>

namespace cinderscope {

//! A tree with columns, for up to some 10,000 open rows. The same tools as TableView.
class TreeTableView : public QTreeView
{
    Q_OBJECT
public:
    explicit TreeTableView(QWidget *parent = nullptr);
    ~TreeTableView() override;

    TableTools &tools() { return *m_tools; }
    void setModel(QAbstractItemModel *model) override;

private:
    TableTools *m_tools;
};

} // namespace cinderscope
