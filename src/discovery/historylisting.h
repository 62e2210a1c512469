// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"
#include "discovery/restclient.h"
#include "reach/access.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace cinderscope {

//! What of a list a person wants to see.
struct HistoryFilter
{
    QString name; //!< part of the name or the id, whatever the case; empty: all
    QString user; //!< the whole user; empty: all
    enum class State
    {
        All,
        Completed,
        Incomplete
    };
    State state = State::All;

    bool matches(const FoundApplication &application) const;
};

//! The list of a history server, kept up to date: first the newest few, so that something is there at once, then all,
//! then only what can have changed (ended since the last end known, or incomplete:
//! org.apache.spark.status.api.v1.ApplicationListResource, minEndDate, since Spark 2.0). All are asked for again now
//! and then, since a server also forgets. Answers are parsed by a thread of the pool; nothing is done twice at once.
class HistoryListing : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int first = 200; //!< applications of the first answer
        int refreshMs = 15'000;
        int wholeMs = 600'000;  //!< between lists of all
        int timeoutMs = 60'000; //!< the server builds its list for each request
        qint64 mostBytes = 256 * 1024 * 1024;
    };

    HistoryListing(const QUrl &base, const Access &access, QObject *parent = nullptr);
    HistoryListing(const QUrl &base, const Access &access, const Settings &settings, QObject *parent = nullptr);
    ~HistoryListing() override;

    void start();
    //! Asks at once for what changed; \a all: for everything. Nothing while a request is under way.
    void refresh(bool all = false);
    //! Newest first: incomplete ones by their start, completed ones by their end.
    const QList<FoundApplication> &applications() const { return m_applications; }
    QList<FoundApplication> filtered(const HistoryFilter &filter) const;
    //! More are being read.
    bool isPartial() const { return m_partial; }
    //! Why the last request failed; what was read stays.
    const std::optional<Error> &error() const { return m_error; }
    int requests() const { return m_requests; }

Q_SIGNALS:
    //! applications(), isPartial() or error() changed.
    void changed();
    //! An answer was taken, or a request failed; whether something changed or not.
    void refreshed();

private:
    enum class What
    {
        First,
        All,
        Recent
    };
    struct Parsed
    {
        What what = What::First;
        std::optional<Error> error;
        QList<FoundApplication> applications; //!< the whole list as it is now, in order
        bool same = false;
    };

    void ask(What what);
    void takeAnswer(What what, const Result<RawAnswer> &answer);
    void takeParsed();
    void fail(const Error &error);
    static Parsed parse(What what, const std::string &body, const QList<FoundApplication> &known, const QUrl &base);

    QUrl m_base;
    Settings m_settings;
    std::unique_ptr<RestClient> m_client;
    QTimer m_timer;
    QFutureWatcher<Parsed> m_parsing;
    QList<FoundApplication> m_applications;
    std::optional<Error> m_error;
    TimeMs m_newestEnd = kNoTime;
    qint64 m_wholeAt = 0; //!< when all were read
    int m_requests = 0;
    bool m_partial = true, m_busy = false, m_started = false;
};

} // namespace cinderscope
