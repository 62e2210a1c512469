// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelmessage.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostParts = 1024;
constexpr std::size_t kMostLines = 10'000; // of a traceback or a history

Error corrupt(std::string why)
{
    return {ErrorCode::Corrupt, std::move(why), {}};
}

QString cutText(std::string_view text, bool &cut)
{
    // Bytes, not characters: four of them make two at most.
    const auto most = std::size_t(KernelMessage::kMostText) * 2;
    cut = cut || text.size() > most;
    QString result = QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), most)));
    if (result.size() > KernelMessage::kMostText) {
        result.truncate(KernelMessage::kMostText);
        cut = true;
    }
    return result;
}

QString textOf(const object &parent, std::string_view key, bool &cut)
{
    std::string_view text;
    return parent[key].get(text) == simdjson::SUCCESS ? cutText(text, cut) : QString();
}

//! Text, or a list of them as nbformat has it.
QString joinedText(const object &parent, std::string_view key, bool &cut)
{
    simdjson::dom::array lines;
    if (parent[key].get(lines) != simdjson::SUCCESS)
        return textOf(parent, key, cut);
    QString all;
    std::size_t count = 0;
    for (const element line : lines) {
        std::string_view text;
        if (line.get(text) != simdjson::SUCCESS)
            continue;
        if (++count > kMostLines || all.size() > KernelMessage::kMostText) {
            cut = true;
            break;
        }
        if (!all.isEmpty())
            all += u'\n';
        all += cutText(text, cut);
    }
    return all;
}

