// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/codec.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

//! Writers of Spark's framings for tests: input of any kind, in any number of frames or blocks.
namespace cinderscope::test {

//! `text` in pieces of `pieceBytes`, each an independent unit: a zstd frame, a block, a chunk.
std::string encode(Codec codec, std::string_view text, std::size_t pieceBytes = 32 << 10);

std::string zstdFrame(std::string_view text, bool checksum = false);
//! One frame of zeros; `bytes` of them are never in memory.
std::string zstdZeros(std::uint64_t bytes);
std::string lz4Block(std::string_view text, bool stored = false);
std::string lz4EndMark();
std::string snappyHeader();
std::string snappyBlock(std::string_view text);
std::string lzfStored(std::string_view text);
//! A packed chunk: literals and, where the text repeats its last bytes, copies.
std::string lzfPacked(std::string_view text);

//! Whole JSON lines like events of a log, about `bytes` in all, ending with a line break.
std::string eventLines(std::size_t bytes, unsigned seed = 1);

//! The beginning of a log up to ApplicationStart (time 1000, id app-7, name: a "name"), with an environment of 100 KB.
std::string logHead(const std::string &attempt = {});
//! 3,000 task ends, the last at 5999, which hold texts that look like an application end.
std::string logBody();
//! ApplicationEnd at 9000; `extra` goes into the object.
std::string logEnd(const std::string &extra = {});
//! Any event with a time, longer than `bytes`.
std::string timedEvent(long long time, std::size_t bytes);

} // namespace cinderscope::test
