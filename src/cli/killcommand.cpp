// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/killcommand.h"

#include "act/cancel/actionlog.h"
#include "act/cancel/cancelscout.h"
#include "act/cancel/canceltext.h"
#include "act/cancel/masterfinder.h"
#include "cli/errortext.h"
#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/qtext.h"
#include "cli/watchtarget.h"
#include "discovery/endpointprobe.h"
#include "discovery/endpointurl.h"
#include "discovery/localdiscovery.h"
#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

constexpr int kSettleMs = 1'500;   //!< after the first answer, for what is asked for to appear
constexpr int kListenerMs = 6'000; //!< a listener tries again at most every 5 s
constexpr int kLookMs = 100;

CancelTarget targetOf(const KillRequest &request)
{
    const QString name = qtext(request.id);
    const std::int64_t id = name.toLongLong();
    if (request.what == "job")
        return CancelTarget::job(id);
    if (request.what == "stage")
        return CancelTarget::stage(id);
    if (request.what == "task")
        return CancelTarget::task(id);
    if (request.what == "group")
        return CancelTarget::group(name);
    if (request.what == "tag")
        return CancelTarget::tag(name);
    if (request.what == "sql")
        return CancelTarget::sql(id);
    if (request.what == "query")
        return CancelTarget::query(name);
    if (request.what == "driver")
        return CancelTarget::driver(name);
    return request.what == "application" ? CancelTarget::application() : CancelTarget::allJobs();
}

//! One run of `kill`: find the application, learn what runs, look what is possible, ask, do, see.
class KillRun : public QObject
{
public:
    explicit KillRun(const Arguments &arguments)
        : m_arguments(arguments), m_request(arguments.kill), m_target(targetOf(m_request)),
          m_where(watchTarget(arguments.paths.front())), m_feed(feedSettings(), this)
    {
        connect(&m_feed, &ApplicationFeed::snapshotChanged, this, [this] { takeSnapshot(); });
        connect(&m_feed, &ApplicationFeed::statusChanged, this, [this] { takeSnapshot(); });
        m_look.setInterval(kLookMs);
        connect(&m_look, &QTimer::timeout, this, &KillRun::takeSnapshot);
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this] {
            fail("No application \"" + m_where.text + "\" told what it runs within " +
                 std::to_string(m_arguments.waitSeconds) +
                 " seconds. Check the id or name (cinderscope-cli scan), or give the address of its UI; --wait waits "
                 "longer.");
        });
    }

    void start()
    {
        if (!m_request.master.empty()) {
            const auto master = parseMaster(m_request.master);
            if (!master)
                return;
            m_site.master = *master;
        }
        if (m_target.kind == CancelTarget::Kind::Driver)
            return startDriver();
        if (m_where.kind == WatchTarget::Kind::Log)
            return end(Usage, "\"" + m_where.text + "\" is a recording: nothing runs there any more.");
        if (m_target.kind == CancelTarget::Kind::Application && !m_site.master.isEmpty() &&
            m_where.kind == WatchTarget::Kind::Application) {
            m_site.application.id = qtext(m_where.text); // its master is all that is needed
            return scout();
        }
        listen();
        m_patience.start(int(m_arguments.waitSeconds) * 1000);
        m_where.kind == WatchTarget::Kind::Url ? probe(m_where.url) : search();
    }

    int exitCode() const { return m_exitCode; }
    void stop() { m_feed.stop(); }

