// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notificationpolicy.h"

#include <algorithm>

namespace cinderscope {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

std::vector<NotificationGroup> NotificationPolicy::take(const std::vector<Notification> &notifications, TimeMs now,
                                                        int minuteOfDay)
{
    closeOld(now);
    const bool quiet = m_settings.quiet.contains(minuteOfDay);
    std::vector<Key> changed;
    for (const Notification &notification : notifications) {
        const Delivery delivery = m_settings.deliveryOf(notification.kind, notification.applicationName);
        if (delivery == Delivery::Off)
            continue;
        const Key key{notification.application, notification.kind};
        Open &open = m_open[key];
        NotificationGroup &group = open.group;
        if (group.id == 0) {
            group.id = ++m_lastId;
            group.count = 0;
            group.first = now;
        }
        group.newest = notification;
        group.count += notification.count;
        group.last = now;
        const bool spared = quiet && (m_settings.quiet.failuresToo || !notification.isFailure());
        if (delivery == Delivery::Desktop && m_settings.on && !spared)
            open.fresh += notification.count;
        if (std::find(changed.begin(), changed.end(), key) == changed.end())
            changed.push_back(key);
    }
    std::vector<NotificationGroup> groups;
    for (const Key &key : changed)
        groups.push_back(m_open[key].group);
    makeRoom();
    return groups;
}

//! Groups that nothing joined for a while end; those that the desktop still lacks something of stay.
void NotificationPolicy::closeOld(TimeMs now)
{
    std::erase_if(m_open, [&](const auto &entry) {
        const Open &open = entry.second;
        const bool old = now - open.group.last > m_settings.groupMs || now < open.group.last;
        return old && open.fresh == 0;
    });
}

//! For a person with thousands of applications: the oldest groups are counted only.
void NotificationPolicy::makeRoom()
{
    while (m_open.size() > kMaxOpen) {
        const auto oldest = std::min_element(m_open.begin(), m_open.end(), [](const auto &left, const auto &right) {
            return left.second.group.id < right.second.group.id;
        });
        fold(oldest->second);
        m_open.erase(oldest);
    }
}

void NotificationPolicy::fold(const Open &open)
{
    if (open.fresh == 0)
        return;
    m_summary.summary[open.group.newest.kind] += open.fresh;
    m_summary.urgent = m_summary.urgent || open.group.newest.isFailure();
    m_summaryApplications.insert(open.group.newest.application);
    if (m_summary.group.id < open.group.id)
        m_summary.group = open.group;
}

bool NotificationPolicy::hasRoom(TimeMs now)
{
    std::erase_if(m_shown, [now](TimeMs time) { return now - time >= kMinuteMs || time > now; });
    return m_shown.size() < std::size_t(std::clamp(m_settings.perMinute, 1, 60));
}

//! The groups end with it: what comes later starts new ones.
DesktopMessage NotificationPolicy::summarise(const std::vector<Key> &keys, TimeMs now)
{
    for (const Key &key : keys) {
        fold(m_open[key]);
        m_open.erase(key);
    }
    m_shown.push_back(now);
    m_summary.applications = m_summaryApplications.size();
    m_summaryApplications.clear();
    return std::exchange(m_summary, {});
}

std::vector<DesktopMessage> NotificationPolicy::due(TimeMs now)
{
    std::vector<DesktopMessage> messages;
    std::vector<Key> fresh;
    for (auto &[key, open] : m_open) {
        if (open.fresh == 0)
            continue;
        if (open.shownAt == kNoTime) {
            fresh.push_back(key);
        } else if (now - open.shownAt >= kUpdateMs || now < open.shownAt) {
            messages.push_back({open.group, true, {}, 1, open.group.newest.isFailure()});
            open.shownAt = now;
            open.fresh = 0;
        }
    }
    // What was held back goes first, together; then failures before the rest, in their order.
    std::vector<Key> held;
    for (const Key &key : fresh) {
        if (m_open[key].held)
            held.push_back(key);
    }
    if ((held.size() > 1 || !m_summary.summary.empty()) && hasRoom(now)) {
        messages.push_back(summarise(fresh, now)); // the rest with them: there is a storm
        return messages;
    }
    std::sort(fresh.begin(), fresh.end(), [this](const Key &left, const Key &right) {
        const NotificationGroup &a = m_open[left].group;
        const NotificationGroup &b = m_open[right].group;
        return std::pair(!a.newest.isFailure(), a.id) < std::pair(!b.newest.isFailure(), b.id);
    });
    for (const Key &key : fresh) {
        Open &open = m_open[key];
        if (!hasRoom(now)) {
            open.held = true;
            continue;
        }
        messages.push_back({open.group, false, {}, 1, open.group.newest.isFailure()});
        m_shown.push_back(now);
        open.shownAt = now;
        open.fresh = 0;
        open.held = false;
    }
    return messages;
}

TimeMs NotificationPolicy::nextDue() const
{
    TimeMs next = kNoTime;
    const auto at = [&next](TimeMs time) { next = next == kNoTime ? time : std::min(next, time); };
    const bool full = m_shown.size() >= std::size_t(std::clamp(m_settings.perMinute, 1, 60));
    const TimeMs room = full ? m_shown.front() + kMinuteMs : 0;
    if (!m_summary.summary.empty())
        at(room);
    for (const auto &[key, open] : m_open) {
        if (open.fresh > 0)
            at(open.shownAt == kNoTime ? std::max(open.group.last, room) : open.shownAt + kUpdateMs);
    }
    return next;
}

} // namespace cinderscope
