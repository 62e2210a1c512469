// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/foundendpoint.h"

#include "discovery/restclient.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

QString kindName(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::Driver:
        return u"driver"_s;
    case EndpointKind::Master:
        return u"master"_s;
    case EndpointKind::Worker:
        return u"worker"_s;
    case EndpointKind::History:
        return u"history"_s;
    case EndpointKind::Connect:
        return u"connect"_s;
    case EndpointKind::NotSpark:
        return u"not spark"_s;
    case EndpointKind::Unknown:
        break;
    }
    return u"unknown"_s;
}

namespace {

Trouble troubleOfNetwork(std::string_view detail)
{
    if (detail.starts_with(kConnectionRefused))
        return Trouble::Refused;
    if (detail.starts_with(kHostNotFound))
        return Trouble::NameNotFound;
    if (detail.starts_with(kTlsFailed) || detail.starts_with(kCertificateNotTrusted))
        return Trouble::Tls;
    if (detail.starts_with(kProxyFailed))
        return Trouble::Proxy;
    if (detail.find("nreachable") != std::string_view::npos)
        return Trouble::NoRoute;
    return Trouble::Broken;
}

} // namespace

Trouble troubleOf(const Error &error)
{
    const std::string_view detail = error.detail;
    switch (error.code) {
    case ErrorCode::Timeout:
        return detail.starts_with(kProxyFailed) ? Trouble::Proxy : Trouble::Timeout;
    case ErrorCode::Network:
        return troubleOfNetwork(detail);
    case ErrorCode::Unauthorized:
        if (detail.starts_with(kProxyWantsLogin))
            return Trouble::Proxy;
        return detail.starts_with(kForbidden) ? Trouble::Forbidden : Trouble::LoginWanted;
    case ErrorCode::NotFound:
        return Trouble::NotSpark;
    case ErrorCode::Protocol:
        if (detail.starts_with("redirect"))
            return Trouble::Redirected;
        return detail.starts_with("status 503") ? Trouble::StartingUp : Trouble::NotSpark;
    default:
        return Trouble::Broken;
    }
}

} // namespace cinderscope
