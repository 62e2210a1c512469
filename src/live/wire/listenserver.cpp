// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/listenserver.h"

#include "live/wire/incomingconnection.h"
#include "live/wire/listenplace.h"

#include <QDir>
#include <QSocketNotifier>
#include <QTimer>

#include <atomic>
#include <cerrno>
#include <deque>
#include <system_error>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kPublishMs = 5'000;
constexpr int kWatchMs = 250;
constexpr int kAcceptsATurn = 16;

} // namespace

struct ListenServer::Private
{
    explicit Private(ListenServer *server) : q(server) {}

    void watch(const LocalSocket &socket);
    void accept(const LocalSocket &socket);
    void rest(int ms);
    void take(int fd, const QString &peer);
    void promote(IncomingConnection *connection);
    void refuse(IncomingConnection *connection, WireClose reason, const QString &detail);
    void dropLate();
    void close();

    ListenServer *q;
    ListenOptions options;
    std::optional<ListenPlace> place;
    ListenAddress address;
    std::vector<QSocketNotifier *> acceptors;
    std::deque<IncomingConnection *> incoming; //!< oldest first
    std::deque<std::unique_ptr<ListenerChannel>> ready;
    std::shared_ptr<std::atomic<int>> open = std::make_shared<std::atomic<int>>(0);
    QTimer *watchdog = nullptr;
    std::chrono::steady_clock::time_point second;
    int accepted = 0; //!< in this second
};

void ListenServer::Private::watch(const LocalSocket &socket)
{
    if (!socket.isOpen())
        return;
    auto *acceptor = new QSocketNotifier(socket.fd(), QSocketNotifier::Read, q);
    QObject::connect(acceptor, &QSocketNotifier::activated, q, [this, &socket] { accept(socket); });
    acceptors.push_back(acceptor);
}

void ListenServer::Private::accept(const LocalSocket &socket)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - second >= std::chrono::seconds(1)) {
        second = now;
        accepted = 0;
    }
    for (int i = 0; i < kAcceptsATurn; ++i) {
        if (accepted >= options.acceptsPerSecond) // the others wait in the kernel's queue
            return rest(1000);
        QString peer;
        const int fd = socket.accept(peer);
        if (fd >= 0) {
            ++accepted;
            take(fd, peer);
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            const QString why = QString::fromStdString(std::generic_category().message(errno));
            rest(1000);
            Q_EMIT q->refused(WireClose::Io, {}, u"a connection could not be taken: "_s + why);
            return;
        } else {
            return; // none left, or one that has gone again
        }
    }
}

//! Accepts nothing for a while.
void ListenServer::Private::rest(int ms)
{
    for (QSocketNotifier *acceptor : acceptors)
        acceptor->setEnabled(false);
    QTimer::singleShot(ms, q, [this] {
        for (QSocketNotifier *acceptor : acceptors)
            acceptor->setEnabled(true);
    });
}

void ListenServer::Private::take(int fd, const QString &peer)
{
    // A listener proves itself within milliseconds: whoever has been silent for longest gives way.
    if (int(incoming.size()) >= options.unauthenticated)
        refuse(incoming.front(), WireClose::TooMany, u"gave way to newer connections before it said who it is"_s);
    auto *connection = new IncomingConnection(WireSocket(fd), peer, address.secret, q);
    incoming.push_back(connection);
    QObject::connect(connection, &IncomingConnection::authenticated, q, [this, connection] { promote(connection); });
    QObject::connect(
        connection, &IncomingConnection::failed, q,
        [this, connection](WireClose reason, const QString &detail) { refuse(connection, reason, detail); });
    watchdog->start();
}

void ListenServer::Private::promote(IncomingConnection *connection)
{
    if (open->load() >= options.applications) {
        connection->refuse("The window watches "_ba + QByteArray::number(options.applications) +
                           " applications already, which is its limit."_ba);
        return refuse(connection, WireClose::TooMany,
                      u"%1 applications are connected already"_s.arg(options.applications));
    }
    std::erase(incoming, connection);
    connection->deleteLater();
    ++*open;
    const std::shared_ptr<void> lease(open.get(), [counter = open](void *) { --*counter; });
    ready.emplace_back(new ListenerChannel(connection->takeSocket(), connection->takeDecoder(), connection->hello(),
                                           connection->peer(), options.silenceMs, options.lineBytes, lease));
    Q_EMIT q->connected();
}

void ListenServer::Private::refuse(IncomingConnection *connection, WireClose reason, const QString &detail)
{
    std::erase(incoming, connection);
    const QString peer = connection->peer();
    connection->disconnect(q);
    connection->takeSocket().close();
    connection->deleteLater();
    Q_EMIT q->refused(reason, peer, detail);
}

void ListenServer::Private::dropLate()
{
    const auto now = std::chrono::steady_clock::now();
    while (!incoming.empty() && now - incoming.front()->since() >= std::chrono::milliseconds(options.handshakeMs))
        refuse(incoming.front(), WireClose::HandshakeTimeout,
               u"did not say who it is within %1 s"_s.arg(double(options.handshakeMs) / 1000));
    if (incoming.empty())
        watchdog->stop();
}

void ListenServer::Private::close()
{
    for (QSocketNotifier *acceptor : acceptors) {
        acceptor->setEnabled(false);
        acceptor->deleteLater();
    }
    acceptors.clear();
    for (IncomingConnection *connection : incoming) {
        connection->disconnect(q);
        connection->takeSocket().close();
        connection->deleteLater();
    }
    incoming.clear();
    ready.clear();
    if (place)
        place->close();
    place.reset();
}

ListenServer::ListenServer(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    d->watchdog = new QTimer(this);
    d->watchdog->setInterval(kWatchMs);
    connect(d->watchdog, &QTimer::timeout, this, [this] { d->dropLate(); });
    auto *keeper = new QTimer(this);
    keeper->start(kPublishMs);
    connect(keeper, &QTimer::timeout, this, [this] {
        if (!d->place || !d->place->keepPublished())
            return;
        d->address = d->place->address();
        Q_EMIT addressChanged();
    });
}

ListenServer::~ListenServer()
{
    d->close();
}

Result<void> ListenServer::listen(const ListenOptions &options)
{
    close();
    auto place = ListenPlace::open(options);
    if (!place)
        return place.error();
    d->options = options;
    d->place.emplace(std::move(*place));
    d->address = d->place->address();
    d->watch(d->place->unixSocket());
    d->watch(d->place->tcpSocket());
    return {};
}

void ListenServer::close()
{
    d->close();
}

bool ListenServer::isListening() const
{
    return d->place.has_value();
}

const ListenAddress &ListenServer::address() const
{
    return d->address;
}

std::unique_ptr<ListenerChannel> ListenServer::takeChannel()
{
    if (d->ready.empty())
        return nullptr;
    auto channel = std::move(d->ready.front());
    d->ready.pop_front();
    return channel;
}

int ListenServer::applications() const
{
    return d->open->load();
}

QString ListenServer::defaultRuntimeFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime))
        return runtime + u"/cinderscope"_s;
    return QDir::homePath() + u"/.local/state/cinderscope"_s;
}

} // namespace cinderscope
