// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <string>

namespace cinderscope::cli {

//! What `watch` was asked to watch.
struct WatchTarget
{
    enum class Kind
    {
        Log,        //!< text: a path or file:// URL
        Url,        //!< url: root of a driver's UI
        Application //!< text: id or name
    };
    Kind kind = Kind::Application;
    std::string text;
    QUrl url;
};

//! A file or folder that is there, or that looks like a path; else an address (with a scheme, a port, or only a port);
//! else an application's id or name.
WatchTarget watchTarget(const std::string &word);

} // namespace cinderscope::cli
