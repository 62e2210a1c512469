// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/follower.h"

#include <algorithm>
#include <cstring>
#include <sys/stat.h>
#include <utility>

namespace cinderscope {

namespace {

constexpr std::size_t kReadBytes = 256 << 10;
constexpr std::string_view kInProgress = ".inprogress";

bool sameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

} // namespace

LogFollower::LogFollower(const LogSource &source, const FollowOptions &options)
    : m_source(source), m_options(options), m_input(kReadBytes)
{
}

Result<std::unique_ptr<LogFollower>> LogFollower::open(const LogSource &source, const FollowOptions &options)
{
    if (source.kind == LogSource::Kind::StandardInput || source.parts.empty())
        return Error{ErrorCode::InvalidArgument, "no file to follow", source.path};
    FollowStart start = options.start.value_or(FollowStart{source.parts.front().index, {}, 0, 0});
    const auto part = std::find_if(source.parts.begin(), source.parts.end(),
                                   [&start](const LogPart &p) { return p.index == start.partIndex; });
    if (part == source.parts.end() || start.point.output > start.decodedOffset)
        return Error{ErrorCode::InvalidArgument, "no such place to start", source.path};
    std::unique_ptr<LogFollower> follower(new LogFollower(source, options));
    if (const auto opened = follower->openPart(*part, start); !opened)
        return opened.error();
    return follower;
}

Result<void> LogFollower::openPart(const LogPart &part, const FollowStart &start)
{
    auto file = InputFile::open(part.path);
    if (!file)
        return file.error();
    // The name decides for a file that is still empty; its writer keeps to it.
    char head[kSniffBytes];
    const auto headBytes = file->readAt(0, head);
    if (!headBytes)
        return headBytes.error();
    auto decoder = makeDecoder(sniffCodec({head, *headBytes}, part.path), m_options.limits);
    if (!decoder)
        return Error{decoder.error().code, decoder.error().detail, part.path};
    m_part = part;
    m_file = std::move(*file);
    m_decoder = std::move(*decoder);
    m_decoder->restart(start.point.input, start.point.output);
    m_fileOffset = start.point.input;
    m_skip = start.decodedOffset - start.point.output;
    m_inputUsed = m_inputEnd = 0;
    m_outputWaits = false;
    ChunkOptions chunks = m_options.chunks;
    chunks.startOffset = start.decodedOffset;
    chunks.startLine = start.line;
    m_chunker = LineChunker(chunks);
    return {};
}

void LogFollower::add(std::optional<LineChunk> chunk, FollowStatus &status)
{
    if (chunk)
        status.lines.push_back({std::move(*chunk), m_part.index});
}

//! Decodes what is in m_input. False once the budget is used up or the input is damaged.
bool LogFollower::decode(std::size_t &budget, FollowStatus &status)
{
    while (m_inputUsed < m_inputEnd || m_outputWaits) {
        if (budget == 0) {
            status.more = true;
            return false;
        }
        auto target = m_chunker.room();
        const std::size_t wanted = m_skip > 0 ? static_cast<std::size_t>(std::min<std::uint64_t>(m_skip, target.size()))
                                              : std::min(target.size(), budget);
        const auto step =
            m_decoder->decode({m_input.data() + m_inputUsed, m_inputEnd - m_inputUsed}, target.first(wanted));
        m_inputUsed += step.consumed;
        m_outputWaits = step.state == Decoder::State::OutputFull;
        if (m_skip > 0) {
            m_skip -= step.produced; // overwritten by the next call
        } else if (step.produced > 0) {
            budget -= step.produced;
            add(m_chunker.commit(step.produced), status);
        }
        if (step.state == Decoder::State::Corrupt) {
            m_damage = m_decoder->error();
            m_damage->source = m_part.path;
            m_end = FollowEnd::Damaged;
            return false;
        }
    }
    return true;
}

//! Reads to the present end of the part, or until maxBytes were decoded.
Result<void> LogFollower::readRest(std::size_t maxBytes, FollowStatus &status)
{
    std::size_t budget = std::max<std::size_t>(maxBytes, 1);
    while (decode(budget, status)) {
        const auto count = m_file.readAt(m_fileOffset, m_input);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        m_fileOffset += *count;
        m_inputUsed = 0;
        m_inputEnd = *count;
    }
    add(m_chunker.flush(), status);
    return {};
}

//! How the part's name and the open file relate now.
FollowEnd LogFollower::fileState() const
{
    struct stat opened
    {
    };
    struct stat named
    {
    };
    if (::fstat(m_file.fd(), &opened) != 0)
        return FollowEnd::Gone;
    if (static_cast<std::uint64_t>(opened.st_size) < m_fileOffset)
        return FollowEnd::Shrunk;
    if (::stat(m_part.path.c_str(), &named) != 0)
        return FollowEnd::Gone;
    return sameFile(opened, named) ? FollowEnd::Open : FollowEnd::Replaced;
}

//! True if the open file now has the name without .inprogress.
bool LogFollower::movedToFinalName()
{
    if (!m_part.path.ends_with(kInProgress))
        return false;
    const std::string finalPath = m_part.path.substr(0, m_part.path.size() - kInProgress.size());
    struct stat opened
    {
    };
    struct stat named
    {
    };
    if (::fstat(m_file.fd(), &opened) != 0 || ::stat(finalPath.c_str(), &named) != 0 || !sameFile(opened, named))
        return false;
    m_part.path = m_source.path = finalPath;
    m_source.inProgress = false;
    return true;
}

Result<void> LogFollower::pollFile(std::size_t maxBytes, FollowStatus &status)
{
    // What the names say is looked up before reading: a writer that has closed the file writes no more.
    const bool finished = movedToFinalName() || !m_source.inProgress;
    if (const auto read = readRest(maxBytes, status); !read)
        return read;
    if (m_end != FollowEnd::Open || status.more)
        return {};
    const FollowEnd state = fileState();
    if (state == FollowEnd::Gone && movedToFinalName()) {
        status.more = true; // renamed in between: once more, for what was written before that
        return {};
    }
    if (state != FollowEnd::Open)
        m_end = state;
    else if (finished)
        m_end = FollowEnd::Finished;
    return {};
}

Result<void> LogFollower::nextPart(const LogPart &part, FollowStatus &status)
{
    add(m_chunker.tail(), status);
    m_dropped = takeDropped();
    return openPart(part, {part.index, {}, 0, m_chunker.line()});
}

Result<void> LogFollower::pollFolder(std::size_t maxBytes, FollowStatus &status)
{
    // The folder first, then the file: a part that is followed by another one is complete by then.
    auto folder = readRollingFolder(m_source.path);
    if (!folder && folder.error().code != ErrorCode::NotFound && folder.error().code != ErrorCode::Empty)
        return folder.error();
    for (;;) {
        if (const auto read = readRest(maxBytes, status); !read)
            return read;
        if (m_end != FollowEnd::Open || status.more)
            return {};
        if (!folder) {
            m_end = FollowEnd::Gone;
            return {};
        }
        const auto next = std::find_if(folder->parts.begin(), folder->parts.end(),
                                       [this](const LogPart &part) { return part.index > m_part.index; });
        if (next == folder->parts.end())
            break;
        if (next->compact) {
            m_end = FollowEnd::Replaced; // it holds what was read already, and what was not
            return {};
        }
        if (const auto opened = nextPart(*next, status); !opened)
            return opened;
    }
    m_source.parts = folder->parts;
    const FollowEnd state = fileState();
    const bool compactedAway = std::any_of(folder->parts.begin(), folder->parts.end(), [this](const LogPart &part) {
        return part.compact && part.index >= m_part.index;
    });
    if (state != FollowEnd::Open && !(state == FollowEnd::Gone && compactedAway))
        m_end = state;
    else if (!folder->inProgress)
        m_end = FollowEnd::Finished;
    return {};
}

Result<FollowStatus> LogFollower::poll(std::size_t maxBytes)
{
    FollowStatus status;
    if (m_end == FollowEnd::Open) {
        const bool rolling = m_source.kind == LogSource::Kind::Rolling;
        const auto polled = rolling ? pollFolder(maxBytes, status) : pollFile(maxBytes, status);
        if (!polled && status.lines.empty())
            return polled.error();
        if (!polled)
            status.more = true; // hand out what there is; the next call meets the error again
    }
    status.end = m_end;
    status.damage = m_damage;
    return status;
}

std::vector<DroppedLine> LogFollower::takeDropped()
{
    auto dropped = std::exchange(m_dropped, {});
    const auto newer = m_chunker.takeDropped();
    dropped.insert(dropped.end(), newer.begin(), newer.end());
    return dropped;
}

std::optional<FollowedLines> LogFollower::tail()
{
    auto chunk = m_chunker.tail();
    if (!chunk)
        return std::nullopt;
    return FollowedLines{std::move(*chunk), m_part.index};
}

} // namespace cinderscope
