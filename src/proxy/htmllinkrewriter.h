// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/bodyrewriter.h"

namespace cinderscope {

//! Links of HTML: href, src, action and formaction of tags. A tokeniser after the HTML standard's (13.2.5), as far as
//! it is needed to know what is a tag: comments, scripts, styles, titles and text areas are passed as they are, and so
//! is all text.
class HtmlLinkRewriter : public BodyRewriter
{
public:
    explicit HtmlLinkRewriter(LinkMapper mapper) : m_mapper(std::move(mapper)) {}

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;

private:
    enum class State
    {
        Text,
        TagOpen,
        EndTagOpen,
        TagName,
        BeforeAttribute,
        AttributeName,
        AfterAttributeName,
        BeforeValue,
        Value,
        MarkupDeclaration,
        Comment,
        BogusComment,
        RawText,
    };

    std::size_t takeText(std::string_view bytes);
    std::size_t takeValue(std::string_view bytes, std::string &out);
    void takeMarkup(char c);
    void takeTagOpen(char c);
    void takeTagName(char c);
    void takeAttributeName(char c);
    void takeDeclaration(char c);
    void takeRawText(char c);
    void endTag();
    void beginAttribute(char c);
    void beginValue(char quote);
    void endValue(std::string &out);

    LinkMapper m_mapper;
    State m_state = State::Text;
    bool m_endTag = false;
    std::string m_name;      //!< of the tag, lower case, cut
    std::string m_attribute; //!< lower case, cut
    std::string m_value;     //!< of a link so far
    bool m_isLink = false;   //!< the value is held back to be looked at
    char m_quote = 0;        //!< ' or ", 0 for a value without
    int m_count = 0;         //!< dashes seen (comment), or characters that match (raw text, declaration)
    std::string m_rawEnd;    //!< "</script"
};

} // namespace cinderscope
