// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restpoller.h"

#include "core/applicationstore.h"
#include "discovery/endpointurl.h"
#include "discovery/restclient.h"
#include "discovery/restprogress.h"
#include "discovery/storefeeder.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::size_t kMostSingleRequests = 12; // more records than this are read as a whole list
constexpr std::int64_t kSqlPage = 200;
constexpr qint64 kSqlRhythmMs = 10'000; // executions without jobs (DDL) are seen this late
constexpr qint64 kIdleExecutorsMs = 10'000;
constexpr std::size_t kExecutorBytes = 200'000; // a list longer than this is read less often
constexpr int kMostBadAnswers = 8;
constexpr TimeMs kClockTolerance = 2'000;

bool isUsableId(const QString &id)
{
    return id.size() < 256 && std::all_of(id.begin(), id.end(), [](QChar c) {
               return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'_' || c == u'.' || c == u':';
           });
}

//! Worth another try: the driver may be busy, collecting garbage or starting.
bool isTransient(const Error &error)
{
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout ||
           (error.code == ErrorCode::Protocol && error.detail.starts_with("status 5"));
}

//! The UI belongs to another application now (BaseAppResource.withUI). An endpoint that a version does not have is
//! taken for an attempt's id ("unknown app X, attempt sql") and means nothing.
bool isOtherApplication(const Error &error)
{
    return error.code == ErrorCode::NotFound &&
           (error.detail.starts_with("unknown app") || error.detail.starts_with("no such app")) &&
           error.detail.find(", attempt ") == std::string::npos;
}

} // namespace

class RestPoller::Private
{
public:
    using Step = std::function<void()>;
    using OnJson = std::function<void(const JsonAnswer &)>;
    using OnMissing = std::function<void()>;

    Private(RestPoller *poller, const QUrl &base, const Access &access, const QString &applicationId,
            ApplicationStore &target)
        : q(poller), client(base, access), store(target), id(applicationId), feeder(target, progress, tasks)
    {
        clock.start();
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, q, [this] { wake(); });
    }

    void begin();
    void tick();
    void wake();
    void pump();
    void cycleDone();
    void advanceClock();
    void schedule();

    void get(const QString &path, OnJson ok, OnMissing missing = {});
    void answer(const Result<JsonAnswer> &result, const OnJson &ok, const OnMissing &missing);
    void badAnswer(const Error &error);
    void tryAgain(const Error &error);
    void finish(const Error &error);
    void noteTime(const JsonAnswer &answer);

    void askApplication();
    void askEnvironment();
    void askExecutors();
    void askAllJobs();
    void askAllStages();
    void askSql();
    void takeSql(std::int64_t offset, const JsonAnswer &answer);
    void askRunningSql();
    void probeNextJob(int found);
    void askRunningJobs();
    void askJobs(const std::set<std::int32_t> &ids);
    void askActiveStages();
    void askStages(const std::set<std::int32_t> &ids);
    void askTaskPage(const TaskQueue::Choice &choice);
    void then(Step step) { steps.push_front(std::move(step)); }

    RestPoller *q;
    RestClient client;
    ApplicationStore &store;
    QString id;
    Settings settings;
    RestProgress progress;
    TaskQueue tasks;
    std::optional<TaskCoverage> pausedCoverage; //!< set while tasks are not wanted
    StoreFeeder feeder;

    std::deque<Step> steps;
    QTimer timer;
    QElapsedTimer clock;
    bool active = false, cycling = false;
    bool answered = false;   //!< anything ever came
    bool introduced = false; //!< the application is there
    bool listed = false;     //!< all lists were read once
    bool hasSql = true, sqlReread = false;
    std::int64_t sqlRecords = 0, sqlLast = -1;
    std::uint64_t sqlSeenChanges = 0;
    qint64 nextTick = 0, nextPage = 0, nextExecutors = 0, nextSql = 0;
    qint64 cycleCost = 0;
    qint64 executorRhythmFactor = 1;
    bool applied = false;
    int retries = 0, badAnswers = 0;
    std::optional<Error> trouble;
    TimeMs skew = 0; // of the driver's clock
    quint64 requests = 0, bytes = 0, rounds = 0;
};

