// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationtext.h"

#include "gui/base/format.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct NotificationText
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::NotificationText)
};

constexpr int kNameLength = 60;

QString application(const Notification &notification)
{
    return notificationtext::plain(notification.applicationName, kNameLength);
}

QString several(NotificationKind kind, int count, const QString &name)
{
    switch (kind) {
    case NotificationKind::JobFailed:
        return NotificationText::tr("%n job(s) failed in %1", nullptr, count).arg(name);
    case NotificationKind::JobCancelled:
        return NotificationText::tr("%n job(s) were cancelled in %1", nullptr, count).arg(name);
    case NotificationKind::StageRetried:
        return NotificationText::tr("%n failed stage(s) are tried again in %1", nullptr, count).arg(name);
    case NotificationKind::ApplicationLost:
        return NotificationText::tr("%1 was lost %n time(s)", nullptr, count).arg(name);
    case NotificationKind::ApplicationEnded:
        return NotificationText::tr("%1 ended %n time(s)", nullptr, count).arg(name);
    case NotificationKind::LongJobFinished:
        break;
    }
    return NotificationText::tr("%n long job(s) finished in %1", nullptr, count).arg(name);
}

QString ofKind(NotificationKind kind, int count)
{
    switch (kind) {
    case NotificationKind::JobFailed:
        return NotificationText::tr("%n job(s) failed", nullptr, count);
    case NotificationKind::JobCancelled:
        return NotificationText::tr("%n job(s) were cancelled", nullptr, count);
    case NotificationKind::StageRetried:
        return NotificationText::tr("%n failed stage(s) are tried again", nullptr, count);
    case NotificationKind::ApplicationLost:
        return NotificationText::tr("%n application(s) were lost", nullptr, count);
    case NotificationKind::ApplicationEnded:
        return NotificationText::tr("%n application(s) ended", nullptr, count);
    case NotificationKind::LongJobFinished:
        break;
    }
    return NotificationText::tr("%n long job(s) finished", nullptr, count);
}

int shown(std::int64_t count)
{
    return int(std::min<std::int64_t>(count, 1'000'000'000));
}

//! "stage 5 · 4 failed tasks · after 2 min 05 s · Load orders": the figures first, for a line may be cut.
QString facts(const Notification &notification)
{
    QStringList parts;
    if (notification.stageId >= 0 && notification.kind != NotificationKind::StageRetried)
        parts.append(NotificationText::tr("stage %1").arg(notification.stageId));
    if (notification.failedTasks > 0)
        parts.append(NotificationText::tr("%n failed task(s)", nullptr, shown(notification.failedTasks)));
    if (notification.duration >= 0)
        parts.append(NotificationText::tr("after %1", "a duration").arg(format::duration(notification.duration)));
    if (const QString name = notificationtext::plain(notification.name, kNameLength); !name.isEmpty())
        parts.append(name);
    return parts.join(u" · "_s);
}

QString endedBody(const Notification &notification)
{
    QStringList lines;
    if (notification.jobs > 0) {
        const QString jobs = NotificationText::tr("%n job(s)", nullptr, notification.jobs);
        lines.append(notification.jobsFailed > 0 ? NotificationText::tr("%1, %2 of them failed", "jobs")
                                                       .arg(jobs, format::count(notification.jobsFailed))
                                                 : NotificationText::tr("%1, none failed", "jobs").arg(jobs));
    }
    if (notification.jobsFailed > 0 && !notification.reason.text.empty())
        lines.append(notificationtext::plain(notification.reason.text));
    return lines.join(u'\n');
}

} // namespace

QString notificationtext::plain(const std::string &text, int length)
{
    QString line = QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 4096)));
    for (QChar &letter : line) {
        const char16_t code = letter.unicode();
        // marks that turn the direction of writing could make a name look like another one
        const bool turns = code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) ||
                           (code >= 0x2066 && code <= 0x2069);
        if (turns || (letter.category() == QChar::Other_Control))
            letter = u' ';
    }
    line = line.simplified();
    if (line.size() > length) {
        line.truncate(length - 1);
        if (line.back().isHighSurrogate())
            line.chop(1);
        line += u'…';
    }
    return line;
}

