// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace cinderscope {

//! Something on this computer that a configuration can name.
struct SparkPlace
{
    QString path;
    QString version; //!< "4.3.0"; for Java "17.0.15"; empty where it is not told

    bool operator==(const SparkPlace &) const = default;
};

struct SparkPlaces
{
    QList<SparkPlace> homes;   //!< SPARK_HOME, the one of spark-submit on the path, usual folders
    QList<SparkPlace> pythons; //!< that have pyspark: active and usual environments, python3 on the path
    QList<SparkPlace> javas;   //!< JAVA_HOME, /usr/lib/jvm, the one of java on the path
};

//! Looks at the disk only, at a few dozen folders; starts nothing. Any thread, blocks.
SparkPlaces findSparkPlaces();

} // namespace cinderscope
