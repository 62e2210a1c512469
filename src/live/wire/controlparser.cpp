// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/controlparser.h"

#include "ingest/jsonaccess.h"

namespace cinderscope {

namespace {

constexpr std::size_t kTextBytes = 64 << 10;
constexpr std::size_t kKinds = 64;
//! JSON numbers of other writers are exact up to here.
constexpr std::int64_t kMostSequence = std::int64_t(1) << 53;

//! The first bytes of a text, cut at a character's border.
std::string_view cut(std::string_view text)
{
    if (text.size() <= kTextBytes)
        return text;
    std::size_t length = kTextBytes;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    return text.substr(0, length);
}

class Reader
{
public:
    Reader(const json::Object &object, std::string &problem) : m_object(object), m_problem(problem) {}

    std::optional<WireControl> read(std::string_view kind)
    {
        if (kind == "tick")
            return checked(WireTick{json::time(m_object, "time"), number("seq"), optionalNumber("queued"),
                                    optionalNumber("queuedBytes"), optionalNumber("droppedTotal")});
        if (kind == "dropped")
            return dropped();
        if (kind == "reply")
            return reply();
        if (kind == "snapshot")
            return checked(WireSnapshot{number("seq")});
        if (kind == "live")
            return checked(WireLive{number("seq")});
        if (kind == "end")
            return checked(WireEnd{json::time(m_object, "time"), number("seq"), optionalNumber("droppedTotal")});
        if (kind == "error")
            return checked(WireTrouble{text("text")});
        if (kind == "hello")
            return checked(WireGreeting{std::int64_t(number("protocol")), text("nonce")});
        if (kind == "listener")
            return checked(WireIdentity{text("proof"), hello()});
        if (kind == "application")
            return checked(WireApplication{hello()});
        return WireUnknown{std::string(cut(kind))};
    }

private:
    template <class T>
    std::optional<WireControl> checked(T message)
    {
        if (m_failed)
            return std::nullopt;
        return WireControl(std::move(message));
    }

    std::uint64_t fail(std::string_view key)
    {
        m_failed = true;
        m_problem = "\"" + std::string(key) + "\" is no number from 0 to 2^53";
        return 0;
    }

    std::uint64_t number(std::string_view key)
    {
        std::int64_t value = -1;
        if (m_object.at_key(key).get(value) || value < 0 || value > kMostSequence)
            return fail(key);
        return std::uint64_t(value);
    }

    //! 0 when it is absent or null.
    std::uint64_t optionalNumber(std::string_view key)
    {
        json::Element element;
        if (m_object.at_key(key).get(element) || element.is_null())
            return 0;
        return number(key);
    }

    std::string text(std::string_view key) const { return std::string(cut(json::text(m_object, key))); }

    ListenerHello hello()
    {
        ListenerHello hello;
        hello.instance = text("instance");
        hello.jarVersion = text("version");
        hello.applicationId = text("applicationId");
        if (std::string attempt = text("attemptId"); !attempt.empty())
            hello.attemptId = std::move(attempt);
        hello.name = text("name");
        hello.user = text("user");
        hello.sparkVersion = text("sparkVersion");
        hello.scalaVersion = text("scalaVersion");
        hello.javaVersion = text("javaVersion");
        hello.host = text("host");
        hello.uiUrl = text("uiUrl");
        hello.master = text("master");
        hello.pid = json::number(m_object, "pid", -1);
        hello.startTime = json::time(m_object, "startTime");
        hello.firstHeld = optionalNumber("first");
        hello.next = optionalNumber("next");
        return hello;
    }

    std::optional<WireControl> dropped()
    {
        WireDropped result;
        result.from = number("from");
        result.count = number("count");
        json::Object kinds;
        if (json::object(m_object, "kinds", kinds)) {
            for (const auto [key, value] : kinds) {
                std::int64_t count = 0;
                if (value.get(count) || count < 0 || count > kMostSequence)
                    continue;
                const bool room = result.kinds.size() < kKinds && key.size() < 256;
                result.kinds[room ? std::string(key) : "Other"] += std::uint64_t(count);
            }
        }
        return checked(std::move(result));
    }

    std::optional<WireControl> reply()
    {
        WireReply result;
        result.id = std::int64_t(number("id"));
        result.ok = json::boolean(m_object, "ok");
        result.error = text("error");
        json::Element element;
        if (!m_object.at_key("result").get(element) && !element.is_null())
            result.resultJson = simdjson::minify(element);
        return checked(std::move(result));
    }

    const json::Object &m_object;
    std::string &m_problem;
    bool m_failed = false;
};

} // namespace

std::optional<WireControl> parseWireControl(std::string_view line, std::string &problem)
{
    // A parser keeps several times the size of what it has read: control lines are few, one for each gives it back.
    simdjson::dom::parser parser;
    json::Element root;
    if (const auto error = parser.parse(line.data(), line.size(), false).get(root)) {
        problem = simdjson::error_message(error);
        return std::nullopt;
    }
    json::Object object;
    std::string_view kind;
    if (root.get(object) || object.at_key("@").get(kind)) {
        problem = "\"@\" is no text";
        return std::nullopt;
    }
    return Reader(object, problem).read(kind);
}

} // namespace cinderscope
