// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

namespace cinderscope::bench {

//! Wall and CPU seconds since construction; CPU of all threads.
class Clock
{
public:
    Clock() : m_wall(std::chrono::steady_clock::now()), m_cpu(cpuNow()) {}
    double wall() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_wall).count(); }
    double cpu() const { return cpuNow() - m_cpu; }

private:
    static double cpuNow()
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    std::chrono::steady_clock::time_point m_wall;
    double m_cpu;
};

//! Resident memory now, bytes (Linux).
inline double residentBytes()
{
    long pages = 0, resident = 0;
    if (std::FILE *file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2)
            resident = 0;
        std::fclose(file);
    }
    return double(resident) * double(sysconf(_SC_PAGESIZE));
}

} // namespace cinderscope::bench
