// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/messagereader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/optional.hpp>
#include <limits>

namespace cinderscope {

namespace http = boost::beast::http;
using boost::beast::error_code;
using BeastView = boost::beast::string_view;

namespace {

constexpr std::size_t kMaxChunkHeadBytes = 16 * 1024;
constexpr std::string_view kEmptyBody = "0\r\n\r\n"; // in chunks: the shortest there is

std::string_view view(BeastView text)
{
    return {text.data(), text.size()};
}

} // namespace

//! What the two parsers of Beast have in common for us.
struct MessageReader::Parser
{
    virtual ~Parser() = default;
    virtual std::size_t put(std::string_view bytes, error_code &problem) = 0;
    virtual bool isDone() const = 0;
    virtual bool isChunked() const = 0;
    virtual boost::optional<std::uint64_t> length() const = 0;
    virtual bool needsEnd() const = 0;

    MessageHead *head = nullptr; //!< null behind the head: trailers are dropped
    const BodySink *sink = nullptr;
    std::uint64_t passed = 0; //!< bytes of the body that went to the sink
    bool isFirstChunk = true; //!< nothing of a chunk was taken
};

namespace {

//! Beast's parser with its calls turned into ours.
template <bool isRequest, class Base>
struct BeastParser final : Base, http::basic_parser<isRequest>
{
    using Beast = http::basic_parser<isRequest>;

    explicit BeastParser(bool bodiless)
    {
        Beast::header_limit(MessageReader::kMaxHeadBytes + 1);
        Beast::body_limit(std::numeric_limits<std::uint64_t>::max()); // "none" is less than any length in 1.74
        if constexpr (!isRequest)
            Beast::skip(bodiless);
    }
    std::size_t put(std::string_view bytes, error_code &problem) override
    {
        return Beast::put(boost::asio::const_buffer(bytes.data(), bytes.size()), problem);
    }
    bool isDone() const override { return Beast::is_done(); }
    bool isChunked() const override { return Beast::chunked(); }
    boost::optional<std::uint64_t> length() const override { return Beast::content_length(); }
    bool needsEnd() const override { return Beast::need_eof(); }

