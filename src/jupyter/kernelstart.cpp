// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelstart.h"

#include "discovery/droplater.h"
#include "launch/config/sessionproperties.h"
#include "launch/run/launchenvironment.h"
#include "launch/run/logreason.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kFindMs = 300;
constexpr int kAskMs = 120'000; // of what does not start anything
constexpr int kLostMs = 60'000; // without a connection, before the start counts as failed
const QString kExpression = u"cinderscope"_s;

TimeMs now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::vector<std::string> secretsOf(const SessionConfig &config)
{
    std::vector<std::string> secrets;
    for (const QString &value : secretValues(config))
        secrets.push_back(value.toStdString());
    return secrets;
}

ExistingContext existingOf(const SessionConfig &config, ExistingContext otherwise)
{
    const QString &word = config.notebook.existing;
    return word == "use"_L1       ? ExistingContext::Use
           : word == "restart"_L1 ? ExistingContext::Restart
           : word == "refuse"_L1  ? ExistingContext::Refuse
                                  : otherwise;
}

LaunchReason contextExists(const QString &application)
{
    return {u"context-exists"_s,
            LaunchSentence::tr("The kernel has a Spark application already: %1.", {application}),
            LaunchSentence::tr(
                "Use it as it is, or stop it and start with the configuration (existing = \"use\" or \"restart\")."),
            {}};
}

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0).left(500);
}

} // namespace

KernelStart::KernelStart(const SessionConfig &config, const QString &id, Finder finder, const Options &options,
                         QObject *parent)
    : Launch(parent), m_finder(std::move(finder)), m_options(options), m_mask(secretsOf(config))
{
    m_state.id = id;
    m_state.config = config;
    m_state.logPath = options.logPath;
    if (options.previous)
        m_state = *options.previous;
    m_options.existing = existingOf(config, options.existing);
    if (!config.listener)
        m_options.listener = {};
    m_find.setInterval(kFindMs);
    connect(&m_find, &QTimer::timeout, this, &KernelStart::find);
}

KernelStart::KernelStart(const SessionConfig &config, const QString &id, const KernelTarget &target,
                         const Options &options, QObject *parent)
    : KernelStart(
          config, id, [target] { return std::optional<Result<KernelTarget>>(target); }, options, parent)
{
}

KernelStart::~KernelStart()
{
    if (m_channel)
        m_channel->disconnect(this);
    // A start that is not done is of no use to anybody: nobody will know that it is there.
    const bool halfway =
        !m_options.previous && !m_template.name.isEmpty() && (isTouched() || m_state.phase == LaunchPhase::Stopping);
    if (m_channel && !m_state.isOver() && (halfway || (m_owner && !m_state.config.keepRunning)))
        m_channel->sendLast(stopCode());
}

