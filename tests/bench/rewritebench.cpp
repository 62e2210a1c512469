// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to look through a page for links: CPU milliseconds a megabyte, in pieces as they come from a socket.
// rewritebench PAGE [text/html]
#include "benchclock.h"

#include "proxy/bodyrewriter.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace cinderscope;

int main(int argc, char **argv)
{
    std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const std::string type = argc > 2 ? argv[2] : "text/html";
    if (page.empty()) {
        std::fprintf(stderr, "usage: rewritebench PAGE [text/html|application/json]\n");
        return 2;
    }
    constexpr std::size_t kPiece = 16 * 1024, kAll = 64'000'000;
    std::size_t in = 0, out = 0, links = 0;
    std::string buffer;
    const bench::Clock clock;
    while (in < kAll) {
        const auto rewriter = BodyRewriter::forContentType(type, [&links](std::string_view url) {
            ++links;
            return std::optional<std::string>("http://127.77.1.2:4040" + std::string(url.substr(0, 4)));
        });
        if (!rewriter)
            return 2;
        for (std::size_t at = 0; at < page.size(); at += kPiece) {
            buffer.clear();
            rewriter->feed(std::string_view(page).substr(at, kPiece), buffer);
            out += buffer.size();
        }
        buffer.clear();
        rewriter->finish(buffer);
        out += buffer.size();
        in += page.size();
    }
    const double cpu = clock.cpu();
    std::printf("rewrite %s page %zu bytes out %zu links %zu cpu-ms/MB %.3f\n", type.c_str(), page.size(), out, links,
                cpu * 1e3 / (double(in) / 1e6));
    return 0;
}
