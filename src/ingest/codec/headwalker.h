// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/blockformat.h"
#include "ingest/codec/decoder.h"

namespace cinderscope {

//! Walks over a compressed file without decoding it: finds where independent units (a zstd frame, a block) end and
//! how much they can hold. Looks at heads only, so the payload need not be in memory.
//! zstd: RFC 8878 sections 3.1.1 and 3.1.2; the same walk as ZSTD_findFrameCompressedSize, but in pieces.
class HeadWalker
{
public:
    explicit HeadWalker(Codec codec, const DecoderLimits &limits = {}) : m_codec(codec), m_limits(limits) {}

    //! A piece of a unit: a head, then payload bytes that may be skipped. The next piece follows behind.
    struct Piece
    {
        std::uint32_t headBytes = 0;
        std::uint64_t payloadBytes = 0;
        std::uint64_t plainBound = 0; //!< at most so many decoded bytes come out of it
        bool endsUnit = false;
    };

    //! `bytes` begins where the last piece ended and need only hold the head (NeedsMore says how much of it).
    HeadResult next(std::span<const char> bytes, Piece &piece);

    //! True where a new unit begins.
    bool atBorder() const { return !m_inFrame; }
    //! The next bytes are the first ones of a unit.
    void restart() { m_inFrame = false; }

private:
    HeadResult nextBlock(std::span<const char> bytes, Piece &piece);
    HeadResult nextZstdFrame(std::span<const char> bytes, Piece &piece);
    HeadResult nextZstdBlock(std::span<const char> bytes, Piece &piece);

    Codec m_codec;
    DecoderLimits m_limits;
    bool m_inFrame = false;
    bool m_hasChecksum = false;
    std::uint64_t m_blockMax = 0;
};

} // namespace cinderscope
