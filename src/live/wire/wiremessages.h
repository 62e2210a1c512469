// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

//! What a listener in a driver says to the window: protocol version 1, src/listener/PROTOCOL.md.
//! Text is as the driver sent it: any characters, not escaped, ill-formed UTF-8 refused.
namespace cinderscope {

inline constexpr int kWireProtocol = 1;

//! Who speaks: the `listener` line and the `application` lines after it. What is not known yet is empty.
struct ListenerHello
{
    std::string instance;   //!< UUID of the listener object: sequence numbers belong to it
    std::string jarVersion; //!< of the listener
    std::string applicationId;
    std::optional<std::string> attemptId;
    std::string name;
    std::string user;
    std::string sparkVersion;
    std::string scalaVersion;
    std::string javaVersion;
    std::string host;
    std::string uiUrl; //!< empty: no UI
    std::string master;
    std::int64_t pid = -1;       //!< of the driver
    TimeMs startTime = kNoTime;  //!< of the application
    std::uint64_t firstHeld = 0; //!< first event number that the listener can still send
    std::uint64_t next = 0;      //!< number of the next event

    bool operator==(const ListenerHello &) const = default;
};

//! Whole event lines ("\n" after each) in one block of memory; 64 readable bytes follow behind the text, as
//! EventParser::parseLines() wants it. Lives as long as somebody holds `memory`, on any thread.
struct WireLines
{
    std::shared_ptr<const void> memory;
    std::string_view text;
    std::uint64_t count = 0;
    //! Number of the first line in the instance's sequence, the others follow; nothing for lines of a snapshot, which
    //! describe what is alive and have no number.
    std::optional<std::uint64_t> first;
};

//! First line of a connection.
struct WireGreeting
{
    std::int64_t protocol = 0;
    std::string nonce;
};
//! The listener's proof and identity.
struct WireIdentity
{
    std::string proof;
    ListenerHello hello;
};
//! Identity that became known (or changed) later; keys that a line leaves out keep their value.
struct WireApplication
{
    ListenerHello hello;
};
//! Un-numbered lines follow until WireLive.
struct WireSnapshot
{
    std::uint64_t sequence = 0;
};
//! The lines that follow are numbered from here.
struct WireLive
{
    std::uint64_t sequence = 0;
};
//! Events [from, from + count) will not come.
struct WireDropped
{
    std::uint64_t from = 0;
    std::uint64_t count = 0;
    std::map<std::string, std::uint64_t> kinds; //!< "TaskStart", "TaskEnd", … → how many
};
struct WireTick
{
    TimeMs time = kNoTime; //!< the driver's clock
    std::uint64_t sequence = 0;
    std::uint64_t queued = 0;
    std::uint64_t queuedBytes = 0;
    std::uint64_t droppedTotal = 0;
};
//! The application ended and all was sent.
struct WireEnd
{
    TimeMs time = kNoTime;
    std::uint64_t sequence = 0; //!< number after the last event
    std::uint64_t droppedTotal = 0;
};
//! For people.
struct WireTrouble
{
    std::string text;
};
//! Answer to a command.
struct WireReply
{
    std::int64_t id = -1;
    bool ok = false;
    std::string error;
    std::string resultJson; //!< JSON value as it came; empty without one
};
//! A control line of a kind that this version does not know: skipped.
struct WireUnknown
{
    std::string kind;
};

using WireControl = std::variant<WireGreeting, WireIdentity, WireApplication, WireSnapshot, WireLive, WireDropped,
                                 WireTick, WireEnd, WireTrouble, WireReply, WireUnknown>;

//! Why a connection is over.
enum class WireClose : std::uint8_t
{
    Ended,            //!< the listener said `end` and closed
    PeerClosed,       //!< closed or reset by the driver without `end`: crash, network, or it changes to another window
    HalfOpen,         //!< no data and no tick for 30 s
    LineTooLong,      //!< over the limit
    Garbage,          //!< lines that are neither events nor control lines, or control lines of wrong types
    HandshakeTimeout, //!< not authenticated within 10 s
    WrongProof,       //!< another secret
    WrongProtocol,    //!< another version of the protocol
    TooMany,          //!< more applications than the limit, or more unauthenticated connections
    Io,               //!< error of the operating system
    Local,            //!< we closed it
};
//! Name of the reason in English lower case, for logs and JSON.
std::string_view wireCloseName(WireClose reason);

//! What came over a connection.
struct WireCounters
{
    std::uint64_t bytes = 0;
    std::uint64_t events = 0;         //!< event lines, snapshot lines included
    std::uint64_t snapshotEvents = 0; //!< of them
    std::uint64_t controls = 0;
    std::uint64_t unknownControls = 0;
    std::uint64_t garbageLines = 0; //!< neither event nor control; they have no number
    std::uint64_t dropped = 0;      //!< told by the listener
    std::map<std::string, std::uint64_t> droppedKinds;
};

} // namespace cinderscope
