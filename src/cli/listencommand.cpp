// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listencommand.h"

#include "cli/errortext.h"
#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/listenedapplication.h"
#include "cli/output.h"
#include "live/journal/journalcatalogue.h"
#include "live/journal/journalwriter.h"
#include "live/wire/listenserver.h"
#include "live/wire/sessionsettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <stop_token>
#include <thread>
#include <vector>

namespace cinderscope::cli {

namespace {

constexpr int kPruneMs = 60 * 60 * 1000;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

//! One run of `listen`, until it is interrupted.
class ListenRun : public QObject
{
public:
    explicit ListenRun(const Arguments &arguments) : m_arguments(arguments)
    {
        m_feedSettings.journal = arguments.journal;
        if (!arguments.journalFolder.empty())
            m_feedSettings.journalFolder =
                QDir::current().absoluteFilePath(QFile::decodeName(QByteArray::fromStdString(arguments.journalFolder)));
        connect(&m_server, &ListenServer::connected, this, &ListenRun::takeChannels);
        connect(&m_server, &ListenServer::refused, this, &ListenRun::tellRefused);
        connect(&m_server, &ListenServer::addressChanged, this, &ListenRun::tellPlace);
        connect(&m_pruning, &QTimer::timeout, this, &ListenRun::prune);
    }

    void start()
    {
        ListenOptions options;
        options.port = quint16(m_arguments.port);
        if (const auto listening = m_server.listen(options); !listening)
            return fail(listenText(listening.error()));
        write(m_arguments.json ? jsonPlace() : textPlace());
        tellPlace();
        if (m_arguments.journal) {
            prune();
            m_pruning.start(kPruneMs);
        }
    }

    //! The newest figures of those that are still there.
    void stop()
    {
        m_server.close();
        for (ListenedApplication *application : m_applications) {
            application->showRest();
            application->stop();
        }
    }

    int exitCode() const { return m_exitCode; }

private:
    static std::string listenText(const Error &error)
    {
        if (error.code == ErrorCode::Network)
            return "Cannot listen on " + error.source + ": " + error.detail +
                   ". Another program may use it; choose another --port, or leave it out.";
        return "Cannot listen: " + errorText(error);
    }

    std::string jsonPlace() const
    {
        const ListenAddress &address = m_server.address();
        return QJsonDocument(sessionSettings(address).toJson(address)).toJson(QJsonDocument::Compact).toStdString() +
               "\n";
    }

    std::string textPlace() const
    {
        const ListenAddress &address = m_server.address();
        const SessionSettings settings = sessionSettings(address);
        std::string text = "Listening on " + utf8(address.addresses()) + "\n\nEnvironment of a session:\n";
        for (auto entry = settings.environment.begin(); entry != settings.environment.end(); ++entry)
            text += "  " + utf8(entry.key()) + "=" + utf8(entry.value()) + "\n";
        text += "Spark configuration:\n";
        for (auto entry = settings.sparkConf.begin(); entry != settings.sparkConf.end(); ++entry)
            text += "  " + utf8(entry.key()) + "=" + utf8(entry.value()) + "\n";
        return text + "\n";
    }

    void tellPlace()
    {
        const ListenAddress &address = m_server.address();
        for (const QString &remark : address.remarks)
            complain(utf8(remark) + ".");
        if (!address.primary && address.otherPid > 0)
            complain("Process " + std::to_string(address.otherPid) +
                     " listens already and is found first: only sessions with the settings above come here.");
        if (sessionSettings(address).jar.isEmpty() && !m_jarTold) {
            m_jarTold = true;
            complain(
                "cinderscope-listener.jar was not found beside this program: put it into share/cinderscope, or name it "
                "in CINDERSCOPE_LISTENER_JAR. Sessions that have it already can connect.");
        }
    }

    void takeChannels()
    {
        while (auto channel = m_server.takeChannel()) {
            const ListenerHello &hello = channel->hello();
            const ApplicationKey key{QString::fromStdString(hello.applicationId),
                                     QString::fromStdString(hello.attemptId.value_or(std::string()))};
            ListenedApplication *application = find(key);
            if (!application)
                application = add(key);
            application->feed().addListener(std::move(channel));
        }
    }

    ListenedApplication *find(const ApplicationKey &key) const
    {
        if (key.isEmpty()) // its SparkContext is still being made
            return nullptr;
        for (ListenedApplication *application : m_applications) {
            if (application->feed().key() == key)
                return application;
        }
        return nullptr;
    }

    ListenedApplication *add(const ApplicationKey &key)
    {
        auto *application = new ListenedApplication(m_feedSettings, m_arguments.json, this);
        if (!key.isEmpty())
            application->feed().setKey(key);
        connect(application, &ListenedApplication::lineReady, this, &ListenRun::write);
        connect(application, &ListenedApplication::finished, this, [this, application] {
            std::erase(m_applications, application);
            application->deleteLater();
        });
        m_applications.push_back(application);
        return application;
    }

    //! At most one a second: whoever knocks all the time fills no terminal.
    void tellRefused(WireClose reason, const QString &peer, const QString &detail)
    {
        ++m_refused;
        if (m_refusalTold.isValid() && m_refusalTold.elapsed() < 1000)
            return;
        m_refusalTold.start();
        std::string text = "A connection" + (peer.isEmpty() ? "" : " from " + utf8(peer)) + " was refused (" +
                           std::string(wireCloseName(reason)) + "): " + utf8(detail) + ".";
        if (reason == WireClose::WrongProof)
            text += " Give the session the secret that is printed above.";
        if (m_refused > 1)
            text += " It is the " + std::to_string(m_refused) + "th.";
        complain(text);
    }

    void prune()
    {
        m_pruner = {}; // waits for the last one, which is long over
        m_pruner = std::jthread([root = journalRoot()](const std::stop_token &stop) {
            for (const Error &problem : pruneJournals(root, {}, stop).problems)
                complain("A journal was left alone: " + problem.source + ": " + problem.detail + ".");
        });
    }

    std::string journalRoot() const
    {
        return m_feedSettings.journalFolder.isEmpty() ? defaultJournalRoot() : utf8(m_feedSettings.journalFolder);
    }

    void write(const std::string &text)
    {
        if (m_exitCode != Ok)
            return;
        if (const auto printed = print(text); !printed) {
            if (printed.error().code == ErrorCode::Cancelled)
                end(Broken);
            else
                fail(errorText(printed.error()));
        }
    }

    void fail(const std::string &sentence)
    {
        complain(sentence);
        end(SomeFailed);
    }

    void end(int code)
    {
        m_exitCode = code;
        QCoreApplication::quit();
    }

    const Arguments &m_arguments;
    ApplicationFeed::Settings m_feedSettings;
    ListenServer m_server;
    std::vector<ListenedApplication *> m_applications; //!< children
    QTimer m_pruning;
    std::jthread m_pruner;
    QElapsedTimer m_refusalTold;
    std::uint64_t m_refused = 0;
    bool m_jarTold = false;
    int m_exitCode = Ok;
};

} // namespace

int listen(const Arguments &arguments)
{
    EventLoop loop;
    ListenRun run(arguments);
    loop.run([&run] { run.start(); });
    run.stop();
    return Interruption::exitCode() ? Interruption::exitCode() : run.exitCode();
}

} // namespace cinderscope::cli
