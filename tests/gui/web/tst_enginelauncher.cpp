// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said where the web engine cannot be had, each time before Chromium would end the program.
#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/enginelauncher.h"
#include "gui/web/sparkwebview.h"
#include "gui/web/webactions.h"
#include "support/patience.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <sys/wait.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestEngineLauncher : public QObject
{
    Q_OBJECT

private:
    //! All that it takes, as far as it is looked at.
    EngineLauncher::Surroundings whole() const
    {
        return {.folder = QStringLiteral(OTHER_VERSION_FOLDER),
                .helpers = m_folder.path(),
                .data = m_folder.path(),
                .restriction = m_folder.filePath(u"none"_s),
                .canSandbox = [] { return true; }};
    }
    static QString problemIn(const EngineLauncher::Surroundings &surroundings)
    {
        EngineLauncher launcher(surroundings);
        return launcher.engine() ? u"there is one"_s : launcher.problem();
    }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() &&
               file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"QTWEBENGINEPROCESS_PATH", "QTWEBENGINE_RESOURCES_PATH", "QTWEBENGINE_DISABLE_SANDBOX",
                                 "QTWEBENGINE_CHROMIUM_FLAGS"})
            qunsetenv(name);
        QDir(m_folder.path()).mkdir(u"resources"_s);
        QVERIFY(write(m_folder.filePath(u"QtWebEngineProcess"_s), "#!/bin/sh\n"));
        QVERIFY(write(m_folder.filePath(u"resources/qtwebengine_resources.pak"_s), "data"));
    }

    void theModule()
    {
        auto where = whole();
        QCOMPARE(problemIn(where), u"The web engine that is installed belongs to another version of Cinderscope."_s);
        where.folder = QStringLiteral(SOMETHING_ELSE_FOLDER);
        QCOMPARE(problemIn(where), u"The web engine that is installed belongs to another version of Cinderscope."_s);
        const QTemporaryDir broken;
        QVERIFY(write(broken.filePath(u"cinderscope-webengine.so"_s), "no library"));
        where.folder = broken.path();
        QVERIFY2(problemIn(where).startsWith(u"The web engine could not be loaded ("_s), qPrintable(problemIn(where)));
        QVERIFY(problemIn(where).contains(u"cinderscope-webengine"_s));
        const QTemporaryDir none;
        where.folder = none.path();
        QCOMPARE(problemIn(where), u"This Cinderscope was installed without its web engine."_s);
    }

    void helperAndData()
    {
        const QTemporaryDir none;
        auto where = whole();
        where.helpers = none.path();
        QVERIFY(problemIn(where).contains(u"QtWebEngineProcess is missing"_s));
        qputenv("QTWEBENGINEPROCESS_PATH", m_folder.filePath(u"QtWebEngineProcess"_s).toUtf8());
        QVERIFY(!problemIn(where).contains(u"missing"_s));
        qunsetenv("QTWEBENGINEPROCESS_PATH");
        QVERIFY(write(none.filePath(u"QtWebEngineProcess"_s), "no program"));
        QFile::setPermissions(none.filePath(u"QtWebEngineProcess"_s), QFile::ReadOwner);
        QVERIFY(problemIn(where).contains(u"QtWebEngineProcess is missing"_s));
        where = whole();
        where.data = none.path();
        QCOMPARE(problemIn(where), u"Qt WebEngine’s data files are missing."_s);
        qputenv("QTWEBENGINE_RESOURCES_PATH", m_folder.filePath(u"resources"_s).toUtf8());
        QVERIFY(!problemIn(where).contains(u"missing"_s));
        qunsetenv("QTWEBENGINE_RESOURCES_PATH");
    }

    void theSandbox()
    {
        auto where = whole();
        where.canSandbox = [] { return false; };
        QVERIFY(problemIn(where).contains(u"does not let programs make a sandbox"_s));
        QVERIFY(!problemIn(where).contains(u"AppArmor"_s));
        where.restriction = m_folder.filePath(u"restriction"_s); // as Ubuntu 24.04 has it
        QVERIFY(write(where.restriction, "1\n"));
        const QString cure = problemIn(where);
        QVERIFY2(cure.contains(u"/etc/apparmor.d/cinderscope"_s), qPrintable(cure));
        QVERIFY(cure.contains(QCoreApplication::applicationFilePath()));
        QVERIFY(write(where.restriction, "0\n"));
        QVERIFY(!problemIn(where).contains(u"AppArmor"_s));
    }

    void theWarmerTellsTheSame()
    {
        auto where = whole();
        where.canSandbox = [] { return false; };
        EngineLauncher launcher(where);
        launcher.warmUp();
        QVERIFY(!launcher.engine());
        QVERIFY(launcher.problem().contains(u"does not let programs make a sandbox"_s));
        launcher.start(); // nothing
    }

    // A view that was made although there is no engine says so, whatever is done with it.
    void aViewWithoutAnEngine()
    {
        const QTemporaryDir none;
        EngineLauncher::instance().setFolder(none.path());
        SparkUiCenter center;
        SparkWebView view(center, nullptr);
        view.show();
        SparkUiSite site;
        site.cluster = SparkUiSite::localCluster();
        site.home = QUrl(u"http://localhost:4040"_s);
        view.open(site);
        QCOMPARE(view.problemHeadline(), u"The web engine is not there"_s);
        auto *field = view.findChild<QLineEdit *>(u"address"_s);
        field->setFocus();
        field->setText(u"http://localhost:4040/stages/"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.problemHeadline(), u"The web engine is not there"_s);
        for (QAction *action : view.actions().findChildren<QAction *>()) {
            if (action->isEnabled() && action->objectName() != "browser"_L1)
                action->trigger();
        }
        view.reload();
        view.discard();
        center.setAccess(site.cluster, {});
        center.wayIsOpen(site.cluster);
        QTest::qWait(50);
        QCOMPARE(view.problemHeadline(), u"The web engine is not there"_s);
    }

    void withoutDebugger_data()
    {
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<QStringList>("dropped");
        QTest::newRow("none") << QByteArray() << QByteArray() << QStringList();
        QTest::newRow("others") << QByteArray("--a=\"b  c\"   -d") << QByteArray("--a=\"b  c\"   -d") << QStringList();
        QTest::newRow("port") << QByteArray("--a --remote-debugging-port=9222 --b") << QByteArray("--a --b")
                              << QStringList{u"--remote-debugging-port=9222"_s};
        QTest::newRow("one dash") << QByteArray("-remote-debugging-port=9222") << QByteArray()
                                  << QStringList{u"-remote-debugging-port=9222"_s};
        QTest::newRow("quoted") << QByteArray("\"--remote-debugging-port=9222\" --r=\"x y\"")
                                << QByteArray("\"--r=x y\"") << QStringList{u"--remote-debugging-port=9222"_s};
        QTest::newRow("pipe") << QByteArray("--remote-debugging-pipe") << QByteArray()
                              << QStringList{u"--remote-debugging-pipe"_s};
        QTest::newRow("only alike") << QByteArray("--x-remote-debugging-port=1")
                                    << QByteArray("--x-remote-debugging-port=1") << QStringList();
    }

    void withoutDebugger()
    {
        QFETCH(QByteArray, flags);
        QStringList dropped;
        QTEST(EngineLauncher::withoutDebugger(flags, dropped), "kept");
        QTEST(dropped, "dropped");
    }

    void whoRunsWithoutASandbox_data()
    {
        QTest::addColumn<bool>("root");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<bool>("unsandboxed");
        QTest::newRow("root") << true << QByteArray() << QByteArray() << true;
        QTest::newRow("a person") << false << QByteArray() << QByteArray() << false;
        QTest::newRow("switched off") << false << QByteArray("1") << QByteArray() << true;
        QTest::newRow("not switched off") << false << QByteArray("0") << QByteArray() << false;
        QTest::newRow("by a flag") << false << QByteArray() << QByteArray("--a --no-sandbox") << true;
    }

    void whoRunsWithoutASandbox()
    {
        QFETCH(bool, root);
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, flags);
        QFETCH(bool, unsandboxed);
        if (root && !EngineLauncher::isRoot())
            QSKIP("needs root");
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            constexpr uid_t kNobody = 65534;
            if (!root && EngineLauncher::isRoot() && ::setresuid(kNobody, kNobody, kNobody) != 0)
                ::_exit(2);
            if (!variable.isEmpty())
                qputenv("QTWEBENGINE_DISABLE_SANDBOX", variable);
            if (!flags.isEmpty())
                qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags);
            ::_exit(EngineLauncher::isUnsandboxed() ? 1 : 0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), unsandboxed ? 1 : 0);
    }
};

QTEST_MAIN(TestEngineLauncher)
#include "tst_enginelauncher.moc"
