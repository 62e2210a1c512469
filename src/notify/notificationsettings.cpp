// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notificationsettings.h"

namespace cinderscope {

namespace {

constexpr int kMinutesOfDay = 24 * 60;

} // namespace

std::string_view toString(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Off:
        return "off";
    case Delivery::List:
        return "list";
    case Delivery::Desktop:
        return "desktop";
    }
    return {};
}

std::optional<Delivery> deliveryFromString(std::string_view word)
{
    for (const Delivery delivery : {Delivery::Off, Delivery::List, Delivery::Desktop}) {
        if (toString(delivery) == word)
            return delivery;
    }
    return std::nullopt;
}

bool QuietHours::contains(int minuteOfDay) const
{
    if (!on)
        return false;
    const int minute = ((minuteOfDay % kMinutesOfDay) + kMinutesOfDay) % kMinutesOfDay;
    if (from == to)
        return true;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

NotificationSettings::Deliveries NotificationSettings::defaults()
{
    Deliveries deliveries;
    deliveries.fill(Delivery::Desktop);
    deliveries[std::size_t(NotificationKind::JobCancelled)] = Delivery::List; // whoever cancelled it knows
    return deliveries;
}

Delivery NotificationSettings::deliveryOf(NotificationKind kind, const std::string &applicationName) const
{
    const Delivery general = kinds[std::size_t(kind)];
    const auto rule = applications.find(applicationName);
    if (rule == applications.end())
        return general;
    if (rule->second.muted)
        return Delivery::Off;
    const auto own = rule->second.kinds.find(kind);
    return own == rule->second.kinds.end() ? general : own->second;
}

void NotificationSettings::setMuted(const std::string &applicationName, bool muted)
{
    applications[applicationName].muted = muted;
    if (applications[applicationName].isEmpty())
        applications.erase(applicationName);
}

void NotificationSettings::setDelivery(const std::string &applicationName, NotificationKind kind, Delivery delivery)
{
    ApplicationRule &rule = applications[applicationName];
    if (delivery == kinds[std::size_t(kind)])
        rule.kinds.erase(kind);
    else
        rule.kinds[kind] = delivery;
    if (rule.isEmpty())
        applications.erase(applicationName);
}

} // namespace cinderscope
