// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/processgroup.h"
#include "reach/ownfolder.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QMutex>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTimer>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLookMs = 100;   //!< until the supervisor told what it runs
constexpr int kRhythmMs = 500; //!< where the kernel has no pidfd
constexpr char kMark[] = "CINDERSCOPE_LAUNCH";

std::map<qint64, qint64> parents()
{
    std::map<qint64, qint64> result;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort)) {
        bool isNumber = false;
        const qint64 pid = name.toLongLong(&isNumber);
        if (const auto stat = isNumber ? processStat(pid) : std::nullopt)
            result[pid] = stat->parent;
    }
    return result;
}

//! Processes of this user whose environment has the mark: what a killed supervisor left.
QList<qint64> marked(const QByteArray &mark)
{
    QList<qint64> result;
    if (mark.isEmpty())
        return result;
    const QByteArray wanted = QByteArray(kMark) + '=' + mark;
    for (const auto &[pid, parent] : parents()) {
        QFile file(u"/proc/%1/environ"_s.arg(pid));
        if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(wanted))
            result += pid;
    }
    return result;
}

//! Supervisors that are our children and outlived their object.
void reapLater(qint64 pid)
{
    static QMutex mutex;
    static QList<qint64> left;
    const QMutexLocker lock(&mutex);
    if (pid > 0)
        left += pid;
    left.removeIf([](qint64 child) { return ::waitpid(pid_t(child), nullptr, WNOHANG) != 0; });
}

QByteArray readSmall(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

Result<void> writeAll(int file, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t size = ::send(file, bytes.constData() + done, std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return Error{ErrorCode::Io, std::strerror(errno), "cinderscope-supervisor"};
        done += size;
    }
    return {};
}

//! Arrays of C strings that end with a null.
struct Words
{
    explicit Words(const QList<QByteArray> &texts) : bytes(texts)
    {
        for (QByteArray &text : bytes)
            pointers.push_back(text.data());
        pointers.push_back(nullptr);
    }
    QList<QByteArray> bytes;
    std::vector<char *> pointers;
};

QList<QByteArray> environmentOf(const ProcessSpec &spec, const QByteArray &mark)
{
    QList<QByteArray> result;
    for (const QString &key : spec.environment.keys()) {
        if (key != QLatin1StringView(kMark))
            result += QFile::encodeName(key + u'=' + spec.environment.value(key));
    }
    return result << QByteArray(kMark) + '=' + mark;
}

//! The command line of cinderscope-supervisor.
QList<QByteArray> wordsOf(const QString &supervisor, const QString &folder, const ProcessSpec &spec,
                          const QByteArray &mark)
{
    QList<QByteArray> words{QFile::encodeName(supervisor)};
    const auto add = [&words](const char *option, const QString &value) {
        words += QByteArray(option) + '=' + QFile::encodeName(value);
    };
    add("--folder", folder);
    add("--name", spec.name);
    add("--log", folder + u'/' + spec.logFile);
    add("--prefix", spec.prefix);
    for (const QString &gone : spec.removeFolders)
        add("--remove", gone);
    words += "--mark=" + mark;
    add("--log-bytes", QString::number(spec.logBytes));
    add("--grace", QString::number(spec.graceMs));
    if (spec.keepRunning)
        words += "--keep";
    if (spec.holdInput)
        words += "--hold-input";
    words << "--" << QFile::encodeName(spec.program);
    for (const QString &argument : spec.arguments)
        words += QFile::encodeName(argument);
    return words;
}

//! Starts a program with \a input as its standard input and nothing else of ours; errno, or 0 and its pid.
int spawn(const QList<QByteArray> &words, const QList<QByteArray> &variables, const QByteArray &folder, int input,
          pid_t &pid)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    ::posix_spawn_file_actions_addchdir_np(&actions, folder.constData());
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes, &signals); // a command line blocks some in all of its threads
    ::sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&attributes, &signals);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    Words arguments(words);
    Words environment(variables);
    const int problem = ::posix_spawn(&pid, words.first().constData(), &actions, &attributes, arguments.pointers.data(),
                                      environment.pointers.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    return problem;
}

} // namespace

LaunchSentence ProcessExit::sentence() const
{
    switch (kind) {
    case Kind::Exited:
        return LaunchSentence::tr("exit status %1", {code});
    case Kind::Signalled: {
        const char *name = ::sigabbrev_np(code);
        return LaunchSentence::tr("signal %1 (%2)",
                                  {code, name ? QString("SIG"_L1 + QLatin1StringView(name)) : u"?"_s});
    }
    case Kind::NotStarted:
        return LaunchSentence::tr("not started: %1", {QString::fromLocal8Bit(std::strerror(code))});
    case Kind::Unknown:
        break;
    }
    return LaunchSentence::tr("unknown");
}

