// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/actionlog.h"

#include <QDialog>
#include <QFileSystemWatcher>
#include <QTimer>

namespace cinderscope {

class ActionLogModel;
class FilterField;
class FilterProxy;
class TableView;

//! The action log as a table: sorted, filtered, copied, exported. A window of its own that does not hold up the other;
//! follows the file, which the command line writes too.
class ActionLogPanel : public QDialog
{
    Q_OBJECT

public:
    explicit ActionLogPanel(const ActionLog &log, QWidget *parent = nullptr);
    ~ActionLogPanel() override;

    //! Reads the file again, on another thread.
    void refresh();

    ActionLogModel *model() const { return m_model; }
    FilterProxy *proxy() const { return m_proxy; }
    TableView *view() const { return m_view; }
    FilterField *filter() const { return m_filter; }

Q_SIGNALS:
    void refreshed();

private:
    void setUpView();
    void watch();

    ActionLog m_log;
    ActionLogModel *m_model;
    FilterProxy *m_proxy;
    TableView *m_view;
    FilterField *m_filter;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    bool m_reading = false, m_again = false;
};

} // namespace cinderscope
