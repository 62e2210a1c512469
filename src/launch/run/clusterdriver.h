// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/restclient.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace cinderscope {

//! Follows a driver that a standalone master runs on one of its workers: its state as the master's page tells it, and
//! its standard error as the worker's page shows it (org.apache.spark.deploy.worker.ui.LogPage: /log/?driverId=…).
class ClusterDriver : public QObject
{
    Q_OBJECT

public:
    explicit ClusterDriver(QObject *parent = nullptr);
    ~ClusterDriver() override;

    //! \a master: "spark://host:port", or the submission server's http address. Its page is looked for: of this
    //! computer's masters, else at the host's port 8080.
    void follow(const QString &master, const QString &driverId);
    //! SUBMITTED, RUNNING, FINISHED, ERROR, FAILED, KILLED, RELAUNCHING; empty: not known yet.
    const QString &state() const { return m_state; }
    static bool isFinal(const QString &state);
    const QUrl &masterPage() const { return m_page; }

Q_SIGNALS:
    //! The end is told once the last lines of the log were, or cannot be had.
    void stateChanged();
    //! Whole lines of its standard error.
    void logged(const QString &text);
    //! As its log tells it.
    void applicationFound(const QString &applicationId);

private:
    void look();
    void findPage();
    void takePage(const QUrl &page, const QByteArray &body);
    void askLog();
    void takeLog(const QByteArray &body);
    void tellEnd();

    QString m_master, m_id, m_state, m_workerPage;
    QUrl m_page;
    std::unique_ptr<RestClient> m_client, m_worker;
    QList<QUrl> m_candidates;
    QTimer m_rhythm;
    qint64 m_offset = 0;
    QByteArray m_rest;
    bool m_applicationTold = false, m_ending = false;
    QDeadlineTimer m_patience; //!< with the last lines
    int m_silences = 0;        //!< answers without a line since it ended
};

} // namespace cinderscope
