// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/snippettarget.h"

#include "act/snippets/sparkproperties.h"
#include "core/redaction.h"
#include "core/summary.h"
#include "live/wire/sessionsettings.h"

#include <QRegularExpression>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! As text: what stands there for a person, without user and password.
QUrl shown(const QUrl &url)
{
    QUrl result =
        url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    return result;
}

QString text(const std::string &bytes)
{
    return QString::fromStdString(validUtf8(bytes));
}

//! "sc://host:15002" of a server that was started by this application's properties.
bool servesConnect(const QList<std::pair<QString, QString>> &properties, const QString &name)
{
    if (name == "Spark Connect server"_L1)
        return true;
    return std::any_of(properties.begin(), properties.end(), [](const auto &property) {
        return property.first == "spark.plugins"_L1 && property.second.contains("SparkConnectPlugin"_L1);
    });
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

const FoundApplication *applicationOf(const FoundEndpoint &endpoint, const QString &id)
{
    for (const FoundApplication &application : endpoint.applications) {
        if (application.applicationId == id)
            return &application;
    }
    return nullptr;
}

void takeApplication(SnippetTarget &target, const FoundApplication &application)
{
    target.kind = SnippetTarget::Kind::Application;
    target.name = application.name;
    target.applicationId = application.applicationId;
    target.attemptId = application.attemptId;
    target.ended = application.hasEnded();
    if (!application.sparkVersion.isEmpty())
        target.sparkVersion = application.sparkVersion;
}

//! What a person put beside our listener and its jar.
void takeLists(SnippetTarget &target, bool listeners, const QString &value)
{
    if (listeners) {
        for (const QString &name : value.split(u',', Qt::SkipEmptyParts)) {
            if (name.trimmed() != QLatin1StringView(kListenerClass))
                target.ownListeners += name.trimmed();
        }
        return;
    }
    QStringList parts = value.split(u':', Qt::SkipEmptyParts);
    parts.removeIf([](const QString &part) { return part.endsWith("cinderscope-listener.jar"_L1); });
    target.ownClassPath = parts.join(u':');
}

} // namespace

SnippetTarget::Deploy SnippetTarget::deploy() const
{
    if (master.isEmpty())
        return Deploy::Unknown;
    if (master == "local"_L1 || master.startsWith("local["_L1) || master.startsWith("local-cluster["_L1))
        return Deploy::Local;
    if (master.startsWith("spark://"_L1))
        return Deploy::Standalone;
    if (master == "yarn"_L1 || master == "yarn-client"_L1 || master == "yarn-cluster"_L1)
        return Deploy::Yarn;
    if (master.startsWith("k8s://"_L1))
        return Deploy::Kubernetes;
    return Deploy::Other;
}

QString SnippetTarget::host() const
{
    if (deploy() == Deploy::Standalone) {
        const QString first = master.mid(8).section(u',', 0, 0);
        return QUrl(u"spark://"_s + first).host();
    }
    for (const QUrl &url : {connect, ui, history}) {
        if (!url.host().isEmpty())
            return url.host();
    }
    return here ? u"localhost"_s : QString();
}

QString SnippetTarget::property(const QString &key) const
{
    for (const auto &[name, value] : properties) {
        if (name == key)
            return value;
    }
    return {};
}

SnippetTarget SnippetTarget::anything()
{
    SnippetTarget target;
    target.kind = Kind::Anything;
    return target;
}

SnippetTarget SnippetTarget::thisComputer()
{
    SnippetTarget target;
    target.master = u"local[*]"_s;
    return target;
}

SnippetTarget SnippetTarget::of(const FoundEndpoint &endpoint, const QString &applicationId)
{
    SnippetTarget target;
    target.sparkVersion = endpoint.sparkVersion;
    target.here = isLoopback(endpoint.url.host());
    switch (endpoint.kind) {
    case EndpointKind::Master:
    case EndpointKind::Worker:
        target.kind = Kind::Master;
        target.master = endpoint.cluster.masterUrl;
        target.name = target.master.isEmpty() ? endpoint.url.authority() : target.master;
        target.ui = shown(endpoint.url);
        break;
    case EndpointKind::History:
        target.kind = Kind::History;
        target.ui = target.history = shown(endpoint.url);
        target.name = endpoint.url.authority();
        break;
    case EndpointKind::Connect:
        target.kind = Kind::Connect;
        target.connect = shown(endpoint.url);
        target.name = endpoint.url.authority();
        for (const FoundApplication &application : endpoint.applications) {
            target.applicationId = application.applicationId;
            target.ui = shown(application.uiUrl);
        }
        break;
    default:
        target.ui = shown(endpoint.url);
        target.name = endpoint.url.authority();
        if (endpoint.kind == EndpointKind::Driver && !endpoint.applications.isEmpty())
            takeApplication(target, endpoint.applications.first());
        break;
    }
    if (const FoundApplication *application = applicationOf(endpoint, applicationId)) {
        takeApplication(target, *application);
        target.ui = endpoint.kind == EndpointKind::History ? QUrl() : shown(application->uiUrl);
        if (!target.ui.isEmpty())
            target.here = isLoopback(target.ui.host());
    }
    return target;
}

