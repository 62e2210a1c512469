// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/historylisting.h"
#include "mimicserver.h"
#include "support/patience.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = 1'795'000'000'000;

//! A history server with any number of applications, which filters as ApplicationListResource does.
class FakeHistory
{
public:
    struct Entry
    {
        QString id, name, user;
        qint64 start = 0, end = -1;
    };

    FakeHistory() : server([this](const QString &path, const QUrlQuery &query) { return answer(path, query); }) {}

    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            entries.append({u"app-%1"_s.arg(i, 5, 10, QChar(u'0')), u"nightly %1"_s.arg(i % 7), u"user%1"_s.arg(i % 3),
                            kBegin + i * 60'000, i % 50 == 49 ? -1 : kBegin + i * 60'000 + 30'000});
    }

    QList<Entry> entries;
    Answer bad;
    bool isBad = false;
    MimicServer server;

private:
    static qint64 time(const QString &text)
    {
        if (text.isEmpty())
            return 0;
        QDateTime date = QDateTime::fromString(text.chopped(3), u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
        date.setTimeSpec(Qt::UTC);
        Q_ASSERT(date.isValid() && text.endsWith(u"GMT"_s));
        return date.toMSecsSinceEpoch();
    }

    Answer answer(const QString &path, const QUrlQuery &query) const
    {
        if (isBad)
            return bad;
        Answer answer;
        if (path != u"/api/v1/applications"_s) {
            answer.status = 404;
            return answer;
        }
        const qint64 minEnd = time(query.queryItemValue(u"minEndDate"_s));
        const int limit = query.hasQueryItem(u"limit"_s) ? query.queryItemValue(u"limit"_s).toInt() : INT_MAX;
        QJsonArray list;
        for (auto entry = entries.rbegin(); entry != entries.rend() && list.size() < limit; ++entry) {
            const bool completed = entry->end >= 0;
            if (completed && entry->end < minEnd)
                continue;
            list.append(QJsonObject{{u"id"_s, entry->id},
                                    {u"name"_s, entry->name},
                                    {u"attempts"_s, QJsonArray{QJsonObject{{u"startTimeEpoch"_s, entry->start},
                                                                           {u"endTimeEpoch"_s, entry->end},
                                                                           {u"sparkUser"_s, entry->user},
                                                                           {u"completed"_s, completed},
                                                                           {u"appSparkVersion"_s, u"4.3.0"_s}}}}});
        }
        answer.body = QJsonDocument(list).toJson();
        return answer;
    }
};

} // namespace

class TestHistoryListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousand();
    void filters();
    void whatChanged();
    void bad_data();
    void bad();
};

