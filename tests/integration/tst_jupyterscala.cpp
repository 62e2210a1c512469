// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelstart.h"
#include "jupyter/notebooktemplate.h"

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! No Scala kernel can be had from PyPI for this Scala: the template's code is run by a real spark-shell, which has a
//! session already that must be stopped first, as in a kernel.
class JupyterScalaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalaTemplate();
};

void JupyterScalaTest::scalaTemplate()
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"), {});
    QVERIFY(environment.waitForFinished(900'000));
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() == 77) {
        std::printf("%s\n", qPrintable(python));
        QSKIP("no Spark here");
    }
    const QByteArray errors = environment.readAllStandardError();
    QVERIFY2(environment.exitCode() == 0, errors.constData());
    const QTemporaryDir folder;
    QProcess where;
    where.start(python, {u"-c"_s, u"import pyspark; print(pyspark.__path__[0])"_s});
    where.waitForFinished(60'000);
    const QString home = QString::fromUtf8(where.readAllStandardOutput()).trimmed();
    SessionConfig scala;
    scala.name = u"note \"book\" $x"_s;
    scala.kind = SessionKind::KernelSession;
    scala.master = u"local[2]"_s;
    scala.properties = {{u"spark.ui.port"_s, u"0"_s},
                        {u"spark.sql.shuffle.partitions"_s, u"2"_s},
                        {u"spark.driver.memory"_s, u"600m"_s},
                        {u"spark.cinder.password"_s, u"hunter2-in-no-argument"_s}};
    scala.environment = {{u"CINDER_SEEN"_s, u"it's"_s}};
    scala.properties.append({u"spark.cinder.odd"_s, u"a \"b\" \\u0041 $c {{name}} \u00e9"_s});
    const auto rendered = render(*notebookTemplate(u"scala-almond"_s, {}, {}), scala, {}, ExistingContext::Restart);
    QVERIFY(rendered.hasValue());
    QByteArray code = rendered->secrets.toUtf8();
    for (const QString &cell : rendered->cells)
        code += cell.toUtf8() + '\n';
    code += "println(\"GOT \" + (conf.get(\"spark.cinder.odd\") + conf.get(\"spark.cinder.password\") + "
            "spark.range(5).count()).getBytes(\"UTF-8\").map(b => \"%02x\".format(b & 0xff)).mkString)\n" +
            scalaReport().toUtf8() + scalaStop(u"other"_s).toUtf8() + "println(\"STOPPED \" + sc.isStopped)\n" +
            ":quit\n";
    QProcess shell;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"SPARK_HOME"_s, home);
    variables.insert(u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s);
    shell.setProcessEnvironment(variables);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.setWorkingDirectory(folder.path());
    shell.start(home + u"/bin/spark-shell"_s, {u"--master"_s, u"local[1]"_s, u"--conf"_s, u"spark.ui.port=0"_s});
    shell.write(code);
    QVERIFY(shell.waitForFinished(180'000));
    const QByteArray printed = shell.readAllStandardOutput();
    const QByteArray wanted = (scala.properties.last().second + u"hunter2-in-no-argument5"_s).toUtf8().toHex();
    QVERIFY2(printed.contains(QByteArray("GOT " + wanted)), printed.right(6000).constData());
    const QJsonObject report = readKernelReport(QString::fromUtf8(printed));
    QVERIFY2(report.value("applicationId"_L1).toString().startsWith(u"local-"_s), printed.right(6000).constData());
    QCOMPARE(report.value("master"_L1).toString(), u"local[2]"_s); // the configuration's, not the shell's
    QCOMPARE(report.value("version"_L1).toString(), u"4.3.0"_s);
    QVERIFY(printed.contains("STOPPED false")); // another application's id stops nothing
}

QTEST_GUILESS_MAIN(JupyterScalaTest)
#include "tst_jupyterscala.moc"
