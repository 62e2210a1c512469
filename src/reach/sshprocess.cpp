// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/sshprocess.h"

#include "core/closeonexec.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <QSocketNotifier>
#include <sys/prctl.h>
#include <unistd.h>

namespace cinderscope {

namespace {
constexpr int kPatienceMs = 200;
}

SshProcess::SshProcess(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        signalGroup(SIGTERM); // helpers, such as a jump host's ssh
        Q_EMIT ended(code, status == QProcess::CrashExit ? code : 0);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT missing();
    });
}

SshProcess::~SshProcess()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        signalGroup(SIGTERM);
        if (!m_process.waitForFinished(kPatienceMs)) {
            signalGroup(SIGKILL);
            m_process.kill();
            m_process.waitForFinished(kPatienceMs);
        }
    }
    m_notifier.reset();
    if (m_errors >= 0)
        ::close(m_errors);
}

void SshProcess::signalGroup(int signal)
{
    if (m_group > 1)
        ::kill(pid_t(-m_group), signal);
}

void SshProcess::start(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    int pipe[2] = {-1, -1};
    if (::pipe2(pipe, O_CLOEXEC) != 0) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT ended(-1, 0); }, Qt::QueuedConnection);
        return;
    }
    m_errors = pipe[0];
    ::fcntl(m_errors, F_SETFL, O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_errors, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SshProcess::errorsReady);

    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    const pid_t parent = ::getpid();
    m_process.setChildProcessModifier([parent, write = pipe[1]] {
        ::setsid();
        ::dup2(write, STDERR_FILENO);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        closeDescriptorsOnExec();
        if (::getppid() != parent) // ended in between
            ::_exit(1);
    });
    m_process.start(QIODevice::NotOpen);
    m_group = m_process.processId(); // setsid() makes it the leader of its group
    ::close(pipe[1]);
}

QByteArray SshProcess::takeErrors()
{
    QByteArray text;
    char bytes[4096];
    while (m_errors >= 0) {
        const ssize_t size = ::read(m_errors, bytes, sizeof bytes);
        if (size < 0 && errno == EINTR)
            continue;
        if (size == 0 && m_notifier)
            m_notifier->setEnabled(false); // no writer any more
        if (size <= 0)
            break;
        text.append(bytes, size);
    }
    return text;
}

} // namespace cinderscope
