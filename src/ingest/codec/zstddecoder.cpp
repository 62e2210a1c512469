// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/zstddecoder.h"

#include <new>
#include <zstd.h>
#include <zstd_errors.h>

namespace cinderscope {

ZstdDecoder::ZstdDecoder(const DecoderLimits &limits) : m_context(ZSTD_createDCtx())
{
    if (!m_context)
        throw std::bad_alloc();
    ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, limits.zstdWindowLog);
}

ZstdDecoder::~ZstdDecoder()
{
    ZSTD_freeDCtx(m_context);
}

void ZstdDecoder::restart(std::uint64_t inputOffset, std::uint64_t outputOffset)
{
    ZSTD_DCtx_reset(m_context, ZSTD_reset_session_only);
    m_inputOffset = m_borderInput = inputOffset;
    m_outputOffset = m_borderOutput = outputOffset;
    m_atFrameBorder = true;
    m_mayHoldOutput = false;
    m_failed = false;
    m_error = {};
}

Decoder::Step ZstdDecoder::decode(std::span<const char> input, std::span<char> output)
{
    Step step;
    if (m_failed) {
        step.state = State::Corrupt;
        return step;
    }
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{output.data(), output.size(), 0};
    const std::uint64_t inputStart = m_inputOffset;
    const std::uint64_t outputStart = m_outputOffset;
    while (in.pos < in.size || m_mayHoldOutput) {
        if (out.pos == out.size) {
            step.state = State::OutputFull;
            break;
        }
        const std::size_t code = ZSTD_decompressStream(m_context, &out, &in);
        m_inputOffset = inputStart + in.pos;
        if (ZSTD_isError(code)) { // nothing that the call wrote is sound (frames of zstd before 0.8 leave holes)
            const bool tooLarge = ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge ||
                                  ZSTD_getErrorCode(code) == ZSTD_error_memory_allocation;
            return fail(step, tooLarge ? ErrorCode::TooLarge : ErrorCode::Corrupt,
                        std::string("zstd: ") + ZSTD_getErrorName(code), m_inputOffset);
        }
        m_outputOffset = outputStart + out.pos;
        step.consumed = in.pos;
        step.produced = out.pos;
        m_atFrameBorder = code == 0;
        if (m_atFrameBorder) {
            m_borderInput = m_inputOffset;
            m_borderOutput = m_outputOffset;
        }
        m_mayHoldOutput = !m_atFrameBorder && out.pos == out.size;
    }
    return step;
}

} // namespace cinderscope
