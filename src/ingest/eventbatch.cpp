// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eventbatch.h"

#include "core/applicationstore.h"

namespace cinderscope {

void *BatchArena::take(std::size_t bytes, std::size_t alignment)
{
    const std::size_t misaligned = reinterpret_cast<std::uintptr_t>(m_next) % alignment;
    const std::size_t skip = misaligned ? alignment - misaligned : 0;
    if (bytes > kBlock / 4) { // a block of its own; the current one goes on
        m_blocks.insert(m_blocks.begin(), std::make_unique_for_overwrite<std::byte[]>(bytes));
        return m_blocks.front().get();
    }
    if (!m_next || skip + bytes > m_left) {
        m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(kBlock));
        m_next = m_blocks.back().get();
        m_left = kBlock;
        return take(bytes, alignment);
    }
    std::byte *place = m_next + skip;
    m_next = place + bytes;
    m_left -= skip + bytes;
    return place;
}

Text BatchArena::copy(Text text)
{
    if (text.empty())
        return {};
    char *place = static_cast<char *>(take(text.size(), 1));
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
}

std::span<const AccumulatorUpdate> BatchArena::copy(std::span<const AccumulatorUpdate> updates)
{
    if (updates.empty())
        return {};
    void *place = take(updates.size_bytes(), alignof(AccumulatorUpdate));
    std::memcpy(place, updates.data(), updates.size_bytes());
    return {static_cast<const AccumulatorUpdate *>(place), updates.size()};
}

void BatchArena::clear()
{
    m_blocks.clear();
    m_next = nullptr;
    m_left = 0;
}

void EventBatch::add(const TaskStart &event)
{
    order(Start, m_starts.size());
    m_starts.push_back(event);
}

void EventBatch::add(const TaskEnd &event)
{
    order(End, m_ends.size());
    m_ends.push_back(event);
}

TaskEnd &EventBatch::beginTaskEnd()
{
    return m_ends.emplace_back();
}

void EventBatch::commitTaskEnd()
{
    order(End, m_ends.size() - 1);
}

void EventBatch::dropTaskEnd()
{
    m_ends.pop_back();
}

void EventBatch::add(StructureEvent event)
{
    order(Structure, m_structures.size());
    m_structures.push_back(std::move(event));
}

namespace {

constexpr std::size_t kMostTypes = 500; // Spark has some sixty; a hostile log must not fill the memory with names
constexpr std::size_t kLongestType = 120;

void addType(std::map<std::string, std::uint64_t> &types, std::string_view name, std::uint64_t count)
{
    std::string key(name.substr(0, kLongestType));
    if (types.size() >= kMostTypes && !types.contains(key))
        key = "(other)";
    types[std::move(key)] += count;
}

} // namespace

void EventBatch::countType(std::string_view simpleName)
{
    addType(stats.eventsByType, simpleName, 1);
}

TimeMs EventBatch::timeAt(std::size_t index) const
{
    const std::uint32_t place = m_order[index] >> 2;
    switch (m_order[index] & 3) {
    case Start:
        return m_starts[place].info.launch;
    case End:
        return m_ends[place].info.finish;
    default:
        return eventTime(m_structures[place]);
    }
}

const TaskStart *EventBatch::taskStart(std::size_t index) const
{
    return (m_order[index] & 3) == Start ? &m_starts[m_order[index] >> 2] : nullptr;
}

const TaskEnd *EventBatch::taskEnd(std::size_t index) const
{
    return (m_order[index] & 3) == End ? &m_ends[m_order[index] >> 2] : nullptr;
}

const StructureEvent *EventBatch::structure(std::size_t index) const
{
    return (m_order[index] & 3) == Structure ? &m_structures[m_order[index] >> 2] : nullptr;
}

void EventBatch::apply(std::size_t index, ApplicationStore &store) const
{
    const std::uint32_t place = m_order[index] >> 2;
    switch (m_order[index] & 3) {
    case Start:
        store.apply(m_starts[place]);
        break;
    case End:
        store.apply(m_ends[place]);
        break;
    default:
        store.apply(m_structures[place]);
        break;
    }
}

void EventBatch::apply(ApplicationStore &store) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i)
        apply(i, store);
    addTo(store.importStats());
}

void EventBatch::addTo(ImportStats &into) const
{
    into.lines += stats.lines;
    into.events += stats.events;
    into.unknownEvents += stats.unknownEvents;
    into.unreadableLines += stats.unreadableLines;
    for (const auto &[type, count] : stats.eventsByType)
        addType(into.eventsByType, type, count);
    if (!m_starts.empty())
        into.eventsByType["SparkListenerTaskStart"] += m_starts.size();
    if (!m_ends.empty())
        into.eventsByType["SparkListenerTaskEnd"] += m_ends.size();
    for (const ImportStats::Sample &sample : stats.samples)
        into.addSample(sample);
}

void EventBatch::clear()
{
    m_starts.clear();
    m_ends.clear();
    m_structures.clear();
    m_order.clear();
    executorMetrics.clear();
    arena.clear();
    stats = {};
    data.reset();
}

namespace {

template <class T>
TimeMs timeOf(const T &event)
{
    if constexpr (requires { event.stage.submitted; }) {
        return event.stage.completed != kNoTime ? event.stage.completed : event.stage.submitted;
    } else if constexpr (requires { event.time; }) {
        return event.time;
    } else {
        return kNoTime;
    }
}

} // namespace

TimeMs eventTime(const StructureEvent &event)
{
    return std::visit([](const auto &typed) { return timeOf(typed); }, event);
}

} // namespace cinderscope
