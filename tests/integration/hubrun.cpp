// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/hubrun.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QThread>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

HubRun::~HubRun()
{
    stop();
}

void HubRun::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate(); // cleanup_servers, cleanup_proxy
    if (!m_process.waitForFinished(90'000))
        m_process.kill();
    m_process.waitForFinished(10'000);
}

bool HubRun::start()
{
    const QString support = QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/");
    QProcess environment;
    environment.start(support + u"jupyterhub-env"_s, {});
    environment.waitForFinished(20 * 60 * 1000);
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_skipped = environment.exitCode() == 77;
        m_why = python.isEmpty() ? QString::fromUtf8(environment.readAllStandardError()) : python;
        return false;
    }
    QTcpServer free[3];
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    const QString names[] = {u"HUB_PORT"_s, u"HUB_API_PORT"_s, u"HUB_PROXY_PORT"_s};
    for (int i = 0; i < 3; ++i) {
        free[i].listen(QHostAddress::LocalHost);
        own.insert(names[i], QString::number(free[i].serverPort()));
    }
    m_url = QUrl(u"http://127.0.0.1:%1/base/"_s.arg(free[0].serverPort()));
    m_secret = QUuid::createUuid().toString(QUuid::Id128);
    own.insert(u"HUB_FOLDER"_s, m_folder.path());
    own.insert(u"HUB_ADMIN_TOKEN"_s, m_secret);
    own.insert(u"HOME"_s, m_folder.path());
    own.insert(u"PATH"_s, QFileInfo(python).path() + u':' + own.value(u"PATH"_s));
    for (const QString &name : own.keys()) {
        if (name.startsWith(u"JUPYTER"_s) || name.startsWith(u"XDG_"_s) || name == "CONFIGPROXY_AUTH_TOKEN"_L1)
            own.remove(name);
    }
    for (QTcpServer &server : free)
        server.close();
    m_process.setProcessEnvironment(own);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"hub.log"_s));
    m_process.setWorkingDirectory(m_folder.path());
    m_process.start(python, {u"-m"_s, u"jupyterhub"_s, u"-f"_s, support + u"jupyterhub_config.py"_s});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 120'000 && m_process.state() != QProcess::NotRunning) {
        int status = 0;
        ask("GET", api(u"info"_s), {}, {}, &status);
        if (status == 200 || status == 403) // it knows the service, whatever that may read
            return true;
        m_process.waitForFinished(200);
    }
    m_why = u"the hub did not start: "_s + log();
    return false;
}

QString HubRun::log() const
{
    QFile file(m_folder.filePath(u"hub.log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).right(3000) : QString();
}

QUrl HubRun::api(const QString &path) const
{
    return m_url.resolved(QUrl(u"hub/api/"_s + path));
}

QUrl HubRun::server(const QString &user, const QString &name) const
{
    return m_url.resolved(QUrl(u"user/"_s + user + u'/' + (name.isEmpty() ? QString() : name + u'/')));
}

bool HubRun::addUser(const QString &user)
{
    int status = 0;
    ask("POST", api(u"users/"_s + user), {}, {}, &status);
    return status == 201;
}

HubRun::Token HubRun::addToken(const QString &user)
{
    const QJsonObject made = ask("POST", api(u"users/"_s + user + u"/tokens"_s), R"({"note":"Cinderscope"})").object();
    return {made.value("id"_L1).toString(), made.value("token"_L1).toString()};
}

bool HubRun::revoke(const QString &user, const Token &token)
{
    int status = 0;
    ask("DELETE", api(u"users/"_s + user + u"/tokens/"_s + token.id), {}, {}, &status);
    return status == 204;
}

bool HubRun::startServer(const QString &user, const QString &name)
{
    const QString path = u"users/"_s + user + (name.isEmpty() ? u"/server"_s : u"/servers/"_s + name);
    ask("POST", api(path));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 150'000) {
        const QJsonObject servers = ask("GET", api(u"users/"_s + user)).object().value("servers"_L1).toObject();
        if (servers.value(name).toObject().value("ready"_L1).toBool())
            return true;
        QThread::msleep(300);
    }
    m_why = u"a user's server did not start: "_s + log();
    return false;
}

bool HubRun::stopServer(const QString &user, const QString &name)
{
    int status = 0;
    ask("DELETE", api(u"users/"_s + user + (name.isEmpty() ? u"/server"_s : u"/servers/"_s + name)), {}, {}, &status);
    return status == 204 || status == 202;
}

QString HubRun::openNotebook(const QUrl &server, const Token &token, const QString &path)
{
    return ask("POST", server.resolved(QUrl(u"api/sessions"_s)),
               "{\"path\":\"" + path.toUtf8() +
                   "\",\"name\":\"n\",\"type\":\"notebook\",\"kernel\":{\"name\":\"python3\"}}",
               token.text)
        .object()
        .value("kernel"_L1)
        .toObject()
        .value("id"_L1)
        .toString();
}

QJsonDocument HubRun::ask(const QByteArray &verb, const QUrl &url, const QByteArray &body, const QString &token,
                          int *status)
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "token " + (token.isEmpty() ? m_secret : token).toUtf8());
    request.setRawHeader("Content-Type", "application/json");
    request.setTransferTimeout(60'000);
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

} // namespace cinderscope::test
