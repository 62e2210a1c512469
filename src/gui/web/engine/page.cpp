// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/page.h"

#include <QAuthenticator>
#include <QtWebEngineCore/QWebEngineCertificateError>
#include <QtWebEngineCore/QWebEngineClientCertificateSelection>
#include <QtWebEngineCore/QWebEngineFileSystemAccessRequest>
#include <QtWebEngineCore/QWebEngineFindTextResult>
#include <QtWebEngineCore/QWebEngineFullScreenRequest>
#include <QtWebEngineCore/QWebEngineLoadingInfo>
#include <QtWebEngineCore/QWebEngineNewWindowRequest>
#include <QtWebEngineCore/QWebEngineQuotaRequest>
#include <QtWebEngineCore/QWebEngineRegisterProtocolHandlerRequest>

namespace cinderscope {

namespace {

WebNavigation kindOf(QWebEnginePage::NavigationType type)
{
    switch (type) {
    case QWebEnginePage::NavigationTypeLinkClicked:
        return WebNavigation::Link;
    case QWebEnginePage::NavigationTypeTyped:
        return WebNavigation::Typed;
    case QWebEnginePage::NavigationTypeFormSubmitted:
        return WebNavigation::Form;
    case QWebEnginePage::NavigationTypeBackForward:
        return WebNavigation::BackForward;
    case QWebEnginePage::NavigationTypeReload:
        return WebNavigation::Reload;
    case QWebEnginePage::NavigationTypeRedirect:
        return WebNavigation::Redirect;
    case QWebEnginePage::NavigationTypeOther:
        break;
    }
    return WebNavigation::Other;
}

} // namespace

Page::Page(QWebEngineProfile &profile, WebTabClient &client) : QWebEnginePage(&profile), m_client(client)
{
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](QWebEngineNewWindowRequest &request) {
        m_client.newWindow(request.requestedUrl(), request.isUserInitiated());
    });
    connect(this, &QWebEnginePage::loadingChanged, this, &Page::tellLoading);
    connect(this, &QWebEnginePage::loadProgress, this, [this](int percent) { m_client.loadProgress(percent); });
    connect(this, &QWebEnginePage::urlChanged, this, [this](const QUrl &url) { m_client.urlChanged(url); });
    connect(this, &QWebEnginePage::titleChanged, this, [this](const QString &title) { m_client.titleChanged(title); });
    connect(this, &QWebEnginePage::linkHovered, this, [this](const QString &url) { m_client.linkHovered(QUrl(url)); });
    connect(this, &QWebEnginePage::findTextFinished, this, [this](const QWebEngineFindTextResult &result) {
        m_client.found(result.activeMatch(), result.numberOfMatches());
    });
    connect(this, &QWebEnginePage::renderProcessTerminated, this, [this](RenderProcessTerminationStatus status, int) {
        if (status != NormalTerminationStatus)
            m_client.crashed();
    });
    refuseAll();
}

void Page::refuseAll()
{
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::quotaRequested, this, [](QWebEngineQuotaRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [](QWebEngineClientCertificateSelection selection) { selection.selectNone(); });
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    // Nobody answers: credentials are the proxy's matter. Chromium then fails with an error of its own.
    connect(this, &QWebEnginePage::authenticationRequired, this, [this] { m_loginWanted = true; });
}

void Page::tellLoading(const QWebEngineLoadingInfo &info)
{
    if (info.status() == QWebEngineLoadingInfo::LoadStartedStatus) {
        m_loginWanted = false;
        return m_client.loadStarted();
    }
    WebLoad load;
    load.url = info.url();
    load.ok = info.status() == QWebEngineLoadingInfo::LoadSucceededStatus;
    load.text = info.errorString();
    if (info.errorDomain() == QWebEngineLoadingInfo::HttpStatusCodeDomain) {
        load.httpStatus = info.errorCode();
    } else if (!load.ok && m_loginWanted) {
        load.httpStatus = 401;
        load.hasPage = false; // what the server said with it is not shown
    } else if (info.status() == QWebEngineLoadingInfo::LoadStoppedStatus) {
        load.netError = -3; // ERR_ABORTED
    } else if (!load.ok) {
        load.netError = info.errorCode();
    }
    m_client.loadFinished(load);
}

bool Page::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    return m_client.acceptNavigation(url, kindOf(type), isMainFrame);
}

void Page::javaScriptAlert(const QUrl &, const QString &text)
{
    m_client.alert(text);
}

bool Page::javaScriptConfirm(const QUrl &, const QString &text)
{
    return m_client.confirm(text);
}

bool Page::javaScriptPrompt(const QUrl &, const QString &text, const QString &preset, QString *result)
{
    const std::optional<QString> answer = m_client.prompt(text, preset);
    if (answer)
        *result = *answer;
    return answer.has_value();
}

void Page::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &text, int line,
                                    const QString &source)
{
    m_client.console(int(level), text, line, source);
}

} // namespace cinderscope
