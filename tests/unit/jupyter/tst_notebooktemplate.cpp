// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/notebooktemplate.h"
#include "support/hostiletexts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class NotebookTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choice();
    void ownTemplates();
    void unknownPlace();
    void hostileValuesInPython();
    void secretsApart();
    void cells();
    void spylon();
    void listener();
    void modulesAreGoodPython();
    void reports();
};

namespace {

//! Runs \a script in the real Python; what it prints.
QByteArray python(const QByteArray &script)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"script.py"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(script);
    file.close();
    QProcess process;
    process.start(u"python3"_s, {path});
    process.waitForFinished(60'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : "FAILED " + process.readAllStandardError();
}

NotebookTemplate own(const QString &text, TemplateLanguage language = TemplateLanguage::Python)
{
    return {u"own"_s, language, text};
}

} // namespace

void NotebookTemplateTest::choice()
{
    QCOMPARE(notebookTemplate({}, u"python"_s, u"ipython"_s)->name, u"python"_s);
    QCOMPARE(notebookTemplate({}, u"scala"_s, u"almond"_s)->name, u"scala-almond"_s);
    QCOMPARE(notebookTemplate({}, u"scala"_s, u"spylon-kernel"_s)->name, u"scala-spylon"_s);
    QVERIFY(notebookTemplate({}, u"r"_s, u"IRkernel"_s).error().code == ErrorCode::Unsupported);
    QVERIFY(notebookTemplate(u"python"_s, u"scala"_s, {}).error().code == ErrorCode::Unsupported);
    for (const QString &name : notebookTemplates()) {
        const auto model = notebookTemplate(name, {}, {});
        QVERIFY2(model.hasValue() && model->text.size() > 200, qPrintable(name));
        QVERIFY2(render(*model, {}, {}, ExistingContext::Refuse).hasValue(), qPrintable(name));
    }
}

void NotebookTemplateTest::ownTemplates()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"mine.py"_s);
    QVERIFY(notebookTemplate(path, u"python"_s, {}).error().code == ErrorCode::NotFound);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("spark = {{name}}\r\n");
    file.close();
    QCOMPARE(notebookTemplate(path, u"python"_s, {})->text, u"spark = {{name}}\n"_s);
    QVERIFY(notebookTemplate(path, u"scala"_s, {}).error().code == ErrorCode::Unsupported);
    QVERIFY(notebookTemplate(folder.filePath(u"x.txt"_s), u"python"_s, {}).error().code == ErrorCode::InvalidArgument);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1024 * 1024 + 1, 'x'));
    file.close();
    QVERIFY(notebookTemplate(path, u"python"_s, {}).error().code == ErrorCode::TooLarge);
}

void NotebookTemplateTest::unknownPlace()
{
    const auto rendered = render(own(u"a = {{nmae}}"_s), {}, {}, ExistingContext::Refuse);
    QVERIFY(!rendered.hasValue());
    QVERIFY(rendered.error().code == ErrorCode::InvalidArgument);
    QVERIFY(rendered.error().detail.find("nmae") != std::string::npos);
    QVERIFY(rendered.error().detail.find("name") != std::string::npos);
}

