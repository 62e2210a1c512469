// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"
#include "discovery/foundendpoint.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <optional>

namespace cinderscope {

//! An application behind a driver's UI: a value.
struct DiscoveredApplication
{
    enum class State
    {
        Connecting, //!< a driver; its first REST answer is awaited (up to a minute: Jersey starts inside it)
        Running,    //!< identity known
        Gone,       //!< its port was closed or belongs to somebody else now
        Unreachable //!< a driver that does not tell its application; error says why; it is asked again later
    };

    QUrl url; //!< root of the UI; what follows identity and key() is empty while connecting
    QString applicationId, name, attemptId, user, sparkVersion;
    TimeMs start = kNoTime;
    State state = State::Connecting;
    std::optional<Error> error;
    QString proxyBase; //!< path under which the UI believes to be reached (spark.ui.proxyBase), or empty

    //! Two applications that follow each other on a port are told apart by found() and gone(), not by this.
    QString key() const { return url.toString(QUrl::StripTrailingSlash); }
    bool operator==(const DiscoveredApplication &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::DiscoveredApplication)
