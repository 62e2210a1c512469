// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/troubletext.h"

#include "gui/base/errortext.h"
#include "reach/certificateproblem.h"
#include "reach/sshtrouble.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope::troubletext {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Trouble)
};

QString certificateReason(const CertificateProblem &problem)
{
    if (!problem.canBeConfirmed)
        return Texts::tr(
                   "Its certificate has expired, was revoked or is broken (%1). Ask whoever runs it for a new one.")
            .arg(problem.reasons.join(u", "_s));
    return problem.otherHost
               ? Texts::tr(
                     "Its certificate is made out to another name (%1). Compare its fingerprint and confirm it once.")
                     .arg(problem.names.join(u", "_s))
               : Texts::tr(
                     "Nobody known here has signed its certificate. Compare its fingerprint and confirm it once.");
}

QString sshReason(SshTrouble trouble)
{
    switch (trouble) {
    case SshTrouble::NoSsh:
        return Texts::tr("The program ssh was not found. Install OpenSSH's client.");
    case SshTrouble::NameUnknown:
        return Texts::tr("ssh cannot look up the host's name. Check it, or its entry in ~/.ssh/config.");
    case SshTrouble::Refused:
        return Texts::tr("Nobody listens at the SSH port. Check host and port, and that sshd runs there.");
    case SshTrouble::Timeout:
    case SshTrouble::Unreachable:
        return Texts::tr("The SSH host does not answer. Check the network or VPN.");
    case SshTrouble::HostKeyUnknown:
        return Texts::tr("The SSH host's key was not confirmed. Connect again and compare its fingerprint.");
    case SshTrouble::HostKeyChanged:
        return Texts::tr(
            "The SSH host shows another key than before: it was set up anew, or somebody is in between. Ask "
            "its owner, then remove the old key with ssh-keygen -R.");
    case SshTrouble::LoginDenied:
        return Texts::tr(
            "The SSH host did not let you in. Check the user name, and that your key is loaded (ssh-add -l).");
    case SshTrouble::Configuration:
        return Texts::tr("Your SSH configuration has an error. Try the same host with ssh in a terminal.");
    case SshTrouble::Forwarding:
        return Texts::tr(
            "The SSH host forbids forwarding (AllowTcpForwarding). Ask its owner, or choose another host.");
    case SshTrouble::Lost:
    case SshTrouble::Killed:
        return Texts::tr("The SSH connection was lost. It is made again by itself.");
    case SshTrouble::None:
    case SshTrouble::Other:
        break;
    }
    return Texts::tr("ssh ended with an error. Try the same host with ssh in a terminal.");
}

QString kindReason(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Refused:
        return Texts::tr("Nobody listens on this port. Check that it is running and that the port is right.");
    case Trouble::Timeout:
        return Texts::tr("There is no answer. A firewall may drop the connection, or the host is down.");
    case Trouble::NameNotFound:
        return Texts::tr("The host's name cannot be looked up from here. Check it, or reach it through an SSH host.");
    case Trouble::NoRoute:
        return Texts::tr("There is no way to this network from here. Check the network or VPN, or use an SSH host.");
    case Trouble::Tls:
        return Texts::tr("No secure connection could be made. Check whether the address begins with http or https.");
    case Trouble::LoginWanted:
        return Texts::tr("It wants a login. Enter one in “Edit”, under “Login”.");
    case Trouble::Forbidden:
        return Texts::tr("The login is good, but not for this. Ask whoever runs it (spark.ui.view.acls).");
    case Trouble::Proxy:
        return Texts::tr(
            "The proxy or tunnel on the way fails, not the place itself. Check how it is reached in “Edit”.");
    case Trouble::Redirected:
        return Texts::tr("It sends to another host, which is not followed. Enter that address instead.");
    case Trouble::StartingUp:
        return Texts::tr("It is still starting. It is asked again by itself.");
    case Trouble::NotSpark:
        return Texts::tr("Something answers there that is not Spark. Check the port.");
    case Trouble::Broken:
        return Texts::tr("The connection broke, or the answer makes no sense. It is asked again by itself.");
    case Trouble::None:
        break;
    }
    return {};
}

} // namespace

QString word(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Refused:
        return Texts::tr("refused");
    case Trouble::Timeout:
        return Texts::tr("no answer");
    case Trouble::NameNotFound:
        return Texts::tr("unknown name");
    case Trouble::NoRoute:
        return Texts::tr("no route");
    case Trouble::Tls:
        return Texts::tr("certificate");
    case Trouble::LoginWanted:
        return Texts::tr("login wanted");
    case Trouble::Forbidden:
        return Texts::tr("forbidden");
    case Trouble::Proxy:
        return Texts::tr("no way there");
    case Trouble::Redirected:
        return Texts::tr("sends elsewhere");
    case Trouble::StartingUp:
        return Texts::tr("starting");
    case Trouble::NotSpark:
        return Texts::tr("not Spark");
    case Trouble::Broken:
        return Texts::tr("broken answer");
    }
    return {};
}

QString reason(const Error &error, const QString &what)
{
    QString text;
    if (const SshTrouble ssh = sshTroubleOf(error); ssh != SshTrouble::None)
        text = sshReason(ssh);
    else if (const auto certificate = CertificateProblem::fromError(error))
        return certificateReason(*certificate);
    else
        text = kindReason(troubleOf(error));
    if (text.isEmpty()) {
        Error named = error;
        if (named.source.empty())
            named.source = what.toStdString();
        return errorText(named);
    }
    const QString detail = QString::fromStdString(error.detail).simplified();
    return detail.isEmpty() ? text : Texts::tr("%1 (%2)", "reason, technical detail").arg(text, detail.left(200));
}

QString reason(const FoundEndpoint &endpoint)
{
    return endpoint.error ? reason(*endpoint.error, endpoint.key()) : kindReason(endpoint.trouble);
}

QString fingerprint(const FoundEndpoint &endpoint)
{
    const auto certificate = endpoint.error ? CertificateProblem::fromError(*endpoint.error) : std::nullopt;
    return certificate && certificate->canBeConfirmed ? certificate->fingerprint : QString();
}

} // namespace cinderscope::troubletext
