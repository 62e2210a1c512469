// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cinderscope {

//! What kind of thing went wrong, as far as Spark's text tells: for a sentence with a cure in the window.
enum class FailureHint : std::uint8_t
{
    None,
    OutOfMemory,    //!< of an executor or of the driver: killed by its container, exit code 137 or 52, OutOfMemoryError
    ExecutorLost,   //!< an executor went for another reason
    FetchFailed,    //!< shuffle files were gone
    DiskFull,       //!< no space left on a device
    ResultTooLarge, //!< over spark.driver.maxResultSize
    PythonCrashed   //!< the Python worker ended by itself
};

//! The essential of a failure's text.
struct FailureReason
{
    std::string
        text; //!< one line of UTF-8, at most kMaxReason bytes: the innermost cause in the words of who raised it
    FailureHint hint = FailureHint::None;
    bool cancelled = false;    //!< not failed: somebody cancelled it (a person, a job group, the end of the context)
    std::int32_t stageId = -1; //!< that the text names
    std::int32_t attempts = 0; //!< how often the task that broke it was tried; 0: not told

    bool operator==(const FailureReason &) const = default;
};
inline constexpr std::size_t kMaxReason = 400;

//! \a error is the message of a job's JobFailed or of a stage's failure reason, with stack traces. What wraps the cause
//! is taken off: "Job aborted due to stage failure: Task … most recent failure: Lost task …" (DAGScheduler.abortStage,
//! TaskSetManager.handleFailedTask, Spark 2.4 to 4.3), Python tracebacks (their last line stays), "Caused by:" chains
//! (the innermost that says something stays), "[ERROR_CLASS] … SQLSTATE: …" of Spark 4 (the class stays). Cancelled are
//! DAGScheduler's "Job 3 cancelled …" and SPARK_JOB_CANCELLED, and the same of stages. Any text is fine, hostile ones
//! too; costs a few passes over it.
FailureReason failureReason(std::string_view error);
//! Only whether it was cancelled; cheap.
bool isCancellation(std::string_view error);

} // namespace cinderscope
