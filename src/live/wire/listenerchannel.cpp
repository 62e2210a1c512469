// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/listenerchannel.h"

#include "live/wire/framedecoder.h"
#include "live/wire/handshake.h"
#include "live/wire/wiresocket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>

#include <map>
#include <system_error>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::size_t kBytesATurn = std::size_t(1) << 20;

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

class ListenerChannel::Private final : public FrameSink, public std::enable_shared_from_this<Private>
{
public:
    Private(ListenerChannel *channel, WireSocket &&socket, std::unique_ptr<FrameDecoder> decoder)
        : q(channel), m_socket(std::move(socket)), m_decoder(std::move(decoder))
    {
        end = WirePeer::of(m_socket.fd());
    }

    void start(std::uint64_t from, std::size_t lineBytes, int silenceMs);
    void setPaused(bool paused);
    void send(std::int64_t id, const QJsonObject &command, std::chrono::milliseconds timeout,
              std::function<void(const CommandReply &)> done);
    void close();
    bool isOpen() const { return m_socket.isOpen(); }
    const FrameDecoder &decoder() const { return *m_decoder; }

    bool lines(const WireLines &lines) override;
    bool control(WireControl &&control) override;

    ListenerChannel *q; //!< null once it is gone
    ListenerHello hello;
    QString peer;
    WirePeer end;
    std::shared_ptr<void> lease;
    int silence = 0;
    std::size_t longestLine = 0;
    bool paused = false;
    std::int64_t lastCommand = 0;

private:
    using Clock = std::chrono::steady_clock;

    void read();
    void write();
    void lookForSilence(int silenceMs);
    void finish(WireClose reason, const QString &detail);
    void answer(std::int64_t id, const CommandReply &reply);
    bool wanted() const { return q && m_socket.isOpen(); }

    WireSocket m_socket;
    std::unique_ptr<FrameDecoder> m_decoder;
    QSocketNotifier *m_reader = nullptr; //!< children of q
    QSocketNotifier *m_writer = nullptr;
    QTimer *m_silence = nullptr;
    Clock::time_point m_lastNews;
    bool m_ended = false;  //!< the listener said `end`
    bool m_closed = false; //!< nothing more is emitted
    std::map<std::int64_t, std::function<void(const CommandReply &)>> m_waiting;
};

void ListenerChannel::Private::start(std::uint64_t from, std::size_t lineBytes, int silenceMs)
{
    if (!m_socket.isOpen() || m_reader)
        return;
    m_decoder->allowEvents(lineBytes);
    m_reader = new QSocketNotifier(m_socket.fd(), QSocketNotifier::Read, q);
    m_writer = new QSocketNotifier(m_socket.fd(), QSocketNotifier::Write, q);
    m_writer->setEnabled(false);
    QObject::connect(m_reader, &QSocketNotifier::activated, q, [this] { read(); });
    QObject::connect(m_writer, &QSocketNotifier::activated, q, [this] { write(); });
    m_lastNews = Clock::now();
    m_silence = new QTimer(q);
    QObject::connect(m_silence, &QTimer::timeout, q, [this, silenceMs] { lookForSilence(silenceMs); });
    m_silence->start(std::max(silenceMs / 10, 1));
    m_reader->setEnabled(!paused);
    m_socket.write(R"({"@":"start","from":)"_ba + QByteArray::number(quint64(from)) + "}\n"_ba);
    m_writer->setEnabled(m_socket.hasUnwritten()); // whether the connection is gone, reading tells
}

void ListenerChannel::Private::setPaused(bool pause)
{
    paused = pause;
    m_lastNews = Clock::now();
    if (m_reader && m_socket.isOpen())
        m_reader->setEnabled(!pause);
}

void ListenerChannel::Private::read()
{
    const auto self = shared_from_this(); // a slot may delete the channel
    m_lastNews = Clock::now();
    for (std::size_t taken = 0; taken < kBytesATurn && wanted() && !paused;) {
        const auto read = m_socket.read(m_decoder->room());
        if (read.state == WireSocket::Read::State::Nothing)
            return;
        if (read.state == WireSocket::Read::State::Ended) {
            if (m_ended)
                finish(WireClose::Ended, {});
            else
                finish(WireClose::PeerClosed, m_decoder->pendingBytes() > 0
                                                  ? u"the driver closed the connection in the middle of a line"_s
                                                  : u"the driver closed the connection"_s);
            return;
        }
        if (read.state == WireSocket::Read::State::Failed) {
            finish(WireClose::Io, QString::fromStdString(std::generic_category().message(read.error)));
            return;
        }
        taken += read.bytes;
        if (!m_decoder->commit(read.bytes, *this) && m_decoder->failure())
            finish(m_decoder->failure()->reason, QString::fromStdString(m_decoder->failure()->detail));
    }
}

bool ListenerChannel::Private::lines(const WireLines &lines)
{
    Q_EMIT q->linesReceived(lines);
    return wanted();
}

