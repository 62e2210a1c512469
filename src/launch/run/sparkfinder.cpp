// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/launchenvironment.h"

#include "core/closeonexec.h"

#include <csignal>
#include <sys/prctl.h>

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kKillMs = 500;
constexpr int kPatienceMs = 60'000; // a Python on a slow network drive

// Five lines: version, interpreter, folder of pyspark, its version, Jupyter's modules. pyspark itself is not imported,
// which takes a second.
constexpr char kScript[] = R"(
import importlib.util, os, sys
print('.'.join(map(str, sys.version_info[:3])))
print(sys.executable)
found = importlib.util.find_spec('pyspark')
folder = os.path.dirname(found.origin) if found and found.origin else ''
print(folder)
known = {}
if folder:
    with open(os.path.join(folder, 'version.py')) as file:
        exec(file.read(), known)
print(known.get('__version__', ''))
print(','.join(name for name in ('jupyterlab', 'notebook', 'jupyter_server') if importlib.util.find_spec(name)))
)";

//! A folder from which Spark can be started.
bool isSparkHome(const QString &home)
{
    const QDir folder(home);
    return !home.isEmpty() && QFileInfo(folder.filePath(u"bin/spark-submit"_s)).isFile() &&
           (folder.exists(u"jars"_s) || folder.exists(u"assembly/target"_s));
}

QString inPath(const QString &name, const QProcessEnvironment &environment)
{
    const QStringList folders = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
}

bool isProgram(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

void readVersions(SparkInstallation &found)
{
    static const QRegularExpression core(u"^spark-core_(\\d+\\.\\d+)-(.+)\\.jar$"_s);
    for (const QString &name : QDir(found.home + u"/jars"_s).entryList({u"spark-core_*.jar"_s}, QDir::Files)) {
        const auto match = core.match(name);
        if (!match.hasMatch())
            continue;
        found.scalaVersion = match.captured(1);
        found.version = match.captured(2);
    }
}

} // namespace

struct SparkFinder::Private
{
    SparkSource source;
    Needs needs;
    QProcessEnvironment environment;
    QStringList pythons; //!< to be tried, in this order
    QString tried;       //!< the present one
    bool pythonForSpark = false;
    std::unique_ptr<QProcess> process;
    QTimer patience;
    bool done = false;
};

SparkFinder::SparkFinder(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->patience.setSingleShot(true);
    connect(&d->patience, &QTimer::timeout, this, [this] {
        if (d->process)
            d->process->kill();
    });
}

SparkFinder::~SparkFinder()
{
    if (d->process) {
        d->process->disconnect(this);
        d->process->kill();
        d->process->waitForFinished(kKillMs); // at once
    }
}

void SparkFinder::find(const SparkSource &source, const Needs &needs, const QProcessEnvironment &environment)
{
    d->source = source;
    d->needs = needs;
    d->environment = environment;
    QMetaObject::invokeMethod(this, &SparkFinder::lookForSpark, Qt::QueuedConnection);
}

void SparkFinder::fail(const QString &code, const LaunchSentence &cause, const LaunchSentence &cure)
{
    m_problem = LaunchReason{code, cause, cure};
    d->done = true;
    Q_EMIT finished();
}

void SparkFinder::lookForSpark()
{
    const SparkSource &source = d->source;
    if (!source.home.isEmpty()) {
        if (!isSparkHome(source.home))
            return fail(u"no-spark"_s,
                        LaunchSentence::tr("%1 is no Spark home: it has no bin/spark-submit with jars beside it.",
                                           {source.home}),
                        LaunchSentence::tr("Name the folder that Spark was unpacked to, or a Python with pyspark."));
        m_found.home = QDir(source.home).absolutePath();
    } else if (source.python.isEmpty()) {
        const QString named = d->environment.value(u"SPARK_HOME"_s);
        const QString submit = inPath(u"spark-submit"_s, d->environment);
        if (isSparkHome(named)) {
            m_found.home = QDir(named).absolutePath();
            m_found.remarks += LaunchSentence::tr("SPARK_HOME is %1", {named});
        } else if (!submit.isEmpty()) {
            const QDir bin = QFileInfo(submit).canonicalPath();
            const QString home = QFileInfo(bin.path()).path();
            if (isSparkHome(home))
                m_found.home = home;
            else if (isProgram(bin.filePath(u"python"_s)))
                d->pythons += bin.filePath(u"python"_s); // pip's spark-submit in a virtual environment
        }
    }
    if (!m_found.home.isEmpty())
        readVersions(m_found);
    if (!source.python.isEmpty()) {
        d->pythons = {source.python};
    } else {
        for (const QString &name : {d->environment.value(u"PYSPARK_PYTHON"_s), u"python3"_s, u"python"_s}) {
            const QString program = name.isEmpty() || name.contains(u'/') ? name : inPath(name, d->environment);
            if (isProgram(program) && !d->pythons.contains(program))
                d->pythons += program;
        }
    }
    d->pythonForSpark = d->needs.spark && m_found.home.isEmpty();
    askPython();
}

