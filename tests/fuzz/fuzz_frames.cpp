// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "live/wire/framedecoder.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

using namespace cinderscope;

// Input: longest line, piece, where events become welcome; then the bytes of a connection. Cut in any way, they must
// give the same lines, numbers and end; and what is handed out must be in the input.

namespace {

struct Log final : FrameSink
{
    bool lines(const WireLines &lines) override
    {
        volatile char sum = 0;
        for (std::size_t i = 0; i < 64; ++i)
            sum = char(sum + lines.text.data()[lines.text.size() + i]); // must be readable
        FUZZ_REQUIRE(!lines.text.empty() && lines.text.back() == '\n');
        FUZZ_REQUIRE(std::uint64_t(std::count(lines.text.begin(), lines.text.end(), '\n')) == lines.count);
        std::uint64_t number = lines.first.value_or(0);
        for (std::size_t at = 0; at < lines.text.size();) {
            const std::size_t end = lines.text.find('\n', at) + 1;
            FUZZ_REQUIRE(lines.text.substr(at, 9) == "{\"Event\":");
            FUZZ_REQUIRE(end - at - 1 <= longest);
            entries.push_back((lines.first ? std::to_string(number++) : "-") + " " +
                              std::string(lines.text.substr(at, end - at)));
            at = end;
        }
        events += lines.count;
        return true;
    }
    bool control(WireControl &&control) override
    {
        std::string entry = "@" + std::to_string(control.index());
        if (const auto *reply = std::get_if<WireReply>(&control))
            entry += reply->resultJson;
        if (const auto *trouble = std::get_if<WireTrouble>(&control))
            entry += trouble->text;
        entries.push_back(std::move(entry));
        ++controls;
        return true;
    }
    std::vector<std::string> entries;
    std::uint64_t events = 0, controls = 0;
    std::size_t longest = 0;
};

struct Outcome
{
    Log log;
    std::optional<std::uint64_t> next;
    int failure = -1;
    std::uint64_t garbage = 0;
};

Outcome run(std::span<const char> bytes, std::size_t piece, std::size_t longest, bool handshake)
{
    Outcome outcome;
    outcome.log.longest = longest;
    FrameDecoder decoder;
    if (!handshake)
        decoder.allowEvents(longest);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        // A copy of its own size, so that the sanitizer sees what reads too far.
        const auto part = bytes.subspan(at, std::min(piece, bytes.size() - at));
        const std::vector<char> copy(part.begin(), part.end());
        if (!decoder.push(copy, outcome.log))
            break;
    }
    if (decoder.failure()) {
        outcome.failure = int(decoder.failure()->reason);
        FUZZ_REQUIRE(decoder.room().empty());
    } else {
        FUZZ_REQUIRE(decoder.pendingBytes() <= std::max(longest, FrameDecoder::kHandshakeLineBytes));
        FUZZ_REQUIRE(decoder.counters().bytes == bytes.size());
    }
    FUZZ_REQUIRE(decoder.counters().events == outcome.log.events);
    FUZZ_REQUIRE(decoder.counters().controls == outcome.log.controls);
    outcome.next = decoder.nextSequence();
    outcome.garbage = decoder.counters().garbageLines;
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const std::size_t longest = 1 + std::size_t(data[0]) * 8;
    const std::size_t piece = 1 + data[1] % 97;
    const bool handshake = data[2] & 1;
    const std::span<const char> bytes(reinterpret_cast<const char *>(data) + 3, size - 3);
    const Outcome whole = run(bytes, bytes.size() + 1, longest, handshake);
    const Outcome pieces = run(bytes, piece, longest, handshake);
    FUZZ_REQUIRE(whole.log.entries == pieces.log.entries);
    FUZZ_REQUIRE(whole.next == pieces.next);
    FUZZ_REQUIRE(whole.failure == pieces.failure);
    FUZZ_REQUIRE(whole.garbage == pieces.garbage);
    if (handshake)
        FUZZ_REQUIRE(whole.log.events == 0);
    return 0;
}
