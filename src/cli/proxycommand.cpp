// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/proxycommand.h"

#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "proxy/proxyserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <stop_token>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

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

//! Names every server; false when one cannot be served.
bool serve(ProxyServer &server, const Arguments &arguments, QJsonArray &upstreams)
{
    Access access;
    for (const std::string &pin : arguments.pins)
        access.pins.append(QByteArray::fromHex(QByteArray::fromStdString(pin)));
    for (const std::string &word : arguments.paths) {
        const QUrl url = urlOf(word);
        const auto upstream = server.add(kCluster, url, access);
        if (!upstream) {
            const bool isUrl = upstream.error().code != ErrorCode::InvalidArgument;
            complain(isUrl ? "\"" + word + "\" cannot be served: " + upstream.error().detail + "."
                           : "\"" + word + "\" is not the address of a Spark page, such as http://localhost:4040.");
            return false;
        }
        const QUrl proxied = UpstreamRegistry::toProxied(**upstream, url);
        upstreams.append(QJsonObject{{u"url"_s, url.toString(QUrl::FullyEncoded)},
                                     {u"proxied"_s, proxied.toString(QUrl::FullyEncoded)},
                                     {u"ticketUrl"_s, server.ticketUrl(proxied)->toString(QUrl::FullyEncoded)}});
    }
    return true;
}

} // namespace

int proxy(const Arguments &arguments)
{
    int count = 1;
    char name[] = "cinderscope-cli";
    char *words[] = {name, nullptr};
    const QCoreApplication application(count, words);
    ProxyServer::Options options;
    if (arguments.log)
        options.log = [json = arguments.json](const AccessRecord &record) { printError(logLine(record, json)); };
    ProxyServer server(std::move(options));
    QJsonArray upstreams;
    if (!serve(server, arguments, upstreams))
        return Usage;
    const QJsonObject first{{u"header"_s, QString::fromLatin1(ProxyServer::secretHeader())},
                            {u"secret"_s, QString::fromLatin1(server.secret(kCluster))},
                            {u"upstreams"_s, upstreams}};
    if (const auto printed = print(compact(first)); !printed) {
        if (printed.error().code == ErrorCode::Cancelled)
            return Broken;
        complain("Writing to standard output failed: " + printed.error().detail + ".");
        return SomeFailed;
    }
    if (!arguments.json) {
        for (const auto &upstream : upstreams) {
            printError("Open in a browser (works once): " +
                       upstream.toObject().value(u"ticketUrl"_s).toString().toStdString() + "  for " +
                       upstream.toObject().value(u"url"_s).toString().toStdString() + '\n');
        }
    }
    const std::stop_callback stop(Interruption::token(), [] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return Interruption::exitCode();
}

} // namespace cinderscope::cli
