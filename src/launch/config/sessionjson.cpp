// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionjson.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

std::optional<QString> scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (std::trunc(number) == number && std::abs(number) < 9e15)
        return QString::number(value.toInteger());
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

std::optional<QString> valueText(const QJsonValue &value)
{
    if (!value.isArray())
        return scalarText(value);
    QStringList parts;
    for (const QJsonValue &one : value.toArray()) {
        const std::optional<QString> text = scalarText(one);
        if (!text)
            return std::nullopt;
        parts.append(*text);
    }
    return parts.join(u',');
}

//! "spark_home", "sparkHome" and "SPARK-HOME" are one word.
QString plainKey(const QString &key)
{
    QString plain = key.toLower();
    plain.remove(u'_').remove(u'-').remove(u' ');
    return plain;
}

QStringList listOf(const QJsonValue &value)
{
    QStringList texts;
    const QString joined = valueText(value).value_or(QString());
    for (const QString &one : joined.split(u',', Qt::SkipEmptyParts))
        texts.append(one.trimmed());
    return texts;
}

//! Takes what it knows out of objects; the rest becomes remarks.
class JsonReader
{
public:
    SessionConfig config;
    QList<SessionRemark> remarks;
    bool understood = false;

    void read(const QJsonValue &root)
    {
        if (root.isArray())
            readFirst(root.toArray());
        else
            readObject(root.toObject(), 0);
    }

private:
    void tell(const QString &text) { remarks.append({text, 0, 0}); }

    void readFirst(const QJsonArray &array)
    {
        if (array.isEmpty())
            return;
        if (array.size() > 1)
            tell(u"The file holds %1 configurations; only the first one is read."_s.arg(array.size()));
        readObject(array.first().toObject(), 0);
    }

    void readObject(const QJsonObject &object, int depth)
    {
        for (auto at = object.begin(); at != object.end(); ++at) {
            if (!takeSpecial(at.key(), at.value()) && !takeField(plainKey(at.key()), at.value()))
                m_rest.append(at.key());
        }
        if (!understood && depth == 0 && readNested(object))
            return;
        for (const QString &key : std::as_const(m_rest))
            tell(u"“%1” is not understood here and not used."_s.arg(key.left(120)));
        m_rest.clear();
    }

    //! {"My configuration": { … }, …}
    bool readNested(const QJsonObject &object)
    {
        for (auto at = object.begin(); at != object.end(); ++at) {
            if (!at.value().isObject())
                continue;
            JsonReader inner;
            inner.readObject(at.value().toObject(), 1);
            if (!inner.understood)
                continue;
            config = inner.config;
            remarks = inner.remarks;
            understood = true;
            if (config.name.isEmpty())
                config.name = at.key();
            if (object.size() > 1)
                tell(u"The file holds %1 configurations; only “%2” is read."_s.arg(object.size()).arg(at.key()));
            return true;
        }
        return false;
    }

    //! Shapes of certain tools.
    bool takeSpecial(const QString &key, const QJsonValue &value)
    {
        if (key.startsWith("spark."_L1) && !value.isObject()) {
            addProperty(key, value, {});
            return true;
        }
        if (key == "session_configs"_L1 || key == "sparkconnect"_L1 || key == "metadata"_L1) {
            const QStringList rest = std::exchange(m_rest, {});
            const bool before = std::exchange(understood, false);
            readObject(value.toObject(), 1);
            understood = understood || before || key == "session_configs"_L1;
            m_rest = rest;
            return true;
        }
        if (key == "bundled_options"_L1 || key == "bundles"_L1) {
            takeBundles(value);
            return true;
        }
        if (key == "list_of_options"_L1) {
            takeProperties(value);
            return true;
        }
        if (key.startsWith("kernel_"_L1) && key.endsWith("_credentials"_L1)) {
            const QString url = value.toObject().value("url"_L1).toString();
            tell(u"“%1” names the Livy server %2, which is not used: Spark is started directly."_s.arg(key, url));
            return true;
        }
        return false;
    }

    void takeBundles(const QJsonValue &value)
    {
        if (value.isArray()) { // a notebook's: names only
            understood = true;
            if (const QStringList names = listOf(value); !names.isEmpty())
                tell(u"The bundles %1 are named here, but their properties are not in this file."_s.arg(
                    names.join(u", "_s)));
            return;
        }
        const QJsonObject bundles = value.toObject();
        if (bundles.isEmpty())
            return;
        const auto first = bundles.begin();
        config.name = first.key();
        takeProperties(first.value().isArray() ? first.value() : first.value().toObject().value("options"_L1));
        QStringList others = bundles.keys();
        others.removeAll(first.key());
        if (!others.isEmpty())
            tell(u"The file holds %1 bundles; only “%2” is read, not %3."_s.arg(bundles.size())
                     .arg(first.key(), others.join(u", "_s)));
    }

