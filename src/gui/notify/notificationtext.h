// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notificationpolicy.h"

#include <QString>

//! The texts of notifications. What comes from Spark is on one line, without control characters and not too long; it is
//! not escaped: these are plain texts.
namespace cinderscope::notificationtext {

//! "Job 3 failed in nightly-etl", "12 jobs failed in nightly-etl"
QString title(const NotificationGroup &group);
//! The reason and what belongs to it, in one or two lines.
QString body(const NotificationGroup &group);
//! The same of what goes to the desktop, summaries too.
QString title(const DesktopMessage &message);
QString body(const DesktopMessage &message);
//! "A job failed": the kind's name in settings.
QString kindName(NotificationKind kind);
//! A whole sentence about the cause and its cure; empty for None.
QString hint(FailureHint hint);
//! Spark's text on one line: control characters and bidirectional marks become blanks, cut to \a length with "…".
QString plain(const std::string &text, int length = 300);

} // namespace cinderscope::notificationtext
