// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionfile.h"

#include "launch/config/editdistance.h"
#include "launch/config/sessionfields.h"
#include "launch/config/sessionjson.h"
#include "launch/config/tomldocument.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Type = TomlDocument::Type;
using Value = TomlDocument::Value;

constexpr qint64 kMostBytes = 1 << 20;

Error error(ErrorCode code, const QString &detail, const QString &path)
{
    return Error{code, detail.toStdString(), path.toStdString()};
}

QString typeName(Type type)
{
    switch (type) {
    case Type::Text:
        return u"a text"_s;
    case Type::Integer:
        return u"a whole number"_s;
    case Type::Number:
        return u"a number"_s;
    case Type::Boolean:
        return u"true or false"_s;
    case Type::Time:
        return u"a date or time"_s;
    case Type::Array:
        return u"a list of texts"_s;
    case Type::Table:
        break;
    }
    return u"a table"_s;
}

QString example(const SessionField &field)
{
    const QString key = field.path.last();
    switch (field.type) {
    case Type::Text:
        return key + u" = \"…\""_s;
    case Type::Integer:
        return key + u" = 1"_s;
    case Type::Boolean:
        return key + u" = true"_s;
    default:
        return key + u" = [\"…\", \"…\"]"_s;
    }
}

Error placed(const Value &value, const QString &text, const QString &path)
{
    return error(ErrorCode::Corrupt, u"line %1, column %2: %3"_s.arg(value.line).arg(value.column).arg(text), path);
}

//! What stands in [properties] and [environment]; false for what can be no value.
bool scalarText(const QVariant &value, QString &text)
{
    if (!value.isValid())
        return false;
    text = value.toString(); // bool: "true", "false"
    return true;
}

bool pairText(const Value &value, QString &text)
{
    if (value.type != Type::Array)
        return scalarText(value.value, text);
    QStringList parts;
    for (const QVariant &one : value.value.toList()) {
        if (!scalarText(one, parts.emplaceBack()))
            return false;
    }
    text = parts.join(u',');
    return true;
}

//! Reads a document's values into a configuration.
class TomlReader
{
public:
    TomlReader(const TomlDocument &document, const QString &path) : m_document(document), m_path(path) {}

    Result<SessionConfig> read()
    {
        for (const Value &value : m_document.values()) {
            if (std::optional<Error> problem = take(value))
                return *problem;
        }
        return m_config;
    }
    QList<SessionRemark> remarks;
    QList<QByteArray> unknown; //!< path and text of what is not ours, in order

private:
    std::optional<Error> take(const Value &value)
    {
        const QString table = value.path.first();
        const bool isPairs = table == "properties"_L1 || table == "environment"_L1;
        if (isPairs && !value.repeated && value.path.size() > 1 && value.type != Type::Table)
            return takePair(value, table == "properties"_L1 ? m_config.properties : m_config.environment);
        if (isPairs && value.path.size() == 1 && value.type != Type::Table)
            return placed(value, u"“%1” must be a table. Write [%1] on a line of its own."_s.arg(table), m_path);
        for (const SessionField &field : sessionFields()) {
            if (field.path == value.path && !value.repeated)
                return takeField(field, value);
        }
        takeUnknown(value, isPairs);
        return {};
    }

    std::optional<Error> takeField(const SessionField &field, const Value &value)
    {
        const QString name = fieldName(field.path);
        if (value.type != field.type)
            return placed(value,
                          u"“%1” must be %2, not %3. Write %4."_s.arg(name, typeName(field.type), typeName(value.type),
                                                                      example(field)),
                          m_path);
        if (field.assign(m_config, value.value))
            return {};
        if (field.path == QStringList{u"kind"_s}) {
            QStringList words;
            for (const SessionKind kind : sessionKinds())
                words.append(sessionKindWord(kind));
            return placed(
                value,
                u"there is no kind “%1”. Write one of %2."_s.arg(value.value.toString().left(60), words.join(u", "_s)),
                m_path);
        }
        if (field.type == Type::Integer)
            return placed(value, u"“%1” is too large a number. Write one below 2147483648."_s.arg(name), m_path);
        return placed(value, u"“%1” must be a list of texts. Write %2."_s.arg(name, example(field)), m_path);
    }

