// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessioncheck.h"

#include "launch/config/checkparts.h"
#include "launch/config/sparkcatalogue.h"

#include <algorithm>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

CheckRun::CheckRun(const SessionConfig &checked, const QString &sparkVersion)
    : config(checked), properties(effectiveProperties(checked)),
      version(sparkVersion.isEmpty() ? checked.sparkVersion : sparkVersion), master(effectiveMaster(checked).trimmed())
{
}

void CheckRun::add(Severity severity, const QString &field, const QString &code, const QString &cause,
                   const QString &cure, const QString &suggestion)
{
    problems.append({field, severity, code, cause, cure, suggestion});
}

void CheckRun::error(const QString &field, const QString &code, const QString &cause, const QString &cure,
                     const QString &suggestion)
{
    add(Severity::Error, field, code, cause, cure, suggestion);
}

void CheckRun::warn(const QString &field, const QString &code, const QString &cause, const QString &cure,
                    const QString &suggestion)
{
    add(Severity::Warning, field, code, cause, cure, suggestion);
}

void CheckRun::remark(const QString &field, const QString &code, const QString &cause, const QString &cure,
                      const QString &suggestion)
{
    add(Severity::Remark, field, code, cause, cure, suggestion);
}

QString CheckRun::valueOf(const QString &key) const
{
    if (const std::optional<QString> set = property(key))
        return *set;
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const SparkProperty *known = catalogue.find(key);
    return known ? catalogue.defaultOf(*known, version).value_or(QString()) : QString();
}

bool CheckRun::isTrue(const QString &key) const
{
    return valueOf(key).trimmed().compare(u"true", Qt::CaseInsensitive) == 0;
}

QString CheckRun::fieldOf(const QString &key) const
{
    if (propertyOf(config.properties, key))
        return u"properties/"_s + key;
    static const QList<std::pair<QString, QString>> fields{
        {u"spark.driver.memory"_s, u"resources.driver-memory"_s},
        {u"spark.driver.cores"_s, u"resources.driver-cores"_s},
        {u"spark.executor.memory"_s, u"resources.executor-memory"_s},
        {u"spark.executor.cores"_s, u"resources.executor-cores"_s},
        {u"spark.executor.instances"_s, u"resources.executors"_s},
        {u"spark.dynamicAllocation.maxExecutors"_s, u"resources.executors"_s},
        {u"spark.dynamicAllocation.enabled"_s, u"resources.dynamic-allocation"_s},
        {u"spark.jars.packages"_s, u"packages"_s},
        {u"spark.jars.repositories"_s, u"repositories"_s}};
    for (const auto &[name, field] : fields) {
        if (name == key)
            return field;
    }
    return u"properties/"_s + key;
}

bool CheckRun::hasDriver() const
{
    return isKind(SessionKind::LocalSession) || isKind(SessionKind::Submit) || isKind(SessionKind::KernelSession) ||
           isKind(SessionKind::Kubernetes);
}

bool CheckRun::isClusterMode() const
{
    return (isKind(SessionKind::Submit) || isKind(SessionKind::Kubernetes)) && config.submit.clusterMode;
}

QList<SessionProblem> checkSession(const SessionConfig &config, const QString &sparkVersion)
{
    CheckRun run(config, sparkVersion);
    if (config.name.trimmed().isEmpty())
        run.error(u"name"_s, u"no-name"_s, SessionCheck::tr("The configuration has no name."),
                  SessionCheck::tr("Give it one."));
    else if (config.name.size() > 200)
        run.error(u"name"_s, u"long-name"_s, SessionCheck::tr("The name has more than 200 characters."),
                  SessionCheck::tr("Shorten it; there is room in the description."));
    static const QRegularExpression number(u"^[0-9]+(\\.[0-9]+){1,2}([.-].*)?$"_s);
    if (!config.sparkVersion.isEmpty() && !number.match(config.sparkVersion).hasMatch())
        run.warn(u"spark-version"_s, u"bad-version"_s,
                 SessionCheck::tr("“%1” is no version of Spark.").arg(config.sparkVersion.left(60)),
                 SessionCheck::tr("Write it like 4.0 or 3.5.1, or leave it empty."));
    checkMaster(run);
    checkKind(run);
    checkPackages(run);
    checkProperties(run);
    checkTogether(run);
    checkEnvironment(run);
    std::stable_sort(run.problems.begin(), run.problems.end(), [](const SessionProblem &a, const SessionProblem &b) {
        return int(a.severity) < int(b.severity);
    });
    return run.problems;
}

bool canStart(const QList<SessionProblem> &problems)
{
    return std::none_of(problems.begin(), problems.end(), [](const SessionProblem &problem) {
        return problem.severity == SessionProblem::Severity::Error;
    });
}

} // namespace cinderscope
