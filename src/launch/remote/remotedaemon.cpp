// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/remotedaemon.h"

#include "launch/remote/clusterhosts.h"
#include "launch/remote/remoteanswer.h"
#include "launch/remote/remotehost.h"
#include "launch/run/logreason.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kStartMs = 90'000;
constexpr int kLookMs = 30'000;
constexpr int kStopMs = 45'000; // beyond the grace
constexpr qsizetype kKeptLines = 400;
constexpr qsizetype kLongestLine = 64 * 1024;
} // namespace

QJsonObject DaemonRecord::toJson() const
{
    return {{u"master"_s, isMaster}, {u"title"_s, title},           {u"host"_s, host},       {u"name"_s, name},
            {u"folder"_s, folder},   {u"advertised"_s, advertised}, {u"version"_s, version}, {u"java"_s, javaMajor},
            {u"pid"_s, pid},         {u"offset"_s, offset}};
}

std::optional<DaemonRecord> DaemonRecord::fromJson(const QJsonObject &object)
{
    DaemonRecord record;
    record.isMaster = object[u"master"_s].toBool();
    record.title = object[u"title"_s].toString();
    record.host = object[u"host"_s].toString();
    record.name = object[u"name"_s].toString();
    record.folder = object[u"folder"_s].toString();
    record.advertised = object[u"advertised"_s].toString();
    record.version = object[u"version"_s].toString();
    record.javaMajor = object[u"java"_s].toInt();
    record.pid = object[u"pid"_s].toInteger();
    record.offset = std::max<qint64>(object[u"offset"_s].toInteger(), 0);
    if (record.host.isEmpty() || !isDaemonName(record.name) ||
        (!record.folder.isEmpty() && !isDaemonFolder(record.folder, record.name)))
        return {};
    return record;
}

RemoteDaemon::RemoteDaemon(RemoteHost &host, const DaemonRecord &record, bool started, QObject *parent)
    : QObject(parent), m_host(host), m_record(record), m_state(started ? State::Started : State::Idle)
{
    connect(&m_host, &RemoteHost::up, this, [this] {
        if (m_waitsForHost) {
            m_waitsForHost = false;
            runStop(m_graceS);
        }
    });
    connect(&m_host, &RemoteHost::down, this, [this](const Error &error) {
        if (!m_waitsForHost)
            return;
        m_waitsForHost = false;
        m_left = ClusterHosts::unreachable(error, m_host.title()).causeSentence;
        setState(State::Left);
    });
}

void RemoteDaemon::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed();
}

void RemoteDaemon::gone(const LaunchReason &reason)
{
    m_reason = reason;
    setState(State::Gone);
}

void RemoteDaemon::start(DaemonStart start)
{
    start.name = m_record.name;
    m_state = State::Starting;
    m_host.run(startScript(start), kStartMs, this, [this](const Result<RemoteAnswer> &answer) { takeStart(answer); });
}

void RemoteDaemon::takeStart(const Result<RemoteAnswer> &answer)
{
    if (answer) {
        const QString folder = answer->value(u"dir"_s);
        if (isDaemonFolder(folder, m_record.name))
            m_record.folder = folder;
        m_record.pid = answer->value(u"pid"_s).toLongLong();
    }
    if (m_state != State::Starting)
        return; // it is being stopped
    if (!answer)
        return gone(ClusterHosts::unreachable(answer.error(), m_host.title()));
    if (m_record.folder.isEmpty())
        return gone(
            {u"no-folder"_s,
             LaunchSentence::tr(
                 "On %1 no private folder can be made, neither in the home folder nor among the temporary files.",
                 {m_host.title()}),
             LaunchSentence::tr("Check the permissions and the free space there."), answer->lastNoise()});
    if (m_record.pid <= 0)
        return gone({u"not-started"_s,
                     LaunchSentence::tr("On %1 the shell did not start Spark.", {m_host.title()}),
                     {},
                     answer->lastNoise()});
    setState(State::Started);
}

void RemoteDaemon::look()
{
    if (m_looking || m_state != State::Started || !m_host.isUp())
        return;
    m_looking = true;
    m_host.run(lookScript({{m_record.folder, m_record.pid, m_record.offset}}), kLookMs, this,
               [this](const Result<RemoteAnswer> &answer) { takeLook(answer); });
}

void RemoteDaemon::takeLook(const Result<RemoteAnswer> &answer)
{
    m_looking = false;
    if (!answer || !answer->done) // the connection tells it by itself
        return;
    const bool alive = answer->value(u"alive"_s) == u"0 1"_s;
    takeLog(answer->logs.value(0), !alive);
    m_seen = true;
    if (m_state == State::Started && !alive) {
        const bool all = answer->logs.value(0).size() < 64 * 1024;
        if (!all) // first the end of the log
            return look();
        return gone(reasonOfLines(u"exited"_s, LaunchSentence::tr("%1 ended.", {m_record.title})));
    }
    Q_EMIT looked();
}

