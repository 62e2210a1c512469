// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/applicationsession.h"

#include <QString>
#include <QUrl>

namespace cinderscope {

//! What has to be known to open an application: a value.
struct ApplicationRef
{
    SourceKind kind = SourceKind::EventLog;
    QString location;      //!< path of a log, or the root of a driver's UI (http://localhost:4040)
    QString applicationId; //!< of Rest
    bool demo = false;     //!< the bundled recording: never remembered

    static ApplicationRef log(const QString &path) { return {SourceKind::EventLog, path, {}, false}; }
    static ApplicationRef replay(const QString &path) { return {SourceKind::Replay, path, {}, false}; }
    static ApplicationRef rest(const QUrl &base, const QString &id)
    {
        return {SourceKind::Rest, base.toString(QUrl::StripTrailingSlash), id, false};
    }

    bool isEmpty() const { return location.isEmpty(); }
    bool isFile() const { return kind != SourceKind::Rest; }
    //! The same for a log and its replay: they are one row of the tree.
    QString key() const
    {
        if (isFile())
            return QStringLiteral("log:") + location;
        return QStringLiteral("rest:") + location + u'#' + applicationId;
    }
    bool operator==(const ApplicationRef &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::ApplicationRef)
