// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/codec/codec.h"

#include <cstddef>
#include <string>

namespace cinderscope {

//! The last decoded bytes of a file.
struct TailText
{
    std::string text;
    bool fromStart = false; //!< the text is all of the file
    bool damaged = false;   //!< a frame or block could not be read; text is what comes before it
};

//! About the last `wanted` decoded bytes of a log file (fewer if there are fewer), without decoding the rest: packed
//! files are walked over by their frame and block heads. A unit that is cut at the end gives what it holds.
//! The first line of the text is usually a part of one, unless fromStart.
//! A single frame must be decoded whole for its end; above maxDecoded bytes the error is TooLarge.
Result<TailText> readTail(const std::string &path, Codec codec, std::size_t wanted,
                          std::uint64_t maxDecoded = std::uint64_t(1) << 30);

} // namespace cinderscope
