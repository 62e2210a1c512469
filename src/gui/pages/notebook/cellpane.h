// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/celltable.h"
#include "gui/session/page.h"
#include "gui/timeline/timescale.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QSplitter;
class QToolButton;

namespace cinderscope {

class ElidedLabel;
class FactGrid;
class Pill;
class SnippetHighlighter;
class StackedBar;
class TimelineView;

//! What there is to know of one cell: its code, its figures, and over its time its jobs and stages above the tasks that
//! ran against the cores there were. Its own bars are lit, what else ran meanwhile is dimmed.
class CellPane : public QWidget
{
    Q_OBJECT

public:
    explicit CellPane(QWidget *parent = nullptr);
    ~CellPane() override;

    //! Shows the row; \a snapshot: the one that it was made from, never null.
    void show(const CellRow &row, const SnapshotPtr &snapshot);
    void clear();
    void setTargetMenu(TargetMenu menu);

    QString key() const { return m_row.key; }
    QPlainTextEdit *code() const { return m_code; }
    TimelineView *timeline() const { return m_timeline; }
    //! Figures and code as lines of text.
    QString text() const;

Q_SIGNALS:
    void targetActivated(const cinderscope::Target &target);
    //! The person wants the jobs of the row that is shown on the page of jobs.
    void jobsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFacts();
    QToolButton *addButton(QLayout *layout, const QString &icon, const QString &text);
    void applyLook();
    void showCode();
    void showFigures(const Snapshot &snapshot);
    void showTimes(const SnapshotPtr &snapshot, bool other);
    void zoom();

    CellRow m_row;
    QLabel *m_title = nullptr;
    Pill *m_status = nullptr;
    ElidedLabel *m_proof = nullptr;
    QToolButton *m_jobs = nullptr, *m_time = nullptr, *m_copy = nullptr;
    QLabel *m_reason = nullptr;
    QPlainTextEdit *m_code = nullptr;
    QLabel *m_noCode = nullptr, *m_noJobs = nullptr;
    SnippetHighlighter *m_highlighter = nullptr;
    StackedBar *m_tasks = nullptr;
    FactGrid *m_facts = nullptr;
    QSplitter *m_splitter = nullptr;
    TimelineView *m_timeline = nullptr;
    TimeMs m_from = kNoTime, m_to = kNoTime; //!< of the picture, while the person has not zoomed
    TimeScale m_scale;                       //!< that shows them
    bool m_shown = false;                    //!< something
};

} // namespace cinderscope
