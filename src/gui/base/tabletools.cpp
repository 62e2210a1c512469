// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/tabletools.h"

#include "gui/base/emptystate.h"
#include "gui/base/icons.h"
#include "gui/base/savefile.h"
#include "gui/base/tableexport.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QProgressDialog>
#include <QSettings>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr int kMaxAutoWidth = 420;
constexpr int kMinColumnWidth = 40;
} // namespace

TableTools::TableTools(QAbstractItemView *view, QHeaderView *header) : QObject(view), m_view(view), m_header(header)
{
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(kMinColumnWidth);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    if (auto *table = qobject_cast<QTableView *>(view))
        table->setSortingEnabled(true);
    else if (auto *tree = qobject_cast<QTreeView *>(view))
        tree->setSortingEnabled(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = createColumnMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_header->mapToGlobal(at));
    });
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = createContextMenu(m_view->indexAt(at), m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    // Return comes by the event filter: activated() of the view also means one click on some desktops.
    connect(view, &QAbstractItemView::doubleClicked, this, &TableTools::activated);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);

    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(500);
    connect(&m_saveTimer, &QTimer::timeout, this, &TableTools::saveState);
    const auto saveLater = [this] {
        if (!m_restoring && m_restored && !m_key.isEmpty())
            m_saveTimer.start();
    };
    connect(header, &QHeaderView::sectionResized, this, saveLater);
    connect(header, &QHeaderView::sectionMoved, this, saveLater);
    connect(header, &QHeaderView::sortIndicatorChanged, this, saveLater);
    m_emptyTimer.setSingleShot(true);
    m_emptyTimer.setInterval(0);
    connect(&m_emptyTimer, &QTimer::timeout, this, [this] {
        restoreState();
        autoSizeColumns();
        updateEmptyState();
    });
}

TableTools::~TableTools()
{
    if (m_saveTimer.isActive())
        saveState();
}

void TableTools::setSettingsKey(const QString &key, int version)
{
    m_key = u"tables/"_s % key;
    m_version = version;
    m_restored = false;
    restoreState();
}

void TableTools::setHiddenByDefault(const QList<int> &columns)
{
    m_hiddenByDefault = columns;
    if (!m_restored || m_key.isEmpty()) {
        m_restored = false;
        restoreState();
    }
}

void TableTools::setContextMenuFiller(std::function<void(QMenu &, const QModelIndex &)> filler)
{
    m_filler = std::move(filler);
}

void TableTools::modelSet()
{
    for (const QMetaObject::Connection &connection : std::exchange(m_modelConnections, {}))
        disconnect(connection);
    m_model = m_view->model();
    m_restored = false;
    m_autoSized = false;
    if (m_model) {
        const auto later = [this] {
            if (!m_emptyTimer.isActive())
                m_emptyTimer.start();
        };
        QAbstractItemModel *model = m_model;
        m_modelConnections = {connect(model, &QAbstractItemModel::rowsInserted, this, later),
                              connect(model, &QAbstractItemModel::rowsRemoved, this, later),
                              connect(model, &QAbstractItemModel::modelReset, this, later),
                              connect(model, &QAbstractItemModel::layoutChanged, this, later),
                              connect(model, &QAbstractItemModel::columnsInserted, this, later)};
    }
    restoreState();
    autoSizeColumns();
    updateEmptyState();
}

void TableTools::saveState()
{
    m_saveTimer.stop();
    if (m_key.isEmpty() || !m_restored || m_header->count() == 0)
        return;
    QSettings settings;
    settings.setValue(m_key % u"/version"_s, m_version);
    settings.setValue(m_key % u"/columns"_s, m_header->count());
    settings.setValue(m_key % u"/state"_s, m_header->saveState());
}

void TableTools::restoreState()
{
    if (m_restored || !m_model || m_header->count() == 0)
        return;
    m_restoring = true;
    bool found = false;
    if (!m_key.isEmpty()) {
        QSettings settings;
        // A model that got other columns since then would show nonsense: start afresh.
        if (settings.value(m_key % u"/version"_s).toInt() == m_version &&
            settings.value(m_key % u"/columns"_s).toInt() == m_header->count()) {
            found = m_header->restoreState(settings.value(m_key % u"/state"_s).toByteArray());
        }
    }
    if (found) {
        m_autoSized = true;
        if (m_header->sortIndicatorSection() < m_header->count())
            m_model->sort(m_header->sortIndicatorSection(), m_header->sortIndicatorOrder());
    } else {
        for (const int column : std::as_const(m_hiddenByDefault)) {
            if (column < m_header->count())
                m_header->setSectionHidden(column, true);
        }
    }
    m_restored = true;
    m_restoring = false;
}

void TableTools::resetColumns()
{
    m_restoring = true;
    for (int logical = 0; logical < m_header->count(); ++logical) {
        m_header->moveSection(m_header->visualIndex(logical), logical);
        m_header->setSectionHidden(logical, m_hiddenByDefault.contains(logical));
    }
    m_restoring = false;
    m_autoSized = false;
    autoSizeColumns();
    if (!m_key.isEmpty())
        QSettings().remove(m_key);
}

