// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scancommand.h"

#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/progressline.h"
#include "cli/scantext.h"
#include "discovery/localdiscovery.h"
#include "discovery/placediscovery.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>
#include <unistd.h>

namespace cinderscope::cli {

namespace {

constexpr int kPollMs = 20;

//! One look, until all that was found has answered.
class ScanRun : public QObject
{
public:
    ScanRun(const Place &place, const QList<quint16> &ports, unsigned waitSeconds)
    {
        if (place.address.isEmpty()) {
            LocalDiscovery::Settings settings;
            if (!ports.isEmpty()) {
                settings.firstPort = 1;
                settings.lastPort = 0; // none but these
                settings.extraPorts = ports;
                settings.servicePorts.clear();
                settings.useProcesses = false;
            }
            auto local = std::make_unique<LocalDiscovery>(settings);
            m_settled = [source = local.get()] { return source->isSettled(); };
            m_source = std::move(local);
        } else {
            auto far = std::make_unique<PlaceDiscovery>(place);
            m_settled = [source = far.get()] { return source->isSettled(); };
            m_source = std::move(far);
        }
        connect(m_source.get(), &DiscoverySource::progress, this,
                [this](int done, int total) { showProgress(done, total); });
        connect(m_source.get(), &DiscoverySource::scanned, this, [this] { m_scanned = true; });
        m_poll.setInterval(kPollMs);
        connect(&m_poll, &QTimer::timeout, this, [this] {
            if (m_scanned && m_settled())
                QCoreApplication::quit();
        });
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, &QCoreApplication::quit);
        m_patience.start(int(waitSeconds) * 1000);
    }

    void start()
    {
        m_poll.start();
        m_source->start();
    }

    QList<FoundEndpoint> end()
    {
        ProgressLine::clear();
        const QList<FoundEndpoint> endpoints = m_source->endpoints();
        m_source->stop();
        return endpoints;
    }

private:
    void showProgress(int done, int total)
    {
        if (::isatty(STDERR_FILENO) == 1 && total > 100)
            printError("looking at port " + std::to_string(done) + " of " + std::to_string(total) + "\r");
    }

    std::unique_ptr<DiscoverySource> m_source;
    std::function<bool()> m_settled;
    QTimer m_poll, m_patience;
    bool m_scanned = false;
};

//! Addresses that were named and are not reached, for the exit code.
bool anyFailed(const QList<FoundEndpoint> &endpoints)
{
    return std::any_of(endpoints.begin(), endpoints.end(), [](const FoundEndpoint &endpoint) {
        return !endpoint.reachable() && (endpoint.origin.how == EndpointOrigin::How::Typed ||
                                         endpoint.state == FoundEndpoint::State::Connecting);
    });
}

} // namespace

int scan(const Arguments &arguments)
{
    QStringList hosts;
    for (const std::string &host : arguments.hosts)
        hosts.append(QString::fromStdString(host));
    Place place = Place::make(hosts.join(u'\n'));
    place.ports = QString::fromStdString(arguments.ports);
    const auto ports = parsePorts(place.ports);
    const auto targets = ports && !hosts.isEmpty() ? place.targets() : Result<QList<PlaceTarget>>(QList<PlaceTarget>());
    if (!ports || !targets) {
        complain((ports ? targets.error() : ports.error()).detail + ". Try: cinderscope-cli help scan");
        return Usage;
    }
    EventLoop loop;
    ScanRun run(place, *ports, arguments.waitSeconds);
    loop.run([&run] { run.start(); });
    const QList<FoundEndpoint> endpoints = run.end();
    if (Interruption::exitCode() != 0)
        return Interruption::exitCode();
    if (!arguments.json && endpoints.isEmpty())
        complain("No Spark was found. A driver's UI is usually on port 4040 of its host; --host names another host, "
                 "--ports other ports.");
    if (const auto printed = print(arguments.json ? scanJson(endpoints) : scanTables(endpoints)); !printed) {
        if (printed.error().code == ErrorCode::Cancelled)
            return Broken;
        complain("Writing to standard output failed: " + printed.error().detail + ".");
        return SomeFailed;
    }
    return anyFailed(endpoints) ? SomeFailed : Ok;
}

} // namespace cinderscope::cli
