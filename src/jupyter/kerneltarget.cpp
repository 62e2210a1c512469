// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which kernel a configuration means.
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QString shown(const JupyterServer &server, const JupyterKernel &kernel)
{
    return (kernel.notebook.isEmpty() ? kernel.id : kernel.notebook + u" ("_s + kernel.id + u')') + u" at "_s +
           server.url.toDisplayString();
}

bool isMeant(const QString &wanted, const JupyterKernel &kernel)
{
    return wanted.isEmpty() || wanted == kernel.id || (!kernel.notebook.isEmpty() && wanted == kernel.notebook);
}

ErrorCode codeOf(const JupyterServer &server)
{
    return server.state == JupyterServer::State::LoginWanted ? ErrorCode::Unauthorized : ErrorCode::Network;
}

} // namespace

Result<KernelTarget> kernelTargetOf(const SessionConfig &config, const QList<JupyterServer> &servers,
                                    const std::function<std::optional<Access>(const QString &id)> &accessOf)
{
    const NotebookSettings &wanted = config.notebook;
    QString url;
    if (!wanted.server.isEmpty()) {
        const auto address = JupyterAddress::parse(wanted.server);
        if (!address)
            return address.error();
        url = address->url.toString();
    }
    QList<std::pair<JupyterServer, JupyterKernel>> candidates;
    const JupyterServer *silent = nullptr;
    for (const JupyterServer &server : servers) {
        if (server.isHub || (!url.isEmpty() && server.id != url))
            continue;
        if (server.state != JupyterServer::State::Reached)
            silent = &server;
        for (const JupyterKernel &kernel : server.kernels) {
            if (isMeant(wanted.kernel, kernel))
                candidates.append({server, kernel});
        }
    }
    const std::string source = wanted.kernel.toStdString();
    if (candidates.isEmpty() && silent && (!url.isEmpty() || servers.size() == 1))
        return Error{codeOf(*silent), silent->error.toStdString(), source};
    if (candidates.isEmpty())
        return Error{ErrorCode::NotFound,
                     wanted.kernel.isEmpty() ? "no Jupyter server here has a kernel that runs"
                                             : "no Jupyter server here runs the kernel " + source,
                     source};
    if (candidates.size() > 1) {
        QStringList list;
        for (const auto &[server, kernel] : candidates)
            list += shown(server, kernel);
        return Error{ErrorCode::InvalidArgument, "several kernels run: " + list.join(u", "_s).toStdString(), source};
    }
    const auto access = accessOf(candidates.first().first.id);
    if (!access)
        return Error{ErrorCode::Network, "there is no way to its server now", source};
    return KernelTarget{candidates.first().first, candidates.first().second.id, *access};
}

LaunchFactory kernelLaunchFactory(JupyterWatcher &watcher)
{
    return [&watcher](const LaunchRequest &request) -> std::unique_ptr<Launch> {
        KernelStart::Options options;
        options.listener = {request.listener.jar, request.listener.addresses, {}, request.listener.secret};
        options.previous = request.previous;
        if (!request.folder.isEmpty())
            options.logPath = request.folder + u"/log"_s;
        const SessionConfig config = request.config;
        const auto finder = [&watcher, config, named = false]() mutable -> std::optional<Result<KernelTarget>> {
            const auto address = JupyterAddress::parse(config.notebook.server);
            if (address && !named && !watcher.server(address->url.toString()) && watcher.isSettled()) {
                named = true; // not one that is known: it is asked for itself
                if (const auto added = watcher.addServer(config.notebook.server); !added)
                    return Result<KernelTarget>(added.error());
            }
            auto found =
                kernelTargetOf(config, watcher.servers(), [&watcher](const QString &id) { return watcher.access(id); });
            if (found || watcher.isSettled())
                return found;
            return std::nullopt;
        };
        auto start = std::make_unique<KernelStart>(config, request.id, finder, options);
        KernelStart *raw = start.get();
        QObject::connect(raw, &Launch::stateChanged, &watcher, [raw, &watcher, told = false]() mutable {
            const LaunchState &state = raw->state();
            if (!raw->target() || state.applicationId.isEmpty())
                return;
            if (state.phase == LaunchPhase::Running && !told)
                watcher.setApplication(raw->target()->server.id, raw->target()->kernelId, state.applicationId,
                                       state.ui);
            else if (state.isOver() && told)
                watcher.setApplication(raw->target()->server.id, raw->target()->kernelId, {}, {});
            told = state.phase == LaunchPhase::Running;
        });
        return start;
    };
}

} // namespace cinderscope
