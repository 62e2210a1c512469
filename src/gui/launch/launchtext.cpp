// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchtext.h"

#include "gui/base/format.h"
#include "gui/launchform/sessionkindtext.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct LaunchText
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::LaunchText)
};

//! The sentences of a code, for a reason whose own sentence has no translation, such as that of an older record.
struct ReasonText
{
    const char *code;
    const char *cause;
    const char *cure;
};

constexpr ReasonText kReasons[] = {
    {"no-java", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "No Java was found."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Install a Java that this Spark runs on, or name one in the configuration.")},
    {"wrong-java", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "This Java does not fit this Spark."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Name another Java in the configuration: Spark 4 needs 17 or newer.")},
    {"no-spark", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "No Spark was found."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Name a Spark folder or a Python that has pyspark in the configuration or in the preferences.")},
    {"no-python", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "This Python cannot be started."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Name another Python in the configuration.")},
    {"port-in-use", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A port that it needs is in use."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "End what uses the port, or choose another one (or 0 for any) in the configuration.")},
    {"master-unreachable", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The master does not answer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the master’s address, and whether it runs.")},
    {"package-unresolved", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A package could not be found."),
     QT_TRANSLATE_NOOP(
         "cinderscope::LaunchText",
         "Check its name, its Scala version and its version, and whether the repositories can be reached.")},
    {"python-mismatch",
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The Python of the driver and that of the workers differ."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Give both the same version: spark.pyspark.python and spark.pyspark.driver.python.")},
    {"worker-not-registered", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A worker did not register at the master."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Look at the worker’s log; its host must reach the master’s port by the master’s name.")},
    {"kernel-died", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The kernel died while Spark started in it."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Restart the kernel; it may need more memory.")},
    {"out-of-memory", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "It ran out of memory."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Give it more memory, or less to do at a time.")},
    {"class-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A class that it needs was not found."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the main class, the jars and the packages.")},
    {"no-pyspark", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "This Python has no pyspark."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Install pyspark in it, or name another Python or a Spark folder in the configuration.")},
    {"no-jupyter", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "This Python has no Jupyter."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Install jupyterlab or notebook in it, or name another Python in the configuration.")},
    {"master-refused", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The master refused it."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check that the versions of Spark fit, and the master’s log.")},
    {"file-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A file that it needs is missing."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the paths in the configuration.")},
    {"no-folder", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A folder that it needs is missing."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the paths in the configuration.")},
    {"bad-option", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Spark does not know one of its options."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Correct it in the configuration.")},
    {"bad-value", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "One of the values cannot be used."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Correct it in the configuration.")},
    {"permission", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Something that it needs may not be read or written."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the rights of the file or folder.")},
    {"disk-full", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A disk is full."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Make room where spark.local.dir, the logs or the temporary files lie.")},
    {"too-little-memory", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Spark needs more memory than it was given."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Raise the driver’s or the executors’ memory in the configuration.")},
    {"no-resources",
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The cluster has no worker that is free and large enough."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Ask for fewer cores or less memory, or wait until others end.")},
    {"kubernetes-refused", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Kubernetes refused it."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Check the login, the namespace and the rights of the service account.")},
    {"kubernetes-unreachable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The Kubernetes API server does not answer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Check the address of the master, and whether the cluster can be reached from here.")},
    {"host-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The name of a host cannot be looked up."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check its spelling, or name its address.")},
    {"host-unreachable", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A host cannot be reached."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check its name and whether ssh gets there in a terminal.")},
    {"connection-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Nobody listens at the address that it connects to."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check the address, and whether what it needs runs.")},
    {"connection-lost", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The connection to a host was lost."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Look whether the host still runs; what was started there may run on.")},
    {"address-not-bindable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "An address that it is to listen at is none of this computer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Correct the host or spark.driver.bindAddress in the configuration.")},
    {"left-behind", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Something that was started may still run."), nullptr},
    {"spark-differs", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The versions of Spark differ between the hosts."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Install the same version on all of them.")},
    {"python-error", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The Python program ended with an error."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Its last lines say where.")},
    {"program-error", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The program ended with an error."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Its last lines say where.")},
    {"jvm-exited", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The Java process of Spark ended while it started."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Its log says why.")},
    {"context-exists", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "There is a Spark context in this kernel already."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Use that one, or stop it first.")},
    {"kernel-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The kernel is not there any more."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Choose another one.")},
    {"server-unreachable", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The notebook server does not answer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check whether it still runs.")},
    {"login-wanted", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The notebook server wants a token."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Give its token.")},
    {"template-error", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The template that starts Spark failed."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText",
                       "Its error is below; another template can be chosen in the configuration.")},
    {"killed", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "It was killed from outside."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Mostly the system does that when memory runs out.")},
    {"not-started", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "A program could not be started."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Check that it is there and may be executed.")},
    {"interrupted", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "The program that started it went before it ran."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Start it again.")},
    {"no-such-kind", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "This cannot be started from here."), nullptr},
    {"timeout", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "It took too long."), nullptr},
    {"exited", QT_TRANSLATE_NOOP("cinderscope::LaunchText", "It ended by itself."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchText", "Its log says more.")},
};

//! The translation of \a source; \a own where there is none, or where it is the source itself.
QString better(const char *source, const QString &own)
{
    if (!source)
        return own;
    const QString translated = LaunchText::tr(source);
    return translated == QString::fromUtf8(source) && !own.isEmpty() ? own : translated;
}

QString translated(const QString &source)
{
    return QCoreApplication::translate(LaunchSentence::kContext, source.toUtf8().constData());
}

//! In the person's language; \a own, its English, where there is no such text or English is that language.
QString said(const LaunchSentence &sentence, const char *general, const QString &own)
{
    if (!sentence.translatable || sentence.english() != own)
        return better(general, own);
    const QString text = sentence.text(translated);
    // "%1: %2" has no words of its own, and what stands there may be Spark's
    const bool wordless =
        std::none_of(sentence.source.begin(), sentence.source.end(), [](QChar c) { return c.isLetter(); });
    return wordless || text != own ? text : better(general, own);
}

const ReasonText *textOf(const QString &code)
{
    for (const ReasonText &text : kReasons) {
        if (code == QLatin1StringView(text.code))
            return &text;
    }
    return nullptr;
}

} // namespace

QString launchtext::phase(LaunchPhase phase)
{
    switch (phase) {
    case LaunchPhase::Preparing:
        return LaunchText::tr("Preparing");
    case LaunchPhase::Starting:
        return LaunchText::tr("Starting");
    case LaunchPhase::Waiting:
        return LaunchText::tr("Waiting");
    case LaunchPhase::Running:
        return LaunchText::tr("Running");
    case LaunchPhase::Stopping:
        return LaunchText::tr("Stopping");
    case LaunchPhase::Ended:
        return LaunchText::tr("Ended");
    case LaunchPhase::Failed:
        return LaunchText::tr("Failed");
    case LaunchPhase::Lost:
        break;
    }
    return LaunchText::tr("Broke off");
}

StatusRole launchtext::role(LaunchPhase phase)
{
    switch (phase) {
    case LaunchPhase::Preparing:
    case LaunchPhase::Starting:
    case LaunchPhase::Waiting:
        return StatusRole::Pending;
    case LaunchPhase::Running:
        return StatusRole::Running;
    case LaunchPhase::Stopping:
    case LaunchPhase::Ended:
        return StatusRole::Killed;
    case LaunchPhase::Failed:
    case LaunchPhase::Lost:
        break;
    }
    return StatusRole::Failed;
}

QString launchtext::name(const SessionConfig &config)
{
    return config.name.isEmpty() ? sessionKindTitle(config.kind) : config.name;
}

QString launchtext::step(const LaunchStep &step)
{
    return step.sentence.isEmpty() ? step.text : step.sentence.text(translated);
}

QString launchtext::cause(const LaunchReason &reason)
{
    const ReasonText *text = textOf(reason.code);
    return said(reason.causeSentence, text ? text->cause : nullptr, reason.cause);
}

QString launchtext::cure(const LaunchReason &reason)
{
    const ReasonText *text = textOf(reason.code);
    return said(reason.cureSentence, text ? text->cure : nullptr, reason.cure);
}

QString launchtext::status(const LaunchState &state, TimeMs now)
{
    const bool timed = state.started != kNoTime;
    const QString since = timed ? format::duration(std::max<TimeMs>(0, now - state.started)) : QString();
    const QString took = timed && state.ended != kNoTime
                             ? format::duration(std::max<TimeMs>(0, state.ended - state.started))
                             : QString();
    switch (state.phase) {
    case LaunchPhase::Preparing:
    case LaunchPhase::Starting:
    case LaunchPhase::Waiting:
        return since.isEmpty() ? phase(state.phase)
                               : LaunchText::tr("%1, %2", "phase, duration").arg(phase(state.phase), since);
    case LaunchPhase::Running:
        return since.isEmpty() ? phase(state.phase) : LaunchText::tr("Running for %1").arg(since);
    case LaunchPhase::Stopping:
        return phase(state.phase);
    case LaunchPhase::Ended:
        return took.isEmpty() ? phase(state.phase) : LaunchText::tr("Ended after %1").arg(took);
    case LaunchPhase::Failed:
        return took.isEmpty() ? phase(state.phase) : LaunchText::tr("Failed after %1").arg(took);
    case LaunchPhase::Lost:
        break;
    }
    return took.isEmpty() ? phase(state.phase) : LaunchText::tr("Broke off after %1").arg(took);
}

QString launchtext::report(const LaunchState &state)
{
    QStringList lines{LaunchText::tr("%1 (%2): %3", "name, kind, phase")
                          .arg(name(state.config), sessionKindTitle(state.config.kind), phase(state.phase))};
    for (const QString &line : {cause(state.reason), cure(state.reason), state.reason.evidence})
        if (!line.isEmpty())
            lines.append(line);
    if (!state.reason.cause.isEmpty() && !lines.contains(state.reason.cause))
        lines.append(state.reason.cause);
    for (const LaunchStep &step : state.steps)
        lines.append(format::timeOfDay(step.time) + u"  "_s + launchtext::step(step));
    if (!state.logPath.isEmpty())
        lines.append(state.logPath);
    return lines.join(u'\n');
}

} // namespace cinderscope
