// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/snippet.h"
#include "act/snippets/sparkversion.h"
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/importer.h"
#include "live/wire/listenserver.h"
#include "unit/act_snippets/snippettargets.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using Kind = SnippetTarget::Kind;

namespace {

LogSource recordedLog()
{
    const auto found = findLogs(CINDERSCOPE_TEST_DATA "/event-logs/3.5.9/fail", {});
    return found && !found->logs.empty() ? found->logs.front() : LogSource();
}

} // namespace

//! Which snippets there are for what, and what they say.
class SnippetTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAreComplete();
    void versions_data();
    void versions();
    void clusterMode();
    void yarnAndKubernetes();
    void loopbackMaster();
    void connectByVersion_data();
    void connectByVersion();
    void restNeedsAnAddress();
    void listenerHereAndFar();
    void cellsNameTheJar();
    void noSecretAnywhere();
    void neighbours();
    void placesAndEndpoints();
    void summaryIsTheContract();
    void reasons();
};

void SnippetTextsTest::kindsAreComplete()
{
    QSet<QString> ids;
    for (const SnippetKind kind : snippetKinds()) {
        SnippetKind back = SnippetKind::Rest;
        QVERIFY(snippetKindOf(snippetId(kind), back));
        QVERIFY(back == kind);
        QVERIFY(!snippetTitle(kind).isEmpty());
        ids.insert(snippetId(kind));
    }
    QCOMPARE(ids.size(), 18);
    SnippetKind none = SnippetKind::Rest;
    QVERIFY(!snippetKindOf(u"jdbc"_s, none));
}

void SnippetTextsTest::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("pip");
    QTest::addColumn<QString>("scala");
    QTest::newRow("4.3.0") << u"4.3.0"_s << u"pyspark==4.3.0"_s << u"2.13"_s;
    QTest::newRow("3.5.9") << u"3.5.9"_s << u"pyspark==3.5.9"_s << u"2.12"_s;
    QTest::newRow("3.5") << u"3.5"_s << u"pyspark==3.5.*"_s << u"2.12"_s;
    QTest::newRow("2.4.8") << u"2.4.8"_s << u"pyspark==2.4.8"_s << u"2.11"_s;
    QTest::newRow("Amazon's") << u"3.5.1-amzn-0"_s << u"pyspark==3.5.1"_s << u"2.12"_s;
    QTest::newRow("Cloudera's") << u"3.3.2.3.3.7190.0-91"_s << u"pyspark==3.3.2"_s << u"2.12"_s;
    QTest::newRow("hostile") << u"4.0.0\nimport os"_s << u"pyspark==4.0.0"_s << u"2.13"_s;
    QTest::newRow("none") << u"\n\"); evil("_s << u"pyspark"_s << u"2.13"_s;
}

void SnippetTextsTest::versions()
{
    QFETCH(QString, version);
    QFETCH(QString, pip);
    QFETCH(QString, scala);
    SnippetTarget target = cluster();
    target.sparkVersion = version;
    const QString python = makeSnippet(SnippetKind::PysparkBuilder, target, {}).text;
    QVERIFY2(python.startsWith(u"# pip install \"%1\""_s.arg(pip)), qPrintable(python));
    const QString text = makeSnippet(SnippetKind::ScalaBuilder, target, {}).text;
    if (SparkVersion::of(version).isKnown() && !version.endsWith(".5"_L1))
        QVERIFY2(text.startsWith(u"// libraryDependencies += \"org.apache.spark\" % \"spark-sql_%1\" % \"%2\"\n"_s.arg(
                     scala, SparkVersion::of(version).toString())),
                 qPrintable(text));
    // a person's choice, and what the application itself says
    QVERIFY(makeSnippet(SnippetKind::PysparkBuilder, target, {.sparkVersion = u"3.4.1"_s}).text.contains("==3.4.1"_L1));
    target.sparkVersion = u"3.5.9"_s;
    target.scalaVersion = u"version 2.13.8"_s;
    QVERIFY(makeSnippet(SnippetKind::ScalaBuilder, target, {}).text.contains("spark-sql_2.13"_L1));
    QVERIFY(
        makeSnippet(SnippetKind::ScalaBuilder, target, {.scalaVersion = u"2.12"_s}).text.contains("spark-sql_2.12"_L1));
    target.sparkVersion = u"4.3.0"_s; // no such package
    QVERIFY(
        makeSnippet(SnippetKind::ScalaBuilder, target, {.scalaVersion = u"2.12"_s}).text.contains("spark-sql_2.13"_L1));
}

