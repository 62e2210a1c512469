// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/access.h"

#include <atomic>
#include <optional>
#include <QString>
#include <QUrl>
#include <string>

namespace cinderscope {

//! What serves the pages, as far as it is known.
enum class UpstreamKind
{
    Unknown,
    Driver,
    Master,
    Worker,
    HistoryServer,
};

//! Scheme, host and port of an HTTP server, compared as the name space of a cluster has it.
struct Authority
{
    bool tls = false;
    std::string host; //!< lower case, no brackets, no dot at the end
    int port = 0;

    //! Nothing unless the URL is http or https with a host, without a user.
    static std::optional<Authority> of(const QUrl &url);
    //! All names of the loopback host are one, since Spark prints one and people write another.
    Authority canonical() const;
    bool isLoopback() const;
    //! "host:port", without the scheme's own port, an IPv6 address in brackets: as in a Host header.
    std::string hostField() const;
    //! "http://host:port"
    std::string origin() const;

    auto operator<=>(const Authority &) const = default;
};

//! One server whose pages are passed on, and the origin of this computer where they are. What identifies it never
//! changes, so that any thread may hold and read one; what is learnt about it is atomic.
struct Upstream
{
    int id = 0;
    QString cluster;
    Authority authority;        //!< public name; what is dialled for it is Access's matter
    Access access;              //!< the registry's; read and written under its lock, UpstreamRegistry::accessOf()
    bool loginNeedsTls = false; //!< the server whose page led here has TLS
    std::string listenHost;     //!< "127.77.3.9"
    int listenPort = 0;
    std::string secret;       //!< of the cluster; in the header
    std::string cookieSecret; //!< of this origin; for browsers that came with a ticket
    bool ownAddress = true;   //!< false: the address is shared, so cookies are kept apart by name

    mutable std::atomic<UpstreamKind> kind{UpstreamKind::Unknown};
    //! Registered itself by a link; not named by discovery or the person, or not yet.
    mutable std::atomic<bool> linked{false};
    //! Linked and not seen to be Spark yet: its answers are withheld until one looks like Spark's.
    mutable std::atomic<bool> onProbation{false};
    //! Linked: its name may lead to this computer.
    mutable std::atomic<bool> mayBeLoopback{true};
    //! Linked, but a named server says that it is its own port with TLS: where that one's login was meant for.
    mutable std::atomic<bool> isTlsTwin{false};

    //! Whether the cluster's login (Access::headers) may go there, as far as the server's own standing goes; which
    //! hosts get it is Access's matter. A linked server gets none before it is known to be Spark's, whatever its host,
    //! and none in clear if it was TLS that led there.
    bool mayGetLogin() const { return !linked || isTlsTwin || (!onProbation && (authority.tls || !loginNeedsTls)); }

    //! "127.77.3.9:41234": the only Host that is answered.
    std::string listenAuthority() const { return listenHost + ':' + std::to_string(listenPort); }
    std::string listenOrigin() const { return "http://" + listenAuthority(); }
    std::string cookieName() const { return "cinderscope-" + std::to_string(listenPort); }
    //! Put before the names of the upstream's cookies where they share an address, and so a browser's jar, with
    //! others'. Nobody can guess it, and mapSetCookie() lets no script see it: what another page writes into the jar
    //! reaches no upstream.
    std::string cookiePrefix() const
    {
        return ownAddress ? "" : "cs" + std::to_string(listenPort) + '-' + cookieSecret.substr(0, 16) + '-';
    }
};

} // namespace cinderscope
