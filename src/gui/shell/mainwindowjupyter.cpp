// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jupyter servers, kernels and the cells of the shown application's notebook, of MainWindow.
#include "act/snippets/snippet.h"
#include "gui/base/actionregistry.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/jupyter/jupyterdialog.h"
#include "gui/jupyter/startsparkdialog.h"
#include "gui/launch/launchcentre.h"
#include "gui/places/questions.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/jupyterrows.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "live/wire/listenserver.h"
#include "live/wire/sessionsettings.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

void MainWindow::createJupyterActions()
{
    const QString file = tr("File"), act = tr("Act");
    QAction *add = m_actions->add(u"jupyter.add"_s, tr("Add &Jupyter server…"), file, {}, u"notebook"_s);
    connect(add, &QAction::triggered, this, [this] { addJupyterServer(); });
    QAction *open = m_actions->add(u"jupyter.open"_s, tr("Open the note&book in the browser"), act, {}, u"external"_s);
    connect(open, &QAction::triggered, this, [this] {
        if (const auto place = shownKernel())
            QDesktopServices::openUrl(JupyterCentre::notebookUrl(place->server, place->kernel));
    });
    QAction *interrupt = m_actions->add(u"jupyter.interrupt"_s, tr("&Interrupt the kernel"), act, {}, u"pause"_s);
    connect(interrupt, &QAction::triggered, this, [this] {
        if (const auto place = shownKernel())
            interruptKernel(place->kernel.id);
    });
    for (QAction *action : {add, open, interrupt})
        action->setEnabled(false);
}

void MainWindow::connectJupyter()
{
    JupyterCentre *centre = m_options.jupyter;
    if (!centre)
        return;
    centre->setParent(this);
    QAction *add = m_actions->action(u"jupyter.add"_s);
    add->setEnabled(true);
    m_tree->openButton()->addAction(add);
    add->setProperty("whenEmpty", true);
    m_view->addNotebookAction(add);
    m_view->addNotebookAction(m_actions->action(u"jupyter.interrupt"_s));
    m_view->addNotebookAction(m_actions->action(u"jupyter.open"_s));
    if (m_options.launch)
        m_options.launch->launcher().addKind(SessionKind::KernelSession, centre->factory());
    m_sources->setNotebooks([this](bool named) { return notebookRows(named); });
    m_tree->setJupyterFiller([this](QMenu &menu, const SourceEntry &entry) { fillJupyterMenu(menu, entry); });
    connect(m_tree, &SourceTree::jupyterRequested, this, &MainWindow::openJupyter);
    connect(centre, &JupyterCentre::serversChanged, this, [this] {
        m_sources->schedule();
        updateNotebook();
    });
    connect(centre, &JupyterCentre::cellsChanged, this, [this](const QString &applicationId) {
        if (shownApplicationId() == applicationId)
            updateNotebook();
    });
    connect(centre, &JupyterCentre::routeSecretNeeded, this,
            [this](const QString &id, Route::Secret) { askJupyterToken(id); });
    connect(centre, &JupyterCentre::routeQuestion, this, [this](const QString &id, const SshQuestion &question) {
        const auto server = m_options.jupyter->watcher().server(id);
        questions::ssh(server ? m_options.jupyter->nameOf(*server) : id, question, this,
                       [this, id, number = question.id](const std::optional<QString> &text) {
                           m_options.jupyter->watcher().answer(id, number, text);
                       })
            ->open();
    });
    connect(this, &MainWindow::applicationShown, this, &MainWindow::updateNotebook);
    connect(m_hub, &SessionHub::sessionChanged, this,
            [this](const ApplicationRef &, const ApplicationSession *session) {
                if (session == m_view->session() && m_notebookOf != shownApplicationId())
                    updateNotebook(); // its id became known
            });
}

void MainWindow::startJupyter()
{
    if (!m_options.jupyter)
        return;
    tellJupyterListener();
    if (const ListenServer *server = m_options.live ? m_options.live->server() : nullptr)
        connect(server, &ListenServer::addressChanged, this, &MainWindow::tellJupyterListener);
    m_options.jupyter->start();
}

