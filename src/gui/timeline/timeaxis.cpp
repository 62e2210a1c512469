// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timeaxis.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSecond = 1e3, kMinute = 6e4, kHour = 3.6e6, kDay = 8.64e7;
constexpr std::array kSteps = {1.0,          2.0,          5.0,          10.0,     20.0,        50.0,
                               100.0,        200.0,        500.0,        kSecond,  2 * kSecond, 5 * kSecond,
                               10 * kSecond, 15 * kSecond, 30 * kSecond, kMinute,  2 * kMinute, 5 * kMinute,
                               10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,    2 * kHour,   3 * kHour,
                               6 * kHour,    12 * kHour,   kDay,         2 * kDay, 7 * kDay,    14 * kDay};
constexpr double kLatest = 9.2e15; // QDateTime shows more, people do not need it

int minorParts(double step)
{
    for (const int parts : {5, 4, 3, 2}) {
        const double part = step / parts;
        if (std::find(kSteps.begin(), kSteps.end(), part) != kSteps.end())
            return parts;
    }
    return step > 14 * kDay ? 5 : 1;
}

//! ms that local time is ahead of UTC at a moment; sub-day ticks fall on round local times.
double offsetAt(double time)
{
    if (std::abs(time) > kLatest)
        return 0;
    return QDateTime::fromMSecsSinceEpoch(qint64(time)).offsetFromUtc() * 1e3;
}

QString sinceStart(double ms, double step)
{
    const QString sign = ms < 0 ? u"\u2212"_s : QString();
    ms = std::abs(ms);
    if (ms < 0.5 && step >= 1)
        return u"0"_s;
    if (step < kSecond && ms < kMinute) {
        const int decimals = step < 10 ? 3 : step < 100 ? 2 : 1;
        return sign + QLocale().toString(ms / kSecond, 'f', decimals) + u"\u202fs"_s;
    }
    const auto whole = qint64(ms);
    const qint64 days = whole / qint64(kDay), hours = whole / qint64(kHour) % 24, minutes = whole / 60000 % 60;
    QString text = sign;
    if (days > 0)
        text += QString::number(days) + u"\u202fd\u2009"_s;
    if (days > 0 || hours > 0)
        text += QString::number(hours) + u':' + u"%1"_s.arg(minutes, 2, 10, QLatin1Char('0'));
    else
        text += QString::number(minutes);
    if (step < kMinute || hours + days == 0)
        text += u":%1"_s.arg(whole / 1000 % 60, 2, 10, QLatin1Char('0'));
    if (step < kSecond)
        text += QLocale().decimalPoint() + u"%1"_s.arg(whole % 1000, 3, 10, QLatin1Char('0'));
    return text;
}

} // namespace

double roundStep(double ms)
{
    for (const double step : kSteps) {
        if (step >= ms)
            return step;
    }
    double step = 10 * kDay;
    while (step < ms)
        step *= 10;
    for (const double part : {0.2, 0.5}) {
        if (step * part >= ms)
            return step * part;
    }
    return step;
}

QString axisLabel(double time, double step, AxisMode mode, TimeMs origin)
{
    if (mode == AxisMode::SinceStart)
        return sinceStart(time - double(origin), step);
    if (std::abs(time) > kLatest)
        return u"\u2013"_s;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(qint64(std::llround(time)));
    if (step >= kDay)
        return QLocale().toString(moment.date(), QLocale::ShortFormat);
    const QString format = step >= kMinute ? u"HH:mm"_s : step >= kSecond ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s;
    return moment.toString(format);
}

std::vector<AxisTick> axisTicks(const TimeScale &scale, double width, double labelWidth, AxisMode mode, TimeMs origin)
{
    std::vector<AxisTick> ticks;
    if (width < 1)
        return ticks;
    const double step = roundStep(scale.msPerPixel * labelWidth);
    const int parts = minorParts(step);
    const double part = step / parts;
    const double zero = mode == AxisMode::SinceStart ? double(origin) : -offsetAt(scale.timeAt(width / 2));
    const double first = std::floor((scale.from - zero) / part) - parts;
    QDate day;
    for (int i = 0; i < 4000; ++i) {
        const double number = first + i;
        const double time = zero + number * part;
        AxisTick tick;
        tick.x = scale.xAt(time);
        if (tick.x >= width)
            break;
        tick.major = std::fmod(std::fmod(number, parts) + parts, parts) == 0;
        if (tick.major)
            tick.label = axisLabel(time, step, mode, origin);
        if (tick.major && mode == AxisMode::LocalTime && step < kDay && std::abs(time) < kLatest) {
            const QDate date = QDateTime::fromMSecsSinceEpoch(qint64(time)).date();
            if (date != day && (tick.x > -1 || !day.isValid()))
                tick.context = QLocale().toString(date, QLocale::ShortFormat);
            day = date;
        }
        if (tick.x >= -labelWidth)
            ticks.push_back(std::move(tick));
    }
    return ticks;
}

} // namespace cinderscope
