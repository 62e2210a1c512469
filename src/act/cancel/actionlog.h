// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancelrun.h"
#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace cinderscope {

//! One thing that was done to an application, or tried: a value.
struct ActionRecord
{
    QString id;               //!< unique; the same for the request and its outcome
    QDateTime time;           //!< of the request, UTC
    QString program;          //!< "window" or "command line"
    QString user;             //!< of this computer who asked
    QString application;      //!< id
    QString name;             //!< of the application
    QString target;           //!< CancelTarget::word()
    QString targetId;         //!< CancelTarget::idText()
    QString way;              //!< wordOf(CancelWay); empty: none was open
    QString place;            //!< address that was asked, or "process 4711"; without a password
    QString reason;           //!< the person's words
    QString outcome;          //!< "requested" while it is not known, else wordOf(CancelOutcome::Kind)
    QString detail;           //!< Spark's words for the end, or why not; English
    qint64 milliseconds = -1; //!< from the request to the outcome; -1: not known

    static ActionRecord make(const QString &program, const CancelPlan &plan, const CancelSite &site,
                             const QString &reason);
    void setOutcome(const CancelOutcome &outcome, const CancelSite &site);
    QByteArray toJson() const; //!< one line without its break
    //! Nothing for a line that is no record.
    static std::optional<ActionRecord> fromJson(const QByteArray &line);

    bool operator==(const ActionRecord &) const = default;
};

//! The file of all actions of this user: JSON lines, one when something is requested and one when its outcome is known
//! (the later one counts). Window and command line write the same file, guarded by a lock file; only the owner may read
//! it. Beyond mostBytes the older half is dropped. Any thread.
class ActionLog
{
public:
    static constexpr qint64 kMostBytes = 1024 * 1024;

    //! $XDG_STATE_HOME/cinderscope/actions.jsonl, or ~/.local/state/cinderscope/actions.jsonl.
    static QString defaultPath();

    explicit ActionLog(const QString &path = defaultPath(), qint64 mostBytes = kMostBytes);

    const QString &path() const { return m_path; }
    //! Errors: Io, NoPermission, DiskFull, Timeout (somebody holds the lock).
    Result<void> append(const ActionRecord &record) const;
    //! In the order of the requests; empty where there is no file. Lines that are broken are left out.
    QList<ActionRecord> read() const;
    Result<void> clear() const;

private:
    Result<void> trim() const;

    QString m_path;
    qint64 m_mostBytes;
};

} // namespace cinderscope
