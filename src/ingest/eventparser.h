// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/eventbatch.h"
#include "ingest/jsonaccess.h"
#include "ingest/tasklineparser.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace cinderscope {

//! Turns lines of Spark's JsonProtocol into events, for event logs and listener frames alike. Not thread-safe; one
//! for each thread. Unknown events and keys are counted or skipped, never an error.
class EventParser
{
public:
    //! Where lines come from, for the report on those that cannot be read.
    struct Origin
    {
        std::string_view source;  //!< file name
        std::uint64_t offset = 0; //!< decoded offset of the text
        std::uint64_t line = 0;   //!< number of its first line, from 0
    };

    //! Parses whole lines (a line break after each) into \a batch and counts them there. 64 bytes behind the text must
    //! be readable, and the text must stay as long as the batch (set batch.data).
    void parseLines(std::string_view lines, const Origin &origin, EventBatch &batch);
    //! Parses the text behind the last line break of a source, once nothing more will come: an event if it is whole
    //! JSON, else the source is cut off there (stats.truncated).
    void parseTail(std::string_view text, const Origin &origin, EventBatch &batch);
    //! Parses one line. False when it is no JSON object with an "Event".
    bool parseLine(std::string_view line, EventBatch &batch);
    //! What was wrong with the last line.
    std::string_view problem() const { return m_problem; }

private:
    bool parseJson(simdjson::dom::parser &json, std::string_view line, EventBatch &batch);
    void unreadable(std::string_view line, std::uint64_t lineNumber, std::uint64_t offset, std::string_view source,
                    EventBatch &batch);

    TaskLineParser m_tasks;
    simdjson::dom::parser m_json;
    std::string_view m_problem;
};

} // namespace cinderscope
