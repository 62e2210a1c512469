// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/sshcommand.h"

#include "core/closeonexec.h"
#include "reach/sshtrouble.h"

#include <csignal>
#include <QProcessEnvironment>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr qsizetype kMostOutput = 16 * 1024 * 1024;
constexpr int kSshFailed = 255; // of ssh itself, see its manual
constexpr int kEndMs = 200;
} // namespace

SshCommand::~SshCommand()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill(); // the connection is another process, and stays
        m_process.waitForFinished(kEndMs);
    }
}

void SshCommand::start(const QStringList &session, const RemoteScript &script, const QString &host, int timeoutMs)
{
    m_host = host;
    m_mark = script.mark;
    if (session.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { end(sshError(SshTrouble::Lost, u"no connection"_s, m_host)); }, Qt::QueuedConnection);
        return;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_MESSAGES"_s, u"C"_s); // its words are read
    m_process.setProcessEnvironment(environment);
    const pid_t parent = ::getpid();
    m_process.setChildProcessModifier([parent] {
        ::setsid(); // no terminal to ask on
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        closeDescriptorsOnExec();
        if (::getppid() != parent) // ended in between
            ::_exit(1);
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() > kMostOutput)
            end(Error{ErrorCode::TooLarge, "the answer has no end", m_host.toStdString()});
    });
    connect(&m_process, &QProcess::finished, this, &SshCommand::take);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            QMetaObject::invokeMethod(
                this, [this] { end(sshError(SshTrouble::NoSsh, m_process.program(), m_host)); }, Qt::QueuedConnection);
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { end(sshError(SshTrouble::Timeout, u"the host does not answer any more"_s, m_host)); });
    m_deadline.start(timeoutMs);
    m_process.start(session.first(), session.mid(1) + QStringList{QString::fromLatin1(kRemoteCommand)});
    m_process.write(script.text);
    m_process.closeWriteChannel();
}

void SshCommand::take()
{
    m_output += m_process.readAllStandardOutput();
    auto answer = RemoteAnswer::parse(m_output, m_mark);
    if (answer)
        return end(answer);
    const QByteArray errors = m_process.readAllStandardError();
    if (m_process.exitStatus() == QProcess::CrashExit || m_process.exitCode() == kSshFailed)
        return end(sshError(errors, m_host, true));
    const QString words = lastWords(errors);
    Error error = answer.error();
    error.source = m_host.toStdString();
    if (!words.isEmpty() && m_output.trimmed().isEmpty())
        error.detail = words.toStdString();
    end(error);
}

void SshCommand::end(const Result<RemoteAnswer> &answer)
{
    if (m_over)
        return;
    m_over = true;
    m_deadline.stop();
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    Q_EMIT finished(answer);
}

bool SshCommand::waitForEnd(int milliseconds)
{
    if (m_over || m_process.state() == QProcess::NotRunning)
        return true;
    return m_process.waitForFinished(milliseconds);
}

} // namespace cinderscope