//! The real Python reads back what a configuration holds.
void NotebookTemplateTest::hostileValuesInPython()
{
    SessionConfig config;
    const QList<QString> texts = test::hostileTexts() + test::randomTexts(300);
    int number = 0;
    for (const QString &text : texts) {
        const QString key = u"spark.x%1"_s.arg(number++) + (text.contains(QChar(0)) ? QString() : text);
        config.properties.append({key, text});
    }
    config.name = u"a\"); import os; os._exit(7) #\n'''\\"_s;
    config.master = u"local[2]{{name}}"_s;
    const auto rendered = render(own(u"import json, sys\nsys.stdout.buffer.write(json.dumps([{{name}}, {{master}}, "
                                     "{{ properties }}]).encode())\n"_s),
                                 config, {}, ExistingContext::Use);
    QVERIFY(rendered.hasValue());
    const QByteArray answer = python(rendered->cells.first().toUtf8());
    const QJsonArray list = QJsonDocument::fromJson(answer).array();
    QVERIFY2(list.size() == 3, answer.left(2000).constData());
    QCOMPARE(list[0].toString(), config.name);
    QCOMPARE(list[1].toString(), config.master); // a place in a value is no place
    const QJsonObject properties = list[2].toObject();
    QByteArray secrets =
        python(rendered->secrets.toUtf8() + "\nimport json\nprint(json.dumps(_cinderscope_secrets))\n");
    if (rendered->secrets.isEmpty())
        secrets = "{}";
    const QJsonObject hidden = QJsonDocument::fromJson(secrets).object().value("properties"_L1).toObject();
    int compared = 0;
    for (const auto &[key, value] : config.properties) {
        if (!key.isValidUtf16() || !value.isValidUtf16() || key.contains(QChar(0)) || value.contains(QChar(0)))
            continue; // what cannot be carried; tst_quoting tells
        QVERIFY2(properties.contains(key) != hidden.contains(key), qPrintable(key));
        QCOMPARE((properties.contains(key) ? properties : hidden).value(key).toString(), value);
        ++compared;
    }
    QVERIFY(compared > 50);
}

void NotebookTemplateTest::secretsApart()
{
    SessionConfig config;
    config.properties = {{u"spark.hadoop.fs.s3a.secret.key"_s, u"hunter2-a"_s}, {u"spark.ui.port"_s, u"0"_s}};
    config.environment = {{u"MY_TOKEN"_s, u"hunter2-b"_s}, {u"PLAIN"_s, u"seen"_s}};
    TemplateListener listener{u"/x.jar"_s, u"tcp:1"_s, {}, "hunter2-c"};
    for (const QString &name : {u"python"_s, u"scala-almond"_s}) {
        const auto rendered = render(*notebookTemplate(name, {}, {}), config, listener, ExistingContext::Refuse);
        QVERIFY(rendered.hasValue());
        const QString shown = rendered->cells.join(u'\n');
        QVERIFY2(!shown.contains("hunter2"_L1), qPrintable(shown));
        QVERIFY(shown.contains("spark.ui.port"_L1));
        QVERIFY(rendered->secrets.contains("hunter2-a"_L1));
        QCOMPARE(rendered->secrets.count(u'\n'), 1); // one statement of one line
        QVERIFY(!previewOf(*rendered, TemplateLanguage::Python).contains("hunter2"_L1));
    }
    const auto rendered = render(*notebookTemplate(u"python"_s, {}, {}), config, listener, ExistingContext::Refuse);
    const QJsonObject secrets =
        QJsonDocument::fromJson(
            python(rendered->secrets.toUtf8() + "import json\nprint(json.dumps(_cinderscope_secrets))\n"))
            .object();
    QCOMPARE(secrets.value("properties"_L1).toObject().value("spark.hadoop.fs.s3a.secret.key"_L1).toString(),
             u"hunter2-a"_s);
    const QJsonObject environment = secrets.value("environment"_L1).toObject();
    QCOMPARE(environment.value("MY_TOKEN"_L1).toString(), u"hunter2-b"_s);
    QCOMPARE(environment.value("CINDERSCOPE_LISTENER_SECRET"_L1).toString(), u"hunter2-c"_s);
    QVERIFY(!environment.contains("PLAIN"_L1));
}

void NotebookTemplateTest::cells()
{
    SessionConfig config;
    config.name = u"# %%\nname"_s; // no border: a literal has one line
    auto rendered = render(own(u"a = 1\n# %% second\nb = {{name}}\n#%%\n\n# %%\nc = '{{spark_version}}'\n"_s), config,
                           {}, ExistingContext::Refuse);
    QCOMPARE(rendered->cells.size(), 2); // an empty one, and one without a version, are left out
    QCOMPARE(rendered->cells[0], u"a = 1\n"_s);
    config.sparkVersion = u"3.5.1-amzn-0"_s;
    rendered = render(own(u"c = '{{spark_version}}'\n"_s), config, {}, ExistingContext::Refuse);
    QCOMPARE(rendered->cells, QStringList{u"c = '3.5.1'\n"_s});
}

