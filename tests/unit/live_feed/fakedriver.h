// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"
#include "unit/live_wire/wireclient.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace cinderscope::test {

//! Lines of an event log as a listener would send them: without what never comes over the bus (LogStart,
//! StageExecutorMetrics). Each with its line break.
QList<QByteArray> busLines(const QString &log);
//! All figures of a snapshot that do not depend on who told them or in which order rows came: a line for each job,
//! stage attempt, executor, SQL execution and the totals.
QByteArray figures(const Snapshot &snapshot);
//! The figures of a log, read by the importer.
QByteArray figuresOfLog(const QString &log);
//! The id in a log's ApplicationStart, and its start.
ListenerHello helloOf(const QString &log);

//! A server that listeners connect to, and drivers that do so over real sockets.
class FakeDrivers
{
public:
    FakeDrivers();
    //! Connects a driver and gives its channel to the feed; fails the test (false) when that takes ten seconds.
    bool connectTo(ApplicationFeed &feed, const ListenerHello &hello);
    WireClient &client() { return *m_client; }
    void disconnectClient() { m_client.reset(); }
    ListenServer &server() { return m_server; }

    //! `lines` from \a first on, as numbered events; `live` before them.
    void sendLive(quint64 first);
    void send(const QList<QByteArray> &lines, qsizetype from, qsizetype to);
    void sendEnd(quint64 next);

private:
    QTemporaryDir m_folder;
    ListenServer m_server;
    std::unique_ptr<WireClient> m_client;
};

} // namespace cinderscope::test
