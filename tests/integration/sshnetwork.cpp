// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/sshnetwork.h"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

// of kPassword; crypt(3), SHA-512
constexpr auto kPasswordHash =
    "$6$cinderscope$sMZkaBOzfbGF8UpWmu6kt/UUpmgwbboGwryJpjfUCswfQ4v0QizjGLNZH86Fb5DubgCb613G0A3Fq/9NPSeUo.";

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! Runs \a work in a thread of its own within a network namespace; sockets made there stay there.
template <class Work>
int inNamespace(const QString &name, Work work)
{
    int result = -1;
    std::thread thread([&] {
        const int space = ::open(QFile::encodeName(u"/var/run/netns/"_s + name).constData(), O_RDONLY | O_CLOEXEC);
        if (space >= 0 && ::setns(space, CLONE_NEWNET) == 0)
            result = work();
        if (space >= 0)
            ::close(space);
    });
    thread.join();
    return result;
}

void killTree(qint64 pid)
{
    QFile file(u"/proc/%1/task/%1/children"_s.arg(pid));
    QList<QByteArray> children;
    if (file.open(QIODevice::ReadOnly))
        children = file.readAll().split(' ');
    ::kill(pid_t(pid), SIGKILL);
    for (const QByteArray &child : children) {
        if (const qint64 id = child.trimmed().toLongLong(); id > 1)
            killTree(id);
    }
}

} // namespace

SshNetwork::~SshNetwork()
{
    for (const auto &[host, server] : m_servers) {
        if (server->state() != QProcess::NotRunning) {
            killTree(server->processId());
            server->waitForFinished(5000);
        }
    }
    if (m_made) {
        run(u"ip"_s, {u"route"_s, u"del"_s, u"unreachable"_s, hostAddress(0) + u"/24"_s});
        for (const Host host : {Jump, Bastion, Far})
            run(u"ip"_s, {u"netns"_s, u"del"_s, nameOf(host)}); // its links go with it
        for (const QString &node : m_nodes)
            run(u"ip"_s, {u"netns"_s, u"del"_s, nodeSpace(node)});
    }
}

QString SshNetwork::nameOf(Host host) const
{
    static const QString names[] = {u"jump"_s, u"bastion"_s, u"far"_s};
    return u"cs%1-%2"_s.arg(::getpid()).arg(names[host]);
}

QString SshNetwork::hostAddress(int last) const
{
    return u"198.18.%1.%2"_s.arg(m_net).arg(last);
}

QString SshNetwork::address(Host host) const
{
    static constexpr int last[] = {2, 6, 10};
    return hostAddress(last[host]);
}

bool SshNetwork::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    m_why = program + u' ' + arguments.join(u' ') + u": " + QString::fromUtf8(process.readAll()).trimmed() +
            process.errorString();
    return false;
}

bool SshNetwork::make()
{
    const auto skip = [this](const QString &why) {
        m_skipped = true;
        m_why = u"SKIP WHOLE PROGRAM: "_s + why;
        return false;
    };
    if (::geteuid() != 0)
        return skip(u"network namespaces need root"_s);
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/sshd-env"), QStringList{});
    environment.waitForFinished(5 * 60 * 1000);
    m_server = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_skipped = environment.exitCode() == 77;
        m_why = m_server;
        return false;
    }
    m_net = ::getpid() % 256;
    removeLeftOvers();
    if (!run(u"ip"_s, {u"netns"_s, u"add"_s, nameOf(Jump)}))
        return skip(u"no network namespaces here: "_s + m_why);
    m_made = true;
    return makeNamespaces() && makeKeys();
}

//! Of a test that was killed: the name of a namespace tells its process.
void SshNetwork::removeLeftOvers()
{
    static const QRegularExpression ours(u"^cs([0-9]+)-[a-z0-9]+$"_s);
    for (const QString &name : QDir(u"/var/run/netns"_s).entryList(QDir::Files | QDir::System)) {
        const auto match = ours.match(name);
        if (!match.hasMatch() || ::kill(match.captured(1).toInt(), 0) == 0)
            continue;
        run(u"ip"_s, {u"netns"_s, u"del"_s, name});
        run(u"ip"_s,
            {u"route"_s, u"del"_s, u"unreachable"_s, u"198.18.%1.0/24"_s.arg(match.captured(1).toInt() % 256)});
    }
}

