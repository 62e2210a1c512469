// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "ingest/source/linechunker.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace cinderscope;

// Input: sizes of chunk, longest line and pieces, then the text. The chunks must hold exactly the lines that are not
// too long, at the right places.

namespace {

struct Line
{
    std::uint64_t offset = 0, number = 0;
    std::string text; //!< empty for a dropped one
    std::uint64_t length = 0;
    bool dropped = false, closed = true;
    bool operator==(const Line &) const = default;
};

std::vector<Line> expectedLines(std::string_view text, std::size_t longest)
{
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const bool closed = end != std::string_view::npos;
        const std::string_view line = text.substr(at, closed ? end - at : end);
        const bool dropped = line.size() > longest;
        lines.push_back({at, lines.size(), dropped ? std::string() : std::string(line), line.size(), dropped, closed});
        at += line.size() + closed;
    }
    return lines;
}

void take(const LineChunk &chunk, bool closed, std::vector<Line> &lines)
{
    volatile char sum = 0;
    for (std::size_t i = 0; i < kReadablePadding; ++i)
        sum = char(sum + chunk.text.data()[chunk.text.size() + i]); // must be readable
    std::size_t at = 0;
    std::uint64_t number = chunk.firstLine;
    while (at < chunk.text.size()) {
        const std::size_t end = closed ? chunk.text.find('\n', at) : chunk.text.size();
        FUZZ_REQUIRE(end != std::string_view::npos);
        lines.push_back(
            {chunk.offset + at, number++, std::string(chunk.text.substr(at, end - at)), end - at, false, closed});
        at = end + closed;
    }
    FUZZ_REQUIRE(number - chunk.firstLine == chunk.lines);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 4)
        return 0;
    ChunkOptions options;
    options.chunkBytes = 1 + data[0] % 64;
    options.maxLineBytes = 1 + data[1];
    const std::size_t piece = 1 + data[2] % 32;
    const bool flushes = data[3] & 1;
    const std::string_view text(reinterpret_cast<const char *>(data) + 4, size - 4);

    LineChunker chunker(options);
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size(); at += piece) {
        std::vector<LineChunk> chunks;
        chunker.push(std::span(text).subspan(at, std::min(piece, text.size() - at)), chunks);
        for (const LineChunk &chunk : chunks)
            take(chunk, true, lines);
        if (flushes) {
            if (const auto chunk = chunker.flush())
                take(*chunk, true, lines);
        }
    }
    if (const auto chunk = chunker.flush())
        take(*chunk, true, lines);
    if (const auto tail = chunker.tail())
        take(*tail, false, lines);
    for (const DroppedLine &dropped : chunker.takeDropped())
        lines.push_back({dropped.offset, dropped.line, {}, dropped.length, true, dropped.closed});
    std::sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.number < b.number; });
    FUZZ_REQUIRE(lines == expectedLines(text, options.maxLineBytes));
    FUZZ_REQUIRE(chunker.offset() == text.size());
    return 0;
}
