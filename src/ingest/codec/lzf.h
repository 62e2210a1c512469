// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace cinderscope {

//! Unpacks one LZF block (the data of a compress-lzf chunk of type 1) into exactly output.size() bytes.
//! False if the block reaches outside of input or output, or has another length; output is then unspecified.
//! Format (LibLZF by Marc Lehmann; com.ning.compress.lzf.ChunkDecoder): control byte c < 32: c + 1 literal bytes
//! follow; else a copy of (c >> 5) + 2 bytes, 7 in the upper bits meaning that one more byte is added, from
//! ((c & 31) << 8 | next byte) + 1 bytes back.
bool lzfDecompress(std::span<const char> input, std::span<char> output);

} // namespace cinderscope
