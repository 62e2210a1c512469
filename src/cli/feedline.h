// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/feed/applicationfeed.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <string>

namespace cinderscope::cli {

//! An application as `watch` and `listen` print it: a line whenever something changed, at most one a second. Lives in
//! the thread of the feed, which must live longer.
class FeedLine : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        bool json = false;  //!< the summary contract, else a line for people
        bool named = false; //!< that line begins with the application's id
    };

    FeedLine(ApplicationFeed &feed, Options options, QObject *parent = nullptr);

    //! The newest line, if it was not shown, whatever the time.
    void showNow();
    //! The last line, shown or not. Nothing comes behind it.
    void showLast();
    //! Nothing more comes.
    void stop();

Q_SIGNALS:
    //! With its line break.
    void lineReady(const std::string &line);

private:
    void show();
    void print(bool again);

    ApplicationFeed &m_feed;
    const Options m_options;
    QTimer m_later;
    QElapsedTimer m_shown;
    std::string m_line;
};

} // namespace cinderscope::cli
