// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/killclient.h"
#include "act/cancel/submissionclient.h"
#include "unit/act_cancel/formserver.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimeout = 10'000;
const QByteArray kToken = "bdeb6f81b2cd74c8e775b29ea10de2ad"; // of the recorded page of jobs

//! Spark 4.3 as it was recorded: POST with the right token only.
FormAnswer spark43(const FormRequest &request, const QByteArray &token)
{
    if (!request.path.contains("/kill"))
        return {200, recorded(u"4.3.0"_s, "jobs.html").replace(kToken, token), "text/html;charset=utf-8", {}};
    if (request.method != "POST")
        return {405, {}, "text/html", {}};
    if (QUrlQuery(QString::fromLatin1(request.body)).queryItemValue(u"csrfToken"_s).toLatin1() != token)
        return {403, {}, "text/html", {}};
    return {302, {}, "text/html", "http://127.0.0.1:1/jobs/"};
}

Result<void> killWork(KillClient &client, const QString &path, std::int64_t id)
{
    std::optional<Result<void>> result;
    client.killWork(path, id, [&](const Result<void> &answer) { result = answer; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
        return Error{ErrorCode::Timeout, "the test's own", {}};
    return *result;
}

} // namespace

//! The kill requests of Spark's pages, against answers that were recorded from Spark 3.5.9 and 4.3.0.
class KillClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formsOfJobsPage();
    void formsOfMasterPage_data();
    void formsOfMasterPage();
    void hostilePage();
    void body();
    void spark43NeedsItsToken();
    void tokenOfAnotherDriver();
    void links();
    void forbiddenAndIdle();
    void loginPage();
    void refusedConnection();
    void reverseProxy();
    void master_data();
    void master();
    void submissions();
};

void KillClientTest::formsOfJobsPage()
{
    const QString page43 = QString::fromUtf8(recorded(u"4.3.0"_s, "jobs.html"));
    QVERIFY(page43.size() > 10'000);
    const QList<KillForm> forms = killForms(page43);
    QCOMPARE(forms.size(), 1);
    QVERIFY((forms.first() == KillForm{u"jobs/job/kill"_s, u"1"_s, QString::fromLatin1(kToken), false}));
    QVERIFY(listsActiveJobs(page43));
    const QString page35 = QString::fromUtf8(recorded(u"3.5.9"_s, "jobs.html"));
    const QList<KillForm> links = killForms(page35);
    QCOMPARE(links.size(), 1);
    QVERIFY((links.first() == KillForm{u"jobs/job/kill"_s, u"1"_s, {}, true}));
    QVERIFY(listsActiveJobs(page35));
}

void KillClientTest::formsOfMasterPage_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("3.5.9") << u"3.5.9"_s;
    QTest::newRow("4.3.0") << u"4.3.0"_s;
}

void KillClientTest::formsOfMasterPage()
{
    QFETCH(QString, version);
    const QString page = QString::fromUtf8(recorded(version, "master.html"));
    KillView view{killForms(page), false, submissionAddress(page), {}};
    QCOMPARE(view.forms.size(), 2);
    QCOMPARE(view.forms[0].path, u"app/kill"_s);
    QVERIFY(view.forms[0].id.startsWith("app-2026"_L1));
    QCOMPARE(view.forms[1].path, u"driver/kill"_s);
    QVERIFY(view.form(u"driver/kill"_s, view.forms[1].id));
    QVERIFY(!view.form(u"app/kill"_s, view.forms[1].id));
    QCOMPARE(view.forms[0].token.isEmpty(), version == u"3.5.9"_s);
    QVERIFY(view.submissions.startsWith("127.0.0.1:45"_L1));
    QVERIFY(!listsActiveJobs(page));
}

//! Only known paths are taken out of a page, never an address.
void KillClientTest::hostilePage()
{
    QVERIFY(
        killForms(u"<form action=\"http://evil.example/x\" method=\"POST\"><input name=\"id\" value=\"1\"/></form>"_s)
            .isEmpty());
    QVERIFY(
        killForms(u"<form action=\"/jobs/job/kill/../../other\"><input name=\"id\" value=\"1\"/></form>"_s).isEmpty());
    QVERIFY(killForms(u"<form action=\"/evil-app/kill/\"></form><form action=\"xapp/kill/\"></form>"_s).size() <= 1);
    QVERIFY(killForms(u"<form action=\"/jobs/job/kill/\""_s).isEmpty());
    const auto elsewhere = killForms(u"<form action=\"http://evil.example/jobs/job/kill/\"></form>"_s);
    QCOMPARE(elsewhere.value(0).path, u"jobs/job/kill"_s); // sent to where the page came from
    QCOMPARE(submissionAddress(u"REST URL:</strong> <b>no</b>"_s), QString());
}