void SnippetTextsTest::clusterMode()
{
    SnippetOptions options{.clusterMode = true, .python = false};
    Snippet snippet = makeSnippet(SnippetKind::SparkSubmit, cluster(), options);
    QVERIFY(snippet.text.contains("--deploy-mode cluster"_L1) && snippet.text.contains("--class your.Application"_L1));
    options.python = true; // Spark refuses it
    QVERIFY(!noClusterMode(cluster(), options).isEmpty());
    QVERIFY(makeSnippet(SnippetKind::SparkSubmit, cluster(), options).text.contains("--deploy-mode client"_L1));
    QVERIFY(noClusterMode(cluster(u"yarn"_s), options).isEmpty());
    QVERIFY(!noClusterMode(cluster(u"local[2]"_s), options).isEmpty());
    QVERIFY(!makeSnippet(SnippetKind::SparkSubmit, cluster(u"local[2]"_s), options).text.contains("deploy-mode"_L1));
    options.listener = true; // a listener in the cluster would need the jar there
    snippet = makeSnippet(SnippetKind::SparkSubmit, cluster(u"yarn"_s), options);
    QVERIFY(!snippet.text.contains("extraListeners"_L1));
    QVERIFY(snippet.notes.join(u' ').contains("Without the listener"_L1));
    QVERIFY(!makeSnippet(SnippetKind::SparkShell, cluster(u"yarn"_s), options).text.contains("cluster"_L1));
}

void SnippetTextsTest::yarnAndKubernetes()
{
    const Snippet yarn = makeSnippet(SnippetKind::PysparkBuilder, cluster(u"yarn-client"_s), {});
    QVERIFY(yarn.text.contains(".master(\"yarn\")"_L1));
    QVERIFY(yarn.notes.join(u' ').contains("HADOOP_CONF_DIR"_L1));
    SnippetTarget pods = cluster(u"k8s://https://10.0.0.1:6443"_s);
    Snippet snippet = makeSnippet(SnippetKind::SparkSubmit, pods, {.clusterMode = true});
    QVERIFY(snippet.text.contains("--master k8s://https://10.0.0.1:6443 "_L1));
    QVERIFY(snippet.text.contains("local:///opt/spark/work-dir/your_application.py"_L1));
    QVERIFY(snippet.text.contains("spark.kubernetes.container.image=your/spark-image:tag"_L1));
    pods.properties = {{u"spark.kubernetes.container.image"_s, u"registry/spark:4.3"_s},
                       {u"spark.kubernetes.namespace"_s, u"team"_s},
                       {u"spark.kubernetes.authenticate.driver.serviceAccountName"_s, u"spark"_s}};
    snippet = makeSnippet(SnippetKind::SparkSubmit, pods, {.clusterMode = true});
    QVERIFY(snippet.text.contains("container.image=registry/spark:4.3"_L1));
    QVERIFY(snippet.text.contains("namespace=team"_L1) && snippet.text.contains("serviceAccountName=spark"_L1));
    snippet = makeSnippet(SnippetKind::PysparkBuilder, pods, {.settings = true});
    QCOMPARE(snippet.text.count("container.image"_L1), 1); // not once as a setting and once as ours
}

