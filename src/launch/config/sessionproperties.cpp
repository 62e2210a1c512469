// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionproperties.h"

#include "core/redaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

void put(PropertyPairs &pairs, const QString &key, const QString &value)
{
    const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.first == key; });
    if (same == pairs.end())
        pairs.append({key, value});
    else
        same->second = value;
}

void putResources(PropertyPairs &pairs, const SessionConfig &config)
{
    if (!config.driverMemory.isEmpty())
        put(pairs, u"spark.driver.memory"_s, config.driverMemory);
    if (config.driverCores > 0)
        put(pairs, u"spark.driver.cores"_s, QString::number(config.driverCores));
    if (!config.executorMemory.isEmpty())
        put(pairs, u"spark.executor.memory"_s, config.executorMemory);
    if (config.executorCores > 0)
        put(pairs, u"spark.executor.cores"_s, QString::number(config.executorCores));
    if (config.dynamicAllocation) {
        put(pairs, u"spark.dynamicAllocation.enabled"_s, u"true"_s);
        if (propertyOf(config.properties, u"spark.shuffle.service.enabled"_s) != u"true"_s)
            put(pairs, u"spark.dynamicAllocation.shuffleTracking.enabled"_s, u"true"_s);
        if (config.executors > 0)
            put(pairs, u"spark.dynamicAllocation.maxExecutors"_s, QString::number(config.executors));
    } else if (config.executors > 0) {
        put(pairs, u"spark.executor.instances"_s, QString::number(config.executors));
    }
}

//! Both lists, each entry once.
QString joined(const QStringList &first, const QString &second)
{
    QStringList all;
    for (const QString &one : first + second.split(u',')) {
        if (const QString text = one.trimmed(); !text.isEmpty() && !all.contains(text))
            all.append(text);
    }
    return all.join(u',');
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

} // namespace

PropertyPairs effectiveProperties(const SessionConfig &config)
{
    PropertyPairs pairs;
    putResources(pairs, config);
    if (!config.packages.isEmpty())
        put(pairs, u"spark.jars.packages"_s, joined(config.packages, {}));
    if (!config.repositories.isEmpty())
        put(pairs, u"spark.jars.repositories"_s, joined(config.repositories, {}));
    for (const auto &[key, value] : config.properties) {
        if (key == "spark.jars.packages"_L1)
            put(pairs, key, joined(config.packages, value));
        else if (key == "spark.jars.repositories"_L1)
            put(pairs, key, joined(config.repositories, value));
        else
            put(pairs, key, value);
    }
    return pairs;
}

std::optional<QString> propertyOf(const PropertyPairs &properties, const QString &key)
{
    for (const auto &[name, value] : properties) {
        if (name == key)
            return value;
    }
    return std::nullopt;
}

QString effectiveMaster(const SessionConfig &config)
{
    if (!config.master.isEmpty())
        return config.master;
    if (const std::optional<QString> master = propertyOf(config.properties, u"spark.master"_s))
        return *master;
    switch (config.kind) {
    case SessionKind::StandaloneCluster:
    case SessionKind::SshCluster:
    case SessionKind::HistoryServer:
    case SessionKind::NotebookServer:
    case SessionKind::Kubernetes:
        return {};
    case SessionKind::LocalSession:
    case SessionKind::Submit:
    case SessionKind::KernelSession:
        break;
    }
    return u"local[*]"_s;
}

bool isSecret(const QString &key, const QString &value)
{
    static const Redaction redaction;
    return redaction.isSecret(utf8(key), utf8(value));
}

bool isSecret(const SessionConfig &config, const QString &key, const QString &value)
{
    if (isSecret(key, value))
        return true;
    const std::optional<QString> pattern = propertyOf(config.properties, u"spark.redaction.regex"_s);
    return pattern && Redaction(utf8(*pattern)).isSecret(utf8(key), utf8(value));
}

QStringList secretValues(const SessionConfig &config)
{
    const std::optional<QString> pattern = propertyOf(config.properties, u"spark.redaction.regex"_s);
    const Redaction own = pattern ? Redaction(utf8(*pattern)) : Redaction();
    QStringList values;
    for (const auto &[key, value] : effectiveProperties(config) + config.environment) {
        if (key == "spark.redaction.regex"_L1)
            continue; // finds itself, and is none
        if (!value.isEmpty() && (isSecret(key, value) || own.isSecret(utf8(key), utf8(value))))
            values.append(value);
    }
    return values;
}

} // namespace cinderscope
