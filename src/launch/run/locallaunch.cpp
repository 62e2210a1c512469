// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/locallaunch.h"

#include "launch/config/sessionproperties.h"
#include "launch/run/logreason.h"
#include "reach/ownfolder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kWaitingMs = 400, kRunningMs = 2'000;
constexpr int kProbeMs = 10'000; //!< for a master to take a connection

TimeMs now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

bool isOver(LaunchPhase phase)
{
    return phase == LaunchPhase::Ended || phase == LaunchPhase::Failed || phase == LaunchPhase::Lost;
}

Result<void> makePrivate(const QString &path)
{
    const QFileInfo info(path);
    QDir().mkpath(info.path());
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return Error{ErrorCode::Io, qt_error_string(errno).toStdString(), path.toStdString()};
    struct stat made = {};
    if (::lstat(name.constData(), &made) != 0 || !S_ISDIR(made.st_mode) || made.st_uid != ::getuid() ||
        (made.st_mode & 0077) != 0)
        return Error{ErrorCode::NoPermission, "it is not a folder of this user alone", path.toStdString()};
    return {};
}

QString codeOf(const Error &error)
{
    return error.code == ErrorCode::NoPermission ? u"permission"_s
           : error.code == ErrorCode::DiskFull   ? u"disk-full"_s
                                                 : u"not-started"_s;
}

//! What the system says.
QString wordsOf(const Error &error)
{
    const QString detail = QString::fromStdString(error.detail), source = QString::fromStdString(error.source);
    return source.isEmpty() ? detail : u"%1 (%2)"_s.arg(detail, source);
}

} // namespace

QString launchTemporaryFolder(const QString &id)
{
    return QDir::tempPath() + u"/cinderscope-%1-%2"_s.arg(::getuid()).arg(id);
}

LocalLaunch::LocalLaunch(const LaunchRequest &request) : m_request(request), m_tail(request.folder + u"/log"_s)
{
    if (request.previous)
        m_state = *request.previous;
    m_state.id = request.id;
    m_state.config = request.config;
    connect(&m_finder, &SparkFinder::finished, this, &LocalLaunch::takeFound);
    connect(&m_tail, &LogTail::appended, this, [this](const QString &text) {
        if (!m_state.isOver() && m_failure.code.isEmpty()) {
            for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
                takeLine(line);
        }
        Q_EMIT logAppended(text);
    });
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_failure.code.isEmpty() &&
            (m_state.phase == LaunchPhase::Waiting || m_state.phase == LaunchPhase::Running))
            look();
    });
}

LocalLaunch::~LocalLaunch()
{
    m_tail.disconnect(this);
    for (const auto &group : m_groups)
        group->disconnect(this);
    const bool anyRuns =
        std::any_of(m_groups.begin(), m_groups.end(), [](const auto &group) { return group->isRunning(); });
    if (!anyRuns && (m_state.isOver() || !m_request.previous)) // what was not taken up yet may need them
        removeFolders();
}

void LocalLaunch::tell()
{
    if (std::exchange(m_telling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_telling = false;
            Q_EMIT stateChanged();
        },
        Qt::QueuedConnection);
}

void LocalLaunch::step(const LaunchSentence &sentence)
{
    m_state.steps += LaunchStep::of(sentence);
    tell();
}

// ---- the way to Running

void LocalLaunch::start()
{
    if (!m_request.previous)
        m_state.started = now();
    QMetaObject::invokeMethod(this, m_request.previous ? &LocalLaunch::resume : &LocalLaunch::begin,
                              Qt::QueuedConnection);
}

void LocalLaunch::begin()
{
    if (m_state.phase != LaunchPhase::Preparing || m_stopping) // stopped before it began
        return;
    m_secrets = secretValues(config());
    if (!m_request.listener.secret.isEmpty())
        m_secrets += QString::fromLatin1(m_request.listener.secret);
    tell();
    if (const LaunchReason wrong = check(); !wrong.code.isEmpty())
        return fail(wrong);
    QProcessEnvironment environment = m_request.environment;
    for (const auto &[name, value] : config().environment)
        environment.insert(name, value);
    m_finder.find(config().spark, needs(), environment);
}

void LocalLaunch::takeFound()
{
    if (m_state.phase != LaunchPhase::Preparing || m_stopping)
        return;
    for (const LaunchSentence &remark : spark().remarks)
        step(remark);
    if (m_finder.problem())
        return fail(*m_finder.problem());
    comparePythons();
}