void RemoteDaemon::takeLog(const QByteArray &bytes, bool last)
{
    m_record.offset += bytes.size();
    m_rest += bytes;
    qsizetype end = last ? m_rest.size() : m_rest.lastIndexOf('\n') + 1;
    if (end == 0 && m_rest.size() > kLongestLine)
        end = m_rest.size();
    QStringList lines = QString::fromUtf8(m_rest.left(end)).split(u'\n');
    m_rest = m_rest.mid(end);
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    if (lines.isEmpty())
        return;
    m_lines += lines;
    if (m_lines.size() > kKeptLines)
        m_lines = m_lines.last(kKeptLines);
    Q_EMIT said(lines);
}

bool RemoteDaemon::hasSaid(const QString &words) const
{
    return std::ranges::any_of(m_lines, [&](const QString &line) { return line.contains(words); });
}

LaunchReason RemoteDaemon::reasonOfLines(const QString &fallbackCode, const LaunchSentence &fallbackCause) const
{
    LogContext context;
    context.sparkVersion = m_record.version;
    context.javaMajor = m_record.javaMajor;
    LaunchReason reason = reasonOfLog(m_lines, context);
    const bool told = !reason.code.isEmpty() && reason.code != u"exited"_s;
    if (told) {
        reason.setCause(LaunchSentence::joined(u"%1: %2"_s, {m_record.title, reason.causeSentence}));
        return reason;
    }
    reason.code = fallbackCode;
    reason.setCause(fallbackCause);
    if (m_lines.isEmpty())
        reason.setCure(
            LaunchSentence::tr("Its log is empty: it may have been ended with the session (KillUserProcesses "
                               "of systemd-logind; then “loginctl enable-linger” there helps)."));
    return reason;
}

LaunchSentence RemoteDaemon::withoutTitle(const LaunchReason &reason) const
{
    const LaunchSentence &cause = reason.causeSentence;
    const bool titled = cause.arguments.size() == 2 && cause.arguments[0] == LaunchSentence(m_record.title) &&
                        cause.source == u"%1: %2"_s;
    return titled ? cause.arguments[1] : cause;
}

void RemoteDaemon::stop(int graceS)
{
    if (m_state == State::Idle || m_state == State::Stopped)
        return;
    m_graceS = graceS;
    const bool again = m_state == State::Stopping;
    if (again && graceS > 0)
        return;
    setState(State::Stopping);
    if (m_host.isUp()) {
        if (again)
            m_host.abandon(); // what waits there for the grace goes on beside
        return runStop(graceS);
    }
    if (again) {
        m_waitsForHost = false;
        m_left = LaunchSentence::tr("%1 was not waited for.", {m_host.title()});
        return setState(State::Left);
    }
    m_waitsForHost = true;
    m_host.open(false);
}

void RemoteDaemon::runStop(int graceS)
{
    m_host.run(stopScript(m_record.name, m_record.folder, graceS), kStopMs + graceS * 1000, this,
               [this](const Result<RemoteAnswer> &answer) { takeStop(answer); });
}

void RemoteDaemon::takeStop(const Result<RemoteAnswer> &answer)
{
    if (m_state != State::Stopping)
        return;
    if (!answer || !answer->done) {
        m_left = answer ? LaunchSentence::tr("The connection to %1 was lost.", {m_host.title()})
                        : ClusterHosts::unreachable(answer.error(), m_host.title()).causeSentence;
        return setState(State::Left);
    }
    const QStringList left = answer->all(u"left"_s);
    if (!left.isEmpty()) {
        m_left =
            LaunchSentence::tr("On %1 this could not be ended or removed: %2.", {m_host.title(), left.join(u", "_s)});
        return setState(State::Left);
    }
    setState(State::Stopped);
}

LaunchSentence RemoteDaemon::leftSentence() const
{
    const LaunchSentence what = m_record.pid > 0 ? LaunchSentence::tr("%1 There %2 (process %3) may still run.",
                                                                      {m_left, m_record.title, m_record.pid})
                                                 : LaunchSentence::tr("%1 There %2 may run.", {m_left, m_record.title});
    if (m_record.folder.isEmpty())
        return what;
    const SshHost &host = m_host.host();
    const QString name = host.user.isEmpty() ? host.host : host.user + u'@' + host.host;
    return LaunchSentence::tr("%1 To end it: %2", {what, stopCommand(name, host.port, m_record.folder)});
}

} // namespace cinderscope
