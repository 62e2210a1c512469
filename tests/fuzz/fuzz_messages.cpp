// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "proxy/gatekeeper.h"
#include "proxy/messagereader.h"

#include <string>
#include <string_view>
#include <vector>

//! What strangers reach before anything else: the reading of messages, one behind the other on a connection. Any
//! division into pieces reads the same; what is written of a head that was read is read as the same head, so that an
//! upstream has no other view of it; and nobody is let in without a secret.

using namespace cinderscope;

namespace {

struct Way
{
    MessageReader::Kind kind;
    bool bodiless; //!< answers to HEAD
    bool ends;     //!< the connection ends behind the bytes
};

struct Message
{
    MessageReader::State state;
    Framing framing;
    std::uint64_t length;
    std::string head, body;
    int failure = 0;
    std::size_t end = 0; //!< bytes of the connection until here

    bool operator==(const Message &) const = default;
};

std::string written(MessageReader::Kind kind, const MessageHead &head)
{
    return kind == MessageReader::Kind::Request ? head.requestText() : head.responseText();
}

void checkHead(MessageReader::Kind kind, const MessageHead &head, bool bodiless)
{
    MessageHead sent = head;
    if (kind == MessageReader::Kind::Response && sent.version == 10)
        sent.version = 11; // as it is written
    MessageReader reader(kind);
    reader.reset(bodiless);
    const std::string text = written(kind, sent);
    FUZZ_REQUIRE(reader.take(text, [](std::string_view) {}) == text.size());
    FUZZ_REQUIRE(reader.state() == MessageReader::State::Body || reader.state() == MessageReader::State::Done);
    FUZZ_REQUIRE(written(kind, reader.head()) == text);
    FUZZ_REQUIRE(reader.head().fields.size() == head.fields.size());
}

void checkJudgement(const MessageHead &head)
{
    static const auto upstream = [] {
        auto made = std::make_unique<Upstream>();
        made->listenHost = "127.77.1.2";
        made->listenPort = 4040;
        made->secret = std::string(64, 'a');
        made->cookieSecret = std::string(64, 'b');
        return made;
    }();
    const Verdict verdict = judge(head, *upstream);
    FUZZ_REQUIRE(verdict.refusal || verdict.visitor == Visitor::Ticket ||
                 head.value(kSecretHeader) == upstream->secret ||
                 head.value("Cookie").find(upstream->cookieSecret) != std::string_view::npos);
    if (!verdict.refusal)
        FUZZ_REQUIRE(head.target.starts_with('/') && (head.method == "POST" || !isKillPath(head.target)));
}

//! All messages of a connection; the last may be incomplete or wrong.
std::vector<Message> readAll(const Way &way, std::string_view bytes, std::size_t piece)
{
    std::vector<Message> result;
    MessageReader reader(way.kind);
    std::size_t at = 0;
    while (result.size() < 64) {
        reader.reset(way.bodiless);
        Message message{};
        const auto sink = [&message](std::string_view part) { message.body += part; };
        while (at < bytes.size() && reader.state() != MessageReader::State::Done &&
               reader.state() != MessageReader::State::Failed) {
            const std::size_t count = reader.take(bytes.substr(at, piece), sink);
            FUZZ_REQUIRE(count > 0 && count <= bytes.size() - at);
            at += count;
        }
        if (way.ends && reader.state() != MessageReader::State::Done && reader.state() != MessageReader::State::Failed)
            reader.takeEnd();
        message.state = reader.state();
        message.framing = reader.framing();
        message.length = reader.length();
        if (message.state == MessageReader::State::Failed) {
            message.failure = reader.failureStatus();
            FUZZ_REQUIRE(message.failure >= 400 && !reader.failure().empty());
        } else {
            message.end = at; // a broken message is not read on: how much of it was taken does not matter
        }
        if (message.state != MessageReader::State::Head && message.state != MessageReader::State::Failed) {
            message.head = written(way.kind, reader.head());
            if (piece > bytes.size()) {
                checkHead(way.kind, reader.head(), way.bodiless);
                if (way.kind == MessageReader::Kind::Request)
                    checkJudgement(reader.head());
            }
        }
        result.push_back(message);
        if (message.state != MessageReader::State::Done || at >= bytes.size())
            break;
    }
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const Way way{data[0] & 1 ? MessageReader::Kind::Request : MessageReader::Kind::Response, (data[0] & 2) != 0,
                  (data[0] & 4) != 0};
    const std::size_t piece = 1 + data[1] % 40;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 2, size - 2);
    const std::vector<Message> whole = readAll(way, bytes, bytes.size() + 1);
    FUZZ_REQUIRE(readAll(way, bytes, piece) == whole);
    if (bytes.size() <= 8192) // Beast reads the extensions of the last chunk anew with each piece
        FUZZ_REQUIRE(readAll(way, bytes, 1) == whole);
    return 0;
}
