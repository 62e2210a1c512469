// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelchannel.h"
#include "support/patience.h"
#include "unit/jupyter/fakejupyter.h"

#include <algorithm>
#include <QJsonArray>
#include <QSignalSpy>
#include <QWebSocket>

using namespace cinderscope;
using cinderscope::test::FakeJupyter;
using namespace Qt::StringLiterals;

using State = KernelChannel::State;
using Kernel = KernelChannel::Kernel;
using Outcome = ExecuteResult::Outcome;

namespace {

const QString kKernel = u"4f7c1e1a-0000-4000-8000-000000000001"_s;

Access withToken(const QByteArray &token)
{
    Access access;
    access.headers.append({"Authorization", "token " + token});
    return access;
}

} // namespace

class KernelChannelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void executes_data();
    void executes();
    void login();
    void goneKernel();
    void refusedServer();
    void reconnects();
    void others();
    void controlDoesNotMakeIdle();
    void lateAttach();
    void restarted();
    void abortedAndTimeout();
    void floods();
    void tooLarge();
    void nonsense();
    void halfHandshake_data();
    void halfHandshake();
    void silentOfOurs();
    void stoppedByTheHub();
};

void KernelChannelTest::executes_data()
{
    QTest::addColumn<bool>("v1");
    QTest::newRow("v1") << true;
    QTest::newRow("json") << false;
}

void KernelChannelTest::executes()
{
    QFETCH(bool, v1);
    FakeJupyter fake;
    fake.v1 = v1;
    fake.token = "tok";
    fake.beServer(kKernel);
    QJsonObject asked;
    fake.onMessage = [&](const QString &channel, const QJsonObject &header, const QJsonObject &content) {
        if (header.value("msg_type"_L1) != "execute_request"_L1)
            return;
        QCOMPARE(channel, u"shell"_s);
        asked = content;
        fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, header);
        fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stdout"_s}, {u"text"_s, u"\x1b[1mhel"_s}}, header);
        fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stdout"_s}, {u"text"_s, u"lo\n"_s}}, header);
        fake.say(u"shell"_s, u"execute_reply"_s,
                 {{u"status"_s, u"error"_s},
                  {u"ename"_s, u"E"_s},
                  {u"evalue"_s, u"bad"_s},
                  {u"traceback"_s, QJsonArray{u"\x1b[31mline\x1b[0m"_s}}},
                 header);
        // outputs may come behind the reply
        fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stderr"_s}, {u"text"_s, u"late"_s}}, header);
        fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, header);
    };
    KernelChannel channel(fake.url(), kKernel, withToken("tok"));
    std::optional<ExecuteResult> result;
    ExecuteOptions options;
    options.silent = true;
    options.storeHistory = true; // silent wins
    options.expressions = {{u"x"_s, u"1+1"_s}};
    channel.execute(u"print()"_s, options, [&result](const ExecuteResult &answer) { result = answer; });
    channel.open();
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->outcome == Outcome::Error);
    QCOMPARE(result->errorName, u"E"_s);
    QCOMPARE(result->traceback, u"line"_s);
    QCOMPARE(result->outputs.size(), 2);
    QCOMPARE(result->outputs[0].text, u"hello\n"_s);
    QVERIFY(result->outputs[1].kind == KernelOutput::Kind::Stderr);
    QCOMPARE(asked.value("allow_stdin"_L1).toBool(true), false);
    QCOMPARE(asked.value("store_history"_L1).toBool(true), false);
    QCOMPARE(asked.value("silent"_L1).toBool(false), true);
    QCOMPARE(asked.value("user_expressions"_L1).toObject().value("x"_L1).toString(), u"1+1"_s);
    QCOMPARE(channel.language(), u"python"_s);
    QVERIFY(channel.kernel() == Kernel::Idle);
    QCOMPARE(channel.cells().size(), 0); // its own silent request is none
    for (const QByteArray &head : fake.requests)
        QVERIFY2(!head.contains("Origin:") && head.contains("Authorization: token tok"), head.constData());
}

