// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/launch/launchcentre.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace cinderscope::test {

//! A folder that is a Spark home as far as a start looks at it: its spark-submit is a shell script that says what
//! Spark would and then waits, fails or talks, as its last argument tells. Processes, supervisor, records and logs are
//! the real ones.
class StandIn
{
public:
    StandIn()
    {
        write(QStringLiteral("spark/bin/spark-submit"),
              "#!/bin/sh\n"
              "for last; do :; done\n"
              "case \"$last\" in\n"
              "run) echo '26/11/21 19:00:00 INFO SparkContext: Running Spark version 4.3.0'\n"
              "     while :; do sleep 0.2; done ;;\n"
              "wait) echo '26/11/21 19:00:00 INFO Utils: still waiting'\n"
              "     while :; do sleep 0.2; done ;;\n"
              "stubborn) trap '' TERM; echo '26/11/21 19:00:00 INFO SparkContext: Running Spark version 4.3.0'\n"
              "     while :; do sleep 0.2; done ;;\n"
              "die) echo '26/11/21 19:00:00 INFO SparkContext: Running Spark version 4.3.0'\n"
              "     sleep 1\n"
              "     echo 'java.lang.OutOfMemoryError: Java heap space'\n"
              "     exit 52 ;;\n"
              "chatter) i=0; while [ $i -lt 12000 ]; do echo \"line $i of many\"; i=$((i+1)); done\n"
              "     echo '26/11/21 19:00:00 INFO SparkContext: Running Spark version 4.3.0'\n"
              "     while :; do sleep 0.2; done ;;\n"
              "*) echo '26/11/21 19:00:00 WARN Utils: Service could not bind'\n"
              "   echo '26/11/21 19:00:01 ERROR SparkContext: Error initializing SparkContext.'\n"
              "   echo \"Exception in thread \\\"main\\\" java.lang.ClassNotFoundException: org.example.Nowhere\"\n"
              "   exit 101 ;;\n"
              "esac\n",
              true);
        write(QStringLiteral("spark/bin/spark-class"), "#!/bin/sh\nexit 1\n", true);
        write(QStringLiteral("spark/jars/spark-core_2.13-4.3.0.jar"), {});
        write(QStringLiteral("java/bin/java"), "#!/bin/sh\necho 'openjdk version \"17.0.15\" 2026-04-15' >&2\n", true);
        write(QStringLiteral("app.jar"), "PK");
    }

    bool isValid() const { return m_folder.isValid(); }
    QString path(const QString &below) const { return m_folder.filePath(below); }
    void write(const QString &below, const QByteArray &content, bool executable = false) const
    {
        const QString name = path(below);
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(content);
        file.close();
        if (executable)
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    //! \a what: run, wait, stubborn, die, chatter, anything else fails.
    SessionConfig config(const QString &name, const QString &what) const
    {
        SessionConfig config;
        config.name = name;
        config.kind = SessionKind::Submit;
        config.master = QStringLiteral("local[1]");
        config.spark.home = path(QStringLiteral("spark"));
        config.spark.java = path(QStringLiteral("java"));
        config.properties = {{QStringLiteral("spark.ui.enabled"), QStringLiteral("false")}};
        config.submit.application = path(QStringLiteral("app.jar"));
        config.submit.mainClass = QStringLiteral("org.example.Main");
        config.submit.arguments = {what};
        config.listener = false;
        return config;
    }

    LaunchCentre::Options options() const
    {
        LaunchCentre::Options options;
        options.launcher.folder = path(QStringLiteral("state"));
        options.launcher.runtimeFolder = path(QStringLiteral("runtime"));
        options.launcher.lookMs = 200;
        options.sessions = path(QStringLiteral("sessions"));
        options.persistent = false;
        return options;
    }

    //! None of these processes is there any more.
    static bool areGone(const QList<qint64> &processes)
    {
        for (const qint64 process : processes) {
            QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
            if (!stat.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = stat.readAll();
            if (!text.isEmpty() && !text.mid(text.lastIndexOf(')') + 2).startsWith('Z'))
                return false;
        }
        return true;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace cinderscope::test
