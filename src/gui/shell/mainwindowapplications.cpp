// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, showing and closing applications, and what their rows tell, of MainWindow.
#include "gui/base/async.h"
#include "gui/base/messagebar.h"
#include "gui/notify/notificationservice.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/location.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "gui/shell/statusstrip.h"

#include <QFileInfo>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace cinderscope {

using Section = SourceTreeModel::Section;

void MainWindow::openLocation(const QString &text, bool replay)
{
    const QString given = text.trimmed() == u'-' ? u"-"_s : text;
    runAsync(
        this, [given] { return std::make_shared<Result<Location>>(resolveLocation(given)); },
        [this, replay](const std::shared_ptr<Result<Location>> &location) {
            if (*location)
                return opened(**location, replay);
            m_messages->showError(tr("This could not be opened."), location->error());
            if (location->error().code == ErrorCode::NotFound)
                refreshRecent();
            refreshEmptyState();
            Q_EMIT openFailed(location->error());
        });
}

void MainWindow::opened(const Location &location, bool replay)
{
    switch (location.kind) {
    case Location::Kind::Folder:
        openFolder(location.path);
        break;
    case Location::Kind::Driver:
        if (m_options.finder) {
            m_options.finder->lookUp(location.url);
            break;
        }
        Q_EMIT openFailed({ErrorCode::Unsupported, "no discovery", location.url.toString().toStdString()});
        break;
    case Location::Kind::Log: {
        ApplicationRef ref = location.entry.ref;
        if (replay)
            ref.kind = SourceKind::Replay;
        if (!m_model->contains(ref.key())) {
            SourceEntry entry = location.entry;
            m_model->addEntry(Section::Logs, entry);
        } else if (!m_hub->session(ref.key())) {
            m_model->update(ref.key(), [&](SourceEntry &entry) {
                entry = location.entry;
                entry.missing = false;
            });
        }
        openApplication(ref);
        break;
    }
    }
}

void MainWindow::openApplication(const ApplicationRef &wanted)
{
    const ApplicationRef ref = m_sources->known(wanted);
    ApplicationSession *session = m_hub->open(ref);
    if (!session) {
        m_messages->show({.severity = Severity::Warning,
                          .what = tr("There is nothing that tells of this application."),
                          .cause = tr("It has no page that can be asked, no listener, and no log of it is known here."),
                          .cure = tr("Open its event log, or add the history server that knows it.")});
        return;
    }
    const bool known = m_model->contains(ref.key());
    if (!known || (ref.isFile() && !ref.demo && !m_model->find(ref.key()).isValid())) {
        SourceEntry entry;
        entry.ref = ref;
        entry.name = ref.isFile() ? QFileInfo(ref.location).fileName() : ref.location;
        m_model->addEntry(ref.isFile() ? Section::Logs : Section::Computer, entry);
    }
    showPresent(ref);
}

void MainWindow::showPresent(const ApplicationRef &ref)
{
    const QString before = m_view->ref().key();
    if (m_view->session() && before != ref.key())
        m_model->update(before, [](SourceEntry &entry) { entry.current = false; });
    ApplicationSession *session = m_hub->session(ref.key());
    const SourceEntry *entry = m_model->entry(m_model->find(ref.key()));
    m_right->setCurrentWidget(m_view);
    m_view->showSession(ref, session, entry ? entry->name : QString());
    m_status->showSession(session, ref.demo ? tr("Demo recording") : QString());
    updateEntry(ref, session);
    m_tree->select(ref.key());
    if (m_sparkUi)
        m_sparkUi->update();
    updateActions();
    updateTitle();
    if (m_options.notifications && !ref.applicationId.isEmpty())
        m_options.notifications->looked(ref.application().text());
    if (m_options.restore && !ref.demo && ref.location != u'-')
        remembered::setLastShown(ref);
    Q_EMIT applicationShown(ref);
}

void MainWindow::closeApplication(const QString &key)
{
    const bool shown = m_view->session() && m_view->ref().key() == key;
    const bool demo = m_hub->ref(m_hub->session(key)).demo;
    m_hub->close(key);
    if (demo)
        m_model->removeEntry(Section::Logs, key);
    if (!shown)
        return;
    const QList<ApplicationRef> others = m_hub->refs();
    if (!others.isEmpty())
        openApplication(others.first());
    else if (m_options.restore)
        remembered::setLastShown({});
}

void MainWindow::updateEntry(const ApplicationRef &ref, const ApplicationSession *session)
{
    if (!session)
        return;
    const SnapshotPtr snapshot = session->snapshot();
    const SourceStatus &status = session->status();
    m_model->update(ref.key(), [&](SourceEntry &entry) {
        entry.open = true;
        entry.missing = false;
        entry.current = session == m_view->session();
        entry.replaying = ref.kind == SourceKind::Replay;
        if (ref.isFile())
            entry.ref = ref;
        if (status.feed) {
            const FeedSourceState *listener = status.feed->source(FeedSource::Listener);
            entry.via = listener && listener->active ? SourceEntry::Via::Listener
                        : status.active              ? SourceEntry::Via::Polling
                                                     : SourceEntry::Via::Nothing;
        }
        entry.reading = status.active && !status.following && status.progress >= 0 && ref.kind == SourceKind::EventLog;
        entry.progress = entry.reading ? status.progress : -1;
        if (!snapshot)
            return;
        const ApplicationInfo &app = snapshot->app;
        const ApplicationTotals &totals = snapshot->totals;
        if (!app.name.empty() && !ref.demo)
            entry.name = QString::fromStdString(app.name);
        if (!app.id.empty())
            entry.id = QString::fromStdString(app.id);
        entry.detail = ref.demo && !app.name.empty() ? QString::fromStdString(app.name) : entry.id;
        entry.user = QString::fromStdString(app.user);
        entry.sparkVersion = QString::fromStdString(app.sparkVersion);
        entry.state = snapshot->state;
        entry.failures = totals.tasksFailed > 0 ? totals.tasksFailed : totals.jobsFailed;
        entry.start = app.start;
        entry.end = app.end != kNoTime ? app.end : snapshot->time;
        if (!entry.reading && snapshot->state == ApplicationState::Running && totals.plannedTasks > 0)
            entry.progress = std::min(1.0, double(totals.tasksSucceeded) / double(totals.plannedTasks));
    });
    if (!snapshot || snapshot->app.id.empty() || !ref.isFile() || ref.demo || !m_options.restore ||
        ref.location == u'-' || m_recent.contains(ref.key()))
        return;
    m_recent.insert(ref.key());
    remembered::addRecent(ref.location, *snapshot);
}

void MainWindow::reportError(const ApplicationRef &ref, const ApplicationSession *session)
{
    const std::optional<Error> &error = session->status().error;
    if (!error || error->code == ErrorCode::Cancelled || m_reported.contains(ref.key()))
        return;
    m_reported.insert(ref.key());
    if (session->status().isLive())
        return; // the status bar tells of its sources; its row, that it is lost
    const SnapshotPtr snapshot = session->snapshot();
    const bool something = snapshot && !snapshot->app.id.empty();
    const QString what = !ref.isFile() ? tr("The application does not answer any more.")
                         : something   ? tr("The log could not be read to its end. What was read stays.")
                                       : tr("The log could not be read.");
    m_messages->showError(what, *error);
}

} // namespace cinderscope