bool SshNetwork::link(const QString &from, const QString &fromAddress, Host to, const QString &toAddress)
{
    const QString near = u"cs%1-%2a"_s.arg(::getpid()).arg(int(to));
    const QString far = u"cs%1-%2b"_s.arg(::getpid()).arg(int(to));
    const QStringList in = from.isEmpty() ? QStringList{} : QStringList{u"-n"_s, from};
    const QStringList inTo = {u"-n"_s, nameOf(to)};
    return run(u"ip"_s, in + QStringList{u"link"_s, u"add"_s, near, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s, far,
                                         u"netns"_s, nameOf(to)}) &&
           run(u"ip"_s, in + QStringList{u"addr"_s, u"add"_s, fromAddress + u"/30"_s, u"dev"_s, near}) &&
           run(u"ip"_s, in + QStringList{u"link"_s, u"set"_s, near, u"up"_s}) &&
           run(u"ip"_s, inTo + QStringList{u"addr"_s, u"add"_s, toAddress + u"/30"_s, u"dev"_s, far}) &&
           run(u"ip"_s, inTo + QStringList{u"link"_s, u"set"_s, far, u"up"_s}) &&
           run(u"ip"_s, inTo + QStringList{u"link"_s, u"set"_s, u"lo"_s, u"up"_s});
}

bool SshNetwork::makeNamespaces()
{
    // what is behind jump cannot be reached from here, nor does it leave by another way
    return run(u"ip"_s, {u"route"_s, u"add"_s, u"unreachable"_s, hostAddress(0) + u"/24"_s}) &&
           run(u"ip"_s, {u"netns"_s, u"add"_s, nameOf(Bastion)}) && run(u"ip"_s, {u"netns"_s, u"add"_s, nameOf(Far)}) &&
           link({}, hostAddress(1), Jump, hostAddress(2)) &&
           link(nameOf(Jump), hostAddress(5), Bastion, hostAddress(6)) &&
           link(nameOf(Bastion), hostAddress(9), Far, hostAddress(10));
}