void KernelChannelTest::login()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.token = "right";
    fake.refuseSockets = true;
    KernelChannel channel(fake.url(), kKernel, withToken("wrong"));
    channel.open();
    QTRY_VERIFY(channel.state() == State::Failed);
    QVERIFY(channel.error().code == ErrorCode::Unauthorized);
    fake.refuseSockets = false;
    channel.setAccess(withToken("right"));
    QTRY_VERIFY(channel.state() == State::Open);
}

void KernelChannelTest::goneKernel()
{
    FakeJupyter fake;
    fake.beServer(u"another"_s);
    fake.refuseSockets = true;
    KernelChannel channel(fake.url(), kKernel, {});
    std::optional<ExecuteResult> result;
    channel.execute(u"1"_s, {}, [&result](const ExecuteResult &answer) { result = answer; });
    channel.open();
    QTRY_VERIFY(channel.state() == State::Failed);
    QVERIFY(channel.error().code == ErrorCode::NotFound);
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->outcome == Outcome::Disconnected);
}

void KernelChannelTest::refusedServer()
{
    FakeJupyter fake;
    const QUrl url = fake.url();
    fake.stopListening();
    KernelChannel channel(url, kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.state() == State::Waiting);
    QTRY_VERIFY(channel.error().code == ErrorCode::Network);
    channel.close();
    QVERIFY(channel.state() == State::Closed);
}

void KernelChannelTest::reconnects()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    QSignalSpy missed(&channel, &KernelChannel::missed);
    channel.open();
    QTRY_VERIFY(channel.state() == State::Open && channel.kernel() == Kernel::Idle);
    std::optional<ExecuteResult> result;
    channel.execute(u"1"_s, {}, [&result](const ExecuteResult &answer) { result = answer; }); // nobody answers
    QTest::qWait(50);
    fake.closeSockets();
    QTRY_VERIFY(channel.state() == State::Waiting);
    QTRY_VERIFY(channel.state() == State::Open);
    QCOMPARE(missed.size(), 1);
    // the same session, so that the server hands on what it kept
    QTRY_VERIFY(result.has_value()); // the shell answers in order: this one is lost
    QVERIFY(result->outcome == Outcome::Disconnected);
    QByteArray sessions[2];
    int sockets = 0;
    for (const QByteArray &head : fake.requests) {
        if (head.contains("/channels?session_id=") && sockets < 2)
            sessions[sockets++] = head.mid(head.indexOf("session_id="), 43);
    }
    QCOMPARE(sockets, 2);
    QCOMPARE(sessions[0], sessions[1]);
}

void KernelChannelTest::others()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    QSignalSpy started(&channel, &KernelChannel::cellStarted), changed(&channel, &KernelChannel::cellChanged);
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    const QJsonObject request = FakeJupyter::header(u"cell-1"_s);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, request);
    fake.say(u"iopub"_s, u"execute_input"_s, {{u"code"_s, u"df.count()"_s}, {u"execution_count"_s, 4}}, request);
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(channel.kernel() == Kernel::Busy);
    QCOMPARE(channel.cells()[0].code, u"df.count()"_s);
    QCOMPARE(channel.cells()[0].executionCount, 4);
    QCOMPARE(channel.cells()[0].ended, kNoTime);
    fake.say(u"iopub"_s, u"error"_s, {{u"ename"_s, u"ZeroDivisionError"_s}, {u"evalue"_s, u"division"_s}}, request);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, request);
    QTRY_VERIFY(channel.cells()[0].ended != kNoTime);
    QVERIFY(channel.cells()[0].failed);
    QCOMPARE(channel.cells()[0].errorName, u"ZeroDivisionError"_s);
    QVERIFY(channel.kernel() == Kernel::Idle);
    // a silent request of somebody is no cell
    const QJsonObject silent = FakeJupyter::header(u"silent-1"_s);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, silent);
    fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stdout"_s}, {u"text"_s, u"x"_s}}, silent);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, silent);
    fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stdout"_s}, {u"text"_s, u"thread"_s}}, request);
    QTest::qWait(100);
    QCOMPARE(channel.cells().size(), 1);
}

