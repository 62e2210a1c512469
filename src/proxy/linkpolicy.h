// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/upstream.h"

#include <string>

namespace cinderscope {

//! How a page leads to another server.
enum class LinkKind
{
    Redirect,   //!< by the server, nobody was asked
    Navigation, //!< a person followed a link
};

//! May a server that nobody named be reached because a page of \a source leads to it? Pure; knows no names.
//!
//! A redirect: only to the same host's TLS port, which is Spark's port + 400 (SSLOptions, "spark.ssl.ui.port", Spark
//! 3.5 and 4.3), since it is followed unseen. A navigation: also to other hosts, as a driver's executors page leads to
//! the workers' logs; never to addresses that only a machine itself should reach (link-local, metadata services), and
//! to loopback only from there, on the ports that Spark's pages have.
//! Returns why not, in English, empty if it may.
std::string linkRefusal(const Upstream &source, const Authority &target, LinkKind kind);

//! Where Spark's pages are unless somebody chose another port: spark.ui.port, spark.master.ui.port,
//! spark.worker.ui.port, spark.history.ui.port, those tried after them, and the TLS ports of them all.
bool isSparkPort(int port);

//! True for addresses that no page may lead to: unspecified, link-local, multicast, broadcast, metadata services, and
//! numbers that resolvers understand as addresses though they do not look like one ("0x7f.1").
bool isForbiddenHost(const std::string &host);

} // namespace cinderscope
