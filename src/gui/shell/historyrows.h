// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/livecenter.h"
#include "gui/shell/sourceentry.h"
#include "live/journal/journalcatalogue.h"

#include <QHash>
#include <QSet>

namespace cinderscope {

//! What is known of applications that have ended.
struct HistoryInput
{
    JournalList journals;
    QList<SourceEntry> logs;                          //!< opened lately, with `opened`
    QList<LiveApplication> live;                      //!< those that ended are taken
    QSet<QString> running;                            //!< keys of applications that have a row elsewhere: left out
    QHash<QString, std::pair<QUrl, QString>> servers; //!< history server (and its place) by key of an application
};

//! The rows of the history: one an application, whatever is left of it; what happened last comes first. A log whose
//! application is not known by another source stays a log.
QList<SourceEntry> historyEntries(const HistoryInput &input);

} // namespace cinderscope