void NotebookTemplateTest::spylon()
{
    SessionConfig config;
    config.name = u"it's"_s;
    config.properties = {{u"spark.a"_s, u"$b"_s}};
    const NotebookTemplate model = *notebookTemplate(u"scala-spylon"_s, {}, {});
    const auto rendered = render(model, config, {}, ExistingContext::Refuse);
    QVERIFY(rendered.hasValue());
    QVERIFY(rendered->cells[0].startsWith("%%init_spark"_L1));
    QVERIFY(rendered->cells[0].contains("{\"spark.a\": \"$b\"}.items()"_L1)); // Python there
    for (const QString &cell :
         rendered->cells) // spylon-kernel writes a statement in front: no cell may begin with a block
        QVERIFY2(!cell.trimmed().startsWith(u'{'), qPrintable(cell));
    for (const QString &code : {scalaReport(), scalaStop(u"a"_s, u"b"_s), scalaStopAny()})
        QVERIFY2(code.startsWith("locally {"_L1), qPrintable(code));
    QVERIFY(!scalaStop(u"a"_s, {}).contains(QLatin1StringView(kStartProperty)));
    config.properties = {{u"spark.my.password"_s, u"x1234"_s}};
    QVERIFY(render(model, config, {}, ExistingContext::Refuse).error().code == ErrorCode::InvalidArgument);
}

void NotebookTemplateTest::listener()
{
    const auto without = render(own(u"{{listener}}"_s), {}, {}, ExistingContext::Refuse);
    QCOMPARE(without->cells[0], u"{}"_s);
    QVERIFY(without->secrets.isEmpty());
    const auto with =
        render(own(u"{{listener}} {{existing}}"_s), {}, {u"/a b.jar"_s, {}, {}, {}}, ExistingContext::Restart);
    QVERIFY(with->cells[0].contains("\"/a b.jar\""_L1) && with->cells[0].endsWith("\"restart\""_L1));
}

//! Compiled and run as far as that goes without IPython and Spark.
void NotebookTemplateTest::modulesAreGoodPython()
{
    SessionConfig config;
    config.spark.java = u"/no such/\"java\""_s;
    const QByteArray answer =
        python(kernelPrelude().toUtf8() +
               "import sys\nassert '_cinderscope_load' not in globals()\n"
               "assert 'pyspark' not in sys.modules\nprint(" +
               kernelAsk().toUtf8() +
               ")\n"
               "import cinderscope_cells\nprint(cinderscope_cells.first_line('# x\\n%time\\n  df.count()\\nb'))\n"
               "print(cinderscope_cells.first_line(None) == '')\n");
    QCOMPARE(answer, QByteArray("7b7d\ndf.count()\nTrue\n"));
    const QByteArray look = python(kernelPrelude().toUtf8() + "print(" + kernelLook(config).toUtf8() + ")\n");
    const QJsonObject report = readKernelReport(QString::fromUtf8(look));
    QVERIFY2(report.contains("python"_L1), look.constData());
    QVERIFY(report.contains("pyspark"_L1) || report.contains("pysparkError"_L1));
    QVERIFY(report.value("java"_L1).toObject().contains("error"_L1)); // that program is not there
}

void NotebookTemplateTest::reports()
{
    const QByteArray digits = QByteArray("{\"applicationId\":\"a\"}").toHex();
    const QList<QByteArray> texts{digits, QByteArray("'" + digits + "'"), QByteArray("\"" + digits + "\""),
                                  QByteArray("noise\nCINDERSCOPE-REPORT " + digits + "\nmore\n")};
    for (const QByteArray &text : texts)
        QCOMPARE(readKernelReport(QString::fromLatin1(text)).value("applicationId"_L1).toString(), u"a"_s);
    for (const QString &text : {u""_s, u"None"_s, u"zz"_s, u"'7b'"_s, u"CINDERSCOPE-REPORT "_s})
        QVERIFY(readKernelReport(text).isEmpty());
}

QTEST_GUILESS_MAIN(NotebookTemplateTest)
#include "tst_notebooktemplate.moc"
