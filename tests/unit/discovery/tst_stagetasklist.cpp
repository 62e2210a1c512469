// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/taskqueue.h"

#include <QTest>

#include <map>
#include <random>
#include <set>
#include <string>

using namespace cinderscope;

namespace {

//! A stage as Spark keeps it: tasks by id, of which old ended ones may be dropped.
struct Model
{
    std::map<std::int64_t, bool> tasks; //!< id, running
    std::int64_t ended = 0;             //!< with those dropped

    std::int64_t active() const
    {
        return std::count_if(tasks.begin(), tasks.end(), [](const auto &entry) { return entry.second; });
    }
    void dropOldest()
    {
        for (auto it = tasks.begin(); it != tasks.end(); ++it) {
            if (!it->second) {
                tasks.erase(it);
                return;
            }
        }
    }
    std::string page(const TaskPage &page) const
    {
        std::string text = "[";
        std::int64_t place = 0;
        for (const auto &[id, running] : tasks) {
            if (place >= page.offset && place < page.offset + page.length) {
                if (text.size() > 1)
                    text += ',';
                text +=
                    "{\"taskId\":" + std::to_string(id) +
                    ",\"launchTime\":\"2026-11-20T20:38:57.479GMT\",\"duration\":5,\"executorId\":\"1\",\"status\":\"" +
                    (running ? "RUNNING" : "SUCCESS") + "\"}";
            }
            ++place;
        }
        return text + "]";
    }
};

struct Reader
{
    StageTaskList list{7, 0};
    std::multiset<std::int64_t> started, ended;
    std::int64_t pages = 0, tasksRead = 0;
    std::int64_t now = 0;

    void read(const Model &model, bool terminal)
    {
        list.setCounts(model.active(), model.ended, terminal);
        now += 60'000; // behind every pause
        simdjson::dom::parser parser;
        while (list.wantsPage(now)) {
            const TaskPage page = list.nextPage();
            QVERIFY(page.length > 0 && page.offset >= 0);
            const std::string text = model.page(page);
            simdjson::dom::array array;
            QVERIFY(!parser.parse(text).get(array));
            tasksRead += std::int64_t(array.size());
            list.take(page, array, now, [this](const TaskEnd &task) {
                (task.reason.status == TaskStatus::Running ? started : ended).insert(task.info.taskId);
            });
            QVERIFY(++pages < 100'000);
        }
    }
    static bool once(const std::multiset<std::int64_t> &ids)
    {
        return std::set<std::int64_t>(ids.begin(), ids.end()).size() == ids.size();
    }
};

} // namespace

class TestStageTaskList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomRuns_data();
    void randomRuns();
    void costOfAStraggler();
    void nothingToDoNothingAsked();
    void hostilePages();
};

void TestStageTaskList::randomRuns_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("drops");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << seed << (seed % 2 == 0);
}

void TestStageTaskList::randomRuns()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, drops);
    std::mt19937 random(seed);
    Model model;
    Reader reader;
    std::set<std::int64_t> everRead; // ended tasks that a read could have seen
    std::int64_t nextId = 100;
    for (int step = 0; step < 40; ++step) {
        for (int change = int(random() % 400); change > 0; --change) {
            if (random() % 2 == 0) {
                model.tasks[nextId] = true;
                nextId += 1 + random() % 3; // ids of other stages lie between
            } else {
                const auto pick = std::find_if(model.tasks.begin(), model.tasks.end(),
                                               [&](const auto &entry) { return entry.second && random() % 4 == 0; });
                if (pick != model.tasks.end()) {
                    pick->second = false;
                    ++model.ended;
                }
            }
        }
        if (drops && step % 5 == 4) {
            for (int i = 0; i < 150; ++i)
                model.dropOldest();
        }
        for (const auto &[id, running] : model.tasks) {
            if (!running)
                everRead.insert(id);
        }
        reader.read(model, false);
    }
    for (auto &[id, running] : model.tasks) {
        model.ended += running;
        running = false;
        everRead.insert(id);
    }
    reader.read(model, true);
    reader.read(model, true);
    QVERIFY(Reader::once(reader.started));
    QVERIFY(Reader::once(reader.ended));
    const std::set<std::int64_t> got(reader.ended.begin(), reader.ended.end());
    if (drops)
        QVERIFY(std::includes(everRead.begin(), everRead.end(), got.begin(), got.end()));
    else
        QCOMPARE(got, everRead);
    for (const auto &[id, running] : model.tasks)
        QVERIFY2(got.contains(id), qPrintable(QString::number(id)));
    QCOMPARE(reader.list.known(), std::int64_t(got.size()));
    QVERIFY(reader.list.isComplete());
    if (!drops)
        QCOMPARE(reader.list.missing(), std::int64_t(0));
}

void TestStageTaskList::costOfAStraggler()
{
    Model model;
    Reader reader;
    model.tasks[0] = true; // runs until the end
    std::int64_t id = 1;
    for (int step = 0; step < 50; ++step) {
        for (int i = 0; i < 1'000; ++i, ++id) {
            model.tasks[id] = false;
            ++model.ended;
        }
        reader.read(model, false);
    }
    QCOMPARE(reader.list.known(), std::int64_t(50'000));
    QVERIFY2(reader.tasksRead < 60'000, qPrintable(QString::number(reader.tasksRead)));
}

void TestStageTaskList::nothingToDoNothingAsked()
{
    Model model;
    Reader reader;
    for (std::int64_t id = 0; id < 8; ++id)
        model.tasks[id] = true;
    reader.read(model, false);
    const auto pages = reader.pages;
    for (int i = 0; i < 20; ++i)
        reader.read(model, false);
    QCOMPARE(reader.pages, pages);
    QCOMPARE(reader.started.size(), 8u);
}

void TestStageTaskList::hostilePages()
{
    simdjson::dom::parser parser;
    for (const std::string text : {"[]", "[1,2,3]", "[{}]", "[{\"taskId\":5}]", "[null,[],{\"taskId\":\"x\"}]",
                                   "[{\"taskId\":-4,\"launchTime\":\"2026-11-20T20:38:57.479GMT\"}]"}) {
        StageTaskList list(1, 0);
        list.setCounts(3, 1'000, true);
        std::int64_t now = 0;
        int pages = 0;
        while (!list.isComplete() && pages < 1'000) {
            now = std::max(now, list.nextTime());
            const TaskPage page = list.nextPage();
            simdjson::dom::array array;
            QVERIFY(!parser.parse(text).get(array));
            list.take(page, array, now, [](const TaskEnd &) { QFAIL("no task was there"); });
            ++pages;
        }
        QVERIFY2(pages < 100, text.c_str());
        QCOMPARE(list.missing(), std::int64_t(1'000));
    }
}

QTEST_APPLESS_MAIN(TestStageTaskList)
#include "tst_stagetasklist.moc"
