// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/clientconnection.h"

#include "core/result.h"
#include "proxy/errorpage.h"
#include "proxy/percentcodec.h"

#include <array>
#include <charconv>
#include <QUrl>

namespace cinderscope {

namespace {

constexpr std::size_t kMostInput = 64 * 1024;

std::string chunkHead(std::size_t size)
{
    std::array<char, 18> digits{};
    const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), size, 16);
    return std::string(digits.data(), end) + "\r\n";
}

std::int64_t epochMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

ClientConnection::ClientConnection(ClientSurroundings surroundings, std::unique_ptr<Stream> stream)
    : m_around(std::move(surroundings)), m_stream(std::move(stream)), m_toUpstream([this](std::string_view bytes) {
          if (m_reader.framing() == Framing::Chunked) {
              m_up->queueBody(chunkHead(bytes.size()));
              m_up->queueBody(bytes);
              m_up->queueBody("\r\n");
          } else {
              m_up->queueBody(bytes);
          }
      })
{
    m_stream->setOwner(this);
    m_stream->setReading(true);
}

void ClientConnection::close()
{
    if (m_state == State::Dead)
        return;
    if (m_state == State::Waiting)
        m_around.pool.cancel(this);
    releaseUpstream();
    m_state = State::Dead;
    m_stream->close();
    m_around.bury(this);
}

//! Gives up the present exchange's connection, whose response nobody reads any more.
void ClientConnection::releaseUpstream()
{
    if (UpstreamConnection *up = std::exchange(m_up, nullptr))
        up->abandon();
}

void ClientConnection::abortClient(std::string note)
{
    m_record.note = std::move(note);
    record();
    m_stream->abort();
    close();
}

void ClientConnection::tick(Clock::time_point now)
{
    if (const std::size_t pending = m_stream->pending(); pending != m_pendingSeen) {
        m_pendingSeen = pending; // a slow reader is no dead one
        m_since = now;
    }
    const ProxyLimits &limits = m_around.limits;
    const auto quiet = now - m_since;
    switch (m_state) {
    case State::Head:
        // a head that comes byte by byte does not get more time
        if (m_reader.isUntouched() ? quiet > (m_admitted ? limits.idleTime : limits.headTime)
                                   : now - m_begun > limits.headTime)
            close();
        return;
    case State::Lingering:
        // nor does what still comes behind the last answer
        if (quiet > (m_pendingSeen > 0 ? limits.stallTime : limits.lingerTime))
            close();
        return;
    case State::Waiting:
    case State::Exchange:
        if (quiet > limits.stallTime || (m_inputEnded && quiet > limits.goneTime)) {
            m_responding ? abortClient("nothing passed for too long") : close();
        } else if (!m_responding && quiet > limits.answerTime) {
            m_around.pool.cancel(this);
            releaseUpstream();
            answer({504, "timeout", "The server did not answer within " + inSeconds(limits.answerTime) + '.'});
        }
        return;
    case State::Dead:
        return;
    }
}

void ClientConnection::streamReadable()
{
    const std::span<char> buffer = m_around.scratch;
    const Stream::ReadResult result = m_stream->read(buffer);
    switch (result.state) {
    case Stream::ReadState::Some:
        if (m_state == State::Lingering)
            return; // nobody wants it, and it makes no time
        m_since = Clock::now();
        m_in.append(buffer.data(), result.count);
        advance();
        return;
    case Stream::ReadState::Later:
        return;
    case Stream::ReadState::End:
        m_inputEnded = true;
        m_stream->setReading(false);
        if (m_state == State::Head || m_state == State::Lingering)
            close();
        else
            advance(); // half closed: the answer may still be wanted
        return;
    case Stream::ReadState::Broken:
        streamBroken();
        return;
    }
}

void ClientConnection::streamBroken()
{
    if (m_state == State::Waiting || m_state == State::Exchange) {
        m_record.note = "the client went away";
        record();
    }
    close();
}

void ClientConnection::streamDrained()
{
    m_since = Clock::now();
    if (m_up)
        m_up->setReading(true);
    advance(); // who sends requests without reading the answers waits for that
}

void ClientConnection::upstreamDrained()
{
    m_since = Clock::now();
    advance();
}

void ClientConnection::advance()
{
    if (m_advancing)
        return;
    m_advancing = true;
    while (step()) {
    }
    m_advancing = false;
    updateReading();
}

