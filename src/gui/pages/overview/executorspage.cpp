// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executorspage.h"

#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/messagebar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"
#include "gui/pages/overview/executorcharts.h"
#include "gui/pages/overview/executortablemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

ExecutorsPage::ExecutorsPage(QWidget *parent)
    : Page(parent), m_stack(new QStackedWidget(this)), m_messages(new MessageBar(this)),
      m_model(new ExecutorTableModel(this)), m_charts(new ExecutorCharts)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack);

    auto *empty = new EmptyState(m_stack);
    empty->setIcon(u"executor"_s);
    empty->setHeadline(tr("No application is open"));
    empty->setText(tr("Choose an application in the tree on the left, or open an event log with Ctrl+O."));
    m_stack->addWidget(empty);

    auto *content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    buildTable(content);
    auto *splitter = new QSplitter(Qt::Vertical, content);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(Spacing::Medium);
    splitter->setStyleSheet(u"QSplitter::handle { background: transparent; }"_s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_charts);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    column->addWidget(m_filter);
    column->addWidget(splitter, 1);
    m_stack->addWidget(content);

    connect(m_charts, &ExecutorCharts::executorActivated, this, &ExecutorsPage::showExecutor);
    connect(m_charts, &ExecutorCharts::allRequested, m_table, &QAbstractItemView::clearSelection);
    connect(m_charts, &ExecutorCharts::saveFinished, this, &ExecutorsPage::reportSave);
    setAccessibleName(title());
}

QString ExecutorsPage::title() const
{
    return tr("Executors");
}

QString ExecutorsPage::key() const
{
    return u"executors"_s;
}

void ExecutorsPage::buildTable(QWidget *content)
{
    m_filter = new FilterField(content);
    m_filter->setPlaceholderText(tr("Filter executors"));
    m_filter->setMaximumWidth(420);
    m_filter->installShortcut(this);
    m_table = new TableView(content);
    m_table->setAccessibleName(tr("Executors"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model);
    m_table->sortByColumn(int(ExecutorColumn::Id), Qt::AscendingOrder);
    m_filter->setView(m_table);
    TableTools &tools = m_table->tools();
    using C = ExecutorColumn;
    tools.setHiddenByDefault({int(C::Removed), int(C::Output), int(C::MemorySpilled), int(C::DiskUsed),
                              int(C::PeakOffHeap), int(C::PeakExecution), int(C::PeakProcessRss),
                              int(C::ResourceProfile)});
    tools.setSettingsKey(u"executors"_s);
    tools.setExportName(u"executors"_s);
    tools.setEmptyState(
        {}, tr("No executor"),
        tr("None was added so far, or the filter hides them all. Press Escape in the filter to clear it."));
    tools.setContextMenuFiller([this](QMenu &menu, const QModelIndex &index) { fillMenu(menu, index); });
    connect(&tools, &TableTools::exportFinished, this, &ExecutorsPage::reportSave);

    connect(m_filter, &FilterField::filterChanged, m_model, &ExecutorTableModel::setFilter);
    connect(m_model, &ExecutorTableModel::countsChanged, this, [this] {
        m_filter->setCounts(m_model->shownCount(), m_model->totalCount());
        if (!m_wanted.isEmpty() && m_model->indexOf(m_wanted).isValid())
            select(m_model->indexOf(std::exchange(m_wanted, {})));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExecutorsPage::selectionToCharts);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keep.clear();
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            m_keep << index.data().toString();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        QItemSelection selection;
        for (const QString &id : std::exchange(m_keep, {})) {
            if (const QModelIndex index = m_model->indexOf(id); index.isValid())
                selection.select(index, index);
        }
        m_table->selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selectionToCharts();
    });
}

void ExecutorsPage::setSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot)
        return;
    m_stack->setCurrentIndex(1);
    m_model->setSnapshot(snapshot);
    m_charts->setSnapshot(snapshot);
}

void ExecutorsPage::clear()
{
    m_wanted.clear();
    m_keep.clear();
    m_table->clearSelection();
    m_model->clear();
    m_charts->clear();
    m_messages->clear();
    m_stack->setCurrentIndex(0);
}

bool ExecutorsPage::reveal(const Target &target)
{
    if (target.kind != Target::Kind::Executor || target.executorId.isEmpty())
        return false;
    QModelIndex index = m_model->indexOf(target.executorId);
    if (!index.isValid() && !m_filter->expression().isEmpty()) {
        m_filter->clear(); // hidden by the filter, perhaps
        m_filter->applyNow();
        index = m_model->indexOf(target.executorId);
    }
    m_wanted = index.isValid() ? QString() : target.executorId;
    if (index.isValid())
        select(index);
    m_table->setFocus();
    return true;
}

bool ExecutorsPage::isSettled() const
{
    return !m_model->isBusy() && !m_charts->isBusy();
}

void ExecutorsPage::select(const QModelIndex &index)
{
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void ExecutorsPage::showExecutor(Row row)
{
    if (const QModelIndex index = m_model->indexOf(row); index.isValid())
        select(index);
}

void ExecutorsPage::selectionToCharts()
{
    std::vector<Row> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->executorRow(index));
    std::sort(rows.begin(), rows.end());
    if (std::size_t(m_model->totalCount()) == rows.size())
        rows.clear(); // all of them, as with none
    m_charts->setExecutors(rows);
}

void ExecutorsPage::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const Row row = m_model->executorRow(index);
    if (row == kNoRow)
        return;
    const Snapshot &snapshot = *m_model->snapshot();
    for (const auto &[name, value] : snapshot.executors[row].logUrls) {
        const QString text = shownText(snapshot.text(name)).simplified();
        const QUrl url(shownText(snapshot.text(value)).trimmed(), QUrl::StrictMode);
        // Out of a log: only what a browser shows, and only when asked.
        if (!url.isValid() || (url.scheme() != u"http"_s && url.scheme() != u"https"_s))
            continue;
        menu.addAction(tr("Open %1 in the browser").arg(text), this, [url] { QDesktopServices::openUrl(url); });
        menu.addAction(tr("Copy address of %1").arg(text), this,
                       [url] { QApplication::clipboard()->setText(url.toString()); });
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    menu.addAction(tr("Show all executors in the charts"), m_table, &QAbstractItemView::clearSelection);
    if (const auto target = targetAt(index))
        fillTargetMenu(menu, *target);
    menu.addSeparator();
}

std::optional<Target> ExecutorsPage::targetAt(const QModelIndex &index) const
{
    const Row row = index.isValid() ? m_model->executorRow(index) : kNoRow;
    if (row == kNoRow || !m_model->snapshot())
        return {};
    const Snapshot &snapshot = *m_model->snapshot();
    return Target{.kind = Target::Kind::Executor, .executorId = shownText(snapshot.text(snapshot.executors[row].id))};
}

std::optional<Target> ExecutorsPage::currentTarget() const
{
    return targetAt(m_table->currentIndex());
}

void ExecutorsPage::reportSave(const QString &path, const Result<void> &result)
{
    if (result) {
        Message message;
        message.severity = Severity::Success;
        message.what = tr("Saved as %1.").arg(QDir::toNativeSeparators(path));
        message.timeoutMs = 5000;
        m_messages->show(message);
    } else if (result.error().code != ErrorCode::Cancelled) {
        m_messages->showError(tr("The file could not be saved."), result.error());
    }
}

} // namespace cinderscope
