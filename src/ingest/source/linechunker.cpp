// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/linechunker.h"

#include "ingest/codec/decodedstream.h"

#include <algorithm>
#include <cstring>

namespace cinderscope {

std::uint64_t countLineBreaks(std::string_view text)
{
    // Sixteen byte-wide counters at a time; a counter holds 255 rounds.
    using Bytes [[gnu::vector_size(16)]] = unsigned char;
    constexpr std::size_t width = sizeof(Bytes);
    Bytes breaks;
    std::memset(&breaks, '\n', width);
    std::uint64_t count = 0;
    const char *at = text.data();
    std::size_t rounds = text.size() / width;
    while (rounds > 0) {
        Bytes counters{};
        const std::size_t batch = std::min<std::size_t>(rounds, 255);
        for (std::size_t i = 0; i < batch; ++i, at += width) {
            Bytes bytes;
            std::memcpy(&bytes, at, width);
            counters -= reinterpret_cast<Bytes>(bytes == breaks); // true is -1
        }
        for (std::size_t i = 0; i < width; ++i)
            count += counters[i];
        rounds -= batch;
    }
    return count + static_cast<std::uint64_t>(std::count(at, text.data() + text.size(), '\n'));
}

std::string_view LineChunk::takeLine(std::string_view &rest)
{
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

LineChunker::LineChunker(const ChunkOptions &options) : m_options(options)
{
    m_options.maxLineBytes = std::max<std::size_t>(m_options.maxLineBytes, 1);
    // A block never holds more than one longest line and its break: then every whole line in it is within the limit.
    m_options.chunkBytes = std::clamp<std::size_t>(m_options.chunkBytes, 1, m_options.maxLineBytes + 1);
    m_pool = BufferPool::create(m_options.chunkBytes + kReadablePadding, m_options.pooledChunks);
    m_offset = m_options.startOffset;
    m_line = m_options.startLine;
}

std::span<char> LineChunker::room()
{
    if (!m_memory) {
        m_capacity = m_options.chunkBytes;
        m_memory = m_pool->take(m_capacity + kReadablePadding);
    } else if (m_used == m_capacity) {
        grow(); // commit() leaves a full block only if it has no line break
    }
    // Not more at a time: behind a long line there shall not be many others in the same block.
    return {m_memory.get() + m_used, std::min(m_capacity - m_used, m_options.chunkBytes)};
}

void LineChunker::grow()
{
    if (m_capacity > m_options.maxLineBytes) {
        startDropping();
        return;
    }
    const std::size_t capacity = std::min(std::max<std::size_t>(m_capacity * 2, 64), m_options.maxLineBytes + 1);
    auto memory = m_pool->take(capacity + kReadablePadding);
    std::memcpy(memory.get(), m_memory.get(), m_used);
    m_memory = std::move(memory);
    m_capacity = capacity;
}

void LineChunker::startDropping()
{
    m_dropping = true;
    m_drop = {m_offset, m_used, m_line, true};
    m_offset += m_used;
    m_used = m_searched = 0;
    if (m_capacity > m_options.chunkBytes) {
        m_capacity = m_options.chunkBytes;
        m_memory = m_pool->take(m_capacity + kReadablePadding);
    }
}

//! Throws away what is in the block up to the end of the line that is being dropped.
void LineChunker::continueDropping()
{
    const char *begin = m_memory.get();
    const auto *found = static_cast<const char *>(std::memchr(begin, '\n', m_used));
    const std::size_t length = found ? static_cast<std::size_t>(found - begin) : m_used;
    m_drop.length += length;
    const std::size_t gone = found ? length + 1 : length;
    std::memmove(m_memory.get(), begin + gone, m_used - gone);
    m_used -= gone;
    m_offset += gone;
    if (found) {
        m_dropped.push_back(m_drop);
        ++m_line;
        m_dropping = false;
    }
}

std::optional<LineChunk> LineChunker::commit(std::size_t count)
{
    m_used += count;
    if (m_dropping) {
        continueDropping();
        if (m_dropping)
            return std::nullopt;
    }
    if (m_used < m_capacity && m_capacity <= m_options.chunkBytes)
        return std::nullopt;
    return flush();
}

std::optional<LineChunk> LineChunker::flush()
{
    if (!m_memory || m_dropping)
        return std::nullopt;
    const char *begin = m_memory.get();
    const auto found = std::string_view(begin + m_searched, m_used - m_searched).rfind('\n');
    const std::size_t searched = std::exchange(m_searched, m_used);
    if (found == std::string_view::npos)
        return std::nullopt;
    return cut(searched + found + 1);
}

//! Hands out the first `length` bytes of the block; the rest moves to a new one.
std::optional<LineChunk> LineChunker::cut(std::size_t length)
{
    LineChunk chunk;
    const std::size_t left = m_used - length;
    chunk.memory = std::move(m_memory);
    std::memset(chunk.memory.get() + m_used, 0, kReadablePadding);
    chunk.text = {chunk.memory.get(), length};
    chunk.offset = m_offset;
    chunk.firstLine = m_line;
    chunk.lines = countLineBreaks(chunk.text);
    m_capacity = std::max(m_options.chunkBytes, left);
    m_memory = m_pool->take(m_capacity + kReadablePadding);
    std::memcpy(m_memory.get(), chunk.text.data() + length, left);
    m_used = m_searched = left;
    m_offset += length;
    m_line += chunk.lines;
    return chunk;
}

void LineChunker::push(std::span<const char> bytes, std::vector<LineChunk> &chunks)
{
    while (!bytes.empty()) {
        const auto target = room();
        const std::size_t count = std::min(target.size(), bytes.size());
        std::memcpy(target.data(), bytes.data(), count);
        bytes = bytes.subspan(count);
        if (auto chunk = commit(count))
            chunks.push_back(std::move(*chunk));
    }
}

Result<std::optional<LineChunk>> LineChunker::next(DecodedStream &stream)
{
    for (;;) {
        const auto count = stream.read(room());
        if (!count)
            return count.error();
        if (*count == 0)
            return flush();
        if (auto chunk = commit(*count))
            return std::optional(std::move(*chunk));
    }
}

std::optional<LineChunk> LineChunker::tail()
{
    if (m_used > m_options.maxLineBytes && !m_dropping)
        startDropping();
    if (m_dropping) {
        m_drop.closed = false;
        m_dropped.push_back(m_drop);
        m_dropping = false;
        ++m_line;
        return std::nullopt;
    }
    if (!m_memory || m_used == 0)
        return std::nullopt;
    LineChunk chunk;
    chunk.memory = std::move(m_memory);
    std::memset(chunk.memory.get() + m_used, 0, kReadablePadding);
    chunk.text = {chunk.memory.get(), m_used};
    chunk.offset = m_offset;
    chunk.firstLine = m_line;
    chunk.lines = 1;
    m_offset += m_used;
    ++m_line;
    m_used = m_searched = 0;
    return chunk;
}

} // namespace cinderscope
