// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/ingest_io/encoders.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::runCli;

//! Whatever it is given: a message with cause and cure, the right exit code, and what was read stays.
class CliErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usage_data();
    void usage();
    void input_data();
    void input();
    void noPermission();
    void othersAreStillPrinted();
    void damagedInTheMiddle_data();
    void damagedInTheMiddle();
    void diskFull();
    void closedPipe();
    void interrupted();
    void interruptedBeforeAWriterCame();

private:
    QString file(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        test::writeFile(path.toStdString(), bytes.toStdString());
        return path;
    }
    QTemporaryDir m_folder;
};

void CliErrorsTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QStringList{} << u"No command was given."_s;
    QTest::newRow("command") << QStringList{u"lst"_s} << u"Unknown command \"lst\""_s;
    QTest::newRow("option") << QStringList{u"list"_s, u"--report"_s, u"."_s} << u"Unknown option \"--report\"."_s;
    QTest::newRow("global option") << QStringList{u"--json"_s} << u"Unknown option \"--json\"."_s;
    QTest::newRow("no path") << QStringList{u"list"_s} << u"No folder or log was given to list."_s;
    QTest::newRow("no log") << QStringList{u"summary"_s, u"--json"_s} << u"No log was given"_s;
    QTest::newRow("empty path") << QStringList{u"summary"_s, QString()} << u"A path is empty."_s;
    QTest::newRow("threads") << QStringList{u"summary"_s, u"--threads"_s, u"0"_s, u"-"_s}
                             << u"from 1 to 64, not \"0\""_s;
    QTest::newRow("threads text") << QStringList{u"summary"_s, u"--threads=4x"_s, u"-"_s} << u"not \"4x\""_s;
    QTest::newRow("no value") << QStringList{u"summary"_s, u"--threads"_s} << u"--threads needs a value."_s;
    QTest::newRow("value") << QStringList{u"summary"_s, u"--json=yes"_s, u"-"_s} << u"--json takes no value."_s;
    QTest::newRow("sort") << QStringList{u"list"_s, u"--sort=colour"_s, u"."_s} << u"Cannot sort by \"colour\""_s;
    QTest::newRow("stdin twice") << QStringList{u"summary"_s, u"-"_s, u"-"_s} << u"only once"_s;
    QTest::newRow("list stdin") << QStringList{u"list"_s, u"-"_s} << u"Standard input cannot be listed"_s;
    QTest::newRow("help on nothing") << QStringList{u"help"_s, u"me"_s} << u"There is no help on \"me\""_s;
}

void CliErrorsTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const auto run = runCli(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.errorLines().size(), 1);
    const QString line = run.errorLines().first();
    QVERIFY2(line.startsWith(u"cinderscope-cli: "_s) && line.contains(message), qPrintable(line));
    QVERIFY2(line.contains(u"Try: cinderscope-cli help"_s), qPrintable(line));
}