//! Workers and driver must run the same minor version (pyspark/worker.py), which would only show with the first task.
void LocalLaunch::comparePythons()
{
    const PropertyPairs all = properties();
    QString other;
    for (const auto &candidate :
         {propertyOf(all, u"spark.pyspark.python"_s), std::optional(environment().value(u"PYSPARK_PYTHON"_s))}) {
        if (other.isEmpty() && candidate)
            other = *candidate;
    }
    if (spark().pythonVersion.isEmpty() || other.isEmpty() || other == spark().python || !other.startsWith(u'/'))
        return probeMaster();
    m_other = std::make_unique<SparkFinder>();
    connect(m_other.get(), &SparkFinder::finished, this, [this, other] {
        if (m_stopping)
            return;
        const auto minor = [](const QString &version) { return version.section(u'.', 0, 1); };
        const QString here = spark().pythonVersion, there = m_other->installation().pythonVersion;
        if (m_other->problem())
            return fail(*m_other->problem());
        if (minor(here) != minor(there))
            return fail(
                {u"python-mismatch"_s,
                 LaunchSentence::tr(
                     "The driver runs Python %1 (%2), the workers Python %3 (%4): PySpark needs the same minor "
                     "version.",
                     {here, spark().python, there, other}),
                 LaunchSentence::tr("Set PYSPARK_PYTHON (or spark.pyspark.python) to a Python %1.", {minor(here)}),
                 {}});
        probeMaster();
    });
    m_other->find({{}, other, {}}, {false, false, true, false}, environment());
}

//! Spark itself tries for a minute before it says that no master answers.
void LocalLaunch::probeMaster()
{
    const QString master = effectiveMaster(config());
    const bool connects = config().kind == SessionKind::LocalSession || config().kind == SessionKind::Submit;
    if (!connects || !master.startsWith("spark://"_L1))
        return goOn();
    for (const QString &place : master.mid(8).split(u',', Qt::SkipEmptyParts)) {
        const QUrl url(u"spark://"_s + place);
        auto socket = std::make_unique<QTcpSocket>();
        socket->setProxy(QNetworkProxy::NoProxy);
        connect(socket.get(), &QTcpSocket::connected, this, [this, place] { takeProbed(place, true, true); });
        connect(socket.get(), &QTcpSocket::errorOccurred, this, [this, place](QAbstractSocket::SocketError error) {
            takeProbed(place, error != QAbstractSocket::HostNotFoundError, false);
        });
        QTimer::singleShot(kProbeMs, socket.get(), [this, place, raw = socket.get()] {
            if (raw->state() != QAbstractSocket::ConnectedState && raw->state() != QAbstractSocket::UnconnectedState)
                takeProbed(place, true, false);
        });
        socket->connectToHost(url.host(), quint16(url.port(7077)));
        m_probes.push_back(std::move(socket));
    }
    if (m_probes.empty())
        goOn(); // Spark says what is wrong with such an address
}

void LocalLaunch::takeProbed(const QString &host, bool known, bool reached)
{
    if (m_state.phase != LaunchPhase::Preparing || m_stopping || !m_failure.code.isEmpty())
        return;
    if (reached) {
        for (const auto &socket : m_probes)
            socket->disconnect(this);
        return goOn();
    }
    if (++m_unreached < int(m_probes.size()))
        return;
    const QString master = effectiveMaster(config());
    if (!known)
        return fail({u"host-not-found"_s,
                     LaunchSentence::tr("The host name of the master %1 is not known here.", {host}),
                     LaunchSentence::tr("Check the spelling, the VPN and the name service."),
                     {}});
    fail({u"master-unreachable"_s,
          LaunchSentence::tr("No master answers at %1.", {master}),
          LaunchSentence::tr("Check the address, and whether the master runs and its port can be reached from here."),
          {}});
}

void LocalLaunch::goOn()
{
    if (config().listener && m_request.listener.jar.isEmpty())
        step(LaunchSentence::tr("The listener's jar was not found: events come from Spark's UI only"));
    m_state.phase = LaunchPhase::Starting;
    m_state.logPath = logPath();
    tell();
    prepare();
    if (m_state.phase == LaunchPhase::Starting && m_failure.code.isEmpty() && !m_groups.empty()) {
        m_state.phase = LaunchPhase::Waiting;
        m_tail.start();
        m_look.start(kWaitingMs);
        writeFacts();
    }
}

void LocalLaunch::setRunning()
{
    if (m_state.phase != LaunchPhase::Waiting)
        return;
    m_state.phase = LaunchPhase::Running;
    m_ran = true;
    m_look.start(kRunningMs);
    writeFacts();
    step(LaunchSentence::tr("Connected"));
}

// ---- processes and files

QProcessEnvironment LocalLaunch::environment() const
{
    return launchEnvironment(config(), spark(), m_request.listener, m_request.environment);
}

PropertyPairs LocalLaunch::properties() const
{
    return launchProperties(config(), spark(), m_request.listener, environment());
}

