// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jupytercommand.h"

#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/givensecrets.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/texttable.h"
#include "jupyter/jupyterwatcher.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

constexpr int kLookMs = 50;
constexpr int kProcessesMs = 1'500; // for /proc and the drivers' own pages, where a kernel has Spark

QString stateWord(const JupyterServer &server)
{
    switch (server.state) {
    case JupyterServer::State::Reached:
        return u"reached"_s;
    case JupyterServer::State::LoginWanted:
        return u"login-wanted"_s;
    case JupyterServer::State::Asking:
        return u"no-answer"_s;
    case JupyterServer::State::Unreachable:
    case JupyterServer::State::Gone:
        break;
    }
    return u"unreachable"_s;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

std::string jsonOf(const QList<JupyterServer> &servers)
{
    QJsonArray list;
    for (const JupyterServer &server : servers) {
        QJsonArray kernels;
        for (const JupyterKernel &kernel : server.kernels)
            kernels.append(QJsonObject{{u"id"_s, kernel.id},
                                       {u"spec"_s, kernel.spec},
                                       {u"language"_s, textOrNull(kernel.language)},
                                       {u"state"_s, kernel.state},
                                       {u"notebook"_s, textOrNull(kernel.notebook)},
                                       {u"applicationId"_s, textOrNull(kernel.applicationId)},
                                       {u"sparkUi"_s, textOrNull(kernel.sparkUi.toString())}});
        list.append(QJsonObject{{u"url"_s, server.url.toString()},
                                {u"state"_s, stateWord(server)},
                                {u"hub"_s, server.isHub},
                                {u"version"_s, textOrNull(server.version)},
                                {u"root"_s, textOrNull(server.root)},
                                {u"error"_s, textOrNull(server.error)},
                                {u"kernels"_s, kernels}});
    }
    return QJsonDocument(QJsonObject{{u"servers"_s, list}}).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

std::string tableOf(const QList<JupyterServer> &servers)
{
    std::string text;
    for (const JupyterServer &server : servers) {
        text += oneLine(server.url.toString().toStdString());
        if (server.state != JupyterServer::State::Reached) {
            text += "  " + stateWord(server).toStdString() + ": " + oneLine(server.error.toStdString()) + '\n';
            continue;
        }
        text += server.isHub ? "  JupyterHub " : "  Jupyter ";
        text += oneLine(server.version.toStdString());
        text += server.root.isEmpty() ? "\n" : "  " + oneLine(server.root.toStdString()) + '\n';
        if (server.kernels.isEmpty())
            continue;
        TextTable table({{"  KERNEL"}, {"SPEC"}, {"STATE"}, {"NOTEBOOK", false, 60}, {"SPARK"}});
        for (const JupyterKernel &kernel : server.kernels)
            table.add({"  " + kernel.id.toStdString(), oneLine(kernel.spec.toStdString()),
                       oneLine(kernel.state.toStdString()), oneLine(kernel.notebook.toStdString()),
                       oneLine(kernel.applicationId.toStdString())});
        text += table.text();
    }
    return text;
}

//! One look, until all have answered.
class JupyterRun : public QObject
{
public:
    JupyterRun(SecretStore &secrets, unsigned waitSeconds) : m_watcher(secrets)
    {
        m_look.setInterval(kLookMs);
        connect(&m_look, &QTimer::timeout, this, &JupyterRun::look);
        m_patience.setSingleShot(true);
        m_patience.setInterval(int(waitSeconds) * 1000);
        connect(&m_patience, &QTimer::timeout, this, &QCoreApplication::quit);
    }

    JupyterWatcher &watcher() { return m_watcher; }
    void start()
    {
        m_watcher.start();
        m_look.start();
        m_patience.start();
    }

private:
    //! A hub's servers appear after the hub has answered.
    void look()
    {
        if (!m_watcher.isSettled()) {
            m_settled = 0;
            return;
        }
        if (m_settled == 0)
            m_watcher.refresh();
        bool kernels = false;
        for (const JupyterServer &server : m_watcher.servers())
            kernels = kernels || !server.kernels.isEmpty();
        if (++m_settled > (kernels ? kProcessesMs / kLookMs : 4))
            QCoreApplication::quit();
    }

    JupyterWatcher m_watcher;
    QTimer m_look, m_patience;
    int m_settled = 0;
};

} // namespace

int jupyter(const Arguments &arguments)
{
    EventLoop loop;
    auto secrets = std::make_unique<GivenSecrets>();
    QList<QString> urls;
    for (const std::string &text : arguments.jupyter.urls) {
        const auto address = JupyterAddress::parse(QString::fromStdString(text));
        if (!address) {
            complain("--url: " + address.error().detail + '.');
            return Usage;
        }
        urls.append(address->url.toString());
    }
    QString token;
    if (!arguments.jupyter.token.empty()) {
        if (const auto added = secrets->add(u"token"_s, arguments.jupyter.token); !added) {
            complain(added.error().detail);
            return added.error().code == ErrorCode::InvalidArgument ? Usage : SomeFailed;
        }
        token = secrets->text(u"token"_s);
    }
    SecretStore store(std::move(secrets));
    JupyterRun run(store, arguments.waitSeconds);
    for (qsizetype i = 0; i < urls.size(); ++i) {
        const auto added = run.watcher().addServer(QString::fromStdString(arguments.jupyter.urls[std::size_t(i)]));
        if (added && !token.isEmpty())
            run.watcher().setToken(*added, token);
    }
    loop.run([&run] { run.start(); });
    if (Interruption::exitCode() != 0)
        return Interruption::exitCode();
    const QList<JupyterServer> servers = run.watcher().servers();
    if (!arguments.json && servers.isEmpty())
        complain("No Jupyter server runs here for this user. --url names one that is elsewhere.");
    if (const auto printed = print(arguments.json ? jsonOf(servers) : tableOf(servers)); !printed) {
        if (printed.error().code == ErrorCode::Cancelled)
            return Broken;
        complain("Writing to standard output failed: " + printed.error().detail + ".");
        return SomeFailed;
    }
    const bool failed = std::any_of(servers.begin(), servers.end(), [](const JupyterServer &server) {
        return server.state != JupyterServer::State::Reached;
    });
    return failed ? SomeFailed : Ok;
}

} // namespace cinderscope::cli
