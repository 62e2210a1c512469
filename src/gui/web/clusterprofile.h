// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/clusterguard.h"
#include "gui/web/webengine.h"

#include <map>
#include <memory>
#include <QString>
#include <utility>

namespace cinderscope {

class SparkUiCenter;

//! The profile that all pages of one cluster share, with its guard; ends with its last page, and with it everything
//! that the pages stored. GUI thread.
class ClusterProfile
{
public:
    //! Null where there is no web engine.
    static std::shared_ptr<ClusterProfile> of(SparkUiCenter &center, const QString &cluster);
    static std::size_t count() { return profiles().size(); } //!< that are in use
    ~ClusterProfile();
    ClusterProfile(const ClusterProfile &) = delete;
    ClusterProfile &operator=(const ClusterProfile &) = delete;

    ClusterGuard &guard() { return m_guard; }
    WebProfile &profile() { return *m_profile; }

private:
    ClusterProfile(SparkUiCenter &center, const QString &cluster);

    using Profiles = std::map<std::pair<SparkUiCenter *, QString>, std::weak_ptr<ClusterProfile>>;
    static Profiles &profiles();

    SparkUiCenter &m_center;
    QString m_cluster;
    ClusterGuard m_guard; //!< outlives the profile
    std::unique_ptr<WebProfile> m_profile;
};

} // namespace cinderscope
