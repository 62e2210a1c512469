// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/stagetables.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;

namespace cinderscope {

class EmptyState;
class TableView;

//! Why a job or stage failed, and in which ways its tasks did: groups with counts, and the full text of the one
//! selected.
class FailuresTab : public QWidget
{
    Q_OBJECT

public:
    explicit FailuresTab(QWidget *parent = nullptr);

    //! \a reason: of the job or stage, whole text; empty for none. \a headline: what it is the reason of.
    void setReason(const QString &headline, const QString &reason);
    void setStatistics(const StageStatistics &statistics);
    void clearTasks();
    //! Selects the group of a row of Snapshot::failures.
    void revealFailure(qint64 failure);
    //! Ways that tasks failed or were killed, and the reason.
    qint64 count() const { return m_model->rowCount() + (m_reason.isEmpty() ? 0 : 1); }
    QString shownText() const;
    TableView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &title, const QString &text);
    void setMonoFont();
    void showReason();
    void showCurrent();
    void update();

    FailureModel *m_model;
    TableView *m_view;
    QPushButton *m_reasonButton;
    QSplitter *m_splitter;
    QLabel *m_title;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    EmptyState *m_empty;
    QString m_headline, m_reason;
    bool m_showsReason = true;
};

} // namespace cinderscope
