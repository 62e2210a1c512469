// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// cinderscope-supervisor: owns one process that Cinderscope started, and all that comes of it (ProcessGroup). No Qt: it
// lives as long as what it looks after, and takes next to nothing.
#include "launch/run/supervisor/supervisor.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char **argv)
{
    using namespace cinderscope;
    SupervisorOptions options;
    int at = 1;
    for (; at < argc && std::string_view(argv[at]) != "--"; ++at) {
        const std::string_view word = argv[at];
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const std::string value(equals == std::string_view::npos ? "" : word.substr(equals + 1));
        if (name == "--folder")
            options.folder = value;
        else if (name == "--name")
            options.name = value;
        else if (name == "--log")
            options.log = value;
        else if (name == "--prefix")
            options.prefix = value;
        else if (name == "--remove")
            options.remove.push_back(value);
        else if (name == "--mark")
            options.mark = value;
        else if (name == "--log-bytes")
            options.logBytes = std::atoll(value.c_str());
        else if (name == "--grace")
            options.graceMs = std::atoi(value.c_str());
        else if (name == "--keep")
            options.keep = true;
        else if (name == "--hold-input")
            options.holdInput = true;
    }
    if (at + 1 >= argc || options.folder.empty() || options.name.empty() || options.log.empty()) {
        std::fputs("Cinderscope starts this program, to look after what it started.\n", stderr);
        return 2;
    }
    options.program.assign(argv + at + 1, argv + argc);
    options.program.push_back(nullptr);
    return Supervisor(std::move(options)).run();
}
