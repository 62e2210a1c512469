// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/listeningports.h"
#include "discovery/socketdiag.h"

#include <QCoreApplication>
#include <QFile>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestListeningPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void procNetTcp();
    void procNetTcpConnection();
    void ownSocketIsListed();
    void backlogs();
    void bothWaysTellTheSame();
};

namespace {

const ListeningPort *at(const std::vector<ListeningPort> &ports, quint16 port)
{
    const auto found =
        std::find_if(ports.begin(), ports.end(), [port](const ListeningPort &each) { return each.port == port; });
    return found == ports.end() ? nullptr : &*found;
}

} // namespace

void TestListeningPorts::procNetTcp()
{
    const std::string_view text =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
        "   0: 0100007F:0FC8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 127295 1 0 100\n"
        "   1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1 0 100\n"
        "   2: 0100007F:0FC8 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 5 1 0 100\n"
        "   3: 0000000000000000FFFF00000100007F:0FC9 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 42 1\n"
        "   4: 00000000000000000000000001000000:0FCA 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 43 1\n"
        "   5: zz:0FCA 0:0 0A\n"
        "   6: 0100007F:99999 0:0 0A 0:0 0:0 0 0 0 44\n"
        "nonsense\n\n"
        "   7: 0100007F:0FC8";
    const auto ports = parseProcNetTcp(text);
    QCOMPARE(ports.size(), 4u);
    QCOMPARE(ports[0], (ListeningPort{QHostAddress(u"127.0.0.1"_s), 4040, 127295}));
    QCOMPARE(ports[1], (ListeningPort{QHostAddress(u"0.0.0.0"_s), 8080, 77}));
    QCOMPARE(ports[2], (ListeningPort{QHostAddress(u"127.0.0.1"_s), 4041, 42}));
    QCOMPARE(ports[3], (ListeningPort{QHostAddress(u"::1"_s), 4042, 43}));
}

//! The end of a connection that is asked for, not the other one, and none of another computer.
void TestListeningPorts::procNetTcpConnection()
{
    const std::string_view text =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
        "   0: 0100007F:0FC8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100\n"
        "   1: 0100007F:0FC8 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100\n"
        "   2: 0100007F:C000 0100007F:0FC8 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 100\n"
        "   3: 0100007F:C001 0100007F:0FC8 06 00000000:00000000 03:00000D9C 00000000     0        0 0 3 0\n"
        "   4: 0100007F:C001 0100007F:0FC8 06 00000000:00000000 03:00000D9C 00000000     0        0 9 3 0\n"
        "   5: 0100000A:C002 0200000A:0FC8 01 00000000:00000000 00:00000000 00000000     0        0 4 1 0 100\n"
        "   6: 0000000000000000FFFF00000100007F:C003 0000000000000000FFFF00000100007F:0FC8 01 0:0 0:0 0 0 0 42 1\n"
        "   7: zz:C004 0100007F:0FC8 01 0:0 0:0 0 0 0 5 1\n";
    QCOMPARE(parseProcNetTcpConnection(text, 0xC000, 0x0FC8), 3u);
    QCOMPARE(parseProcNetTcpConnection(text, 0x0FC8, 0xC000), 2u);
    QCOMPARE(parseProcNetTcpConnection(text, 0xC001, 0x0FC8), 0u); // TIME_WAIT
    QCOMPARE(parseProcNetTcpConnection(text, 0xC002, 0x0FC8), 0u); // not the loopback
    QCOMPARE(parseProcNetTcpConnection(text, 0xC003, 0x0FC8), 42u);
    QCOMPARE(parseProcNetTcpConnection(text, 0xC004, 0x0FC8), 0u);
    QCOMPARE(parseProcNetTcpConnection({}, 1, 2), 0u);
}

void TestListeningPorts::ownSocketIsListed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::AnyIPv4));
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        QSKIP("this system does not list its sockets");
    const auto own =
        std::find_if(ports.begin(), ports.end(), [&](const auto &p) { return p.port == server.serverPort(); });
    QVERIFY(own != ports.end());
    QCOMPARE(own->address, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(own->inode > 0);
}

//! A Spark UI waits with few connections in its queue, RPC with many.
void TestListeningPorts::backlogs()
{
    QTcpServer ui, rpc;
    ui.setListenBacklogSize(1);
    rpc.setListenBacklogSize(100);
    QVERIFY(ui.listen(QHostAddress::LocalHost) && rpc.listen(QHostAddress::AnyIPv6));
    std::vector<ListeningPort> ports;
    if (!diagnosedPorts() || !listeningPorts(ports))
        QSKIP("this system does not tell of its sockets by sock_diag");
    const ListeningPort *few = at(ports, ui.serverPort()), *many = at(ports, rpc.serverPort());
    QVERIFY(few && many);
    QCOMPARE(few->backlog.value_or(0), 1u);
    QCOMPARE(many->backlog.value_or(0), 100u);
    QVERIFY(few->mayBeSparkUi());
    QVERIFY(!many->mayBeSparkUi());
    QVERIFY(ListeningPort().mayBeSparkUi()); // nobody knows
}

void TestListeningPorts::bothWaysTellTheSame()
{
    QTcpServer servers[4];
    QVERIFY(servers[0].listen(QHostAddress::LocalHost));
    QVERIFY(servers[1].listen(QHostAddress::AnyIPv4));
    if (!servers[2].listen(QHostAddress::LocalHostIPv6) || !servers[3].listen(QHostAddress::AnyIPv6))
        QSKIP("no IPv6 here");
    const auto diagnosed = diagnosedPorts();
    if (!diagnosed)
        QSKIP("this system does not tell of its sockets by sock_diag");
    QByteArray text;
    for (const QString &path : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            text += file.readAll();
    }
    const auto read = parseProcNetTcp({text.constData(), std::size_t(text.size())});
    for (const QTcpServer &server : servers) {
        const ListeningPort *one = at(*diagnosed, server.serverPort()), *other = at(read, server.serverPort());
        QVERIFY(one && other);
        QCOMPARE(one->address, other->address);
        QCOMPARE(one->inode, other->inode);
    }
}

QTEST_GUILESS_MAIN(TestListeningPorts)
#include "tst_listeningports.moc"
