// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelstart.h"
#include "support/patience.h"
#include "unit/jupyter/fakejupyter.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace cinderscope;
using cinderscope::test::FakeJupyter;
using namespace Qt::StringLiterals;

namespace {

const QString kKernel = u"4f7c1e1a-0000-4000-8000-000000000001"_s;

//! A kernel whose looks and starts end as the test says; real ones are in tst_jupyter.
struct Scripted
{
    FakeJupyter fake;
    QJsonObject look{{u"python"_s, u"3.11.2"_s}, {u"pyspark"_s, u"4.3.0"_s}};
    QJsonObject report{{u"applicationId"_s, u"local-1"_s},
                       {u"version"_s, u"4.3.0"_s},
                       {u"uiWebUrl"_s, u"http://h:4040"_s},
                       {u"master"_s, u"local[*]"_s},
                       {u"ours"_s, true}};
    QJsonObject cell{{u"status"_s, u"ok"_s}};
    QString stderrText;
    bool answerCells = true;
    QStringList codes, expressions;

    Scripted()
    {
        fake.beServer(kKernel);
        look[u"java"_s] = QJsonObject{{u"program"_s, u"java"_s}, {u"text"_s, u"openjdk version \"17.0.15\""_s}};
        fake.onMessage = [this](const QString &, const QJsonObject &header, const QJsonObject &content) {
            if (header.value("msg_type"_L1).toString() != "execute_request"_L1)
                return;
            const QString code = content.value("code"_L1).toString();
            const QString expression =
                content.value("user_expressions"_L1).toObject().value("cinderscope"_L1).toString();
            codes += code;
            expressions += expression;
            QVERIFY(content.value("silent"_L1).toBool());
            if (expression.isEmpty()) {
                if (!stderrText.isEmpty())
                    fake.say(u"iopub"_s, u"stream"_s, {{u"name"_s, u"stderr"_s}, {u"text"_s, stderrText}}, header);
                if (answerCells)
                    fake.answerExecute(header, cell);
                return;
            }
            const bool asked = expression.contains("look("_L1);
            const bool told = expression.contains("finish("_L1) || expression.startsWith("(lambda"_L1);
            answer(header, asked ? look : told ? report : QJsonObject{{u"stopped"_s, true}});
        };
    }
    void answer(const QJsonObject &header, const QJsonObject &value)
    {
        const QString hex = u'\'' + QString::fromLatin1(QJsonDocument(value).toJson().toHex()) + u'\'';
        const QJsonObject expression{{u"status"_s, u"ok"_s}, {u"data"_s, QJsonObject{{u"text/plain"_s, hex}}}};
        fake.answerExecute(
            header, {{u"status"_s, u"ok"_s}, {u"user_expressions"_s, QJsonObject{{u"cinderscope"_s, expression}}}});
    }
    KernelTarget target() const
    {
        JupyterServer server;
        server.id = fake.url().toString();
        server.url = fake.url();
        server.state = JupyterServer::State::Reached;
        return {server, kKernel, {}};
    }
};

QString steps(const Launch &launch)
{
    QStringList texts;
    for (const LaunchStep &step : launch.state().steps)
        texts += step.text;
    return texts.join(u'\n');
}

} // namespace

class KernelStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs();
    void secrets();
    void refusals_data();
    void refusals();
    void busyKernel();
    void stopWhileWaiting();
    void stopWhileStarting();
    void failures_data();
    void failures();
    void kernelDies();
    void stoppedInTheNotebook();
    void takenUp();
    void abandoned();
    void targets();
};