// Requests ---------------------------------------------------------------------------------------------------------

void RestPoller::Private::get(const QString &path, OnJson ok, OnMissing missing)
{
    ++requests;
    RestLimits limits;
    limits.timeoutMs = answered ? settings.timeoutMs : settings.firstTimeoutMs;
    const QString attempt = settings.attempt.isEmpty() ? QString() : u'/' + settings.attempt;
    const QString whole = path.startsWith(u'/') ? u"applications/"_s + id + attempt + path : path;
    client.getJson(
        whole,
        [this, ok = std::move(ok), missing = std::move(missing)](const Result<JsonAnswer> &result) {
            answer(result, ok, missing);
        },
        limits);
}

void RestPoller::Private::answer(const Result<JsonAnswer> &result, const OnJson &ok, const OnMissing &missing)
{
    if (!active)
        return;
    if (result) {
        answered = true;
        retries = badAnswers = 0;
        bytes += result.value().bytes;
        cycleCost += result.value().elapsedMs;
        noteTime(result.value());
        if (std::exchange(trouble, std::nullopt))
            Q_EMIT q->troubleChanged();
        if (active)
            ok(result.value());
    } else if (const Error &error = result.error(); isTransient(error)) {
        tryAgain(error);
        return;
    } else if (isOtherApplication(error) || error.code == ErrorCode::Unauthorized || !introduced) {
        finish(error);
        return;
    } else if (error.code == ErrorCode::NotFound && missing) {
        answered = true;
        retries = badAnswers = 0;
        missing();
    } else {
        badAnswer(error);
    }
    pump();
}

void RestPoller::Private::badAnswer(const Error &error)
{
    ++store.importStats().unreadableLines;
    store.importStats().addSample({error.source, 0, 0, std::string(errorCodeName(error.code)), error.detail});
    if (++badAnswers >= kMostBadAnswers)
        finish(error);
}

void RestPoller::Private::tryAgain(const Error &error)
{
    // a refused connection needs no patience: the port is closed
    const bool refused = error.code == ErrorCode::Network && error.detail == kConnectionRefused;
    if (++retries > (refused ? std::min(1, settings.mostRetries) : settings.mostRetries)) {
        finish(error);
        return;
    }
    steps.clear();
    cycling = false;
    trouble = error;
    const qint64 pause = qint64(settings.retryMs) << std::min(retries - 1, 6);
    nextTick = nextPage = clock.elapsed() + pause;
    timer.start(int(pause));
    Q_EMIT q->troubleChanged();
}

void RestPoller::Private::finish(const Error &error)
{
    if (!active)
        return;
    active = false;
    steps.clear();
    timer.stop();
    client.cancelAll();
    trouble = error;
    if (!introduced) {
        Q_EMIT q->failed(error);
        return;
    }
    if (settings.live)
        store.setAlive(false);
    Q_EMIT q->ended(error);
}

void RestPoller::Private::noteTime(const JsonAnswer &answer)
{
    if (answer.serverTime == kNoTime || isLoopback(client.base()))
        return;
    const TimeMs difference = answer.serverTime - QDateTime::currentMSecsSinceEpoch();
    skew = std::abs(difference) > kClockTolerance ? difference : 0;
}

// Rhythm -----------------------------------------------------------------------------------------------------------

void RestPoller::Private::begin()
{
    cycling = true;
    cycleCost = 0;
    steps = {[this] { askApplication(); },
             [this] { askEnvironment(); },
             [this] { askExecutors(); },
             [this] { askSql(); },
             [this] { askAllStages(); },
             [this] { askAllJobs(); }, // which name stages
             [this] {
                 listed = true;
                 feeder.setListed();
             }};
    pump();
}

