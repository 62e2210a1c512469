// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/interceptor.h"

#include <QtWebEngineCore/QWebEngineUrlRequestInfo>

namespace cinderscope {

void Interceptor::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const bool isMainFrame = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame;
    const WebVerdict verdict = m_guard.judge({info.requestUrl(), info.requestMethod(), isMainFrame});
    if (!verdict.allowed)
        info.block(true);
    else if (!verdict.headerName.isEmpty())
        info.setHttpHeader(verdict.headerName, verdict.headerValue);
}

} // namespace cinderscope
