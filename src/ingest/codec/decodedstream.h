// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/codec/decoder.h"
#include "ingest/codec/inputfile.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cinderscope {

class DecodeAhead;

//! A place where decoding can start anew: an offset in the file and the decoded offset that belongs to it.
struct ResumePoint
{
    std::uint64_t input = 0;
    std::uint64_t output = 0;

    bool operator==(const ResumePoint &) const = default;
};

struct StreamOptions
{
    std::optional<Codec> codec; //!< nothing: from the first bytes and the name
    unsigned decodeThreads = 0; //!< 0: read() decodes itself; n: n threads decode ahead (plain input needs none)
    std::size_t readBytes = std::size_t(1) << 20; //!< size of one read of packed bytes
    DecoderLimits limits;
    ResumePoint start; //!< regular files: begin here; decoded offsets go on from start.output
    std::stop_token stop;
};

//! Pull interface over the decoded bytes of one file, pipe or standard input. One reading thread.
//! Memory: readBytes and the decoder's limits; with decodeThreads at most about 20 MiB more for each thread.
class DecodedStream
{
public:
    //! "-" is standard input. Errors: NotFound, NoPermission, Io, InvalidArgument (a folder), Unsupported (gzip, …).
    static Result<std::unique_ptr<DecodedStream>> open(const std::string &path, const StreamOptions &options = {});
    static Result<std::unique_ptr<DecodedStream>> open(InputFile file, const StreamOptions &options = {});
    ~DecodedStream();

    //! Up to out.size() decoded bytes, 0 at the end (or for an empty `out`). Plain input is read straight into `out`.
    //! Errors: Corrupt, TooLarge (detail: what and where; all bytes before were handed out), Io, Cancelled.
    //! An error stays: the next call gives it again.
    Result<std::size_t> read(std::span<char> out);

    //! After read() gave 0: the input ended in the middle of a frame or block.
    bool truncated() const { return m_truncated; }
    Codec codec() const { return m_codec; }
    const std::string &name() const { return m_file.name(); }

    //! For progress: bytes of the file that the handed-out text came from, and the file's size when it was opened
    //! (nothing for pipes).
    std::uint64_t compressedConsumed() const { return m_consumed; }
    std::optional<std::uint64_t> compressedTotal() const { return m_total; }
    //! Decoded offset of the next byte that read() gives.
    std::uint64_t decodedBytes() const { return m_decoded; }

    //! The best known place to start again so that `decodedOffset` (≤ decodedBytes()) is reached; the caller skips
    //! decodedOffset - result.output bytes. Exact for plain input.
    ResumePoint resumePoint(std::uint64_t decodedOffset) const;

private:
    DecodedStream() = default;
    Result<void> start(const StreamOptions &options);
    Result<std::size_t> readPlain(std::span<char> out);
    Result<std::size_t> readDecoding(std::span<char> out);
    Result<std::size_t> fail(Error error);
    void noteBorder(ResumePoint point);

    InputFile m_file;
    Codec m_codec = Codec::None;
    std::stop_token m_stop;
    ResumePoint m_start;
    std::vector<char> m_input; //!< what the sniffer took from a pipe; packed bytes when decoding here
    std::size_t m_inputUsed = 0;
    std::size_t m_inputEnd = 0;
    bool m_inputEnded = false;
    std::unique_ptr<Decoder> m_decoder;
    std::unique_ptr<DecodeAhead> m_ahead;
    std::uint64_t m_consumed = 0;
    std::uint64_t m_decoded = 0;
    std::optional<std::uint64_t> m_total;
    std::deque<ResumePoint> m_borders;
    std::optional<Error> m_error;
    bool m_truncated = false;
};

} // namespace cinderscope
