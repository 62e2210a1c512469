// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/locallaunch.h"
#include "launch/run/serverfinder.h"

namespace cinderscope {

//! A history server over a folder of event logs (org.apache.spark.deploy.history.HistoryServer).
class HistoryLaunch : public LocalLaunch
{
    Q_OBJECT

public:
    explicit HistoryLaunch(const LaunchRequest &request);

protected:
    LaunchReason check() override;
    void prepare() override;
    void look() override;

private:
    ServerFinder m_finder;
};

} // namespace cinderscope
