// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/shell/clusterrows.h"
#include "gui/shell/feedtext.h"
#include "gui/shell/historyrows.h"
#include "gui/shell/sources.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <time.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using Section = SourceTreeModel::Section;
using Kind = SourceEntry::Kind;

class tst_Sources : public QObject
{
    Q_OBJECT

private:
    static double cpuMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    static FoundEndpoint master(const QList<FoundApplication> &applications, int workers)
    {
        FoundEndpoint endpoint;
        endpoint.url = QUrl(u"http://localhost:8080"_s);
        endpoint.kind = EndpointKind::Master;
        endpoint.state = FoundEndpoint::State::Reached;
        endpoint.cluster.masterUrl = u"spark://host:7077"_s;
        endpoint.cluster.state = u"alive"_s;
        for (int i = 0; i < workers; ++i) {
            FoundWorker worker;
            worker.id = u"worker-%1"_s.arg(i);
            worker.host = u"10.0.0.%1"_s.arg(i);
            worker.state = i == 2 ? u"dead"_s : u"alive"_s;
            worker.cores = 4;
            worker.coresUsed = 1;
            endpoint.cluster.workers.append(worker);
        }
        endpoint.applications = applications;
        return endpoint;
    }
    static FoundEndpoint history(int applications)
    {
        FoundEndpoint endpoint;
        endpoint.url = QUrl(u"http://localhost:18080"_s);
        endpoint.kind = EndpointKind::History;
        endpoint.state = FoundEndpoint::State::Reached;
        for (int i = 0; i < applications; ++i)
            endpoint.applications.append(
                ranOn(u"app-%1"_s.arg(i), u"job %1"_s.arg(i), u"completed"_s, 1000 + i, 2000 + i));
        return endpoint;
    }
    static LiveApplication live(const QString &id, LiveApplication::State state, bool listening)
    {
        LiveApplication application;
        application.key = {id, {}};
        application.name = u"live "_s + id;
        application.state = state;
        application.listening = listening;
        application.hasSession = true;
        return application;
    }
    static QStringList names(const QList<SourceBranch> &rows)
    {
        QStringList result;
        for (const SourceBranch &row : rows)
            result.append(row.entry.name);
        return result;
    }
    static JournalEntry journal(const QString &id, JournalState state, TimeMs change)
    {
        JournalEntry entry;
        entry.folder = "/journal/eventlog_v2_" + id.toStdString();
        entry.record.identity.applicationId = id.toStdString();
        entry.record.identity.name = "name of " + id.toStdString();
        entry.record.identity.startTime = change - 1000;
        entry.record.state = state;
        entry.record.endTime = state == JournalState::Ended ? change : kNoTime;
        entry.record.lastWrite = entry.lastChange = change;
        return entry;
    }

private Q_SLOTS:
    // Found by the scan of its port, named by the master, connected by its listener: one row.
    void anApplicationHasOneRowWhateverTellsOfIt()
    {
        ClusterRows rows;
        rows.setLive({live(u"app-1"_s, LiveApplication::State::Running, true),
                      live(u"app-9"_s, LiveApplication::State::Running, true)});
        FoundApplication named = ranOn(u"app-1"_s, u"etl"_s, u"running"_s, 5000, kNoTime);
        const QList<SourceBranch> cluster = rows.branches(u"place"_s, {master({named}, 2)});
        QCOMPARE(names(cluster), (QStringList{u"live app-1"_s, u"Master"_s}));
        QVERIFY(cluster.first().entry.via == SourceEntry::Via::Listener);
        QCOMPARE(rows.applications(), 1);
        QCOMPARE(rows.workers(), 2);
        const QList<SourceBranch> here =
            rows.branches({}, {driver(4040, u"app-1"_s, u"etl"_s), driver(4041, u"app-2"_s, u"two"_s)});
        QCOMPARE(names(here), QStringList{u"two"_s});
        QCOMPARE(names(rows.unclaimed()), QStringList{u"live app-9"_s});
        // Neither are the master and its workers shown again on this computer.
        QCOMPARE(names(rows.branches({}, {master({}, 2)})), QStringList());
    }

    // The driver's own page knows more than the master's list; its address is where it is opened.
    void masterAndDriverOfOnePlaceAreJoined()
    {
        ClusterRows rows;
        FoundApplication named = ranOn(u"app-1"_s, u"etl"_s, u"running"_s, 5000, kNoTime);
        named.user = u"ada"_s;
        const QList<SourceBranch> all = rows.branches(u"p"_s, {master({named}, 0), driver(4040, u"app-1"_s, u"etl"_s)});
        QCOMPARE(names(all), (QStringList{u"etl"_s, u"Master"_s}));
        QCOMPARE(all.first().entry.ref.location, u"http://localhost:4040"_s);
        QCOMPARE(all.first().entry.user, u"ada"_s);
        QCOMPARE(all.first().entry.sparkVersion, u"4.3.0"_s);
    }