    void takeProperties(const QJsonValue &value)
    {
        understood = true;
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at)
            addProperty(at.key(), at.value(), {});
        for (const QJsonValue &one : value.toArray()) {
            const QJsonObject pair = one.toObject();
            const QString key = pair.value(pair.contains("name"_L1) ? "name"_L1 : "key"_L1).toString();
            const QString text = one.toString();
            const qsizetype equals = text.indexOf(u'=');
            if (!key.isEmpty())
                addProperty(key, pair.value("value"_L1), pair.value("concatenate"_L1).toString());
            else if (equals > 0)
                addProperty(text.left(equals).trimmed(), text.mid(equals + 1).trimmed(), {});
            else
                tell(u"A property without a name is not used."_s);
        }
    }

    void addProperty(const QString &key, const QJsonValue &value, const QString &separator)
    {
        understood = true;
        const std::optional<QString> text = valueText(value);
        if (!text) {
            tell(u"The value of “%1” is no text, number, truth value or list of them and is not used."_s.arg(
                key.left(120)));
            return;
        }
        const auto same = std::find_if(config.properties.begin(), config.properties.end(),
                                       [&](const auto &pair) { return pair.first == key; });
        if (same == config.properties.end())
            config.properties.append({key, *text});
        else
            same->second = separator.isEmpty() || same->second == *text ? *text : same->second + separator + *text;
        const qsizetype brace = text->indexOf(u'{');
        if (brace >= 0 && text->indexOf(u'}', brace) > brace + 1 && (brace == 0 || text->at(brace - 1) != u'{'))
            tell(u"The value of “%1” holds braces: if they stand for an environment variable, write its value."_s.arg(
                key.left(120)));
    }

    bool takeField(const QString &key, const QJsonValue &value)
    {
        static const QStringList properties{u"conf"_s,      u"config"_s,  u"options"_s,     u"properties"_s,
                                            u"sparkconf"_s, u"configs"_s, u"sparkoptions"_s};
        if (properties.contains(key) && (value.isObject() || value.isArray())) {
            takeProperties(value);
            return true;
        }
        if (key == "env"_L1 || key == "environment"_L1) {
            const QJsonObject object = value.toObject();
            for (auto at = object.begin(); at != object.end(); ++at) {
                if (const std::optional<QString> text = valueText(at.value()))
                    config.environment.append({at.key(), *text});
            }
            return !object.isEmpty();
        }
        return takeText(key, value) || takeNumber(key, value) || takeList(key, value);
    }

    bool takeText(const QString &key, const QJsonValue &value)
    {
        if (!value.isString())
            return false;
        const QString text = value.toString();
        QString *to = key == "name"_L1 || key == "appname"_L1           ? &config.name
                      : key == "description"_L1                         ? &config.description
                      : key == "master"_L1                              ? &config.master
                      : key == "sparkversion"_L1                        ? &config.sparkVersion
                      : key == "sparkhome"_L1                           ? &config.spark.home
                      : key == "python"_L1 || key == "pysparkpython"_L1 ? &config.spark.python
                      : key == "javahome"_L1                            ? &config.spark.java
                      : key == "drivermemory"_L1                        ? &config.driverMemory
                      : key == "executormemory"_L1                      ? &config.executorMemory
                      : key == "classname"_L1                           ? &config.submit.mainClass
                      : key == "file"_L1                                ? &config.submit.application
                                                                        : nullptr;
        if (to) {
            *to = text;
            if (key == "file"_L1 || key == "classname"_L1)
                config.kind = SessionKind::Submit;
            understood = understood || (key != "name"_L1 && key != "description"_L1);
            return true;
        }
        if (key == "queue"_L1) {
            addProperty(u"spark.yarn.queue"_s, value, {});
            return true;
        }
        return key == "kind"_L1 && sessionKindOf(text, config.kind);
    }

    bool takeNumber(const QString &key, const QJsonValue &value)
    {
        bool good = false;
        const int number = valueText(value).value_or(QString()).toInt(&good);
        int *to = key == "drivercores"_L1                             ? &config.driverCores
                  : key == "executorcores"_L1                         ? &config.executorCores
                  : key == "numexecutors"_L1 || key == "executors"_L1 ? &config.executors
                                                                      : nullptr;
        if (!to || !good)
            return false;
        *to = number;
        understood = true;
        return true;
    }

    bool takeList(const QString &key, const QJsonValue &value)
    {
        if (!value.isString() && !value.isArray())
            return false;
        if (key == "archives"_L1) {
            addProperty(u"spark.archives"_s, value, {});
            return true;
        }
        QStringList *to = key == "packages"_L1       ? &config.packages
                          : key == "repositories"_L1 ? &config.repositories
                          : key == "jars"_L1         ? &config.submit.jars
                          : key == "pyfiles"_L1      ? &config.submit.pyFiles
                          : key == "files"_L1        ? &config.submit.files
                          : key == "args"_L1         ? &config.submit.arguments
                                                     : nullptr;
        if (!to)
            return false;
        understood = true;
        if (key != "args"_L1) {
            *to = listOf(value);
            return true;
        }
        for (const QJsonValue &one : value.toArray()) // may hold commas
            to->append(scalarText(one).value_or(QString()));
        return true;
    }

    QStringList m_rest;
};

} // namespace

Result<SessionConfig> readSessionJson(const QByteArray &text, const QString &path, QList<SessionRemark> *remarks)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = text.left(problem.offset);
        const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
        return Error{ErrorCode::Corrupt,
                     u"line %1, column %2: %3. Correct the JSON there."_s.arg(before.count('\n') + 1)
                         .arg(column)
                         .arg(problem.errorString())
                         .toStdString(),
                     path.toStdString()};
    }
    JsonReader reader;
    reader.read(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    if (!reader.understood)
        return Error{ErrorCode::Unsupported,
                     "it is JSON, but none of the forms of a Spark configuration that are known here: spark.* "
                     "properties, Livy, sparkmagic, SparkConnector.",
                     path.toStdString()};
    if (remarks)
        remarks->append(reader.remarks);
    return reader.config;
}

} // namespace cinderscope
