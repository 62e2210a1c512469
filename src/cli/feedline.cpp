// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/feedline.h"

#include "cli/output.h"
#include "cli/watchline.h"

namespace cinderscope::cli {

namespace {

constexpr int kLineMs = 1'000;

} // namespace

FeedLine::FeedLine(ApplicationFeed &feed, Options options, QObject *parent)
    : QObject(parent), m_feed(feed), m_options(options)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &FeedLine::show);
    connect(&m_feed, &ApplicationFeed::snapshotChanged, this, &FeedLine::show);
    connect(&m_feed, &ApplicationFeed::statusChanged, this, &FeedLine::show);
}

void FeedLine::show()
{
    const qint64 due = m_shown.isValid() ? kLineMs - m_shown.elapsed() : 0;
    if (due <= 0)
        print(false);
    else if (!m_later.isActive())
        m_later.start(int(due));
}

void FeedLine::showNow()
{
    m_feed.publishNow();
    print(false);
}

void FeedLine::showLast()
{
    stop();
    print(true);
}

void FeedLine::stop()
{
    m_later.stop();
    m_feed.disconnect(this);
}

void FeedLine::print(bool again)
{
    const SnapshotPtr snapshot = m_feed.snapshot();
    if (!snapshot || snapshot->import->events == 0 || (m_options.named && snapshot->app.id.empty()))
        return;
    const FeedStatus &status = m_feed.status();
    std::string line = m_options.json ? watchJson(*snapshot, status) : watchLine(*snapshot, status);
    if (m_options.named && !m_options.json)
        line = oneLine(snapshot->app.id) + "  " + line;
    if (line == m_line && !again)
        return;
    m_line = std::move(line);
    m_shown.start();
    Q_EMIT lineReady((m_options.json ? std::string() : watchStamp(*snapshot)) + m_line + "\n");
}

} // namespace cinderscope::cli
