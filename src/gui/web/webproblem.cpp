// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/webproblem.h"

#include "core/result.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Problem
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::WebProblem)
};

//! Chromium's net_error_list.h.
constexpr int kConnectionClosed = -100;
constexpr int kConnectionReset = -101;
constexpr int kLengthMismatch = -354;
constexpr int kIncompleteChunks = -355;

QString withDetail(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : Problem::tr("%1 (%2)", "text, technical detail").arg(text, detail.left(300));
}

//! What the proxy adds behind its own words: "The server cannot be reached: Connection refused."
QString detailOf(const QString &text)
{
    const qsizetype colon = text.indexOf(": "_L1);
    QString detail = colon < 0 ? QString() : text.mid(colon + 2).trimmed();
    while (detail.endsWith(u'.'))
        detail.chop(1);
    return detail;
}

WebProblem certificateProblem(const QString &text, const QString &server)
{
    WebProblem problem{.icon = u"lock"_s, .headline = Problem::tr("The server’s certificate is not trusted")};
    problem.certificate =
        CertificateProblem::fromError({ErrorCode::Network, detailOf(text).toStdString(), server.toStdString()});
    if (!problem.certificate)
        problem.text = withDetail(Problem::tr("%1 shows a certificate that nobody known here has signed.").arg(server),
                                  detailOf(text));
    else if (problem.certificate->canBeConfirmed)
        problem.text = Problem::tr("%1 shows a certificate that nobody known here has signed. Ask its owner for the "
                                   "fingerprint and compare: if it is the same, you can trust it from now on.")
                           .arg(server);
    else
        problem.text = Problem::tr("%1 shows a certificate that cannot be trusted (%2). Ask its owner for a new one.")
                           .arg(server, problem.certificate->reasons.join(u", "_s));
    return problem;
}

std::optional<WebProblem> ofProxy(const WebPageFacts &facts, const QString &server)
{
    const QString detail = detailOf(facts.text);
    const QString &code = facts.code;
    if (code == "certificate"_L1)
        return certificateProblem(facts.text, server);
    if (code == "connect"_L1)
        return WebProblem{.icon = u"page-gone"_s,
                          .headline = Problem::tr("The server cannot be reached"),
                          .text = withDetail(Problem::tr("Nobody answers at %1. An application’s pages end with it; "
                                                         "else check the network or VPN.")
                                                 .arg(server),
                                             detail)};
    if (code == "connect-timeout"_L1 || code == "timeout"_L1)
        return WebProblem{.icon = u"page-gone"_s,
                          .headline = Problem::tr("The server does not answer"),
                          .text =
                              withDetail(Problem::tr("%1 was waited for in vain. It may be very busy, or a firewall "
                                                     "drops what is sent to it.")
                                             .arg(server),
                                         detail)};
    if (code == "name"_L1)
        return WebProblem{.icon = u"page-gone"_s,
                          .headline = Problem::tr("The server’s name is not known"),
                          .text = withDetail(Problem::tr("The name in %1 cannot be looked up. Check it, or reach the "
                                                         "cluster through an SSH host.")
                                                 .arg(server),
                                             detail)};
    if (code == "way-unauthorized"_L1)
        return WebProblem{
            .icon = u"lock"_s,
            .headline = Problem::tr("The way to the server wants a login"),
            .text =
                withDetail(Problem::tr("The proxy or tunnel to %1 did not take the credentials.").arg(server), detail),
            .wantsLogin = true};
    if (code == "lost"_L1)
        return WebProblem{
            .icon = u"page-gone"_s,
            .headline = Problem::tr("The server broke off"),
            .text = withDetail(
                Problem::tr("%1 ended the connection without an answer. It may just be ending.").arg(server), detail)};
    if (code == "kill-by-get"_L1)
        return WebProblem{.icon = u"stop"_s,
                          .headline = Problem::tr("Nothing was ended"),
                          .text = Problem::tr("Following an address ends no job, stage or application. Use “kill” in "
                                              "Spark’s page; you are asked first."),
                          .canRetry = false};
    if (code == "not-spark"_L1 || code == "redirect"_L1 || code == "not-in-cluster"_L1)
        return WebProblem{.icon = u"warning"_s,
                          .headline = Problem::tr("This does not belong to the cluster"),
                          .text = facts.text,
                          .isForeign = true};
    return WebProblem{.icon = u"warning"_s, .headline = Problem::tr("The page is not shown"), .text = facts.text};
}

