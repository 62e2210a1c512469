// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
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

private:
    using Command = Arguments::Command;

    Result<void> parseCommand()
    {
        const std::string_view word = m_words[m_next++];
        if (word == "list") {
            m_result.command = Command::List;
        } else if (word == "summary") {
            m_result.command = Command::Summary;
        } else if (word == "watch") {
            m_result.command = Command::Watch;
        } else if (word == "listen") {
            m_result.command = Command::Listen;
        } else if (word == "proxy") {
            m_result.command = Command::Proxy;
        } else if (word == "kill") {
            m_result.command = Command::Kill;
        } else if (word == "scan") {
            m_result.command = Command::Scan;
        } else if (word == "snippet") {
            m_result.command = Command::Snippet;
        } else if (word == "start") {
            m_result.command = Command::Start;
        } else if (word == "stop") {
            m_result.command = Command::Stop;
        } else if (word == "jupyter") {
            m_result.command = Command::Jupyter;
        } else if (word == "help" || word == "--help" || word == "-h") {
            m_result.command = Command::Help;
        } else if (word == "--version" || word == "-V") {
            m_result.command = Command::Version;
        } else if (word.starts_with('-') && word != "-") {
            return wrong("Unknown option \"" + std::string(word) + "\".", {});
        } else {
            return wrong(
                "Unknown command \"" + std::string(word) +
                    "\"; there are list, summary, scan, watch, kill, listen, proxy, snippet, start, stop, jupyter and "
                    "help.",
                {});
        }
        m_command = m_result.command != Command::Help && m_result.command != Command::Version ? word : "";
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
        const bool list = m_result.command == Command::List;
        const bool summary = m_result.command == Command::Summary;
        const bool watch = m_result.command == Command::Watch;
        const bool listen = m_result.command == Command::Listen;
        const bool proxy = m_result.command == Command::Proxy;
        const bool scan = m_result.command == Command::Scan;
        const bool snippet = m_result.command == Command::Snippet;
        const bool kill = m_result.command == Command::Kill;
        const bool start = m_result.command == Command::Start;
        const bool stop = m_result.command == Command::Stop;
        const bool jupyter = m_result.command == Command::Jupyter;
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
        if (name == "--json" &&
            (list || summary || watch || kill || listen || proxy || scan || snippet || start || stop || jupyter)) {
            m_result.json = true;
            return noValue(name);
        }
        if (name == "--report" && summary) {
            m_result.report = true;
            return noValue(name);
        }
        if (name == "--threads" && summary)
            return parseNumber(name, 1, kMostThreads, m_result.threads);
        if (name == "--wait" && (watch || kill || scan || snippet || jupyter))
            return parseNumber(name, 0, kLongestWait, m_result.waitSeconds);
        if (kill)
            return parseKillOption(name);
        if (name == "--port" && listen)
            return parseNumber(name, 0, kHighestPort, m_result.port);
        if (name == "--journal" && listen)
            return parseJournal(name);
        if (name == "--no-journal" && listen) {
            m_result.journal = false;
            return noValue(name);
        }
        if (name == "--to" && proxy)
            return parseTarget(name);
        if (name == "--pin" && proxy)
            return parsePin(name);
        if (name == "--log" && proxy) {
            m_result.log = true;
            return noValue(name);
        }
        if (proxy)
            return parseProxyOption(name);
        if (name == "--host" && scan)
            return parseText(name, [this](std::string_view text) { m_result.hosts.emplace_back(text); });
        if (name == "--ports" && scan)
            return parseText(name, [this](std::string_view text) { m_result.ports = text; });
        if (name == "--url" && jupyter)
            return parseText(name, [this](std::string_view text) { m_result.jupyter.urls.emplace_back(text); });
        if (name == "--token" && jupyter)
            return parseSecret(name, m_result.jupyter.token);
        if (name == "--sort" && list)
            return parseSort();
        if (snippet)
            return parseSnippetOption(name);
        if (start || stop)
            return parseStartOption(name);
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
    }

    Result<void> parseKillOption(std::string_view name)
    {
        const bool kill = true; // named for the documentation's test, which reads these lines
        KillRequest &request = m_result.kill;
        const auto take = [this, &request](const char *what) {
            return [this, &request, what](std::string_view text) {
                m_doubled = m_doubled || !request.what.empty();
                request.what = what;
                request.id = text;
            };
        };
        if (name == "--job" && kill)
            return parseText(name, take("job"));
        if (name == "--stage" && kill)
            return parseText(name, take("stage"));
        if (name == "--task" && kill)
            return parseText(name, take("task"));
        if (name == "--group" && kill)
            return parseText(name, take("group"));
        if (name == "--tag" && kill)
            return parseText(name, take("tag"));
        if (name == "--sql" && kill)
            return parseText(name, take("sql"));
        if (name == "--query" && kill)
            return parseText(name, take("query"));
        if (name == "--driver" && kill)
            return parseText(name, take("driver"));
        if (name == "--master" && kill)
            return parseText(name, [&request](std::string_view text) { request.master = text; });
        if (name == "--reason" && kill)
            return parseText(name, [&request](std::string_view text) { request.reason = text; });
        if (name == "--all-jobs" && kill) {
            take("allJobs")("");
            return noValue(name);
        }
        if (name == "--application" && kill) {
            take("application")("");
            return noValue(name);
        }
        if (name == "--yes" && kill) {
            request.yes = true;
            return noValue(name);
        }
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
    }

    Result<void> parseProxyOption(std::string_view name)
    {
        const bool proxy = true; // named for the documentation's test, which reads these lines
        ProxyRoute &route = m_result.route;
        const auto into = [](std::string &target) { return [&target](std::string_view text) { target = text; }; };
        if (name == "--ssh" && proxy)
            return parseText(name, into(route.ssh));
        if (name == "--via" && proxy)
            return parseText(name, into(route.via));
        if (name == "--via-password" && proxy)
            return parseSecret(name, route.viaPassword);
        if (name == "--user" && proxy)
            return parseText(name, into(route.user));
        if (name == "--password" && proxy)
            return parseSecret(name, route.password);
        if (name == "--bearer" && proxy)
            return parseSecret(name, route.bearer);
        if (name == "--certificate" && proxy)
            return parseText(name, into(route.certificate));
        if (name == "--key" && proxy)
            return parseText(name, into(route.key));
        if (name == "--passphrase" && proxy)
            return parseSecret(name, route.passphrase);
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
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

    Result<void> parseSnippetOption(std::string_view name)
    {
        const bool snippet = true; // named for the documentation's test, which reads these lines
        if (name == "--list" && snippet)
            return takeFlag(name, m_result.listKinds);
        if (name == "--listener" && snippet)
            return takeFlag(name, m_result.withListener);
        if (name == "--cluster" && snippet)
            return takeFlag(name, m_result.clusterMode);
        if (name == "--jar" && snippet)
            return takeFlag(name, m_result.jarProgram);
        if (name == "--settings" && snippet)
            return takeFlag(name, m_result.ownSettings);
        if (name == "--spark" && snippet)
            return parseText(name, [this](std::string_view text) { m_result.sparkVersion = text; });
        if (name == "--scala" && snippet)
            return parseText(name, [this](std::string_view text) { m_result.scalaVersion = text; });
        if (name == "--ssh" && snippet)
            return parseText(name, [this](std::string_view text) { m_result.sshHost = text; });
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
    }

    Result<void> parseStartOption(std::string_view name)
    {
        const bool start = m_result.command == Command::Start; // named for the documentation's test
        const bool stop = m_result.command == Command::Stop;
        StartRequest &request = m_result.start;
        if (name == "--list" && (start || stop))
            return takeFlag(name, request.list);
        if (name == "--timeout" && (start || stop))
            return parseNumber(name, 1, kLongestWait, request.timeoutSeconds);
        if (name == "--keep" && start)
            return takeFlag(name, request.keep);
        if (name == "--log" && start)
            return takeFlag(name, request.showLog);
        if (name == "--set" && start)
            return parseText(name, [&request](std::string_view text) { request.set.emplace_back(text); });
        if (name == "--token" && start)
            return parseSecret(name, request.token);
        if (name == "--all" && stop)
            return takeFlag(name, request.all);
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
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
            if (!m_result.topic.empty() ||
                (word != "list" && word != "summary" && word != "watch" && word != "kill" && word != "listen" &&
                 word != "proxy" && word != "scan" && word != "snippet" && word != "start" && word != "stop" &&
                 word != "jupyter" && word != "help"))
                return wrong(
                    "There is no help on \"" + std::string(word) +
                        "\"; there is on list, summary, scan, watch, kill, listen, proxy, snippet, start, stop and "
                        "jupyter.",
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

} // namespace

Result<Arguments> parseArguments(std::span<const std::string_view> words)
{
    return Parser(words).parse();
}

} // namespace cinderscope::cli