void KernelStartTest::runs()
{
    Scripted kernel;
    KernelStart start({}, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_VERIFY(start.state().phase == LaunchPhase::Running);
    QCOMPARE(start.state().applicationId, u"local-1"_s);
    QCOMPARE(start.state().ui, QUrl(u"http://h:4040"_s));
    QCOMPARE(start.sparkVersion(), u"4.3.0"_s);
    QCOMPARE(start.state().config.notebook.kernel, kKernel);
    QVERIFY(start.isOwner());
    QVERIFY2(steps(start).contains("Java 17.0.15"_L1), qPrintable(steps(start)));
    QCOMPARE(kernel.codes.size(), 3); // modules and look, template, finish
    start.stop();
    QVERIFY(start.state().phase == LaunchPhase::Stopping);
    QTRY_VERIFY(start.state().phase == LaunchPhase::Ended);
    QVERIFY(kernel.expressions.last().contains("stop(\"local-1\""_L1));
}

void KernelStartTest::secrets()
{
    Scripted kernel;
    kernel.stderrText = u"using hunter2secret now\nspark.my.password=else1234\nlast"_s;
    SessionConfig config;
    config.properties = {{u"spark.my.token"_s, u"hunter2secret"_s}};
    KernelStart start(config, u"1"_s, kernel.target(), {});
    QString log;
    connect(&start, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    start.start();
    QTRY_VERIFY(start.state().phase == LaunchPhase::Running);
    int with = 0;
    for (const QString &code : kernel.codes)
        with += code.contains("hunter2secret"_L1);
    QCOMPARE(with, 1);
    QVERIFY(kernel.codes[1].startsWith("_cinderscope_secrets = "_L1));
    QVERIFY2(log.contains("using"_L1) && !log.contains("hunter2"_L1) && !log.contains("else1234"_L1), qPrintable(log));

    // A cause that had one keeps its sentence, and with it its translation.
    KernelStart failing(config, u"2"_s,
                        [] {
                            return std::optional<Result<KernelTarget>>(
                                Error{ErrorCode::NotFound, "no notebook hunter2secret.ipynb", {}});
                        },
                        {});
    failing.start();
    QTRY_VERIFY(failing.state().phase == LaunchPhase::Failed);
    const LaunchReason reason = failing.state().reason;
    QCOMPARE(reason.causeSentence.source, u"The kernel was not found: %1."_s);
    QVERIFY2(reason.cause.startsWith("The kernel was not found: no notebook "_L1), qPrintable(reason.cause));
    QVERIFY2(!reason.cause.contains("hunter2"_L1), qPrintable(reason.cause));
}

void KernelStartTest::refusals_data()
{
    QTest::addColumn<QJsonObject>("look");
    QTest::addColumn<QString>("existing");
    QTest::addColumn<QString>("code");
    const QJsonObject good{{u"python"_s, u"3.11"_s}, {u"pyspark"_s, u"4.3.0"_s}};
    const auto with = [good](const QString &key, const QJsonValue &value) {
        QJsonObject look = good;
        look[key] = value;
        return look;
    };
    QTest::newRow("no pyspark") << with(u"pysparkError"_s, u"ModuleNotFoundError: No module named 'pyspark'"_s)
                                << QString() << u"no-pyspark"_s;
    QTest::newRow("no java") << with(u"java"_s, QJsonObject{{u"program"_s, u"java"_s}, {u"error"_s, u"not found"_s}})
                             << QString() << u"no-java"_s;
    QTest::newRow("java 8") << with(u"java"_s, QJsonObject{{u"program"_s, u"java"_s},
                                                           {u"text"_s, u"openjdk version \"1.8.0_412\""_s}})
                            << QString() << u"wrong-java"_s;
    QTest::newRow("context") << with(u"context"_s, QJsonObject{{u"applicationId"_s, u"local-7"_s}}) << QString()
                             << u"context-exists"_s;
    QTest::newRow("context refused") << with(u"context"_s, QJsonObject{{u"applicationId"_s, u"local-7"_s}})
                                     << u"refuse"_s << u"context-exists"_s;
    QTest::newRow("context used") << with(u"context"_s, QJsonObject{{u"applicationId"_s, u"local-7"_s}}) << u"use"_s
                                  << QString();
    QTest::newRow("context restarted") << with(u"context"_s, QJsonObject{{u"applicationId"_s, u"local-7"_s}})
                                       << u"restart"_s << QString();
    QTest::newRow("dead context") << with(u"context"_s, QJsonObject{{u"dead"_s, true}}) << QString() << QString();
}

void KernelStartTest::refusals()
{
    QFETCH(QJsonObject, look);
    QFETCH(QString, existing);
    QFETCH(QString, code);
    Scripted kernel;
    kernel.look = look;
    SessionConfig config;
    config.notebook.existing = existing;
    KernelStart start(config, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_VERIFY(start.state().isOver() || start.state().phase == LaunchPhase::Running);
    QCOMPARE(start.state().reason.code, code);
    if (!code.isEmpty()) {
        QVERIFY(start.state().phase == LaunchPhase::Failed);
        QVERIFY(!start.state().reason.cause.isEmpty() && !start.state().reason.cure.isEmpty());
        QCOMPARE(kernel.codes.size(), 1); // nothing was started
    }
}

void KernelStartTest::busyKernel()
{
    Scripted kernel;
    kernel.fake.v1 = true;
    const QJsonObject cell = FakeJupyter::header(u"cell"_s);
    const auto answer = kernel.fake.onMessage;
    bool told = false;
    kernel.fake.onMessage = [&](const QString &channel, const QJsonObject &header, const QJsonObject &content) {
        if (!told) // the first thing that the channel hears
            kernel.fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, cell);
        told = true;
        answer(channel, header, content);
    };
    KernelStart start({}, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_VERIFY(told);
    QTest::qWait(200);
    if (kernel.codes.isEmpty()) { // the busy state came before the answer to kernel_info
        QVERIFY2(steps(start).contains("waiting until it is idle"_L1), qPrintable(steps(start)));
    }
    kernel.fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, cell);
    QTRY_VERIFY(start.state().phase == LaunchPhase::Running);
}

void KernelStartTest::stopWhileWaiting()
{
    int asked = 0;
    KernelStart start({}, u"1"_s,
                      [&asked]() -> std::optional<Result<KernelTarget>> {
                          ++asked;
                          return std::nullopt;
                      },
                      {});
    start.start();
    QTRY_VERIFY(asked > 1);
    start.stop();
    QVERIFY(start.state().phase == LaunchPhase::Ended);
    KernelStart::Options options;
    options.findMs = 100;
    KernelStart never(
        {}, u"2"_s, []() -> std::optional<Result<KernelTarget>> { return std::nullopt; }, options);
    never.start();
    QTRY_VERIFY(never.state().phase == LaunchPhase::Failed);
    QCOMPARE(never.state().reason.code, u"kernel-not-found"_s);
}

void KernelStartTest::stopWhileStarting()
{
    Scripted kernel;
    kernel.answerCells = false;
    kernel.fake.answers[u"/api/kernels/"_s + kKernel + u"/interrupt"_s] = {204, "", ""};
    KernelStart start({}, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_COMPARE(kernel.codes.size(), 2);
    start.stop();
    const auto interrupted = [&kernel] {
        return std::any_of(kernel.fake.requests.begin(), kernel.fake.requests.end(),
                           [](const QByteArray &head) { return head.contains("/interrupt"); });
    };
    QTRY_VERIFY(interrupted());
    QVERIFY(start.state().phase == LaunchPhase::Stopping);
    start.stop(); // the kernel does not listen: hard
    QVERIFY(start.state().phase == LaunchPhase::Ended);
}

void KernelStartTest::failures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("context") << u"RuntimeError"_s << u"cinderscope: context-exists: local-9"_s << u"context-exists"_s;
    QTest::newRow("jvm") << u"PySparkRuntimeError"_s
                         << u"[JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number."_s
                         << u"jvm-exited"_s;
    QTest::newRow("template") << u"NameError"_s << u"name 'x' is not defined"_s << u"template-error"_s;
}

void KernelStartTest::failures()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, code);
    Scripted kernel;
    kernel.cell = {{u"status"_s, u"error"_s}, {u"ename"_s, name}, {u"evalue"_s, text}, {u"traceback"_s, QJsonArray()}};
    KernelStart start({}, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_VERIFY(start.state().phase == LaunchPhase::Failed);
    QCOMPARE(start.state().reason.code, code);
    QVERIFY(!start.state().reason.cause.isEmpty());
}

void KernelStartTest::kernelDies()
{
    for (const bool running : {false, true}) {
        Scripted kernel;
        kernel.answerCells = running;
        KernelStart start({}, u"1"_s, kernel.target(), {});
        start.start();
        QTRY_VERIFY(running ? start.state().phase == LaunchPhase::Running : kernel.codes.size() == 2);
        kernel.fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"restarting"_s}});
        QTRY_VERIFY(start.state().isOver());
        QVERIFY(start.state().phase == (running ? LaunchPhase::Lost : LaunchPhase::Failed));
        QCOMPARE(start.state().reason.code, u"kernel-died"_s);
    }
}

