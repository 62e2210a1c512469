// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace cinderscope::cli {

namespace {

constexpr std::array<std::pair<std::string_view, SortKey>, 10> kSortKeys{{
    {"id", SortKey::Id},
    {"attempt", SortKey::Attempt},
    {"name", SortKey::Name},
    {"user", SortKey::User},
    {"spark", SortKey::Spark},
    {"state", SortKey::State},
    {"start", SortKey::Start},
    {"duration", SortKey::Duration},
    {"size", SortKey::Size},
    {"path", SortKey::Path},
}};

using Command = Arguments::Command;

constexpr std::array<std::pair<std::string_view, Command>, 11> kCommands{{
    {"list", Command::List},
    {"summary", Command::Summary},
    {"scan", Command::Scan},
    {"watch", Command::Watch},
    {"kill", Command::Kill},
    {"listen", Command::Listen},
    {"proxy", Command::Proxy},
    {"snippet", Command::Snippet},
    {"start", Command::Start},
    {"stop", Command::Stop},
    {"jupyter", Command::Jupyter},
}};

std::optional<Command> commandOf(std::string_view word)
{
    for (const auto &[name, command] : kCommands) {
        if (name == word)
            return command;
    }
    return std::nullopt;
}

//! "list, summary, …, stop and jupyter".
std::string commandList()
{
    std::string text(kCommands.front().first);
    for (std::size_t i = 1; i < kCommands.size(); ++i)
        text.append(i + 1 < kCommands.size() ? ", " : " and ").append(kCommands[i].first);
    return text;
}

//! A set of commands.
using Commands = std::uint32_t;

template <class... List>
constexpr Commands of(List... list)
{
    return ((1U << unsigned(list)) | ...);
}

constexpr unsigned kMostThreads = 64;
constexpr unsigned kHighestPort = 65535;
constexpr unsigned kLongestWait = 1'000'000; // seconds

Error wrong(std::string sentence, std::string_view command)
{
    return {ErrorCode::InvalidArgument, std::move(sentence), std::string(command)};
}

class Parser
{
public:
    explicit Parser(std::span<const std::string_view> words) : m_words(words) {}

    Result<Arguments> parse()
    {
        if (m_words.empty())
            return wrong("No command was given.", {});
        if (const auto command = parseCommand(); !command)
            return command.error();
        while (m_next < m_words.size()) {
            if (const auto taken = parseWord(m_words[m_next++]); !taken)
                return taken.error();
            if (m_done)
                return m_result;
        }
        if (const auto checked = check(); !checked)
            return checked.error();
        return m_result;
    }

    //! Of which commands an option is, and what is done with it.
    struct Option
    {
        std::string_view name;
        Commands commands;
        Result<void> (*take)(Parser &parser, std::string_view name);
    };
    //! All of them; a name may stand twice, for different commands.
    static std::span<const Option> options();

private:
    Result<void> parseCommand()
    {
        const std::string_view word = m_words[m_next++];
        if (const auto command = commandOf(word)) {
            m_result.command = *command;
            m_command = word;
        } else if (word == "help" || word == "--help" || word == "-h") {
            m_result.command = Command::Help;
        } else if (word == "--version" || word == "-V") {
            m_result.command = Command::Version;
        } else if (word.starts_with('-') && word != "-") {
            return wrong("Unknown option \"" + std::string(word) + "\".", {});
        } else {
            return wrong("Unknown command \"" + std::string(word) + "\"; there are help, " + commandList() + '.', {});
        }
        return {};
    }

