// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/folderlister.h"

#include "gui/base/errortext.h"
#include "ingest/source/listing.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <QFileInfo>

namespace cinderscope {

//! Shared by the GUI thread and the thread that lists.
struct FolderLister::Job
{
    QString path;
    bool first = true;
    QHash<QString, Known> before; // read only
    std::atomic<bool> cancelled = false;

    std::mutex mutex; // guards what follows
    QList<SourceEntry> pending;
    QHash<QString, Known> known;
    QList<SourceEntry> all;
    int done = 0, total = 0, problems = 0;
    std::optional<Error> error;
    bool finished = false;
};

namespace {

constexpr int kCollectMs = 100;
constexpr int kChangeDelayMs = 700;
constexpr int kRunningRefreshMs = 15'000;

TimeMs timeOf(const std::optional<std::int64_t> &time)
{
    return time.value_or(kNoTime);
}

ApplicationState stateOf(LogState state)
{
    switch (state) {
    case LogState::Running:
        return ApplicationState::Running;
    case LogState::Succeeded:
        return ApplicationState::Succeeded;
    case LogState::Failed:
        return ApplicationState::Failed;
    case LogState::Incomplete:
        break;
    }
    return ApplicationState::Incomplete;
}

} // namespace

FolderLister::FolderLister(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_collectTimer.setInterval(kCollectMs);
    m_changeTimer.setInterval(kChangeDelayMs);
    m_changeTimer.setSingleShot(true);
    m_runningTimer.setInterval(kRunningRefreshMs);
    connect(&m_collectTimer, &QTimer::timeout, this, &FolderLister::collect);
    connect(&m_changeTimer, &QTimer::timeout, this, &FolderLister::refreshChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this](const QString &path) {
        m_changed.insert(path);
        m_changeTimer.start();
    });
    // A log that grows does not change its folder.
    connect(&m_runningTimer, &QTimer::timeout, this, [this] {
        for (auto folder = m_folders.cbegin(); folder != m_folders.cend(); ++folder) {
            const bool running = std::any_of(folder->known.cbegin(), folder->known.cend(), [](const Known &log) {
                return log.entry.state == ApplicationState::Running;
            });
            if (running)
                m_changed.insert(folder.key());
        }
        refreshChanged();
    });
    m_runningTimer.start();
}

FolderLister::~FolderLister()
{
    for (const Folder &folder : std::as_const(m_folders)) {
        if (folder.job)
            folder.job->cancelled = true;
    }
    m_pool.waitForDone();
}

bool FolderLister::isListing(const QString &folder) const
{
    const auto found = m_folders.constFind(folder);
    return found != m_folders.cend() && found->job;
}

void FolderLister::list(const QString &path)
{
    Folder &folder = m_folders[path];
    if (folder.job)
        folder.job->cancelled = true;
    auto job = std::make_shared<Job>();
    job->path = path;
    job->first = !folder.listedOnce;
    job->before = folder.known;
    folder.job = job;
    folder.dirty = false;
    m_pool.start([job] { work(*job); });
    m_collectTimer.start();
    Q_EMIT started(path);
}

void FolderLister::forget(const QString &path)
{
    const auto found = m_folders.find(path);
    if (found == m_folders.end())
        return;
    if (found->job)
        found->job->cancelled = true;
    m_folders.erase(found);
    m_watcher.removePath(path);
}

SourceEntry FolderLister::entryFor(const LogSource &source, const Result<LogSummary> &summary)
{
    SourceEntry entry;
    entry.ref = ApplicationRef::log(QString::fromStdString(source.path));
    entry.bytes = source.totalBytes;
    entry.id = QString::fromStdString(source.appIdHint);
    if (summary) {
        entry.id = QString::fromStdString(summary->appId);
        entry.name = QString::fromStdString(summary->name);
        entry.user = QString::fromStdString(summary->user);
        entry.sparkVersion = QString::fromStdString(summary->sparkVersion);
        entry.start = timeOf(summary->startTime);
        entry.end = summary->endTime ? *summary->endTime : timeOf(summary->lastEventTime);
        entry.state = stateOf(summary->state);
    } else {
        entry.problem = errorText(summary.error());
    }
    if (entry.name.isEmpty())
        entry.name = QFileInfo(entry.ref.location).fileName();
    entry.detail = entry.id;
    return entry;
}

