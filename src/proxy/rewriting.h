// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/bodyrewriter.h"
#include "proxy/gatekeeper.h"
#include "proxy/messagehead.h"
#include "proxy/upstreamregistry.h"

#include <string>

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
    std::unique_ptr<BodyRewriter> bodyRewriter(MessageHead &response) const;

    //! Value of a Location header for the client; nothing if it leads where it may not.
    std::optional<std::string> mapLocation(std::string_view value, std::string *why = nullptr);
    //! "Set-Cookie" for the client; nothing if it must not pass.
    std::optional<std::string> mapSetCookie(std::string_view value) const;
    //! "5; url=http://…"; nothing if it leads where it may not.
    std::optional<std::string> mapRefresh(std::string_view value);
    //! Value of a link in a page for a browser: a path of ours that issues a ticket when it is followed.
    std::optional<std::string> mapLink(std::string_view url) const;

private:
    std::string stripPrefix(std::string_view target) const;
    void mapCookies(MessageHead &request) const;
    void mapReferer(MessageHead &request) const;
    void learn(const MessageHead &response) const;

    UpstreamRegistry &m_registry;
    const Upstream &m_upstream;
    const Visitor m_visitor;
    std::string m_target; //!< as the upstream got it
};

//! True for files that never change while a Spark runs (JettyUtils.createStaticHandler).
bool isStaticPath(std::string_view target);
//! True if the headers are those that Spark puts on each page (HttpSecurityFilter 4.3, JettyUtils 3.5).
bool looksLikeSpark(const MessageHead &response);
//! For one part of a path or query.
std::string percentEncoded(std::string_view text);

} // namespace cinderscope
