// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/notebooklaunch.h"

#include "act/snippets/quoting.h"
#include "discovery/restclient.h"
#include "launch/config/sessionfile.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/ports.h"

#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kProcess = u"notebook"_s;
const QString kHost = u"127.0.0.1"_s;
constexpr RestLimits kLimits{10'000, 1024 * 1024};

QString randomToken()
{
    quint32 words[6];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

NotebookLaunch::NotebookLaunch(const LaunchRequest &request) : LocalLaunch(request) {}

SparkFinder::Needs NotebookLaunch::needs() const
{
    return {true, true, true, false};
}

LaunchReason NotebookLaunch::check()
{
    const NotebookSettings &notebook = config().notebook;
    const QString folder = expandedPath(notebook.folder);
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        return {u"file-not-found"_s,
                LaunchSentence::tr("There is no folder %1.", {folder}),
                LaunchSentence::tr("Name the folder of the notebooks."),
                {}};
    if (notebook.port == 0 || isFreePort(kHost, notebook.port))
        return {};
    return portTaken(notebook.port, u"Jupyter"_s);
}

void NotebookLaunch::prepare()
{
    const NotebookSettings &notebook = config().notebook;
    const QStringList &has = spark().jupyter;
    const QString module = notebook.lab && has.contains(u"jupyterlab"_s) ? u"jupyterlab"_s
                           : has.contains(u"notebook"_s)                 ? u"notebook"_s
                           : has.contains(u"jupyterlab"_s)               ? u"jupyterlab"_s
                           : has.contains(u"jupyter_server"_s)           ? u"jupyter_server"_s
                                                                         : QString();
    if (module.isEmpty())
        return fail({u"no-jupyter"_s,
                     LaunchSentence::tr("The Python at %1 has no Jupyter.", {spark().python}),
                     LaunchSentence::tr("Install jupyterlab (or jupyter-server) into it, or name another Python."),
                     {}});
    PropertyPairs all = properties();
    if (const QString master = effectiveMaster(config()); !master.isEmpty())
        setSparkProperty(all, u"spark.master"_s, master);
    const auto file = privateFile(kProcess, u"spark.conf"_s, sparkDefaultsText(all));
    if (!file)
        return failFile(file.error());
    m_token = randomToken();
    m_secrets += m_token;
    m_port = notebook.port ? notebook.port : freePort(kHost, 8888);
    ProcessSpec spec = makeSpec(kProcess);
    const QString folder = notebook.folder.isEmpty() ? QDir::homePath() : expandedPath(notebook.folder);
    spec.program = spark().python;
    spec.workingDirectory = folder;
    spec.arguments = {u"-m"_s,
                      module,
                      u"--no-browser"_s,
                      u"--ServerApp.ip="_s + kHost,
                      u"--ServerApp.port=%1"_s.arg(m_port),
                      u"--ServerApp.port_retries=0"_s,
                      u"--ServerApp.root_dir="_s + folder};
    if (::geteuid() == 0)
        spec.arguments += u"--allow-root"_s; // who runs Cinderscope as root was asked by others before
    spec.environment.insert(u"JUPYTER_TOKEN"_s, m_token);
    spec.environment.insert(u"PYSPARK_SUBMIT_ARGS"_s, u"--properties-file "_s + shellWord(*file) + u" pyspark-shell"_s);
    spec.environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    spec.environment.remove(u"PYSPARK_DRIVER_PYTHON"_s); // kernels are the drivers
    editState().ui = QUrl(u"http://%1:%2/"_s.arg(kHost).arg(m_port));
    run(spec, module == "jupyterlab"_L1 ? u"JupyterLab"_s
              : module == "notebook"_L1 ? u"Jupyter Notebook"_s
                                        : u"Jupyter Server"_s);
}

void NotebookLaunch::look()
{
    if (!isWaiting() || m_port == 0 || (m_client && m_client->isBusy()))
        return;
    const QUrl root(u"http://%1:%2/"_s.arg(kHost).arg(m_port));
    if (!m_client) {
        Access access;
        access.credentialHosts = {kHost};
        if (!m_token.isEmpty())
            access.headers.append({"Authorization", "token " + m_token.toLatin1()});
        m_client = std::make_unique<RestClient>(root, access);
    }
    m_client->getRaw(
        m_token.isEmpty() ? u"/api"_s : u"/api/status"_s, // the former wants no token
        [this, root](const Result<RawAnswer> &answer) {
            if (!answer || answer->status != 200 || !isWaiting())
                return;
            const QJsonObject told =
                QJsonDocument::fromJson(QByteArray(answer->body.data(), qsizetype(answer->body.size()))).object();
            if (!told.contains(m_token.isEmpty() ? u"version"_s : u"kernels"_s))
                return;
            step(LaunchSentence::tr("Jupyter answers at %1", {root.toString()}));
            setRunning();
        },
        kLimits);
}

QJsonObject NotebookLaunch::facts() const
{
    return {{u"port"_s, m_port}};
}

void NotebookLaunch::takeFacts(const QJsonObject &facts)
{
    m_port = facts[u"port"_s].toInt();
}

} // namespace cinderscope
