// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace cinderscope::test {

//! A real Jupyter server (tests/support/jupyter-env) with folders of its own.
class JupyterRun
{
public:
    ~JupyterRun();

    //! Another script of tests/support that makes the virtual environment. Before start().
    void setEnvironment(const QString &script) { m_script = script; }
    //! False with why(); skipped() where Jupyter or Spark cannot be had. \a arguments: of jupyter_server.
    bool start(const QStringList &arguments = {}, const QStringList &environment = {});
    //! Ends it with its kernels and waits.
    void stop();

    bool skipped() const { return m_skipped; }
    const QString &why() const { return m_why; }
    QString runtimeFolder() const { return m_folder.filePath(QStringLiteral("runtime")); }
    QString folder() const { return m_folder.path(); }
    const QUrl &url() const { return m_url; } //!< with a slash at the end
    const QString &token() const { return m_token; }
    qint64 processId() const { return m_process.processId(); }

    //! A notebook with a kernel; its id.
    QString openNotebook(const QString &path, const QString &spec = QStringLiteral("python3"));
    //! Waits for the answer.
    QJsonDocument ask(const QByteArray &verb, const QString &path, const QByteArray &body = {}, int *status = nullptr);
    static QJsonDocument get(const QUrl &url);

private:
    QProcess m_process;
    QTemporaryDir m_folder;
    QUrl m_url;
    QString m_token, m_why, m_script = QStringLiteral("jupyter-env");
    bool m_skipped = false;
};

} // namespace cinderscope::test
