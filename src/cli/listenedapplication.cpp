// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listenedapplication.h"

#include "cli/output.h"
#include "cli/watchline.h"

namespace cinderscope::cli {

namespace {

constexpr int kLineMs = 1'000;

} // namespace

ListenedApplication::ListenedApplication(const ApplicationFeed::Settings &settings, bool json, QObject *parent)
    : QObject(parent), m_feed(settings, this), m_json(json)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { show(false); });
    connect(&m_feed, &ApplicationFeed::snapshotChanged, this, [this] { show(false); });
    connect(&m_feed, &ApplicationFeed::statusChanged, this, [this] { show(false); });
    connect(&m_feed, &ApplicationFeed::finished, this, [this] {
        show(true);
        Q_EMIT finished();
    });
}

void ListenedApplication::showRest()
{
    m_feed.publishNow();
    m_shown.invalidate(); // whatever the time
    show(false);
}

void ListenedApplication::stop()
{
    m_later.stop();
    m_feed.stop();
}

void ListenedApplication::show(bool last)
{
    const SnapshotPtr snapshot = m_feed.snapshot();
    if (!snapshot || snapshot->app.id.empty())
        return;
    const qint64 due = m_shown.isValid() ? kLineMs - m_shown.elapsed() : 0;
    if (!last && due > 0) {
        if (!m_later.isActive())
            m_later.start(int(due));
        return;
    }
    const FeedStatus &status = m_feed.status();
    std::string line =
        m_json ? watchJson(*snapshot, status) : oneLine(snapshot->app.id) + "  " + watchLine(*snapshot, status);
    if (line == m_line && !last)
        return;
    m_line = std::move(line);
    m_shown.start();
    Q_EMIT lineReady((m_json ? std::string() : watchStamp(*snapshot)) + m_line + "\n");
}

} // namespace cinderscope::cli