void TableTools::setWidestAutoSize(int column, int width)
{
    m_widest.insert(column, width);
}

void TableTools::autoSizeColumns()
{
    if (m_autoSized || !m_model || m_model->rowCount() == 0 || m_header->count() == 0)
        return;
    m_autoSized = true;
    m_restoring = true;
    m_header->setResizeContentsPrecision(50); // rows that are looked at: the cost stays the same with a million
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        int hint = m_header->sectionSizeHint(column) + Spacing::Medium;
        if (auto *table = qobject_cast<QTableView *>(m_view))
            table->resizeColumnToContents(column);
        else if (auto *tree = qobject_cast<QTreeView *>(m_view))
            tree->resizeColumnToContents(column);
        hint = qBound(hint, m_header->sectionSize(column) + Spacing::Medium,
                      std::max(hint, m_widest.value(column, kMaxAutoWidth)));
        m_header->resizeSection(column, hint);
    }
    m_restoring = false;
}

QList<int> TableTools::visibleColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int logical = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(logical))
            columns += logical;
    }
    return columns;
}

QMenu *TableTools::createColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const int visible = m_header->count() - m_header->hiddenSectionCount();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        QAction *action = menu->addAction(m_model ? m_model->headerData(column, Qt::Horizontal).toString() : QString());
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        // The first column of a tree carries the branches; the last visible one is the only handle that is left.
        const bool needed =
            (column == 0 && qobject_cast<QTreeView *>(m_view)) || (visible == 1 && !m_header->isSectionHidden(column));
        action->setEnabled(!needed);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_header->setSectionHidden(column, !on);
            if (on && m_header->sectionSize(column) < kMinColumnWidth)
                m_header->resizeSection(column, 100);
            if (!m_key.isEmpty())
                m_saveTimer.start();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Fit Columns to Their Contents"), this, [this] {
        m_autoSized = false;
        autoSizeColumns();
        m_saveTimer.start();
    });
    menu->addAction(tr("Reset Columns"), this, &TableTools::resetColumns);
    return menu;
}

QMenu *TableTools::createContextMenu(const QModelIndex &index, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    if (m_filler)
        m_filler(*menu, index);
    if (!menu->isEmpty())
        menu->addSeparator();
    const bool hasRows = m_model && m_model->rowCount() > 0;
    QAction *copyAction =
        menu->addAction(Icons::icon(u"copy"_s), tr("&Copy"), this, [this] { copy(TableFormat::Tsv); });
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(hasRows);
    QAction *cell = menu->addAction(tr("Copy C&ell"), this, &TableTools::copyCell);
    cell->setEnabled(index.isValid());
    QMenu *as = menu->addMenu(tr("Copy &As"));
    as->setEnabled(hasRows);
    as->addAction(tr("CSV"), this, [this] { copy(TableFormat::Csv); });
    as->addAction(tr("Markdown"), this, [this] { copy(TableFormat::Markdown); });
    as->addAction(tr("JSON"), this, [this] { copy(TableFormat::Json); });
    QAction *exportAction =
        menu->addAction(Icons::icon(u"export"_s), tr("E&xport All Rows…"), this, &TableTools::exportWithDialog);
    exportAction->setEnabled(hasRows);
    menu->addSeparator();
    QMenu *columns = createColumnMenu(menu);
    columns->setTitle(tr("C&olumns"));
    columns->setIcon(Icons::icon(u"columns"_s));
    menu->addMenu(columns);
    return menu;
}

QList<QModelIndex> TableTools::selectedRows(qint64 limit, qint64 *total) const
{
    QList<QModelIndex> rows;
    *total = 0;
    if (!m_model)
        return rows;
    const QItemSelectionModel *selection = m_view->selectionModel();
    if (selection && selection->hasSelection()) {
        // By ranges: selectedRows() of Qt makes an index per cell, which a million selected rows cannot afford.
        QItemSelection ranges = selection->selection();
        QList<QPair<QModelIndex, QPair<int, int>>> spans;
        for (const QItemSelectionRange &range : std::as_const(ranges))
            spans.append({range.parent(), {range.top(), range.bottom()}});
        std::sort(spans.begin(), spans.end(), [](const auto &a, const auto &b) {
            return a.first != b.first ? a.first < b.first : a.second < b.second;
        });
        QModelIndex parent;
        int next = 0;
        bool first = true;
        for (const auto &[spanParent, span] : std::as_const(spans)) {
            if (first || spanParent != parent)
                next = 0;
            first = false;
            parent = spanParent;
            for (int row = qMax(next, span.first); row <= span.second; ++row) {
                ++*total;
                if (rows.size() < limit)
                    rows += m_model->index(row, 0, parent);
            }
            next = qMax(next, span.second + 1);
        }
        if (auto *tree = qobject_cast<QTreeView *>(m_view)) {
            // As they are seen: parents before their children.
            std::stable_sort(rows.begin(), rows.end(), [tree](const QModelIndex &a, const QModelIndex &b) {
                return tree->visualRect(a).top() < tree->visualRect(b).top();
            });
        }
        return rows;
    }
    *total = m_model->rowCount();
    for (int row = 0; row < qMin(limit, *total); ++row)
        rows += m_model->index(row, 0);
    return rows;
}