void KernelStartTest::stoppedInTheNotebook()
{
    Scripted kernel;
    KernelStart start({}, u"1"_s, kernel.target(), {});
    start.start();
    QTRY_VERIFY(start.state().phase == LaunchPhase::Running);
    kernel.report = {}; // spark.stop() in a cell
    const QJsonObject cell = FakeJupyter::header(u"cell"_s);
    kernel.fake.say(u"iopub"_s, u"execute_input"_s, {{u"code"_s, u"spark.stop()"_s}, {u"execution_count"_s, 1}}, cell);
    kernel.fake.say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, cell);
    QTRY_VERIFY(start.state().phase == LaunchPhase::Ended);
}

void KernelStartTest::takenUp()
{
    for (const bool there : {true, false}) {
        Scripted kernel;
        LaunchState previous;
        previous.phase = LaunchPhase::Running;
        previous.applicationId = there ? u"local-1"_s : u"local-0"_s;
        KernelStart::Options options;
        options.previous = previous;
        KernelStart start({}, u"1"_s, kernel.target(), options);
        start.start();
        QTRY_VERIFY(start.state().isOver() || start.state().adopted);
        QVERIFY(start.state().phase == (there ? LaunchPhase::Running : LaunchPhase::Ended));
        QCOMPARE(kernel.codes, QStringList{QString()}); // only asked
    }
}

