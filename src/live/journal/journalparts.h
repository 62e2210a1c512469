// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/journal/journalfolder.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ZSTD_CCtx_s;

namespace cinderscope {

//! The event files of one journal, `events_<n>_<name>.zstd`: whole frames behind each other, a new file when one is
//! full. Files of earlier writers are never appended to; their cut last frame is taken off.
class JournalParts
{
public:
    JournalParts(std::string name, std::uint64_t partBytes, int level);
    ~JournalParts();
    JournalParts(const JournalParts &) = delete;
    JournalParts &operator=(const JournalParts &) = delete;

    //! Looks at the files that are there, repairs the last one. Errors of the system.
    Result<void> attach(const JournalFolder &folder);
    //! No event file holds anything.
    bool isEmpty() const { return m_index == 0; }

    //! Packs the lines into one frame and writes it. After an error the file ends where it ended before, is closed, and
    //! the next call begins another one.
    Result<void> write(const JournalFolder &folder, std::string_view lines);
    void close();

    std::uint64_t bytes() const { return m_bytes; }

private:
    Result<void> repair(const JournalFolder &folder, const JournalFolder::File &last, std::int64_t index);
    Result<void> begin(const JournalFolder &folder);
    void undo(const JournalFolder &folder);
    std::string partName(std::int64_t index) const;

    std::string m_name;
    std::uint64_t m_partBytes;
    ZSTD_CCtx_s *m_context;
    int m_level;
    std::vector<char> m_packed;
    int m_fd = -1;
    std::int64_t m_index = 0;    //!< of the newest file that holds something
    std::uint64_t m_written = 0; //!< to the open file
    std::uint64_t m_bytes = 0;   //!< of all files
};

} // namespace cinderscope
