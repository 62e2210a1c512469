// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launchenvironment.h"

#include "act/snippets/sparkproperties.h"
#include "act/snippets/sparkversion.h"
#include "launch/config/sessionproperties.h"
#include "live/wire/listenserver.h"
#include "live/wire/sessionsettings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! "a,b" and "c" to "a,b,c"; an entry comes once.
QString joined(const QString &list, const QString &entry, QChar separator)
{
    const QStringList entries = list.split(separator, Qt::SkipEmptyParts);
    return entries.contains(entry) ? list : QStringList(entries + QStringList{entry}).join(separator);
}

//! One logical line of a properties file, beginning at \a at; java.util.Properties.load: a backslash at the end goes on
//! in the next line, whose leading blanks do not count.
QString logicalLine(const QStringList &lines, qsizetype &at)
{
    QString text;
    for (bool goesOn = true; goesOn && at < lines.size();) {
        QString line = lines[at++];
        qsizetype blanks = 0;
        while (blanks < line.size() && (line[blanks] == u' ' || line[blanks] == u'\t' || line[blanks] == u'\f'))
            ++blanks;
        line.remove(0, blanks);
        if (text.isEmpty() && (line.startsWith(u'#') || line.startsWith(u'!')))
            return {};
        qsizetype slashes = 0;
        while (slashes < line.size() && line[line.size() - 1 - slashes] == u'\\')
            ++slashes;
        goesOn = slashes % 2 == 1;
        text += goesOn ? line.chopped(1) : line;
    }
    return text;
}

//! Reads one character behind \a at, with escapes.
QChar unescaped(const QString &text, qsizetype &at, bool &escaped)
{
    escaped = text[at] == u'\\' && at + 1 < text.size();
    if (!escaped)
        return text[at++];
    const QChar c = text[at + 1];
    at += 2;
    if (c == u'u' && at + 4 <= text.size()) {
        bool isHex = false;
        const ushort code = text.mid(at, 4).toUShort(&isHex, 16);
        if (isHex) {
            at += 4;
            return QChar(code);
        }
    }
    return c == u'n' ? u'\n' : c == u't' ? u'\t' : c == u'r' ? u'\r' : c == u'f' ? u'\f' : c;
}

} // namespace

LaunchListener LaunchListener::of(const ListenAddress &address)
{
    LaunchListener listener = installed();
    listener.addresses = address.addresses();
    listener.secret = address.secret;
    return listener;
}

LaunchListener LaunchListener::installed()
{
    LaunchListener listener;
    listener.jar = findListenerJar();
    return listener;
}