void KillClientTest::body()
{
    QCOMPARE(killBody(u"3"_s, u"ab"_s, false), QByteArray("id=3&csrfToken=ab"));
    QCOMPARE(killBody(u"app-1&x=%"_s, {}, true), QByteArray("id=app-1%26x%3D%25&terminate=true"));
}

void KillClientTest::spark43NeedsItsToken()
{
    FormServer server([](const FormRequest &request) { return spark43(request, kToken); });
    KillClient client(server.url(), Access(), kTimeout);
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 7));
    QCOMPARE(server.posts().size(), 1);
    QCOMPARE(server.posts().first().path, QByteArray("/jobs/job/kill/"));
    QCOMPARE(server.posts().first().body, "id=7&csrfToken=" + kToken);
    QVERIFY(server.requests.first().query.contains("activeJob.pageSize=1"));
    // The token is known now: no second look at the page.
    QVERIFY(!killWork(client, u"stages/stage/kill"_s, 3)); // this server sends back to the jobs, Spark to the stages
    QCOMPARE(server.requests.size(), 3);
}

//! The driver was started again at the same address.
void KillClientTest::tokenOfAnotherDriver()
{
    QByteArray token = kToken;
    FormServer server([&token](const FormRequest &request) { return spark43(request, token); });
    KillClient client(server.url(), Access(), kTimeout);
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 7));
    token = "another";
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 8));
    QCOMPARE(server.posts().last().body, QByteArray("id=8&csrfToken=another"));
    QCOMPARE(server.posts().size(), 3);
    // One that no token helps with is a refusal, not a loop.
    FormServer closed([](const FormRequest &request) {
        FormAnswer answer = spark43(request, kToken);
        return request.method == "POST" ? FormAnswer{403, {}, "text/html", {}} : answer;
    });
    KillClient refused(closed.url(), Access(), kTimeout);
    const Result<void> result = killWork(refused, u"jobs/job/kill"_s, 7);
    QVERIFY(!result && result.error().code == ErrorCode::NoPermission);
    QCOMPARE(closed.posts().size(), 1);
}

//! Spark before 4.3: POST too; GET only where POST does not come through (YARN's proxy).
void KillClientTest::links()
{
    bool passesPost = true;
    FormServer server([&passesPost](const FormRequest &request) {
        if (!request.path.contains("/kill"))
            return FormAnswer{200, recorded(u"3.5.9"_s, "jobs.html"), "text/html;charset=utf-8", {}};
        if (request.method == "POST" && !passesPost)
            return FormAnswer{405, {}, "text/html", {}};
        return FormAnswer{302, {}, "text/html", "http://127.0.0.1:1/jobs/"};
    });
    KillClient client(server.url(), Access(), kTimeout);
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 7));
    QCOMPARE(server.posts().last().body, QByteArray("id=7"));
    passesPost = false;
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 8));
    QCOMPARE(server.requests.last().method, QByteArray("GET"));
    QCOMPARE(server.requests.last().query, QByteArray("id=8"));
}

void KillClientTest::forbiddenAndIdle()
{
    QString page = QString::fromUtf8(recorded(u"4.3.0"_s, "jobs.html"));
    page.remove(QRegularExpression(u"<form action=\"/jobs/job/kill/\".*?</form>"_s,
                                   QRegularExpression::DotMatchesEverythingOption));
    FormServer server([&page](const FormRequest &) {
        return FormAnswer{200, page.toUtf8(), "text/html;charset=utf-8", {}};
    });
    KillClient client(server.url(), Access(), kTimeout);
    Result<void> result = killWork(client, u"jobs/job/kill"_s, 7);
    QVERIFY(!result && result.error().code == ErrorCode::NoPermission); // jobs run, and none has a link
    QVERIFY(server.posts().isEmpty());
    page = u"<html>Completed Jobs</html>"_s;
    result = killWork(client, u"jobs/job/kill"_s, 7);
    QVERIFY(!result && result.error().code == ErrorCode::NotFound); // no job runs
    QVERIFY(server.posts().isEmpty());
}

//! A gateway that sends to its login page is no success.
void KillClientTest::loginPage()
{
    FormServer server([](const FormRequest &request) {
        FormAnswer answer = spark43(request, kToken);
        if (request.method == "POST")
            answer.location = "https://sso.example.org/login?back=jobs";
        return answer;
    });
    KillClient client(server.url(), Access(), kTimeout);
    const Result<void> result = killWork(client, u"jobs/job/kill"_s, 7);
    QVERIFY(!result && result.error().code == ErrorCode::Protocol);
    QVERIFY(result.error().detail.find("sso.example.org") != std::string::npos);
}

void KillClientTest::refusedConnection()
{
    QUrl nowhere;
    {
        const FormServer server([](const FormRequest &) { return FormAnswer(); });
        nowhere = server.url();
    }
    KillClient client(nowhere, Access(), kTimeout);
    const Result<void> result = killWork(client, u"jobs/job/kill"_s, 7);
    QVERIFY(!result && result.error().code == ErrorCode::Network);
}

