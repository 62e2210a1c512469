// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/livecenter.h"

#include "live/wire/listenserver.h"
#include "unit/live_feed/fakedriver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSkew = QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/skew/local-1795202980501");

} // namespace

//! Listeners connect over real sockets; each application is one entry with one session.
class LiveCenterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void watchesWhatConnects();
    void uiAndListenerAreOneEntry();
    void releasesEndedOnes();
    void nameComesLater();

private:
    std::unique_ptr<WireClient> connectDriver(LiveCenter &center, const ListenerHello &hello);
    void sendAll(WireClient &client, const QList<QByteArray> &lines);

    std::unique_ptr<QTemporaryDir> m_folder;
    LiveCenter::Settings m_settings;
};

void LiveCenterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = {};
    m_settings.journalFolder = m_folder->filePath(u"journal"_s);
}

std::unique_ptr<WireClient> LiveCenterTest::connectDriver(LiveCenter &center, const ListenerHello &hello)
{
    if (!center.server()->isListening()) {
        ListenOptions options;
        options.runtimeFolder = m_folder->filePath(u"run"_s);
        options.publish = false;
        if (!center.listen(options))
            return {};
    }
    const ListenAddress &address = center.server()->address();
    auto client = std::make_unique<WireClient>(u"tcp:127.0.0.1:%1"_s.arg(address.port), address.secret, hello);
    client->sayHello();
    return QTest::qWaitFor([&] { return client->started(); }, 20000) ? std::move(client) : nullptr;
}

void LiveCenterTest::sendAll(WireClient &client, const QList<QByteArray> &lines)
{
    client.send("{\"@\":\"live\",\"seq\":0}\n");
    for (const QByteArray &line : lines)
        client.send(line);
    client.send("{\"@\":\"end\",\"time\":1,\"seq\":1,\"droppedTotal\":0}\n");
    client.disconnectLater();
}

void LiveCenterTest::watchesWhatConnects()
{
    LiveCenter center(m_settings);
    QSignalSpy connected(&center, &LiveCenter::applicationConnected);
    QSignalSpy ended(&center, &LiveCenter::applicationEnded);
    const ListenerHello hello = helloOf(kSkew);
    const ApplicationKey key{QString::fromStdString(hello.applicationId), {}};
    const auto client = connectDriver(center, hello);
    QVERIFY(client);
    QCOMPARE(connected.size(), 1);
    const auto session = center.session(key);
    QVERIFY(session);
    QVERIFY(session->isLive());
    QVERIFY(center.application(key)->listening);
    QVERIFY(center.application(key)->viaListener);
    sendAll(*client, busLines(kSkew));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
    QCOMPARE(figures(*session->snapshot()), figuresOfLog(kSkew));
    const LiveApplication application = *center.application(key);
    QVERIFY(application.state == LiveApplication::State::Ended);
    QVERIFY(!application.listening);
    QCOMPARE(application.name, QString::fromStdString(hello.name));
    QVERIFY(session->status().feed && session->status().feed->complete);
    QVERIFY(!session->status().active);
    QVERIFY(!session->status().error);
}

void LiveCenterTest::uiAndListenerAreOneEntry()
{
    LiveCenter center(m_settings);
    const ListenerHello hello = helloOf(kSkew);
    const ApplicationKey key{QString::fromStdString(hello.applicationId), {}};
    const auto client = connectDriver(center, hello);
    QVERIFY(client);
    const auto polled = center.openRest(key, QUrl(u"http://127.0.0.1:9"_s), Access());
    QCOMPARE(polled, center.session(key));
    QCOMPARE(center.applications().size(), 1);
    QCOMPARE(center.application(key)->uiUrl, QUrl(u"http://127.0.0.1:9"_s));
}

void LiveCenterTest::releasesEndedOnes()
{
    m_settings.endedKept = 1;
    LiveCenter center(m_settings);
    QSignalSpy ended(&center, &LiveCenter::applicationEnded);
    const QList<QByteArray> lines = busLines(kSkew);
    std::shared_ptr<ApplicationSession> shown;
    for (int i = 0; i < 4; ++i) {
        ListenerHello hello = helloOf(kSkew);
        hello.instance = "instance-" + std::to_string(i);
        hello.applicationId = "local-" + std::to_string(i);
        QList<QByteArray> own = lines;
        for (QByteArray &line : own)
            line.replace("local-1795202980501", QByteArray::fromStdString(hello.applicationId));
        const auto client = connectDriver(center, hello);
        QVERIFY(client);
        if (i == 0)
            shown = center.session({u"local-0"_s, {}}); // somebody looks at the first
        sendAll(*client, own);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), i + 1, 20000);
    }
    QCOMPARE(center.applications().size(), 4);
    QVERIFY(center.session({u"local-0"_s, {}}) == shown);
    QVERIFY(!center.session({u"local-1"_s, {}}));
    QVERIFY(!center.session({u"local-2"_s, {}}));
    QVERIFY(center.session({u"local-3"_s, {}}));
    QVERIFY(!center.application({u"local-1"_s, {}})->hasSession);
    center.forget({u"local-1"_s, {}});
    QCOMPARE(center.applications().size(), 3);
}

void LiveCenterTest::nameComesLater()
{
    LiveCenter center(m_settings);
    QSignalSpy renamed(&center, &LiveCenter::applicationRenamed);
    ListenerHello hello = helloOf(kSkew);
    const QString id = QString::fromStdString(std::exchange(hello.applicationId, std::string()));
    const auto client = connectDriver(center, hello);
    QVERIFY(client);
    QCOMPARE(center.applications().size(), 1);
    QVERIFY(center.applications().first().key.id.startsWith(u"listener:"));
    client->send("{\"@\":\"live\",\"seq\":0}\n");
    client->send("{\"@\":\"application\",\"applicationId\":\"" + id.toUtf8() + "\"}\n");
    QTRY_COMPARE_WITH_TIMEOUT(renamed.size(), 1, 20000);
    QVERIFY(center.session({id, {}}));
    QCOMPARE(center.applications().size(), 1);
}

QTEST_MAIN(LiveCenterTest)
#include "tst_livecenter.moc"
