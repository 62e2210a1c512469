// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Actions, menus and dialogs of LaunchControl: what can be started, and what can be done with what was.
#include "gui/base/actionregistry.h"
#include "gui/base/commandpalette.h"
#include "gui/base/icons.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchpanel.h"
#include "gui/launch/launchtext.h"
#include "gui/launchform/sessiondialog.h"
#include "gui/launchform/sessionkindtext.h"
#include "gui/launchform/sessionlist.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "jupyter/runtimefiles.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QProcessEnvironment>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QString menuText(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

bool isMaster(const SourceEntry &entry)
{
    return entry.kind == SourceEntry::Kind::Endpoint && entry.detail.startsWith("spark://"_L1) && !entry.missing &&
           entry.problem.isEmpty();
}

//! What opens a notebook server in the browser: the page that Jupyter Server itself writes for that
//! (jpserver-<process>- open.html, which only this user can read and which holds the token); its address, which asks
//! for the token, else.
QUrl notebookPage(const LaunchState &state)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : state.config.environment)
        environment.insert(name, value);
    for (const QString &folder : jupyterRuntimeFolders(environment)) {
        for (const qint64 process : state.processes) {
            const QString page = folder + u"/jpserver-%1-open.html"_s.arg(process);
            if (QFileInfo::exists(page))
                return QUrl::fromLocalFile(page);
        }
    }
    return state.ui;
}

const QList<SessionKind> kHere{SessionKind::LocalSession, SessionKind::StandaloneCluster, SessionKind::HistoryServer,
                               SessionKind::NotebookServer, SessionKind::Submit};
const QList<SessionKind> kElsewhere{SessionKind::SshCluster, SessionKind::Kubernetes};

} // namespace

void LaunchControl::createActions()
{
    const QString start = tr("Start");
    ActionRegistry &actions = m_window->actions();
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon,
                         auto slot) {
        QAction *action = actions.add(id, text, start, key, icon);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(u"launch.start"_s, tr("&Start…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, u"play"_s, [this] {
        m_window->actions().action(u"view.tree"_s)->setChecked(true);
        m_startButton->showMenu();
    });
    add(u"launch.new"_s, tr("&New configuration…"), {}, {}, [this] { edit({}); });
    add(u"launch.manage"_s, tr("&Manage configurations…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, u"settings"_s,
        [this] { manage(); });
    QAction *shown = actions.add(u"launch.panel"_s, tr("Show &what was started"), start, Qt::Key_F8, u"event-log"_s);
    shown->setCheckable(true);
}

QToolButton *LaunchControl::makeStartButton(QWidget *parent)
{
    m_startButton = new QToolButton(parent);
    m_startButton->setIcon(Icons::icon(u"play"_s));
    m_startButton->setToolTip(
        tr("Start a session, a cluster or a server (%1)")
            .arg(m_window->actions().action(u"launch.start"_s)->shortcut().toString(QKeySequence::NativeText)));
    m_startButton->setAccessibleName(tr("Start"));
    m_startButton->setPopupMode(QToolButton::InstantPopup);
    m_startButton->setAutoRaise(true);
    auto *menu = new QMenu(m_startButton);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillStartMenu(*menu);
    });
    m_startButton->setMenu(menu);
    return m_startButton;
}

void LaunchControl::addMenu(QMenuBar *bar)
{
    m_startMenu = bar->addMenu(tr("&Start"));
    connect(m_startMenu, &QMenu::aboutToShow, this, [this] {
        m_startMenu->clear();
        fillStartMenu(*m_startMenu);
    });
    fillStartMenu(*m_startMenu); // a menu without entries does not open everywhere
}

