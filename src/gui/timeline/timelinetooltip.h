// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelineitem.h"
#include "gui/timeline/timelinemeasure.h"

#include <QCoreApplication>
#include <QString>

namespace cinderscope {

//! The figures of an item as people read them.
class TimelineTooltip
{
    Q_DECLARE_TR_FUNCTIONS(TimelineTooltip)

public:
    //! Rich text with all figures that are not zero; empty where there is nothing to say.
    static QString html(const TimelineScene &scene, const TimelineItem &item);
    //! The same as lines of text, for the clipboard and for screen readers.
    static QString plain(const TimelineScene &scene, const TimelineItem &item);
    //! One line about a selection.
    static QString measure(const TimelineMeasure &measure);

    struct Line
    {
        QString name, value;
        QColor swatch;        //!< invalid: none
        bool heading = false; //!< name is the title of a group
    };
    struct Content
    {
        QString title, subtitle, status;
        StatusRole role = StatusRole::Pending;
        QList<Line> lines;
        QString note; //!< failure
    };

private:
    static Content content(const TimelineScene &scene, const TimelineItem &item);
    static void addTask(const TimelineScene &scene, const TimelineItem &item, Content &content);
    static void addRunningTask(const TimelineScene &scene, const TimelineItem &item, Content &content);
    static void addPhases(const TimelineScene &scene, Row row, Content &content);
    static void addMetrics(const TaskTable::View &tasks, Row row, Content &content);
    static void addSql(const TimelineScene &scene, Row row, Content &content);
    static void addJob(const TimelineScene &scene, Row row, Content &content);
    static void addStage(const TimelineScene &scene, Row row, Content &content);
    static void addExecutor(const TimelineScene &scene, Row row, Content &content);
    static void addTimes(const TimelineScene &scene, TimeMs start, TimeMs end, bool running, Content &content);
    static void addCounts(const TaskCounts &counts, Content &content);
    static void addTotals(const TaskTotals &totals, Content &content);
    static void add(Content &content, const QString &name, const QString &value);
    static void addCount(Content &content, const QString &name, std::int64_t value);
    static void addBytes(Content &content, const QString &name, std::int64_t value);
    static void addMs(Content &content, const QString &name, std::int64_t value);
};

} // namespace cinderscope
