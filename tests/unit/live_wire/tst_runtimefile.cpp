// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/listenserver.h"
#include "live/wire/localsocket.h"
#include "live/wire/runtimefolder.h"
#include "live/wire/sessionsettings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class RuntimeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void published();
    void secretAndPortAreKept();
    void openSecretIsReplaced();
    void foreignFolders();
    void secondWindowDoesNotTakeOver();
    void secondWindowInheritsThePlace();
    void deadWindowsAreSwept();
    void deletedFileComesBack();
    void closeLeavesWhatIsNotOurs();
    void longPathLeavesTcp();
    void takenPort();
    void unixOnlyAndTcpOnly();
    void settingsOfASession();

private:
    ListenOptions options() const
    {
        ListenOptions result;
        result.runtimeFolder = folder();
        return result;
    }
    QString folder() const { return m_root->filePath(u"run/cinderscope"_s); }
    QString file(const QString &name) const { return folder() + u'/' + name; }
    QJsonObject json(const QString &name) const
    {
        QFile content(file(name));
        return content.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(content.readAll()).object() : QJsonObject();
    }
    static int mode(const QString &path)
    {
        struct stat info
        {
        };
        return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
    }

    std::unique_ptr<QTemporaryDir> m_root;
};

void RuntimeFileTest::init()
{
    m_root = std::make_unique<QTemporaryDir>();
}

void RuntimeFileTest::published()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    const ListenAddress &address = server.address();
    QVERIFY(address.primary);
    QCOMPARE(address.remarks, QStringList());
    QCOMPARE(mode(folder()), 0700);
    QCOMPARE(mode(file(u"listener.json"_s)), 0600);
    QCOMPARE(mode(file(u"listener.secret"_s)), 0600);
    QCOMPARE(mode(file(u"listener.sock"_s)), 0600);
    const QJsonObject content = json(u"listener.json"_s);
    QCOMPARE(content[u"protocol"].toInt(), 1);
    QCOMPARE(content[u"pid"].toInteger(), qint64(::getpid()));
    QCOMPARE(content[u"secret"].toString().size(), 64);
    QCOMPARE(content[u"addresses"].toVariant().toStringList().join(u","_s), address.addresses());
    QCOMPARE(address.addresses(), u"unix:%1,tcp:127.0.0.1:%2"_s.arg(file(u"listener.sock"_s)).arg(address.port));
    QFile secret(address.secretFile);
    QVERIFY(secret.open(QIODevice::ReadOnly));
    QCOMPARE(secret.readAll().trimmed(), content[u"secret"].toString().toLatin1());
    server.close();
    QVERIFY(!QFile::exists(file(u"listener.json"_s)));
    QCOMPARE(mode(file(u"listener.sock"_s)), -1);
    QVERIFY(!server.isListening());
}

//! Drivers that were told address and secret find the next window.
void RuntimeFileTest::secretAndPortAreKept()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    const ListenAddress first = server.address();
    server.close();
    QVERIFY(server.listen(options()));
    QCOMPARE(server.address().secret, first.secret);
    QCOMPARE(server.address().addresses(), first.addresses());
}

