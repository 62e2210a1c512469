// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cinderscope {

//! How the bytes of an event log are packed. Spark writes the first five (spark.eventLog.compress,
//! spark.eventLog.compression.codec); the others are only recognised, to say so in the error.
enum class Codec : std::uint8_t
{
    None,
    Zstd,   //!< RFC 8878 frames one after another (Spark ZStdCompressionCodec)
    Lz4,    //!< lz4-java LZ4BlockOutputStream, not the LZ4 frame format
    Snappy, //!< snappy-java SnappyOutputStream, not Google's framing format
    Lzf,    //!< compress-lzf chunks (Spark LZFCompressionCodec)
    Gzip,
    Lz4Frame,
    Zip,
    Bzip2,
    Xz,
};

//! True for what Spark writes and Decoder reads.
constexpr bool isSupported(Codec codec)
{
    return codec <= Codec::Lzf;
}

//! Lower-case name: Spark's own short names ("zstd", "lz4", "snappy", "lzf"), "none", "gzip", …; not for translation.
std::string_view codecName(Codec codec);

//! From a file name's suffix, looking behind ".inprogress" and ".compact"; None without a known suffix.
//! Source: Spark EventLogFileWriter.codecName.
Codec codecFromName(std::string_view fileName);

//! From the first bytes of a file (16 are enough); the name decides only where they do not, i.e. if there are
//! too few of them or they are no known magic and no text.
Codec sniffCodec(std::span<const char> head, std::string_view fileName = {});

//! How many bytes sniffCodec() wants to see.
inline constexpr std::size_t kSniffBytes = 16;

} // namespace cinderscope
