// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/sparkversion.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

SparkVersion SparkVersion::of(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*([0-9]{1,3})\\.([0-9]{1,3})(?:\\.([0-9]{1,3}))?(.*)$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(text);
    SparkVersion version;
    if (!match.hasMatch())
        return version;
    version.major = match.capturedView(1).toInt();
    version.minor = match.capturedView(2).toInt();
    if (match.capturedLength(3) > 0)
        version.patch = match.capturedView(3).toInt();
    version.vendor = !match.captured(4).trimmed().isEmpty();
    return version;
}

QString SparkVersion::toString() const
{
    if (!isKnown())
        return {};
    const QString text = u"%1.%2"_s.arg(major).arg(minor);
    return patch < 0 ? text : text + u'.' + QString::number(patch);
}

QString SparkVersion::requirement(const QString &extra) const
{
    const QString name = extra.isEmpty() ? u"pyspark"_s : u"pyspark[%1]"_s.arg(extra);
    if (!isKnown())
        return name;
    return name + u"=="_s + toString() + (patch < 0 ? u".*"_s : QString());
}

QStringList SparkVersion::scalaVersions() const
{
    if (!isKnown())
        return {u"2.13"_s, u"2.12"_s};
    if (isAtLeast(4, 0))
        return {u"2.13"_s};
    if (isAtLeast(3, 2))
        return {u"2.12"_s, u"2.13"_s};
    if (isAtLeast(3, 0))
        return {u"2.12"_s};
    return {u"2.11"_s, u"2.12"_s};
}

QString SparkVersion::oldestPython() const
{
    // "Requires-Python" of the packages: 4.3.0 and 3.5.9.
    if (major == 4 && minor == 3)
        return u"3.11"_s;
    if (major == 3 && minor == 5)
        return u"3.8"_s;
    return {};
}

} // namespace cinderscope
