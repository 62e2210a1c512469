// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/killclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostPage = 16 * 1024 * 1024; // a master with thousands of completed applications
//! One row of each table is enough: the token is the same for all.
constexpr auto kJobsPage = "/jobs/?activeJob.pageSize=1&completedJob.pageSize=1&failedJob.pageSize=1"_L1;

bool isMasterPath(const QString &path)
{
    return path == "app/kill"_L1 || path == "driver/kill"_L1;
}

//! Where Spark sends the browser after a kill request: back to the table. Elsewhere is a login page of a gateway.
bool isSparksRedirect(const KillForm &form, const QUrl &location)
{
    QString path = location.path();
    if (!path.endsWith(u'/'))
        path += u'/';
    if (isMasterPath(form.path))
        return path.endsWith(u'/') && !location.hasQuery();
    return path.endsWith(u'/' + form.path.section(u'/', 0, 0) + u'/');
}

//! Source: org.apache.spark.deploy.JsonProtocol.writeMasterState.
std::optional<QHash<QString, QString>> readMasterState(const RawAnswer &answer)
{
    const QByteArray body(answer.body.data(), qsizetype(answer.body.size()));
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    if (answer.status != 200 || !root.contains("activeapps"_L1))
        return {};
    QHash<QString, QString> states;
    for (const QLatin1StringView list :
         {"activeapps"_L1, "completedapps"_L1, "activedrivers"_L1, "completeddrivers"_L1}) {
        for (const QJsonValue entry : root[list].toArray())
            states.insert(entry["id"_L1].toString(), entry["state"_L1].toString());
    }
    return states;
}

} // namespace

bool isFinalState(const QString &state)
{
    return state == "FINISHED"_L1 || state == "FAILED"_L1 || state == "KILLED"_L1 || state == "ERROR"_L1;
}

bool KillView::runs(const QString &id) const
{
    const auto state = states.constFind(id);
    return state != states.constEnd() && !isFinalState(*state);
}

const KillForm *KillView::form(const QString &path, const QString &id) const
{
    for (const KillForm &form : forms) {
        if (form.path == path && form.id == id)
            return &form;
    }
    return nullptr;
}

KillClient::KillClient(const QUrl &base, const Access &access, int timeoutMs, QObject *parent)
    : QObject(parent), m_client(base, access), m_limits{timeoutMs, kMostPage}
{
}

KillClient::~KillClient() = default;

Error KillClient::failure(const RawAnswer &answer) const
{
    const std::string source = m_client.base().toDisplayString().toStdString();
    if (answer.status == 401)
        return {ErrorCode::Unauthorized, std::string(kWantsLogin), source};
    if (answer.status == 403)
        return {ErrorCode::Unauthorized, std::string(kForbidden), source};
    if (answer.status >= 300 && answer.status < 400)
        return {ErrorCode::Protocol, "redirect to " + answer.location.toDisplayString().toStdString(), source};
    return {ErrorCode::Protocol, "status " + std::to_string(answer.status), source};
}

void KillClient::look(const QString &page, ViewHandler handler)
{
    m_client.getRaw(
        page,
        [this, handler](const Result<RawAnswer> &answer) {
            if (!answer)
                return handler(answer.error());
            if (answer->status != 200 || !answer->contentType.startsWith("text/html"))
                return handler(failure(*answer));
            const QString html = QString::fromUtf8(answer->body.data(), qsizetype(answer->body.size()));
            handler(KillView{killForms(html), listsActiveJobs(html), submissionAddress(html), {}});
        },
        m_limits);
}

void KillClient::lookAtJobs(ViewHandler handler)
{
    look(kJobsPage, [this, handler](const Result<KillView> &view) {
        m_work.reset();
        if (view) {
            for (const KillForm &form : view->forms) {
                if (!isMasterPath(form.path))
                    m_work = form;
            }
        }
        handler(view);
    });
}

void KillClient::lookAtMaster(ViewHandler handler)
{
    look(u"/"_s, [this, handler](const Result<KillView> &page) {
        if (!page)
            return handler(page.error());
        readStates([handler, page](const Result<KillView> &states) {
            if (!states)
                return handler(states.error());
            KillView view = *page;
            view.states = states->states;
            handler(view);
        });
    });
}