void CliErrorsTest::input_data()
{
    QTest::addColumn<QString>("path"); // empty: standard input
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("cure");
    QByteArray binary(100'000, '\0');
    for (int i = 0; i < binary.size(); ++i)
        binary[i] = char(i * 7 % 256);
    const QString anEventLog = u"An event log is what Spark writes"_s;
    const auto both = [&](const char *name, const QByteArray &bytes, const QString &cause, const QString &stdinCause,
                          const QString &cure) {
        QTest::addRow("%s file", name) << file(QString::fromLatin1(name), bytes) << QByteArray() << cause << cure;
        QTest::addRow("%s stdin", name) << QString() << bytes << stdinCause << cure;
    };
    both("text", "a story\nof two lines\n", u"text is no event log: the first line is no Spark event."_s,
         u"Standard input is no event log: there is not one Spark event in it."_s, anEventLog);
    both("json", "{\"a\":1}\n", u"json is no event log"_s, u"Standard input is no event log"_s, anEventLog);
    both("empty", {}, u"empty is empty"_s, u"Standard input is empty"_s, u"check spark.eventLog.enabled"_s);
    both("binary", binary, u"binary is no event log"_s, u"Standard input is no event log"_s, anEventLog);
    const QByteArray zip = QByteArray("PK\x03\x04\x14\0\0\0\x08\0", 10) + binary;
    both("log.zip", zip, u"log.zip is packed as zip"_s, u"Standard input is packed as zip"_s, u"unzip -p"_s);
    const QByteArray gzip = QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + binary;
    both("log.gz", gzip, u"log.gz is packed as gzip"_s, u"Standard input is packed as gzip"_s, u"gzip -dc"_s);
    QTest::newRow("missing") << m_folder.filePath(u"nowhere"_s) << QByteArray() << u"nowhere does not exist."_s
                             << u"Check the path"_s;
    QVERIFY(QDir().mkpath(m_folder.filePath(u"hollow"_s)));
    QTest::newRow("empty folder") << m_folder.filePath(u"hollow"_s) << QByteArray() << u"hollow is empty"_s
                                  << u"check spark.eventLog.enabled"_s;
    QVERIFY(QDir().mkpath(m_folder.filePath(u"other"_s)));
    file(u"other/notes.txt"_s, "notes\n");
    QTest::newRow("folder without logs") << m_folder.filePath(u"other"_s) << QByteArray()
                                         << u"folder without event logs"_s << anEventLog;
    QTest::newRow("device") << u"/dev/null"_s << QByteArray() << u"/dev/null is no event log"_s << anEventLog;
    QTest::newRow("url") << u"hdfs://host/logs/app-1"_s << QByteArray() << u"only files and file:// URLs"_s
                         << u"hadoop fs -cat"_s;
}

void CliErrorsTest::input()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cause);
    QFETCH(QString, cure);
    for (const QString &option : {u"--json"_s, u"--report"_s}) {
        const auto run = runCli({u"summary"_s, option, path.isEmpty() ? u"-"_s : path}, bytes);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.output, QByteArray());
        QCOMPARE(run.errorLines().size(), 1);
        QVERIFY2(run.errorLines().first().contains(cause), run.errors.constData());
        QVERIFY2(run.errorLines().first().contains(cure), run.errors.constData());
    }
}

