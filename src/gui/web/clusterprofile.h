// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/clusterguard.h"
#include "gui/web/webengine.h"

#include <memory>
#include <QString>

namespace cinderscope {

class SparkUiCenter;

//! The profile that all pages of one cluster share, with its guard; ends with its last page, and with it everything
//! that the pages stored. GUI thread.
class ClusterProfile
{
public:
    //! Null where there is no web engine.
    static std::shared_ptr<ClusterProfile> of(SparkUiCenter &center, const QString &cluster);

    ClusterGuard &guard() { return m_guard; }
    WebProfile &profile() { return *m_profile; }

private:
    ClusterProfile(SparkUiCenter &center, const QString &cluster);

    ClusterGuard m_guard; //!< outlives the profile
    std::unique_ptr<WebProfile> m_profile;
};

} // namespace cinderscope
