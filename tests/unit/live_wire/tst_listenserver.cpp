// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/eventparser.h"
#include "live/wire/listenserver.h"
#include "unit/live_wire/wireclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::WireClient;

namespace {

constexpr int kLong = 60'000; // a loaded machine

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! What came over a channel.
struct Seen
{
    explicit Seen(ListenerChannel &channel)
    {
        QObject::connect(&channel, &ListenerChannel::linesReceived, &channel, [this](const WireLines &lines) {
            EventBatch batch;
            batch.data = lines.memory;
            parser.parseLines(lines.text, {"listener", 0, events}, batch);
            batch.apply(store);
            events += lines.count;
            bytes += lines.text.size();
            if (lines.first)
                numbers.push_back(*lines.first);
        });
        QObject::connect(&channel, &ListenerChannel::dropped, &channel,
                         [this](const WireDropped &gap) { dropped += gap.count; });
        QObject::connect(&channel, &ListenerChannel::ticked, &channel, [this] { ++ticks; });
        QObject::connect(&channel, &ListenerChannel::ended, &channel, [this] { ended = true; });
        QObject::connect(&channel, &ListenerChannel::closed, &channel, [this](WireClose why, const QString &text) {
            reason = why;
            detail = text;
            ++closed;
        });
    }
    ApplicationStore store;
    EventParser parser;
    std::uint64_t events = 0, bytes = 0, dropped = 0;
    int ticks = 0, closed = 0;
    bool ended = false;
    std::vector<std::uint64_t> numbers;
    WireClose reason = WireClose::Local;
    QString detail;
};

struct Refusals
{
    explicit Refusals(ListenServer &server)
    {
        QObject::connect(&server, &ListenServer::refused, &server,
                         [this](WireClose reason, const QString &, const QString &detail) {
                             reasons << int(reason);
                             details << detail;
                         });
    }
    QList<int> reasons;
    QStringList details;
};

} // namespace

class ListenServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordedEvents_data();
    void recordedEvents();
    void thousandsOfTinyPieces();
    void inAnotherThread();
    void strangersAreRefused();
    void silentOnesAreClosed();
    void hostileOnesHurtNobody();
    void manyUnauthenticatedGiveWay();
    void limitOfApplications();
    void overlongLineClosesOnlyItsConnection();
    void halfOpen();
    void stalledReaderHoldsUpTheWriter();
    void peerDies_data();
    void peerDies();
    void commands();
    void commandTimeouts();
    void deletedInASlot();
    void outOfDescriptors();

private:
    std::unique_ptr<ListenServer> listen(ListenOptions options = {});
    std::unique_ptr<ListenerChannel> accept(ListenServer &server, WireClient &client);
    QString tcp(const ListenServer &server) { return u"tcp:127.0.0.1:%1"_s.arg(server.address().port); }
    QString unixSocket(const ListenServer &server) { return u"unix:"_s + server.address().unixPath; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ListenServerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<ListenServer> ListenServerTest::listen(ListenOptions options)
{
    options.runtimeFolder = m_folder->filePath(u"run"_s);
    auto server = std::make_unique<ListenServer>();
    if (const auto listening = server->listen(options); !listening)
        qFatal("cannot listen: %s", listening.error().detail.c_str());
    return server;
}

//! The handshake, up to the channel.
std::unique_ptr<ListenerChannel> ListenServerTest::accept(ListenServer &server, WireClient &client)
{
    client.sayHello();
    std::unique_ptr<ListenerChannel> channel;
    (void)QTest::qWaitFor([&] { return (channel = server.takeChannel()) != nullptr; }, kLong);
    return channel;
}

void ListenServerTest::recordedEvents_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("overUnix");
    for (const QString &file : {u"3.2.4.ndjson"_s, u"4.3.0.ndjson"_s}) {
        QTest::addRow("%s tcp", qPrintable(file)) << file << false;
        QTest::addRow("%s unix", qPrintable(file)) << file << true;
    }
}

