// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/sshnetwork.h"

#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace cinderscope::test {

//! The nodes of an SshNetwork as computers to log in to, each with an sshd, a host name, a user "spark" and a home
//! folder of its own. They share this computer's disk and processes. Reached through the network's jump host.
class SshNodes
{
public:
    struct Node
    {
        QString shell = QStringLiteral("/bin/bash");
        QByteArray profile; //!< what the login shell reads
    };

    //! Before the jump host's server starts: adds the nodes. \a network must outlive it.
    explicit SshNodes(SshNetwork &network) : m_network(network) {}
    ~SshNodes();

    //! False with why().
    bool make(const QList<std::pair<QString, Node>> &nodes);
    QString why() const { return m_why; }
    bool start(const QString &node);
    //! kill -9 for its sshd and every session; what was started to outlive them stays.
    void kill(const QString &node);
    QString home(const QString &node) const { return m_network.file(QStringLiteral("home-") + node); }
    //! A listening socket on the node, which the caller closes.
    int listenOn(const QString &node, quint16 port);

    //! For ssh -F: the nodes by their names, by way of jump; \a lines come first and win.
    QString config(const QStringList &lines = {});
    //! A command as this user of this computer would run it there.
    QStringList commandOn(const QString &node) const;
    //! Processes of user "spark" whose command line has the text, other than those of sshd.
    static QStringList processesWith(const QString &text);

    static constexpr uint kUser = 64123; //!< uid of "spark"

private:
    QString passwdOf(const QString &node) const { return m_network.file(QStringLiteral("passwd-") + node); }

    SshNetwork &m_network;
    QString m_server, m_why;
    QStringList m_names;
    std::map<QString, std::unique_ptr<QProcess>> m_servers;
};

} // namespace cinderscope::test