void CliErrorsTest::noPermission()
{
    const QString path = file(u"secret"_s, "{\"Event\":\"SparkListenerLogStart\"}\n");
    const QString folder = m_folder.filePath(u"closed"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(path, {}));
    QVERIFY(QFile::setPermissions(folder, {}));
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    // Nothing is closed to root; give its rights up, keeping those to run the program wherever it was built.
    const QString prefix =
        ::getuid() == 0 ? u"setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search "_s : QString();
    if (!prefix.isEmpty() && test::runShell(prefix + u"true"_s).exitCode != 0)
        QSKIP("root, and no setpriv to give up its rights");
    for (const QString &command : {u"summary "_s, u"list "_s}) {
        for (const QString &what : {path, folder}) {
            const auto run = test::runShell(prefix + u"\"$CLI\" "_s + command + what);
            QCOMPARE(run.exitCode, 1);
            QCOMPARE(run.errorLines().size(), 1);
            QVERIFY2(run.errorLines().first().contains(what + u" may not be read by this user."_s),
                     run.errors.constData());
            QVERIFY2(run.errorLines().first().contains(u"Ask its owner"_s), run.errors.constData());
        }
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void CliErrorsTest::othersAreStillPrinted()
{
    const QString good = QString::fromStdString(test::recordedLogs().front().path);
    const auto run = runCli({u"summary"_s, u"--json"_s, m_folder.filePath(u"nowhere"_s), good});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(test::jsonLines(run.output).size(), 1);
    QCOMPARE(run.errorLines().size(), 1);
}

void CliErrorsTest::damagedInTheMiddle_data()
{
    QTest::addColumn<int>("codec");
    for (const Codec codec : {Codec::Zstd, Codec::Lz4, Codec::Snappy, Codec::Lzf})
        QTest::newRow(std::string(codecName(codec)).c_str()) << int(codec);
}

void CliErrorsTest::damagedInTheMiddle()
{
    QFETCH(int, codec);
    const std::string text = test::logHead() + test::logBody() + test::logEnd();
    std::string packed = test::encode(Codec(codec), text);
    // In the middle of the file, no matter what stands there: heads are broken with the payload.
    std::fill_n(packed.begin() + std::ptrdiff_t(packed.size() / 2), packed.size() / 8, '\xff');
    const QString path = file(u"damaged."_s + QString::fromStdString(std::string(codecName(Codec(codec)))),
                              QByteArray::fromStdString(packed));
    for (const bool throughStdin : {false, true}) {
        const auto run = throughStdin ? runCli({u"summary"_s, u"--json"_s, u"-"_s}, QByteArray::fromStdString(packed))
                                      : runCli({u"summary"_s, u"--json"_s, path});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorLines().size(), 1);
        QVERIFY2(run.errorLines().first().contains(u"is damaged: "_s) ||
                     run.errorLines().first().contains(u"more memory"_s),
                 run.errors.constData());
        const auto objects = test::jsonLines(run.output);
        QCOMPARE(objects.size(), 1); // what was read stays
        QCOMPARE(objects.first()[u"applicationId"].toString(), u"app-7"_s);
        QCOMPARE(objects.first()[u"state"].toString(), u"incomplete"_s);
        const auto events = objects.first()[u"import"].toObject()[u"events"].toInteger();
        QVERIFY2(events > 100 && events < 3000, qPrintable(QString::number(events)));
    }
}

void CliErrorsTest::diskFull()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("this system has no /dev/full");
    const QString log = QString::fromStdString(test::recordedLogs().front().path);
    for (const QString &command : {u"summary "_s, u"summary --json "_s, u"list "_s, u"list --json "_s}) {
        const auto run = test::runShell(u"\"$CLI\" "_s + command + log + u" > /dev/full"_s);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorLines().size(), 1);
        QVERIFY2(run.errors.contains("No space left on device") && run.errors.contains("Free some space"),
                 run.errors.constData());
    }
    QCOMPARE(test::runShell(u"\"$CLI\" help > /dev/full"_s).exitCode, 1);
}

void CliErrorsTest::closedPipe()
{
    const QString log = QString::fromStdString(test::recordedLogs().front().path);
    const auto run = test::runShell(u"(\"$CLI\" summary "_s + log + u"; echo $? >&2) | true"_s);
    QCOMPARE(run.output, QByteArray());
    // By the signal or, if the writer was quicker than true, not at all; never with a message.
    QVERIFY2(run.errors == "141\n" || run.errors == "0\n", run.errors.constData());
    const auto ignored =
        test::runShell(u"trap '' PIPE; (sleep 0.3; \"$CLI\" summary "_s + log + u"; echo $? >&2) | true"_s);
    QCOMPARE(ignored.errors, QByteArray("141\n"));
}

void CliErrorsTest::interrupted()
{
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_CLI), {u"summary"_s, u"--json"_s, u"-"_s});
    QVERIFY(process.waitForStarted());
    process.write("{\"Event\":\"SparkListenerLogStart\"}\n");
    QVERIFY(process.waitForBytesWritten());
    QTest::qWait(300); // it waits for more
    QCOMPARE(process.state(), QProcess::Running);
    QElapsedTimer time;
    time.start();
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(time.elapsed() < 1900); // by itself, not by the hard end
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void CliErrorsTest::interruptedBeforeAWriterCame()
{
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(test::runShell(u"mkfifo "_s + pipe).exitCode, 0);
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_CLI), {u"summary"_s, pipe});
    QVERIFY(process.waitForStarted());
    QTest::qWait(300);
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(pid_t(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 143);
}

QTEST_GUILESS_MAIN(CliErrorsTest)
#include "tst_clierrors.moc"
