// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

#include "cli/progressline.h"

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <pthread.h>
#include <thread>
#include <unistd.h>

namespace cinderscope::cli {

namespace {

std::atomic<int> s_signal = 0;

std::stop_source &stopSource()
{
    static auto *source = new std::stop_source; // the waiting thread outlives main()
    return *source;
}

void waitForSignals(sigset_t signals)
{
    int number = 0;
    if (::sigwait(&signals, &number) != 0)
        return;
    s_signal = number;
    stopSource().request_stop();
    const timespec grace{2, 0};
    ::sigtimedwait(&signals, nullptr, &grace); // another signal, or the time is over
    ProgressLine::clear();
    ::_exit(128 + number);
}

} // namespace

void Interruption::install()
{
    std::signal(SIGPIPE, SIG_DFL); // ends quietly, as any filter does
    stopSource();
    sigset_t signals;
    ::sigemptyset(&signals);
    bool any = false;
    for (const int number : std::array{SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction present
        {
        };
        if (::sigaction(number, nullptr, &present) != 0 || present.sa_handler == SIG_IGN)
            continue; // started with nohup, or in the background of a script
        ::sigaddset(&signals, number);
        any = true;
    }
    if (!any || ::pthread_sigmask(SIG_BLOCK, &signals, nullptr) != 0)
        return;
    std::thread(waitForSignals, signals).detach();
}

std::stop_token Interruption::token()
{
    return stopSource().get_token();
}

int Interruption::exitCode()
{
    const int number = s_signal;
    return number ? 128 + number : 0;
}

} // namespace cinderscope::cli
