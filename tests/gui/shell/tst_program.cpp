// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

//! The program as a person starts it: arguments, screenshots, errors.
class tst_Program : public QObject
{
    Q_OBJECT

private:
    struct Outcome
    {
        int status = -1;
        QString output, error;
    };
    Outcome run(const QStringList &arguments, bool noPlatform = false) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
        if (noPlatform) {
            for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
                environment.remove(QLatin1String(name));
        }
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CINDERSCOPE_PROGRAM), arguments);
        Outcome outcome;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            outcome.status = process.exitCode();
        outcome.output = QString::fromLocal8Bit(process.readAllStandardOutput());
        outcome.error = QString::fromLocal8Bit(process.readAllStandardError());
        return outcome;
    }
    static QString log() { return QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/fail/local-1795202865658"); }
    static int colours(const QImage &image)
    {
        QSet<QRgb> seen;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                seen.insert(image.pixel(x, y));
        }
        return int(seen.size());
    }
    QTemporaryDir m_home;

private Q_SLOTS:
    void screenshotOfEveryPage_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("theme");
        for (const char *page : {"summary", "timeline", "jobs", "executors", "environment"}) {
            QTest::addRow("%s light", page) << QString::fromLatin1(page) << QStringLiteral("light");
            QTest::addRow("%s dark", page) << QString::fromLatin1(page) << QStringLiteral("dark");
        }
    }
    void screenshotOfEveryPage()
    {
        QFETCH(QString, page);
        QFETCH(QString, theme);
        const QString file = m_home.filePath(page + theme + QStringLiteral(".png"));
        const Outcome outcome =
            run({QStringLiteral("--screenshot"), file, QStringLiteral("--open"), log(), QStringLiteral("--page"), page,
                 QStringLiteral("--size"), QStringLiteral("1000x700"), QStringLiteral("--theme"), theme},
                true);
        QVERIFY2(outcome.status == 0, qPrintable(outcome.error));
        const QImage image(file);
        QCOMPARE(image.size(), QSize(1000, 700));
        QVERIFY(colours(image) > 40);
        const QImage mean = image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const bool dark = mean.pixelColor(0, 0).lightness() < 128;
        QCOMPARE(dark, theme == QLatin1String("dark"));
    }

    void screenshotOfAReplay()
    {
        const QString file = m_home.filePath(QStringLiteral("replay.png"));
        const Outcome outcome = run({QStringLiteral("--screenshot"), file, QStringLiteral("--replay"),
                                     QStringLiteral("--at"), QStringLiteral("12"), log()});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.error));
        const QImage at12(file);
        QVERIFY(!at12.isNull());
        // Another moment is another picture: the replay has really gone there.
        const Outcome later = run({QStringLiteral("--screenshot"), file, QStringLiteral("--replay"),
                                   QStringLiteral("--at"), QStringLiteral("22"), log()});
        QVERIFY2(later.status == 0, qPrintable(later.error));
        QVERIFY(QImage(file) != at12);
    }

    void failures_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        const QString file = m_home.filePath(QStringLiteral("never.png"));
        const QString screenshot = QStringLiteral("--screenshot");
        QTest::newRow("unknown page") << QStringList{screenshot, file, log(), QStringLiteral("--page"),
                                                     QStringLiteral("nonsense")}
                                      << QStringLiteral("nonsense");
        QTest::newRow("missing log") << QStringList{screenshot, file, QStringLiteral("/no/such/log")}
                                     << QStringLiteral("/no/such/log");
        QTest::newRow("no log") << QStringList{screenshot, file, QStringLiteral(CINDERSCOPE_SOURCE_DIR "/LICENSE")}
                                << QStringLiteral("LICENSE");
        QTest::newRow("size") << QStringList{screenshot, file, QStringLiteral("--size"), QStringLiteral("big")}
                              << QStringLiteral("big");
        QTest::newRow("theme") << QStringList{screenshot, file, QStringLiteral("--theme"), QStringLiteral("pink")}
                               << QStringLiteral("pink");
        QTest::newRow("folder of the picture")
            << QStringList{screenshot, QStringLiteral("/no/such/folder/a.png"), log()}
            << QStringLiteral("/no/such/folder");
    }
    void failures()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.error.contains(word), qPrintable(outcome.error));
        QVERIFY(!QFile::exists(m_home.filePath(QStringLiteral("never.png"))));
    }

    void versionAndHelp()
    {
        QVERIFY(run({QStringLiteral("--version")}, true).output.contains(QLatin1String("cinderscope")));
        const Outcome help = run({QStringLiteral("--help")}, true);
        QCOMPARE(help.status, 0);
        for (const char *option : {"--open", "--replay", "--page", "--theme", "--size", "--screenshot", "--watchdog"})
            QVERIFY2(help.output.contains(QLatin1String(option)), option);
    }

    // The figure of the project: first paint within half a second of CPU time. A debug or sanitizer build may need
    // three times that.
    void firstPaint()
    {
        const Outcome outcome = run({QStringLiteral("--exit-after-first-paint")});
        QCOMPARE(outcome.status, 0);
        static const QRegularExpression figure(QStringLiteral("cpu (\\d+) ms"));
        const auto match = figure.match(outcome.output);
        QVERIFY2(match.hasMatch(), qPrintable(outcome.output));
        qInfo("%s", qPrintable(outcome.output.trimmed()));
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY(match.captured(1).toInt() <= 500);
#else
        QVERIFY(match.captured(1).toInt() <= 1500);
#endif
    }

    void german()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
        environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("de"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CINDERSCOPE_PROGRAM), {QStringLiteral("--help")});
        QVERIFY(process.waitForFinished(30'000));
        const QString output = QString::fromLocal8Bit(process.readAllStandardOutput());
        QVERIFY2(output.contains(QStringLiteral("Ereignisprotokoll")), qPrintable(output));
    }
};

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_program.moc"
