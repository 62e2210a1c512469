// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listenedapplication.h"

namespace cinderscope::cli {

ListenedApplication::ListenedApplication(const ApplicationFeed::Settings &settings, bool json, QObject *parent)
    : QObject(parent), m_feed(settings, this), m_line(m_feed, {.json = json, .named = true})
{
    connect(&m_line, &FeedLine::lineReady, this, &ListenedApplication::lineReady);
    connect(&m_feed, &ApplicationFeed::finished, this, [this] {
        m_line.showLast();
        Q_EMIT finished();
    });
}

void ListenedApplication::stop()
{
    m_line.stop();
    m_feed.stop();
}

} // namespace cinderscope::cli
