// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"
#include "launch/run/launchrecord.h"
#include "launch/run/logtail.h"

namespace cinderscope {

//! What another program of this user started, as its record tells it; or what is over, or never began.
class FollowedLaunch : public Launch
{
    Q_OBJECT

public:
    FollowedLaunch(const QString &folder, const LaunchState &state);

    const LaunchState &state() const override { return m_state; }
    //! The log comes; nothing is started.
    void start() override;
    //! Asks the program that has it.
    void stop() override;
    bool isOwn() const override { return m_state.isOver(); }

    //! Reads the record again.
    void refresh();
    //! As it is from now on.
    void setState(const LaunchState &state);

private:
    LaunchRecord m_record;
    LaunchState m_state;
    LogTail m_tail;
};

} // namespace cinderscope
