// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/jupyterwatcher.h"

#include "discovery/droplater.h"
#include "jupyter/jupyterentry.h"
#include "jupyter/kernelprocesses.h"
#include "jupyter/runtimefiles.h"

#include <algorithm>
#include <QDir>
#include <QFileSystemWatcher>
#include <QProcessEnvironment>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kFolderMs = 15'000;
constexpr int kSoonMs = 300; // a file that appears is still being written
constexpr int kProcessMs = 5'000;
constexpr RestLimits kSmall{20'000, 256 * 1024};

QUrl withoutSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

//! A server without a token answers programs only if they show that they are no web page: cookie and header are the
//! same (tornado.web.RequestHandler.check_xsrf_cookie).
void addLogin(Access &access, const QString &token)
{
    if (!token.isEmpty()) {
        access.headers.append({"Authorization", "token " + token.toUtf8()});
        return;
    }
    const QByteArray word = QUuid::createUuid().toRfc4122().toHex();
    access.headers.append({"Cookie", "_xsrf=" + word});
    access.headers.append({"X-XSRFToken", word});
}

} // namespace

JupyterWatcher::JupyterWatcher(SecretStore &secrets, QObject *parent) : JupyterWatcher(secrets, Settings(), parent) {}

JupyterWatcher::JupyterWatcher(SecretStore &secrets, const Settings &settings, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_settings(settings),
      m_runtimeFolders(settings.runtimeFolders.isEmpty()
                           ? jupyterRuntimeFolders(QProcessEnvironment::systemEnvironment())
                           : settings.runtimeFolders),
      m_folders(std::make_unique<QFileSystemWatcher>())
{
    m_pool.setMaxThreadCount(1);
    m_folderTimer.setInterval(kFolderMs);
    m_processTimer.setInterval(kProcessMs);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_folderTimer, &QTimer::timeout, this, &JupyterWatcher::readFolders);
    connect(&m_processTimer, &QTimer::timeout, this, &JupyterWatcher::lookAtProcesses);
    connect(&m_soon, &QTimer::timeout, this, &JupyterWatcher::readFolders);
    connect(m_folders.get(), &QFileSystemWatcher::directoryChanged, this, [this] { m_soon.start(); });
}

JupyterWatcher::~JupyterWatcher()
{
    m_pool.waitForDone();
}

void JupyterWatcher::start()
{
    if (m_started)
        return;
    m_started = true;
    for (const auto &entry : m_entries)
        open(*entry);
    if (m_settings.useRuntimeFiles) {
        m_folderTimer.start();
        readFolders();
    }
    if (m_settings.lookAtProcesses)
        m_processTimer.start();
}

void JupyterWatcher::stop()
{
    m_started = false;
    m_folderTimer.stop();
    m_processTimer.stop();
    m_soon.stop();
    for (const auto &entry : m_entries) {
        entry->poll.reset();
        entry->opener.reset();
        entry->access.reset();
        entry->asked = false;
    }
}

void JupyterWatcher::refresh(const QString &id)
{
    if (id.isEmpty() && m_started && m_settings.useRuntimeFiles)
        readFolders();
    for (const auto &entry : m_entries) {
        if (entry->poll && (id.isEmpty() || entry->server.id == id))
            entry->poll->refresh();
    }
    lookAtProcesses();
}

QList<JupyterServer> JupyterWatcher::servers() const
{
    QList<JupyterServer> list;
    for (const auto &entry : m_entries) {
        if (entry->server.hubId.isEmpty())
            list.append(entry->server);
        for (const auto &child : m_entries) {
            if (entry->server.isHub && child->server.hubId == entry->server.id)
                list.append(child->server);
        }
    }
    return list;
}

std::optional<JupyterServer> JupyterWatcher::server(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? std::optional(entry->server) : std::nullopt;
}