void SparkFinder::askPython()
{
    if (!d->needs.python && !d->needs.pyspark && !d->pythonForSpark)
        return askJava();
    if (d->pythons.isEmpty())
        return takePython({}, {}, false);
    d->tried = d->pythons.takeFirst();
    d->process = std::make_unique<QProcess>();
    d->process->setProcessEnvironment(d->environment);
    d->process->setStandardInputFile(QProcess::nullDevice());
    d->process->setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        closeDescriptorsOnExec();
    });
    connect(d->process.get(), &QProcess::finished, this, [this] {
        d->patience.stop();
        const auto process = std::shared_ptr<QProcess>(std::move(d->process));
        QMetaObject::invokeMethod(
            this, [process] {}, Qt::QueuedConnection); // it must outlive this signal
        takePython(process->exitCode() == 0 ? process->readAllStandardOutput() : QByteArray(),
                   process->readAllStandardError(), true);
    });
    connect(d->process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        d->patience.stop();
        const auto process = std::shared_ptr<QProcess>(std::move(d->process));
        QMetaObject::invokeMethod(
            this, [this, process] { takePython({}, process->errorString().toUtf8(), false); }, Qt::QueuedConnection);
    });
    d->patience.start(kPatienceMs);
    d->process->start(d->tried, {u"-c"_s, QString::fromLatin1(kScript)}, QIODevice::ReadOnly);
}

void SparkFinder::takePython(const QByteArray &output, const QByteArray &errors, bool started)
{
    const QStringList lines = QString::fromUtf8(output).split(u'\n');
    const bool answered = lines.size() >= 5;
    const bool named = !d->source.python.isEmpty();
    if (!answered && named)
        return fail(u"no-python"_s,
                    started ? LaunchSentence::tr("%1 did not answer as a Python does: %2",
                                                 {d->tried, QString::fromUtf8(errors).trimmed().section(u'\n', -1)})
                            : LaunchSentence::tr("There is no Python at %1.", {d->source.python}),
                    LaunchSentence::tr("Name the interpreter of an environment, such as …/bin/python."));
    const bool hasSpark = answered && !lines[2].isEmpty();
    const bool homeHasPython = QFileInfo::exists(m_found.home + u"/python/pyspark/__init__.py"_s);
    const bool wantsSpark = d->pythonForSpark || (d->needs.pyspark && !homeHasPython);
    if ((!answered || (wantsSpark && !hasSpark)) && !d->pythons.isEmpty())
        return askPython(); // the next one
    if (answered) {
        m_found.pythonVersion = lines[0];
        m_found.python = named || lines[1].isEmpty() ? d->tried : lines[1];
        m_found.pyspark = hasSpark || homeHasPython;
        m_found.jupyter = lines[4].split(u',', Qt::SkipEmptyParts);
        m_found.remarks += LaunchSentence::tr("Python %1 at %2", {m_found.pythonVersion, m_found.python});
    }
    if (d->pythonForSpark && hasSpark) {
        const QDir folder(lines[2]); // pip's; or that of an unpacked Spark, at <home>/python/pyspark
        const QString home = isSparkHome(folder.path()) ? folder.path() : QDir::cleanPath(folder.filePath(u"../.."_s));
        if (isSparkHome(home)) {
            m_found.home = home;
            readVersions(m_found);
        }
        if (m_found.version.isEmpty())
            m_found.version = lines[3];
    }
    if (d->needs.pyspark && !m_found.pyspark)
        return fail(u"no-pyspark"_s,
                    answered
                        ? LaunchSentence::tr("The Python at %1 has no pyspark.", {m_found.python})
                        : LaunchSentence::tr("There is no Python on the PATH, so nothing can open a PySpark session."),
                    LaunchSentence::tr(
                        "Install pyspark into it (pip install pyspark), or name another Python in the configuration."));
    if (d->needs.python && !answered)
        return fail(u"no-python"_s, LaunchSentence::tr("There is no Python on the PATH."),
                    LaunchSentence::tr("Install Python 3, or name an interpreter in the configuration."));
    if (d->needs.spark && m_found.home.isEmpty())
        return fail(u"no-spark"_s,
                    hasSpark
                        ? LaunchSentence::tr("The pyspark at %1 comes without Spark's programs (it is pyspark-client).",
                                             {lines[2]})
                    : named ? LaunchSentence::tr("The Python at %1 has no pyspark.", {m_found.python})
                            : LaunchSentence::tr("Spark was not found: SPARK_HOME is not set, spark-submit is not on "
                                                 "the PATH, and no Python there has "
                                                 "pyspark."),
                    LaunchSentence::tr("Name a Spark home, or a Python with pyspark, in the configuration."));
    askJava();
}

