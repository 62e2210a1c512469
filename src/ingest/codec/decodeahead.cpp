// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/decodeahead.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace cinderscope {

namespace {

constexpr std::size_t kUnitPacked = 64 << 10;                // small units are taken together up to this
constexpr std::uint64_t kUnitPlain = std::uint64_t(1) << 20; // or up to this much text
constexpr std::size_t kMaxUnitPacked = 8 << 20;              // a bigger unit is streamed
constexpr std::uint64_t kMaxUnitPlain = std::uint64_t(8) << 20;
constexpr std::size_t kStreamSlot = 1 << 20;

} // namespace

DecodeAhead::DecodeAhead(InputFile &file, std::vector<char> head, Codec codec, const StreamOptions &options)
    : m_file(file), m_codec(codec), m_options(options),
      m_callersStop(options.stop, [this] { m_stopSource.request_stop(); }), m_walker(codec, options.limits),
      m_input(std::move(head)), m_inputOffset(options.start.input), m_maxSlots(options.decodeThreads * 2 + 1),
      m_consumed(options.start.input), m_slotOutput(options.start.output)
{
    m_workers.reserve(options.decodeThreads);
    for (unsigned i = 0; i < options.decodeThreads; ++i)
        m_workers.emplace_back([this] { work(); });
}

DecodeAhead::~DecodeAhead()
{
    m_stopSource.request_stop();
    m_workers.clear();
}

void DecodeAhead::work()
{
    auto made = makeDecoder(m_codec, m_options.limits);
    if (!made)
        return; // the stream's owner has tried it before
    for (;;) {
        Slot *slot = nullptr;
        {
            const std::lock_guard input(m_inputMutex);
            if (m_allTaken || !waitForRoom())
                return;
            auto fresh = std::make_unique<Slot>();
            const Next next = nextUnit(*fresh);
            if (next == Next::Stream) {
                streamRest();
                return;
            }
            m_allTaken = fresh->last = fresh->last || next != Next::Unit;
            if (next == Next::Failed)
                fresh->error = m_readError;
            fresh->done = next != Next::Unit;
            slot = queue(std::move(fresh));
            if (next != Next::Unit)
                return;
        }
        decodeUnit(*slot, **made);
        finish(*slot);
    }
}

bool DecodeAhead::waitForRoom()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait(lock, m_stop, [this] { return m_slots.size() < m_maxSlots; }) && !m_stop.stop_requested();
}

DecodeAhead::Slot *DecodeAhead::queue(std::unique_ptr<Slot> slot)
{
    const std::lock_guard lock(m_mutex);
    m_slots.push_back(std::move(slot));
    m_changed.notify_all();
    return m_slots.back().get();
}

void DecodeAhead::finish(Slot &slot)
{
    const std::lock_guard lock(m_mutex);
    slot.done = true;
    m_changed.notify_all();
}

//! Reads until `wanted` bytes lie behind m_inputBegin. False at the end of the input or after an error.
bool DecodeAhead::fill(std::size_t wanted)
{
    if (m_inputBegin > 0 && m_input.size() - m_inputBegin < wanted) {
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(m_inputBegin));
        m_inputBegin = 0;
    }
    while (m_input.size() - m_inputBegin < wanted) {
        if (m_inputEnded)
            return false;
        const std::size_t used = m_input.size();
        m_input.resize(used + std::max<std::size_t>(m_options.readBytes, 1));
        const auto got = m_file.read(std::span(m_input).subspan(used), m_stop);
        m_input.resize(used + (got ? *got : 0));
        if (!got)
            m_readError = got.error();
        m_inputEnded = !got || *got == 0;
    }
    return true;
}

DecodeAhead::Next DecodeAhead::takeUnit(Slot &slot, std::size_t bytes, std::uint64_t bound, bool last)
{
    const auto from = m_input.begin() + static_cast<std::ptrdiff_t>(m_inputBegin);
    slot.packed.assign(from, from + static_cast<std::ptrdiff_t>(bytes));
    slot.inputBegin = m_inputOffset;
    slot.inputEnd = m_inputOffset + bytes;
    slot.border = ResumePoint{slot.inputBegin, 0};
    slot.last = last;
    if (last)
        slot.error = m_readError;
    slot.plainCapacity = bound + 1; // one more, so that a full output always means a wrong bound
    m_inputBegin += bytes;
    m_inputOffset += bytes;
    m_walker.restart();
    return Next::Unit;
}

//! Takes whole units worth about kUnitPacked or kUnitPlain; at the end of the input also an unfinished one.
DecodeAhead::Next DecodeAhead::nextUnit(Slot &slot)
{
    std::size_t walked = 0;
    std::uint64_t bound = 0;
    std::size_t border = 0; // the end of the last whole unit
    std::uint64_t borderBound = 0;
    std::size_t wanted = 1;
    m_walker.restart();
    for (;;) {
        if (!fill(walked + wanted)) {
            const std::size_t rest = m_input.size() - m_inputBegin;
            if (rest == 0)
                return m_readError ? Next::Failed : Next::End;
            return takeUnit(slot, rest, bound, true);
        }
        HeadWalker::Piece piece;
        const auto bytes = std::span<const char>(m_input).subspan(m_inputBegin + walked);
        const HeadResult head = m_walker.next(bytes, piece);
        if (head.state == HeadState::NeedsMore) {
            wanted = head.needed;
            continue;
        }
        const std::uint64_t pieceBytes = piece.headBytes + piece.payloadBytes;
        if (head.state != HeadState::Ok || walked + pieceBytes > kMaxUnitPacked ||
            bound + piece.plainBound > kMaxUnitPlain)
            return border > 0 ? takeUnit(slot, border, borderBound, false) : Next::Stream;
        bound += piece.plainBound;
        if (!fill(walked + pieceBytes))
            return takeUnit(slot, m_input.size() - m_inputBegin, bound, true);
        walked += pieceBytes;
        wanted = 1;
        if (!piece.endsUnit)
            continue;
        border = walked;
        borderBound = bound;
        if (walked >= kUnitPacked || bound >= kUnitPlain)
            return takeUnit(slot, walked, bound, false);
    }
}

