// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jupyter/jupytercentre.h"

#include "jupyter/kernelchannel.h"
#include "jupyter/notebooktemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kTakeMs = 50;
const auto kServersKey = u"jupyter/servers"_s;
//! The active context, whatever name the notebook has for it; leaves no name behind. Module: pyspark.context until
//! Spark 3.5, pyspark.core.context since 4.0.
constexpr char kStopInPython[] =
    "(lambda modules: (lambda context: context and context.stop())(getattr(getattr("
    "modules.get('pyspark.core.context') or modules.get('pyspark.context'), 'SparkContext', None), "
    "'_active_spark_context', None)))(__import__('sys').modules)";

//! What a template is chosen by before a kernel told its implementation: from the name of its spec.
QString implementationOf(const JupyterKernel &kernel)
{
    if (kernel.spec.contains("spylon"_L1, Qt::CaseInsensitive))
        return u"spylon-kernel"_s;
    if (kernel.language.compare("scala"_L1, Qt::CaseInsensitive) == 0)
        return u"almond"_s;
    return u"ipython"_s;
}

//! For the kernel's row: what its channel hears, which is newer than what was polled; empty where it hears nothing.
QString stateWordOf(const KernelChannel &channel)
{
    if (channel.state() != KernelChannel::State::Open)
        return {};
    switch (channel.kernel()) {
    case KernelChannel::Kernel::Starting:
        return u"starting"_s;
    case KernelChannel::Kernel::Idle:
        return u"idle"_s;
    case KernelChannel::Kernel::Busy:
        return u"busy"_s;
    case KernelChannel::Kernel::Restarting:
        return u"restarting"_s;
    case KernelChannel::Kernel::Dead: // the server says what becomes of it
    case KernelChannel::Kernel::Unknown:
        break;
    }
    return {};
}

} // namespace

struct JupyterCentre::Watched
{
    QString serverId;
    std::unique_ptr<KernelChannel> channel;
};

JupyterCentre::JupyterCentre(QObject *parent) : JupyterCentre(Options(), parent) {}

JupyterCentre::JupyterCentre(Options options, QObject *parent)
    : QObject(parent), m_secrets(std::move(options.keychain)),
      m_watcher(std::make_unique<JupyterWatcher>(m_secrets, options.watcher)), m_persistent(options.persistent)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(TellMs);
    connect(&m_tell, &QTimer::timeout, this, &JupyterCentre::tell);
    m_take.setSingleShot(true);
    m_take.setInterval(kTakeMs);
    connect(&m_take, &QTimer::timeout, this, &JupyterCentre::take);
    const auto soon = [this] {
        if (!m_take.isActive())
            m_take.start();
    };
    connect(m_watcher.get(), &JupyterWatcher::serverAdded, this, soon);
    connect(m_watcher.get(), &JupyterWatcher::serverChanged, this, soon);
    connect(m_watcher.get(), &JupyterWatcher::serverRemoved, this, soon);
    connect(m_watcher.get(), &JupyterWatcher::tokenWanted, this, &JupyterCentre::tokenWanted);
    connect(m_watcher.get(), &JupyterWatcher::routeQuestion, this, &JupyterCentre::routeQuestion);
    connect(m_watcher.get(), &JupyterWatcher::routeSecretNeeded, this, &JupyterCentre::routeSecretNeeded);
}

JupyterCentre::~JupyterCentre()
{
    for (auto &[id, watched] : m_channels)
        watched->channel->disconnect(this);
    m_watcher->disconnect(this);
}

void JupyterCentre::start()
{
    if (m_persistent) {
        const QByteArray kept = QSettings().value(kServersKey).toByteArray();
        for (const QJsonValue &value : QJsonDocument::fromJson(kept).array()) {
            if (const auto server = TypedJupyterServer::fromJson(value.toObject()))
                m_watcher->addServer(*server);
        }
    }
    m_watcher->start();
}

// ---- servers

