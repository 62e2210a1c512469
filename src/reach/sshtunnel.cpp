// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/sshtunnel.h"

#include "core/closeonexec.h"
#include "reach/muxchannel.h"
#include "reach/runtimefolder.h"
#include "reach/sshprocess.h"

#include <algorithm>
#include <csignal>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QMetaMethod>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kPollMs = 50;
constexpr int kQueryMs = 5'000;
constexpr int kHelloBytes = 12; // length, type, version
constexpr qsizetype kKeptErrors = 8 * 1024;
constexpr std::size_t kKeptFailures = 1024;
constexpr qint64 kFailureAgeMs = 500; // ssh says why just before it says that
constexpr qint64 kSteadyMs = 60'000;  // up for so long: the next loss starts with the shortest pause

QString controlName()
{
    return u"c"_s;
}

//! A value of -o, which ssh reads like a line of its configuration.
QString quoted(QString path)
{
    path.replace(u'%', u"%%"_s);
    return u'"' + path + u'"';
}

} // namespace

SshTunnel::SshTunnel(const SshHost &host, const QList<SshHost> &jumps, const SshSettings &settings, QObject *parent)
    : QObject(parent), m_host(host), m_jumps(jumps), m_settings(settings),
      m_relay([this](QObject *owner) { return dial(owner); })
{
    m_poll.setInterval(kPollMs);
    m_deadline.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_clock.start();
    connect(&m_poll, &QTimer::timeout, this, &SshTunnel::poll);
    connect(&m_retry, &QTimer::timeout, this, &SshTunnel::start);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { giveUpOrWait(sshError(SshTrouble::Timeout, u"the login took too long"_s, m_host.toString())); });
}

SshTunnel::~SshTunnel()
{
    stop();
}

QString SshTunnel::findAskpass()
{
    const QString name = u"cinderscope-askpass"_s;
    const QString here = QCoreApplication::applicationDirPath();
    // the last is where it is in a build folder
    const QStringList folders = {here, here + u"/../libexec/cinderscope"_s, here + u"/../lib/cinderscope"_s,
                                 here + u"/../reach"_s};
    for (const QString &folder : folders) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isExecutable() && file.isFile())
            return file.canonicalFilePath();
    }
    return {};
}

qint64 SshTunnel::processId() const
{
    return m_process ? m_process->processId() : 0;
}

QString SshTunnel::runtimePath() const
{
    return m_folder ? m_folder->path() : QString();
}

void SshTunnel::start()
{
    if (m_state == State::Starting || m_state == State::Up)
        return;
    m_retry.stop();
    m_state = State::Starting;
    m_asked.clear();
    m_errors.clear();
    QMetaObject::invokeMethod(this, &SshTunnel::lookForMaster, Qt::QueuedConnection);
}

void SshTunnel::stop()
{
    m_retry.stop();
    m_state = State::Down;
    m_retryMs = 0;
    tearDown();
    m_answers.clear();
}

void SshTunnel::tearDown()
{
    m_poll.stop();
    m_deadline.stop();
    m_relay.dropConnections();
    m_query.reset();
    m_watch.reset();
    m_foreignControl.clear();
    m_process.reset(); // before the folder with its socket
    const QList<quint64> questions = m_askpass ? m_askpass->openQuestions() : QList<quint64>();
    m_askpass.reset();
    m_folder.reset();
    m_failures.clear();
    m_prompts.clear();
    for (const quint64 id : questions)
        Q_EMIT settled(id); // its dialog has nobody to tell the answer
}

void SshTunnel::lookForMaster()
{
    if (m_state != State::Starting || m_query || m_process)
        return; // stopped or started again meanwhile
    Route route;
    route.way = Route::Way::Ssh;
    route.sshHost = m_host;
    route.sshJumps = m_jumps;
    if (const auto valid = route.validate(); !valid)
        return giveUpOrWait(valid.error());
    if (const auto listening = m_relay.listen(); !listening)
        return giveUpOrWait(listening.error());
    m_query = std::make_unique<QProcess>();
    m_query->setStandardInputFile(QProcess::nullDevice());
    m_query->setChildProcessModifier(&closeDescriptorsOnExec);
    connect(m_query.get(), &QProcess::finished, this, &SshTunnel::takeConfiguration);
    connect(m_query.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            takeConfiguration();
    });
    QTimer::singleShot(kQueryMs, m_query.get(), &QProcess::kill); // a Match exec of the configuration hangs
    m_query->start(m_settings.program, QStringList{u"-G"_s} + hostArguments(), QIODevice::ReadOnly);
}