    std::optional<Error> takePair(const Value &value, PropertyPairs &pairs)
    {
        // Nested tables are the parts of a dotted key.
        const QString key = value.path.mid(1).join(u'.');
        QString text;
        if (!pairText(value, text))
            return placed(
                value,
                u"“%1” must be a text, a number, true or false, or a list of them. Write \"%1\" = \"…\"."_s.arg(
                    key.left(120)),
                m_path);
        const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.first == key; });
        if (same == pairs.end()) {
            pairs.append({key, text});
        } else {
            same->second = text;
            remarks.append({u"“%1” comes twice; the last one counts."_s.arg(key.left(120)), value.line, value.column});
        }
        return {};
    }

    void takeUnknown(const Value &value, bool isEmptyPairs)
    {
        static const QStringList tables{u"spark"_s,   u"resources"_s, u"submit"_s,
                                        u"cluster"_s, u"notebook"_s,  u"history"_s};
        if (isEmptyPairs ||
            (value.type == Type::Table && value.path.size() == 1 && tables.contains(value.path.first())))
            return;
        unknown.append(value.path.join(QChar(0x1f)).toUtf8() + '=' + m_document.raw(value));
        const QString name = fieldName(value.path);
        QStringList known;
        for (const SessionField &field : sessionFields())
            known.append(fieldName(field.path));
        const QStringList near = nearestOf(name, known, 1);
        QString text = u"“%1” is not known here; it is kept as it is."_s.arg(name.left(120));
        if (!near.isEmpty())
            text += u" Did you mean “%1”?"_s.arg(near.first());
        remarks.append({text, value.line, value.column});
    }

    const TomlDocument &m_document;
    QString m_path;
    SessionConfig m_config;
};

Result<QByteArray> readBytes(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return error(ErrorCode::InvalidArgument, u"it is a folder. Choose a file in it."_s, path);
    if (!info.exists())
        return error(ErrorCode::NotFound, u"there is no such file."_s, path);
    if (!info.isFile())
        return error(ErrorCode::InvalidArgument, u"it is no regular file."_s, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return error(errno == EACCES || errno == EPERM ? ErrorCode::NoPermission : ErrorCode::Io, file.errorString(),
                     path);
    const QByteArray text = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return error(ErrorCode::Io, file.errorString(), path);
    if (text.size() > kMostBytes)
        return error(ErrorCode::TooLarge, u"it is larger than 1 MiB, too large for a configuration."_s, path);
    return text;
}

QByteArray digestOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

//! Line of the first byte that is no UTF-8, or of a NUL; 0 where all is well.
int badLine(const QByteArray &text)
{
    QByteArrayView rest(text);
    int line = 1;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView one = end < 0 ? rest : rest.first(end);
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(one);
        if (decoder.hasError() || one.contains('\0'))
            return line;
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        ++line;
    }
    return 0;
}

Result<SessionConfig> readToml(const QByteArray &text, const QString &path, QList<SessionRemark> *remarks)
{
    Result<TomlDocument> document = TomlDocument::parse(text);
    if (!document) {
        Error problem = document.error();
        problem.source = path.toStdString();
        return problem;
    }
    TomlReader reader(*document, path);
    Result<SessionConfig> config = reader.read();
    if (config && remarks)
        remarks->append(reader.remarks);
    return config;
}