void DecodeAhead::makeRoom(Slot &slot, std::size_t bytes)
{
    slot.plainCapacity = bytes;
    {
        const std::lock_guard lock(m_mutex);
        const auto fits = std::find_if(m_freeBuffers.begin(), m_freeBuffers.end(),
                                       [bytes](const auto &buffer) { return buffer.second >= bytes; });
        if (fits != m_freeBuffers.end()) {
            slot.plain = std::move(fits->first);
            slot.plainCapacity = fits->second;
            m_freeBuffers.erase(fits);
            return;
        }
    }
    slot.plain = std::make_unique_for_overwrite<char[]>(bytes);
}

void DecodeAhead::decodeUnit(Slot &slot, Decoder &decoder)
{
    try {
        makeRoom(slot, slot.plainCapacity);
        decoder.restart(slot.inputBegin, 0);
        const auto step = decoder.decode(slot.packed, {slot.plain.get(), slot.plainCapacity});
        slot.plainSize = step.produced;
        if (step.state == Decoder::State::Corrupt)
            slot.error = decoder.error();
        else if (step.state == Decoder::State::OutputFull || (!slot.last && !decoder.atCleanEnd()))
            slot.error = Error{
                ErrorCode::Corrupt, "frame contradicts its blocks at byte " + std::to_string(slot.inputBegin), {}};
        slot.truncated = slot.last && !decoder.atCleanEnd();
        slot.packed = {};
    } catch (const std::bad_alloc &) {
        slot.error = Error{ErrorCode::TooLarge, "out of memory", {}};
    }
}

void DecodeAhead::streamInto(Slot &slot, Decoder &decoder)
{
    makeRoom(slot, kStreamSlot);
    slot.inputBegin = decoder.inputOffset();
    const std::uint64_t begin = decoder.outputOffset();
    while (slot.plainSize < slot.plainCapacity) {
        const auto input = std::span<const char>(m_input).subspan(m_inputBegin);
        const auto step =
            decoder.decode(input, {slot.plain.get() + slot.plainSize, slot.plainCapacity - slot.plainSize});
        m_inputBegin += step.consumed;
        slot.plainSize += step.produced;
        if (step.state == Decoder::State::Corrupt) {
            slot.error = decoder.error();
            break;
        }
        if (step.state == Decoder::State::NeedsInput && !fill(1)) {
            slot.error = m_readError;
            slot.truncated = !decoder.atCleanEnd();
            slot.last = true;
            break;
        }
    }
    slot.inputEnd = decoder.inputOffset();
    if (decoder.borderOutput() >= begin)
        slot.border = ResumePoint{decoder.borderInput(), decoder.borderOutput() - begin};
    slot.last = slot.last || slot.error.has_value();
}

void DecodeAhead::streamRest()
{
    m_allTaken = true;
    auto made = makeDecoder(m_codec, m_options.limits);
    if (!made)
        return;
    (*made)->restart(m_inputOffset, 0);
    bool last = false;
    while (!last && waitForRoom()) {
        auto slot = std::make_unique<Slot>();
        try {
            streamInto(*slot, **made);
        } catch (const std::bad_alloc &) {
            slot->error = Error{ErrorCode::TooLarge, "out of memory", {}};
            slot->last = true;
        }
        last = slot->last;
        slot->done = true;
        queue(std::move(slot));
    }
}

//! Waits for the next slot in order; null if the caller asked to stop.
DecodeAhead::Slot *DecodeAhead::frontSlot()
{
    std::unique_lock lock(m_mutex);
    const bool ready = m_changed.wait(lock, m_stop, [this] { return !m_slots.empty() && m_slots.front()->done; });
    return ready && !m_stop.stop_requested() ? m_slots.front().get() : nullptr;
}

void DecodeAhead::dropFront()
{
    const std::lock_guard lock(m_mutex);
    Slot &slot = *m_slots.front();
    if (slot.plain && m_freeBuffers.size() < m_maxSlots)
        m_freeBuffers.emplace_back(std::move(slot.plain), slot.plainCapacity);
    m_slots.pop_front();
    m_changed.notify_all();
}

Result<std::size_t> DecodeAhead::read(std::span<char> out)
{
    for (;;) {
        Slot *slot = frontSlot();
        if (!slot)
            return Error{ErrorCode::Cancelled, {}, {}};
        if (slot->plainUsed == 0 && slot->border)
            m_border = ResumePoint{slot->border->input, m_slotOutput + slot->border->output};
        const std::size_t count = std::min(out.size(), slot->plainSize - slot->plainUsed);
        if (count > 0) {
            std::memcpy(out.data(), slot->plain.get() + slot->plainUsed, count);
            slot->plainUsed += count;
            m_consumed = std::max(m_consumed, slot->inputEnd);
            return count;
        }
        if (slot->error)
            return *slot->error;
        if (slot->last) { // stays in the queue: the end is the end for every later call
            m_truncated = slot->truncated;
            m_consumed = std::max(m_consumed, slot->inputEnd);
            return std::size_t(0);
        }
        m_slotOutput += slot->plainSize;
        dropFront();
    }
}

} // namespace cinderscope
