// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/blockformat.h"
#include "ingest/codec/decoder.h"

#include <vector>

namespace cinderscope {

//! lz4, snappy and lzf: independent blocks with a head each. A block that lies whole in the input and fits into the
//! output is unpacked without a copy; otherwise at most one packed and one plain block are held.
class BlockDecoder final : public Decoder
{
public:
    BlockDecoder(Codec codec, const DecoderLimits &limits) : m_codec(codec), m_limits(limits) {}

    Step decode(std::span<const char> input, std::span<char> output) override;
    bool atCleanEnd() const override { return m_packed.empty() && !m_failed; }
    void restart(std::uint64_t inputOffset, std::uint64_t outputOffset) override;

private:
    bool gather(std::span<const char> input, Step &step);
    bool unpack(const char *block, const BlockHead &head, std::span<char> output, Step &step);
    void handOut(std::span<char> output, Step &step);

    Codec m_codec;
    DecoderLimits m_limits;
    std::vector<char> m_packed; //!< the beginning of a block whose rest has not come yet
    std::size_t m_needed = 0;   //!< how many bytes m_packed must have before it is worth another look
    std::vector<char> m_plain;  //!< an unpacked block that did not fit into the output
    std::size_t m_plainUsed = 0;
    std::uint64_t m_plainTotal = 0; //!< decoded offset of the next block
};

} // namespace cinderscope
