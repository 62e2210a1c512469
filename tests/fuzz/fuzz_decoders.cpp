// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "ingest/codec/decoder.h"
#include "ingest/codec/headwalker.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace cinderscope;

// Input: codec, size of the pieces fed in, size of the output buffer, then the packed bytes. Whatever the pieces are,
// the same text and the same end must come out, within the memory that the limits allow.

namespace {

constexpr std::size_t kMostOutput = std::size_t(4) << 20;

DecoderLimits limits()
{
    DecoderLimits small;
    small.zstdWindowLog = 20;
    small.maxBlockBytes = 1u << 20;
    return small;
}

struct Outcome
{
    std::string text;
    bool failed = false;
    bool cleanEnd = false;
    bool full = false; //!< stopped at kMostOutput
};

Outcome decodeInPieces(Codec codec, std::span<const char> input, std::size_t piece, std::size_t room)
{
    Outcome outcome;
    const auto decoder = std::move(makeDecoder(codec, limits())).value();
    std::vector<char> output(room);
    std::size_t at = 0;
    for (;;) {
        // A copy of its own, so that reading beyond the piece is found.
        const std::vector<char> given(input.begin() + std::ptrdiff_t(at),
                                      input.begin() + std::ptrdiff_t(std::min(at + piece, input.size())));
        std::size_t used = 0;
        for (;;) {
            const auto step = decoder->decode(std::span(given).subspan(used), output);
            FUZZ_REQUIRE(step.consumed <= given.size() - used);
            FUZZ_REQUIRE(step.produced <= output.size());
            used += step.consumed;
            outcome.text.append(output.data(), step.produced);
            FUZZ_REQUIRE(decoder->outputOffset() == outcome.text.size());
            FUZZ_REQUIRE(decoder->borderInput() <= at + used);
            if (step.state == Decoder::State::Corrupt) {
                outcome.failed = true;
                return outcome;
            }
            if (outcome.text.size() >= kMostOutput) {
                outcome.full = true;
                return outcome;
            }
            if (step.state == Decoder::State::NeedsInput) {
                FUZZ_REQUIRE(used == given.size());
                break;
            }
            FUZZ_REQUIRE(step.consumed + step.produced > 0); // or it would go on for ever
        }
        at += given.size();
        if (at == input.size())
            break;
    }
    outcome.cleanEnd = decoder->atCleanEnd();
    return outcome;
}

void walkHeads(Codec codec, std::span<const char> input)
{
    HeadWalker walker(codec, limits());
    std::size_t at = 0;
    while (at < input.size()) {
        HeadWalker::Piece piece;
        const std::vector<char> rest(input.begin() + std::ptrdiff_t(at), input.end());
        const auto result = walker.next(rest, piece);
        if (result.state != HeadState::Ok)
            return;
        const std::uint64_t length = piece.headBytes + piece.payloadBytes;
        FUZZ_REQUIRE(length > 0 && piece.headBytes <= rest.size());
        if (length > rest.size())
            return;
        at += std::size_t(length);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const auto codec = static_cast<Codec>(data[0] % 5);
    const std::size_t piece = 1 + data[1] % 64;
    const std::size_t room = 1 + std::size_t(data[2]) * 16;
    const std::span<const char> input(reinterpret_cast<const char *>(data) + 3, size - 3);
    const Outcome whole = decodeInPieces(codec, input, std::max<std::size_t>(input.size(), 1), 64 << 10);
    const Outcome pieces = decodeInPieces(codec, input, piece, room);
    // libzstd has a way of its own for frames that are whole in the input, which takes an empty RLE block that its
    // streaming way refuses. Our own decoders must agree with themselves.
    if (codec != Codec::Zstd && !whole.full && !pieces.full)
        FUZZ_REQUIRE(whole.failed == pieces.failed);
    if (whole.full || pieces.full || whole.failed || pieces.failed) { // how much comes before a failure may differ
        const std::size_t common = std::min(whole.text.size(), pieces.text.size());
        FUZZ_REQUIRE(whole.text.compare(0, common, pieces.text, 0, common) == 0);
    } else {
        FUZZ_REQUIRE(whole.text == pieces.text);
        FUZZ_REQUIRE(whole.cleanEnd == pieces.cleanEnd);
    }
    if (codec != Codec::None)
        walkHeads(codec, input);
    return 0;
}
