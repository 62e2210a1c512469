// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/clusterprofile.h"

#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/enginelauncher.h"

#include <map>

namespace cinderscope {

ClusterProfile::ClusterProfile(SparkUiCenter &center, const QString &cluster)
    : m_guard(center.proxy(), cluster), m_profile(EngineLauncher::instance().newProfile(m_guard))
{
}

std::shared_ptr<ClusterProfile> ClusterProfile::of(SparkUiCenter &center, const QString &cluster)
{
    static std::map<std::pair<SparkUiCenter *, QString>, std::weak_ptr<ClusterProfile>> profiles;
    std::weak_ptr<ClusterProfile> &known = profiles[{&center, cluster}];
    if (auto profile = known.lock())
        return profile;
    std::shared_ptr<ClusterProfile> profile(new ClusterProfile(center, cluster));
    if (!profile->m_profile)
        return nullptr;
    known = profile;
    return profile;
}

} // namespace cinderscope