void RestPoller::Private::tick()
{
    cycling = true;
    cycleCost = 0;
    const qint64 now = clock.elapsed();
    if (!settings.live) // a history server learns of the end later
        steps.push_back([this] { askApplication(); });
    steps.push_back([this] { probeNextJob(0); });
    if (!progress.runningJobs().empty())
        steps.push_back([this] { askRunningJobs(); });
    steps.push_back([this] {
        if (progress.anythingRuns())
            askActiveStages();
    });
    steps.push_back([this, now] {
        if (hasSql && (now >= nextSql || sqlSeenChanges != progress.jobChanges() || !feeder.runningSql().empty()))
            askSql();
    });
    steps.push_back([this] { askJobs(progress.takeJobsToAsk()); });
    steps.push_back([this] { askStages(progress.takeStagesToAsk()); });
    if (now >= nextExecutors)
        steps.push_back([this] { askExecutors(); });
    pump();
}

void RestPoller::Private::pump()
{
    while (active && !client.isBusy() && !steps.empty()) {
        const Step step = std::move(steps.front());
        steps.pop_front();
        step();
    }
    if (active && !client.isBusy() && steps.empty())
        cycleDone();
}

void RestPoller::Private::cycleDone()
{
    advanceClock();
    if (std::exchange(cycling, false)) {
        ++rounds;
        const qint64 rhythm = progress.anythingRuns() ? settings.busyMs : settings.idleMs;
        nextTick = clock.elapsed() + std::max(rhythm, 3 * cycleCost);
        applied = true; // the time at least
    }
    if (std::exchange(applied, false))
        Q_EMIT q->updated();
    if (active)
        schedule();
}

void RestPoller::Private::advanceClock()
{
    if (settings.live)
        store.advanceTo(QDateTime::currentMSecsSinceEpoch() + skew);
}

