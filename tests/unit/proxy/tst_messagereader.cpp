// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/messagereader.h"

#include <QByteArray>
#include <QTest>

#include <optional>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    MessageReader::State state;
    int status;
    std::string target, body;
    std::size_t taken;
};

Outcome readIn(MessageReader::Kind kind, std::string_view bytes, std::size_t piece, bool end = false,
               bool bodiless = false)
{
    MessageReader reader(kind);
    reader.reset(bodiless);
    Outcome outcome{};
    const auto sink = [&outcome](std::string_view part) { outcome.body += part; };
    std::size_t at = 0;
    while (at < bytes.size() && reader.state() != MessageReader::State::Done &&
           reader.state() != MessageReader::State::Failed) {
        const std::string_view part = bytes.substr(at, piece);
        at += reader.take(part, sink);
    }
    if (end)
        reader.takeEnd();
    outcome.state = reader.state();
    outcome.status = reader.state() == MessageReader::State::Failed ? reader.failureStatus() : 0;
    outcome.target = reader.head().target;
    outcome.taken = at;
    return outcome;
}

} // namespace

//! What request smuggling needs is refused; any division into pieces reads the same.
class MessageReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void reads_data();
    void reads();
    void brokenAnswers();
    void bigHeadIsRefused();
    void bigHeadOfAChunkIsRefused();
};

void MessageReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("length and chunks") << start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
    QTest::newRow("chunks and length") << start + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" << 400;
    QTest::newRow("two lengths") << start + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n" << 400;
    QTest::newRow("the same length twice") << start + "Content-Length: 4\r\nContent-Length: 4\r\n\r\n" << 400;
    QTest::newRow("list of lengths") << start + "Content-Length: 4, 4\r\n\r\n" << 400;
    QTest::newRow("negative length") << start + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("length with sign") << start + "Content-Length: +4\r\n\r\n" << 400;
    QTest::newRow("hexadecimal length") << start + "Content-Length: 0x4\r\n\r\n" << 400;
    QTest::newRow("empty length") << start + "Content-Length: \r\n\r\n" << 400;
    QTest::newRow("length over 64 bits") << start + "Content-Length: 99999999999999999999\r\n\r\n" << 400;
    QTest::newRow("other coding") << start + "Transfer-Encoding: gzip, chunked\r\n\r\n" << 501;
    QTest::newRow("identity") << start + "Transfer-Encoding: identity\r\n\r\n" << 501;
    QTest::newRow("xchunked") << start + "Transfer-Encoding: xchunked\r\n\r\n" << 501;
    QTest::newRow("quoted chunked") << start + "Transfer-Encoding: \"chunked\"\r\n\r\n" << 501;
    QTest::newRow("two codings") << start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n" << 400;
    QTest::newRow("coding with tab before colon") << start + "Transfer-Encoding\t: chunked\r\n\r\n" << 400;
    QTest::newRow("coding with blank before colon") << start + "Transfer-Encoding : chunked\r\n\r\n" << 400;
    QTest::newRow("vertical tab") << start + "Transfer-Encoding: \x0b"
                                             "chunked\r\n\r\n"
                                  << 400;
    QTest::newRow("folded line") << start + "X: a\r\n b\r\n\r\n" << 400;
    QTest::newRow("folded coding") << start + "Transfer-Encoding:\r\n chunked\r\n\r\n" << 400;
    QTest::newRow("line feed alone") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("one line feed alone") << start + "X: a\nContent-Length: 4\r\n\r\n" << 400;
    QTest::newRow("zero byte") << start + QByteArray("X: a\0b\r\n\r\n", 10) << 400;
    QTest::newRow("carriage return in a value") << start + "X: a\rb\r\n\r\n" << 400;
    QTest::newRow("no name") << start + ": x\r\n\r\n" << 400;
    QTest::newRow("chunks in 1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
    QTest::newRow("version 0.9") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("version 1.2") << QByteArray("GET / HTTP/1.2\r\nHost: a\r\n\r\n") << 505;
    QTest::newRow("version 2.0") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("two blanks") << QByteArray("GET  / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("blank in target") << QByteArray("GET /a b HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("chunk size with sign") << start + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" << 400;
    QTest::newRow("chunk size 0x") << start + "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n\r\n" << 400;
    QTest::newRow("chunk without end") << start + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" << 400;
    QTest::newRow("chunk size over 64 bits") << start + "Transfer-Encoding: chunked\r\n\r\n10000000000000001\r\na\r\n"
                                             << 400;
}

void MessageReaderTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (const std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(4096)}) {
        const Outcome outcome = readIn(MessageReader::Kind::Request, {bytes.data(), std::size_t(bytes.size())}, piece);
        QVERIFY(outcome.state == MessageReader::State::Failed);
        if (!QByteArray(QTest::currentDataTag()).startsWith("version"))
            QCOMPARE(outcome.status, status);
    }
}

