// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>
#include <memory>
#include <QFileDevice>
#include <QString>
#include <QStringList>

class QIODevice;
class QWidget;

namespace cinderscope {

//! Writes the content. The device takes a block whole or not at all; false stops: the device's own error is reported,
//! or Cancelled if it has none. Sequential: no seeking.
using FileWriter = std::function<bool(QIODevice &device)>;

//! Writes a file so that it appears complete or not at all (QSaveFile; pipes and devices are written straight). Errors:
//! NoPermission, NotFound (folder), DiskFull, InvalidArgument (a folder, no name), Io. Any thread; blocks as long as
//! the disk needs.
Result<void> writeFile(const QString &path, const FileWriter &writer);
//! The Error of a device on which an operation failed, with `path` as source.
Error fileError(const QFileDevice &device, const QString &path);

//! Asks for a name (not blocking; last folder remembered; suffix added from the chosen filter; overwriting asked), then
//! writes on a worker thread. `done` is called on the GUI thread unless the person cancelled the dialog or `parent` is
//! gone. `writer` runs on another thread: capture values only.
void saveFile(QWidget *parent, const QString &suggestedName, const QStringList &filters, FileWriter writer,
              std::function<void(const QString &path, const Result<void> &result)> done);
//! The dialog alone: `chosen` gets the path with suffix and the filter that was picked.
void askSaveName(QWidget *parent, const QString &title, const QString &suggestedName, const QStringList &filters,
                 std::function<void(const QString &path, const QString &filter)> chosen);
//! `path` with the first suffix of the filter ("CSV (*.csv)") if it has none.
QString withSuffix(const QString &path, const QString &filter);

} // namespace cinderscope
