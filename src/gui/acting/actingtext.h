// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/actionlog.h"
#include "act/cancel/cancelrun.h"
#include "gui/base/messagebar.h"

#include <QString>
#include <QStringList>

namespace cinderscope {

//! What the window says of ending things: whole sentences, translated. Texts of Spark in them are plain text.
namespace actingtext {

//! For menus and buttons: "Cancel job 3…", "Stop the application…".
QString action(const CancelTarget &target);
//! "Cancel job 3?"
QString question(const CancelTarget &target);
//! The button that does it: "Cancel the job"; never only "Cancel", which would close a dialog.
QString button(const CancelTarget &target);
//! "Keep it running"
QString refusal(const CancelTarget &target);
//! "Job 3", in a sentence's beginning.
QString subject(const CancelTarget &target);
//! Whether subject() is one thing or several, for the plural of tr(): 1 or 2.
int number(const CancelTarget &target);
//! "By the listener in its driver."
QString way(CancelWay way, const CancelSite &site);
//! Cause and cure.
QString whyNot(const CancelOption &option, const CancelTarget &target, const CancelSite &site);
//! A line for each thing that is lost; empty: nothing is known of it.
QStringList losses(const CancelLosses &losses, const CancelTarget &target);
//! "Cancelling job 3 by the listener…"
QString progress(CancelRun::Step step, const CancelTarget &target, const std::optional<CancelWay> &way,
                 const CancelSite &site);
Message outcome(const CancelOutcome &outcome, const CancelTarget &target, const CancelSite &site);

// Words of the action log's table; what is not known stays as it is.
QString targetWord(const QString &word);
QString wayWord(const QString &word);
QString outcomeWord(const QString &word);

} // namespace actingtext

} // namespace cinderscope
