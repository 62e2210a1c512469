// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/clusterfarewell.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>
#include <utility>

namespace cinderscope {

namespace {
constexpr int kLookMs = 200;
constexpr int kQuitMs = 20'000;
constexpr int kMostMs = 60'000;
} // namespace

ClusterFarewell::ClusterFarewell(std::unique_ptr<ClusterHosts> hosts) : m_hosts(std::move(hosts))
{
    m_hosts->disconnect();
}

ClusterFarewell::~ClusterFarewell() = default;

void ClusterFarewell::begin()
{
    if (!QCoreApplication::instance() || QCoreApplication::closingDown() ||
        QThread::currentThread()->loopLevel() == 0) {
        waitNow();
        delete this;
        return;
    }
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &ClusterFarewell::waitNow);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this] {
        if (!m_hosts->isBusy())
            deleteLater();
    });
    timer->start(kLookMs);
    QTimer::singleShot(kMostMs, this, &QObject::deleteLater);
}

void ClusterFarewell::waitNow()
{
    if (!std::exchange(m_waited, true))
        m_hosts->waitForAll(kQuitMs);
}

} // namespace cinderscope
