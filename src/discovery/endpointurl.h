// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHostAddress>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! Root of a Spark UI out of what a person writes: "4040", "host:4040", "http://host:4040/jobs/", "[::1]:4040",
//! "http://gateway/proxy/app-1". Page names at the end (jobs, stages, storage, environment, executors, SQL, api/v1 and
//! what follows), query and fragment are cut; no slash at the end. Scheme http unless https is written, port 4040
//! where http has none and no path tells of a proxy. Errors: InvalidArgument.
Result<QUrl> parseEndpointUrl(const QString &text);
//! Root of the UI that listens on an address.
QUrl endpointUrl(const QHostAddress &address, quint16 port, bool tls = false);
//! \a base with "/api/v1/" and \a path (which may carry a query) behind it.
QUrl apiUrl(const QUrl &base, const QString &path);
//! True for this computer: "localhost" and loopback addresses. Looks nothing up.
bool isLoopback(const QUrl &url);

} // namespace cinderscope
