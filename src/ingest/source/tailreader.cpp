// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/tailreader.h"

#include "ingest/codec/decoder.h"
#include "ingest/codec/headwalker.h"
#include "ingest/codec/inputfile.h"

#include <algorithm>
#include <deque>
#include <vector>

namespace cinderscope {

namespace {

constexpr std::size_t kWindow = 256 << 10;
constexpr std::size_t kUnitsKept = 4096;
constexpr std::size_t kFirstTry = 8 << 10; // packed bytes

//! Where the last units begin.
struct Units
{
    std::deque<std::uint64_t> begins;
    bool fromStart = true; //!< begins.front() is the file's first unit
    bool damaged = false;
};

//! Reads a file through a window that moves forward.
class Window
{
public:
    explicit Window(const InputFile &file) : m_file(file), m_bytes(kWindow) {}

    //! At least `wanted` bytes from `offset`, fewer only at the end of the file.
    Result<std::span<const char>> at(std::uint64_t offset, std::size_t wanted)
    {
        if (offset < m_offset || offset + wanted > m_offset + m_used) {
            const auto count = m_file.readAt(offset, m_bytes);
            if (!count)
                return count.error();
            m_offset = offset;
            m_used = *count;
        }
        const auto begin = static_cast<std::size_t>(offset - m_offset);
        return std::span<const char>(m_bytes.data() + begin, m_used - begin);
    }

private:
    const InputFile &m_file;
    std::vector<char> m_bytes;
    std::uint64_t m_offset = 0;
    std::size_t m_used = 0;
};

Result<Units> findUnits(const InputFile &file, Codec codec, std::uint64_t size)
{
    Units units;
    Window window(file);
    HeadWalker walker(codec);
    std::uint64_t offset = 0;
    std::size_t wanted = 1;
    while (offset < size) {
        const auto bytes = window.at(offset, wanted);
        if (!bytes)
            return bytes.error();
        if (walker.atBorder() && (units.begins.empty() || units.begins.back() != offset))
            units.begins.push_back(offset);
        HeadWalker::Piece piece;
        const HeadResult head = walker.next(*bytes, piece);
        if (head.state == HeadState::NeedsMore && bytes->size() < head.needed && wanted < head.needed) {
            wanted = head.needed;
            continue;
        }
        units.damaged = head.state == HeadState::Corrupt || head.state == HeadState::TooLarge;
        if (head.state != HeadState::Ok)
            break;
        offset += piece.headBytes + piece.payloadBytes;
        wanted = 1;
        if (units.begins.size() > kUnitsKept) {
            units.begins.pop_front();
            units.fromStart = false;
        }
    }
    return units;
}

struct Decoded
{
    std::uint64_t bytes = 0;
    bool damaged = false;
};

//! Decodes from `begin` to the end of the file and keeps the last `wanted` bytes in `text`.
Result<Decoded> decodeFrom(const InputFile &file, Decoder &decoder, std::uint64_t begin, std::size_t wanted,
                           std::uint64_t maxDecoded, std::string &text)
{
    std::vector<char> input(64 << 10);
    std::vector<char> output(64 << 10);
    std::uint64_t offset = begin;
    Decoded result;
    text.clear();
    decoder.restart(begin, 0);
    for (;;) {
        const auto count = file.readAt(offset, input);
        if (!count)
            return count.error();
        offset += *count;
        std::span<const char> rest(input.data(), *count);
        Decoder::Step step;
        do {
            step = decoder.decode(rest, output);
            rest = rest.subspan(step.consumed);
            text.append(output.data(), step.produced);
            result.bytes += step.produced;
            if (text.size() > wanted * 2 + output.size())
                text.erase(0, text.size() - wanted);
            if (result.bytes > maxDecoded)
                return Error{ErrorCode::TooLarge, "frame of more than " + std::to_string(maxDecoded) + " bytes",
                             file.name()};
        } while (step.state == Decoder::State::OutputFull);
        result.damaged = step.state == Decoder::State::Corrupt;
        if (result.damaged || *count == 0)
            break;
    }
    if (text.size() > wanted)
        text.erase(0, text.size() - wanted);
    return result;
}

Result<TailText> readPlainTail(const InputFile &file, std::uint64_t size, std::size_t wanted)
{
    TailText tail;
    const std::uint64_t begin = size > wanted ? size - wanted : 0;
    tail.fromStart = begin == 0;
    tail.text.resize(static_cast<std::size_t>(size - begin));
    const auto count = file.readAt(begin, tail.text);
    if (!count)
        return count.error();
    tail.text.resize(*count);
    return tail;
}

} // namespace

Result<TailText> readTail(const std::string &path, Codec codec, std::size_t wanted, std::uint64_t maxDecoded)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    const auto size = file->size();
    if (!size)
        return Error{ErrorCode::InvalidArgument, "no regular file", path};
    if (codec == Codec::None)
        return readPlainTail(*file, *size, wanted);
    const auto decoder = makeDecoder(codec);
    if (!decoder)
        return decoder.error();
    const auto units = findUnits(*file, codec, *size);
    if (!units)
        return units.error();
    TailText tail;
    tail.fromStart = units->begins.empty();
    std::size_t packed = kFirstTry;
    while (!units->begins.empty()) {
        // The last unit that leaves at least `packed` bytes to decode.
        auto begin = std::upper_bound(units->begins.begin(), units->begins.end(), *size > packed ? *size - packed : 0);
        if (begin != units->begins.begin())
            --begin;
        const auto decoded = decodeFrom(*file, **decoder, *begin, wanted, maxDecoded, tail.text);
        if (!decoded)
            return decoded.error();
        tail.damaged = decoded->damaged || units->damaged;
        const bool first = begin == units->begins.begin();
        tail.fromStart = first && units->fromStart && decoded->bytes <= wanted;
        if (first || decoded->bytes >= wanted)
            break;
        packed *= 4;
    }
    return tail;
}

} // namespace cinderscope
