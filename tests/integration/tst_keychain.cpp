// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../gui/notify/privatebus.h"
#include "reach/secretstore.h"

#include <csignal>
#include <optional>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLong = 60'000;

} // namespace

//! The system's keychain as Debian's desktops have it: GNOME's keyring on a message bus and in a home of the test's
//! own.
class tst_Keychain : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    test::PrivateBus m_bus;
    QProcess m_keyring;

    static Result<QString> readNow(SecretStore &store, const QString &name)
    {
        std::optional<Result<QString>> result;
        QObject context;
        store.read(name, &context, [&](const Result<QString> &answer) { result = answer; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, kLong))
            return Error{ErrorCode::Timeout, "no handler was called", {}};
        return *result;
    }
    static std::optional<SecretStore::Kept> writeNow(SecretStore &store, const QString &name, const QString &secret)
    {
        std::optional<SecretStore::Kept> kept;
        QObject context;
        store.write(name, secret, &context, [&](SecretStore::Kept where) { kept = where; });
        (void)QTest::qWaitFor([&] { return kept.has_value(); }, kLong);
        return kept;
    }
    //! Items of the keyring with this name, as every other program sees them (Secret Service API, SearchItems).
    qsizetype itemsNamed(const QString &name) const
    {
        QDBusInterface service(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                               u"org.freedesktop.Secret.Service"_s, QDBusConnection(u"test"_s));
        QDBusArgument attributes;
        attributes.beginMap(QMetaType::fromType<QString>(), QMetaType::fromType<QString>());
        attributes.beginMapEntry();
        attributes << u"user"_s << name;
        attributes.endMapEntry();
        attributes.endMap();
        const QDBusMessage answer = service.call(u"SearchItems"_s, QVariant::fromValue(attributes));
        if (answer.type() != QDBusMessage::ReplyMessage)
            qWarning("%s", qPrintable(answer.errorMessage()));
        return qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().value(0)).size();
    }
    bool isOnBus() const
    {
        return QDBusConnection(u"test"_s).interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Before anybody asks for the session's bus.
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toUtf8());
        if (!m_bus.start())
            QSKIP(qPrintable(u"SKIP WHOLE PROGRAM: no message bus: "_s + m_bus.error()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
        m_keyring.setStandardErrorFile(QProcess::nullDevice());
        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s, u"--foreground"_s});
        if (!m_keyring.waitForStarted(kLong))
            QSKIP("SKIP WHOLE PROGRAM: no gnome-keyring-daemon (Debian's package gnome-keyring)");
        m_keyring.write("the keyring's own password");
        m_keyring.closeWriteChannel();
        QVERIFY(QDBusConnection::connectToBus(m_bus.address(), u"test"_s).isConnected());
        QTRY_VERIFY_WITH_TIMEOUT(isOnBus(), kLong);
    }

    void keepsInTheKeyring()
    {
        const QString name = u"place/1/Ünï"_s, secret = u"geheim \" ' \\ ä 🔑"_s;
        {
            SecretStore store;
            QSignalSpy memory(&store, &SecretStore::keptUntilQuit);
            const auto kept = writeNow(store, name, secret);
            QVERIFY(kept && *kept == SecretStore::Kept::InKeychain);
            QCOMPARE(memory.size(), 0);
        }
        QCOMPARE(itemsNamed(name), 1);
        SecretStore later; // as after the next start
        auto read = readNow(later, name);
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(*read, secret);
        QVERIFY(writeNow(later, name, u"another"_s).has_value());
        QCOMPARE(itemsNamed(name), 1); // replaced
        read = readNow(later, name);
        QVERIFY(read && *read == u"another"_s);

        bool removed = false;
        later.remove(name, this, [&](const Result<void> &result) { removed = bool(result); });
        QTRY_VERIFY_WITH_TIMEOUT(removed, kLong);
        QCOMPARE(itemsNamed(name), 0);
        read = readNow(later, name);
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::NotFound);
    }

    void nothingIsInTheClear()
    {
        SecretStore store;
        QVERIFY(writeNow(store, u"clear"_s, u"a-word-that-nobody-else-has"_s).has_value());
        int files = 0;
        for (QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("a-word-that-nobody-else-has"), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 0);
    }

    //! The keyring goes: what was given lives on in memory, and the person is told.
    void theKeyringGoes()
    {
        m_keyring.kill();
        QVERIFY(m_keyring.waitForFinished(kLong));
        QTRY_VERIFY_WITH_TIMEOUT(!isOnBus(), kLong);
        SecretStore store;
        QSignalSpy memory(&store, &SecretStore::keptUntilQuit);
        const auto kept = writeNow(store, u"late"_s, u"word"_s);
        QVERIFY(kept && *kept == SecretStore::Kept::UntilQuit);
        QCOMPARE(memory.size(), 1);
        QVERIFY(!memory.first().first().toString().isEmpty());
        const auto read = readNow(store, u"late"_s);
        QVERIFY(read && *read == u"word"_s);
        const auto other = readNow(store, u"clear"_s); // was in the keyring
        QVERIFY(!other);
        QVERIFY(other.error().code == ErrorCode::Io);
    }

    void cleanupTestCase()
    {
        std::signal(SIGTERM, SIG_IGN); // GLib ends programs whose bus goes
        m_keyring.kill();
        m_keyring.waitForFinished(kLong);
        QDBusConnection::disconnectFromBus(u"test"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Keychain)
#include "tst_keychain.moc"