void RestPoller::Private::schedule()
{
    qint64 next = std::min(nextTick, pausedCoverage ? INT64_MAX : std::max<qint64>(nextPage, tasks.nextTime()));
    next = std::max<qint64>(0, next - clock.elapsed());
    timer.start(int(std::min<qint64>(next, 60'000)));
}

void RestPoller::Private::wake()
{
    if (!active || client.isBusy())
        return;
    const qint64 now = clock.elapsed();
    if (now >= nextTick) {
        listed ? tick() : begin();
        return;
    }
    if (now >= nextPage && !pausedCoverage) {
        if (const auto choice = tasks.next(now)) {
            askTaskPage(*choice);
            return;
        }
    }
    schedule();
}

// What is asked for ------------------------------------------------------------------------------------------------

void RestPoller::Private::askApplication()
{
    get(u"applications/"_s + id, [this](const JsonAnswer &answer) {
        if (feeder.application(answer.root, settings.attempt.toStdString())) {
            introduced = applied = true;
            if (settings.live)
                store.setAlive(true);
        } else {
            finish({ErrorCode::Protocol, "no application in the answer", client.base().toString().toStdString()});
        }
    });
}

void RestPoller::Private::askEnvironment()
{
    get(
        u"/environment"_s,
        [this](const JsonAnswer &answer) {
            feeder.environment(answer.root);
            applied = true;
        },
        [] {});
}

void RestPoller::Private::askExecutors()
{
    get(
        u"/allexecutors"_s,
        [this](const JsonAnswer &answer) {
            advanceClock();
            feeder.executors(StoreFeeder::elements(answer.root));
            applied = true;
            const qint64 factor = 1 + qint64(answer.bytes / kExecutorBytes);
            nextExecutors =
                clock.elapsed() + factor * (progress.anythingRuns() ? settings.executorsMs : kIdleExecutorsMs);
        },
        [] {});
}

void RestPoller::Private::askAllJobs()
{
    get(
        u"/jobs"_s,
        [this](const JsonAnswer &answer) {
            feeder.jobs(StoreFeeder::elements(answer.root));
            applied = true;
        },
        [] {});
}

void RestPoller::Private::askAllStages()
{
    get(
        u"/stages"_s,
        [this](const JsonAnswer &answer) {
            feeder.stages(StoreFeeder::elements(answer.root));
            applied = true;
        },
        [] {});
}

void RestPoller::Private::probeNextJob(int found)
{
    if (found >= int(kMostSingleRequests)) {
        askAllJobs();
        return;
    }
    get(
        u"/jobs/"_s + QString::number(progress.nextJobId()),
        [this, found](const JsonAnswer &answer) {
            const std::int32_t before = progress.nextJobId();
            feeder.jobs(StoreFeeder::elements(answer.root));
            applied = true;
            if (progress.nextJobId() > before)
                then([this, found] { probeNextJob(found + 1); });
        },
        [] {});
}

void RestPoller::Private::askRunningJobs()
{
    get(
        u"/jobs?status=running"_s,
        [this](const JsonAnswer &answer) {
            std::set<std::int32_t> gone = progress.runningJobs();
            for (const std::int32_t listed : feeder.jobs(StoreFeeder::elements(answer.root)))
                gone.erase(listed);
            applied = true;
            if (!gone.empty())
                then([this, gone] { askJobs(gone); });
        },
        [] {});
}

void RestPoller::Private::askJobs(const std::set<std::int32_t> &ids)
{
    if (ids.size() > kMostSingleRequests) {
        askAllJobs();
        return;
    }
    for (auto next = ids.rbegin(); next != ids.rend(); ++next) { // the last put in front is asked first
        const std::int32_t jobId = *next;
        then([this, jobId] {
            get(
                u"/jobs/"_s + QString::number(jobId),
                [this](const JsonAnswer &answer) {
                    feeder.jobs(StoreFeeder::elements(answer.root));
                    applied = true;
                },
                [] {});
        });
    }
}

void RestPoller::Private::askActiveStages()
{
    get(
        u"/stages?status=active"_s,
        [this](const JsonAnswer &answer) {
            auto before = progress.activeStages();
            for (const auto &key : feeder.stages(StoreFeeder::elements(answer.root)))
                before.erase(key);
            applied = true;
            std::set<std::int32_t> gone;
            for (const auto &[stageId, attempt] : before)
                gone.insert(stageId);
            if (!gone.empty())
                then([this, gone] { askStages(gone); });
        },
        [] {});
}

void RestPoller::Private::askStages(const std::set<std::int32_t> &ids)
{
    if (ids.size() > kMostSingleRequests) {
        askAllStages();
        return;
    }
    for (auto next = ids.rbegin(); next != ids.rend(); ++next) {
        const std::int32_t stageId = *next;
        then([this, stageId] { // all its attempts
            get(
                u"/stages/"_s + QString::number(stageId) + u"?details=false"_s,
                [this](const JsonAnswer &answer) {
                    feeder.stages(StoreFeeder::elements(answer.root));
                    applied = true;
                },
                [] {});
        });
    }
}

void RestPoller::Private::askSql()
{
    sqlReread = false;
    sqlSeenChanges = progress.jobChanges();
    nextSql = clock.elapsed() + kSqlRhythmMs;
    const std::int64_t offset = std::max<std::int64_t>(0, sqlRecords - 1);
    get(
        u"/sql?details=false&planDescription=false&offset=%1&length=%2"_s.arg(offset).arg(kSqlPage),
        [this, offset](const JsonAnswer &answer) { takeSql(offset, answer); },
        [this] { hasSql = false; }); // no SQL was used yet, or Spark before 3.0
}

void RestPoller::Private::takeSql(std::int64_t offset, const JsonAnswer &answer)
{
    const StoreFeeder::SqlPage page = feeder.sql(StoreFeeder::elements(answer.root));
    applied = applied || page.records > 0;
    // the page begins with the last record known, unless Spark dropped old ones (spark.sql.ui.retainedExecutions)
    if (sqlRecords > 0 && page.first != sqlLast && !sqlReread) {
        sqlReread = true;
        sqlRecords = 0;
    } else {
        sqlRecords = offset + page.records;
        if (page.last >= 0)
            sqlLast = page.last;
        if (page.records < kSqlPage || page.records > kSqlPage) {
            askRunningSql();
            return;
        }
    }
    then([this] {
        const bool reread = sqlReread;
        askSql();
        sqlReread = reread;
    });
}

void RestPoller::Private::askRunningSql()
{
    std::size_t asked = 0;
    for (const std::int64_t executionId : feeder.runningSql()) {
        if (++asked > kMostSingleRequests)
            break;
        then([this, executionId] {
            get(
                u"/sql/%1?details=false&planDescription=false"_s.arg(executionId),
                [this](const JsonAnswer &answer) {
                    feeder.sql(StoreFeeder::elements(answer.root));
                    applied = true;
                },
                [this, executionId] { feeder.forgetSql(executionId); });
        });
    }
}

void RestPoller::Private::askTaskPage(const TaskQueue::Choice &choice)
{
    const TaskPage page = choice.page;
    const qint64 rest = choice.urgency == TaskQueue::Urgency::Live ? settings.liveRest : settings.backgroundRest;
    get(
        u"/stages/%1/%2/taskList?offset=%3&length=%4&sortBy=ID"_s.arg(page.stageId)
            .arg(page.attempt)
            .arg(page.offset)
            .arg(page.length),
        [this, page, rest](const JsonAnswer &answer) {
            nextPage = clock.elapsed() + std::max<qint64>(settings.leastRestMs, rest * answer.elapsedMs);
            StageTaskList *list = tasks.find(page.stageId, page.attempt);
            simdjson::dom::array array;
            if (!list)
                return;
            if (answer.root.get(array))
                list->giveUp();
            else
                applied = feeder.taskPage(page, array, *list, clock.elapsed()) > 0 || applied;
        },
        [this, page] {
            if (StageTaskList *list = tasks.find(page.stageId, page.attempt))
                list->giveUp();
        });
}

// Public -----------------------------------------------------------------------------------------------------------

RestPoller::RestPoller(const QUrl &base, const QString &applicationId, ApplicationStore &store, QObject *parent)
    : RestPoller(base, Access(), applicationId, store, parent)
{
}

RestPoller::RestPoller(const QUrl &base, const Access &access, const QString &applicationId, ApplicationStore &store,
                       QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, base, access, applicationId, store))
{
}

RestPoller::~RestPoller()
{
    stop();
}

void RestPoller::setSettings(const Settings &settings)
{
    d->settings = settings;
    d->tasks.setLimits(settings.tasks);
}

void RestPoller::start()
{
    if (d->active)
        return;
    d->active = true;
    d->nextTick = 0;
    if (d->id.isEmpty() || !isUsableId(d->id) ||
        !isUsableId(d->settings.attempt)) { // by the event loop, as every other signal
        QMetaObject::invokeMethod(
            this,
            [this] {
                d->finish({ErrorCode::InvalidArgument, "application id", d->id.toStdString()});
            },
            Qt::QueuedConnection);
        return;
    }
    d->timer.start(0);
}

void RestPoller::stop()
{
    d->active = false;
    d->steps.clear();
    d->timer.stop();
    d->client.cancelAll();
}

void RestPoller::setStageOfInterest(std::int32_t stageId, std::int32_t attempt)
{
    d->tasks.setInterest(stageId, attempt);
    if (d->active && !d->client.isBusy() && d->listed && d->steps.empty())
        d->schedule();
}

void RestPoller::setTasksWanted(bool wanted)
{
    if (wanted != d->pausedCoverage.has_value())
        return;
    d->pausedCoverage = wanted ? std::nullopt : std::optional(d->tasks.coverage());
    if (d->active && !d->client.isBusy() && d->listed && d->steps.empty())
        d->schedule();
}

bool RestPoller::isActive() const
{
    return d->active;
}

TaskCoverage RestPoller::coverage() const
{
    return d->pausedCoverage.value_or(d->tasks.coverage());
}

std::optional<Error> RestPoller::trouble() const
{
    return d->trouble;
}

quint64 RestPoller::requests() const
{
    return d->requests;
}

quint64 RestPoller::bytesReceived() const
{
    return d->bytes;
}

quint64 RestPoller::records() const
{
    return d->feeder.records();
}

quint64 RestPoller::rounds() const
{
    return d->rounds;
}

bool RestPoller::isCaughtUp() const
{
    return d->listed && d->rounds > 0 && d->steps.empty() && (d->pausedCoverage || d->tasks.coverage().waiting == 0);
}

} // namespace cinderscope