void SnippetTextsTest::loopbackMaster()
{
    for (const auto &host : {u"127.0.0.1"_s, u"localhost"_s}) {
        const SnippetTarget target = cluster(u"spark://%1:7077"_s.arg(host));
        QVERIFY(makeSnippet(SnippetKind::PysparkBuilder, target, {})
                    .text.contains(u".config(\"spark.driver.host\", \"%1\")"_s.arg(host)));
    }
    const Snippet far = makeSnippet(SnippetKind::PysparkBuilder, cluster(), {});
    QVERIFY(!far.text.contains("spark.driver.host"_L1));
    QVERIFY(far.notes.join(u' ').contains("spark.driver.host"_L1));
    QVERIFY(makeSnippet(SnippetKind::SparkShell, cluster(u"spark://a:7077,b:7077"_s), {})
                .text.contains("--master spark://a:7077,b:7077"_L1));
}

void SnippetTextsTest::connectByVersion_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("python");
    QTest::addColumn<bool>("scala");
    QTest::newRow("none") << QString() << false << false;
    QTest::newRow("3.3") << u"3.3.4"_s << false << false;
    QTest::newRow("3.4") << u"3.4.4"_s << true << false;
    QTest::newRow("3.5") << u"3.5.9"_s << true << true;
    QTest::newRow("4.3") << u"4.3.0"_s << true << true;
}

void SnippetTextsTest::connectByVersion()
{
    QFETCH(QString, version);
    QFETCH(bool, python);
    QFETCH(bool, scala);
    SnippetTarget target = cluster();
    target.sparkVersion = version;
    const Snippet snippet = makeSnippet(SnippetKind::ConnectPython, target, {});
    QCOMPARE(snippet.available(), python);
    QCOMPARE(makeSnippet(SnippetKind::ConnectScala, target, {}).available(), scala);
    if (python) {
        QVERIFY(snippet.text.contains(u"# pip install \"pyspark[connect]==%1\""_s.arg(version)));
        QVERIFY(snippet.text.contains(".remote(\"sc://master.example.org:15002\")"_L1));
        const bool packages = !version.startsWith(u'4');
        QCOMPARE(snippet.notes.join(u' ').contains("--packages org.apache.spark:spark-connect_2.12:"_L1), packages);
    }
    target.connect = QUrl(u"sc://gate.example.org:15009"_s); // found: no guess any more
    const Snippet found = makeSnippet(SnippetKind::ConnectPython, target, {});
    if (version != "3.3.4"_L1) {
        QVERIFY(found.text.contains("sc://gate.example.org:15009"_L1));
        QVERIFY(found.notes.isEmpty());
    }
}

void SnippetTextsTest::restNeedsAnAddress()
{
    SnippetTarget target = application();
    target.ended = true;
    QVERIFY(!makeSnippet(SnippetKind::Rest, target, {}).available());
    target.history = QUrl(u"http://history.example.org:18080/base"_s);
    QVERIFY(makeSnippet(SnippetKind::Rest, target, {})
                .text.contains("http://history.example.org:18080/base/api/v1/applications/app-"_L1));
    QVERIFY(makeSnippet(SnippetKind::Rest, cluster(), {}).text.contains("http://master.example.org:8080/json/"_L1));
    QVERIFY(!makeSnippet(SnippetKind::Rest, SnippetTarget::thisComputer(), {}).available());
}

