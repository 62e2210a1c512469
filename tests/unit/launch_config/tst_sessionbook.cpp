// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionbook.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QStringList names(const SessionBook &book)
{
    QStringList all;
    for (const SessionEntry &entry : book.entries())
        all.append(entry.config.name);
    return all;
}

} // namespace

class SessionBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesUnderFreeNames();
    void comesAndGoesByItself();
    void brokenFilesAreEntries();
    void jsonFolder();
    void removedAndRestored();
    void foundByName();
    void savingABrokenFileKeepsIt();
};

void SessionBookTest::savesUnderFreeNames()
{
    QTemporaryDir folder;
    SessionBook book(folder.filePath(u"a/sessions"_s));
    QVERIFY(book.entries().isEmpty());
    QSignalSpy spy(&book, &SessionBook::changed);
    SessionConfig config;
    config.name = u"Ärger/mit ../Namen.toml  "_s;
    QVERIFY(book.save(config));
    QCOMPARE(QFileInfo(config.path).fileName(), u"ärger-mit-namen-toml.toml"_s);
    QCOMPARE(spy.count(), 1);
    SessionConfig second = book.copyOf(config);
    QVERIFY(second.path.isEmpty());
    QCOMPARE(second.name, config.name + u" 2"_s);
    second.name = config.name;
    QVERIFY(book.save(second));
    QVERIFY(second.path != config.path);
    SessionConfig odd;
    odd.name = u"☃/…"_s;
    QVERIFY(book.save(odd));
    QCOMPARE(QFileInfo(odd.path).fileName(), u"session.toml"_s);
    SessionConfig longName;
    longName.name = QString(300, u'x');
    QVERIFY(book.save(longName));
    QCOMPARE(book.entries().size(), 4);
    const SessionEntry *entry = book.entry(config.path);
    QVERIFY(entry && entry->config == config);
    config.description = u"changed"_s;
    QVERIFY(book.save(config));
    QCOMPARE(book.entry(config.path)->config.description, u"changed"_s);
}

void SessionBookTest::comesAndGoesByItself()
{
    QTemporaryDir folder;
    SessionBook book(folder.filePath(u"sessions"_s)); // is not there yet
    put(folder.filePath(u"sessions/b.toml"_s), "name = 'cherry'\n");
    QTRY_COMPARE(names(book), QStringList{u"cherry"_s});
    put(folder.filePath(u"sessions/a.toml"_s), "name = 'apple'\n");
    put(folder.filePath(u"sessions/c.toml"_s), "name = 'Banana'\n");
    put(folder.filePath(u"sessions/notes.txt"_s), "name = 'no'\n");
    QTRY_COMPARE(names(book), QStringList({u"apple"_s, u"Banana"_s, u"cherry"_s}));
    put(folder.filePath(u"sessions/b.toml"_s), "name = 'zebra!!'\n"); // in place
    QTRY_COMPARE(names(book), QStringList({u"apple"_s, u"Banana"_s, u"zebra!!"_s}));
    QVERIFY(QFile::remove(folder.filePath(u"sessions/a.toml"_s)));
    QTRY_COMPARE(names(book), QStringList({u"Banana"_s, u"zebra!!"_s}));
    QSignalSpy spy(&book, &SessionBook::changed);
    book.reload();
    QCOMPARE(spy.count(), 0); // nothing changed
}

void SessionBookTest::brokenFilesAreEntries()
{
    QTemporaryDir folder;
    put(folder.filePath(u"bad.toml"_s), "name = \n");
    put(folder.filePath(u"odd.toml"_s), "name = 'o'\nfoo = 1\n");
    QVERIFY(QFile::link(folder.filePath(u"nowhere"_s), folder.filePath(u"dangling.toml"_s)));
    SessionBook book(folder.path());
    const SessionEntry *bad = book.entry(folder.filePath(u"bad.toml"_s));
    QVERIFY(bad && bad->isBroken());
    QCOMPARE(bad->config.name, u"bad"_s);
    QVERIFY(QByteArray::fromStdString(bad->error->detail).startsWith("line 1, "));
    const SessionEntry *odd = book.entry(folder.filePath(u"odd.toml"_s));
    QVERIFY(odd && !odd->isBroken());
    QCOMPARE(odd->remarks.size(), 1);
    put(folder.filePath(u"bad.toml"_s), "name = 'good'\n");
    QTRY_VERIFY(book.entry(folder.filePath(u"bad.toml"_s)) && !book.entry(folder.filePath(u"bad.toml"_s))->isBroken());
}

