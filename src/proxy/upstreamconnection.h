// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/messagereader.h"
#include "proxy/stream.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace cinderscope {

class UpstreamPool;
class UpstreamConnection;
struct Error;

//! Who waits for a connection and then for a response.
class ResponseSink
{
public:
    virtual ~ResponseSink() = default;
    virtual void upstreamReady(UpstreamConnection *connection) = 0;
    virtual void upstreamUnavailable(const Error &problem) = 0;
    //! The connection takes more of the request's body.
    virtual void upstreamDrained() = 0;
    virtual void responseHead(MessageHead &head, Framing framing, std::uint64_t length) = 0;
    virtual void responseBody(std::string_view bytes) = 0;
    //! What came with one read is told.
    virtual void responsePause() = 0;
    virtual void responseDone() = 0;
    //! The connection is gone, or what came is no HTTP. \a untouched: before any byte of a response.
    virtual void responseLost(const std::string &why, bool untouched) = 0;
};

//! How an HTTP proxy is asked for a page (RFC 9112, 3.2.2); empty: the server itself is asked.
struct AbsoluteForm
{
    std::string origin; //!< "http://driver:4040"
    std::string login;  //!< value of Proxy-Authorization, or empty
};

//! One connection to an upstream: one request at a time, kept for the next one.
class UpstreamConnection : public StreamOwner
{
public:
    using Clock = std::chrono::steady_clock;

    //! \a way: what way() says, for the pool.
    UpstreamConnection(UpstreamPool &pool, std::unique_ptr<Stream> stream, int way, AbsoluteForm form = {});
    int way() const { return m_way; }

    //! Sends the head of a request, tells \a sink of the response. \a bodiless: the request is HEAD.
    void begin(ResponseSink *sink, std::string_view head, bool bodiless);
    void writeBody(std::string_view bytes);
    void queueBody(std::string_view bytes) { m_stream->queue(bytes); }
    void setReading(bool reading) { m_stream->setReading(reading); }
    std::size_t pending() const { return m_stream->pending(); }
    //! The request was sent completely: the connection can be used again once the response is there.
    void requestSent() { m_requestSent = true; }
    //! Nobody wants the response any more: closes, tells nobody.
    void abandon();
    //! True if another request was answered before.
    bool wasUsed() const { return m_served > 0; }

    bool isQuiet() const { return m_stream->isQuiet(); }
    Clock::time_point idleSince() const { return m_idleSince; }
    void close();

    void streamReadable() override;
    void streamDrained() override;
    void streamBroken() override;

private:
    void take(std::string_view bytes);
    bool tellHead();
    void done(bool reusable);
    void lost(const std::string &why);

    UpstreamPool &m_pool;
    std::unique_ptr<Stream> m_stream;
    const int m_way;
    const AbsoluteForm m_form;
    MessageReader m_reader{MessageReader::Kind::Response};
    MessageReader::BodySink m_toSink;
    ResponseSink *m_sink = nullptr;
    bool m_bodiless = false;
    bool m_headTold = false;
    bool m_untouched = false; //!< it ended before a byte of a response
    bool m_requestSent = false;
    bool m_mayKeep = true;
    int m_served = 0;
    int m_informational = 0;
    Clock::time_point m_idleSince = Clock::now();
};

} // namespace cinderscope
