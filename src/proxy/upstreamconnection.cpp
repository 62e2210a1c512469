// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstreamconnection.h"

#include "proxy/upstreampool.h"

#include <utility>

namespace cinderscope {

namespace {

constexpr int kMostInformational = 16; // answers 1xx before the one that counts

} // namespace

UpstreamConnection::UpstreamConnection(UpstreamPool &pool, std::unique_ptr<Stream> stream, int way, AbsoluteForm form)
    : m_pool(pool), m_stream(std::move(stream)), m_way(way), m_form(std::move(form)),
      m_toSink([this](std::string_view bytes) {
          if (m_sink)
              m_sink->responseBody(bytes);
      })
{
    m_stream->setOwner(this);
    m_stream->setReading(true);
}

void UpstreamConnection::begin(ResponseSink *sink, std::string_view head, bool bodiless)
{
    m_sink = sink;
    m_bodiless = bodiless;
    m_headTold = m_requestSent = m_untouched = false;
    m_mayKeep = true;
    m_informational = 0;
    m_reader.reset(bodiless);
    m_stream->setReading(true);
    if (m_form.origin.empty()) {
        m_stream->write(head);
        return;
    }
    std::string absolute(head);
    if (!m_form.login.empty())
        absolute.insert(absolute.find("\r\n") + 2, "Proxy-Authorization: " + m_form.login + "\r\n");
    absolute.insert(absolute.find(' ') + 1, m_form.origin);
    m_stream->write(absolute);
}

void UpstreamConnection::writeBody(std::string_view bytes)
{
    m_stream->write(bytes);
}

void UpstreamConnection::abandon()
{
    m_sink = nullptr;
    m_stream->abort();
    m_pool.drop(this);
}

void UpstreamConnection::close()
{
    m_sink = nullptr;
    m_stream->close();
}

void UpstreamConnection::streamReadable()
{
    if (!m_sink) { // idle: it was closed, or says what nobody asked for
        m_stream->close();
        m_pool.drop(this);
        return;
    }
    const std::span<char> buffer = m_pool.scratch();
    const Stream::ReadResult result = m_stream->read(buffer);
    switch (result.state) {
    case Stream::ReadState::Some:
        take({buffer.data(), result.count});
        return;
    case Stream::ReadState::Later:
        return;
    case Stream::ReadState::End:
        m_untouched = m_reader.isUntouched();
        m_reader.takeEnd();
        if (m_reader.state() == MessageReader::State::Done)
            done(false);
        else
            lost("the server closed the connection in the middle");
        return;
    case Stream::ReadState::Broken:
        lost("the connection to the server broke");
        return;
    }
}

void UpstreamConnection::take(std::string_view bytes)
{
    while (m_sink) {
        bytes.remove_prefix(m_reader.take(bytes, m_toSink));
        if (m_reader.state() == MessageReader::State::Failed)
            return lost("the server's answer is not understood: " + m_reader.failure());
        if (!m_headTold && m_reader.state() != MessageReader::State::Head) {
            if (!tellHead())
                return;
            if (!m_headTold)
                continue; // that was 1xx
        }
        if (m_reader.state() == MessageReader::State::Done)
            return done(bytes.empty());
        if (bytes.empty())
            break;
    }
    if (m_sink)
        m_sink->responsePause();
}

//! False when nobody listens any more.
bool UpstreamConnection::tellHead()
{
    MessageHead &head = m_reader.head();
    if (head.status < 200) {
        if (head.status == 101 || ++m_informational > kMostInformational) {
            lost("the server switches protocols");
            return false;
        }
        m_reader.reset(m_bodiless);
        return true;
    }
    m_headTold = true;
    m_mayKeep = head.version == 11 && !head.hasToken("Connection", "close");
    m_sink->responseHead(head, m_reader.framing(), m_reader.length());
    return m_sink != nullptr;
}

void UpstreamConnection::done(bool reusable)
{
    ResponseSink *sink = std::exchange(m_sink, nullptr);
    ++m_served;
    m_idleSince = Clock::now();
    if (reusable && m_mayKeep && m_requestSent) {
        m_stream->setReading(true);
        m_pool.keep(this);
    } else {
        m_stream->close();
        m_pool.drop(this);
    }
    if (sink)
        sink->responseDone();
    m_pool.serve();
}

void UpstreamConnection::lost(const std::string &why)
{
    ResponseSink *sink = std::exchange(m_sink, nullptr);
    const bool untouched = !m_headTold && (m_untouched || m_reader.isUntouched());
    m_stream->close();
    m_pool.drop(this);
    if (sink)
        sink->responseLost(why, untouched);
}

void UpstreamConnection::streamDrained()
{
    if (m_sink)
        m_sink->upstreamDrained();
}

// A server may have answered, and closed, before it read the whole request: what it said is read first.
void UpstreamConnection::streamBroken()
{
    if (m_sink && !m_stream->isQuiet())
        return streamReadable();
    lost("the connection to the server broke");
}

} // namespace cinderscope
