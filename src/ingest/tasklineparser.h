// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/eventbatch.h"

#include <string_view>

namespace cinderscope {

//! The quick way for the two events that make nine tenths of a log, as Spark's own JsonProtocol writes them.
class TaskLineParser
{
public:
    //! True when the line was a task start or a well-formed end of a successful task and is in the batch now; false
    //! when it is anything else or written in any other way: parse it as JSON then. 64 bytes behind the line must
    //! be readable; the line must stay as long as the batch.
    bool parse(std::string_view line, EventBatch &batch);

private:
    bool parseStart(std::string_view line, EventBatch &batch);
    bool parseEnd(std::string_view line, EventBatch &batch, TaskEnd &end);

    std::vector<AccumulatorUpdate> m_updates;
};

} // namespace cinderscope
