// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/remote/clusterhosts.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace cinderscope {

//! What ends the daemons of a cluster whose object is gone: sends the scripts that were given to its hosts, lives until
//! they are answered or cannot be, and then deletes itself. When the application quits before, or without an event
//! loop, they are waited for, at most twenty seconds.
class ClusterFarewell : public QObject
{
    Q_OBJECT

public:
    explicit ClusterFarewell(std::unique_ptr<ClusterHosts> hosts);
    ~ClusterFarewell() override;

    //! After everything was given to the hosts.
    void begin();

private:
    void waitNow();

    std::unique_ptr<ClusterHosts> m_hosts;
    bool m_waited = false;
};

} // namespace cinderscope
