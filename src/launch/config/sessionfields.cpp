// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionfields.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Type = TomlDocument::Type;
//! The part of a configuration that a table stands for.
template <class Part>
using PartOf = std::function<Part &(SessionConfig &)>;

const SessionConfig &plainConfig()
{
    static const SessionConfig config;
    return config;
}

template <class Part>
const Part &partOf(const PartOf<Part> &part, const SessionConfig &config)
{
    return part(const_cast<SessionConfig &>(config)); // only read
}

QByteArray literalOf(const QString &text)
{
    return TomlDocument::literal(text);
}
QByteArray literalOf(const QStringList &texts)
{
    return TomlDocument::literal(texts);
}
QByteArray literalOf(int number)
{
    return QByteArray::number(number);
}
QByteArray literalOf(bool on)
{
    return on ? "true" : "false";
}

bool assignValue(QString &to, const QVariant &value)
{
    to = value.toString();
    return true;
}
bool assignValue(QStringList &to, const QVariant &value)
{
    QStringList texts;
    for (const QVariant &one : value.toList()) {
        if (one.typeId() != QMetaType::QString)
            return false;
        texts.append(one.toString());
    }
    to = texts;
    return true;
}
bool assignValue(int &to, const QVariant &value)
{
    const qlonglong number = value.toLongLong();
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        return false;
    to = int(number);
    return true;
}
bool assignValue(bool &to, const QVariant &value)
{
    to = value.toBool();
    return true;
}

template <class Value>
constexpr Type typeOf()
{
    if constexpr (std::is_same_v<Value, QString>)
        return Type::Text;
    else if constexpr (std::is_same_v<Value, QStringList>)
        return Type::Array;
    else if constexpr (std::is_same_v<Value, bool>)
        return Type::Boolean;
    else
        return Type::Integer;
}

template <class Part, class Value>
SessionField field(const QStringList &path, const PartOf<Part> &part, Value Part::*member)
{
    SessionField field;
    field.path = path;
    field.type = typeOf<Value>();
    field.assign = [part, member](SessionConfig &config, const QVariant &value) {
        return assignValue(part(config).*member, value);
    };
    field.literal = [part, member](const SessionConfig &config) -> std::optional<QByteArray> {
        const Value &value = partOf(part, config).*member;
        if (value == partOf(part, plainConfig()).*member)
            return std::nullopt;
        return literalOf(value);
    };
    return field;
}

//! Adds fields of one table.
template <class Part>
class Table
{
public:
    Table(QList<SessionField> &fields, const QString &name, PartOf<Part> part)
        : m_fields(fields), m_name(name), m_part(std::move(part))
    {
    }
    template <class Value>
    Table &add(const QString &key, Value Part::*member)
    {
        m_fields.append(field(m_name.isEmpty() ? QStringList{key} : QStringList{m_name, key}, m_part, member));
        return *this;
    }

private:
    QList<SessionField> &m_fields;
    QString m_name;
    PartOf<Part> m_part;
};

SessionField kindField()
{
    SessionField field;
    field.path = QStringList{u"kind"_s};
    field.assign = [](SessionConfig &config, const QVariant &value) {
        return sessionKindOf(value.toString(), config.kind);
    };
    field.literal = [](const SessionConfig &config) { return literalOf(sessionKindWord(config.kind)); };
    return field;
}

void addRoot(QList<SessionField> &fields)
{
    const PartOf<SessionConfig> whole = [](SessionConfig &config) -> SessionConfig & { return config; };
    Table<SessionConfig> root(fields, {}, whole);
    root.add(u"name"_s, &SessionConfig::name);
    fields.append(kindField());
    root.add(u"description"_s, &SessionConfig::description)
        .add(u"master"_s, &SessionConfig::master)
        .add(u"spark-version"_s, &SessionConfig::sparkVersion)
        .add(u"packages"_s, &SessionConfig::packages)
        .add(u"repositories"_s, &SessionConfig::repositories)
        .add(u"listener"_s, &SessionConfig::listener)
        .add(u"keep-running"_s, &SessionConfig::keepRunning)
        .add(u"connect-server"_s, &SessionConfig::connectServer);
    Table<SparkSource>(fields, u"spark"_s, [](SessionConfig &config) -> SparkSource & { return config.spark; })
        .add(u"home"_s, &SparkSource::home)
        .add(u"python"_s, &SparkSource::python)
        .add(u"java"_s, &SparkSource::java);
    Table<SessionConfig>(fields, u"resources"_s, whole)
        .add(u"driver-memory"_s, &SessionConfig::driverMemory)
        .add(u"driver-cores"_s, &SessionConfig::driverCores)
        .add(u"executor-memory"_s, &SessionConfig::executorMemory)
        .add(u"executor-cores"_s, &SessionConfig::executorCores)
        .add(u"executors"_s, &SessionConfig::executors)
        .add(u"dynamic-allocation"_s, &SessionConfig::dynamicAllocation);
}

void addKinds(QList<SessionField> &fields)
{
    Table<SubmitSettings>(fields, u"submit"_s, [](SessionConfig &config) -> SubmitSettings & { return config.submit; })
        .add(u"application"_s, &SubmitSettings::application)
        .add(u"main-class"_s, &SubmitSettings::mainClass)
        .add(u"arguments"_s, &SubmitSettings::arguments)
        .add(u"cluster-mode"_s, &SubmitSettings::clusterMode)
        .add(u"jars"_s, &SubmitSettings::jars)
        .add(u"py-files"_s, &SubmitSettings::pyFiles)
        .add(u"files"_s, &SubmitSettings::files);
    Table<ClusterSettings>(fields, u"cluster"_s,
                           [](SessionConfig &config) -> ClusterSettings & { return config.cluster; })
        .add(u"host"_s, &ClusterSettings::host)
        .add(u"port"_s, &ClusterSettings::port)
        .add(u"web-port"_s, &ClusterSettings::webPort)
        .add(u"workers"_s, &ClusterSettings::workers)
        .add(u"worker-cores"_s, &ClusterSettings::workerCores)
        .add(u"worker-memory"_s, &ClusterSettings::workerMemory)
        .add(u"hosts"_s, &ClusterSettings::hosts)
        .add(u"workers-file"_s, &ClusterSettings::workersFile)
        .add(u"remote-spark-home"_s, &ClusterSettings::remoteSparkHome)
        .add(u"remote-java"_s, &ClusterSettings::remoteJava);
    Table<NotebookSettings>(fields, u"notebook"_s,
                            [](SessionConfig &config) -> NotebookSettings & { return config.notebook; })
        .add(u"server"_s, &NotebookSettings::server)
        .add(u"kernel"_s, &NotebookSettings::kernel)
        .add(u"template"_s, &NotebookSettings::templateName)
        .add(u"existing"_s, &NotebookSettings::existing)
        .add(u"folder"_s, &NotebookSettings::folder)
        .add(u"port"_s, &NotebookSettings::port)
        .add(u"lab"_s, &NotebookSettings::lab);
    Table<HistorySettings>(fields, u"history"_s,
                           [](SessionConfig &config) -> HistorySettings & { return config.history; })
        .add(u"folder"_s, &HistorySettings::folder)
        .add(u"port"_s, &HistorySettings::port);
}

} // namespace

const QList<SessionField> &sessionFields()
{
    static const QList<SessionField> fields = [] {
        QList<SessionField> all;
        addRoot(all);
        addKinds(all);
        return all;
    }();
    return fields;
}

QString fieldName(const QStringList &path)
{
    return path.join(u'.');
}

} // namespace cinderscope
