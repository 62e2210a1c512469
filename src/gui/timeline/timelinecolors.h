// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/statustext.h"
#include "gui/timeline/timelinescene.h"

#include <QRgb>

namespace cinderscope {

//! `share` (0 to 256) of \a over on \a under; opaque.
inline QRgb mixed(QRgb under, QRgb over, unsigned share)
{
    const unsigned rest = 256 - share;
    const unsigned rb = ((under & 0xff00ffu) * rest + (over & 0xff00ffu) * share) >> 8 & 0xff00ffu;
    const unsigned g = ((under & 0x00ff00u) * rest + (over & 0x00ff00u) * share) >> 8 & 0x00ff00u;
    return 0xff000000u | rb | g;
}

//! The colours of bars for a scene, worked out once a repaint.
class TimelineColors
{
public:
    explicit TimelineColors(const TimelineScene &scene);

    //! Selects the executor whose tasks come next.
    void setExecutor(Row executor);
    //! Of a task, or of a node for which one of its tasks stands. \a group: stage row.
    QRgb task(TaskStatus status, Locality locality, TaskPhase phase, Row group) const
    {
        QRgb color =
            m_scene.mode == ColorMode::Stage ? stageTask(status, group) : m_tasks[place(status, locality, phase)];
        return m_matches && isDimmed(group) ? dimmed(color) : color;
    }
    //! Of a bar of a SQL execution, job or stage.
    QRgb bar(TimelineSection section, TaskStatus status, Row row) const;
    //! True when a search is on and this is not among what it found.
    bool isDimmed(Row stage) const
    {
        return m_matches && !m_executorMatches && !TimelineMatches::has(m_matches->stages, stage);
    }
    bool isDimmed(TimelineSection section, Row row) const;
    QRgb dimmed(QRgb color) const { return mixed(surface, color, 46); }
    QRgb phase(TaskPhase phase, bool dim) const { return dim ? dimmed(m_phases[int(phase)]) : m_phases[int(phase)]; }
    //! Mark of a failure, at every zoom.
    QRgb failed = 0;
    QRgb running = 0, surface = 0, sunken = 0, grid = 0, text = 0;

private:
    static std::size_t place(TaskStatus status, Locality locality, TaskPhase phase)
    {
        return (std::size_t(status) & 3) | (std::size_t(locality) & 7) << 2 | (std::size_t(phase) & 7) << 5;
    }
    QRgb stageTask(TaskStatus status, Row stage) const
    {
        const QRgb color = m_categories[stage % kCategoricalCount];
        return status == TaskStatus::Failed   ? failed
               : status == TaskStatus::Killed ? mixed(surface, color, 110)
                                              : color;
    }
    QRgb plainTask(TaskStatus status, Locality locality, TaskPhase phase) const;
    void fillTasks();

    const TimelineScene &m_scene;
    std::array<QRgb, 256> m_tasks{}; // by place(); all modes but Stage
    const TimelineMatches *m_matches;
    bool m_executorMatches = false;
    QRgb m_executor = 0;
    std::array<QRgb, 4> m_statuses{};
    std::array<QRgb, kTaskPhaseCount + 1> m_phases{};
    std::array<QRgb, 8> m_localities{};
    std::array<QRgb, kCategoricalCount> m_categories{};
};

//! Colour of a locality level: from near (calm) to far.
QColor localityColor(const ThemeColors &colors, Locality locality);
PhaseRole phaseRole(TaskPhase phase);

} // namespace cinderscope
