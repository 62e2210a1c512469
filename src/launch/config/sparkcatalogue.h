// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace cinderscope {

//! One property that Spark knows.
struct SparkProperty
{
    enum class Type
    {
        Text,
        Boolean,
        Integer, //!< Int or Long
        Number,  //!< Double
        Bytes,   //!< "512m"; a bare number is in unit
        Time,    //!< "30s"; a bare number is in unit
        List,    //!< separated by commas
        Regex    //!< Java's
    };
    //! One of the versions that the catalogue was made from.
    struct Default
    {
        QString version; //!< "3.5.9"
        QString text;    //!< as Spark writes it: "1g", "200", "<value of spark.x>"; empty: none ("<undefined>")
        bool operator==(const Default &) const = default;
    };

    QString key;
    Type type = Type::Text;
    QString unit;                      //!< of bare numbers: "b", "KiB", "MiB", "ms", "s", …; empty: none
    QList<Default> defaults;           //!< the oldest version first; a version without this property is missing
    QString documentation;             //!< Spark's own English text (Apache-2.0) or ours
    QString since;                     //!< "2.3.0"; empty: not told
    QString deprecatedSince;           //!< "3.0"; empty: is not deprecated
    QString replacement;               //!< a key or a sentence, with deprecatedSince
    QStringList choices;               //!< the only values that Spark takes; empty: not limited
    bool exactChoices = false;         //!< upper and lower case of a choice matter
    QStringList alternatives;          //!< older keys that are still read
    std::optional<double> least, most; //!< of Integer and Number
    bool internal = false;             //!< for Spark's own developers; has no place in a list to choose from
    bool fixed = false; //!< a static SQL setting, or one that is read before the driver starts: not at run time

    bool isSql() const { return key.startsWith(QLatin1String("spark.sql.")); }
};

//! What Spark 3.5 and 4.3 know: made by tests/support/spark-catalogue from the real ones' ConfigEntry registry and
//! SQLConf, plus what is only in their documentation. Immutable, any thread; read at its first use (some milliseconds).
class SparkCatalogue
{
public:
    static const SparkCatalogue &instance();
    //! For tests: the same from another document. Unreadable ones give an empty catalogue.
    explicit SparkCatalogue(const QByteArray &json);

    const QList<SparkProperty> &properties() const { return m_properties; } //!< by key
    //! nullptr where Spark does not know it. Keys of alternatives (older names) are found too.
    const SparkProperty *find(const QString &key) const;
    //! A family where people make up the rest: spark.executorEnv.X, spark.hadoop.x, spark.sql.catalog.name, …
    bool isFamily(const QString &key) const;
    //! The default in \a sparkVersion ("4.3", "3.5.1"; empty or unknown: the newest of the catalogue; between two of
    //! them: the nearest below, else the oldest). nullopt: that version does not have the property.
    std::optional<QString> defaultOf(const SparkProperty &property, const QString &sparkVersion) const;
    //! Keys for a list to choose from: no internal and no outdated ones.
    const QStringList &offeredKeys() const { return m_offered; }
    //! Known keys nearest to a mistyped one, best first; empty where none is near.
    QStringList nearest(const QString &key, int most = 3) const;
    const QStringList &versions() const { return m_versions; } //!< "3.5.9", "4.3.0"

private:
    QList<SparkProperty> m_properties;
    QHash<QString, qsizetype> m_index;
    QStringList m_families, m_versions, m_offered;
};

} // namespace cinderscope
