// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The actions, menus and the command palette of MainWindow.
#include "gui/base/actionregistry.h"
#include "gui/base/commandpalette.h"
#include "gui/base/filterfield.h"
#include "gui/base/icons.h"
#include "gui/base/statustext.h"
#include "gui/base/theme.h"
#include "gui/places/placecentre.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/dialogs.h"
#include "gui/shell/folderlister.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/replaybar.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cinderscope {

void MainWindow::createFileActions()
{
    const QString file = tr("File");
    auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        connect(m_actions->add(id, text, file, key, icon), &QAction::triggered, this, slot);
    };
    add(u"file.openLog"_s, tr("&Open event log…"), Qt::CTRL | Qt::Key_O, u"open"_s, [this] { askForLog(); });
    add(u"file.openFolder"_s, tr("Open &folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, u"folder"_s,
        [this] { askForFolder(); });
    add(u"file.openLocation"_s, tr("Open &location…"), Qt::CTRL | Qt::Key_L, u"link"_s,
        [this] { createLocationDialog(this, [this](const QString &text) { openLocation(text); })->open(); });
    add(u"file.refresh"_s, tr("&Refresh"), Qt::Key_F5, u"refresh"_s, [this] {
        if (m_sparkUi && m_sparkUi->reload())
            return;
        if (m_view->session()) {
            SourceEntry entry;
            entry.ref = m_view->ref();
            refreshEntry(entry);
        }
    });
    add(u"file.scan"_s, tr("Look for &applications now"), Qt::SHIFT | Qt::Key_F5, u"computer"_s, [this] {
        if (m_options.finder)
            m_options.finder->scanNow();
        if (m_options.places)
            m_options.places->rescanAll();
        for (const SourceEntry &entry : m_model->entries(SourceTreeModel::Section::Logs)) {
            if (entry.kind == SourceEntry::Kind::Folder && m_lister->isKnown(entry.ref.location))
                m_lister->list(entry.ref.location);
        }
    });
    add(u"file.report"_s, tr("&Import report"), Qt::CTRL | Qt::Key_I, u"info"_s, [this] { showReport(); });
    add(u"file.close"_s, tr("&Close application"), Qt::CTRL | Qt::Key_W, u"close"_s, [this] {
        if (m_sparkUi && m_sparkUi->closeTab())
            return;
        if (m_view->session())
            closeApplication(m_view->ref().key());
    });
    add(u"file.clearRecent"_s, tr("Forget rece&nt logs"), {}, {}, [this] {
        remembered::clearRecent();
        refreshRecent();
    });
    add(u"file.quit"_s, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {}, [this] {
        m_quitting = true;
        close();
    });
    add(u"edit.copyId"_s, tr("Copy application &id"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, u"copy"_s, [this] {
        const ApplicationSession *session = m_view->session();
        const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
        if (snapshot)
            copyText(QString::fromStdString(snapshot->app.id), tr("The application id was copied."));
    });
    add(u"edit.copyLocation"_s, tr("Copy &path or address"), {}, u"copy"_s,
        [this] { copyText(m_view->ref().location, tr("The location was copied.")); });
}

void MainWindow::createViewActions()
{
    const QString view = tr("View");
    QAction *palette =
        m_actions->add(u"view.palette"_s, tr("&Command palette…"), view, Qt::CTRL | Qt::Key_K, u"keyboard"_s);
    connect(palette, &QAction::triggered, this, [this] { m_palette->popup(); });

    auto *themes = new QActionGroup(this);
    auto theme = [&](const QString &id, const QString &text, ThemeMode mode) {
        QAction *action = m_actions->add(id, text, view, {}, u"theme"_s);
        action->setCheckable(true);
        action->setChecked(Theme::instance().mode() == mode);
        themes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, mode] { Theme::instance().setMode(mode, m_options.restore); });
        connect(&Theme::instance(), &Theme::changed, action,
                [action, mode] { action->setChecked(Theme::instance().mode() == mode); });
    };
    theme(u"view.theme.system"_s, tr("Theme of the &system"), ThemeMode::System);
    theme(u"view.theme.light"_s, tr("&Light theme"), ThemeMode::Light);
    theme(u"view.theme.dark"_s, tr("&Dark theme"), ThemeMode::Dark);

    QAction *tree = m_actions->add(u"view.tree"_s, tr("Show s&ources"), view, Qt::Key_F9);
    tree->setCheckable(true);
    tree->setChecked(true);
    connect(tree, &QAction::toggled, this, [this](bool on) { m_tree->setVisible(on); });
    QAction *full = m_actions->add(u"view.fullScreen"_s, tr("&Full screen"), view, Qt::Key_F11);
    full->setCheckable(true);
    connect(full, &QAction::toggled, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::createGoActions()
{
    const QString go = tr("Go");
    int number = 0;
    for (const PageFactory &page : m_view->factories()) {
        ++number;
        const QKeySequence key = number <= 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)) : QKeySequence();
        QAction *action = m_actions->add(u"go.page."_s + page.key, page.title, go, key, page.iconName);
        connect(action, &QAction::triggered, this, [this, key = page.key] { showPage(key); });
    }
    auto add = [&](const QString &id, const QString &text, const QList<QKeySequence> &keys, auto slot) {
        QAction *action = m_actions->add(id, text, go, keys.first());
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, slot);
    };
    add(u"go.nextPage"_s, tr("&Next page"), {Qt::CTRL | Qt::Key_PageDown, Qt::CTRL | Qt::Key_Tab},
        [this] { m_sparkUi && m_sparkUi->stepTab(1) ? void() : m_view->stepPage(1); });
    add(u"go.previousPage"_s, tr("&Previous page"), {Qt::CTRL | Qt::Key_PageUp, Qt::CTRL | Qt::SHIFT | Qt::Key_Tab},
        [this] { m_sparkUi && m_sparkUi->stepTab(-1) ? void() : m_view->stepPage(-1); });
    auto step = [this](int direction) {
        const ApplicationRef ref = m_tree->neighbour(direction);
        if (!ref.isEmpty())
            Q_EMIT m_tree->openRequested(ref);
    };
    add(u"go.nextApplication"_s, tr("Next &application"), {Qt::ALT | Qt::Key_Down}, [step] { step(1); });
    add(u"go.previousApplication"_s, tr("Previous app&lication"), {Qt::ALT | Qt::Key_Up}, [step] { step(-1); });
    add(u"go.sources"_s, tr("&Sources"), {Qt::CTRL | Qt::Key_0}, [this] {
        m_actions->action(u"view.tree"_s)->setChecked(true);
        m_tree->view()->setFocus(Qt::ShortcutFocusReason);
    });
    add(u"go.filter"_s, tr("&Filter of the sources"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [this] {
        m_actions->action(u"view.tree"_s)->setChecked(true);
        m_tree->filter()->setFocus(Qt::ShortcutFocusReason);
        m_tree->filter()->selectAll();
    });
    add(u"go.page"_s, tr("Contents of the pa&ge"), {Qt::Key_F6}, [this] {
        if (Page *page = m_view->currentPage())
            page->setFocus(Qt::ShortcutFocusReason);
    });
}

