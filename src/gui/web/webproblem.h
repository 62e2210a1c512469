// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"
#include "reach/certificateproblem.h"

#include <optional>
#include <QString>

namespace cinderscope {

//! What an error page of the proxy, or of Spark, says of itself.
struct WebPageFacts
{
    QString code; //!< of the proxy: a Refusal's; empty for a page of Spark
    QString text; //!< the sentence of it
};

//! Why a page cannot be shown, for people, and what helps.
struct WebProblem
{
    QString icon;
    QString headline;
    QString text;
    bool wantsLogin = false;
    bool canRetry = true;
    bool isForeign = false; //!< nothing of the cluster: the person's browser shows it, not through the proxy
    std::optional<CertificateProblem> certificate; //!< a person can look at it, perhaps confirm it

    //! Nothing where the page itself is the best answer (Spark's own words on a missing job, …). \a server: as the
    //! person knows it, "http://host:4040".
    static std::optional<WebProblem> of(const WebLoad &load, const WebPageFacts &facts, const QString &server);
    //! The connection ended in the middle of the page: what came is shown.
    static bool isBrokenOff(const WebLoad &load);
};

} // namespace cinderscope
