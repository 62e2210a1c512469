// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notification.h"

namespace cinderscope {

std::string_view toString(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::JobFailed:
        return "jobFailed";
    case NotificationKind::JobCancelled:
        return "jobCancelled";
    case NotificationKind::StageRetried:
        return "stageRetried";
    case NotificationKind::ApplicationLost:
        return "applicationLost";
    case NotificationKind::ApplicationEnded:
        return "applicationEnded";
    case NotificationKind::LongJobFinished:
        return "longJobFinished";
    }
    return {};
}

std::optional<NotificationKind> notificationKindFromString(std::string_view word)
{
    for (const NotificationKind kind : kNotificationKinds) {
        if (toString(kind) == word)
            return kind;
    }
    return std::nullopt;
}

bool Notification::isFailure() const
{
    switch (kind) {
    case NotificationKind::JobFailed:
    case NotificationKind::ApplicationLost:
        return true;
    case NotificationKind::ApplicationEnded:
        return state == ApplicationState::Failed;
    case NotificationKind::JobCancelled:
    case NotificationKind::StageRetried:
    case NotificationKind::LongJobFinished:
        break;
    }
    return false;
}

} // namespace cinderscope
