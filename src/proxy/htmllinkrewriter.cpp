// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/htmllinkrewriter.h"

#include "proxy/asciitext.h"
#include "proxy/htmltext.h"

#include <algorithm>
#include <array>

namespace cinderscope {

namespace {

constexpr std::size_t kLongestName = 16;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void appendCut(std::string &name, char c)
{
    if (name.size() < kLongestName)
        name += lower(c);
}

bool isLinkAttribute(std::string_view name)
{
    return name == "href" || name == "src" || name == "action" || name == "formaction";
}

bool isRawText(std::string_view tag)
{
    constexpr std::array<std::string_view, 9> tags{"script", "style",   "textarea", "title",   "xmp",
                                                   "iframe", "noembed", "noframes", "noscript"};
    return std::ranges::find(tags, tag) != tags.end();
}

//! A link as an attribute's value, also one without quotes.
std::string linkText(std::string_view url)
{
    std::string text = htmlEscaped(url);
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at))
        text.replace(at, 1, "%20");
    return text;
}

} // namespace

void HtmlLinkRewriter::feed(std::string_view bytes, std::string &out)
{
    std::size_t at = 0, from = 0; // what is between them only has to be passed
    while (at < bytes.size()) {
        const std::string_view rest = bytes.substr(at);
        const char c = rest.front();
        if (m_state == State::BeforeValue && !isSpace(c) && c != '"' && c != '\'' && c != '>')
            beginValue(0);
        if (m_state == State::Value) {
            out += bytes.substr(from, at - from);
            at += takeValue(rest, out);
            from = at;
        } else if (m_state == State::Text || (m_state == State::RawText && m_count == 0)) {
            at += takeText(rest);
        } else {
            takeMarkup(c);
            ++at;
        }
    }
    out += bytes.substr(from);
}

void HtmlLinkRewriter::finish(std::string &out)
{
    out += m_value; // cut off: not a link that a browser would make
    m_value.clear();
}

// Up to and with the next <.
std::size_t HtmlLinkRewriter::takeText(std::string_view bytes)
{
    const std::size_t at = bytes.find('<');
    if (at == std::string_view::npos)
        return bytes.size();
    if (m_state == State::Text)
        m_state = State::TagOpen;
    else
        m_count = 1;
    return at + 1;
}

void HtmlLinkRewriter::takeMarkup(char c)
{
    switch (m_state) {
    case State::TagOpen:
    case State::EndTagOpen:
        return takeTagOpen(c);
    case State::TagName:
        return takeTagName(c);
    case State::BeforeAttribute:
        if (c == '>')
            endTag();
        else if (!isSpace(c) && c != '/')
            beginAttribute(c);
        return;
    case State::AttributeName:
    case State::AfterAttributeName:
        return takeAttributeName(c);
    case State::BeforeValue:
        if (c == '"' || c == '\'')
            beginValue(c);
        else if (c == '>')
            endTag();
        return; // a value without quotes begins in feed()
    case State::MarkupDeclaration:
        return takeDeclaration(c);
    case State::Comment:
        if (c == '>' && m_count >= 2)
            m_state = State::Text;
        else if (c == '-')
            m_count = std::min(m_count + 1, 2);
        else if (c != '!' || m_count < 2) // "--!>" ends it too
            m_count = 0;
        return;
    case State::BogusComment:
        if (c == '>')
            m_state = State::Text;
        return;
    case State::RawText:
        return takeRawText(c);
    case State::Text:
    case State::Value:
        return;
    }
}

void HtmlLinkRewriter::takeTagOpen(char c)
{
    const bool end = m_state == State::EndTagOpen;
    if (isLetter(c)) {
        m_endTag = end;
        m_name.assign(1, lower(c));
        m_state = State::TagName;
    } else if (!end && c == '/') {
        m_state = State::EndTagOpen;
    } else if (!end && c == '!') {
        m_state = State::MarkupDeclaration;
        m_count = 0;
    } else if (end && c == '>') {
        m_state = State::Text;
    } else if (end || c == '?') {
        m_state = State::BogusComment;
    } else {
        m_state = c == '<' ? State::TagOpen : State::Text;
    }
}

void HtmlLinkRewriter::takeTagName(char c)
{
    if (c == '>')
        endTag();
    else if (isSpace(c) || c == '/')
        m_state = State::BeforeAttribute;
    else
        appendCut(m_name, c);
}

void HtmlLinkRewriter::takeAttributeName(char c)
{
    if (c == '>') {
        endTag();
    } else if (c == '=') {
        m_state = State::BeforeValue;
    } else if (c == '/') {
        m_state = State::BeforeAttribute;
    } else if (isSpace(c)) {
        m_state = State::AfterAttributeName;
    } else if (m_state == State::AfterAttributeName) {
        beginAttribute(c);
    } else {
        appendCut(m_attribute, c);
    }
}

void HtmlLinkRewriter::takeDeclaration(char c)
{
    if (c == '-' && m_count == 0) {
        m_count = 1;
    } else if (c == '-' && m_count == 1) {
        m_state = State::Comment; // its two dashes may be those that end it: "<!-->"
        m_count = 2;
    } else {
        m_state = c == '>' ? State::Text : State::BogusComment;
    }
}

void HtmlLinkRewriter::takeRawText(char c)
{
    const auto matched = static_cast<std::size_t>(m_count);
    if (matched < m_rawEnd.size()) {
        m_count = lower(c) == m_rawEnd[matched] ? m_count + 1 : (c == '<' ? 1 : 0);
    } else if (isSpace(c) || c == '/') {
        m_endTag = true;
        m_state = State::BeforeAttribute;
    } else if (c == '>') {
        m_state = State::Text;
    } else {
        m_count = c == '<' ? 1 : 0;
    }
}

void HtmlLinkRewriter::endTag()
{
    m_state = State::Text;
    if (!m_endTag && isRawText(m_name)) {
        m_state = State::RawText;
        m_count = 0;
        m_rawEnd = "</" + m_name;
    }
}

void HtmlLinkRewriter::beginAttribute(char c)
{
    m_attribute.assign(1, lower(c));
    m_state = State::AttributeName;
}

void HtmlLinkRewriter::beginValue(char quote)
{
    m_state = State::Value;
    m_quote = quote;
    m_isLink = !m_endTag && isLinkAttribute(m_attribute);
    m_value.clear();
}

std::size_t HtmlLinkRewriter::takeValue(std::string_view bytes, std::string &out)
{
    const std::size_t end = m_quote ? bytes.find(m_quote) : bytes.find_first_of("> \t\n\r\f");
    const std::string_view part = bytes.substr(0, end);
    if (m_isLink && m_value.size() + part.size() > kLongestLink) {
        m_isLink = false;
        out += m_value;
        m_value.clear();
    }
    (m_isLink ? m_value : out) += part;
    if (end == std::string_view::npos)
        return bytes.size();
    endValue(out);
    if (!m_quote && bytes[end] == '>') {
        endTag();
    } else {
        m_state = State::BeforeAttribute;
    }
    out += bytes[end];
    return end + 1;
}

void HtmlLinkRewriter::endValue(std::string &out)
{
    if (!m_isLink)
        return;
    const std::string url = htmlUnescaped(m_value);
    const auto mapped = isAbsoluteHttp(url) ? m_mapper(url) : std::nullopt;
    out += mapped ? linkText(*mapped) : m_value;
    m_value.clear();
    m_isLink = false;
}

} // namespace cinderscope