void SshTunnel::takeConfiguration()
{
    if (!m_query)
        return;
    QString control;
    m_mayFork = false;
    for (const QByteArray &line : m_query->readAllStandardOutput().split('\n')) {
        m_mayFork = m_mayFork || line.startsWith("forkafterauthentication ");
        if (line.startsWith("controlpath ") && m_settings.reuseMaster)
            control = QString::fromLocal8Bit(line.mid(12).trimmed());
    }
    m_query.release()->deleteLater(); // it is the sender
    if (m_state != State::Starting)
        return;
    if (QDir::isAbsolutePath(control) && QFileInfo::exists(control))
        watchMaster(control);
    else
        launch();
}

void SshTunnel::watchMaster(const QString &control)
{
    m_watch = std::make_unique<QLocalSocket>();
    QTimer::singleShot(kQueryMs, m_watch.get(), [this] { // it hangs, or is no ssh
        if (m_state == State::Starting && m_watch && m_foreignControl.isEmpty()) {
            m_watch.reset();
            launch();
        }
    });
    connect(m_watch.get(), &QLocalSocket::readyRead, this, [this, control] {
        if (m_state != State::Starting || m_watch->bytesAvailable() < kHelloBytes)
            return;
        m_watch->readAll();
        m_foreignControl = control;
        becomeUp();
    });
    const auto gone = [this] {
        if (!m_watch)
            return;
        m_watch.release()->deleteLater();
        if (m_state == State::Up)
            giveUpOrWait(sshError(SshTrouble::Lost, u"the running ssh ended"_s, m_host.toString()));
        else if (m_state == State::Starting)
            launch(); // a socket that is left over
    };
    connect(m_watch.get(), &QLocalSocket::disconnected, this, gone);
    connect(m_watch.get(), &QLocalSocket::errorOccurred, this, [this, gone] {
        if (m_watch && m_watch->state() == QLocalSocket::UnconnectedState)
            gone();
    });
    m_watch->connectToServer(control);
    if (!m_watch)
        return;
    if (m_watch->state() == QLocalSocket::UnconnectedState)
        gone();
    else if (m_watch->state() == QLocalSocket::ConnectedState) // MUX_MSG_HELLO: it answers the same
        m_watch->write(QByteArray("\0\0\0\x08\0\0\0\x01\0\0\0\x04", kHelloBytes));
}

QStringList SshTunnel::hostArguments() const
{
    QStringList list;
    if (!m_settings.configPath.isEmpty())
        list += {u"-F"_s, m_settings.configPath};
    if (!m_jumps.isEmpty()) {
        QStringList jumps;
        for (const SshHost &jump : m_jumps)
            jumps += jump.toString();
        list += {u"-J"_s, jumps.join(u',')};
    }
    if (m_host.port != 0)
        list += {u"-p"_s, QString::number(m_host.port)};
    if (!m_host.user.isEmpty())
        list += {u"-l"_s, m_host.user};
    list += {u"--"_s, m_host.host};
    return list;
}

QStringList SshTunnel::options() const
{
    const auto seconds = [](int ms) { return QString::number(std::max(1, ms / 1000)); };
    const QStringList values = {
        u"ControlMaster=yes"_s,
        u"ControlPath="_s + quoted(m_folder->file(controlName())),
        u"ControlPersist=no"_s,
        u"ClearAllForwardings=yes"_s, // of the person's configuration: they may be in use by another ssh
        u"ForwardAgent=no"_s,
        u"ForwardX11=no"_s,
        u"PermitLocalCommand=no"_s,
        u"RemoteCommand=none"_s,
        u"BatchMode=%1"_s.arg(m_askpass ? u"no"_s : u"yes"_s),
        u"LogLevel=INFO"_s, // why connections fail is said on this level
        u"ConnectTimeout="_s + seconds(m_settings.connectTimeoutMs),
        u"ServerAliveInterval=%1"_s.arg(m_settings.aliveIntervalS),
        u"ServerAliveCountMax=%1"_s.arg(m_settings.aliveCount),
    };
    QStringList list = {u"-N"_s, u"-T"_s};
    for (const QString &value : values)
        list += {u"-o"_s, value};
    // Since OpenSSH 8.7. Not by IgnoreUnknown: of each option the first value counts, so the person's own would be
    // lost.
    if (m_mayFork)
        list += {u"-o"_s, u"ForkAfterAuthentication=no"_s};
    return list;
}

