// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/sparkcluster.h"
#include "integration/sshnetwork.h"
#include "unit/proxy/wire.h"

#include <memory>
#include <QJsonArray>
#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace cinderscope::test {

//! A cluster of five computers behind "jump", whose names are known there only: a master, two workers, a history server
//! and a driver, on the ports that Spark has by itself, with an application that has all kinds of pages; in Spark 4 a
//! session of Spark Connect, too. Waits in the test's event loop, but for the ends. Ends with this object.
class FarCluster
{
public:
    //! \a folder: for its files.
    FarCluster(SshNetwork &network, QString folder) : m_network(network), m_folder(std::move(folder)) {}
    ~FarCluster() { endClient(); }

    static QStringList nodes();
    static QUrl master() { return QUrl(QStringLiteral("http://master.spark.test:8080/")); }
    static QUrl history() { return QUrl(QStringLiteral("http://history.spark.test:18080/")); }
    static QUrl driver() { return QUrl(QStringLiteral("http://driver.spark.test:4040/")); }
    static QUrl worker(int number) { return QUrl(QStringLiteral("http://worker%1.spark.test:8081/").arg(number)); }

    //! \a spark: "4.3.0" or "3.5.9". Ends after \a seconds in any case. False with why(); where that Spark cannot be
    //! had, skipped().
    bool start(const QString &spark, int seconds);
    bool skipped() const { return m_cluster.skipped(); }
    QString why() const { return m_why.isEmpty() ? m_cluster.why() : m_why; }
    QString spark() const { return m_spark; }
    bool isNewest() const { return m_spark.startsWith(QStringLiteral("4.")); }
    QString application() const { return m_id; } //!< its id

    //! Ends the application well, and the session before it.
    bool finish();
    //! Begins a job in it that does not end by itself; its id, -1 when it does not start.
    int hang() { return m_cluster.hang(QStringLiteral("one")); }
    //! Waits for the end of that job.
    bool isKilled() { return m_cluster.isKilled(QStringLiteral("one")); }

    //! What a server of it answers to anybody in its network. Blocks.
    Reply direct(const QUrl &url);
    //! Of the REST API of the driver, or of the history server when the application has ended: what is below the
    //! application, e.g. "jobs".
    QJsonArray rest(const QUrl &server, const QString &path);

private:
    void startClient();
    bool connectClient();
    void endClient();

    SshNetwork &m_network;
    QString m_folder, m_spark, m_id, m_why;
    SparkCluster m_cluster;
    std::unique_ptr<QProcess> m_client;
};

} // namespace cinderscope::test
