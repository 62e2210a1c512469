// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/historyrows.h"

#include <algorithm>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::History)
};

struct HistoryRow
{
    SourceEntry entry;
    TimeMs last = kNoTime; //!< something happened then
};

class Rows
{
public:
    HistoryRow &row(const ApplicationKey &key)
    {
        const QString text = ApplicationRef::keyOf(key);
        const auto known = m_index.constFind(text);
        if (known != m_index.cend())
            return m_rows[std::size_t(*known)];
        m_index.insert(text, int(m_rows.size()));
        HistoryRow made;
        made.entry.ref = ApplicationRef::live(key);
        made.entry.id = key.id;
        made.entry.detail = key.attempt.isEmpty() ? key.id : Texts::tr("%1, attempt %2").arg(key.id, key.attempt);
        made.entry.name = key.id;
        m_rows.push_back(std::move(made));
        return m_rows.back();
    }
    //! The row whose application has this id, whatever attempt; nullptr where there is none.
    HistoryRow *byId(const QString &id)
    {
        const auto found =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const HistoryRow &row) { return row.entry.id == id; });
        return id.isEmpty() || found == m_rows.end() ? nullptr : &*found;
    }
    void add(HistoryRow row) { m_rows.push_back(std::move(row)); }
    std::vector<HistoryRow> &all() { return m_rows; }

private:
    std::vector<HistoryRow> m_rows;
    QHash<QString, int> m_index;
};

void addJournal(Rows &rows, const JournalEntry &journal)
{
    const JournalIdentity &identity = journal.record.identity;
    const ApplicationKey key{QString::fromStdString(identity.applicationId),
                             QString::fromStdString(identity.attemptId.value_or(std::string()))};
    if (key.isEmpty())
        return;
    HistoryRow &row = rows.row(key);
    SourceEntry &entry = row.entry;
    entry.ref.journal = QString::fromStdString(journal.folder);
    entry.ref.location = entry.ref.journal;
    if (!identity.name.empty())
        entry.name = QString::fromStdString(identity.name);
    entry.user = QString::fromStdString(identity.user);
    entry.sparkVersion = QString::fromStdString(identity.sparkVersion);
    entry.start = identity.startTime;
    entry.bytes = journal.bytes;
    switch (journal.record.state) {
    case JournalState::Ended:
        entry.state = ApplicationState::Succeeded;
        entry.end = journal.record.endTime;
        break;
    case JournalState::Lost:
        entry.state = ApplicationState::Incomplete;
        entry.end = journal.record.endTime != kNoTime ? journal.record.endTime : journal.record.lastWrite;
        entry.facts.append(Texts::tr("The driver went without an end."));
        break;
    case JournalState::Open:
        entry.state = ApplicationState::Incomplete;
        entry.facts.append(Texts::tr("Its end was not seen."));
        break;
    }
    const std::uint64_t dropped = journal.record.droppedEvents() + journal.gapEvents;
    if (dropped > 0)
        entry.facts.append(Texts::tr("%n event(s) are missing in its journal.", nullptr, int(dropped)));
    entry.held.append(Texts::tr("journal"));
    row.last = std::max({row.last, journal.lastChange, entry.end, entry.start});
}

void addLive(Rows &rows, const LiveApplication &live)
{
    if (live.state != LiveApplication::State::Ended && live.state != LiveApplication::State::Lost)
        return;
    HistoryRow &row = rows.row(live.key);
    SourceEntry &entry = row.entry;
    if (!live.name.isEmpty())
        entry.name = live.name;
    if (!live.user.isEmpty())
        entry.user = live.user;
    if (!live.sparkVersion.isEmpty())
        entry.sparkVersion = live.sparkVersion;
    if (entry.start == kNoTime)
        entry.start = live.start;
    if (!entry.state || live.state == LiveApplication::State::Lost)
        entry.state =
            live.state == LiveApplication::State::Lost ? ApplicationState::Incomplete : ApplicationState::Succeeded;
    if (entry.ref.location.isEmpty())
        entry.ref.location = live.uiUrl.toString(QUrl::StripTrailingSlash);
    row.last = std::max(row.last, entry.start);
}

void addLog(Rows &rows, const SourceEntry &log)
{
    if (HistoryRow *known = rows.byId(log.id); known && !log.missing) {
        known->entry.ref.eventLog = log.ref.location;
        known->entry.held.append(Texts::tr("event log"));
        known->last = std::max(known->last, log.opened);
        return;
    }
    if (rows.byId(log.id))
        return; // the file is gone, the rest of it is there
    HistoryRow row;
    row.entry = log;
    row.last = std::max({log.opened, log.end, log.start});
    rows.add(std::move(row));
}

} // namespace

QList<SourceEntry> historyEntries(const HistoryInput &input)
{
    Rows rows;
    for (const JournalEntry &journal : input.journals.entries)
        addJournal(rows, journal);
    for (const LiveApplication &live : input.live)
        addLive(rows, live);
    for (const SourceEntry &log : input.logs)
        addLog(rows, log);
    for (HistoryRow &row : rows.all()) {
        const auto server = input.servers.constFind(row.entry.key());
        if (server == input.servers.cend())
            continue;
        row.entry.ref.history = server->first;
        row.entry.ref.placeId = server->second;
        row.entry.held.append(Texts::tr("history server"));
    }
    std::stable_sort(rows.all().begin(), rows.all().end(),
                     [](const HistoryRow &a, const HistoryRow &b) { return a.last > b.last; });
    QList<SourceEntry> entries;
    for (HistoryRow &row : rows.all()) {
        if (!input.running.contains(row.entry.key()))
            entries.append(std::move(row.entry));
    }
    return entries;
}

} // namespace cinderscope