void LaunchControl::addCommands()
{
    m_window->m_palette->addProvider([this](const QString &) {
        QList<Command> commands;
        for (const SessionConfig &config : m_centre->configurations()) {
            Command command;
            command.title = tr("Start %1", "name of a configuration").arg(launchtext::name(config));
            command.detail = config.description;
            command.category = sessionKindTitle(config.kind);
            command.icon = Icons::icon(sessionKindIcon(config.kind));
            command.run = [this, config] { start(config); };
            commands.append(command);
        }
        for (const LaunchState &state : m_centre->states()) {
            Command command;
            command.title = state.isOver() ? tr("Log of %1", "name").arg(launchtext::name(state.config))
                                           : tr("Stop %1", "name").arg(launchtext::name(state.config));
            command.detail = state.applicationId;
            command.category = launchtext::phase(state.phase);
            command.icon = Icons::icon(state.isOver() ? u"event-log"_s : u"stop"_s);
            command.run = [this, id = state.id, over = state.isOver()] {
                over ? showProgress(id) : this->command(id, LaunchView::Command::Stop);
            };
            commands.append(command);
        }
        return commands;
    });
}

void LaunchControl::fillStartMenu(QMenu &menu)
{
    ActionRegistry &actions = m_window->actions();
    // one that needs a kernel is started from the kernel
    const bool any = m_centre->fillMenu(
        menu, [](const SessionConfig &config) { return config.kind != SessionKind::KernelSession; }, {},
        [this](const SessionConfig &config) { start(config); });
    if (!any)
        menu.addAction(tr("No configuration yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(actions.action(u"launch.new"_s));
    QMenu *examples = menu.addMenu(tr("New from &example"));
    for (const SessionConfig &example : SessionBook::examples()) {
        QAction *action =
            examples->addAction(Icons::icon(sessionKindIcon(example.kind)), menuText(launchtext::name(example)), this,
                                [this, example] { edit(m_centre->book().copyOf(example)); });
        action->setToolTip(example.description);
    }
    examples->setToolTipsVisible(true);
    menu.addAction(actions.action(u"launch.manage"_s));
    menu.addSeparator();
    menu.addAction(actions.action(u"launch.panel"_s));
}

void LaunchControl::fillConfigurations(QMenu &menu, const QString &title, const QList<SessionKind> &kinds,
                                       const std::function<void(SessionConfig &)> &adjust, const SessionConfig &fresh)
{
    QMenu *sub = menu.addMenu(Icons::icon(u"play"_s), title);
    const bool any = m_centre->fillMenu(
        *sub, [kinds](const SessionConfig &config) { return kinds.contains(config.kind); }, adjust,
        [this](const SessionConfig &config) { start(config); });
    if (any)
        sub->addSeparator();
    sub->addAction(tr("&New configuration…"), this, [this, fresh] { edit(fresh); });
    sub->addAction(m_window->actions().action(u"launch.manage"_s));
}

void LaunchControl::fillMenu(QMenu &menu, const SourceEntry &entry)
{
    using Kind = SourceEntry::Kind;
    if (!entry.launchId.isEmpty() && m_centre->state(entry.launchId)) {
        menu.addSeparator();
        fillStarted(menu, entry.launchId);
        menu.addSeparator();
    }
    if (entry.kind == Kind::Section) {
        const bool clusters =
            m_window->m_model->entry(m_window->m_model->sectionIndex(SourceTreeModel::Section::Clusters)) &&
            m_window->m_model->entry(m_window->m_model->sectionIndex(SourceTreeModel::Section::Clusters))->name ==
                entry.name;
        SessionConfig fresh;
        fresh.kind = clusters ? SessionKind::SshCluster : SessionKind::LocalSession;
        fillConfigurations(menu, clusters ? tr("&Start elsewhere") : tr("&Start on this computer"),
                           clusters ? kElsewhere : kHere, {}, fresh);
        menu.addSeparator();
    } else if (isMaster(entry)) {
        const QString master = entry.detail;
        SessionConfig fresh;
        fresh.kind = SessionKind::LocalSession;
        fresh.master = master;
        fresh.sparkVersion = entry.sparkVersion.section(u'.', 0, 1);
        fillConfigurations(
            menu, tr("&Start a session on this cluster"), {SessionKind::LocalSession, SessionKind::Submit},
            [master](SessionConfig &config) { config.master = master; }, fresh);
    } else if (entry.kind == Kind::Folder) {
        SessionConfig config;
        config.kind = SessionKind::HistoryServer;
        config.name = tr("History of %1", "name of a folder").arg(QFileInfo(entry.ref.location).fileName());
        config.history.folder = entry.ref.location;
        menu.addAction(Icons::icon(u"play"_s), tr("Start a &history server over it"), this,
                       [this, config] { start(config); });
        menu.addSeparator();
    }
}

void LaunchControl::fillStarted(QMenu &menu, const QString &id)
{
    const auto state = m_centre->state(id);
    if (!state)
        return;
    using Command = LaunchView::Command;
    const auto add = [&](const QString &icon, const QString &text, Command what) {
        return menu.addAction(icon.isEmpty() ? QIcon() : Icons::icon(icon), text, this,
                              [this, id, what] { command(id, what); });
    };
    QAction *progress =
        menu.addAction(Icons::icon(u"event-log"_s), tr("Show its &log"), this, [this, id] { showProgress(id); });
    if (!menu.defaultAction())
        menu.setDefaultAction(progress);
    const bool running = state->phase == LaunchPhase::Running;
    if (running || state->isOver())
        add(u"refresh"_s, running ? tr("R&estart") : tr("Start &again"), Command::Restart);
    add(u"settings"_s, tr("E&dit configuration…"), Command::Edit);
    if (!state->isOver())
        add(u"stop"_s,
            running                                 ? tr("S&top what was started")
            : state->phase == LaunchPhase::Stopping ? tr("End at &once")
                                                    : tr("&Cancel the start"),
            Command::Stop);
    else
        menu.addAction(Icons::icon(u"close"_s), tr("&Dismiss"), this, [this, id] { m_centre->dismiss(id); });
}

QDialog *LaunchControl::edit(const SessionConfig &config)
{
    auto *dialog = new SessionDialog(m_centre->book(), config, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SessionDialog::startRequested, this, &LaunchControl::start);
    dialog->open();
    return dialog;
}

QDialog *LaunchControl::manage()
{
    if (!m_list) {
        auto *list = new SessionList(m_centre->book(), m_window);
        list->setAttribute(Qt::WA_DeleteOnClose);
        connect(list, &SessionList::startRequested, this, [this, list](const SessionConfig &config) {
            list->close(); // what follows is in the window behind it
            start(config);
        });
        m_list = list;
    }
    m_list->show();
    m_list->raise();
    m_list->activateWindow();
    return m_list;
}

void LaunchControl::command(const QString &id, LaunchView::Command command)
{
    const auto state = m_centre->state(id);
    if (!state)
        return;
    std::optional<SourceEntry> row = rowOf(id);
    switch (command) {
    case LaunchView::Command::ShowApplication:
        if (row && row->kind == SourceEntry::Kind::Application)
            m_window->openApplication(row->ref);
        else
            m_window->openApplication(ApplicationRef::live({state->applicationId, {}}, state->ui));
        break;
    case LaunchView::Command::OpenSparkUi:
        if (row && m_window->m_sparkUi && state->config.kind != SessionKind::NotebookServer &&
            (row->kind == SourceEntry::Kind::Application || row->kind == SourceEntry::Kind::Endpoint))
            m_window->m_sparkUi->show(*row);
        else
            QDesktopServices::openUrl(state->config.kind == SessionKind::NotebookServer ? notebookPage(*state)
                                                                                        : state->ui);
        break;
    case LaunchView::Command::CopyConnection:
        if (!row || row->kind == SourceEntry::Kind::Launch) { // nothing is found of it (yet): what it told itself
            row = LaunchRows::row(*state);
            row->kind = state->applicationId.isEmpty() ? SourceEntry::Kind::Endpoint : SourceEntry::Kind::Application;
            row->ref.applicationId = state->applicationId;
        }
        m_window->copyConnection(*row);
        break;
    case LaunchView::Command::Restart:
        m_centre->restart(id);
        break;
    case LaunchView::Command::Edit:
        edit(m_centre->configurationOf(*state).value_or(state->config));
        break;
    case LaunchView::Command::Stop:
        m_centre->stop(id);
        break;
    }
}

} // namespace cinderscope