//! Behind a path of its own, and with the login of the place.
void KillClientTest::reverseProxy()
{
    // As a master's reverse proxy: it loses bodies on the way.
    FormServer server([](const FormRequest &request) {
        if (request.method == "POST" && !request.body.isEmpty())
            return FormAnswer{400, {}, "text/html", {}};
        FormRequest inner = request;
        inner.body = request.query;
        return spark43(inner, kToken);
    });
    QUrl base = server.url();
    base.setPath(u"/proxy/app-1"_s);
    Access access;
    access.headers = {{"Authorization", "Bearer t"}};
    KillClient client(base, access, kTimeout);
    QVERIFY(killWork(client, u"jobs/job/kill"_s, 7));
    QCOMPARE(server.posts().size(), 1);
    QCOMPARE(server.posts().first().path, QByteArray("/proxy/app-1/jobs/job/kill/"));
    QCOMPARE(server.posts().first().query, "id=7&csrfToken=" + kToken);
    QVERIFY(server.posts().first().head.contains("Authorization: Bearer t"));
    // One that does not show by its path that it is there: found out by the refusal.
    KillClient root(server.url(), access, kTimeout);
    QVERIFY(killWork(root, u"jobs/job/kill"_s, 8));
    QCOMPARE(server.posts().size(), 3);
    QCOMPARE(server.posts().last().query, "id=8&csrfToken=" + kToken);
}

void KillClientTest::master_data()
{
    formsOfMasterPage_data();
}

void KillClientTest::master()
{
    QFETCH(QString, version);
    QByteArray page = recorded(version, "master.html");
    // It was recorded right after its driver was killed; before that it said:
    const QByteArray states = recorded(version, "master.json").replace("\"KILLED\"", "\"RUNNING\"");
    FormServer server([&](const FormRequest &request) {
        if (request.method == "POST")
            return FormAnswer{302, {}, "text/html", "http://127.0.0.1:1/"};
        if (request.path == "/json/")
            return FormAnswer{200, states, "text/json;charset=utf-8", {}};
        return FormAnswer{200, page, "text/html;charset=utf-8", {}};
    });
    const QList<KillForm> forms = killForms(QString::fromUtf8(page));
    KillClient client(server.url(), Access(), kTimeout);
    const auto kill = [&client](const QString &path, const QString &id) {
        std::optional<Result<void>> result;
        client.killAtMaster(path, id, [&](const Result<void> &answer) { result = answer; });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
        return result.value_or(Error{ErrorCode::Timeout, "the test's own", {}});
    };
    for (const KillForm &form : forms) {
        QVERIFY(kill(form.path, form.id));
        QCOMPARE(server.posts().last().path, '/' + form.path.toLatin1() + '/');
        QCOMPARE(server.posts().last().body, killBody(form.id, form.token, true));
    }
    Result<void> result = kill(u"app/kill"_s, u"app-20260101000000-0009"_s);
    QVERIFY(!result && result.error().code == ErrorCode::NotFound);
    page.replace("kill/\"", "other/\""); // spark.ui.killEnabled=false of the master
    result = kill(forms.first().path, forms.first().id);
    QVERIFY(!result && result.error().code == ErrorCode::NoPermission);
    QCOMPARE(server.posts().size(), 2);
}

void KillClientTest::submissions()
{
    QByteArray body;
    FormServer server([&body](const FormRequest &) { return FormAnswer{200, body, "application/json", {}}; });
    SubmissionClient client(server.url(), Access(), kTimeout);
    const auto ask = [&](bool kill) {
        std::optional<Result<SubmissionClient::Answer>> result;
        const auto take = [&](const Result<SubmissionClient::Answer> &answer) { result = answer; };
        kill ? client.kill(u"driver-1"_s, take) : client.status(u"driver-1"_s, take);
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
        return *result;
    };
    body = recorded(u"4.3.0"_s, "kill.json");
    QVERIFY(ask(true)->success);
    QCOMPARE(server.requests.last().path, QByteArray("/v1/submissions/kill/driver-1"));
    QCOMPARE(server.requests.last().method, QByteArray("POST"));
    body = recorded(u"3.5.9"_s, "kill2.json");
    QVERIFY(!ask(true)->success);
    QVERIFY(ask(true)->message.contains("already finished or does not exist"_L1));
    body = recorded(u"4.3.0"_s, "status.json");
    QVERIFY(!ask(false)->hasEnded());
    QCOMPARE(ask(false)->driverState, u"RUNNING"_s);
    body = recorded(u"3.5.9"_s, "status2.json");
    QVERIFY(ask(false)->hasEnded());
    body = R"({"action":"ErrorResponse","message":"Unknown protocol version"})";
    QVERIFY(!ask(true));
    body = "<html>not it</html>";
    QVERIFY(!ask(true));
}

QTEST_GUILESS_MAIN(KillClientTest)
#include "tst_killclient.moc"