Result<QString> LocalLaunch::privateFolder(const QString &process)
{
    for (const QString &path : {m_request.privateFolder, QString(m_request.privateFolder + u'/' + process)}) {
        if (const auto made = makePrivate(path); !made)
            return made.error();
    }
    return QString(m_request.privateFolder + u'/' + process);
}

Result<QString> LocalLaunch::privateFile(const QString &process, const QString &name, const QByteArray &content)
{
    const auto folder = privateFolder(process);
    if (!folder)
        return folder.error();
    QSaveFile file(*folder + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString()};
    return file.fileName();
}

Result<QString> LocalLaunch::temporaryFolder(const QString &process)
{
    const QString parent = launchTemporaryFolder(m_state.id);
    for (const QString &path : {parent, QString(parent + u'/' + process)}) {
        if (const auto made = makePrivate(path); !made)
            return made.error();
    }
    return QString(parent + u'/' + process);
}

ProcessSpec LocalLaunch::makeSpec(const QString &name)
{
    ProcessSpec spec;
    spec.name = name;
    spec.environment = environment();
    spec.keepRunning = config().keepRunning;
    spec.secrets = m_secrets;
    spec.removeFolders += m_request.privateFolder + u'/' + name;
    if (const auto folder = temporaryFolder(name); folder && !folder->contains(u' ')) {
        spec.removeFolders += *folder;
        spec.environment.insert(u"TMPDIR"_s, *folder);
        for (const QString &variable : {u"SPARK_SUBMIT_OPTS"_s, u"SPARK_DAEMON_JAVA_OPTS"_s}) {
            const QString present = spec.environment.value(variable);
            spec.environment.insert(variable, QString(present + u" -Djava.io.tmpdir="_s + *folder).trimmed());
        }
    }
    return spec;
}

void LocalLaunch::run(const ProcessSpec &spec, const LaunchSentence &what)
{
    writeFacts(spec.name); // before it starts: whatever ends this program then, the next one knows of it
    auto group = std::make_unique<ProcessGroup>(m_request.folder);
    if (const auto started = group->start(spec); !started)
        return fail({codeOf(started.error()),
                     LaunchSentence::tr("%1 could not be started: %2.", {what, wordsOf(started.error())})});
    watch(*group);
    m_groups.push_back(std::move(group));
    m_state.processes = processes();
    step(LaunchSentence::tr("%1 starts", {what}));
}

void LocalLaunch::watch(ProcessGroup &group)
{
    connect(&group, &ProcessGroup::started, this, [this] {
        m_state.processes = processes();
        tell();
    });
    connect(&group, &ProcessGroup::ended, this, [this, &group] {
        m_state.processes = processes();
        tell();
        if (!m_stopping && m_failure.code.isEmpty() && !isOver(m_state.phase)) {
            m_tail.look(); // its last words first
            if (group.exit()->kind == ProcessExit::Kind::NotStarted)
                fail({u"not-started"_s,
                      LaunchSentence::tr("%1 could not be started: %2.", {group.name(), group.exit()->sentence()}),
                      {},
                      {}});
            else
                takeEnd(group);
        }
        settle();
    });
}

ProcessGroup *LocalLaunch::group(const QString &name) const
{
    for (const auto &group : m_groups) {
        if (group->name() == name)
            return group.get();
    }
    return nullptr;
}

QList<qint64> LocalLaunch::processes() const
{
    QList<qint64> all;
    for (const auto &group : m_groups) {
        if (group->isRunning()) {
            all += group->supervisor().pid;
            if (group->process().pid)
                all += group->process().pid;
        }
    }
    return all;
}

// ---- the end

void LocalLaunch::takeEnd(ProcessGroup &group)
{
    const ProcessExit &exit = *group.exit();
    if (exit.asked || (m_ran && exit.isGood()))
        return; // settle() sees that nothing runs any more
    failByLog({u"exited"_s,
               LaunchSentence::tr("The process ended with %1.", {exit.sentence()}),
               LaunchSentence::tr("Read its log."),
               {}});
}

LaunchReason LocalLaunch::reasonByLog(const LaunchReason &otherwise) const
{
    LogContext context;
    context.master = effectiveMaster(config());
    context.sparkVersion = spark().version;
    context.javaMajor = spark().javaMajor;
    for (const auto &group : m_groups) {
        if (group->exit() && !group->exit()->isGood())
            context.exit = group->exit();
    }
    LaunchReason reason = reasonOfLog(LogTail::lastLines(logPath()), context);
    if (reason.code != u"exited"_s)
        return reason;
    LaunchReason own = otherwise;
    if (own.evidence.isEmpty())
        own.evidence = reason.evidence;
    return own;
}

void LocalLaunch::failByLog(const LaunchReason &otherwise)
{
    fail(reasonByLog(otherwise));
}

