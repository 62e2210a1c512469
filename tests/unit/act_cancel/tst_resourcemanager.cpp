// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"
#include "act/cancel/cancelscout.h"
#include "act/cancel/resourcemanager.h"
#include "act/cancel/sparksubmitkill.h"
#include "unit/act_cancel/formserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kApplication = u"application_1795303317519_0001"_s;

//! As a ResourceManager 3.3.6 says it.
QByteArray problem(const QByteArray &exception, const QByteArray &message)
{
    return R"({"RemoteException":{"exception":")" + exception + R"(","message":"java.lang.Exception: )" + message +
           R"(","javaClassName":"org.apache.hadoop.yarn.webapp.)" + exception + "\"}}";
}

QByteArray site(const QByteArray &properties)
{
    return "<?xml version=\"1.0\"?>\n<configuration>\n" + properties + "</configuration>\n";
}

QByteArray setting(const QByteArray &name, const QByteArray &value)
{
    return "<property><!-- x --><name> " + name + " </name>\n<value>" + value +
           "</value><final>true</final></property>\n";
}

} // namespace

//! What is asked of YARN and of spark-submit for Kubernetes, and what their answers mean.
class ResourceManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sites_data();
    void sites();
    void ownSite();
    void answers_data();
    void answers();
    void killIsInTheNameOfTheUser();
    void pairs();
    void endsAnApplication_data();
    void endsAnApplication();
    void sparkSubmitSays_data();
    void sparkSubmitSays();
    void sparkSubmitIsRun();

private:
    Result<QString> ask(ResourceManagerClient &client, bool kill);
};

Result<QString> ResourceManagerTest::ask(ResourceManagerClient &client, bool kill)
{
    std::optional<Result<QString>> answer;
    const auto take = [&answer](const Result<QString> &told) { answer = told; };
    kill ? client.kill(kApplication, take) : client.state(kApplication, take);
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
    return answer.value_or(Error{ErrorCode::Timeout, "no answer", {}});
}

void ResourceManagerTest::sites_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("address") << site(setting("yarn.resourcemanager.webapp.address", "rm:18088"))
                             << QStringList{u"http://rm:18088"_s};
    QTest::newRow("host name only") << site(setting("yarn.resourcemanager.hostname", "rm"))
                                    << QStringList{u"http://rm:8088"_s};
    QTest::newRow("variable") << site(setting("yarn.resourcemanager.hostname", "rm") +
                                      setting("yarn.resourcemanager.webapp.address",
                                              "${yarn.resourcemanager.hostname}:9000"))
                              << QStringList{u"http://rm:9000"_s};
    QTest::newRow("endless variable") << site(setting("a", "${b}") + setting("b", "${a}") +
                                              setting("yarn.resourcemanager.webapp.address", "${a}"))
                                      << QStringList();
    QTest::newRow("no port") << site(setting("yarn.resourcemanager.webapp.address", "rm"))
                             << QStringList{u"http://rm:8088"_s};
    QTest::newRow("https") << site(setting("yarn.http.policy", "HTTPS_ONLY") +
                                   setting("yarn.resourcemanager.hostname", "rm") +
                                   setting("yarn.resourcemanager.webapp.address", "rm:8088"))
                           << QStringList{u"https://rm:8090"_s};
    QTest::newRow("a pair") << site(setting("yarn.resourcemanager.ha.enabled", "true") +
                                    setting("yarn.resourcemanager.ha.rm-ids", "a, b") +
                                    setting("yarn.resourcemanager.hostname.a", "one") +
                                    setting("yarn.resourcemanager.webapp.address.b", "two:9"))
                            << QStringList{u"http://one:8088"_s, u"http://two:9"_s};
    QTest::newRow("defaults") << site({}) << QStringList();
    QTest::newRow("all addresses") << site(setting("yarn.resourcemanager.hostname", "0.0.0.0")) << QStringList();
    QTest::newRow("no XML") << QByteArray("yarn.resourcemanager.hostname=rm") << QStringList();
    QTest::newRow("cut") << site(setting("yarn.resourcemanager.hostname", "rm")).left(60) << QStringList();
    QTest::newRow("entities") << QByteArray(
                                     "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                     "<configuration><property><name>yarn.resourcemanager.hostname</name>"
                                     "<value>&x;</value></property></configuration>")
                              << QStringList();
}

