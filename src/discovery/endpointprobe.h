// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoveredapplication.h"
#include "discovery/foundendpoint.h"
#include "discovery/restclient.h"
#include "discovery/sparkpage.h"
#include "reach/access.h"

#include <QObject>

#include <memory>

namespace cinderscope {

class ServerSniffer;

//! Finds out what listens at an address, with as little work for it as possible: `GET /`, which a driver redirects to
//! its jobs page without starting its REST servlet; then `GET /json/` for masters and workers; and for a driver one
//! REST request with a long timeout. What does not speak HTTP/1 gets a hello in HTTP/2: Connect servers are gRPC. One
//! connection at a time, closed at the end. The list of a history server is not asked for (HistoryListing).
class EndpointProbe : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int cheapTimeoutMs = 10'000;
        int restTimeoutMs = 60'000;
    };

    explicit EndpointProbe(const QUrl &base, QObject *parent = nullptr);
    EndpointProbe(const QUrl &base, const Settings &settings, QObject *parent = nullptr);
    EndpointProbe(const QUrl &base, const Settings &settings, const Access &access, QObject *parent = nullptr);
    ~EndpointProbe() override;

    //! It is a Connect server, as its process says or its port suggests: it is greeted in HTTP/2 at once.
    void expectConnect() { m_expectConnect = true; }
    void start();
    //! Only whether a driver answers: no REST request. For addresses whose application is known.
    void startCheap();

    const QUrl &url() const { return m_application.url; }
    EndpointKind kind() const { return m_endpoint.kind; }
    //! Of a Driver; the state tells how far it came.
    const DiscoveredApplication &application() const { return m_application; }
    //! All that was told; state Reached, or Unreachable with error. Without origin and since, which the finder knows.
    const FoundEndpoint &endpoint() const { return m_endpoint; }
    //! Why the kind is Unknown or NotSpark, or what else is odd.
    const std::optional<Error> &error() const { return m_endpoint.error; }
    //! Where `GET /` was sent on the same host, when it was no page of a driver: another scheme, port or path (a UI
    //! with spark.ssl.enabled, a gateway). Not followed here. Empty: nowhere.
    const QUrl &redirect() const { return m_redirect; }

Q_SIGNALS:
    //! kind() is Driver; the REST request is under way. Before finished().
    void driverFound();
    //! Terminal, once.
    void finished();

private:
    void takeRoot(const Result<RawAnswer> &result);
    void takeRedirect(const RawAnswer &answer);
    void takePage(const RawAnswer &answer);
    void takeJson(const Result<RawAnswer> &result);
    void takeLongPage(const Result<RawAnswer> &result);
    void takeApplications(const Result<JsonAnswer> &result);
    void sniff(std::optional<Error> httpError);
    void takeSniffed();
    void finish(EndpointKind kind, std::optional<Error> error = {});
    Error notSpark(const std::string &detail) const;

    Settings m_settings;
    Access m_access;
    std::unique_ptr<RestClient> m_client;
    std::unique_ptr<ServerSniffer> m_sniffer;
    DiscoveredApplication m_application;
    FoundEndpoint m_endpoint;
    QUrl m_redirect;
    SparkPage m_page;
    std::optional<Error> m_httpError;
    bool m_pageCut = false;
    bool m_cheap = false;
    bool m_expectConnect = false;
};

} // namespace cinderscope