private:
    static ApplicationFeed::Settings feedSettings()
    {
        ApplicationFeed::Settings settings;
        settings.journal = false; // it looks for some seconds only
        settings.fillByEventLog = false;
        return settings;
    }

    std::optional<QUrl> parseMaster(const std::string &text)
    {
        const auto url = parseEndpointUrl(qtext(text));
        if (url)
            return *url;
        end(Usage, "\"" + text + "\" is not the address of a master's page, such as http://localhost:8080.");
        return {};
    }

    void startDriver()
    {
        if (m_site.master.isEmpty()) {
            const auto master = parseMaster(m_where.text);
            if (!master)
                return;
            m_site.master = *master;
        }
        scout();
    }

    void fail(const std::string &sentence) { end(SomeFailed, sentence); }

    void end(int code, const std::string &sentence)
    {
        if (!sentence.empty())
            complain(sentence);
        m_exitCode = code;
        m_patience.stop();
        m_look.stop();
        QCoreApplication::quit();
    }

    // ---- which application

    void listen()
    {
        connect(&m_server, &ListenServer::connected, this, [this] {
            while (auto channel = m_server.takeChannel()) {
                const ListenerHello &hello = channel->hello();
                const QString wanted = m_feed.key().isEmpty() ? qtext(m_where.text) : m_feed.key().id;
                if (qtext(hello.applicationId) != wanted && (!m_feed.key().isEmpty() || qtext(hello.name) != wanted))
                    continue;
                m_site.listener = channel->end();
                found(qtext(hello.applicationId), qtext(hello.attemptId.value_or(std::string())));
                m_feed.addListener(std::move(channel));
            }
        });
        const auto listening = m_server.listen();
        m_listens = listening && m_server.address().primary;
        m_sinceStart.start();
    }

    void found(const QString &id, const QString &attempt)
    {
        if (m_discovery)
            m_discovery->stop();
        if (m_feed.key().isEmpty())
            m_feed.setKey({id, attempt});
        m_look.start();
    }

    void probe(const QUrl &url)
    {
        m_probe = std::make_unique<EndpointProbe>(url);
        connect(m_probe.get(), &EndpointProbe::finished, this, [this] {
            const DiscoveredApplication &application = m_probe->application();
            if (m_probe->kind() == EndpointKind::Driver && !application.applicationId.isEmpty()) {
                found(application.applicationId, application.attemptId);
                m_site.ui = application.url;
                m_feed.addRest(application.url, Access());
                return;
            }
            const std::string text = m_probe->url().toString().toStdString();
            if (m_probe->kind() == EndpointKind::Master)
                fail(text + " is a standalone master. Name the application with it (APP --application --master " +
                     text + "), or a driver that it runs (--driver ID).");
            else if (m_probe->kind() == EndpointKind::History)
                fail(text + " is a history server: what it shows has ended.");
            else
                fail(text + " does not tell of an application" +
                     (m_probe->error() ? " (" + m_probe->error()->detail + ")" : std::string()) +
                     ". Is the driver running, and is this the address of its UI (usually port 4040)?");
        });
        m_probe->start();
    }

    void search()
    {
        m_discovery = std::make_unique<LocalDiscovery>();
        const auto look = [this](const DiscoveredApplication &application) {
            const QString wanted = qtext(m_where.text);
            if (!m_site.ui.isEmpty() || application.applicationId.isEmpty() ||
                (application.applicationId != wanted && application.name != wanted))
                return;
            found(application.applicationId, application.attemptId);
            m_site.ui = application.url;
            m_feed.addRest(application.url, Access());
        };
        connect(m_discovery.get(), &DiscoverySource::found, this, look);
        connect(m_discovery.get(), &DiscoverySource::changed, this, look);
        m_discovery->start();
    }

    // ---- what runs there

    bool isListening() const
    {
        const FeedSourceState *listener = m_feed.status().source(FeedSource::Listener);
        return listener && listener->active;
    }

    //! All that is wanted is here, or it was waited for long enough.
    bool isReady()
    {
        const SnapshotPtr snapshot = m_feed.snapshot();
        if (!snapshot || snapshot->import->events == 0 || m_feed.key().isEmpty())
            return false;
        if (!m_answered.isValid())
            m_answered.start();
        const std::string extra = snapshot->environment->sparkProperty("spark.extraListeners");
        if (m_listens && !isListening() && extra.find("CinderscopeListener") != std::string::npos &&
            m_sinceStart.elapsed() < kListenerMs && m_target.isWork())
            return false;
        const bool told = m_target.isWork() ? !lossesOf(*snapshot, m_target).isEmpty() : !snapshot->app.master.empty();
        return told || m_answered.elapsed() > kSettleMs;
    }

    void takeSnapshot()
    {
        if (m_run) {
            if (const SnapshotPtr snapshot = m_feed.snapshot(); snapshot != m_taken) {
                m_taken = snapshot;
                m_run->takeSnapshot(snapshot);
            }
            return;
        }
        if (m_looking || !isReady())
            return;
        m_looking = true;
        m_patience.stop();
        m_look.stop();
        m_site.application = m_feed.key();
        m_site.snapshot = m_feed.snapshot();
        m_site.listening = isListening();
        const std::string &master = m_site.snapshot->app.master;
        if (m_target.kind == CancelTarget::Kind::Application && m_site.master.isEmpty() &&
            master.starts_with("spark://"))
            return findMaster(qtext(master));
        scout();
    }

    void findMaster(const QString &master)
    {
        connect(&m_masterFinder, &MasterFinder::found, this, [this](const QUrl &url) {
            m_site.master = url;
            scout();
        });
        m_masterFinder.find(master, m_site.application.id, Access());
    }

    // ---- what is possible, and the question

    void scout()
    {
        m_patience.stop();
        m_site.tools = ClusterTools::ofThisComputer();
        connect(&m_scout, &CancelScout::found, this, [this](const CancelSite &site) {
            m_site = site;
            if (m_feed.snapshot())
                m_site.snapshot = m_feed.snapshot();
            m_plan = planCancel(m_target, m_site);
            decide();
        });
        m_scout.look(m_target, m_site);
    }

    std::string subject() const
    {
        std::string text = m_target.text().toStdString();
        if (m_target.kind == CancelTarget::Kind::Driver)
            return "driver " + text;
        const std::string name = m_site.snapshot ? m_site.snapshot->app.name : std::string();
        return text + (m_target.kind == CancelTarget::Kind::Application ? " " : " of ") +
               (name.empty() ? "" : "\"" + name + "\" ") + '(' + m_site.application.id.toStdString() + ')';
    }

    void decide()
    {
        if (m_plan.why == WhyNot::Ended || m_plan.why == WhyNot::NothingRuns)
            return act(); // says so, and is logged
        if (!m_plan.isPossible()) {
            const CancelOption reason{CancelWay::Listener, m_plan.why, m_plan.detail};
            m_record = ActionRecord::make(u"command line"_s, m_plan, m_site, qtext(m_request.reason));
            CancelOutcome outcome;
            outcome.kind = CancelOutcome::Kind::Refused;
            outcome.detail = wordOf(m_plan.why);
            m_record.setOutcome(outcome, m_site);
            log();
            tell(outcome, whyNotText(reason, m_target, m_site));
            return end(Impossible, {});
        }
        if (m_request.yes)
            return act();
        const std::string losses = lossText(m_plan.losses, m_target);
        printError("End " + oneLine(subject()) + ' ' + oneLine(wayText(*m_plan.way(), m_site)) + ".\n" +
                   (losses.empty() ? "" : oneLine(losses) + '\n') + "Really? [y/N] ");
        m_answer = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        connect(m_answer.get(), &QSocketNotifier::activated, this, &KillRun::takeAnswer);
    }

    void takeAnswer()
    {
        m_answer->setEnabled(false);
        char line[64];
        const ssize_t size = ::read(STDIN_FILENO, line, sizeof line);
        if (size > 0 && (line[0] == 'y' || line[0] == 'Y'))
            return act();
        end(Declined, "Nothing was done.");
    }

    // ---- doing it

    void act()
    {
        m_record = ActionRecord::make(u"command line"_s, m_plan, m_site, qtext(m_request.reason));
        log();
        m_site.listening = isListening();
        m_run = std::make_unique<CancelRun>(m_plan, m_site);
        m_run->setCommander([this](const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done) {
            m_feed.sendCommand(command, std::move(done));
        });
        connect(m_run.get(), &CancelRun::finished, this, &KillRun::takeOutcome);
        m_run->start(qtext(m_request.reason));
    }

    void takeOutcome(const CancelOutcome &outcome)
    {
        m_record.setOutcome(outcome, m_run->site());
        log();
        tell(outcome, outcomeText(outcome, m_target));
        switch (outcome.kind) {
        case CancelOutcome::Kind::Ended:
        case CancelOutcome::Kind::AlreadyEnded:
            return end(Ok, {});
        case CancelOutcome::Kind::StillRunning:
            return end(StillRuns, {});
        case CancelOutcome::Kind::Refused:
            return end(Impossible, {});
        case CancelOutcome::Kind::Failed:
            return end(SomeFailed, {});
        }
    }

    void log()
    {
        if (const auto written = ActionLog().append(m_record); !written && !m_logComplained) {
            m_logComplained = true;
            complain("The action log could not be written: " + written.error().detail + ".");
        }
    }

    void tell(const CancelOutcome &outcome, const std::string &sentence)
    {
        if (!m_arguments.json) {
            const auto printed = print(oneLine(sentence) + '\n');
            if (!printed)
                complain("Writing to standard output failed: " + printed.error().detail + ".");
            return;
        }
        QJsonObject object{{u"applicationId"_s, m_site.application.id},
                           {u"target"_s, m_target.word()},
                           {u"id"_s, m_target.idText()},
                           {u"way"_s, outcome.way ? QJsonValue(wordOf(*outcome.way)) : QJsonValue()},
                           {u"outcome"_s, wordOf(outcome.kind)},
                           {u"whyNot"_s, m_plan.isPossible() ? QJsonValue() : QJsonValue(wordOf(m_plan.why))},
                           {u"detail"_s, outcome.detail},
                           {u"ms"_s, outcome.milliseconds},
                           {u"stoppingTasks"_s, qint64(outcome.stoppingTasks)},
                           {u"runningTasksBefore"_s, qint64(m_plan.losses.runningTasks)},
                           {u"jobsBefore"_s, qint64(m_plan.losses.jobs.size())},
                           {u"text"_s, QString::fromStdString(sentence)}};
        if (const auto printed = print(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n');
            !printed)
            complain("Writing to standard output failed: " + printed.error().detail + ".");
    }

    const Arguments &m_arguments;
    const KillRequest &m_request;
    CancelTarget m_target;
    WatchTarget m_where;
    CancelSite m_site;
    CancelPlan m_plan;
    ListenServer m_server;
    ApplicationFeed m_feed;
    MasterFinder m_masterFinder;
    CancelScout m_scout;
    std::unique_ptr<EndpointProbe> m_probe;
    std::unique_ptr<LocalDiscovery> m_discovery;
    std::unique_ptr<CancelRun> m_run;
    std::unique_ptr<QSocketNotifier> m_answer;
    ActionRecord m_record;
    SnapshotPtr m_taken;
    QTimer m_look, m_patience;
    QElapsedTimer m_sinceStart, m_answered;
    bool m_listens = false, m_looking = false, m_logComplained = false;
    int m_exitCode = Ok;
};

} // namespace

int kill(const Arguments &arguments)
{
    if (!arguments.kill.yes && ::isatty(STDIN_FILENO) != 1) {
        complain("Nobody can be asked whether that is meant: standard input is no terminal. --yes says it is.");
        return Usage;
    }
    EventLoop loop;
    KillRun run(arguments);
    loop.run([&run] { run.start(); });
    run.stop();
    return Interruption::exitCode() ? Interruption::exitCode() : run.exitCode();
}

} // namespace cinderscope::cli