void ClientConnection::updateReading()
{
    if (m_state == State::Dead || m_inputEnded)
        return;
    m_stream->setReading(m_in.size() < kMostInput);
}

bool ClientConnection::step()
{
    switch (m_state) {
    case State::Head:
        return stepHead();
    case State::Exchange:
        return stepBody();
    case State::Waiting:
    case State::Lingering:
    case State::Dead:
        return false;
    }
    return false;
}

bool ClientConnection::stepHead()
{
    if (m_in.empty()) {
        if (m_inputEnded)
            close();
        return false;
    }
    if (m_stream->pending() > Stream::kHighMark)
        return false;
    if (m_reader.isUntouched()) {
        m_begun = m_since = Clock::now();
        m_record = {};
        m_record.time = epochMilliseconds();
        m_record.upstream = m_around.pool.upstream().authority.origin();
    }
    m_in.erase(0, m_reader.take(m_in, m_toUpstream));
    if (m_reader.state() == MessageReader::State::Head)
        return !m_in.empty();
    m_isHead = m_responding = m_chunked = m_keepAlive = m_requestDone = false;
    m_repeated = 0;
    if (m_reader.state() == MessageReader::State::Failed) {
        answer({m_reader.failureStatus(), "bad-request", "The request is not understood: " + m_reader.failure() + '.'});
        return false;
    }
    begin();
    return true;
}

bool ClientConnection::stepBody()
{
    if (m_requestDone || !m_up || m_up->pending() > Stream::kHighMark)
        return false;
    if (m_reader.state() != MessageReader::State::Done) {
        if (m_in.empty()) {
            if (m_inputEnded)
                abortClient("the client closed in the middle of its request");
            return false;
        }
        m_in.erase(0, m_reader.take(m_in, m_toUpstream));
        if (m_reader.state() == MessageReader::State::Failed) {
            if (m_responding) {
                abortClient(m_reader.failure());
            } else {
                releaseUpstream();
                answer({400, "bad-request", "The request is not understood: " + m_reader.failure() + '.'});
            }
            return false;
        }
    }
    m_requestDone = m_reader.state() == MessageReader::State::Done;
    if (m_requestDone && m_reader.framing() == Framing::Chunked)
        m_up->queueBody("0\r\n\r\n");
    if (m_requestDone)
        m_up->requestSent();
    m_up->writeBody({});
    return !m_requestDone;
}

void ClientConnection::begin()
{
    MessageHead &request = m_reader.head();
    m_isHead = request.method == "HEAD";
    m_record.method = request.method;
    const bool hasTicket = std::string_view(request.target).starts_with(kTicketPath);
    m_record.target = request.target;
    if (hasTicket)
        m_record.target.replace(kTicketPath.size(), std::string::npos, "…");
    m_keepAlive =
        request.version == 11 ? !request.hasToken("Connection", "close") : request.hasToken("Connection", "keep-alive");
    const Verdict verdict = judge(request, m_around.pool.upstream());
    if (verdict.refusal)
        return answer(*verdict.refusal);
    if (request.method != "POST" && m_reader.framing() != Framing::None)
        return answer({400, "body", "Only a form has a body."}); // what servers do with it differs
    if (verdict.visitor == Visitor::Ticket)
        return changeTicket();
    m_admitted = true;
    if (verdict.visitor == Visitor::Browser && std::string_view(request.target).starts_with(kGoPath))
        return go();
    if (std::string_view(request.target).starts_with(kOwnPath))
        return answer({404, "unknown", "There is no such page."});
    m_rewriting.emplace(m_around.registry, m_around.pool.upstream(), verdict.visitor);
    MessageHead outgoing = m_rewriting->toUpstream(request, m_around.pool.credentials());
    writeFraming(outgoing);
    m_outgoing = outgoing.requestText();
    m_state = State::Waiting;
    const std::string *wants = request.find("Sec-Fetch-Dest");
    const bool isPage = wants && *wants == "document";
    m_around.pool.acquire(this, request.method == "POST");
    if (isPage)
        m_around.pool.prepare();
}

void ClientConnection::writeFraming(MessageHead &request) const
{
    if (m_reader.framing() == Framing::Length)
        request.add("Content-Length", std::to_string(m_reader.length()));
    else if (m_reader.framing() == Framing::Chunked)
        request.add("Transfer-Encoding", "chunked");
    else if (request.method == "POST")
        request.add("Content-Length", "0");
}