QString notificationtext::title(const NotificationGroup &group)
{
    const Notification &newest = group.newest;
    const QString name = application(newest);
    if (group.count > 1)
        return several(newest.kind, shown(group.count), name);
    switch (newest.kind) {
    case NotificationKind::JobFailed:
        return NotificationText::tr("Job %1 failed in %2").arg(newest.jobId).arg(name);
    case NotificationKind::JobCancelled:
        return NotificationText::tr("Job %1 was cancelled in %2").arg(newest.jobId).arg(name);
    case NotificationKind::StageRetried:
        return NotificationText::tr("Stage %1 failed and is tried again in %2").arg(newest.stageId).arg(name);
    case NotificationKind::ApplicationLost:
        return NotificationText::tr("%1 was lost").arg(name);
    case NotificationKind::ApplicationEnded: {
        const QString duration = format::duration(newest.duration);
        if (newest.state == ApplicationState::Failed)
            return newest.duration < 0
                       ? NotificationText::tr("%1 failed").arg(name)
                       : NotificationText::tr("%1 failed after %2", "name, duration").arg(name, duration);
        return newest.duration < 0 ? NotificationText::tr("%1 ended").arg(name)
                                   : NotificationText::tr("%1 ended after %2", "name, duration").arg(name, duration);
    }
    case NotificationKind::LongJobFinished:
        break;
    }
    return NotificationText::tr("Job %1 finished in %2").arg(newest.jobId).arg(name);
}

QString notificationtext::body(const NotificationGroup &group)
{
    const Notification &newest = group.newest;
    switch (newest.kind) {
    case NotificationKind::ApplicationEnded:
        return endedBody(newest);
    case NotificationKind::ApplicationLost:
        return newest.time == kNoTime ? NotificationText::tr("The driver went without an end.")
                                      : NotificationText::tr("The driver went without an end; it was last heard at %1.")
                                            .arg(format::timeOrDate(newest.time));
    case NotificationKind::JobFailed:
    case NotificationKind::StageRetried:
    case NotificationKind::JobCancelled:
    case NotificationKind::LongJobFinished:
        break;
    }
    QStringList lines;
    if (const QString reason = plain(newest.reason.text); !reason.isEmpty())
        lines.append(reason);
    QString about = facts(newest);
    if (group.count > 1 && newest.jobId >= 0 && newest.kind != NotificationKind::StageRetried)
        about = NotificationText::tr("Job %1: %2", "the last one of several, facts").arg(newest.jobId).arg(about);
    else if (group.count > 1 && newest.stageId >= 0)
        about = NotificationText::tr("Stage %1: %2", "the last one of several, facts").arg(newest.stageId).arg(about);
    if (!about.isEmpty())
        lines.append(about);
    return lines.join(u'\n');
}

QString notificationtext::title(const DesktopMessage &message)
{
    if (!message.isSummary())
        return title(message.group);
    std::int64_t count = 0;
    for (const auto &[kind, events] : message.summary)
        count += events;
    return NotificationText::tr("%n more notification(s)", nullptr, shown(count));
}

QString notificationtext::body(const DesktopMessage &message)
{
    if (!message.isSummary())
        return body(message.group);
    QStringList parts;
    for (const auto &[kind, events] : message.summary)
        parts.append(ofKind(kind, shown(events)));
    const QString list = QLocale().createSeparatedList(parts);
    return NotificationText::tr("In %n application(s): %1.", nullptr, int(message.applications)).arg(list);
}

QString notificationtext::kindName(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::JobFailed:
        return NotificationText::tr("A job failed");
    case NotificationKind::JobCancelled:
        return NotificationText::tr("A job was cancelled");
    case NotificationKind::StageRetried:
        return NotificationText::tr("A failed stage is tried again");
    case NotificationKind::ApplicationLost:
        return NotificationText::tr("An application was lost");
    case NotificationKind::ApplicationEnded:
        return NotificationText::tr("An application ended");
    case NotificationKind::LongJobFinished:
        break;
    }
    return NotificationText::tr("A long job finished");
}

QString notificationtext::hint(FailureHint hint)
{
    switch (hint) {
    case FailureHint::OutOfMemory:
        return NotificationText::tr(
            "Memory ran out: more memory for the executors, more and smaller partitions, or less at a time "
            "on each executor helps.");
    case FailureHint::ExecutorLost:
        return NotificationText::tr("An executor went while it worked: its host or the cluster's log tells why.");
    case FailureHint::FetchFailed:
        return NotificationText::tr(
            "Shuffle files could not be fetched: an executor that had them is gone or overloaded.");
    case FailureHint::DiskFull:
        return NotificationText::tr("A disk is full: make room where spark.local.dir or the output lies.");
    case FailureHint::ResultTooLarge:
        return NotificationText::tr(
            "The result is too large for the driver: write it out instead of collecting it, or raise "
            "spark.driver.maxResultSize.");
    case FailureHint::PythonCrashed:
        return NotificationText::tr(
            "The Python worker ended by itself: out of memory, or a crash in a native library.");
    case FailureHint::None:
        break;
    }
    return {};
}

} // namespace cinderscope