//! A program that ends in the middle of a start leaves neither a context nor a record that runs for ever.
void KernelStartTest::abandoned()
{
    Scripted kernel;
    kernel.answerCells = false;
    {
        KernelStart start({}, u"1"_s, kernel.target(), {});
        start.start();
        QTRY_COMPARE(kernel.codes.size(), 2);
        QVERIFY(start.state().phase == LaunchPhase::Starting);
    }
    QTRY_VERIFY(kernel.codes.last().contains("cinderscope_kernel').stop("_L1));
    KernelStart::Options options;
    options.previous = LaunchState();
    options.previous->phase = LaunchPhase::Starting;
    KernelStart later({}, u"1"_s, kernel.target(), options);
    later.start();
    QTRY_VERIFY(later.state().isOver());
    QVERIFY(later.state().phase == LaunchPhase::Failed);
    QCOMPARE(later.state().reason.code, u"abandoned"_s);
}

void KernelStartTest::targets()
{
    JupyterServer one, two;
    one.id = u"http://localhost:8888/"_s;
    one.url = QUrl(one.id);
    one.state = JupyterServer::State::Reached;
    JupyterKernel kernel;
    kernel.id = u"k1"_s;
    kernel.notebook = u"a.ipynb"_s;
    one.kernels = {kernel};
    two = one;
    two.id = u"http://localhost:8889/"_s;
    two.url = QUrl(two.id);
    two.kernels.first().id = u"k2"_s;
    const auto access = [](const QString &) { return std::optional<Access>(Access()); };
    SessionConfig config;
    QCOMPARE(kernelTargetOf(config, {one}, access)->kernelId, u"k1"_s);
    const auto several = kernelTargetOf(config, {one, two}, access);
    QVERIFY(several.error().code == ErrorCode::InvalidArgument);
    QVERIFY(several.error().detail.find("k2") != std::string::npos);
    config.notebook.kernel = u"k2"_s;
    QCOMPARE(kernelTargetOf(config, {one, two}, access)->server.id, two.id);
    config.notebook.kernel = u"a.ipynb"_s;
    QVERIFY(kernelTargetOf(config, {one, two}, access).error().code == ErrorCode::InvalidArgument);
    config.notebook.server = u"http://localhost:8889"_s;
    QCOMPARE(kernelTargetOf(config, {one, two}, access)->kernelId, u"k2"_s);
    two.state = JupyterServer::State::LoginWanted;
    two.error = u"wants a token"_s;
    two.kernels.clear();
    QVERIFY(kernelTargetOf(config, {one, two}, access).error().code == ErrorCode::Unauthorized);
    QVERIFY(kernelTargetOf({}, {}, access).error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(KernelStartTest)
#include "tst_kernelstart.moc"
