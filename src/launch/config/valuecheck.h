// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>

//! Values as Spark reads them (org.apache.spark.network.util.JavaUtils and
//! org.apache.spark.internal.config.ConfigHelpers, Spark 3.5 and 4.3). nullopt: Spark refuses the text.
namespace cinderscope {

//! Bytes; a bare number is in \a unit ("b", "KiB", "MiB", "GiB"). No fractions; "1g", "512MB", "-1".
std::optional<qint64> bytesOf(const QString &text, const QString &unit);
//! Microseconds; a bare number is in \a unit ("ns", "us", "ms", "s", "min", "h", "d"). No fractions; "30s", "5min".
std::optional<qint64> microsecondsOf(const QString &text, const QString &unit);
std::optional<bool> booleanOf(const QString &text);
std::optional<qint64> integerOf(const QString &text);
std::optional<double> numberOf(const QString &text);
//! A size that java takes behind -Xmx ("2g", "512m"): spark.driver.memory goes there as it is
//! (org.apache.spark.launcher.SparkSubmitCommandBuilder.buildSparkSubmitCommand).
bool isHeapSize(const QString &text);

} // namespace cinderscope
