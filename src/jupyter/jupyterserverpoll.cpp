// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/jupyterserverpoll.h"

#include "jupyter/jupyteraddress.h"
#include "reach/certificateproblem.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr RestLimits kLimits{10'000, 4 * 1024 * 1024};
constexpr qsizetype kMostKernels = 500;
constexpr qsizetype kMostText = 1'000;
const QString kQuiet = u"?no_track_activity=1"_s; // jupyter_server.base.handlers.APIHandler.update_api_activity

QUrl withoutSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

QString textOf(const QJsonObject &object, const QString &key)
{
    return object.value(key).toString().left(kMostText);
}

//! What may stand in a path and a query.
bool isKernelId(const QString &id)
{
    static const QRegularExpression word(u"^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$"_s);
    return word.match(id).hasMatch();
}

TimeMs timeOf(const QString &text)
{
    QDateTime date = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (date.timeSpec() == Qt::LocalTime)
        date.setTimeSpec(Qt::UTC);
    return date.isValid() ? date.toMSecsSinceEpoch() : kNoTime;
}

QString hostOf(const QUrl &url)
{
    return url.port() > 0 ? u"%1:%2"_s.arg(url.host()).arg(url.port()) : url.host();
}

} // namespace

JupyterServerPoll::JupyterServerPoll(const QUrl &server, const Access &access, const Settings &settings,
                                     QObject *parent)
    : QObject(parent), m_server(server), m_settings(settings), m_client(withoutSlash(server), access)
{
    m_told.isHub = settings.hub;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JupyterServerPoll::round);
}

void JupyterServerPoll::start()
{
    round();
}

void JupyterServerPoll::refresh()
{
    m_languages.clear();
    m_failures = 0;
    if (m_running)
        m_again = true;
    else
        round();
}

void JupyterServerPoll::round()
{
    m_timer.stop();
    m_running = true;
    m_kernels.clear();
    if (m_told.state != JupyterServer::State::Reached)
        ask(u"/api"_s, &JupyterServerPoll::takeVersion);
    else if (m_settings.hub)
        ask(u"/api/user"_s, &JupyterServerPoll::takeHubUser);
    else
        ask(u"/api/status"_s, &JupyterServerPoll::takeStatus);
}

void JupyterServerPoll::ask(const QString &path, Taker taker)
{
    m_client.getRaw(
        path + kQuiet,
        [this, path, taker](const Result<RawAnswer> &answer) {
            if (!answer) {
                troubleOf(answer.error());
                return;
            }
            if (answer->status != 200 || answer->cut) {
                refuse(*answer, path);
                return;
            }
            const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(answer->body));
            if (document.isNull())
                refuse(*answer, path);
            else
                (this->*taker)(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
        },
        kLimits);
}

void JupyterServerPoll::takeVersion(const QJsonValue &value)
{
    const QString version = textOf(value.toObject(), u"version"_s).left(64);
    if (version.isEmpty()) {
        trouble(JupyterTrouble::NotJupyter, JupyterServer::State::Unreachable,
                u"What answers at %1 is no Jupyter server. Look whether host, port and path are right."_s.arg(
                    m_server.toDisplayString()),
                {ErrorCode::Protocol, "api has no version", m_server.toDisplayString().toStdString()});
        return;
    }
    m_told.version = version;
    if (m_settings.hub)
        ask(u"/api/user"_s, &JupyterServerPoll::takeHubUser);
    else
        ask(u"/api/status"_s, &JupyterServerPoll::takeStatus);
}

//! Its figures are not needed; that it answers tells that the token is good. Older servers have none.
void JupyterServerPoll::takeStatus(const QJsonValue &)
{
    ask(u"/api/kernels"_s, &JupyterServerPoll::takeKernels);
}

void JupyterServerPoll::takeKernels(const QJsonValue &value)
{
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonObject object = entry.toObject();
        JupyterKernel kernel;
        kernel.id = textOf(object, u"id"_s);
        if (!isKernelId(kernel.id) || m_kernels.size() >= kMostKernels)
            continue;
        kernel.spec = textOf(object, u"name"_s);
        kernel.state = textOf(object, u"execution_state"_s).left(64);
        kernel.lastActivity = timeOf(textOf(object, u"last_activity"_s));
        kernel.connections = std::clamp(object.value("connections"_L1).toInt(), 0, 1'000'000);
        m_kernels.append(kernel);
    }
    ask(u"/api/sessions"_s, &JupyterServerPoll::takeSessions);
}

