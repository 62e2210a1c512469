// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <map>
#include <memory>

namespace cinderscope::test {

//! Three computers in a row behind this one, as network namespaces: each sees its neighbours only.
//!
//!     here .1 -- .2 jump .5 -- .6 bastion .9 -- .10 far          (198.18.x.0/24, a range for tests, RFC 2544)
//!
//! jump and bastion run a real sshd (tests/support/sshd-env) with keys, users and configuration of their own; the name
//! "bastion.test" is known in jump only, "far.test" in bastion only. More computers can be put behind jump, in a net of
//! their own. Needs root. Nothing outside of a temporary folder, the namespaces and this computer's end of the first
//! link is touched, and all of it goes with the object.
class SshNetwork
{
public:
    enum Host
    {
        Jump,
        Bastion,
        Far
    };

    ~SshNetwork();

    //! False with why(); where it cannot be had, skipped().
    bool make();
    bool skipped() const { return m_skipped; }
    QString why() const { return m_why; }

    //! As its neighbour that is nearer to here sees it.
    QString address(Host host) const;
    QString nameOf(Host host) const; //!< of the namespace

    //! Starts the host's sshd; \a options are lines of its configuration that win over the usual ones.
    bool startServer(Host host, const QStringList &options = {});
    bool isServing(Host host) const { return m_servers.contains(host); }
    //! kill -9 for it and everything that it started.
    void killServer(Host host);
    //! New host key for the next start.
    void changeHostKey(Host host);
    //! The link between here and jump.
    void setLink(bool up);
    //! A listening TCP socket within the host.
    int listenIn(Host host, const QString &address, quint16 port);

    //! Computers that see each other and jump, and are seen by these only. Their names, "<node>.spark.test", are known
    //! there and in jump, nowhere else. Once, before jump's server starts.
    bool addNodes(const QStringList &nodes);
    QString nodeAddress(const QString &node) const; //!< 198.18.x.130 and on
    static QString nodeName(const QString &node) { return node + QStringLiteral(".spark.test"); }
    QString nodeSpace(const QString &node) const; //!< name of its namespace
    //! What /etc/hosts is on jump and the nodes.
    QString hostsFile() const { return file(QStringLiteral("hosts-jump")); }
    //! Program and arguments in front of a command that runs in jump, with its names.
    QStringList commandInJump() const;
    //! A TCP connection from jump to a port of a node or of jump itself, which blocks; -1 if there is none.
    int connectFromJump(const QString &address, quint16 port);

    //! Configuration for ssh -F: aliases "jump" and "bastion" (by way of jump), user "spark", the key, the known hosts;
    //! \a lines come first and win.
    QString config(const QStringList &lines = {});
    QString file(const QString &name) const { return m_folder.filePath(name); }
    //! What the sshd of the host logged.
    QByteArray log(Host host) const;

    static constexpr auto kPassword = "cinder-pass";     //!< of user spark, where a server allows passwords
    static constexpr auto kPassphrase = "cinder-phrase"; //!< of the key file "id_locked"

private:
    bool run(const QString &program, const QStringList &arguments);
    bool makeNamespaces();
    void removeLeftOvers();
    bool makeKeys();
    bool link(const QString &from, const QString &fromAddress, Host to, const QString &toAddress);
    QString hostAddress(int last) const;

    QTemporaryDir m_folder;
    QString m_server;
    bool m_skipped = false;
    QString m_why;
    int m_net = 0;
    int m_configs = 0;
    bool m_made = false;
    QStringList m_nodes;
    std::map<Host, std::unique_ptr<QProcess>> m_servers;
};

} // namespace cinderscope::test
