// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/proxycommand.h"

#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/proxyroute.h"
#include "proxy/proxyserver.h"
#include "reach/routeopener.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

//! Of the addresses for a browser, which a person reads and copies first.
constexpr std::chrono::hours kTicketLife{1};

const QString kCluster = u"cli"_s; // all that is named in one run may lead to one another

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

std::string logLine(const AccessRecord &record, bool json)
{
    const auto text = [](const std::string &bytes) { return QString::fromStdString(bytes); };
    if (json) {
        return compact({{u"time"_s, double(record.time)},
                        {u"upstream"_s, text(record.upstream)},
                        {u"method"_s, text(record.method)},
                        {u"target"_s, text(record.target)},
                        {u"status"_s, record.status},
                        {u"bytes"_s, double(record.bytes)},
                        {u"ms"_s, std::round(record.milliseconds * 1000) / 1000},
                        {u"note"_s, text(record.note)}});
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(record.time, Qt::UTC).toString(Qt::ISODateWithMs);
    const std::string line = QStringLiteral("%1 %2 %3%4 %5 %6 B %7 ms %8")
                                 .arg(time, text(record.method), text(record.upstream), text(record.target))
                                 .arg(record.status)
                                 .arg(record.bytes)
                                 .arg(record.milliseconds, 0, 'f', 1)
                                 .arg(text(record.note))
                                 .trimmed()
                                 .toStdString();
    return oneLine(line) + '\n';
}

QUrl urlOf(const std::string &word)
{
    const QString text = QString::fromStdString(word);
    return QUrl(text.contains(u"://"_s) ? text : u"http://"_s + text, QUrl::StrictMode);
}

//! Why the way is not open, as sentences.
std::string troubleText(const Error &error)
{
    if (std::string text = sshTroubleText(error); !text.empty())
        return text;
    return "The way to the servers cannot be opened: " + error.detail +
           (error.source.empty() ? "." : " (" + error.source + ").");
}

//! One run of `proxy`: opens the way, serves, and goes on until it is stopped.
class ProxyRun : public QObject
{
public:
    ProxyRun(const Arguments &arguments, GivenRoute given)
        : m_arguments(arguments), m_given(std::move(given)), m_opener(*m_given.secrets), m_server(options())
    {
        connect(&m_opener, &RouteOpener::opened, this, [this](const Access &access) { takeWay(access); });
        connect(&m_opener, &RouteOpener::lost, this, [this](const Error &error, int retryMs) {
            complain(troubleText(error) + " Next try in " + std::to_string((retryMs + 999) / 1000) + " s.");
            m_wasLost = true;
        });
        connect(&m_opener, &RouteOpener::failed, this, [](const Error &error) {
            complain(troubleText(error));
            QCoreApplication::exit(SomeFailed);
        });
    }

    void start()
    {
        QStringList hosts; // a login is for who was named, not for who is linked
        for (const std::string &word : m_arguments.paths)
            hosts.append(urlOf(word).host());
        m_opener.open(m_given.route, hosts);
    }

private:
    ProxyServer::Options options() const
    {
        ProxyServer::Options result;
        if (m_arguments.log)
            result.log = [json = m_arguments.json](const AccessRecord &record) { printError(logLine(record, json)); };
        return result;
    }

    void takeWay(const Access &access)
    {
        if (std::exchange(m_wasLost, false))
            complain("The way to the servers is open.");
        if (std::exchange(m_serves, true))
            return; // again: the access is the same
        if (const int code = serve(access); code != Ok)
            QCoreApplication::exit(code);
    }

    //! Names every server and tells where they are.
    int serve(const Access &access)
    {
        QJsonArray upstreams;
        for (const std::string &word : m_arguments.paths) {
            const QUrl url = urlOf(word);
            const auto upstream = m_server.add(kCluster, url, access);
            if (!upstream) {
                complain("\"" + word + "\" cannot be served: " + upstream.error().detail + ".");
                return Usage;
            }
            if (access.sendsSecretsInClear(url))
                complain("The login goes to " + word + " readable for all in between; https would not.");
            const QUrl proxied = UpstreamRegistry::toProxied(**upstream, url);
            upstreams.append(
                QJsonObject{{u"url"_s, url.toString(QUrl::FullyEncoded)},
                            {u"proxied"_s, proxied.toString(QUrl::FullyEncoded)},
                            {u"ticketUrl"_s, m_server.ticketUrl(proxied, kTicketLife)->toString(QUrl::FullyEncoded)}});
        }
        return tell(upstreams);
    }

    int tell(const QJsonArray &upstreams)
    {
        const QJsonObject first{{u"header"_s, QString::fromLatin1(ProxyServer::secretHeader())},
                                {u"secret"_s, QString::fromLatin1(m_server.secret(kCluster))},
                                {u"upstreams"_s, upstreams}};
        for (const auto &upstream : m_arguments.json ? QJsonArray() : upstreams) { // ahead of the access log
            printError("Open in a browser (works once, within an hour): " +
                       upstream.toObject().value(u"ticketUrl"_s).toString().toStdString() + "  for " +
                       upstream.toObject().value(u"url"_s).toString().toStdString() + '\n');
        }
        if (const auto printed = print(compact(first)); !printed) {
            if (printed.error().code == ErrorCode::Cancelled)
                return Broken;
            complain("Writing to standard output failed: " + printed.error().detail + ".");
            return SomeFailed;
        }
        return Ok;
    }

    const Arguments &m_arguments;
    GivenRoute m_given;
    RouteOpener m_opener;
    ProxyServer m_server;
    bool m_serves = false, m_wasLost = false;
};

} // namespace

int proxy(const Arguments &arguments)
{
    for (const std::string &word : arguments.paths) {
        if (!Authority::of(urlOf(word))) {
            complain("\"" + word + "\" is not the address of a Spark page, such as http://localhost:4040.");
            return Usage;
        }
    }
    EventLoop loop;
    auto given = givenRoute(arguments);
    if (!given) {
        complain(given.error().detail);
        return given.error().code == ErrorCode::InvalidArgument ? Usage : SomeFailed;
    }
    ProxyRun run(arguments, std::move(given).value());
    const int code = loop.run([&run] { run.start(); });
    return Interruption::exitCode() ? Interruption::exitCode() : code;
}

} // namespace cinderscope::cli
