// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/shell/sourceentry.h"

#include <memory>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace cinderscope {

struct LogSource;
struct LogSummary;

//! Lists folders of event logs on a thread of its own, newest log first, from heads and tails only, and lists them
//! again when they change. What a listing gives comes in parts, at most every 100 ms. A listing that is started again
//! or forgotten stops at its next log.
class FolderLister : public QObject
{
    Q_OBJECT
public:
    explicit FolderLister(QObject *parent = nullptr);
    ~FolderLister() override;

    //! Starts; what is known and has not changed on disk is not read again.
    void list(const QString &folder);
    void forget(const QString &folder);
    bool isKnown(const QString &folder) const { return m_folders.contains(folder); }
    bool isListing(const QString &folder) const;

    //! The row of a log. `summary` with an error gives a row that says so.
    static SourceEntry entryFor(const LogSource &source, const Result<LogSummary> &summary);
    //! The row of one log, read now: blocks, so call it on a worker.
    static Result<SourceEntry> readEntry(const QString &path);

Q_SIGNALS:
    void started(const QString &folder);
    //! The next rows of a first listing; to be put behind those before.
    void entriesFound(const QString &folder, const QList<cinderscope::SourceEntry> &entries);
    void progressed(const QString &folder, int done, int total);
    //! All rows, in order. `problems` entries of the folder could not be read at all.
    void listed(const QString &folder, const QList<cinderscope::SourceEntry> &entries, int problems);
    void failed(const QString &folder, const cinderscope::Error &error);

private:
    struct Job;
    struct Known
    {
        qint64 mtime = 0;
        quint64 bytes = 0;
        bool inProgress = false;
        SourceEntry entry;
    };
    struct Folder
    {
        std::shared_ptr<Job> job;
        QHash<QString, Known> known;
        bool listedOnce = false;
        bool dirty = false; //!< changed while it was being listed
    };

    static void work(Job &job);
    void collect();
    void finish(const QString &path, Folder &folder);
    void refreshChanged();

    QHash<QString, Folder> m_folders;
    QFileSystemWatcher m_watcher;
    QSet<QString> m_changed;
    QTimer m_collectTimer, m_changeTimer, m_runningTimer;
    QThreadPool m_pool;
};

} // namespace cinderscope
