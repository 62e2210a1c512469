// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/importstats.h"

#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace cinderscope {

class ApplicationStore;

//! Memory for what the events of a batch borrow; pieces never move until clear().
class BatchArena
{
public:
    Text copy(Text text);
    std::span<const AccumulatorUpdate> copy(std::span<const AccumulatorUpdate> updates);
    void clear();

private:
    void *take(std::size_t bytes, std::size_t alignment);

    static constexpr std::size_t kBlock = 64 * 1024;
    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::byte *m_next = nullptr;
    std::size_t m_left = 0;
};

//! The events of a chunk of lines in their order, parsed but not applied: made on any thread, applied by the store's.
//! Owns everything that its events borrow.
class EventBatch
{
public:
    void add(const TaskStart &event);
    void add(const TaskEnd &event);
    //! A place for the next task end, to be filled in there; dropLastTaskEnd() takes it back.
    TaskEnd &beginTaskEnd();
    void commitTaskEnd();
    void dropTaskEnd();
    void add(StructureEvent event);
    void countType(std::string_view simpleName);

    std::size_t size() const { return m_order.size(); }
    //! Time of an event; kNoTime where it has none of its own.
    TimeMs timeAt(std::size_t index) const;
    void apply(std::size_t index, ApplicationStore &store) const;
    //! The event, if it is of that kind; otherwise nullptr.
    const TaskStart *taskStart(std::size_t index) const;
    const TaskEnd *taskEnd(std::size_t index) const;
    const StructureEvent *structure(std::size_t index) const;
    //! Applies all events, then adds the counters.
    void apply(ApplicationStore &store) const;
    //! Adds the counters of the batch to \a stats.
    void addTo(ImportStats &stats) const;
    void clear();

    std::shared_ptr<const void> data; //!< the text that the events point into
    BatchArena arena;
    std::deque<ExecutorMetricValues> executorMetrics;
    ImportStats stats; //!< lines, events, unknown, unreadable; types of the structure events

private:
    enum Kind : std::uint32_t
    {
        Start,
        End,
        Structure
    };
    void order(Kind kind, std::size_t index) { m_order.push_back(std::uint32_t(index) << 2 | kind); }

    std::vector<TaskStart> m_starts;
    std::vector<TaskEnd> m_ends;
    std::vector<StructureEvent> m_structures;
    std::vector<std::uint32_t> m_order;
};

//! Time at which an event happened; kNoTime where it tells none.
TimeMs eventTime(const StructureEvent &event);

} // namespace cinderscope
