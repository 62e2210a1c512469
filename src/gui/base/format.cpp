// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/format.h"

#include "core/units.h"

#include <cmath>
#include <QCoreApplication>

namespace cinderscope::format {
namespace {
QString tr(const char *text, const char *disambiguation = nullptr, int n = -1)
{
    return QCoreApplication::translate("cinderscope::format", text, disambiguation, n);
}

QString twoDigits(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dropTrailingZeros(QString text)
{
    const QString point = QLocale().decimalPoint();
    if (!text.contains(point))
        return text;
    const QString zero = QLocale().zeroDigit();
    while (text.endsWith(zero))
        text.chop(zero.size());
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

QString byteUnit(int unit)
{
    switch (unit) {
    case 0:
        return tr("%1 B", "bytes");
    case 1:
        return tr("%1 KiB");
    case 2:
        return tr("%1 MiB");
    case 3:
        return tr("%1 GiB");
    case 4:
        return tr("%1 TiB");
    case 5:
        return tr("%1 PiB");
    default:
        return tr("%1 EiB");
    }
}

// One is written out: the source language has no translation file that would make a singular of "%n hours".
QString seconds(std::int64_t n)
{
    return n == 1 ? tr("1 second") : tr("%n seconds", nullptr, int(n));
}

QString minutes(std::int64_t n)
{
    return n == 1 ? tr("1 minute") : tr("%n minutes", nullptr, int(n));
}

QString hours(std::int64_t n)
{
    return n == 1 ? tr("1 hour") : tr("%n hours", nullptr, int(n));
}
} // namespace

QString none()
{
    return QStringLiteral("–");
}

QString duration(std::int64_t ms)
{
    if (ms < 0)
        return none();
    const DurationParts parts = durationParts(ms);
    const QLocale locale;
    switch (parts.unit) {
    case DurationParts::Unit::Milliseconds:
        return tr("%1 ms", "milliseconds").arg(parts.major);
    case DurationParts::Unit::Seconds:
        if (parts.minor < 0)
            return tr("%1 s", "seconds").arg(parts.major);
        return tr("%1 s", "seconds").arg(locale.toString(double(parts.major) + double(parts.minor) / 10, 'f', 1));
    case DurationParts::Unit::Minutes:
        return tr("%1 min %2 s", "minutes and seconds").arg(QString::number(parts.major), twoDigits(parts.minor));
    case DurationParts::Unit::Hours:
        return tr("%1 h %2 min", "hours and minutes").arg(QString::number(parts.major), twoDigits(parts.minor));
    case DurationParts::Unit::Days:
        return tr("%1 d %2 h", "days and hours").arg(locale.toString(qlonglong(parts.major)), twoDigits(parts.minor));
    }
    return none();
}

QString durationNs(std::int64_t ns)
{
    if (ns < 0)
        return none();
    if (ns == 0 || ns >= 1'000'000)
        return duration(ns / 1'000'000 + (ns % 1'000'000 >= 500'000 ? 1 : 0));
    if (ns < 1000)
        return tr("%1 ns", "nanoseconds").arg(ns);
    return tr("%1 µs", "microseconds").arg(ns / 1000);
}

QString durationLong(std::int64_t ms)
{
    if (ms < 0)
        return tr("unknown duration");
    const DurationParts parts = durationParts(ms);
    const auto pair = [](const QString &first, std::int64_t secondCount, const QString &second) {
        return secondCount > 0 ? tr("%1 %2", "two parts of a duration").arg(first, second) : first;
    };
    switch (parts.unit) {
    case DurationParts::Unit::Milliseconds:
        return parts.major == 1 ? tr("1 millisecond") : tr("%n milliseconds", nullptr, int(parts.major));
    case DurationParts::Unit::Seconds:
        return tr("%1 seconds").arg(QLocale().toString(double(ms) / 1000, 'f', 3));
    case DurationParts::Unit::Minutes:
        return pair(minutes(parts.major), parts.minor, seconds(parts.minor));
    case DurationParts::Unit::Hours:
        return pair(hours(parts.major), parts.minor, minutes(parts.minor));
    case DurationParts::Unit::Days:
        return pair(parts.major == 1 ? tr("1 day") : tr("%n days", nullptr, int(parts.major)), parts.minor,
                    hours(parts.minor));
    }
    return {};
}

QString bytes(std::int64_t value)
{
    if (value < 0)
        return none();
    const ByteParts parts = byteParts(value);
    return byteUnit(parts.unit).arg(QLocale().toString(parts.value, 'f', parts.decimals));
}

QString bytesExact(std::int64_t value)
{
    if (value < 1024)
        return bytes(value);
    return tr("%1 (%2 bytes)").arg(bytes(value), count(value));
}

QString count(std::int64_t value)
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale.toString(qlonglong(value));
}

QString countShort(double value)
{
    if (std::isnan(value))
        return none();
    const double magnitude = std::abs(value);
    if (magnitude < 1000)
        return number(value, magnitude < 10 ? 1 : 0);
    const struct
    {
        double factor;
        QString text;
    } steps[] = {{1e3, tr("%1 k", "thousand")}, {1e6, tr("%1 M", "million")}, {1e9, tr("%1 G", "thousand million")}};
    int step = magnitude < 999'950 ? 0 : magnitude < 999.95e6 ? 1 : 2;
    return steps[step].text.arg(number(value / steps[step].factor, 1));
}

QString percent(double share)
{
    if (std::isnan(share))
        return none();
    const double percent = share * 100;
    if (percent > 0 && percent < 0.05)
        return tr("<%1 %").arg(QLocale().toString(0.1, 'f', 1));
    if (percent < 100 && percent >= 99.95)
        return tr(">%1 %").arg(QLocale().toString(99.9, 'f', 1));
    return tr("%1 %", "percent").arg(number(percent, 1));
}

QString number(double value, int decimals)
{
    if (std::isnan(value))
        return none();
    return dropTrailingZeros(QLocale().toString(value, 'f', decimals));
}

QString bytesPerSecond(double value)
{
    if (std::isnan(value) || value < 0)
        return none();
    return tr("%1/s", "bytes per second").arg(bytes(value < 9e18 ? std::int64_t(std::llround(value)) : INT64_MAX));
}

QString timeOfDay(std::int64_t msSinceEpoch, bool milliseconds)
{
    if (msSinceEpoch < 0)
        return none();
    const QTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch).time();
    return time.toString(milliseconds ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
}

QString dateTime(std::int64_t msSinceEpoch)
{
    if (msSinceEpoch < 0)
        return none();
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch);
    // The short date of many locales has a year of two digits and an order that others misread: medium by hand.
    return tr("%1, %2", "date, time")
        .arg(QLocale().toString(time.date(), tr("d MMM yyyy", "date format")), timeOfDay(msSinceEpoch));
}

QString isoDateTime(std::int64_t msSinceEpoch)
{
    if (msSinceEpoch < 0)
        return {};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch);
    // By hand: Qt writes "Z" for UTC and an offset for others; here it is always the offset.
    const int offset = time.offsetFromUtc() / 60;
    const QString sign = offset < 0 ? QStringLiteral("-") : QStringLiteral("+");
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) % sign % twoDigits(std::abs(offset) / 60) %
           QLatin1Char(':') % twoDigits(std::abs(offset) % 60);
}

QString timeOrDate(std::int64_t msSinceEpoch, const QDateTime &now)
{
    if (msSinceEpoch < 0)
        return none();
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch).date() == now.date() ? timeOfDay(msSinceEpoch)
                                                                             : dateTime(msSinceEpoch);
}

QString ago(std::int64_t msSinceEpoch, const QDateTime &now)
{
    if (msSinceEpoch < 0)
        return none();
    const qint64 seconds = (now.toMSecsSinceEpoch() - msSinceEpoch) / 1000;
    if (seconds < 0)
        return dateTime(msSinceEpoch);
    if (seconds < 10)
        return tr("just now");
    if (seconds < 60)
        return tr("%n seconds ago", nullptr, int(seconds));
    if (seconds < 3600)
        return seconds < 120 ? tr("1 minute ago") : tr("%n minutes ago", nullptr, int(seconds / 60));
    const qint64 days = QDateTime::fromMSecsSinceEpoch(msSinceEpoch).date().daysTo(now.date());
    if (days == 0)
        return seconds < 7200 ? tr("1 hour ago") : tr("%n hours ago", nullptr, int(seconds / 3600));
    if (days == 1)
        return tr("yesterday");
    if (days < 7)
        return tr("%n days ago", nullptr, int(days));
    return dateTime(msSinceEpoch);
}

} // namespace cinderscope::format
