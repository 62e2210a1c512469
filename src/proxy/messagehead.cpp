// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/messagehead.h"

#include <algorithm>
#include <array>

namespace cinderscope {

namespace {

void appendFields(std::string &text, const std::vector<HeaderField> &fields)
{
    for (const HeaderField &field : fields) {
        text += field.name;
        text += ": ";
        text += field.value;
        text += "\r\n";
    }
    text += "\r\n";
}

//! Calls \a use with each token of a list.
template <class Use>
void forEachToken(std::string_view list, char separator, Use use)
{
    while (!list.empty()) {
        const std::size_t end = list.find(separator);
        if (const std::string_view token = trimmed(list.substr(0, end)); !token.empty())
            use(token);
        if (end == std::string_view::npos)
            return;
        list.remove_prefix(end + 1);
    }
}

} // namespace

const std::string *MessageHead::find(std::string_view name) const
{
    const auto at = std::ranges::find_if(fields, [name](const auto &f) { return equalsIgnoringCase(f.name, name); });
    return at == fields.end() ? nullptr : &at->value;
}

std::string_view MessageHead::value(std::string_view name) const
{
    const std::string *found = find(name);
    return found ? std::string_view(*found) : std::string_view();
}

std::size_t MessageHead::count(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(fields, [name](const auto &f) { return equalsIgnoringCase(f.name, name); }));
}

void MessageHead::remove(std::string_view name)
{
    std::erase_if(fields, [name](const auto &f) { return equalsIgnoringCase(f.name, name); });
}

void MessageHead::set(std::string_view name, std::string_view value)
{
    const std::string kept(value); // may be a view into what is taken away
    remove(name);
    add(name, kept);
}

void MessageHead::add(std::string_view name, std::string_view value)
{
    fields.push_back({std::string(name), std::string(value)});
}

bool MessageHead::hasToken(std::string_view name, std::string_view token) const
{
    bool found = false;
    for (const HeaderField &field : fields) {
        if (equalsIgnoringCase(field.name, name))
            forEachToken(field.value, ',', [&](std::string_view each) { found |= equalsIgnoringCase(each, token); });
    }
    return found;
}

std::vector<std::string_view> MessageHead::cookies() const
{
    std::vector<std::string_view> result;
    for (const HeaderField &field : fields) {
        if (equalsIgnoringCase(field.name, "Cookie"))
            forEachToken(field.value, ';', [&result](std::string_view pair) { result.push_back(pair); });
    }
    return result;
}

void MessageHead::removeHopByHop()
{
    std::vector<std::string> named;
    for (const HeaderField &field : fields) {
        if (equalsIgnoringCase(field.name, "Connection"))
            forEachToken(field.value, ',', [&](std::string_view token) { named.emplace_back(token); });
    }
    // a sender must not take away what the other side needs to be safe or to frame
    std::erase_if(named, [](const std::string &name) {
        return equalsIgnoringCase(name, "Host") || equalsIgnoringCase(name, "Content-Length") ||
               equalsIgnoringCase(name, "Cookie") || equalsIgnoringCase(name, "Authorization");
    });
    for (const std::string &name : named)
        remove(name);
    constexpr std::array<std::string_view, 8> known{
        "Connection", "Keep-Alive", "TE", "Trailer", "Upgrade", "Transfer-Encoding", "HTTP2-Settings", "Expect"};
    for (const std::string_view name : known)
        remove(name);
    std::erase_if(fields, [](const HeaderField &field) { return startsWithIgnoringCase(field.name, "Proxy-"); });
}

std::string MessageHead::requestText() const
{
    std::string text = method + ' ' + target + " HTTP/1.1\r\n";
    appendFields(text, fields);
    return text;
}

std::string MessageHead::responseText() const
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + ' ' + reason + "\r\n";
    appendFields(text, fields);
    return text;
}

} // namespace cinderscope
