// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "proxy/rewriting.h"

#include <string>
#include <string_view>
#include <unistd.h>

//! Location, Refresh and Set-Cookie of a server that means no good: what comes out leads, read as a browser reads it,
//! to one of the proxy's own origins or stays on its own, and no new upstream is opened by a redirect.

using namespace cinderscope;

namespace {

//! As in the WHATWG URL standard, with an http base: nothing if it is relative to the origin, else what is named.
bool leavesOrigin(std::string_view location, std::string &authority)
{
    std::string text;
    bool path = true;
    for (const char c : location) {
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        path = path && c != '?' && c != '#';
        text += path && c == '\\' ? '/' : c;
    }
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20)
        text.erase(0, 1);
    std::size_t scheme = 0;
    while (scheme < text.size() && (std::isalnum(static_cast<unsigned char>(text[scheme])) || text[scheme] == '+' ||
                                    text[scheme] == '-' || text[scheme] == '.'))
        ++scheme;
    const bool hasScheme = scheme > 0 && scheme < text.size() && text[scheme] == ':' &&
                           std::isalpha(static_cast<unsigned char>(text.front()));
    if (!hasScheme && !text.starts_with("//"))
        return false;
    if (hasScheme)
        text.erase(0, scheme + 1);
    while (text.starts_with('/'))
        text.erase(0, 1);
    authority = text.substr(0, text.find_first_of("/?#"));
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static UpstreamRegistry registry([](const UpstreamPtr &, const Access &, int socket) { ::close(socket); });
    static const UpstreamPtr driver =
        *registry.name(QStringLiteral("a"), QUrl(QStringLiteral("http://driver:4040")), {});
    static const UpstreamPtr master =
        *registry.name(QStringLiteral("a"), QUrl(QStringLiteral("http://localhost:8080")), {});
    static const UpstreamPtr twin =
        *registry.name(QStringLiteral("a"), QUrl(QStringLiteral("https://driver:4440")), {});

    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Rewriting rewriting(registry, *driver, Visitor::View);
    std::string authority;
    if (const auto location = rewriting.mapLocation(text); location && leavesOrigin(*location, authority))
        FUZZ_REQUIRE(registry.atListener(authority) != nullptr);
    if (const auto refresh = rewriting.mapRefresh(text)) {
        const std::size_t url = refresh->find("; url=");
        if (url != std::string::npos && leavesOrigin(std::string_view(*refresh).substr(url + 6), authority))
            FUZZ_REQUIRE(registry.atListener(authority) != nullptr);
    }
    if (const auto cookie = rewriting.mapSetCookie(text)) {
        const std::string lower = toLower(*cookie);
        FUZZ_REQUIRE(!lower.starts_with("cinderscope-"));
        FUZZ_REQUIRE(lower.find("; domain=") == std::string::npos);
    }
    (void)isKillPath(text);
    (void)rewriting.mapLink(text);
    FUZZ_REQUIRE(registry.all().size() == 3);
    return 0;
}
