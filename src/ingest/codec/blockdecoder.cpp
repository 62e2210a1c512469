// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/blockdecoder.h"

#include <algorithm>
#include <cstring>

namespace cinderscope {

void BlockDecoder::restart(std::uint64_t inputOffset, std::uint64_t outputOffset)
{
    m_packed.clear();
    m_plain.clear();
    m_needed = m_plainUsed = 0;
    m_inputOffset = m_borderInput = inputOffset;
    m_outputOffset = m_borderOutput = m_plainTotal = outputOffset;
    m_failed = false;
    m_error = {};
}

void BlockDecoder::handOut(std::span<char> output, Step &step)
{
    const std::size_t count = std::min(m_plain.size() - m_plainUsed, output.size() - step.produced);
    if (count == 0)
        return;
    std::memcpy(output.data() + step.produced, m_plain.data() + m_plainUsed, count);
    m_plainUsed += count;
    step.produced += count;
    m_outputOffset += count;
    if (m_plainUsed == m_plain.size()) {
        m_plain.clear();
        m_plainUsed = 0;
    }
}

//! Unpacks a whole block, straight into the output where it fits. False: step tells the failure.
bool BlockDecoder::unpack(const char *block, const BlockHead &head, std::span<char> output, Step &step)
{
    const std::uint64_t blockBytes = std::uint64_t(head.headBytes) + head.payloadBytes;
    const bool fits = output.size() - step.produced >= head.plainBytes;
    char *target = output.data() + step.produced;
    if (!fits) {
        m_plain.resize(head.plainBytes);
        target = m_plain.data();
    }
    if (const char *problem = unpackBlock(m_codec, head, block + head.headBytes, target)) {
        m_plain.clear();
        step = fail(step, ErrorCode::Corrupt, problem, m_borderInput);
        return false;
    }
    m_borderInput += blockBytes;
    m_plainTotal += head.plainBytes;
    if (fits) {
        step.produced += head.plainBytes;
        m_outputOffset += head.plainBytes;
    }
    m_borderOutput = m_plainTotal;
    return true;
}

//! Takes what is missing of the block that m_packed begins. True once it holds m_needed bytes.
bool BlockDecoder::gather(std::span<const char> input, Step &step)
{
    const std::size_t count = std::min(m_needed - m_packed.size(), input.size() - step.consumed);
    const char *from = input.data() + step.consumed;
    m_packed.insert(m_packed.end(), from, from + count);
    step.consumed += count;
    m_inputOffset += count;
    return m_packed.size() == m_needed;
}

Decoder::Step BlockDecoder::decode(std::span<const char> input, std::span<char> output)
{
    Step step;
    if (m_failed) {
        step.state = State::Corrupt;
        return step;
    }
    for (;;) {
        handOut(output, step);
        if (!m_plain.empty()) {
            step.state = State::OutputFull;
            return step;
        }
        const bool gathering = !m_packed.empty();
        const bool complete = gathering && gather(input, step);
        if (!gathering && step.consumed == input.size())
            return step;
        const auto bytes = gathering ? std::span<const char>(m_packed) : input.subspan(step.consumed);
        BlockHead head;
        const HeadResult parsed = parseBlockHead(m_codec, bytes, m_limits.maxBlockBytes, head);
        if (parsed.state == HeadState::Corrupt || parsed.state == HeadState::TooLarge) {
            const auto code = parsed.state == HeadState::Corrupt ? ErrorCode::Corrupt : ErrorCode::TooLarge;
            return fail(step, code, parsed.problem, m_borderInput);
        }
        if (gathering && !complete) // what there is of the head was looked at, as in a large piece
            return step;
        m_needed =
            parsed.state == HeadState::NeedsMore ? parsed.needed : std::size_t(head.headBytes) + head.payloadBytes;
        if (bytes.size() < m_needed) {
            if (!gathering && !gather(input, step))
                return step;
            continue;
        }
        if (!unpack(bytes.data(), head, output, step))
            return step;
        if (gathering) {
            m_packed.clear();
        } else {
            step.consumed += m_needed;
            m_inputOffset += m_needed;
        }
    }
}

} // namespace cinderscope
