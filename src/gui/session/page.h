// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/fillingwidget.h"

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QMenu;

namespace cinderscope {

struct NotebookCells; // gui/session/notebookcells.h

//! Something in an application that a page can show or ask another page to show.
struct Target
{
    enum class Kind
    {
        Job,
        Stage,
        Task,
        Executor,
        Sql,
        TimeRange,
        JobGroup,
        Tag,  //!< the jobs with a tag (SparkContext.addJobTag)
        Jobs, //!< several, by their ids
        Cell  //!< a run of a notebook cell
    };
    Kind kind = Kind::Job;
    qint64 id = -1;           //!< job, stage, task or SQL execution id
    int attempt = 0;          //!< of a stage
    QString executorId;       //!< of an executor
    QString group;            //!< name of a job group or tag; message id of a cell's run
    QList<std::int32_t> jobs; //!< of Kind::Jobs
    TimeMs from = kNoTime, to = kNoTime;
};

//! What the window adds to the menu of a row (a job, a stage, an SQL execution, an executor): what other parts can do
//! with it; entries that cannot be used are disabled and say why.
using TargetMenu = std::function<void(QMenu &menu, const Target &target)>;

//! A page about one application. GUI thread only. A page keeps its selection, sorting and scroll place when a newer
//! snapshot of the same application comes, and starts anew when setSnapshot() follows clear().
class Page : public FillingWidget
{
    Q_OBJECT

public:
    using FillingWidget::FillingWidget;
    //! Name on the tab, translated.
    virtual QString title() const = 0;
    //! Stable word for settings, --page and tests: "summary", "timeline", "jobs", "executors", "environment".
    virtual QString key() const = 0;
    //! The newest state; comes at most every 100 ms, only while the page is visible, and once when it becomes so.
    //! Must return within a few milliseconds: heavier work goes to a thread with a job number (stale results dropped).
    virtual void setSnapshot(const SnapshotPtr &snapshot) = 0;
    //! Another application will be shown (or none): forget everything.
    virtual void clear() = 0;
    //! What is known of the notebook that the application runs in; null: nothing. Comes before the first snapshot or
    //! at any time after it, and again when cells ran.
    virtual void setNotebook(const std::shared_ptr<const NotebookCells> &notebook) { Q_UNUSED(notebook) }
    //! Shows and selects the target; false when this page has no place for it.
    virtual bool reveal(const Target &target)
    {
        Q_UNUSED(target)
        return false;
    }
    //! True when nothing asynchronous is pending: what is painted is the state of the last snapshot (for --screenshot).
    virtual bool isSettled() const { return true; }
    //! False: the page is shown before (and without) a snapshot too.
    virtual bool needsSnapshot() const { return true; }
    //! The row that the keyboard is on, for actions of the window; nothing where there is none.
    virtual std::optional<Target> currentTarget() const { return {}; }
    //! An action of the window that is about the notebook of the application: a button, where the page has a place.
    virtual void addNotebookAction(QAction *action) { Q_UNUSED(action) }
    void setTargetMenu(TargetMenu menu) { m_targetMenu = std::move(menu); }
    //! An action of the window that is about currentTarget(): a button of the page's own tools, where it has such.
    virtual void addTargetAction(QAction *action) { Q_UNUSED(action) }

Q_SIGNALS:
    //! currentTarget() is another one.
    void currentTargetChanged();
    //! The person asked to see the target on the page that is best for it.
    void targetActivated(const cinderscope::Target &target);
    //! The person wants to copy what connects to the application.
    void connectionRequested();

protected:
    void fillTargetMenu(QMenu &menu, const Target &target) const
    {
        if (m_targetMenu)
            m_targetMenu(menu, target);
    }

private:
    TargetMenu m_targetMenu;
};

} // namespace cinderscope
