// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/launchform/formpage.h"
#include "gui/launchform/pairmodel.h"

class QPushButton;
class QTableView;

namespace cinderscope {

class PairDelegate;

//! The page of properties or of variables: the table, and below it what is known of the current row: documentation,
//! type, unit, default, what is wrong with it.
class PairPage : public FormPage
{
    Q_OBJECT
public:
    PairPage(PairModel::Of of, const QString &title, const QString &iconName, QWidget *parent = nullptr);

    void load(const SessionConfig &config) override;
    void store(SessionConfig &config) const override;
    void showProblems(const QList<SessionProblem> &problems) override;
    bool hasField(const QString &field) const override;
    void focusField(const QString &field) override;
    void setSparkVersion(const QString &version);

    QTableView *table() const { return m_table; }
    PairModel *model() const { return m_model; }
    QLabel *documentation() const { return m_documentation; }
    FieldNote *note() const { return m_note; }
    QPushButton *revealButton() const { return m_reveal; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTable();
    QWidget *createBelow();
    void removeSelected();
    void addRow();
    void rowsAdded(int first);
    void showCurrent();
    void describe(const QString &name, const QList<SessionProblem> &problems);
    QString propertyText(const QString &name) const;

    PairModel *m_model = nullptr;
    PairDelegate *m_delegate = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_documentation = nullptr;
    FieldNote *m_note = nullptr;
    QPushButton *m_remove = nullptr, *m_reveal = nullptr;
};

} // namespace cinderscope
