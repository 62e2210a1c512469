// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinecolors.h"

namespace cinderscope {

PhaseRole phaseRole(TaskPhase phase)
{
    return phase < TaskPhase::Count ? static_cast<PhaseRole>(phase) : PhaseRole::Compute;
}
static_assert(int(PhaseRole::Count) == int(TaskPhase::Count) && int(PhaseRole::Compute) == int(TaskPhase::Compute) &&
              int(PhaseRole::GettingResult) == int(TaskPhase::GettingResult));

QColor localityColor(const ThemeColors &colors, Locality locality)
{
    // places in the categorical colours that read as near to far
    switch (locality) {
    case Locality::ProcessLocal:
        return colors.category(0);
    case Locality::NodeLocal:
        return colors.category(2);
    case Locality::NoPref:
        return blend(colors.role(ColorRole::Surface), colors.role(ColorRole::TextMuted), 0.7);
    case Locality::RackLocal:
        return colors.category(3);
    case Locality::Any:
        return colors.category(1);
    case Locality::Unknown:
        break;
    }
    return colors.role(ColorRole::TextDisabled);
}

TimelineColors::TimelineColors(const TimelineScene &scene) : m_scene(scene), m_matches(scene.matches.get())
{
    const ThemeColors &colors = scene.colors;
    failed = colors.status(StatusRole::Failed).rgb();
    running = colors.status(StatusRole::Running).rgb();
    surface = colors.role(ColorRole::Surface).rgb();
    sunken = colors.role(ColorRole::Sunken).rgb();
    grid = colors.role(ColorRole::GridLine).rgb();
    text = colors.role(ColorRole::Text).rgb();
    for (int i = 0; i < 4; ++i)
        m_statuses[std::size_t(i)] = colors.status(statusRole(static_cast<TaskStatus>(i))).rgb();
    for (std::size_t i = 0; i < m_phases.size(); ++i)
        m_phases[i] = colors.phase(phaseRole(static_cast<TaskPhase>(i))).rgb();
    for (int i = 0; i < 8; ++i)
        m_localities[std::size_t(i)] =
            localityColor(colors, static_cast<Locality>(std::min(i, int(Locality::Unknown)))).rgb();
    for (int i = 0; i < kCategoricalCount; ++i)
        m_categories[std::size_t(i)] = colors.category(std::size_t(i)).rgb();
    fillTasks();
}

void TimelineColors::setExecutor(Row executor)
{
    m_executorMatches = m_matches && TimelineMatches::has(m_matches->executors, executor);
    const QRgb color = m_categories[executor % kCategoricalCount];
    if (m_scene.mode != ColorMode::Executor || color == m_executor)
        return;
    m_executor = color;
    fillTasks();
}

void TimelineColors::fillTasks()
{
    for (int status = 0; status < 4; ++status) {
        for (int locality = 0; locality < 8; ++locality) {
            for (int phase = 0; phase < 8; ++phase) {
                const auto s = static_cast<TaskStatus>(status);
                const auto l = static_cast<Locality>(locality);
                const auto p = static_cast<TaskPhase>(phase);
                m_tasks[place(s, l, p)] = plainTask(s, l, p);
            }
        }
    }
}

QRgb TimelineColors::plainTask(TaskStatus status, Locality locality, TaskPhase phase) const
{
    if (status == TaskStatus::Failed)
        return failed;
    QRgb color = m_executor;
    if (m_scene.mode == ColorMode::Status)
        return m_statuses[std::size_t(status)];
    if (m_scene.mode == ColorMode::Phase)
        color = m_phases[std::size_t(phase)];
    else if (m_scene.mode == ColorMode::Locality)
        color = m_localities[std::size_t(locality)];
    return status == TaskStatus::Killed ? mixed(surface, color, 110) : color;
}

QRgb TimelineColors::bar(TimelineSection section, TaskStatus status, Row row) const
{
    QRgb color = m_statuses[std::size_t(status)];
    if (status != TaskStatus::Failed && m_scene.mode == ColorMode::Stage && section == TimelineSection::Stages)
        color = m_categories[row % kCategoricalCount];
    return isDimmed(section, row) ? dimmed(color) : color;
}

bool TimelineColors::isDimmed(TimelineSection section, Row row) const
{
    if (!m_matches)
        return false;
    const auto &flags = section == TimelineSection::Sql    ? m_matches->sqlExecutions
                        : section == TimelineSection::Jobs ? m_matches->jobs
                                                           : m_matches->stages;
    return !TimelineMatches::has(flags, row);
}

} // namespace cinderscope