//! A browser brings a ticket: it gets the cookie of this origin and is sent on. Only once.
void ClientConnection::changeTicket()
{
    const MessageHead &request = m_reader.head();
    const Upstream &upstream = m_around.pool.upstream();
    if (request.method != "GET") // what only looks ahead must not use it up
        return answer({403, "ticket", "A ticket is redeemed by GET only."});
    const std::string_view ticket = std::string_view(request.target).substr(kTicketPath.size());
    const auto target = m_around.registry.tickets().redeem(ticket, upstream.id);
    if (!target && target.error().code == ErrorCode::Timeout)
        return answer({403, "ticket",
                       "This address could be used for " + target.error().detail +
                           ", and that is over. Open the page from Cinderscope again."});
    if (!target)
        return answer({403, "ticket",
                       "This address has been used, or was never given out: each one works once, and soon ends. Open "
                       "the page from Cinderscope again."});
    m_admitted = true;
    MessageHead head;
    head.status = 303;
    head.reason = "See Other";
    // behind the origin, since "//evil/" would be another host
    head.add("Location", target->starts_with("//") ? upstream.listenOrigin() + *target : *target);
    head.add("Set-Cookie", upstream.cookieName() + '=' + upstream.cookieSecret + "; Path=/; HttpOnly; SameSite=Lax");
    head.add("Referrer-Policy", "no-referrer");
    answer(std::move(head), {});
}

//! A link of a rewritten page to another server of the cluster: a ticket for there.
void ClientConnection::go()
{
    const MessageHead &request = m_reader.head();
    const auto encoded = std::string_view(request.target).substr(kGoPath.size());
    const QUrl url(QString::fromStdString(percentDecoded(encoded)));
    const auto found = m_around.registry.follow(m_around.pool.upstream(), url, LinkKind::Navigation);
    if (!found)
        return answer(
            {403, "not-in-cluster",
             url.toString(QUrl::RemoveUserInfo).toStdString() + " was not opened: " + found.error().detail + '.'});
    const Upstream &to = **found;
    const std::string path = UpstreamRegistry::toProxied(to, url)
                                 .toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded)
                                 .toStdString();
    MessageHead head;
    head.status = 303;
    head.reason = "See Other";
    head.add("Location", to.listenOrigin() + std::string(kTicketPath) +
                             m_around.registry.tickets().issue(to.id, path, TicketOffice::kHopLife));
    answer(std::move(head), {});
}

void ClientConnection::answer(const Refusal &refusal, const std::string &detail)
{
    m_record.note = detail.empty() ? refusal.code : refusal.code + ": " + detail;
    MessageHead head = errorHead(refusal);
    answer(std::move(head), errorPage(refusal, m_around.pool.upstream().authority.origin(), m_admitted));
}

//! An answer of our own. What is left of the request's body is not worth reading: the connection ends, if there is one.
void ClientConnection::answer(MessageHead head, std::string_view body)
{
    if (m_reader.state() != MessageReader::State::Done || !m_admitted)
        m_keepAlive = false; // nor is a stranger served twice
    head.add("Content-Length", std::to_string(body.size()));
    head.add("Cache-Control", "no-store");
    if (!m_keepAlive)
        head.add("Connection", "close");
    m_record.status = head.status;
    m_stream->queue(head.responseText());
    if (!m_isHead) {
        m_record.bytes = body.size();
        m_stream->queue(body);
    }
    m_stream->flush();
    finish();
}

void ClientConnection::upstreamReady(UpstreamConnection *connection)
{
    m_up = connection;
    m_state = State::Exchange;
    m_sent = Clock::now();
    if (m_reader.state() != MessageReader::State::Done && m_reader.head().find("Expect"))
        m_stream->write("HTTP/1.1 100 Continue\r\n\r\n");
    const bool hasBody = m_reader.state() != MessageReader::State::Done;
    m_requestDone = !hasBody;
    m_up->begin(this, m_outgoing, m_isHead);
    if (m_requestDone)
        m_up->requestSent();
    else
        advance();
}

void ClientConnection::upstreamUnavailable(const Error &problem)
{
    answer(connectionRefusal(problem));
    advance();
}

