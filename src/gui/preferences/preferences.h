// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/localdiscovery.h"
#include "gui/session/livecenter.h"
#include "live/journal/journalcatalogue.h"
#include "live/wire/listenserver.h"

#include <QString>

namespace cinderscope {

//! What becomes of what was started from the window and would end with it, when the window goes.
enum class StartedOnQuit
{
    Ask,
    End,
    Keep //!< what can go on without the window does; the rest ends
};

//! What the person set, apart from theme and notifications: a value, kept in QSettings under "preferences/…".
struct Preferences
{
    // Discovery on this computer
    quint16 firstPort = 4040, lastPort = 4056;
    QString extraPorts;    //!< see parsePorts(); empty: none
    int rhythmSeconds = 2; //!< between two looks while things change; calmer when nothing does

    // Listening
    bool listen = true;
    bool tcp = true;
    quint16 listenPort = 0; //!< 0: the last one, or any that is free

    // Journal
    bool journal = true;
    QString journalFolder;       //!< empty: the default
    int journalMegabytes = 2048; //!< 0: without limit
    int journalDays = 30;        //!< 0: without limit

    // Starting
    StartedOnQuit startedOnQuit = StartedOnQuit::Ask;
    bool showStarted = true;        //!< what was started is shown once it runs
    bool keepClusterPlaces = false; //!< the place of a cluster over SSH stays when the cluster has ended
    QString sparkHome, sparkPython; //!< of configurations that name neither; empty: as found

    //! Values that make no sense are the defaults.
    static Preferences load();
    void save() const;

    LocalDiscovery::Settings discovery() const;
    ListenOptions listening() const;
    LiveCenter::Settings live() const;
    JournalBudget budget() const;
    //! The folder of journals, the default one where none is set.
    QString journalRoot() const;

    bool operator==(const Preferences &) const = default;
};

} // namespace cinderscope
