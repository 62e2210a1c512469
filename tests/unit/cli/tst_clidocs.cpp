// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "unit/cli/clirun.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::runCli;

//! Help, man page and completions name the same options; the program needs no screen.
class CliDocsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpIsReached_data();
    void helpIsReached();
    void version();
    void everyOptionIsDocumented_data();
    void everyOptionIsDocumented();
    void shellSyntax_data();
    void shellSyntax();
    void bashCompletes();
    void manPageIsClean();
    void linksNoGui();

private:
    static QString source(const QString &path)
    {
        QFile file(QStringLiteral(CINDERSCOPE_SOURCE_DIR) + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

void CliDocsTest::helpIsReached_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("usage");
    const QString list = u"cinderscope-cli list [--json] [--sort KEY] PATH..."_s;
    const QString summary = u"cinderscope-cli summary [--json] [--report] [--threads N] LOG..."_s;
    QTest::newRow("--help") << QStringList{u"--help"_s} << u"cinderscope-cli help [COMMAND]"_s;
    QTest::newRow("-h") << QStringList{u"-h"_s} << u"cinderscope-cli help [COMMAND]"_s;
    QTest::newRow("help") << QStringList{u"help"_s} << u"cinderscope-cli help [COMMAND]"_s;
    QTest::newRow("help list") << QStringList{u"help"_s, u"list"_s} << list;
    QTest::newRow("list --help") << QStringList{u"list"_s, u"--help"_s} << list;
    QTest::newRow("help summary") << QStringList{u"help"_s, u"summary"_s} << summary;
    QTest::newRow("watch -h") << QStringList{u"watch"_s, u"-h"_s}
                              << u"cinderscope-cli watch [--json] [--wait SECONDS] APP|URL|LOG"_s;
    QTest::newRow("kill -h") << QStringList{u"kill"_s, u"-h"_s} << u"[--wait SECONDS] [--master URL] APP|URL WHAT"_s;
    QTest::newRow("listen -h") << QStringList{u"listen"_s, u"-h"_s}
                               << u"cinderscope-cli listen [--json] [--port N] [--journal DIR | --no-journal]"_s;
    QTest::newRow("start -h") << QStringList{u"start"_s, u"-h"_s}
                              << u"[--set KEY=VALUE]... [--timeout SECONDS] NAME|FILE"_s;
    QTest::newRow("stop -h") << QStringList{u"stop"_s, u"-h"_s} << u"cinderscope-cli stop --list [--json]"_s;
    QTest::newRow("summary -h") << QStringList{u"summary"_s, u"x"_s, u"-h"_s} << summary;
}

void CliDocsTest::helpIsReached()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, usage);
    const auto run = runCli(arguments);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY(QString::fromUtf8(run.output).contains(usage));
    for (const QByteArray &line : run.output.split('\n'))
        QVERIFY2(line.size() <= 120, line.constData());
}

void CliDocsTest::version()
{
    for (const QStringList &arguments :
         {QStringList{u"--version"_s}, QStringList{u"-V"_s}, QStringList{u"list"_s, u"--version"_s}})
        QCOMPARE(runCli(arguments).output, QByteArray("cinderscope-cli " CINDERSCOPE_VERSION "\n"));
}

void CliDocsTest::everyOptionIsDocumented_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("command");
    // From the parser itself, so that a new one is not forgotten.
    int count = 0;
    for (const auto &[command, option] : cli::knownOptions()) {
        QTest::addRow("%s %s", std::string(command).c_str(), std::string(option).c_str())
            << QString::fromStdString(std::string(option)) << QString::fromStdString(std::string(command));
        ++count;
    }
    QVERIFY(count > 80); // eleven commands with --help, --version and --json, and their own
}

