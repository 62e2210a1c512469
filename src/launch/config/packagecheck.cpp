// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/sparkversion.h"
#include "launch/config/checkparts.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kField = u"packages"_s;

//! "_2.13" at the end of an artifact's name.
QString scalaOf(const QString &artifact)
{
    static const QRegularExpression suffix(u"_(2\\.1[0-9]|3)$"_s);
    return suffix.match(artifact).captured(1);
}

void checkVersions(CheckRun &run, const QString &text, const QStringList &parts)
{
    const SparkVersion spark = SparkVersion::of(run.version);
    const QString scala = scalaOf(parts.at(1));
    if (spark.isKnown() && !scala.isEmpty() && !spark.scalaVersions().contains(scala)) {
        const QString right = spark.scalaVersions().value(0);
        QString suggestion = text;
        suggestion.replace(u'_' + scala + u':', u'_' + right + u':');
        run.error(kField, u"wrong-scala"_s,
                  SessionCheck::tr("“%1” is for Scala %2; Spark %3 is made with Scala %4.")
                      .arg(text, scala, run.version, spark.scalaVersions().join(u", "_s)),
                  SessionCheck::tr("Choose the package for Scala %1.").arg(right), suggestion);
    }
    // Spark's own modules fit their own Spark only.
    const SparkVersion package = SparkVersion::of(parts.at(2));
    if (parts.at(0) == "org.apache.spark"_L1 && spark.isKnown() && package.isKnown() &&
        (package.major != spark.major || package.minor != spark.minor))
        run.error(kField, u"wrong-version"_s,
                  SessionCheck::tr("“%1” belongs to Spark %2, not to %3.").arg(text, parts.at(2), run.version),
                  SessionCheck::tr("Choose the version of your Spark."));
}

//! As org.apache.spark.util.MavenUtils.extractMavenCoordinates: group:artifact:version, with ":" or "/".
void checkCoordinates(CheckRun &run, const QString &text, QHash<QString, QString> &seen)
{
    QStringList parts = QString(text).replace(u'/', u':').split(u':');
    const bool empty =
        std::any_of(parts.begin(), parts.end(), [](const QString &part) { return part.trimmed().isEmpty(); });
    static const QRegularExpression part(u"^[A-Za-z0-9_.+-]+$"_s);
    const bool odd = std::any_of(parts.begin(), parts.end(),
                                 [](const QString &one) { return !part.match(one.trimmed()).hasMatch(); });
    if (parts.size() != 3 || empty || odd) {
        run.error(kField, u"bad-package"_s, SessionCheck::tr("“%1” is no Maven coordinate.").arg(text.left(120)),
                  parts.size() == 2 ? SessionCheck::tr("Its version is missing: write group:artifact:version.")
                                    : SessionCheck::tr("Write group:artifact:version, for example "
                                                       "org.apache.spark:spark-avro_2.13:4.0.0."));
        return;
    }
    const QString module = parts.at(0) + u':' + parts.at(1);
    const QString bare = scalaOf(parts.at(1)).isEmpty() ? module : module.left(module.lastIndexOf(u'_'));
    if (seen.value(bare) == text)
        run.warn(kField, u"duplicate"_s, SessionCheck::tr("“%1” comes twice.").arg(text),
                 SessionCheck::tr("Remove one of them."));
    else if (seen.contains(bare))
        run.error(kField, u"contradiction"_s,
                  SessionCheck::tr("“%1” and “%2” are two versions of the same package.").arg(seen.value(bare), text),
                  SessionCheck::tr("Keep one of them."));
    seen.insert(bare, text);
    checkVersions(run, text, parts);
}

} // namespace

void checkPackages(CheckRun &run)
{
    QHash<QString, QString> seen;
    QStringList all = run.config.packages;
    const std::optional<QString> own = propertyOf(run.config.properties, u"spark.jars.packages"_s);
    if (own) {
        for (const QString &one : own->split(u',', Qt::SkipEmptyParts)) {
            if (!all.contains(one.trimmed()))
                all.append(one.trimmed());
        }
    }
    for (const QString &text : std::as_const(all))
        checkCoordinates(run, text.trimmed(), seen);
    for (const QString &text : run.config.repositories) {
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        static const QStringList schemes{u"http"_s, u"https"_s, u"file"_s, u"s3"_s, u"gs"_s};
        if (!url.isValid() || !schemes.contains(url.scheme()))
            run.error(u"repositories"_s, u"bad-url"_s,
                      SessionCheck::tr("“%1” is no address of a repository.").arg(text.left(120)),
                      SessionCheck::tr("Write it like https://repo.example.org/maven."));
        else if (!url.userInfo().isEmpty())
            run.error(
                u"repositories"_s, u"secret-in-url"_s,
                SessionCheck::tr("The repository's address holds a login, which Spark writes to its log."),
                SessionCheck::tr("Put the login into an Ivy settings file and name that in spark.jars.ivySettings."),
                url.adjusted(QUrl::RemoveUserInfo).toString());
        else if (url.scheme() == "http"_L1)
            run.warn(u"repositories"_s, u"not-encrypted"_s,
                     SessionCheck::tr("Code from “%1” comes without TLS: others on the way can change it.")
                         .arg(text.left(120)),
                     SessionCheck::tr("Write https:// where the repository has it."));
    }
}

} // namespace cinderscope
