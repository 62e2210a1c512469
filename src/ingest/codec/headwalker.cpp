// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/headwalker.h"

#include <algorithm>

namespace cinderscope {

namespace {

constexpr std::uint32_t kFrameMagic = 0xFD2FB528;
constexpr std::uint32_t kSkippableMagic = 0x184D2A50; // the lower four bits are free
constexpr std::uint64_t kMaxZstdBlock = 128 << 10;

std::uint64_t littleEndian(std::span<const char> bytes, std::size_t at, std::size_t count)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value |= std::uint64_t(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

HeadResult needs(std::size_t count)
{
    return {HeadState::NeedsMore, count, ""};
}

} // namespace

HeadResult HeadWalker::next(std::span<const char> bytes, Piece &piece)
{
    piece = {};
    if (m_codec != Codec::Zstd)
        return nextBlock(bytes, piece);
    return m_inFrame ? nextZstdBlock(bytes, piece) : nextZstdFrame(bytes, piece);
}

HeadResult HeadWalker::nextBlock(std::span<const char> bytes, Piece &piece)
{
    BlockHead head;
    const HeadResult result = parseBlockHead(m_codec, bytes, m_limits.maxBlockBytes, head);
    piece.headBytes = head.headBytes;
    piece.payloadBytes = head.payloadBytes;
    piece.plainBound = head.plainBytes;
    piece.endsUnit = true;
    return result;
}

HeadResult HeadWalker::nextZstdFrame(std::span<const char> bytes, Piece &piece)
{
    if (bytes.size() < 4)
        return needs(4);
    const auto magic = static_cast<std::uint32_t>(littleEndian(bytes, 0, 4));
    if ((magic & 0xFFFFFFF0) == kSkippableMagic) {
        if (bytes.size() < 8)
            return needs(8);
        piece.headBytes = 8;
        piece.payloadBytes = littleEndian(bytes, 4, 4);
        piece.endsUnit = true;
        return {};
    }
    if (magic != kFrameMagic)
        return {HeadState::Corrupt, 0, "zstd: no frame head"};
    if (bytes.size() < 5)
        return needs(5);
    const auto descriptor = static_cast<unsigned char>(bytes[4]);
    const bool singleSegment = descriptor & 0x20;
    constexpr std::size_t dictionaryBytes[] = {0, 1, 2, 4};
    const std::size_t contentBytes =
        (descriptor >> 6) == 0 ? (singleSegment ? 1 : 0) : (std::size_t(1) << (descriptor >> 6));
    const std::size_t size = 5 + (singleSegment ? 0 : 1) + dictionaryBytes[descriptor & 3] + contentBytes;
    if (bytes.size() < size)
        return needs(size);
    std::uint64_t window = 0;
    if (singleSegment) {
        window = littleEndian(bytes, size - contentBytes, contentBytes) + (contentBytes == 2 ? 256 : 0);
    } else {
        const auto windowByte = static_cast<unsigned char>(bytes[5]);
        const std::uint64_t base = std::uint64_t(1) << (10 + (windowByte >> 3));
        window = base + base / 8 * (windowByte & 7);
    }
    m_blockMax = std::min(window, kMaxZstdBlock);
    m_hasChecksum = descriptor & 0x04;
    m_inFrame = true;
    piece.headBytes = static_cast<std::uint32_t>(size);
    return {};
}

HeadResult HeadWalker::nextZstdBlock(std::span<const char> bytes, Piece &piece)
{
    if (bytes.size() < 3)
        return needs(3);
    const auto head = static_cast<std::uint32_t>(littleEndian(bytes, 0, 3));
    const bool last = head & 1;
    const std::uint32_t type = head >> 1 & 3;
    const std::uint32_t size = head >> 3;
    if (type == 3 || size > kMaxZstdBlock)
        return {HeadState::Corrupt, 0, "zstd: broken block head"};
    piece.headBytes = 3;
    piece.payloadBytes = type == 1 ? 1 : size;
    piece.plainBound = type == 2 ? m_blockMax : size;
    if (last) {
        piece.payloadBytes += m_hasChecksum ? 4 : 0;
        piece.endsUnit = true;
        m_inFrame = false;
    }
    return {};
}

} // namespace cinderscope
