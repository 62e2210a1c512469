// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/handshake.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QByteArray randomHex(qsizetype bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    auto *system = QRandomGenerator::system();
    system->generate(reinterpret_cast<quint32 *>(random.data()),
                     reinterpret_cast<quint32 *>(random.data() + random.size()));
    return random.toHex();
}

bool isHex(const std::string &text, std::size_t digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

constexpr std::size_t kNonceDigits = 32;

bool take(std::string &known, const std::string &news)
{
    if (news.empty() || news == known)
        return false;
    known = news;
    return true;
}

} // namespace

QByteArray newWireNonce()
{
    return randomHex(kNonceDigits / 2);
}

QByteArray newWireSecret()
{
    return randomHex(32);
}

bool isWireSecret(const QByteArray &text)
{
    return isHex(text.toStdString(), 64);
}

QByteArray wireProof(const QByteArray &secret, WireSide side, const QByteArray &listenerNonce,
                     const QByteArray &windowNonce)
{
    const QByteArray word = side == WireSide::Window ? "window"_ba : "listener"_ba;
    return QMessageAuthenticationCode::hash(word + ':' + listenerNonce + ':' + windowNonce, secret,
                                            QCryptographicHash::Sha256)
        .toHex();
}

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    volatile unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = difference | unsigned(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

QByteArray WindowHandshake::take(WireControl &&control)
{
    if (m_failure)
        return {};
    if (m_step == Step::Greeting) {
        if (const auto *greeting = std::get_if<WireGreeting>(&control))
            return greet(*greeting);
        fail(WireClose::Garbage, "the first line is no \"hello\"");
    } else if (m_step == Step::Proof) {
        if (auto *identity = std::get_if<WireIdentity>(&control))
            check(std::move(*identity));
        else if (auto *trouble = std::get_if<WireTrouble>(&control))
            fail(WireClose::WrongProof, "the listener says: " + trouble->text);
        else if (!std::holds_alternative<WireUnknown>(control))
            fail(WireClose::Garbage, "the second line is no \"listener\"");
    } else if (const auto *application = std::get_if<WireApplication>(&control)) {
        updateHello(m_hello, application->hello);
    }
    return {};
}

QByteArray WindowHandshake::greet(const WireGreeting &greeting)
{
    if (greeting.protocol != kWireProtocol) {
        fail(WireClose::WrongProtocol, "the listener speaks version " + std::to_string(greeting.protocol) +
                                           " of the protocol, this window version " + std::to_string(kWireProtocol));
        return {};
    }
    if (!isHex(greeting.nonce, kNonceDigits)) {
        fail(WireClose::Garbage, "the nonce is not 32 hex digits");
        return {};
    }
    m_step = Step::Proof;
    m_listenerNonce = QByteArray::fromStdString(greeting.nonce);
    m_windowNonce = newWireNonce();
    return R"({"@":"welcome","protocol":1,"nonce":")"_ba + m_windowNonce + R"(","proof":")"_ba +
           wireProof(m_secret, WireSide::Window, m_listenerNonce, m_windowNonce) + "\",\"metrics\":\"slim\"}\n"_ba;
}

void WindowHandshake::check(WireIdentity &&identity)
{
    const QByteArray wanted = wireProof(m_secret, WireSide::Listener, m_listenerNonce, m_windowNonce);
    if (!equalInConstantTime(wanted, QByteArray::fromStdString(identity.proof).toLower()))
        return fail(WireClose::WrongProof, "the listener does not know the secret");
    if (identity.hello.instance.empty())
        return fail(WireClose::Garbage, "the listener does not name its instance");
    m_hello = std::move(identity.hello);
    m_step = Step::Done;
}

void WindowHandshake::fail(WireClose reason, std::string detail)
{
    m_failure = FrameDecoder::Failure{reason, std::move(detail)};
}

bool updateHello(ListenerHello &hello, const ListenerHello &news)
{
    bool changed = take(hello.jarVersion, news.jarVersion);
    changed |= take(hello.applicationId, news.applicationId);
    changed |= take(hello.name, news.name);
    changed |= take(hello.user, news.user);
    changed |= take(hello.sparkVersion, news.sparkVersion);
    changed |= take(hello.scalaVersion, news.scalaVersion);
    changed |= take(hello.javaVersion, news.javaVersion);
    changed |= take(hello.host, news.host);
    changed |= take(hello.uiUrl, news.uiUrl);
    changed |= take(hello.master, news.master);
    if (news.attemptId && news.attemptId != hello.attemptId) {
        hello.attemptId = news.attemptId;
        changed = true;
    }
    if (news.pid >= 0 && news.pid != hello.pid) {
        hello.pid = news.pid;
        changed = true;
    }
    if (news.startTime != kNoTime && news.startTime != hello.startTime) {
        hello.startTime = news.startTime;
        changed = true;
    }
    return changed;
}

} // namespace cinderscope