    void completedOnesAreGroupedAndCut()
    {
        QList<FoundApplication> ended;
        for (int i = 0; i < 80; ++i)
            ended.append(ranOn(u"app-%1"_s.arg(i), u"job"_s, i % 2 ? u"finished"_s : u"failed"_s, i, i + 10));
        ClusterRows rows;
        QList<SourceBranch> all = rows.branches(u"p"_s, {master(ended, 3)});
        QCOMPARE(all.size(), 1);
        QCOMPARE(names(all.first().children), (QStringList{u"Workers"_s, u"Completed"_s}));
        QCOMPARE(all.first().children[0].children.size(), 3);
        QVERIFY(all.first().children[0].children[2].entry.missing); // dead
        QCOMPARE(rows.workers(), 2);
        const SourceBranch completed = all.first().children[1];
        QVERIFY(!completed.entry.startsOpen);
        QCOMPARE(completed.entry.status, u"80"_s);
        QCOMPARE(completed.children.size(), ClusterRows::GroupLimit + 1);
        QVERIFY(completed.children.first().entry.state == ApplicationState::Failed);
        const SourceEntry more = completed.children.last().entry;
        QVERIFY(more.kind == Kind::More);
        ClusterRows whole;
        whole.setWhole({more.id});
        all = whole.branches(u"p"_s, {master(ended, 3)});
        QCOMPARE(all.first().children[1].children.size(), 80);
    }

    void unreachableThingsSayWhy()
    {
        FoundEndpoint away = driver(4040, {}, {});
        away.applications.clear();
        away.state = FoundEndpoint::State::Unreachable;
        away.trouble = Trouble::LoginWanted;
        away.error = Error{ErrorCode::Unauthorized, "status 401 (Basic)", "http://localhost:4040"};
        FoundEndpoint busy = driver(4041, {}, {});
        busy.applications.clear();
        busy.state = FoundEndpoint::State::Connecting;
        ClusterRows rows;
        const QList<SourceBranch> all = rows.branches({}, {away, busy});
        QCOMPARE(all.size(), 2);
        QVERIFY(all[0].entry.kind == Kind::Endpoint);
        QVERIFY(all[0].entry.problem.contains(u"login"_s));
        QVERIFY(all[0].entry.problem.contains(u"401"_s));
        QCOMPARE(all[0].entry.status, u"login wanted"_s);
        QVERIFY(all[1].entry.busy);
    }

    // A listener connects seconds before the page of its driver answers: that is no second thing.
    void aDriverWhoseListenerIsConnectedIsNotConnecting()
    {
        FoundEndpoint busy = driver(4041, {}, {});
        busy.applications.clear();
        busy.state = FoundEndpoint::State::Connecting;
        LiveApplication known = live(u"app-1"_s, LiveApplication::State::Running, true);
        known.uiUrl = QUrl(u"http://this-computer:4041"_s);
        ClusterRows rows;
        rows.setLive({known});
        QCOMPARE(rows.branches({}, {busy}).size(), 0);
        QCOMPARE(names(rows.unclaimed()), QStringList{u"live app-1"_s});
        QCOMPARE(rows.branches(u"elsewhere"_s, {busy}).size(), 1);
    }

