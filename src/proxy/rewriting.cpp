// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/rewriting.h"

#include "proxy/percentcodec.h"

#include <algorithm>
#include <array>

namespace cinderscope {

namespace {

constexpr std::string_view kProxyPath = "/proxy/";
constexpr std::string_view kHiddenPrefix = "cs!"; // stands for "__" of __Host- and __Secure-, which need TLS

QUrl toUrl(std::string_view text)
{
    return QUrl(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

//! Length of "/proxy/<id>" in front of a path, 0 if there is none. An id has letters, digits, "-" and "_" only.
std::size_t prefixLength(std::string_view target)
{
    if (!target.starts_with(kProxyPath))
        return 0;
    const std::size_t end = std::min(target.find_first_of("/?#", kProxyPath.size()), target.size());
    const std::string_view id = target.substr(kProxyPath.size(), end - kProxyPath.size());
    const auto isOfId = [](char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_'; };
    return id.empty() || !std::ranges::all_of(id, isOfId) ? 0 : end;
}

//! As a browser cleans an address up before it reads it (WHATWG URL, 4.4), so that both read the same.
std::string cleaned(std::string_view value)
{
    bool isOdd = false; // none of Spark's links is
    for (const char c : value)
        isOdd |= (static_cast<unsigned char>(c) <= 0x20) | (c == '\\');
    if (!isOdd)
        return std::string(value);
    std::string text;
    bool path = true;
    for (const char c : value) {
        if (c == '\t' || c == '\r' || c == '\n')
            continue;
        path = path && c != '?' && c != '#';
        text += path && c == '\\' ? '/' : c;
    }
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) > 0x20; };
    text.erase(text.begin(), std::ranges::find_if(text, isPlain));
    while (!text.empty() && !isPlain(text.back()))
        text.pop_back();
    return text;
}

//! Length of a scheme with its colon, 0 for a relative address.
std::size_t schemeLength(std::string_view text)
{
    if (text.empty() || !isLetter(text.front()))
        return 0;
    std::size_t at = 1;
    while (at < text.size() &&
           (isLetter(text[at]) || isDigit(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.'))
        ++at;
    return at < text.size() && text[at] == ':' ? at + 1 : 0;
}

//! Length of "scheme://authority" in front of "scheme://authority…".
std::size_t originLength(std::string_view absolute)
{
    const auto isEnd = [](char c) { return c == '/' || c == '?' || c == '#'; };
    const auto *begin = absolute.begin() + std::ptrdiff_t(absolute.find(':') + 3);
    return static_cast<std::size_t>(std::find_if(begin, absolute.end(), isEnd) - absolute.begin());
}

//! What follows the authority of "scheme://authority…"; begins with a slash, perhaps with two: to be put behind an
//! origin.
std::string pathOf(std::string_view absolute)
{
    std::string rest(absolute.substr(originLength(absolute)));
    if (rest.empty() || rest.front() != '/')
        rest.insert(0, 1, '/');
    return rest;
}

} // namespace

bool isStaticPath(std::string_view target)
{
    target = target.substr(0, target.find_first_of("?#"));
    target.remove_prefix(prefixLength(target));
    return target.starts_with("/static/") && target.find("..") == std::string_view::npos &&
           target.find('%') == std::string_view::npos && target.find(';') == std::string_view::npos;
}

bool looksLikeSpark(const MessageHead &response)
{
    return response.find("X-Frame-Options") && response.find("X-XSS-Protection") &&
           equalsIgnoringCase(response.value("X-Content-Type-Options"), "nosniff");
}

Rewriting::Rewriting(UpstreamRegistry &registry, const Upstream &upstream, Visitor visitor)
    : m_registry(registry), m_upstream(upstream), m_visitor(visitor)
{
}

MessageHead Rewriting::toUpstream(const MessageHead &request, const std::vector<HeaderField> &credentials)
{
    MessageHead result = request;
    result.removeHopByHop();
    std::erase_if(result.fields, [](const HeaderField &field) {
        return startsWithIgnoringCase(field.name, "X-Forwarded") ||
               startsWithIgnoringCase(field.name, "X-Cinderscope-") || equalsIgnoringCase(field.name, "Forwarded") ||
               equalsIgnoringCase(field.name, "X-Real-IP") || equalsIgnoringCase(field.name, "Via");
    });
    m_target = stripPrefix(request.target);
    result.target = m_target;
    result.remove("Content-Length"); // the framing is written by who sends
    result.set("Host", m_upstream.authority.hostField());
    if (result.find("Origin"))
        result.set("Origin", m_upstream.authority.origin());
    mapReferer(result);
    mapCookies(result);
    if (m_visitor == Visitor::Browser && !isStaticPath(m_target)) {
        // links in the body are rewritten: it has to be whole and not packed
        result.remove("Accept-Encoding");
        result.remove("Range");
        result.remove("If-Range");
    }
    for (const HeaderField &field : credentials)
        result.set(field.name, field.value);
    return result;
}

// A driver behind spark.ui.proxyBase or spark.ui.reverseProxy prints "/proxy/<id>/…" and answers it with a redirect to
// its first page; without the prefix it answers.
std::string Rewriting::stripPrefix(std::string_view target) const
{
    if (m_upstream.kind != UpstreamKind::Driver)
        return std::string(target);
    target.remove_prefix(prefixLength(target));
    return target.starts_with('/') ? std::string(target) : '/' + std::string(target);
}

void Rewriting::mapReferer(MessageHead &request) const
{
    const std::string *referer = request.find("Referer");
    if (!referer)
        return;
    const QUrl url = toUrl(*referer);
    const UpstreamPtr from = m_registry.atListener(url.authority().toStdString());
    if (!from || from->cluster != m_upstream.cluster || !isAbsoluteHttp(*referer)) {
        request.remove("Referer");
        return;
    }
    request.set("Referer",
                from->authority.origin() + (from->id == m_upstream.id ? stripPrefix(pathOf(*referer)) : "/"));
}

void Rewriting::mapCookies(MessageHead &request) const
{
    std::string kept;
    const std::string prefix = m_upstream.cookiePrefix();
    for (std::string_view pair : request.cookies()) {
        if (pair.starts_with("cinderscope-") || !pair.starts_with(prefix))
            continue;
        pair.remove_prefix(prefix.size());
        kept += kept.empty() ? "" : "; ";
        if (pair.starts_with(kHiddenPrefix)) {
            kept += "__";
            pair.remove_prefix(kHiddenPrefix.size());
        }
        kept += pair;
    }
    if (kept.empty())
        request.remove("Cookie");
    else
        request.set("Cookie", kept);
}

std::optional<std::string> Rewriting::mapSetCookie(std::string_view value) const
{
    std::string result;
    bool first = true, httpOnly = false;
    while (!value.empty() || first) {
        const std::size_t end = value.find(';');
        std::string_view part = trimmed(value.substr(0, end));
        value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
        if (first) {
            first = false;
            if (part.find('=') == std::string_view::npos || startsWithIgnoringCase(part, "cinderscope-"))
                return {};
            result = m_upstream.cookiePrefix();
            if (part.starts_with("__")) {
                result += kHiddenPrefix;
                part.remove_prefix(2);
            }
            result += part;
            continue;
        }
        const std::string_view name = trimmed(part.substr(0, part.find('=')));
        const bool isNone = equalsIgnoringCase(name, "SameSite") && part.find('=') != std::string_view::npos &&
                            equalsIgnoringCase(trimmed(part.substr(part.find('=') + 1)), "none");
        if (part.empty() || isNone || equalsIgnoringCase(name, "Domain") || equalsIgnoringCase(name, "Secure") ||
            equalsIgnoringCase(name, "Partitioned"))
            continue;
        httpOnly = httpOnly || equalsIgnoringCase(name, "HttpOnly");
        result += "; ";
        result += part;
    }
    if (!m_upstream.ownAddress && !httpOnly)
        result += "; HttpOnly"; // document.cookie is of the address, not of the port
    return result;
}

std::optional<Rewriting::Destination> Rewriting::destination(std::string_view value, std::string *why)
{
    std::string text = cleaned(value);
    const auto refuse = [why](std::string reason) {
        if (why)
            *why = std::move(reason);
        return std::nullopt;
    };
    if (text.starts_with("//"))
        text.insert(0, m_upstream.authority.tls ? "https:" : "http:");
    if (schemeLength(text) == 0)
        return Destination{nullptr, std::move(text)};
    if (!isAbsoluteHttp(text))
        return refuse("it is not an http or https address");
    auto target = m_registry.follow(m_upstream, toUrl(text), LinkKind::Redirect);
    if (!target)
        return refuse(target.error().detail);
    return Destination{std::move(*target), std::move(text)};
}

bool Rewriting::needsTicket(const Upstream &to) const
{
    return m_visitor != Visitor::View && to.id != m_upstream.id;
}

std::optional<std::string> Rewriting::mapLocation(std::string_view value, std::string *why)
{
    const auto target = destination(value, why);
    if (!target || !target->server)
        return target ? std::optional(target->text) : std::nullopt;
    const Upstream &to = *target->server;
    if (!needsTicket(to))
        return to.listenOrigin() + pathOf(target->text);
    return to.listenOrigin() + std::string(kTicketPath) +
           m_registry.tickets().issue(to.id, pathOf(target->text), TicketOffice::kHopLife);
}

std::optional<std::string> Rewriting::mapContentLocation(std::string_view value)
{
    const auto target = destination(value);
    if (!target || !target->server)
        return target ? std::optional(target->text) : std::nullopt;
    return target->server->listenOrigin() + pathOf(target->text);
}

// As browsers read it (HTML, 4.2.5.3, "shared declarative refresh steps"): "5 url=…" leads somewhere, too.
std::optional<std::string> Rewriting::mapRefresh(std::string_view value)
{
    constexpr std::string_view blanks = " \t\n\f\r";
    const auto skip = [&value](std::string_view what) {
        value.remove_prefix(std::min(value.find_first_not_of(what), value.size()));
    };
    skip(blanks);
    const std::string_view all = value;
    skip("0123456789.");
    const std::string seconds(all.substr(0, all.size() - value.size()));
    if (seconds.empty() || (!value.empty() && (blanks.find(value.front()) == std::string_view::npos &&
                                               value.front() != ';' && value.front() != ',')))
        return {}; // no browser does anything then
    skip(blanks);
    if (value.starts_with(';') || value.starts_with(','))
        value.remove_prefix(1);
    skip(blanks);
    if (value.empty())
        return seconds;
    std::string_view url = value;
    if (startsWithIgnoringCase(value, "url")) {
        value.remove_prefix(3);
        skip(blanks);
        if (value.starts_with('=')) {
            value.remove_prefix(1);
            skip(blanks);
            url = value;
        }
    }
    if (!url.empty() && (url.front() == '"' || url.front() == '\'')) {
        const char quote = url.front();
        url.remove_prefix(1);
        url = url.substr(0, url.find(quote));
    }
    const auto target = destination(url);
    if (!target)
        return {};
    std::string mapped = target->text;
    if (target->server && needsTicket(*target->server))
        mapped = std::string(kGoPath) + percentEncoded(target->text);
    else if (target->server)
        mapped = target->server->listenOrigin() + pathOf(target->text);
    if (mapped.starts_with('"') || mapped.starts_with('\'')) // a browser would take it off, and read another address
        mapped.replace(0, 1, percentEncoded(mapped.substr(0, 1)));
    return seconds + "; url=" + mapped;
}

std::optional<std::string> Rewriting::mapLink(std::string_view url)
{
    const std::string text = cleaned(url);
    if (!isAbsoluteHttp(text))
        return {};
    switch (leadOf(std::string_view(text).substr(0, originLength(text)))) {
    case Lead::Nowhere:
        return {};
    case Lead::Own: {
        std::string path = pathOf(text);
        return path.starts_with("//") ? m_upstream.listenOrigin() + path : path; // else another host's name
    }
    case Lead::Other:
        break;
    }
    return std::string(kGoPath) + percentEncoded(text);
}

// A page has thousands of links to a few servers.
Rewriting::Lead Rewriting::leadOf(std::string_view origin)
{
    if (const auto known = m_leads.find(origin); known != m_leads.end())
        return known->second;
    if (m_leads.size() >= kMostLeads)
        m_leads.clear();
    return m_leads.emplace(origin, findLead(origin)).first->second;
}

Rewriting::Lead Rewriting::findLead(std::string_view origin) const
{
    auto authority = Authority::of(toUrl(origin));
    if (!authority)
        return Lead::Nowhere;
    authority = m_registry.meant(m_upstream, *authority);
    if (const UpstreamPtr known = m_registry.find(m_upstream.cluster, *authority))
        return known->id == m_upstream.id ? Lead::Own : Lead::Other;
    if (m_registry.isKnown(m_upstream.cluster, *authority))
        return Lead::Other; // nobody has asked for it yet
    return linkRefusal(m_upstream, *authority, LinkKind::Navigation).empty() ? Lead::Other : Lead::Nowhere;
}

std::optional<Refusal> Rewriting::toClient(MessageHead &response)
{
    if (response.status == 407)
        return Refusal{502, "way-unauthorized", "The way to the server wants other credentials: the proxy's login."};
    learn(response);
    response.removeHopByHop();
    const bool redirects = response.status >= 300 && response.status < 400 && response.find("Location");
    if (const std::string *location = response.find("Location")) {
        std::string why;
        const std::string shown = *location;
        const auto mapped = response.count("Location") == 1 ? mapLocation(*location, &why) : std::nullopt;
        if (!mapped && redirects)
            return Refusal{502, "redirect",
                           "The server redirects to " + shown + ", which is not followed: " + why + '.'};
        if (mapped)
            response.set("Location", *mapped);
        else
            response.remove("Location");
    }
    if (m_upstream.onProbation && !redirects && response.status != 401) {
        if (!looksLikeSpark(response))
            return Refusal{502, "not-spark", "A page led to this server, but it does not look like one of Spark's."};
        m_upstream.onProbation = false;
    }
    if (const std::string *location = response.find("Content-Location")) {
        const auto mapped = mapContentLocation(*location);
        mapped ? response.set("Content-Location", *mapped) : response.remove("Content-Location");
    }
    if (const std::string *refresh = response.find("Refresh")) {
        const auto mapped = mapRefresh(*refresh);
        mapped ? response.set("Refresh", *mapped) : response.remove("Refresh");
    }
    for (HeaderField &field : response.fields) {
        if (equalsIgnoringCase(field.name, "Set-Cookie"))
            field.value = mapSetCookie(field.value).value_or("");
    }
    std::erase_if(response.fields, [](const HeaderField &field) {
        return (equalsIgnoringCase(field.name, "Set-Cookie") && field.value.empty()) ||
               equalsIgnoringCase(field.name, "Strict-Transport-Security") ||
               equalsIgnoringCase(field.name, "Alt-Svc") || equalsIgnoringCase(field.name, "Clear-Site-Data") ||
               equalsIgnoringCase(field.name, "Public-Key-Pins") ||
               startsWithIgnoringCase(field.name, "X-Cinderscope-");
    });
    if ((response.status == 200 || response.status == 304) && isStaticPath(m_target)) {
        response.set("Cache-Control", "private, max-age=3600");
        response.remove("Pragma");
        response.remove("Expires");
    }
    return {};
}

// A page of an application tells a driver from masters and workers, whose paths below /proxy/ are their own.
void Rewriting::learn(const MessageHead &response) const
{
    constexpr std::array<std::string_view, 8> pages{"/jobs/", "/stages/",         "/storage/", "/executors/",
                                                    "/SQL/",  "/StreamingQuery/", "/connect/", "/streaming/"};
    if (m_upstream.kind != UpstreamKind::Unknown || response.status != 200 || !looksLikeSpark(response))
        return;
    if (std::ranges::any_of(pages,
                            [this](std::string_view page) { return std::string_view(m_target).starts_with(page); }))
        m_upstream.kind = UpstreamKind::Driver;
}

std::unique_ptr<BodyRewriter> Rewriting::bodyRewriter(MessageHead &response)
{
    const std::string_view coding = response.value("Content-Encoding");
    if (m_visitor != Visitor::Browser || response.status == 206 || isStaticPath(m_target) ||
        (!coding.empty() && !equalsIgnoringCase(coding, "identity")))
        return nullptr;
    auto rewriter = BodyRewriter::forContentType(response.value("Content-Type"),
                                                 [this](std::string_view url) { return mapLink(url); });
    if (rewriter) {
        for (const std::string_view name : {"Content-Length", "ETag", "Last-Modified", "Accept-Ranges", "Content-MD5",
                                            "Digest", "Repr-Digest", "Content-Digest"})
            response.remove(name);
    }
    return rewriter;
}

} // namespace cinderscope
