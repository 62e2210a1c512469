// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/access.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace cinderscope {

class DiscoverySource;

//! Looks for the page of the standalone master that an application runs under: its RPC address (spark.master) does not
//! tell where its page is. On this computer by its process, elsewhere at the usual ports.
class MasterFinder : public QObject
{
    Q_OBJECT

public:
    explicit MasterFinder(QObject *parent = nullptr);
    ~MasterFinder() override;

    //! \a masterUrl: "spark://host:7077" or several with commas. found() follows once, with an empty address where
    //! there is none that lists the application within \a timeoutMs.
    void find(const QString &masterUrl, const QString &applicationId, const Access &access, int timeoutMs = 15'000);

Q_SIGNALS:
    void found(const QUrl &master);

private:
    void look();
    void finish(const QUrl &master);

    std::unique_ptr<DiscoverySource> m_source;
    QString m_applicationId;
    QTimer m_patience, m_rhythm;
    bool m_done = false;
};

} // namespace cinderscope
