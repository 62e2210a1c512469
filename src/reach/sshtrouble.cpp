// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/sshtrouble.h"

#include <array>
#include <QByteArrayList>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kLongest = 300;

struct Name
{
    SshTrouble trouble;
    std::string_view name;
    ErrorCode code;
};

constexpr std::array kNames = {
    Name{SshTrouble::NoSsh, "not-installed", ErrorCode::NotFound},
    Name{SshTrouble::NameUnknown, "name-unknown", ErrorCode::Network},
    Name{SshTrouble::Refused, "refused", ErrorCode::Network},
    Name{SshTrouble::Timeout, "timeout", ErrorCode::Timeout},
    Name{SshTrouble::Unreachable, "unreachable", ErrorCode::Network},
    Name{SshTrouble::HostKeyUnknown, "host-key-unknown", ErrorCode::Unauthorized},
    Name{SshTrouble::HostKeyChanged, "host-key-changed", ErrorCode::Unauthorized},
    Name{SshTrouble::LoginDenied, "login-denied", ErrorCode::Unauthorized},
    Name{SshTrouble::Configuration, "configuration", ErrorCode::InvalidArgument},
    Name{SshTrouble::Forwarding, "forwarding-forbidden", ErrorCode::NoPermission},
    Name{SshTrouble::Lost, "lost", ErrorCode::Network},
    Name{SshTrouble::Killed, "killed", ErrorCode::Network},
    Name{SshTrouble::Other, "failed", ErrorCode::Network},
};

struct Sign
{
    SshTrouble trouble;
    const char *words;
};

// In this order: a changed key also says that verification failed, and a jump host's trouble comes before the line
// about the closed connection that follows from it.
constexpr Sign kSigns[] = {
    {SshTrouble::HostKeyChanged, "REMOTE HOST IDENTIFICATION HAS CHANGED"},
    {SshTrouble::HostKeyChanged, "differs from the key for the IP address"},
    {SshTrouble::HostKeyChanged, "is revoked"},
    {SshTrouble::HostKeyUnknown, "Host key verification failed"},
    {SshTrouble::HostKeyUnknown, "host key is known for"},
    {SshTrouble::LoginDenied, "Permission denied ("},
    {SshTrouble::LoginDenied, "Too many authentication failures"},
    {SshTrouble::LoginDenied, "No more authentication methods"},
    {SshTrouble::Configuration, "Bad configuration option"},
    {SshTrouble::Configuration, "terminating, "},
    {SshTrouble::Configuration, "Bad owner or permissions on"},
    {SshTrouble::Configuration, "Can't open user config file"},
    {SshTrouble::Configuration, "missing argument"},
    {SshTrouble::NameUnknown, "Could not resolve hostname"},
    {SshTrouble::NameUnknown, "Name or service not known"}, // of the last host, as the jump host sees it
    {SshTrouble::NameUnknown, "name resolution"},
    {SshTrouble::Refused, "Connection refused"},
    {SshTrouble::Timeout, "Connection timed out"},
    {SshTrouble::Timeout, "Operation timed out"},
    {SshTrouble::Timeout, "timed out during banner exchange"},
    {SshTrouble::Unreachable, "No route to host"},
    {SshTrouble::Unreachable, "Network is unreachable"},
    {SshTrouble::Forwarding, "administratively prohibited"},
    {SshTrouble::Lost, "not responding"},
    {SshTrouble::Lost, "Broken pipe"},
    {SshTrouble::Lost, "Connection reset by"},
    {SshTrouble::Lost, "Connection closed by"},
    {SshTrouble::Lost, "closed by remote host"},
};

const Name &entry(SshTrouble trouble)
{
    for (const Name &name : kNames) {
        if (name.trouble == trouble)
            return name;
    }
    return kNames.back();
}

bool isChatter(const QByteArray &line)
{
    return line.isEmpty() || line.startsWith("debug") || line.contains("open failed:") ||
           line.startsWith("Warning: Permanently added") || line.startsWith("@@@@");
}

} // namespace

QString lastWords(const QByteArray &standardError)
{
    const QList<QByteArray> lines = standardError.split('\n');
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        if (const QByteArray text = line->trimmed(); !isChatter(text))
            return QString::fromUtf8(text.left(kLongest));
    }
    return {};
}