bool ListenerChannel::Private::control(WireControl &&control)
{
    if (const auto *tick = std::get_if<WireTick>(&control)) {
        Q_EMIT q->ticked(*tick);
    } else if (const auto *gap = std::get_if<WireDropped>(&control)) {
        Q_EMIT q->dropped(*gap);
    } else if (const auto *snapshot = std::get_if<WireSnapshot>(&control)) {
        Q_EMIT q->snapshotBegan(snapshot->sequence);
    } else if (const auto *start = std::get_if<WireLive>(&control)) {
        Q_EMIT q->live(start->sequence);
    } else if (const auto *application = std::get_if<WireApplication>(&control)) {
        if (updateHello(hello, application->hello))
            Q_EMIT q->applicationChanged();
    } else if (const auto *end = std::get_if<WireEnd>(&control)) {
        m_ended = true;
        Q_EMIT q->ended(*end);
    } else if (const auto *trouble = std::get_if<WireTrouble>(&control)) {
        Q_EMIT q->trouble(QString::fromStdString(trouble->text));
    } else if (const auto *reply = std::get_if<WireReply>(&control)) {
        CommandReply answered;
        answered.ok = reply->ok;
        answered.error = QString::fromStdString(reply->error);
        if (!reply->resultJson.empty()) {
            const QByteArray wrapped = '[' + QByteArray::fromStdString(reply->resultJson) + ']';
            answered.result = QJsonDocument::fromJson(wrapped).array().first();
        } else {
            answered.result = QJsonValue(QJsonValue::Undefined);
        }
        answer(reply->id, answered);
    }
    return wanted();
}

void ListenerChannel::Private::write()
{
    // Behind a broken pipe there may be data that was sent before: reading finds its end.
    m_writer->setEnabled(m_socket.writeMore() && m_socket.hasUnwritten());
}

void ListenerChannel::Private::lookForSilence(int silenceMs)
{
    // What waits to be read is no silence: it was we who did not look.
    if (paused || Clock::now() - m_lastNews < std::chrono::milliseconds(silenceMs) || m_socket.isReadable())
        return;
    finish(m_ended ? WireClose::Ended : WireClose::HalfOpen,
           u"nothing came for %1 seconds"_s.arg(double(silenceMs) / 1000));
}

void ListenerChannel::Private::send(std::int64_t id, const QJsonObject &command, std::chrono::milliseconds timeout,
                                    std::function<void(const CommandReply &)> done)
{
    m_waiting.emplace(id, std::move(done));
    const bool sent = m_reader && m_socket.isOpen() && m_socket.write(jsonLine(command));
    if (sent)
        m_writer->setEnabled(m_socket.hasUnwritten());
    const auto kind = sent ? CommandReply::Kind::TimedOut : CommandReply::Kind::NotSent;
    QTimer::singleShot(sent ? timeout : std::chrono::milliseconds(0), q, [this, id, kind] {
        answer(id, CommandReply{kind, false, {}, QJsonValue(QJsonValue::Undefined)});
    });
}

void ListenerChannel::Private::answer(std::int64_t id, const CommandReply &reply)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return; // too late, or never asked
    const auto done = std::move(found->second);
    m_waiting.erase(found);
    if (done)
        done(reply);
}

void ListenerChannel::Private::close()
{
    if (m_closed)
        return;
    m_closed = true;
    // Destroyed later: this may be called from their own signals.
    for (QObject *helper :
         {static_cast<QObject *>(m_reader), static_cast<QObject *>(m_writer), static_cast<QObject *>(m_silence)}) {
        if (helper) {
            helper->disconnect();
            helper->deleteLater();
        }
    }
    if (m_reader) {
        m_reader->setEnabled(false);
        m_writer->setEnabled(false);
    }
    m_socket.close();
    lease.reset();
}

void ListenerChannel::Private::finish(WireClose reason, const QString &detail)
{
    if (m_closed)
        return;
    const auto self = shared_from_this();
    close();
    while (q && !m_waiting.empty())
        answer(m_waiting.begin()->first,
               {CommandReply::Kind::Closed, false, detail, QJsonValue(QJsonValue::Undefined)});
    if (q)
        Q_EMIT q->closed(reason, detail);
}

ListenerChannel::ListenerChannel(WireSocket socket, std::unique_ptr<FrameDecoder> decoder, const ListenerHello &hello,
                                 const QString &peer, int silenceMs, std::size_t lineBytes, std::shared_ptr<void> lease)
    : d(std::make_shared<Private>(this, std::move(socket), std::move(decoder)))
{
    d->hello = hello;
    d->peer = peer;
    d->silence = silenceMs;
    d->longestLine = lineBytes;
    d->lease = std::move(lease);
}

ListenerChannel::~ListenerChannel()
{
    d->close();
    d->q = nullptr;
}

const ListenerHello &ListenerChannel::hello() const
{
    return d->hello;
}

const QString &ListenerChannel::peer() const
{
    return d->peer;
}

const WirePeer &ListenerChannel::end() const
{
    return d->end;
}

void ListenerChannel::start(std::uint64_t from)
{
    d->start(from, d->longestLine, d->silence);
}

std::optional<std::uint64_t> ListenerChannel::nextSequence() const
{
    return d->decoder().nextSequence();
}

void ListenerChannel::setPaused(bool paused)
{
    d->setPaused(paused);
}

bool ListenerChannel::isPaused() const
{
    return d->paused;
}

std::int64_t ListenerChannel::sendCommand(const QJsonObject &what, std::chrono::milliseconds timeout,
                                          std::function<void(const CommandReply &)> done)
{
    const std::int64_t id = ++d->lastCommand;
    QJsonObject command = what;
    command[u"@"_s] = u"command"_s;
    command[u"id"_s] = qint64(id);
    d->send(id, command, timeout, std::move(done));
    return id;
}

void ListenerChannel::close()
{
    d->close();
}

bool ListenerChannel::isOpen() const
{
    return d->isOpen();
}

const WireCounters &ListenerChannel::counters() const
{
    return d->decoder().counters();
}

} // namespace cinderscope
