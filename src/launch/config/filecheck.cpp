// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/checkparts.h"
#include "launch/config/sessionfile.h"
#include "reach/route.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! The path of this computer that a text means; empty for addresses of other file systems and for patterns.
QString localPath(const QString &text)
{
    QString path = expandedPath(text.trimmed());
    if (path.startsWith("file:"_L1))
        path = QUrl(path).path();
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    static const QRegularExpression pattern(u"[*?{\\[]"_s);
    if (path.contains(scheme) || path.contains(pattern))
        return {};
    return path.section(u'#', 0, 0); // "archive.zip#name"
}

bool mustExist(CheckRun &run, const QString &field, const QString &text, bool folder)
{
    const QString path = localPath(text);
    if (path.isEmpty())
        return false;
    const QFileInfo info(path);
    if (!info.exists()) {
        run.error(field, u"missing-file"_s,
                  folder ? SessionCheck::tr("There is no folder “%1”.").arg(path)
                         : SessionCheck::tr("There is no file “%1”.").arg(path),
                  info.isRelative() ? SessionCheck::tr("Write the whole path, from / on.")
                                    : SessionCheck::tr("Look at its spelling, or choose another one."));
        return false;
    }
    if (info.isDir() != folder) {
        run.error(field, u"wrong-file"_s,
                  folder ? SessionCheck::tr("“%1” is no folder.").arg(path)
                         : SessionCheck::tr("“%1” is a folder.").arg(path),
                  folder ? SessionCheck::tr("Choose a folder.") : SessionCheck::tr("Choose a file in it."));
        return false;
    }
    if (!info.isReadable()) {
        run.error(field, u"not-readable"_s, SessionCheck::tr("You may not read “%1”.").arg(path),
                  SessionCheck::tr("Ask its owner, or choose another one."));
        return false;
    }
    return true;
}

void checkHome(CheckRun &run)
{
    const QString field = u"spark.home"_s;
    const QString home = run.config.spark.home;
    if (home.isEmpty() || !mustExist(run, field, home, true))
        return;
    const QDir folder(expandedPath(home));
    const QFileInfo submit(folder.filePath(u"bin/spark-submit"_s));
    if (!submit.isFile()) {
        // A person chooses easily a level too high or too low.
        const QDir up(folder.filePath(u".."_s));
        const bool isInside = QFileInfo(up.filePath(u"bin/spark-submit"_s)).isFile();
        run.error(field, u"no-spark"_s,
                  SessionCheck::tr("“%1” is no Spark: there is no bin/spark-submit in it.").arg(home),
                  SessionCheck::tr("Choose the folder into which Spark was unpacked."),
                  isInside ? QDir::cleanPath(up.absolutePath()) : QString());
        return;
    }
    if (!submit.isExecutable())
        run.error(field, u"not-executable"_s, SessionCheck::tr("“%1” cannot be run.").arg(submit.filePath()),
                  SessionCheck::tr("Make it executable (chmod +x), or unpack Spark again."));
    const QString version = sparkVersionOf(folder.path());
    if (version.isEmpty())
        run.warn(field, u"no-jars"_s,
                 SessionCheck::tr("The version of this Spark cannot be told: jars/spark-core is missing."),
                 SessionCheck::tr("Unpack or build it again if it does not start."));
    else if (!run.config.sparkVersion.isEmpty() && !version.startsWith(run.config.sparkVersion))
        run.warn(u"spark-version"_s, u"wrong-version"_s,
                 SessionCheck::tr("This Spark is %1, not %2.").arg(version, run.config.sparkVersion),
                 SessionCheck::tr("Leave the version empty, then that of the Spark chosen counts."), version);
}

