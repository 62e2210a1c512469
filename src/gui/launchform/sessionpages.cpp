// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessionpages.h"

#include "gui/launchform/formpage.h"
#include "gui/launchform/sessionkindtext.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct SessionPages
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::SessionPages)
};

//! A member of the configuration, or of a part of it.
template <class Value>
FormPage::Member<Value> whole(Value SessionConfig::*member)
{
    return [member](SessionConfig &config) -> Value & { return config.*member; };
}
template <class Part, class Value>
FormPage::Member<Value> part(Part SessionConfig::*part, Value Part::*member)
{
    return [part, member](SessionConfig &config) -> Value & { return config.*part.*member; };
}

constexpr int kMostPort = 65535;

} // namespace

FormPage *makeGeneralPage(QWidget *parent)
{
    auto *page = new FormPage(SessionPages::tr("General"), u"settings"_s, parent);
    page->addLine(u"name"_s, SessionPages::tr("&Name"), whole(&SessionConfig::name), SessionPages::tr("My session"));
    auto *kind = new QComboBox(page);
    for (const SessionKind one : sessionKinds())
        kind->addItem(sessionKindTitle(one), int(one));
    page->addWidget(
        u"kind"_s, SessionPages::tr("&Kind"), kind,
        [kind](const SessionConfig &config) { kind->setCurrentIndex(kind->findData(int(config.kind))); },
        [kind](SessionConfig &config) { config.kind = SessionKind(kind->currentData().toInt()); });
    const auto tellKind = [page, kind] {
        page->setHint(u"kind"_s, sessionKindText(SessionKind(kind->currentData().toInt())));
    };
    QObject::connect(kind, &QComboBox::currentIndexChanged, page, tellKind);
    tellKind();
    QObject::connect(kind, &QComboBox::currentIndexChanged, page, &FormPage::changed);
    page->addLine(u"description"_s, SessionPages::tr("&Description"), whole(&SessionConfig::description),
                  SessionPages::tr("What it is for"));
    page->addCombo(
        u"master"_s, SessionPages::tr("&Master"), whole(&SessionConfig::master),
        {u"local[*]"_s, u"local[4]"_s, u"spark://localhost:7077"_s, u"yarn"_s, u"k8s://https://localhost:6443"_s},
        u"local[*]"_s,
        SessionPages::tr("Where the work is done: local[4] on four cores of this computer, or a cluster."));
    page->addCombo(u"spark-version"_s, SessionPages::tr("Spark &version"), whole(&SessionConfig::sparkVersion),
                   {u"4.3"_s, u"4.0"_s, u"3.5"_s, u"3.4"_s}, SessionPages::tr("That of the Spark found"),
                   SessionPages::tr("For documentation and defaults of properties."));
    page->addCheck(u"listener"_s, SessionPages::tr("Attach Cinderscope's &listener"), whole(&SessionConfig::listener),
                   SessionPages::tr("Every task is seen as it runs, and jobs can be cancelled from here."));
    page->addCheck(u"keep-running"_s, SessionPages::tr("Keep it &running when this window closes"),
                   whole(&SessionConfig::keepRunning));
    page->addCheck(u"connect-server"_s, SessionPages::tr("Start a Spark &Connect server in the driver"),
                   whole(&SessionConfig::connectServer), SessionPages::tr("Programs connect to it by sc://localhost."));
    return page;
}

FormPage *makeSparkPage(QWidget *parent)
{
    auto *page = new FormPage(SessionPages::tr("Spark, Python and Java"), u"folder"_s, parent);
    page->addText(
        SessionPages::tr("Leave all empty to take SPARK_HOME, the Spark on the path, or the pyspark of python3."));
    page->addPath(u"spark.home"_s, SessionPages::tr("Spark &home"), part(&SessionConfig::spark, &SparkSource::home),
                  true, SessionPages::tr("As this computer has it"),
                  SessionPages::tr("The folder with bin/spark-submit."));
    page->addPath(u"spark.python"_s, SessionPages::tr("&Python"), part(&SessionConfig::spark, &SparkSource::python),
                  false, u"python3"_s,
                  SessionPages::tr(
                      "An interpreter that has pyspark installed; with a Spark home, the one that runs the driver."));
    page->addPath(u"spark.java"_s, SessionPages::tr("&Java home"), part(&SessionConfig::spark, &SparkSource::java),
                  true, SessionPages::tr("As JAVA_HOME says"), SessionPages::tr("Spark 4 needs Java 17 or later."));
    return page;
}

