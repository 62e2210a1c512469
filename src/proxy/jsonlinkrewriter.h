// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/bodyrewriter.h"

namespace cinderscope {

//! Links of Spark's JSON: the strings of "executorLogs" objects (executorspage.js, stagepage.js) and of "processLogs"
//! objects (executorspage.js), the only ones that Spark's scripts turn into links: formatLogsCells of utils.js, Spark
//! 3.5.9 and 4.3.0. Every other string is text that is shown, also "hostPort", "attributes" and what custom log URLs
//! are made of; links that scripts make of ids are paths of the same server.
class JsonLinkRewriter : public BodyRewriter
{
public:
    explicit JsonLinkRewriter(LinkMapper mapper) : m_mapper(std::move(mapper)) {}

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;

private:
    std::size_t takeString(std::string_view bytes, std::string &out);
    void takeStructure(char c);
    bool isLogsKey() const;
    void endLink(std::string &out);

    LinkMapper m_mapper;
    int m_depth = 0;
    int m_inside = -1; //!< depth of the object of links, -1 outside of one
    bool m_inString = false;
    bool m_escape = false;
    bool m_afterColon = false;
    bool m_logsKey = false; //!< the last key was one of an object of links
    bool m_isLink = false;  //!< the string is held back to be looked at
    std::string m_text;     //!< of the last string, cut
    std::string m_value;
};

} // namespace cinderscope