void KernelChannelTest::controlDoesNotMakeIdle()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    const QJsonObject cell = FakeJupyter::header(u"c"_s), info = FakeJupyter::header(u"i"_s, u"kernel_info_request"_s);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, cell);
    QTRY_VERIFY(channel.kernel() == Kernel::Busy);
    QSignalSpy spy(&channel, &KernelChannel::kernelChanged);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, info);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, info);
    QTest::qWait(100);
    QVERIFY(channel.kernel() == Kernel::Busy);
    QCOMPARE(spy.size(), 0);
}

void KernelChannelTest::lateAttach()
{
    FakeJupyter fake;
    fake.beServer(kKernel, "busy");
    KernelChannel channel(fake.url(), kKernel, {});
    QSignalSpy started(&channel, &KernelChannel::cellStarted);
    fake.onMessage = [&](const QString &, const QJsonObject &header, const QJsonObject &content) {
        if (header.value("msg_type"_L1) == "history_request"_L1) {
            QCOMPARE(content.value("session"_L1).toInt(1), 0);
            fake.say(
                u"shell"_s, u"history_reply"_s,
                {{u"history"_s, QJsonArray{QJsonArray{0, 1, u"a = 1"_s}, QJsonArray{0, 2, QJsonArray{u"b"_s, 2}}}}},
                header);
        }
    };
    channel.open();
    QTRY_VERIFY(channel.state() == State::Open);
    const QJsonObject cell = FakeJupyter::header(u"before"_s);
    QTRY_VERIFY(!fake.sockets.isEmpty());
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, FakeJupyter::header(u"x"_s));
    QTRY_VERIFY(channel.kernel() == Kernel::Busy);
    fake.say(u"iopub"_s, u"execute_result"_s,
             {{u"execution_count"_s, 9}, {u"data"_s, QJsonObject{{u"text/plain"_s, u"41"_s}}}}, cell);
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(channel.cells()[0].messageId, u"before"_s);
    QCOMPARE(channel.cells()[0].executionCount, 9);
    QVERIFY(channel.cells()[0].code.isEmpty());
    QList<std::pair<int, QString>> inputs;
    channel.askInputs(100,
                      [&inputs](const auto &answer) { inputs = answer.valueOr(QList<std::pair<int, QString>>()); });
    QTRY_COMPARE(inputs.size(), 2);
    QCOMPARE(inputs[1].second, u"b"_s);
}

void KernelChannelTest::restarted()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    QSignalSpy spy(&channel, &KernelChannel::kernelRestarted);
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    std::optional<ExecuteResult> result;
    channel.execute(u"1"_s, {}, [&result](const ExecuteResult &answer) { result = answer; });
    const QJsonObject cell = FakeJupyter::header(u"c"_s);
    fake.say(u"iopub"_s, u"execute_input"_s, {{u"code"_s, u"x"_s}, {u"execution_count"_s, 1}}, cell);
    QTRY_COMPARE(channel.cells().size(), 1);
    fake.onMessage = nullptr;
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"restarting"_s}});
    QTRY_COMPARE(spy.size(), 1);
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->outcome == Outcome::KernelDied);
    QVERIFY(channel.cells()[0].failed && channel.cells()[0].ended != kNoTime);
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"starting"_s}}, FakeJupyter::header(u"s"_s, u"x"_s));
    QTest::qWait(50);
    QTRY_VERIFY(channel.kernel() == Kernel::Idle || channel.kernel() == Kernel::Starting);
    QCOMPARE(spy.size(), 1); // told once
}