QList<qint64> descendantsOf(qint64 pid)
{
    const auto all = parents();
    QList<qint64> found{pid};
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (const auto &[child, parent] : all) {
            if (parent == found[i] && !found.contains(child))
                found += child;
        }
    }
    found.removeFirst();
    return found;
}

struct ProcessGroup::Private
{
    int pipe = -1;     //!< to the supervisor; -1: another process started it
    int pidfd = -1;    //!< of the supervisor
    bool ours = false; //!< the supervisor is our child
    bool keep = false;
    QByteArray mark;
    QStringList remove;
    std::unique_ptr<QSocketNotifier> notifier;
    QTimer look;
};

ProcessGroup::ProcessGroup(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(folder), d(std::make_unique<Private>())
{
    connect(&d->look, &QTimer::timeout, this, &ProcessGroup::look);
}

ProcessGroup::~ProcessGroup()
{
    if (m_running && !d->keep && d->pipe < 0)
        stop();
    d->notifier.reset();
    if (d->pipe >= 0)
        ::close(d->pipe); // the supervisor ends the group, unless it is to be kept
    if (d->pidfd >= 0)
        ::close(d->pidfd);
    if (d->ours)
        reapLater(m_supervisor.pid);
}

QString ProcessGroup::findSupervisor()
{
    const QString name = u"cinderscope-supervisor"_s;
    QDir folder(QCoreApplication::applicationDirPath());
    for (const QString &place : {u"."_s, u"../libexec/cinderscope"_s, u"../libexec/cinderscope-cli"_s,
                                 u"../lib/cinderscope"_s, u"../launch/run"_s}) {
        const QFileInfo file(folder.filePath(place + u'/' + name));
        if (file.isFile() && file.isExecutable())
            return file.canonicalFilePath();
    }
    for (int level = 0; level < 5; ++level) { // build/<preset>/tests/unit/launch_run/tst_x
        const QFileInfo built(folder.filePath(u"src/launch/run/"_s + name));
        if (built.isFile() && built.isExecutable())
            return built.canonicalFilePath();
        if (!folder.cdUp())
            break;
    }
    return {};
}

Result<void> ProcessGroup::start(const ProcessSpec &spec)
{
    reapLater(0);
    const QString supervisor = findSupervisor();
    if (supervisor.isEmpty())
        return Error{ErrorCode::NotFound, "cinderscope-supervisor is not installed beside this program", {}};
    m_name = spec.name;
    d->keep = spec.keepRunning;
    d->remove = spec.removeFolders;
    d->mark = QFile::encodeName(QFileInfo(m_folder).fileName() + u'/' + m_name);
    const QString base = m_folder + u'/' + m_name;
    QFile::remove(base + u".run"_s);
    QFile::remove(base + u".exit"_s);

    const QList<QByteArray> words = wordsOf(supervisor, m_folder, spec, d->mark);
    int pipe[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pipe) != 0) // send() knows MSG_NOSIGNAL
        return Error{ErrorCode::Io, std::strerror(errno), {}};
    const QByteArray folder =
        QFile::encodeName(spec.workingDirectory.isEmpty() ? QDir::homePath() : spec.workingDirectory);
    pid_t pid = 0;
    const int problem = spawn(words, environmentOf(spec, d->mark), folder, pipe[0], pid);
    ::close(pipe[0]);
    if (problem != 0) {
        ::close(pipe[1]);
        const bool noFolder = !QFileInfo(QFile::decodeName(folder)).isDir();
        return Error{problem == EACCES ? ErrorCode::NoPermission
                     : noFolder        ? ErrorCode::NotFound
                                       : ErrorCode::Io,
                     std::strerror(problem), noFolder ? folder.toStdString() : supervisor.toStdString()};
    }
    d->pipe = pipe[1];
    d->ours = true;
    m_supervisor = ProcessIdentity::of(pid);
    m_supervisor.pid = pid;
    m_running = true;
    writeRun(); // should this program end before the supervisor has written its own
    QByteArray beginning;
    for (const QString &secret : spec.secrets) {
        const QByteArray text = secret.toUtf8();
        beginning += 'S' + QByteArray::number(text.size()) + ':' + text;
    }
    if (const auto written = writeAll(d->pipe, beginning + 'G'); !written)
        return written.error();
    watch();
    return {};
}

//! What adopt() needs. The supervisor, which waits for its beginning, writes the same with its process then.
void ProcessGroup::writeRun() const
{
    QByteArray text = "supervisor " + QByteArray::number(m_supervisor.pid) + ' ' +
                      QByteArray::number(m_supervisor.startTicks) + "\nmark " + d->mark + '\n';
    for (const QString &gone : d->remove)
        text += "remove " + QFile::encodeName(gone) + '\n';
    QSaveFile file(m_folder + u'/' + m_name + u".run"_s);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(text);
    file.commit();
}

