// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sparkcatalogue.h"

#include "launch/config/editdistance.h"

#include <algorithm>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

static void makeCatalogueAvailable()
{
    Q_INIT_RESOURCE(launch_config_catalogue); // a static library's resources are not found by themselves
}

namespace cinderscope {

namespace {

SparkProperty::Type typeOf(const QString &letter)
{
    using Type = SparkProperty::Type;
    static const QHash<QString, Type> types{{u"b"_s, Type::Boolean}, {u"i"_s, Type::Integer}, {u"n"_s, Type::Number},
                                            {u"z"_s, Type::Bytes},   {u"t"_s, Type::Time},    {u"l"_s, Type::List},
                                            {u"r"_s, Type::Regex}};
    return types.value(letter, Type::Text);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

SparkProperty propertyFrom(const QJsonObject &object, const QStringList &versions)
{
    SparkProperty property;
    property.key = object.value("k"_L1).toString();
    property.type = typeOf(object.value("t"_L1).toString());
    property.unit = object.value("u"_L1).toString();
    property.documentation = object.value("w"_L1).toString();
    property.since = object.value("v"_L1).toString();
    property.deprecatedSince = object.value("x"_L1).toString();
    property.replacement = object.value("y"_L1).toString();
    property.choices = textsOf(object.value("c"_L1));
    property.exactChoices = object.value("e"_L1).toBool();
    property.alternatives = textsOf(object.value("a"_L1));
    property.fixed = object.value("s"_L1).toBool();
    property.internal = object.value("internal"_L1).toBool();
    if (object.contains("min"_L1))
        property.least = object.value("min"_L1).toDouble();
    if (object.contains("max"_L1))
        property.most = object.value("max"_L1).toDouble();
    const QJsonValue defaults = object.value("d"_L1);
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const QJsonValue one = defaults.isArray() ? defaults.toArray().at(i) : defaults;
        if (!one.isNull())
            property.defaults.append({versions.at(i), one.toString()});
    }
    return property;
}

} // namespace

const SparkCatalogue &SparkCatalogue::instance()
{
    static const SparkCatalogue catalogue = [] {
        makeCatalogueAvailable();
        QFile file(u":/launch/catalogue.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        return SparkCatalogue(opened ? file.readAll() : QByteArray());
    }();
    return catalogue;
}

SparkCatalogue::SparkCatalogue(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    m_versions = textsOf(root.value("versions"_L1));
    m_families = textsOf(root.value("families"_L1));
    const QJsonArray list = root.value("properties"_L1).toArray();
    m_properties.reserve(list.size());
    for (const QJsonValue &one : list)
        m_properties.append(propertyFrom(one.toObject(), m_versions));
    std::sort(m_properties.begin(), m_properties.end(),
              [](const SparkProperty &a, const SparkProperty &b) { return a.key < b.key; });
    for (qsizetype i = 0; i < m_properties.size(); ++i) {
        for (const QString &older : m_properties.at(i).alternatives)
            m_index.insert(older, i);
    }
    for (const SparkProperty &property : std::as_const(m_properties)) {
        if (!property.internal && property.deprecatedSince.isEmpty())
            m_offered.append(property.key);
    }
    for (qsizetype i = 0; i < m_properties.size(); ++i)
        m_index.insert(m_properties.at(i).key, i); // its own entry wins over being another's older name
}

const SparkProperty *SparkCatalogue::find(const QString &key) const
{
    const auto at = m_index.constFind(key);
    return at == m_index.constEnd() ? nullptr : &m_properties.at(*at);
}

bool SparkCatalogue::isFamily(const QString &key) const
{
    return std::any_of(m_families.begin(), m_families.end(),
                       [&](const QString &family) { return key.size() > family.size() && key.startsWith(family); });
}

std::optional<QString> SparkCatalogue::defaultOf(const SparkProperty &property, const QString &sparkVersion) const
{
    if (m_versions.isEmpty())
        return std::nullopt;
    const QVersionNumber wanted = QVersionNumber::fromString(sparkVersion);
    QString version = m_versions.last();
    if (!wanted.isNull()) {
        version = m_versions.first();
        for (const QString &one : m_versions) {
            // "4.3" stands for any 4.3: patches are not compared.
            const QVersionNumber known = QVersionNumber::fromString(one);
            if (QVersionNumber(known.majorVersion(), known.minorVersion()) <=
                QVersionNumber(wanted.majorVersion(), wanted.minorVersion()))
                version = one;
        }
    }
    for (const SparkProperty::Default &one : property.defaults) {
        if (one.version == version)
            return one.text;
    }
    return std::nullopt;
}

QStringList SparkCatalogue::nearest(const QString &key, int most) const
{
    return nearestOf(key, m_offered, most);
}

} // namespace cinderscope
