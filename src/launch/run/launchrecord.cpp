// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launchrecord.h"

#include "launch/config/sessionfile.h"
#include "launch/config/sessionproperties.h"
#include "reach/ownfolder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr LaunchPhase kPhases[] = {LaunchPhase::Preparing, LaunchPhase::Starting, LaunchPhase::Waiting,
                                   LaunchPhase::Running,   LaunchPhase::Stopping, LaunchPhase::Ended,
                                   LaunchPhase::Failed,    LaunchPhase::Lost};

bool phaseOf(const QString &word, LaunchPhase &phase)
{
    for (const LaunchPhase known : kPhases) {
        if (launchPhaseWord(known) == word) {
            phase = known;
            return true;
        }
    }
    return false;
}

QJsonValue timeValue(TimeMs time)
{
    return time == kNoTime ? QJsonValue() : QJsonValue(qint64(time));
}

TimeMs timeOf(const QJsonValue &value)
{
    return value.isDouble() ? TimeMs(value.toInteger()) : kNoTime;
}

} // namespace

QString LaunchRecord::newId()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-"_s) +
           QString::number(QRandomGenerator::global()->bounded(0x1000000), 16).rightJustified(6, u'0');
}

Result<void> LaunchRecord::make() const
{
    const QString parent = QFileInfo(m_folder).path();
    QDir().mkpath(parent);
    ::chmod(QFile::encodeName(parent).constData(), 0700);
    if (::mkdir(QFile::encodeName(m_folder).constData(), 0700) == 0)
        return {};
    return Error{errno == EACCES || errno == EPERM || errno == EROFS ? ErrorCode::NoPermission
                 : errno == ENOSPC || errno == EDQUOT                ? ErrorCode::DiskFull
                                                                     : ErrorCode::Io,
                 std::strerror(errno), m_folder.toStdString()};
}

Result<void> LaunchRecord::write(const LaunchState &state) const
{
    QJsonArray steps, processes;
    for (const LaunchStep &step : state.steps)
        steps.append(QJsonObject{
            {u"text"_s, step.text}, {u"time"_s, timeValue(step.time)}, {u"sentence"_s, step.sentence.toJson()}});
    for (const qint64 pid : state.processes)
        processes.append(pid);
    const LaunchReason &reason = state.reason;
    const QJsonObject object{
        {u"id"_s, state.id},
        {u"name"_s, state.config.name},
        {u"kind"_s, sessionKindWord(state.config.kind)},
        {u"config"_s, QString::fromUtf8(sessionText(withoutSecrets(state.config)))},
        {u"path"_s, state.config.path},
        {u"phase"_s, launchPhaseWord(state.phase)},
        {u"reason"_s, QJsonObject{{u"code"_s, reason.code},
                                  {u"cause"_s, reason.cause},
                                  {u"cure"_s, reason.cure},
                                  {u"evidence"_s, reason.evidence},
                                  {u"causeSentence"_s, reason.causeSentence.toJson()},
                                  {u"cureSentence"_s, reason.cureSentence.toJson()}}},
        {u"steps"_s, steps},
        {u"started"_s, timeValue(state.started)},
        {u"ended"_s, timeValue(state.ended)},
        {u"log"_s, state.logPath},
        {u"processes"_s, processes},
        {u"applicationId"_s, state.applicationId},
        {u"ui"_s, state.ui.toString()},
        {u"masterUrl"_s, state.masterUrl},
        {u"connectUrl"_s, state.connectUrl},
    };
    QSaveFile file(m_folder + u"/state.json"_s);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString()};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(object).toJson());
    if (!file.commit())
        return Error{ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString()};
    return {};
}

std::optional<LaunchState> LaunchRecord::read() const
{
    QFile file(m_folder + u"/state.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(4 * 1024 * 1024)).object();
    LaunchState state;
    state.id = object[u"id"_s].toString();
    if (state.id != QFileInfo(m_folder).fileName() || !phaseOf(object[u"phase"_s].toString(), state.phase))
        return {};
    if (const auto config = readSessionText(object[u"config"_s].toString().toUtf8(), {}))
        state.config = *config;
    else
        return {};
    state.config.path = object[u"path"_s].toString();
    const QJsonObject reason = object[u"reason"_s].toObject();
    state.reason = {reason[u"code"_s].toString(), reason[u"cause"_s].toString(), reason[u"cure"_s].toString(),
                    reason[u"evidence"_s].toString()};
    if (const auto cause = LaunchSentence::fromJson(reason[u"causeSentence"_s]); !cause.isEmpty())
        state.reason.setCause(cause);
    if (const auto cure = LaunchSentence::fromJson(reason[u"cureSentence"_s]); !cure.isEmpty())
        state.reason.setCure(cure);
    const QJsonArray steps = object[u"steps"_s].toArray(), processes = object[u"processes"_s].toArray();
    for (const QJsonValue &value : steps)
        state.steps += LaunchStep{value[u"text"_s].toString(), timeOf(value[u"time"_s]),
                                  LaunchSentence::fromJson(value[u"sentence"_s])};
    for (const QJsonValue &value : processes)
        state.processes += value.toInteger();
    state.started = timeOf(object[u"started"_s]);
    state.ended = timeOf(object[u"ended"_s]);
    state.logPath = object[u"log"_s].toString();
    state.applicationId = object[u"applicationId"_s].toString();
    state.ui = QUrl(object[u"ui"_s].toString());
    state.masterUrl = object[u"masterUrl"_s].toString();
    state.connectUrl = object[u"connectUrl"_s].toString();
    return state;
}

bool LaunchRecord::lock()
{
    if (m_lock >= 0)
        return true;
    const int file =
        ::open(QFile::encodeName(m_folder + u"/owner"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return false;
    }
    m_lock = file;
    return true;
}

void LaunchRecord::release()
{
    if (m_lock >= 0)
        ::close(m_lock);
    m_lock = -1;
}

void LaunchRecord::requestStop() const
{
    QFile file(m_folder + u"/stop"_s);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write("stop\n");
}

bool LaunchRecord::takeStopRequest() const
{
    return QFile::remove(m_folder + u"/stop"_s);
}

void LaunchRecord::remove() const
{
    removeOwnFolder(m_folder);
}

SessionConfig LaunchRecord::withoutSecrets(const SessionConfig &config)
{
    SessionConfig shown = config;
    for (PropertyPairs *pairs : {&shown.properties, &shown.environment}) {
        for (auto &[key, value] : *pairs) {
            if (!value.isEmpty() && isSecret(config, key, value))
                value = QString::fromLatin1(kHidden);
        }
    }
    return shown;
}

bool LaunchRecord::restoreSecrets(SessionConfig &config)
{
    const QString hidden = QString::fromLatin1(kHidden);
    std::optional<SessionConfig> source;
    bool complete = true;
    const auto restore = [&](PropertyPairs &pairs, PropertyPairs SessionConfig::*member) {
        for (auto &[key, value] : pairs) {
            if (value != hidden)
                continue;
            if (!source) {
                const auto read = readSessionFile(config.path);
                source = read ? *read : SessionConfig();
            }
            const auto known = propertyOf((*source).*member, key);
            value = known.value_or(QString());
            complete = complete && known;
        }
    };
    restore(config.properties, &SessionConfig::properties);
    restore(config.environment, &SessionConfig::environment);
    return complete;
}

} // namespace cinderscope