FormPage *makeResourcesPage(QWidget *parent)
{
    auto *page = new FormPage(SessionPages::tr("Resources"), u"memory"_s, parent);
    page->addText(SessionPages::tr("What is empty here is as Spark chooses. Properties of the same meaning win."));
    page->addLine(u"resources.driver-memory"_s, SessionPages::tr("&Driver memory"), whole(&SessionConfig::driverMemory),
                  u"1g"_s, SessionPages::tr("With a local master, all work is done in the driver."));
    page->addNumber(u"resources.driver-cores"_s, SessionPages::tr("Driver &cores"), whole(&SessionConfig::driverCores),
                    1024, SessionPages::tr("As Spark chooses"), SessionPages::tr("In cluster mode only."));
    page->addLine(u"resources.executor-memory"_s, SessionPages::tr("&Executor memory"),
                  whole(&SessionConfig::executorMemory), u"1g"_s);
    page->addNumber(u"resources.executor-cores"_s, SessionPages::tr("C&ores of each executor"),
                    whole(&SessionConfig::executorCores), 1024, SessionPages::tr("As Spark chooses"));
    page->addNumber(u"resources.executors"_s, SessionPages::tr("E&xecutors"), whole(&SessionConfig::executors), 100'000,
                    SessionPages::tr("As Spark chooses"),
                    SessionPages::tr("With dynamic allocation: at most so many."));
    page->addCheck(u"resources.dynamic-allocation"_s, SessionPages::tr("Dynamic &allocation"),
                   whole(&SessionConfig::dynamicAllocation),
                   SessionPages::tr("More executors while tasks wait, fewer while they idle; with shuffle tracking."));
    return page;
}

FormPage *makePackagesPage(QWidget *parent)
{
    auto *page = new FormPage(SessionPages::tr("Packages"), u"save"_s, parent);
    page->addLines(
        u"packages"_s, SessionPages::tr("&Packages"), whole(&SessionConfig::packages), 7,
        u"org.apache.spark:spark-avro_2.13:4.0.0"_s,
        SessionPages::tr("Maven coordinates, group:artifact:version, one a line. They are fetched at the start."));
    page->addLines(u"repositories"_s, SessionPages::tr("&Repositories"), whole(&SessionConfig::repositories), 3,
                   u"https://repo.example.org/maven"_s,
                   SessionPages::tr("Asked besides Maven Central, one address a line."));
    return page;
}

FormPage *makeSubmitPage(QWidget *parent)
{
    using S = SubmitSettings;
    constexpr auto submit = &SessionConfig::submit;
    auto *page = new FormPage(SessionPages::tr("Application"), u"application"_s, parent);
    page->addPath(u"submit.application"_s, SessionPages::tr("&Application"), part(submit, &S::application), false,
                  SessionPages::tr("A .py, .jar or .R file, or an address"));
    page->addLine(u"submit.main-class"_s, SessionPages::tr("Main &class"), part(submit, &S::mainClass),
                  u"org.example.Main"_s, SessionPages::tr("Of a jar; empty where its manifest names one."));
    page->addLines(u"submit.arguments"_s, SessionPages::tr("A&rguments"), part(submit, &S::arguments), 4,
                   u"--date\n2026-01-31"_s,
                   SessionPages::tr("One a line, without quotes. Other users of this computer can see them."), true);
    page->addCheck(u"submit.cluster-mode"_s, SessionPages::tr("Cluster &mode: the driver runs on the cluster"),
                   part(submit, &S::clusterMode));
    page->addLines(u"submit.jars"_s, SessionPages::tr("&Jars"), part(submit, &S::jars), 2, {},
                   SessionPages::tr("For the class path of driver and executors, one a line."));
    page->addLines(u"submit.py-files"_s, SessionPages::tr("P&ython files"), part(submit, &S::pyFiles), 2, {},
                   SessionPages::tr(".py, .zip or .egg, one a line."));
    page->addLines(u"submit.files"_s, SessionPages::tr("&Files"), part(submit, &S::files), 2, {},
                   SessionPages::tr("For the working folder of each executor, one a line."));
    return page;
}

FormPage *makeClusterPage(QWidget *parent)
{
    using C = ClusterSettings;
    constexpr auto cluster = &SessionConfig::cluster;
    auto *page = new FormPage(SessionPages::tr("Cluster"), u"cluster"_s, parent);
    page->addNumber(u"cluster.workers"_s, SessionPages::tr("&Workers"), part(cluster, &C::workers), 1000, {});
    page->addNumber(u"cluster.worker-cores"_s, SessionPages::tr("&Cores of each worker"),
                    part(cluster, &C::workerCores), 4096, SessionPages::tr("All of this computer"));
    page->addLine(u"cluster.worker-memory"_s, SessionPages::tr("&Memory of each worker"),
                  part(cluster, &C::workerMemory), SessionPages::tr("All but one GiB"));
    page->addLine(u"cluster.host"_s, SessionPages::tr("&Address"), part(cluster, &C::host), u"127.0.0.1"_s,
                  SessionPages::tr("On 127.0.0.1 nobody else can reach it."));
    page->addNumber(u"cluster.port"_s, SessionPages::tr("&Port of the master"), part(cluster, &C::port), kMostPort,
                    SessionPages::tr("7077 or the next free one"));
    page->addNumber(u"cluster.web-port"_s, SessionPages::tr("Port of its pa&ges"), part(cluster, &C::webPort),
                    kMostPort, SessionPages::tr("8080 or the next free one"));
    return page;
}