void ResourceManagerTest::sites()
{
    QFETCH(QByteArray, xml);
    QFETCH(QStringList, expected);
    QStringList found;
    for (const QUrl &url : resourceManagersOfSite(xml))
        found += url.toString();
    QCOMPARE(found, expected);
}

void ResourceManagerTest::ownSite()
{
    QTemporaryDir folder;
    QProcessEnvironment environment;
    QVERIFY(ownResourceManagers(environment).isEmpty());
    environment.insert(u"HADOOP_CONF_DIR"_s, folder.path());
    QVERIFY(ownResourceManagers(environment).isEmpty()); // no such file
    QFile file(folder.filePath(u"yarn-site.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(site(setting("yarn.resourcemanager.hostname", "rm")));
    file.close();
    QCOMPARE(ownResourceManagers(environment), QList{QUrl(u"http://rm:8088"_s)});
    environment.insert(u"YARN_CONF_DIR"_s, u"/nonexistent"_s);
    QCOMPARE(ownResourceManagers(environment), QList{QUrl(u"http://rm:8088"_s)});
}

void ResourceManagerTest::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("code");
    const auto failing = [](ErrorCode code) { return int(code); };
    QTest::newRow("runs") << 200 << QByteArray(R"({"state":"RUNNING"})") << u"RUNNING"_s << -1;
    QTest::newRow("taken") << 202 << QByteArray(R"({"state":"KILLING"})") << u"KILLING"_s << -1;
    QTest::newRow("unknown") << 404 << problem("NotFoundException", "app with id: x not found") << QString()
                             << failing(ErrorCode::NotFound);
    QTest::newRow("no ResourceManager") << 404 << QByteArray("<html>Not Found</html>") << QString()
                                        << failing(ErrorCode::Protocol);
    QTest::newRow("another page") << 200 << QByteArray("<html>hello</html>") << QString()
                                  << failing(ErrorCode::Protocol);
    QTest::newRow("login") << 401 << QByteArray("<html>Authentication required</html>") << QString()
                           << failing(ErrorCode::Unauthorized);
    QTest::newRow("forbidden") << 403 << problem("ForbiddenException", "User a cannot perform operation MODIFY_APP")
                               << QString() << failing(ErrorCode::Unauthorized);
    QTest::newRow("bad") << 400 << problem("BadRequestException", "Invalid ApplicationId") << QString()
                         << failing(ErrorCode::Protocol);
}

void ResourceManagerTest::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, state);
    QFETCH(int, code);
    FormServer server([&](const FormRequest &) { return FormAnswer{status, body, "application/json", {}}; });
    ResourceManagerClient client({server.url()}, Access(), 20'000);
    for (const bool kill : {false, true}) {
        const Result<QString> answer = ask(client, kill);
        QCOMPARE(bool(answer), code < 0);
        if (answer)
            QCOMPARE(*answer, state);
        else
            QCOMPARE(int(answer.error().code), code);
    }
}