//! What a real listener sent, through a real connection, gives the figures of its manifest.
void ListenServerTest::recordedEvents()
{
    QFETCH(QString, file);
    QFETCH(bool, overUnix);
    const auto server = listen();
    WireClient client(overUnix ? unixSocket(*server) : tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    QCOMPARE(server->applications(), 1);
    QVERIFY(channel->hello() == WireClient::someHello("app-20261121000000-0001"));
    // Who is there is what the kernel says: this process, whatever pid the hello claims.
    QCOMPARE(channel->end().pid, overUnix ? qint64(::getpid()) : 0);
    QCOMPARE(channel->end().ownPort, overUnix ? quint16(0) : server->address().port);
    QCOMPARE(channel->peer(), overUnix ? u"unix"_s : u"tcp:127.0.0.1:%1"_s.arg(channel->end().port));
    Seen seen(*channel);
    channel->start(5);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    QCOMPARE(client.from(), 5);
    client.send("{\"@\":\"live\",\"seq\":5}\n" + recorded(file) +
                "{\"@\":\"end\",\"time\":1,\"seq\":500,\"droppedTotal\":0}\n");
    client.disconnectLater();
    QTRY_COMPARE_WITH_TIMEOUT(seen.closed, 1, kLong);
    QVERIFY(seen.reason == WireClose::Ended);
    QVERIFY(seen.ended);
    QVERIFY(!channel->isOpen());
    QCOMPARE(server->applications(), 0);

    const QJsonObject expected = QJsonDocument::fromJson(recorded(file + u".expected.json"_s)).object();
    const QJsonObject actual =
        QJsonDocument::fromJson(QByteArray::fromStdString(summaryJson(*seen.store.snapshot(), false))).object();
    int compared = 0;
    for (const QString &key : {u"applicationId"_s, u"jobs"_s, u"stages"_s, u"tasks"_s, u"sqlExecutions"_s,
                               u"executors"_s, u"metrics"_s, u"endTime"_s, u"startTime"_s}) {
        if (!expected[key].isObject()) {
            QCOMPARE(actual[key], expected[key]);
            ++compared;
            continue;
        }
        const QJsonObject figures = expected[key].toObject(); // a manifest names some of the figures
        for (const QString &figure : figures.keys()) {
            QCOMPARE(actual[key][figure], figures[figure]);
            ++compared;
        }
    }
    QVERIFY(compared > 25);
    const auto lines = std::uint64_t(expected[u"import"][u"lines"].toInteger());
    QVERIFY(lines > 100);
    QCOMPARE(seen.events, lines);
    QCOMPARE(*channel->nextSequence(), lines + 5);
    QCOMPARE(seen.numbers.front(), std::uint64_t(5));
}

void ListenServerTest::thousandsOfTinyPieces()
{
    const auto server = listen();
    WireClient client(tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    Seen seen(*channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    client.send("{\"@\":\"live\",\"seq\":0}\n");
    const QByteArray all = recorded(u"2.4.8-tasks.ndjson"_s);
    QVERIFY(all.size() > 90'000);
    for (qsizetype at = 0; at < all.size(); at += 13) {
        client.send(all.mid(at, 13));
        if (at % 1300 == 0)
            QTest::qWait(0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(seen.bytes, std::uint64_t(all.size()), kLong);
    QCOMPARE(seen.events, std::uint64_t(all.count('\n')));
    QCOMPARE(seen.store.importStats().unreadableLines, std::uint64_t(0));
}

//! The channel moves to a worker, the server stays.
void ListenServerTest::inAnotherThread()
{
    const auto server = listen();
    WireClient client(unixSocket(*server), server->address().secret);
    auto channel = accept(*server, client);
    QVERIFY(channel);
    QThread worker;
    worker.start();
    std::atomic<std::uint64_t> bytes = 0;
    std::atomic<bool> closed = false;
    std::atomic<bool> elsewhere = true;
    ListenerChannel *moved = channel.release();
    moved->moveToThread(&worker);
    QMetaObject::invokeMethod(
        moved,
        [&, moved] {
            QObject::connect(moved, &ListenerChannel::linesReceived, moved, [&](const WireLines &lines) {
                elsewhere = elsewhere && QThread::currentThread() == &worker;
                bytes += lines.text.size();
            });
            QObject::connect(moved, &ListenerChannel::closed, moved, [&, moved] {
                moved->deleteLater();
                closed = true;
            });
            moved->start(0);
        },
        Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    const QByteArray all = recorded(u"4.3.0.ndjson"_s);
    client.send("{\"@\":\"live\",\"seq\":0}\n" + all.repeated(20));
    QTRY_COMPARE_WITH_TIMEOUT(bytes.load(), std::uint64_t(all.size() * 20), kLong);
    client.abort();
    QTRY_VERIFY_WITH_TIMEOUT(closed.load(), kLong);
    QVERIFY(elsewhere);
    worker.quit();
    QVERIFY(worker.wait());
    QCOMPARE(server->applications(), 0);
}

void ListenServerTest::strangersAreRefused()
{
    const auto server = listen();
    Refusals refusals(*server);
    const QByteArray other(64, '7');

    WireClient wrongWindow(tcp(*server), other); // it must not say a word about itself
    wrongWindow.sayHello();
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 1, kLong);
    QVERIFY(!wrongWindow.trusted());
    QCOMPARE(refusals.reasons[0], int(WireClose::PeerClosed));

    WireClient liar(tcp(*server), server->address().secret);
    liar.listenerSecret = other;
    liar.sayHello();
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 2, kLong);
    QCOMPARE(refusals.reasons[1], int(WireClose::WrongProof));
    QTRY_VERIFY_WITH_TIMEOUT(!liar.isConnected(), kLong);

    WireClient newer(unixSocket(*server), server->address().secret);
    newer.protocol = 2;
    newer.sayHello();
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 3, kLong);
    QCOMPARE(refusals.reasons[2], int(WireClose::WrongProtocol));
    QVERIFY(refusals.details[2].contains(u"version 2"_s));

    QVERIFY(!server->takeChannel());
    QCOMPARE(server->applications(), 0);
}

void ListenServerTest::silentOnesAreClosed()
{
    ListenOptions options;
    options.handshakeMs = 300;
    const auto server = listen(options);
    Refusals refusals(*server);
    WireClient silent(tcp(*server), server->address().secret);
    WireClient slow(tcp(*server), server->address().secret);
    for (int i = 0; i < 1000 && slow.isConnected(); ++i) {
        slow.send(" ");
        QTest::qWait(5);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!silent.isConnected() && !slow.isConnected(), kLong);
    QCOMPARE(refusals.reasons, (QList<int>{int(WireClose::HandshakeTimeout), int(WireClose::HandshakeTimeout)}));
}

//! Garbage of all kinds at the door, while a good connection goes on.
void ListenServerTest::hostileOnesHurtNobody()
{
    const auto server = listen();
    Refusals refusals(*server);
    WireClient good(tcp(*server), server->address().secret);
    const auto channel = accept(*server, good);
    QVERIFY(channel);
    Seen seen(*channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(good.started(), kLong);
    good.send("{\"@\":\"live\",\"seq\":0}\n");

    const QByteArray secret = server->address().secret;
    const QList<QByteArray> attacks{"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                                    QByteArray(1 << 20, 'x'),
                                    QByteArray(100'000, '\0'),
                                    "{\"@\":\"listener\",\"proof\":\"\"}\n",
                                    "{\"Event\":\"SparkListenerApplicationEnd\"}\n",
                                    "{\"@\":\"hello\",\"protocol\":1,\"nonce\":{}}\n",
                                    "{\"@\":\"hello\",\"protocol\":[1],\"nonce\":\"" + QByteArray(32, 'a') + "\"}\n",
                                    "{\"@\":\"hello\"" + QByteArray(7000, '['),
                                    "\n\n\n\n"};
    std::vector<std::unique_ptr<WireClient>> attackers;
    const QByteArray line = recorded(u"2.4.8-tasks.ndjson"_s);
    std::uint64_t sent = 0;
    for (int round = 0; round < 5; ++round) {
        for (const QByteArray &attack : attacks) {
            attackers.push_back(std::make_unique<WireClient>(round % 2 ? tcp(*server) : unixSocket(*server), secret));
            attackers.back()->send(attack);
            good.send(line);
            sent += std::uint64_t(line.size());
            QTest::qWait(0);
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(seen.bytes, sent, kLong);
    // All but the one that has not ended its line yet.
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 5 * (attacks.size() - 1), kLong);
    for (const int reason : refusals.reasons)
        QVERIFY(reason == int(WireClose::Garbage) || reason == int(WireClose::LineTooLong) ||
                reason == int(WireClose::WrongProtocol));
    QCOMPARE(seen.closed, 0);
    QCOMPARE(seen.store.importStats().unreadableLines, std::uint64_t(0));
}

void ListenServerTest::manyUnauthenticatedGiveWay()
{
    ListenOptions options;
    options.unauthenticated = 8;
    const auto server = listen(options);
    Refusals refusals(*server);
    std::vector<std::unique_ptr<WireClient>> idle;
    for (int i = 0; i < 20; ++i)
        idle.push_back(std::make_unique<WireClient>(tcp(*server), server->address().secret));
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 12, kLong);
    QVERIFY(!idle.front()->isConnected() || QTest::qWaitFor([&] { return !idle.front()->isConnected(); }, kLong));
    QVERIFY(idle.back()->isConnected());
    WireClient good(tcp(*server), server->address().secret);
    QVERIFY(accept(*server, good));
    QCOMPARE(refusals.reasons, QList<int>(13, int(WireClose::TooMany)));
}

void ListenServerTest::limitOfApplications()
{
    ListenOptions options;
    options.applications = 2;
    const auto server = listen(options);
    Refusals refusals(*server);
    WireClient one(tcp(*server), server->address().secret);
    auto first = accept(*server, one);
    WireClient two(tcp(*server), server->address().secret);
    const auto second = accept(*server, two);
    QVERIFY(first && second);
    WireClient three(tcp(*server), server->address().secret);
    three.sayHello();
    QTRY_COMPARE_WITH_TIMEOUT(refusals.reasons.size(), 1, kLong);
    QCOMPARE(refusals.reasons[0], int(WireClose::TooMany));
    QTRY_VERIFY_WITH_TIMEOUT(!three.isConnected(), kLong);
    QCOMPARE(three.received().last()[u"@"].toString(), u"error"_s); // it is told why
    first.reset();
    WireClient four(tcp(*server), server->address().secret);
    QVERIFY(accept(*server, four));
}

void ListenServerTest::overlongLineClosesOnlyItsConnection()
{
    ListenOptions options;
    options.lineBytes = 100'000;
    const auto server = listen(options);
    WireClient bad(tcp(*server), server->address().secret);
    const auto badChannel = accept(*server, bad);
    WireClient good(tcp(*server), server->address().secret);
    const auto goodChannel = accept(*server, good);
    QVERIFY(badChannel && goodChannel);
    Seen badSeen(*badChannel);
    Seen goodSeen(*goodChannel);
    badChannel->start(0);
    goodChannel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(bad.started() && good.started(), kLong);
    const QByteArray lines = recorded(u"2.4.8-tasks.ndjson"_s);
    bad.send("{\"@\":\"live\",\"seq\":0}\n" + lines + "{\"Event\":\"" + QByteArray(1'000'000, 'y'));
    QTRY_COMPARE_WITH_TIMEOUT(badSeen.closed, 1, kLong);
    QVERIFY(badSeen.reason == WireClose::LineTooLong);
    QVERIFY(badSeen.detail.contains(u"100000"_s));
    QCOMPARE(badSeen.events, std::uint64_t(lines.count('\n'))); // what came before counts
    good.send("{\"@\":\"live\",\"seq\":0}\n" + lines);
    QTRY_COMPARE_WITH_TIMEOUT(goodSeen.bytes, std::uint64_t(lines.size()), kLong);
    QCOMPARE(goodSeen.closed, 0);
}

void ListenServerTest::halfOpen()
{
    ListenOptions options;
    options.silenceMs = 500;
    const auto server = listen(options);
    WireClient client(tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    Seen seen(*channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    for (int i = 0; i < 6; ++i) { // ticks keep it
        client.send("{\"@\":\"tick\",\"time\":1,\"seq\":0}\n");
        QTRY_COMPARE_WITH_TIMEOUT(seen.ticks, i + 1, kLong);
        QTest::qWait(150);
    }
    // While we do not look, silence does not count.
    channel->setPaused(true);
    QTest::qWait(800);
    QCOMPARE(seen.closed, 0);
    channel->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(seen.closed, 1, kLong);
    QVERIFY(seen.reason == WireClose::HalfOpen);
}

//! A consumer that cannot follow: nothing is read, nothing is kept in memory, the driver's side fills up.
void ListenServerTest::stalledReaderHoldsUpTheWriter()
{
    const auto server = listen();
    WireClient client(unixSocket(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    Seen seen(*channel);
    channel->setPaused(true);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    const std::uint64_t before = channel->counters().bytes;
    const QByteArray lines = recorded(u"4.3.0.ndjson"_s);
    client.send("{\"@\":\"live\",\"seq\":0}\n");
    constexpr int kTimes = 40; // 19 MB
    for (int i = 0; i < kTimes; ++i)
        client.send(lines);
    QTest::qWait(500);
    QCOMPARE(seen.events, std::uint64_t(0));
    QCOMPARE(channel->counters().bytes, before);
    QVERIFY(client.bytesToWrite() > 15'000'000); // the kernel takes some hundred KB
    channel->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(seen.bytes, std::uint64_t(lines.size()) * kTimes, kLong);
    QCOMPARE(seen.events, std::uint64_t(143 * kTimes));
}

void ListenServerTest::peerDies_data()
{
    QTest::addColumn<bool>("overUnix");
    QTest::newRow("tcp reset") << false;
    QTest::newRow("unix") << true;
}

void ListenServerTest::peerDies()
{
    QFETCH(bool, overUnix);
    const auto server = listen();
    WireClient client(overUnix ? unixSocket(*server) : tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    Seen seen(*channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    const QByteArray lines = recorded(u"2.4.8-tasks.ndjson"_s);
    client.send("{\"@\":\"live\",\"seq\":0}\n" + lines + "{\"Event\":\"cut");
    QTRY_COMPARE_WITH_TIMEOUT(seen.bytes, std::uint64_t(lines.size()), kLong);
    client.abort();
    QTRY_COMPARE_WITH_TIMEOUT(seen.closed, 1, kLong);
    QVERIFY(seen.reason == WireClose::PeerClosed);
    QVERIFY(!seen.ended);
    int answers = 0;
    channel->sendCommand({{u"do"_s, u"flush"_s}}, std::chrono::seconds(60), [&](const CommandReply &reply) {
        QVERIFY(reply.kind == CommandReply::Kind::NotSent);
        ++answers;
    });
    QCOMPARE(answers, 0); // never before it returns
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, kLong);
}

void ListenServerTest::commands()
{
    const auto server = listen();
    WireClient client(tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    QList<QJsonObject> asked;
    connect(&client, &WireClient::commandCame, &client, [&asked](const QJsonObject &command) { asked << command; });
    QMap<int, CommandReply> replies;
    const auto keep = [&replies](int id) { return [&replies, id](const CommandReply &reply) { replies[id] = reply; }; };
    const auto minute = std::chrono::minutes(1);
    QCOMPARE(channel->sendCommand({{u"do"_s, u"cancelJob"_s}, {u"job"_s, 3}}, minute, keep(1)), 1);
    QCOMPARE(channel->sendCommand({{u"do"_s, u"threadDump"_s}}, minute, keep(2)), 2);
    QCOMPARE(channel->sendCommand({{u"do"_s, u"status"_s}, {u"what"_s, u"jobs"_s}}, minute, keep(3)), 3);
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 3, kLong);
    QCOMPARE(asked[0][u"@"].toString(), u"command"_s);
    QCOMPARE(asked[0][u"id"].toInt(), 1);
    QCOMPARE(asked[0][u"do"].toString(), u"cancelJob"_s);
    QCOMPARE(asked[0][u"job"].toInt(), 3);
    // In another order, one twice, one that nobody asked for.
    client.send("{\"@\":\"reply\",\"id\":3,\"ok\":true,\"result\":[{\"jobId\":7}]}\n"
                "{\"@\":\"reply\",\"id\":99,\"ok\":true}\n"
                "{\"@\":\"reply\",\"id\":1,\"ok\":false,\"error\":\"no such job\"}\n"
                "{\"@\":\"reply\",\"id\":1,\"ok\":true}\n"
                "{\"@\":\"reply\",\"id\":2,\"ok\":true,\"result\":\"a \\u00e4\\n b\"}\n");
    QTRY_COMPARE_WITH_TIMEOUT(replies.size(), 3, kLong);
    QVERIFY(!replies[1].ok);
    QCOMPARE(replies[1].error, u"no such job"_s);
    QVERIFY(replies[1].result.isUndefined());
    QCOMPARE(replies[2].result.toString(), u"a ä\n b"_s);
    QCOMPARE(replies[3].result.toArray()[0][u"jobId"].toInt(), 7);
}

void ListenServerTest::commandTimeouts()
{
    const auto server = listen();
    WireClient client(tcp(*server), server->address().secret);
    const auto channel = accept(*server, client);
    QVERIFY(channel);
    channel->start(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
    QList<int> kinds;
    const auto keep = [&kinds](const CommandReply &reply) { kinds << int(reply.kind); };
    channel->sendCommand({{u"do"_s, u"flush"_s}}, std::chrono::milliseconds(50), keep);
    QTRY_COMPARE_WITH_TIMEOUT(kinds, QList<int>{int(CommandReply::Kind::TimedOut)}, kLong);
    client.send("{\"@\":\"reply\",\"id\":1,\"ok\":true}\n"); // too late
    channel->sendCommand({{u"do"_s, u"flush"_s}}, std::chrono::minutes(1), keep);
    QTRY_COMPARE_WITH_TIMEOUT(client.received().size(), 4, kLong); // welcome, start, two commands
    client.abort();
    QTRY_COMPARE_WITH_TIMEOUT(kinds, (QList<int>{int(CommandReply::Kind::TimedOut), int(CommandReply::Kind::Closed)}),
                              kLong);
}

void ListenServerTest::deletedInASlot()
{
    const auto server = listen();
    for (const bool onLines : {true, false}) {
        WireClient client(tcp(*server), server->address().secret);
        auto channel = accept(*server, client);
        QVERIFY(channel);
        if (onLines)
            connect(channel.get(), &ListenerChannel::linesReceived, this, [&channel] { channel.reset(); });
        else
            connect(channel.get(), &ListenerChannel::closed, this, [&channel] { channel.reset(); });
        channel->start(0);
        QTRY_VERIFY_WITH_TIMEOUT(client.started(), kLong);
        client.send("{\"@\":\"live\",\"seq\":0}\n" + recorded(u"4.3.0.ndjson"_s));
        if (!onLines)
            client.disconnectLater();
        QTRY_VERIFY_WITH_TIMEOUT(!channel, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!client.isConnected(), kLong);
    }
    QCOMPARE(server->applications(), 0);
}

//! No descriptor left: told, not spun on, and over when there are some again.
void ListenServerTest::outOfDescriptors()
{
    const auto server = listen();
    Refusals refusals(*server);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    WireClient client(tcp(*server), server->address().secret);
    const int next = ::dup(0);
    ::close(next);
    rlimit few{rlim_t(next), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    const bool told = QTest::qWaitFor([&] { return !refusals.reasons.isEmpty(); }, kLong);
    QTest::qWait(300);
    const auto times = refusals.reasons.size();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(told);
    QVERIFY2(times <= 2, "one a second, not in a loop");
    QCOMPARE(refusals.reasons[0], int(WireClose::Io));
    QVERIFY(accept(*server, client));
}

QTEST_GUILESS_MAIN(ListenServerTest)
#include "tst_listenserver.moc"
