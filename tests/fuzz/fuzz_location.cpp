// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "proxy/percentcodec.h"
#include "proxy/rewriting.h"

#include <string>
#include <string_view>
#include <unistd.h>

//! Location, Content-Location, Refresh, Set-Cookie and the links of a server that means no good: what comes out leads,
//! read as a browser reads it, to one of the proxy's own origins or stays on its own, and nothing of it opens a new
//! upstream. A ticket in a Location is for the origin that it stands behind.

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

//! True if it stays on its origin, or names one where the proxy listens.
bool isOurs(UpstreamRegistry &registry, std::string_view location)
{
    std::string authority;
    return !leavesOrigin(location, authority) || registry.atListener(authority) != nullptr;
}

//! Where "5; url=…" leads as the HTML standard has it (4.2.5.3), read one character after the other; empty: nowhere.
std::string refreshTarget(std::string_view value)
{
    std::size_t at = 0;
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); };
    const auto is = [&](auto test) { return at < value.size() && test(value[at]); };
    const auto isChar = [&](char lower) { return is([lower](char c) { return (c | 0x20) == lower; }); };
    while (is(isBlank))
        ++at;
    const std::size_t begin = at;
    while (is([](char c) { return (c >= '0' && c <= '9') || c == '.'; }))
        ++at;
    if (at == begin || !is([&](char c) { return isBlank(c) || c == ';' || c == ','; }))
        return {};
    while (is(isBlank))
        ++at;
    if (is([](char c) { return c == ';' || c == ','; }))
        ++at;
    while (is(isBlank))
        ++at;
    std::size_t url = at;
    if (isChar('u') && (++at, isChar('r')) && (++at, isChar('l'))) {
        ++at;
        while (is(isBlank))
            ++at;
        if (is([](char c) { return c == '='; })) {
            ++at;
            while (is(isBlank))
                ++at;
            url = at;
        }
    }
    std::string_view rest = value.substr(url);
    if (rest.starts_with('"') || rest.starts_with('\''))
        rest = rest.substr(1, rest.find(rest.front(), 1) - 1);
    return std::string(rest);
}

void checkTicket(UpstreamRegistry &registry, const Upstream &page, std::string_view location)
{
    const std::size_t at = location.find(kTicketPath);
    std::string authority;
    if (at == std::string_view::npos || !leavesOrigin(location, authority) || authority == page.listenAuthority() ||
        at != authority.size() + std::string_view("http://").size())
        return; // the upstream's own words
    const UpstreamPtr to = registry.atListener(authority);
    const auto target = registry.tickets().redeem(location.substr(at + kTicketPath.size()), to->id);
    FUZZ_REQUIRE(target && target->starts_with('/'));
}

void checkLink(UpstreamRegistry &registry, const Upstream &page, Rewriting &kept, std::string_view text)
{
    Rewriting fresh(registry, page, Visitor::Browser);
    const auto link = fresh.mapLink(text);
    FUZZ_REQUIRE(kept.mapLink(text) == link); // what is remembered of other links changes nothing
    if (!link)
        return;
    std::string authority;
    if (leavesOrigin(*link, authority)) {
        FUZZ_REQUIRE(authority == page.listenAuthority());
        return;
    }
    FUZZ_REQUIRE(link->starts_with('/'));
    if (!link->starts_with(kGoPath))
        return;
    const std::string_view coded = std::string_view(*link).substr(kGoPath.size());
    FUZZ_REQUIRE(coded.find_first_of("&#/?:@ \"'<>\\") == std::string_view::npos);
    FUZZ_REQUIRE(percentEncoded(percentDecoded(coded)) == coded);
    FUZZ_REQUIRE(isAbsoluteHttp(percentDecoded(coded)));
}

void checkCookie(std::string_view cookie, const Upstream &upstream)
{
    const std::string lower = toLower(cookie);
    FUZZ_REQUIRE(!lower.starts_with("cinderscope-"));
    FUZZ_REQUIRE(lower.find("; domain=") == std::string::npos);
    if (!upstream.ownAddress)
        FUZZ_REQUIRE(cookie.starts_with(upstream.cookiePrefix()) && lower.find("; httponly") != std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto closed = [](const UpstreamPtr &, const Access &, int socket) { ::close(socket); };
    static UpstreamRegistry registry(closed), crowded(closed, true);
    const auto name = [](UpstreamRegistry &where, const char *url) {
        return *where.name(QStringLiteral("a"), QUrl(QString::fromLatin1(url)), {});
    };
    static const UpstreamPtr driver = name(registry, "http://driver:4040");
    static const UpstreamPtr master = name(registry, "http://localhost:8080");
    static const UpstreamPtr twin = name(registry, "https://driver:4440");
    static const UpstreamPtr shared = name(crowded, "http://driver:4040");
    static Rewriting kept(registry, *driver, Visitor::Browser);

    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const Visitor visitor : {Visitor::View, Visitor::Browser}) {
        Rewriting rewriting(registry, *driver, visitor);
        if (const auto location = rewriting.mapLocation(text)) {
            FUZZ_REQUIRE(isOurs(registry, *location));
            if (visitor == Visitor::Browser)
                checkTicket(registry, *driver, *location);
        }
        if (const auto location = rewriting.mapContentLocation(text))
            FUZZ_REQUIRE(isOurs(registry, *location));
        if (const auto refresh = rewriting.mapRefresh(text))
            FUZZ_REQUIRE(isOurs(registry, refreshTarget(*refresh)));
    }
    checkLink(registry, *driver, kept, text);
    if (const auto cookie = Rewriting(registry, *driver, Visitor::View).mapSetCookie(text))
        checkCookie(*cookie, *driver);
    if (const auto cookie = Rewriting(crowded, *shared, Visitor::View).mapSetCookie(text))
        checkCookie(*cookie, *shared);
    (void)isKillPath(text);
    FUZZ_REQUIRE(registry.size() == 3);
    return 0;
}
