// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/base/tabletext.h"

#include <functional>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QAbstractItemView;
class QAction;
class QHeaderView;
class QMenu;

namespace cinderscope {

class EmptyState;
class TableExport;

//! What every table and tree of the program can do, attached to a view by TableView and TreeTableView: sorting by
//! header, column chooser, remembered columns, copy as TSV, CSV, Markdown or JSON, export of all rows, keyboard,
//! context menu, empty state.
class TableTools : public QObject
{
    Q_OBJECT
public:
    TableTools(QAbstractItemView *view, QHeaderView *header);
    ~TableTools() override;

    //! Remembers widths, order, visibility and sorting under "tables/<key>". Restores at once if the model has columns,
    //! else when it gets them. `version`: raise it when the columns of the model change their meaning.
    void setSettingsKey(const QString &key, int version = 1);
    //! Columns that are hidden until the person chooses them.
    void setHiddenByDefault(const QList<int> &columns);
    //! Base name of exported files ("tasks-of-stage-3").
    void setExportName(const QString &name) { m_exportName = name; }
    //! Entries on top of the rows' context menu; called when it opens.
    //! A column that is as wide as its contents at first gets no wider than this: code, messages.
    void setWidestAutoSize(int column, int width);
    void setContextMenuFiller(std::function<void(QMenu &menu, const QModelIndex &index)> filler);

    //! Shown over the view while the model has no rows. An empty action text leaves the button out.
    void setEmptyState(const QString &iconName, const QString &headline, const QString &text,
                       const QString &actionText = {}, std::function<void()> action = {});
    EmptyState *emptyState() const { return m_empty; }

    //! Selected rows (all top rows if nothing is selected), visible columns in visual order, to the clipboard.
    void copy(TableFormat format);
    void copyCell(); //!< the current cell as shown
    //! Text that copy() puts on the clipboard. At most `MaxCopiedRows` rows.
    QByteArray selectionText(TableFormat format) const;
    //! Asks for a file name, then exports with progress.
    void exportWithDialog();
    //! For tests and commands: the job, running; it deletes itself.
    TableExport *exportTo(const QString &path, TableFormat format);
    QList<int> visibleColumns() const; //!< logical indexes in visual order
    QMenu *createColumnMenu(QWidget *parent);
    QMenu *createContextMenu(const QModelIndex &index, QWidget *parent);
    void resetColumns();

    static constexpr qint64 MaxCopiedRows = 100'000;

Q_SIGNALS:
    //! Return or double click on a row.
    void activated(const QModelIndex &index);
    //! Fewer rows than selected were copied.
    void copyTruncated(qint64 copied, qint64 selected);
    void exportStarted(cinderscope::TableExport *job);
    void exportFinished(const QString &path, const cinderscope::Result<void> &result);

public:
    //! The view was given another model.
    void modelSet();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void saveState();
    void restoreState();
    void updateEmptyState();
    void layoutEmptyState();
    void autoSizeColumns();
    QList<QModelIndex> selectedRows(qint64 limit, qint64 *total) const;
    bool handleKey(QEvent *event);
    void showExportDialog(TableExport *job);

    QAbstractItemView *m_view;
    QHeaderView *m_header;
    QPointer<QAbstractItemModel> m_model;
    EmptyState *m_empty = nullptr;
    QString m_key;
    QString m_exportName;
    int m_version = 1;
    QList<int> m_hiddenByDefault;
    bool m_restored = false;
    bool m_restoring = false;
    bool m_autoSized = false;
    QTimer m_saveTimer;
    QTimer m_emptyTimer;
    std::function<void()> m_emptyAction;
    std::function<void(QMenu &, const QModelIndex &)> m_filler;
    QHash<int, int> m_widest; //!< by column
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace cinderscope
