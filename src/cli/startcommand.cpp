// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/startcommand.h"

#include "cli/errortext.h"
#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/givensecrets.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/qtext.h"
#include "cli/startedtext.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"
#include "launch/config/sessionbook.h"
#include "launch/config/sessioncheck.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/launcher.h"
#ifdef CINDERSCOPE_SSH_CLUSTERS
#include "launch/remote/sshcluster.h"
#endif

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

const QString kToken = u"token"_s;
constexpr int kGoodbyeMs = 1'700; //!< an interruption ends us hard after two seconds; the supervisors go on without us

//! What `start` cannot begin with, as found before anything ran.
bool isMissing(const QString &code)
{
    static const QStringList codes{
        u"no-java"_s,     u"wrong-java"_s,      u"no-spark"_s,       u"no-python"_s,      u"no-pyspark"_s,
        u"no-jupyter"_s,  u"no-connect"_s,      u"file-not-found"_s, u"no-application"_s, u"address-not-bindable"_s,
        u"port-in-use"_s, u"python-mismatch"_s, u"no-such-kind"_s,   u"permission"_s};
    return codes.contains(code);
}

int list(const Arguments &arguments)
{
    const SessionBook book;
    std::string text;
    for (const SessionEntry &entry : book.entries()) {
        const SessionConfig &config = entry.config;
        const QString problem = entry.error ? QString::fromStdString(errorText(*entry.error)) : QString();
        if (arguments.json) {
            const QJsonObject object{{u"name"_s, config.name},
                                     {u"kind"_s, entry.error ? QJsonValue() : QJsonValue(sessionKindWord(config.kind))},
                                     {u"path"_s, config.path},
                                     {u"error"_s, entry.error ? QJsonValue(problem) : QJsonValue()}};
            text += QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
        } else {
            text += oneLine(config.name.toStdString()) + "  (" +
                    (entry.error ? oneLine(problem.toStdString()) : sessionKindWord(config.kind).toStdString()) +
                    ")  " + oneLine(config.path.toStdString()) + '\n';
        }
    }
    if (text.empty())
        complain("There are no configurations in " + book.folder().toStdString() +
                 ". Make one in the window (Session configurations), or name the path of a file.");
    const auto printed = print(text);
    return printed ? Ok : printed.error().code == ErrorCode::Cancelled ? int(Broken) : int(SomeFailed);
}

//! One run of `start`.
class StartRun : public QObject
{
public:
    //! \a given: null: the keychain is asked.
    StartRun(const Arguments &arguments, std::unique_ptr<GivenSecrets> given)
        : m_arguments(arguments), m_token(given ? given->text(kToken) : QString()), m_secrets(std::move(given))
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this] {
            complain("It was not connected after " + std::to_string(m_arguments.start.timeoutSeconds) +
                     " seconds, and is ended again. --timeout waits longer; its log says how far it came: " +
                     m_launch->state().logPath.toStdString());
            m_exitCode = StillRuns;
            m_launch->stop();
        });
    }

    void start()
    {
        const auto found = SessionBook().find(qtext(m_arguments.paths.front()));
        if (!found)
            return end(Usage, "There is no such configuration: " + found.error().detail +
                                  ". \"cinderscope-cli start --list\" tells which there are.");
        if (found->isBroken())
            return end(Usage, errorText(*found->error));
        SessionConfig config = found->config;
        if (!override(config) || !isRight(config))
            return;
        Launcher::Settings settings;
        settings.watch = false;
        m_launcher = std::make_unique<Launcher>(settings);
        m_launcher->addKind(SessionKind::KernelSession, kernelLaunchFactory(m_jupyter));
        if (config.kind == SessionKind::KernelSession && !lookForKernels(config))
            return;
#ifdef CINDERSCOPE_SSH_CLUSTERS
        m_launcher->addKind(SessionKind::SshCluster, sshClusterFactory());
#endif
        connect(m_launcher.get(), &Launcher::added, this, [this](Launch *launch) { follow(launch); });
        m_launcher->start(config);
        if (m_arguments.start.timeoutSeconds > 0 && !m_launch->state().isOver())
            m_patience.start(int(m_arguments.start.timeoutSeconds) * 1000);
        take();
    }

    //! False, and said why: the token is for nobody.
    bool lookForKernels(const SessionConfig &config)
    {
        if (!m_token.isEmpty()) {
            const auto server = m_jupyter.addServer(config.notebook.server);
            if (!server) {
                end(Usage, "--token is for the server that the configuration names under [notebook], as server: " +
                               server.error().detail + '.');
                return false;
            }
            m_jupyter.setToken(*server, m_token);
        }
        m_jupyter.start();
        return true;
    }

    //! Interrupted: it is told to end, and waited for a moment.
    void goodbye()
    {
        if (!m_launch || m_launch->state().isOver() || m_kept)
            return;
        m_launch->stop();
        m_interrupted = true;
        QTimer::singleShot(kGoodbyeMs, this, &QCoreApplication::quit);
        QCoreApplication::exec();
    }

    int exitCode() const
    {
        return m_exitCode;
    }