QByteArray TableTools::selectionText(TableFormat format) const
{
    qint64 total = 0;
    const QList<QModelIndex> rows = selectedRows(MaxCopiedRows, &total);
    return m_model ? tableText(format, *m_model, rows, visibleColumns()) : QByteArray();
}

void TableTools::copy(TableFormat format)
{
    qint64 total = 0;
    const QList<QModelIndex> rows = selectedRows(MaxCopiedRows, &total);
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(tableText(format, *m_model, rows, visibleColumns())));
    if (total > rows.size())
        Q_EMIT copyTruncated(rows.size(), total);
}

void TableTools::copyCell()
{
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(Qt::DisplayRole).toString());
}

TableExport *TableTools::exportTo(const QString &path, TableFormat format)
{
    if (!m_model)
        return nullptr;
    auto *job = new TableExport(m_model, format, visibleColumns(), path, this);
    connect(job, &TableExport::finished, this, [this, job](const Result<void> &result) {
        Q_EMIT exportFinished(job->path(), result);
        job->deleteLater();
    });
    job->start();
    Q_EMIT exportStarted(job);
    return job;
}

void TableTools::exportWithDialog()
{
    const QString csv = tr("CSV table (*.csv)");
    const QString json = tr("JSON (*.json)");
    const QString markdown = tr("Markdown table (*.md)");
    const QString name = m_exportName.isEmpty() ? tr("table") : m_exportName;
    askSaveName(m_view, tr("Export All Rows"), name % u".csv"_s, {csv, json, markdown},
                [this, self = QPointer<TableTools>(this)](const QString &path, const QString &filter) {
                    if (!self)
                        return;
                    const QString text = path.toLower();
                    const bool isJson =
                        text.endsWith(".json"_L1) || (!text.endsWith(".csv"_L1) && filter.contains(".json"_L1));
                    const TableFormat format = isJson                    ? TableFormat::Json
                                               : text.endsWith(".md"_L1) ? TableFormat::Markdown
                                                                         : TableFormat::Csv;
                    if (TableExport *job = exportTo(path, format))
                        showExportDialog(job);
                });
}

void TableTools::showExportDialog(TableExport *job)
{
    // Comes up only when it takes longer than a blink.
    auto *dialog = new QProgressDialog(tr("Exporting the table…"), tr("Cancel"), 0, 0, m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::NonModal);
    dialog->setMinimumDuration(500);
    dialog->setAutoClose(false);
    dialog->setAutoReset(false);
    connect(job, &TableExport::progress, dialog, [dialog](qint64 rows, qint64 total) {
        if (total <= 0)
            return;
        dialog->setMaximum(1000);
        dialog->setValue(int(qMin(rows, total) * 1000 / total));
    });
    connect(dialog, &QProgressDialog::canceled, job, &TableExport::cancel);
    connect(job, &TableExport::finished, dialog, &QObject::deleteLater);
}

void TableTools::setEmptyState(const QString &iconName, const QString &headline, const QString &text,
                               const QString &actionText, std::function<void()> action)
{
    if (!m_empty) {
        m_empty = new EmptyState(m_view->viewport());
        m_empty->hide();
    }
    m_empty->setIcon(iconName);
    m_empty->setHeadline(headline);
    m_empty->setText(text);
    m_empty->clearButtons();
    if (!actionText.isEmpty())
        m_empty->addButton(actionText, std::move(action));
    updateEmptyState();
}

void TableTools::updateEmptyState()
{
    if (!m_empty)
        return;
    const bool empty = !m_model || m_model->rowCount() == 0;
    m_empty->setVisible(empty);
    if (empty)
        layoutEmptyState();
}

void TableTools::layoutEmptyState()
{
    m_empty->setGeometry(m_view->viewport()->rect());
    m_empty->raise();
}

bool TableTools::handleKey(QEvent *event)
{
    auto *key = static_cast<QKeyEvent *>(event);
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (key->matches(QKeySequence::Copy)) {
        if (override)
            event->accept();
        else
            copy(TableFormat::Tsv);
        return true;
    }
    if (!override && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
        key->modifiers() == Qt::NoModifier) {
        if (m_view->currentIndex().isValid())
            Q_EMIT activated(m_view->currentIndex());
        return true;
    }
    return false;
}

bool TableTools::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        if (watched == m_view)
            return handleKey(event);
        break;
    case QEvent::Resize:
    case QEvent::Show:
        if (m_empty && m_empty->isVisibleTo(m_view) && watched == m_view->viewport())
            layoutEmptyState();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace cinderscope
