// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "startrequest.h"

#include <memory>
#include <QLocalServer>
#include <QObject>
#include <QString>

namespace cinderscope {

//! One window a person and desktop session: the first start listens, later ones hand their request over and end. Who is
//! first is decided by a lock that the kernel lets go with the process, so that the leftovers of a crash are taken
//! over.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    //! \a folder: of the lock and the socket, empty: defaultFolder().
    explicit SingleInstance(const QString &folder = {}, QObject *parent = nullptr);
    ~SingleInstance() override;

    //! Private to the person, told apart by display: "$XDG_RUNTIME_DIR/cinderscope" or below the temporary folder.
    //! Empty where there is none that is the person's own.
    static QString defaultFolder();

    //! True: this is the first one, or nothing can be decided (no folder): go on. Takes microseconds; needs no
    //! application object.
    bool tryBecomeFirst();
    //! Answers requests from now on; after tryBecomeFirst(). Needs an event loop.
    void listen();
    //! Hands the request to the first one: true when that has taken it. Waits \a waitMs at most, for one that is about
    //! to start too.
    bool handOver(const StartRequest &request, int waitMs = DefaultWaitMs) const;

    QString socketPath() const { return m_socket; }
    static constexpr int DefaultWaitMs = 3'000;
    static constexpr int MaxConnections = 16;
    static constexpr int RequestMs = 5'000; //!< to send a request

Q_SIGNALS:
    void requested(const cinderscope::StartRequest &request);

private:
    void accept();

    QString m_folder, m_lock, m_socket;
    int m_lockFile = -1;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace cinderscope