//! All of them are there, in order, and the thread that shows them was never held up.
void TestHistoryListing::tenThousand()
{
    FakeHistory history;
    history.fill(10'000);
    HistoryListing listing(history.server.url(), {});
    QSignalSpy changed(&listing, &HistoryListing::changed);
    QElapsedTimer beat;
    qint64 longest = 0;
    QTimer heart; // the fake server builds its 4 MB answer on this thread too: its time is taken out
    heart.setInterval(1);
    beat.start();
    connect(&heart, &QTimer::timeout, &heart, [&] { beat.restart(); });
    heart.start();
    connect(&listing, &HistoryListing::changed, &heart, [&] { longest = std::max(longest, beat.elapsed()); });
    listing.start();
    QTRY_VERIFY(changed.size() >= 1);
    QCOMPARE(listing.applications().size(), 200); // the first few at once
    QVERIFY(listing.isPartial());
    QTRY_VERIFY_WITH_TIMEOUT(!listing.isPartial(), 60'000);
    QCOMPARE(listing.applications().size(), 10'000);
    QCOMPARE(history.server.requests, (QStringList{u"/api/v1/applications?limit=200"_s, u"/api/v1/applications"_s}));
    QCOMPARE(history.server.mostOpenConnections, 1);
    for (qsizetype i = 1; i < listing.applications().size(); ++i) { // incomplete first, then by end
        const FoundApplication &before = listing.applications()[i - 1], &after = listing.applications()[i];
        QVERIFY(before.hasEnded() <= after.hasEnded());
        QVERIFY(before.hasEnded() != after.hasEnded() ||
                (before.hasEnded() ? before.end > after.end : before.start > after.start));
    }
    const FoundApplication first = listing.applications().first();
    QCOMPARE(first.applicationId, u"app-09999"_s);
    QCOMPARE(first.state, u"incomplete"_s);
    QCOMPARE(first.uiUrl, QUrl(history.server.url().toString() + u"/history/app-09999"_s));
    qInfo("longest wait of the event loop at a change: %lld ms", longest);
}

void TestHistoryListing::filters()
{
    FakeHistory history;
    history.fill(1'000);
    HistoryListing listing(history.server.url(), {});
    listing.start();
    QTRY_VERIFY_WITH_TIMEOUT(!listing.isPartial(), 30'000);
    const auto count = [&](const HistoryFilter &filter) { return listing.filtered(filter).size(); };
    QCOMPARE(count({}), 1'000);
    QCOMPARE(count({{}, {}, HistoryFilter::State::Incomplete}), 20);
    QCOMPARE(count({{}, {}, HistoryFilter::State::Completed}), 980);
    QCOMPARE(count({{}, u"user1"_s, HistoryFilter::State::All}), 333);
    QCOMPARE(count({u"NIGHTLY 3"_s, {}, HistoryFilter::State::All}), 143);
    QCOMPARE(count({u"app-00999"_s, {}, HistoryFilter::State::All}), 1);
    QCOMPARE(count({u"nightly 3"_s, u"user1"_s, HistoryFilter::State::Completed}), [&] {
        qsizetype expected = 0;
        for (int i = 0; i < 1'000; ++i)
            expected += i % 7 == 3 && i % 3 == 1 && i % 50 != 49;
        return expected;
    }());
}

void TestHistoryListing::whatChanged()
{
    FakeHistory history;
    history.fill(1'000);
    HistoryListing::Settings settings;
    settings.refreshMs = 50;
    HistoryListing listing(history.server.url(), {}, settings);
    QSignalSpy changed(&listing, &HistoryListing::changed), refreshed(&listing, &HistoryListing::refreshed);
    listing.start();
    QTRY_VERIFY_WITH_TIMEOUT(!listing.isPartial(), 30'000);
    const auto changes = changed.size();
    refreshed.clear();
    QTRY_VERIFY(refreshed.size() >= 3);
    QCOMPARE(changed.size(), changes); // nothing did
    QVERIFY2(history.server.requests.last().contains(u"minEndDate=20"_s), qPrintable(history.server.requests.last()));
    const qint64 before = history.server.bytesSent;
    refreshed.clear();
    QTRY_VERIFY(refreshed.size() >= 1);
    QVERIFY(history.server.bytesSent - before < 3 * 60'000); // not all again: 1,000 take some 300 KB

    history.entries.append({u"app-new"_s, u"new"_s, u"me"_s, kBegin + 70'000'000, -1});
    QTRY_COMPARE(listing.applications().first().applicationId, u"app-new"_s);
    QCOMPARE(listing.applications().size(), 1'001);
    history.entries.last().end = kBegin + 71'000'000;
    QTRY_COMPARE(listing.filtered({u"app-new"_s, {}, HistoryFilter::State::Completed}).size(), 1);
    QCOMPARE(listing.applications().size(), 1'001);
    history.entries.removeLast(); // cleaned: known with the next whole list
    history.entries.removeFirst();
    listing.refresh(true);
    QTRY_COMPARE(listing.applications().size(), 999);
}

void TestHistoryListing::bad_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("no json") << u"html"_s << int(ErrorCode::Protocol);
    QTest::newRow("broken json") << u"broken"_s << int(ErrorCode::Corrupt);
    QTest::newRow("deep json") << u"deep"_s << int(ErrorCode::Corrupt);
    QTest::newRow("an object") << u"object"_s << int(ErrorCode::Corrupt);
    QTest::newRow("500") << u"500"_s << int(ErrorCode::Protocol);
    QTest::newRow("401") << u"401"_s << int(ErrorCode::Unauthorized);
    QTest::newRow("endless") << u"endless"_s << int(ErrorCode::TooLarge);
    QTest::newRow("slow") << u"slow"_s << int(ErrorCode::Timeout);
    QTest::newRow("half") << u"half"_s << int(ErrorCode::Corrupt);
}

void TestHistoryListing::bad()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    FakeHistory history;
    history.isBad = true;
    Answer &bad = history.bad;
    bad.body = "[]";
    if (what == u"html"_s)
        bad.contentType = "text/html";
    else if (what == u"broken"_s)
        bad.body = "[{\"id\":";
    else if (what == u"deep"_s)
        bad.body = QByteArray(100'000, '[');
    else if (what == u"object"_s)
        bad.body = "{\"id\":\"a\"}";
    else if (what == u"500"_s || what == u"401"_s)
        bad.status = what.toInt();
    else if (what == u"endless"_s)
        bad.mode = Answer::Mode::EndlessBody;
    else if (what == u"slow"_s)
        bad.mode = Answer::Mode::SlowBytes;
    else if (what == u"half"_s) {
        bad.body = "[{\"id\":\"a\"},{\"id\":\"b\"}]";
        bad.mode = Answer::Mode::Break;
    }
    HistoryListing::Settings settings;
    settings.refreshMs = 20;
    settings.timeoutMs = 1'000;
    settings.mostBytes = 1024 * 1024;
    HistoryListing listing(history.server.url(), {}, settings);
    listing.start();
    QTRY_VERIFY(listing.error());
    QCOMPARE(int(listing.error()->code), code);
    QVERIFY(listing.applications().isEmpty());
    history.isBad = false;
    history.fill(10);
    QTRY_COMPARE_WITH_TIMEOUT(listing.applications().size(), 10, 20'000); // it comes back
    QVERIFY(!listing.error());
}

QTEST_GUILESS_MAIN(TestHistoryListing)
#include "tst_historylisting.moc"
