// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"
#include "live/feed/feedstatus.h"

#include <QString>

//! What the sources of a live application do, for people.
namespace cinderscope::feedtext {

//! "Listener", "REST polling", "Event log", "Journal", "History server".
QString sourceName(FeedSource source);
//! What speaks now: "Live · listener", "Polling REST", …; of one that has ended "Ended · event log".
QString speaking(const FeedStatus &status);
//! "0.1 s ago", "12 s ago"; empty for kNoTime.
QString age(TimeMs then, TimeMs now);
//! What is missing, in few words: "1,204 events dropped", "beginning missing"; empty where nothing is.
QString losses(const FeedStatus &status);
//! One sentence about a gap and how it stands with it.
QString gap(const FeedGap &gap);
//! "TaskEnd 1,200, TaskStart 4"
QString kinds(const std::map<std::string, std::uint64_t> &kinds);
//! How it stands with a source: "connected", "waiting for its first answer", "not asked", …
QString state(const FeedSourceState &source, TimeMs now);
//! Where it is: path, URL, or a listener's driver.
QString location(const FeedSourceState &source);
//! Cause and cure of a source's trouble; empty where it has none.
QString trouble(const FeedSourceState &source);
//! How the end came, for the header of the list; empty while it runs.
QString end(const FeedStatus &status);
StatusRole role(const FeedSourceState &source);

} // namespace cinderscope::feedtext
