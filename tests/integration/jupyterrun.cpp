// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/jupyterrun.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

JupyterRun::~JupyterRun()
{
    stop();
}

void JupyterRun::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate(); // its kernels end with it, and Spark with them
    if (!m_process.waitForFinished(60'000))
        m_process.kill();
    m_process.waitForFinished(10'000);
}

bool JupyterRun::start(const QStringList &arguments, const QStringList &variables)
{
    const QString support = QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/");
    QProcess environment;
    environment.start(support + m_script, {});
    environment.waitForFinished(20 * 60 * 1000);
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_skipped = environment.exitCode() == 77;
        m_why = python.isEmpty() ? QString::fromUtf8(environment.readAllStandardError()) : python;
        return false;
    }
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    const quint16 port = free.serverPort();
    free.close();
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, folder] : {std::pair{u"JUPYTER_RUNTIME_DIR"_s, u"runtime"_s},
                                       {u"JUPYTER_DATA_DIR"_s, u"data"_s},
                                       {u"JUPYTER_CONFIG_DIR"_s, u"config"_s},
                                       {u"IPYTHONDIR"_s, u"ipython"_s},
                                       {u"XDG_RUNTIME_DIR"_s, u"run"_s},
                                       {u"HOME"_s, u"home"_s}}) {
        QDir(m_folder.path()).mkpath(folder);
        QFile::setPermissions(m_folder.filePath(folder),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        own.insert(name, m_folder.filePath(folder));
    }
    QDir(m_folder.path()).mkpath(u"work"_s);
    own.insert(u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s);
    for (const QString &variable : variables)
        own.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(own);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"server.log"_s));
    m_process.setWorkingDirectory(m_folder.filePath(u"work"_s));
    m_process.start(python, QStringList{u"-m"_s, u"jupyter_server"_s, u"--no-browser"_s, u"--allow-root"_s,
                                        u"--ServerApp.ip=127.0.0.1"_s, u"--ServerApp.port=%1"_s.arg(port),
                                        u"--ServerApp.port_retries=0"_s} +
                                arguments);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 120'000 && m_process.state() != QProcess::NotRunning) {
        const QStringList files = QDir(runtimeFolder()).entryList({u"jpserver-*.json"_s});
        QFile file(files.isEmpty() ? QString() : runtimeFolder() + u'/' + files.first());
        const QJsonObject info = !files.isEmpty() && file.open(QIODevice::ReadOnly)
                                     ? QJsonDocument::fromJson(file.readAll()).object()
                                     : QJsonObject();
        if (!info.isEmpty()) {
            m_url = QUrl(info.value("url"_L1).toString());
            m_token = info.value("token"_L1).toString();
            int status = 0;
            ask("GET", u"api"_s, {}, &status);
            if (status == 200)
                return true;
        }
        m_process.waitForFinished(100);
    }
    QFile log(m_folder.filePath(u"server.log"_s));
    m_why = u"the server did not start: "_s +
            (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).right(3000) : QString());
    return false;
}

QString JupyterRun::openNotebook(const QString &path, const QString &spec)
{
    return ask("POST", u"api/sessions"_s,
               "{\"path\":\"" + path.toUtf8() + "\",\"name\":\"n\",\"type\":\"notebook\",\"kernel\":{\"name\":\"" +
                   spec.toUtf8() + "\"}}")
        .object()
        .value("kernel"_L1)
        .toObject()
        .value("id"_L1)
        .toString();
}

QJsonDocument JupyterRun::ask(const QByteArray &verb, const QString &path, const QByteArray &body, int *status)
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QNetworkRequest request(m_url.resolved(QUrl(path)));
    request.setRawHeader("Authorization", "token " + m_token.toUtf8());
    request.setRawHeader("Content-Type", "application/json");
    QNetworkReply *reply = network.sendCustomRequest(request, verb, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonDocument answer = QJsonDocument::fromJson(reply->readAll());
    delete reply;
    return answer;
}

QJsonDocument JupyterRun::get(const QUrl &url)
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QNetworkReply *reply = network.get(QNetworkRequest(url));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const QJsonDocument answer = QJsonDocument::fromJson(reply->readAll());
    delete reply;
    return answer;
}

} // namespace cinderscope::test