FormPage *makeSshClusterPage(QWidget *parent)
{
    using C = ClusterSettings;
    constexpr auto cluster = &SessionConfig::cluster;
    auto *page = new FormPage(SessionPages::tr("Hosts"), u"cluster"_s, parent);
    page->addLines(u"cluster.hosts"_s, SessionPages::tr("&Hosts"), part(cluster, &C::hosts), 5,
                   u"spark1.example.org\nme@spark2:22"_s,
                   SessionPages::tr("One a line, as ssh takes them; each gets a worker."));
    page->addPath(u"cluster.workers-file"_s, SessionPages::tr("or a workers &file"), part(cluster, &C::workersFile),
                  false, u"…/conf/workers"_s);
    page->addLine(u"cluster.host"_s, SessionPages::tr("&Master on"), part(cluster, &C::host),
                  SessionPages::tr("The first host"));
    page->addLine(u"cluster.remote-spark-home"_s, SessionPages::tr("Spar&k home there"),
                  part(cluster, &C::remoteSparkHome), SessionPages::tr("SPARK_HOME of its login shell"));
    page->addLine(u"cluster.remote-java"_s, SessionPages::tr("&Java home there"), part(cluster, &C::remoteJava),
                  SessionPages::tr("JAVA_HOME of its login shell"));
    page->addNumber(u"cluster.worker-cores"_s, SessionPages::tr("&Cores of each worker"),
                    part(cluster, &C::workerCores), 4096, SessionPages::tr("All of its computer"));
    page->addLine(u"cluster.worker-memory"_s, SessionPages::tr("Memory of each &worker"),
                  part(cluster, &C::workerMemory), SessionPages::tr("All but one GiB"));
    page->addNumber(u"cluster.port"_s, SessionPages::tr("&Port of the master"), part(cluster, &C::port), kMostPort,
                    u"7077"_s);
    page->addNumber(u"cluster.web-port"_s, SessionPages::tr("Port of its pa&ges"), part(cluster, &C::webPort),
                    kMostPort, u"8080"_s);
    return page;
}

FormPage *makeKernelPage(QWidget *parent)
{
    using N = NotebookSettings;
    constexpr auto notebook = &SessionConfig::notebook;
    auto *page = new FormPage(SessionPages::tr("Kernel"), u"kernel"_s, parent);
    page->addText(SessionPages::tr("Left empty, server and kernel are chosen at the start."));
    page->addLine(u"notebook.server"_s, SessionPages::tr("Ser&ver"), part(notebook, &N::server),
                  u"http://localhost:8888/"_s, SessionPages::tr("Without token, which is kept in the keychain."));
    page->addLine(u"notebook.kernel"_s, SessionPages::tr("&Kernel or notebook"), part(notebook, &N::kernel),
                  u"work/report.ipynb"_s);
    page->addCombo(u"notebook.template"_s, SessionPages::tr("Te&mplate"), part(notebook, &N::templateName),
                   {u"python"_s, u"scala-almond"_s, u"scala-spylon"_s}, SessionPages::tr("By the kernel's language"),
                   SessionPages::tr("Or the path of your own."));
    page->addCombo(u"notebook.existing"_s, SessionPages::tr("If it has Spark &already"), part(notebook, &N::existing),
                   {u"refuse"_s, u"use"_s, u"restart"_s}, u"refuse"_s,
                   SessionPages::tr("refuse: do nothing; use: keep that session; restart: end it and start anew."));
    return page;
}

FormPage *makeNotebookServerPage(QWidget *parent)
{
    using N = NotebookSettings;
    constexpr auto notebook = &SessionConfig::notebook;
    auto *page = new FormPage(SessionPages::tr("Notebook server"), u"notebook"_s, parent);
    page->addPath(u"notebook.folder"_s, SessionPages::tr("&Folder"), part(notebook, &N::folder), true,
                  SessionPages::tr("Your home"), SessionPages::tr("Where the notebooks are."));
    page->addNumber(u"notebook.port"_s, SessionPages::tr("&Port"), part(notebook, &N::port), kMostPort,
                    SessionPages::tr("8888 or the next free one"));
    page->addCheck(u"notebook.lab"_s, SessionPages::tr("Jupyter&Lab, where it is installed"), part(notebook, &N::lab));
    return page;
}

FormPage *makeHistoryPage(QWidget *parent)
{
    using Y = HistorySettings;
    constexpr auto history = &SessionConfig::history;
    auto *page = new FormPage(SessionPages::tr("Event logs"), u"event-log"_s, parent);
    page->addPath(u"history.folder"_s, SessionPages::tr("&Folder"), part(history, &Y::folder), true,
                  SessionPages::tr("A folder, or an address like hdfs://…"),
                  SessionPages::tr("What spark.eventLog.dir of the applications says."));
    page->addNumber(u"history.port"_s, SessionPages::tr("&Port"), part(history, &Y::port), kMostPort,
                    SessionPages::tr("18080 or the next free one"));
    return page;
}

} // namespace cinderscope
