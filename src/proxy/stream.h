// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace cinderscope {

//! Who owns a Stream hears of it here. A call may end with the stream being closed, but not deleted: owners are buried
//! (ProxyCore::bury) and deleted later.
class StreamOwner
{
public:
    virtual ~StreamOwner() = default;
    //! There is something to read, the end included; comes again until it was read.
    virtual void streamReadable() = 0;
    //! What waited to be written is below Stream::kLowMark again.
    virtual void streamDrained() = 0;
    //! Reset or broken; nothing can be read or written any more.
    virtual void streamBroken() = 0;
};

//! A connection that is open: reads and writes without blocking, keeps what the other side does not take yet. Who
//! writes looks at pending() and stops reading elsewhere above kHighMark, which bounds the memory. One thread.
class Stream
{
public:
    static constexpr std::size_t kHighMark = 256 * 1024;
    static constexpr std::size_t kLowMark = 64 * 1024;

    enum class ReadState
    {
        Some,  //!< bytes were read
        Later, //!< nothing now
        End,   //!< the other side sends no more
        Broken,
    };
    struct ReadResult
    {
        ReadState state;
        std::size_t count = 0;
    };

    virtual ~Stream() = default;
    void setOwner(StreamOwner *owner) { m_owner = owner; }

    virtual ReadResult read(std::span<char> buffer) = 0;
    //! Sends what was queued and then \a bytes, keeps what does not go now.
    virtual void write(std::string_view bytes) = 0;
    //! Only keeps; the next write or flush sends.
    virtual void queue(std::string_view bytes) = 0;
    void flush() { write({}); }
    virtual std::size_t pending() const = 0;
    //! Whether streamReadable() is called.
    virtual void setReading(bool reading) = 0;
    //! No more will be written, once what waits is out.
    virtual void endWriting() = 0;
    //! Closes; what waits is lost.
    virtual void close() = 0;
    //! Closes so that the other side sees that it was not meant to end here (a reset).
    virtual void abort() = 0;
    //! False if it is clear, without waiting, that the other side has closed or has sent what nobody asked for.
    virtual bool isQuiet() const = 0;

protected:
    StreamOwner *m_owner = nullptr;
};

} // namespace cinderscope
