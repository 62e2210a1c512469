// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"

#include <algorithm>
#include <lz4.h>
#include <random>
#include <snappy.h>
#include <stdexcept>
#include <vector>
#include <xxhash.h>
#include <zstd.h>

namespace cinderscope::test {

namespace {

std::string le32(std::uint32_t v)
{
    return {static_cast<char>(v), static_cast<char>(v >> 8), static_cast<char>(v >> 16), static_cast<char>(v >> 24)};
}
std::string be32(std::uint32_t v)
{
    std::string bytes = le32(v);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}
std::string be16(std::size_t v)
{
    return {static_cast<char>(v >> 8), static_cast<char>(v)};
}

void appendLiterals(std::string &out, std::string_view literals)
{
    while (!literals.empty()) {
        const auto run = literals.substr(0, 32);
        out += static_cast<char>(run.size() - 1);
        out += run;
        literals.remove_prefix(run.size());
    }
}

} // namespace

std::string zstdFrame(std::string_view text, bool checksum)
{
    // Streaming, as Spark does: no content size in the frame's head.
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum);
    std::string out(ZSTD_compressBound(text.size()) + 64, '\0');
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    ZSTD_inBuffer input{text.data(), text.size(), 0};
    ZSTD_compressStream2(context, &output, &input, ZSTD_e_continue);
    if (ZSTD_compressStream2(context, &output, &input, ZSTD_e_end) != 0)
        throw std::runtime_error("zstd");
    ZSTD_freeCCtx(context);
    out.resize(output.pos);
    return out;
}

std::string zstdZeros(std::uint64_t bytes)
{
    const std::string zeros(std::size_t(1) << 20, '\0');
    ZSTD_CCtx *context = ZSTD_createCCtx();
    std::string out;
    std::string buffer(ZSTD_CStreamOutSize(), '\0');
    for (std::uint64_t done = 0; done < bytes; done += zeros.size()) {
        const bool last = done + zeros.size() >= bytes;
        ZSTD_inBuffer input{zeros.data(), static_cast<std::size_t>(std::min<std::uint64_t>(zeros.size(), bytes - done)),
                            0};
        std::size_t left = 1;
        while (input.pos < input.size || (last && left != 0)) {
            ZSTD_outBuffer output{buffer.data(), buffer.size(), 0};
            left = ZSTD_compressStream2(context, &output, &input, last ? ZSTD_e_end : ZSTD_e_continue);
            out.append(buffer.data(), output.pos);
        }
    }
    ZSTD_freeCCtx(context);
    return out;
}

std::string lz4Block(std::string_view text, bool stored)
{
    std::string packed(static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(text.size()))), '\0');
    packed.resize(static_cast<std::size_t>(LZ4_compress_default(
        text.data(), packed.data(), static_cast<int>(text.size()), static_cast<int>(packed.size()))));
    if (stored)
        packed = text;
    int level = 0;
    while ((std::size_t(1) << (10 + level)) < text.size())
        ++level;
    std::string out = "LZ4Block";
    out += static_cast<char>((stored ? 0x10 : 0x20) | level);
    out += le32(static_cast<std::uint32_t>(packed.size()));
    out += le32(static_cast<std::uint32_t>(text.size()));
    out += le32(XXH32(text.data(), text.size(), 0x9747B28C) & 0x0FFFFFFF);
    return out + packed;
}

std::string lz4EndMark()
{
    return "LZ4Block" + std::string(1, '\x15') + std::string(12, '\0');
}

std::string snappyHeader()
{
    return std::string("\x82SNAPPY\0", 8) + be32(1) + be32(1);
}

std::string snappyBlock(std::string_view text)
{
    std::string packed;
    snappy::Compress(text.data(), text.size(), &packed);
    return be32(static_cast<std::uint32_t>(packed.size())) + packed;
}

std::string lzfStored(std::string_view text)
{
    return std::string("ZV\0", 3) + be16(text.size()) + std::string(text);
}

