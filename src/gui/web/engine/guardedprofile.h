// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/engine/interceptor.h"
#include "gui/web/webengine.h"

#include <QtWebEngineCore/QWebEngineProfile>

namespace cinderscope {

//! A profile off the record, with everything switched off that Spark's pages do not need.
class GuardedProfile final : public WebProfile
{
public:
    explicit GuardedProfile(WebGuard &guard);
    std::unique_ptr<WebTab> newTab(WebTabClient &client, QWidget *parent) override;

private:
    Interceptor m_interceptor; //!< outlives the profile
    QWebEngineProfile m_profile;
};

} // namespace cinderscope
