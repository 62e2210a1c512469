// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/linemask.h"
#include "launch/run/supervisor/logfile.h"

#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace cinderscope {

//! What the command line of cinderscope-supervisor says.
struct SupervisorOptions
{
    std::string folder, name;        //!< of <name>.run and <name>.exit
    std::string log;                 //!< path
    std::string prefix;              //!< of each line
    std::vector<std::string> remove; //!< folders that go with the group
    std::string mark;                //!< value of CINDERSCOPE_LAUNCH: how what is left is found when we are killed
    long long logBytes = 8 * 1024 * 1024;
    int graceMs = 10'000;
    bool keep = false;           //!< the end of the one who started us does not count
    bool holdInput = false;      //!< the program's input stays open
    std::vector<char *> program; //!< ends with a null
};

//! Runs one program and owns all that comes of it; see ProcessGroup. One thread.
class Supervisor
{
public:
    explicit Supervisor(SupervisorOptions options);
    //! Reads what standard input says first, runs the program, returns when nothing of it is left.
    int run();

private:
    bool takeBeginning();
    bool start();
    void loop();
    void takeInput();
    void takeOutput();
    void takeSignals();
    void takeChildren();
    void flushLine();
    void ask();
    void kill(int signal, bool all);
    void step();
    int patience() const;
    void writeRun() const;
    void writeExit() const;

    SupervisorOptions m_options;
    LineMask m_mask;
    LogFile m_log;
    std::string m_input, m_line;
    std::string m_how = "unknown 0"; //!< "exited 1", "signalled 9", "failed 2"
    int m_output = -1, m_hold = -1, m_signals = -1;
    pid_t m_child = 0;
    long long m_ended = 0;   //!< when the program ended; 0: it runs
    long long m_asked = 0;   //!< when it was asked to; 0: it was not
    long long m_swept = 0;   //!< when what was left got its SIGTERM
    bool m_wasAsked = false; //!< before it ended
    bool m_hard = false, m_none = false, m_open = true;
};

} // namespace cinderscope
