// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalparts.h"

#include "ingest/codec/headwalker.h"
#include "ingest/codec/inputfile.h"
#include "ingest/source/lognames.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <unistd.h>
#include <utility>
#include <zstd.h>

namespace cinderscope {

namespace {

//! Where the last whole frame of a file ends. Looks at heads only.
Result<std::uint64_t> endOfWholeFrames(const InputFile &file, std::uint64_t size)
{
    HeadWalker walker(Codec::Zstd);
    std::uint64_t at = 0;
    std::uint64_t end = 0;
    std::array<char, 64> head;
    while (at < size) {
        const auto count = file.readAt(at, head);
        if (!count)
            return count.error();
        HeadWalker::Piece piece;
        if (walker.next({head.data(), *count}, piece).state != HeadState::Ok)
            break; // cut off, or not ours
        at += piece.headBytes + piece.payloadBytes;
        if (piece.endsUnit && at <= size)
            end = at;
    }
    return end;
}

} // namespace

JournalParts::JournalParts(std::string name, std::uint64_t partBytes, int level)
    : m_name(std::move(name)), m_partBytes(std::max<std::uint64_t>(partBytes, 1)), m_context(ZSTD_createCCtx()),
      m_level(level)
{
    if (!m_context)
        throw std::bad_alloc();
}

JournalParts::~JournalParts()
{
    close();
    ZSTD_freeCCtx(m_context);
}

void JournalParts::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

std::string JournalParts::partName(std::int64_t index) const
{
    return "events_" + std::to_string(index) + "_" + m_name + ".zstd";
}

Result<void> JournalParts::attach(const JournalFolder &folder)
{
    close();
    const auto files = folder.files();
    if (!files)
        return files.error();
    m_index = 0;
    m_bytes = 0;
    const JournalFolder::File *last = nullptr;
    for (const auto &file : *files) {
        const auto part = parseRollingPartName(file.name);
        if (!part)
            continue;
        m_bytes += file.bytes;
        if (part->index > m_index) {
            m_index = part->index;
            last = &file;
        }
    }
    return last ? repair(folder, *last, m_index) : Result<void>();
}

//! A killed writer may have left a part of a frame; what is taken off was never told as received.
Result<void> JournalParts::repair(const JournalFolder &folder, const JournalFolder::File &last, std::int64_t index)
{
    if (last.name != partName(index))
        return {}; // not as we write them: left alone
    const auto fd = folder.openToWrite(last.name);
    if (!fd)
        return fd.error();
    const InputFile file = InputFile::fromFd(*fd, true, folder.path() + "/" + last.name);
    const auto end = endOfWholeFrames(file, last.bytes);
    if (!end)
        return end.error();
    if (*end < last.bytes && ::ftruncate(*fd, off_t(*end)) != 0)
        return errorFromErrno(errno, file.name());
    m_bytes -= last.bytes - *end;
    if (*end == 0) { // Spark wants indices without a gap
        m_index = index - 1;
        return folder.remove(last.name);
    }
    return {};
}

Result<void> JournalParts::begin(const JournalFolder &folder)
{
    auto fd = folder.create(partName(m_index + 1));
    if (!fd)
        return fd.error();
    m_fd = *fd;
    ++m_index;
    m_written = 0;
    return {};
}

Result<void> JournalParts::write(const JournalFolder &folder, std::string_view lines)
{
    if (lines.empty())
        return {};
    m_packed.resize(std::max(m_packed.size(), ZSTD_compressBound(lines.size())));
    const std::size_t packed =
        ZSTD_compressCCtx(m_context, m_packed.data(), m_packed.size(), lines.data(), lines.size(), m_level);
    if (ZSTD_isError(packed))
        return Error{ErrorCode::Io, std::string("zstd: ") + ZSTD_getErrorName(packed), folder.path()};
    if (m_fd >= 0 && m_written > 0 && m_written + packed > m_partBytes)
        close();
    if (m_fd < 0) {
        if (auto begun = begin(folder); !begun)
            return begun;
    }
    std::size_t written = 0;
    auto done = writeFully(m_fd, {m_packed.data(), packed}, folder.path() + "/" + partName(m_index), written);
    if (!done) {
        undo(folder);
        return done;
    }
    m_written += packed;
    m_bytes += packed;
    if (m_packed.size() > (std::size_t(8) << 20)) // after a very long line
        std::vector<char>().swap(m_packed);
    return {};
}

void JournalParts::undo(const JournalFolder &folder)
{
    const bool cut = ::ftruncate(m_fd, off_t(m_written)) == 0;
    close();
    if (m_written == 0 && cut && folder.remove(partName(m_index)))
        --m_index;
}

} // namespace cinderscope
