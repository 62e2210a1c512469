// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/foundendpoint.h"
#include "discovery/portscanner.h"
#include "support/patience.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <map>
#include <set>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestPortScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openAndClosed();
    void nameNotFound();
    void nobodyAnswers();
    void manyWithinTheBound();
    void rate();
    void bothAddressesOfAName();
    void cancelled();
    void nothingToDo();
};

namespace {

struct News
{
    explicit News(PortScanner &scanner)
    {
        QObject::connect(&scanner, &PortScanner::open, &scanner, [this](const QString &host, quint16 port) {
            open.insert({host, port});
        });
        QObject::connect(&scanner, &PortScanner::closed, &scanner,
                         [this](const QString &host, quint16 port, const Error &error) {
                             closed[{host, port}] = troubleOf(error);
                         });
    }
    std::set<std::pair<QString, quint16>> open;
    std::map<std::pair<QString, quint16>, Trouble> closed;
};

} // namespace

void TestPortScanner::openAndClosed()
{
    QTcpServer server, gone;
    QVERIFY(server.listen(QHostAddress::LocalHost) && gone.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort(), free = gone.serverPort();
    gone.close();
    PortScanner scanner({}, {});
    News news(scanner);
    QSignalSpy finished(&scanner, &PortScanner::finished), progress(&scanner, &PortScanner::progress);
    scanner.start({{u"127.0.0.1"_s, {port, free}}});
    QVERIFY(news.open.empty()); // by the event loop only
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(news.open.size(), 1u);
    QVERIFY(news.open.contains({u"127.0.0.1"_s, port}));
    QVERIFY((news.closed.at({u"127.0.0.1"_s, free}) == Trouble::Refused));
    QCOMPARE(progress.last().value(0).toInt(), 2);
    QCOMPARE(progress.last().value(1).toInt(), 2);
    QTRY_COMPARE(server.hasPendingConnections(), true);
    QTcpSocket *socket = server.nextPendingConnection(); // nothing was said, and it is closed
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket->readAll(), QByteArray());
}

void TestPortScanner::nameNotFound()
{
    const QString host(70, u'a'); // too long for a label: no name server is asked
    PortScanner scanner({}, {});
    News news(scanner);
    QSignalSpy finished(&scanner, &PortScanner::finished);
    scanner.start({{host, {1, 2}}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(news.closed.size(), 2u);
    QVERIFY((news.closed.at({host, quint16(1)}) == Trouble::NameNotFound));
    QCOMPARE(scanner.done(), 2);
}

//! A socket that is not accepted from, its queue full: what a filtered port looks like.
void TestPortScanner::nobodyAnswers()
{
    QTcpServer server;
    server.setListenBacklogSize(1);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (int i = 0; i < 4; ++i) {
        waiting.push_back(std::make_unique<QTcpSocket>());
        waiting.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        QTest::qWait(50);
    }
    PortScanner::Settings settings;
    settings.connectMs = 300;
    PortScanner scanner(settings, {});
    News news(scanner);
    QSignalSpy finished(&scanner, &PortScanner::finished);
    scanner.start({{u"127.0.0.1"_s, {server.serverPort()}}});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY((news.closed.at({u"127.0.0.1"_s, server.serverPort()}) == Trouble::Timeout));
}

void TestPortScanner::manyWithinTheBound()
{
    QTcpServer server;
    server.setListenBacklogSize(512); // this thread accepts, too
    server.setMaxPendingConnections(1'000);
    QVERIFY(server.listen(QHostAddress::AnyIPv4));
    PortScanner::Settings settings;
    settings.sockets = 32;
    settings.connectsPerSecond = 0;
    PortScanner scanner(settings, {});
    News news(scanner);
    QSignalSpy finished(&scanner, &PortScanner::finished);
    QList<PortScanner::Target> targets;
    for (int host = 1; host <= 254; ++host)
        targets.append({u"127.0.9.%1"_s.arg(host), {server.serverPort(), 1, 2}});
    scanner.start(targets);
    QCOMPARE(scanner.total(), 762);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(news.open.size(), 254u);
    QCOMPARE(news.closed.size(), 508u);
    QCOMPARE(scanner.done(), 762);
    QVERIFY(scanner.mostSockets() <= 32);
    QVERIFY(scanner.mostSockets() > 1);
}

void TestPortScanner::rate()
{
    PortScanner::Settings settings;
    settings.sockets = 10;
    settings.connectsPerSecond = 100;
    PortScanner scanner(settings, {});
    QSignalSpy finished(&scanner, &PortScanner::finished);
    QElapsedTimer timer;
    timer.start();
    QList<quint16> ports;
    for (quint16 port = 1; port <= 60; ++port)
        ports.append(port);
    scanner.start({{u"127.0.8.1"_s, ports}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY2(timer.elapsed() >= 450,
             qPrintable(QString::number(timer.elapsed()))); // 10 at once, then 50 by 100 a second
}

void TestPortScanner::bothAddressesOfAName()
{
    QTcpServer server; // localhost may be ::1 first
    QVERIFY(server.listen(QHostAddress::LocalHost));
    PortScanner scanner({}, {});
    News news(scanner);
    QSignalSpy finished(&scanner, &PortScanner::finished);
    scanner.start({{u"localhost"_s, {server.serverPort()}}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(news.open.size(), 1u);
    QVERIFY(news.closed.empty());
}

void TestPortScanner::cancelled()
{
    PortScanner scanner({}, {});
    QSignalSpy closed(&scanner, &PortScanner::closed), finished(&scanner, &PortScanner::finished);
    connect(&scanner, &PortScanner::closed, &scanner, [&scanner] { scanner.cancel(); });
    scanner.start({{u"127.0.0.1"_s, {1, 2, 3, 4}}});
    QTRY_VERIFY(closed.size() >= 1);
    QTest::qWait(100);
    QCOMPARE(closed.size(), 1); // none behind the call
    QCOMPARE(finished.size(), 0);
}

void TestPortScanner::nothingToDo()
{
    PortScanner scanner({}, {});
    QSignalSpy finished(&scanner, &PortScanner::finished);
    scanner.start({});
    QTRY_COMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestPortScanner)
#include "tst_portscanner.moc"
