// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/applicationsession.h"

#include "live/feed/applicationkey.h"

#include <QString>
#include <QUrl>

namespace cinderscope {

//! What has to be known to open an application: a value.
struct ApplicationRef
{
    SourceKind kind = SourceKind::EventLog;
    //! Path of a log; of Rest and Live the root of the driver's UI (http://localhost:4040), or where the application
    //! has ended the best of what is left of it: its journal, its log, the history server.
    QString location;
    QString applicationId; //!< of Rest and Live; empty while a driver has not told it
    bool demo = false;     //!< the bundled recording: never remembered
    QString attemptId;
    QString placeId;           //!< of the place that it was found at; empty: this computer
    QString journal, eventLog; //!< folders and files that tell of an application that has ended
    QUrl history;              //!< of a history server that knows it

    static ApplicationRef log(const QString &path)
    {
        return {SourceKind::EventLog, path, {}, false, {}, {}, {}, {}, {}};
    }
    static ApplicationRef replay(const QString &path)
    {
        return {SourceKind::Replay, path, {}, false, {}, {}, {}, {}, {}};
    }
    static ApplicationRef rest(const QUrl &base, const QString &id, const QString &attempt = {})
    {
        ApplicationRef ref;
        ref.kind = SourceKind::Rest;
        ref.location = base.toString(QUrl::StripTrailingSlash);
        ref.applicationId = id;
        ref.attemptId = attempt;
        return ref;
    }
    static ApplicationRef live(const ApplicationKey &key, const QUrl &ui = {})
    {
        ApplicationRef ref = rest(ui, key.id, key.attempt);
        ref.kind = SourceKind::Live;
        return ref;
    }

    bool isEmpty() const { return location.isEmpty() && applicationId.isEmpty(); }
    bool isFile() const { return kind == SourceKind::EventLog || kind == SourceKind::Replay; }
    //! Has ended: its sources are what is left of it.
    bool isPast() const { return !journal.isEmpty() || !eventLog.isEmpty() || !history.isEmpty(); }
    ApplicationKey application() const { return {applicationId, attemptId}; }
    //! The same for a log and its replay, and for an application whatever tells of it: they are one row of the tree.
    QString key() const
    {
        if (isFile())
            return QStringLiteral("log:") + location;
        return applicationId.isEmpty() ? QString(QStringLiteral("rest:") + location) : keyOf(application());
    }
    static QString keyOf(const ApplicationKey &key) { return QStringLiteral("app:") + key.text(); }
    bool operator==(const ApplicationRef &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::ApplicationRef)