bool JupyterWatcher::isSettled() const
{
    return m_started && (m_readOnce || !m_settings.useRuntimeFiles) &&
           std::ranges::all_of(m_entries, [](const auto &entry) { return entry->asked; });
}

JupyterWatcher::Entry *JupyterWatcher::find(const QString &id) const
{
    for (const auto &entry : m_entries) {
        if (entry->server.id == id)
            return entry.get();
    }
    return nullptr;
}

JupyterWatcher::Entry &JupyterWatcher::add(const QUrl &url)
{
    auto entry = std::make_unique<Entry>();
    entry->server.id = url.toString();
    entry->server.url = url;
    entry->typed.url = url;
    m_entries.push_back(std::move(entry));
    return *m_entries.back();
}

void JupyterWatcher::remove(const QString &id)
{
    for (const auto &child : servers()) {
        if (child.hubId == id)
            remove(child.id);
    }
    const auto at = std::ranges::find_if(m_entries, [&id](const auto &entry) { return entry->server.id == id; });
    if (at == m_entries.end())
        return;
    dropLater((*at)->poll);
    dropLater((*at)->opener);
    m_entries.erase(at);
    Q_EMIT serverRemoved(id);
}

// Runtime files

void JupyterWatcher::readFolders()
{
    if (m_reading || !m_started)
        return;
    m_reading = true;
    m_pool.start([this, folders = m_runtimeFolders] {
        QMetaObject::invokeMethod(
            this, [this, servers = readRuntimeFiles(folders)] { takeRuntimeServers(servers); }, Qt::QueuedConnection);
    });
    for (const QString &folder : m_runtimeFolders) { // it may come later than we do
        if (!m_folders->directories().contains(folder) && QDir(folder).exists())
            m_folders->addPath(folder);
    }
}

void JupyterWatcher::takeRuntimeServers(const QList<RuntimeServer> &servers)
{
    m_reading = false;
    if (!m_started)
        return;
    m_readOnce = true;
    for (const JupyterServer &known : this->servers()) {
        Entry *entry = find(known.id);
        const auto same = [&known](const RuntimeServer &server) { return server.url.toString() == known.id; };
        if (!entry || !entry->fromFile || std::ranges::any_of(servers, same))
            continue;
        entry->fromFile = false;
        if (!entry->server.typed)
            remove(known.id);
    }
    for (const RuntimeServer &server : servers) {
        Entry *entry = find(server.url.toString());
        const bool isNew = !entry;
        if (isNew)
            entry = &add(server.url);
        const bool same = entry->fromFile && entry->server.pid == server.pid && entry->token == server.token;
        entry->fromFile = true;
        entry->password = server.password;
        entry->server.pid = server.pid;
        entry->server.root = server.root;
        entry->server.runtimeFile = server.file;
        if (same)
            continue;
        entry->token = server.token; // of the process that runs now
        entry->tokenKnown = true;
        if (!server.socket.isEmpty()) {
            entry->asked = true;
            entry->server.state = JupyterServer::State::Unreachable;
            entry->server.trouble = JupyterTrouble::UnixSocket;
            entry->server.error = u"The server listens on the Unix socket %1, which Cinderscope does not speak to. "
                                  "Start it on a port."_s.arg(server.socket);
        }
        if (isNew)
            Q_EMIT serverAdded(JupyterServer(entry->server));
        if (Entry *still = find(server.url.toString()); still && server.socket.isEmpty())
            open(*still);
    }
}

// Named servers

Result<QString> JupyterWatcher::addServer(const QString &address, const Route &route, const QString &name)
{
    const auto parsed = JupyterAddress::parse(address);
    if (!parsed)
        return parsed.error();
    if (const auto valid = route.validate(); !valid)
        return valid.error();
    if (route.login != Route::Login::None)
        return Error{ErrorCode::InvalidArgument,
                     "a Jupyter server is logged in to by its token: the way there has no login of its own",
                     {}};
    TypedJupyterServer server{parsed->url, name, route};
    if (server.route.keychainEntry.isEmpty())
        server.route.keychainEntry = TypedJupyterServer::tokenName(server.url);
    addTyped(server, parsed->token, parsed->hub);
    return server.url.toString();
}

