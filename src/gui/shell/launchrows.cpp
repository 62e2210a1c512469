// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/launchrows.h"

#include "gui/launch/launchlink.h"
#include "gui/launch/launchtext.h"
#include "gui/launchform/sessionkindtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::LaunchRows)
};

bool isElsewhere(const LaunchState &state)
{
    return state.config.kind == SessionKind::SshCluster;
}

bool failed(const LaunchState &state)
{
    return state.phase == LaunchPhase::Failed || state.phase == LaunchPhase::Lost;
}

//! What stands at the right of a row; nothing while it runs as it should.
QString statusOf(const LaunchState &state)
{
    switch (state.phase) {
    case LaunchPhase::Preparing:
    case LaunchPhase::Starting:
    case LaunchPhase::Waiting:
        return Rows::tr("starting…");
    case LaunchPhase::Stopping:
        return Rows::tr("stopping…");
    case LaunchPhase::Failed:
        return Rows::tr("failed");
    case LaunchPhase::Lost:
        return Rows::tr("broke off");
    case LaunchPhase::Running:
    case LaunchPhase::Ended:
        break;
    }
    return {};
}

} // namespace

LaunchRows::LaunchRows(const QList<LaunchState> &launches, QHash<QString, QString> places)
    : m_launches(launches), m_places(std::move(places))
{
    m_launches.removeIf([](const LaunchState &state) { return state.isOver() && !failed(state); });
}

//! A driver's listener comes some seconds before its launch knows the id: by its name and its start, once.
const LaunchState *LaunchRows::likelyLaunchOf(const SourceEntry &entry) const
{
    if (entry.via != SourceEntry::Via::Listener || entry.start == kNoTime)
        return nullptr;
    for (const LaunchState &state : m_launches) {
        const bool starting = state.phase < LaunchPhase::Running && state.applicationId.isEmpty();
        const bool driver = state.config.kind == SessionKind::LocalSession || state.config.kind == SessionKind::Submit;
        if (starting && driver && state.started != kNoTime && entry.start >= state.started &&
            !m_rows.contains(state.id) && entry.name == state.config.name)
            return &state;
    }
    return nullptr;
}

const LaunchState *LaunchRows::launchOf(const SourceEntry &entry, bool here) const
{
    using Kind = SourceEntry::Kind;
    if (entry.kind != Kind::Application && entry.kind != Kind::Endpoint && entry.kind != Kind::Place &&
        entry.kind != Kind::Jupyter)
        return nullptr;
    for (const LaunchState &state : m_launches) {
        if (state.isOver())
            continue; // what it was is history
        if (entry.kind == Kind::Place) {
            if (const QString place = m_places.value(state.id); !place.isEmpty() && place == entry.placeId)
                return &state;
            continue;
        }
        if (entry.kind == Kind::Jupyter) { // its id is its address
            if (state.config.kind == SessionKind::NotebookServer && !entry.missing &&
                launchlink::isSameServer(state.ui, QUrl(entry.id), here))
                return &state;
            continue;
        }
        const bool own = !entry.placeId.isEmpty() && m_places.value(state.id) == entry.placeId;
        const QUrl url(entry.ref.location);
        if (entry.kind == Kind::Application) {
            const bool present = !entry.ref.isPast() && !entry.ref.isFile() &&
                                 (!entry.state || *entry.state == ApplicationState::Running);
            if (present && launchlink::isApplication(state, entry.ref.applicationId, url, here))
                return &state;
            continue;
        }
        const QString master = entry.detail.startsWith("spark://"_L1) ? entry.detail : QString();
        if (!entry.missing && launchlink::isEndpoint(state, url, master, here || own))
            return &state;
    }
    return here && entry.kind == Kind::Application && !entry.ref.isPast() ? likelyLaunchOf(entry) : nullptr;
}

void LaunchRows::link(QList<SourceBranch> &rows, bool here)
{
    for (SourceBranch &row : rows) {
        SourceEntry &entry = row.entry;
        entry.launchId.clear();
        entry.launchName.clear();
        entry.launchPhase.reset();
        if (const LaunchState *state = launchOf(entry, here)) {
            entry.launchId = state->id;
            entry.launchName = launchtext::name(state->config);
            entry.launchPhase = state->phase;
            if (entry.status.isEmpty())
                entry.status = statusOf(*state);
            if (!m_rows.contains(state->id))
                m_rows.insert(state->id, entry.key());
        }
        link(row.children, here);
    }
}

SourceEntry LaunchRows::row(const LaunchState &state)
{
    SourceEntry entry;
    entry.kind = SourceEntry::Kind::Launch;
    entry.rowKey = u"launch:"_s + state.id;
    entry.launchId = state.id;
    entry.launchPhase = state.phase;
    entry.name = launchtext::name(state.config);
    entry.id = state.applicationId;
    entry.ref.kind = SourceKind::Rest;
    QUrl ui = state.ui;
    ui.setQuery(QString()); // a token stays out of tooltips
    entry.ref.location = ui.toString(QUrl::StripTrailingSlash);
    entry.status = statusOf(state);
    entry.busy = !state.isOver() && state.phase != LaunchPhase::Running;
    entry.icon = sessionKindIcon(state.config.kind);
    entry.detail = sessionKindTitle(state.config.kind);
    if (failed(state)) {
        entry.problem = launchtext::cause(state.reason);
        if (entry.problem.isEmpty())
            entry.problem = launchtext::phase(state.phase);
    } else if (state.phase == LaunchPhase::Running && !state.masterUrl.isEmpty()) {
        entry.detail = state.masterUrl;
    } else if (state.phase != LaunchPhase::Running && !state.steps.isEmpty()) {
        entry.detail = launchtext::step(state.steps.last());
    }
    entry.facts.append(sessionKindTitle(state.config.kind));
    if (!state.masterUrl.isEmpty())
        entry.facts.append(state.masterUrl);
    if (failed(state) && !launchtext::cure(state.reason).isEmpty())
        entry.facts.append(launchtext::cure(state.reason));
    return entry;
}

QList<SourceBranch> LaunchRows::rest(bool elsewhere) const
{
    QList<SourceBranch> rows;
    for (const LaunchState &state : m_launches) {
        if (!m_rows.contains(state.id) && isElsewhere(state) == elsewhere)
            rows.append({row(state), {}});
    }
    return rows;
}

QString LaunchRows::rowOf(const QString &launch) const
{
    if (m_rows.contains(launch))
        return m_rows.value(launch);
    for (const LaunchState &state : m_launches) {
        if (state.id == launch)
            return u"launch:"_s + launch;
    }
    return {};
}

} // namespace cinderscope
