// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/messagehead.h"
#include "proxy/upstream.h"

#include <optional>
#include <string>

namespace cinderscope {

//! Name of the header that opens the proxy: only our own view's interceptor, or who started the program, knows its
//! value. One value for all servers of a cluster, by design: whose view may open a cluster may open each page of it, as
//! its links do. The secret keeps people and clusters apart; what keeps the pages of one application from reading
//! another's is that each has an origin of its own, see judge() on other sites.
inline constexpr std::string_view kSecretHeader = "X-Cinderscope-Secret";
//! Paths below this are the proxy's own.
inline constexpr std::string_view kOwnPath = "/.cinderscope/";
inline constexpr std::string_view kTicketPath = "/.cinderscope/ticket/";
inline constexpr std::string_view kGoPath = "/.cinderscope/go?to=";

//! Why a request is not passed on.
struct Refusal
{
    int status = 403;
    std::string code; //!< a word for programs: in the answer's X-Cinderscope-Error
    std::string text; //!< for people, English
    //! What may be asked by POST instead, which a form on the answer's page does; empty: nothing.
    std::string formTarget = {};
};

//! Who asks.
enum class Visitor
{
    View,    //!< knows the secret: our embedded view
    Browser, //!< has the cookie that a ticket was changed into
    Ticket,  //!< brings a ticket
};

struct Verdict
{
    std::optional<Refusal> refusal;
    Visitor visitor = Visitor::View;
};

//! Checks everything that a request can be checked for without touching a byte of the upstream. The order is: what
//! could confuse, who asks, what is asked. Pure.
//!
//! - CONNECT, absolute form, "*": 400; methods other than GET, HEAD and POST: 405; an upgrade (WebSocket): 403
//! - Host other than ours, so a rebound name: 421
//! - no secret, a wrong one, another cluster's: 403; all three look the same. Another application's of the same cluster
//!   is the same secret; a browser's cookie is of one origin only
//! - what another site's page does (Sec-Fetch-Site, Origin): 403, but for following a link to a document by GET
//! - kill paths by GET, which Spark's job and stage handlers would do: 405; the page has a form instead, since that is
//!   how the links of Spark 3.5 kill (AllJobsPage, StageTable)
Verdict judge(const MessageHead &request, const Upstream &upstream);

//! True if a path would end something running (JobsTab, StagesTab, MasterWebUI: ".../kill"), however it is written.
bool isKillPath(std::string_view target);

} // namespace cinderscope
