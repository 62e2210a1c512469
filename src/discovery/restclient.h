// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"
#include "reach/access.h"
#include "reach/certificateproblem.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

class QNetworkAccessManager;
class QNetworkReply;
class QTimer;

namespace cinderscope {

//! Detail of the Network error that means: nobody listens there.
inline constexpr std::string_view kConnectionRefused = "connection refused";
//! Details of other Network errors begin with one of these, whatever language Qt speaks.
inline constexpr std::string_view kHostNotFound = "host name not found";
inline constexpr std::string_view kTlsFailed = "TLS: ";
inline constexpr std::string_view kProxyFailed = "proxy: ";
//! Details of Network errors through an SSH tunnel.
inline constexpr std::string_view kFarHostUnreachable = "the SSH host does not know it, cannot reach it, or forbids to";
inline constexpr std::string_view kTunnelDown = "the SSH tunnel is down";
//! Details of Unauthorized errors begin with one of these.
inline constexpr std::string_view kWantsLogin = "status 401";      //!< then the ways to log in: " (Basic, Negotiate)"
inline constexpr std::string_view kForbidden = "status 403";       //!< the login is good, but not for this
inline constexpr std::string_view kProxyWantsLogin = "status 407"; //!< the proxy's, not the place's

//! What may be asked of a server that is not trusted.
struct RestLimits
{
    int timeoutMs = 30'000;             //!< for the whole request; bytes that trickle in do not prolong it
    qint64 maxBytes = 64 * 1024 * 1024; //!< of the body, uncompressed
};

//! An answer as it came; for probes. Redirects are not followed.
struct RawAnswer
{
    int status = 0;
    QByteArray contentType;
    QUrl location; //!< of a redirect, absolute
    std::string body;
    bool cut = false; //!< the body is longer than maxBytes; its beginning is here
    qint64 elapsedMs = 0;
};

//! A JSON answer with status 200; the document lives as long as the handler runs.
struct JsonAnswer
{
    simdjson::dom::element root;
    std::size_t bytes = 0;
    qint64 elapsedMs = 0;
    TimeMs serverTime = kNoTime; //!< header Date: whole seconds
};

//! Asks one Spark UI. One request at a time over one connection that is kept, since Spark's UI sockets listen with a
//! backlog of 1; more are queued in order. Lives in the thread that made it, never blocks, calls every handler exactly
//! once unless cancelAll() or the destructor comes before, never from within get(). On the loopback no compression is
//! asked for, which would cost the driver more than it saves. Proxies of the system are not used for the loopback.
//! Certificates that the Access does not trust are a Network error that CertificateProblem::fromError() reads.
//!
//! Errors: Timeout; Network (refused, reset, name, TLS, the proxy); TooLarge; Unauthorized (401, 403, 407: see above);
//! NotFound (404, detail is the server's text); Protocol (another status, a redirect, no JSON: detail says which);
//! Corrupt (broken JSON).
class RestClient : public QObject
{
    Q_OBJECT

public:
    using JsonHandler = std::function<void(const Result<JsonAnswer> &)>;
    using RawHandler = std::function<void(const Result<RawAnswer> &)>;

    explicit RestClient(const QUrl &base, QObject *parent = nullptr);
    RestClient(const QUrl &base, const Access &access, QObject *parent = nullptr);
    ~RestClient() override;

    const QUrl &base() const { return m_base; }
    //! GET base/api/v1/\a path; the answer must be JSON.
    void getJson(const QString &path, JsonHandler handler, const RestLimits &limits = {});
    //! GET base + \a path (begins with a slash, may carry a query); any status is an answer, a long body is cut.
    void getRaw(const QString &path, RawHandler handler, const RestLimits &limits);
    //! POST to base + \a path with a body of \a contentType; any status is an answer. For the few requests that change
    //! something; not repeated by this class.
    void post(const QString &path, const QByteArray &contentType, const QByteArray &body, RawHandler handler,
              const RestLimits &limits);
    //! The same with PUT.
    void put(const QString &path, const QByteArray &contentType, const QByteArray &body, RawHandler handler,
             const RestLimits &limits);
    //! Drops what is queued and under way; no handler is called for it.
    void cancelAll();
    bool isBusy() const { return m_reply || !m_queue.empty(); }

private:
    struct Request
    {
        QUrl url;
        RestLimits limits;
        JsonHandler json; // one of both is set
        RawHandler raw;
        QByteArray contentType{}, body{}; // a POST where contentType is set
        bool put = false;                 // then it is a PUT
    };

    QUrl urlOf(const QString &path) const;
    void enqueue(Request request);
    void startNext();
    void takeBytes();
    void takeHeaders();
    void finish();
    void abortWith(Error error);
    Result<RawAnswer> rawAnswer() const;
    Result<JsonAnswer> jsonAnswer();
    Error networkError() const;
    std::optional<Error> tunnelError() const;
    Error replyError(int status) const;
    std::string source() const;

    QUrl m_base;
    Access m_access;
    QUrl m_connect; // what is dialled for m_base
    bool m_near = false;
    std::optional<CertificateProblem> m_certificate; // of the current request
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::deque<Request> m_queue;
    Request m_current;
    QNetworkReply *m_reply = nullptr;
    std::unique_ptr<QTimer> m_deadline;
    std::string m_body;
    bool m_cut = false;
    std::optional<Error> m_abort;
    qint64 m_started = 0;
    simdjson::dom::parser m_parser;
    bool m_starting = false;
};

} // namespace cinderscope