QStringList SshTunnel::sessionCommand() const
{
    if (m_state != State::Up)
        return {};
    QStringList list = {m_settings.program};
    if (!m_settings.configPath.isEmpty())
        list += {u"-F"_s, m_settings.configPath};
    list += u"-T"_s;
    const QStringList values = {
        u"ControlMaster=no"_s,
        u"ControlPath="_s + quoted(m_folder ? m_folder->file(controlName()) : m_foreignControl),
        u"ProxyCommand=false"_s, // where the connection is gone: none of its own, which would not know jumps and
                                 // answers
        u"BatchMode=yes"_s,
        u"ClearAllForwardings=yes"_s,
        u"ForwardAgent=no"_s,
        u"ForwardX11=no"_s,
        u"PermitLocalCommand=no"_s,
        u"RemoteCommand=none"_s,
        u"LogLevel=ERROR"_s,
    };
    for (const QString &value : values)
        list += {u"-o"_s, value};
    if (!m_host.user.isEmpty())
        list += {u"-l"_s, m_host.user};
    return list + QStringList{u"--"_s, m_host.host};
}

QProcessEnvironment SshTunnel::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_MESSAGES"_s, u"C"_s); // its words are read
    if (m_askpass) {
        const QString program = m_settings.askpassProgram.isEmpty() ? findAskpass() : m_settings.askpassProgram;
        environment.insert(u"SSH_ASKPASS"_s, program);
        environment.insert(u"SSH_ASKPASS_REQUIRE"_s, u"force"_s); // since OpenSSH 8.4
        environment.insert(u"CINDERSCOPE_ASKPASS_SOCKET"_s, m_folder->file(u"a"_s));
    }
    return environment;
}

void SshTunnel::launch()
{
    m_deadline.stop();
    auto folder = RuntimeFolder::make(m_settings.runtimeParent);
    if (!folder)
        return giveUpOrWait(folder.error());
    m_folder = std::move(folder).value();
    const bool canAsk = !m_settings.askpassProgram.isEmpty() || !findAskpass().isEmpty();
    if (canAsk && isSignalConnected(QMetaMethod::fromSignal(&SshTunnel::question))) {
        m_askpass = std::make_unique<AskpassServer>();
        connect(m_askpass.get(), &AskpassServer::asked, this, &SshTunnel::takeQuestion);
        connect(m_askpass.get(), &AskpassServer::settled, this, [this](quint64 id) {
            m_prompts.remove(id);
            if (m_state == State::Starting && !m_askpass->isAsking())
                m_deadline.start(m_settings.loginTimeoutMs);
            Q_EMIT settled(id);
        });
        if (const auto listening = m_askpass->listen(m_folder->file(u"a"_s)); !listening)
            return giveUpOrWait(listening.error());
    }
    m_process = std::make_unique<SshProcess>();
    connect(m_process.get(), &SshProcess::errorsReady, this, &SshTunnel::readErrors);
    connect(m_process.get(), &SshProcess::ended, this, &SshTunnel::processEnded);
    connect(m_process.get(), &SshProcess::missing, this,
            [this] { giveUpOrWait(sshError(SshTrouble::NoSsh, m_settings.program, m_host.toString())); });
    m_deadline.start(m_settings.loginTimeoutMs);
    m_poll.start();
    m_process->start(m_settings.program, options() + hostArguments(), environment());
}

void SshTunnel::poll()
{
    // ssh makes its control socket after the login
    if (m_state == State::Starting && m_folder && QFileInfo::exists(m_folder->file(controlName())))
        becomeUp();
}