void ClientConnection::responseHead(MessageHead &head, Framing framing, std::uint64_t length)
{
    m_since = Clock::now();
    const bool withoutLogin = m_around.pool.withholdsLogin(); // before the answer ends that
    if (auto refusal = m_rewriting->toClient(head)) {
        if (refusal->code == "not-spark" && withoutLogin)
            refusal->text += " It was asked without the login, which is only for servers that you or Spark's own lists "
                             "name.";
        releaseUpstream();
        answer(*refusal);
        return advance();
    }
    m_keepAlive = m_keepAlive && m_requestDone; // else answered before it was all read
    const bool hasBody = framing != Framing::None;
    m_bodyRewriter = hasBody ? m_rewriting->bodyRewriter(head) : nullptr;
    m_chunked = false;
    if (hasBody && (m_bodyRewriter || framing != Framing::Length)) {
        head.remove("Content-Length");
        m_chunked = m_reader.head().version == 11;
        if (m_chunked)
            head.add("Transfer-Encoding", "chunked");
        else
            m_keepAlive = false;
    } else if (hasBody) {
        head.set("Content-Length", std::to_string(length));
    }
    if (!m_keepAlive)
        head.add("Connection", "close");
    else if (m_reader.head().version == 10)
        head.add("Connection", "keep-alive");
    m_responding = true;
    m_record.status = head.status;
    m_stream->queue(head.responseText());
}

void ClientConnection::responseBody(std::string_view bytes)
{
    if (m_bodyRewriter)
        m_bodyRewriter->feed(bytes, m_body);
    else if (m_chunked)
        m_body += bytes;
    else {
        m_record.bytes += bytes.size();
        m_stream->write(bytes);
    }
}

//! What was gathered of the response, as one chunk if it goes in chunks; \a last: and their end, in the same write.
void ClientConnection::writeBody(bool last)
{
    m_record.bytes += m_body.size();
    if (m_chunked && !m_body.empty()) {
        m_stream->queue(chunkHead(m_body.size()));
        m_body += "\r\n";
    }
    if (m_chunked && last)
        m_body += "0\r\n\r\n";
    m_stream->write(m_body); // with what was queued before
    m_body.clear();
}

void ClientConnection::responsePause()
{
    m_since = Clock::now();
    writeBody(false);
    if (m_up && m_stream->pending() > Stream::kHighMark)
        m_up->setReading(false);
}

void ClientConnection::responseDone()
{
    m_up = nullptr;
    if (m_bodyRewriter)
        m_bodyRewriter->finish(m_body);
    writeBody(true);
    finish();
    advance();
}

void ClientConnection::responseLost(const std::string &why, bool untouched)
{
    // A connection that was kept can be closed at the moment when it is used again. A new one was perhaps opened ahead
    // and given up since by the server or by a tunnel's far end: as with browsers, that it ends at once tells of the
    // connection, not of the request.
    const bool wasDead = m_up && (m_up->wasUsed() || Clock::now() - m_sent < m_around.limits.deadAtOnce);
    m_up = nullptr;
    const bool repeatable = m_record.method != "POST" && m_reader.framing() == Framing::None;
    if (m_responding)
        return abortClient(why);
    if (repeatable && untouched && wasDead && m_repeated < kMostRepeats) {
        ++m_repeated;
        m_state = State::Waiting;
        m_around.pool.dropIdle();
        m_around.pool.acquire(this, false);
        return;
    }
    answer({502, "lost", "The server did not answer: " + why + '.'}, why);
    advance();
}

void ClientConnection::finish()
{
    record();
    m_rewriting.reset();
    m_bodyRewriter.reset();
    m_body = {};
    m_up = nullptr;
    m_responding = false;
    if (!m_keepAlive)
        return linger();
    m_reader.reset();
    m_state = State::Head;
    m_since = Clock::now();
}

void ClientConnection::record()
{
    if (!m_around.log)
        return;
    m_record.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - m_begun).count();
    m_around.log(m_record);
}

void ClientConnection::linger()
{
    m_state = State::Lingering;
    m_since = Clock::now();
    m_in = {};
    m_stream->endWriting();
    if (m_inputEnded && m_stream->pending() == 0)
        close();
    else if (!m_inputEnded)
        m_stream->setReading(true);
}

} // namespace cinderscope