void SnippetTextsTest::listenerHereAndFar()
{
    SnippetOptions options;
    options.listener = true;
    options.attach.jar = u"/opt/listener.jar"_s;
    QString text = makeSnippet(SnippetKind::SparkSubmit, SnippetTarget::thisComputer(), options).text;
    QVERIFY(text.contains("spark.driver.extraClassPath=/opt/listener.jar"_L1));
    QVERIFY(!text.contains("spark.cinderscope"_L1)); // found by itself
    options.attach.address = u"unix:/run/x,tcp:127.0.0.1:41234"_s;
    options.attach.secretFile = u"/run/secret"_s;
    text = makeSnippet(SnippetKind::SparkSubmit, SnippetTarget::thisComputer(), options).text;
    QVERIFY(text.contains("spark.cinderscope.address=unix:/run/x,tcp:127.0.0.1:41234"_L1));
    QVERIFY(text.contains("spark.cinderscope.secretFile=/run/secret"_L1));
    SnippetTarget far = cluster();
    far.route.way = Route::Way::Ssh;
    far.route.sshHost = {{}, u"gate"_s, 0};
    const Snippet snippet = makeSnippet(SnippetKind::SparkDefaults, far, options);
    QVERIFY(!snippet.text.contains("/opt/listener.jar"_L1) && snippet.text.contains("tcp:127.0.0.1:4747"_L1));
    QVERIFY(snippet.notes.join(u' ').contains("gate"_L1));
    // the JVM of a Scala program runs already: attached afterwards instead of named beforehand
    const QString scala = makeSnippet(SnippetKind::ScalaBuilder, SnippetTarget::thisComputer(), options).text;
    QVERIFY(!scala.contains("extraListeners"_L1) && scala.contains("\"/opt/listener.jar\""_L1));
    options.attach.jar.clear();
    const Snippet none = makeSnippet(SnippetKind::SparkSubmit, SnippetTarget::thisComputer(), options);
    QVERIFY(none.text.contains(QLatin1StringView(kNoJar)) && none.notes.join(u' ').contains(QLatin1StringView(kNoJar)));
}

void SnippetTextsTest::cellsNameTheJar()
{
    SnippetOptions options;
    options.attach = {u"/o\"pt/$x\\lis'tener.jar"_s, u"tcp:127.0.0.1:1"_s, u"/run/se\"cret"_s, 1};
    SnippetTarget target = application();
    target.here = true;
    const QString python = makeSnippet(SnippetKind::AttachPython, target, options).text;
    QVERIFY(python.startsWith("# A notebook cell"_L1));
    QVERIFY2(python.endsWith("print(attach_cinderscope(spark, jar=\"/o\\\"pt/$x\\\\lis'tener.jar\", "
                             "address=\"tcp:127.0.0.1:1\", secret_file=\"/run/se\\\"cret\"))\n"_L1),
             qPrintable(python));
    const QString scala = makeSnippet(SnippetKind::AttachScala, target, options).text;
    QVERIFY2(scala.contains("new java.io.File(\"/o\\\"pt/$x\\\\lis'tener.jar\")"_L1), qPrintable(scala));
    QVERIFY2(scala.contains("(null, sc, \"tcp:127.0.0.1:1\", \"/run/se\\\"cret\")"_L1), qPrintable(scala));
    target.here = false; // its driver is elsewhere
    QVERIFY(makeSnippet(SnippetKind::AttachPython, target, options).text.contains(QLatin1StringView(kNoJar)));
}

