// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace cinderscope {

//! Why ssh ended or does not start, as far as its last words tell.
enum class SshTrouble
{
    None,           //!< not an error of ssh at all
    NoSsh,          //!< the program ssh is not there
    NameUnknown,    //!< the host's name is not known
    Refused,        //!< nobody listens at the host's ssh port
    Timeout,        //!< the host does not answer
    Unreachable,    //!< no route to it
    HostKeyUnknown, //!< a key that was not confirmed
    HostKeyChanged, //!< another key than the known one: a new host, or somebody in between
    LoginDenied,    //!< no key, password or agent was good enough
    Configuration,  //!< the person's ssh configuration has an error
    Forwarding,     //!< the host forbids forwarding
    Lost,           //!< was connected
    Killed,         //!< ssh was ended by a signal
    Other
};

//! The error for what ssh wrote to its standard error before it ended. Its detail is "ssh NAME: LAST LINE", its source
//! the host. \a wasUp: it had been connected. Sources: messages of OpenSSH 8.4 to 9.9 (ssh.c, sshconnect.c,
//! sshconnect2.c, clientloop.c, packet.c, readconf.c).
Error sshError(const QByteArray &standardError, const QString &host, bool wasUp);
Error sshError(SshTrouble trouble, const QString &detail, const QString &host);
//! Of an error made by sshError(); None for others.
SshTrouble sshTroubleOf(const Error &error);
//! True when trying again later may help without the person doing anything.
bool sshTroublePasses(SshTrouble trouble);
//! Cause and cure as English sentences, for the command line.
std::string sshTroubleText(const Error &error);
//! The last line with something in it, without ssh's own prefixes, at most 300 characters.
QString lastWords(const QByteArray &standardError);

} // namespace cinderscope
