// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sessionhub.h"

#include "reach/access.h"

#include <algorithm>

namespace cinderscope {

std::shared_ptr<ApplicationSession> openSession(const ApplicationRef &ref)
{
    switch (ref.kind) {
    case SourceKind::EventLog:
        return ApplicationSession::openLog(ref.location);
    case SourceKind::Replay:
        return ApplicationSession::openReplay(ref.location);
    case SourceKind::Rest:
    case SourceKind::Live:
        break;
    }
    if (!ref.isPast())
        return ApplicationSession::openRest(QUrl(ref.location), ref.applicationId);
    std::shared_ptr<ApplicationSession> session = ApplicationSession::openLive(ref.application());
    if (!ref.journal.isEmpty())
        session->addJournal(ref.journal);
    if (!ref.eventLog.isEmpty())
        session->addEventLog(ref.eventLog);
    if (!ref.history.isEmpty())
        session->addHistoryServer(ref.history, Access());
    return session;
}

SessionHub::SessionHub(SessionOpener opener, QObject *parent)
    : QObject(parent), m_opener(opener ? std::move(opener) : SessionOpener(openSession))
{
}

SessionHub::~SessionHub()
{
    for (const Open &open : m_open)
        open.session->disconnect(this);
}

ApplicationSession *SessionHub::session(const QString &key) const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const Open &o) { return o.ref.key() == key; });
    return found == m_open.end() ? nullptr : found->session.get();
}

ApplicationRef SessionHub::ref(const ApplicationSession *session) const
{
    for (const Open &open : m_open) {
        if (open.session.get() == session)
            return open.ref;
    }
    return {};
}

QList<ApplicationRef> SessionHub::refs() const
{
    QList<ApplicationRef> refs;
    for (const Open &open : m_open)
        refs.append(open.ref);
    return refs;
}

ApplicationSession *SessionHub::open(const ApplicationRef &ref)
{
    const QString key = ref.key();
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const Open &o) { return o.ref.key() == key; });
    // An application stays open whatever tells of it now; a log and its replay are not the same.
    if (found != m_open.end() && (found->ref.kind == ref.kind || !ref.isFile())) {
        found->ref = ref;
        std::rotate(m_open.begin(), found, found + 1);
        return m_open.front().session.get();
    }
    return reopen(ref);
}

ApplicationSession *SessionHub::reopen(const ApplicationRef &ref)
{
    close(ref.key());
    std::shared_ptr<ApplicationSession> made = m_opener(ref);
    if (!made)
        return nullptr;
    ApplicationSession *session = made.get();
    auto changed = [this, session] {
        const ApplicationRef known = this->ref(session);
        if (!known.isEmpty())
            Q_EMIT sessionChanged(known, session);
    };
    connect(session, &ApplicationSession::snapshotChanged, this, changed);
    connect(session, &ApplicationSession::statusChanged, this, changed);
    connect(session, &ApplicationSession::finished, this, changed);
    m_open.insert(m_open.begin(), Open{ref, std::move(made)});
    while (int(m_open.size()) > Limit)
        close(m_open.back().ref.key());
    Q_EMIT opened(ref, session);
    return session;
}

void SessionHub::close(const QString &key)
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const Open &o) { return o.ref.key() == key; });
    if (found == m_open.end())
        return;
    Q_EMIT aboutToClose(found->ref, found->session.get());
    Open gone = std::move(*found);
    m_open.erase(found);
    gone.session->disconnect(this);
    gone.session.reset();
    Q_EMIT closed(gone.ref);
}

void SessionHub::update(const ApplicationRef &ref)
{
    for (Open &open : m_open) {
        if (open.ref.key() == ref.key() && open.ref.kind != SourceKind::Replay)
            open.ref = ref;
    }
}

void SessionHub::closeAll()
{
    while (!m_open.empty())
        close(m_open.back().ref.key());
}

} // namespace cinderscope
