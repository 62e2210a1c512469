// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cinderscope {

//! What a source gave and what of it could not be used: shown to the person, never hidden.
struct ImportStats
{
    //! A record that could not be read; only the first few are kept (kMaxSamples).
    struct Sample
    {
        std::string source;       //!< file name
        std::uint64_t line = 0;   //!< 1-based; in a rolling log counted over all files
        std::uint64_t offset = 0; //!< decoded byte offset of the line in its file
        std::string reason;
        std::string excerpt; //!< first bytes of the line
    };
    static constexpr std::size_t kMaxSamples = 20;

    std::uint64_t lines = 0;           //!< whole lines (closed by a line break, or whole JSON at the end)
    std::uint64_t events = 0;          //!< lines that hold an event, known or not
    std::uint64_t unknownEvents = 0;   //!< events of a kind that this version does not read
    std::uint64_t unreadableLines = 0; //!< whole lines that are no JSON object with "Event"
    bool truncated = false;            //!< the end of a line, block or frame is missing
    std::uint64_t compressedBytes = 0; //!< bytes of the files
    std::uint64_t decodedBytes = 0;
    std::uint64_t duplicateEvents = 0; //!< task ends already known from another source
    std::uint64_t droppedEvents = 0;   //!< told by a live source
    std::map<std::string, std::uint64_t> eventsByType;
    std::vector<Sample> samples;

    void addSample(Sample sample)
    {
        if (samples.size() < kMaxSamples)
            samples.push_back(std::move(sample));
    }
};

} // namespace cinderscope
