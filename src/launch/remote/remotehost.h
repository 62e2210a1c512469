// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/remote/remoteanswer.h"
#include "launch/remote/remotescript.h"
#include "reach/sshtunnel.h"

#include <QNetworkProxy>
#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace cinderscope {

class SshCommand;

//! One far host: its connection, and what is run there, one script after the other.
class RemoteHost : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Result<RemoteAnswer> &)>;

    RemoteHost(const SshHost &host, const SshSettings &settings, QObject *parent = nullptr);
    ~RemoteHost() override;

    const SshHost &host() const { return m_host; }
    //! As the person wrote it.
    QString title() const { return m_host.toString(); }

    //! Connects; up() or down() follow, also where it is up already. \a insist: tries again by itself (a host that
    //! runs something of ours), else the first failure is the end of it.
    void open(bool insist);
    void close();
    //! From now on a lost connection is made again by itself.
    void insist() { m_insists = true; }
    bool isUp() const { return m_tunnel && m_tunnel->state() == SshTunnel::State::Up; }
    //! Into its network, good while this lives and it was up once.
    QNetworkProxy proxy() const { return m_tunnel ? m_tunnel->proxy() : QNetworkProxy(); }
    //! Why it was not reached last.
    const std::optional<Error> &error() const { return m_error; }

    //! After what was given before; the handler is called once, never from within, unless \a context is gone by then,
    //! or forgetQueue(), abandon() or the destructor come first.
    void run(const RemoteScript &script, int timeoutMs, QObject *context, Handler handler);
    //! Drops what has not begun, without its handlers.
    void forgetQueue();
    //! Also lets go of what runs; it may go on there.
    void abandon();
    bool isBusy() const { return m_command || !m_queue.empty(); }
    //! Waits for what runs, without an event loop; for the end of the application only. False: nothing is left to do.
    bool pump(int milliseconds);

    void answer(quint64 question, const std::optional<QString> &text);
    //! Connects to SshTunnel's of the same name only where somebody will answer.
    void setAsks(bool asks) { m_asks = asks; }

Q_SIGNALS:
    void up();
    void down(const cinderscope::Error &error);
    void question(const cinderscope::SshQuestion &question);
    void settled(quint64 question);

private:
    struct Task
    {
        RemoteScript script;
        int timeoutMs;
        QPointer<QObject> context;
        Handler handler;
    };

    void makeTunnel();
    void startNext();

    SshHost m_host;
    SshSettings m_settings;
    bool m_asks = false, m_insists = false;
    std::unique_ptr<SshTunnel> m_tunnel;
    std::unique_ptr<SshCommand> m_command;
    QPointer<QObject> m_context; // of m_command, with m_handler
    Handler m_handler;
    std::deque<Task> m_queue;
    std::optional<Error> m_error;
};

} // namespace cinderscope
