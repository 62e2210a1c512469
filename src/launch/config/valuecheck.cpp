// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/valuecheck.h"

#include <limits>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! number × factor; nullopt where the number itself does not fit.
std::optional<qint64> scaled(const QString &digits, qint64 factor)
{
    bool good = false;
    const qint64 number = digits.toLongLong(&good);
    if (!good)
        return std::nullopt;
    // As java.util.concurrent.TimeUnit: what is longer than can be said is the longest. Spark's "never" is so.
    const qint64 most = std::numeric_limits<qint64>::max() / factor;
    return number > most ? most * factor : number < -most ? -most * factor : number * factor;
}

std::optional<qint64> suffixed(const QString &text, const QHash<QString, qint64> &suffixes, qint64 bare)
{
    static const QRegularExpression pattern(u"^(-?[0-9]+)([a-z]*)$"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed().toLower());
    if (!match.hasMatch())
        return std::nullopt;
    const QString suffix = match.captured(2);
    if (suffix.isEmpty())
        return scaled(match.captured(1), bare);
    const qint64 factor = suffixes.value(suffix, 0);
    return factor > 0 ? scaled(match.captured(1), factor) : std::nullopt;
}

} // namespace

std::optional<qint64> bytesOf(const QString &text, const QString &unit)
{
    constexpr qint64 k = 1024;
    static const QHash<QString, qint64> suffixes{{u"b"_s, 1},
                                                 {u"k"_s, k},
                                                 {u"kb"_s, k},
                                                 {u"m"_s, k * k},
                                                 {u"mb"_s, k * k},
                                                 {u"g"_s, k * k * k},
                                                 {u"gb"_s, k * k * k},
                                                 {u"t"_s, k * k * k * k},
                                                 {u"tb"_s, k * k * k * k},
                                                 {u"p"_s, k * k * k * k * k},
                                                 {u"pb"_s, k * k * k * k * k}};
    static const QHash<QString, qint64> units{{u"KiB"_s, k}, {u"MiB"_s, k * k}, {u"GiB"_s, k * k * k}};
    return suffixed(text, suffixes, units.value(unit, 1));
}

std::optional<qint64> microsecondsOf(const QString &text, const QString &unit)
{
    constexpr qint64 s = 1'000'000;
    static const QHash<QString, qint64> suffixes{{u"us"_s, 1},       {u"ms"_s, 1000},    {u"s"_s, s},
                                                 {u"m"_s, 60 * s},   {u"min"_s, 60 * s}, {u"h"_s, 3600 * s},
                                                 {u"d"_s, 86400 * s}};
    return suffixed(text, suffixes, suffixes.value(unit, 1));
}

std::optional<bool> booleanOf(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "true"_L1)
        return true;
    return word == "false"_L1 ? std::optional(false) : std::nullopt;
}

std::optional<qint64> integerOf(const QString &text)
{
    static const QRegularExpression pattern(u"^[+-]?[0-9]+$"_s);
    const QString word = text.trimmed();
    bool good = false;
    const qint64 number = word.toLongLong(&good);
    return good && pattern.match(word).hasMatch() ? std::optional(number) : std::nullopt;
}

std::optional<double> numberOf(const QString &text)
{
    QString word = text.trimmed();
    if (word == "NaN"_L1 || word == "Infinity"_L1 || word == "-Infinity"_L1)
        return word == "NaN"_L1 ? std::numeric_limits<double>::quiet_NaN()
                                : (word.startsWith(u'-') ? -1 : 1) * std::numeric_limits<double>::infinity();
    static const QRegularExpression pattern(u"^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[fFdD]?$"_s);
    if (!pattern.match(word).hasMatch())
        return std::nullopt;
    static const QString kinds = u"fFdD"_s;
    if (kinds.contains(word.back()))
        word.chop(1);
    return word.toDouble();
}

bool isHeapSize(const QString &text)
{
    static const QRegularExpression pattern(u"^[1-9][0-9]*[kKmMgGtT]$"_s);
    return pattern.match(text.trimmed()).hasMatch();
}

} // namespace cinderscope
