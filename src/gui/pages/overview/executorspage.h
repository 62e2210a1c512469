// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/session/page.h"

class QStackedWidget;

namespace cinderscope {

class ExecutorCharts;
class ExecutorTableModel;
class FilterField;
class MessageBar;
class TableView;

//! Executors as a table, and below it as charts and as a list of what happened to them. The selected rows are what the
//! charts show; nothing selected is all.
class ExecutorsPage : public Page
{
    Q_OBJECT
public:
    explicit ExecutorsPage(QWidget *parent = nullptr);

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void clear() override;
    bool reveal(const Target &target) override;
    bool isSettled() const override;
    std::optional<Target> currentTarget() const override;

    ExecutorTableModel *model() const { return m_model; }
    TableView *table() const { return m_table; }
    ExecutorCharts *charts() const { return m_charts; }
    FilterField *filter() const { return m_filter; }

private:
    void buildTable(QWidget *content);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    std::optional<Target> targetAt(const QModelIndex &index) const;
    void select(const QModelIndex &index);
    void showExecutor(Row row);
    void selectionToCharts();
    void reportSave(const QString &path, const Result<void> &result);

    QStackedWidget *m_stack = nullptr;
    MessageBar *m_messages = nullptr;
    FilterField *m_filter = nullptr;
    TableView *m_table = nullptr;
    ExecutorTableModel *m_model = nullptr;
    ExecutorCharts *m_charts = nullptr;
    QString m_wanted;   //!< executor to reveal when the model has it
    QStringList m_keep; //!< selected executors over a reset of the model
};

} // namespace cinderscope