void JupyterWatcher::addServer(const TypedJupyterServer &server)
{
    const auto parsed = JupyterAddress::parse(server.url.toString());
    addTyped(server, {}, parsed && parsed->hub);
}

void JupyterWatcher::addTyped(const TypedJupyterServer &server, const QString &token, bool hub)
{
    const QString id = server.url.toString();
    Entry *entry = find(id);
    const bool isNew = !entry;
    if (isNew)
        entry = &add(server.url);
    entry->typed = server;
    entry->server.typed = true;
    entry->server.name = server.name;
    entry->server.isHub = hub;
    entry->server.hubId.clear();
    if (!token.isEmpty()) {
        entry->token = token;
        entry->tokenKnown = true;
        m_secrets.write(TypedJupyterServer::tokenName(server.url), token, this);
    }
    if (isNew)
        Q_EMIT serverAdded(JupyterServer(entry->server));
    else
        Q_EMIT serverChanged(JupyterServer(entry->server));
    if (Entry *still = find(id); still && m_started)
        open(*still);
}

QList<TypedJupyterServer> JupyterWatcher::typedServers() const
{
    QList<TypedJupyterServer> list;
    for (const auto &entry : m_entries) {
        if (entry->server.typed)
            list.append(entry->typed);
    }
    return list;
}

void JupyterWatcher::removeServer(const QString &id)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    m_secrets.remove(TypedJupyterServer::tokenName(entry->server.url), this);
    remove(id);
    if (m_started && m_settings.useRuntimeFiles)
        readFolders();
}

void JupyterWatcher::setToken(const QString &id, const QString &token)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    const QString name = TypedJupyterServer::tokenName(entry->server.url);
    if (token.isEmpty())
        m_secrets.remove(name, this);
    else
        m_secrets.write(name, token, this);
    entry->token = token;
    entry->tokenKnown = true;
    if (m_started)
        open(*entry);
}

void JupyterWatcher::reopen(const QString &id)
{
    if (Entry *entry = find(id); entry && m_started)
        open(*entry);
}

std::optional<Access> JupyterWatcher::access(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->access : std::nullopt;
}

void JupyterWatcher::answer(const QString &id, quint64 question, const std::optional<QString> &text)
{
    if (Entry *entry = find(id); entry && entry->opener)
        entry->opener->answer(question, text);
}

//! Token, then route, then the first look.
void JupyterWatcher::open(Entry &entry)
{
    const QString id = entry.server.id;
    dropLater(entry.poll);
    dropLater(entry.opener);
    entry.actions.reset();
    entry.access.reset();
    entry.asked = false;
    if (!entry.tokenKnown) {
        m_secrets.read(TypedJupyterServer::tokenName(entry.server.url), this, [this, id](const Result<QString> &token) {
            Entry *waiting = find(id);
            if (!waiting || waiting->tokenKnown)
                return;
            waiting->tokenKnown = true;
            waiting->token = token ? *token : QString();
            if (m_started)
                open(*waiting);
        });
        return;
    }
    if (entry.typed.route.way == Route::Way::Direct && entry.typed.route.certificatePath.isEmpty() &&
        entry.typed.route.pins.isEmpty()) {
        routeOpened(id, {});
        return;
    }
    entry.opener = std::make_unique<RouteOpener>(m_secrets);
    RouteOpener *opener = entry.opener.get();
    connect(opener, &RouteOpener::opened, this, [this, id](const Access &access) { routeOpened(id, access); });
    connect(opener, &RouteOpener::failed, this, [this, id](const Error &error) {
        routeTrouble(id, error);
        Q_EMIT routeFailed(id, error);
    });
    connect(opener, &RouteOpener::lost, this, [this, id](const Error &error) { routeTrouble(id, error); });
    connect(opener, &RouteOpener::secretNeeded, this,
            [this, id](Route::Secret secret) { Q_EMIT routeSecretNeeded(id, secret); });
    connect(opener, &RouteOpener::question, this,
            [this, id](const SshQuestion &question) { Q_EMIT routeQuestion(id, question); });
    opener->open(entry.typed.route, {entry.server.url.host()});
}

