// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/asciitext.h"

#include <string>
#include <string_view>
#include <vector>

namespace cinderscope {

//! One header field as it was written; names compare without case.
struct HeaderField
{
    std::string name;
    std::string value;
};

//! How the end of a message's body is known.
enum class Framing
{
    None,     //!< there is no body
    Length,   //!< Content-Length
    Chunked,  //!< Transfer-Encoding: chunked
    UntilEnd, //!< response only: until the connection ends
};

//! Head of a request or of a response, parsed.
struct MessageHead
{
    std::string method; //!< request
    std::string target; //!< request: origin form once it was checked
    int status = 0;     //!< response
    std::string reason; //!< response
    int version = 11;   //!< 10 or 11
    std::vector<HeaderField> fields;

    //! Value of the first field of that name; null if there is none.
    const std::string *find(std::string_view name) const;
    //! As find(), empty if there is none.
    std::string_view value(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    void remove(std::string_view name);
    //! Replaces all fields of that name.
    void set(std::string_view name, std::string_view value);
    void add(std::string_view name, std::string_view value);
    //! True if a comma separated list of that name has the token.
    bool hasToken(std::string_view name, std::string_view token) const;
    //! "name=value" of each cookie in a request, as views into the fields.
    std::vector<std::string_view> cookies() const;
    //! Takes away what is meant for one connection only (RFC 9110, 7.6.1), named by Connection or known.
    void removeHopByHop();

    //! Start line and fields, with the empty line.
    std::string requestText() const;
    std::string responseText() const;
};

} // namespace cinderscope
