// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/linemask.h"

#include "core/redaction.h"

#include <algorithm>

namespace cinderscope {

namespace {

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

bool endsValue(char c)
{
    return c == ' ' || c == '\t' || c == '&' || c == ',' || c == ';' || c == '"' || c == '\'' || c == ')' || c == '}' ||
           c == ']' || c == '<' || c == '>';
}

//! Where the value of the setting whose key ends at \a end begins; npos: what follows is no value.
std::size_t valueOf(std::string_view line, std::size_t end)
{
    if (line.substr(end, 2) == "\":" || line.substr(end, 2) == "':") // JSON, Python
        end += 2;
    else if (line.substr(end, 4) == " -> ") // Scala's pairs
        return end + 4;
    else if (end < line.size() && line[end] == '=')
        return end + 1 < line.size() && (line[end + 1] == '"' || line[end + 1] == '\'') ? end + 2 : end + 1;
    else
        return std::string_view::npos;
    while (end < line.size() && line[end] == ' ')
        ++end;
    return end < line.size() && (line[end] == '"' || line[end] == '\'') ? end + 1 : std::string_view::npos;
}

} // namespace

LineMask::LineMask(std::vector<std::string> secrets) : m_secrets(std::move(secrets))
{
    std::erase_if(m_secrets, [](const std::string &secret) { return secret.size() < kShortest; });
    std::sort(m_secrets.begin(), m_secrets.end(), [](const std::string &a, const std::string &b) {
        return a.size() > b.size() || (a.size() == b.size() && a < b);
    });
    m_secrets.erase(std::unique(m_secrets.begin(), m_secrets.end()), m_secrets.end());
}

std::string LineMask::shown(std::string_view line) const
{
    static const Redaction redaction;
    std::string text(line);
    for (const std::string &secret : m_secrets) {
        for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos;
             at += Redaction::kReplacement.size())
            text.replace(at, secret.size(), Redaction::kReplacement);
    }
    for (std::size_t at = 0; at < text.size();) {
        if (!isKeyCharacter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isKeyCharacter(text[end]))
            ++end;
        const std::size_t value = valueOf(text, end);
        if (value != std::string_view::npos && value < text.size() &&
            redaction.isSecret(std::string_view(text).substr(at, end - at), {})) {
            std::size_t last = value;
            while (last < text.size() && !endsValue(text[last]))
                ++last;
            if (last > value && text.compare(value, Redaction::kReplacement.size(), Redaction::kReplacement) != 0) {
                text.replace(value, last - value, Redaction::kReplacement);
                end = value + Redaction::kReplacement.size();
            }
        }
        at = std::max(end, at + 1);
    }
    return text;
}

} // namespace cinderscope
