// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/guardedprofile.h"

#include "gui/web/engine/page.h"
#include "gui/web/engine/pagedownload.h"
#include "gui/web/engine/pagetab.h"

#include <QtWebEngineCore/QWebEngineDownloadRequest>
#include <QtWebEngineCore/QWebEngineNotification>
#include <QtWebEngineCore/QWebEngineScript>
#include <QtWebEngineCore/QWebEngineScriptCollection>
#include <QtWebEngineCore/QWebEngineSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kCacheBytes = 32 << 20; // Spark's static files are 3 MB a version

//! Notes what was clicked last, so that a question of the page can be answered later: see PageQuestions.
constexpr auto kClickNote = u"document.addEventListener('click', function(event) {"
                            "  if (event.isTrusted) window.cinderscopeClick = {target: event.target, time: Date.now()};"
                            "}, true);";

void restrict(QWebEngineSettings &settings)
{
    using S = QWebEngineSettings;
    for (const auto off : {S::JavascriptCanOpenWindows,
                           S::JavascriptCanPaste,
                           S::LocalContentCanAccessRemoteUrls,
                           S::LocalContentCanAccessFileUrls,
                           S::HyperlinkAuditingEnabled,
                           S::ErrorPageEnabled,
                           S::PluginsEnabled,
                           S::FullScreenSupportEnabled,
                           S::ScreenCaptureEnabled,
                           S::WebGLEnabled,
                           S::Accelerated2dCanvasEnabled,
                           S::AutoLoadIconsForPage,
                           S::TouchIconsEnabled,
                           S::FocusOnNavigationEnabled,
                           S::AllowRunningInsecureContent,
                           S::AllowGeolocationOnInsecureOrigins,
                           S::AllowWindowActivationFromJavaScript,
                           S::DnsPrefetchEnabled,
                           S::PdfViewerEnabled,
                           S::NavigateOnDropEnabled})
        settings.setAttribute(off, false);
    settings.setAttribute(S::JavascriptCanAccessClipboard, true); // to write, by a click ("Copy Plan"); not to read
    settings.setAttribute(S::PlaybackRequiresUserGesture, true);
    settings.setAttribute(S::WebRTCPublicInterfacesOnly, true);
    settings.setAttribute(S::LocalStorageEnabled, true); // Spark's pages keep there which parts are folded
    settings.setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
}

} // namespace

GuardedProfile::GuardedProfile(WebGuard &guard) : m_interceptor(guard)
{
    m_profile.setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    m_profile.setHttpCacheMaximumSize(kCacheBytes);
    m_profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile.setSpellCheckEnabled(false);
    m_profile.setNotificationPresenter([](std::unique_ptr<QWebEngineNotification>) {});
    m_profile.setUrlRequestInterceptor(&m_interceptor);
    restrict(*m_profile.settings());
    QWebEngineScript note;
    note.setName(u"clicks"_s);
    note.setSourceCode(QString::fromUtf16(kClickNote));
    note.setInjectionPoint(QWebEngineScript::DocumentCreation);
    note.setWorldId(QWebEngineScript::ApplicationWorld);
    m_profile.scripts()->insert(note);
    QObject::connect(&m_profile, &QWebEngineProfile::downloadRequested, &m_profile,
                     [](QWebEngineDownloadRequest *request) {
                         auto *page = dynamic_cast<Page *>(request->page());
                         if (page)
                             page->client().downloadRequested(std::make_shared<PageDownload>(request));
                         if (request->state() == QWebEngineDownloadRequest::DownloadRequested)
                             request->cancel();
                     });
}

std::unique_ptr<WebTab> GuardedProfile::newTab(WebTabClient &client, QWidget *parent)
{
    return std::make_unique<PageTab>(m_profile, client, parent);
}

} // namespace cinderscope
