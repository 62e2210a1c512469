// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/lzf.h"

#include <cstring>

namespace cinderscope {

bool lzfDecompress(std::span<const char> input, std::span<char> output)
{
    const auto *in = reinterpret_cast<const unsigned char *>(input.data());
    const auto *const inEnd = in + input.size();
    char *out = output.data();
    char *const outBegin = out;
    char *const outEnd = out + output.size();

    while (in < inEnd) {
        const unsigned control = *in++;
        if (control < 32) {
            const std::size_t count = control + 1;
            if (static_cast<std::size_t>(inEnd - in) < count || static_cast<std::size_t>(outEnd - out) < count)
                return false;
            std::memcpy(out, in, count);
            in += count;
            out += count;
            continue;
        }
        std::size_t count = control >> 5;
        if (count == 7) {
            if (in == inEnd)
                return false;
            count += *in++;
        }
        count += 2;
        if (in == inEnd)
            return false;
        const std::size_t distance = ((control & 31u) << 8 | *in++) + 1;
        if (static_cast<std::size_t>(out - outBegin) < distance || static_cast<std::size_t>(outEnd - out) < count)
            return false;
        const char *from = out - distance;
        if (distance >= count) {
            std::memcpy(out, from, count);
        } else { // the copy overlaps itself: a run
            for (std::size_t i = 0; i < count; ++i)
                out[i] = from[i];
        }
        out += count;
    }
    return out == outEnd;
}

} // namespace cinderscope
