// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchlink.h"

#include <QHostAddress>
#include <QHostInfo>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

bool isThisComputer(const QString &host)
{
    static const QString name = QHostInfo::localHostName().toLower();
    const QString lower = host.toLower();
    if (lower == "localhost"_L1 || lower == name || lower.startsWith(name + u'.'))
        return true;
    const QHostAddress address(lower);
    return address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4) ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

int portOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.port(scheme == "https"_L1 ? 443 : scheme == "http"_L1 ? 80 : scheme == "spark"_L1 ? 7077 : -1);
}

//! "spark://a:7077,b:7077" is a cluster with two masters: any of them.
bool isSameMaster(const QString &left, const QString &right, bool here)
{
    const QStringList lefts = left.mid(8).split(u','), rights = right.mid(8).split(u',');
    for (const QString &one : lefts) {
        for (const QString &other : rights) {
            const QUrl a(u"spark://"_s + one), b(u"spark://"_s + other);
            if (launchlink::isSameServer(a, b, here))
                return true;
        }
    }
    return false;
}

} // namespace

bool launchlink::isSameServer(const QUrl &left, const QUrl &right, bool here)
{
    if (left.host().isEmpty() || right.host().isEmpty() || portOf(left) != portOf(right) || portOf(left) < 0)
        return false;
    if (left.host().compare(right.host(), Qt::CaseInsensitive) == 0)
        return true;
    if (!here)
        return false;
    // A server of this computer has one port, by whatever of its addresses it is named; an address of a network card
    // is one of them, so that one of the two being a loopback name is enough.
    return isThisComputer(left.host()) || isThisComputer(right.host());
}

bool launchlink::isApplication(const LaunchState &state, const QString &applicationId, const QUrl &ui, bool here)
{
    if (!state.applicationId.isEmpty() && !applicationId.isEmpty())
        return state.applicationId == applicationId;
    const bool driver = state.config.kind == SessionKind::LocalSession || state.config.kind == SessionKind::Submit ||
                        state.config.kind == SessionKind::KernelSession || state.config.kind == SessionKind::Kubernetes;
    return here && driver && !state.ui.isEmpty() && isSameServer(state.ui, ui, here);
}

bool launchlink::isEndpoint(const LaunchState &state, const QUrl &url, const QString &masterUrl, bool here)
{
    const bool cluster =
        state.config.kind == SessionKind::StandaloneCluster || state.config.kind == SessionKind::SshCluster;
    if (cluster && state.masterUrl.startsWith("spark://"_L1) && masterUrl.startsWith("spark://"_L1))
        return isSameMaster(state.masterUrl, masterUrl, here);
    return !state.ui.isEmpty() && isSameServer(state.ui, url, here);
}

} // namespace cinderscope