PropertyPairs sorted(PropertyPairs pairs)
{
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

bool holdsTheSame(SessionConfig a, SessionConfig b)
{
    a.properties = sorted(a.properties);
    b.properties = sorted(b.properties);
    a.environment = sorted(a.environment);
    b.environment = sorted(b.environment);
    return a == b;
}

//! A number or a truth value stays bare where the person wrote it so.
QByteArray pairLiteral(const QString &text, const Value *before)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (before && before->type == Type::Integer && isNumber && QString::number(number) == text)
        return text.toLatin1();
    if (before && before->type == Type::Boolean && (text == "true"_L1 || text == "false"_L1))
        return text.toLatin1();
    return TomlDocument::literal(text);
}

//! Where a dotted key of a pair stands, quoted or nested.
const Value *pairPlace(const TomlDocument &document, const QString &table, const QString &key)
{
    const Value *found = nullptr;
    for (const Value &value : document.values()) {
        if (value.path.size() > 1 && value.path.first() == table && value.path.mid(1).join(u'.') == key &&
            !value.repeated && value.type != Type::Table)
            found = &value;
    }
    return found;
}

void appendPairs(QList<TomlDocument::Change> &changes, const TomlDocument &document, const QString &table,
                 const PropertyPairs &before, const PropertyPairs &after)
{
    const auto has = [](const PropertyPairs &pairs, const QString &key) {
        return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.first == key; });
    };
    for (const auto &[key, text] : after) {
        const Value *place = pairPlace(document, table, key);
        if (!place)
            changes.append({{table, key}, TomlDocument::literal(text)});
        else if (!before.contains({key, text}))
            changes.append({place->path, pairLiteral(text, place)});
    }
    for (const Value &value : document.values()) {
        if (value.path.size() > 1 && value.path.first() == table && value.type != Type::Table && !value.repeated &&
            !has(after, value.path.mid(1).join(u'.')))
            changes.append({value.path, std::nullopt});
    }
}

Result<QByteArray> changedText(const QByteArray &text, const SessionConfig &config, const QString &path)
{
    Result<TomlDocument> document = TomlDocument::parse(text);
    if (!document)
        return document.error();
    TomlReader reader(*document, path);
    const Result<SessionConfig> before = reader.read();
    if (!before)
        return before.error();
    QList<TomlDocument::Change> changes;
    for (const SessionField &field : sessionFields()) {
        const std::optional<QByteArray> literal = field.literal(config);
        if (literal == field.literal(*before))
            continue;
        changes.append({field.path, literal});
    }
    appendPairs(changes, *document, u"properties"_s, before->properties, config.properties);
    appendPairs(changes, *document, u"environment"_s, before->environment, config.environment);
    const QByteArray after = document->changed(changes);

    // The proof that it came out right: read again, it is what was to be saved, and the rest is what it was.
    const Result<TomlDocument> again = TomlDocument::parse(after);
    if (again) {
        TomlReader check(*again, path);
        const Result<SessionConfig> read = check.read();
        if (read && holdsTheSame(*read, config) && check.unknown == reader.unknown)
            return after;
    }
    return error(ErrorCode::Unsupported,
                 u"it is written in a way that cannot be changed here without loss. Change it in an editor, or save a "
                 "copy."_s,
                 path);
}

Result<void> saveBytes(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly)) {
        const int number = errno;
        const ErrorCode code = number == EACCES || number == EPERM || number == EROFS ? ErrorCode::NoPermission
                               : number == ENOENT                                     ? ErrorCode::NotFound
                               : number == ENOSPC || number == EDQUOT                 ? ErrorCode::DiskFull
                                                                                      : ErrorCode::Io;
        return error(code, file.errorString(), path);
    }
    // Before the first byte: it may hold secrets.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return error(ErrorCode::Io, file.errorString(), path);
    if (file.write(text) != text.size() || !file.commit())
        return error(errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io, file.errorString(),
                     path);
    return {};
}

} // namespace

Result<SessionConfig> readSessionFile(const QString &path, QList<SessionRemark> *remarks)
{
    const Result<QByteArray> text = readBytes(path);
    if (!text)
        return text.error();
    return readSessionText(*text, path, remarks);
}