void MainWindow::tellJupyterListener()
{
    if (!m_options.jupyter)
        return;
    TemplateListener listener;
    const ListenServer *server = m_options.live ? m_options.live->server() : nullptr;
    if (server && server->isListening()) {
        listener.jar = findListenerJar();
        listener.address = server->address().addresses();
        listener.secretFile = server->address().secretFile;
    }
    m_options.jupyter->setListener(listener);
}

// ---- rows

QList<SourceBranch> MainWindow::notebookRows(bool named) const
{
    QList<JupyterServer> servers = m_options.jupyter->servers();
    servers.removeIf([named](const JupyterServer &server) { return server.typed != named; });
    return JupyterRows::rows(
        servers, [this](const JupyterServer &server) { return m_options.jupyter->nameOf(server); },
        [this](const QString &applicationId) {
            const SourceEntry *entry = applicationEntry(applicationId);
            return entry ? entry->name : QString();
        });
}

const SourceEntry *MainWindow::applicationEntry(const QString &applicationId) const
{
    return applicationId.isEmpty() ? nullptr
                                   : m_model->entry(m_model->find(ApplicationRef::keyOf({applicationId, {}})));
}

QString MainWindow::shownApplicationId() const
{
    const ApplicationSession *session = m_view->session();
    if (!session || m_view->ref().kind == SourceKind::Replay)
        return {};
    if (!m_view->ref().applicationId.isEmpty())
        return m_view->ref().applicationId;
    const SnapshotPtr snapshot = session->snapshot();
    return snapshot ? QString::fromStdString(snapshot->app.id) : QString();
}

std::optional<KernelPlace> MainWindow::shownKernel() const
{
    return m_options.jupyter ? m_options.jupyter->kernelOf(shownApplicationId()) : std::nullopt;
}

void MainWindow::updateNotebook()
{
    if (!m_options.jupyter)
        return;
    m_notebookOf = shownApplicationId();
    m_view->setNotebook(m_options.jupyter->cells(m_notebookOf));
    const auto place = shownKernel();
    m_actions->action(u"jupyter.open"_s)->setEnabled(place.has_value());
    m_actions->action(u"jupyter.interrupt"_s)->setEnabled(place && place->kernel.state != "dead"_L1);
}

void MainWindow::openJupyter(const SourceEntry &entry)
{
    if (entry.kind == SourceEntry::Kind::Jupyter) {
        const auto server = m_options.jupyter->watcher().server(entry.id);
        if (server && server->state == JupyterServer::State::LoginWanted)
            return askJupyterToken(entry.id);
        m_messages->show({.severity = Severity::Warning,
                          .what = tr("%1 cannot be reached.").arg(entry.name),
                          .cause = entry.problem,
                          .actionText = tr("Try again"),
                          .action = [this, id = entry.id] { m_options.jupyter->watcher().refresh(id); }});
        return;
    }
    const QString application = entry.kernelApplication;
    if (application.isEmpty()) {
        m_messages->show({.severity = Severity::Info,
                          .what = tr("No Spark runs in %1.").arg(entry.name),
                          .actionText = tr("Start Spark in this kernel…"),
                          .action = [this, id = entry.id] { startSparkIn(id); }});
        return;
    }
    openNotebookOf(application);
}

void MainWindow::openNotebookOf(const QString &applicationId)
{
    const auto place = m_options.jupyter->kernelOf(applicationId);
    ApplicationRef ref;
    if (const SourceEntry *row = applicationEntry(applicationId))
        ref = row->ref;
    else if (place && !place->kernel.sparkUi.isEmpty())
        ref = ApplicationRef::rest(place->kernel.sparkUi, applicationId);
    else
        ref = ApplicationRef::live({applicationId, {}});
    openApplication(ref);
    if (shownApplicationId() == applicationId)
        showPage(u"notebook"_s);
}