//! Whatever is known of an application and a place: no snippet of any kind has a secret of theirs.
void SnippetTextsTest::noSecretAnywhere()
{
    ApplicationStore store;
    const Result<void> done = importLog(recordedLog(), store, {});
    QVERIFY(done);
    auto snapshot = std::make_shared<Snapshot>(*store.snapshot());
    auto environment = std::make_shared<Environment>(*snapshot->environment);
    const std::string hidden = "hunter2";
    environment->spark = {{"spark.hadoop.fs.s3a.secret.key", hidden},
                          {"spark.my.password", hidden},
                          {"spark.jdbc", "jdbc:x?password=" + hidden},
                          {"spark.executor.extraJavaOptions", "-DkeyStorePassword=" + hidden},
                          {"spark.repo", "https://user:" + hidden + "@repo.example.org/"},
                          {"spark.connect.authenticate.token", hidden},
                          {"spark.redaction.regex", "(?i)internal"},
                          {"spark.my.internal", hidden},
                          {"spark.executor.memory", "3g"},
                          {"spark.extraListeners", "their.Listener,io.github.cinderscope.CinderscopeListener"},
                          {"spark.driver.extraClassPath", "/their.jar:/x/cinderscope-listener.jar"},
                          {"spark.app.id", "app-1"}};
    snapshot->environment = environment;
    snapshot->state = ApplicationState::Running;
    FoundEndpoint driver;
    driver.url = QUrl(u"http://user:hunter2@driver:4040/?token=hunter2#hunter2"_s);
    driver.kind = EndpointKind::Driver;
    driver.applications = {FoundApplication{.applicationId = u"app-1"_s, .name = u"an app"_s}};
    SnippetTarget target = SnippetTarget::of(driver);
    target.take(SnapshotPtr(snapshot));
    target.history = QUrl(u"http://history:18080"_s);
    QVERIFY(target.connectNeedsToken);
    QCOMPARE(target.hidden, 8); // the redaction rule itself matches itself, too
    QCOMPARE(target.property(u"spark.executor.memory"_s), u"3g"_s);
    ListenAddress address;
    address.port = 41234;
    address.secret = "hunter2";
    address.secretFile = u"/run/secret-file"_s;
    SnippetOptions options{.listener = true, .settings = true};
    options.attach = SnippetListener::of(address);
    int available = 0;
    for (const Route::Way way : {Route::Way::Direct, Route::Way::Ssh, Route::Way::HttpProxy}) {
        for (const Route::Login login : {Route::Login::None, Route::Login::Basic, Route::Login::Bearer}) {
            target.route.way = way;
            target.route.login = login;
            target.route.sshHost = {{}, u"gate"_s, 0};
            for (const SnippetKind kind : snippetKinds()) {
                const Snippet snippet = makeSnippet(kind, target, options);
                available += snippet.available() ? 1 : 0;
                const QString all = snippet.text + snippet.notes.join(QChar(0x20)) + snippet.reason;
                QVERIFY2(!all.contains("hunter2"_L1), qPrintable(snippet.text));
            }
        }
    }
    QVERIFY(available > 9 * 15);
    const QString with = makeSnippet(SnippetKind::PysparkBuilder, target, options).text;
    QVERIFY(with.contains("\"spark.executor.memory\", \"3g\""_L1) && !with.contains("spark.app.id"_L1));
    QVERIFY(!makeSnippet(SnippetKind::PysparkBuilder, target, {}).text.contains("spark.executor.memory"_L1));
    // both are lists: the application's own parts stay, ours comes once
    target.route = {};
    options.attach.jar = u"/our.jar"_s;
    const QString lists = makeSnippet(SnippetKind::PysparkBuilder, target, options).text;
    QVERIFY(lists.contains("\"their.Listener,io.github.cinderscope.CinderscopeListener\""_L1));
    QVERIFY(lists.contains("\"/their.jar:/our.jar\""_L1));
    options.listener = false;
    QVERIFY(
        makeSnippet(SnippetKind::PysparkBuilder, target, options).text.contains("Listeners\", \"their.Listener\")"_L1));
}

void SnippetTextsTest::neighbours()
{
    FoundEndpoint master, history, server;
    master.kind = EndpointKind::Master;
    master.url = QUrl(u"http://10.0.0.1:8080"_s);
    master.cluster.masterUrl = u"spark://10.0.0.1:7077"_s;
    master.applications = {
        FoundApplication{.applicationId = u"app-1"_s, .name = u"one"_s, .uiUrl = QUrl(u"http://d:4040"_s)}};
    history.kind = EndpointKind::History;
    history.url = QUrl(u"http://h:18080"_s);
    history.applications = master.applications;
    server.kind = EndpointKind::Connect;
    server.url = QUrl(u"sc://d:15002"_s);
    server.state = FoundEndpoint::State::Reached;
    server.applications = master.applications;
    SnippetTarget target = SnippetTarget::of(history, u"app-1"_s);
    QVERIFY(target.kind == Kind::Application);
    QVERIFY(target.master.isEmpty());
    target.takeNeighbours({master, history, server});
    QCOMPARE(target.master, u"spark://10.0.0.1:7077"_s);
    QCOMPARE(target.connect, server.url);
    QCOMPARE(target.history, history.url);
    SnippetTarget other = SnippetTarget::of(master, u"app-1"_s);
    QCOMPARE(other.master, u"spark://10.0.0.1:7077"_s);
    QCOMPARE(other.ui, QUrl(u"http://d:4040"_s));
}

