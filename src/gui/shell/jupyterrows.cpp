// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/jupyterrows.h"

#include <algorithm>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::JupyterRows)
};

} // namespace

QString JupyterRows::stateText(const QString &state)
{
    if (state == "idle"_L1)
        return Rows::tr("idle");
    if (state == "busy"_L1)
        return Rows::tr("busy");
    if (state == "starting"_L1)
        return Rows::tr("starting…");
    if (state == "restarting"_L1 || state == "autorestarting"_L1)
        return Rows::tr("restarting…");
    if (state == "dead"_L1)
        return Rows::tr("dead");
    return state;
}

QString JupyterRows::kernelName(const JupyterKernel &kernel)
{
    if (!kernel.notebook.isEmpty() && kernel.sessionType != "console"_L1)
        return kernel.notebook.section(u'/', -1);
    if (kernel.sessionType == "console"_L1)
        return Rows::tr("Console (%1)", "kernel spec").arg(kernel.spec);
    return kernel.spec.isEmpty() ? Rows::tr("Kernel") : Rows::tr("Kernel %1").arg(kernel.spec);
}

SourceEntry JupyterRows::serverRow(const JupyterServer &server, const QString &name)
{
    using State = JupyterServer::State;
    SourceEntry entry;
    entry.kind = SourceEntry::Kind::Jupyter;
    entry.rowKey = keyOfServer(server.id);
    entry.id = server.id;
    entry.name = Rows::tr("Jupyter %1", "server").arg(name);
    entry.detail = server.root.isEmpty() ? server.url.toString() : server.root;
    entry.icon = u"notebook"_s;
    entry.facts.append(server.url.toString());
    if (!server.version.isEmpty())
        entry.facts.append(Rows::tr("Jupyter Server %1").arg(server.version));
    entry.facts.append(server.typed ? Rows::tr("Named by you") : Rows::tr("Found by its runtime file"));
    switch (server.state) {
    case State::Asking:
        entry.busy = true;
        entry.status = Rows::tr("connecting…");
        break;
    case State::Reached:
        break;
    case State::LoginWanted:
        entry.status = Rows::tr("token wanted");
        entry.problem = Rows::tr("The server wants a token, or another one. Click here, or choose “Give the token…”.");
        break;
    case State::Unreachable:
        entry.status = Rows::tr("cannot be reached");
        entry.problem =
            server.error.isEmpty()
                ? Rows::tr("It does not answer.")
                : Rows::tr("It does not answer: %1. Check that it runs, and its address.").arg(server.error);
        break;
    case State::Gone:
        entry.status = Rows::tr("ended");
        entry.missing = true;
        break;
    }
    return entry;
}

SourceEntry JupyterRows::kernelRow(const JupyterServer &server, const JupyterKernel &kernel,
                                   const QString &applicationName)
{
    SourceEntry entry;
    entry.kind = SourceEntry::Kind::Kernel;
    entry.rowKey = keyOfKernel(kernel.id);
    entry.id = kernel.id;
    entry.icon = u"kernel"_s;
    entry.name = kernelName(kernel);
    entry.status = stateText(kernel.state);
    entry.missing = kernel.state == "dead"_L1 || server.state == JupyterServer::State::Gone;
    entry.reading = kernel.state == "busy"_L1;
    entry.kernelApplication = kernel.applicationId;
    if (kernel.applicationId.isEmpty())
        entry.detail = Rows::tr("%1 · no Spark", "kernel spec").arg(kernel.spec);
    else
        entry.detail = Rows::tr("%1 · Spark: %2", "kernel spec, application")
                           .arg(kernel.spec, applicationName.isEmpty() ? kernel.applicationId : applicationName);
    if (!kernel.notebook.isEmpty())
        entry.facts.append(kernel.notebook);
    if (!kernel.applicationId.isEmpty())
        entry.facts.append(Rows::tr("Spark application %1: a click opens its cells").arg(kernel.applicationId));
    if (kernel.pid > 0)
        entry.facts.append(Rows::tr("Process %1").arg(kernel.pid));
    return entry;
}

QList<SourceBranch> JupyterRows::rows(const QList<JupyterServer> &servers, const ServerName &nameOf,
                                      const ApplicationName &applicationName)
{
    QList<SourceBranch> branches;
    for (const JupyterServer &server : servers) {
        if (server.state == JupyterServer::State::Gone && !server.typed)
            continue;
        SourceBranch branch;
        branch.entry = serverRow(server, nameOf(server));
        QList<JupyterKernel> kernels = server.kernels;
        // Those with Spark first, then by name: a server may have dozens.
        std::stable_sort(kernels.begin(), kernels.end(), [](const JupyterKernel &a, const JupyterKernel &b) {
            if (a.applicationId.isEmpty() != b.applicationId.isEmpty())
                return b.applicationId.isEmpty();
            return kernelName(a).localeAwareCompare(kernelName(b)) < 0;
        });
        for (const JupyterKernel &kernel : std::as_const(kernels))
            branch.children.append({kernelRow(server, kernel, applicationName(kernel.applicationId)), {}});
        if (branch.children.isEmpty() && server.state == JupyterServer::State::Reached) {
            SourceEntry note;
            note.kind = SourceEntry::Kind::Note;
            note.name = Rows::tr("No kernel runs");
            note.detail = Rows::tr("Open a notebook in Jupyter");
            branch.children.append({note, {}});
        }
        branches.append(branch);
    }
    return branches;
}

} // namespace cinderscope