void CliDocsTest::everyOptionIsDocumented()
{
    QFETCH(QString, option);
    QFETCH(QString, command);
    QVERIFY(QString::fromUtf8(runCli({u"help"_s, command}).output).contains(option));
    QVERIFY(source(u"packaging/cinderscope-cli.1"_s).remove(u'\\').contains(option));
    QVERIFY(source(u"packaging/completions/cinderscope-cli.bash"_s).contains(option));
    QVERIFY(source(u"packaging/completions/_cinderscope-cli"_s).contains(option));
    QVERIFY(source(u"packaging/completions/cinderscope-cli.fish"_s).contains(u"-l "_s + option.mid(2)));
}

void CliDocsTest::shellSyntax_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("file");
    QTest::newRow("bash") << u"bash"_s << u"cinderscope-cli.bash"_s;
    QTest::newRow("zsh") << u"zsh"_s << u"_cinderscope-cli"_s;
    QTest::newRow("fish") << u"fish"_s << u"cinderscope-cli.fish"_s;
}

void CliDocsTest::shellSyntax()
{
    QFETCH(QString, shell);
    QFETCH(QString, file);
    const QString program = QStandardPaths::findExecutable(shell);
    if (program.isEmpty())
        QSKIP("this shell is not installed");
    QProcess process;
    process.start(program, {u"-n"_s, QStringLiteral(CINDERSCOPE_SOURCE_DIR "/packaging/completions/") + file});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void CliDocsTest::bashCompletes()
{
    const QString program = QStandardPaths::findExecutable(u"bash"_s);
    if (program.isEmpty())
        QSKIP("bash is not installed");
    const auto complete = [&program](const QString &words, int at) {
        QProcess process;
        process.start(
            program,
            {u"-c"_s,
             u"source '%1'; COMP_WORDS=(%2); COMP_CWORD=%3; _cinderscope_cli; echo ${COMPREPLY[*]}"_s
                 .arg(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/packaging/completions/cinderscope-cli.bash"), words)
                 .arg(at)});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).trimmed();
    };
    QCOMPARE(complete(u"cinderscope-cli s"_s, 1), u"summary scan snippet start stop"_s);
    QCOMPARE(complete(u"cinderscope-cli start --k"_s, 2), u"--keep"_s);
    QCOMPARE(complete(u"cinderscope-cli summary --r"_s, 2), u"--report"_s);
    QCOMPARE(complete(u"cinderscope-cli list --so"_s, 2), u"--sort"_s);
    QCOMPARE(complete(u"cinderscope-cli list --sort -du"_s, 3), u"-duration"_s);
    QCOMPARE(complete(u"cinderscope-cli list --sort = si"_s, 4), u"size"_s);
    QCOMPARE(complete(u"cinderscope-cli help s"_s, 2), u"summary scan snippet start stop"_s);
}

void CliDocsTest::manPageIsClean()
{
    const QString groff = QStandardPaths::findExecutable(u"groff"_s);
    if (groff.isEmpty())
        QSKIP("groff is not installed");
    QProcess process;
    process.start(groff, {u"-man"_s, u"-Tutf8"_s, u"-ww"_s, u"-z"_s,
                          QStringLiteral(CINDERSCOPE_SOURCE_DIR "/packaging/cinderscope-cli.1")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

//! All libraries that are loaded, also those that others bring.
void CliDocsTest::linksNoGui()
{
    const QString ldd = QStandardPaths::findExecutable(u"ldd"_s);
    if (ldd.isEmpty())
        QSKIP("ldd is not installed");
    QProcess process;
    process.start(ldd, {QStringLiteral(CINDERSCOPE_CLI)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QString libraries = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(libraries.contains(u"libc.so"_s)); // it was read
    QVERIFY(libraries.contains(u"libsimdjson"_s) || libraries.contains(u"libzstd"_s));
    for (const QString &forbidden : {u"Qt6Gui"_s, u"Qt6Widgets"_s, u"Qt6Charts"_s, u"WebEngine"_s, u"libX11"_s,
                                     u"libxcb"_s, u"wayland"_s, u"libGL"_s})
        QVERIFY2(!libraries.contains(forbidden), qPrintable(libraries));
}

QTEST_GUILESS_MAIN(CliDocsTest)
#include "tst_clidocs.moc"
