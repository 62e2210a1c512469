// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/snapshot.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

namespace cinderscope {

//! The one owner of an application's data: events in, snapshots out. One writer thread; no locks.
//! Idempotent: a task end, job start or executor that is already known changes nothing but a counter, so that
//! sources may overlap. Events may come in any order and with any ids; what they name and is unknown is created.
class ApplicationStore
{
public:
    ApplicationStore();
    ~ApplicationStore();
    ApplicationStore(const ApplicationStore &) = delete;
    ApplicationStore &operator=(const ApplicationStore &) = delete;

    void apply(const TaskStart &event);
    void apply(const TaskEnd &event);
    void apply(const StructureEvent &event);

    //! What a source knows of its own reading; kept in the snapshots.
    ImportStats &importStats();
    //! Whether somebody still writes the source (an .inprogress log with a writer, a driver that answers):
    //! decides between Running and Incomplete while no end was seen.
    void setAlive(bool alive);
    //! From now on several sources tell the same events: driver accumulator updates, which carry no identity, are taken
    //! once where they are equal. (A single source may repeat them: Spark adds them up then.)
    void expectRepeats();
    //! Whether REST has told more task ends than events did, of something that still runs: without REST its counters
    //! would stand still until the events have caught up. Looks at every job, stage attempt and executor.
    bool needsRest() const;
    //! Tells the time without an event (a clock tick of a live source); never goes back.
    void advanceTo(TimeMs time);
    TimeMs time() const;

    //! Immutable copy of the present state; costs some microseconds and one pointer a 1,024 tasks.
    SnapshotPtr snapshot();
    //! Bytes held by task columns (for the benchmark).
    std::size_t taskBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
