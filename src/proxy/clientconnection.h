// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/accessrecord.h"
#include "proxy/gatekeeper.h"
#include "proxy/messagereader.h"
#include "proxy/proxylimits.h"
#include "proxy/rewriting.h"
#include "proxy/stream.h"
#include "proxy/upstreampool.h"

#include <functional>
#include <memory>
#include <optional>

namespace cinderscope {

//! What connections need of who owns them.
struct ClientSurroundings
{
    UpstreamRegistry &registry;
    UpstreamPool &pool;
    const ProxyLimits &limits;
    std::span<char> scratch;
    std::function<void(class ClientConnection *)> bury;
    std::function<void(const AccessRecord &)> log; //!< may be empty
};

//! One connection of a client to one upstream's origin: reads requests one after the other, has them checked, passes
//! them on, and passes back what comes. Reads only as fast as the other side takes. Proxy thread.
class ClientConnection : public StreamOwner, public ResponseSink
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr int kMostRepeats = 2; //!< of a request that met dead connections

    ClientConnection(ClientSurroundings surroundings, std::unique_ptr<Stream> stream);

    //! Ends what takes too long.
    void tick(Clock::time_point now);
    void close();
    //! Has not asked anything that was let in, and nothing is passed on for it: the first to go when there are too
    //! many, the oldest before.
    bool isStranger() const { return !m_admitted && (m_state == State::Head || m_state == State::Lingering); }
    //! Waits for its next request: the second to go.
    bool isIdle() const { return m_state == State::Head && m_reader.isUntouched() && m_stream->pending() == 0; }
    Clock::time_point quietSince() const { return m_since; }
    Clock::time_point openedAt() const { return m_opened; }

    void streamReadable() override;
    void streamDrained() override;
    void streamBroken() override;

    void upstreamReady(UpstreamConnection *connection) override;
    void upstreamUnavailable(const Error &problem) override;
    void upstreamDrained() override;
    void responseHead(MessageHead &head, Framing framing, std::uint64_t length) override;
    void responseBody(std::string_view bytes) override;
    void responsePause() override;
    void responseDone() override;
    void responseLost(const std::string &why, bool untouched) override;

private:
    enum class State
    {
        Head,      //!< waits for a request
        Waiting,   //!< for a connection to the upstream
        Exchange,  //!< request and response pass
        Lingering, //!< answered; reads what still comes, so that the answer is not lost by a reset
        Dead,
    };

    void advance();
    bool step();
    bool stepHead();
    bool stepBody();
    void updateReading();
    void begin();
    void changeTicket();
    void go();
    void writeFraming(MessageHead &request) const;
    void writeBody(bool last);
    //! \a detail: for the log only.
    void answer(const Refusal &refusal, const std::string &detail = {});
    void answer(MessageHead head, std::string_view body);
    void finish();
    void record();
    void linger();
    void abortClient(std::string note);
    void releaseUpstream();

    ClientSurroundings m_around;
    std::unique_ptr<Stream> m_stream;
    MessageReader m_reader{MessageReader::Kind::Request};
    MessageReader::BodySink m_toUpstream;
    State m_state = State::Head;
    std::string m_in; //!< read, not taken yet: at most 64 KiB and one read
    bool m_advancing = false;
    bool m_inputEnded = false;
    bool m_admitted = false;
    const Clock::time_point m_opened = Clock::now();
    Clock::time_point m_since = m_opened; //!< last progress
    std::size_t m_pendingSeen = 0;        //!< at the last tick

    // of the present request
    std::optional<Rewriting> m_rewriting;
    std::unique_ptr<BodyRewriter> m_bodyRewriter;
    UpstreamConnection *m_up = nullptr;
    std::string m_outgoing; //!< head for the upstream
    std::string m_body;     //!< of the response, gathered from one read
    bool m_isHead = false;
    bool m_requestDone = false;
    bool m_responding = false;
    bool m_chunked = false;
    bool m_keepAlive = false;
    int m_repeated = 0; //!< times that the request was sent again
    AccessRecord m_record;
    Clock::time_point m_begun;
    Clock::time_point m_sent; //!< to the upstream, at last
};

} // namespace cinderscope
