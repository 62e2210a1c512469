// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redaction.h"

#include "core/application.h"

#include <optional>

namespace cinderscope {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

//! Whether \a word (lower case) begins at \a place, case ignored.
bool beginsAt(std::string_view text, std::size_t place, std::string_view word)
{
    if (text.size() - place < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[place + i]) != word[i])
            return false;
    }
    return true;
}

//! (?i)secret|password|token|access[.]?key|credential without a regular expression: it is asked a thousand times an
//! application.
bool defaultFound(std::string_view text)
{
    for (std::size_t place = 0; place < text.size(); ++place) {
        switch (lower(text[place])) {
        case 's':
            if (beginsAt(text, place, "secret"))
                return true;
            break;
        case 'p':
            if (beginsAt(text, place, "password"))
                return true;
            break;
        case 't':
            if (beginsAt(text, place, "token"))
                return true;
            break;
        case 'a':
            if (beginsAt(text, place, "accesskey") || beginsAt(text, place, "access.key"))
                return true;
            break;
        case 'c':
            if (beginsAt(text, place, "credential"))
                return true;
            break;
        default:
            break;
        }
    }
    return false;
}

//! True where a pattern uses syntax of java.util.regex.Pattern that ECMAScript (std::regex) lacks or reads otherwise.
bool usesJavaOnlySyntax(std::string_view pattern)
{
    constexpr std::string_view kJavaEscapes = "QEpPAzZGhHRXkavVNKxue";
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        if (c == '\\') {
            if (kJavaEscapes.find(next) != std::string_view::npos)
                return true;
            ++i;
            continue;
        }
        if (inClass) {
            if (c == '[' || (c == '&' && next == '&'))
                return true; // union and intersection of classes
            inClass = c != ']';
            continue;
        }
        if (c == '[') {
            inClass = true;
            if (next == '^')
                ++i;
        } else if (c == '(' && next == '?') {
            const char kind = i + 2 < pattern.size() ? pattern[i + 2] : '\0';
            if (kind != ':' && kind != '=' && kind != '!')
                return true; // flags, look-behind, atomic and named groups
        } else if ((c == '*' || c == '+' || c == '?' || c == '}') && next == '+') {
            return true; // possessive
        }
    }
    return false;
}

std::optional<std::regex> compile(std::string_view javaPattern)
{
    auto flags = std::regex::ECMAScript | std::regex::optimize;
    if (javaPattern.starts_with("(?i)")) {
        flags |= std::regex::icase;
        javaPattern.remove_prefix(4);
    }
    constexpr std::size_t kLongest = 4096; // a pattern out of a file must not cost unbounded memory
    if (javaPattern.size() > kLongest || usesJavaOnlySyntax(javaPattern))
        return std::nullopt;
#ifdef __GLIBCXX__
    // No backtracking and no recursion over the text, so that neither pattern nor value can hang or overflow the stack.
    flags |= std::regex_constants::__polynomial;
#endif
    try {
        return std::regex(javaPattern.begin(), javaPattern.end(), flags);
    } catch (const std::regex_error &) {
        return std::nullopt;
    }
}

} // namespace

Redaction::Redaction() = default;

Redaction::Redaction(std::string_view javaPattern)
{
    if (javaPattern.empty() || javaPattern == kDefaultPattern)
        return;
    if (auto regex = compile(javaPattern)) {
        m_source = Source::Application;
        m_pattern = javaPattern;
        m_regex = std::make_shared<const std::regex>(std::move(*regex));
    } else {
        m_source = Source::Fallback;
        m_rejected = javaPattern;
    }
}

Redaction Redaction::of(const Environment &environment)
{
    return Redaction(environment.sparkProperty("spark.redaction.regex"));
}

bool Redaction::found(std::string_view text) const
{
    if (!m_regex)
        return defaultFound(text);
    // A search costs length × longest match: long texts go by windows. A secret's name is shorter than the overlap.
    constexpr std::size_t kWindow = 1024;
    constexpr std::size_t kOverlap = 256;
    try {
        for (std::size_t from = 0;; from += kWindow - kOverlap) {
            auto flags = std::regex_constants::match_any;
            if (from > 0)
                flags |= std::regex_constants::match_not_bol | std::regex_constants::match_prev_avail;
            const bool last = text.size() - from <= kWindow;
            if (!last)
                flags |= std::regex_constants::match_not_eol;
            const auto window = text.substr(from, kWindow);
            if (std::regex_search(window.begin(), window.end(), *m_regex, flags))
                return true;
            if (last)
                return false;
        }
    } catch (const std::regex_error &) {
        return true; // too complex for this text: rather hide than show
    }
}

bool Redaction::isSecret(std::string_view key, std::string_view value) const
{
    return value == kReplacement || found(key) || found(value);
}

std::string Redaction::shown(std::string_view key, std::string_view value) const
{
    return std::string(isSecret(key, value) ? kReplacement : value);
}

} // namespace cinderscope
