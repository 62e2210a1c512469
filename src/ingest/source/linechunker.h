// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/source/bufferpool.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace cinderscope {

class DecodedStream;

//! Bytes that may be read (not written) behind every chunk and tail; simdjson wants 32 (SIMDJSON_PADDING).
inline constexpr std::size_t kReadablePadding = 64;

//! Whole lines in one block of memory that stays as long as somebody holds it; may be passed to other threads.
struct LineChunk
{
    std::shared_ptr<char[]> memory;
    std::string_view text;       //!< ends with '\n' (a tail does not); kReadablePadding readable bytes follow
    std::uint64_t offset = 0;    //!< decoded offset of the first byte
    std::uint64_t firstLine = 0; //!< number of the first line, from 0, dropped lines included
    std::uint64_t lines = 0;     //!< how many lines; a tail counts as one

    //! The next line of `rest` without its "\n" or "\r\n", which is then removed from it. rest must not be empty.
    static std::string_view takeLine(std::string_view &rest);
};

//! A line longer than the limit: it was skipped without being held in memory.
struct DroppedLine
{
    std::uint64_t offset = 0; //!< decoded offset of its first byte
    std::uint64_t length = 0; //!< without the line break
    std::uint64_t line = 0;   //!< number from 0
    bool closed = true;       //!< false: the input ended before a line break came
};

struct ChunkOptions
{
    std::size_t chunkBytes = std::size_t(4) << 20;     //!< size to aim at; any number from 1
    std::size_t maxLineBytes = std::size_t(256) << 20; //!< longer lines are dropped
    std::size_t pooledChunks = 8;                      //!< free blocks kept for reuse
    std::uint64_t startOffset = 0;                     //!< decoded offset of the first byte that will come
    std::uint64_t startLine = 0;
};

//! Cuts decoded bytes into chunks of whole lines. Memory: one chunk, or one line of at most maxLineBytes (while a
//! long line grows: twice that), besides the chunks that the caller holds. Not thread-safe.
//!
//! Pull: next(stream) until it gives nothing, then tail(). Push: write into room(), commit(), take what comes;
//! flush() gives all whole lines at once, for live input.
class LineChunker
{
public:
    explicit LineChunker(const ChunkOptions &options = {});

    //! The next chunk, nothing at the end of the stream. After an error the lines that were read before it are still
    //! there: flush() and tail() give them.
    Result<std::optional<LineChunk>> next(DecodedStream &stream);

    //! Where the next bytes are to be written; never empty.
    std::span<char> room();
    //! `count` bytes were written to room(). A chunk, if the block is full.
    std::optional<LineChunk> commit(std::size_t count);
    //! Copies any amount in; appends the chunks that become full.
    void push(std::span<const char> bytes, std::vector<LineChunk> &chunks);
    //! All whole lines that are there now.
    std::optional<LineChunk> flush();

    //! The text behind the last line break; nothing if there is none. A tail over the limit counts as dropped.
    //! Call it once, at the end of the input.
    std::optional<LineChunk> tail();

    //! Lines dropped since the last call.
    std::vector<DroppedLine> takeDropped() { return std::exchange(m_dropped, {}); }

    //! Decoded offset and number of the first line that was not handed out yet.
    std::uint64_t offset() const { return m_offset; }
    std::uint64_t line() const { return m_line; }

private:
    std::optional<LineChunk> cut(std::size_t length);
    void grow();
    void startDropping();
    void continueDropping();

    ChunkOptions m_options;
    std::shared_ptr<BufferPool> m_pool;
    std::shared_ptr<char[]> m_memory;
    std::size_t m_capacity = 0; //!< without the padding
    std::size_t m_used = 0;
    std::size_t m_searched = 0; //!< no line break before this
    std::uint64_t m_offset = 0;
    std::uint64_t m_line = 0;
    bool m_dropping = false;
    DroppedLine m_drop;
    std::vector<DroppedLine> m_dropped;
};

//! Number of '\n' in the text.
std::uint64_t countLineBreaks(std::string_view text);

} // namespace cinderscope
