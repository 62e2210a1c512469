// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <memory>

namespace cinderscope::test {

using namespace Qt::StringLiterals;

//! Body of an answer, whatever its status; empty after a failure.
inline QByteArray fetch(const QUrl &url)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setTransferTimeout(60'000);
    std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->readAll();
}

//! Path of the Python that tests/support/spark-env made; empty and why it is not there.
inline QString sparkPython(const QString &version, QString &why, bool &skipped)
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"),
                      version.startsWith(u"3.5"_s) ? QStringList{u"--spark"_s, u"3.5"_s} : QStringList());
    environment.waitForFinished(20 * 60 * 1000);
    why = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    skipped = environment.exitCode() == 77;
    return environment.exitCode() == 0 ? why : QString();
}

//! tst_cancelapp.py, and what it says.
class CancelApplication
{
public:
    ~CancelApplication()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
    }

    bool start(const QString &version, const QStringList &settings)
    {
        if (sparkPython(version, why, skipped).isEmpty())
            return false;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s);
        m_process.setProcessEnvironment(variables);
        m_process.start(why, QStringList{QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/integration/tst_cancelapp.py")} +
                                 settings);
        const QStringList words = waitFor(u"READY"_s, 240'000);
        if (words.size() < 3)
            return false;
        id = words[1];
        ui = QUrl(words[2]);
        return true;
    }

    void tell(const QString &line) { m_process.write(line.toUtf8() + '\n'); }

    //! Words of the next line that begins with \a word (and has \a second behind it); empty after \a ms.
    QStringList waitFor(const QString &word, int ms = 60'000, const QString &second = {})
    {
        const QDeadlineTimer patience(ms);
        while (!patience.hasExpired()) {
            while (m_process.canReadLine())
                m_lines.append(QString::fromUtf8(m_process.readLine()).trimmed().split(u' '));
            for (qsizetype i = 0; i < m_lines.size(); ++i) {
                if (m_lines[i].first() == word && (second.isEmpty() || m_lines[i].value(1) == second))
                    return m_lines.takeAt(i);
            }
            if (m_process.state() == QProcess::NotRunning)
                break;
            QTest::qWait(20);
        }
        why = u"no %1 line; it said: "_s.arg(word) + QString::fromUtf8(m_process.readAllStandardError().right(3000));
        return {};
    }

    QString endOf(const QString &name) { return waitFor(u"ENDED"_s, 60'000, name).value(2); }
    QJsonDocument rest(const QString &path) const
    {
        QUrl url = ui;
        url.setPath(u"/api/v1/applications/%1/%2"_s.arg(id, path));
        return QJsonDocument::fromJson(fetch(url));
    }
    bool ended() const { return m_process.state() == QProcess::NotRunning; }

    QString id, why;
    QUrl ui;
    bool skipped = false;

private:
    QProcess m_process;
    QList<QStringList> m_lines;
};

} // namespace cinderscope::test
