// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/taskqueue.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace cinderscope {

class ApplicationStore;
struct Access;

//! Reads one running application from a driver's REST API (/api/v1) into a store, again and again, and only what can
//! have changed: every second while something runs, every five seconds otherwise. One request at a time; between two
//! pages of task lists it rests in proportion to how long the driver took. Never blocks; lives in the thread that made
//! it, which is the store's writer thread and needs an event loop.
//!
//! Counters of jobs, stages and executors are Spark's own; tasks come page by page (see TaskCoverage). What an old
//! version (2.4 on) does not have is left out.
class RestPoller : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int busyMs = 1'000;          //!< rhythm while something runs
        int idleMs = 5'000;          //!< and otherwise
        int executorsMs = 2'000;     //!< executors, while something runs
        int firstTimeoutMs = 60'000; //!< for the first answer: Jersey starts inside the driver
        int timeoutMs = 30'000;
        int retryMs = 1'000; //!< after a request that failed; doubles
        int mostRetries = 4; //!< then the driver counts as gone
        //! Rest after a page of tasks, in parts of the time that the driver took for it.
        int liveRest = 1, backgroundRest = 3;
        int leastRestMs = 5;
        TaskLimits tasks;
        //! False for a history server: its records are the past, so they neither move the store's clock to now nor tell
        //! that somebody still writes.
        bool live = true;
        QString attempt; //!< of the application, where a history server knows several
    };

    //! \a base: root of the UI (http://localhost:4040, or behind a proxy). \a store must live longer.
    RestPoller(const QUrl &base, const QString &applicationId, ApplicationStore &store, QObject *parent = nullptr);
    RestPoller(const QUrl &base, const Access &access, const QString &applicationId, ApplicationStore &store,
               QObject *parent = nullptr);
    ~RestPoller() override;

    //! Before start() only.
    void setSettings(const Settings &settings);
    void start();
    //! Stops asking; no signal follows. What was read stays in the store.
    void stop();
    //! Its tasks are read first, whatever the limits. -1: none.
    void setStageOfInterest(std::int32_t stageId, std::int32_t attempt);
    //! False: counters only, another source tells the tasks; coverage() stays as it is meanwhile.
    void setTasksWanted(bool wanted);

    bool isActive() const;
    TaskCoverage coverage() const;
    //! Why the last request failed, while it is tried again.
    std::optional<Error> trouble() const;
    quint64 requests() const;      //!< sent so far
    quint64 bytesReceived() const; //!< of bodies
    quint64 records() const;       //!< applied to the store so far
    quint64 rounds() const;        //!< times that everything that can have changed was asked for
    //! Everything was listed, and every task that may and can be read is.
    bool isCaughtUp() const;

Q_SIGNALS:
    //! Something was applied to the store: time for a snapshot.
    void updated();
    //! trouble() came or went.
    void troubleChanged();
    //! Terminal: never got an application. NotFound: the driver does not know this id; Protocol: no Spark; others as
    //! RestClient.
    void failed(const cinderscope::Error &error);
    //! Terminal: it was there and is gone. Network: the driver closed its port or answers no more; Timeout: no answer
    //! any more; NotFound: another application answers there now; else what it answers cannot be understood any more.
    //! The store knows already that nobody writes (ApplicationStore::setAlive).
    void ended(const cinderscope::Error &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
