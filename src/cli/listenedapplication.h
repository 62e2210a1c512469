// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/feed/applicationfeed.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <string>

namespace cinderscope::cli {

//! One application that `listen` watches: a line whenever something changed, at most one a second, and a last one.
class ListenedApplication : public QObject
{
    Q_OBJECT

public:
    ListenedApplication(const ApplicationFeed::Settings &settings, bool json, QObject *parent);

    ApplicationFeed &feed() { return m_feed; }
    //! The newest line, if it was not shown.
    void showRest();
    void stop();

Q_SIGNALS:
    //! With its line break.
    void lineReady(const std::string &line);
    //! Nothing more will come; the last line was given.
    void finished();

private:
    void show(bool last);

    ApplicationFeed m_feed;
    const bool m_json;
    QTimer m_later;
    QElapsedTimer m_shown;
    std::string m_line;
};

} // namespace cinderscope::cli
