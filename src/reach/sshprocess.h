// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>

class QSocketNotifier;

namespace cinderscope {

//! A child process that ends when the thread that started it ends, in whatever way, and whose standard error can be
//! read at any moment. It has a session of its own: no terminal to ask on, and helpers that it starts end with it.
class SshProcess : public QObject
{
    Q_OBJECT

public:
    explicit SshProcess(QObject *parent = nullptr);
    //! Ends the process: at once, or by force after a fifth of a second.
    ~SshProcess() override;

    void start(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);
    qint64 processId() const { return m_process.processId(); }
    //! What it wrote since the last call; does not wait.
    QByteArray takeErrors();

Q_SIGNALS:
    void errorsReady();
    //! By itself; \a signal is not 0 if by a signal. Once.
    void ended(int code, int signal);
    //! There is no such program. Once, instead of ended().
    void missing();

private:
    void signalGroup(int signal);

    QProcess m_process;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_errors = -1; // end of the pipe to read
    qint64 m_group = 0;
};

} // namespace cinderscope
