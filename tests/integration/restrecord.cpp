// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/restrecord.h"

#include "integration/restcompare.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

RestRecord::RestRecord(const SparkApp &spark)
    : m_jobs(spark.rest(u"jobs"_s).array()), m_stages(spark.rest(u"stages"_s).array()),
      m_executors(spark.rest(u"allexecutors"_s).array()), m_sql(spark.rest(u"sql?details=false&length=1000"_s).array())
{
    for (const QJsonValue &value : std::as_const(m_stages)) {
        const QJsonObject stage = value.toObject();
        if (stage.value("status"_L1) == "SKIPPED"_L1)
            continue;
        const int id = stage.value("stageId"_L1).toInt();
        const int attempt = stage.value("attemptId"_L1).toInt();
        m_tasks.push_back(
            {id, attempt, spark.rest(u"stages/%1/%2/taskList?length=100000"_s.arg(id).arg(attempt)).array()});
    }
}

bool RestRecord::isComplete() const
{
    return !m_jobs.isEmpty() && !m_stages.isEmpty() && !m_executors.isEmpty() && !m_sql.isEmpty();
}

QStringList RestRecord::differences(const Snapshot &snapshot) const
{
    QStringList list = compareJobs(snapshot, m_jobs) + compareStages(snapshot, m_stages) +
                       compareExecutors(snapshot, m_executors) + compareSql(snapshot, m_sql);
    for (const StageTasks &one : m_tasks)
        list += compareTasks(snapshot, one.stage, one.attempt, one.tasks);
    return list;
}

} // namespace cinderscope::test
