// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <QJsonArray>
#include <QStringList>

//! Compares a snapshot with what Spark's REST API told of the same application: every number that both have.
//! Each function returns one line a difference; none when all agree.
namespace cinderscope::test {

QStringList compareJobs(const Snapshot &snapshot, const QJsonArray &jobs);
QStringList compareStages(const Snapshot &snapshot, const QJsonArray &stages);
//! \a tasks: answer of stages/<id>/<attempt>/taskList.
QStringList compareTasks(const Snapshot &snapshot, int stageId, int attempt, const QJsonArray &tasks);
QStringList compareExecutors(const Snapshot &snapshot, const QJsonArray &executors);
QStringList compareSql(const Snapshot &snapshot, const QJsonArray &executions);

//! How many values were compared since the program started: a test that compares nothing must fail.
int comparedValues();

} // namespace cinderscope::test
