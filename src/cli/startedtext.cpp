// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/startedtext.h"

#include "cli/output.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/logreason.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(TimeMs time)
{
    return time == kNoTime ? QJsonValue() : QJsonValue(qint64(time));
}

//! What a client needs to come there, and the configuration's own variables.
QJsonObject environmentOf(const LaunchState &state)
{
    QJsonObject environment;
    for (const auto &[name, value] : state.config.environment) {
        if (!isSecret(state.config, name, value))
            environment[name] = value;
    }
    if (!state.connectUrl.isEmpty())
        environment[u"SPARK_REMOTE"_s] = state.connectUrl;
    if (state.masterUrl.startsWith("spark://"_L1))
        environment[u"MASTER"_s] = state.masterUrl;
    return environment;
}

} // namespace

std::string startedJson(const LaunchState &state)
{
    const LaunchReason &reason = state.reason;
    const QJsonObject object{
        {u"id"_s, state.id},
        {u"name"_s, state.config.name},
        {u"kind"_s, sessionKindWord(state.config.kind)},
        {u"phase"_s, launchPhaseWord(state.phase)},
        {u"startTime"_s, timeOrNull(state.started)},
        {u"endTime"_s, timeOrNull(state.ended)},
        {u"applicationId"_s, textOrNull(state.applicationId)},
        {u"ui"_s, textOrNull(state.ui.toString())},
        {u"masterUrl"_s, textOrNull(state.masterUrl)},
        {u"connectUrl"_s, textOrNull(state.connectUrl)},
        {u"keepRunning"_s, state.config.keepRunning},
        {u"log"_s, textOrNull(state.logPath)},
        {u"environment"_s, environmentOf(state)},
        {u"reason"_s, reason.code.isEmpty() ? QJsonValue()
                                            : QJsonValue(QJsonObject{{u"code"_s, reason.code},
                                                                     {u"cause"_s, reason.cause},
                                                                     {u"cure"_s, textOrNull(reason.cure)},
                                                                     {u"evidence"_s, textOrNull(reason.evidence)}})},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

std::string startedName(const LaunchState &state)
{
    return state.config.name.toStdString() + " (" + sessionKindWord(state.config.kind).toStdString() + ", " +
           state.id.toStdString() + ')';
}

std::string connectedText(const LaunchState &state)
{
    std::string text = oneLine(startedName(state)) + " runs.\n";
    const auto add = [&text](const char *name, const QString &value) {
        if (!value.isEmpty())
            text += std::string("  ") + name + oneLine(value.toStdString()) + '\n';
    };
    add("application  ", state.applicationId);
    add("UI           ", state.ui.toString());
    add("master       ", state.masterUrl);
    add("connect      ", state.connectUrl);
    add("log          ", state.logPath);
    return text;
}

void complainReason(const LaunchState &state)
{
    complain(oneLine(reasonLine(state.reason).toStdString()));
    if (!state.reason.evidence.isEmpty())
        printError("  " + oneLine(state.reason.evidence.toStdString()) + '\n');
    if (!state.logPath.isEmpty())
        printError("  Its log: " + oneLine(state.logPath.toStdString()) + '\n');
}

} // namespace cinderscope::cli
