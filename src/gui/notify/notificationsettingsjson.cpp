// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationsettingsjson.h"

#include <algorithm>
#include <QJsonDocument>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMaxRules = 1'000;

QString word(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

std::optional<Delivery> deliveryOf(const QJsonValue &value)
{
    return deliveryFromString(value.toString().toStdString());
}

std::int64_t bounded(const QJsonObject &object, const QString &key, std::int64_t fallback, std::int64_t least,
                     std::int64_t most)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::int64_t(std::clamp(value.toDouble(), double(least), double(most))) : fallback;
}

} // namespace

QJsonObject toJson(const NotificationSettings &settings)
{
    QJsonObject kinds;
    for (const NotificationKind kind : kNotificationKinds)
        kinds[word(toString(kind))] = word(toString(settings.kinds[std::size_t(kind)]));
    QJsonObject applications;
    for (const auto &[name, rule] : settings.applications) {
        QJsonObject own;
        for (const auto &[kind, delivery] : rule.kinds)
            own[word(toString(kind))] = word(toString(delivery));
        applications[QString::fromStdString(name)] = QJsonObject{{u"muted"_s, rule.muted}, {u"kinds"_s, own}};
    }
    const QuietHours &quiet = settings.quiet;
    return {{u"on"_s, settings.on},
            {u"kinds"_s, kinds},
            {u"applications"_s, applications},
            {u"quietHours"_s, QJsonObject{{u"on"_s, quiet.on},
                                          {u"from"_s, quiet.from},
                                          {u"to"_s, quiet.to},
                                          {u"failuresToo"_s, quiet.failuresToo}}},
            {u"longJobMs"_s, qint64(settings.longJobMs)},
            {u"perMinute"_s, settings.perMinute},
            {u"groupMs"_s, qint64(settings.groupMs)}};
}

NotificationSettings notificationSettingsFromJson(const QJsonObject &object)
{
    NotificationSettings settings;
    settings.on = object.value(u"on"_s).toBool(settings.on);
    const QJsonObject kinds = object.value(u"kinds"_s).toObject();
    for (const NotificationKind kind : kNotificationKinds) {
        if (const auto delivery = deliveryOf(kinds.value(word(toString(kind)))))
            settings.kinds[std::size_t(kind)] = *delivery;
    }
    const QJsonObject applications = object.value(u"applications"_s).toObject();
    for (auto at = applications.begin(); at != applications.end(); ++at) {
        if (settings.applications.size() >= kMaxRules)
            break;
        NotificationSettings::ApplicationRule rule;
        rule.muted = at->toObject().value(u"muted"_s).toBool();
        const QJsonObject own = at->toObject().value(u"kinds"_s).toObject();
        for (const NotificationKind kind : kNotificationKinds) {
            if (const auto delivery = deliveryOf(own.value(word(toString(kind)))))
                rule.kinds[kind] = *delivery;
        }
        if (!rule.isEmpty())
            settings.applications[at.key().toStdString()] = rule;
    }
    const QJsonObject quiet = object.value(u"quietHours"_s).toObject();
    settings.quiet.on = quiet.value(u"on"_s).toBool(settings.quiet.on);
    settings.quiet.from = int(bounded(quiet, u"from"_s, settings.quiet.from, 0, 1439));
    settings.quiet.to = int(bounded(quiet, u"to"_s, settings.quiet.to, 0, 1439));
    settings.quiet.failuresToo = quiet.value(u"failuresToo"_s).toBool(settings.quiet.failuresToo);
    settings.longJobMs = bounded(object, u"longJobMs"_s, settings.longJobMs, 1'000, 7LL * 24 * 3600 * 1000);
    settings.perMinute = int(bounded(object, u"perMinute"_s, settings.perMinute, 1, 60));
    settings.groupMs = bounded(object, u"groupMs"_s, settings.groupMs, 1'000, 600'000);
    return settings;
}

void saveNotificationSettings(QSettings &settings, const NotificationSettings &value)
{
    settings.setValue(u"notifications/settings"_s,
                      QString::fromUtf8(QJsonDocument(toJson(value)).toJson(QJsonDocument::Compact)));
}

NotificationSettings loadNotificationSettings(const QSettings &settings)
{
    const QByteArray text = settings.value(u"notifications/settings"_s).toString().toUtf8();
    return notificationSettingsFromJson(QJsonDocument::fromJson(text).object());
}

CloseAction loadCloseAction(const QSettings &settings)
{
    const QString text = settings.value(u"notifications/onClose"_s).toString();
    return text == "tray"_L1 ? CloseAction::Tray : text == "quit"_L1 ? CloseAction::Quit : CloseAction::Ask;
}

void saveCloseAction(QSettings &settings, CloseAction action)
{
    settings.setValue(u"notifications/onClose"_s, action == CloseAction::Tray   ? u"tray"_s
                                                  : action == CloseAction::Quit ? u"quit"_s
                                                                                : u"ask"_s);
}

} // namespace cinderscope
