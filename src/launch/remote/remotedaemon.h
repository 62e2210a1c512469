// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/remote/remotescript.h"
#include "launch/run/launch.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <optional>

namespace cinderscope {

class RemoteHost;
struct RemoteAnswer;

//! What must be remembered of a daemon on a far host in order to find it again. No secrets.
struct DaemonRecord
{
    bool isMaster = false;
    QString title;      //!< "Worker 2 of 3, node2"
    QString host;       //!< SshHost::toString()
    QString name;       //!< of its folder
    QString folder;     //!< as the far side told it; empty: not known (yet)
    QString advertised; //!< its --host
    QString version;    //!< Spark's
    int javaMajor = 0;
    qint64 pid = 0;
    qint64 offset = 0; //!< of its log, read so far

    QJsonObject toJson() const;
    //! Nothing for what no toJson() wrote; among others a folder that is none of ours.
    static std::optional<DaemonRecord> fromJson(const QJsonObject &object);
    bool operator==(const DaemonRecord &) const = default;
};

//! A master or a worker on a far host.
class RemoteDaemon : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Idle,     //!< nothing was started
        Starting, //!< asked for; whether it runs is not known
        Started,  //!< runs, when it was looked at last
        Gone,     //!< did not start, or ended: reason()
        Stopping,
        Stopped, //!< it and its folder are no more
        Left     //!< may still be there: leftText()
    };

    //! \a host must outlive it. \a started: it was, by an earlier program.
    RemoteDaemon(RemoteHost &host, const DaemonRecord &record, bool started, QObject *parent = nullptr);

    const DaemonRecord &record() const { return m_record; }
    RemoteHost &host() const { return m_host; }
    State state() const { return m_state; }
    bool isOver() const { return m_state == State::Idle || m_state == State::Stopped || m_state == State::Left; }
    const LaunchReason &reason() const { return m_reason; }
    //! Where it may still run and the command that ends it.
    LaunchSentence leftSentence() const;
    //! The last 400 lines of its log.
    const QStringList &lines() const { return m_lines; }
    bool hasSaid(const QString &words) const;
    //! Looked at well since the start.
    bool wasSeen() const { return m_seen; }
    //! What its log says of why it does not do what it should.
    LaunchReason reasonOfLines(const QString &fallbackCode, const LaunchSentence &fallbackCause) const;
    //! What a reason of it says, without its title in front.
    LaunchSentence withoutTitle(const LaunchReason &reason) const;

    void start(DaemonStart start);
    //! Whether it runs and what its log has more; not while the last one is under way.
    void look();
    //! Ends it and removes its folder; connects for it where need be. Again, with \a graceS 0: at once, and a host that
    //! does not answer is not waited for.
    void stop(int graceS);

Q_SIGNALS:
    void changed();
    void looked();
    //! Whole lines of its log.
    void said(const QStringList &lines);

private:
    void setState(State state);
    void takeStart(const Result<RemoteAnswer> &answer);
    void takeLook(const Result<RemoteAnswer> &answer);
    void takeStop(const Result<RemoteAnswer> &answer);
    void runStop(int graceS);
    void takeLog(const QByteArray &bytes, bool last);
    void gone(const LaunchReason &reason);

    RemoteHost &m_host;
    DaemonRecord m_record;
    State m_state;
    LaunchReason m_reason;
    QStringList m_lines;
    QByteArray m_rest; // of the log: a line without its end
    LaunchSentence m_left;
    bool m_looking = false, m_seen = false;
    int m_graceS = 0;
    bool m_waitsForHost = false; // stop() connects
};

} // namespace cinderscope
