// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"
#include "app/quitsignals.h"
#include "app/singleinstance.h"

#include <csignal>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLong = 20'000;

bool isAddress(const QString &text)
{
    return text.startsWith("localhost:"_L1);
}

//! In another thread, as another process does it.
class Second : public QThread
{
public:
    Second(QString folder, StartRequest request) : m_folder(std::move(folder)), m_request(std::move(request)) {}
    bool first = false, taken = false;

protected:
    void run() override
    {
        const std::unique_ptr<SingleInstance> instance = std::make_unique<SingleInstance>(m_folder);
        first = instance->tryBecomeFirst();
        taken = !first && instance->handOver(m_request, kLong);
    }

private:
    QString m_folder;
    StartRequest m_request;
};

//! What the first instance does when somebody writes \a bytes to it: the answer.
QByteArray answerTo(const SingleInstance &instance, const QByteArray &bytes)
{
    QLocalSocket socket;
    socket.connectToServer(instance.socketPath());
    if (!socket.waitForConnected(kLong))
        return "no connection";
    socket.write(bytes);
    QSignalSpy gone(&socket, &QLocalSocket::disconnected);
    const bool ended = QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, kLong);
    return ended ? socket.readAll() : QByteArray("still open");
}

} // namespace

class tst_SingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOver()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.tryBecomeFirst());
        QSignalSpy requested(&first, &SingleInstance::requested);
        StartRequest request;
        request.open = {u"/a b/中 log.zstd"_s, u"http://h:4040"_s};
        request.page = u"jobs"_s;
        request.replay = true;
        request.activationToken = u"token_TIME123"_s;
        Second second(folder.path(), request); // starts while the first one does not listen yet
        second.start();
        QTest::qWait(100);
        first.listen();
        QTRY_COMPARE_WITH_TIMEOUT(requested.size(), 1, kLong);
        QVERIFY(second.wait(kLong));
        QVERIFY(!second.first && second.taken);
        QVERIFY(requested[0][0].value<StartRequest>() == request);
    }

    void crashedOneIsReplaced()
    {
        const QTemporaryDir folder;
        SingleInstance probe(folder.path());
        // what a killed window leaves behind: a socket that nobody listens to, a lock file without its lock
        {
            QLocalServer server;
            QVERIFY(server.listen(probe.socketPath()));
            const int copy = ::dup(int(server.socketDescriptor()));
            QVERIFY(::link(QFile::encodeName(probe.socketPath()).constData(),
                           QFile::encodeName(probe.socketPath() + u"-kept"_s).constData()) == 0);
            server.close();
            ::close(copy);
        }
        QVERIFY(QFile::rename(probe.socketPath() + u"-kept"_s, probe.socketPath()));
        QVERIFY(!probe.handOver({}, 200));
        SingleInstance first(folder.path());
        QVERIFY(first.tryBecomeFirst());
        first.listen();
        QSignalSpy requested(&first, &SingleInstance::requested);
        Second second(folder.path(), {});
        second.start();
        QTRY_COMPARE_WITH_TIMEOUT(requested.size(), 1, kLong);
        QVERIFY(second.wait(kLong));
        QVERIFY(second.taken);
    }

    void oneThatHangsIsNotWaitedForLong()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.tryBecomeFirst());
        first.listen();
        SingleInstance second(folder.path());
        QVERIFY(!second.tryBecomeFirst());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!second.handOver({}, 300)); // no event loop runs here: the first one does not answer
        QVERIFY(clock.elapsed() >= 250 && clock.elapsed() < 10'000);
    }

    void goneInOrder()
    {
        const QTemporaryDir folder;
        {
            SingleInstance first(folder.path());
            QVERIFY(first.tryBecomeFirst());
            first.listen();
            QVERIFY(QFile::exists(first.socketPath()));
        }
        SingleInstance next(folder.path());
        QVERIFY(next.tryBecomeFirst());
        QVERIFY(!QFile::exists(next.socketPath()));
    }

    void otherDisplaysAreOtherPrograms()
    {
        const QTemporaryDir folder;
        SingleInstance here(folder.path());
        const QByteArray before = qgetenv("WAYLAND_DISPLAY");
        qputenv("WAYLAND_DISPLAY", "another-9");
        SingleInstance there(folder.path());
        qputenv("WAYLAND_DISPLAY", before);
        QVERIFY(here.socketPath() != there.socketPath());
        QVERIFY(here.tryBecomeFirst() && there.tryBecomeFirst());
    }

    void folderIsPrivate()
    {
        const QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
        const QString folder = SingleInstance::defaultFolder();
        QCOMPARE(folder, runtime.filePath(u"cinderscope"_s));
        QVERIFY(
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther));
        QVERIFY(SingleInstance::defaultFolder().isEmpty()); // others can write in it
        SingleInstance instance;                            // and so every start is a window of its own
        QVERIFY(instance.tryBecomeFirst());
        instance.listen();
        QVERIFY(!instance.handOver({}, 50));
        qunsetenv("XDG_RUNTIME_DIR");
    }

    void hostileRequests_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\n");
        QTest::newRow("zeros") << QByteArray(1'000, '\0').append('\n');
        QTest::newRow("array") << QByteArray("[]\n");
        QTest::newRow("no version") << QByteArray("{\"open\":[]}\n");
        QTest::newRow("later version") << QByteArray("{\"cinderscope\":2}\n");
        QTest::newRow("not texts") << QByteArray("{\"cinderscope\":1,\"open\":[1]}\n");
        QTest::newRow("page is no text") << QByteArray("{\"cinderscope\":1,\"page\":{}}\n");
        QTest::newRow("control characters") << QByteArray("{\"cinderscope\":1,\"open\":[\"/a\\u0000b\"]}\n");
        QTest::newRow("too many") << QByteArray("{\"cinderscope\":1,\"open\":[\"/a\"" +
                                                QByteArray(",\"/a\"").repeated(StartRequest::MaxLocations) + "]}\n");
        QTest::newRow("too long a text") << QByteArray("{\"cinderscope\":1,\"open\":[\"/" + QByteArray(10'000, 'x') +
                                                       "\"]}\n");
        QTest::newRow("endless line") << QByteArray(2 * StartRequest::MaxBytes, ' ');
        QTest::newRow("deep") << QByteArray(QByteArray(100'000, '[') + '\n');
    }
    void hostileRequests()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.tryBecomeFirst());
        first.listen();
        QSignalSpy requested(&first, &SingleInstance::requested);
        QCOMPARE(answerTo(first, bytes), QByteArray());
        QCOMPARE(requested.size(), 0);
        QCOMPARE(answerTo(first, StartRequest().toLine()), QByteArray("taken\n")); // still there for others
        QCOMPARE(requested.size(), 1);
    }

    void manyConnections()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.tryBecomeFirst());
        first.listen();
        std::vector<std::unique_ptr<QLocalSocket>> idle;
        for (int i = 0; i < 100; ++i) {
            idle.push_back(std::make_unique<QLocalSocket>());
            idle.back()->connectToServer(first.socketPath());
        }
        const auto open = [&] {
            return std::count_if(idle.begin(), idle.end(),
                                 [](const auto &one) { return one->state() == QLocalSocket::ConnectedState; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(open() > 0 && open() <= SingleInstance::MaxConnections, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(open(), 0, kLong); // they have said nothing for some seconds
        QCOMPARE(answerTo(first, StartRequest().toLine()), QByteArray("taken\n"));
    }

    void pathsBecomeAbsolute()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile(folder.filePath(u"localhost:1"_s)).open(QIODevice::WriteOnly));
        Arguments arguments;
        arguments.open = {u"a/../log"_s,       u"/abs/log"_s,    u"~/log"_s,       u"http://h:4040/jobs/"_s,
                          u"localhost:4040"_s, u"localhost:1"_s, u"file:///x y"_s, u"spark://m:7077"_s};
        const StartRequest request = StartRequest::of(arguments, folder.path(), u"t"_s, isAddress);
        QCOMPARE(request.open, (QStringList{folder.filePath(u"log"_s), u"/abs/log"_s, u"~/log"_s,
                                            u"http://h:4040/jobs/"_s, u"localhost:4040"_s,
                                            folder.filePath(u"localhost:1"_s), u"file:///x y"_s, u"spark://m:7077"_s}));
        const auto read = StartRequest::fromLine(request.toLine());
        QVERIFY(read && *read == request);
    }

    void whoStartsAlone()
    {
        const auto alone = [](std::vector<const char *> arguments) {
            std::vector<QByteArray> copies{"cinderscope"};
            for (const char *argument : arguments)
                copies.emplace_back(argument);
            std::vector<char *> argv;
            for (QByteArray &copy : copies)
                argv.push_back(copy.data());
            return startsAlone(int(argv.size()), argv.data());
        };
        QVERIFY(!alone({}));
        QVERIFY(!alone({"log", "--page", "jobs"}));
        QVERIFY(!alone({"--replay", "--open=/x"}));
        for (const char *option : {"--screenshot", "--screenshot=x.png", "--exit-after-first-paint", "--new-window",
                                   "--no-single", "--help", "-h", "--version", "-platform", "-"})
            QVERIFY2(alone({option}), option);
    }

    void signalsQuitInOrder()
    {
        for (const int number : {SIGTERM, SIGINT}) {
            QuitSignals signalled;
            QSignalSpy requested(&signalled, &QuitSignals::requested);
            std::raise(number);
            QTRY_COMPARE_WITH_TIMEOUT(requested.size(), 1, kLong);
            QCOMPARE(requested[0][0].toInt(), number);
            struct sigaction now = {};
            ::sigaction(number, nullptr, &now);
            QVERIFY(now.sa_handler == SIG_DFL); // a second one ends the program
        }
    }
};

QTEST_GUILESS_MAIN(tst_SingleInstance)
#include "tst_singleinstance.moc"
