// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/decoder.h"

#include "ingest/codec/blockdecoder.h"
#include "ingest/codec/zstddecoder.h"

#include <algorithm>
#include <cstring>

namespace cinderscope {

namespace {

//! Codec::None: copies.
class PlainDecoder final : public Decoder
{
public:
    Step decode(std::span<const char> input, std::span<char> output) override
    {
        Step step;
        const auto count = std::min(input.size(), output.size());
        if (count > 0)
            std::memcpy(output.data(), input.data(), count);
        step.consumed = step.produced = count;
        restart(m_inputOffset + count, m_outputOffset + count);
        step.state = count < input.size() ? State::OutputFull : State::NeedsInput;
        return step;
    }
    bool atCleanEnd() const override { return true; }
    void restart(std::uint64_t inputOffset, std::uint64_t outputOffset) override
    {
        m_inputOffset = m_borderInput = inputOffset;
        m_outputOffset = m_borderOutput = outputOffset;
    }
};

} // namespace

Decoder::Step Decoder::fail(Step step, ErrorCode code, std::string_view what, std::uint64_t inputOffset)
{
    m_failed = true;
    m_error.code = code;
    m_error.detail = std::string(what) + " at byte " + std::to_string(inputOffset);
    step.state = State::Corrupt;
    return step;
}

Result<std::unique_ptr<Decoder>> makeDecoder(Codec codec, const DecoderLimits &limits)
{
    switch (codec) {
    case Codec::None:
        return std::unique_ptr<Decoder>(std::make_unique<PlainDecoder>());
    case Codec::Zstd:
        return std::unique_ptr<Decoder>(std::make_unique<ZstdDecoder>(limits));
    case Codec::Lz4:
    case Codec::Snappy:
    case Codec::Lzf:
        return std::unique_ptr<Decoder>(std::make_unique<BlockDecoder>(codec, limits));
    default:
        return Error{ErrorCode::Unsupported, std::string(codecName(codec)), {}};
    }
}

Result<DecodedText> decodeAll(Codec codec, std::span<const char> input, std::string &text, std::size_t maxBytes)
{
    auto made = makeDecoder(codec);
    if (!made)
        return made.error();
    Decoder &decoder = **made;
    const std::size_t start = text.size();
    for (;;) {
        const std::size_t used = text.size();
        const std::size_t room = std::min<std::size_t>(maxBytes + 1 - (used - start), std::size_t(256) << 10);
        text.resize(used + room);
        const auto step = decoder.decode(input, std::span(text.data() + used, room));
        text.resize(used + step.produced);
        input = input.subspan(step.consumed);
        if (text.size() - start > maxBytes) {
            text.resize(start + maxBytes);
            return Error{ErrorCode::TooLarge, "more than " + std::to_string(maxBytes) + " decoded bytes", {}};
        }
        if (step.state == Decoder::State::Corrupt)
            return decoder.error();
        if (step.state == Decoder::State::NeedsInput)
            return DecodedText{!decoder.atCleanEnd()};
    }
}

} // namespace cinderscope
