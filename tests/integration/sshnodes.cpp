// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/sshnodes.h"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Processes below \a pid that did not make themselves independent, sshd's sessions among them.
void killTree(qint64 pid)
{
    const QList<QByteArray> children = read(u"/proc/%1/task/%1/children"_s.arg(pid)).split(' ');
    ::kill(pid_t(pid), SIGKILL);
    for (const QByteArray &child : children) {
        if (const qint64 id = child.trimmed().toLongLong(); id > 1)
            killTree(id);
    }
}

} // namespace

SshNodes::~SshNodes()
{
    for (const QString &name : m_names)
        kill(name);
    for (const QString &process : processesWith(m_network.file(u"home-"_s))) // of a test that failed
        ::kill(pid_t(process.section(u' ', 0, 0).toLongLong()), SIGKILL);
}

bool SshNodes::make(const QList<std::pair<QString, Node>> &nodes)
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/sshd-env"), QStringList{});
    environment.waitForFinished(5 * 60 * 1000);
    m_server = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    for (const auto &[name, node] : nodes)
        m_names += name;
    if (!m_network.addNodes(m_names)) {
        m_why = m_network.why();
        return false;
    }
    QByteArray known = read(m_network.file(u"known_hosts"_s));
    const QByteArray key = read(m_network.file(u"hostkey-0.pub"_s)); // one key for all of them
    for (const auto &[name, node] : nodes) {
        known += m_network.nodeAddress(name).toLatin1() + ' ' + key;
        const QString folder = home(name);
        QByteArray users = read(m_network.file(u"passwd"_s));
        users.replace("/tmp:/bin/sh\n", QByteArray(folder.toUtf8() + ':' + node.shell.toLatin1() + '\n'));
        bool good = write(passwdOf(name), users) && QDir().mkpath(folder + u"/.config/fish"_s);
        for (const QString &file : {u"/.profile"_s, u"/.config/fish/config.fish"_s})
            good = good && write(folder + file, node.profile);
        for (const QString &part : {QString(), u"/.config"_s, u"/.config/fish"_s})
            good = good && ::chown(QFile::encodeName(folder + part).constData(), kUser, 65534) == 0;
        if (!good) {
            m_why = u"cannot write "_s + folder;
            return false;
        }
    }
    return write(m_network.file(u"known_hosts"_s), known);
}

bool SshNodes::start(const QString &node)
{
    kill(node);
    const QString log = m_network.file(u"sshd-%1.log"_s.arg(node)), config = m_network.file(u"sshd_config-"_s + node);
    const QStringList lines = {u"HostKey "_s + m_network.file(u"hostkey-0"_s),
                               u"AuthorizedKeysFile "_s + m_network.file(u"authorized_keys"_s),
                               u"UsePAM no"_s,
                               u"PasswordAuthentication no"_s,
                               u"KbdInteractiveAuthentication no"_s,
                               u"PidFile none"_s,
                               u"StrictModes no"_s,
                               u"LogLevel VERBOSE"_s,
                               u"UseDNS no"_s,
                               u"PrintMotd yes"_s,
                               u"MaxStartups 100"_s,
                               u"ListenAddress "_s + m_network.nodeAddress(node)};
    write(config, (lines.join(u'\n') + u'\n').toUtf8());
    // users, names, /run and the host's name are the server's own
    const QString script =
        u"mount --make-rprivate / && mount --bind \"$1\" /etc/passwd && mount --bind \"$2\" /etc/hosts && "
        "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && hostname \"$6\" && "
        "exec \"$3\" -D -f \"$4\" -E \"$5\""_s;
    auto server = std::make_unique<QProcess>();
    server->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    server->setProcessChannelMode(QProcess::MergedChannels);
    server->start(u"ip"_s, {u"netns"_s, u"exec"_s, m_network.nodeSpace(node), u"unshare"_s, u"-m"_s, u"-u"_s, u"sh"_s,
                            u"-c"_s, script, u"sh"_s, passwdOf(node), m_network.hostsFile(), m_server, config, log,
                            SshNetwork::nodeName(node)});
    QElapsedTimer timer;
    timer.start();
    const qsizetype before = read(log).size();
    while (timer.elapsed() < 20000 && !server->waitForFinished(20)) {
        if (read(log).mid(before).contains("Server listening on")) {
            m_servers[node] = std::move(server);
            return true;
        }
    }
    m_why = u"sshd does not start: "_s + QString::fromUtf8(server->readAll() + read(log).right(500));
    return false;
}

void SshNodes::kill(const QString &node)
{
    const auto found = m_servers.find(node);
    if (found == m_servers.end())
        return;
    killTree(found->second->processId());
    found->second->waitForFinished(10000);
    m_servers.erase(found);
}

int SshNodes::listenOn(const QString &node, quint16 port)
{
    int result = -1;
    std::thread thread([&] {
        const QByteArray path = QFile::encodeName(u"/var/run/netns/"_s + m_network.nodeSpace(node));
        const int space = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
        if (space < 0 || ::setns(space, CLONE_NEWNET) != 0)
            return;
        ::close(space);
        result = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name = {};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        name.sin_addr.s_addr = INADDR_ANY;
        if (::bind(result, reinterpret_cast<sockaddr *>(&name), sizeof name) != 0 || ::listen(result, 8) != 0) {
            ::close(result);
            result = -1;
        }
    });
    thread.join();
    return result;
}

QString SshNodes::config(const QStringList &lines)
{
    QStringList all = lines;
    for (const QString &name : m_names)
        all += {u"Host "_s + name, u"  HostName "_s + m_network.nodeAddress(name), u"  ProxyJump jump"_s};
    return m_network.config(all);
}

QStringList SshNodes::commandOn(const QString &node) const
{
    return {u"ip"_s,
            u"netns"_s,
            u"exec"_s,
            m_network.nodeSpace(node),
            u"unshare"_s,
            u"-m"_s,
            u"-u"_s,
            u"sh"_s,
            u"-c"_s,
            u"mount --make-rprivate / && mount --bind \"$1\" /etc/hosts && hostname \"$2\" && shift 2 && exec \"$@\""_s,
            u"sh"_s,
            m_network.hostsFile(),
            SshNetwork::nodeName(node)};
}

QStringList SshNodes::processesWith(const QString &text)
{
    QStringList found;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        if (entry.toLongLong() <= 1 || QFileInfo(u"/proc/"_s + entry).ownerId() != kUser)
            continue;
        QByteArray line = read(u"/proc/%1/cmdline"_s.arg(entry));
        line.replace('\0', ' ');
        if (const QString words = QString::fromUtf8(line); words.contains(text) && !words.startsWith(u"sshd:"_s))
            found += entry + u' ' + words.trimmed();
    }
    return found;
}

} // namespace cinderscope::test
