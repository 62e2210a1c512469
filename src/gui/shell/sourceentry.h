// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"
#include "gui/shell/applicationref.h"
#include "launch/run/launch.h"

#include <optional>
#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! A row of the source tree: a value, compared to find out what changed.
struct SourceEntry
{
    enum class Kind
    {
        Section,
        Folder,
        Application,
        Note,     //!< stands where nothing else is: says what to do next
        Place,    //!< a cluster or host that the person named
        Endpoint, //!< a master, a worker, a history server, a driver that does not tell its application
        Group,    //!< rows of one kind below a place or an endpoint: "Workers", "Completed"
        More,     //!< stands for rows that are not shown: "Show all 10,000"
        Launch,   //!< was started from here, and nothing is found of it (yet)
        Jupyter,  //!< a Jupyter server
        Kernel    //!< of a Jupyter server
    };
    //! How an application is followed; the tree marks it.
    enum class Via
    {
        Nothing,
        Listener, //!< its listener is connected
        Polling
    };
    Kind kind = Kind::Application;
    ApplicationRef ref; //!< of a folder: its path as location; of an endpoint: its address
    QString rowKey;     //!< of Place, Endpoint, Group, More, Launch: unique in the tree
    QString placeId;    //!< of Place and what stands below one
    QString name;       //!< first line
    QString detail;     //!< second line: id, path, counts, text of a note
    QString status;     //!< muted, at the right: "scanning…"
    QString id;         //!< application id, worker id
    QString user, sparkVersion;
    QString icon;                          //!< of Endpoint and Group
    QColor color;                          //!< dot of a Place
    std::optional<ApplicationState> state; //!< nothing while it is not known
    double progress = -1; //!< 0 … 1: done of the planned tasks, or read of a log; -1: nothing to tell
    bool reading = false; //!< progress is that of reading
    qint64 failures = 0;  //!< failed tasks; failed jobs where tasks are not known
    TimeMs start = kNoTime, end = kNoTime;
    TimeMs opened = kNoTime; //!< of a recent log: when the person looked at it last
    quint64 bytes = 0;       //!< of a log
    QString problem;         //!< why it cannot be read or reached and what helps, for people
    QString fingerprint;     //!< of a certificate that would have to be confirmed
    QStringList facts;       //!< further lines of the tooltip: "Found by: listening socket"
    QStringList held;        //!< of one that has ended: where it still is ("journal", "event log")
    //! Of what was started from here, also of rows that were found: by which start, the name of its configuration, how
    //! it is.
    QString launchId, launchName;
    std::optional<LaunchPhase> launchPhase;
    QString kernelApplication; //!< of a Kernel: id of its Spark application
    Via via = Via::Nothing;
    bool open = false, current = false, missing = false, replaying = false;
    bool busy = false;      //!< connecting
    bool startsOpen = true; //!< whether its children are shown at first

    //! Unique among the rows of one parent.
    QString key() const
    {
        if (kind == Kind::Folder)
            return QStringLiteral("folder:") + ref.location;
        return rowKey.isEmpty() ? ref.key() : rowKey;
    }
    bool hasChildren() const
    {
        return kind == Kind::Section || kind == Kind::Folder || kind == Kind::Place || kind == Kind::Endpoint ||
               kind == Kind::Group || kind == Kind::Jupyter;
    }
    bool operator==(const SourceEntry &) const = default;
};

//! A row with what stands below it.
struct SourceBranch
{
    SourceEntry entry;
    QList<SourceBranch> children;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(const cinderscope::SourceEntry *)
