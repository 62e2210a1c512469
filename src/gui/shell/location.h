// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/shell/sourceentry.h"

#include <QString>
#include <QUrl>

namespace cinderscope {

//! What lies behind a text that a person typed, dropped or gave on the command line.
struct Location
{
    enum class Kind
    {
        Log,    //!< one event log: `entry` is its row
        Folder, //!< may hold event logs: `path`
        Driver  //!< the UI of a driver: `url`
    };
    Kind kind = Kind::Log;
    SourceEntry entry;
    QString path; //!< absolute
    QUrl url;
};

//! A path (also with "~"), a file URL, "-" for standard input, or http://host:port of a driver ("localhost:4040" too).
//! Looks at the disk (head and tail of a log): not on the GUI thread. Errors: those of findLogs(), InvalidArgument for
//! what is nothing of these.
Result<Location> resolveLocation(const QString &text);

//! The driver's root where the text is an address ("http://host:4040/jobs/", "localhost:4040"); invalid otherwise. Any
//! thread, no disk.
QUrl driverUrl(const QString &text);

} // namespace cinderscope