void JupyterWatcher::routeOpened(const QString &id, const Access &access)
{
    Entry *entry = find(id);
    if (!entry || !m_started)
        return;
    Access own = access;
    addLogin(own, entry->token);
    // Its own host only; "localhost" is dialled as an address.
    own.credentialHosts = {entry->server.url.host(), own.dialled(entry->server.url).host()};
    entry->access = own;
    startPoll(*entry);
}

void JupyterWatcher::routeTrouble(const QString &id, const Error &error)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    entry->asked = true;
    JupyterServer told = entry->server;
    told.state = JupyterServer::State::Unreachable;
    told.trouble = JupyterTrouble::Route;
    told.failure = error;
    told.error = u"The way to %1 does not open: %2."_s.arg(told.url.host(), QString::fromStdString(error.detail));
    told.kernels.clear();
    publish(*entry, told);
}

// Asking

void JupyterWatcher::startPoll(Entry &entry)
{
    const QString id = entry.server.id;
    JupyterServerPoll::Settings settings;
    settings.hub = entry.server.isHub;
    settings.hasToken = !entry.token.isEmpty();
    settings.password = entry.password;
    settings.pollMs = m_settings.pollMs;
    settings.slowestMs = m_settings.slowestMs;
    dropLater(entry.poll);
    entry.poll = std::make_unique<JupyterServerPoll>(entry.server.url, *entry.access, settings);
    connect(entry.poll.get(), &JupyterServerPoll::polled, this, [this, id] { takePoll(id); });
    entry.poll->start();
}

void JupyterWatcher::takePoll(const QString &id)
{
    Entry *entry = find(id);
    if (!entry || !entry->poll)
        return;
    const JupyterServer &told = entry->poll->told();
    if (told.trouble == JupyterTrouble::Hub && entry->server.typed && !entry->server.isHub) {
        TypedJupyterServer hub = entry->typed; // its root was named
        hub.url.setPath(hub.url.path() + u"hub/"_s);
        const QString token = entry->token;
        remove(id);
        addTyped(hub, token, true);
        return;
    }
    entry->asked = true;
    JupyterServer merged = entry->server;
    const bool wanted = merged.state == JupyterServer::State::LoginWanted;
    merged.state = told.state;
    merged.trouble = told.trouble;
    merged.error = told.error;
    merged.failure = told.failure;
    merged.version = told.version;
    merged.kernels = told.kernels;
    for (const JupyterKernel &kernel : told.kernels) {
        if (kernel.state == "restarting"_L1 || kernel.state == "dead"_L1)
            m_spark.remove(kernel.id); // it went with the process
    }
    publish(*entry, merged);
    if (told.state == JupyterServer::State::LoginWanted && !wanted)
        Q_EMIT tokenWanted(id);
    if (Entry *still = find(id); still && still->server.isHub && still->poll)
        takeHub(id);
}

