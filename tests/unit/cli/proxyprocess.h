// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/proxy/wire.h"

#include <csignal>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace cinderscope::test {

//! A running `cinderscope-cli proxy`.
class ProxyProcess
{
public:
    ProxyProcess(const QString &program, const QStringList &arguments,
                 const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        process.setProcessEnvironment(environment);
        process.start(program, QStringList{QStringLiteral("proxy")} + arguments);
    }
    ~ProxyProcess()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished();
    }

    //! Waits for the first line; false when there is none.
    bool waitForStart(int seconds = 60)
    {
        QElapsedTimer timer;
        timer.start();
        while (!process.canReadLine() && process.state() != QProcess::NotRunning && timer.elapsed() < seconds * 1000)
            process.waitForReadyRead(100);
        first = QJsonDocument::fromJson(process.readLine()).object();
        return !first.isEmpty();
    }
    //! Why there was no first line. Reads nothing where there was one: QVERIFY2 wants its text in any case, and what is
    //! read here the test would miss later.
    const char *complaint()
    {
        if (first.isEmpty())
            m_complaint = process.readAllStandardError();
        return m_complaint.constData();
    }
    //! What the proxy answers for a path of the n-th server.
    Reply get(const std::string &path, int server = 0) const
    {
        const QUrl at(first[QStringLiteral("upstreams")][server][QStringLiteral("proxied")].toString());
        const std::string authority = at.authority().toStdString();
        Wire wire = Wire::to(authority);
        wire.send("GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n" +
                  first[QStringLiteral("header")].toString().toStdString() + ": " +
                  first[QStringLiteral("secret")].toString().toStdString() + "\r\n\r\n");
        return readReply(wire);
    }
    //! The exit status after an interruption; -1 if it does not end.
    int interrupt()
    {
        ::kill(pid_t(process.processId()), SIGINT);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        return process.exitCode();
    }

    QProcess process;
    QJsonObject first;

private:
    QByteArray m_complaint;
};

} // namespace cinderscope::test
