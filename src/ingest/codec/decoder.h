// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/codec/codec.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace cinderscope {

//! Limits that keep hostile input from asking for memory.
struct DecoderLimits
{
    int zstdWindowLog = 27;                  //!< 128 MiB, what zstd-jni (Spark's reader) accepts too
    std::uint32_t maxBlockBytes = 64u << 20; //!< plain and packed size of one lz4, snappy or lzf block
};

//! Streaming decoder of one codec: input in pieces of any size, output into the caller's bounded buffer.
//! Memory is bounded by DecoderLimits whatever the input says. Not thread-safe; one thread at a time.
class Decoder
{
public:
    enum class State
    {
        NeedsInput, //!< all input taken, all that it holds handed out
        OutputFull, //!< call again with room (the input that is left, also none)
        Corrupt,    //!< see error(); what was handed out before stays good; final
    };
    struct Step
    {
        std::size_t consumed = 0; //!< bytes of the input taken
        std::size_t produced = 0; //!< bytes written to the output
        State state = State::NeedsInput;
    };

    virtual ~Decoder() = default;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    //! Takes input and writes output until one of them is used up.
    virtual Step decode(std::span<const char> input, std::span<char> output) = 0;

    //! True if the input may end here; false after the last input means: the tail is truncated, i.e. the log ends
    //! in the middle of a frame or block. All that could be decoded has been handed out.
    virtual bool atCleanEnd() const = 0;

    //! Forgets everything: the next input byte is the first of a frame or block at these positions.
    virtual void restart(std::uint64_t inputOffset, std::uint64_t outputOffset) = 0;

    //! Code Corrupt, TooLarge (a length over the limits) or Unsupported; the detail names the input offset.
    const Error &error() const { return m_error; }

    //! Bytes taken and handed out so far (plus the offsets given to restart()).
    std::uint64_t inputOffset() const { return m_inputOffset; }
    std::uint64_t outputOffset() const { return m_outputOffset; }

    //! The last place where a new decoder could start (a frame or block border): its offset in the input, and the
    //! decoded offset that belongs to it. For plain text: the current position.
    std::uint64_t borderInput() const { return m_borderInput; }
    std::uint64_t borderOutput() const { return m_borderOutput; }

protected:
    Decoder() = default;
    Step fail(Step step, ErrorCode code, std::string_view what, std::uint64_t inputOffset);

    Error m_error;
    std::uint64_t m_inputOffset = 0;
    std::uint64_t m_outputOffset = 0;
    std::uint64_t m_borderInput = 0;
    std::uint64_t m_borderOutput = 0;
    bool m_failed = false;
};

//! Error Unsupported (detail: the codec's name) for codecs that are only recognised.
Result<std::unique_ptr<Decoder>> makeDecoder(Codec codec, const DecoderLimits &limits = {});

struct DecodedText
{
    bool truncated = false;
};

//! Appends all that `input` holds to `text`. Over maxBytes of output: error TooLarge; text keeps what was decoded
//! before an error. For small inputs and tests; big ones go through DecodedStream.
Result<DecodedText> decodeAll(Codec codec, std::span<const char> input, std::string &text, std::size_t maxBytes);

} // namespace cinderscope
