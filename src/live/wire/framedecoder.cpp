// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/framedecoder.h"

#include "ingest/source/linechunker.h"
#include "live/wire/controlparser.h"

#include <algorithm>
#include <cstring>

namespace cinderscope {

namespace {

constexpr std::size_t kBlockBytes = 256 << 10;
constexpr std::size_t kPooled = 4;
constexpr std::string_view kEvent = "{\"Event\":";
constexpr std::string_view kControl = "{\"@\":";
constexpr std::uint64_t kMostSequence = std::uint64_t(1) << 62;

} // namespace

FrameDecoder::FrameDecoder() : m_pool(BufferPool::create(kBlockBytes + kReadablePadding, kPooled)) {}

void FrameDecoder::allowEvents(std::size_t lineBytes)
{
    m_eventsAllowed = true;
    m_lineBytes = std::max<std::size_t>(lineBytes, 1);
}

std::span<char> FrameDecoder::room()
{
    if (m_failure)
        return {};
    if (!m_block) {
        m_capacity = std::min(kBlockBytes, m_lineBytes + 1);
        m_block = m_pool->take(m_capacity + kReadablePadding);
    } else if (m_used == m_capacity) {
        grow();
    }
    // Not more at a time: behind a long line there shall not be many others in the same block.
    return {m_block.get() + m_used, std::min(m_capacity - m_used, kBlockBytes)};
}

void FrameDecoder::grow()
{
    // commit() refuses an unfinished line over the limit, so there is always something to grow by.
    const std::size_t capacity = std::min(std::max<std::size_t>(m_capacity * 2, 64), m_lineBytes + 1);
    auto block = m_pool->take(capacity + kReadablePadding);
    std::memcpy(block.get(), m_block.get(), m_used);
    m_block = std::move(block);
    m_capacity = capacity;
}

bool FrameDecoder::push(std::span<const char> bytes, FrameSink &sink)
{
    while (!bytes.empty()) {
        const auto target = room();
        const std::size_t count = std::min(target.size(), bytes.size());
        if (count == 0)
            return false;
        std::memcpy(target.data(), bytes.data(), count);
        bytes = bytes.subspan(count);
        if (!commit(count, sink))
            return false;
    }
    return true;
}

bool FrameDecoder::commit(std::size_t count, FrameSink &sink)
{
    if (m_failure || m_stopped)
        return false;
    m_counters.bytes += count;
    m_used += count;
    const std::string_view fresh(m_block.get() + m_searched, m_used - m_searched);
    const std::size_t found = fresh.rfind('\n');
    const std::size_t length = found == std::string_view::npos ? 0 : m_searched + found + 1;
    m_searched = m_used;
    if (length > 0) {
        std::memset(m_block.get() + m_used, 0, kReadablePadding);
        if (!process(length, sink))
            return false;
        keepRest(length);
    }
    if (m_used > m_lineBytes)
        return fail(WireClose::LineTooLong, "a line of more than " + std::to_string(m_lineBytes) + " bytes");
    return true;
}

//! Whole lines: runs of events go out in one piece.
bool FrameDecoder::process(std::size_t length, FrameSink &sink)
{
    const char *at = m_block.get();
    const char *const end = at + length;
    const char *run = at;
    std::uint64_t count = 0;
    while (at < end) {
        const auto *stop = static_cast<const char *>(std::memchr(at, '\n', std::size_t(end - at)));
        const std::string_view line(at, std::size_t(stop - at));
        const char *const next = stop + 1;
        if (line.size() > m_lineBytes) { // whole in the block, since the handshake's limit is below its size
            return handOut(run, at, count, sink) &&
                   fail(WireClose::LineTooLong, "a line of more than " + std::to_string(m_lineBytes) + " bytes");
        }
        if (m_eventsAllowed && line.starts_with(kEvent)) {
            ++count;
        } else {
            if (!handOut(run, at, count, sink))
                return false;
            count = 0;
            run = next;
            if (line.starts_with(kControl) ? !takeControl(line, sink)
                                           : !garbage("a line that is neither an event nor a control line"))
                return false;
        }
        at = next;
    }
    return handOut(run, end, count, sink);
}

bool FrameDecoder::handOut(const char *begin, const char *end, std::uint64_t count, FrameSink &sink)
{
    if (count == 0)
        return true;
    WireLines lines{m_block, {begin, std::size_t(end - begin)}, count, m_next};
    m_counters.events += count;
    if (m_next)
        *m_next += count;
    else
        m_counters.snapshotEvents += count;
    if (sink.lines(lines))
        return true;
    m_stopped = true;
    return false;
}

bool FrameDecoder::takeControl(std::string_view line, FrameSink &sink)
{
    std::string problem;
    auto control = parseWireControl(line, problem);
    if (!control)
        return garbage("a control line that cannot be read: " + problem);
    ++m_counters.controls;
    if (std::holds_alternative<WireUnknown>(*control))
        ++m_counters.unknownControls;
    if (!number(*control))
        return false;
    if (sink.control(std::move(*control)))
        return true;
    m_stopped = true;
    return false;
}

//! What a control line means for the numbers of the events behind it.
bool FrameDecoder::number(const WireControl &control)
{
    if (std::holds_alternative<WireSnapshot>(control)) {
        m_next.reset();
    } else if (const auto *live = std::get_if<WireLive>(&control)) {
        m_next = live->sequence;
    } else if (const auto *gap = std::get_if<WireDropped>(&control)) {
        if (gap->from + gap->count > kMostSequence || (m_next && gap->from < *m_next))
            return garbage("events told as dropped that came before");
        if (m_next)
            m_next = gap->from + gap->count;
        m_counters.dropped += gap->count;
        for (const auto &[kind, count] : gap->kinds) {
            auto &kinds = m_counters.droppedKinds;
            kinds[kinds.size() < 64 || kinds.contains(kind) ? kind : "Other"] += count;
        }
    }
    return true;
}

bool FrameDecoder::garbage(std::string_view problem)
{
    ++m_counters.garbageLines;
    if (m_eventsAllowed && m_counters.garbageLines < kMostGarbage)
        return true;
    return fail(WireClose::Garbage, std::string(problem));
}

bool FrameDecoder::fail(WireClose reason, std::string detail)
{
    m_failure = Failure{reason, std::move(detail)};
    m_block.reset();
    m_capacity = m_used = m_searched = 0;
    return false;
}

//! The unfinished line behind `from` goes to the front: of the same block, if nobody holds it.
void FrameDecoder::keepRest(std::size_t from)
{
    const std::size_t left = m_used - from;
    const std::size_t usual = std::min(kBlockBytes, m_lineBytes + 1);
    const std::size_t wanted = std::max(usual, left);
    if (m_block.use_count() == 1 && m_capacity == wanted) {
        std::memmove(m_block.get(), m_block.get() + from, left);
    } else {
        auto block = m_pool->take(wanted + kReadablePadding);
        std::memcpy(block.get(), m_block.get() + from, left);
        m_block = std::move(block);
        m_capacity = wanted;
    }
    m_used = m_searched = left;
}

} // namespace cinderscope