int javaMajorOf(const QString &text, QString *version)
{
    static const QRegularExpression pattern(u"version \"((\\d+)(?:\\.(\\d+))?[^\"]*)\""_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return 0;
    if (version)
        *version = match.captured(1);
    const int first = match.captured(2).toInt();
    return first == 1 ? match.captured(3).toInt() : first; // "1.8.0_412"
}

std::optional<LaunchReason> javaProblem(const QString &sparkVersion, int javaMajor, const QString &java)
{
    const SparkVersion spark = SparkVersion::of(sparkVersion);
    if (!spark.isKnown() || javaMajor <= 0)
        return {};
    const LaunchSentence has =
        LaunchSentence::tr("Spark %1 does not run on Java %2 (%3).", {sparkVersion, javaMajor, java});
    if (spark.isAtLeast(4, 0) && javaMajor < 17)
        return LaunchReason{
            u"wrong-java"_s,
            has,
            LaunchSentence::tr("Install Java 17 or later, and name it in the configuration (JAVA_HOME)."),
            {}};
    if (!spark.isAtLeast(4, 0) && spark.isAtLeast(3, 3) && (javaMajor < 8 || javaMajor >= 24))
        return LaunchReason{
            u"wrong-java"_s,
            has,
            LaunchSentence::tr("Install Java 17 (or 8, or 11), and name it in the configuration (JAVA_HOME)."),
            {}};
    if (!spark.isAtLeast(3, 3) && javaMajor >= 17)
        return LaunchReason{u"wrong-java"_s,
                            has,
                            LaunchSentence::tr("Install Java 8 or 11, and name it in the configuration (JAVA_HOME)."),
                            {}};
    return {};
}

PropertyPairs readSparkDefaults(const QString &path)
{
    PropertyPairs properties;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return properties;
    const QStringList lines =
        QString::fromUtf8(file.readAll()).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').split(u'\n');
    for (qsizetype at = 0; at < lines.size();) {
        const QString line = logicalLine(lines, at);
        QString key, value;
        qsizetype i = 0;
        bool escaped = false;
        while (i < line.size()) {
            const qsizetype before = i;
            const QChar c = unescaped(line, i, escaped);
            if (!escaped && (c == u' ' || c == u'\t' || c == u'\f' || c == u'=' || c == u':')) {
                i = before;
                break;
            }
            key += c;
        }
        const auto skipBlanks = [&line, &i] {
            while (i < line.size() && (line[i] == u' ' || line[i] == u'\t' || line[i] == u'\f'))
                ++i;
        };
        skipBlanks();
        if (i < line.size() && (line[i] == u'=' || line[i] == u':')) {
            ++i;
            skipBlanks();
        }
        while (i < line.size())
            value += unescaped(line, i, escaped);
        if (!key.isEmpty())
            setSparkProperty(properties, key, value.trimmed());
    }
    return properties;
}

QByteArray sparkDefaultsText(const PropertyPairs &properties)
{
    QByteArray text;
    for (const auto &[key, value] : properties)
        text += QByteArray::fromStdString(sparkDefaultsLine(key.toStdString(), value.toStdString())) + '\n';
    return text;
}

void setSparkProperty(PropertyPairs &properties, const QString &key, const QString &value)
{
    for (auto &[known, present] : properties) {
        if (known == key) {
            present = value;
            return;
        }
    }
    properties.append({key, value});
}

PropertyPairs withListener(PropertyPairs properties, const LaunchListener &listener)
{
    if (listener.jar.isEmpty() || listener.jar.contains(u':')) // no class path can hold a colon
        return properties;
    const auto append = [&properties](const QString &key, const QString &entry, QChar separator) {
        setSparkProperty(properties, key, joined(propertyOf(properties, key).value_or(QString()), entry, separator));
    };
    append(u"spark.extraListeners"_s, QString::fromLatin1(kListenerClass), u',');
    append(u"spark.driver.extraClassPath"_s, listener.jar, u':');
    return properties;
}

void addListener(QProcessEnvironment &environment, const LaunchListener &listener)
{
    if (listener.jar.isEmpty())
        return;
    environment.insert(u"CINDERSCOPE_LISTENER_JAR"_s, listener.jar);
    if (listener.addresses.isEmpty() || listener.secret.isEmpty())
        return;
    environment.insert(u"CINDERSCOPE_LISTENER_ADDRESS"_s, listener.addresses);
    environment.insert(u"CINDERSCOPE_LISTENER_SECRET"_s, QString::fromLatin1(listener.secret));
}

QProcessEnvironment launchEnvironment(const SessionConfig &config, const SparkInstallation &spark,
                                      const LaunchListener &listener, const QProcessEnvironment &base)
{
    QProcessEnvironment environment = base;
    for (const char *name : {"PYSPARK_SUBMIT_ARGS", "PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET",
                             "SPARK_ENV_LOADED", "CINDERSCOPE_LISTENER_ADDRESS", "CINDERSCOPE_LISTENER_SECRET"})
        environment.remove(QString::fromLatin1(name)); // of a session that we were started from
    if (!spark.home.isEmpty())
        environment.insert(u"SPARK_HOME"_s, spark.home);
    if (!spark.javaHome.isEmpty())
        environment.insert(u"JAVA_HOME"_s, spark.javaHome);
    if (!spark.python.isEmpty()) {
        environment.insert(u"PYSPARK_PYTHON"_s, spark.python);
        environment.insert(u"PYSPARK_DRIVER_PYTHON"_s, spark.python);
        environment.remove(u"PYSPARK_DRIVER_PYTHON_OPTS"_s);
    }
    const QDir python(spark.home + u"/python"_s);
    if (!spark.home.isEmpty() && python.exists(u"pyspark/__init__.py"_s)) { // an unpacked Spark: as bin/pyspark does it
        QStringList path{python.absolutePath()};
        for (const QString &name : QDir(python.filePath(u"lib"_s)).entryList({u"py4j-*.zip"_s}, QDir::Files))
            path += python.filePath(u"lib/"_s + name);
        if (const QString present = base.value(u"PYTHONPATH"_s); !present.isEmpty())
            path += present;
        environment.insert(u"PYTHONPATH"_s, path.join(u':'));
    }
    if (config.listener)
        addListener(environment, listener);
    for (const auto &[name, value] : config.environment)
        environment.insert(name, value);
    return environment;
}

PropertyPairs launchProperties(const SessionConfig &config, const SparkInstallation &spark,
                               const LaunchListener &listener, const QProcessEnvironment &environment)
{
    QString folder = environment.value(u"SPARK_CONF_DIR"_s);
    if (folder.isEmpty())
        folder = spark.home + u"/conf"_s;
    PropertyPairs properties = readSparkDefaults(folder + u"/spark-defaults.conf"_s);
    for (const auto &[key, value] : effectiveProperties(config))
        setSparkProperty(properties, key, value);
    return config.listener ? withListener(std::move(properties), listener) : properties;
}

} // namespace cinderscope
