// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinderscope::cli {

//! What a listing is ordered by.
enum class SortKey
{
    Id,
    Attempt,
    Name,
    User,
    Spark,
    State,
    Start,
    Duration,
    Size,
    Path,
};

//! What `kill` ends.
struct KillRequest
{
    std::string what; //!< as CancelTarget::word()
    std::string id;   //!< number or name; empty for allJobs and application
    std::string reason;
    std::string master; //!< address of a standalone master's page; empty: it is looked for
    bool yes = false;   //!< do not ask
};

//! How `proxy` reaches its servers; empty: not so. Secrets are only said where they are: "env:NAME" or "file:PATH".
struct ProxyRoute
{
    std::string ssh;         //!< as SshHost::parse() reads it
    std::string via;         //!< HTTP proxy, "host:port" or "user@host:port"
    std::string viaPassword; //!< secret
    std::string user;
    std::string password; //!< secret
    std::string bearer;   //!< secret
    std::string certificate, key;
    std::string passphrase; //!< secret
};

//! What `start` and `stop` do.
struct StartRequest
{
    std::vector<std::string> set; //!< KEY=VALUE: properties beside those of the configuration
    bool keep = false;            //!< it outlives this program
    bool showLog = false;         //!< its log goes to standard error
    bool list = false;            //!< tell what could be started, or stopped
    bool all = false;             //!< stop: all that runs
    std::string token;            //!< secret of the Jupyter server that the configuration names
    unsigned timeoutSeconds = 0;  //!< until it is connected, or has ended; 0: no limit to start, 60 to stop
};

//! Where `jupyter` looks beside this computer.
struct JupyterRequest
{
    std::vector<std::string> urls;
    std::string token; //!< secret of all of them
};

//! A command line that makes sense.
struct Arguments
{
    enum class Command
    {
        Help,
        Version,
        List,
        Summary,
        Watch,
        Listen,
        Proxy,
        Scan,
        Snippet,
        Kill,
        Start,
        Stop,
        Jupyter,
    };
    Command command = Command::Help;
    std::string topic; //!< Help: the command to tell of, or empty
    bool json = false;
    bool report = false;
    unsigned threads = 0;           //!< 0: as many as there are cores
    unsigned waitSeconds = 60;      //!< Watch: for the application to appear; Scan: for answers
    unsigned port = 0;              //!< Listen: 0: any
    bool journal = true;            //!< Listen: keep what comes
    std::string journalFolder;      //!< Listen: empty: the usual one
    bool log = false;               //!< Proxy: a line for each request
    std::vector<std::string> pins;  //!< Proxy: SHA-256 of certificates, 64 hexadecimal digits
    std::vector<std::string> hosts; //!< Scan: addresses as Place has them; empty: this computer
    std::string ports;              //!< Scan: as parsePorts() reads them; empty: the usual ones
    bool listKinds = false;         //!< Snippet: tell which kinds there are
    bool withListener = false;      //!< Snippet: attach it
    bool clusterMode = false;       //!< Snippet: spark-submit runs the driver in the cluster
    bool jarProgram = false;        //!< Snippet: spark-submit of a jar; false: of a Python program
    bool ownSettings = false;       //!< Snippet: with the application's own settings
    std::string sparkVersion;       //!< Snippet: empty: the target's
    std::string scalaVersion;       //!< Snippet: empty: the target's
    std::string sshHost;            //!< Snippet: the target is behind it
    SortKey sort = SortKey::Start;
    bool descending = true;
    KillRequest kill;
    JupyterRequest jupyter;
    StartRequest start;             //!< Start, Stop
    ProxyRoute route;               //!< Proxy
    std::vector<std::string> paths; //!< Proxy: URLs; Snippet: kind (unless listKinds) and target; Start: a
                                    //!< configuration; Stop: names or ids
};

//! Options may stand before and behind paths, as --name VALUE and --name=VALUE; "--" ends them; "-" is a path.
//! Error InvalidArgument: the detail is a sentence for people, the source the command, if one was named.
Result<Arguments> parseArguments(std::span<const std::string_view> words);

//! Every command with each of its options, without the single letters: what the help, the man page and the completions
//! must tell of.
std::vector<std::pair<std::string_view, std::string_view>> knownOptions();

} // namespace cinderscope::cli
