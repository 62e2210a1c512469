// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoveredapplication.h"
#include "discovery/restclient.h"

#include <QObject>

#include <memory>

namespace cinderscope {

//! Finds out what listens at an address, with as little work for it as possible: `GET /`, which a driver redirects to
//! its jobs page without starting its REST servlet; then `GET /json/` for masters and workers; and for a driver one
//! REST request with a long timeout. One connection, closed at the end.
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

    void start();
    //! Only whether a driver answers: no REST request. For addresses whose application is known.
    void startCheap();

    const QUrl &url() const { return m_application.url; }
    EndpointKind kind() const { return m_kind; }
    //! Of a Driver; the state tells how far it came.
    const DiscoveredApplication &application() const { return m_application; }
    //! Why the kind is Unknown, or what else is odd.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    //! kind() is Driver; the REST request is under way. Before finished().
    void driverFound();
    //! Terminal, once.
    void finished();

private:
    void takeRoot(const Result<RawAnswer> &result);
    void takeJson(const Result<RawAnswer> &result);
    void takeApplications(const Result<JsonAnswer> &result);
    void finish(EndpointKind kind, std::optional<Error> error = {});

    Settings m_settings;
    std::unique_ptr<RestClient> m_client;
    DiscoveredApplication m_application;
    EndpointKind m_kind = EndpointKind::Unknown;
    std::optional<Error> m_error;
    bool m_cheap = false;
    bool m_looksLikeHistory = false;
};

} // namespace cinderscope
