// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launcher.h"
#include "launch/run/locallaunch.h"
#include "launch/run/logreason.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace cinderscope::test {

//! A start may take minutes on a machine that does other things; QtTest would end a function after five.
inline const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");

//! A Launcher in folders of its own (records, runtime files, the person's home), and what tests ask of what it starts.
class LaunchRun
{
public:
    LaunchRun()
    {
        QDir(folder.path()).mkpath(QStringLiteral("home"));
        environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"SPARK_HOME", "SPARK_CONF_DIR", "PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON", "PYTHONPATH"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HOME"), folder.filePath(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        environment.insert(QStringLiteral("XDG_STATE_HOME"), folder.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("SPARK_LOCAL_IP"), QStringLiteral("127.0.0.1"));
        renew();
    }

    //! Another program: its launches are found by their records.
    void renew()
    {
        launcher.reset();
        Launcher::Settings settings;
        settings.folder = folder.filePath(QStringLiteral("state/cinderscope/launches"));
        settings.runtimeFolder = folder.filePath(QStringLiteral("cinderscope/launch"));
        settings.environment = environment;
        settings.lookMs = 200;
        launcher = std::make_unique<Launcher>(settings);
    }

    //! The Python of a real Spark, or empty: then why says why not.
    static QString python(const QString &spark, QString &why)
    {
        QProcess process;
        process.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"),
                      {QStringLiteral("--spark"), spark});
        process.waitForFinished(20 * 60 * 1000);
        const QString answer = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        if (process.exitCode() == 0)
            return answer;
        why = answer.isEmpty() ? QString::fromUtf8(process.readAllStandardError()) : answer;
        return {};
    }
    //! SPARK_HOME in that environment.
    static QString home(const QString &python)
    {
        const QDir lib(QFileInfo(python).path() + QStringLiteral("/../lib"));
        for (const QString &name : lib.entryList({QStringLiteral("python3*")}, QDir::Dirs)) {
            const QFileInfo found(lib.filePath(name + QStringLiteral("/site-packages/pyspark")));
            if (found.isDir())
                return found.canonicalFilePath();
        }
        return {};
    }

    static bool waitFor(const Launch *launch, LaunchPhase phase, int seconds = 180)
    {
        const bool came =
            QTest::qWaitFor([=] { return launch->state().phase == phase || launch->state().isOver(); }, seconds * 1000);
        if (!came || launch->state().phase != phase)
            tell(launch);
        return launch->state().phase == phase;
    }
    static void tell(const Launch *launch)
    {
        const LaunchState &state = launch->state();
        qInfo().noquote() << "phase" << launchPhaseWord(state.phase) << state.reason.code << reasonLine(state.reason)
                          << state.reason.evidence;
        for (const LaunchStep &step : state.steps)
            qInfo().noquote() << "  step" << step.text;
        for (const QString &line : LogTail::lastLines(state.logPath).mid(0, 400))
            qInfo().noquote() << "  |" << line;
    }
    static bool hasStep(const Launch *launch, const QString &part)
    {
        for (const LaunchStep &step : launch->state().steps) {
            if (step.text.contains(part))
                return true;
        }
        return false;
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    //! All processes that came of a launch, whoever their parent is by now.
    static QList<qint64> processesOf(const QString &id)
    {
        QList<qint64> found;
        const QByteArray mark = "CINDERSCOPE_LAUNCH=" + id.toUtf8();
        for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            if (name.toLongLong() > 0 &&
                content(QStringLiteral("/proc/") + name + QStringLiteral("/environ")).contains(mark))
                found += name.toLongLong();
        }
        return found;
    }
    //! What any user of the computer can read of them.
    static QByteArray argumentsOf(const QString &id)
    {
        QByteArray all;
        for (const qint64 pid : processesOf(id))
            all += content(QStringLiteral("/proc/%1/cmdline").arg(pid)) + '\n';
        return all;
    }
    //! Empty: no process, no private or temporary file, nothing in the person's home.
    QString left(const QString &id) const
    {
        if (const auto processes = processesOf(id); !processes.isEmpty())
            return QStringLiteral("process ") + QString::fromUtf8(argumentsOf(id)).replace(QChar(0), QLatin1Char(' '));
        for (const QString &path :
             {folder.filePath(QStringLiteral("cinderscope/launch/") + id), launchTemporaryFolder(id)}) {
            if (QFileInfo::exists(path))
                return path;
        }
        const QStringList home = QDir(folder.filePath(QStringLiteral("home")))
                                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        return home.isEmpty() ? QString() : QStringLiteral("in the home folder: ") + home.join(QLatin1Char(' '));
    }
    static QByteArray get(const QUrl &url)
    {
        QNetworkAccessManager network;
        network.setProxy(QNetworkProxy::NoProxy);
        QNetworkReply *reply = network.get(QNetworkRequest(url));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        const QByteArray answer = reply->readAll();
        delete reply;
        return answer;
    }

    QTemporaryDir folder;
    QProcessEnvironment environment;
    std::unique_ptr<Launcher> launcher;
};

} // namespace cinderscope::test
