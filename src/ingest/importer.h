// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/source/logfiles.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>

namespace cinderscope {

class ApplicationStore;
class EventBatch;

struct ImportOptions
{
    unsigned threads = 0; //!< that parse, the calling one included; 0: one a core, at most 8
    std::size_t chunkBytes = std::size_t(1) << 20;
    std::size_t maxLineBytes = std::size_t(128) << 20; //!< longer lines are counted as unreadable
    std::stop_token stop;
    //! After each batch that was applied, on the calling thread: bytes of the files read so far and in all (0: not
    //! known). A good place to publish a snapshot.
    std::function<void(std::uint64_t read, std::uint64_t total)> onProgress;
    //! Called instead of applying a batch to the store (replay).
    std::function<Result<void>(const EventBatch &batch)> onBatch;
};

//! Reads an event log into the store, on the calling thread and options.threads - 1 more: these read, decode and parse
//! ahead, the calling one applies in order. Errors end the reading, but what was read stays in the store:
//! NotFound, NoPermission, Io, Corrupt, TooLarge, Cancelled. A cut end is no error: ImportStats::truncated.
Result<void> importLog(const LogSource &source, ApplicationStore &store, const ImportOptions &options = {});

} // namespace cinderscope