Error sshError(SshTrouble trouble, const QString &detail, const QString &host)
{
    const Name &name = entry(trouble);
    std::string text = "ssh " + std::string(name.name);
    if (!detail.isEmpty())
        text += ": " + detail.toStdString();
    return {name.code, text, host.toStdString()};
}

Error sshError(const QByteArray &standardError, const QString &host, bool wasUp)
{
    // Once it is up, failures of single connections do not count; before, they are a jump host's words about the next.
    QByteArray words;
    for (const QByteArray &line : standardError.split('\n')) {
        if (!isChatter(line.trimmed()) || (!wasUp && line.contains("open failed:")))
            words += line + '\n';
    }
    for (const Sign &sign : kSigns) {
        const qsizetype at = words.indexOf(sign.words);
        if (at < 0)
            continue;
        if (wasUp)
            return sshError(SshTrouble::Lost, lastWords(words), host);
        const qsizetype begin = words.lastIndexOf('\n', at) + 1;
        const qsizetype end = words.indexOf('\n', at);
        return sshError(sign.trouble, QString::fromUtf8(words.mid(begin, end - begin).trimmed().left(kLongest)), host);
    }
    return sshError(wasUp ? SshTrouble::Lost : SshTrouble::Other, lastWords(words), host);
}

SshTrouble sshTroubleOf(const Error &error)
{
    if (!error.detail.starts_with("ssh "))
        return SshTrouble::None;
    const std::string_view rest = std::string_view(error.detail).substr(4);
    const std::string_view name = rest.substr(0, rest.find(':'));
    for (const Name &known : kNames) {
        if (known.name == name)
            return known.trouble;
    }
    return SshTrouble::None;
}

bool sshTroublePasses(SshTrouble trouble)
{
    switch (trouble) {
    case SshTrouble::NameUnknown: // a laptop without its network
    case SshTrouble::Refused:
    case SshTrouble::Timeout:
    case SshTrouble::Unreachable:
    case SshTrouble::Lost:
    case SshTrouble::Killed:
        return true;
    default:
        return false;
    }
}

std::string sshTroubleText(const Error &error)
{
    const std::string host = error.source.empty() ? "the SSH host" : "the SSH host " + error.source;
    const auto text = [&]() -> std::string {
        switch (sshTroubleOf(error)) {
        case SshTrouble::None:
            return {};
        case SshTrouble::NoSsh:
            return "The program ssh was not found. Install OpenSSH's client (package openssh-client).";
        case SshTrouble::NameUnknown:
            return "The name of " + host + " is not known here. Check its spelling, ~/.ssh/config and the network.";
        case SshTrouble::Refused:
            return "Nobody listens for SSH at " + host + ". Check its port and that its SSH server runs.";
        case SshTrouble::Timeout:
            return "No answer from " + host + ". Check the address, the network or VPN, and firewalls between.";
        case SshTrouble::Unreachable:
            return "There is no route to " + host + ". Check the network or VPN.";
        case SshTrouble::HostKeyUnknown:
            return "The key of " + host + " is not known yet. Run ssh once in a terminal and confirm it.";
        case SshTrouble::HostKeyChanged:
            return "The key of " + host + " is not the one that is known: it was set up anew, or somebody is in " +
                   "between. Ask its administrator, then remove the old key with ssh-keygen -R.";
        case SshTrouble::LoginDenied:
            return "No key or password was accepted by " + host +
                   ". Check the user name, and with ssh-add -l that the agent has the key.";
        case SshTrouble::Configuration:
            return "The SSH configuration has an error. Correct ~/.ssh/config.";
        case SshTrouble::Forwarding:
            return "Connections through " + host + " are forbidden. Its administrator can allow them " +
                   "(AllowTcpForwarding in sshd_config).";
        case SshTrouble::Lost:
            return "The connection to " + host + " was lost. It is tried again.";
        case SshTrouble::Killed:
            return "The program ssh for " + host + " was ended. It is started again.";
        case SshTrouble::Other:
            return "The connection to " + host + " failed. Try ssh in a terminal.";
        }
        return {};
    }();
    const std::size_t colon = error.detail.find(": ");
    return colon == std::string::npos || text.empty() ? text : text + " (ssh: " + error.detail.substr(colon + 2) + ")";
}

} // namespace cinderscope
