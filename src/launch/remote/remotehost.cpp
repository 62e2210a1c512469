// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/remotehost.h"

#include "launch/remote/sshcommand.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

RemoteHost::RemoteHost(const SshHost &host, const SshSettings &settings, QObject *parent)
    : QObject(parent), m_host(host), m_settings(settings)
{
}

RemoteHost::~RemoteHost() = default;

void RemoteHost::makeTunnel()
{
    m_tunnel = std::make_unique<SshTunnel>(m_host, QList<SshHost>(), m_settings);
    connect(m_tunnel.get(), &SshTunnel::up, this, [this] {
        m_error.reset();
        Q_EMIT up();
        startNext();
    });
    connect(m_tunnel.get(), &SshTunnel::lost, this, [this](const Error &error, int) {
        m_error = error;
        if (!m_insists)
            m_tunnel->stop();
        Q_EMIT down(error);
    });
    connect(m_tunnel.get(), &SshTunnel::failed, this, [this](const Error &error) {
        m_error = error;
        Q_EMIT down(error);
    });
    if (m_asks) {
        connect(m_tunnel.get(), &SshTunnel::question, this, &RemoteHost::question);
        connect(m_tunnel.get(), &SshTunnel::settled, this, &RemoteHost::settled);
    }
}

void RemoteHost::open(bool insist)
{
    m_insists = insist;
    if (!m_tunnel)
        makeTunnel();
    if (isUp()) {
        QMetaObject::invokeMethod(this, &RemoteHost::up, Qt::QueuedConnection);
        return;
    }
    m_tunnel->start();
}

void RemoteHost::close()
{
    m_queue.clear();
    m_command.reset();
    m_handler = {};
    if (m_tunnel)
        m_tunnel->stop();
}

void RemoteHost::run(const RemoteScript &script, int timeoutMs, QObject *context, Handler handler)
{
    m_queue.push_back({script, timeoutMs, context, std::move(handler)});
    startNext();
}

void RemoteHost::forgetQueue()
{
    m_queue.clear();
}

void RemoteHost::abandon()
{
    m_queue.clear();
    m_handler = {};
    m_command.reset();
}

void RemoteHost::startNext()
{
    if (m_command || m_queue.empty())
        return;
    Task task = std::move(m_queue.front());
    m_queue.pop_front();
    m_context = task.context;
    m_handler = std::move(task.handler);
    m_command = std::make_unique<SshCommand>();
    connect(m_command.get(), &SshCommand::finished, this, [this](const Result<RemoteAnswer> &answer) {
        m_command.release()->deleteLater(); // it is the sender
        const Handler handler = std::exchange(m_handler, {});
        const QPointer<RemoteHost> alive(this);
        if (handler && m_context)
            handler(answer);
        if (alive)
            startNext();
    });
    m_command->start(m_tunnel ? m_tunnel->sessionCommand() : QStringList(), task.script, title(), task.timeoutMs);
}

bool RemoteHost::pump(int milliseconds)
{
    SshCommand *current = m_command.get();
    if (current && current->waitForEnd(milliseconds) &&
        m_command.get() == current) { // else its end was told from within
        m_command.reset();
        m_handler = {};
        startNext();
    }
    return isBusy();
}

void RemoteHost::answer(quint64 question, const std::optional<QString> &text)
{
    if (m_tunnel)
        m_tunnel->answer(question, text);
}

} // namespace cinderscope
