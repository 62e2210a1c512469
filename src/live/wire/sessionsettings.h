// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/listenserver.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace cinderscope {

//! What a Spark session needs so that its listener comes to us.
struct SessionSettings
{
    QMap<QString, QString> environment; //!< CINDERSCOPE_LISTENER_ADDRESS, CINDERSCOPE_LISTENER_SECRET
    //! spark.extraListeners, spark.driver.extraClassPath, spark.cinderscope.address and .secretFile: the secret itself
    //! never, since Spark shows its configuration. A person's own values of the first two must be kept: appended with
    //! "," and ":".
    QMap<QString, QString> sparkConf;
    QString jar; //!< empty: not found; then spark.extraListeners is left out too, since a context with a listener that
                 //!< is not on its class path does not start

    //! {"address":…,"environment":{…},"sparkConf":{…}}
    QJsonObject toJson(const ListenAddress &address) const;
};

SessionSettings sessionSettings(const ListenAddress &address);

//! cinderscope-listener.jar: $CINDERSCOPE_LISTENER_JAR, ../share/cinderscope beside the program's folder, or listener/
//! in the build folder above it. Empty if there is none.
QString findListenerJar();

inline constexpr char kListenerClass[] = "io.github.cinderscope.CinderscopeListener";

} // namespace cinderscope
