// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/clusterprofile.h"

#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/enginelauncher.h"

namespace cinderscope {

ClusterProfile::ClusterProfile(SparkUiCenter &center, const QString &cluster)
    : m_center(center), m_cluster(cluster), m_guard(center, cluster),
      m_profile(EngineLauncher::instance().newProfile(m_guard))
{
}

ClusterProfile::~ClusterProfile()
{
    const auto at = profiles().find({&m_center, m_cluster});
    if (at != profiles().end() && at->second.expired()) // else another one has taken its place
        profiles().erase(at);
}

ClusterProfile::Profiles &ClusterProfile::profiles()
{
    static Profiles all;
    return all;
}

std::shared_ptr<ClusterProfile> ClusterProfile::of(SparkUiCenter &center, const QString &cluster)
{
    const std::pair key{&center, cluster};
    if (const auto known = profiles().find(key); known != profiles().end()) {
        if (auto profile = known->second.lock())
            return profile;
    }
    std::shared_ptr<ClusterProfile> profile(new ClusterProfile(center, cluster));
    if (!profile->m_profile)
        return nullptr;
    profiles()[key] = profile;
    return profile;
}

} // namespace cinderscope
