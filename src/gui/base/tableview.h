// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/tabletools.h"

#include <QTableView>

namespace cinderscope {

//! A flat table; fluent with millions of rows (fixed row height, no per-row state). Select rows, sort by header.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);
    ~TableView() override;

    TableTools &tools() { return *m_tools; }
    void setModel(QAbstractItemModel *model) override;

private:
    TableTools *m_tools;
};

} // namespace cinderscope