void MainWindow::createReplayActions()
{
    const QString replay = tr("Replay");
    auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        connect(m_actions->add(id, text, replay, key, icon), &QAction::triggered, this, slot);
    };
    add(u"replay.open"_s, tr("&Replay this log"), Qt::CTRL | Qt::Key_R, u"replay"_s, [this] {
        ApplicationRef ref = m_view->ref();
        if (!m_view->session() || !ref.isFile())
            return;
        ref.kind = SourceKind::Replay;
        openApplication(ref);
    });
    add(u"replay.play"_s, tr("Play"), Qt::Key_Space, u"play"_s, [this] { m_view->replayBar()->togglePlaying(); });
    add(u"replay.start"_s, tr("&Back to the start"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left, u"skip-start"_s,
        [this] { m_view->replayBar()->toStart(); });
    add(u"replay.nextFailure"_s, tr("Next &failure"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right, u"next-failure"_s,
        [this] { m_view->replayBar()->toNextFailure(); });
    add(u"replay.slower"_s, tr("&Slower"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, {},
        [this] { m_view->replayBar()->changeSpeed(-1); });
    add(u"replay.faster"_s, tr("F&aster"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, {},
        [this] { m_view->replayBar()->changeSpeed(1); });
    add(u"replay.leave"_s, tr("&Leave the replay"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, u"close"_s, [this] {
        ApplicationRef ref = m_view->ref();
        if (ref.kind != SourceKind::Replay)
            return;
        ref.kind = SourceKind::EventLog;
        openApplication(ref);
    });
}

void MainWindow::createHelpActions()
{
    const QString help = tr("Help");
    auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        connect(m_actions->add(id, text, help, key, icon), &QAction::triggered, this, slot);
    };
    add(u"help.shortcuts"_s, tr("&Keyboard shortcuts"), Qt::Key_F1, u"keyboard"_s,
        [this] { createShortcutsDialog(*m_actions, this)->open(); });
    add(u"help.demo"_s, tr("Show the &demo recording"), {}, u"replay"_s, [this] { openDemo(); });
    add(u"help.about"_s, tr("&About Cinderscope"), {}, u"info"_s, [this] { createAboutDialog(this)->open(); });
}

void MainWindow::createMenus()
{
    auto fill = [this](QMenu *menu, std::initializer_list<const char *> ids) {
        for (const char *id : ids) {
            if (*id)
                menu->addAction(m_actions->action(QString::fromLatin1(id)));
            else
                menu->addSeparator();
        }
    };
    fill(menuBar()->addMenu(tr("&File")), {"file.openLog",
                                           "file.openFolder",
                                           "file.openLocation",
                                           "file.addPlace",
                                           "jupyter.add",
                                           "",
                                           "file.refresh",
                                           "file.scan",
                                           "file.report",
                                           "",
                                           "edit.connection",
                                           "edit.copyId",
                                           "edit.copyLocation",
                                           "",
                                           "file.clearRecent",
                                           "file.close",
                                           "",
                                           "file.preferences",
                                           "",
                                           "file.quit"});
    fill(menuBar()->addMenu(tr("&View")), {"view.palette", "", "view.tree", "view.sources", "view.fullScreen", "",
                                           "view.theme.system", "view.theme.light", "view.theme.dark"});
    QMenu *go = menuBar()->addMenu(tr("&Go"));
    for (const PageFactory &page : m_view->factories())
        go->addAction(m_actions->action(u"go.page."_s + page.key));
    if (m_sparkUi)
        fill(go, {"", "spark.show", "spark.newTab", "spark.browser"});
    fill(go, {"", "go.nextPage", "go.previousPage", "go.page", "", "go.nextApplication", "go.previousApplication", "",
              "go.sources", "go.filter"});
    addLaunchMenu();
    fill(menuBar()->addMenu(tr("&Act")),
         {"act.selected", "act.allJobs", "", "act.stop", "", "jupyter.interrupt", "jupyter.open", "", "act.log"});
    fill(menuBar()->addMenu(tr("&Replay")), {"replay.open", "", "replay.play", "replay.start", "replay.nextFailure", "",
                                             "replay.slower", "replay.faster", "", "replay.leave"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.listener", "", "help.shortcuts", "help.demo", "", "help.about"});
    // Keys work while a menu bar is hidden (full screen) too.
    for (const ActionRegistry::Entry &entry : m_actions->entries())
        addAction(entry.action);
}

void MainWindow::createPalette()
{
    m_palette = new CommandPalette(m_actions, this);
    m_palette->addProvider([this](const QString &) {
        QList<Command> commands;
        for (const SourceEntry &entry : m_model->applications()) {
            Command command;
            command.title = entry.name;
            command.detail = entry.id;
            command.category = tr("Application");
            command.icon = Icons::icon(u"application"_s);
            command.enabled = !entry.missing;
            command.run = [this, ref = entry.ref] { Q_EMIT m_tree->openRequested(ref); };
            commands.append(command);
        }
        return commands;
    });
    m_palette->addProvider([this](const QString &typed) {
        QList<Command> commands;
        const ApplicationSession *session = m_view->session();
        const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
        if (!snapshot || typed.isEmpty())
            return commands;
        // The newest ones: a palette is no table of a hundred thousand jobs.
        constexpr std::size_t kMaxJobs = 2000;
        const std::size_t size = snapshot->jobs.size();
        for (std::size_t row = size; row > (size > kMaxJobs ? size - kMaxJobs : 0); --row) {
            const Job &job = snapshot->jobs[row - 1];
            const std::string_view description = snapshot->text(job.description);
            const std::string_view name = description.empty() ? snapshot->text(job.name) : description;
            Command command;
            command.title = tr("Job %1").arg(job.id);
            command.detail =
                QString::fromUtf8(name.data(), qsizetype(std::min<std::size_t>(name.size(), 200))).simplified();
            command.category = tr("Job");
            command.icon = Icons::status(statusRole(job.status));
            command.run = [this, id = job.id] {
                Target target;
                target.kind = Target::Kind::Job;
                target.id = id;
                m_view->reveal(target);
            };
            commands.append(command);
        }
        return commands;
    });
}

void MainWindow::updateActions()
{
    const ApplicationSession *session = m_view->session();
    const bool shown = session != nullptr;
    const bool file = shown && m_view->ref().isFile() && m_view->ref().location != u'-';
    const bool replay = shown && m_view->ref().kind == SourceKind::Replay;
    auto enable = [this](const QString &id, bool on) { m_actions->action(id)->setEnabled(on); };
    for (const PageFactory &page : m_view->factories())
        enable(u"go.page."_s + page.key, shown);
    for (const auto &id : {u"file.refresh"_s, u"file.close"_s, u"edit.copyLocation"_s, u"go.nextPage"_s,
                           u"go.previousPage"_s, u"go.page"_s})
        enable(id, shown);
    if (m_sparkUi && m_sparkUi->isServerShown()) {
        for (const auto &id : {u"file.refresh"_s, u"file.close"_s, u"go.nextPage"_s, u"go.previousPage"_s})
            enable(id, true);
    }
    enable(u"view.sources"_s, shown && session->isLive());
    enable(u"file.report"_s, shown && session->snapshot() && m_options.importReport);
    enable(u"edit.copyId"_s, shown && session->snapshot());
    enable(u"file.scan"_s, m_options.finder != nullptr || m_options.places != nullptr ||
                               !m_model->entries(SourceTreeModel::Section::Logs).isEmpty());
    enable(u"replay.open"_s, file && !replay);
    for (const auto &id :
         {u"replay.play"_s, u"replay.start"_s, u"replay.slower"_s, u"replay.faster"_s, u"replay.leave"_s})
        enable(id, replay);
    enable(u"replay.nextFailure"_s, replay && !m_view->replayBar()->marks().failures.isEmpty());
    updateActing();
}

} // namespace cinderscope