    Result<void> parseWord(std::string_view word)
    {
        if (m_optionsEnded || word == "-" || !word.starts_with('-'))
            return takePath(word);
        if (word == "--") {
            m_optionsEnded = true;
            return {};
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string_view::npos;
        const std::string_view name = word.substr(0, equals);
        m_value.reset();
        if (equals != std::string_view::npos)
            m_value = word.substr(equals + 1);
        return parseOption(name);
    }

    Result<void> parseOption(std::string_view name)
    {
        if (name == "--help" || name == "-h") {
            m_result = Arguments();
            m_result.topic = m_command;
            m_done = true;
            return noValue(name);
        }
        if (name == "--version" || name == "-V") {
            m_result = Arguments();
            m_result.command = Command::Version;
            m_done = true;
            return noValue(name);
        }
        for (const Option &option : options()) {
            if (option.name == name && (option.commands & of(m_result.command)) != 0)
                return option.take(*this, name);
        }
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
    }

    //! What kill ends: one thing.
    void takeTarget(std::string_view what, std::string_view id)
    {
        KillRequest &request = m_result.kill;
        m_doubled = m_doubled || !request.what.empty();
        request.what = what;
        request.id = id;
    }

    //! "--job 3".
    Result<void> parseKillTarget(std::string_view name)
    {
        return parseText(name, [this, name](std::string_view text) { takeTarget(name.substr(2), text); });
    }

    //! Where a secret is; the secret itself never, so it is not repeated either.
    Result<void> parseSecret(std::string_view name, std::string &target)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        if ((!text->starts_with("env:") && !text->starts_with("file:")) || text->ends_with(':'))
            return wrong(std::string(name) + " needs env:NAME (an environment variable) or file:PATH (its first line), "
                                             "since others on this computer can read a command line.",
                         m_command);
        target = *text;
        return {};
    }

    Result<void> checkProxy()
    {
        const ProxyRoute &route = m_result.route;
        if (m_result.paths.empty())
            return wrong("No address of a Spark page was given; --to http://localhost:4040 names one.", m_command);
        if (!route.ssh.empty() && !route.via.empty())
            return wrong("--ssh and --via exclude each other.", m_command);
        if (!route.viaPassword.empty() && route.via.find('@') == std::string::npos)
            return wrong("--via-password needs --via USER@HOST:PORT.", m_command);
        if (route.user.empty() != route.password.empty())
            return wrong("--user and --password go together.", m_command);
        if (!route.user.empty() && !route.bearer.empty())
            return wrong("--user and --bearer exclude each other.", m_command);
        if (route.certificate.empty() && (!route.key.empty() || !route.passphrase.empty()))
            return wrong("--key and --passphrase belong to --certificate.", m_command);
        return {};
    }

    Result<void> checkStart()
    {
        const StartRequest &request = m_result.start;
        const std::size_t count = m_result.paths.size();
        if (m_result.command == Command::Stop) {
            if (request.list ? count > 0 || request.all : request.all == (count > 0))
                return wrong("stop needs the names or ids of what runs, or --all, or --list.", m_command);
            return {};
        }
        if (request.list ? count > 0 : count != 1)
            return wrong(
                "start needs one configuration: its name, or the path of its file; --list tells which there are.",
                m_command);
        for (const std::string &pair : request.set) {
            if (pair.find('=') == std::string::npos || pair.starts_with('='))
                return wrong("--set needs KEY=VALUE, not \"" + pair + "\".", m_command);
        }
        return {};
    }

    Result<void> takeFlag(std::string_view name, bool &flag)
    {
        flag = true;
        return noValue(name);
    }

    Result<void> noValue(std::string_view name)
    {
        if (m_value)
            return wrong("Option " + std::string(name) + " takes no value.", m_command);
        return {};
    }

    Result<std::string_view> value(std::string_view name)
    {
        if (m_value)
            return *m_value;
        if (m_next >= m_words.size())
            return wrong("Option " + std::string(name) + " needs a value.", m_command);
        return m_words[m_next++];
    }

    Result<void> parseNumber(std::string_view name, unsigned least, unsigned most, unsigned &target)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        unsigned number = 0;
        const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
        if (problem != std::errc() || end != text->data() + text->size() || number < least || number > most)
            return wrong(std::string(name) + " needs a number from " + std::to_string(least) + " to " +
                             std::to_string(most) + ", not \"" + std::string(*text) + "\".",
                         m_command);
        target = number;
        return {};
    }

    Result<void> parseInto(std::string_view name, std::string &target)
    {
        return parseText(name, [&target](std::string_view text) { target = text; });
    }

    Result<void> parseInto(std::string_view name, std::vector<std::string> &target)
    {
        return parseText(name, [&target](std::string_view text) { target.emplace_back(text); });
    }

