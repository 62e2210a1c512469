// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/errortext.h"

#include <array>
#include <string_view>

namespace cinderscope::cli {

namespace {

constexpr std::string_view kWhatIsRead =
    "An event log is what Spark writes below spark.eventLog.dir, or a folder of such files.";

std::string unsupported(const Error &error, const std::string &what)
{
    struct Unpacker
    {
        std::string_view name, command;
    };
    static constexpr std::array kUnpackers{
        Unpacker{"gzip", "gzip -dc"}, Unpacker{"zip", "unzip -p"},      Unpacker{"bzip2", "bzip2 -dc"},
        Unpacker{"xz", "xz -dc"},     Unpacker{"lz4 frame", "lz4 -dc"},
    };
    for (const Unpacker &unpacker : kUnpackers) {
        if (error.detail == unpacker.name)
            return what + " is packed as " + error.detail +
                   ", which Spark does not write. Unpack it first: " + std::string(unpacker.command) +
                   " FILE | cinderscope-cli summary -";
    }
    if (error.source.find("://") != std::string::npos)
        return what + " cannot be read: only files and file:// URLs are. Copy the log to this computer, or pipe it: "
                      "hadoop fs -cat URL | cinderscope-cli summary -";
    return what + " has a format that is not read (" + error.detail + "). " + std::string(kWhatIsRead);
}

std::string withDetail(std::string sentence, const Error &error)
{
    return error.detail.empty() ? sentence + "." : sentence + ": " + error.detail + ".";
}

} // namespace

std::string errorText(const Error &error)
{
    const std::string what = error.source == "-" || error.source.empty() ? "Standard input" : error.source;
    switch (error.code) {
    case ErrorCode::NotFound:
        return what + " does not exist. Check the path; spark.eventLog.dir says where Spark writes its logs.";
    case ErrorCode::NoPermission:
        return what + " may not be read by this user. Ask its owner for the right to read (and, for folders, to "
                      "enter), or run as a user who has it.";
    case ErrorCode::NotAnEventLog:
        return withDetail(what + " is no event log", error) + " " + std::string(kWhatIsRead);
    case ErrorCode::Empty:
        return withDetail(what + " is empty", error) +
               " Spark writes the first events when a context starts; check spark.eventLog.enabled.";
    case ErrorCode::Corrupt:
        return withDetail(what + " is damaged", error) +
               " What stands before the damage was read; copy the log again from where Spark wrote it.";
    case ErrorCode::Truncated:
        return withDetail(what + " ends too early", error) + " Copy the log again from where Spark wrote it.";
    case ErrorCode::TooLarge:
        return withDetail(what + " asks for more memory than a log needs", error) +
               " It is damaged or no event log; what stands before was read.";
    case ErrorCode::Unsupported:
        return unsupported(error, what);
    case ErrorCode::DiskFull:
        return withDetail("Writing to " + what + " failed", error) + " Free some space, or write to another disk.";
    case ErrorCode::InvalidArgument:
        return withDetail(what + " cannot be used", error);
    case ErrorCode::Cancelled:
        return "Interrupted while reading " + what + ".";
    case ErrorCode::Io:
    case ErrorCode::Timeout:
    case ErrorCode::Network:
    case ErrorCode::Protocol:
    case ErrorCode::Unauthorized:
        break;
    }
    return withDetail(what + " could not be read or written", error) + " Check the disk or the connection to it.";
}

} // namespace cinderscope::cli
