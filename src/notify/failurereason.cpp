// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/failurereason.h"

#include "core/summary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace cinderscope {

namespace {

using namespace std::string_view_literals;

//! Takes \a prefix off; false where it is not there.
bool skip(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

//! Takes a number off; -1 where there is none.
std::int32_t skipNumber(std::string_view &text)
{
    std::int32_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0)
        return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

//! "Task 2 in stage 1.0 failed 4 times, most recent failure: Lost task 2.3 in stage 1.0 (TID 15) (host executor 1): ":
//! TaskSetManager.handleFailedTask, both parts optional. Spark 2.4 writes "(TID 15, host, executor 1): ".
void skipTask(std::string_view &text, FailureReason &reason)
{
    std::string_view rest = text;
    if (skip(rest, "Task ") && skipNumber(rest) >= 0 && skip(rest, " in stage ")) {
        reason.stageId = skipNumber(rest);
        if (const auto times = rest.find(" failed "); times != std::string_view::npos && times < 16) {
            rest.remove_prefix(times + " failed "sv.size());
            reason.attempts = std::max(0, skipNumber(rest));
        }
        if (const auto failure = rest.find(" failure: "); failure != std::string_view::npos && failure < 40)
            text = rest.substr(failure + " failure: "sv.size());
    }
    rest = text;
    if (skip(rest, "Lost task ")) {
        // the host's name is in parentheses, and ends in "): "
        const auto line = rest.substr(0, rest.find('\n'));
        if (const auto end = line.find("): "); end != std::string_view::npos)
            text = rest.substr(end + "): "sv.size());
    }
}

//! "ShuffleMapStage 3 (collect at …) has failed the maximum allowable number of times: 4. Most recent failure reason:"
//! (DAGScheduler.handleTaskCompletion)
void skipStage(std::string_view &text, FailureReason &reason)
{
    std::string_view rest = text;
    if ((skip(rest, "ShuffleMapStage ") || skip(rest, "ResultStage ")) && reason.stageId < 0) {
        reason.stageId = skipNumber(rest);
        constexpr auto kWhy = "Most recent failure reason:"sv;
        if (const auto why = rest.find(kWhy); why != std::string_view::npos && why < 2000)
            text = trimmed(rest.substr(why + kWhy.size()));
    }
}

//! A line of a chain that says nothing about why: the end of a stream to a process that has gone.
bool saysNothing(std::string_view line)
{
    static constexpr std::array kEmpty{"java.io.EOFException"sv, "java.nio.channels.ClosedChannelException"sv,
                                       "java.util.concurrent.ExecutionException"sv, "java.lang.InterruptedException"sv,
                                       "org.apache.spark.TaskKilledException"sv};
    return std::any_of(kEmpty.begin(), kEmpty.end(), [line](auto name) {
        return line == name || (line.starts_with(name) && trimmed(line.substr(name.size())) == ":");
    });
}

//! The last line of the last Python traceback in it: the exception. Empty where there is none.
std::string_view pythonException(std::string_view text)
{
    constexpr auto kTraceback = "Traceback (most recent call last):"sv;
    const auto at = text.rfind(kTraceback);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + kTraceback.size());
    while (!text.empty()) { // frames are indented
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (!line.empty() && line.front() != ' ' && line.front() != '\t' && line != "\r"sv)
            return line;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return {};
}

//! Of "A\n at …\nCaused by: B\n at …\nCaused by: C" the innermost that says something.
std::string_view innermostCause(std::string_view text)
{
    constexpr auto kCausedBy = "\nCaused by: "sv;
    for (std::size_t end = std::string_view::npos;;) {
        const auto at = text.rfind(kCausedBy, end);
        if (at == std::string_view::npos)
            return text;
        const auto cause = text.substr(at + kCausedBy.size());
        if (!saysNothing(trimmed(cause.substr(0, cause.find('\n')))))
            return cause;
        if (at == 0)
            return text;
        end = at - 1;
    }
}

//! "java.lang.RuntimeException: always fails" becomes "RuntimeException: always fails"; Spark's most general exception
//! says nothing and goes.
std::string_view withoutPackage(std::string_view line)
{
    for (const auto general : {"org.apache.spark.SparkException: "sv, "org.apache.spark.SparkRuntimeException: "sv}) {
        if (skip(line, general))
            return line;
    }
    const auto end = std::min(
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$"), line.size());
    const auto name = line.substr(0, end);
    const auto dot = name.rfind('.');
    const bool isClass = dot != std::string_view::npos && dot + 1 < name.size() && name.find('.') != 0 &&
                         name[dot + 1] >= 'A' && name[dot + 1] <= 'Z' && name.front() >= 'a' && name.front() <= 'z' &&
                         (end == line.size() || line[end] == ':');
    return isClass ? line.substr(dot + 1) : line;
}

FailureHint hintOf(std::string_view text)
{
    struct Sign
    {
        std::string_view part;
        FailureHint hint;
    };
    static constexpr std::array kSigns{
        Sign{"spark.driver.maxResultSize", FailureHint::ResultTooLarge},
        Sign{"OutOfMemoryError", FailureHint::OutOfMemory},
        Sign{"SparkOutOfMemory", FailureHint::OutOfMemory},
        Sign{"exceeding memory limits", FailureHint::OutOfMemory}, // YARN
        Sign{"OOMKilled", FailureHint::OutOfMemory},               // Kubernetes
        Sign{"code 137", FailureHint::OutOfMemory},                // killed by the kernel or its container
        Sign{"code 52", FailureHint::OutOfMemory},                 // SparkExitCode.OOM
        Sign{"MemoryError", FailureHint::OutOfMemory},             // Python
        Sign{"No space left on device", FailureHint::DiskFull},
        Sign{"Python worker exited unexpectedly", FailureHint::PythonCrashed},
        Sign{"FetchFailed", FailureHint::FetchFailed},
        Sign{"missing output location", FailureHint::FetchFailed},
        Sign{"ExecutorLostFailure", FailureHint::ExecutorLost},
        Sign{"Slave lost", FailureHint::ExecutorLost},
    };
    for (const Sign &sign : kSigns) {
        if (contains(text, sign.part))
            return sign.hint;
    }
    return FailureHint::None;
}

//! At most kMaxReason bytes, cut between characters.
std::string bounded(std::string text)
{
    if (text.size() > kMaxReason) {
        std::size_t size = kMaxReason - 3; // room for the ellipsis
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U)
            --size;
        text.resize(size);
        text += "…";
    }
    return validUtf8(text);
}

} // namespace

bool isCancellation(std::string_view error)
{
    std::string_view text = trimmed(error);
    skip(text, "[SPARK_JOB_CANCELLED] ");
    if (skip(text, "Stage cancelled"))
        return true; // "Stage cancelled because SparkContext was shut down"
    if (!skip(text, "Job ") && !skip(text, "Stage "))
        return false;
    return skipNumber(text) >= 0 && (skip(text, " cancelled") || skip(text, " was cancelled"));
}

FailureReason failureReason(std::string_view error)
{
    FailureReason reason;
    std::string_view text = trimmed(error);
    reason.cancelled = isCancellation(text);
    if (const auto driver = text.find("\nDriver stacktrace:"); driver != std::string_view::npos)
        text = text.substr(0, driver);
    skip(text, "Job aborted due to stage failure: ");
    skipTask(text, reason);
    skipStage(text, reason);

    std::string_view line = trimmed(pythonException(text));
    if (line.empty()) {
        const std::string_view cause = innermostCause(text);
        line = trimmed(cause.substr(0, cause.find('\n')));
    }
    if (line.empty()) {
        reason.text = bounded(reasonLine(text));
        return reason;
    }
    line = withoutPackage(line);
    if (const auto state = line.rfind(" SQLSTATE: "); state != std::string_view::npos && line.size() - state <= 17)
        line = trimmed(line.substr(0, state));
    // The sign is looked for in the cause only: a stack trace or a line of the person's own code may say anything.
    reason.hint = reason.cancelled ? FailureHint::None : hintOf(line);
    if (reason.hint == FailureHint::None && !reason.cancelled)
        reason.hint = hintOf(text.substr(0, text.find('\n')));
    reason.text = bounded(std::string(line));
    return reason;
}

} // namespace cinderscope
