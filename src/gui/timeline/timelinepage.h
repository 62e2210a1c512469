// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/backgroundjob.h"
#include "gui/session/page.h"
#include "gui/timeline/timelinescene.h"

#include <QList>
#include <QTimer>

class QAction;
class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace cinderscope {

class CellBook;
class EmptyState;
class MessageBar;
class TimelineLegend;
class TimelineOverview;
class TimelineView;

//! The page "timeline": tools, legend, an overview of the whole run and the TimelineView.
class TimelinePage : public Page
{
    Q_OBJECT

public:
    explicit TimelinePage(QWidget *parent = nullptr);
    ~TimelinePage() override;

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setNotebook(const std::shared_ptr<const NotebookCells> &notebook) override;
    void clear() override;
    bool reveal(const Target &target) override;
    bool isSettled() const override { return !m_searchTimer.isActive() && !m_cellJob.isRunning(); }
    std::optional<Target> currentTarget() const override;

    TimelineView *view() const { return m_view; }
    TimelineLegend *legend() const { return m_legend; }
    QLineEdit *searchField() const { return m_search; }
    //! All actions of the page, with object names, texts, keys and tooltips: for menus and the command palette.
    QList<QAction *> toolActions() const { return m_actions; }
    QAction *toolAction(const QString &objectName) const;

    //! The picture as it is shown, \a ratio pixels a device-independent pixel.
    QByteArray png(double ratio) const;
    QByteArray svg() const;

Q_SIGNALS:
    void exportFinished(const QString &path, bool ok);

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text, const QString &tip,
                       const QKeySequence &key = {});
    void createActions();
    void createToolBar(QBoxLayout *layout);
    void createExportMenu();
    QToolButton *addButton(QBoxLayout *layout, QAction *action);
    QToolButton *addMenuButton(QBoxLayout *layout, QMenu *menu, const QString &icon, const QString &text,
                               const QString &tip);
    void applySearch();
    void updateState();
    void updateCells();
    void exportPicture(const QString &suffix, double ratio);

    TimelineView *m_view;
    TimelineLegend *m_legend;
    TimelineOverview *m_overview;
    EmptyState *m_empty;
    MessageBar *m_messages;
    QStackedLayout *m_stack = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_searchCount = nullptr;
    QComboBox *m_colorBy = nullptr;
    QMenu *m_groups = nullptr;
    QMenu *m_export = nullptr;
    QList<QAction *> m_actions;
    QAction *m_follow = nullptr;
    QAction *m_axis = nullptr;
    QTimer m_searchTimer;
    QAction *m_cells = nullptr;
    std::shared_ptr<const NotebookCells> m_notebook;
    std::shared_ptr<CellBook> m_book; //!< of this application; the job has it while it runs
    BackgroundJob m_cellJob;
    bool m_cellsAgain = false;
};

} // namespace cinderscope
