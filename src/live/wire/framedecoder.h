// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/source/bufferpool.h"
#include "live/wire/wiremessages.h"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace cinderscope {

//! Takes what a FrameDecoder finds, in the order of the stream. False: stop, nothing more is wanted.
class FrameSink
{
public:
    virtual bool lines(const WireLines &lines) = 0;
    virtual bool control(WireControl &&control) = 0;

protected:
    ~FrameSink() = default;
};

//! Cuts the bytes of a listener's connection, in pieces of any size, into event lines and control lines and numbers the
//! events. Memory: one block of 256 KiB, or one line of at most lineBytes (while a long line grows: one and a half
//! times that), besides what the sink holds. Standard C++ only; not thread-safe.
class FrameDecoder
{
public:
    //! Begins with the limits of a handshake: lines of 8 KiB, and any event or unreadable line ends it.
    FrameDecoder();

    static constexpr std::size_t kHandshakeLineBytes = 8 << 10;
    static constexpr std::uint64_t kMostGarbage = 1000; //!< lines, until the connection is given up

    //! From here events are welcome, and lines of up to `lineBytes`.
    void allowEvents(std::size_t lineBytes);

    //! Where the next bytes are to be written; never empty unless failure().
    std::span<char> room();
    //! `count` bytes were written to room(). False when the sink wanted no more, or after a failure.
    bool commit(std::size_t count, FrameSink &sink);
    //! Copies any amount in.
    bool push(std::span<const char> bytes, FrameSink &sink);

    struct Failure
    {
        WireClose reason = WireClose::Garbage;
        std::string detail;
    };
    //! Final: nothing is taken any more. What came before was handed out.
    const std::optional<Failure> &failure() const { return m_failure; }

    //! Number of the next event line; nothing before `live`.
    std::optional<std::uint64_t> nextSequence() const { return m_next; }
    //! Bytes of a line that has not ended.
    std::size_t pendingBytes() const { return m_used; }
    const WireCounters &counters() const { return m_counters; }

private:
    bool process(std::size_t length, FrameSink &sink);
    bool handOut(const char *begin, const char *end, std::uint64_t count, FrameSink &sink);
    bool takeControl(std::string_view line, FrameSink &sink);
    bool number(const WireControl &control);
    bool garbage(std::string_view problem);
    bool fail(WireClose reason, std::string detail);
    void keepRest(std::size_t from);
    void grow();

    std::size_t m_lineBytes = kHandshakeLineBytes;
    std::shared_ptr<BufferPool> m_pool;
    std::shared_ptr<char[]> m_block;
    std::size_t m_capacity = 0; //!< without the padding
    std::size_t m_used = 0;
    std::size_t m_searched = 0; //!< no line break before this
    bool m_eventsAllowed = false;
    bool m_stopped = false;
    std::optional<std::uint64_t> m_next;
    std::optional<Failure> m_failure;
    WireCounters m_counters;
};

} // namespace cinderscope
