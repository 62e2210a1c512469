// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/restclient.h"
#include "jupyter/jupyterserver.h"
#include "reach/access.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QJsonValue;

namespace cinderscope {

//! A user's server as a JupyterHub lists it.
struct HubServer
{
    QUrl url;     //!< with a slash at the end
    QString name; //!< "" for the user's default server
    bool ready = false;

    bool operator==(const HubServer &) const = default;
};

//! Asks one Jupyter server, or one JupyterHub, again and again: GET api (is it Jupyter?), api/status, api/kernels,
//! api/sessions, api/kernelspecs; of a hub api and api/user. With no_track_activity=1, so that looking at a server does
//! not keep its culler from ending it. One request at a time; nothing a server says is taken without limits.
class JupyterServerPoll : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        bool hub = false;
        bool hasToken = false;
        bool password = false; //!< as its runtime file says
        int pollMs = 4'000;
        int slowestMs = 60'000;
    };
    JupyterServerPoll(const QUrl &server, const Access &access, const Settings &settings, QObject *parent = nullptr);

    void start();
    //! At once, also specs and version.
    void refresh();

    bool wasAsked() const { return m_asked; }
    //! State, trouble, error, version, kernels; isHub where the server turned out to be a hub.
    const JupyterServer &told() const { return m_told; }
    //! Of a hub, and whose they are.
    const QList<HubServer> &hubServers() const { return m_hubServers; }
    const QString &hubUser() const { return m_hubUser; }

Q_SIGNALS:
    //! After each round.
    void polled();

private:
    using Taker = void (JupyterServerPoll::*)(const QJsonValue &value);
    void round();
    void ask(const QString &path, Taker taker);
    void takeVersion(const QJsonValue &value);
    void takeStatus(const QJsonValue &value);
    void takeKernels(const QJsonValue &value);
    void takeSessions(const QJsonValue &value);
    void takeSpecs(const QJsonValue &value);
    void takeHubUser(const QJsonValue &value);
    void applySpecs();
    void refuse(const RawAnswer &answer, const QString &path);
    void trouble(JupyterTrouble trouble, JupyterServer::State state, const QString &sentence, const Error &error);
    void troubleOf(const Error &error);
    void end(bool good);

    QUrl m_server;
    Settings m_settings;
    RestClient m_client;
    QTimer m_timer;
    JupyterServer m_told;
    QList<JupyterKernel> m_kernels;      // of the round
    QHash<QString, QString> m_languages; // by kernel spec
    QList<HubServer> m_hubServers;
    QString m_hubUser;
    bool m_asked = false, m_running = false, m_again = false;
    int m_failures = 0;
};

} // namespace cinderscope
