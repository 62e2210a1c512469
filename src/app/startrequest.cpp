// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startrequest.h"

#include "arguments.h"

#include <algorithm>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMaxText = 8'192;

bool isTame(const QString &text)
{
    return text.size() <= kMaxText && std::none_of(text.begin(), text.end(), [](QChar letter) {
               return letter.unicode() < 0x20 || letter.unicode() == 0x7f;
           });
}

//! False where it is there and no tame text.
bool readText(const QJsonObject &object, const QString &key, QString &text)
{
    const QJsonValue value = object.value(key);
    text = value.toString();
    return (value.isUndefined() || value.isString()) && isTame(text);
}

QString absolute(const QString &location, const QDir &folder, const std::function<bool(const QString &)> &isAddress)
{
    if (location.startsWith(u'~') || location.contains("://"_L1) || location.startsWith("file:"_L1))
        return location;
    const QString path = QDir::cleanPath(folder.absoluteFilePath(location));
    // "localhost:4040" may be a file's name all the same
    if (!QFileInfo::exists(path) && isAddress(location))
        return location;
    return path;
}

} // namespace

StartRequest StartRequest::of(const Arguments &arguments, const QString &folder, const QString &token,
                              const std::function<bool(const QString &)> &isAddress)
{
    StartRequest request;
    for (const QString &location : arguments.open)
        request.open.append(absolute(location, QDir(folder), isAddress));
    request.page = arguments.page;
    request.theme = arguments.theme;
    request.replay = arguments.replay;
    request.activationToken = token;
    return request;
}

QByteArray StartRequest::toLine() const
{
    const QJsonObject object{{u"cinderscope"_s, kVersion},
                             {u"open"_s, QJsonArray::fromStringList(open)},
                             {u"page"_s, page},
                             {u"theme"_s, theme},
                             {u"replay"_s, replay},
                             {u"activationToken"_s, activationToken}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<StartRequest> StartRequest::fromLine(const QByteArray &line)
{
    if (line.size() > MaxBytes)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonArray open = object.value(u"open"_s).toArray();
    if (object.value(u"cinderscope"_s).toInt() != kVersion || open.size() > MaxLocations)
        return std::nullopt;
    StartRequest request;
    for (const QJsonValue &value : open) {
        // relative paths would mean the first window's folder
        const QString text = value.toString();
        if (text.isEmpty() || text == "-"_L1 || !isTame(text))
            return std::nullopt;
        request.open.append(text);
    }
    request.replay = object.value(u"replay"_s).toBool();
    if (!readText(object, u"page"_s, request.page) || !readText(object, u"theme"_s, request.theme) ||
        !readText(object, u"activationToken"_s, request.activationToken))
        return std::nullopt;
    return request;
}

} // namespace cinderscope
