// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cinderscope {

//! What a link in a page becomes; nothing: it stays. Gets absolute http and https URLs only.
using LinkMapper = std::function<std::optional<std::string>(std::string_view url)>;

//! Rewrites links in a body that comes in pieces; any division into pieces gives the same bytes. Memory: one attribute
//! or string, at most kLongestLink; a longer one passes unchanged.
class BodyRewriter
{
public:
    static constexpr std::size_t kLongestLink = 8 * 1024;

    virtual ~BodyRewriter() = default;
    virtual void feed(std::string_view bytes, std::string &out) = 0;
    virtual void finish(std::string &out) = 0;

    //! For "text/html" and "application/json", with or without parameters; null for all others.
    static std::unique_ptr<BodyRewriter> forContentType(std::string_view type, LinkMapper mapper);
};

//! True for "http://…" and "https://…" with something behind.
bool isAbsoluteHttp(std::string_view text);

} // namespace cinderscope
