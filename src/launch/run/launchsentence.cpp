// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launchsentence.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kDeepest = 4; //!< sentences in sentences: a record may be of anybody

//! In one pass: an argument that has a %1 itself stays what it is.
QString filled(const QString &pattern, const QStringList &arguments)
{
    QString result;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int number = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].unicode() - u'0' : 0;
        if (number >= 1 && number <= 9 && number <= arguments.size()) {
            result += arguments[number - 1];
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

LaunchSentence readSentence(const QJsonValue &value, int depth)
{
    if (value.isString())
        return LaunchSentence(value.toString());
    LaunchSentence sentence;
    const QJsonObject object = value.toObject();
    sentence.source = object[u"source"_s].toString();
    sentence.translatable = !sentence.source.isEmpty();
    const QJsonArray arguments = object[u"arguments"_s].toArray();
    for (qsizetype i = 0; depth < kDeepest && i < std::min<qsizetype>(9, arguments.size()); ++i)
        sentence.arguments += readSentence(arguments[i], depth + 1);
    return sentence;
}

} // namespace

LaunchSentence LaunchSentence::tr(const char *english, const QList<LaunchSentence> &arguments)
{
    return joined(QString::fromUtf8(english), arguments);
}

LaunchSentence LaunchSentence::joined(const QString &pattern, const QList<LaunchSentence> &arguments)
{
    LaunchSentence sentence(pattern);
    if (!pattern.isEmpty()) {
        sentence.arguments = arguments;
        sentence.translatable = true;
    }
    return sentence;
}

QString LaunchSentence::english() const
{
    return text([](const QString &own) { return own; });
}

QString LaunchSentence::text(const std::function<QString(const QString &)> &translate) const
{
    if (!translatable)
        return source;
    QStringList texts;
    for (const LaunchSentence &argument : arguments)
        texts += argument.text(translate);
    return filled(translate(source), texts);
}

bool LaunchSentence::operator==(const LaunchSentence &other) const
{
    return source == other.source && translatable == other.translatable &&
           std::equal(arguments.begin(), arguments.end(), other.arguments.begin(), other.arguments.end());
}

QJsonValue LaunchSentence::toJson() const
{
    if (!translatable)
        return source.isEmpty() ? QJsonValue() : QJsonValue(source);
    QJsonArray values;
    for (const LaunchSentence &argument : arguments)
        values.append(argument.isEmpty() ? QJsonValue(QString()) : argument.toJson());
    return QJsonObject{{u"source"_s, source}, {u"arguments"_s, values}};
}

LaunchSentence LaunchSentence::fromJson(const QJsonValue &value)
{
    return readSentence(value, 0);
}

} // namespace cinderscope
