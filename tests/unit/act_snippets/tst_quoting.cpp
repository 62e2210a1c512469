// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/quoting.h"
#include "act/snippets/sparkproperties.h"
#include "support/hostiletexts.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Every text comes out of the real shell or interpreter as it went in.
class QuotingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shells_data();
    void shells();
    void python();
    void shlex();
    void properties();
    void scalaIsOneLineOfAscii();
    void powershellDoublesEveryQuote();
    void whatCannotBeCarried();

private:
    static QList<QString> texts() { return test::hostileTexts() + test::randomTexts(3000); }
    //! Runs \a script (a file's content) with \a program and compares its NUL-separated output.
    static void check(const QString &program, const QStringList &arguments, const QByteArray &script,
                      const QList<QString> &wanted);
};

void QuotingTest::check(const QString &program, const QStringList &arguments, const QByteArray &script,
                        const QList<QString> &wanted)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"script"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(script) == script.size());
    file.close();
    QProcess process;
    process.start(program, arguments + QStringList{file.fileName()});
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().left(2000).constData());
    QList<QByteArray> got = process.readAllStandardOutput().split('\0');
    QVERIFY(!got.isEmpty());
    got.removeLast(); // behind the last NUL
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (got[i] != wanted[i].toUtf8())
            QFAIL(qPrintable(u"%1: \"%2\" came out as \"%3\""_s.arg(i).arg(
                QString::fromLatin1(wanted[i].toUtf8().toPercentEncoding()),
                QString::fromLatin1(got[i].toPercentEncoding()))));
    }
}

void QuotingTest::shells_data()
{
    QTest::addColumn<QString>("shell");
    for (const auto &shell : {u"sh"_s, u"bash"_s, u"dash"_s, u"zsh"_s, u"fish"_s, u"pwsh"_s})
        QTest::newRow(qPrintable(shell)) << shell;
}

void QuotingTest::shells()
{
    QFETCH(QString, shell);
    const QString program = QStandardPaths::findExecutable(shell);
    if (program.isEmpty())
        QSKIP("this shell is not installed");
    QByteArray script;
    QStringList options;
    if (shell == "zsh"_L1 || shell == "fish"_L1)
        options << (shell == "zsh"_L1 ? u"-f"_s : u"--no-config"_s);
    for (const QString &text : texts()) {
        if (shell == "pwsh"_L1)
            script += "[Console]::Out.Write(" + powershellText(text).toUtf8() + " + \"`0\")\n";
        else if (shell == "fish"_L1)
            script += "printf '%s\\0' " + fishWord(text).toUtf8() + "\n";
        else
            script += "printf '%s\\0' " + shellWord(text).toUtf8() + "\n";
    }
    check(program, options, script, texts());
}

void QuotingTest::python()
{
    const QString program = QStandardPaths::findExecutable(u"python3"_s);
    if (program.isEmpty())
        QSKIP("Python is not installed");
    QByteArray script = "import sys\n";
    for (const QString &text : texts()) {
        const QString literal = pythonText(text);
        QVERIFY2(!literal.contains(u'\n') && !literal.contains(u'\r'), qPrintable(literal));
        script += "sys.stdout.buffer.write(" + literal.toUtf8() + ".encode() + b'\\0')\n";
    }
    check(program, {}, script, texts());
}

//! PYSPARK_SUBMIT_ARGS: words of ours, within a word of a shell, read by Python.
void QuotingTest::shlex()
{
    const QString program = QStandardPaths::findExecutable(u"python3"_s);
    if (program.isEmpty())
        QSKIP("Python is not installed");
    QStringList words;
    for (const QString &text : texts())
        words += shellWord(text);
    QByteArray script =
        "A=" + shellWord(words.join(u' ')).toUtf8() +
        " python3 -c 'import os, shlex, sys\n"
        "for word in shlex.split(os.environ[\"A\"]): sys.stdout.buffer.write(word.encode() + b\"\\0\")'\n";
    // one word of an environment may hold 128 KiB
    QVERIFY(script.size() < 128 * 1024);
    check(u"/bin/sh"_s, {}, script, texts());
}

//! spark-defaults.conf is read by java.util.Properties; Spark then trims the values.
void QuotingTest::properties()
{
    const QString java = QStandardPaths::findExecutable(u"java"_s);
    if (java.isEmpty())
        QSKIP("Java is not installed");
    const QTemporaryDir folder;
    QFile conf(folder.filePath(u"spark-defaults.conf"_s));
    QVERIFY(conf.open(QIODevice::WriteOnly));
    int number = 0;
    for (const QString &text : texts())
        conf.write(
            QByteArray::fromStdString(sparkDefaultsLine("spark.k" + std::to_string(number++), text.toStdString())) +
            "\n");
    conf.close();
    QFile source(folder.filePath(u"Read.java"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(R"(import java.io.*; import java.nio.charset.StandardCharsets; import java.util.*;
public class Read {
    public static void main(String[] words) throws Exception {
        Properties read = new Properties();
        read.load(new InputStreamReader(new FileInputStream(words[0]), StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
        for (int i = 0; read.containsKey("spark.k" + i); i++) { out.print(read.getProperty("spark.k" + i)); out.print('\0'); }
        out.flush();
    }
}
)");
    source.close();
    QProcess process;
    process.start(java, {source.fileName(), conf.fileName()});
    QVERIFY(process.waitForFinished(120'000));
    if (process.exitCode() != 0)
        QSKIP(process.readAllStandardError().left(300).constData()); // a runtime without a compiler
    QList<QByteArray> got = process.readAllStandardOutput().split('\0');
    got.removeLast();
    QCOMPARE(got.size(), texts().size());
    for (qsizetype i = 0; i < got.size(); ++i)
        QCOMPARE(got[i], texts()[i].toUtf8());
}

//! tests/integration/tst_snippets runs the literals; here: what no Scala reads differently.
void QuotingTest::scalaIsOneLineOfAscii()
{
    QCOMPARE(scalaText(u"a\"b\\c$d\ne\u2028"_s), u"\"a\\\"b\\\\c$d\\ne\\u2028\""_s);
    QCOMPARE(scalaText(u"\U000e0001"_s), u"\"\\udb40\\udc01\""_s);
    for (const QString &text : texts()) {
        const QString literal = scalaText(text);
        QVERIFY(!literal.contains(u'\n') && !literal.contains(u'\r') && !literal.contains(QChar(0x2028)));
    }
}

void QuotingTest::powershellDoublesEveryQuote()
{
    QCOMPARE(powershellText(u"it's ‘so’ ‚a‛"_s), u"'it''s ‘‘so’’ ‚‚a‛‛'"_s);
}

void QuotingTest::whatCannotBeCarried()
{
    const QString broken = QString(QChar(0xd83d)) + u'x' + QChar(u'\0') + QChar(0xdd25);
    const QString shown = u"\ufffdx\ufffd\ufffd"_s;
    QCOMPARE(shellWord(broken), u'\'' + shown + u'\'');
    QCOMPARE(fishWord(broken), u'\'' + shown + u'\'');
    QCOMPARE(powershellText(broken), u'\'' + shown + u'\'');
    QCOMPARE(pythonText(broken), u"\"\\ufffdx\\ufffd\\ufffd\""_s);
    QCOMPARE(scalaText(broken), u"\"\\ufffdx\\ufffd\\ufffd\""_s);
}

QTEST_GUILESS_MAIN(QuotingTest)
#include "tst_quoting.moc"
