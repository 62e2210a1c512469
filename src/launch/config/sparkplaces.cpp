// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sparkplaces.h"

#include "launch/config/sessioncheck.h"

#include <algorithm>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMost = 30;

QString variable(const char *name)
{
    return QString::fromLocal8Bit(qgetenv(name));
}

//! Folders that match a pattern of names, "/opt/spark*".
QStringList matching(const QString &pattern)
{
    const QFileInfo info(pattern);
    QStringList paths;
    for (const QFileInfo &one :
         QDir(info.absolutePath()).entryInfoList({info.fileName()}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        paths.append(one.absoluteFilePath());
    return paths;
}

QString firstMatch(const QString &path, const QString &pattern)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QRegularExpression(pattern).match(QString::fromUtf8(file.read(64 * 1024))).captured(1);
}

void add(QList<SparkPlace> &places, const QString &path, const QString &version)
{
    const QString clean = QDir::cleanPath(path);
    const QString real = QFileInfo(clean).canonicalFilePath();
    const bool known = std::any_of(places.begin(), places.end(), [&](const SparkPlace &one) {
        return one.path == clean || QFileInfo(one.path).canonicalFilePath() == real;
    });
    if (!known && places.size() < kMost)
        places.append({clean, version});
}

QList<SparkPlace> homes()
{
    QStringList folders{variable("SPARK_HOME")};
    if (const QString submit = QStandardPaths::findExecutable(u"spark-submit"_s); !submit.isEmpty())
        folders.append(QFileInfo(QFileInfo(submit).canonicalFilePath()).absolutePath() + u"/.."_s);
    const QString home = QDir::homePath();
    for (const QString &pattern : QStringList{u"/opt/spark*"_s, u"/usr/local/spark*"_s, u"/usr/lib/spark*"_s,
                                              home + u"/spark*"_s, home + u"/.sdkman/candidates/spark/*"_s})
        folders.append(matching(pattern));
    QList<SparkPlace> found;
    for (const QString &folder : std::as_const(folders)) {
        if (!folder.isEmpty() && QFileInfo(folder + u"/bin/spark-submit"_s).isExecutable())
            add(found, folder, sparkVersionOf(folder));
    }
    return found;
}

//! The version of pyspark beside an interpreter; empty where it has none.
QString pysparkOf(const QString &prefix)
{
    for (const QString &kind : {u"site-packages"_s, u"dist-packages"_s}) {
        for (const QString &lib : matching(prefix + u"/lib/python3*"_s)) {
            const QString version =
                firstMatch(lib + u'/' + kind + u"/pyspark/version.py"_s, u"__version__[^=]*= *\"([^\"]+)"_s);
            if (!version.isEmpty())
                return version;
        }
    }
    return {};
}

QList<SparkPlace> pythons()
{
    QStringList prefixes{variable("VIRTUAL_ENV"), variable("CONDA_PREFIX")};
    const QString home = QDir::homePath();
    for (const QString &pattern :
         QStringList{home + u"/.virtualenvs/*"_s, home + u"/miniconda3"_s, home + u"/miniconda3/envs/*"_s,
                     home + u"/anaconda3"_s, home + u"/anaconda3/envs/*"_s, home + u"/miniforge3/envs/*"_s,
                     home + u"/venv*"_s, home + u"/.venv*"_s})
        prefixes.append(matching(pattern));
    QList<SparkPlace> found;
    for (const QString &prefix : std::as_const(prefixes)) {
        const QString python = prefix + u"/bin/python"_s;
        if (prefix.isEmpty() || !QFileInfo(python).isExecutable())
            continue;
        if (const QString version = pysparkOf(prefix); !version.isEmpty() && found.size() < kMost)
            found.append({python, version}); // not by canonical path: environments link to one interpreter
    }
    if (const QString python = QStandardPaths::findExecutable(u"python3"_s); !python.isEmpty()) {
        const QString version = pysparkOf(QFileInfo(python).absolutePath() + u"/.."_s);
        if (!version.isEmpty())
            found.append({python, version});
    }
    return found;
}

QList<SparkPlace> javas()
{
    QStringList folders{variable("JAVA_HOME")};
    if (const QString java = QStandardPaths::findExecutable(u"java"_s); !java.isEmpty())
        folders.append(QFileInfo(QFileInfo(java).canonicalFilePath()).absolutePath() + u"/.."_s);
    folders.append(matching(u"/usr/lib/jvm/*"_s));
    folders.append(matching(QDir::homePath() + u"/.sdkman/candidates/java/*"_s));
    QList<SparkPlace> found;
    for (const QString &folder : std::as_const(folders)) {
        if (!folder.isEmpty() && QFileInfo(folder + u"/bin/java"_s).isExecutable())
            add(found, folder, firstMatch(folder + u"/release"_s, u"JAVA_VERSION=\"([^\"]+)"_s));
    }
    return found;
}

} // namespace

SparkPlaces findSparkPlaces()
{
    return {homes(), pythons(), javas()};
}

} // namespace cinderscope
