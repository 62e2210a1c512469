// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/blockformat.h"

#include "ingest/codec/lzf.h"

#include <algorithm>
#include <cstring>
#include <lz4.h>
#include <snappy.h>
#include <xxhash.h>

namespace cinderscope {

namespace {

constexpr std::size_t kLz4HeadBytes = 21;
constexpr std::uint32_t kLz4Seed = 0x9747B28C;
constexpr std::uint32_t kLz4CheckMask = 0x0FFFFFFF; // StreamingXXHash32.asChecksum() drops the upper four bits
constexpr std::size_t kSnappyHeaderBytes = 16;
constexpr std::uint32_t kSnappyMagicStart = 0x82534E41;
constexpr std::size_t kVarintBytes = 5;

std::uint32_t byteAt(const char *p, int i)
{
    return static_cast<unsigned char>(p[i]);
}
std::uint32_t le32(const char *p)
{
    return byteAt(p, 0) | byteAt(p, 1) << 8 | byteAt(p, 2) << 16 | byteAt(p, 3) << 24;
}
std::uint32_t be32(const char *p)
{
    return byteAt(p, 3) | byteAt(p, 2) << 8 | byteAt(p, 1) << 16 | byteAt(p, 0) << 24;
}
std::uint32_t be16(const char *p)
{
    return byteAt(p, 1) | byteAt(p, 0) << 8;
}

HeadResult needs(std::size_t count)
{
    return {HeadState::NeedsMore, count, ""};
}
HeadResult corrupt(const char *problem)
{
    return {HeadState::Corrupt, 0, problem};
}
HeadResult tooLarge(const char *problem)
{
    return {HeadState::TooLarge, 0, problem};
}

HeadResult parseLz4(std::span<const char> bytes, std::uint32_t maxBlockBytes, BlockHead &head)
{
    const auto magicSeen = std::min<std::size_t>(bytes.size(), 8);
    if (std::memcmp(bytes.data(), "LZ4Block", magicSeen) != 0)
        return corrupt("lz4: no block head");
    if (bytes.size() < kLz4HeadBytes)
        return needs(kLz4HeadBytes);
    const std::uint32_t token = byteAt(bytes.data(), 8);
    const std::uint32_t method = token & 0xF0;
    const std::uint32_t blockBytes = 1u << (10 + (token & 0x0F));
    head.headBytes = kLz4HeadBytes;
    head.payloadBytes = le32(bytes.data() + 9);
    head.plainBytes = le32(bytes.data() + 13);
    head.check = le32(bytes.data() + 17);
    if (method != 0x10 && method != 0x20)
        return corrupt("lz4: unknown compression method");
    head.kind = method == 0x10 ? BlockHead::Kind::Stored : BlockHead::Kind::Packed;
    if (head.plainBytes == 0 && head.payloadBytes == 0) {
        head.kind = BlockHead::Kind::Mark;
        return head.check == 0 ? HeadResult{} : corrupt("lz4: end mark with a checksum");
    }
    if (head.plainBytes > blockBytes || head.plainBytes > maxBlockBytes)
        return tooLarge("lz4: block longer than its block size");
    if (head.plainBytes == 0 || head.payloadBytes == 0 ||
        (head.kind == BlockHead::Kind::Stored && head.payloadBytes != head.plainBytes))
        return corrupt("lz4: block lengths contradict each other");
    if (head.payloadBytes > static_cast<std::uint32_t>(LZ4_compressBound(static_cast<int>(head.plainBytes))))
        return tooLarge("lz4: packed block longer than it can be");
    return {};
}

HeadResult parseSnappy(std::span<const char> bytes, std::uint32_t maxBlockBytes, BlockHead &head)
{
    if (bytes.size() < 4)
        return needs(4);
    const std::uint32_t length = be32(bytes.data());
    if (length == kSnappyMagicStart) {
        if (bytes.size() < kSnappyHeaderBytes)
            return needs(kSnappyHeaderBytes);
        if (std::memcmp(bytes.data() + 4, "PPY\0", 4) != 0)
            return corrupt("snappy: broken stream header");
        if (be32(bytes.data() + 12) > 1)
            return corrupt("snappy: stream of an unknown version");
        head.kind = BlockHead::Kind::Mark;
        head.headBytes = kSnappyHeaderBytes;
        head.payloadBytes = head.plainBytes = 0;
        return {};
    }
    if (length == 0)
        return corrupt("snappy: block without data");
    if (length > maxBlockBytes)
        return tooLarge("snappy: block too long");
    const std::size_t wanted = 4 + std::min<std::size_t>(length, kVarintBytes);
    if (bytes.size() < wanted)
        return needs(wanted);
    std::size_t plain = 0;
    if (!snappy::GetUncompressedLength(bytes.data() + 4, wanted - 4, &plain))
        return corrupt("snappy: broken block length");
    // An element of two or three bytes makes at most 64: more is a lie that would only cost memory.
    if (plain > maxBlockBytes || plain > std::uint64_t(length) * 64)
        return tooLarge("snappy: block too long");
    head.kind = BlockHead::Kind::Packed;
    head.headBytes = 4;
    head.payloadBytes = length;
    head.plainBytes = static_cast<std::uint32_t>(plain);
    return {};
}

HeadResult parseLzf(std::span<const char> bytes, BlockHead &head)
{
    if (bytes.size() < 3)
        return needs(3);
    const std::uint32_t type = byteAt(bytes.data(), 2);
    if (bytes[0] != 'Z' || bytes[1] != 'V' || type > 1)
        return corrupt("lzf: no chunk head");
    head.headBytes = type == 0 ? 5 : 7;
    if (bytes.size() < head.headBytes)
        return needs(head.headBytes);
    head.payloadBytes = be16(bytes.data() + 3);
    head.kind = type == 0 ? BlockHead::Kind::Stored : BlockHead::Kind::Packed;
    head.plainBytes = type == 0 ? head.payloadBytes : be16(bytes.data() + 5);
    return {};
}

} // namespace

HeadResult parseBlockHead(Codec codec, std::span<const char> bytes, std::uint32_t maxBlockBytes, BlockHead &head)
{
    if (bytes.empty())
        return needs(1);
    switch (codec) {
    case Codec::Lz4:
        return parseLz4(bytes, maxBlockBytes, head);
    case Codec::Snappy:
        return parseSnappy(bytes, maxBlockBytes, head);
    case Codec::Lzf:
        return parseLzf(bytes, head);
    default:
        return corrupt("no block codec");
    }
}

const char *unpackBlock(Codec codec, const BlockHead &head, const char *payload, char *output)
{
    if (head.kind == BlockHead::Kind::Mark)
        return nullptr;
    if (head.kind == BlockHead::Kind::Stored) {
        if (head.plainBytes > 0)
            std::memcpy(output, payload, head.plainBytes);
    } else if (codec == Codec::Lz4) {
        const int made = LZ4_decompress_safe(payload, output, static_cast<int>(head.payloadBytes),
                                             static_cast<int>(head.plainBytes));
        if (made < 0 || static_cast<std::uint32_t>(made) != head.plainBytes)
            return "lz4: broken block";
    } else if (codec == Codec::Snappy) {
        if (!snappy::RawUncompress(payload, head.payloadBytes, output))
            return "snappy: broken block";
    } else if (!lzfDecompress({payload, head.payloadBytes}, {output, head.plainBytes})) {
        return "lzf: broken chunk";
    }
    if (codec == Codec::Lz4 && (XXH32(output, head.plainBytes, kLz4Seed) & kLz4CheckMask) != head.check)
        return "lz4: wrong checksum";
    return nullptr;
}

} // namespace cinderscope
