// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/proxyroute.h"

#include "cli/givensecrets.h"
#include "cli/qtext.h"

#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

Error wrong(std::string sentence)
{
    return {ErrorCode::InvalidArgument, std::move(sentence), {}};
}

Result<void> addWay(const ProxyRoute &options, Route &route)
{
    if (!options.ssh.empty()) {
        const auto host = SshHost::parse(qtext(options.ssh));
        if (!host)
            return wrong("\"" + options.ssh + "\" is no SSH host: " + host.error().detail + ".");
        route.way = Route::Way::Ssh;
        route.sshHost = *host;
    } else if (!options.via.empty()) {
        const QString word = qtext(options.via);
        const QUrl url(word.contains(u"://"_s) ? word : u"http://"_s + word, QUrl::StrictMode);
        if (!url.isValid() || url.scheme() != u"http"_s || url.port() < 1 || !url.password().isEmpty() ||
            url.path().size() > 1)
            return wrong("--via needs the HTTP proxy as HOST:PORT or USER@HOST:PORT; --via-password has its password.");
        route.way = Route::Way::HttpProxy;
        route.proxyHost = url.host();
        route.proxyPort = url.port();
        route.proxyUser = url.userName(QUrl::FullyDecoded);
        if (!route.proxyUser.isEmpty() && options.viaPassword.empty())
            return wrong("The proxy's user needs --via-password.");
    }
    return {};
}

} // namespace

Result<GivenRoute> givenRoute(const Arguments &arguments)
{
    const ProxyRoute &options = arguments.route;
    Route route;
    route.keychainEntry = u"cli"_s;
    if (const auto added = addWay(options, route); !added)
        return added.error();
    if (!options.user.empty())
        route.login = Route::Login::Basic;
    else if (!options.bearer.empty())
        route.login = Route::Login::Bearer;
    route.user = qtext(options.user);
    route.certificatePath = qtext(options.certificate);
    route.keyPath = qtext(options.key);
    for (const std::string &pin : arguments.pins)
        route.addPin(qtext(pin));
    if (const auto valid = route.validate(); !valid)
        return wrong("This way cannot work: " + valid.error().detail + ".");

    auto secrets = std::make_unique<GivenSecrets>();
    const std::pair<Route::Secret, const std::string &> given[] = {
        {Route::Secret::Login, options.password.empty() ? options.bearer : options.password},
        {Route::Secret::ProxyPassword, options.viaPassword},
        {Route::Secret::KeyPassphrase, options.passphrase},
    };
    for (const auto &[secret, source] : given) {
        if (source.empty())
            continue;
        if (const auto added = secrets->add(route.secretName(secret), source); !added)
            return added.error();
    }
    return GivenRoute{route, std::make_unique<SecretStore>(std::move(secrets))};
}

} // namespace cinderscope::cli
