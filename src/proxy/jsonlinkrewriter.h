// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/bodyrewriter.h"

namespace cinderscope {

//! Links of Spark's JSON: the strings of "executorLogs" objects, which executorspage.js and stagepage.js (Spark 3.5 and
//! 4.3) turn into links. Every other string is text that is shown.
class JsonLinkRewriter : public BodyRewriter
{
public:
    explicit JsonLinkRewriter(LinkMapper mapper) : m_mapper(std::move(mapper)) {}

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;

private:
    std::size_t takeString(std::string_view bytes, std::string &out);
    void takeStructure(char c);
    void endLink(std::string &out);

    LinkMapper m_mapper;
    int m_depth = 0;
    int m_inside = -1; //!< depth of the executorLogs object, -1 outside of one
    bool m_inString = false;
    bool m_escape = false;
    bool m_afterColon = false;
    bool m_logsKey = false; //!< the last key was "executorLogs"
    bool m_isLink = false;  //!< the string is held back to be looked at
    std::string m_text;     //!< of the last string, cut
    std::string m_value;
};

} // namespace cinderscope
