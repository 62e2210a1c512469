// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"
#include "ingest/eventparser.h"

#include <string>

namespace cinderscope::test {

//! A small application, event by event, in Spark's own lines.
class TinyRun
{
public:
    TinyRun()
    {
        m_store.setAlive(true);
        line(
            R"({"Event":"SparkListenerApplicationStart","App Name":"tiny","App ID":"app-1","Timestamp":1000,"User":"u"})");
    }
    void line(const std::string &text)
    {
        EventBatch batch;
        m_parser.parseLine(text, batch);
        batch.apply(m_store);
    }
    void properties(const std::string &spark)
    {
        line(R"({"Event":"SparkListenerEnvironmentUpdate","JVM Information":{},"Spark Properties":)" + spark +
             R"(,"System Properties":{},"Classpath Entries":{}})");
    }
    static std::string info(int stage, bool submitted)
    {
        return R"({"Stage ID":)" + std::to_string(stage) +
               R"(,"Stage Attempt ID":0,"Stage Name":"s","Number of Tasks":2,"RDD Info":[],"Parent IDs":[],"Details":"")" +
               (submitted ? R"(,"Submission Time":1500})" : "}");
    }
    //! Starts a job with these stages; \a properties: "\"spark.jobGroup.id\":\"g\"".
    void job(int id, const std::vector<int> &stages, const std::string &properties = {})
    {
        std::string infos, ids;
        for (const int stage : stages) {
            infos += (infos.empty() ? "" : ",") + info(stage, false);
            ids += (ids.empty() ? "" : ",") + std::to_string(stage);
        }
        line(R"({"Event":"SparkListenerJobStart","Job ID":)" + std::to_string(id) +
             R"(,"Submission Time":1400,"Stage Infos":[)" + infos + R"(],"Stage IDs":[)" + ids + R"(],"Properties":{)" +
             properties + "}}");
    }
    void stage(int id)
    {
        line(R"({"Event":"SparkListenerStageSubmitted","Stage Info":)" + info(id, true) + R"(,"Properties":{}})");
    }
    void task(int id, int stage, int index = 0)
    {
        line(
            R"({"Event":"SparkListenerTaskStart","Stage ID":)" + std::to_string(stage) +
            R"(,"Stage Attempt ID":0,"Task Info":{"Task ID":)" + std::to_string(id) + R"(,"Index":)" +
            std::to_string(index) +
            R"(,"Attempt":0,"Launch Time":1600,"Executor ID":"driver","Host":"h","Locality":"PROCESS_LOCAL","Speculative":false}})");
    }
    void jobFails(int id, const std::string &message)
    {
        line(R"({"Event":"SparkListenerJobEnd","Job ID":)" + std::to_string(id) +
             R"(,"Completion Time":2000,"Job Result":{"Result":"JobFailed","Exception":{"Message":")" + message +
             R"(","Stack Trace":[]}}})");
    }
    void jobSucceeds(int id)
    {
        line(R"({"Event":"SparkListenerJobEnd","Job ID":)" + std::to_string(id) +
             R"(,"Completion Time":2000,"Job Result":{"Result":"JobSucceeded"}})");
    }
    void sqlFails(int id, const std::string &message)
    {
        line(R"({"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd","executionId":)" +
             std::to_string(id) + R"(,"time":2100,"errorMessage":")" + message + R"("})");
    }
    void applicationEnds() { line(R"({"Event":"SparkListenerApplicationEnd","Timestamp":3000})"); }
    SnapshotPtr snapshot() { return m_store.snapshot(); }

private:
    EventParser m_parser;
    ApplicationStore m_store;
};

} // namespace cinderscope::test