void KillClient::readStates(ViewHandler handler)
{
    m_client.getRaw(
        u"/json/"_s,
        [this, handler](const Result<RawAnswer> &answer) {
            if (!answer)
                return handler(answer.error());
            KillView view;
            const auto states = readMasterState(*answer);
            if (!states)
                return handler(failure(*answer));
            view.states = *states;
            handler(view);
        },
        m_limits);
}

void KillClient::killWork(const QString &path, std::int64_t id, Handler handler)
{
    KillForm wanted{path, QString::number(id), {}, false};
    if (m_work) {
        wanted.token = m_work->token;
        wanted.link = m_work->link;
        return send(wanted, true, firstMeans(), std::move(handler));
    }
    lookAgain(wanted, handler);
}

void KillClient::lookAgain(const KillForm &form, const Handler &handler)
{
    lookAtJobs([this, form, handler](const Result<KillView> &view) {
        const std::string source = m_client.base().toDisplayString().toStdString();
        if (!view)
            return handler(view.error());
        if (!m_work && view->active)
            return handler(Error{ErrorCode::NoPermission, "the page of jobs shows no kill links", source});
        if (!m_work)
            return handler(Error{ErrorCode::NotFound, "no job runs", source});
        KillForm next = form;
        next.token = m_work->token;
        next.link = m_work->link;
        send(next, false, firstMeans(), handler);
    });
}

void KillClient::killAtMaster(const QString &path, const QString &id, Handler handler)
{
    lookAtMaster([this, path, id, handler](const Result<KillView> &view) {
        if (!view)
            return handler(view.error());
        if (const KillForm *form = view->form(path, id))
            return send(*form, false, firstMeans(), handler);
        const std::string source = m_client.base().toDisplayString().toStdString();
        if (!view->runs(id))
            return handler(Error{ErrorCode::NotFound, "the master does not list it as running", source});
        handler(Error{ErrorCode::NoPermission, "the master's page shows no kill link for it", source});
    });
}

//! A UI with a path of its own is behind a proxy.
KillClient::Means KillClient::firstMeans() const
{
    return m_client.base().path().size() > 1 ? Means::Query : Means::Body;
}

//! \a retry: with a token read anew when this one is refused (the driver was started again on the same port).
void KillClient::send(const KillForm &form, bool retry, Means means, Handler handler)
{
    const QByteArray type = "application/x-www-form-urlencoded";
    const QByteArray body = killBody(form.id, form.token, isMasterPath(form.path));
    const QString path = u'/' + form.path + u'/';
    const QString query = path + u'?' + QString::fromLatin1(body);
    const auto take = [this, form, retry, means, handler](const Result<RawAnswer> &answer) {
        takeAnswer(form, retry, means, answer, handler);
    };
    switch (means) {
    case Means::Body:
        return m_client.post(path, type, body, take, m_limits);
    case Means::Query:
        return m_client.post(query, type, {}, take, m_limits);
    case Means::Get:
        return m_client.getRaw(query, take, m_limits);
    }
}

void KillClient::takeAnswer(const KillForm &form, bool retry, Means means, const Result<RawAnswer> &answer,
                            const Handler &handler)
{
    if (!answer)
        return handler(answer.error());
    if (answer->status == 403 && retry) {
        m_work.reset();
        return lookAgain(form, handler);
    }
    // HttpSecurityFilter of a master reads the form before its reverse proxy would pass it on.
    if (answer->status == 400 && means == Means::Body)
        return send(form, false, Means::Query, handler);
    // YARN's proxy passes no POST on (SPARK-6846); Spark takes GET where its page has links.
    if ((answer->status == 405 || answer->status == 501) && form.link && means != Means::Get)
        return send(form, false, Means::Get, handler);
    if (answer->status == 403)
        return handler(
            Error{ErrorCode::NoPermission, std::string(kForbidden), m_client.base().toDisplayString().toStdString()});
    const bool redirected = answer->status >= 300 && answer->status < 400;
    if (redirected ? isSparksRedirect(form, answer->location) : answer->status == 200)
        return handler({});
    handler(failure(*answer));
}

} // namespace cinderscope
