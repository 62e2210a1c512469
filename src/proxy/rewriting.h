// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/bodyrewriter.h"
#include "proxy/gatekeeper.h"
#include "proxy/messagehead.h"
#include "proxy/upstreamregistry.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cinderscope {

//! What is changed in the heads that pass. Bodies are not touched for the view; for a browser links are.
//! Thread: any, but one at a time.
class Rewriting
{
public:
    Rewriting(UpstreamRegistry &registry, const Upstream &upstream, Visitor visitor);

    //! The request as the upstream gets it: Host, Origin and Referer in its own words, the printed prefix of a driver
    //! taken away, nothing of ours, nothing that a client could trick Spark with (X-Forwarded-Context is printed
    //! unescaped into pages: UIUtils, Spark 3.5 and 4.3). \a credentials: of Access.
    MessageHead toUpstream(const MessageHead &request, const std::vector<HeaderField> &credentials);
    //! The response as the client gets it, framing headers aside. Returns why it must not pass, e.g. since it
    //! redirects to where nobody may be led.
    std::optional<Refusal> toClient(MessageHead &response);
    //! For a body that needs it, else null; call behind toClient(). Takes validators and lengths out of the head.
    //! It calls this object, which is to live longer.
    std::unique_ptr<BodyRewriter> bodyRewriter(MessageHead &response);

    //! Value of a Location header for the client; nothing if it leads where it may not. For a browser that is led to
    //! another server with a ticket, since it is followed at once.
    std::optional<std::string> mapLocation(std::string_view value, std::string *why = nullptr);
    //! Value of Content-Location: as of Location, but a name only, which nobody follows.
    std::optional<std::string> mapContentLocation(std::string_view value);
    //! "Set-Cookie" for the client; nothing if it must not pass. Where upstreams share an address the name gets
    //! Upstream::cookiePrefix(), and no script sees it.
    std::optional<std::string> mapSetCookie(std::string_view value) const;
    //! "5; url=http://…"; nothing if it leads where it may not. It may be followed after a ticket's life: a browser is
    //! led to where it gets one then.
    std::optional<std::string> mapRefresh(std::string_view value);
    //! Value of a link in a page for a browser: a path of ours that issues a ticket when it is followed; the path alone
    //! on the page's own server; nothing if it may not be followed. What a server's links become is asked for once a
    //! page, so that a link costs less than a microsecond.
    std::optional<std::string> mapLink(std::string_view url);

private:
    //! What a header of the upstream leads to.
    struct Destination
    {
        UpstreamPtr server; //!< null: \a text is relative, and stays on the origin
        std::string text;   //!< cleaned up
    };
    //! Whereto links of a page lead that begin with one "scheme://host:port".
    enum class Lead
    {
        Nowhere, //!< that we know of, or may follow
        Own,     //!< the page's own server
        Other,   //!< another server of the cluster
    };
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    static constexpr std::size_t kMostLeads = 1024; //!< then anew, so that no page makes them grow

    std::optional<Destination> destination(std::string_view value, std::string *why = nullptr);
    bool needsTicket(const Upstream &to) const;
    Lead leadOf(std::string_view origin);
    Lead findLead(std::string_view origin) const;
    std::string stripPrefix(std::string_view target) const;
    void mapCookies(MessageHead &request) const;
    void mapReferer(MessageHead &request) const;
    void learn(const MessageHead &response) const;

    UpstreamRegistry &m_registry;
    const Upstream &m_upstream;
    const Visitor m_visitor;
    std::string m_target; //!< as the upstream got it
    std::unordered_map<std::string, Lead, TextHash, std::equal_to<>> m_leads;
};

//! True for files that never change while a Spark runs (JettyUtils.createStaticHandler).
bool isStaticPath(std::string_view target);
//! True if the headers are those that Spark puts on each page (HttpSecurityFilter 4.3, JettyUtils 3.5).
bool looksLikeSpark(const MessageHead &response);

} // namespace cinderscope
