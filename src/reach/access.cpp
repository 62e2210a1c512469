// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/access.h"

#include "reach/certificateproblem.h"

#include <algorithm>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

bool isLocalhost(const QUrl &url)
{
    return url.host().compare(u"localhost"_s, Qt::CaseInsensitive) == 0;
}

bool isLoopbackHost(const QUrl &url)
{
    return isLocalhost(url) || QHostAddress(url.host()).isLoopback();
}

} // namespace

bool Access::isNear(const QUrl &url) const
{
    return !farLoopback && isLoopbackHost(url);
}

QUrl Access::dialled(const QUrl &url) const
{
    QUrl dial = url;
    // not for TLS: the name is what the certificate is made out to
    if (!farLoopback && isLocalhost(url) && url.scheme() != u"https"_s)
        dial.setHost(u"127.0.0.1"_s);
    return dial;
}

bool Access::mayGetHeaders(const QUrl &url) const
{
    return credentialHosts.isEmpty() || credentialHosts.contains(url.host(), Qt::CaseInsensitive);
}

bool Access::sendsSecretsInClear(const QUrl &url) const
{
    return !headers.isEmpty() && mayGetHeaders(url) && url.scheme() == u"http"_s && !isNear(url) && !farLoopback;
}

void Access::applyTo(QNetworkAccessManager &network, const QUrl &base) const
{
    network.setProxy(isNear(base) ? QNetworkProxy(QNetworkProxy::NoProxy) : proxy);
}

void Access::applyTo(QNetworkRequest &request) const
{
    if (tls)
        request.setSslConfiguration(*tls);
    if (!mayGetHeaders(request.url()))
        return;
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
}

void Access::guard(QNetworkReply *reply, std::optional<CertificateProblem> *problem) const
{
    QObject::connect(
        reply, &QNetworkReply::sslErrors, reply, [reply, problem, known = pins](const QList<QSslError> &errors) {
            const QSslCertificate leaf = reply->sslConfiguration().peerCertificate();
            const bool harmless =
                std::ranges::all_of(errors, [](const QSslError &error) { return isConfirmable(error.error()); });
            if (harmless && !leaf.isNull() && known.contains(certificatePin(leaf)))
                reply->ignoreSslErrors(errors);
            else if (problem)
                *problem = CertificateProblem::fromErrors(leaf, errors);
        });
}

} // namespace cinderscope
