// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/decoder.h"

struct ZSTD_DCtx_s;

namespace cinderscope {

//! zstd frames one after another, skippable frames included (RFC 8878). A content checksum, where a frame has one,
//! is verified by the library.
class ZstdDecoder final : public Decoder
{
public:
    explicit ZstdDecoder(const DecoderLimits &limits);
    ~ZstdDecoder() override;

    Step decode(std::span<const char> input, std::span<char> output) override;
    bool atCleanEnd() const override { return m_atFrameBorder && !m_failed; }
    void restart(std::uint64_t inputOffset, std::uint64_t outputOffset) override;

private:
    ZSTD_DCtx_s *m_context;
    bool m_atFrameBorder = true;
    bool m_mayHoldOutput = false; //!< the last call filled the output: there may be more without new input
};

} // namespace cinderscope
