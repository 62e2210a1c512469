// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/decodedstream.h"

#include "ingest/codec/decodeahead.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace cinderscope {

namespace {

constexpr std::size_t kBordersKept = 512;

Result<std::size_t> readFully(InputFile &file, std::span<char> out, const std::stop_token &stop)
{
    std::size_t done = 0;
    while (done < out.size()) {
        const auto count = file.read(out.subspan(done), stop);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        done += *count;
    }
    return done;
}

} // namespace

DecodedStream::~DecodedStream() = default;

Result<std::unique_ptr<DecodedStream>> DecodedStream::open(const std::string &path, const StreamOptions &options)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    return open(std::move(file).value(), options);
}

Result<std::unique_ptr<DecodedStream>> DecodedStream::open(InputFile file, const StreamOptions &options)
{
    std::unique_ptr<DecodedStream> stream(new DecodedStream);
    stream->m_file = std::move(file);
    if (const auto started = stream->start(options); !started) {
        Error error = started.error();
        error.source = stream->m_file.name();
        return error;
    }
    return stream;
}

Result<void> DecodedStream::start(const StreamOptions &options)
{
    m_stop = options.stop;
    m_start = options.start;
    m_decoded = m_start.output;
    m_consumed = m_start.input;
    m_total = m_file.size();
    char head[kSniffBytes];
    std::size_t headBytes = 0;
    if (!options.codec) {
        const auto got = m_file.isRegular() ? m_file.readAt(0, head) : readFully(m_file, head, m_stop);
        if (!got)
            return got.error();
        headBytes = *got;
    }
    m_codec = options.codec ? *options.codec : sniffCodec({head, headBytes}, m_file.name());
    auto decoder = makeDecoder(m_codec, options.limits);
    if (!decoder)
        return decoder.error();
    if (m_file.isRegular()) {
        headBytes = 0;
        // Standard input redirected from a file goes on where its reader before us stopped.
        if (m_file.name() != "-" || m_start.input != 0) {
            if (const auto moved = m_file.seek(m_start.input); !moved)
                return moved.error();
        }
    }
    m_input.assign(head, head + headBytes);
    m_inputEnd = headBytes;
    if (m_codec == Codec::None)
        return {};
    if (options.decodeThreads > 0) {
        m_ahead = std::make_unique<DecodeAhead>(m_file, std::move(m_input), m_codec, options);
    } else {
        m_decoder = std::move(decoder).value();
        m_decoder->restart(m_start.input, m_start.output);
        m_input.resize(std::max(options.readBytes, kSniffBytes));
    }
    return {};
}

Result<std::size_t> DecodedStream::fail(Error error)
{
    error.source = m_file.name();
    m_error = std::move(error);
    return *m_error;
}

Result<std::size_t> DecodedStream::read(std::span<char> out)
{
    if (m_error)
        return *m_error;
    if (out.empty())
        return std::size_t(0);
    if (m_codec == Codec::None)
        return readPlain(out);
    if (!m_ahead)
        return readDecoding(out);
    const auto count = m_ahead->read(out);
    if (!count)
        return fail(count.error());
    m_consumed = m_ahead->compressedConsumed();
    m_truncated = m_ahead->truncated();
    if (const auto border = m_ahead->takeBorder())
        noteBorder(*border);
    m_decoded += *count;
    return *count;
}

Result<std::size_t> DecodedStream::readPlain(std::span<char> out)
{
    std::size_t count = std::min(m_inputEnd - m_inputUsed, out.size());
    if (count > 0) {
        std::memcpy(out.data(), m_input.data() + m_inputUsed, count);
        m_inputUsed += count;
    } else {
        const auto got = m_file.read(out, m_stop);
        if (!got)
            return fail(got.error());
        count = *got;
    }
    m_consumed += count;
    m_decoded += count;
    return count;
}

Result<std::size_t> DecodedStream::readDecoding(std::span<char> out)
{
    for (;;) {
        const auto step = m_decoder->decode({m_input.data() + m_inputUsed, m_inputEnd - m_inputUsed}, out);
        m_inputUsed += step.consumed;
        m_consumed += step.consumed;
        m_decoded += step.produced;
        noteBorder({m_decoder->borderInput(), m_decoder->borderOutput()});
        if (step.produced > 0)
            return step.produced;
        if (step.state == Decoder::State::Corrupt)
            return fail(m_decoder->error());
        if (m_inputEnded) {
            m_truncated = !m_decoder->atCleanEnd();
            return std::size_t(0);
        }
        const auto got = m_file.read(m_input, m_stop);
        if (!got)
            return fail(got.error());
        m_inputUsed = 0;
        m_inputEnd = *got;
        m_inputEnded = *got == 0;
    }
}

void DecodedStream::noteBorder(ResumePoint point)
{
    if (!m_borders.empty() && m_borders.back().input >= point.input)
        return;
    m_borders.push_back(point);
    if (m_borders.size() > kBordersKept)
        m_borders.pop_front();
}

ResumePoint DecodedStream::resumePoint(std::uint64_t decodedOffset) const
{
    if (m_codec == Codec::None)
        return {m_start.input + (decodedOffset - m_start.output), decodedOffset};
    const auto after = std::upper_bound(m_borders.begin(), m_borders.end(), decodedOffset,
                                        [](std::uint64_t offset, const ResumePoint &p) { return offset < p.output; });
    return after == m_borders.begin() ? m_start : *std::prev(after);
}

} // namespace cinderscope
