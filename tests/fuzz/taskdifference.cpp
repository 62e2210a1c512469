// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/taskdifference.h"

#include "ingest/eventreaders.h"
#include "ingest/tasklineparser.h"

#include <vector>

namespace cinderscope::test {

namespace {

class Comparison
{
public:
    template <class T>
    void same(const char *name, const T &quick, const T &dom)
    {
        if (m_what.empty() && !(quick == dom))
            m_what = name;
    }
    void same(const TaskInfo &quick, const TaskInfo &dom)
    {
        same("task id", quick.taskId, dom.taskId);
        same("index", quick.index, dom.index);
        same("attempt", quick.attempt, dom.attempt);
        same("partition", quick.partition, dom.partition);
        same("launch", quick.launch, dom.launch);
        same("getting result", quick.gettingResult, dom.gettingResult);
        same("finish", quick.finish, dom.finish);
        same("executor", quick.executorId, dom.executorId);
        same("host", quick.host, dom.host);
        same("locality", quick.locality, dom.locality);
        same("speculative", quick.speculative, dom.speculative);
    }
    void same(const TaskStart &quick, const TaskStart &dom)
    {
        same("stage", quick.stageId, dom.stageId);
        same("stage attempt", quick.stageAttempt, dom.stageAttempt);
        same(quick.info, dom.info);
    }
    void same(const TaskEnd &quick, const TaskEnd &dom)
    {
        same("stage", quick.stageId, dom.stageId);
        same("stage attempt", quick.stageAttempt, dom.stageAttempt);
        same(quick.info, dom.info);
        same("status", quick.reason.status, dom.reason.status);
        same("kind", quick.reason.kind, dom.reason.kind);
        same("class name", quick.reason.className, dom.reason.className);
        same("description", quick.reason.description, dom.reason.description);
        same("stack trace", quick.reason.stackTrace, dom.reason.stackTrace);
        same("has metrics", quick.hasMetrics, dom.hasMetrics);
        same("metrics", quick.metrics, dom.metrics);
        same("has executor metrics", !quick.executorMetrics, !dom.executorMetrics);
        if (quick.executorMetrics && dom.executorMetrics)
            same("executor metrics", *quick.executorMetrics, *dom.executorMetrics);
        same("number of updates", quick.sqlUpdates.size(), dom.sqlUpdates.size());
        for (std::size_t i = 0; m_what.empty() && i < quick.sqlUpdates.size(); ++i) {
            same("accumulator", quick.sqlUpdates[i].id, dom.sqlUpdates[i].id);
            same("update", quick.sqlUpdates[i].value, dom.sqlUpdates[i].value);
        }
    }
    const std::string &what() const { return m_what; }

private:
    std::string m_what;
};

} // namespace

Difference compareTaskLine(std::string_view line, std::string &what)
{
    std::string memory(line);
    memory.append(64, '\0');
    memory.shrink_to_fit();
    const std::string_view text(memory.data(), line.size());
    TaskLineParser parser;
    EventBatch quick;
    if (!parser.parse(text, quick)) {
        if (quick.size() != 0) {
            what = "an event of a line that was not taken";
            return Difference::Differs;
        }
        return Difference::NotTaken;
    }
    what.clear();
    simdjson::dom::parser json;
    json::Object object;
    std::string_view event;
    if (json.parse(memory.data(), line.size(), false).get(object)) {
        what = "no valid JSON";
        return Difference::Differs;
    }
    EventBatch dom;
    if (!object.at_key("Event").get(event) && readers::find(event))
        readers::find(event)(object, dom);
    if (quick.size() != 1 || dom.size() != 1) {
        what = "number of events";
        return Difference::Differs;
    }
    Comparison comparison;
    if (quick.taskStart(0) && dom.taskStart(0))
        comparison.same(*quick.taskStart(0), *dom.taskStart(0));
    else if (quick.taskEnd(0) && dom.taskEnd(0))
        comparison.same(*quick.taskEnd(0), *dom.taskEnd(0));
    else
        comparison.same("kind of event", 0, 1);
    what = comparison.what();
    return what.empty() ? Difference::Same : Difference::Differs;
}

} // namespace cinderscope::test