//! Who says no decides what helps.
WebProblem forbidden(const QString &text, const QString &server)
{
    const auto words = [&text](const QRegularExpression &expression) { return expression.match(text).captured(); };
    // HttpSecurityFilter of Spark 3.5 and 4.3
    static const QRegularExpression mayNotView(u"User \\S+ is not authorized to access this page"_s);
    static const QRegularExpression mayNotBe(u"User \\S+ is not allowed to impersonate others"_s);
    // JWSFilter of Spark 4.3: none, malformed, without an end, or not signed with the server's key
    static const QRegularExpression token(u"Authorization header is missing|Malformed Authorization header|"
                                          "(?:JWT )?token does not carry a required expiration|JWT Validate Fail"_s);
    static const QRegularExpression crossSite(u"\\b(csrf|xsrf|_xsrf|cross[- ]site)\\b[^.<]{0,80}"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (const QString said = words(mayNotView); !said.isEmpty())
        return {.icon = u"lock"_s,
                .headline = Problem::tr("You may not see this page"),
                .text = withDetail(Problem::tr("%1 knows who you are, but shows this page to others only. Ask whoever "
                                               "runs it to add you (spark.ui.view.acls), or set another login.")
                                       .arg(server),
                                   said),
                .wantsLogin = true};
    if (const QString said = words(mayNotBe); !said.isEmpty())
        return {.icon = u"lock"_s,
                .headline = Problem::tr("You may not act for somebody else"),
                .text = withDetail(Problem::tr("The address asks %1 to show the page as another user (doAs). Take that "
                                               "out of it, or ask whoever runs it to let you (spark.admin.acls).")
                                       .arg(server),
                                   said)};
    if (const QString said = words(token); !said.isEmpty())
        return {.icon = u"lock"_s,
                .headline = Problem::tr("The server wants a token"),
                .text = withDetail(Problem::tr("%1 shows its pages to those who bring a token that is signed with its "
                                               "key (JWSFilter) and not too old. Set a new one as this cluster’s "
                                               "login.")
                                       .arg(server),
                                   said),
                .wantsLogin = true};
    if (const QString said = words(crossSite); !said.isEmpty())
        return {.icon = u"lock"_s,
                .headline = Problem::tr("The page was too old"),
                .text = withDetail(Problem::tr("%1, or a gateway in front of it, did not take what the page sent, to "
                                               "guard against other sites. Go back, load that page again, and do it "
                                               "once more.")
                                       .arg(server),
                                   said.simplified())};
    return {.icon = u"lock"_s,
            .headline = Problem::tr("The server refuses this page"),
            .text = withDetail(Problem::tr("%1, or a gateway in front of it, does not let you see it. Another login "
                                           "may help; else ask whoever runs it.")
                                   .arg(server),
                               text.simplified().left(200)),
            .wantsLogin = true};
}

WebProblem ofChromium(const WebLoad &load, const QString &server)
{
    return {.icon = u"page-gone"_s,
            .headline = Problem::tr("The page could not be loaded"),
            .text = withDetail(Problem::tr("The connection to %1 failed.").arg(server),
                               load.text.isEmpty() ? QString::number(load.netError) : load.text)};
}

} // namespace

bool WebProblem::isBrokenOff(const WebLoad &load)
{
    return load.netError == kConnectionClosed || load.netError == kConnectionReset ||
           load.netError == kLengthMismatch || load.netError == kIncompleteChunks;
}

std::optional<WebProblem> WebProblem::of(const WebLoad &load, const WebPageFacts &facts, const QString &server)
{
    if (load.ok)
        return {};
    if (!facts.code.isEmpty())
        return ofProxy(facts, server);
    if (load.httpStatus == 401)
        return WebProblem{.icon = u"lock"_s,
                          .headline = Problem::tr("The server wants a login"),
                          .text =
                              Problem::tr("%1 does not show its pages without one, or does not take the one that is "
                                          "set for this cluster.")
                                  .arg(server),
                          .wantsLogin = true};
    if (load.httpStatus == 403)
        return forbidden(facts.text, server);
    if (load.netError != 0)
        return ofChromium(load, server);
    return {};
}

} // namespace cinderscope
