// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/feedtext.h"

#include "gui/base/format.h"
#include "gui/places/troubletext.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cinderscope::feedtext {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::StatusStrip)
};

} // namespace

QString sourceName(FeedSource source)
{
    switch (source) {
    case FeedSource::Listener:
        return Texts::tr("Listener");
    case FeedSource::Rest:
        return Texts::tr("REST polling");
    case FeedSource::EventLog:
        return Texts::tr("Event log");
    case FeedSource::Journal:
        return Texts::tr("Journal");
    case FeedSource::HistoryServer:
        return Texts::tr("History server");
    }
    return {};
}

QString speaking(const FeedStatus &status)
{
    const FeedSourceState *source = status.speaking();
    if (!source) {
        if (status.end == FeedEnd::Ended)
            return Texts::tr("Ended");
        if (status.end == FeedEnd::Lost)
            return status.source(FeedSource::Listener) ? Texts::tr("Driver lost") : Texts::tr("Driver gone");
        return status.end == FeedEnd::Seeking ? Texts::tr("Looking for its end…") : Texts::tr("Connecting…");
    }
    switch (source->kind) {
    case FeedSource::Listener:
        return Texts::tr("Live · listener");
    case FeedSource::Rest:
        return Texts::tr("Polling REST");
    default:
        return sourceName(source->kind);
    }
}

QString age(TimeMs then, TimeMs now)
{
    if (then == kNoTime)
        return {};
    const TimeMs ms = std::max<TimeMs>(0, now - then);
    if (ms < 10'000)
        return Texts::tr("%1 s ago").arg(QLocale().toString(double(ms / 100) / 10.0, 'f', 1));
    return Texts::tr("%1 ago").arg(format::duration(ms / 1000 * 1000));
}

QString losses(const FeedStatus &status)
{
    QStringList parts;
    bool beginning = false, others = false;
    for (const FeedGap &gap : status.gaps) {
        beginning = beginning || (gap.isOpen() && gap.beforeAttach);
        others = others || (gap.isOpen() && !gap.beforeAttach);
    }
    if (status.dropped > 0)
        parts.append(others ? Texts::tr("%1 events dropped").arg(format::count(std::int64_t(status.dropped)))
                            : Texts::tr("%1 dropped, filled").arg(format::count(std::int64_t(status.dropped))));
    else if (others)
        parts.append(Texts::tr("events missing"));
    if (beginning)
        parts.append(Texts::tr("beginning missing"));
    if (status.tasksBeyond > 0)
        parts.append(Texts::tr("%1 tasks not read").arg(format::count(status.tasksBeyond)));
    return parts.join(u", "_s);
}

QString kinds(const std::map<std::string, std::uint64_t> &kinds)
{
    QStringList parts;
    for (const auto &[kind, count] : kinds)
        parts.append(Texts::tr("%1 %2", "kind of event, count")
                         .arg(QString::fromStdString(kind), format::count(std::int64_t(count))));
    return parts.join(u", "_s);
}

QString gap(const FeedGap &gap)
{
    QString what;
    if (gap.beforeAttach)
        what = gap.count > 0
                   ? Texts::tr("The listener was attached after %1 events.").arg(format::count(std::int64_t(gap.count)))
                   : Texts::tr("The listener was attached after the application had begun.");
    else
        what = Texts::tr("%1 events did not come (from number %2).")
                   .arg(format::count(std::int64_t(gap.count)), format::count(std::int64_t(gap.from)));
    if (!gap.kinds.empty())
        what += u' ' + Texts::tr("They are: %1.").arg(kinds(gap.kinds));
    if (gap.filledBy)
        return what + u' ' + Texts::tr("Filled by: %1.").arg(sourceName(*gap.filledBy));
    if (gap.filling)
        return what + u' ' + Texts::tr("Being filled by: %1.").arg(sourceName(*gap.filling));
    return what + u' ' + Texts::tr("What they told is missing.");
}

QString state(const FeedSourceState &source, TimeMs now)
{
    if (!source.active) {
        if (source.trouble)
            return source.records > 0 ? Texts::tr("ended with a trouble") : Texts::tr("no use");
        return source.records > 0 ? Texts::tr("done") : Texts::tr("known, not asked");
    }
    if (!source.answering)
        return Texts::tr("waiting for its first answer");
    const QString when = age(source.lastNews, now);
    switch (source.kind) {
    case FeedSource::Listener:
        return when.isEmpty() ? Texts::tr("connected") : Texts::tr("connected, last news %1").arg(when);
    case FeedSource::Rest:
    case FeedSource::HistoryServer:
        return when.isEmpty() ? Texts::tr("polling") : Texts::tr("polling, last news %1").arg(when);
    case FeedSource::EventLog:
    case FeedSource::Journal:
        break;
    }
    return when.isEmpty() ? Texts::tr("reading") : Texts::tr("following, last news %1").arg(when);
}

QString location(const FeedSourceState &source)
{
    if (source.kind != FeedSource::Listener || source.host.isEmpty())
        return source.location;
    return source.pid > 0 ? Texts::tr("process %1 on %2").arg(source.pid).arg(source.host)
                          : Texts::tr("driver on %1").arg(source.host);
}

QString trouble(const FeedSourceState &source)
{
    return source.trouble ? troubletext::reason(*source.trouble, source.location) : QString();
}

QString end(const FeedStatus &status)
{
    switch (status.end) {
    case FeedEnd::Open:
        return {};
    case FeedEnd::Seeking:
        return status.lostAt == kNoTime
                   ? Texts::tr("The driver is silent. Its event log and the history servers are looked through.")
                   : Texts::tr(
                         "The driver is silent since %1. Its event log and the history servers are looked through.")
                         .arg(format::timeOrDate(status.lostAt));
    case FeedEnd::Ended:
        return Texts::tr("The application has ended; its end was seen.");
    case FeedEnd::Lost:
        return status.lostAt == kNoTime ? Texts::tr("The driver went without an end: it crashed or was killed.")
                                        : Texts::tr("The driver went without an end at %1: it crashed or was killed.")
                                              .arg(format::timeOrDate(status.lostAt));
    }
    return {};
}

StatusRole role(const FeedSourceState &source)
{
    if (source.trouble)
        return source.active ? StatusRole::Skipped : StatusRole::Failed;
    if (source.active)
        return source.answering ? StatusRole::Running : StatusRole::Pending;
    return source.records > 0 ? StatusRole::Succeeded : StatusRole::Pending;
}

} // namespace cinderscope::feedtext