void KernelChannelTest::abortedAndTimeout()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.onMessage = [&](const QString &, const QJsonObject &header, const QJsonObject &content) {
        if (content.value("code"_L1).toString() == "abort"_L1)
            fake.answerExecute(header, {{u"status"_s, u"aborted"_s}});
    };
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QList<Outcome> outcomes;
    const auto take = [&outcomes](const ExecuteResult &answer) { outcomes.append(answer.outcome); };
    channel.execute(u"abort"_s, {}, take);
    QTRY_COMPARE(outcomes.size(), 1);
    QVERIFY(outcomes[0] == Outcome::Aborted);
    ExecuteOptions options;
    options.timeoutMs = 100;
    channel.execute(u"never"_s, options, take);
    QTRY_COMPARE(outcomes.size(), 2);
    QVERIFY(outcomes[1] == Outcome::Timeout);
}

//! A cell that prints without end: what is kept stays bounded, and what is not ours is not kept at all.
void KernelChannelTest::floods()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    std::optional<ExecuteResult> result;
    fake.onMessage = [&](const QString &, const QJsonObject &header, const QJsonObject &) {
        if (header.value("msg_type"_L1) != "execute_request"_L1)
            return;
        const QJsonObject text{{u"name"_s, u"stdout"_s}, {u"text"_s, QString(100'000, u'y')}};
        for (int i = 0; i < 50; ++i)
            fake.say(u"iopub"_s, u"stream"_s, text, header);
        fake.answerExecute(header, {{u"status"_s, u"ok"_s}});
    };
    channel.execute(u"1"_s, {}, [&result](const ExecuteResult &answer) { result = answer; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->outputCut);
    QCOMPARE(result->outputs.size(), 1);
    QCOMPARE(result->outputs[0].text.size(), KernelChannel::kMostOutput);
    const int last = KernelChannel::kMostCells + 49;
    for (int i = 0; i <= last; ++i) {
        const QJsonObject input{{u"code"_s, QString(i < last ? 10 : 100'000, u'c')}, {u"execution_count"_s, i}};
        fake.say(u"iopub"_s, u"execute_input"_s, input, FakeJupyter::header(u"n%1"_s.arg(i)));
    }
    QTRY_VERIFY(!channel.cells().isEmpty() && channel.cells().last().messageId == u"n%1"_s.arg(last));
    QCOMPARE(channel.cells().size(), KernelChannel::kMostCells);
    QCOMPARE(channel.cells().last().code.size(), KernelChannel::kMostCode);
}

void KernelChannelTest::tooLarge()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    for (const qint64 size : {KernelChannel::kMostMessage + 1024, qint64(100) * 1024 * 1024}) {
        bool waited = false;
        const auto connection = connect(&channel, &KernelChannel::stateChanged, this, [&] {
            waited = waited || (channel.state() == State::Waiting && channel.error().code == ErrorCode::TooLarge);
        });
        fake.sayBytes(QByteArray(size, 'x'));
        QTRY_VERIFY(waited);
        disconnect(connection);
        QTRY_VERIFY(channel.state() == State::Open); // and goes on
    }
}

void KernelChannelTest::nonsense()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.kernel() == Kernel::Idle);
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray(200, '\xff'), QByteArray(100, '\0')})
        fake.sayBytes(bytes);
    for (QWebSocket *socket : fake.sockets) {
        socket->sendTextMessage(u"{"_s);
        socket->sendTextMessage(u"[[[[]]]]"_s);
        socket->sendTextMessage(u"{\"header\":{\"msg_type\":\"status\"},\"content\":{\"execution_state\":7}}"_s);
    }
    fake.say(u"iopub"_s, u"execute_input"_s, {{u"code"_s, 7}, {u"execution_count"_s, u"x"_s}}, FakeJupyter::header({}));
    fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"dancing"_s}}, FakeJupyter::header(u"q"_s));
    std::optional<ExecuteResult> result;
    fake.onMessage = [&](const QString &, const QJsonObject &header, const QJsonObject &) {
        if (header.value("msg_type"_L1) == "execute_request"_L1)
            fake.answerExecute(header, {{u"status"_s, u"ok"_s}, {u"user_expressions"_s, u"none"_s}});
    };
    channel.execute(u"1"_s, {}, [&result](const ExecuteResult &answer) { result = answer; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->outcome == Outcome::Ok);
    QCOMPARE(channel.cells().size(), 0);
}