    void start(int version) { this->head->version = version; }
    void on_request_impl(http::verb, BeastView method, BeastView target, int version, error_code &) override
    {
        this->head->method = view(method);
        this->head->target = view(target);
        start(version);
    }
    void on_response_impl(int status, BeastView reason, int version, error_code &) override
    {
        this->head->status = status;
        this->head->reason = view(reason);
        start(version);
    }
    void on_field_impl(http::field, BeastView name, BeastView value, error_code &) override
    {
        if (this->head)
            this->head->fields.push_back({std::string(view(name)), std::string(view(value))});
    }
    void on_header_impl(error_code &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override {}
    std::size_t on_body_impl(BeastView body, error_code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, BeastView, error_code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, BeastView body, error_code &) override
    {
        (*this->sink)(view(body));
        this->passed += body.size();
        return body.size();
    }
    void on_finish_impl(error_code &) override {}
};

} // namespace

MessageReader::MessageReader(Kind kind) : m_kind(kind) {}

MessageReader::~MessageReader() = default;

void MessageReader::reset(bool bodiless)
{
    m_bodiless = bodiless;
    m_state = State::Head;
    m_framing = Framing::None;
    m_length = m_left = 0;
    m_raw.clear();
    m_head = {};
    m_parser.reset();
    m_failure.clear();
}

void MessageReader::fail(int status, std::string why)
{
    m_state = State::Failed;
    m_failureStatus = status;
    m_failure = std::move(why);
}

std::size_t MessageReader::take(std::string_view bytes, const BodySink &sink)
{
    switch (m_state) {
    case State::Head:
        return takeHead(bytes);
    case State::Body:
        if (m_framing == Framing::Chunked)
            return takeChunked(bytes, sink);
        if (m_framing == Framing::Length)
            return takeLength(bytes, sink);
        sink(bytes);
        return bytes.size();
    case State::Done:
    case State::Failed:
        break;
    }
    return 0;
}

void MessageReader::takeEnd()
{
    if (m_state == State::Body && m_framing == Framing::UntilEnd)
        m_state = State::Done;
    else if (m_state == State::Head || m_state == State::Body)
        fail(400, m_raw.empty() && m_state == State::Head ? "nothing was sent" : "the message ends in the middle");
}

std::size_t MessageReader::takeHead(std::string_view bytes)
{
    // the end may begin in what came before
    const std::size_t before = m_raw.size();
    const std::size_t room = kMaxHeadBytes - std::min(kMaxHeadBytes, before);
    const std::size_t count = std::min(bytes.size(), room);
    m_raw.append(bytes.substr(0, count));
    const std::size_t end = m_raw.find("\r\n\r\n", before < 3 ? 0 : before - 3);
    const std::size_t checked = end == std::string::npos ? m_raw.size() : end + 4;
    for (std::size_t at = before; at < checked; ++at) {
        if (m_raw[at] == '\0' || (m_raw[at] == '\n' && (at == 0 || m_raw[at - 1] != '\r'))) {
            fail(400, "a line does not end with carriage return and line feed");
            return count;
        }
    }
    if (end == std::string::npos) {
        if (m_raw.size() >= kMaxHeadBytes)
            fail(431, "the head is larger than 64 KiB");
        return count;
    }
    m_raw.resize(end + 4);
    parseHead();
    return end + 4 - before;
}

bool MessageReader::checkRawHead()
{
    for (std::size_t at = m_raw.find("\r\n"); at + 2 < m_raw.size(); at = m_raw.find("\r\n", at + 2)) {
        if (m_raw[at + 2] == ' ' || m_raw[at + 2] == '\t') {
            fail(400, "a header line is folded");
            return false;
        }
    }
    return true;
}

void MessageReader::parseHead()
{
    if (!checkRawHead())
        return;
    if (m_kind == Kind::Request)
        m_parser = std::make_unique<BeastParser<true, Parser>>(false);
    else
        m_parser = std::make_unique<BeastParser<false, Parser>>(m_bodiless);
    m_parser->head = &m_head;
    error_code problem;
    const std::size_t used = m_parser->put(m_raw, problem);
    m_parser->head = nullptr;
    if (problem || used != m_raw.size()) {
        fail(400, problem ? problem.message() : "the head cannot be understood");
        return;
    }
    if (m_head.version != 10 && m_head.version != 11) {
        fail(505, "the version of HTTP is neither 1.0 nor 1.1");
        return;
    }
    if (m_kind == Kind::Response && m_head.status < 100) { // "031": nothing that could be passed on
        fail(400, "the status is no number from 100 to 999");
        return;
    }
    m_raw.clear();
    m_state = State::Body;
    checkFraming();
}

void MessageReader::checkFraming()
{
    const std::size_t lengths = m_head.count("Content-Length");
    const std::size_t codings = m_head.count("Transfer-Encoding");
    if (lengths > 1 || (lengths == 1 && m_head.value("Content-Length").find(',') != std::string_view::npos))
        return fail(400, "there is more than one Content-Length");
    if (lengths > 0 && codings > 0)
        return fail(400, "there are both Content-Length and Transfer-Encoding");
    if (codings > 1 || (codings == 1 && !equalsIgnoringCase(m_head.value("Transfer-Encoding"), "chunked")))
        return fail(m_kind == Kind::Request ? 501 : 400, "the Transfer-Encoding is not just \"chunked\"");
    if (codings > 0 && m_head.version == 10)
        return fail(400, "HTTP/1.0 knows no Transfer-Encoding");
    if (m_parser->isDone()) {
        m_framing = Framing::None;
        m_state = State::Done;
    } else if (m_parser->isChunked()) {
        m_framing = Framing::Chunked;
    } else if (const auto length = m_parser->length()) {
        m_framing = Framing::Length;
        m_length = m_left = *length;
        if (m_left == 0)
            m_state = State::Done;
    } else {
        m_framing = Framing::UntilEnd;
    }
    if (m_framing != Framing::Chunked)
        m_parser.reset();
}

std::size_t MessageReader::takeLength(std::string_view bytes, const BodySink &sink)
{
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size()));
    m_left -= count;
    if (count > 0)
        sink(bytes.substr(0, count));
    if (m_left == 0)
        m_state = State::Done;
    return count;
}

// Beast wants the head of a chunk in one piece: what it leaves is kept and put before what comes.
std::size_t MessageReader::takeChunked(std::string_view bytes, const BodySink &sink)
{
    const std::size_t kept = m_raw.size();
    if (kept > 0)
        m_raw.append(bytes);
    const std::string_view all = kept > 0 ? std::string_view(m_raw) : bytes;
    m_parser->sink = &sink;
    std::size_t used = 0;
    // an assertion of Beast's (1.74) does not hold where "0\r\n" comes, and then one byte more
    if (m_parser->isFirstChunk && all.size() < kEmptyBody.size() && all.starts_with('0')) {
        m_raw = std::string(all);
        return bytes.size();
    }
    error_code problem;
    bool isLarge = false; // one call takes a head or a body, so that any division into pieces fails alike
    while (used < all.size() && !m_parser->isDone() && !problem && !isLarge) {
        const std::uint64_t passed = m_parser->passed;
        const std::size_t count = m_parser->put(all.substr(used), problem);
        isLarge = count - (m_parser->passed - passed) > kMaxChunkHeadBytes;
        used += count;
        m_parser->isFirstChunk = m_parser->isFirstChunk && count == 0;
    }
    m_parser->sink = nullptr;
    if (problem && problem != http::error::need_more) {
        fail(400, problem.message());
        return bytes.size();
    }
    if (isLarge || (!m_parser->isDone() && all.size() - used > kMaxChunkHeadBytes)) {
        fail(400, "the head of a chunk is larger than 16 KiB");
        return bytes.size();
    }
    if (m_parser->isDone()) {
        m_state = State::Done;
        m_raw.clear();
        m_parser.reset();
        return used - kept;
    }
    if (kept > 0)
        m_raw.erase(0, used);
    else
        m_raw.assign(bytes.substr(used));
    return bytes.size();
}

} // namespace cinderscope
