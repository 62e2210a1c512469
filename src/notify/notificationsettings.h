// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notification.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace cinderscope {

//! Where a notification goes.
enum class Delivery : std::uint8_t
{
    Off,    //!< nowhere
    List,   //!< the bell's list only
    Desktop //!< the list, and the desktop shows it
};
//! "off", "list", "desktop".
std::string_view toString(Delivery delivery);
std::optional<Delivery> deliveryFromString(std::string_view word);

//! A time of each day in which the desktop shows nothing; the list goes on. Minutes since midnight, local time; it may
//! go over midnight. An equal begin and end is the whole day.
struct QuietHours
{
    bool on = false;
    int from = 22 * 60, to = 7 * 60;
    bool failuresToo = true; //!< false: failures are shown all the same

    bool contains(int minuteOfDay) const;
    bool operator==(const QuietHours &) const = default;
};

//! What a person wants to be told: a value.
struct NotificationSettings
{
    using Deliveries = std::array<Delivery, kNotificationKindCount>;
    //! Differences from `kinds` for the applications of one name (a nightly job has another id each night).
    struct ApplicationRule
    {
        bool muted = false; //!< nothing of it is told
        std::map<NotificationKind, Delivery> kinds;
        bool isEmpty() const { return !muted && kinds.empty(); }
        bool operator==(const ApplicationRule &) const = default;
    };
    bool on = true; //!< false: nothing is shown on the desktop; the list goes on
    Deliveries kinds = defaults();
    std::map<std::string, ApplicationRule> applications; //!< by name
    QuietHours quiet;
    std::int64_t longJobMs = 2 * 60 * 1000;
    int perMinute = 6;             //!< shown on the desktop at most; more become one summary. 1 … 60
    std::int64_t groupMs = 10'000; //!< events of one kind and application within this join one notification

    static Deliveries defaults();
    Delivery deliveryOf(NotificationKind kind, const std::string &applicationName) const;
    void setMuted(const std::string &applicationName, bool muted);
    //! Sets the difference, or takes it away where it is none.
    void setDelivery(const std::string &applicationName, NotificationKind kind, Delivery delivery);
    bool operator==(const NotificationSettings &) const = default;
};

} // namespace cinderscope
