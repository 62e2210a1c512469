// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace cinderscope {

//! A Spark version as something tells it: "4.3.0", "3.5.1-amzn-0", "3.3.2.3.3.7190.0-91".
struct SparkVersion
{
    int major = 0, minor = 0, patch = -1; //!< major 0: unknown; patch -1: not told
    bool vendor = false;                  //!< more follows: a vendor's build, a snapshot, a release candidate

    static SparkVersion of(const QString &text);
    bool isKnown() const { return major > 0; }
    bool isAtLeast(int wantedMajor, int wantedMinor) const
    {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
    //! "4.3.0", "3.5": numbers only, so that it may stand in any language without quotes.
    QString toString() const;
    //! pip's requirement: "pyspark==4.3.0", "pyspark==3.5.*", "pyspark". \a extra: "connect" or empty.
    QString requirement(const QString &extra = {}) const;
    //! Scala versions that Apache has published this Spark for, the usual one first; all where it is unknown.
    QStringList scalaVersions() const;
    //! Oldest Python that its pip package installs on ("3.11"), or empty where that is not known here.
    QString oldestPython() const;
};

} // namespace cinderscope