    template <class Take>
    Result<void> parseText(std::string_view name, Take &&take)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        if (text->find_first_not_of(" \t\n,") == std::string_view::npos)
            return wrong("The value of " + std::string(name) + " is empty.", m_command);
        take(*text);
        return {};
    }

    Result<void> parseJournal(std::string_view name)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        if (text->empty())
            return wrong("The folder of --journal is empty.", m_command);
        m_result.journalFolder = *text;
        return {};
    }

    Result<void> parseTarget(std::string_view name)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        return takePath(*text);
    }

    Result<void> parsePin(std::string_view name)
    {
        const auto text = value(name);
        if (!text)
            return text.error();
        std::string digits(*text);
        std::erase(digits, ':');
        const bool isHex = std::all_of(digits.begin(), digits.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
        if (!isHex || digits.size() != 64)
            return wrong("--pin needs the SHA-256 fingerprint of a certificate, 64 hexadecimal digits.", m_command);
        m_result.pins.push_back(std::move(digits));
        return {};
    }

    Result<void> parseSort()
    {
        const auto text = value("--sort");
        if (!text)
            return text.error();
        std::string_view key = *text;
        m_result.descending = key.starts_with('-');
        if (m_result.descending)
            key.remove_prefix(1);
        const auto *found =
            std::find_if(kSortKeys.begin(), kSortKeys.end(), [key](const auto &entry) { return entry.first == key; });
        if (found == kSortKeys.end()) {
            std::string known;
            for (const auto &[name, ignored] : kSortKeys)
                known += (known.empty() ? "" : ", ") + std::string(name);
            return wrong("Cannot sort by \"" + std::string(*text) + "\"; there are " + known +
                             ", with a - before for descending.",
                         m_command);
        }
        m_result.sort = found->second;
        return {};
    }

    Result<void> takePath(std::string_view word)
    {
        if (m_result.command == Command::Help) {
            if (!m_result.topic.empty() || (!commandOf(word) && word != "help"))
                return wrong("There is no help on \"" + std::string(word) + "\"; there is on " + commandList() + '.',
                             {});
            m_result.topic = word;
            return {};
        }
        if (m_result.command == Command::Version)
            return wrong("--version takes no argument.", {});
        if (word.empty())
            return wrong("A path is empty.", m_command);
        m_result.paths.emplace_back(word);
        return {};
    }

    Result<void> check()
    {
        const auto &paths = m_result.paths;
        const auto inputs = std::count(paths.begin(), paths.end(), "-");
        if (m_result.command == Command::List && inputs > 0)
            return wrong("Standard input cannot be listed; \"cinderscope-cli summary -\" reads it.", m_command);
        if (inputs > 1)
            return wrong("Standard input (-) can be read only once.", m_command);
        if (m_result.command == Command::List && paths.empty())
            return wrong("No folder or log was given to list.", m_command);
        if (m_result.command == Command::Listen && !paths.empty())
            return wrong("listen takes no \"" + paths.front() + "\": every application that connects is watched.",
                         m_command);
        if (m_result.command == Command::Listen && !m_result.journal && !m_result.journalFolder.empty())
            return wrong("--journal and --no-journal exclude each other.", m_command);
        if (m_result.command == Command::Watch && paths.size() != 1)
            return wrong("watch needs one application: its id or name, the address of its UI, or the path of its log.",
                         m_command);
        if (m_result.command == Command::Watch && inputs > 0)
            return wrong("Standard input cannot be watched; \"cinderscope-cli summary -\" reads it.", m_command);
        if (m_result.command == Command::Kill)
            return checkKill();
        if (m_result.command == Command::Scan && !paths.empty())
            return wrong("scan takes no \"" + paths.front() + "\" by itself; --host " + paths.front() + " looks there.",
                         m_command);
        if (m_result.command == Command::Jupyter && !paths.empty())
            return wrong("jupyter takes no \"" + paths.front() + "\" by itself; --url " + paths.front() +
                             " looks there.",
                         m_command);
        if (m_result.command == Command::Jupyter && !m_result.jupyter.token.empty() && m_result.jupyter.urls.empty())
            return wrong("--token belongs to a --url; servers of this computer tell their tokens by themselves.",
                         m_command);
        if (m_result.command == Command::Proxy)
            return checkProxy();
        if (m_result.command == Command::Snippet)
            return checkSnippet();
        if (m_result.command == Command::Start || m_result.command == Command::Stop)
            return checkStart();
        if (m_result.command == Command::Summary && paths.empty())
            return wrong("No log was given; - reads one from standard input.", m_command);
        return {};
    }

    Result<void> checkKill()
    {
        const KillRequest &request = m_result.kill;
        if (m_result.paths.size() != 1)
            return wrong("kill needs one application: its id or name, or the address of its UI; for a driver, the "
                         "address of its master's page.",
                         m_command);
        if (request.what.empty())
            return wrong(
                "kill needs to know what to end: --job N, --stage N, --task N, --group NAME, --tag NAME, --sql "
                "N, --query RUNID, --all-jobs, --application or --driver ID.",
                m_command);
        if (m_doubled)
            return wrong("kill ends one thing at a time; several were named.", m_command);
        const bool number =
            request.what == "job" || request.what == "stage" || request.what == "task" || request.what == "sql";
        if (number && (request.id.size() > 18 || request.id.find_first_not_of("0123456789") != std::string::npos))
            return wrong("--" + request.what + " needs a number, not \"" + request.id + "\".", m_command);
        const bool longForm = request.what != "job" && request.what != "stage";
        if (number && !longForm && request.id.size() > 9)
            return wrong("--" + request.what + " needs a number below 1000000000.", m_command);
        const bool plain =
            request.id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
            std::string::npos;
        if (request.what == "driver" && !plain)
            return wrong("\"" + request.id + "\" is not the id of a driver, such as driver-20261121154444-0000.",
                         m_command);
        return {};
    }

    Result<void> checkSnippet()
    {
        const std::size_t most = m_result.listKinds ? 1 : 2;
        if (m_result.paths.empty() && !m_result.listKinds)
            return wrong("No kind of snippet was given; \"cinderscope-cli snippet --list\" tells which there are.",
                         m_command);
        if (m_result.paths.size() > most)
            return wrong("snippet takes one application, address or place, not also \"" + m_result.paths.back() + "\".",
                         m_command);
        return {};
    }

    std::span<const std::string_view> m_words;
    std::size_t m_next = 0;
    Arguments m_result;
    std::string_view m_command;
    std::optional<std::string_view> m_value; //!< behind the = of the present option
    bool m_optionsEnded = false;
    bool m_doubled = false; //!< kill: more than one thing to end
    bool m_done = false;    //!< the rest does not matter
};

