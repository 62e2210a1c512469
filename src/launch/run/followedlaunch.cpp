// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/followedlaunch.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

FollowedLaunch::FollowedLaunch(const QString &folder, const LaunchState &state)
    : m_record(folder), m_state(state), m_tail(folder + u"/log"_s)
{
    m_state.adopted = !m_state.isOver();
    connect(&m_tail, &LogTail::appended, this, &Launch::logAppended);
}

void FollowedLaunch::start()
{
    m_tail.start();
    if (m_state.isOver())
        QMetaObject::invokeMethod(&m_tail, &LogTail::stop, Qt::QueuedConnection);
}

void FollowedLaunch::stop()
{
    if (!m_state.isOver())
        m_record.requestStop();
}

void FollowedLaunch::refresh()
{
    if (m_state.isOver())
        return;
    if (const auto state = m_record.read())
        setState(*state);
}

void FollowedLaunch::setState(const LaunchState &state)
{
    LaunchState next = state;
    next.adopted = !next.isOver();
    if (next == m_state)
        return;
    m_state = next;
    if (m_state.isOver())
        m_tail.stop();
    Q_EMIT stateChanged();
}

} // namespace cinderscope
