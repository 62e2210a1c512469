// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"
#include "mimicserver.h"
#include "support/patience.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(cinderscope::test::Answer)

namespace {

Answer body(const QByteArray &text)
{
    Answer answer;
    answer.body = text;
    return answer;
}

Answer mode(Answer::Mode how)
{
    Answer answer = body("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    answer.mode = how;
    return answer;
}

//! Resident memory of this process, bytes; 0 where the system does not tell.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

std::optional<Error> ask(RestClient &client, const RestLimits &limits = {2'000, 1'000'000})
{
    std::optional<Error> error;
    bool done = false;
    client.getJson(
        u"thing"_s,
        [&](const Result<JsonAnswer> &result) {
            done = true;
            if (!result)
                error = result.error();
        },
        limits);
    if (!QTest::qWaitFor([&] { return done; }, limits.timeoutMs + 5'000))
        return Error{ErrorCode::InvalidArgument, "no handler was called", {}};
    return error;
}

} // namespace

class TestRestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRequestAtATime();
    void asksAsWanted();
    void errors_data();
    void errors();
    void boundedMemory_data();
    void boundedMemory();
    void refused();
    void rawAnswers();
    void cancelCallsNobody();
    void destroyedByItsHandler();
};

void TestRestClient::oneRequestAtATime()
{
    MimicServer server([](const QString &path, const QUrlQuery &) {
        Answer answer = body("{\"path\":\"" + path.toUtf8() + "\"}");
        answer.delayMs = 5;
        return answer;
    });
    RestClient client(server.url());
    QStringList order;
    for (int i = 0; i < 20; ++i) {
        client.getJson(QString::number(i), [&](const Result<JsonAnswer> &result) {
            QVERIFY(result);
            std::string_view path;
            QVERIFY(!result.value().root["path"].get(path));
            order.append(QString::fromUtf8(path.data(), qsizetype(path.size())));
        });
    }
    QVERIFY(order.isEmpty()); // never from within
    QTRY_COMPARE(order.size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(order[i], u"/api/v1/"_s + QString::number(i));
    QCOMPARE(server.mostConcurrent, 1);
    QCOMPARE(server.connections, 1);
}

void TestRestClient::asksAsWanted()
{
    MimicServer server([](const QString &, const QUrlQuery &) { return body("[]"); });
    QUrl base = server.url();
    base.setHost(u"localhost"_s);
    base.setPath(u"/proxy/app-1"_s);
    RestClient client(base);
    QVERIFY(!ask(client));
    QCOMPARE(server.requests, QStringList{u"/proxy/app-1/api/v1/thing"_s});
    const QString head = server.rawHeads.value(0).toLower();
    QVERIFY2(head.contains(u"accept-encoding: identity"_s), qPrintable(head));
    QVERIFY2(!head.contains(u"upgrade"_s), qPrintable(head));
    QCOMPARE(server.mostOpenConnections, 1);
}

void TestRestClient::errors_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");
    const auto status = [](int number, const QByteArray &headers = {}, const QByteArray &text = "gone away") {
        Answer answer = body(text);
        answer.status = number;
        answer.contentType = "text/plain";
        answer.headers = headers;
        return answer;
    };
    Answer html = body("<html>hello</html>");
    html.contentType = "text/html";
    Answer big = body("[" + QByteArray(2'000'000, ' ') + "]");
    const auto row = [](const char *name, const Answer &answer, ErrorCode code, const QString &detail = {}) {
        QTest::newRow(name) << answer << int(code) << detail;
    };
    row("404", status(404), ErrorCode::NotFound, u"gone away"_s);
    row("401", status(401, "WWW-Authenticate: Basic realm=\"x\"\r\n"), ErrorCode::Unauthorized);
    row("403", status(403), ErrorCode::Unauthorized);
    row("500", status(500), ErrorCode::Protocol, u"status 500"_s);
    row("redirect", status(302, "Location: http://example.invalid/\r\n"), ErrorCode::Protocol,
        u"redirect to http://example"_s);
    row("html", html, ErrorCode::Protocol, u"content type text/html"_s);
    row("broken json", body("[1, 2"), ErrorCode::Corrupt);
    row("empty", body(""), ErrorCode::Corrupt);
    row("binary", body(QByteArray("\x00\xff\xfe\x01", 4)), ErrorCode::Corrupt);
    row("deep", body(QByteArray(5000, '[') + QByteArray(5000, ']')), ErrorCode::Corrupt);
    row("too large, announced", big, ErrorCode::TooLarge);
    row("endless body", mode(Answer::Mode::EndlessBody), ErrorCode::TooLarge);
    row("slow bytes", mode(Answer::Mode::SlowBytes), ErrorCode::Timeout);
    row("silence", mode(Answer::Mode::Silence), ErrorCode::Timeout);
    row("broken off", mode(Answer::Mode::Break), ErrorCode::Network);
    row("dropped", mode(Answer::Mode::Drop), ErrorCode::Network);
}

void TestRestClient::errors()
{
    QFETCH(Answer, answer);
    QFETCH(int, code);
    QFETCH(QString, detail);
    bool well = false;
    MimicServer server([&](const QString &, const QUrlQuery &) { return well ? body("[]") : answer; });
    RestClient client(server.url());
    const auto error = ask(client);
    QVERIFY(error);
    QCOMPARE(QString::fromStdString(std::string(errorCodeName(error->code)) + ": " + error->detail).section(u':', 0, 0),
             QString::fromStdString(std::string(errorCodeName(static_cast<ErrorCode>(code)))));
    QVERIFY2(QString::fromStdString(error->detail).startsWith(detail), error->detail.c_str());
    QVERIFY(error->detail.size() < 400);
    QVERIFY(QString::fromStdString(error->source).contains(u"/api/v1/thing"_s));
    QVERIFY(server.mostConcurrent <= 1);
    well = true; // and goes on
    QVERIFY(!ask(client));
}

void TestRestClient::boundedMemory_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("endless headers") << mode(Answer::Mode::EndlessHeaders);
    QTest::newRow("one long header") << mode(Answer::Mode::LongHeader);
    QTest::newRow("endless body") << mode(Answer::Mode::EndlessBody);
}

void TestRestClient::boundedMemory()
{
    QFETCH(Answer, answer);
    MimicServer server([&](const QString &, const QUrlQuery &) { return answer; });
    RestClient client(server.url());
    const qint64 before = residentBytes();
    QElapsedTimer timer;
    timer.start();
    const auto error = ask(client, {5'000, 1'000'000});
    const qint64 grown = residentBytes() - before;
    QVERIFY(error);
    qInfo("%s after %lld ms, %lld bytes sent, resident memory grew by %lld",
          std::string(errorCodeName(error->code)).c_str(), timer.elapsed(), server.bytesSent, grown);
    QVERIFY2(grown < 64'000'000, qPrintable(QString::number(grown)));
}

void TestRestClient::refused()
{
    quint16 port = 0;
    {
        MimicServer server([](const QString &, const QUrlQuery &) { return body("[]"); });
        port = server.serverPort();
    }
    RestClient client(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    const auto error = ask(client);
    QVERIFY(error);
    QCOMPARE(int(error->code), int(ErrorCode::Network));
    QCOMPARE(error->detail, std::string(kConnectionRefused));
}

void TestRestClient::rawAnswers()
{
    Answer answer = body(QByteArray(1'000'000, 'x'));
    answer.contentType = "text/html";
    MimicServer server([&](const QString &, const QUrlQuery &) { return answer; });
    RestClient client(server.url());
    std::optional<RawAnswer> raw;
    const auto get = [&] {
        raw.reset();
        client.getRaw(u"/"_s, [&](const Result<RawAnswer> &result) { raw = result.value(); }, {2'000, 1'000});
        QTRY_VERIFY(raw);
    };
    get();
    QCOMPARE(raw->status, 200);
    QVERIFY(raw->cut);
    QCOMPARE(raw->body.size(), 1000u);
    answer = body({});
    answer.status = 302;
    answer.headers = "Location: /proxy/app-1/jobs/\r\n";
    get();
    QCOMPARE(raw->status, 302);
    QCOMPARE(raw->location, QUrl(server.url().toString() + u"/proxy/app-1/jobs/"_s));
    QVERIFY(!raw->cut);
}

void TestRestClient::cancelCallsNobody()
{
    MimicServer server([](const QString &, const QUrlQuery &) { return mode(Answer::Mode::Silence); });
    RestClient client(server.url());
    int calls = 0;
    for (int i = 0; i < 3; ++i)
        client.getJson(u"x"_s, [&](const Result<JsonAnswer> &) { ++calls; }, {200, 1000});
    QTRY_COMPARE(server.requests.size(), 1);
    client.cancelAll();
    QVERIFY(!client.isBusy());
    QTest::qWait(400);
    QCOMPARE(calls, 0);
    QCOMPARE(server.requests.size(), 1);
}

void TestRestClient::destroyedByItsHandler()
{
    MimicServer server([](const QString &, const QUrlQuery &) { return body("[]"); });
    auto *client = new RestClient(server.url());
    bool done = false;
    client->getJson(u"x"_s, [&](const Result<JsonAnswer> &) {
        delete client;
        done = true;
    });
    client->getJson(u"y"_s, [](const Result<JsonAnswer> &) { QFAIL("its owner is gone"); });
    QTRY_VERIFY(done);
    QTest::qWait(50);
    QCOMPARE(server.requests.size(), 1);
}

QTEST_GUILESS_MAIN(TestRestClient)
#include "tst_restclient.moc"
