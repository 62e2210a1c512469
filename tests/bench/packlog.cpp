// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packs a plain log in Spark's framings, in units of the size that Spark's writers make: 32 KiB blocks, and zstd frames
// of the 512 KB that a flush of a log full of tasks covers (22 frames for 10.5 MB were measured).
#include "unit/ingest_io/encoders.h"

#include <cstdio>
#include <fstream>
#include <vector>

int main(int argc, char **argv)
{
    using namespace cinderscope;
    if (argc < 4) {
        std::fprintf(stderr, "usage: packlog PLAIN zstd|lz4|snappy|lzf OUTPUT\n");
        return 2;
    }
    const std::string_view word = argv[2];
    const Codec codec = word == "zstd"     ? Codec::Zstd
                        : word == "lz4"    ? Codec::Lz4
                        : word == "snappy" ? Codec::Snappy
                                           : Codec::Lzf;
    std::ifstream in(argv[1], std::ios::binary);
    std::ofstream out(argv[3], std::ios::binary);
    std::vector<char> piece(codec == Codec::Zstd ? 512 * 1000 : 32 * 1024);
    while (in.read(piece.data(), std::streamsize(piece.size())) || in.gcount() > 0)
        out << test::encode(codec, {piece.data(), std::size_t(in.gcount())}, piece.size());
    return out ? 0 : 1;
}
