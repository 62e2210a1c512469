// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/jsonlinkrewriter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cinderscope {

namespace {

constexpr std::array<std::string_view, 2> kKeys{"executorLogs", "processLogs"};
constexpr std::size_t kLongestKey = 12;

//! Nothing if it has escapes that no URL has.
std::optional<std::string> unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            result += text[i];
            continue;
        }
        if (++i >= text.size())
            return {};
        if (text[i] == '/' || text[i] == '"' || text[i] == '\\') {
            result += text[i];
        } else if (text[i] == 'u' && i + 4 < text.size()) {
            unsigned code = 0;
            const auto [end, problem] = std::from_chars(text.data() + i + 1, text.data() + i + 5, code, 16);
            if (problem != std::errc() || end != text.data() + i + 5 || code < 0x20 || code >= 0x7f)
                return {};
            result += static_cast<char>(code);
            i += 4;
        } else {
            return {};
        }
    }
    return result;
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace

void JsonLinkRewriter::feed(std::string_view bytes, std::string &out)
{
    std::size_t at = 0, from = 0; // what is between them only has to be passed
    while (at < bytes.size()) {
        if (m_inString) {
            out += bytes.substr(from, at - from);
            at += takeString(bytes.substr(at), out);
            from = at;
        } else {
            takeStructure(bytes[at++]);
        }
    }
    out += bytes.substr(from);
}

void JsonLinkRewriter::finish(std::string &out)
{
    out += m_value;
    m_value.clear();
}

void JsonLinkRewriter::takeStructure(char c)
{
    switch (c) {
    case '"':
        m_inString = true;
        m_escape = false;
        m_text.clear();
        m_isLink = m_inside >= 0 && m_depth == m_inside && m_afterColon;
        break;
    case ':':
        m_afterColon = true;
        m_logsKey = isLogsKey();
        break;
    case '{':
    case '[':
        ++m_depth;
        if (c == '{' && m_afterColon && m_logsKey && m_inside < 0)
            m_inside = m_depth;
        m_afterColon = m_logsKey = false;
        break;
    case '}':
    case ']':
        if (m_depth == m_inside)
            m_inside = -1;
        --m_depth;
        m_afterColon = m_logsKey = false;
        break;
    case ',':
        m_afterColon = m_logsKey = false;
        break;
    default:
        break;
    }
}

std::size_t JsonLinkRewriter::takeString(std::string_view bytes, std::string &out)
{
    std::size_t end = 0;
    while (end < bytes.size() && (m_escape || bytes[end] != '"')) {
        m_escape = !m_escape && bytes[end] == '\\';
        ++end;
    }
    const std::string_view part = bytes.substr(0, end);
    if (m_text.size() <= kLongestKey)
        m_text += part.substr(0, kLongestKey + 1);
    if (m_isLink && m_value.size() + part.size() > kLongestLink) {
        m_isLink = false;
        out += m_value;
        m_value.clear();
    }
    (m_isLink ? m_value : out) += part;
    if (end == bytes.size())
        return end;
    if (m_isLink)
        endLink(out);
    m_inString = false;
    out += '"';
    return end + 1;
}

bool JsonLinkRewriter::isLogsKey() const
{
    return std::ranges::find(kKeys, m_text) != kKeys.end();
}

void JsonLinkRewriter::endLink(std::string &out)
{
    const auto url = unescaped(m_value);
    const auto mapped = url && isAbsoluteHttp(*url) ? m_mapper(*url) : std::nullopt;
    out += mapped ? escaped(*mapped) : m_value;
    m_value.clear();
    m_isLink = false;
}

} // namespace cinderscope
