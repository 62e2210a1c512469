// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/sparksubmitkill.h"

#include "core/closeonexec.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostOutput = 256 * 1024;
constexpr int kKillMs = 500;

} // namespace

QString SparkSubmitKill::program(const QProcessEnvironment &environment)
{
    const QString home = environment.value(u"SPARK_HOME"_s);
    const QFileInfo named(home + u"/bin/spark-submit"_s);
    if (!home.isEmpty() && named.isFile() && named.isExecutable())
        return named.absoluteFilePath();
    const QStringList folders = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(u"spark-submit"_s, folders);
}

SparkSubmitKill::SparkSubmitKill(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_late = true;
        m_process.kill();
    });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // its shell becomes the JVM (exec)
        closeDescriptorsOnExec();
    });
#endif
    connect(&m_process, &QProcess::readyRead, this, [this] {
        m_output += m_process.readAll();
        if (m_output.size() > kMostOutput)
            m_output = m_output.last(kMostOutput / 2);
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_output += m_process.readAll();
        if (m_late)
            return tell(Error{ErrorCode::Timeout, "spark-submit did not end in time", {}});
        tell(outcomeOf(status == QProcess::NormalExit ? code : -1, QString::fromUtf8(m_output)));
    });
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                tell(Error{ErrorCode::Io, m_process.errorString().toStdString(), m_process.program().toStdString()});
        },
        Qt::QueuedConnection);
}

SparkSubmitKill::~SparkSubmitKill()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(kKillMs); // at once
    }
}

void SparkSubmitKill::start(const QString &program, const QString &master, const QString &submission, int timeoutMs)
{
    m_patience.start(timeoutMs);
    // pip's asks a Python where Spark is (bin/find-spark-home), the one on PATH unless it is told: its own one knows.
    const QFileInfo python(QFileInfo(program).dir(), u"python"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (QFileInfo::exists(python.dir().filePath(u"find_spark_home.py"_s)) && python.isExecutable() &&
        environment.value(u"SPARK_HOME"_s).isEmpty()) {
        environment.insert(u"PYSPARK_PYTHON"_s, python.filePath());
        environment.insert(u"PYSPARK_DRIVER_PYTHON"_s, python.filePath());
    }
    m_process.setProcessEnvironment(environment);
    m_process.start(program, {u"--master"_s, master, u"--kill"_s, submission}, QIODevice::ReadOnly);
}

void SparkSubmitKill::tell(const Result<void> &result)
{
    m_patience.stop();
    if (std::exchange(m_told, true))
        return;
    Q_EMIT finished(result);
}

Result<void> SparkSubmitKill::outcomeOf(int exitCode, const QString &output)
{
    static const QRegularExpression forbidden(u"code=40[13]\\b|\\b40[13]\\b.*(?:Forbidden|Unauthorized)|"
                                              "is forbidden|Unauthorized"_s),
        unreachable(u"(?:ConnectException|UnknownHostException|SSLHandshakeException|NoRouteToHostException|"
                    "Connection refused|timed out)"_s),
        trouble(u"(?:Exception|Error)\\b.*"_s), message(u"Message: (.+?)\\. Received status:"_s);
    QString words;
    for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith("\tat "_L1) && trouble.match(line).hasMatch())
            words = line.trimmed().left(300);
    }
    if (const auto match = message.match(output); match.hasMatch()) // the API server's own
        words = match.captured(1).left(300);
    if (output.contains("Application not found."_L1) || output.contains("No applications found."_L1))
        return Error{ErrorCode::NotFound, "Kubernetes knows no such pod", {}};
    if (forbidden.match(output).hasMatch())
        return Error{ErrorCode::Unauthorized, words.isEmpty() ? "forbidden" : words.toStdString(), {}};
    if (exitCode == 0)
        return {};
    if (unreachable.match(output).hasMatch())
        return Error{ErrorCode::Network, words.toStdString(), {}};
    if (words.isEmpty())
        words = output.trimmed().section(u'\n', -1).left(300);
    return Error{
        ErrorCode::Protocol, "spark-submit ended with " + std::to_string(exitCode) + ": " + words.toStdString(), {}};
}

} // namespace cinderscope