void SparkFinder::askJava()
{
    if (d->needs.spark && !m_found.home.isEmpty())
        m_found.remarks.prepend(m_found.version.isEmpty()
                                    ? LaunchSentence::tr("Spark of unknown version at %1", {m_found.home})
                                    : LaunchSentence::tr("Spark %1 at %2", {m_found.version, m_found.home}));
    if (!d->needs.java) {
        d->done = true;
        Q_EMIT finished();
        return;
    }
    const QString named = d->environment.value(u"JAVA_HOME"_s);
    m_found.javaHome = !d->source.java.isEmpty() ? d->source.java : named;
    m_found.java = m_found.javaHome.isEmpty() ? inPath(u"java"_s, d->environment) : m_found.javaHome + u"/bin/java"_s;
    if (!isProgram(m_found.java))
        return fail(
            u"no-java"_s,
            m_found.javaHome.isEmpty() ? LaunchSentence::tr("There is no java on the PATH, and JAVA_HOME is not set.")
            : d->source.java.isEmpty() ? LaunchSentence::tr("JAVA_HOME is %1, and there is no bin/java in it.", {named})
                                       : LaunchSentence::tr("There is no bin/java in %1.", {d->source.java}),
            LaunchSentence::tr("Install Java 17, or name the folder of a Java in the configuration (JAVA_HOME)."));
    d->process = std::make_unique<QProcess>();
    d->process->setProcessEnvironment(d->environment);
    d->process->setProcessChannelMode(QProcess::MergedChannels);
    d->process->setStandardInputFile(QProcess::nullDevice());
    d->process->setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        closeDescriptorsOnExec();
    });
    connect(d->process.get(), &QProcess::finished, this, [this] {
        d->patience.stop();
        takeJava(d->process->readAllStandardOutput(), true);
    });
    connect(
        d->process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                takeJava(d->process->errorString().toUtf8(), false);
        },
        Qt::QueuedConnection);
    d->patience.start(kPatienceMs);
    d->process->start(m_found.java, {u"-version"_s}, QIODevice::ReadOnly);
}

void SparkFinder::takeJava(const QByteArray &output, bool started)
{
    if (d->done)
        return;
    const QString text = QString::fromUtf8(output);
    m_found.javaMajor = javaMajorOf(text, &m_found.javaVersion);
    if (!started || m_found.javaMajor == 0)
        return fail(u"no-java"_s,
                    LaunchSentence::tr("%1 does not start: %2", {m_found.java, text.trimmed().section(u'\n', 0, 0)}),
                    LaunchSentence::tr("Name the folder of another Java in the configuration (JAVA_HOME)."));
    m_found.remarks += LaunchSentence::tr("Java %1 at %2", {m_found.javaVersion, m_found.java});
    m_problem = javaProblem(m_found.version, m_found.javaMajor, m_found.java);
    d->done = true;
    Q_EMIT finished();
}

} // namespace cinderscope