void ResourceManagerTest::killIsInTheNameOfTheUser()
{
    FormServer server([](const FormRequest &) {
        return FormAnswer{202, R"({"state":"KILLING"})", "application/json", {}};
    });
    ResourceManagerClient client({server.url()}, Access(), 20'000);
    QVERIFY(ask(client, true));
    QCOMPARE(server.requests.size(), 1);
    const FormRequest &request = server.requests.first();
    QCOMPARE(request.method, "PUT"_ba);
    QCOMPARE(request.path, "/ws/v1/cluster/apps/" + kApplication.toLatin1() + "/state");
    QCOMPARE(request.query, "user.name=" + QByteArray(getpwuid(geteuid())->pw_name));
    QCOMPARE(request.body, R"({"state":"KILLED"})"_ba);
    QVERIFY(request.head.toLower().contains("content-type: application/json"));
}

//! One stands by and redirects, or is off: the other one is asked, and from then on alone.
void ResourceManagerTest::pairs()
{
    FormServer active([](const FormRequest &) {
        return FormAnswer{200, R"({"state":"RUNNING"})", "application/json", {}};
    });
    FormServer standby([&](const FormRequest &) {
        return FormAnswer{307, "This is standby RM.", "text/plain", active.url().toString().toLatin1() + "/ws"};
    });
    ResourceManagerClient client({standby.url(), QUrl(u"http://127.0.0.1:9"_s), active.url()}, Access(), 20'000);
    QVERIFY(client.base().isEmpty());
    QVERIFY(ask(client, false));
    QCOMPARE(client.base(), active.url());
    QVERIFY(ask(client, true));
    QCOMPARE(standby.requests.size(), 1);
    QCOMPARE(active.requests.size(), 2);
    // One that knows nothing of the application has answered: no other cluster is asked to kill it.
    FormServer other([](const FormRequest &) {
        return FormAnswer{404, problem("NotFoundException", "app not found"), "application/json", {}};
    });
    ResourceManagerClient second({other.url(), active.url()}, Access(), 20'000);
    QVERIFY(!ask(second, true));
    QCOMPARE(active.requests.size(), 2);
}

void ResourceManagerTest::endsAnApplication_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<int>("kind");
    QTest::newRow("killed") << "KILLED"_ba << int(CancelOutcome::Kind::Ended);
    QTest::newRow("its own end") << "FINISHED"_ba << int(CancelOutcome::Kind::AlreadyEnded);
    QTest::newRow("goes on") << "RUNNING"_ba << int(CancelOutcome::Kind::StillRunning);
    QTest::newRow("refused") << ""_ba << int(CancelOutcome::Kind::Refused);
}

//! Looked at, planned, asked, and believed only when YARN says so.
void ResourceManagerTest::endsAnApplication()
{
    QFETCH(QByteArray, last);
    QFETCH(int, kind);
    int looks = 0;
    bool asked = false;
    FormServer server([&](const FormRequest &request) {
        if (request.method == "PUT") {
            asked = true;
            return last.isEmpty() ? FormAnswer{403, problem("ForbiddenException", "no"), "application/json", {}}
                                  : FormAnswer{202, R"({"state":"KILLING"})", "application/json", {}};
        }
        const bool over = asked && ++looks > 2;
        return FormAnswer{200, "{\"state\":\"" + (over ? last : "RUNNING"_ba) + "\"}", "application/json", {}};
    });
    CancelSite site;
    site.application.id = kApplication;
    site.tools.resourceManagers = {server.url()};
    CancelScout scout;
    std::optional<CancelSite> found;
    connect(&scout, &CancelScout::found, this, [&](const CancelSite &with) { found = with; });
    scout.look(CancelTarget::application(), site);
    QTRY_VERIFY_WITH_TIMEOUT(found, 20'000);
    QVERIFY(found->yarnRight == KillRight::Allowed);
    const CancelPlan plan = planCancel(CancelTarget::application(), *found);
    QVERIFY(plan.way() == CancelWay::ResourceManager);
    CancelRun::Settings settings;
    settings.pollMs = 20;
    settings.verifyApplicationMs = last == "RUNNING" ? 400 : 20'000;
    CancelRun run(plan, *found, settings);
    std::optional<CancelOutcome> outcome;
    connect(&run, &CancelRun::finished, this, [&](const CancelOutcome &told) { outcome = told; });
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
    QCOMPARE(int(outcome->kind), kind);
    QVERIFY(looks > 2 || last.isEmpty());
}

void ResourceManagerTest::sparkSubmitSays_data()
{
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("code");
    // As spark-submit 4.3.0 and 3.5.9 said it.
    const QString asks =
        u"Submitting a request to kill submission jobs:pi in k8s://http://127.0.0.1:1. Grace period in "
        "secs: not set.\n"_s;
    const QString fails = asks + u"Exception in thread \"main\" io.fabric8.kubernetes.client."
                                 "KubernetesClientException: "_s;
    QTest::newRow("taken") << 0 << asks << -1;
    QTest::newRow("no such pod") << 0 << asks + u"Application not found.\n"_s << int(ErrorCode::NotFound);
    QTest::newRow("forbidden")
        << 1
        << fails +
               u"Failure executing: GET at: http://127.0.0.1:1/api/v1/namespaces/jobs/pods/pi. Message: pods \"pi\" is "
               "forbidden: User \"system:anonymous\" cannot get resource. Received status: Status(apiVersion=v1, "
               "code=403, details=null).\n"_s
        << int(ErrorCode::Unauthorized);
    QTest::newRow("nobody, 4.3")
        << 1
        << fails + u"Operation: [get]  for kind: [Pod]  with name: [pi]  in namespace: [jobs]  failed.\n"
                   "Caused by: java.io.IOException: Connection refused: /127.0.0.1:1\n\t... 15 more\n"_s
        << int(ErrorCode::Network);
    QTest::newRow("nobody, 3.5")
        << 1
        << fails + u"Operation: [delete]  for kind: [Pod]  with name: [pi]  in namespace: [jobs]  failed.\n"
                   "Caused by: java.net.ConnectException: Failed to connect to /127.0.0.1:1\n"_s
        << int(ErrorCode::Network);
    QTest::newRow("else") << 1 << u"Error: something\n"_s << int(ErrorCode::Protocol);
    QTest::newRow("no Spark") << 127 << u"/x/bin/spark-submit: line 27: /bin/spark-class: No such file or directory\n"_s
                              << int(ErrorCode::Protocol);
    QTest::newRow("killed") << -1 << QString() << int(ErrorCode::Protocol);
}

void ResourceManagerTest::sparkSubmitSays()
{
    QFETCH(int, exitCode);
    QFETCH(QString, output);
    QFETCH(int, code);
    const Result<void> outcome = SparkSubmitKill::outcomeOf(exitCode, output);
    QCOMPARE(outcome ? -1 : int(outcome.error().code), code);
    if (code == int(ErrorCode::Unauthorized))
        QCOMPARE(QString::fromStdString(outcome.error().detail),
                 u"pods \"pi\" is forbidden: User \"system:anonymous\" cannot get resource"_s);
}

void ResourceManagerTest::sparkSubmitIsRun()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"bin"_s));
    const QString path = folder.filePath(u"bin/spark-submit"_s);
    QProcessEnvironment environment;
    environment.insert(u"SPARK_HOME"_s, folder.path());
    QVERIFY(SparkSubmitKill::program(environment).isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '%s|' \"$@\" > \"$0.said\"\n[ \"$4\" = late ] && exec sleep 100\n"
               "echo 'Application not found.'\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(SparkSubmitKill::program(environment), path);
    environment.insert(u"SPARK_HOME"_s, u"/nonexistent"_s);
    environment.insert(u"PATH"_s, folder.filePath(u"bin"_s));
    QCOMPARE(SparkSubmitKill::program(environment), path);

    const auto run = [&](const QString &pod, int timeoutMs) {
        SparkSubmitKill kill;
        std::optional<Result<void>> told;
        connect(&kill, &SparkSubmitKill::finished, this, [&](const Result<void> &result) { told = result; });
        kill.start(path, u"k8s://http://x"_s, pod, timeoutMs);
        if (told)
            return Result<void>(Error{ErrorCode::Protocol, "told at once", {}});
        (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
        return told.value_or(Error{ErrorCode::Cancelled, "nothing", {}});
    };
    QVERIFY(run(u"jobs:pi"_s, 20'000).error().code == ErrorCode::NotFound);
    QFile said(path + u".said"_s);
    QVERIFY(said.open(QIODevice::ReadOnly));
    QCOMPARE(said.readAll(), "--master|k8s://http://x|--kill|jobs:pi|"_ba);
    QVERIFY(run(u"late"_s, 300).error().code == ErrorCode::Timeout);
    SparkSubmitKill missing;
    std::optional<Result<void>> told;
    connect(&missing, &SparkSubmitKill::finished, this, [&](const Result<void> &result) { told = result; });
    missing.start(u"/nonexistent/spark-submit"_s, u"k8s://x"_s, u"a:b"_s, 20'000);
    QTRY_VERIFY(told);
    QVERIFY(told->error().code == ErrorCode::Io);
}

QTEST_GUILESS_MAIN(ResourceManagerTest)
#include "tst_resourcemanager.moc"