void SshTunnel::becomeUp()
{
    m_poll.stop();
    m_deadline.stop();
    m_state = State::Up;
    m_errors.clear();
    m_clock.restart();
    m_failures.clear();
    Q_EMIT up();
}

void SshTunnel::readErrors()
{
    if (!m_process)
        return;
    m_errors += m_process->takeErrors();
    if (m_state != State::Up) { // what a jump host says about the way belongs to the end of this try
        m_errors = m_errors.right(kKeptErrors);
        return;
    }
    // whole lines about single connections: "channel 3: open failed: connect failed: Connection refused"
    const qsizetype whole = m_errors.lastIndexOf('\n') + 1;
    QByteArray kept;
    for (const QByteArray &line : m_errors.left(whole).split('\n')) {
        if (!line.contains("open failed: ")) {
            kept += line.isEmpty() ? line : line + '\n';
            continue;
        }
        const FarFailure failure = line.contains("Connection refused")            ? FarFailure::Refused
                                   : line.contains("administratively prohibited") ? FarFailure::Forbidden
                                                                                  : FarFailure::Unreachable;
        m_failures.push_back({failure, m_clock.elapsed()});
        if (m_failures.size() > kKeptFailures)
            m_failures.pop_front();
    }
    m_errors = kept + m_errors.mid(whole);
    m_errors = m_errors.right(kKeptErrors);
}

FarFailure SshTunnel::reasonOfFailure()
{
    readErrors();
    while (!m_failures.empty() && m_clock.elapsed() - m_failures.front().at > kFailureAgeMs)
        m_failures.pop_front(); // of connections that nobody waited for
    if (m_failures.empty())
        return FarFailure::Unreachable;
    const FarFailure failure = m_failures.front().failure;
    m_failures.pop_front();
    return failure;
}

FarChannel *SshTunnel::dial(QObject *parent)
{
    if (m_state != State::Up)
        return nullptr;
    const QString control = m_folder ? m_folder->file(controlName()) : m_foreignControl;
    return new MuxChannel(
        control, [this] { return reasonOfFailure(); }, parent);
}

void SshTunnel::processEnded(int, int signal)
{
    readErrors();
    const QString host = m_host.toString();
    const bool wasUp = m_state == State::Up;
    if (signal != 0)
        giveUpOrWait(sshError(SshTrouble::Killed, u"signal %1"_s.arg(signal), host));
    else
        giveUpOrWait(sshError(m_errors, host, wasUp));
}

void SshTunnel::giveUpOrWait(const Error &error)
{
    const bool steady = m_state == State::Up && m_clock.elapsed() > kSteadyMs;
    if (m_process)
        m_process.release()->deleteLater(); // it may be the sender; it ends its process
    tearDown();
    if (!sshTroublePasses(sshTroubleOf(error))) {
        m_state = State::Down;
        m_retryMs = 0;
        Q_EMIT failed(error);
        return;
    }
    m_state = State::Waiting;
    m_retryMs = m_retryMs == 0 || steady ? m_settings.firstRetryMs : std::min(m_retryMs * 2, m_settings.lastRetryMs);
    m_retry.start(m_retryMs);
    Q_EMIT lost(error, m_retryMs);
}

void SshTunnel::takeQuestion(const SshQuestion &question)
{
    m_deadline.stop(); // a person takes as long as a person takes
    using Kind = SshQuestion::Kind;
    if (question.kind == Kind::Password || question.kind == Kind::Passphrase) {
        // known from the last connection, unless it was wrong just now
        const bool first = ++m_asked[question.prompt] == 1;
        if (const auto known = m_answers.constFind(question.prompt); first && known != m_answers.cend())
            return m_askpass->answer(question.id, *known);
        m_answers.remove(question.prompt);
        m_prompts.insert(question.id, question.prompt);
    }
    Q_EMIT this->question(question);
}

void SshTunnel::answer(quint64 question, const std::optional<QString> &text)
{
    if (!m_askpass)
        return;
    if (const auto prompt = m_prompts.constFind(question); text && prompt != m_prompts.cend())
        m_answers.insert(*prompt, *text);
    m_askpass->answer(question, text);
}

} // namespace cinderscope
