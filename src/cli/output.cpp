// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/progressline.h"
#include "core/summary.h"
#include "ingest/codec/inputfile.h"

#include <cerrno>
#include <unistd.h>

namespace cinderscope::cli {

namespace {

//! Number of the error, 0 for none.
int writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count >= 0)
            text.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

bool isHarmful(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029;
}

} // namespace

Result<void> print(std::string_view text)
{
    const int number = writeAll(STDOUT_FILENO, text);
    if (number == 0)
        return {};
    if (number == EPIPE)
        return Error{ErrorCode::Cancelled, "nobody reads", "standard output"};
    return errorFromErrno(number, "standard output");
}

void complain(std::string_view text)
{
    ProgressLine::clear();
    writeAll(STDERR_FILENO, "cinderscope-cli: " + oneLine(text) + "\n");
}

void printError(std::string_view text)
{
    ProgressLine::clear();
    writeAll(STDERR_FILENO, text);
}

std::string oneLine(std::string_view text)
{
    const std::string valid = validUtf8(text);
    std::string result;
    result.reserve(valid.size());
    for (std::size_t at = 0; at < valid.size();) {
        const auto first = static_cast<unsigned char>(valid[at]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        char32_t c = length == 1 ? first : first & (0x7fu >> length);
        for (std::size_t i = 1; i < length; ++i)
            c = c << 6 | (static_cast<unsigned char>(valid[at + i]) & 0x3f);
        if (isHarmful(c))
            result += ' ';
        else
            result.append(valid, at, length);
        at += length;
    }
    return result;
}

} // namespace cinderscope::cli
