// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/statustext.h"

#include <QCoreApplication>

namespace cinderscope {

StatusRole statusRole(ApplicationState state)
{
    switch (state) {
    case ApplicationState::Running:
        return StatusRole::Running;
    case ApplicationState::Succeeded:
        return StatusRole::Succeeded;
    case ApplicationState::Failed:
        return StatusRole::Failed;
    case ApplicationState::Incomplete:
        break;
    }
    return StatusRole::Killed;
}

StatusRole statusRole(JobStatus status)
{
    switch (status) {
    case JobStatus::Running:
        return StatusRole::Running;
    case JobStatus::Succeeded:
        return StatusRole::Succeeded;
    case JobStatus::Failed:
        return StatusRole::Failed;
    }
    return StatusRole::Pending;
}

StatusRole statusRole(StageStatus status)
{
    switch (status) {
    case StageStatus::Pending:
        return StatusRole::Pending;
    case StageStatus::Running:
        return StatusRole::Running;
    case StageStatus::Complete:
        return StatusRole::Succeeded;
    case StageStatus::Failed:
        return StatusRole::Failed;
    case StageStatus::Skipped:
        return StatusRole::Skipped;
    }
    return StatusRole::Pending;
}

StatusRole statusRole(SqlStatus status)
{
    switch (status) {
    case SqlStatus::Running:
        return StatusRole::Running;
    case SqlStatus::Completed:
        return StatusRole::Succeeded;
    case SqlStatus::Failed:
        return StatusRole::Failed;
    }
    return StatusRole::Pending;
}

StatusRole statusRole(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Running:
        return StatusRole::Running;
    case TaskStatus::Succeeded:
        return StatusRole::Succeeded;
    case TaskStatus::Failed:
        return StatusRole::Failed;
    case TaskStatus::Killed:
        return StatusRole::Killed;
    }
    return StatusRole::Pending;
}

QString statusText(StatusRole status)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("cinderscope::RowFigures", text);
    };
    switch (status) {
    case StatusRole::Running:
        return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Running"));
    case StatusRole::Succeeded:
        return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Succeeded"));
    case StatusRole::Failed:
        return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Failed"));
    case StatusRole::Killed:
        return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Killed"));
    case StatusRole::Skipped:
        return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Skipped"));
    case StatusRole::Pending:
    case StatusRole::Count:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("cinderscope::RowFigures", "Pending"));
}

QString statusText(ApplicationState state)
{
    return state == ApplicationState::Incomplete
               ? QCoreApplication::translate("cinderscope::SourceTreeModel", "Incomplete")
               : statusText(statusRole(state));
}

} // namespace cinderscope
