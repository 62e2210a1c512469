// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/restclient.h"

#include <QHash>
#include <QJsonValue>
#include <QObject>
#include <QUrl>

#include <memory>

namespace cinderscope {

//! Finds a page among the ports that JVMs of this computer listen on: what answers a path with status 200 and JSON.
//! Works with any log level, and with any port that Spark chose. Ports of other processes, and those whose queue is too
//! long for a UI, are not asked: who listens there would log what it makes of the request.
class ServerFinder : public QObject
{
    Q_OBJECT

public:
    //! \a path: without a slash at the front.
    explicit ServerFinder(const QString &path, QObject *parent = nullptr);
    ~ServerFinder() override;

    //! Asks ports that it has not asked yet, or that did not answer for a while; answered() may follow. \a port: where
    //! it is known; 0: any.
    void look(const QList<qint64> &processes, int port = 0);
    //! What answered is not what is looked for yet.
    void lookAgain(const QUrl &root);

Q_SIGNALS:
    //! \a root: with a slash at the end. Once for each port, unless lookAgain().
    void answered(const QUrl &root, const QJsonValue &answer);
    //! It wants a login, or TLS (then \a root is where it sends to). Once for each port.
    void refused(const QUrl &root);

private:
    struct Port;
    QString m_path;
    QHash<QString, std::shared_ptr<Port>> m_ports;
};

//! Of a driver: its list of applications.
inline const QString kDriverPath = QStringLiteral("api/v1/applications");
//! The id of the one that has not completed; empty: \a list is none of a driver, or its context is not there yet.
QString runningApplication(const QJsonValue &list);

} // namespace cinderscope