void KernelChannelTest::halfHandshake_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("cut") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgr");
    QTest::newRow("no websocket") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    QTest::newRow("other protocol") << QByteArray("220 mail.example ESMTP\r\n");
    QTest::newRow("wrong key") << QByteArray("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                             "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
    QTest::newRow("endless header") << QByteArray("HTTP/1.1 101 X\r\nA: " + QByteArray(4'000'000, 'a'));
}

//! Whatever comes instead of a WebSocket: tried again, told, and good as soon as the server is.
void KernelChannelTest::halfHandshake()
{
    QFETCH(QByteArray, answer);
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.insteadOfHandshake = answer;
    KernelChannel channel(fake.url(), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.state() == State::Waiting);
    QVERIFY(!channel.error().detail.empty());
    const auto tries = [&fake] {
        return std::count_if(fake.requests.begin(), fake.requests.end(),
                             [](const QByteArray &head) { return head.contains("Upgrade: websocket"); });
    };
    const auto before = tries();
    QTRY_VERIFY(tries() > before); // by itself
    fake.insteadOfHandshake.clear();
    QTRY_VERIFY(channel.state() == State::Open);
}

//! Almond shows silent requests to everybody. Ours are no cells for another channel of ours.
void KernelChannelTest::silentOfOurs()
{
    FakeJupyter fake;
    fake.beServer(kKernel);
    fake.onMessage = [&](const QString &, const QJsonObject &header, const QJsonObject &content) {
        if (header.value("msg_type"_L1) != "execute_request"_L1)
            return;
        fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, header);
        fake.say(u"iopub"_s, u"execute_input"_s, {{u"code"_s, content.value("code"_L1)}, {u"execution_count"_s, 1}},
                 header);
        fake.say(u"shell"_s, u"execute_reply"_s, {{u"status"_s, u"ok"_s}}, header);
        fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, header);
    };
    KernelChannel starter(fake.url(), kKernel, {}), observer(fake.url(), kKernel, {});
    starter.open();
    observer.open();
    QTRY_VERIFY(starter.kernel() == Kernel::Idle && observer.kernel() == Kernel::Idle);
    int done = 0;
    ExecuteOptions silent, cell;
    silent.silent = true;
    cell.storeHistory = true;
    starter.execute(u"System.setProperty(\"a\", \"hunter2\")"_s, silent, [&done](const auto &) { ++done; });
    starter.execute(u"seen"_s, cell, [&done](const auto &) { ++done; });
    QTRY_COMPARE(done, 2);
    QTRY_COMPARE(observer.cells().size(), 1);
    QCOMPARE(observer.cells().first().code, u"seen"_s);
    QCOMPARE(starter.cells().size(), 1);
}

//! Its proxy sends on what it has no way for; said once it may just have begun to run.
void KernelChannelTest::stoppedByTheHub()
{
    FakeJupyter fake;
    const QString kernel = u"/user/ann/api/kernels/"_s + kKernel;
    fake.answers[kernel].body = "{\"execution_state\":\"idle\"}";
    KernelChannel channel(fake.url(u"/user/ann/"_s), kKernel, {});
    channel.open();
    QTRY_VERIFY(channel.state() == State::Open);
    fake.refuseSockets = true;
    fake.answers[kernel] = {302, "", "Location: /hub" + kernel.toUtf8() + "\r\n"};
    fake.closeSockets();
    QTRY_VERIFY(channel.state() == State::Waiting && channel.error().code == ErrorCode::NotFound);
    QTRY_VERIFY(channel.state() == State::Failed);
    QVERIFY(channel.error().code == ErrorCode::NotFound);
    QVERIFY(channel.error().detail.find("does not run") != std::string::npos);
    QVERIFY(channel.kernel() == Kernel::Dead);
}

QTEST_GUILESS_MAIN(KernelChannelTest)
#include "tst_kernelchannel.moc"
