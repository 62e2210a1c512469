// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notification.h"
#include "notify/notificationsettings.h"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cinderscope {

//! Notifications of one kind and application that came close together: one row of the list, one on the desktop.
struct NotificationGroup
{
    std::uint64_t id = 0; //!< never 0; grows
    Notification newest;
    std::int64_t count = 1;                 //!< events
    TimeMs first = kNoTime, last = kNoTime; //!< when they were taken, wall clock
};

//! Something for the desktop: a group, or what did not fit into the minute.
struct DesktopMessage
{
    NotificationGroup group; //!< of a summary the newest one in it
    bool update = false;     //!< the group was shown before: replace that
    //! Of a summary: how many events of each kind it stands for, and of how many applications. Empty otherwise.
    std::map<NotificationKind, std::int64_t> summary;
    std::size_t applications = 1;
    bool urgent = false;

    bool isSummary() const { return !summary.empty(); }
};

//! Decides where notifications go, by the settings; groups bursts, and holds back what would be a storm. Pure: the
//! clock is an argument (wall clock in ms, and the local minute of the day). Not thread-safe.
class NotificationPolicy
{
public:
    static constexpr std::int64_t kUpdateMs = 2'000; //!< between two updates of one group on the desktop
    static constexpr std::size_t kMaxOpen = 1'000;   //!< groups that can still grow

    void setSettings(const NotificationSettings &settings) { m_settings = settings; }
    const NotificationSettings &settings() const { return m_settings; }

    //! The groups that \a notifications changed, for the list: new ones and ones that grew. At most one entry a group.
    std::vector<NotificationGroup> take(const std::vector<Notification> &notifications, TimeMs now, int minuteOfDay);
    //! What the desktop is to show now. To be called after take() and whenever nextDue() is reached.
    std::vector<DesktopMessage> due(TimeMs now);
    //! When due() may have something; kNoTime: nothing waits.
    TimeMs nextDue() const;

private:
    struct Open
    {
        NotificationGroup group;
        TimeMs shownAt = kNoTime; //!< on the desktop; kNoTime: never
        std::int64_t fresh = 0;   //!< events that the desktop lacks; 0: it has nothing to wait for
        bool held = false;        //!< was over the limit
    };
    using Key = std::pair<std::string, NotificationKind>;
    bool hasRoom(TimeMs now);
    void closeOld(TimeMs now);
    void makeRoom();
    void fold(const Open &open);
    DesktopMessage summarise(const std::vector<Key> &keys, TimeMs now);

    NotificationSettings m_settings;
    std::map<Key, Open> m_open;
    std::deque<TimeMs> m_shown; //!< times of new messages on the desktop in the last minute
    DesktopMessage m_summary;   //!< what waits for the next one without being open any more
    std::set<std::string> m_summaryApplications;
    std::uint64_t m_lastId = 0;
};

} // namespace cinderscope