// ---- menus

void MainWindow::fillJupyterMenu(QMenu &menu, const SourceEntry &entry)
{
    JupyterCentre *centre = m_options.jupyter;
    if (entry.kind == SourceEntry::Kind::Section) {
        menu.addAction(m_actions->action(u"jupyter.add"_s));
        return;
    }
    if (entry.kind == SourceEntry::Kind::Kernel)
        return fillKernelMenu(menu, entry);
    const QString id = entry.id;
    const auto server = centre->watcher().server(id);
    if (!server)
        return;
    menu.addAction(Icons::icon(u"external"_s), tr("Open in &browser"), this,
                   [url = server->url] { QDesktopServices::openUrl(url); });
    menu.addAction(Icons::icon(u"copy"_s), tr("Copy &address"), this,
                   [url = server->url] { QGuiApplication::clipboard()->setText(url.toString()); });
    menu.addSeparator();
    menu.addAction(Icons::icon(u"refresh"_s), tr("&Look again now"), this,
                   [centre, id] { centre->watcher().refresh(id); });
    menu.addAction(tr("&Give the token…"), this, [this, id] { askJupyterToken(id); });
    if (server->typed)
        menu.addAction(Icons::icon(u"close"_s), tr("&Forget this server…"), this, [this, id] { forgetJupyter(id); });
    menu.addSeparator();
}

void MainWindow::fillKernelMenu(QMenu &menu, const SourceEntry &entry)
{
    const QString id = entry.id;
    const auto place = m_options.jupyter->kernel(id);
    if (!place)
        return;
    const JupyterKernel kernel = place->kernel;
    const bool dead = kernel.state == "dead"_L1;
    QAction *open = menu.addAction(Icons::icon(u"notebook"_s), tr("&Show its cells"), this,
                                   [this, kernel] { openNotebookOf(kernel.applicationId); });
    open->setEnabled(!kernel.applicationId.isEmpty());
    menu.setDefaultAction(open);
    menu.addAction(Icons::icon(u"external"_s), tr("Open the notebook in the &browser"), this,
                   [url = JupyterCentre::notebookUrl(place->server, kernel)] { QDesktopServices::openUrl(url); });
    menu.addSeparator();
    menu.addAction(Icons::icon(u"play"_s), tr("S&tart Spark in this kernel…"), this, [this, id] { startSparkIn(id); })
        ->setEnabled(!dead && m_options.launch);
    menu.addAction(Icons::icon(u"stop"_s), tr("St&op Spark in this kernel…"), this, [this, id] { stopSparkIn(id); })
        ->setEnabled(!dead && !kernel.applicationId.isEmpty());
    menu.addAction(Icons::icon(u"pause"_s), tr("&Interrupt the kernel"), this, [this, id] { interruptKernel(id); })
        ->setEnabled(!dead);
    menu.addSeparator();
    menu.addAction(Icons::icon(u"copy"_s), tr("Copy a cell that &attaches the listener"), this,
                   [this, kernel] { copyAttachCell(kernel); });
}

// ---- what the person does

