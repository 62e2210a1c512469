// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancelplan.h"

#include <QObject>

#include <memory>

namespace cinderscope {

class KillClient;
class ResourceManagerClient;

//! Finds out what is possible before the person is asked: looks at the driver's page of jobs (only where no listener is
//! connected), at the master's page or YARN's ResourceManager, at the process of the driver on this computer. Asks only
//! what the target needs. Lives in one thread with an event loop.
class CancelScout : public QObject
{
    Q_OBJECT

public:
    explicit CancelScout(QObject *parent = nullptr);
    ~CancelScout() override;

    //! Once a scout. found() follows, never before this returns. \a timeoutMs: for each question; a driver's first
    //! answer may be slow.
    void look(const CancelTarget &target, const CancelSite &site, int timeoutMs = 30'000);

Q_SIGNALS:
    //! The site with what was found out in it.
    void found(const cinderscope::CancelSite &site);

private:
    void lookAtUi(int timeoutMs);
    void lookAtMaster(const CancelTarget &target, int timeoutMs);
    void lookAtYarn(int timeoutMs);
    void lookAtProcess();
    void finishOne();

    CancelSite m_site;
    std::unique_ptr<KillClient> m_ui, m_master;
    std::unique_ptr<ResourceManagerClient> m_yarn;
    int m_open = 0;
};

} // namespace cinderscope
