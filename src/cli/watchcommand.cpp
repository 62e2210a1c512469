// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchcommand.h"

#include "cli/errortext.h"
#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/feedline.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/qtext.h"
#include "cli/watchtarget.h"
#include "discovery/endpointprobe.h"
#include "discovery/localdiscovery.h"
#include "live/wire/listenserver.h"
#include "reach/access.h"

#include <QCoreApplication>
#include <QTimer>

namespace cinderscope::cli {

namespace {

//! One run of `watch`, from the search for the application to its end.
class WatchRun : public QObject
{
public:
    explicit WatchRun(const Arguments &arguments)
        : m_arguments(arguments), m_target(watchTarget(arguments.paths.front())), m_feed(this),
          m_line(m_feed, {.json = arguments.json})
    {
        connect(&m_line, &FeedLine::lineReady, this, &WatchRun::write);
        connect(&m_feed, &ApplicationFeed::finished, this, &WatchRun::takeEnd);
    }

    void start()
    {
        switch (m_target.kind) {
        case WatchTarget::Kind::Log:
            m_feed.addEventLog(qtext(m_target.text));
            break;
        case WatchTarget::Kind::Url:
            listen();
            probe();
            break;
        case WatchTarget::Kind::Application:
            listen();
            search();
            break;
        }
    }

    int exitCode() const { return m_exitCode; }
    void stop() { m_feed.stop(); }

private:
    void fail(const std::string &sentence)
    {
        complain(sentence);
        end(SomeFailed);
    }

    void end(int code)
    {
        m_exitCode = code;
        m_line.stop();
        QCoreApplication::quit();
    }

    //! A driver with our listener comes to us, unless another window or `listen` is there already.
    void listen()
    {
        connect(&m_server, &ListenServer::connected, this, &WatchRun::takeChannels);
        if (const auto listening = m_server.listen(); !listening)
            complain("No listener can connect: " + errorText(listening.error()));
    }

    void takeChannels()
    {
        while (auto channel = m_server.takeChannel()) {
            const ListenerHello &hello = channel->hello();
            const ApplicationKey key = m_feed.key();
            const bool wanted = key.isEmpty()
                                    ? m_target.kind == WatchTarget::Kind::Application &&
                                          (hello.applicationId == m_target.text || hello.name == m_target.text)
                                    : qtext(hello.applicationId) == key.id;
            if (!wanted || hello.applicationId.empty())
                continue; // it goes on trying, and may be told of another window
            found(qtext(hello.applicationId), qtext(hello.attemptId.value_or(std::string())));
            m_feed.addListener(std::move(channel));
        }
    }

    void found(const QString &id, const QString &attempt)
    {
        m_patience.stop();
        if (m_discovery)
            m_discovery->stop();
        if (m_feed.key().isEmpty())
            m_feed.setKey({id, attempt});
    }

    void probe()
    {
        m_probe = std::make_unique<EndpointProbe>(m_target.url);
        connect(m_probe.get(), &EndpointProbe::finished, this, [this] {
            const DiscoveredApplication &application = m_probe->application();
            if (m_probe->kind() != EndpointKind::Driver || application.applicationId.isEmpty()) {
                fail(probeText());
                return;
            }
            found(application.applicationId, application.attemptId);
            m_feed.addRest(application.url, Access());
        });
        m_probe->start();
    }

    std::string probeText() const
    {
        const std::string url = m_target.url.toString().toStdString();
        switch (m_probe->kind()) {
        case EndpointKind::Master:
            return url +
                   " is a standalone master. Watch one of its applications: their UIs' addresses are on its page.";
        case EndpointKind::Worker:
            return url + " is a worker. Watch the application by its driver's address, usually port 4040.";
        case EndpointKind::History:
            return url + " is a history server. What it shows has ended; \"cinderscope-cli summary\" reads the logs.";
        case EndpointKind::NotSpark:
            return url + " is no Spark UI. A driver's is usually at port 4040.";
        default:
            break;
        }
        const auto &error = m_probe->error() ? m_probe->error() : m_probe->application().error;
        return url + " does not tell of an application" + (error ? " (" + error->detail + ")" : std::string()) +
               ". Is the driver running, and is this the address of its UI (usually port 4040)?";
    }

    //! By its id or name, among the drivers of this computer.
    void search()
    {
        m_discovery = std::make_unique<LocalDiscovery>();
        const auto look = [this](const DiscoveredApplication &application) {
            if (!m_feed.key().isEmpty() || application.applicationId.isEmpty())
                return;
            const QString wanted = qtext(m_target.text);
            if (application.applicationId != wanted && application.name != wanted)
                return;
            found(application.applicationId, application.attemptId);
            m_feed.addRest(application.url, Access());
        };
        connect(m_discovery.get(), &DiscoverySource::found, this, look);
        connect(m_discovery.get(), &DiscoverySource::changed, this, look);
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this] {
            fail("No application \"" + m_target.text + "\" was found on this computer within " +
                 std::to_string(m_arguments.waitSeconds) +
                 " seconds. Check the id or name (cinderscope-cli scan), or give the address of its UI; --wait waits "
                 "longer.");
        });
        m_patience.start(int(m_arguments.waitSeconds) * 1000);
        m_discovery->start();
    }

    void takeEnd()
    {
        const FeedStatus &status = m_feed.status();
        m_line.showLast();
        if (m_exitCode != Ok)
            return;
        const bool known = m_feed.snapshot() && m_feed.snapshot()->import->events > 0;
        if (known && status.end == FeedEnd::Ended) {
            end(Ok);
            return;
        }
        for (const FeedSourceState &source : status.sources) {
            if (source.trouble && !known) {
                fail(source.kind == FeedSource::EventLog
                         ? errorText(*source.trouble)
                         : source.location.toStdString() + " cannot be read: " + source.trouble->detail + ".");
                return;
            }
        }
        fail("The " + endText(status) + ".");
    }

    void write(const std::string &line)
    {
        const auto printed = print(line);
        if (printed)
            return;
        if (printed.error().code == ErrorCode::Cancelled) {
            end(Broken);
        } else {
            m_exitCode = SomeFailed;
            fail(errorText(printed.error()));
        }
    }

    const Arguments &m_arguments;
    WatchTarget m_target;
    ListenServer m_server;
    ApplicationFeed m_feed;
    FeedLine m_line;
    std::unique_ptr<EndpointProbe> m_probe;
    std::unique_ptr<LocalDiscovery> m_discovery;
    QTimer m_patience;
    int m_exitCode = Ok;
};

} // namespace

int watch(const Arguments &arguments)
{
    EventLoop loop;
    WatchRun run(arguments);
    loop.run([&run] { run.start(); });
    run.stop();
    return Interruption::exitCode() ? Interruption::exitCode() : run.exitCode();
}

} // namespace cinderscope::cli
