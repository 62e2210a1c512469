// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/handshake.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

} // namespace

class HandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proofsAreHmac();
    void randomIsRandom();
    void comparison();
    void goodListener();
    void refusals_data();
    void refusals();
    void applicationUpdatesHello();
};

//! Values of Python's hmac module.
void HandshakeTest::proofsAreHmac()
{
    const QByteArray a = QByteArray("aa").repeated(16);
    const QByteArray b = QByteArray("bb").repeated(16);
    QCOMPARE(wireProof(kSecret, WireSide::Window, a, b),
             QByteArray("2ce9b395b8a9d9fc54a260c63af0c2998929fbc7bc858402ff2f64a43e2101dc"));
    QCOMPARE(wireProof(kSecret, WireSide::Listener, a, b),
             QByteArray("bd281615f191a2c052b5c858d88fcc09d46b4528c98b3665bd04b358e0e6ff4c"));
}

void HandshakeTest::randomIsRandom()
{
    QVERIFY(isWireSecret(newWireSecret()));
    QVERIFY(newWireSecret() != newWireSecret());
    QCOMPARE(newWireNonce().size(), 32);
    QVERIFY(newWireNonce() != newWireNonce());
    QVERIFY(!isWireSecret("short"));
    QVERIFY(!isWireSecret(QByteArray(64, 'g')));
}

void HandshakeTest::comparison()
{
    QVERIFY(equalInConstantTime("", ""));
    QVERIFY(equalInConstantTime("abc", "abc"));
    QVERIFY(!equalInConstantTime("abc", "abd"));
    QVERIFY(!equalInConstantTime("bbc", "abc"));
    QVERIFY(!equalInConstantTime("abc", "ab"));
    QVERIFY(!equalInConstantTime("", "a"));
}

void HandshakeTest::goodListener()
{
    WindowHandshake window(kSecret);
    const QByteArray nonce = newWireNonce();
    const auto welcome = QJsonDocument::fromJson(window.take(WireGreeting{1, nonce.toStdString()})).object();
    QCOMPARE(welcome[u"@"].toString(), u"welcome"_s);
    QCOMPARE(welcome[u"protocol"].toInt(), 1);
    const QByteArray windowNonce = welcome[u"nonce"].toString().toLatin1();
    QCOMPARE(welcome[u"proof"].toString().toLatin1(), wireProof(kSecret, WireSide::Window, nonce, windowNonce));
    QVERIFY(!window.isDone());
    ListenerHello hello;
    hello.instance = "one";
    window.take(WireIdentity{wireProof(kSecret, WireSide::Listener, nonce, windowNonce).toStdString(), hello});
    QVERIFY(window.isDone());
    QVERIFY(!window.failure());
    QVERIFY(window.hello() == hello);
}

void HandshakeTest::refusals_data()
{
    QTest::addColumn<int>("wrong");
    QTest::addColumn<int>("reason");
    QTest::newRow("protocol") << 0 << int(WireClose::WrongProtocol);
    QTest::newRow("nonce too short") << 1 << int(WireClose::Garbage);
    QTest::newRow("nonce no hex") << 2 << int(WireClose::Garbage);
    QTest::newRow("another secret") << 3 << int(WireClose::WrongProof);
    QTest::newRow("our own proof sent back") << 4 << int(WireClose::WrongProof);
    QTest::newRow("no proof") << 5 << int(WireClose::WrongProof);
    QTest::newRow("no instance") << 6 << int(WireClose::Garbage);
    QTest::newRow("identity first") << 7 << int(WireClose::Garbage);
    QTest::newRow("tick instead of identity") << 8 << int(WireClose::Garbage);
    QTest::newRow("the listener complains") << 9 << int(WireClose::WrongProof);
}

void HandshakeTest::refusals()
{
    QFETCH(int, wrong);
    QFETCH(int, reason);
    WindowHandshake window(kSecret);
    QByteArray nonce = newWireNonce();
    if (wrong == 1)
        nonce.chop(1);
    if (wrong == 2)
        nonce[0] = 'x';
    if (wrong == 7) {
        window.take(WireIdentity{});
    } else {
        const auto welcome =
            QJsonDocument::fromJson(window.take(WireGreeting{wrong == 0 ? 2 : 1, nonce.toStdString()})).object();
        const QByteArray windowNonce = welcome[u"nonce"].toString().toLatin1();
        QByteArray proof =
            wireProof(wrong == 3 ? QByteArray(64, '0') : kSecret, WireSide::Listener, nonce, windowNonce);
        if (wrong == 4)
            proof = welcome[u"proof"].toString().toLatin1();
        if (wrong == 5)
            proof.clear();
        ListenerHello hello;
        hello.instance = wrong == 6 ? "" : "one";
        if (wrong == 8)
            window.take(WireTick{});
        else if (wrong == 9)
            window.take(WireTrouble{"wrong window"});
        else
            window.take(WireIdentity{proof.toStdString(), hello});
    }
    QVERIFY(window.failure());
    QCOMPARE(int(window.failure()->reason), reason);
    QVERIFY(!window.isDone());
    QVERIFY(window.hello().instance.empty());
    QVERIFY(window.take(WireGreeting{1, newWireNonce().toStdString()}).isEmpty()); // no second chance
}

void HandshakeTest::applicationUpdatesHello()
{
    ListenerHello hello;
    hello.instance = "one";
    hello.next = 7;
    ListenerHello news;
    QVERIFY(!updateHello(hello, news));
    news.applicationId = "app-1";
    news.uiUrl = "http://localhost:4040";
    news.startTime = 5;
    news.instance = "two";
    QVERIFY(updateHello(hello, news));
    QVERIFY(!updateHello(hello, news));
    QCOMPARE(hello.applicationId, std::string("app-1"));
    QCOMPARE(hello.startTime, TimeMs(5));
    QCOMPARE(hello.instance, std::string("one"));
    QCOMPARE(hello.next, std::uint64_t(7));
}

QTEST_GUILESS_MAIN(HandshakeTest)
#include "tst_handshake.moc"
