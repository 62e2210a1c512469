// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchtarget.h"

#include "discovery/endpointurl.h"

#include <algorithm>
#include <filesystem>

namespace cinderscope::cli {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! "host:4040", "[::1]:4040", "4040", "localhost".
bool looksLikeAddress(const std::string &word)
{
    if (word == "localhost" || std::all_of(word.begin(), word.end(), isDigit))
        return true;
    const std::size_t colon = word.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return false;
    const std::size_t slash = std::min(word.find('/', colon), word.size());
    return slash > colon + 1 &&
           std::all_of(word.begin() + std::ptrdiff_t(colon) + 1, word.begin() + std::ptrdiff_t(slash), isDigit);
}

} // namespace

WatchTarget watchTarget(const std::string &word)
{
    using Kind = WatchTarget::Kind;
    std::error_code ignored;
    const bool http = word.starts_with("http://") || word.starts_with("https://");
    const bool path = word.starts_with('/') || word.starts_with("./") || word.starts_with("../") ||
                      word.starts_with("file:") || std::filesystem::exists(word, ignored);
    if (path && !http)
        return {Kind::Log, word, {}};
    if (http || looksLikeAddress(word)) {
        const auto url = parseEndpointUrl(QString::fromStdString(word));
        if (url)
            return {Kind::Url, word, url.value()};
    }
    return {Kind::Application, word, {}};
}

} // namespace cinderscope::cli