void MessageReaderTest::reads_data()
{
    QTest::addColumn<bool>("request");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("left");
    QTest::newRow("get") << true << QByteArray("GET /x?y HTTP/1.1\r\nHost: a\r\n\r\nGET") << QByteArray() << 3;
    QTest::newRow("post") << true << QByteArray("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloPOST")
                          << QByteArray("hello") << 4;
    QTest::newRow("chunks") << true
                            << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n"
                                          "5;x=\"y\"\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\nGET")
                            << QByteArray("hello world") << 3;
    QTest::newRow("no chunks") << true
                               << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET")
                               << QByteArray() << 3;
    QTest::newRow("no chunks, a trailer")
        << false << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00\r\nA: b\r\n\r\n")
        << QByteArray() << 0;
    QTest::newRow("response") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
                              << QByteArray("abc") << 0;
    QTest::newRow("not modified") << false << QByteArray("HTTP/1.1 304 x\r\nContent-Length: 3\r\n\r\nabc")
                                  << QByteArray() << 3;
    QTest::newRow("until the end") << false << QByteArray("HTTP/1.0 200 OK\r\n\r\nabc") << QByteArray("abc") << 0;
    QTest::newRow("response without reason")
        << false << QByteArray("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n") << QByteArray() << 0;
}

void MessageReaderTest::reads()
{
    QFETCH(bool, request);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    QFETCH(int, left);
    const auto kind = request ? MessageReader::Kind::Request : MessageReader::Kind::Response;
    for (std::size_t piece = 1; piece <= std::size_t(bytes.size()); ++piece) {
        Outcome outcome = readIn(kind, {bytes.data(), std::size_t(bytes.size())}, piece, !request);
        QVERIFY2(outcome.state == MessageReader::State::Done, QByteArray::number(qulonglong(piece)));
        QCOMPARE(outcome.body, body.toStdString());
        QCOMPARE(outcome.taken, std::size_t(bytes.size() - left));
    }
}

void MessageReaderTest::brokenAnswers()
{
    for (const char *bytes : {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", "HTTP/1.1 200 OK\r\nContent-Le",
                              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"}) {
        QVERIFY(readIn(MessageReader::Kind::Response, bytes, 4096, true).state == MessageReader::State::Failed);
    }
    for (const char *bytes : {"HTTP/1.1 031 Early\r\n\r\n", "HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n"})
        QVERIFY(readIn(MessageReader::Kind::Response, bytes, 4096).state == MessageReader::State::Failed);
    const Outcome head =
        readIn(MessageReader::Kind::Response, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", 4096, false, true);
    QVERIFY(head.state == MessageReader::State::Done);
}

void MessageReaderTest::bigHeadIsRefused()
{
    for (const std::string &start : {std::string("GET / HTTP/1.1\r\nX: "), std::string("GET /")}) {
        const Outcome outcome =
            readIn(MessageReader::Kind::Request, start + std::string(200'000, 'a') + "\r\n\r\n", 4096);
        QVERIFY(outcome.state == MessageReader::State::Failed);
        QCOMPARE(outcome.status, 431);
        QVERIFY(outcome.taken <= MessageReader::kMaxHeadBytes);
    }
    const std::string fits = "GET / HTTP/1.1\r\nX: " + std::string(60'000, 'a') + "\r\n\r\n";
    QVERIFY(readIn(MessageReader::Kind::Request, fits, 1000).state == MessageReader::State::Done);
}

// However it comes: a limit that depends on the pieces lets two readers of the same bytes differ.
void MessageReaderTest::bigHeadOfAChunkIsRefused()
{
    const std::string start = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n";
    const auto chunk = [](std::size_t bytes) { return "1;x=" + std::string(bytes, 'y') + "\r\nb\r\n0\r\n\r\n"; };
    const auto trailer = [](std::size_t bytes) { return "0\r\nX: " + std::string(bytes, 'y') + "\r\n\r\n"; };
    for (const std::size_t piece : {std::size_t(1), std::size_t(1000), std::size_t(100'000)}) {
        for (const std::string &large : {chunk(16'400), trailer(16'400)}) {
            const Outcome outcome = readIn(MessageReader::Kind::Request, start + large, piece);
            QVERIFY2(outcome.state == MessageReader::State::Failed, QByteArray::number(qulonglong(piece)));
            QCOMPARE(outcome.status, 400);
        }
        for (const std::string &fits : {chunk(16'000), trailer(16'000)}) {
            const Outcome outcome = readIn(MessageReader::Kind::Request, start + fits, piece);
            QVERIFY2(outcome.state == MessageReader::State::Done, QByteArray::number(qulonglong(piece)));
        }
    }
    const std::string body(100'000, 'z'); // the limit is of heads
    const std::string large = start + "186a0\r\n" + body + "\r\n0\r\n\r\n";
    QCOMPARE(readIn(MessageReader::Kind::Request, large, 200'000).body, "a" + body);
}

QTEST_GUILESS_MAIN(MessageReaderTest)
#include "tst_messagereader.moc"