Result<SourceEntry> FolderLister::readEntry(const QString &path)
{
    const Result<LogSource> source = openLog(path.toStdString());
    if (!source)
        return source.error();
    const Result<LogSummary> summary = readLogSummary(*source);
    SourceEntry entry = entryFor(*source, summary);
    entry.ref = ApplicationRef::log(path);
    return entry;
}

// On the lister's thread.
void FolderLister::work(Job &job)
{
    auto end = [&job](std::optional<Error> error) {
        const std::lock_guard lock(job.mutex);
        job.error = std::move(error);
        job.finished = true;
    };
    if (job.cancelled)
        return end(std::nullopt);
    Result<FoundLogs> found = findLogs(job.path.toStdString(), {.folderLevels = kFolderLevels});
    if (!found)
        return end(found.error());
    std::stable_sort(found->logs.begin(), found->logs.end(),
                     [](const LogSource &a, const LogSource &b) { return a.mtimeMs > b.mtimeMs; });
    {
        const std::lock_guard lock(job.mutex);
        job.total = int(found->logs.size());
        job.problems = int(found->problems.size());
    }
    LivenessProbe probe;
    for (const LogSource &source : found->logs) {
        if (job.cancelled)
            return end(std::nullopt);
        const QString path = QString::fromStdString(source.path);
        Known known{source.mtimeMs, source.totalBytes, source.inProgress, {}};
        const auto before = job.before.constFind(path);
        // Whether a log without an end is still written can change without a change of the log.
        const bool same = before != job.before.cend() && before->mtime == known.mtime && before->bytes == known.bytes &&
                          before->inProgress == known.inProgress && before->entry.state != ApplicationState::Running;
        known.entry = same ? before->entry : entryFor(source, readLogSummary(source, &probe));
        const std::lock_guard lock(job.mutex);
        job.pending.append(known.entry);
        job.all.append(known.entry);
        job.known.insert(path, std::move(known));
        ++job.done;
    }
    end(std::nullopt);
}

void FolderLister::collect()
{
    bool busy = false;
    const QStringList paths = m_folders.keys();
    for (const QString &path : paths) {
        const auto folder = m_folders.constFind(path);
        if (folder == m_folders.cend() || !folder->job) // a receiver may have forgotten it
            continue;
        const std::shared_ptr<Job> job = folder->job;
        QList<SourceEntry> pending;
        int done = 0, total = 0;
        bool finished = false;
        {
            const std::lock_guard lock(job->mutex);
            pending = std::exchange(job->pending, {});
            done = job->done;
            total = job->total;
            finished = job->finished;
        }
        if (job->first && !pending.isEmpty())
            Q_EMIT entriesFound(path, pending);
        if (finished) {
            const auto found = m_folders.find(path);
            if (found != m_folders.end() && found->job == job)
                finish(path, *found);
        } else {
            busy = true;
            if (total > 0)
                Q_EMIT progressed(path, done, total);
        }
    }
    if (!busy)
        m_collectTimer.stop();
}

void FolderLister::finish(const QString &path, Folder &folder)
{
    const std::shared_ptr<Job> job = std::exchange(folder.job, nullptr);
    if (!m_watcher.directories().contains(path))
        m_watcher.addPath(path);
    const bool dirty = folder.dirty;
    if (job->error) {
        folder.known.clear();
        folder.listedOnce = false;
        Q_EMIT failed(path, *job->error);
    } else {
        folder.known = job->known;
        folder.listedOnce = true;
        Q_EMIT listed(path, job->all, job->problems);
    }
    if (dirty && m_folders.contains(path))
        list(path);
}

void FolderLister::refreshChanged()
{
    for (const QString &path : std::exchange(m_changed, {})) {
        const auto folder = m_folders.find(path);
        if (folder == m_folders.end())
            continue;
        if (folder->job)
            folder->dirty = true; // go on with what is being listed, then once more
        else
            list(path);
    }
}

} // namespace cinderscope
