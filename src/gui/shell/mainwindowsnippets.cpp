// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Copy connection…" of MainWindow: what connects to the thing that is shown or stands in the tree.
#include "gui/base/actionregistry.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/snippets/snippetdialog.h"
#include "live/wire/listenserver.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! A driver tells more of its application than a master or a history server.
const FoundEndpoint *endpointOf(const QList<FoundEndpoint> &endpoints, const QString &applicationId)
{
    const FoundEndpoint *best = nullptr;
    for (const FoundEndpoint &endpoint : endpoints) {
        for (const FoundApplication &application : endpoint.applications) {
            if (application.applicationId == applicationId &&
                (!best || (best->kind != EndpointKind::Driver && endpoint.kind == EndpointKind::Driver)))
                best = &endpoint;
        }
    }
    return best;
}

SnippetTarget applicationTarget(const SourceEntry &entry, const QList<FoundEndpoint> &endpoints)
{
    SnippetTarget target;
    const FoundEndpoint *endpoint =
        entry.ref.applicationId.isEmpty() ? nullptr : endpointOf(endpoints, entry.ref.applicationId);
    if (endpoint)
        target = SnippetTarget::of(*endpoint, entry.ref.applicationId);
    target.kind = SnippetTarget::Kind::Application;
    target.applicationId = entry.ref.applicationId.isEmpty() ? entry.id : entry.ref.applicationId;
    target.attemptId = entry.ref.attemptId;
    if (!entry.name.isEmpty())
        target.name = entry.name;
    if (!entry.sparkVersion.isEmpty())
        target.sparkVersion = entry.sparkVersion;
    const QUrl page(entry.ref.location);
    if (target.ui.isEmpty() && !entry.ref.isFile() && !entry.ref.isPast() && page.scheme().startsWith("http"_L1))
        target.ui = page.adjusted(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    if (!entry.ref.history.isEmpty())
        target.history = entry.ref.history.adjusted(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    target.ended = target.ended || entry.ref.isPast() || (entry.state && *entry.state != ApplicationState::Running);
    return target;
}

} // namespace

void MainWindow::createSnippetActions()
{
    QAction *copy = m_actions->add(u"edit.connection"_s, tr("Copy connec&tion…"), tr("File"),
                                   Qt::CTRL | Qt::SHIFT | Qt::Key_N, u"link"_s);
    connect(copy, &QAction::triggered, this, [this] {
        SourceEntry entry;
        entry.kind = SourceEntry::Kind::Section; // nothing is opened: a session of this computer
        if (m_view->session()) {
            const SourceEntry *shown = m_model->entry(m_model->find(m_view->ref().key()));
            entry = shown ? *shown : SourceEntry();
            entry.kind = SourceEntry::Kind::Application;
            if (!shown)
                entry.ref = m_view->ref();
        }
        copyConnection(entry);
    });
}

void MainWindow::connectSnippets()
{
    connect(m_tree, &SourceTree::connectionRequested, this, &MainWindow::copyConnection);
    connect(m_view, &ApplicationView::connectionRequested, this,
            [this] { m_actions->action(u"edit.connection"_s)->trigger(); });
}

SnippetTarget MainWindow::snippetTarget(const SourceEntry &entry) const
{
    using Kind = SourceEntry::Kind;
    const PlaceCentre *places = m_options.places;
    const Place *place = places && !entry.placeId.isEmpty() ? places->book().place(entry.placeId) : nullptr;
    const PlaceWatcher *watcher = place ? places->watcher(entry.placeId) : nullptr;
    const QList<FoundEndpoint> endpoints = watcher ? watcher->endpoints() : m_sources->local();
    SnippetTarget target = SnippetTarget::thisComputer();
    if (entry.kind == Kind::Place && place) {
        target = SnippetTarget::of(*place, endpoints);
    } else if (entry.kind == Kind::Endpoint) {
        for (const FoundEndpoint &endpoint : endpoints) {
            if (endpoint.key() == entry.ref.location || endpoint.url == QUrl(entry.ref.location)) {
                target = SnippetTarget::of(endpoint);
                break;
            }
        }
    } else if (entry.kind == Kind::Application) {
        target = applicationTarget(entry, endpoints);
        const ApplicationSession *session = m_hub->session(entry.key());
        std::shared_ptr<ApplicationSession> live;
        if (!session && m_options.live && !entry.ref.applicationId.isEmpty()) {
            live = m_options.live->session(entry.ref.application());
            session = live.get();
        }
        if (session)
            target.take(session->snapshot());
    }
    target.takeNeighbours(endpoints);
    if (place)
        target.take(*place);
    else
        target.here = true; // found on this computer, or its listener came to it
    return target;
}

QDialog *MainWindow::copyConnection(const SourceEntry &entry)
{
    const ListenServer *server = m_options.live ? m_options.live->server() : nullptr;
    const SnippetListener listener =
        server && server->isListening() ? SnippetListener::of(server->address()) : SnippetListener::installed();
    auto *dialog = new SnippetDialog(snippetTarget(entry), listener, m_options.restore, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace cinderscope
