// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/lognames.h"

#include <algorithm>
#include <charconv>

namespace cinderscope {

namespace {

constexpr std::string_view kInProgress = ".inprogress";
constexpr std::string_view kCompact = ".compact";
constexpr std::string_view kRollingPrefix = "eventlog_v2_";
constexpr std::string_view kPartPrefix = "events_";
constexpr std::string_view kStatusPrefix = "appstatus_";

bool dropSuffix(std::string_view &name, std::string_view suffix)
{
    if (!name.ends_with(suffix))
        return false;
    name.remove_suffix(suffix.size());
    return true;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            decoded += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

} // namespace

std::string_view baseName(std::string_view path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

LogName parseLogName(std::string_view fileName)
{
    LogName name;
    name.inProgress = dropSuffix(fileName, kInProgress);
    dropSuffix(fileName, kCompact);
    name.codec = codecFromName(fileName);
    if (name.codec != Codec::None)
        fileName = fileName.substr(0, fileName.rfind('.'));
    if (isRollingFolderName(fileName))
        fileName.remove_prefix(kRollingPrefix.size());
    name.appId = fileName;
    const auto last = fileName.rfind('_');
    if (last == std::string_view::npos || last == 0 || !isNumber(fileName.substr(last + 1)))
        return name;
    const bool yarn = fileName.starts_with("application_");
    if (yarn && std::count(fileName.begin(), fileName.end(), '_') < 3)
        return name;
    name.appId = fileName.substr(0, last);
    name.attempt = fileName.substr(last + 1);
    return name;
}

std::optional<RollingPartName> parseRollingPartName(std::string_view fileName)
{
    if (!fileName.starts_with(kPartPrefix) || fileName.ends_with(kInProgress) || isIgnoredName(fileName))
        return std::nullopt;
    const auto rest = fileName.substr(kPartPrefix.size());
    const auto end = rest.find('_');
    if (end == std::string_view::npos)
        return std::nullopt;
    RollingPartName part;
    const auto parsed = std::from_chars(rest.data(), rest.data() + end, part.index);
    if (parsed.ec != std::errc() || parsed.ptr != rest.data() + end || part.index < 0)
        return std::nullopt;
    part.compact = fileName.ends_with(kCompact);
    part.codec = codecFromName(fileName);
    return part;
}

bool isAppStatusName(std::string_view fileName)
{
    return fileName.starts_with(kStatusPrefix);
}

bool isRollingFolderName(std::string_view folderName)
{
    return folderName.size() > kRollingPrefix.size() && folderName.starts_with(kRollingPrefix);
}

bool isIgnoredName(std::string_view fileName)
{
    return fileName.empty() || fileName.starts_with('.') || fileName.ends_with(".crc") || fileName.ends_with(".tmp") ||
           fileName.ends_with("._COPYING_") || fileName == "_SUCCESS";
}

std::optional<std::string> localPath(std::string_view pathOrUrl)
{
    constexpr std::string_view scheme = "file:";
    if (!pathOrUrl.starts_with(scheme)) {
        if (pathOrUrl.find("://") != std::string_view::npos)
            return std::nullopt;
        return std::string(pathOrUrl);
    }
    auto rest = pathOrUrl.substr(scheme.size());
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos)
            return std::nullopt;
        const auto host = rest.substr(0, slash);
        if (!host.empty() && host != "localhost")
            return std::nullopt;
        rest.remove_prefix(slash);
    }
    return percentDecoded(rest);
}

} // namespace cinderscope
