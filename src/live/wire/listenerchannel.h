// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/wiremessages.h"
#include "live/wire/wirepeer.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace cinderscope {

class FrameDecoder;
class WireSocket;

//! Answer to a command, or why there is none.
struct CommandReply
{
    enum class Kind : std::uint8_t
    {
        Answered, //!< by the listener: see ok
        TimedOut, //!< no answer in time; the command may still take effect
        Closed,   //!< the connection ended before an answer
        NotSent,  //!< the connection was already over, or 1 MiB waits to be written
    };
    Kind kind = Kind::Answered;
    bool ok = false;
    QString error;     //!< of the listener, English
    QJsonValue result; //!< object or text; undefined without one
};

//! An authenticated connection with the listener of one driver. Made by ListenServer in its thread; silent until
//! start(). May then be given to another thread with an event loop (moveToThread(), no parent); all functions and
//! signals belong to that thread. Connect the signals, then start(). Signals come in the order of the stream, from the
//! event loop; lines before a control line are handed out before it.
//!
//! Back-pressure: a slot that works holds up the reading, and so does setPaused(). At most 1 MiB is read per turn of
//! the event loop. The driver's kernel buffer fills, its listener drops and tells: dropped().
class ListenerChannel : public QObject
{
    Q_OBJECT

public:
    ~ListenerChannel() override; //!< closes

    //! What is known now; `application` lines change it. Thread-safe only before start().
    const ListenerHello &hello() const;
    //! "unix" or "tcp:127.0.0.1:41234": for people.
    const QString &peer() const;
    //! The process at the other end; what it is, discovery and act/cancel find out.
    const WirePeer &end() const;

    //! Once. From now on events come. `from`: the first number of hello().instance that the window does not have
    //! (JournalWriter::nextSequence()), 0 if it has nothing.
    void start(std::uint64_t from);
    //! Number of the next event line; nothing before the first live().
    std::optional<std::uint64_t> nextSequence() const;

    void setPaused(bool paused);
    bool isPaused() const;

    //! \a what: the keys of the command without "@" and "id", e.g. {"do":"cancelJob","job":3}. The reply comes once,
    //! never before this returns, on this thread; not at all after the channel was deleted. Returns the command's id.
    std::int64_t sendCommand(const QJsonObject &what, std::chrono::milliseconds timeout,
                             std::function<void(const CommandReply &)> done);

    void close();
    bool isOpen() const;
    const WireCounters &counters() const;

Q_SIGNALS:
    void linesReceived(const cinderscope::WireLines &lines);
    //! hello() changed.
    void applicationChanged();
    //! Un-numbered lines follow until live(): what was alive at `sequence`; there is a gap before it.
    void snapshotBegan(quint64 sequence);
    void live(quint64 sequence);
    void dropped(const cinderscope::WireDropped &what);
    void ticked(const cinderscope::WireTick &tick);
    //! The application ended, everything was sent. closed(WireClose::Ended) follows.
    void ended(const cinderscope::WireEnd &end);
    //! The listener says something to people.
    void trouble(const QString &text);
    //! Once; nothing comes after it. `detail`: technical, English. Not emitted from within close().
    void closed(cinderscope::WireClose reason, const QString &detail);

private:
    friend class ListenServer;
    class Private;
    //! `lease` is held while the connection is open.
    ListenerChannel(WireSocket socket, std::unique_ptr<FrameDecoder> decoder, const ListenerHello &hello,
                    const QString &peer, int silenceMs, std::size_t lineBytes, std::shared_ptr<void> lease);

    std::shared_ptr<Private> d; //!< shared with a read that is going on when a slot deletes us
};

} // namespace cinderscope