void KernelStart::start()
{
    m_foundSince = now();
    if (m_state.started == kNoTime)
        m_state.started = now();
    if (!m_state.logPath.isEmpty()) {
        m_logFile.setFileName(m_state.logPath);
        if (m_logFile.open(QIODevice::WriteOnly | QIODevice::Append))
            m_logFile.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    m_find.start();
    QMetaObject::invokeMethod(this, &KernelStart::find, Qt::QueuedConnection);
}

void KernelStart::find()
{
    if (m_target || m_state.isOver())
        return;
    const auto found = m_finder();
    if (!found && now() - m_foundSince < m_options.findMs)
        return;
    m_find.stop();
    if (found && *found) {
        m_target = found->value();
        begin();
        return;
    }
    const ErrorCode code = found ? found->error().code : ErrorCode::Timeout;
    const bool login = code == ErrorCode::Unauthorized;
    fail({login                        ? u"login-wanted"_s
          : code == ErrorCode::Network ? u"server-unreachable"_s
                                       : u"kernel-not-found"_s,
          found ? LaunchSentence::tr("The kernel was not found: %1.", {QString::fromStdString(found->error().detail)})
                : LaunchSentence::tr("The kernel was not found: no Jupyter server answered in time."),
          login ? LaunchSentence::tr("Give the server's token.")
                : LaunchSentence::tr(
                      "Open the notebook, or name its server (URL) and kernel (id, or the notebook's path)."),
          {}});
}

void KernelStart::begin()
{
    const auto kernel = std::ranges::find(m_target->server.kernels, m_target->kernelId, &JupyterKernel::id);
    const bool known = kernel != m_target->server.kernels.end();
    m_state.config.notebook.server = m_target->server.url.toString();
    m_state.config.notebook.kernel = m_target->kernelId;
    const QString name = known && !kernel->spec.isEmpty() ? kernel->spec : m_target->kernelId;
    const QString server = m_target->server.url.toDisplayString();
    if (known && !kernel->notebook.isEmpty())
        step(LaunchSentence::tr("Kernel %1 of %2 at %3", {name, kernel->notebook, server}));
    else
        step(LaunchSentence::tr("Kernel %1 at %2", {name, server}));
    if (!m_options.listener.jar.isEmpty() && !m_target->access.isNear(m_target->server.url)) {
        m_options.listener = {};
        step(LaunchSentence::tr("Without the listener: the kernel runs on another computer"));
    }
    m_channel = std::make_unique<KernelChannel>(m_target->server.url, m_target->kernelId, m_target->access);
    connect(m_channel.get(), &KernelChannel::stateChanged, this, &KernelStart::channelChanged);
    connect(m_channel.get(), &KernelChannel::kernelChanged, this, &KernelStart::kernelChanged);
    connect(m_channel.get(), &KernelChannel::kernelRestarted, this, &KernelStart::kernelRestarted);
    connect(m_channel.get(), &KernelChannel::output, this,
            [this](const QString &, const KernelOutput &output) { takeOutput(output); });
    connect(m_channel.get(), &KernelChannel::cellChanged, this, [this](const CellRun &run) {
        // Asking a Scala kernel costs a compilation: only behind cells that could have stopped it.
        if (run.ended != kNoTime && (m_template.language == TemplateLanguage::Python || run.code.contains("stop"_L1)))
            checkContext();
    });
    m_channel->open();
}

void KernelStart::channelChanged()
{
    if (m_state.isOver() || !m_channel)
        return;
    const Error &error = m_channel->error();
    const QString detail = QString::fromStdString(error.detail);
    if (m_channel->state() == KernelChannel::State::Failed) {
        const bool login = error.code == ErrorCode::Unauthorized, gone = error.code == ErrorCode::NotFound;
        const LaunchReason reason{login  ? u"login-wanted"_s
                                  : gone ? u"kernel-gone"_s
                                         : u"server-unreachable"_s,
                                  LaunchSentence::tr("The kernel cannot be reached: %1.", {detail}),
                                  login  ? LaunchSentence::tr("Give the server's token of now.")
                                  : gone ? LaunchSentence::tr("Start the notebook's kernel, then start again.")
                                         : LaunchSentence::tr("Look whether the server runs and is reached that way."),
                                  {}};
        if (m_state.phase == LaunchPhase::Stopping)
            over(LaunchPhase::Ended);
        else
            fail(reason);
    } else if (m_channel->state() == KernelChannel::State::Waiting && !m_lostTold) {
        m_lostTold = true;
        step(LaunchSentence::tr("No connection to the kernel (%1): tried again", {detail}));
        QTimer::singleShot(kLostMs, this, [this, detail] {
            if (!m_lostTold || m_state.isOver() || m_state.phase == LaunchPhase::Running)
                return; // what runs may be out of reach for long
            if (m_state.phase == LaunchPhase::Stopping)
                over(LaunchPhase::Ended);
            else
                fail({u"server-unreachable"_s,
                      LaunchSentence::tr("The kernel cannot be reached: %1.", {detail}),
                      LaunchSentence::tr("Look whether the server runs and is reached that way."),
                      {}});
        });
    } else if (m_channel->state() == KernelChannel::State::Open && m_lostTold) {
        m_lostTold = false;
        step(LaunchSentence::tr("The connection to the kernel is there again"));
        checkContext();
    }
}

void KernelStart::kernelChanged()
{
    if (m_state.isOver() || m_looked || m_channel->state() != KernelChannel::State::Open)
        return;
    if (m_channel->kernel() == KernelChannel::Kernel::Dead) {
        kernelRestarted();
        return;
    }
    if (m_channel->kernel() == KernelChannel::Kernel::Busy && !m_busyTold) {
        m_busyTold = true;
        step(LaunchSentence::tr("The kernel runs a cell: waiting until it is idle"));
        return;
    }
    if (m_channel->kernel() != KernelChannel::Kernel::Idle || m_channel->language().isEmpty())
        return;
    m_looked = true;
    look();
}

void KernelStart::kernelRestarted()
{
    if (m_state.isOver() || (!m_looked && m_channel->kernel() != KernelChannel::Kernel::Dead))
        return; // it was only about to be used
    flushLog();
    m_owner = false;
    if (m_state.phase == LaunchPhase::Stopping) {
        over(LaunchPhase::Ended);
        return;
    }
    LaunchReason reason = reasonOfLog(m_log);
    const bool memory = reason.code == "out-of-memory"_L1;
    fail({u"kernel-died"_s,
          m_state.phase == LaunchPhase::Running
              ? LaunchSentence::tr("The kernel ended or was restarted, and Spark in it with it.")
              : LaunchSentence::tr("The kernel ended or was restarted while Spark started in it."),
          memory ? reason.cureSentence
                 : LaunchSentence::tr("Start Spark again; if the kernel dies each time, its server's log says why."),
          memory ? reason.evidence : QString()});
}

void KernelStart::run(const QString &code, const QList<std::pair<QString, QString>> &expressions, Answer answer)
{
    ExecuteOptions options;
    options.silent = true;
    options.expressions = expressions;
    m_sent = true;
    m_channel->execute(code, options, [this, answer](const ExecuteResult &result) {
        m_sent = false;
        if (m_state.isOver())
            return;
        (this->*answer)(result);
    });
}

//! Which context runs, changing nothing.
void KernelStart::ask(Answer answer)
{
    if (m_template.language == TemplateLanguage::Python)
        run({}, {{kExpression, kernelAsk()}}, answer);
    else
        run(scalaReport(), {}, answer);
}

//! The report that a Python kernel gives as an expression, a Scala kernel prints.
QJsonObject KernelStart::reportOf(const ExecuteResult &result)
{
    QString text = result.expressions.value(kExpression);
    for (const KernelOutput &output : result.outputs) {
        if (output.text.contains(QLatin1StringView(kReportMark)))
            text = output.text;
    }
    return readKernelReport(text);
}

QString KernelStart::stopCode() const
{
    return m_template.language == TemplateLanguage::Python ? kernelStop(m_state.applicationId) + u'\n'
                                                           : scalaStop(m_state.applicationId, m_state.id);
}

void KernelStart::look()
{
    step(LaunchSentence::tr("Connected: %1 %2", {m_channel->implementation().isEmpty() ? m_channel->language()
                                                                                       : m_channel->implementation(),
                                                 m_channel->languageVersion()}));
    const auto found =
        notebookTemplate(m_state.config.notebook.templateName, m_channel->language(), m_channel->implementation());
    if (!found) {
        fail({u"no-template"_s,
              LaunchSentence::tr("There is no template to start Spark with: %1.",
                                 {QString::fromStdString(found.error().detail)}),
              LaunchSentence::tr("Choose one in the configuration ([notebook] template), or another kernel."),
              QString::fromStdString(found.error().source)});
        return;
    }
    m_template = *found;
    if (m_options.previous) {
        ask(&KernelStart::takeUp);
        return;
    }
    if (m_template.language == TemplateLanguage::Python)
        run(kernelPrelude(), {{kExpression, kernelLook(m_state.config)}}, &KernelStart::takeLook);
    else if (renderTemplate())
        runNext();
}

//! What an earlier program started: is it still there?
void KernelStart::takeUp(const ExecuteResult &result)
{
    const QJsonObject report = reportOf(result);
    if (m_state.applicationId.isEmpty() && m_template.language == TemplateLanguage::Scala) {
        setPhase(LaunchPhase::Stopping); // what has its mark
        stopContext();
        return;
    }
    if (m_state.applicationId.isEmpty()) {
        if (m_state.phase == LaunchPhase::Stopping) {
            over(LaunchPhase::Ended);
            return;
        }
        m_state.phase = LaunchPhase::Starting;
        fail({u"abandoned"_s,
              LaunchSentence::tr("The program that started it ended before Spark was there."),
              LaunchSentence::tr(
                  "Start it again; where the kernel has `spark` nevertheless, existing = \"use\" takes it."),
              {}});
        return;
    }
    if (report.value("applicationId"_L1).toString() != m_state.applicationId || m_state.applicationId.isEmpty()) {
        over(LaunchPhase::Ended);
        return;
    }
    m_sparkVersion = report.value("version"_L1).toString();
    m_owner = true;
    m_state.adopted = true;
    if (m_state.phase == LaunchPhase::Stopping) {
        stopContext();
        return;
    }
    step(LaunchSentence::tr("Application %1 runs in the kernel still", {m_state.applicationId}));
    setPhase(LaunchPhase::Running);
}

void KernelStart::takeLook(const ExecuteResult &result)
{
    const QJsonObject report = readKernelReport(result.expressions.value(kExpression));
    if (result.outcome != ExecuteResult::Outcome::Ok || report.isEmpty())
        failOf(result);
    else if (checkLook(report) && renderTemplate())
        runNext();
}

bool KernelStart::checkLook(const QJsonObject &report)
{
    const QString python = report.value("python"_L1).toString();
    const QJsonObject context = report.value("context"_L1).toObject();
    if (report.contains("pysparkError"_L1)) {
        fail({u"no-pyspark"_s,
              LaunchSentence::tr("The kernel's Python %1 cannot import PySpark: %2.",
                                 {python, firstLine(report.value("pysparkError"_L1).toString())}),
              LaunchSentence::tr("Install it there (%pip install pyspark), or name a Spark home in the configuration."),
              report.value("executable"_L1).toString()});
        return false;
    }
    m_pysparkVersion = report.value("pyspark"_L1).toString();
    step(LaunchSentence::tr("Python %1 with PySpark %2", {python, m_pysparkVersion}));
    if (!context.isEmpty() && !context.value("dead"_L1).toBool()) {
        const QString application = context.value("applicationId"_L1).toString();
        if (m_options.existing == ExistingContext::Refuse) {
            fail(contextExists(application));
            return false;
        }
        step(m_options.existing == ExistingContext::Use
                 ? LaunchSentence::tr("Application %1 is used as it is", {application})
                 : LaunchSentence::tr("Application %1 is stopped first", {application}));
        return true;
    }
    const QJsonObject java = report.value("java"_L1).toObject();
    const QString program = java.value("program"_L1).toString();
    QString version;
    const int major = javaMajorOf(java.value("text"_L1).toString(), &version);
    if (java.contains("error"_L1)) {
        fail({u"no-java"_s,
              LaunchSentence::tr("The kernel cannot run Java: %1.", {firstLine(java.value("error"_L1).toString())}),
              LaunchSentence::tr(
                  "Install Java 17 on the kernel's computer, or name its JAVA_HOME in the configuration."),
              program});
        return false;
    }
    if (major > 0) {
        if (const auto problem = javaProblem(m_pysparkVersion, major, program)) {
            fail(*problem);
            return false;
        }
        step(LaunchSentence::tr("Java %1", {version}));
    }
    return true;
}

bool KernelStart::renderTemplate()
{
    SessionConfig config = m_state.config;
    if (m_template.language == TemplateLanguage::Scala)
        config.properties.append({QLatin1StringView(kStartProperty), m_state.id});
    const auto rendered = render(m_template, config, m_options.listener, m_options.existing);
    if (!rendered) {
        fail({u"template-error"_s,
              LaunchSentence::tr("The template %1 cannot be used: %2.",
                                 {m_template.name, QString::fromStdString(rendered.error().detail)}),
              LaunchSentence::tr("Correct the template or the configuration."),
              {}});
        return false;
    }
    m_cells = rendered->cells;
    if (!rendered->secrets.isEmpty())
        m_cells.prepend(rendered->secrets);
    step(LaunchSentence::tr("Starting Spark by the template %1", {m_template.name}));
    setPhase(LaunchPhase::Starting);
    return !m_state.isOver();
}

void KernelStart::runNext()
{
    if (m_cells.isEmpty()) {
        setPhase(LaunchPhase::Waiting);
        if (m_template.language == TemplateLanguage::Python)
            run({}, {{kExpression, kernelFinish(true)}}, &KernelStart::takeReport);
        else
            run(scalaReport(), {}, &KernelStart::takeReport);
        return;
    }
    run(m_cells.first(), {}, &KernelStart::takeCell);
}

void KernelStart::takeCell(const ExecuteResult &result)
{
    if (m_state.phase == LaunchPhase::Stopping) {
        stopContext();
        return;
    }
    if (result.outcome == ExecuteResult::Outcome::Aborted && ++m_aborted < 4) {
        runNext(); // a cell of somebody failed right before
        return;
    }
    if (result.outcome != ExecuteResult::Outcome::Ok) {
        failOf(result);
        return;
    }
    m_cells.removeFirst();
    runNext();
}

void KernelStart::takeReport(const ExecuteResult &result)
{
    if (m_state.phase == LaunchPhase::Stopping) {
        stopContext();
        return;
    }
    const QJsonObject report = reportOf(result);
    m_state.applicationId = report.value("applicationId"_L1).toString().left(200);
    if (result.outcome != ExecuteResult::Outcome::Ok || m_state.applicationId.isEmpty()) {
        if (result.outcome == ExecuteResult::Outcome::Ok)
            fail({u"no-context"_s,
                  LaunchSentence::tr("The template ended, and the kernel has no Spark application."),
                  LaunchSentence::tr("A template has to leave a SparkContext; compare it with the shipped one."),
                  {}});
        else
            failOf(result);
        return;
    }
    m_state.ui = QUrl(report.value("uiWebUrl"_L1).toString());
    m_state.masterUrl = report.value("master"_L1).toString();
    m_sparkVersion = report.value("version"_L1).toString();
    // A person's own Scala template may leave the properties out, and the mark with them.
    const bool marked = report.value("start"_L1).toString() == m_state.id;
    const bool unmarked = !notebookTemplates().contains(m_template.name) && m_options.existing != ExistingContext::Use;
    m_owner = report.value("ours"_L1).toBool(m_template.language == TemplateLanguage::Scala && (marked || unmarked));
    for (const QJsonValue &remark : report.value("remarks"_L1).toArray())
        step(remark.toString().left(1'000));
    step(LaunchSentence::tr("Spark %1 runs: application %2", {m_sparkVersion, m_state.applicationId}));
    setPhase(LaunchPhase::Running);
}

void KernelStart::stop()
{
    if (m_state.isOver())
        return;
    const bool again = m_state.phase == LaunchPhase::Stopping;
    if (m_options.previous && !m_state.adopted && !again) {
        setPhase(LaunchPhase::Stopping); // it is looked for; takeUp() goes on
        return;
    }
    if (again && m_channel && !m_template.name.isEmpty())
        m_channel->sendLast(stopCode()); // the kernel does it when it listens again
    if (again || !m_channel || (!isTouched() && !m_owner) || m_channel->state() != KernelChannel::State::Open) {
        over(LaunchPhase::Ended); // nothing was started, or it cannot be reached
        return;
    }
    setPhase(LaunchPhase::Stopping);
    if (m_sent) {
        step(LaunchSentence::tr("Interrupting the kernel"));
        m_channel->interrupt(); // the answer to what runs comes to takeCell() or takeReport()
    } else {
        stopContext();
    }
}

void KernelStart::stopContext()
{
    step(LaunchSentence::tr("Stopping Spark in the kernel"));
    m_cells.clear();
    if (m_template.language == TemplateLanguage::Python)
        run({}, {{kExpression, kernelStop(m_state.applicationId)}}, &KernelStart::takeStop);
    else
        run(stopCode(), {}, &KernelStart::takeStop);
}

void KernelStart::takeStop(const ExecuteResult &)
{
    over(LaunchPhase::Ended);
}

//! A cell may have stopped the context.
void KernelStart::checkContext()
{
    if (m_state.phase != LaunchPhase::Running || m_checking)
        return;
    m_checking = true;
    const bool python = m_template.language == TemplateLanguage::Python;
    ExecuteOptions options;
    options.silent = true;
    if (python)
        options.expressions = {{kExpression, kernelAsk()}};
    m_channel->execute(python ? QString() : scalaReport(), options, [this, python](const ExecuteResult &result) {
        m_checking = false;
        if (m_state.phase != LaunchPhase::Running || result.outcome != ExecuteResult::Outcome::Ok)
            return;
        const bool told = python ? result.expressions.contains(kExpression) : !result.outputs.isEmpty();
        if (told && reportOf(result).value("applicationId"_L1).toString() != m_state.applicationId) {
            step(LaunchSentence::tr("The application was stopped in the notebook"));
            over(LaunchPhase::Ended);
        }
    });
}

void KernelStart::fail(const LaunchReason &reason)
{
    const LaunchReason shown{reason.code, masked(reason.causeSentence), masked(reason.cureSentence),
                             maskedText(reason.evidence)};
    over(m_state.phase == LaunchPhase::Running ? LaunchPhase::Lost : LaunchPhase::Failed, shown);
}

void KernelStart::failOf(const ExecuteResult &result)
{
    if (m_state.phase == LaunchPhase::Stopping) {
        stopContext();
        return;
    }
    using Outcome = ExecuteResult::Outcome;
    flushLog();
    if (result.outcome == Outcome::Disconnected || result.outcome == Outcome::Timeout) {
        fail({u"connection-lost"_s,
              LaunchSentence::tr("The connection to the kernel was lost during the start."),
              LaunchSentence::tr(
                  "Look in the notebook whether `spark` is there; start again with existing = \"use\" to take it."),
              {}});
        return;
    }
    if (result.outcome == Outcome::KernelDied)
        return; // kernelRestarted() tells
    const QString what = result.errorName + u": "_s + result.errorText;
    const QString mark = u"cinderscope: context-exists: "_s;
    if (const qsizetype at = result.errorText.indexOf(mark); at >= 0) {
        fail(contextExists(firstLine(result.errorText.mid(at + mark.size()))));
        return;
    }
    QStringList lines = m_log; // its lines are masked; a cause takes single words out of them
    for (const QString &line : result.traceback.split(u'\n'))
        lines += maskedText(line);
    LogContext context;
    context.master = effectiveMaster(m_state.config);
    context.sparkVersion = m_pysparkVersion;
    LaunchReason reason = reasonOfLog(lines, context);
    const bool jvm = what.contains("JAVA_GATEWAY_EXITED"_L1) || what.contains("gateway process exited"_L1);
    if (reason.code.isEmpty() || reason.code == "exited"_L1 || reason.code == "python-error"_L1) {
        reason = jvm ? LaunchReason{u"jvm-exited"_s, LaunchSentence::tr("Spark's JVM ended before it was ready."),
                                    LaunchSentence::tr(
                                        "The log says more; if it is empty, the Jupyter server's own log has it."),
                                    reason.evidence}
                     : LaunchReason{u"template-error"_s,
                                    LaunchSentence::tr("Spark was not started: %1", {firstLine(what)}),
                                    LaunchSentence::tr("The log has the whole error."),
                                    {}};
    }
    fail(reason);
}

void KernelStart::setPhase(LaunchPhase phase)
{
    m_state.phase = phase;
    Q_EMIT stateChanged();
}

void KernelStart::over(LaunchPhase phase, const LaunchReason &reason)
{
    if (m_state.isOver())
        return;
    m_find.stop();
    flushLog();
    m_state.phase = phase;
    m_state.reason = reason;
    m_state.ended = now();
    m_owner = false;
    if (m_channel) {
        m_channel->disconnect(this);
        dropLater(m_channel);
    }
    m_logFile.close();
    Q_EMIT stateChanged();
}

} // namespace cinderscope