void LocalLaunch::fail(const LaunchReason &reason)
{
    if (!m_failure.code.isEmpty() || m_state.isOver())
        return;
    m_failure = reason;
    m_state.reason = reason;
    step(reason.causeSentence);
    if (!m_state.isOver())
        stopProcesses();
}

void LocalLaunch::failFile(const Error &error)
{
    fail({codeOf(error), LaunchSentence::tr("A file that it needs could not be written: %1.", {wordsOf(error)})});
}

void LocalLaunch::stop()
{
    if (m_state.isOver())
        return;
    if (m_stopping) { // again: hard
        m_stopsProcesses = true;
        for (const auto &group : m_groups)
            group->stop();
        return settle();
    }
    m_stopping = true;
    m_state.phase = LaunchPhase::Stopping;
    step(LaunchSentence::tr("Stop requested"));
    if (m_request.previous && !m_resumed)
        return; // resume() sees to it: it is not known yet what runs
    if (!stopGently())
        stopProcesses();
}

void LocalLaunch::stopProcesses()
{
    m_stopsProcesses = true;
    m_finder.blockSignals(true);
    for (const auto &group : m_groups)
        group->stop();
    QMetaObject::invokeMethod(this, &LocalLaunch::settle, Qt::QueuedConnection);
}

//! Where nothing runs any more, it is over.
void LocalLaunch::settle()
{
    if (m_state.isOver())
        return;
    for (const auto &group : m_groups) {
        if (group->isRunning())
            return;
    }
    if (m_stopping && !m_stopsProcesses)
        return; // something is still to be done
    if (!m_stopping && m_failure.code.isEmpty() && waitsForMore())
        return;
    if (!m_failure.code.isEmpty())
        return finish(m_stopping ? LaunchPhase::Ended : m_ran ? LaunchPhase::Lost : LaunchPhase::Failed);
    if (m_stopping || !m_groups.empty())
        finish(LaunchPhase::Ended);
}

void LocalLaunch::finish(LaunchPhase phase)
{
    m_look.stop();
    m_tail.stop();
    m_state.phase = phase;
    m_state.ended = now();
    m_state.processes.clear();
    if (phase == LaunchPhase::Ended)
        m_state.reason = {};
    removeFolders();
    step(phase == LaunchPhase::Ended    ? LaunchSentence::tr("Ended")
         : phase == LaunchPhase::Failed ? LaunchSentence::tr("Failed")
                                        : LaunchSentence::tr("Lost"));
}

void LocalLaunch::removeFolders()
{
    removeOwnFolder(m_request.privateFolder);
    removeOwnFolder(launchTemporaryFolder(m_state.id));
}

void LocalLaunch::setKeepRunning(bool keep)
{
    m_state.config.keepRunning = keep;
    for (const auto &group : m_groups)
        group->setKeepRunning(keep);
    tell();
}

// ---- taken up

void LocalLaunch::writeFacts(const QString &next) const
{
    QJsonArray names;
    for (const auto &group : m_groups)
        names.append(group->name());
    if (!next.isEmpty())
        names.append(next);
    QSaveFile file(m_request.folder + u"/facts.json"_s);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(QJsonObject{{u"groups"_s, names}, {u"ran"_s, m_ran}, {u"kind"_s, facts()}}).toJson());
    file.commit();
}

void LocalLaunch::resume()
{
    if (m_state.isOver())
        return;
    m_resumed = true;
    QFile file(m_request.folder + u"/facts.json"_s);
    const QJsonObject object =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    m_ran = object[u"ran"_s].toBool() || m_state.phase == LaunchPhase::Running;
    m_state.adopted = true;
    takeFacts(object[u"kind"_s].toObject());
    const QJsonArray names = object[u"groups"_s].toArray();
    for (const QJsonValue &name : names) {
        auto group = std::make_unique<ProcessGroup>(m_request.folder);
        if (!group->adopt(name.toString()))
            continue;
        watch(*group);
        m_groups.push_back(std::move(group));
    }
    if (m_groups.empty()) { // whoever started it ended before there was anything
        m_state.reason = {u"owner-gone"_s,
                          LaunchSentence::tr("The program that started it ended before it ran."),
                          LaunchSentence::tr("Start it again."),
                          {}};
        return finish(LaunchPhase::Failed);
    }
    m_state.phase = m_ran ? LaunchPhase::Running : LaunchPhase::Waiting;
    m_state.processes = processes();
    m_tail.start();
    if (m_stopping) {
        m_state.phase = LaunchPhase::Stopping;
        if (!stopGently())
            stopProcesses();
    }
    m_look.start(m_ran ? kRunningMs : kWaitingMs);
    tell();
}

} // namespace cinderscope