using P = Parser;
using Name = std::string_view;

std::span<const Parser::Option> Parser::options()
{
    using enum Arguments::Command;
    static constexpr Commands kKill = of(Kill), kProxy = of(Proxy), kSnippet = of(Snippet), kStart = of(Start);
    static constexpr Option kOptions[] = {
        {"--json", of(List, Summary, Watch, Listen, Proxy, Scan, Snippet, Start, Stop, Jupyter, Kill),
         [](P &p, Name name) { return p.takeFlag(name, p.m_result.json); }},
        {"--sort", of(List), [](P &p, Name) { return p.parseSort(); }},
        {"--report", of(Summary), [](P &p, Name name) { return p.takeFlag(name, p.m_result.report); }},
        {"--threads", of(Summary),
         [](P &p, Name name) { return p.parseNumber(name, 1, kMostThreads, p.m_result.threads); }},
        {"--wait", of(Watch, Kill, Scan, Snippet, Jupyter),
         [](P &p, Name name) { return p.parseNumber(name, 0, kLongestWait, p.m_result.waitSeconds); }},
        {"--host", of(Scan), [](P &p, Name name) { return p.parseInto(name, p.m_result.hosts); }},
        {"--ports", of(Scan), [](P &p, Name name) { return p.parseInto(name, p.m_result.ports); }},
        {"--url", of(Jupyter), [](P &p, Name name) { return p.parseInto(name, p.m_result.jupyter.urls); }},
        {"--token", of(Jupyter), [](P &p, Name name) { return p.parseSecret(name, p.m_result.jupyter.token); }},
        {"--port", of(Listen), [](P &p, Name name) { return p.parseNumber(name, 0, kHighestPort, p.m_result.port); }},
        {"--journal", of(Listen), [](P &p, Name name) { return p.parseJournal(name); }},
        {"--no-journal", of(Listen),
         [](P &p, Name name) {
             p.m_result.journal = false;
             return p.noValue(name);
         }},
        // kill
        {"--job", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--stage", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--task", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--group", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--tag", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--sql", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--query", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--driver", kKill, [](P &p, Name name) { return p.parseKillTarget(name); }},
        {"--all-jobs", kKill,
         [](P &p, Name name) {
             p.takeTarget("allJobs", {});
             return p.noValue(name);
         }},
        {"--application", kKill,
         [](P &p, Name name) {
             p.takeTarget("application", {});
             return p.noValue(name);
         }},
        {"--master", kKill, [](P &p, Name name) { return p.parseInto(name, p.m_result.kill.master); }},
        {"--reason", kKill, [](P &p, Name name) { return p.parseInto(name, p.m_result.kill.reason); }},
        {"--yes", kKill, [](P &p, Name name) { return p.takeFlag(name, p.m_result.kill.yes); }},
        // proxy
        {"--to", kProxy, [](P &p, Name name) { return p.parseTarget(name); }},
        {"--pin", kProxy, [](P &p, Name name) { return p.parsePin(name); }},
        {"--log", kProxy, [](P &p, Name name) { return p.takeFlag(name, p.m_result.log); }},
        {"--ssh", kProxy, [](P &p, Name name) { return p.parseInto(name, p.m_result.route.ssh); }},
        {"--via", kProxy, [](P &p, Name name) { return p.parseInto(name, p.m_result.route.via); }},
        {"--via-password", kProxy, [](P &p, Name name) { return p.parseSecret(name, p.m_result.route.viaPassword); }},
        {"--user", kProxy, [](P &p, Name name) { return p.parseInto(name, p.m_result.route.user); }},
        {"--password", kProxy, [](P &p, Name name) { return p.parseSecret(name, p.m_result.route.password); }},
        {"--bearer", kProxy, [](P &p, Name name) { return p.parseSecret(name, p.m_result.route.bearer); }},
        {"--certificate", kProxy, [](P &p, Name name) { return p.parseInto(name, p.m_result.route.certificate); }},
        {"--key", kProxy, [](P &p, Name name) { return p.parseInto(name, p.m_result.route.key); }},
        {"--passphrase", kProxy, [](P &p, Name name) { return p.parseSecret(name, p.m_result.route.passphrase); }},
        // snippet
        {"--list", kSnippet, [](P &p, Name name) { return p.takeFlag(name, p.m_result.listKinds); }},
        {"--listener", kSnippet, [](P &p, Name name) { return p.takeFlag(name, p.m_result.withListener); }},
        {"--cluster", kSnippet, [](P &p, Name name) { return p.takeFlag(name, p.m_result.clusterMode); }},
        {"--jar", kSnippet, [](P &p, Name name) { return p.takeFlag(name, p.m_result.jarProgram); }},
        {"--settings", kSnippet, [](P &p, Name name) { return p.takeFlag(name, p.m_result.ownSettings); }},
        {"--spark", kSnippet, [](P &p, Name name) { return p.parseInto(name, p.m_result.sparkVersion); }},
        {"--scala", kSnippet, [](P &p, Name name) { return p.parseInto(name, p.m_result.scalaVersion); }},
        {"--ssh", kSnippet, [](P &p, Name name) { return p.parseInto(name, p.m_result.sshHost); }},
        // start and stop
        {"--list", of(Start, Stop), [](P &p, Name name) { return p.takeFlag(name, p.m_result.start.list); }},
        {"--timeout", of(Start, Stop),
         [](P &p, Name name) { return p.parseNumber(name, 1, kLongestWait, p.m_result.start.timeoutSeconds); }},
        {"--keep", kStart, [](P &p, Name name) { return p.takeFlag(name, p.m_result.start.keep); }},
        {"--log", kStart, [](P &p, Name name) { return p.takeFlag(name, p.m_result.start.showLog); }},
        {"--set", kStart, [](P &p, Name name) { return p.parseInto(name, p.m_result.start.set); }},
        {"--token", kStart, [](P &p, Name name) { return p.parseSecret(name, p.m_result.start.token); }},
        {"--all", of(Stop), [](P &p, Name name) { return p.takeFlag(name, p.m_result.start.all); }},
    };
    return kOptions;
}

} // namespace

Result<Arguments> parseArguments(std::span<const std::string_view> words)
{
    return Parser(words).parse();
}

std::vector<std::pair<std::string_view, std::string_view>> knownOptions()
{
    std::vector<std::pair<std::string_view, std::string_view>> known;
    for (const auto &[name, command] : kCommands) {
        for (const std::string_view option : {"--help", "--version"})
            known.emplace_back(name, option);
        for (const Parser::Option &option : Parser::options()) {
            if ((option.commands & of(command)) != 0)
                known.emplace_back(name, option.name);
        }
    }
    return known;
}

} // namespace cinderscope::cli
