// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/supervisor/supervisor.h"

#include "discovery/processidentity.h"

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace cinderscope {

namespace {

constexpr std::size_t kLongestLine = 64 * 1024;
constexpr long long kSettleMs = 1'500;    //!< for what the program leaves behind to end by itself
constexpr long long kSettleAskedMs = 300; //!< the same where it was told to end
constexpr long long kAgainMs = 100;       //!< between two SIGKILLs

long long now()
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1'000'000 + 1; // never 0
}

long long wallClock()
{
    timespec time = {};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1'000'000;
}

//! All living descendants of ours. A process that is born meanwhile is found by the next look.
std::vector<pid_t> descendants()
{
    std::map<pid_t, pid_t> parents;
    if (DIR *folder = ::opendir("/proc")) {
        while (const dirent *entry = ::readdir(folder)) {
            const pid_t pid = pid_t(std::atoi(entry->d_name));
            if (const auto stat = processStat(pid))
                parents[pid] = pid_t(stat->parent);
        }
        ::closedir(folder);
    }
    std::vector<pid_t> found{::getpid()};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const auto &[pid, parent] : parents) {
            if (parent == found[i] && std::find(found.begin(), found.end(), pid) == found.end())
                found.push_back(pid);
        }
    }
    found.erase(found.begin());
    return found;
}

//! All of it or nothing: a reader sees the old file or the new one.
void writeFile(const std::string &path, const std::string &text)
{
    const std::string made = path + ".new";
    const int file = ::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return;
    const bool written = ::write(file, text.data(), text.size()) == ssize_t(text.size());
    if (::close(file) == 0 && written)
        ::rename(made.c_str(), path.c_str());
}

} // namespace

Supervisor::Supervisor(SupervisorOptions options)
    : m_options(std::move(options)), m_log(m_options.log, m_options.logBytes)
{
}

int Supervisor::run()
{
    ::setsid(); // no terminal's Ctrl+C, no hang-up
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    ::prctl(PR_SET_NAME, "cinder-superv");
    if (!takeBeginning())
        return 0; // who started us is gone before anything ran
    sigset_t signals;
    ::sigemptyset(&signals);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT})
        ::sigaddset(&signals, number);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    m_signals = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (start())
        loop();
    flushLine();
    for (const std::string &folder : m_options.remove) {
        if (!std::filesystem::path(folder).has_relative_path() || !std::filesystem::path(folder).is_absolute())
            continue;
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        ::rmdir(std::filesystem::path(folder).parent_path().c_str()); // if nobody else needs it
    }
    writeExit(); // the last thing: who sees it may start the same again
    return 0;
}

//! "S<length>:<bytes>" for each secret, then "G".
bool Supervisor::takeBeginning()
{
    std::vector<std::string> secrets;
    std::string text;
    char bytes[4096];
    for (;;) {
        std::size_t at = 0;
        while (at < text.size()) {
            if (text[at] == 'G') {
                m_input = text.substr(at + 1);
                m_mask = LineMask(std::move(secrets));
                return true;
            }
            const std::size_t colon = text.find(':', at);
            if (colon == std::string::npos)
                break;
            const auto length = std::strtoul(text.c_str() + at + 1, nullptr, 10);
            if (text.size() - colon - 1 < length)
                break;
            secrets.push_back(text.substr(colon + 1, length));
            at = colon + 1 + length;
        }
        text.erase(0, at);
        const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return false;
        text.append(bytes, std::size_t(size));
    }
}

bool Supervisor::start()
{
    int output[2] = {-1, -1}, input[2] = {-1, -1}, failure[2] = {-1, -1};
    if (::pipe2(output, O_CLOEXEC) != 0 || ::pipe2(failure, O_CLOEXEC) != 0 ||
        (m_options.holdInput && ::pipe2(input, O_CLOEXEC) != 0)) {
        m_how = "failed " + std::to_string(errno);
        return false;
    }
    const pid_t self = ::getpid();
    m_child = ::fork();
    if (m_child == 0) {
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        std::signal(SIGHUP, SIG_DFL);
        std::signal(SIGPIPE, SIG_DFL);
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // should we be killed
        if (::getppid() != self)
            ::_exit(1);
        const int in = m_options.holdInput ? input[0] : ::open("/dev/null", O_RDONLY);
        ::dup2(in, STDIN_FILENO);
        ::dup2(output[1], STDOUT_FILENO);
        ::dup2(output[1], STDERR_FILENO);
        ::execvp(m_options.program[0], m_options.program.data());
        const int problem = errno;
        [[maybe_unused]] const ssize_t told = ::write(failure[1], &problem, sizeof problem);
        ::_exit(127);
    }
    const int forked = errno;
    ::close(output[1]);
    ::close(failure[1]);
    if (input[0] >= 0)
        ::close(input[0]);
    m_output = output[0];
    m_hold = input[1];
    ::fcntl(m_output, F_SETFL, O_NONBLOCK);
    int problem = m_child < 0 ? forked : 0;
    if (m_child > 0 && ::read(failure[0], &problem, sizeof problem) == ssize_t(sizeof problem))
        ::waitpid(m_child, nullptr, 0);
    ::close(failure[0]);
    if (problem) {
        m_how = "failed " + std::to_string(problem);
        return false;
    }
    writeRun();
    return true;
}

void Supervisor::writeRun() const
{
    const ProcessStat own = processStat(::getpid()).value_or(ProcessStat());
    const ProcessStat child = processStat(m_child).value_or(ProcessStat()); // a zombie's, too
    std::string text = "supervisor " + std::to_string(::getpid()) + ' ' + std::to_string(own.startTicks) +
                       "\nprocess " + std::to_string(m_child) + ' ' + std::to_string(child.startTicks) + "\nmark " +
                       m_options.mark + '\n';
    for (const std::string &folder : m_options.remove)
        text += "remove " + folder + '\n';
    writeFile(m_options.folder + '/' + m_options.name + ".run", text);
}

