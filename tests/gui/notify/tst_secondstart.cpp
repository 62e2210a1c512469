// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! Two starts of the real program: one window; a killed one is replaced; a signal ends it in order.
class tst_SecondStart : public QObject
{
    Q_OBJECT

private:
    static constexpr int kLong = 60'000;
    QTemporaryDir m_home;

    void prepare(QProcess &process, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            environment.insert(QLatin1String(name), m_home.filePath(QString::fromLatin1(name)));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        environment.remove(u"XDG_ACTIVATION_TOKEN"_s);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/fail"));
        process.setProgram(QStringLiteral(CINDERSCOPE_PROGRAM));
        process.setArguments(arguments);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    //! The window's socket, once it listens.
    QString socket() const
    {
        const QDir folder(m_home.filePath(u"cinderscope"_s));
        for (const QFileInfo &file : folder.entryInfoList({u"window-*"_s}, QDir::System | QDir::Files)) {
            QLocalSocket probe;
            if (file.suffix() == "lock"_L1)
                continue;
            probe.connectToServer(file.absoluteFilePath());
            if (probe.waitForConnected(1'000))
                return file.absoluteFilePath();
        }
        return {};
    }
    bool settingsName(const QString &text) const
    {
        const QDir folder(m_home.filePath(u"XDG_CONFIG_HOME"_s));
        for (const QFileInfo &file : QDir(folder.filePath(u"cinderscope"_s)).entryInfoList(QDir::Files)) {
            QFile settings(file.absoluteFilePath());
            if (settings.open(QIODevice::ReadOnly) && settings.readAll().contains(text.toUtf8()))
                return true;
        }
        return false;
    }
    //! Whether the process handles SIGTERM itself by now.
    static bool endsInOrder(qint64 process)
    {
        QFile status(u"/proc/%1/status"_s.arg(process));
        if (!status.open(QIODevice::ReadOnly))
            return false;
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("SigCgt:"))
                return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (SIGTERM - 1) & 1U) != 0;
        }
        return false;
    }
    int secondStart(const QStringList &arguments)
    {
        QProcess second;
        prepare(second, arguments);
        second.start();
        return second.waitForFinished(kLong) && second.exitStatus() == QProcess::NormalExit ? second.exitCode() : -1;
    }

private Q_SLOTS:
    void oneWindow()
    {
        QProcess first;
        prepare(first, {});
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(!socket().isEmpty() || first.state() == QProcess::NotRunning, kLong);
        QVERIFY(first.state() == QProcess::Running);
        QVERIFY(!settingsName(u"local-1795202865658"_s));

        QCOMPARE(secondStart({u"local-1795202865658"_s}), 0); // relative to its own folder
        QTRY_VERIFY_WITH_TIMEOUT(settingsName(u"3.5.9/fail/local-1795202865658"_s), kLong); // opened, so it is recent
        QCOMPARE(secondStart({}), 0);
        QCOMPARE(secondStart({u"--theme"_s, u"pink"_s}), 1); // told where it was typed
        QVERIFY(first.state() == QProcess::Running);

        ::kill(pid_t(first.processId()), SIGTERM);
        QVERIFY(first.waitForFinished(kLong));
        QVERIFY(first.exitStatus() == QProcess::NormalExit);
        QCOMPARE(first.exitCode(), 0);
        QVERIFY(socket().isEmpty());
    }

    void aKilledWindowIsReplaced()
    {
        for (int round = 0; round < 2; ++round) {
            QProcess first;
            prepare(first, {});
            first.start();
            QTRY_VERIFY_WITH_TIMEOUT(!socket().isEmpty() || first.state() == QProcess::NotRunning, kLong);
            QVERIFY(first.state() == QProcess::Running);
            QCOMPARE(secondStart({}), 0);
            first.kill();
            QVERIFY(first.waitForFinished(kLong));
        }
    }

    void aWindowThatHangsIsNotWaitedFor()
    {
        QProcess first;
        prepare(first, {});
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(!socket().isEmpty(), kLong);
        ::kill(pid_t(first.processId()), SIGSTOP);
        // As if it had been stopped in the middle of writing its settings.
        const QString settings = m_home.filePath(u"XDG_CONFIG_HOME/cinderscope"_s);
        QVERIFY(QDir().mkpath(settings));
        QLockFile lock(settings + u"/cinderscope.conf.lock"_s);
        QVERIFY(lock.tryLock() || QFile::exists(settings + u"/cinderscope.conf.lock"_s));
        QProcess second;
        prepare(second, {});
        second.setProcessChannelMode(QProcess::SeparateChannels);
        second.start();
        QByteArray told;
        const auto isTold = [&] {
            told += second.readAllStandardError();
            return told.contains("does not answer");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(endsInOrder(second.processId()), kLong); // a window of its own
        QVERIFY(second.state() == QProcess::Running);
        second.terminate();
        QVERIFY(second.waitForFinished(kLong));
        QCOMPARE(second.exitCode(), 0);
        ::kill(pid_t(first.processId()), SIGCONT);
        first.kill();
        first.waitForFinished(kLong);
    }
};

QTEST_GUILESS_MAIN(tst_SecondStart)
#include "tst_secondstart.moc"