Result<void> ProcessGroup::adopt(const QString &name)
{
    m_name = name;
    const QString base = m_folder + u'/' + name;
    for (const QByteArray &line : readSmall(base + u".run"_s).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3 && words[0] == "supervisor")
            m_supervisor = {words[1].toLongLong(), words[2].toULongLong()};
        else if (words.size() == 3 && words[0] == "process")
            m_process = {words[1].toLongLong(), words[2].toULongLong()};
        else if (words[0] == "mark")
            d->mark = line.mid(5);
        else if (line.startsWith("remove /"))
            d->remove += QFile::decodeName(line.mid(7));
    }
    if (m_supervisor.pid == 0 && !QFileInfo::exists(base + u".exit"_s))
        return Error{QFileInfo::exists(base + u".run"_s) ? ErrorCode::Corrupt : ErrorCode::NotFound,
                     "no such process was started", base.toStdString()};
    d->keep = true;
    m_running = true;
    watch();
    return {};
}

void ProcessGroup::watch()
{
    d->pidfd = openPidfd(m_supervisor.pid);
    if (d->pidfd >= 0 && (d->ours || m_supervisor.isAlive())) {
        d->notifier = std::make_unique<QSocketNotifier>(d->pidfd, QSocketNotifier::Read);
        connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
            d->notifier->setEnabled(false);
            look();
        });
    }
    d->look.start(kLookMs);
    QMetaObject::invokeMethod(this, &ProcessGroup::look, Qt::QueuedConnection);
}

void ProcessGroup::look()
{
    if (!m_running)
        return;
    const QString base = m_folder + u'/' + m_name;
    // In this order: what it writes before it ends is there once it is gone.
    const bool alive = d->ours ? ::waitpid(pid_t(m_supervisor.pid), nullptr, WNOHANG) == 0 : m_supervisor.isAlive();
    if (m_process.pid == 0) {
        for (const QByteArray &line : readSmall(base + u".run"_s).split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 3 && words[0] == "process")
                m_process = {words[1].toLongLong(), words[2].toULongLong()};
        }
        if (m_process.pid != 0)
            Q_EMIT started();
        if (!m_running) // stopped by who heard that
            return;
    }
    if (m_process.pid != 0 && d->notifier)
        d->look.stop();
    else if (m_process.pid != 0)
        d->look.setInterval(kRhythmMs);
    if (alive) {
        if (d->notifier && !d->notifier->isEnabled()) { // it says so, but was not to be reaped yet
            d->look.start(kLookMs);
        }
        return;
    }
    d->ours = false;
    const QList<QByteArray> words = readSmall(base + u".exit"_s).simplified().split(' ');
    ProcessExit exit;
    if (words.size() == 4) {
        exit.kind = words[0] == "exited"      ? ProcessExit::Kind::Exited
                    : words[0] == "signalled" ? ProcessExit::Kind::Signalled
                    : words[0] == "failed"    ? ProcessExit::Kind::NotStarted
                                              : ProcessExit::Kind::Unknown;
        exit.code = words[1].toInt();
        exit.time = words[2].toLongLong();
        exit.asked = words[3] == "asked";
    } else { // it was killed: what it looked after is ended by us
        for (const qint64 pid : marked(d->mark))
            (void)ProcessIdentity::of(pid).signal(SIGKILL); // it may have ended meanwhile
        for (const QString &gone : d->remove) {
            removeOwnFolder(gone);
            ::rmdir(QFile::encodeName(QFileInfo(gone).path()).constData());
        }
        exit.time = QDateTime::currentMSecsSinceEpoch();
    }
    finish(exit);
}

void ProcessGroup::finish(const ProcessExit &exit)
{
    m_running = false;
    m_exit = exit;
    d->look.stop();
    d->notifier.reset();
    if (d->pipe >= 0)
        ::close(d->pipe);
    d->pipe = -1;
    Q_EMIT ended();
}

QList<qint64> ProcessGroup::processes() const
{
    if (!m_running)
        return {};
    return QList<qint64>{m_supervisor.pid} + descendantsOf(m_supervisor.pid);
}

void ProcessGroup::stop()
{
    if (!m_running)
        return;
    if (d->pipe >= 0) {
        if (::send(d->pipe, "T", 1, MSG_NOSIGNAL) == 1)
            return;
    }
    (void)m_supervisor.signal(SIGTERM); // ended() tells what came of it
}

void ProcessGroup::setKeepRunning(bool keep)
{
    d->keep = keep;
    if (m_running && d->pipe >= 0 && ::send(d->pipe, keep ? "K" : "N", 1, MSG_NOSIGNAL) != 1)
        look(); // it has just ended
}

} // namespace cinderscope