void Supervisor::writeExit() const
{
    writeFile(m_options.folder + '/' + m_options.name + ".exit",
              m_how + ' ' + std::to_string(wallClock()) + (m_wasAsked ? " asked\n" : " itself\n"));
}

void Supervisor::loop()
{
    while (!m_none) {
        pollfd files[3] = {{m_signals, POLLIN, 0}, {m_open ? STDIN_FILENO : -1, POLLIN, 0}, {m_output, POLLIN, 0}};
        if (!m_input.empty())
            takeInput();
        const int ready = ::poll(files, 3, patience());
        if (ready < 0 && errno != EINTR)
            break;
        if (ready > 0 && files[2].revents != 0)
            takeOutput();
        if (ready > 0 && files[0].revents != 0)
            takeSignals();
        if (ready > 0 && files[1].revents != 0)
            takeInput();
        takeChildren();
        step();
    }
    takeOutput(); // what is still in the pipe
}

void Supervisor::takeInput()
{
    char bytes[256];
    const ssize_t size = m_input.empty() ? ::read(STDIN_FILENO, bytes, sizeof bytes) : 0;
    if (size < 0)
        return;
    const bool closed = size == 0 && m_input.empty();
    if (size > 0)
        m_input.append(bytes, std::size_t(size));
    for (const char command : std::exchange(m_input, {})) {
        if (command == 'T')
            ask();
        else if (command == 'K' || command == 'N')
            m_options.keep = command == 'K';
    }
    if (closed) {
        m_open = false;
        if (!m_options.keep && !m_asked)
            ask();
    }
}

void Supervisor::takeOutput()
{
    char bytes[16 * 1024];
    std::string lines;
    for (int i = 0; i < 64 && m_output >= 0; ++i) {
        const ssize_t size = ::read(m_output, bytes, sizeof bytes);
        if (size < 0 && errno == EINTR)
            continue;
        if (size == 0) {
            ::close(m_output);
            m_output = -1;
        }
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size; ++at) {
            if (bytes[at] != '\n' && m_line.size() < kLongestLine) {
                m_line += bytes[at];
                continue;
            }
            if (bytes[at] != '\n')
                --at; // a line without end
            if (m_line.ends_with('\r'))
                m_line.pop_back();
            if (const std::size_t shown = m_line.rfind('\r'); shown != std::string::npos)
                m_line.erase(0, shown + 1); // a progress bar's last state
            lines += m_options.prefix + m_mask.shown(m_line) + '\n';
            m_line.clear();
        }
    }
    if (!lines.empty())
        m_log.write(lines);
}

void Supervisor::flushLine()
{
    if (!m_line.empty())
        m_log.write(m_options.prefix + m_mask.shown(m_line) + '\n');
    m_line.clear();
}

void Supervisor::takeSignals()
{
    signalfd_siginfo info = {};
    while (::read(m_signals, &info, sizeof info) == ssize_t(sizeof info)) {
        if (info.ssi_signo != SIGCHLD)
            ask();
    }
}

void Supervisor::takeChildren()
{
    for (;;) {
        int status = 0;
        const pid_t pid = ::waitpid(-1, &status, WNOHANG);
        if (pid < 0 && errno == EINTR)
            continue;
        if (pid < 0 && errno == ECHILD)
            m_none = true;
        if (pid <= 0)
            return;
        if (pid == m_child) {
            m_how = WIFSIGNALED(status) ? "signalled " + std::to_string(WTERMSIG(status))
                                        : "exited " + std::to_string(WEXITSTATUS(status));
            m_wasAsked = m_asked != 0;
            m_ended = now();
        }
    }
}

void Supervisor::ask()
{
    if (m_asked) { // asked twice
        m_hard = true;
        return;
    }
    m_asked = now();
    if (m_hold >= 0)
        ::close(m_hold);
    m_hold = -1;
    kill(SIGTERM, false);
}

void Supervisor::kill(int signal, bool all)
{
    if (!all) {
        if (!m_ended)
            ::kill(m_child, signal);
        return;
    }
    for (const pid_t pid : descendants())
        ::kill(pid, signal);
}

//! What is due by now.
void Supervisor::step()
{
    const long long time = now();
    const long long grace = m_options.graceMs;
    if (m_none || (!m_asked && !m_ended))
        return;
    if (!m_hard && m_asked && time - m_asked >= grace)
        m_hard = true;
    if (!m_hard && m_swept && time - m_swept >= grace / 2)
        m_hard = true;
    if (m_hard)
        return kill(SIGKILL, true);
    const bool left = m_ended && time - m_ended >= (m_asked ? kSettleAskedMs : kSettleMs);
    const bool slow = m_asked && time - m_asked >= grace / 2;
    if (!m_swept && (left || slow)) {
        m_swept = time;
        kill(SIGTERM, true);
    }
}

//! Until step() has something to do; -1: for ever.
int Supervisor::patience() const
{
    if (!m_asked && !m_ended)
        return -1;
    if (m_hard)
        return int(kAgainMs);
    const long long time = now();
    const long long grace = m_options.graceMs;
    long long due = LLONG_MAX;
    if (m_asked)
        due = std::min(due, m_asked + (m_swept ? grace : grace / 2));
    if (m_swept)
        due = std::min(due, m_swept + grace / 2);
    else if (m_ended)
        due = std::min(due, m_ended + (m_asked ? kSettleAskedMs : kSettleMs));
    return int(std::clamp(due - time, 1LL, 60'000LL));
}

} // namespace cinderscope
