// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/exitcodes.h"
#include "cli/helptext.h"
#include "cli/interruption.h"
#include "cli/jupytercommand.h"
#include "cli/killcommand.h"
#include "cli/listcommand.h"
#include "cli/listencommand.h"
#include "cli/output.h"
#include "cli/proxycommand.h"
#include "cli/scancommand.h"
#include "cli/snippetcommand.h"
#include "cli/startcommand.h"
#include "cli/stopcommand.h"
#include "cli/summarycommand.h"
#include "cli/watchcommand.h"

#include <exception>
#include <new>

namespace cinderscope::cli {

namespace {

int printAndEnd(std::string_view text)
{
    const auto printed = print(text);
    if (printed)
        return Ok;
    if (printed.error().code == ErrorCode::Cancelled)
        return Broken;
    complain("Writing to standard output failed: " + printed.error().detail + ".");
    return SomeFailed;
}

int run(std::span<const std::string_view> words)
{
    const auto arguments = parseArguments(words);
    if (!arguments) {
        const Error &error = arguments.error();
        complain(error.detail + " Try: cinderscope-cli help" + (error.source.empty() ? "" : " " + error.source));
        return Usage;
    }
    switch (arguments->command) {
    case Arguments::Command::Help:
        return printAndEnd(helpText(arguments->topic));
    case Arguments::Command::Version:
        return printAndEnd("cinderscope-cli " CINDERSCOPE_VERSION "\n");
    case Arguments::Command::List:
        return list(*arguments);
    case Arguments::Command::Summary:
        return summary(*arguments);
    case Arguments::Command::Kill:
        return kill(*arguments);
    case Arguments::Command::Listen:
        return listen(*arguments);
    case Arguments::Command::Proxy:
        return proxy(*arguments);
    case Arguments::Command::Jupyter:
        return jupyter(*arguments);
    case Arguments::Command::Scan:
        return scan(*arguments);
    case Arguments::Command::Snippet:
        return snippet(*arguments);
    case Arguments::Command::Start:
        return start(*arguments);
    case Arguments::Command::Stop:
        return stop(*arguments);
    case Arguments::Command::Watch:
        return watch(*arguments);
    }
    return Usage;
}

} // namespace

} // namespace cinderscope::cli

int main(int argc, char **argv)
{
    using namespace cinderscope::cli;
    Interruption::install();
    const std::vector<std::string_view> words(argv + (argc > 0), argv + argc);
    try {
        return run(words);
    } catch (const std::bad_alloc &) {
        complain(
            "There is not enough memory to go on. Read fewer or smaller logs at a time, or use a larger computer.");
    } catch (const std::exception &problem) {
        complain(std::string("An unexpected error: ") + problem.what() +
                 ". Please report it with the log it came from.");
    }
    return SomeFailed;
}
