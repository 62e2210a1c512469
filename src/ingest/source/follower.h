// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/codec/decodedstream.h"
#include "ingest/source/linechunker.h"
#include "ingest/source/logfiles.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cinderscope {

//! Where following begins: behind what another reader (DecodedStream::resumePoint()) has read already.
struct FollowStart
{
    std::int64_t partIndex = 0;      //!< LogPart::index; parts before it are not read
    ResumePoint point;               //!< in that part
    std::uint64_t decodedOffset = 0; //!< in that part: the first byte that is wanted, the beginning of a line
    std::uint64_t line = 0;          //!< number of that line
};

struct FollowOptions
{
    ChunkOptions chunks; //!< startOffset and startLine are taken from `start`
    DecoderLimits limits;
    std::optional<FollowStart> start; //!< nothing: from the first part's first byte
};

//! Lines of one part. Offsets count from the part's beginning, line numbers go on over all parts.
struct FollowedLines
{
    LineChunk chunk;
    std::int64_t partIndex = 0;
};

//! Why there will be nothing more.
enum class FollowEnd : std::uint8_t
{
    Open,     //!< more may come; LivenessProbe knows whether anybody still writes
    Finished, //!< the writer closed the log: .inprogress went, from the file or from appstatus
    Shrunk,   //!< the file is shorter than what was read; open it anew
    Replaced, //!< another file has taken its place, or unread parts were compacted away; open it anew
    Gone,     //!< it was deleted
    Damaged,  //!< the packed bytes make no sense; see FollowStatus::damage
};

struct FollowStatus
{
    std::vector<FollowedLines> lines;
    bool more = false; //!< the limit was reached: poll again at once
    FollowEnd end = FollowEnd::Open;
    std::optional<Error> damage;
};

//! Follows a log while it grows: a file or a rolling folder, plain or packed, with its renames and new parts. What was
//! read stays good whatever happens to the file. No thread of its own: call poll() when FileWatch tells of a change
//! or once a second.
class LogFollower
{
public:
    //! Not for standard input (error InvalidArgument); a pipe is read with DecodedStream.
    static Result<std::unique_ptr<LogFollower>> open(const LogSource &source, const FollowOptions &options = {});

    //! All whole lines that have come, about maxBytes of them at most. Errors (Io, NoPermission) may pass: poll again.
    Result<FollowStatus> poll(std::size_t maxBytes = std::size_t(16) << 20);

    //! The text behind the last line break, once nothing more will come.
    std::optional<FollowedLines> tail();
    //! After the end: the last part stops in the middle of a frame or block.
    bool truncated() const { return m_decoder && !m_decoder->atCleanEnd(); }
    //! Lines over ChunkOptions::maxLineBytes since the last call.
    std::vector<DroppedLine> takeDropped();

    //! Path of the file or folder as it is now (without .inprogress once that went), and of the part being read.
    const std::string &path() const { return m_source.path; }
    const std::string &partPath() const { return m_part.path; }
    std::int64_t partIndex() const { return m_part.index; }
    //! Packed bytes read of the current part.
    std::uint64_t consumedBytes() const { return m_fileOffset; }

private:
    LogFollower(const LogSource &source, const FollowOptions &options);

    Result<void> openPart(const LogPart &part, const FollowStart &start);
    Result<void> readRest(std::size_t maxBytes, FollowStatus &status);
    bool decode(std::size_t &budget, FollowStatus &status);
    void add(std::optional<LineChunk> chunk, FollowStatus &status);
    Result<void> pollFile(std::size_t maxBytes, FollowStatus &status);
    Result<void> pollFolder(std::size_t maxBytes, FollowStatus &status);
    Result<void> nextPart(const LogPart &part, FollowStatus &status);
    FollowEnd fileState() const;
    bool movedToFinalName();

    LogSource m_source;
    FollowOptions m_options;
    LogPart m_part;
    InputFile m_file;
    std::unique_ptr<Decoder> m_decoder;
    LineChunker m_chunker;
    std::vector<DroppedLine> m_dropped; //!< of earlier parts
    std::vector<char> m_input;
    std::size_t m_inputUsed = 0;
    std::size_t m_inputEnd = 0;
    bool m_outputWaits = false; //!< the decoder holds more than the last poll took
    std::uint64_t m_fileOffset = 0;
    std::uint64_t m_skip = 0; //!< decoded bytes until the first wanted one
    FollowEnd m_end = FollowEnd::Open;
    std::optional<Error> m_damage;
};

} // namespace cinderscope