void JupyterCentre::save() const
{
    if (!m_persistent)
        return;
    QJsonArray list;
    for (const TypedJupyterServer &server : m_watcher->typedServers())
        list.append(server.toJson());
    QSettings().setValue(kServersKey, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

Result<QString> JupyterCentre::addServer(const QString &address, const Route &route, const QString &name)
{
    Result<QString> id = m_watcher->addServer(address, route, name);
    if (id)
        save();
    return id;
}

void JupyterCentre::removeServer(const QString &id)
{
    m_watcher->removeServer(id);
    save();
}

bool JupyterCentre::isRemembered(const QString &id) const
{
    const auto server = m_watcher->server(id);
    return server && server->typed;
}

QString JupyterCentre::nameOf(const JupyterServer &server) const
{
    for (const TypedJupyterServer &typed : m_watcher->typedServers()) {
        if (typed.url == server.url && !typed.name.isEmpty())
            return typed.name;
    }
    QString name = server.url.host();
    if (server.url.port() > 0)
        name += u':' + QString::number(server.url.port());
    QString path = server.url.path();
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path.isEmpty() ? name : name + u'/' + path;
}

// ---- kernels and their cells

std::optional<KernelPlace> JupyterCentre::kernel(const QString &kernelId) const
{
    for (const JupyterServer &server : m_watcher->servers()) {
        for (const JupyterKernel &kernel : server.kernels) {
            if (kernel.id == kernelId)
                return KernelPlace{server, kernel};
        }
    }
    return {};
}

std::optional<KernelPlace> JupyterCentre::kernelOf(const QString &applicationId) const
{
    if (applicationId.isEmpty())
        return {};
    for (const JupyterServer &server : m_watcher->servers()) {
        for (const JupyterKernel &kernel : server.kernels) {
            if (kernel.applicationId == applicationId)
                return KernelPlace{server, kernel};
        }
    }
    const auto known = m_cells.constFind(applicationId);
    return known == m_cells.cend() ? std::nullopt : kernel(known->kernelId);
}

NotebookCellsPtr JupyterCentre::cells(const QString &applicationId) const
{
    return m_cells.value(applicationId).cells;
}

void JupyterCentre::look(const QString &kernelId)
{
    m_looked.insert(kernelId);
    take();
}

void JupyterCentre::take()
{
    m_take.stop();
    QSet<QString> wanted;
    for (const JupyterServer &server : m_watcher->servers()) {
        if (server.state == JupyterServer::State::Gone)
            continue;
        for (const JupyterKernel &kernel : server.kernels) {
            const bool interesting = !kernel.applicationId.isEmpty() || m_looked.contains(kernel.id);
            if (!interesting || kernel.state == "dead"_L1 ||
                (wanted.size() >= MostChannels && !m_channels.contains(kernel.id)))
                continue;
            wanted.insert(kernel.id);
            watch(server, kernel);
        }
    }
    dropGone(wanted);
    for (const auto &[id, watched] : m_channels)
        noteCells(id); // its state, its notebook may be another
    Q_EMIT serversChanged();
}

void JupyterCentre::watch(const JupyterServer &server, const JupyterKernel &kernel)
{
    const auto access = m_watcher->access(server.id);
    if (!access)
        return; // its way is not open
    if (const auto known = m_channels.find(kernel.id); known != m_channels.end()) {
        if (known->second->channel->state() != KernelChannel::State::Open &&
            known->second->channel->state() != KernelChannel::State::Connecting)
            known->second->channel->setAccess(*access);
        return;
    }
    auto watched = std::make_unique<Watched>();
    watched->serverId = server.id;
    watched->channel = std::make_unique<KernelChannel>(server.url, kernel.id, *access);
    KernelChannel *channel = watched->channel.get();
    const auto note = [this, id = kernel.id] { noteCells(id); };
    connect(channel, &KernelChannel::stateChanged, this, note);
    connect(channel, &KernelChannel::kernelChanged, this, note);
    const auto follow = [this, channel, server = server.id, id = kernel.id] {
        m_watcher->setState(server, id, stateWordOf(*channel));
    };
    connect(channel, &KernelChannel::stateChanged, this, follow);
    connect(channel, &KernelChannel::kernelChanged, this, follow);
    connect(channel, &KernelChannel::cellStarted, this, note);
    connect(channel, &KernelChannel::cellChanged, this, note);
    connect(channel, &KernelChannel::kernelRestarted, this, [this, id = kernel.id, note] {
        note();
        if (const auto known = m_channels.find(id); known != m_channels.end())
            m_watcher->refresh(known->second->serverId); // another process: Spark in it is gone
    });
    m_channels.emplace(kernel.id, std::move(watched));
    channel->open();
}

void JupyterCentre::dropGone(const QSet<QString> &wanted)
{
    QStringList gone;
    for (const auto &[id, watched] : m_channels) {
        if (!wanted.contains(id))
            gone.append(id);
    }
    for (const QString &id : std::as_const(gone)) {
        noteCells(id);
        tell(); // as it was last
        m_channels[id]->channel->disconnect(this);
        m_watcher->setState(m_channels[id]->serverId, id, {});
        m_channels[id].release()->channel.release()->deleteLater(); // it may be in the middle of its own signal
        m_channels.erase(id);
        m_looked.remove(id);
        for (auto entry = m_cells.begin(); entry != m_cells.end(); ++entry) {
            if (entry->kernelId != id || !entry->cells || !entry->cells->live)
                continue;
            auto last = std::make_shared<NotebookCells>(*entry->cells);
            last->live = false;
            last->kernel.state = u"dead"_s;
            if (const auto place = kernel(id))
                last->kernel = place->kernel;
            entry->cells = last;
            Q_EMIT cellsChanged(entry.key());
        }
    }
}

void JupyterCentre::noteCells(const QString &kernelId)
{
    m_changed.insert(kernelId);
    if (!m_tell.isActive())
        m_tell.start();
}

void JupyterCentre::tell()
{
    m_tell.stop();
    for (const QString &id : std::exchange(m_changed, {})) {
        const auto known = m_channels.find(id);
        const auto place = kernel(id);
        if (known == m_channels.end() || !place || place->kernel.applicationId.isEmpty())
            continue;
        const KernelChannel &channel = *known->second->channel;
        auto cells = std::make_shared<NotebookCells>();
        cells->kernel = place->kernel;
        using Kernel = KernelChannel::Kernel;
        if (channel.kernel() == Kernel::Busy || channel.kernel() == Kernel::Idle) // newer than what was polled
            cells->kernel.state = channel.kernel() == Kernel::Busy ? u"busy"_s : u"idle"_s;
        cells->server = place->server.url;
        cells->serverName = nameOf(place->server);
        cells->notebookUrl = notebookUrl(place->server, place->kernel);
        cells->live = channel.state() == KernelChannel::State::Open;
        cells->runs = channel.cells();
        Remembered &kept = m_cells[place->kernel.applicationId];
        if (kept.cells && kept.cells->live == cells->live && kept.cells->kernel == cells->kernel &&
            kept.cells->runs == cells->runs && kept.cells->serverName == cells->serverName)
            continue;
        kept = {place->server.id, id, cells, ++m_clock};
        Q_EMIT cellsChanged(place->kernel.applicationId);
    }
    while (m_cells.size() > MostRemembered + qsizetype(m_channels.size())) {
        auto oldest = m_cells.begin();
        for (auto entry = m_cells.begin(); entry != m_cells.end(); ++entry) {
            if (!m_channels.contains(entry->kernelId) && entry->used < oldest->used)
                oldest = entry;
        }
        m_cells.erase(oldest);
    }
}

QUrl JupyterCentre::notebookUrl(const JupyterServer &server, const JupyterKernel &kernel)
{
    if (server.url.isEmpty())
        return {};
    QUrl url = server.url;
    url.setQuery(QString());
    // "tree" is what JupyterLab, Notebook 7 and the classic Notebook all take.
    const QString path =
        url.path() +
        (kernel.notebook.isEmpty() || kernel.sessionType == "console"_L1 ? u"tree"_s : u"tree/"_s + kernel.notebook);
    url.setPath(path, QUrl::DecodedMode);
    return url;
}

// ---- starting Spark

bool JupyterCentre::isNear(const QString &kernelId) const
{
    const auto place = kernel(kernelId);
    return place && (place->kernel.pid > 0 || place->server.pid > 0);
}

Result<QString> JupyterCentre::preview(const SessionConfig &config, const JupyterKernel &kernel,
                                       ExistingContext existing) const
{
    const Result<NotebookTemplate> model =
        notebookTemplate(config.notebook.templateName, kernel.language, implementationOf(kernel));
    if (!model)
        return model.error();
    const TemplateListener listener = config.listener && isNear(kernel.id) ? m_listener : TemplateListener();
    const Result<RenderedTemplate> rendered = render(*model, config, listener, existing);
    if (!rendered)
        return rendered.error();
    return previewOf(*rendered, model->language);
}

void JupyterCentre::stopSpark(const QString &kernelId, DoneHandler handler)
{
    look(kernelId);
    const auto place = kernel(kernelId);
    const auto known = m_channels.find(kernelId);
    if (!place || known == m_channels.end())
        return handler(Error{ErrorCode::NotFound, "the kernel is gone", kernelId.toStdString()});
    const bool scala = place->kernel.language.compare("scala"_L1, Qt::CaseInsensitive) == 0;
    const QString code = scala ? scalaStopAny() : QString::fromLatin1(kStopInPython);
    ExecuteOptions options;
    options.silent = true;
    known->second->channel->execute(
        code, options,
        [this, guard = QPointer<JupyterCentre>(this), id = kernelId, handler](const ExecuteResult &result) {
            using Outcome = ExecuteResult::Outcome;
            if (!guard)
                return;
            if (result.outcome == Outcome::Ok) {
                if (const auto stopped = kernel(id)) {
                    m_watcher->setApplication(stopped->server.id, id, {}, {});
                    m_watcher->refresh(stopped->server.id);
                }
                return handler({});
            }
            const bool said = result.outcome == Outcome::Error;
            handler(Error{said ? ErrorCode::Protocol : ErrorCode::Network,
                          said ? QString(result.errorName + u": "_s + result.errorText).toStdString()
                               : std::string("the kernel did not answer"),
                          id.toStdString()});
        });
}

void JupyterCentre::interrupt(const QString &kernelId, DoneHandler handler)
{
    if (const auto place = kernel(kernelId))
        m_watcher->interrupt(place->server.id, kernelId, std::move(handler));
    else
        handler(Error{ErrorCode::NotFound, "the kernel is gone", kernelId.toStdString()});
}

void JupyterCentre::restart(const QString &kernelId, DoneHandler handler)
{
    if (const auto place = kernel(kernelId))
        m_watcher->restart(place->server.id, kernelId, std::move(handler));
    else
        handler(Error{ErrorCode::NotFound, "the kernel is gone", kernelId.toStdString()});
}

} // namespace cinderscope
