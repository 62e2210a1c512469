// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to rewrite the links of a page for a browser: CPU milliseconds a megabyte, in pieces as they come from
// a socket, with the mapping that the proxy has (Rewriting::mapLink), of a driver's page in a cluster with 50 workers
// of which half are known. rewritebench PAGE [text/html]
#include "benchclock.h"

#include "proxy/rewriting.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

using namespace cinderscope;

namespace {

std::size_t linksIn(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(kGoPath); at != std::string_view::npos; at = text.find(kGoPath, at + 1))
        ++count;
    return count;
}

} // namespace

int main(int argc, char **argv)
{
    std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const std::string type = argc > 2 ? argv[2] : "text/html";
    if (page.empty()) {
        std::fprintf(stderr, "usage: rewritebench PAGE [text/html|application/json]\n");
        return 2;
    }
    UpstreamRegistry registry([](const UpstreamPtr &, const Access &, int socket) { ::close(socket); });
    const auto cluster = QStringLiteral("bench");
    const auto driver = registry.name(cluster, QUrl(QStringLiteral("http://driver:4040")), {}, UpstreamKind::Driver);
    bool isReady = driver.hasValue();
    for (int i = 0; i < 25; ++i)
        isReady = isReady && registry.name(cluster, QUrl(QStringLiteral("http://worker%1:8081").arg(i)), {});
    if (!isReady) {
        std::fprintf(stderr, "no loopback address to listen on\n");
        return 1;
    }

    constexpr std::size_t kPiece = 16 * 1024, kAll = 64'000'000;
    std::size_t in = 0, out = 0;
    std::string first; // the page as a browser gets it
    std::string buffer;
    const bench::Clock clock;
    while (in < kAll) {
        Rewriting rewriting(registry, **driver, Visitor::Browser); // one a request
        MessageHead response;
        response.status = 200;
        response.add("Content-Type", type);
        const auto rewriter = rewriting.bodyRewriter(response);
        if (!rewriter) {
            std::fprintf(stderr, "links of %s are not rewritten\n", type.c_str());
            return 2;
        }
        for (std::size_t at = 0; at < page.size(); at += kPiece) {
            buffer.clear();
            rewriter->feed(std::string_view(page).substr(at, kPiece), buffer);
            if (at + kPiece >= page.size())
                rewriter->finish(buffer);
            out += buffer.size();
            if (in == 0)
                first += buffer;
        }
        in += page.size();
    }
    const double cpu = clock.cpu();
    std::printf("rewrite %s page %zu bytes out %zu links %zu cpu-ms/MB %.3f\n", type.c_str(), page.size(), out,
                linksIn(first), cpu * 1e3 / (double(in) / 1e6));
    return 0;
}
