// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mimicserver.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <vector>

namespace cinderscope::test {

//! Answers /api/v1 as a driver does, out of lists that a test may change while it runs. The lists of a recording:
//! tests/data/rest/<version>.
class MimicSpark
{
public:
    //! Empty lists, one application.
    MimicSpark();
    static MimicSpark recorded(const QString &version);

    Answer answer(const QString &path, const QUrlQuery &query) const;

    QJsonObject application, environment;
    QJsonArray jobs, stages, executors, sql; //!< stages carry their tasks under "tasks", by id, as with ?details=true
    bool hasSql = true;                      //!< false: 404, as before Spark 3.0
    bool knowsStatus = true;                 //!< false: ?status= is not filtered by, as in old versions

    QString id() const;
    //! Tasks of a stage attempt, by id.
    static std::vector<QJsonObject> tasksOf(const QJsonObject &stage);
    static QJsonValue load(const QString &version, const QString &file);

private:
    Answer applicationAnswer(const QString &path, const QUrlQuery &query) const;
    Answer stageAnswer(const QStringList &parts, const QUrlQuery &query) const;
};

//! "2026-11-20T20:38:57.479GMT"
QString isoText(qint64 ms);

} // namespace cinderscope::test
