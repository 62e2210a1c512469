// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace cinderscope {

//! One request that a page is about to make.
struct WebRequest
{
    QUrl url;
    QByteArray method;
    bool isMainFrame = false;
};

struct WebVerdict
{
    bool allowed = false;
    QByteArray headerName; //!< set on the request; empty: none
    QByteArray headerValue;
};

//! Decides on every request of a profile: pages, pictures, scripts, XHR, downloads. GUI thread (Qt 6 calls a profile's
//! interceptor there, seen in a debugger); Chromium waits meanwhile, so no dialogs and no waiting.
class WebGuard
{
public:
    virtual ~WebGuard() = default;
    virtual WebVerdict judge(const WebRequest &request) = 0;
};

} // namespace cinderscope
