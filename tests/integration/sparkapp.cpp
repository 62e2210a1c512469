// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/sparkapp.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

SparkApp::~SparkApp()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate(); // it stops its context and its JVM
    if (!m_process.waitForFinished(30000))
        m_process.kill();
}

bool SparkApp::start(const QStringList &arguments)
{
    const QString support = QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/");
    QProcess environment;
    environment.start(support + u"spark-env"_s, {});
    environment.waitForFinished(20 * 60 * 1000);
    const QString answer = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_skipped = environment.exitCode() == 77;
        m_why = answer.isEmpty() ? QString::fromUtf8(environment.readAllStandardError()) : answer;
        return false;
    }
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(answer, QStringList{support + u"spark_app.py"_s} + arguments);
    QList<QByteArray> words;
    if (!waitForLine("READY", 240, words) || words.size() < 3)
        return false;
    m_port = words[1].toInt();
    m_applicationId = QString::fromUtf8(words[2]);
    return m_port > 0;
}

bool SparkApp::stop()
{
    m_process.write("stop\n");
    QList<QByteArray> words;
    if (!waitForLine("STOPPED", 120, words) || words.size() < 2)
        return false;
    m_log = QString::fromUtf8(words[1]);
    return m_process.waitForFinished(60000) && m_process.exitCode() == 0;
}

bool SparkApp::waitForLine(const QByteArray &word, int seconds, QList<QByteArray> &words)
{
    QElapsedTimer timer;
    timer.start();
    QByteArray errors;
    while (timer.elapsed() < seconds * 1000) {
        QEventLoop loop; // a test may watch in the same thread
        QObject::connect(&m_process, &QProcess::readyRead, &loop, &QEventLoop::quit);
        QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(200, &loop, &QEventLoop::quit);
        loop.exec();
        errors += m_process.readAllStandardError();
        errors = errors.right(4000);
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().trimmed();
            if (line.startsWith(word)) {
                words = line.split(' ');
                return true;
            }
        }
        if (m_process.state() == QProcess::NotRunning)
            break;
    }
    m_why = QString::fromUtf8("no " + word + " line from the application; it said:\n" + errors);
    return false;
}

QJsonDocument SparkApp::rest(const QString &path) const
{
    QNetworkAccessManager network;
    const QUrl url(u"http://127.0.0.1:%1/api/v1/applications/%2/%3"_s.arg(m_port).arg(m_applicationId, path));
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