    void historyMergesWhatIsLeft()
    {
        HistoryInput input;
        input.journals.entries = {journal(u"app-1"_s, JournalState::Ended, 9000),
                                  journal(u"app-2"_s, JournalState::Lost, 5000),
                                  journal(u"app-3"_s, JournalState::Open, 9999)};
        SourceEntry log = logEntry(u"/logs/app-1"_s, u"etl"_s, u"app-1"_s);
        log.opened = 9500;
        SourceEntry other = logEntry(u"/logs/x"_s, u"other"_s, u"app-7"_s);
        other.opened = 7000;
        input.logs = {log, other};
        input.live = {live(u"app-2"_s, LiveApplication::State::Lost, false),
                      live(u"app-3"_s, LiveApplication::State::Running, true)};
        input.servers.insert(u"app:app-1"_s, {QUrl(u"http://h:18080"_s), u"place"_s});
        input.running = {u"app:app-3"_s};
        const QList<SourceEntry> entries = historyEntries(input);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].id, u"app-1"_s); // looked at last
        QCOMPARE(entries[0].held.size(), 3);
        QCOMPARE(entries[0].ref.journal, u"/journal/eventlog_v2_app-1"_s);
        QCOMPARE(entries[0].ref.eventLog, u"/logs/app-1"_s);
        QCOMPARE(entries[0].ref.history, QUrl(u"http://h:18080"_s));
        QCOMPARE(entries[1].name, u"other"_s);
        QVERIFY(entries[1].ref.isFile());
        QCOMPARE(entries[2].id, u"app-2"_s);
        QVERIFY(entries[2].state == ApplicationState::Incomplete);
    }

    // Ten thousand applications of a history server: the first time and each time that one comes.
    void manyApplicationsStayFluent()
    {
        SourceTreeModel model;
        FoundEndpoint server = history(10'000);
        Sources sources(&model, nullptr, nullptr);
        sources.setLocal({server});
        sources.refreshNow();
        const QModelIndex row = model.index(0, 0, model.sectionIndex(Section::Computer));
        QCOMPARE(model.rowCount(row), ClusterRows::GroupLimit + 1);
        QCOMPARE(model.entry(model.index(0, 0, row))->name, u"job 9999"_s); // newest first
        sources.showWhole(model.entry(model.index(ClusterRows::GroupLimit, 0, row))->id);
        QCOMPARE(model.rowCount(model.index(0, 0, model.sectionIndex(Section::Computer))), 10'000);
        server.applications.append(ranOn(u"app-new"_s, u"new"_s, u"completed"_s, 99'000, 99'500));
        sources.setLocal({server});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted),
            removed(&model, &QAbstractItemModel::rowsRemoved);
        const double before = cpuMs();
        sources.refreshNow();
        const double spent = cpuMs() - before;
        qInfo("10,001 rows refreshed in %.1f ms of CPU", spent);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 0);
        QVERIFY2(spent < 150, qPrintable(QString::number(spent))); // a debug build; see the figure above
    }

    // A row that is looked at stays when nobody tells of the application any more, and keeps what is known of it.
    void openRowsStayAndKeepTheirFigures()
    {
        SourceTreeModel model;
        QAbstractItemModelTester tester(&model);
        Sources sources(&model, nullptr, nullptr);
        const QString key = u"app:a"_s;
        bool keep = true;
        sources.setOpened([&] { return keep ? QSet<QString>{key} : QSet<QString>(); });
        sources.setLocal({driver(4040, u"a"_s, u"A"_s), driver(4041, u"b"_s, u"B"_s)});
        sources.refreshNow();
        model.update(key, [](SourceEntry &entry) {
            entry.open = true;
            entry.progress = 0.5;
            entry.failures = 7;
        });
        sources.setLocal({driver(4040, u"a"_s, u"A"_s), driver(4041, u"b"_s, u"B"_s)});
        sources.refreshNow();
        QCOMPARE(model.entry(model.find(key))->failures, 7);
        QCOMPARE(model.entry(model.find(key))->progress, 0.5);
        sources.setLocal({});
        sources.refreshNow();
        QCOMPARE(model.entries(Section::Computer).size(), 1);
        keep = false;
        sources.refreshNow();
        QCOMPARE(model.entries(Section::Computer).size(), 0);
    }

    void feedsAreToldInWords()
    {
        FeedStatus status;
        FeedSourceState rest;
        rest.kind = FeedSource::Rest;
        rest.active = rest.answering = true;
        rest.lastNews = 10'000;
        status.sources = {rest};
        QCOMPARE(feedtext::speaking(status), u"Polling REST"_s);
        QCOMPARE(feedtext::age(10'000, 10'130), u"0.1 s ago"_s);
        QCOMPARE(feedtext::age(kNoTime, 10'130), QString());
        QVERIFY(feedtext::losses(status).isEmpty());
        FeedSourceState listener;
        listener.kind = FeedSource::Listener;
        listener.active = listener.answering = true;
        status.sources.insert(status.sources.begin(), listener);
        QCOMPARE(feedtext::speaking(status), u"Live · listener"_s);
        status.dropped = 1204;
        FeedGap gap;
        gap.from = 10;
        gap.count = 1204;
        gap.kinds = {{"TaskEnd", 1200}, {"TaskStart", 4}};
        status.gaps = {gap};
        QCOMPARE(feedtext::losses(status), u"1,204 events dropped"_s);
        QVERIFY(feedtext::gap(gap).contains(u"TaskEnd 1,200"_s));
        status.gaps.front().filledBy = FeedSource::EventLog;
        QCOMPARE(feedtext::losses(status), u"1,204 dropped, filled"_s);
        QVERIFY(feedtext::gap(status.gaps.front()).contains(u"Event log"_s));
    }
};

QTEST_MAIN(tst_Sources)
#include "tst_sources.moc"
