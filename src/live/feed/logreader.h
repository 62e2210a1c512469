// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/eventparser.h"
#include "ingest/source/filewatch.h"
#include "ingest/source/follower.h"
#include "ingest/source/liveness.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cinderscope {

//! Reads an event log (or journal) in the event loop of its thread, in slices of some milliseconds, and follows it
//! while somebody writes it. A rolling log that was compacted meanwhile is read anew.
class LogReader : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int followMs = 1'000;   //!< between two looks where the file system does not tell of changes
        int livenessMs = 3'000; //!< between two looks at who writes
        std::size_t sliceBytes = std::size_t(1) << 20;
        bool follow = true; //!< false: finished() at the present end
    };
    //! Gets the events in order; may not delete the reader.
    using Sink = std::function<void(const EventBatch &batch)>;

    LogReader(std::string path, Sink sink, const Settings &settings, QObject *parent = nullptr);
    ~LogReader() override;

    //! By the event loop; signals follow.
    void start();
    //! No signal follows.
    void stop();

    const std::string &path() const { return m_path; }
    bool isActive() const { return m_active; }
    //! All that was there is read, and more may come.
    bool isAtEnd() const { return m_atEnd; }
    //! Somebody has it open for writing, as far as is known.
    bool isWritten() const { return m_written; }

Q_SIGNALS:
    //! The present end was reached, each time that there was something new.
    void caughtUp();
    //! Terminal. Closed by its writer, or nobody writes any more (isWritten() is false in both cases): success.
    //! Errors: as findLogs(); Truncated (replaced, shrunk or deleted while it was read), Corrupt, Io.
    void finished(const cinderscope::Result<void> &result);

private:
    Result<void> open();
    void step();
    void take(const FollowedLines &lines, bool isTail);
    void wait(int ms);
    void end(const Result<void> &result);
    void takeEnd(FollowEnd end);
    bool checkWriter();

    std::string m_path;
    Sink m_sink;
    Settings m_settings;
    std::unique_ptr<LogFollower> m_follower;
    std::optional<FileWatch> m_watch;
    std::unique_ptr<QSocketNotifier> m_notifier;
    EventParser m_parser;
    EventBatch m_batch;
    LivenessProbe m_probe;
    QTimer m_timer;
    QElapsedTimer m_lastLook;
    bool m_active = false, m_atEnd = false, m_written = false, m_news = true;
    int m_unwrittenLooks = 0;
    int m_reopened = 0;
};

} // namespace cinderscope