void SessionBookTest::jsonFolder()
{
    QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.filePath(u"settings"_s));
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"sessionbook"_s);
    put(folder.filePath(u"json/livy.json"_s), R"({"driverMemory": "1g"})");
    put(folder.filePath(u"toml/own.toml"_s), "name = 'own'\n");
    SessionBook book(folder.filePath(u"toml"_s));
    book.setJsonFolder(folder.filePath(u"json"_s), true);
    QCOMPARE(names(book), QStringList({u"livy"_s, u"own"_s}));
    QCOMPARE(SessionBook::rememberedJsonFolder(), folder.filePath(u"json"_s));
    const SessionEntry *livy = book.entry(folder.filePath(u"json/livy.json"_s));
    QVERIFY(livy && livy->readOnly);
    SessionConfig copy = livy->config;
    QVERIFY(!book.save(copy)); // never written
    copy = book.copyOf(copy);
    QVERIFY(book.save(copy));
    QVERIFY(copy.path.startsWith(folder.filePath(u"toml/"_s)));
    put(folder.filePath(u"json/new.json"_s), R"({"spark.a": "1"})");
    QTRY_COMPARE(book.entries().size(), 4);
    book.setJsonFolder({}, true);
    QCOMPARE(book.entries().size(), 2);
    QVERIFY(SessionBook::rememberedJsonFolder().isEmpty());
}

void SessionBookTest::removedAndRestored()
{
    QTemporaryDir folder;
    const QByteArray text = "# mine\nname = 'x'\nodd = 1\n";
    const QString path = folder.filePath(u"x.toml"_s);
    put(path, text);
    SessionBook book(folder.path());
    const Result<RemovedSession> removed = book.remove(path);
    QVERIFY(removed);
    QCOMPARE(removed->name, u"x"_s);
    QVERIFY(book.entries().isEmpty() && !QFileInfo::exists(path));
    QVERIFY(book.restore(*removed));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
    QCOMPARE(book.entries().size(), 1);
    QVERIFY(!book.restore(*removed)); // is there
    QVERIFY(!book.remove(folder.filePath(u"none.toml"_s)));
}

void SessionBookTest::foundByName()
{
    QTemporaryDir folder;
    put(folder.filePath(u"first.toml"_s), "name = 'Nightly'\n");
    put(folder.filePath(u"second.toml"_s), "name = 'nightly'\n");
    put(folder.filePath(u"third.toml"_s), "name = 'Weekly job'\n");
    SessionBook book(folder.path());
    QCOMPARE(book.find(u"Nightly"_s)->config.path, folder.filePath(u"first.toml"_s));
    QVERIFY(book.find(u"NIGHTLY"_s).error().code == ErrorCode::InvalidArgument);
    QCOMPARE(book.find(u"weekly job"_s)->config.path, folder.filePath(u"third.toml"_s));
    QCOMPARE(book.find(u"third"_s)->config.name, u"Weekly job"_s);
    QCOMPARE(book.find(folder.filePath(u"third.toml"_s))->config.name, u"Weekly job"_s);
    const Result<SessionEntry> near = book.find(u"Weekyl job"_s);
    QVERIFY(!near && near.error().code == ErrorCode::NotFound);
    QVERIFY(QByteArray::fromStdString(near.error().detail).contains("Weekly job"));
    QVERIFY(!book.find(u"/nowhere/x.toml"_s));
}

void SessionBookTest::savingABrokenFileKeepsIt()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"bad.toml"_s);
    put(path, "name = \n");
    SessionBook book(folder.path());
    SessionConfig config = book.entry(path)->config;
    config.name = u"x"_s;
    QVERIFY(!book.save(config));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("name = \n"));
}

QTEST_GUILESS_MAIN(SessionBookTest)
#include "tst_sessionbook.moc"
