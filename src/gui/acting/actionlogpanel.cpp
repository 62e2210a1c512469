// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actionlogpanel.h"

#include "gui/acting/actionlogmodel.h"
#include "gui/base/async.h"
#include "gui/base/copylabel.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

ActionLogPanel::ActionLogPanel(const ActionLog &log, QWidget *parent)
    : QDialog(parent), m_log(log), m_model(new ActionLogModel(this)), m_proxy(new FilterProxy(this)),
      m_view(new TableView(this)), m_filter(new FilterField(this))
{
    setObjectName(u"actionLog"_s);
    setWindowTitle(tr("Action log"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Small);
    m_filter->setPlaceholderText(tr("Filter actions"));
    m_filter->setAccessibleName(tr("Filter actions"));
    m_filter->setView(m_view);
    m_filter->installShortcut(this);
    layout->addWidget(m_filter);

    setUpView();
    layout->addWidget(m_view, 1);

    auto *bottom = new QHBoxLayout;
    auto *place = new CopyLabel(this);
    place->setFieldName(tr("File"));
    place->setText(QDir::toNativeSeparators(log.path()));
    place->setElideMode(Qt::ElideMiddle);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *save = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    save->setAutoDefault(false);
    close->setAutoDefault(false);
    bottom->addWidget(place, 1);
    bottom->addWidget(buttons);
    layout->addLayout(bottom);

    connect(save, &QPushButton::clicked, this, [this] { m_view->tools().exportWithDialog(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_filter, &FilterField::filterChanged, m_proxy, &FilterProxy::setFilter);
    connect(m_proxy, &FilterProxy::countsChanged, this, [this] {
        const FilterProxy::Counts counts = m_proxy->counts();
        m_filter->setCounts(counts.shown, m_filter->text().isEmpty() ? -1 : counts.total);
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &ActionLogPanel::refresh);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_soon.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_soon.start(); });
    resize(1080, 460);
    refresh();
}

void ActionLogPanel::setUpView()
{
    m_proxy->setSourceModel(m_model);
    m_view->setAccessibleName(tr("Actions"));
    m_view->setModel(m_proxy);
    m_view->setSortingEnabled(true);
    TableTools &tools = m_view->tools();
    tools.setExportName(u"actions"_s);
    tools.setHiddenByDefault({ActionLogModel::User, ActionLogModel::Place});
    tools.setEmptyState(u"recent"_s, tr("Nothing was ended yet"),
                        tr("Jobs, stages and applications that are cancelled or stopped from here or by "
                           "cinderscope-cli kill are listed with what came of it."));
    const std::pair<ActionLogModel::Column, int> widths[] = {
        {ActionLogModel::Time, 150},        {ActionLogModel::Outcome, 140}, {ActionLogModel::Target, 120},
        {ActionLogModel::Id, 90},           {ActionLogModel::Way, 110},     {ActionLogModel::Duration, 80},
        {ActionLogModel::Application, 240}, {ActionLogModel::Program, 100}, {ActionLogModel::Reason, 140},
        {ActionLogModel::Detail, 300}};
    for (const auto &[column, width] : widths)
        m_view->horizontalHeader()->resizeSection(column, width);
    m_view->sortByColumn(ActionLogModel::Time, Qt::DescendingOrder);
    tools.setSettingsKey(u"acting.log"_s);
}

ActionLogPanel::~ActionLogPanel() = default;

//! The file, which a shortened log replaces, and its folder, for one that does not exist yet.
void ActionLogPanel::watch()
{
    const QString folder = QFileInfo(m_log.path()).absolutePath();
    for (const QString &path : {m_log.path(), folder}) {
        if (QFileInfo::exists(path) && !m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

void ActionLogPanel::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    watch();
    runAsync(
        this, [log = m_log] { return log.read(); },
        [this](const QList<ActionRecord> &records) {
            m_reading = false;
            m_model->setRecords(records);
            Q_EMIT refreshed();
            if (std::exchange(m_again, false))
                refresh();
        });
}

} // namespace cinderscope
