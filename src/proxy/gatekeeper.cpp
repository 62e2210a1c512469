// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/gatekeeper.h"

#include "proxy/percentcodec.h"
#include "proxy/secret.h"

#include <algorithm>

namespace cinderscope {

namespace {

std::optional<Refusal> checkForm(const MessageHead &request, const Upstream &upstream)
{
    if (request.method == "CONNECT" || request.target.empty() || request.target.front() != '/')
        return Refusal{400, "not-origin-form", "Only paths of this server can be asked for; it is no forward proxy."};
    if (std::ranges::any_of(request.target, [](char c) { return c <= ' ' || c == 0x7f || c == '\\' || c == '#'; }))
        return Refusal{400, "bad-target", "The address has characters that no address has."};
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        return Refusal{405, "method", "Spark's pages need GET, HEAD and POST only."};
    if (request.count("Host") != 1 || request.value("Host") != upstream.listenAuthority())
        return Refusal{421, "host", "The request is for another host."};
    if (request.find("Upgrade") || request.hasToken("Connection", "upgrade"))
        return Refusal{403, "upgrade", "Spark's pages use no WebSocket and no other upgrade."};
    if (const std::string_view expect = request.value("Expect");
        !expect.empty() && !equalsIgnoringCase(expect, "100-continue"))
        return Refusal{417, "expect", "The expectation is not known."};
    return {};
}

//! Value of a cookie, if it is there exactly once.
std::optional<std::string_view> cookie(const MessageHead &request, std::string_view name)
{
    std::optional<std::string_view> result;
    for (const std::string_view pair : request.cookies()) {
        if (pair.find('=') != name.size() || !pair.starts_with(name))
            continue;
        if (result)
            return {};
        result = pair.substr(name.size() + 1);
    }
    return result;
}

//! Nothing for a visitor who may not enter.
std::optional<Visitor> visitorOf(const MessageHead &request, const Upstream &upstream)
{
    if (request.find(kSecretHeader)) {
        if (request.count(kSecretHeader) == 1 && sameSecret(request.value(kSecretHeader), upstream.secret))
            return Visitor::View;
        return {};
    }
    if (std::string_view(request.target).starts_with(kTicketPath))
        return Visitor::Ticket;
    const auto given = cookie(request, upstream.cookieName());
    if (given && sameSecret(*given, upstream.cookieSecret))
        return Visitor::Browser;
    return {};
}

std::optional<Refusal> checkSite(const MessageHead &request, const Upstream &upstream, Visitor visitor)
{
    const Refusal foreign{403, "other-site", "Another site's page may not use this one."};
    for (const std::string_view name : {"Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"}) {
        if (request.count(name) > 1)
            return foreign;
    }
    const std::string *origin = request.find("Origin");
    if (origin && *origin != upstream.listenOrigin())
        return foreign;
    if (!origin && request.method == "POST" && visitor != Visitor::View)
        return foreign; // every browser says where a form is from
    const std::string_view site = request.value("Sec-Fetch-Site");
    if (site.empty() || site == "same-origin" || site == "none")
        return {};
    // a link from one page to another, as from a driver to a worker's log: looked at, not read by the page
    const bool isLink = request.value("Sec-Fetch-Mode") == "navigate" &&
                        request.value("Sec-Fetch-Dest") == "document" && request.method == "GET";
    const bool isGo = std::string_view(request.target).starts_with(kGoPath);
    if (!isLink || isGo)
        return foreign;
    return {};
}

} // namespace

bool isKillPath(std::string_view target)
{
    // as Jetty would understand it in any of its versions: decoded, once more to be sure, without parameters
    std::string path = percentDecoded(percentDecoded(target.substr(0, target.find_first_of("?#"))));
    std::ranges::replace(path, '\\', '/');
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = std::string_view(path).substr(begin, end - begin);
        if (equalsIgnoringCase(trimmed(segment.substr(0, segment.find(';'))), "kill"))
            return true;
        begin = end + 1;
    }
    return false;
}

Verdict judge(const MessageHead &request, const Upstream &upstream)
{
    Verdict verdict;
    if (verdict.refusal = checkForm(request, upstream); verdict.refusal)
        return verdict;
    const auto visitor = visitorOf(request, upstream);
    if (!visitor) {
        verdict.refusal = Refusal{403, "secret", "This page can be opened from Cinderscope only."};
        return verdict;
    }
    verdict.visitor = *visitor;
    if (verdict.refusal = checkSite(request, upstream, *visitor); verdict.refusal)
        return verdict;
    if (request.method != "POST" && isKillPath(request.target)) {
        verdict.refusal = Refusal{405, "kill-by-get", "Nothing is killed by following a link; a form does it."};
        const std::string_view site = request.value("Sec-Fetch-Site");
        if (site.empty() || site == "same-origin" || site == "none")
            verdict.refusal->formTarget = request.target;
    }
    return verdict;
}

} // namespace cinderscope