void checkPython(CheckRun &run)
{
    const QString field = u"spark.python"_s;
    const QString python = expandedPath(run.config.spark.python);
    if (python.isEmpty())
        return;
    if (!python.contains(u'/')) {
        if (QStandardPaths::findExecutable(python).isEmpty())
            run.error(field, u"missing-file"_s, SessionCheck::tr("There is no program “%1” on the path.").arg(python),
                      SessionCheck::tr("Write its whole path, or install it."));
        return;
    }
    if (QFileInfo(python).isDir()) {
        const QString inside = QDir(python).filePath(u"bin/python"_s);
        run.error(field, u"wrong-file"_s, SessionCheck::tr("“%1” is a folder.").arg(python),
                  SessionCheck::tr("Choose the python in it."), QFileInfo(inside).isExecutable() ? inside : QString());
        return;
    }
    if (mustExist(run, field, python, false) && !QFileInfo(python).isExecutable())
        run.error(field, u"not-executable"_s, SessionCheck::tr("“%1” cannot be run.").arg(python),
                  SessionCheck::tr("Choose a Python interpreter."));
}

//! JAVA_VERSION="17.0.15" of the file "release" in a Java home.
int javaMajor(const QString &home)
{
    QFile file(home + u"/release"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression pattern(u"JAVA_VERSION=\"(?:1\\.)?([0-9]+)"_s);
    return pattern.match(QString::fromUtf8(file.read(64 * 1024))).captured(1).toInt();
}

void checkJava(CheckRun &run)
{
    const QString field = u"spark.java"_s;
    const QString home = expandedPath(run.config.spark.java);
    if (home.isEmpty() || !mustExist(run, field, home, true))
        return;
    if (!QFileInfo(home + u"/bin/java"_s).isExecutable()) {
        run.error(field, u"no-java"_s, SessionCheck::tr("“%1” is no Java: there is no bin/java in it.").arg(home),
                  SessionCheck::tr("Choose a Java home, for example a folder of /usr/lib/jvm."));
        return;
    }
    const int java = javaMajor(home);
    const QString version = !run.version.isEmpty()            ? run.version
                            : run.config.spark.home.isEmpty() ? QString()
                                                              : sparkVersionOf(expandedPath(run.config.spark.home));
    const int spark = QVersionNumber::fromString(version).majorVersion();
    if (java > 0 && spark > 0 && ((spark >= 4 && java < 17) || (spark == 3 && java < 8)))
        run.error(field, u"wrong-java"_s,
                  SessionCheck::tr("This is Java %1; Spark %2 needs %3 or later.")
                      .arg(QString::number(java), version, spark >= 4 ? u"17"_s : u"8"_s),
                  SessionCheck::tr("Choose a newer Java."));
    else if (java > 17 && spark == 3)
        run.warn(field, u"wrong-java"_s,
                 SessionCheck::tr("This is Java %1; Spark %2 was made for 8, 11 and 17.").arg(java).arg(version),
                 SessionCheck::tr("Choose Java 17 if something strange happens."));
}

void checkWorkersFile(CheckRun &run)
{
    const QString field = u"cluster.workers-file"_s;
    const QString path = run.config.cluster.workersFile;
    if (!run.isKind(SessionKind::SshCluster) || path.isEmpty() || !mustExist(run, field, path, false))
        return;
    QFile file(localPath(path));
    if (!file.open(QIODevice::ReadOnly))
        return;
    int hosts = 0, line = 0;
    for (const QByteArray &text : file.read(1 << 20).split('\n')) {
        ++line;
        // As sbin/workers.sh: what follows # and blank lines are left out.
        const QString host =
            QString::fromUtf8(text.left(text.indexOf('#') < 0 ? text.size() : text.indexOf('#'))).trimmed();
        if (host.isEmpty())
            continue;
        ++hosts;
        if (!SshHost::parse(host))
            run.error(field, u"bad-host"_s,
                      SessionCheck::tr("Line %1 of the workers file, “%2”, is no host.").arg(line).arg(host.left(60)),
                      SessionCheck::tr("Write one host on each line."));
        if (hosts > 10000)
            break;
    }
    if (hosts == 0)
        run.error(field, u"no-hosts"_s, SessionCheck::tr("The workers file names no host."),
                  SessionCheck::tr("Write one host on each line."));
}

void checkOwnFile(CheckRun &run)
{
    const QFileInfo info(run.config.path);
    if (run.config.path.isEmpty() || !info.exists() || secretValues(run.config).isEmpty())
        return;
    if (info.permissions() & (QFile::ReadGroup | QFile::ReadOther))
        run.warn(u"file"_s, u"open-file"_s,
                 SessionCheck::tr("This configuration holds a secret, and others may read its file."),
                 SessionCheck::tr("Save it here, which closes it, or use chmod 600."));
}

void checkEventLog(CheckRun &run)
{
    const QString key = u"spark.eventLog.dir"_s;
    if (!run.isTrue(u"spark.eventLog.enabled"_s) || !run.hasDriver() || run.isClusterMode())
        return;
    const QString folder = localPath(run.valueOf(key));
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        run.error(
            u"properties/"_s + key, u"missing-file"_s,
            SessionCheck::tr("The folder of event logs, “%1”, does not exist: Spark refuses to start.").arg(folder),
            SessionCheck::tr("Make it, or set spark.eventLog.dir to another one."));
    else if (!folder.isEmpty() && !QFileInfo(folder).isWritable())
        run.error(u"properties/"_s + key, u"not-writable"_s, SessionCheck::tr("You may not write to “%1”.").arg(folder),
                  SessionCheck::tr("Set spark.eventLog.dir to another folder."));
}

} // namespace