void JupyterServerPoll::takeSessions(const QJsonValue &value)
{
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonObject object = entry.toObject();
        const QString id = textOf(object.value("kernel"_L1).toObject(), u"id"_s);
        for (JupyterKernel &kernel : m_kernels) {
            if (kernel.id != id || !kernel.sessionId.isEmpty())
                continue;
            kernel.sessionId = textOf(object, u"id"_s);
            kernel.sessionType = textOf(object, u"type"_s).left(64);
            kernel.notebook = textOf(object, u"path"_s);
            if (kernel.notebook.isEmpty()) // Notebook 4
                kernel.notebook = textOf(object.value("notebook"_L1).toObject(), u"path"_s);
        }
    }
    const bool known = std::ranges::all_of(
        m_kernels, [this](const JupyterKernel &kernel) { return m_languages.contains(kernel.spec); });
    if (known)
        applySpecs();
    else
        ask(u"/api/kernelspecs"_s, &JupyterServerPoll::takeSpecs);
}

void JupyterServerPoll::takeSpecs(const QJsonValue &value)
{
    const QJsonObject specs = value.toObject().value("kernelspecs"_L1).toObject();
    m_languages.clear();
    for (auto spec = specs.begin(); spec != specs.end() && m_languages.size() < kMostKernels; ++spec)
        m_languages.insert(spec.key(),
                           textOf(spec->toObject().value("spec"_L1).toObject(), u"language"_s).left(64).toLower());
    for (const JupyterKernel &kernel : m_kernels) {
        if (!m_languages.contains(kernel.spec)) // one that was removed: not asked for again and again
            m_languages.insert(kernel.spec, QString());
    }
    applySpecs();
}

void JupyterServerPoll::applySpecs()
{
    for (JupyterKernel &kernel : m_kernels)
        kernel.language = m_languages.value(kernel.spec);
    m_told.kernels = m_kernels;
    end(true);
}

//! jupyterhub.apihandlers.users.SelfAPIHandler: name, servers by their names with url and ready.
void JupyterServerPoll::takeHubUser(const QJsonValue &value)
{
    const QJsonObject user = value.toObject();
    m_hubUser = textOf(user, u"name"_s);
    m_hubServers.clear();
    const QJsonObject servers = user.value("servers"_L1).toObject();
    for (auto entry = servers.begin(); entry != servers.end() && m_hubServers.size() < kMostKernels; ++entry) {
        const QJsonObject object = entry->toObject();
        const QUrl url = m_server.resolved(QUrl(textOf(object, u"url"_s)));
        // Only below the hub's own address: the token goes there.
        if (url.host() != m_server.host() || url.port() != m_server.port() || url.scheme() != m_server.scheme())
            continue;
        QUrl root = url;
        root.setQuery(QString());
        root.setFragment(QString());
        if (!root.path().endsWith(u'/'))
            root.setPath(root.path() + u'/');
        m_hubServers.append({root, entry.key().left(kMostText), object.value("ready"_L1).toBool()});
    }
    end(true);
}

