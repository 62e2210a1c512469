// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/messagehead.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cinderscope {

//! Reads one HTTP/1 message from bytes in any pieces. Syntax and framing are Boost.Beast's (http::basic_parser); what
//! Beast tolerates but two parsers could understand differently is refused here before: folded lines, a line feed
//! alone, zero bytes, two lengths, a length with chunks, other transfer codings, another version than 1.0 or 1.1.
//! Memory: the head (at most 64 KiB); of the body nothing but a chunk's head.
class MessageReader
{
public:
    enum class Kind
    {
        Request,
        Response,
    };
    enum class State
    {
        Head,
        Body,
        Done,
        Failed,
    };
    using BodySink = std::function<void(std::string_view)>;

    static constexpr std::size_t kMaxHeadBytes = 64 * 1024;

    explicit MessageReader(Kind kind);
    ~MessageReader();
    MessageReader(const MessageReader &) = delete;
    MessageReader &operator=(const MessageReader &) = delete;

    //! Begins anew. \a bodiless: a response to HEAD.
    void reset(bool bodiless = false);
    //! Takes bytes; returns how many. Stops behind the head, and behind the message; body goes to \a sink.
    std::size_t take(std::string_view bytes, const BodySink &sink);
    //! The other side sends no more: completes a message that is framed so, fails any other.
    void takeEnd();

    State state() const { return m_state; }
    Framing framing() const { return m_framing; }
    //! Framing::Length: bytes of the whole body.
    std::uint64_t length() const { return m_length; }
    //! Complete once the state is behind Head.
    MessageHead &head() { return m_head; }
    //! True if nothing of a message was taken yet.
    bool isUntouched() const { return m_state == State::Head && m_raw.empty(); }
    //! After Failed: status to answer a request with, and why.
    int failureStatus() const { return m_failureStatus; }
    const std::string &failure() const { return m_failure; }

private:
    struct Parser;
    struct RequestParser;
    struct ResponseParser;

    std::size_t takeHead(std::string_view bytes);
    bool checkRawHead();
    void parseHead();
    void checkFraming();
    std::size_t takeLength(std::string_view bytes, const BodySink &sink);
    std::size_t takeChunked(std::string_view bytes, const BodySink &sink);
    void fail(int status, std::string why);

    const Kind m_kind;
    bool m_bodiless = false;
    State m_state = State::Head;
    Framing m_framing = Framing::None;
    std::uint64_t m_length = 0;
    std::uint64_t m_left = 0;
    std::string m_raw; //!< head so far; then what is left of a chunk's head
    MessageHead m_head;
    std::unique_ptr<Parser> m_parser;
    int m_failureStatus = 0;
    std::string m_failure;
};

} // namespace cinderscope
