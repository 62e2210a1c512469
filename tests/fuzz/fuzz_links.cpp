// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "proxy/bodyrewriter.h"

#include <string>
#include <string_view>

//! The link rewriters of the proxy: any division into pieces gives the same bytes, and without a known link the bytes
//! that came in.

using namespace cinderscope;

namespace {

std::string run(std::string_view type, std::string_view text, std::size_t piece, const LinkMapper &mapper)
{
    const auto rewriter = BodyRewriter::forContentType(type, mapper);
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += piece)
        rewriter->feed(text.substr(at, piece), out);
    rewriter->finish(out);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view type = data[0] & 1 ? "text/html" : "application/json";
    const std::size_t piece = 1 + data[1] % 40;
    const std::string_view text(reinterpret_cast<const char *>(data) + 2, size - 2);
    const LinkMapper none = [](std::string_view) { return std::nullopt; };
    const LinkMapper all = [](std::string_view url) { return "/go?" + std::to_string(url.size()); };

    FUZZ_REQUIRE(run(type, text, piece, none) == text);
    const std::string whole = run(type, text, text.size() + 1, all);
    FUZZ_REQUIRE(run(type, text, piece, all) == whole);
    FUZZ_REQUIRE(run(type, text, 1, all) == whole);
    return 0;
}