void JupyterServerPoll::refuse(const RawAnswer &answer, const QString &path)
{
    using State = JupyterServer::State;
    const QString where = hostOf(m_server);
    const Error error{answer.status == 401 || answer.status == 403 ? ErrorCode::Unauthorized : ErrorCode::Protocol,
                      "status " + std::to_string(answer.status) + " for " + path.toStdString(),
                      m_server.toDisplayString().toStdString()};
    const int status = answer.status;
    if (status == 404 && path == "/api/status"_L1) { // Notebook 4
        takeStatus({});
    } else if (status == 401 || status == 403) {
        if (m_settings.hasToken)
            trouble(JupyterTrouble::TokenWrong, State::LoginWanted,
                    u"%1 does not take the token. `jupyter server list` on its computer tells the one of now; a "
                    "JupyterHub makes one at /hub/token."_s.arg(where),
                    error);
        else if (m_settings.password)
            trouble(JupyterTrouble::PasswordOnly, State::LoginWanted,
                    u"%1 has a password and no token. Start it with a token (--IdentityProvider.token=…) or without "
                    "the password: programs log in by token."_s.arg(where),
                    error);
        else
            trouble(JupyterTrouble::TokenWanted, State::LoginWanted,
                    u"%1 wants a token. `jupyter server list` on its computer tells it; a JupyterHub makes one at "
                    "/hub/token."_s.arg(where),
                    error);
    } else if (status >= 300 && status < 400 && answer.location.path().contains("/hub/"_L1) && !m_settings.hub) {
        const bool ofUser = m_server.path().contains("/user/"_L1);
        if (ofUser && leadsToStoppedServer(answer.location)) {
            trouble(
                JupyterTrouble::Stopped, State::Unreachable,
                u"The user's server at %1 does not run. Start it on the hub's page."_s.arg(m_server.toDisplayString()),
                error);
            return;
        }
        m_told.isHub = !ofUser;
        trouble(ofUser ? JupyterTrouble::LoginPage : JupyterTrouble::Hub,
                m_settings.hasToken && ofUser ? State::Unreachable : State::LoginWanted,
                ofUser ? u"The JupyterHub at %1 sends to its login page: the user's server does not run, or a token of "
                         "the hub (/hub/token) is wanted."_s.arg(where)
                       : u"%1 is a JupyterHub; its token is made at /hub/token."_s.arg(where),
                error);
    } else if (status >= 300 && status < 400) {
        trouble(JupyterTrouble::LoginPage, State::LoginWanted,
                u"%1 sends to %2 instead of answering. Where that is a login page, give a token or the gateway's "
                "login."_s.arg(where, answer.location.toDisplayString(QUrl::RemoveQuery).left(200)),
                error);
    } else if (status == 424 || status == 503 || (status == 404 && m_server.path().contains("/user/"_L1))) {
        // 404: of a named server that does not run, where the user's default server does and answers in its place
        trouble(JupyterTrouble::Stopped, State::Unreachable,
                u"The user's server at %1 does not run. Start it on the hub's page."_s.arg(m_server.toDisplayString()),
                error);
    } else if (status == 200 || status == 404) {
        trouble(JupyterTrouble::NotJupyter, State::Unreachable,
                u"What answers at %1 is no Jupyter server. Look whether host, port and path are right."_s.arg(
                    m_server.toDisplayString()),
                error);
    } else {
        trouble(JupyterTrouble::Other, State::Unreachable, u"%1 answers with status %2."_s.arg(where).arg(status),
                error);
    }
}

void JupyterServerPoll::troubleOf(const Error &error)
{
    using State = JupyterServer::State;
    const QString where = hostOf(m_server);
    const std::string_view detail = error.detail;
    if (detail == kConnectionRefused)
        trouble(JupyterTrouble::Refused, State::Unreachable,
                u"Nobody listens at %1. Look whether the server runs, and on that port."_s.arg(where), error);
    else if (detail == kHostNotFound)
        trouble(JupyterTrouble::HostUnknown, State::Unreachable,
                u"The host name %1 is not known here. Look at its spelling, or reach it by SSH."_s.arg(m_server.host()),
                error);
    else if (CertificateProblem::fromError(error) || detail.starts_with(kTlsFailed))
        trouble(
            JupyterTrouble::Tls, State::Unreachable,
            u"The certificate of %1 is not trusted. Compare its fingerprint and confirm it, or have it signed."_s.arg(
                where),
            error);
    else if (error.code == ErrorCode::Timeout)
        trouble(JupyterTrouble::Timeout, State::Unreachable,
                u"%1 did not answer in time. It is tried again."_s.arg(where), error);
    else if (detail.starts_with(kProxyFailed) || detail == kProxyWantsLogin || detail == kTunnelDown ||
             detail == kFarHostUnreachable)
        trouble(JupyterTrouble::Route, State::Unreachable,
                u"The way to %1 is broken: %2."_s.arg(where, QString::fromStdString(error.detail)), error);
    else
        trouble(JupyterTrouble::Other, State::Unreachable,
                u"%1 cannot be reached: %2."_s.arg(where, QString::fromStdString(error.detail)), error);
}

void JupyterServerPoll::trouble(JupyterTrouble trouble, JupyterServer::State state, const QString &sentence,
                                const Error &error)
{
    m_told.state = state;
    m_told.trouble = trouble;
    m_told.error = sentence;
    m_told.failure = error;
    m_told.kernels.clear();
    m_hubServers.clear();
    end(false);
}

void JupyterServerPoll::end(bool good)
{
    if (good) {
        m_told.state = JupyterServer::State::Reached;
        m_told.trouble = JupyterTrouble::None;
        m_told.error.clear();
        m_told.failure = {};
        m_failures = 0;
    } else {
        ++m_failures;
    }
    m_asked = true;
    m_running = false;
    const int pause = std::min<qint64>(qint64(m_settings.pollMs) << std::min(m_failures, 8), m_settings.slowestMs);
    m_timer.start(std::exchange(m_again, false) ? 0 : pause);
    Q_EMIT polled(); // who hears it may delete this
}

} // namespace cinderscope
