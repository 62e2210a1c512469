// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QDateTime>
#include <QLocale>
#include <QString>

//! Figures as people read them, in the language and the locale of the program (QLocale()). The rules (steps, rounding)
//! are those of core/units.h; here they get the locale's decimal point, digits grouping and tr(). "–" for what is
//! unknown (a negative duration or time, a NaN). Thread-safe. Cost: some microseconds, so format visible rows only.
namespace cinderscope::format {

//! "0 ms", "120 ms", "3.4 s", "2 min 05 s", "1 h 02 min", "3 d 04 h"
QString duration(std::int64_t ms);
//! duration() from nanoseconds; "12 µs" under a millisecond
QString durationNs(std::int64_t ns);
//! Two or three words for screen readers and tooltips: "1 hour 2 minutes"; exact milliseconds under a minute.
QString durationLong(std::int64_t ms);
//! "0 B", "512 B", "1.5 KiB", "1.5 GiB"
QString bytes(std::int64_t bytes);
//! bytes() and the exact number: "1.5 GiB (1,610,612,736 bytes)"; for tooltips
QString bytesExact(std::int64_t bytes);
//! With digit grouping: "1,234,567"
QString count(std::int64_t value);
//! Short for charts: "1.2 k", "3.4 M"
QString countShort(double value);
//! `share` of 1: "12.5 %", "100 %", "<0.1 %"
QString percent(double share);
//! `decimals` digits at most, trailing zeros dropped
QString number(double value, int decimals = 2);
//! bytes() per second
QString bytesPerSecond(double bytesPerSecond);
//! "14:03:27" in the time zone of this computer; with `milliseconds` "14:03:27.042"
QString timeOfDay(std::int64_t msSinceEpoch, bool milliseconds = false);
//! Date and time with seconds, short form of the locale
QString dateTime(std::int64_t msSinceEpoch);
//! ISO 8601 with offset, for copies and exports: "2026-11-20T19:36:21.042+00:00"
QString isoDateTime(std::int64_t msSinceEpoch);
//! timeOfDay() for today, dateTime() for any other day
QString timeOrDate(std::int64_t msSinceEpoch, const QDateTime &now = QDateTime::currentDateTime());
//! "3 minutes ago", "just now", "yesterday"; for lists of recent things
QString ago(std::int64_t msSinceEpoch, const QDateTime &now = QDateTime::currentDateTime());
//! What stands for an unknown figure.
QString none();

} // namespace cinderscope::format
