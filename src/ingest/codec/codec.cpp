// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/codec.h"

#include <array>
#include <cstring>

namespace cinderscope {

namespace {

struct Magic
{
    Codec codec;
    std::string_view bytes;
};

using namespace std::string_view_literals;

constexpr std::array kMagics{
    Magic{Codec::Zstd, "\x28\xB5\x2F\xFD"sv},
    Magic{Codec::Lz4, "LZ4Block"sv},
    Magic{Codec::Snappy, "\x82SNAPPY\x00"sv},
    Magic{Codec::Lzf, "ZV\x00"sv},
    Magic{Codec::Lzf, "ZV\x01"sv},
    Magic{Codec::Gzip, "\x1F\x8B"sv},
    Magic{Codec::Lz4Frame, "\x04\x22\x4D\x18"sv},
    Magic{Codec::Zip, "PK\x03\x04"sv},
    Magic{Codec::Zip, "PK\x05\x06"sv},
    Magic{Codec::Bzip2, "BZh"sv},
    Magic{Codec::Xz, "\xFD"
                     "7zXZ"sv},
};

bool isSkippableZstdFrame(std::string_view head)
{
    return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0) == 0x50 &&
           head.substr(1, 3) == "\x2A\x4D\x18"sv;
}

bool isTextStart(char c)
{
    return c == '{' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void dropSuffix(std::string_view &name, std::string_view suffix)
{
    if (name.ends_with(suffix))
        name.remove_suffix(suffix.size());
}

} // namespace

std::string_view codecName(Codec codec)
{
    constexpr std::array<std::string_view, 10> names{"none", "zstd",      "lz4", "snappy", "lzf",
                                                     "gzip", "lz4 frame", "zip", "bzip2",  "xz"};
    const auto index = static_cast<std::size_t>(codec);
    return index < names.size() ? names[index] : std::string_view("unknown");
}

Codec codecFromName(std::string_view fileName)
{
    dropSuffix(fileName, ".inprogress");
    dropSuffix(fileName, ".compact");
    const auto dot = fileName.rfind('.');
    if (dot == std::string_view::npos)
        return Codec::None;
    const auto suffix = fileName.substr(dot + 1);
    if (suffix == "zstd" || suffix == "zst")
        return Codec::Zstd;
    if (suffix == "lz4")
        return Codec::Lz4;
    if (suffix == "snappy")
        return Codec::Snappy;
    if (suffix == "lzf")
        return Codec::Lzf;
    if (suffix == "gz")
        return Codec::Gzip;
    if (suffix == "zip")
        return Codec::Zip;
    return Codec::None;
}

Codec sniffCodec(std::span<const char> head, std::string_view fileName)
{
    const std::string_view bytes(head.data(), head.size());
    for (const Magic &magic : kMagics) {
        if (bytes.starts_with(magic.bytes))
            return magic.codec;
    }
    if (isSkippableZstdFrame(bytes))
        return Codec::Zstd;
    if (!bytes.empty() && isTextStart(bytes.front()))
        return Codec::None;
    return codecFromName(fileName);
}

} // namespace cinderscope