QDialog *MainWindow::addJupyterServer()
{
    if (!m_options.jupyter)
        return nullptr;
    auto *dialog = new JupyterDialog(m_options.jupyter, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void MainWindow::copyAttachCell(const JupyterKernel &kernel)
{
    const ListenServer *server = m_options.live ? m_options.live->server() : nullptr;
    const SourceEntry *row = applicationEntry(kernel.applicationId);
    SnippetTarget target = row ? snippetTarget(*row) : SnippetTarget();
    target.here = m_options.jupyter->isNear(kernel.id);
    SnippetOptions options;
    options.listener = true;
    options.attach =
        server && server->isListening() ? SnippetListener::of(server->address()) : SnippetListener::installed();
    const bool scala = kernel.language.compare("scala"_L1, Qt::CaseInsensitive) == 0;
    const Snippet cell = makeSnippet(scala ? SnippetKind::AttachScala : SnippetKind::AttachPython, target, options);
    if (cell.available())
        copyText(cell.text, tr("The cell was copied: paste it into the notebook and run it."));
    else
        m_messages->show(
            {.severity = Severity::Warning, .what = tr("No cell can be made for this kernel."), .cause = cell.reason});
}

void MainWindow::askJupyterToken(const QString &id)
{
    const auto server = m_options.jupyter->watcher().server(id);
    if (!server)
        return;
    const bool remembered = m_options.jupyter->secrets().kept() == SecretStore::Kept::InKeychain;
    questions::secret(m_options.jupyter->nameOf(*server), Route::Secret::Login, remembered, this,
                      [this, id](const QString &token) { m_options.jupyter->watcher().setToken(id, token.trimmed()); })
        ->open();
}

void MainWindow::forgetJupyter(const QString &id)
{
    const auto server = m_options.jupyter->watcher().server(id);
    if (!server)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Forget this server"),
                                tr("Forget %1?").arg(m_options.jupyter->nameOf(*server)), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its address and its token are removed here. The server and its kernels go on."));
    QPushButton *forget = box->addButton(tr("&Forget"), QMessageBox::DestructiveRole);
    connect(forget, &QPushButton::clicked, this, [this, id] { m_options.jupyter->removeServer(id); });
    box->open();
}

void MainWindow::interruptKernel(const QString &kernelId)
{
    m_options.jupyter->interrupt(kernelId, [this](const Result<void> &result) {
        if (!result)
            m_messages->showError(tr("The kernel was not interrupted."), result.error());
        else
            m_messages->show({.severity = Severity::Info,
                              .what = tr("The kernel was interrupted: the cell that runs gets a KeyboardInterrupt."),
                              .timeoutMs = 5000});
    });
}

QDialog *MainWindow::startSparkIn(const QString &kernelId)
{
    const auto place = m_options.jupyter->kernel(kernelId);
    if (!place || !m_options.launch)
        return nullptr;
    auto *dialog = new StartSparkDialog(m_options.jupyter, *place, kernelConfigurations(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { startKernelSession(dialog->config()); });
    dialog->open();
    return dialog;
}

QList<SessionConfig> MainWindow::kernelConfigurations() const
{
    QList<SessionConfig> configs;
    // A session's properties are as good in a kernel; what is meant for one comes first.
    const QList<SessionConfig> all = m_options.launch ? m_options.launch->configurations() : QList<SessionConfig>();
    for (const SessionKind kind : {SessionKind::KernelSession, SessionKind::LocalSession}) {
        for (const SessionConfig &config : all) {
            if (config.kind == kind)
                configs.append(config);
        }
    }
    return configs;
}

void MainWindow::startKernelSession(const SessionConfig &config)
{
    m_options.jupyter->look(config.notebook.kernel); // its first cells are seen, whenever Spark is found in it
    if (m_launch)
        m_launch->start(config);
}

void MainWindow::stopSparkIn(const QString &kernelId)
{
    const auto place = m_options.jupyter->kernel(kernelId);
    if (!place || place->kernel.applicationId.isEmpty())
        return;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Stop Spark"),
                        tr("Stop Spark in %1?").arg(JupyterRows::kernelName(place->kernel)), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Its jobs, cached data and temporary views are lost. The kernel and its variables stay.") +
        (place->kernel.state == "busy"_L1 ? u' ' + tr("The kernel is busy: it stops when its cell has ended.")
                                          : QString()));
    QPushButton *stop = box->addButton(tr("&Stop Spark"), QMessageBox::DestructiveRole);
    connect(stop, &QPushButton::clicked, this, [this, kernelId] {
        m_options.jupyter->stopSpark(kernelId, [this](const Result<void> &result) {
            if (!result)
                m_messages->showError(tr("Spark in the kernel was not stopped."), result.error());
            else
                m_messages->show({.severity = Severity::Info, .what = tr("Spark was stopped."), .timeoutMs = 5000});
        });
    });
    box->open();
}

} // namespace cinderscope