bool SshNetwork::makeKeys()
{
    const auto makeKey = [this](const QString &name, const QString &passphrase) {
        return run(u"ssh-keygen"_s,
                   {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, passphrase, u"-C"_s, u"test"_s, u"-f"_s, file(name)});
    };
    if (!makeKey(u"id"_s, {}) || !makeKey(u"id_locked"_s, QString::fromLatin1(kPassphrase)) ||
        !makeKey(u"id_stranger"_s, {}))
        return false;
    QByteArray keys;
    for (const QString &name : {u"id.pub"_s, u"id_locked.pub"_s}) {
        QFile key(file(name));
        if (key.open(QIODevice::ReadOnly))
            keys += key.readAll();
    }
    write(file(u"authorized_keys"_s), keys);
    // sshd reads it as the user who logs in
    QFile::setPermissions(m_folder.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    const QByteArray users = "root:x:0:0:root:/root:/bin/sh\n"
                             "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"
                             "sshd:x:64122:65534::/run/sshd:/usr/sbin/nologin\n"
                             "spark:" +
                             QByteArray(kPasswordHash) + ":64123:65534::/tmp:/bin/sh\n";
    write(file(u"passwd"_s), users);
    write(file(u"hosts-jump"_s), "127.0.0.1 localhost\n" + address(Bastion).toLatin1() + " bastion.test\n");
    write(file(u"hosts-bastion"_s), "127.0.0.1 localhost\n" + address(Far).toLatin1() + " far.test\n");
    write(file(u"known_hosts"_s), {});
    changeHostKey(Jump);
    changeHostKey(Bastion);
    QByteArray known;
    for (const Host host : {Jump, Bastion}) {
        QFile key(file(u"hostkey-%1.pub"_s.arg(int(host))));
        if (key.open(QIODevice::ReadOnly))
            known += address(host).toLatin1() + ' ' + key.readAll();
    }
    return write(file(u"known_hosts"_s), known);
}

void SshNetwork::changeHostKey(Host host)
{
    const QString name = file(u"hostkey-%1"_s.arg(int(host)));
    QFile::remove(name);
    QFile::remove(name + u".pub"_s);
    run(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-C"_s, u"host"_s, u"-f"_s, name});
}

QString SshNetwork::nodeSpace(const QString &node) const
{
    return u"cs%1-%2"_s.arg(::getpid()).arg(node);
}

QString SshNetwork::nodeAddress(const QString &node) const
{
    return hostAddress(130 + int(m_nodes.indexOf(node)));
}

// A bridge in jump, as a switch; no packet is passed on between the nets.
bool SshNetwork::addNodes(const QStringList &nodes)
{
    m_nodes = nodes;
    const QStringList inJump = {u"-n"_s, nameOf(Jump)};
    if (!run(u"ip"_s, inJump + QStringList{u"link"_s, u"add"_s, u"nodes"_s, u"type"_s, u"bridge"_s}) ||
        !run(u"ip"_s, inJump + QStringList{u"addr"_s, u"add"_s, hostAddress(129) + u"/25"_s, u"dev"_s, u"nodes"_s}) ||
        !run(u"ip"_s, inJump + QStringList{u"link"_s, u"set"_s, u"nodes"_s, u"up"_s}))
        return false;
    QFile hosts(hostsFile());
    if (!hosts.open(QIODevice::Append))
        return false;
    for (const QString &node : nodes) {
        const QString space = nodeSpace(node), port = u"p-"_s + node;
        const QStringList in = {u"-n"_s, space};
        if (!run(u"ip"_s, {u"netns"_s, u"add"_s, space}) ||
            !run(u"ip"_s, inJump + QStringList{u"link"_s, u"add"_s, port, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s,
                                               u"eth0"_s, u"netns"_s, space}) ||
            !run(u"ip"_s, inJump + QStringList{u"link"_s, u"set"_s, port, u"master"_s, u"nodes"_s, u"up"_s}) ||
            !run(u"ip"_s, in + QStringList{u"addr"_s, u"add"_s, nodeAddress(node) + u"/25"_s, u"dev"_s, u"eth0"_s}) ||
            !run(u"ip"_s, in + QStringList{u"link"_s, u"set"_s, u"eth0"_s, u"up"_s}) ||
            !run(u"ip"_s, in + QStringList{u"link"_s, u"set"_s, u"lo"_s, u"up"_s}))
            return false;
        hosts.write((nodeAddress(node) + u' ' + nodeName(node) + u'\n').toUtf8());
    }
    return true;
}

QStringList SshNetwork::commandInJump() const
{
    return {u"ip"_s,      u"netns"_s,   u"exec"_s,
            nameOf(Jump), u"unshare"_s, u"-m"_s,
            u"sh"_s,      u"-c"_s,      u"mount --make-rprivate / && mount --bind \"$0\" /etc/hosts && exec \"$@\""_s,
            hostsFile()};
}

int SshNetwork::connectFromJump(const QString &address, quint16 port)
{
    return inNamespace(nameOf(Jump), [&] {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name = {};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        ::inet_pton(AF_INET, address.toLatin1().constData(), &name.sin_addr);
        if (::connect(socket, reinterpret_cast<sockaddr *>(&name), sizeof name) == 0)
            return socket;
        ::close(socket);
        return -1;
    });
}

QByteArray SshNetwork::log(Host host) const
{
    QFile file(m_folder.filePath(u"sshd-%1.log"_s.arg(int(host))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool SshNetwork::startServer(Host host, const QStringList &options)
{
    killServer(host);
    const QString number = QString::number(int(host));
    const QStringList lines = options + QStringList{u"HostKey "_s + file(u"hostkey-"_s + number),
                                                    u"AuthorizedKeysFile "_s + file(u"authorized_keys"_s),
                                                    u"UsePAM no"_s,
                                                    u"PasswordAuthentication no"_s,
                                                    u"KbdInteractiveAuthentication no"_s,
                                                    u"PidFile none"_s,
                                                    u"StrictModes no"_s,
                                                    u"LogLevel VERBOSE"_s,
                                                    u"UseDNS no"_s,
                                                    u"MaxStartups 100"_s,
                                                    u"ListenAddress "_s + address(host)};
    write(file(u"sshd_config-"_s + number), (lines.join(u'\n') + u'\n').toUtf8());
    // users, names and /run are the server's own: in a mount namespace, which ends with it
    const QString script =
        u"mount --make-rprivate / && mount --bind \"$1/passwd\" /etc/passwd && "
        "mount --bind \"$1/hosts-$2\" /etc/hosts && mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && "
        "exec \"$3\" -D -f \"$1/sshd_config-$4\" -E \"$1/sshd-$4.log\""_s;
    auto server = std::make_unique<QProcess>();
    server->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    server->setProcessChannelMode(QProcess::MergedChannels);
    server->start(u"ip"_s, {u"netns"_s, u"exec"_s, nameOf(host), u"unshare"_s, u"-m"_s, u"sh"_s, u"-c"_s, script,
                            u"sh"_s, m_folder.path(), host == Jump ? u"jump"_s : u"bastion"_s, m_server, number});
    QElapsedTimer timer;
    timer.start();
    const QByteArray before = log(host);
    while (timer.elapsed() < 20000 && !server->waitForFinished(20)) {
        if (log(host).mid(before.size()).contains("Server listening on")) {
            m_servers[host] = std::move(server);
            return true;
        }
    }
    m_why = u"sshd does not start: "_s + QString::fromUtf8(server->readAll() + log(host).right(500));
    return false;
}

void SshNetwork::killServer(Host host)
{
    const auto found = m_servers.find(host);
    if (found == m_servers.end())
        return;
    killTree(found->second->processId());
    found->second->waitForFinished(10000);
    m_servers.erase(found);
}

void SshNetwork::setLink(bool up)
{
    run(u"ip"_s, {u"link"_s, u"set"_s, u"cs%1-0a"_s.arg(::getpid()), up ? u"up"_s : u"down"_s});
}

int SshNetwork::listenIn(Host host, const QString &where, quint16 port)
{
    return inNamespace(nameOf(host), [&] {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        sockaddr_in name = {};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        ::inet_pton(AF_INET, where.toLatin1().constData(), &name.sin_addr);
        if (::bind(socket, reinterpret_cast<sockaddr *>(&name), sizeof name) == 0 && ::listen(socket, 64) == 0)
            return socket;
        ::close(socket);
        return -1;
    });
}

QString SshNetwork::config(const QStringList &lines)
{
    const QString path = file(u"ssh_config-%1"_s.arg(++m_configs));
    QStringList all = lines;
    all += {u"Host jump"_s,        u"  HostName "_s + address(Jump),
            u"Host bastion"_s,     u"  HostName "_s + address(Bastion),
            u"  ProxyJump jump"_s, u"Host *"_s,
            u"  User spark"_s};
    if (lines.filter(u"IdentityFile"_s).isEmpty()) // ssh tries all that it is given
        all += u"  IdentityFile "_s + file(u"id"_s);
    all += {u"  IdentitiesOnly yes"_s,
            u"  IdentityAgent none"_s,
            u"  UserKnownHostsFile "_s + file(u"known_hosts"_s),
            u"  GlobalKnownHostsFile /dev/null"_s,
            u"  StrictHostKeyChecking yes"_s,
            u"  UpdateHostKeys no"_s,
            u"  PreferredAuthentications publickey"_s,
            u"  CheckHostIP no"_s};
    write(path, (all.join(u'\n') + u'\n').toUtf8());
    return path;
}

} // namespace cinderscope::test
