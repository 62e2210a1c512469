// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace cinderscope::test {

//! A running `cinderscope-cli listen --json`, in a runtime and data folder of its own.
class ListenProcess
{
public:
    explicit ListenProcess(const QString &program, const QStringList &arguments = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), folder.filePath(QStringLiteral("data")));
        process.setProcessEnvironment(environment);
        process.start(program, QStringList{QStringLiteral("listen"), QStringLiteral("--json")} + arguments);
    }
    ~ListenProcess()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished();
    }

    //! All lines so far; the first one says where it listens.
    const QList<QJsonObject> &lines()
    {
        m_output += process.readAllStandardOutput();
        for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
            m_lines << QJsonDocument::fromJson(m_output.left(end)).object();
            m_output.remove(0, end + 1);
        }
        return m_lines;
    }
    //! The newest line of an application; empty without one.
    QJsonObject newest(const QString &applicationId)
    {
        for (auto line = lines().rbegin(); line != m_lines.rend(); ++line) {
            if ((*line)[QStringLiteral("applicationId")].toString() == applicationId)
                return *line;
        }
        return {};
    }
    bool waitForStart()
    {
        return QTest::qWaitFor([this] { return !lines().isEmpty() || process.state() == QProcess::NotRunning; },
                               60'000) &&
               !m_lines.isEmpty();
    }
    QString setting(const QString &group, const QString &name)
    {
        return m_lines.first()[group].toObject()[name].toString();
    }
    //! The exit status after a signal; -1 if it does not end.
    int end(int signal)
    {
        ::kill(pid_t(process.processId()), signal);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        lines();
        return process.exitCode();
    }

    QTemporaryDir folder;
    QProcess process;

private:
    QByteArray m_output;
    QList<QJsonObject> m_lines;
};

} // namespace cinderscope::test