void RuntimeFileTest::openSecretIsReplaced()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    const QByteArray secret = server.address().secret;
    server.close();
    QVERIFY(QFile::setPermissions(file(u"listener.secret"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(server.listen(options()));
    QVERIFY(server.address().secret != secret); // others may have read it
    QCOMPARE(mode(file(u"listener.secret"_s)), 0600);
}

void RuntimeFileTest::foreignFolders()
{
    // Too open: rights are taken away.
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(::chmod(QFile::encodeName(folder()).constData(), 0777) == 0);
    ListenServer server;
    QVERIFY(server.listen(options()));
    QCOMPARE(mode(folder()), 0700);
    server.close();
    // A link to elsewhere: refused.
    ListenOptions linked;
    linked.runtimeFolder = m_root->filePath(u"link"_s);
    QVERIFY(QFile::link(folder(), linked.runtimeFolder));
    const auto listening = server.listen(linked);
    QVERIFY(!listening);
    QVERIFY(listening.error().code == ErrorCode::NoPermission);
    // A file in its place, and one above it.
    ListenOptions blocked;
    blocked.runtimeFolder = file(u"listener.secret"_s) + u"/x"_s;
    QVERIFY(!server.listen(blocked));
    QVERIFY(!server.isListening());
}

void RuntimeFileTest::secondWindowDoesNotTakeOver()
{
    ListenServer first;
    QVERIFY(first.listen(options()));
    const QJsonObject before = json(u"listener.json"_s);
    ListenServer second;
    QVERIFY(second.listen(options()));
    QVERIFY(!second.address().primary);
    QCOMPARE(second.address().otherPid, qint64(::getpid()));
    QCOMPARE(json(u"listener.json"_s), before);
    QVERIFY(second.address().unixPath != first.address().unixPath);
    QVERIFY(second.address().port != first.address().port);
    QVERIFY(somebodyListens(u"unix:"_s + second.address().unixPath));
    QVERIFY(second.address().runtimeFile != first.address().runtimeFile);
    QVERIFY(QFile::exists(second.address().runtimeFile));
    const QString secondFile = second.address().runtimeFile;
    second.close();
    QVERIFY(!QFile::exists(secondFile));
    QCOMPARE(json(u"listener.json"_s), before);
    QVERIFY(somebodyListens(u"unix:"_s + first.address().unixPath));
}

void RuntimeFileTest::secondWindowInheritsThePlace()
{
    auto first = std::make_unique<ListenServer>();
    QVERIFY(first->listen(options()));
    ListenServer second;
    QVERIFY(second.listen(options()));
    int changes = 0;
    connect(&second, &ListenServer::addressChanged, this, [&changes] { ++changes; });
    first.reset();
    QTRY_COMPARE_WITH_TIMEOUT(changes, 1, 60'000);
    QVERIFY(second.address().primary);
    QCOMPARE(second.address().otherPid, 0);
    QCOMPARE(second.address().runtimeFile, file(u"listener.json"_s));
    QCOMPARE(json(u"listener.json"_s)[u"addresses"].toVariant().toStringList().join(u","_s),
             second.address().addresses());
}

//! A process that is killed leaves its files; the next window takes its place, whatever its pid is now.
void RuntimeFileTest::deadWindowsAreSwept()
{
    const QByteArray path = QFile::encodeName(folder());
    int pipe[2];
    QCOMPARE(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) { // only system calls and what the test needs of Qt; it never returns
        auto made = RuntimeFolder::open(QFile::decodeName(path));
        auto socket = LocalSocket::onPath(made->file(u"listener.sock"_s));
        auto other = LocalSocket::onPath(made->file(u"listener-99.sock"_s));
        const QByteArray secret = made->secret().valueOr(QByteArray());
        bool good = socket && other;
        good = good && bool(made->write(u"listener.json"_s, {::getpid(), {u"unix:"_s + socket->path()}, secret}));
        good = good && bool(made->write(u"listener-99.json"_s, {99, {u"unix:"_s + other->path()}, secret}));
        const char answer = good ? '1' : '0';
        (void)!::write(pipe[1], &answer, 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    QCOMPARE(::read(pipe[0], &answer, 1), ssize_t(1));
    QCOMPARE(answer, '1');
    ::close(pipe[0]);
    ::close(pipe[1]);
    const QByteArray secret = json(u"listener.json"_s)[u"secret"].toString().toLatin1();
    QVERIFY(somebodyListens(u"unix:"_s + file(u"listener.sock"_s)));
    {
        ListenServer beside;
        QVERIFY(beside.listen(options()));
        QCOMPARE(beside.address().otherPid, qint64(child));
    }
    ::kill(child, SIGKILL);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(QFile::exists(file(u"listener.json"_s)));
    QVERIFY(!somebodyListens(u"unix:"_s + file(u"listener.sock"_s)));
    ListenServer server;
    QVERIFY(server.listen(options()));
    QVERIFY(server.address().primary);
    QCOMPARE(server.address().unixPath, file(u"listener.sock"_s));
    QCOMPARE(server.address().secret, secret);
    QVERIFY(!QFile::exists(file(u"listener-99.json"_s)));
    QCOMPARE(mode(file(u"listener-99.sock"_s)), -1);
    QCOMPARE(json(u"listener.json"_s)[u"pid"].toInteger(), qint64(::getpid()));
}

void RuntimeFileTest::deletedFileComesBack()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    const QJsonObject before = json(u"listener.json"_s);
    QVERIFY(QFile::remove(file(u"listener.json"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(json(u"listener.json"_s), before, 60'000);
}

void RuntimeFileTest::closeLeavesWhatIsNotOurs()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    auto folderOfAll = RuntimeFolder::open(folder());
    QVERIFY(folderOfAll);
    const RuntimeRecord other{1, {u"tcp:127.0.0.1:1"_s}, QByteArray(64, 'a')};
    QVERIFY(folderOfAll->write(u"listener.json"_s, other));
    server.close();
    QVERIFY(folderOfAll->read(u"listener.json"_s) == other);
}

void RuntimeFileTest::longPathLeavesTcp()
{
    ListenOptions deep;
    deep.runtimeFolder = m_root->filePath(QString(60, u'a') + u'/' + QString(60, u'b'));
    ListenServer server;
    QVERIFY(server.listen(deep));
    QVERIFY(server.address().unixPath.isEmpty());
    QVERIFY(server.address().port > 0);
    QCOMPARE(server.address().remarks.size(), 1);
    QVERIFY(server.address().remarks[0].contains(u"too long"_s));
    deep.tcp = false;
    QVERIFY(!server.listen(deep));
}

void RuntimeFileTest::takenPort()
{
    auto taken = LocalSocket::onPort(0);
    QVERIFY(taken);
    ListenOptions fixed = options();
    fixed.port = taken->port();
    ListenServer server;
    const auto listening = server.listen(fixed);
    QVERIFY(!listening);
    QVERIFY(listening.error().code == ErrorCode::Network);
    QCOMPARE(listening.error().source, u"127.0.0.1:%1"_s.arg(fixed.port).toStdString());
    QVERIFY(!server.isListening());
    QVERIFY(!QFile::exists(file(u"listener.json"_s)));
    taken->close();
    QVERIFY(server.listen(fixed));
    QCOMPARE(server.address().port, fixed.port);
}

void RuntimeFileTest::unixOnlyAndTcpOnly()
{
    ListenServer server;
    ListenOptions only = options();
    only.tcp = false;
    QVERIFY(server.listen(only));
    QCOMPARE(server.address().addresses(), u"unix:"_s + file(u"listener.sock"_s));
    only.tcp = true;
    only.unixSocket = false;
    only.publish = false;
    QVERIFY(server.listen(only));
    QCOMPARE(server.address().addresses(), u"tcp:127.0.0.1:%1"_s.arg(server.address().port));
    QVERIFY(!QFile::exists(file(u"listener.json"_s)));
    QVERIFY(server.address().runtimeFile.isEmpty());
}

void RuntimeFileTest::settingsOfASession()
{
    ListenServer server;
    QVERIFY(server.listen(options()));
    const QString jar = m_root->filePath(u"cinderscope-listener.jar"_s);
    qputenv("CINDERSCOPE_LISTENER_JAR", QFile::encodeName(jar));
    QVERIFY(sessionSettings(server.address()).jar.isEmpty());
    QVERIFY(!sessionSettings(server.address()).sparkConf.contains(u"spark.extraListeners"_s));
    QFile made(jar);
    QVERIFY(made.open(QIODevice::WriteOnly));
    made.close();
    const SessionSettings settings = sessionSettings(server.address());
    qunsetenv("CINDERSCOPE_LISTENER_JAR");
    const QString secret = QString::fromLatin1(server.address().secret);
    QCOMPARE(settings.environment[u"CINDERSCOPE_LISTENER_SECRET"_s], secret);
    QCOMPARE(settings.environment[u"CINDERSCOPE_LISTENER_ADDRESS"_s], server.address().addresses());
    QCOMPARE(settings.sparkConf[u"spark.driver.extraClassPath"_s], jar);
    QCOMPARE(settings.sparkConf[u"spark.extraListeners"_s], u"io.github.cinderscope.CinderscopeListener"_s);
    for (const QString &value : settings.sparkConf)
        QVERIFY(!value.contains(secret)); // Spark shows its configuration to everybody
    QFile file(settings.sparkConf[u"spark.cinderscope.secretFile"_s]);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromLatin1(file.readAll().trimmed()), secret);
    const QJsonObject object = settings.toJson(server.address());
    QCOMPARE(object.keys(), (QStringList{u"address"_s, u"environment"_s, u"sparkConf"_s}));
}

QTEST_GUILESS_MAIN(RuntimeFileTest)
#include "tst_runtimefile.moc"
