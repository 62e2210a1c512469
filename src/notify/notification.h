// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"
#include "notify/failurereason.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinderscope {

enum class NotificationKind : std::uint8_t
{
    JobFailed,
    JobCancelled,    //!< by a person, a job group or the end of the context; never told as failed
    StageRetried,    //!< an attempt failed and Spark tries again
    ApplicationLost, //!< the driver went without an end
    ApplicationEnded,
    LongJobFinished //!< succeeded, after the settings' time
};
inline constexpr std::array kNotificationKinds{NotificationKind::JobFailed,        NotificationKind::JobCancelled,
                                               NotificationKind::StageRetried,     NotificationKind::ApplicationLost,
                                               NotificationKind::ApplicationEnded, NotificationKind::LongJobFinished};
inline constexpr std::size_t kNotificationKindCount = kNotificationKinds.size();

//! Stable word for settings: "jobFailed", "jobCancelled", "stageRetried", "applicationLost", "applicationEnded",
//! "longJobFinished".
std::string_view toString(NotificationKind kind);
std::optional<NotificationKind> notificationKindFromString(std::string_view word);

//! Something that happened to an application: values, not texts (whoever shows it formats and translates). Its strings
//! are Spark's and may be hostile.
struct Notification
{
    NotificationKind kind = NotificationKind::JobFailed;
    std::string id;              //!< the same for the same event, whenever and by whatever source it is seen
    std::string application;     //!< key
    std::string applicationName; //!< the key where the application has none yet
    std::int32_t jobId = -1;
    std::int32_t stageId = -1;             //!< StageRetried: the stage; of a job the stage that broke it; -1: not known
    std::int32_t stageAttempt = 0;         //!< StageRetried: the new one; of a job the attempt that failed
    std::string name;                      //!< of the job (its description, else its name) or the stage
    FailureReason reason;                  //!< StageRetried: why the attempt before failed
    std::int64_t failedTasks = 0;          //!< of the job, the failed attempt, or the application
    std::int64_t duration = -1;            //!< ms, of the job or application; -1: not known
    std::int32_t jobs = 0, jobsFailed = 0; //!< of the application, when it ended or was lost
    ApplicationState state = ApplicationState::Running; //!< the same
    TimeMs time = kNoTime;                              //!< when it happened, by the driver's clock
    std::int32_t count = 1; //!< how many such events it stands for: more than one only after a burst in one snapshot

    //! Worth a person's attention at once: shown as urgent.
    bool isFailure() const;
    bool operator==(const Notification &) const = default;
};

} // namespace cinderscope
