// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/bodyrewriter.h"

#include "proxy/htmllinkrewriter.h"
#include "proxy/jsonlinkrewriter.h"
#include "proxy/messagehead.h"

namespace cinderscope {

std::unique_ptr<BodyRewriter> BodyRewriter::forContentType(std::string_view type, LinkMapper mapper)
{
    const std::string_view essence = trimmed(type.substr(0, type.find(';')));
    if (equalsIgnoringCase(essence, "text/html"))
        return std::make_unique<HtmlLinkRewriter>(std::move(mapper));
    if (equalsIgnoringCase(essence, "application/json"))
        return std::make_unique<JsonLinkRewriter>(std::move(mapper));
    return nullptr;
}

bool isAbsoluteHttp(std::string_view text)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (startsWithIgnoringCase(text, scheme) && text.size() > scheme.size())
            return true;
    }
    return false;
}

} // namespace cinderscope
