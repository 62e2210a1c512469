// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sourceentry.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cinderscope {

struct Snapshot;

//! What the window remembers from one start to the next, in QSettings under "shell/…": logs opened lately, folders in
//! the tree, what was shown last.
namespace remembered {

inline constexpr int kMaxRecent = 15;

//! Newest first; names and ids as they were then.
QList<SourceEntry> recentLogs();
//! Puts it on top.
void addRecent(const SourceEntry &entry);
//! The same for the log at \a path, opened now, with what \a snapshot tells of its application.
void addRecent(const QString &path, const Snapshot &snapshot);
void removeRecent(const QString &path);
void clearRecent();

QStringList folders();
void setFolders(const QStringList &paths);

//! Of the application shown last; empty where there was none.
ApplicationRef lastShown();
void setLastShown(const ApplicationRef &ref);

} // namespace remembered

} // namespace cinderscope
