// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"
#include "gui/shell/applicationref.h"

#include <optional>
#include <QString>

namespace cinderscope {

//! A row of the source tree: a value, compared to find out what changed.
struct SourceEntry
{
    enum class Kind
    {
        Section,
        Folder,
        Application,
        Note //!< stands where nothing else is: says what to do next
    };
    Kind kind = Kind::Application;
    ApplicationRef ref; //!< of a folder: its path as location
    QString name;       //!< first line
    QString detail;     //!< second line: id, path, text of a note
    QString status;     //!< muted, at the right: "scanning…"
    QString id;         //!< application id
    QString user, sparkVersion;
    std::optional<ApplicationState> state; //!< nothing while it is not known
    double progress = -1; //!< 0 … 1: done of the planned tasks, or read of a log; -1: nothing to tell
    bool reading = false; //!< progress is that of reading
    qint64 failures = 0;  //!< failed tasks; failed jobs where tasks are not known
    TimeMs start = kNoTime, end = kNoTime;
    quint64 bytes = 0; //!< of a log
    QString problem;   //!< why it cannot be read, for people
    bool open = false, current = false, missing = false, replaying = false;

    //! Unique among the rows of one parent.
    QString key() const { return kind == Kind::Folder ? QString(QStringLiteral("folder:") + ref.location) : ref.key(); }
    bool operator==(const SourceEntry &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(const cinderscope::SourceEntry *)
