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

//! A real JupyterHub (tests/support/jupyterhub-env) below http://127.0.0.1:<port>/base/, with its proxy.
class HubRun
{
public:
    struct Token
    {
        QString id, text;
    };
    ~HubRun();

    //! False with why(); skipped() where it cannot be had.
    bool start();
    //! Ends it with its proxy and its users' servers, and waits.
    void stop();

    bool skipped() const { return m_skipped; }
    const QString &why() const { return m_why; }
    //! The last lines of its log.
    QString log() const;
    QUrl url() const { return m_url; } //!< with a slash at the end: what a person types
    QUrl server(const QString &user, const QString &name = {}) const;

    bool addUser(const QString &user);
    Token addToken(const QString &user);
    bool revoke(const QString &user, const Token &token);
    //! Starts a server and waits until it is ready.
    bool startServer(const QString &user, const QString &name = {});
    //! As an idle culler does it.
    bool stopServer(const QString &user, const QString &name = {});
    //! A notebook with a Python kernel in a server; its id.
    QString openNotebook(const QUrl &server, const Token &token, const QString &path);
    //! Waits for the answer; \a token empty: the hub's own service.
    QJsonDocument ask(const QByteArray &verb, const QUrl &url, const QByteArray &body = {}, const QString &token = {},
                      int *status = nullptr);

private:
    QUrl api(const QString &path) const;

    QProcess m_process;
    QTemporaryDir m_folder;
    QUrl m_url;
    QString m_why, m_secret;
    bool m_skipped = false;
};

} // namespace cinderscope::test
