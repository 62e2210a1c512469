// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/errorpage.h"

#include "proxy/htmltext.h"

namespace cinderscope {

namespace {

std::string_view reasonOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

} // namespace

Refusal connectionRefusal(const Error &problem)
{
    const std::string why = problem.detail + '.';
    switch (problem.code) {
    case ErrorCode::Timeout:
        return {504, "connect-timeout", "The server cannot be reached: " + why};
    case ErrorCode::NotFound:
        return {502, "name", "The server's name leads nowhere: " + why};
    case ErrorCode::NoPermission:
        return {502, "address", "The server was not asked: " + why};
    case ErrorCode::Unauthorized:
        return {502, "way-unauthorized", "The way to the server wants other credentials: " + why};
    default:
        break;
    }
    if (problem.detail.find("certificate") != std::string::npos)
        return {502, "certificate", "The server's certificate is not trusted: " + why};
    return {502, "connect", "The server cannot be reached: " + why};
}

MessageHead errorHead(const Refusal &refusal)
{
    MessageHead head;
    head.status = refusal.status;
    head.reason = reasonOf(refusal.status);
    head.add("Content-Type", "text/html; charset=utf-8");
    head.add("Content-Security-Policy",
             "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    head.add("X-Content-Type-Options", "nosniff");
    head.add("X-Frame-Options", "DENY");
    // without a referrer a browser would say that the form is from nowhere
    head.add("Referrer-Policy", refusal.formTarget.empty() ? "no-referrer" : "same-origin");
    head.add("X-Cinderscope-Error", refusal.code);
    if (refusal.status == 405)
        head.add("Allow", refusal.code == "kill-by-get" ? "POST" : "GET, HEAD, POST");
    return head;
}

std::string errorPage(const Refusal &refusal, std::string_view server, bool admitted)
{
    // the code is for our own view, which cannot see headers
    std::string page = "<!DOCTYPE html><html lang=\"en\" data-error=\"" + htmlEscaped(refusal.code) +
                       "\"><head><meta charset=\"utf-8\"><title>Cinderscope</title>"
                       "<style>body{font:16px sans-serif;margin:3em;max-width:42em}</style></head><body><h1>";
    page += refusal.formTarget.empty() ? refusal.status >= 500 ? "Spark's page cannot be shown" : "Not allowed"
                                       : "Nothing has been killed yet";
    page += "</h1><p>" + htmlEscaped(refusal.text) + "</p>";
    if (!refusal.formTarget.empty()) {
        const std::string target = htmlEscaped(refusal.formTarget);
        page += "<form method=\"post\" action=\"" + target + "\"><p><code>" + target +
                "</code></p><p><button>Kill it</button></p></form>";
    }
    if (admitted)
        page += "<p>" + htmlEscaped(server) + "</p>";
    page += "</body></html>\n";
    return page;
}

} // namespace cinderscope
