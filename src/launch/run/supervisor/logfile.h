// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

//! The log of a start: whole lines are appended; several processes may write to one. At its limit the file becomes
//! PATH.1, the only older one, so that it never takes more than twice the limit. Mode 0600. Blocks for the disk; what
//! cannot be written is lost.
class LogFile
{
public:
    LogFile(std::string path, long long limit);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    //! Whole lines with their breaks.
    void write(std::string_view lines);

private:
    bool open();

    std::string m_path;
    long long m_limit;
    int m_file = -1;
};

} // namespace cinderscope
