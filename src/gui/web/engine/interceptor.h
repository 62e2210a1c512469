// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webguard.h"

#include <QtWebEngineCore/QWebEngineUrlRequestInterceptor>

namespace cinderscope {

//! Asks the guard about each request.
class Interceptor final : public QWebEngineUrlRequestInterceptor
{
public:
    explicit Interceptor(WebGuard &guard) : m_guard(guard) {}
    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

private:
    WebGuard &m_guard;
};

} // namespace cinderscope