void SnippetTextsTest::placesAndEndpoints()
{
    FoundEndpoint master;
    master.kind = EndpointKind::Master;
    master.state = FoundEndpoint::State::Reached;
    master.url = QUrl(u"http://10.0.0.1:8080"_s);
    master.sparkVersion = u"3.5.9"_s;
    master.cluster.masterUrl = u"spark://10.0.0.1:7077"_s;
    FoundEndpoint history = master;
    history.kind = EndpointKind::History;
    history.url = QUrl(u"http://10.0.0.1:18080"_s);
    const Place place = Place::make(u"10.0.0.1"_s, u"ours"_s);
    SnippetTarget target = SnippetTarget::of(place, {history, master});
    QCOMPARE(target.master, u"spark://10.0.0.1:7077"_s);
    QCOMPARE(target.name, u"ours"_s);
    QVERIFY(target.pages.contains(history.url));
    target = SnippetTarget::of(Place::make(u"spark://a:7077,b:7077"_s), {});
    QCOMPARE(target.master, u"spark://a:7077,b:7077"_s);
    target = SnippetTarget::of(Place::make(u"10.0.0.0/24"_s), {});
    QVERIFY(!makeSnippet(SnippetKind::SparkShell, target, {}).available());
    QVERIFY(SnippetTarget::of(history).kind == Kind::History);
}

void SnippetTextsTest::summaryIsTheContract()
{
    ApplicationStore store;
    QVERIFY(importLog(recordedLog(), store, {}));
    SnippetTarget target;
    target.take(store.snapshot());
    QCOMPARE(makeSnippet(SnippetKind::SummaryJson, target, {}).text,
             QString::fromStdString(summaryJson(*store.snapshot(), true)) + u'\n');
    QVERIFY(!QJsonDocument::fromJson(makeSnippet(SnippetKind::SummaryJson, target, {}).text.toUtf8())
                 .object()[u"applicationId"_s]
                 .toString()
                 .isEmpty());
    ApplicationCard card = cardOf(*store.snapshot());
    TaskFailureCounts failures;
    failures.advance(store.snapshot()->tasks);
    addTaskFailures(card, *store.snapshot(), failures);
    QCOMPARE(makeSnippet(SnippetKind::SummaryText, target, {}).text, QString::fromStdString(cardAsText(card)));
    QCOMPARE(makeSnippet(SnippetKind::SummaryMarkdown, target, {}).text, QString::fromStdString(cardAsMarkdown(card)));
}

//! For every sort of target, each kind has either a text or a reason, and the text ends in one line break.
void SnippetTextsTest::reasons()
{
    QList<SnippetTarget> targets{SnippetTarget::thisComputer(), cluster(),      application(), cluster(u"yarn"_s),
                                 cluster(u"mesos://x:5050"_s),  SnippetTarget()};
    for (const Kind kind : {Kind::Computer, Kind::Application, Kind::Master, Kind::Connect, Kind::History}) {
        SnippetTarget target;
        target.kind = kind;
        targets.append(target);
    }
    SnippetTarget ended = application();
    ended.ended = true;
    targets.append(ended);
    for (const SnippetTarget &target : targets) {
        for (const SnippetKind kind : snippetKinds()) {
            for (const bool listener : {false, true}) {
                const Snippet snippet = makeSnippet(kind, target, {.listener = listener});
                QVERIFY(snippet.kind == kind);
                QVERIFY(snippet.text.isEmpty() != snippet.reason.isEmpty());
                QVERIFY(snippet.reason.isEmpty() || snippet.reason.endsWith(u'.'));
                QVERIFY(snippet.text.isEmpty() || (snippet.text.endsWith(u'\n') && !snippet.text.endsWith("\n\n"_L1)));
                for (const QString &note : snippet.notes)
                    QVERIFY2(note.endsWith(u'.'), qPrintable(note));
            }
        }
    }
    QVERIFY(!makeSnippet(SnippetKind::AttachPython, ended, {}).available());
    QVERIFY(makeSnippet(SnippetKind::PysparkBuilder, ended, {}).available());
}

QTEST_GUILESS_MAIN(SnippetTextsTest)
#include "tst_snippettexts.moc"
