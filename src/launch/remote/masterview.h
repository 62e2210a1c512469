// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <string_view>

namespace cinderscope {

//! A worker as the master tells it.
struct MasterWorker
{
    QString id;
    QString host; //!< its --host
    int port = 0;
    QString state; //!< "ALIVE", "DEAD", "DECOMMISSIONED", "UNKNOWN"
    int cores = 0;
    qint64 memoryMb = 0;
};

//! A standalone master by its page /json/ (org.apache.spark.deploy.JsonProtocol.writeMasterState).
struct MasterView
{
    QString url;    //!< spark://host:port
    QString status; //!< "ALIVE", "STANDBY", "RECOVERING"
    QList<MasterWorker> workers;

    //! Errors: Corrupt (no JSON), Protocol (not a master's).
    static Result<MasterView> parse(std::string_view text);
    //! The one on that host that is alive; else one that was.
    std::optional<MasterWorker> workerOf(const QString &host) const;
};

} // namespace cinderscope
