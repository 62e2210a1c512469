// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stopcommand.h"

#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/startedtext.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"
#include "launch/run/launcher.h"
#ifdef CINDERSCOPE_SSH_CLUSTERS
#include "launch/remote/sshcluster.h"
#endif

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

constexpr int kLookMs = 250;
constexpr int kListMs = 700;
constexpr unsigned kUsualSeconds = 60;
constexpr int kHardMs = 15'000; //!< for what was told to end hard

//! One run of `stop`.
class StopRun : public QObject
{
public:
    explicit StopRun(const Arguments &arguments) : m_arguments(arguments)
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, &StopRun::loseAlmostPatience);
    }

    void start()
    {
        Launcher::Settings settings;
        settings.lookMs = kLookMs;
        m_launcher = std::make_unique<Launcher>(settings);
        m_launcher->addKind(SessionKind::KernelSession, kernelLaunchFactory(m_jupyter));
        m_jupyter.start();
#ifdef CINDERSCOPE_SSH_CLUSTERS
        m_launcher->addKind(SessionKind::SshCluster, sshClusterFactory());
#endif
        connect(m_launcher.get(), &Launcher::changed, this, [this] { look(); });
        connect(m_launcher.get(), &Launcher::added, this, [this] { look(); });
        m_launcher->look();
        const QList<QString> ids = wanted();
        if (m_arguments.start.list) { // what was found is looked at first: it may have ended with its program
            QTimer::singleShot(kListMs, this, &StopRun::list);
            return;
        }
        if (ids.isEmpty()) {
            if (m_arguments.start.all)
                return end(Ok, "Nothing runs that Cinderscope started.");
            std::string runs;
            for (const Launch *launch : m_launcher->launches()) {
                if (!launch->state().isOver())
                    runs += (runs.empty() ? " There is " : ", ") + startedName(launch->state());
            }
            return end(SomeFailed, "Nothing of that name or id runs." + (runs.empty() ? "" : oneLine(runs) + '.'));
        }
        m_ids = ids;
        m_looks = true;
        for (const QString &id : m_ids)
            m_launcher->find(id)->stop();
        const unsigned seconds = m_arguments.start.timeoutSeconds;
        m_patience.start(int(seconds ? seconds : kUsualSeconds) * 1000);
        look();
    }

    int exitCode() const
    {
        return m_exitCode;
    }

private:
    QList<QString> wanted() const
    {
        QList<QString> ids;
        for (const Launch *launch : m_launcher->launches()) {
            const LaunchState &state = launch->state();
            bool named = m_arguments.start.all;
            for (const std::string &word : m_arguments.paths)
                named = named || QString::fromStdString(word) == state.id ||
                        QString::fromStdString(word) == state.config.name;
            if (named && !state.isOver())
                ids += state.id;
        }
        return ids;
    }

    void list()
    {
        std::string text;
        for (const Launch *launch : m_launcher->launches()) {
            const LaunchState &state = launch->state();
            if (!state.isOver())
                text += m_arguments.json ? startedJson(state) : connectedText(state);
        }
        write(text);
        end(Ok, {});
    }

    void look()
    {
        if (!m_looks)
            return;
        for (qsizetype i = m_ids.size() - 1; i >= 0; --i) {
            const Launch *launch = m_launcher->find(m_ids[i]);
            if (launch && !launch->state().isOver())
                continue;
            if (launch)
                write(m_arguments.json ? startedJson(launch->state())
                                       : oneLine(startedName(launch->state())) + " ended.\n");
            m_ids.removeAt(i);
        }
        if (m_ids.isEmpty())
            end(Ok, {});
    }

    void loseAlmostPatience()
    {
        if (std::exchange(m_hard, true))
            return end(StillRuns, std::to_string(m_ids.size()) + " of them still run: their program does not answer.");
        complain(std::to_string(m_ids.size()) + " did not end in time, and is ended hard.");
        for (const QString &id : m_ids) {
            if (Launch *launch = m_launcher->find(id))
                launch->stop(); // the second time is hard
        }
        m_patience.start(kHardMs);
    }

    void write(const std::string &text)
    {
        if (const auto printed = print(text); !printed)
            m_exitCode = printed.error().code == ErrorCode::Cancelled ? int(Broken) : int(SomeFailed);
    }

    void end(int code, const std::string &sentence)
    {
        m_looks = false;
        if (!sentence.empty())
            complain(sentence);
        if (m_exitCode == Ok)
            m_exitCode = code;
        QCoreApplication::quit();
    }

    const Arguments &m_arguments;
    SecretStore m_secrets;
    JupyterWatcher m_jupyter{m_secrets}; // for sessions in kernels
    std::unique_ptr<Launcher> m_launcher;
    QList<QString> m_ids;
    QTimer m_patience;
    bool m_looks = false, m_hard = false;
    int m_exitCode = Ok;
};

} // namespace

int stop(const Arguments &arguments)
{
    EventLoop loop;
    StopRun run(arguments);
    loop.run([&run] { run.start(); });
    return Interruption::exitCode() ? Interruption::exitCode() : run.exitCode();
}

} // namespace cinderscope::cli