SnippetTarget SnippetTarget::of(const Place &place, const QList<FoundEndpoint> &endpoints)
{
    SnippetTarget target;
    target.here = false;
    for (const FoundEndpoint &endpoint : endpoints) {
        if (endpoint.kind == EndpointKind::Master && endpoint.reachable() && !endpoint.cluster.masterUrl.isEmpty()) {
            target = of(endpoint);
            break;
        }
    }
    if (target.master.isEmpty()) {
        // spark://host:7077 as the person wrote it, whether its pages were found or not
        static const QRegularExpression pattern(u"(?:^|[\\s,])(spark://[^\\s/]+)"_s);
        if (const auto match = pattern.match(place.address); match.hasMatch())
            target.master = match.captured(1);
    }
    for (const FoundEndpoint &endpoint : endpoints) {
        if (!endpoint.reachable())
            continue;
        if (endpoint.kind == EndpointKind::Connect) {
            if (target.connect.isEmpty())
                target.connect = shown(endpoint.url);
        } else if (target.ui.isEmpty()) {
            target.ui = shown(endpoint.url);
        } else if (endpoint.kind != EndpointKind::Worker && shown(endpoint.url) != target.ui) {
            target.pages.append(shown(endpoint.url));
        }
        if (target.sparkVersion.isEmpty())
            target.sparkVersion = endpoint.sparkVersion;
    }
    target.name = place.name.isEmpty() ? place.address.simplified() : place.name;
    target.take(place);
    return target;
}

void SnippetTarget::take(const SnapshotPtr &told)
{
    if (!told)
        return;
    snapshot = told;
    kind = Kind::Application;
    const ApplicationInfo &app = told->app;
    const auto takeText = [](QString &target, const std::string &value) {
        if (!value.empty())
            target = text(value);
    };
    takeText(name, app.name);
    takeText(applicationId, app.id);
    takeText(attemptId, app.attemptId);
    takeText(sparkVersion, app.sparkVersion);
    takeText(scalaVersion, app.scalaVersion);
    takeText(pythonVersion, app.pythonVersion);
    takeText(master, app.master);
    takeText(deployMode, app.deployMode);
    ended = told->state != ApplicationState::Running;
    const Environment &environment = *told->environment;
    if (master.isEmpty())
        takeText(master, environment.sparkProperty("spark.master"));
    const Redaction redaction = Redaction::of(environment);
    static const QRegularExpression login(u"//[^/@\\s]+@"_s); // scheme://user:password@host
    properties.clear();
    ownListeners.clear();
    ownClassPath.clear();
    hidden = 0;
    for (const auto &[key, value] : environment.spark) {
        if (key == "spark.connect.authenticate.token")
            connectNeedsToken = true;
        if (key == "spark.extraListeners" || key == "spark.driver.extraClassPath")
            takeLists(*this, key == "spark.extraListeners", text(value));
        if (isOfOneRun(key, value))
            continue;
        const QString shownValue = text(value);
        if (redaction.isSecret(key, value) || Redaction().isSecret(key, value) || shownValue.contains(login)) {
            ++hidden;
            continue;
        }
        if (!key.empty() && key.find('=') == std::string::npos)
            properties.append({text(key), shownValue});
    }
    if (connect.isEmpty() && !ended && servesConnect(properties, name) && !host().isEmpty()) {
        const int port = property(u"spark.connect.grpc.binding.port"_s).toInt();
        QUrl server;
        server.setScheme(u"sc"_s);
        server.setHost(deploy() == Deploy::Standalone && !ui.host().isEmpty() ? ui.host() : host());
        server.setPort(port > 0 ? port : 15002);
        connect = server;
    }
}

void SnippetTarget::takeNeighbours(const QList<FoundEndpoint> &endpoints)
{
    for (const FoundEndpoint &endpoint : endpoints) {
        const FoundApplication *application =
            applicationId.isEmpty() ? nullptr : applicationOf(endpoint, applicationId);
        const bool sameHost = endpoint.url.host() == host();
        if (endpoint.kind == EndpointKind::Connect && endpoint.reachable() && connect.isEmpty() &&
            (application || (kind != Kind::Application && sameHost)))
            connect = shown(endpoint.url);
        if (endpoint.kind == EndpointKind::History && application && history.isEmpty())
            history = shown(endpoint.url);
        if (endpoint.kind == EndpointKind::Master && application && master.isEmpty())
            master = endpoint.cluster.masterUrl;
        if (application && sparkVersion.isEmpty())
            sparkVersion = endpoint.sparkVersion;
    }
}

void SnippetTarget::take(const Place &place)
{
    route = place.route;
    if (route.way != Route::Way::Direct)
        here = false; // localhost is the far one
}

} // namespace cinderscope
