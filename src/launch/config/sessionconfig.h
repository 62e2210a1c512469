// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace cinderscope {

//! What Start makes of a configuration.
enum class SessionKind
{
    LocalSession,      //!< a driver of our own on this computer, from a Python environment or a Spark home; it idles
    Submit,            //!< spark-submit of a person's application
    StandaloneCluster, //!< master and workers on this computer
    SshCluster,        //!< master and workers on other computers, through the person's OpenSSH
    KernelSession,     //!< `spark` in a running Jupyter kernel
    NotebookServer,    //!< a Jupyter server on this computer with everything wired
    Kubernetes,        //!< spark-submit with a k8s:// master
    HistoryServer      //!< over a folder of event logs
};

//! The words of the file's key "kind": "local-session", "submit", "standalone-cluster", "ssh-cluster",
//! "kernel-session", "notebook-server", "kubernetes", "history-server".
QString sessionKindWord(SessionKind kind);
//! False where there is no such word; \a kind is then left as it is.
bool sessionKindOf(const QString &word, SessionKind &kind);
const QList<SessionKind> &sessionKinds();

using PropertyPairs = QList<std::pair<QString, QString>>; //!< in the order written; a key comes once

//! Where Spark comes from: one of both, or neither (then SPARK_HOME, then PATH, then `python3 -c "import pyspark"`).
struct SparkSource
{
    QString home;   //!< SPARK_HOME: a folder with bin/spark-submit
    QString python; //!< an interpreter that can import pyspark; also the driver's Python for PySpark
    QString java;   //!< JAVA_HOME; empty: the environment's

    bool operator==(const SparkSource &) const = default;
};

//! [submit], also used by Kubernetes.
struct SubmitSettings
{
    QString application; //!< .py, .jar, .R or a URL (for Kubernetes local:///…)
    QString mainClass;
    QStringList arguments;
    bool clusterMode = false;         //!< --deploy-mode cluster
    QStringList jars, pyFiles, files; //!< --jars, --py-files, --files

    bool operator==(const SubmitSettings &) const = default;
};

//! [cluster]: standalone, here or over SSH.
struct ClusterSettings
{
    QString host; //!< master's: address to bind here (empty: 127.0.0.1), or ssh's name of it (empty: the first worker)
    int port = 0, webPort = 0; //!< 0: 7077 and 8080, or the next free ones
    int workers = 2;           //!< here; over SSH each host has one
    int workerCores = 0;       //!< 0: as Spark chooses
    QString workerMemory;      //!< "2g"; empty: as Spark chooses
    QStringList hosts;         //!< over SSH: "user@host:port" as ssh takes them
    QString workersFile;       //!< over SSH instead of hosts: conf/workers (conf/slaves)
    QString remoteSparkHome;   //!< over SSH: SPARK_HOME there; empty: that of its login shell
    QString remoteJava;        //!< over SSH: JAVA_HOME there; empty: that of its login shell

    bool operator==(const ClusterSettings &) const = default;
};

//! [notebook]: KernelSession and NotebookServer.
struct NotebookSettings
{
    QString server; //!< URL of a running server (no token in it); empty: chosen at Start
    QString kernel; //!< id of a running kernel, or the path of a notebook; empty: chosen at Start
    QString
        templateName; //!< "python", "scala-almond", "scala-spylon", or the path of a person's own; empty: by language
    QString existing; //!< KernelSession: a context that is there already: "refuse" (or empty), "use" or "restart"
    QString folder;   //!< NotebookServer: its root; empty: home
    int port = 0;     //!< NotebookServer: 0: 8888 or the next free one
    bool lab = true;  //!< NotebookServer: JupyterLab where it is installed, else Notebook, else the bare server

    bool operator==(const NotebookSettings &) const = default;
};

//! [history]
struct HistorySettings
{
    QString folder; //!< event logs: a path or a Hadoop URL
    int port = 0;   //!< 0: 18080 or the next free one

    bool operator==(const HistorySettings &) const = default;
};

//! A session configuration, as one file holds it. A value without secrets: what spark.redaction.regex hides may be in
//! properties, reaches Spark by files of mode 0600 only (never an argument list) and is never logged.
struct SessionConfig
{
    QString name; //!< the person's
    SessionKind kind = SessionKind::LocalSession;
    QString description;
    QString master;       //!< "local[*]", "spark://h:7077", "yarn", "k8s://…"; empty: local[*] or the kind's own
    QString sparkVersion; //!< "4.3", for documentation and defaults; empty: that of spark
    SparkSource spark;
    PropertyPairs properties;
    QStringList packages;      //!< Maven coordinates, spark.jars.packages
    QStringList repositories;  //!< spark.jars.repositories
    PropertyPairs environment; //!< variables of what is started
    // [resources]: short for properties, which win over these. Empty or 0: not set.
    QString driverMemory, executorMemory;
    int driverCores = 0, executorCores = 0, executors = 0;
    bool dynamicAllocation = false;
    bool listener = true;       //!< our listener is attached
    bool keepRunning = false;   //!< outlives the window; false: ends with it
    bool connectServer = false; //!< LocalSession: also a Spark Connect server in the driver
    SubmitSettings submit;
    ClusterSettings cluster;
    NotebookSettings notebook;
    HistorySettings history;

    QString path;      //!< of its file; empty: not saved yet. Not part of the file, nor of ==.
    QByteArray digest; //!< SHA-256 of that file when it was read or written; as path. See writeSessionFile().

    bool operator==(const SessionConfig &other) const;
};

} // namespace cinderscope
