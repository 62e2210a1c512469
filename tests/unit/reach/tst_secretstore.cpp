// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebackend.h"
#include "reach/keychainbackend.h"
#include "reach/secretstore.h"
#include "support/patience.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

using Outcome = SecretBackend::Outcome;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsInTheKeychain();
    void keepsInMemoryWithoutOne();
    void saysWhyItCannotRead();
    void callsNobodyWhoIsGone();
    void realBackendAnswers();
};

static Result<QString> readNow(SecretStore &store, const QString &name)
{
    std::optional<Result<QString>> result;
    QObject context;
    store.read(name, &context, [&](const Result<QString> &answer) { result = answer; });
    if (result)
        qFatal("called from within");
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 10000))
        return Error{ErrorCode::Timeout, "no handler was called", {}};
    return *result;
}

void TestSecretStore::keepsInTheKeychain()
{
    auto backend = std::make_unique<FakeBackend>();
    FakeBackend &fake = *backend;
    SecretStore store(std::move(backend));
    QSignalSpy memory(&store, &SecretStore::keptUntilQuit);
    std::optional<SecretStore::Kept> kept;
    store.write(u"a"_s, u"secret ä"_s, &store, [&](SecretStore::Kept where) { kept = where; });
    const auto early = readNow(store, u"a"_s); // while the keychain still writes
    QVERIFY(early && *early == u"secret ä"_s);
    QTRY_VERIFY(kept);
    QVERIFY(*kept == SecretStore::Kept::InKeychain);
    fake.secrets[u"a"_s] = u"changed by another program"_s;
    const auto later = readNow(store, u"a"_s); // no copy is kept
    QVERIFY(later && *later == u"changed by another program"_s);
    bool removed = false;
    store.remove(u"a"_s, &store, [&](const Result<void> &result) { removed = bool(result); });
    QTRY_VERIFY(removed);
    const auto gone = readNow(store, u"a"_s);
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    QVERIFY(memory.isEmpty());
}

void TestSecretStore::keepsInMemoryWithoutOne()
{
    auto backend = std::make_unique<FakeBackend>();
    FakeBackend &fake = *backend;
    fake.fails = Outcome::Unavailable;
    SecretStore store(std::move(backend));
    QSignalSpy memory(&store, &SecretStore::keptUntilQuit);
    std::optional<SecretStore::Kept> kept;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        kept.reset();
        store.write(name, u"secret "_s + name, &store, [&](SecretStore::Kept where) { kept = where; });
        QTRY_VERIFY(kept);
        QVERIFY(*kept == SecretStore::Kept::UntilQuit);
    }
    QCOMPARE(memory.size(), 1); // told once
    QCOMPARE(memory[0][0].toString(), u"no keychain"_s);
    const auto a = readNow(store, u"a"_s);
    QVERIFY(a && *a == u"secret a"_s);
    QVERIFY(fake.secrets.isEmpty());
    bool removed = false;
    store.remove(u"a"_s, &store, [&](const Result<void> &result) { removed = bool(result); });
    QTRY_VERIFY(removed);
    QVERIFY(!readNow(store, u"a"_s));
    fake.fails = Outcome::Done; // it is there again: the next write goes to it
    kept.reset();
    store.write(u"b"_s, u"new"_s, &store, [&](SecretStore::Kept where) { kept = where; });
    QTRY_VERIFY(kept);
    QVERIFY(*kept == SecretStore::Kept::InKeychain && store.kept() == SecretStore::Kept::InKeychain);
    QCOMPARE(fake.secrets.value(u"b"_s), u"new"_s);
}

void TestSecretStore::saysWhyItCannotRead()
{
    auto backend = std::make_unique<FakeBackend>();
    FakeBackend &fake = *backend;
    SecretStore store(std::move(backend));
    const auto codeOf = [&](Outcome outcome) {
        fake.fails = outcome;
        const auto result = readNow(store, u"x"_s);
        return result ? ErrorCode::Cancelled : result.error().code;
    };
    QVERIFY(codeOf(Outcome::Done) == ErrorCode::NotFound);
    QVERIFY(codeOf(Outcome::Denied) == ErrorCode::NoPermission);
    QVERIFY(codeOf(Outcome::Unavailable) == ErrorCode::Io);
}

void TestSecretStore::callsNobodyWhoIsGone()
{
    SecretStore store(std::make_unique<FakeBackend>());
    int calls = 0;
    {
        QObject context;
        store.read(u"x"_s, &context, [&](const Result<QString> &) { ++calls; });
        store.write(u"x"_s, u"y"_s, &context, [&](SecretStore::Kept) { ++calls; });
        store.remove(u"x"_s, &context, [&](const Result<void> &) { ++calls; });
    }
    QTest::qWait(50);
    QCOMPARE(calls, 0);
}

//! The system's own, whatever is here: it answers, without a keychain as well, and never makes a plain file.
void TestSecretStore::realBackendAnswers()
{
    SecretStore store(std::make_unique<KeychainBackend>(u"Cinderscope test"_s));
    const QString name = u"tst_secretstore/%1"_s.arg(QCoreApplication::applicationPid());
    std::optional<SecretStore::Kept> kept;
    QElapsedTimer clock;
    clock.start();
    store.write(name, u"secret"_s, &store, [&](SecretStore::Kept where) { kept = where; });
    const qint64 blocked = clock.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(kept, 30000);
    qInfo("kept %s after %lld ms, the call took %lld ms",
          *kept == SecretStore::Kept::InKeychain ? "in the keychain" : "in memory", clock.elapsed(), blocked);
    const auto read = readNow(store, name);
    QVERIFY(read && *read == u"secret"_s);
    bool removed = false;
    store.remove(name, &store, [&](const Result<void> &result) { removed = bool(result); });
    QTRY_VERIFY_WITH_TIMEOUT(removed, 30000);
    QVERIFY(!readNow(store, name));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
