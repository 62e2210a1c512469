// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/jupyterrun.h"
#include "jupyter/jupyterserver.h"
#include "jupyter/kernelchannel.h"
#include "reach/secretstore.h"

#include <optional>
#include <QDir>
#include <QFile>

namespace cinderscope::test {

//! Secrets for this run only.
class NoBackend : public SecretBackend
{
public:
    void read(const QString &, Handler handler) override { later(handler, Outcome::NotFound); }
    void write(const QString &, const QString &, Handler handler) override { later(handler, Outcome::Done); }
    void remove(const QString &, Handler handler) override { later(handler, Outcome::Done); }

private:
    void later(const Handler &handler, Outcome outcome)
    {
        QMetaObject::invokeMethod(
            this, [handler, outcome] { handler(outcome, {}); }, Qt::QueuedConnection);
    }
};

//! What the person runs in the notebook: a client of its own.
class Notebook
{
public:
    Notebook(const QUrl &server, const QString &token, const QString &kernel) : m_channel(server, kernel, access(token))
    {
        m_channel.open();
    }
    Notebook(const JupyterRun &run, const QString &kernel) : Notebook(run.url(), run.token(), kernel) {}

    static Access access(const QString &token)
    {
        Access access;
        access.headers.append({"Authorization", "token " + token.toUtf8()});
        return access;
    }
    static Access access(const JupyterRun &run) { return access(run.token()); }
    //! The message id.
    QString run(const QString &code)
    {
        last.reset();
        ExecuteOptions options;
        options.storeHistory = true;
        return m_channel.execute(code, options, [this](const ExecuteResult &result) { last = result; });
    }
    //! Without errors.
    QString printed() const
    {
        QString text;
        for (const KernelOutput &output : last ? last->outputs : QList<KernelOutput>()) {
            if (output.kind != KernelOutput::Kind::Stderr)
                text += output.text;
        }
        return text;
    }
    KernelChannel &channel() { return m_channel; }

    std::optional<ExecuteResult> last;

private:
    KernelChannel m_channel;
};

//! Command lines of this user's processes that hold a text.
inline QStringList commandsWith(const QByteArray &text)
{
    QStringList found;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!pid.toInt() || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray command = file.readAll();
        if (command.contains(text))
            found +=
                pid + QStringLiteral(": ") + QString::fromUtf8(command).replace(QChar(u'\0'), QChar(u' ')).left(300);
    }
    return found;
}

//! The kernel of that id in what a watcher knows of a server; an empty one where it is not there.
inline JupyterKernel kernelOf(const std::optional<JupyterServer> &server, const QString &id)
{
    for (const JupyterKernel &kernel : server ? server->kernels : QList<JupyterKernel>()) {
        if (kernel.id == id)
            return kernel;
    }
    return {};
}

} // namespace cinderscope::test
