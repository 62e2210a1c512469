// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! Where ssh goes: a host or an alias of the person's ssh configuration. Only what parse() let through may reach ssh's
//! command line.
struct SshHost
{
    QString user; //!< empty: as ssh's configuration says
    QString host; //!< without brackets
    int port = 0; //!< 0: as ssh's configuration says

    //! "host", "user@host", "host:22", "user@[::1]:22", "ssh://user@host:22". Errors: InvalidArgument, detail says why;
    //! among them everything that ssh or a shell of its configuration could take for something else than a name.
    static Result<SshHost> parse(const QString &text);
    //! What parse() reads.
    QString toString() const;
    bool isEmpty() const { return host.isEmpty(); }

    bool operator==(const SshHost &) const = default;
};

//! How a place is reached, as the person set it; no secrets, which SecretStore keeps under secretName().
struct Route
{
    enum class Way
    {
        Direct,
        Ssh,       //!< through sshHost by the person's own OpenSSH
        HttpProxy, //!< through proxyHost: GET for http, CONNECT for https
    };
    enum class Login
    {
        None,
        Basic, //!< user and Secret::Login
        Bearer //!< Secret::Login is the token
    };
    enum class Secret
    {
        Login,         //!< password or token
        ProxyPassword, //!< of proxyUser
        KeyPassphrase  //!< of the client certificate's key
    };

    Way way = Way::Direct;
    SshHost sshHost;
    QList<SshHost> sshJumps; //!< on the way to sshHost, in order; empty: as ssh's configuration says
    QString proxyHost;       //!< a name or an address without brackets
    int proxyPort = 0;
    QString proxyUser; //!< empty: the proxy wants no login
    Login login = Login::None;
    QString user;            //!< of Basic
    QString certificatePath; //!< PEM, client certificate; empty: none. Chain certificates may follow in the file.
    QString keyPath;         //!< PEM; empty: in the certificate's file
    QStringList pins;        //!< SHA-256 fingerprints of confirmed certificates, 64 lower-case hexadecimal digits
    QString keychainEntry;   //!< names this route's secrets in the keychain; any unique text, e.g. the place's id

    //! InvalidArgument with detail "field: why" for the first thing that cannot work.
    Result<void> validate() const;
    //! Only what is set; fromJson(toJson()) is the same route.
    QJsonObject toJson() const;
    //! A validated route. Keys that it does not know are ignored. Errors: InvalidArgument.
    static Result<Route> fromJson(const QJsonObject &object);

    //! Name of a secret of this route for SecretStore.
    QString secretName(Secret secret) const;
    //! What must be known before the route can be opened. A key's passphrase is not among them: it may have none.
    QList<Secret> neededSecrets() const;
    //! Confirms a certificate; \a fingerprint as CertificateProblem has it or with colons.
    void addPin(const QString &fingerprint);

    bool operator==(const Route &) const = default;
};

//! Host name or address (without brackets) that a URL or an argument of ssh may hold. Errors: InvalidArgument.
Result<void> checkHostName(const QString &host);

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::Route::Secret)
