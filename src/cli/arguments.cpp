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
        } else if (word == "scan") {
            m_result.command = Command::Scan;
        } else if (word == "help" || word == "--help" || word == "-h") {
            m_result.command = Command::Help;
        } else if (word == "--version" || word == "-V") {
            m_result.command = Command::Version;
        } else if (word.starts_with('-') && word != "-") {
            return wrong("Unknown option \"" + std::string(word) + "\".", {});
        } else {
            return wrong("Unknown command \"" + std::string(word) +
                             "\"; there are list, summary, scan, watch, listen, proxy and help.",
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
        if (name == "--json" && (list || summary || watch || listen || proxy || scan)) {
            m_result.json = true;
            return noValue(name);
        }
        if (name == "--report" && summary) {
            m_result.report = true;
            return noValue(name);
        }
        if (name == "--threads" && summary)
            return parseNumber(name, 1, kMostThreads, m_result.threads);
        if (name == "--wait" && (watch || scan))
            return parseNumber(name, 0, kLongestWait, m_result.waitSeconds);
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
        if (name == "--host" && scan)
            return parseText(name, [this](std::string_view text) { m_result.hosts.emplace_back(text); });
        if (name == "--ports" && scan)
            return parseText(name, [this](std::string_view text) { m_result.ports = text; });
        if (name == "--sort" && list)
            return parseSort();
        return wrong("Unknown option \"" + std::string(name) + "\".", m_command);
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
            if (!m_result.topic.empty() || (word != "list" && word != "summary" && word != "watch" &&
                                            word != "listen" && word != "proxy" && word != "scan" && word != "help"))
                return wrong("There is no help on \"" + std::string(word) +
                                 "\"; there is on list, summary, scan, watch, listen and proxy.",
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
        if (m_result.command == Command::Scan && !paths.empty())
            return wrong("scan takes no \"" + paths.front() + "\" by itself; --host " + paths.front() + " looks there.",
                         m_command);
        if (m_result.command == Command::Proxy && paths.empty())
            return wrong("No address of a Spark page was given; --to http://localhost:4040 names one.", m_command);
        if (m_result.command == Command::Summary && paths.empty())
            return wrong("No log was given; - reads one from standard input.", m_command);
        return {};
    }

    std::span<const std::string_view> m_words;
    std::size_t m_next = 0;
    Arguments m_result;
    std::string_view m_command;
    std::optional<std::string_view> m_value; //!< behind the = of the present option
    bool m_optionsEnded = false;
    bool m_done = false; //!< the rest does not matter
};

} // namespace

Result<Arguments> parseArguments(std::span<const std::string_view> words)
{
    return Parser(words).parse();
}

} // namespace cinderscope::cli
