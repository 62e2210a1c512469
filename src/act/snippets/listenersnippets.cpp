// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// That an application sends its events to the window.
#include "act/snippets/quoting.h"
#include "act/snippets/snippetparts.h"
#include "act/snippets/sparkproperties.h"
#include "live/wire/sessionsettings.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace cinderscope::snippets {

namespace {

struct Facts
{
    QString jar, address, secretFile;
};

//! \a attaching: to a driver that runs where the target is, not where the snippet is pasted.
Facts facts(const SnippetTarget &target, const SnippetOptions &options, bool attaching = false)
{
    if (isFar(target) || (attaching && !target.here))
        return {QString::fromLatin1(kNoJar), u"tcp:127.0.0.1:%1"_s.arg(kFarListenerPort),
                QString::fromLatin1(kFarSecretFile)};
    const SnippetListener &own = options.attach;
    return {own.jar.isEmpty() ? QString::fromLatin1(kNoJar) : own.jar, own.address, own.secretFile};
}

//! A cell of src/listener/cells without its licence lines.
QString cell(const QString &name)
{
    QFile file(u":/listener/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    qsizetype at = 0;
    while (at < text.size()) {
        const QStringView line = QStringView(text).mid(at);
        if (!line.startsWith("# SPDX"_L1) && !line.startsWith("// SPDX"_L1) && !line.startsWith(u"#\n") &&
            !line.startsWith(u"//\n"))
            break;
        at = text.indexOf(u'\n', at) + 1;
    }
    return text.mid(at);
}

} // namespace

bool isFar(const SnippetTarget &target)
{
    // A driver in client mode runs where the snippet is pasted, here; behind SSH it is pasted there.
    return target.route.way == Route::Way::Ssh;
}

Properties listenerProperties(const SnippetTarget &target, const SnippetOptions &options)
{
    const Facts known = facts(target, options);
    Properties properties{{u"spark.extraListeners"_s, QString::fromLatin1(kListenerClass)},
                          {u"spark.driver.extraClassPath"_s, known.jar}};
    if (!known.address.isEmpty()) {
        properties.append({u"spark.cinderscope.address"_s, known.address});
        properties.append({u"spark.cinderscope.secretFile"_s, known.secretFile});
    }
    return properties;
}

QStringList listenerNotes(const SnippetTarget &target, const SnippetOptions &options)
{
    QStringList notes;
    if (isFar(target))
        notes +=
            Texts::tr("Copy the jar and a file with the window’s secret (mode 0600) to %1, put their paths in, and "
                      "start the SSH tunnel with the listener’s way back.")
                .arg(target.route.sshHost.host);
    else if (options.attach.jar.isEmpty())
        notes += Texts::tr("The listener’s jar was not found: put its path in place of %1.")
                     .arg(QString::fromLatin1(kNoJar));
    else if (options.attach.jar.contains(u':'))
        notes += Texts::tr("The jar’s path has a colon, which no class path can hold: move the jar.");
    return notes;
}

namespace {

//! Settings that last name a cluster, but no local master: that would bind everything to this computer.
bool namesMaster(const SnippetTarget &target)
{
    return !target.master.isEmpty() && (target.deploy() != SnippetTarget::Deploy::Local);
}

QString noSettings(const SnippetTarget &target, const SnippetOptions &options)
{
    if (target.kind == SnippetTarget::Kind::History)
        return noSession({.kind = SnippetTarget::Kind::History});
    if (namesMaster(target) || options.listener || (options.settings && !target.properties.isEmpty()))
        return {};
    if (target.kind == SnippetTarget::Kind::Anything || target.deploy() == SnippetTarget::Deploy::Local)
        return Texts::tr("A local session needs no settings but those of the listener: choose it.");
    return noSession(target);
}

} // namespace

Snippet environment(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    if (const QString reason = noSettings(target, options); !reason.isEmpty())
        return missing(kind, reason);
    SnippetOptions client = options;
    client.clusterMode = false;
    // PySpark reads it with shlex.split() (pyspark/java_gateway.py), whatever shell set it.
    QStringList words;
    if (namesMaster(target)) {
        words << u"--master"_s << shellWord(sessionMaster(target));
        if (target.kind == SnippetTarget::Kind::Application)
            words << u"--name"_s << shellWord(sessionName(target));
    }
    for (const auto &[key, value] : sessionProperties(target, client, options.listener))
        words << u"--conf"_s << shellWord(key + u'=' + value);
    words << u"pyspark-shell"_s;
    const QString value = words.join(u' ');
    Snippet snippet;
    snippet.kind = kind;
    if (kind == SnippetKind::EnvironmentFish)
        snippet.text = u"set -gx PYSPARK_SUBMIT_ARGS "_s + fishWord(value) + u'\n';
    else if (kind == SnippetKind::EnvironmentPowershell)
        snippet.text = u"$env:PYSPARK_SUBMIT_ARGS = "_s + powershellText(value) + u'\n';
    else
        snippet.text = u"export PYSPARK_SUBMIT_ARGS="_s + shellWord(value) + u'\n';
    snippet.notes += Texts::tr("Before Python or Jupyter is started: sessions that are opened there take it.");
    if (namesMaster(target))
        snippet.notes += sessionNotes(target, client);
    if (options.listener)
        snippet.notes += listenerNotes(target, client);
    return snippet;
}

Snippet sparkDefaults(const SnippetTarget &target, const SnippetOptions &options)
{
    const auto kind = SnippetKind::SparkDefaults;
    if (const QString reason = noSettings(target, options); !reason.isEmpty())
        return missing(kind, reason);
    SnippetOptions client = options;
    client.clusterMode = false;
    QString text;
    const auto add = [&text](const QString &key, const QString &value) {
        text += QString::fromStdString(sparkDefaultsLine(key.toStdString(), value.toStdString())) + u'\n';
    };
    if (namesMaster(target))
        add(u"spark.master"_s, sessionMaster(target));
    for (const auto &[key, value] : sessionProperties(target, client, options.listener))
        add(key, value);
    Snippet snippet{kind, text, {}, {}};
    snippet.notes += Texts::tr("For conf/spark-defaults.conf: every application that is started from now on has it.");
    if (namesMaster(target))
        snippet.notes += sessionNotes(target, client);
    if (options.listener)
        snippet.notes += listenerNotes(target, client);
    return snippet;
}

namespace {

QString scalaCell(const Facts &known)
{
    QString text = cell(u"attach.scala"_s);
    // The jar's path and the two empty arguments of the cell.
    text.replace(
        u"sys.env.getOrElse(\"CINDERSCOPE_LISTENER_JAR\", \"/usr/share/cinderscope/cinderscope-listener.jar\")"_s,
        scalaText(known.jar));
    text.replace(u"the driver has no file $jar: set CINDERSCOPE_LISTENER_JAR"_s, u"the driver has no file $jar"_s);
    text.replace(u"sc, \"\", \"\"))"_s,
                 u"sc, "_s + scalaText(known.address) + u", "_s + scalaText(known.secretFile) + u"))"_s);
    return text;
}

} // namespace

QString attachScala(const SnippetTarget &target, const SnippetOptions &options)
{
    return scalaCell(facts(target, options));
}

Snippet attach(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    using Kind = SnippetTarget::Kind;
    if (target.kind == Kind::Application && target.ended)
        return missing(kind, Texts::tr("The application has ended."));
    if (target.kind == Kind::History)
        return missing(kind, noSession({.kind = Kind::History}));
    if (target.kind == Kind::Connect)
        return missing(kind,
                       Texts::tr("Clients of Spark Connect have no JVM: the server is started with the listener."));
    const Facts known = facts(target, options, true);
    Snippet snippet;
    snippet.kind = kind;
    if (kind == SnippetKind::AttachScala) {
        snippet.text = scalaCell(known);
    } else {
        snippet.text = cell(u"attach.py"_s);
        QString call = u"attach_cinderscope(spark, jar="_s + pythonText(known.jar);
        if (!known.address.isEmpty())
            call += u", address="_s + pythonText(known.address) + u", secret_file="_s + pythonText(known.secretFile);
        snippet.text.replace(u"print(attach_cinderscope(spark))"_s, u"print("_s + call + u"))"_s);
    }
    snippet.notes += kind == SnippetKind::AttachPython
                         ? Texts::tr("A cell for the notebook or shell whose session runs in “spark”.")
                         : Texts::tr("A cell for spark-shell or a Scala notebook whose context is in “sc”.");
    if (!target.here && !isFar(target))
        snippet.notes +=
            Texts::tr("The driver runs on another computer: copy the jar and a file with the window’s secret "
                      "(mode 0600) there, put their paths in, and let ssh -R carry port %1 to the port of "
                      "this window.")
                .arg(kFarListenerPort);
    else
        snippet.notes += listenerNotes(target, options);
    return snippet;
}

} // namespace cinderscope::snippets