//! The servers of the hub's user as entries of their own, with the hub's token (also a newer one) and way.
void JupyterWatcher::takeHub(const QString &id)
{
    const Entry *hub = find(id);
    if (hub->server.state != JupyterServer::State::Reached)
        return; // they stay as they are; each tells for itself whether it runs
    QList<HubServer> listed = hub->poll->hubServers();
    listed.removeIf([](const HubServer &server) { return !server.ready; });
    const TypedJupyterServer typed = hub->typed;
    const QString token = hub->token;
    const QString user = hub->poll->hubUser();
    for (const JupyterServer &known : servers()) {
        const auto same = [&known](const HubServer &server) { return server.url.toString() == known.id; };
        if (known.hubId == id && !known.typed && std::ranges::none_of(listed, same))
            remove(known.id);
    }
    for (const HubServer &server : listed) {
        if (Entry *known = find(server.url.toString())) {
            if (known->server.hubId == id && !known->server.typed && known->token != token) { // the hub's was replaced
                known->token = token;
                open(*known);
            }
            continue;
        }
        Entry &entry = add(server.url);
        entry.typed.route = typed.route;
        entry.server.hubId = id;
        entry.server.name = server.name.isEmpty() ? user : user + u" / "_s + server.name;
        entry.token = token;
        entry.tokenKnown = true;
        const QString child = entry.server.id;
        Q_EMIT serverAdded(JupyterServer(entry.server));
        if (Entry *still = find(child))
            open(*still);
    }
}

void JupyterWatcher::publish(Entry &entry, const JupyterServer &told)
{
    JupyterServer next = told;
    for (JupyterKernel &kernel : next.kernels) {
        kernel.state = m_states.value(kernel.id, kernel.state);
        const auto spark = m_spark.constFind(kernel.id);
        if (spark == m_spark.cend())
            continue;
        kernel.pid = spark->kernelPid;
        kernel.applicationId = spark->applicationId;
        kernel.sparkUi = spark->ui;
    }
    if (entry.server == next)
        return;
    entry.server = next;
    Q_EMIT serverChanged(next);
}

void JupyterWatcher::setApplication(const QString &serverId, const QString &kernelId, const QString &applicationId,
                                    const QUrl &sparkUi)
{
    SparkInKernel &spark = m_spark[kernelId];
    spark.applicationId = applicationId;
    spark.ui = applicationId.isEmpty() ? QUrl() : sparkUi;
    spark.byProcess = false;
    if (Entry *entry = find(serverId))
        publish(*entry, entry->server);
}

void JupyterWatcher::setState(const QString &serverId, const QString &kernelId, const QString &state)
{
    if (m_states.value(kernelId) == state)
        return;
    if (state.isEmpty())
        m_states.remove(kernelId);
    else
        m_states.insert(kernelId, state);
    if (Entry *entry = find(serverId))
        publish(*entry, entry->server);
}

// Acting

void JupyterWatcher::act(const QString &serverId, const QString &path, DoneHandler handler)
{
    Entry *entry = find(serverId);
    if (!entry || !entry->access) {
        QMetaObject::invokeMethod(
            this,
            [handler = std::move(handler), serverId] {
                handler(Error{ErrorCode::Network, "there is no way to the server now", serverId.toStdString()});
            },
            Qt::QueuedConnection);
        return;
    }
    if (!entry->actions)
        entry->actions = std::make_unique<RestClient>(withoutSlash(entry->server.url), *entry->access);
    entry->actions->post(
        path, "application/json", "{}",
        [this, serverId, handler = std::move(handler)](const Result<RawAnswer> &answer) {
            const int status = answer ? answer->status : 0;
            if (!answer)
                handler(answer.error());
            else if (status / 100 == 2)
                handler({});
            else
                handler(Error{status == 401 || status == 403 ? ErrorCode::Unauthorized
                              : status == 404                ? ErrorCode::NotFound
                                                             : ErrorCode::Protocol,
                              "status " + std::to_string(status), serverId.toStdString()});
            refresh(serverId);
        },
        kSmall);
}

void JupyterWatcher::interrupt(const QString &serverId, const QString &kernelId, DoneHandler handler)
{
    act(serverId, u"/api/kernels/"_s + kernelId + u"/interrupt"_s, std::move(handler));
}

void JupyterWatcher::restart(const QString &serverId, const QString &kernelId, DoneHandler handler)
{
    setApplication(serverId, kernelId, {}, {});
    act(serverId, u"/api/kernels/"_s + kernelId + u"/restart"_s, std::move(handler));
}

} // namespace cinderscope
