// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launch.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

QString launchPhaseWord(LaunchPhase phase)
{
    switch (phase) {
    case LaunchPhase::Preparing:
        return u"preparing"_s;
    case LaunchPhase::Starting:
        return u"starting"_s;
    case LaunchPhase::Waiting:
        return u"waiting"_s;
    case LaunchPhase::Running:
        return u"running"_s;
    case LaunchPhase::Stopping:
        return u"stopping"_s;
    case LaunchPhase::Ended:
        return u"ended"_s;
    case LaunchPhase::Failed:
        return u"failed"_s;
    case LaunchPhase::Lost:
        return u"lost"_s;
    }
    return {};
}

} // namespace cinderscope
