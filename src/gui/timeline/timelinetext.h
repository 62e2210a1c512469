// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelinescene.h"

#include <QCoreApplication>
#include <QString>

namespace cinderscope {

//! Words of the timeline, shared by its painter, tooltips, legend and menus. GUI or painting thread.
class TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)

public:
    static QString sectionTitle(TimelineSection section);
    //! "Executors (8 of 10 alive)"
    static QString sectionTitle(TimelineSection section, const Snapshot &snapshot);
    //! Text in a bar: "Job 3 · count at …".
    static QString barLabel(const Snapshot &snapshot, TimelineSection section, Row row);
    //! Text in a task's box: its index in the stage.
    static QString taskLabel(const Snapshot &snapshot, Row row, bool running);
    static QString cores(std::int32_t count); //!< "1 core", "8 cores"
    static QString phaseName(TaskPhase phase);
    static QString localityName(Locality locality);
    static QString executorName(const Snapshot &snapshot, Row row);
    static QString stageName(const StageAttempt &stage); //!< "Stage 4" or "Stage 4.1"
    static QString colorModeName(ColorMode mode);
    static QString toQString(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }
    //! First line of a text, cut to a sensible length.
    static QString brief(std::string_view text, qsizetype length = 120);
};

} // namespace cinderscope
