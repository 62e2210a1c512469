// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/feedline.h"

namespace cinderscope::cli {

//! One application that `listen` watches, and what it prints of it.
class ListenedApplication : public QObject
{
    Q_OBJECT

public:
    ListenedApplication(const ApplicationFeed::Settings &settings, bool json, QObject *parent);

    ApplicationFeed &feed() { return m_feed; }
    //! The newest line, if it was not shown.
    void showRest() { m_line.showNow(); }
    void stop();

Q_SIGNALS:
    //! With its line break.
    void lineReady(const std::string &line);
    //! Nothing more will come; the last line was given.
    void finished();

private:
    ApplicationFeed m_feed;
    FeedLine m_line;
};

} // namespace cinderscope::cli
