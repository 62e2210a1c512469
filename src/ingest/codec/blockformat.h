// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/codec.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace cinderscope {

//! One block of a block codec (lz4, snappy, lzf), or a mark without data (snappy's stream header, lz4's end mark).
struct BlockHead
{
    enum class Kind : std::uint8_t
    {
        Mark,
        Stored,
        Packed
    };
    Kind kind = Kind::Mark;
    std::uint32_t headBytes = 0;
    std::uint32_t payloadBytes = 0;
    std::uint32_t plainBytes = 0;
    std::uint32_t check = 0; //!< lz4: the lower 28 bits of XXH32
};

enum class HeadState : std::uint8_t
{
    Ok,
    NeedsMore,
    Corrupt,
    TooLarge
};

struct HeadResult
{
    HeadState state = HeadState::Ok;
    std::size_t needed = 0;   //!< NeedsMore: how many bytes of the block to show next time
    const char *problem = ""; //!< Corrupt, TooLarge
};

//! Reads a block's head from the first bytes of a block; never looks further than it says in `needed`.
//! Formats as in Spark's libraries: lz4-java LZ4BlockInputStream, snappy-java SnappyInputStream,
//! compress-lzf ChunkDecoder.
HeadResult parseBlockHead(Codec codec, std::span<const char> bytes, std::uint32_t maxBlockBytes, BlockHead &head);

//! Unpacks head.payloadBytes into head.plainBytes and verifies lz4's checksum. Null, or what is wrong.
const char *unpackBlock(Codec codec, const BlockHead &head, const char *payload, char *output);

} // namespace cinderscope