Result<SessionConfig> readSessionText(const QByteArray &text, const QString &path, QList<SessionRemark> *remarks)
{
    if (text.trimmed().isEmpty())
        return error(ErrorCode::Empty, u"there is nothing in it."_s, path);
    if (const int line = badLine(text))
        return error(
            ErrorCode::Corrupt,
            u"line %1, column 1: it is no text in UTF-8. Save it in UTF-8, or choose another file."_s.arg(line), path);
    QByteArray plain = text;
    if (plain.startsWith("\xEF\xBB\xBF"))
        plain.remove(0, 3);
    Result<SessionConfig> config =
        isJsonSession(plain) ? readSessionJson(plain, path, remarks) : readToml(plain, path, remarks);
    if (!config)
        return config;
    if (config->name.isEmpty())
        config->name = QFileInfo(path).completeBaseName();
    config->path = path;
    config->digest = digestOf(text);
    return config;
}

bool isJsonSession(const QByteArray &text)
{
    const QByteArray start = text.trimmed().left(400);
    if (start.startsWith('{'))
        return true;
    // "[" starts a TOML header too: "[spark]", "[[x]]".
    return start.startsWith('[') && (start.mid(1).trimmed().startsWith('{') || start.mid(1).trimmed().startsWith(']'));
}

Result<void> writeSessionFile(SessionConfig &config, const QString &path)
{
    if (config.name.trimmed().isEmpty())
        return error(ErrorCode::InvalidArgument, u"the configuration has no name. Give it one."_s, path);
    if (!path.endsWith(".toml"_L1))
        return error(ErrorCode::InvalidArgument, u"configurations are saved as *.toml only."_s, path);
    QByteArray text;
    if (QFileInfo::exists(path)) {
        const Result<QByteArray> there = readBytes(path);
        if (!there)
            return there.error();
        if (config.path != path || digestOf(*there) != config.digest)
            return error(ErrorCode::Corrupt,
                         u"the file was changed since it was read, or another one is there. Look at it, then save a "
                         "copy or open it again."_s,
                         path);
        const bool bom = there->startsWith("\xEF\xBB\xBF");
        const Result<QByteArray> changed = changedText(bom ? there->mid(3) : *there, config, path);
        if (!changed)
            return changed.error();
        text = *changed;
    } else {
        text = sessionText(config);
    }
    if (text.size() > kMostBytes)
        return error(ErrorCode::TooLarge, u"it would be larger than 1 MiB."_s, path);
    const QFileInfo link(path); // one into a folder of dotfiles stays one
    const Result<void> saved = saveBytes(link.isSymLink() ? link.symLinkTarget() : path, text);
    if (!saved)
        return saved;
    config.path = path;
    config.digest = digestOf(text);
    return {};
}

QByteArray sessionText(const SessionConfig &config)
{
    QByteArray text;
    QString table;
    const auto open = [&](const QString &name) {
        if (table != name)
            text += "\n[" + name.toLatin1() + "]\n";
        table = name;
    };
    const auto writePairs = [&](const QString &name, const PropertyPairs &pairs) {
        for (const auto &[key, value] : pairs) {
            open(name);
            text += TomlDocument::keyLiteral(key) + " = " + TomlDocument::literal(value) + '\n';
        }
    };
    bool pairsWritten = false;
    for (const SessionField &field : sessionFields()) {
        if (field.path.first() == "resources"_L1 && !pairsWritten) {
            writePairs(u"properties"_s, config.properties);
            writePairs(u"environment"_s, config.environment);
            pairsWritten = true;
        }
        const std::optional<QByteArray> literal = field.literal(config);
        if (!literal)
            continue;
        if (field.path.size() > 1)
            open(field.path.first());
        text += TomlDocument::keyLiteral(field.path.last()) + " = " + *literal + '\n';
    }
    return text;
}

QString expandedPath(const QString &path)
{
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        return QDir::homePath() + path.mid(1);
    return path;
}

} // namespace cinderscope