private:
    bool override(SessionConfig &config)
    {
        if (m_arguments.start.keep)
            config.keepRunning = true;
        for (const std::string &pair : m_arguments.start.set) {
            const QString key = qtext(pair).section(u'=', 0, 0).trimmed();
            const QString value = qtext(pair).section(u'=', 1);
            if (isSecret(config, key, value)) {
                end(Usage, key.toStdString() + " is a secret, and others on this computer can read a command line: "
                                               "put it into the configuration's file.");
                return false;
            }
            bool known = false;
            for (auto &[present, old] : config.properties) {
                if (present == key)
                    old = value;
                known = known || present == key;
            }
            if (!known)
                config.properties.append({key, value});
        }
        return true;
    }

    bool isRight(const SessionConfig &config)
    {
        bool right = true;
        for (const SessionProblem &problem : checkSession(config)) {
            if (problem.severity == SessionProblem::Severity::Remark)
                continue;
            complain(oneLine(problem.field.toStdString()) + ": " + oneLine(problem.cause.toStdString()) +
                     (problem.cure.isEmpty() ? "" : " " + oneLine(problem.cure.toStdString())));
            right = right && problem.severity != SessionProblem::Severity::Error;
        }
        if (!right)
            end(Usage, "Nothing was started.");
        return right;
    }

    void follow(Launch *launch)
    {
        if (m_launch)
            return; // others' records, which the launcher finds later
        m_launch = launch;
        connect(launch, &Launch::stateChanged, this, &StartRun::take);
        if (m_arguments.start.showLog)
            connect(launch, &Launch::logAppended, this, [](const QString &text) { printError(text.toStdString()); });
    }

    void take()
    {
        const LaunchState &state = m_launch->state();
        for (; m_told < state.steps.size(); ++m_told)
            printError(oneLine(state.steps[m_told].text.toStdString()) + '\n');
        if (state.phase == LaunchPhase::Running && !m_connected) {
            m_connected = true;
            m_patience.stop();
            write(m_arguments.json ? startedJson(state) : connectedText(state));
            if (state.config.keepRunning) {
                m_kept = true;
                return end(Ok, {});
            }
        }
        if (state.isOver())
            takeEnd(state);
    }

    void takeEnd(const LaunchState &state)
    {
        if (m_interrupted)
            return QCoreApplication::quit();
        if (m_arguments.json)
            write(startedJson(state));
        if (m_exitCode == StillRuns || m_exitCode == Broken)
            return end(m_exitCode, {});
        if (state.phase == LaunchPhase::Ended)
            return end(Ok, {});
        complainReason(state);
        if (state.phase == LaunchPhase::Lost)
            return end(LostLater, {});
        end(isMissing(state.reason.code) && state.logPath.isEmpty() ? Impossible : SomeFailed, {});
    }

    void write(const std::string &text)
    {
        const auto printed = print(text);
        if (printed)
            return;
        if (printed.error().code != ErrorCode::Cancelled)
            complain("Writing to standard output failed: " + printed.error().detail + ".");
        m_exitCode = printed.error().code == ErrorCode::Cancelled ? int(Broken) : int(SomeFailed);
    }

    void end(int code, const std::string &sentence)
    {
        if (!sentence.empty())
            complain(sentence);
        if (m_exitCode == Ok)
            m_exitCode = code;
        m_patience.stop();
        QCoreApplication::quit();
    }

    const Arguments &m_arguments;
    QString m_token;
    SecretStore m_secrets;
    JupyterWatcher m_jupyter{m_secrets}; // for sessions in kernels
    std::unique_ptr<Launcher> m_launcher;
    Launch *m_launch = nullptr;
    QTimer m_patience;
    qsizetype m_told = 0;
    bool m_connected = false, m_kept = false, m_interrupted = false;
    int m_exitCode = Ok;
};

} // namespace

int start(const Arguments &arguments)
{
    EventLoop loop;
    if (arguments.start.list)
        return list(arguments);
    std::unique_ptr<GivenSecrets> given;
    if (!arguments.start.token.empty()) {
        given = std::make_unique<GivenSecrets>();
        if (const auto added = given->add(kToken, arguments.start.token); !added) {
            complain(added.error().detail);
            return added.error().code == ErrorCode::InvalidArgument ? Usage : SomeFailed;
        }
    }
    StartRun run(arguments, std::move(given));
    loop.run([&run] { run.start(); });
    if (Interruption::exitCode())
        run.goodbye();
    return Interruption::exitCode() ? Interruption::exitCode() : run.exitCode();
}

} // namespace cinderscope::cli