QString sparkVersionOf(const QString &home)
{
    QFile release(home + u"/RELEASE"_s);
    if (release.open(QIODevice::ReadOnly)) {
        static const QRegularExpression pattern(u"^Spark ([0-9][^ ]*)"_s);
        if (const auto match = pattern.match(QString::fromUtf8(release.read(4096))); match.hasMatch())
            return match.captured(1);
    }
    static const QRegularExpression jar(u"^spark-core_[0-9.]+-(.+)\\.jar$"_s);
    for (const QString &name : QDir(home + u"/jars"_s).entryList({u"spark-core_*.jar"_s}, QDir::Files)) {
        if (const auto match = jar.match(name); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

QList<SessionProblem> checkSessionFiles(const SessionConfig &config)
{
    CheckRun run(config, {});
    if (!run.isKind(SessionKind::SshCluster)) {
        checkHome(run);
        checkPython(run);
        checkJava(run);
    }
    // In cluster mode files may be those of another computer.
    const bool hasFiles =
        (run.isKind(SessionKind::Submit) || run.isKind(SessionKind::Kubernetes)) && !run.isClusterMode();
    if (hasFiles) {
        if (!config.submit.application.trimmed().isEmpty())
            mustExist(run, u"submit.application"_s, config.submit.application, false);
        const QList<std::pair<QString, QStringList>> lists{{u"submit.jars"_s, config.submit.jars},
                                                           {u"submit.py-files"_s, config.submit.pyFiles},
                                                           {u"submit.files"_s, config.submit.files}};
        for (const auto &[field, paths] : lists) {
            for (const QString &path : paths)
                mustExist(run, field, path, false);
        }
    }
    if (run.isKind(SessionKind::HistoryServer) && !config.history.folder.isEmpty())
        mustExist(run, u"history.folder"_s, config.history.folder, true);
    if (run.isKind(SessionKind::NotebookServer) && !config.notebook.folder.isEmpty())
        mustExist(run, u"notebook.folder"_s, config.notebook.folder, true);
    if (run.isKind(SessionKind::KernelSession) && config.notebook.templateName.contains(u'/'))
        mustExist(run, u"notebook.template"_s, config.notebook.templateName, false);
    checkWorkersFile(run);
    checkEventLog(run);
    checkOwnFile(run);
    return run.problems;
}

} // namespace cinderscope
