// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launch.h"

#include <QDateTime>

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

LaunchReason::LaunchReason(const QString &reasonCode, const LaunchSentence &reasonCause,
                           const LaunchSentence &reasonCure, const QString &reasonEvidence)
    : code(reasonCode), evidence(reasonEvidence)
{
    setCause(reasonCause);
    setCure(reasonCure);
}

void LaunchReason::setCause(const LaunchSentence &sentence)
{
    causeSentence = sentence;
    cause = sentence.english();
}

void LaunchReason::setCure(const LaunchSentence &sentence)
{
    cureSentence = sentence;
    cure = sentence.english();
}

LaunchStep LaunchStep::of(const LaunchSentence &sentence)
{
    return {sentence.english(), QDateTime::currentMSecsSinceEpoch(), sentence};
}

} // namespace cinderscope
