// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/access.h"
#include "reach/askpassserver.h"
#include "reach/route.h"
#include "reach/secretstore.h"
#include "reach/sshtunnel.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace cinderscope {

//! Beginning of the detail of the Unauthorized error for a secret that is not known: ask the person,
//! SecretStore::write() it under Route::secretName(), open() again. secretNeeded() says which.
inline constexpr std::string_view kSecretMissing = "secret missing";

//! Makes an Access out of a Route: reads its secrets and client certificate, starts its SSH tunnel and keeps it. One
//! per place; the Access is good as long as the opener lives and close() was not called. Lives in the GUI thread.
class RouteOpener : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Closed, //!< not opened, or failed
        Opening,
        Open,
        Lost //!< and tried again by itself
    };
    Q_ENUM(State)

    //! \a secrets must outlive it.
    explicit RouteOpener(SecretStore &secrets, const SshSettings &ssh = {}, QObject *parent = nullptr);
    ~RouteOpener() override;

    //! Closes what was open. \a credentialHosts: the only hosts that get the login (Access::credentialHosts); give
    //! those of the place's own addresses.
    void open(const Route &route, const QStringList &credentialHosts = {});
    void close();
    //! Where it waits: tries again now.
    void retry();
    //! Answers question(); nothing means no.
    void answer(quint64 question, const std::optional<QString> &text);

    State state() const { return m_state; }
    const Route &route() const { return m_route; }
    //! Good while state() is Open or Lost (requests then fail).
    const Access &access() const { return m_access; }

Q_SIGNALS:
    //! Also again after lost(), with the same Access.
    void opened(const cinderscope::Access &access);
    //! Needs the person; nothing more happens before open(). InvalidArgument: the route; kSecretMissing,
    //! kPassphraseWanted; sshTroubleOf() tells of ssh.
    void failed(const cinderscope::Error &error);
    //! Not reachable (now), tried again by itself; also before the first opened().
    void lost(const cinderscope::Error &error, int retryMs);
    //! Right before failed().
    void secretNeeded(cinderscope::Route::Secret secret);
    //! ssh wants to know something; to be answered by answer(). If nobody is connected the answer is no.
    void question(const cinderscope::SshQuestion &question);
    void settled(quint64 question);

private:
    void readNextSecret();
    void takeSecret(Route::Secret secret, const Result<QString> &result);
    void build();
    bool addLogin();
    bool addCertificate();
    void startTunnel();
    void fail(const Error &error);
    void setOpen();

    SecretStore &m_secrets;
    SshSettings m_ssh;
    Route m_route;
    QStringList m_credentialHosts;
    Access m_access;
    State m_state = State::Closed;
    QList<Route::Secret> m_toRead;
    QHash<int, QString> m_values; // by Route::Secret
    std::unique_ptr<SshTunnel> m_tunnel;
    std::unique_ptr<QObject> m_opening; // context of what belongs to this open()
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::Access)