std::string lzfPacked(std::string_view text)
{
    std::string out;
    std::size_t literalBegin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        // The longest copy from at most 600 bytes back: short distances overlap, long ones need the upper bits.
        std::size_t best = 0;
        std::size_t bestDistance = 0;
        for (std::size_t distance = 1; distance <= std::min<std::size_t>(at, 600); ++distance) {
            std::size_t length = 0;
            while (length < 264 && at + length < text.size() && text[at + length - distance] == text[at + length])
                ++length;
            if (length > best) {
                best = length;
                bestDistance = distance;
            }
        }
        if (best < 3) {
            ++at;
            continue;
        }
        appendLiterals(out, text.substr(literalBegin, at - literalBegin));
        const std::size_t length = best - 2;
        const std::size_t offset = bestDistance - 1;
        out += static_cast<char>(std::min<std::size_t>(length, 7) << 5 | offset >> 8);
        if (length >= 7)
            out += static_cast<char>(length - 7);
        out += static_cast<char>(offset);
        at += best;
        literalBegin = at;
    }
    appendLiterals(out, text.substr(literalBegin));
    return std::string("ZV\1", 3) + be16(out.size()) + be16(text.size()) + out;
}

std::string encode(Codec codec, std::string_view text, std::size_t pieceBytes)
{
    std::string out = codec == Codec::Snappy ? snappyHeader() : std::string();
    if (codec == Codec::None)
        return std::string(text);
    while (!text.empty()) {
        const auto piece = text.substr(0, pieceBytes);
        text.remove_prefix(piece.size());
        switch (codec) {
        case Codec::Zstd:
            out += zstdFrame(piece);
            break;
        case Codec::Lz4:
            out += lz4Block(piece);
            break;
        case Codec::Snappy:
            out += snappyBlock(piece);
            break;
        default:
            out += lzfPacked(piece);
        }
    }
    return codec == Codec::Lz4 ? out + lz4EndMark() : out;
}

std::string eventLines(std::size_t bytes, unsigned seed)
{
    std::mt19937 random(seed);
    std::string text = R"({"Event":"SparkListenerLogStart","Spark Version":"3.5.9"})"
                       "\n";
    for (unsigned id = 0; text.size() < bytes; ++id) {
        text += R"({"Event":"SparkListenerTaskEnd","Stage ID":)" + std::to_string(id / 10) +
                R"(,"Task Info":{"Task ID":)" + std::to_string(id) + R"(,"Finish Time":)" +
                std::to_string(1795200000000 + id) + R"(,"Locality":"ANY","x":")" +
                std::string(random() % 300, static_cast<char>('a' + random() % 26)) + std::to_string(random()) +
                "\"}}\n";
    }
    return text;
}

std::string logHead(const std::string &attempt)
{
    return R"({"Event":"SparkListenerLogStart","Spark Version":"4.3.0"})"
           "\n"
           R"({"Event":"SparkListenerEnvironmentUpdate","x":")" +
           std::string(100'000, 'e') +
           "\"}\n"
           R"({"Event":"SparkListenerApplicationStart","App Name":"a \"name\"","App ID":"app-7","Timestamp":1000,"User":"u")" +
           (attempt.empty() ? std::string() : ",\"App Attempt ID\":\"" + attempt + '"') + "}\n";
}

std::string logEnd(const std::string &extra)
{
    return R"({"Event":"SparkListenerApplicationEnd","Timestamp":9000)" + extra + "}\n";
}

std::string logBody()
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += R"({"Event":"SparkListenerTaskEnd","Stage ID":1,"Task Info":{"Launch Time":2000,"Finish Time":)" +
                std::to_string(3000 + i) +
                R"(},"text":"{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1}"})"
                "\n";
    return text;
}

std::string timedEvent(long long time, std::size_t bytes)
{
    return R"({"Event":"SparkListenerX","Timestamp":)" + std::to_string(time) + R"(,"x":")" + std::string(bytes, 'x') +
           "\"}\n";
}

} // namespace cinderscope::test
