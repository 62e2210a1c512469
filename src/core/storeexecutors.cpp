// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore_p.h"

#include <algorithm>

// Executors: added, removed, excluded, their block managers and memory.
namespace cinderscope {

Row ApplicationStore::Private::executorRow(std::string_view id)
{
    const std::size_t slot = (id.size() * 7 + (id.empty() ? 0 : static_cast<unsigned char>(id.back())) +
                              (id.size() > 1 ? static_cast<unsigned char>(id[id.size() - 2]) * 10 : 0)) %
                             executorCache.size();
    if (const Row cached = executorCache[slot]; cached != kNoRow && executorStates[cached]->id == id)
        return cached;
    const auto [entry, isNew] = executorIndex.try_emplace(std::string(id), static_cast<Row>(executors.size()));
    if (isNew) {
        Executor executor;
        executor.id = intern(id);
        executor.implicit = true;
        executors.push_back(std::move(executor));
        executorStates.push_back(std::make_unique<ExecutorState>());
        executorStates.back()->id = id;
    }
    executorCache[slot] = entry->second;
    return entry->second;
}

namespace {
constexpr std::int32_t kMostCores = 1 << 24; //!< more than any cluster has
} // namespace

void ApplicationStore::Private::setCores(TimeMs when, std::int64_t coreCount, std::int32_t executorCount)
{
    when = std::max(timeOrNow(when), coresSince);
    if (coresSince != kNoTime)
        totals.coreMs = wrappingAdd(totals.coreMs, wrappingMultiply(totals.cores, when - coresSince));
    coresSince = when;
    totals.cores = static_cast<std::int32_t>(std::clamp<std::int64_t>(coreCount, 0, kMostCores));
    totals.executorsAlive = std::max(0, executorCount);
    totals.maxCores = std::max(totals.maxCores, totals.cores);
    totals.executorsMaxAlive = std::max(totals.executorsMaxAlive, totals.executorsAlive);
    cores.push_back({when, totals.cores, totals.executorsAlive});
}

namespace {

std::vector<std::pair<StringId, StringId>> internAll(StringPool &strings, const Properties &properties)
{
    std::vector<std::pair<StringId, StringId>> list;
    list.reserve(properties.size());
    for (const auto &[key, value] : properties)
        list.emplace_back(strings.intern(key), strings.intern(value));
    return list;
}

} // namespace

void ApplicationStore::Private::on(const ExecutorAdded &event)
{
    Executor &executor = executors.edit(executorRow(event.executorId));
    executor.host = intern(event.host);
    executor.logUrls = internAll(strings, event.logUrls);
    executor.attributes = internAll(strings, event.attributes);
    executor.resourceProfileId = event.resourceProfileId;
    sawTime(event.time);
    if (!executor.implicit) // known already
        return;
    executor.implicit = false;
    executor.added = timeOrNow(event.time);
    executor.cores = std::clamp(event.cores, 0, kMostCores);
    ++totals.executorsAdded;
    if (executor.removed == kNoTime)
        setCores(event.time, std::int64_t(totals.cores) + executor.cores, totals.executorsAlive + 1);
}

void ApplicationStore::Private::on(const ExecutorRemoved &event)
{
    Executor &executor = executors.edit(executorRow(event.executorId));
    sawTime(event.time);
    if (executor.removed != kNoTime)
        return;
    executor.removed = timeOrNow(event.time);
    executor.removeReason = intern(event.reason);
    ++totals.executorsRemoved;
    if (!executor.implicit)
        setCores(event.time, std::int64_t(totals.cores) - executor.cores, totals.executorsAlive - 1);
}

void ApplicationStore::Private::on(const ExecutorExclusion &event)
{
    sawTime(event.time);
    const auto change = [&event](Executor &executor) {
        const auto open = std::find_if(executor.exclusions.begin(), executor.exclusions.end(),
                                       [&](const auto &e) { return e.to == kNoTime && e.stageId == event.stageId; });
        const bool known = std::any_of(executor.exclusions.begin(), executor.exclusions.end(), [&](const auto &e) {
            return e.from == event.time && e.stageId == event.stageId;
        });
        if (event.excluded && open == executor.exclusions.end() && !known)
            executor.exclusions.push_back({event.time, kNoTime, event.stageId, event.taskFailures});
        else if (!event.excluded && open != executor.exclusions.end())
            open->to = event.time;
    };
    if (!event.executorId.empty()) {
        change(executors.edit(executorRow(event.executorId)));
        return;
    }
    for (std::size_t row = 0; row < executors.size(); ++row) {
        if (strings[executors[row].host] == event.host)
            change(executors.edit(row));
    }
}

void ApplicationStore::Private::on(const BlockManagerAdded &event)
{
    Executor &executor = executors.edit(executorRow(event.executorId));
    if (executor.host == StringId::Empty)
        executor.host = intern(event.host);
    executor.port = event.port;
    executor.maxMemory = event.maxMemory;
    executor.maxOnHeapMemory = event.maxOnHeapMemory;
    executor.maxOffHeapMemory = event.maxOffHeapMemory;
    if (executor.added == kNoTime)
        executor.added = event.time;
    sawTime(event.time);
}

void ApplicationStore::Private::on(const BlockManagerRemoved &event)
{
    sawTime(event.time);
    rddBlocks.erase(std::string(event.executorId));
}

void ApplicationStore::Private::on(const BlockUpdated &event)
{
    if (!event.blockId.starts_with("rdd_"))
        return;
    Executor &executor = executors.edit(executorRow(event.executorId));
    auto &blocks = rddBlocks[std::string(event.executorId)];
    auto [entry, isNew] = blocks.try_emplace(std::string(event.blockId), 0, 0);
    executor.memoryUsed = wrappingAdd(executor.memoryUsed, event.memorySize - entry->second.first);
    executor.diskUsed = wrappingAdd(executor.diskUsed, event.diskSize - entry->second.second);
    entry->second = {event.memorySize, event.diskSize};
    if (!event.valid)
        blocks.erase(entry);
    executor.rddBlocks = static_cast<std::int64_t>(blocks.size());
}

void ApplicationStore::Private::on(const UnpersistRdd &event)
{
    const std::string prefix = "rdd_" + std::to_string(event.rddId) + "_";
    for (auto &[executorId, blocks] : rddBlocks) {
        Executor &executor = executors.edit(executorRow(executorId));
        std::erase_if(blocks, [&](const auto &block) {
            if (!block.first.starts_with(prefix))
                return false;
            executor.memoryUsed = wrappingAdd(executor.memoryUsed, -block.second.first);
            executor.diskUsed = wrappingAdd(executor.diskUsed, -block.second.second);
            return true;
        });
        executor.rddBlocks = static_cast<std::int64_t>(blocks.size());
    }
}

void ApplicationStore::Private::on(const ExecutorMetricsUpdate &event)
{
    const Row row = executorRow(event.executorId);
    addMemory(row, event.time > 0 ? event.time : now, event.values);
}

void ApplicationStore::Private::addMemory(Row row, TimeMs when, const ExecutorMetricValues &values)
{
    Executor &executor = executors.edit(row);
    executor.hasPeaks = true;
    for (std::size_t i = 0; i < values.size(); ++i)
        executor.peaks[i] = std::max(executor.peaks[i], values[i]);
    const auto at = [&values](ExecutorMetric metric) { return values[static_cast<std::size_t>(metric)]; };
    memory.push_back(
        {when, row, at(ExecutorMetric::JvmHeapMemory), at(ExecutorMetric::JvmOffHeapMemory),
         wrappingAdd(at(ExecutorMetric::OnHeapExecutionMemory), at(ExecutorMetric::OffHeapExecutionMemory)),
         wrappingAdd(at(ExecutorMetric::OnHeapStorageMemory), at(ExecutorMetric::OffHeapStorageMemory)),
         wrappingAdd(
             wrappingAdd(at(ExecutorMetric::ProcessTreeJvmRssMemory), at(ExecutorMetric::ProcessTreePythonRssMemory)),
             at(ExecutorMetric::ProcessTreeOtherRssMemory))});
}

} // namespace cinderscope