int numberOf(const object &parent, std::string_view key)
{
    std::int64_t number = 0;
    if (parent[key].get(number) != simdjson::SUCCESS || number < 0 || number > 1'000'000'000)
        return 0;
    return int(number);
}

TimeMs dateOf(const object &header)
{
    std::string_view text;
    if (header["date"].get(text) != simdjson::SUCCESS || text.size() > 64)
        return kNoTime;
    QDateTime date = QDateTime::fromString(QString::fromLatin1(text.data(), qsizetype(text.size())), Qt::ISODateWithMs);
    if (!date.isValid())
        return kNoTime;
    if (date.timeSpec() == Qt::LocalTime) // no zone: jupyter_client's are UTC
        date.setTimeSpec(Qt::UTC);
    const qint64 ms = date.toMSecsSinceEpoch();
    return ms > 0 && ms < 253'402'300'800'000 ? ms : kNoTime;
}

void takeHeader(KernelMessage &message, const object &header)
{
    bool cut = false;
    message.type = textOf(header, "msg_type", cut).left(64);
    message.id = textOf(header, "msg_id", cut).left(256);
    message.session = textOf(header, "session", cut).left(256);
    message.date = dateOf(header);
}

void takeParent(KernelMessage &message, const object &parent)
{
    bool cut = false;
    message.parentId = textOf(parent, "msg_id", cut).left(256);
    message.parentType = textOf(parent, "msg_type", cut).left(64);
    message.parentDate = dateOf(parent);
}

void takeExpressions(KernelMessage &message, const object &content)
{
    object expressions;
    if (content["user_expressions"].get(expressions) != simdjson::SUCCESS)
        return;
    for (const auto &[name, value] : expressions) {
        object result, data;
        if (message.expressions.size() >= 64)
            return;
        if (value.get(result) == simdjson::SUCCESS && result["data"].get(data) == simdjson::SUCCESS)
            message.expressions.insert(QString::fromUtf8(name.data(), qsizetype(name.size())),
                                       joinedText(data, "text/plain", message.cut));
    }
}

void takeHistory(KernelMessage &message, const object &content)
{
    simdjson::dom::array entries;
    if (content["history"].get(entries) != simdjson::SUCCESS)
        return;
    for (const element entry : entries) { // [session, line, input] or [session, line, [input, output]]
        std::int64_t line = 0;
        std::string_view input;
        element last;
        if (entry.at(1).get(line) != simdjson::SUCCESS || entry.at(2).get(last) != simdjson::SUCCESS)
            continue;
        if (last.get(input) != simdjson::SUCCESS && last.at(0).get(input) != simdjson::SUCCESS)
            continue;
        if (std::size_t(message.inputs.size()) >= kMostLines)
            return;
        message.inputs.append({int(std::clamp<std::int64_t>(line, 0, 1'000'000'000)), cutText(input, message.cut)});
    }
}

//! Only what this type of message has: a display of megabytes is not turned into text for nobody.
void takeContent(KernelMessage &message, const object &content)
{
    const QString &type = message.type;
    if (type == "status"_L1) {
        message.executionState = textOf(content, "execution_state", message.cut).left(64);
    } else if (type == "execute_input"_L1) {
        message.code = textOf(content, "code", message.cut);
        message.executionCount = numberOf(content, "execution_count");
    } else if (type == "stream"_L1) {
        message.stream = textOf(content, "name", message.cut).left(16);
        message.text = joinedText(content, "text", message.cut);
    } else if (type == "error"_L1 || type.endsWith("_reply"_L1)) {
        message.status = textOf(content, "status", message.cut).left(16);
        message.errorName = withoutAnsi(textOf(content, "ename", message.cut).left(1024));
        message.errorText = withoutAnsi(textOf(content, "evalue", message.cut));
        message.traceback = withoutAnsi(joinedText(content, "traceback", message.cut));
        message.executionCount = numberOf(content, "execution_count");
    } else if (type == "execute_result"_L1 || type == "display_data"_L1) {
        object data;
        if (content["data"].get(data) == simdjson::SUCCESS)
            message.text = joinedText(data, "text/plain", message.cut);
        message.executionCount = numberOf(content, "execution_count");
    }
    if (type == "execute_reply"_L1)
        takeExpressions(message, content);
    else if (type == "history_reply"_L1)
        takeHistory(message, content);
    if (type == "shutdown_reply"_L1) {
        bool restart = false;
        message.restart = content["restart"].get(restart) == simdjson::SUCCESS && restart;
    } else if (type == "kernel_info_reply"_L1) {
        message.implementation = textOf(content, "implementation", message.cut).left(128);
        object language;
        if (content["language_info"].get(language) == simdjson::SUCCESS) {
            message.language = textOf(language, "name", message.cut).left(128).toLower();
            message.languageVersion = textOf(language, "version", message.cut).left(128);
        }
    }
}

bool parsePart(simdjson::dom::parser &parser, QByteArrayView part, object &result)
{
    element root;
    return parser.parse(part.data(), std::size_t(part.size())).get(root) == simdjson::SUCCESS &&
           root.get(result) == simdjson::SUCCESS;
}

} // namespace

Result<KernelMessage> parseKernelMessage(const QByteArray &json)
{
    simdjson::dom::parser parser;
    object root, part;
    if (!parsePart(parser, json, root))
        return corrupt("a kernel message is no JSON object");
    KernelMessage message;
    message.channel = textOf(root, "channel", message.cut).left(16);
    if (root["header"].get(part) != simdjson::SUCCESS)
        return corrupt("a kernel message has no header");
    takeHeader(message, part);
    if (root["parent_header"].get(part) == simdjson::SUCCESS)
        takeParent(message, part);
    if (root["content"].get(part) == simdjson::SUCCESS)
        takeContent(message, part);
    return message;
}

Result<KernelMessage> parseKernelMessageV1(const QByteArray &bytes)
{
    const auto word = [&bytes](std::size_t index) {
        return qFromLittleEndian<quint64>(bytes.constData() + index * sizeof(quint64));
    };
    const auto size = std::size_t(bytes.size());
    if (size < sizeof(quint64))
        return corrupt("a kernel message is too short");
    const std::size_t count = word(0);
    // Channel and four parts have six borders.
    if (count < 6 || count > kMostParts || (count + 1) * sizeof(quint64) > size)
        return corrupt("a kernel message has " + std::to_string(count) + " parts");
    for (std::size_t i = 1; i <= count; ++i) {
        if (word(i) > size || (i > 1 && word(i) < word(i - 1)))
            return corrupt("a part of a kernel message lies outside of it");
    }
    const auto part = [&](std::size_t index) {
        return QByteArrayView(bytes.constData() + word(index + 1), qsizetype(word(index + 2) - word(index + 1)));
    };
    KernelMessage message;
    message.channel = QString::fromLatin1(part(0).first(std::min<qsizetype>(part(0).size(), 16)));
    simdjson::dom::parser parser;
    object parsed;
    if (!parsePart(parser, part(1), parsed))
        return corrupt("the header of a kernel message is no JSON object");
    takeHeader(message, parsed);
    if (parsePart(parser, part(2), parsed))
        takeParent(message, parsed);
    if (parsePart(parser, part(4), parsed))
        takeContent(message, parsed);
    return message;
}

QByteArray kernelRequest(const QString &channel, const QJsonObject &header, const QJsonObject &content)
{
    const QJsonObject message{
        {u"channel"_s, channel},        {u"header"_s, header},   {u"parent_header"_s, QJsonObject()},
        {u"metadata"_s, QJsonObject()}, {u"content"_s, content}, {u"buffers"_s, QJsonArray()}};
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

QByteArray kernelRequestV1(const QString &channel, const QJsonObject &header, const QJsonObject &content)
{
    const QByteArray parts[] = {channel.toLatin1(), QJsonDocument(header).toJson(QJsonDocument::Compact), "{}", "{}",
                                QJsonDocument(content).toJson(QJsonDocument::Compact)};
    constexpr std::size_t count = std::size(parts) + 1;
    QByteArray bytes(qsizetype((count + 1) * sizeof(quint64)), '\0');
    qToLittleEndian<quint64>(count, bytes.data());
    quint64 offset = quint64(bytes.size());
    qToLittleEndian<quint64>(offset, bytes.data() + sizeof(quint64));
    for (std::size_t i = 0; i < std::size(parts); ++i) {
        offset += quint64(parts[i].size());
        qToLittleEndian<quint64>(offset, bytes.data() + (i + 2) * sizeof(quint64));
    }
    for (const QByteArray &part : parts)
        bytes += part;
    return bytes;
}

namespace {

//! Behind the sequence that begins at \a at, which is an escape character.
qsizetype behindSequence(QStringView text, qsizetype at)
{
    const qsizetype size = text.size();
    if (at + 1 >= size)
        return size;
    const char16_t kind = text[at + 1].unicode();
    qsizetype end = at + 2;
    if (kind == u'[') { // CSI: parameters and intermediates, then one final
        while (end < size && text[end].unicode() >= 0x20 && text[end].unicode() < 0x40)
            ++end;
        return std::min(end + 1, size);
    }
    if (kind == u']' || kind == u'P' || kind == u'^' || kind == u'_' || kind == u'X') { // ends by BEL or ESC \.
        while (end < size && text[end] != u'\a' && text[end] != u'\n') {
            if (text[end] == u'\x1b')
                return std::min(end + 2, size);
            ++end;
        }
        return end < size && text[end] == u'\a' ? end + 1 : end;
    }
    if (kind >= 0x20 && kind < 0x30) // nF: intermediates and one final
        return std::min(end + 1, size);
    return end;
}

} // namespace

QString withoutAnsi(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const char16_t c = text[at].unicode();
        if (c == 0x1b) {
            at = behindSequence(text, at);
            continue;
        }
        if (c >= 0x20 ? c != 0x7f && (c < 0x80 || c > 0x9f) : c == u'\t' || c == u'\n' || c == u'\r')
            plain += text[at];
        ++at;
    }
    return plain;
}

} // namespace cinderscope
