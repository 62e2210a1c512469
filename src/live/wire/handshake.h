// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/framedecoder.h"

#include <QByteArray>
#include <QString>

#include <optional>

//! Who knows the secret: HMAC-SHA256 (RFC 2104) over both nonces, each side under its own word, so that neither answer
//! can be sent back as the other one.
namespace cinderscope {

//! 32 hex digits of the system's random numbers.
QByteArray newWireNonce();
//! 64 hex digits of them.
QByteArray newWireSecret();
bool isWireSecret(const QByteArray &text);

enum class WireSide
{
    Window,
    Listener
};
//! Hex digits. The key are the 64 characters of the secret as they stand in the runtime file.
QByteArray wireProof(const QByteArray &secret, WireSide side, const QByteArray &listenerNonce,
                     const QByteArray &windowNonce);

//! In a time that depends on the lengths only.
bool equalInConstantTime(const QByteArray &a, const QByteArray &b);

//! The window's part of a handshake: feed it the control lines, write what it answers.
class WindowHandshake
{
public:
    explicit WindowHandshake(QByteArray secret) : m_secret(std::move(secret)) {}

    //! The bytes to be written (perhaps none). After a failure or when done nothing more is taken.
    QByteArray take(WireControl &&control);

    //! The other side proved that it knows the secret: hello() is true.
    bool isDone() const { return m_step == Step::Done; }
    const ListenerHello &hello() const { return m_hello; }
    const std::optional<FrameDecoder::Failure> &failure() const { return m_failure; }

private:
    enum class Step
    {
        Greeting,
        Proof,
        Done
    };
    QByteArray greet(const WireGreeting &greeting);
    void check(WireIdentity &&identity);
    void fail(WireClose reason, std::string detail);

    QByteArray m_secret, m_listenerNonce, m_windowNonce;
    Step m_step = Step::Greeting;
    ListenerHello m_hello;
    std::optional<FrameDecoder::Failure> m_failure;
};

//! Takes over what an `application` line knows; empty and absent values change nothing.
//! True if anything changed. Numbers and instance stay.
bool updateHello(ListenerHello &hello, const ListenerHello &news);

} // namespace cinderscope
