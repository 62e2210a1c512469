// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page tells and asks; see sparkwebview.cpp for the rest.
#include "gui/web/sparkwebview.h"

#include "gui/base/emptystate.h"
#include "gui/base/errortext.h"
#include "gui/base/messagebar.h"
#include "gui/base/savefile.h"
#include "gui/base/theme.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/downloads.h"
#include "gui/web/endedbar.h"
#include "gui/web/findbar.h"
#include "gui/web/pagequestions.h"
#include "gui/web/progressline.h"
#include "gui/web/stepclock.h"
#include "gui/web/webactions.h"
#include "gui/web/webnavigator.h"
#include "gui/web/webtoolbar.h"
#include "proxy/proxyserver.h"

#include <algorithm>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLoggingCategory>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

Q_LOGGING_CATEGORY(lcConsole, "cinderscope.web.console", QtWarningMsg)

constexpr int kAborted = -3; //!< ERR_ABORTED: stopped, or it became a download

//! What an error page says of itself; the proxy's has its code, Spark's (Jetty's) its message.
const QString kFacts = u"(() => { const code = document.documentElement.dataset.error || '';"
                       "  const part = code ? document.querySelector('p') : document.body;"
                       "  return [code, part ? part.textContent.slice(0, 4000) : '']; })()"_s;

//! A form of the page's own document, so that it comes from its origin.
QString formScript(const QUrl &url)
{
    QString script =
        u"(() => { const form = document.createElement('form'); form.method = 'POST'; form.action = '%1';"_s.arg(
            QString::fromLatin1(url.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment)).replace(u'\'', "%27"_L1));
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        // as JSON text, so that nothing in it is a script
        const auto quoted = [](const QString &text) -> QString {
            QString escaped;
            for (const QChar c : text)
                escaped += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
            return u'"' + escaped + u'"';
        };
        script += u"{ const field = document.createElement('input'); field.type = 'hidden'; field.name = %1;"
                  " field.value = %2; form.appendChild(field); }"_s.arg(quoted(name), quoted(value));
    }
    return script + u"document.body.appendChild(form); form.submit(); })()"_s;
}

} // namespace

bool SparkWebView::acceptNavigation(const QUrl &url, WebNavigation kind, bool isMainFrame)
{
    // What follows happens when Chromium has its answer.
    const auto later = [this](auto what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    if (const auto publicUrl = isMainFrame ? m_center.replaced(url) : std::nullopt) {
        if (!ClusterGuard::isKill(url))
            later([this, to = *publicUrl] { goOn(to); });
        return false;
    }
    WebNavigator navigator(m_center.proxy(), m_profile->guard());
    const WebStep step = navigator.step(url, kind, isMainFrame, m_tab ? m_tab->url() : QUrl(), [this, &url] {
        const QUrl form = std::exchange(m_killForm, QUrl());
        return (!form.isEmpty() && form == url.adjusted(QUrl::RemoveQuery)) || m_questions->takeConfirmed();
    });
    switch (step.kind) {
    case WebStep::Kind::Go:
        return true;
    case WebStep::Kind::Kill:
        later([this, url] { Q_EMIT killed(toPublic(url)); });
        return true;
    case WebStep::Kind::Nothing:
        return false;
    case WebStep::Kind::LoadInstead:
        later([this, to = step.url] { load(to); });
        return false;
    case WebStep::Kind::AskForBrowser:
        later([this, url] { askForBrowser(url); });
        return false;
    case WebStep::Kind::KillByForm:
        later([this, url] { killByForm(url); });
        return false;
    case WebStep::Kind::KillRefused:
        later([this] {
            tell({.severity = Severity::Warning,
                  .what = tr("Nothing was ended."),
                  .cause = tr("An address alone ends no job, stage or application, and no page may do it unasked."),
                  .cure = tr("Use “kill” in Spark’s page and answer the question.")});
        });
        return false;
    case WebStep::Kind::FormRefused:
        later([this, url] {
            tell({.severity = Severity::Warning,
                  .what = tr("The page’s form was not sent."),
                  .cause = tr("It leads to another server (%1).").arg(url.authority())});
        });
        return false;
    }
    return false;
}

void SparkWebView::killByForm(const QUrl &url)
{
    m_killForm = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    m_tab->runScript(formScript(url), {});
}

void SparkWebView::newWindow(const QUrl &url, bool byPerson)
{
    if (!byPerson || !m_profile)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, url] {
            const auto before = m_center.replaced(url);
            if ((before || m_profile->guard().isOurs(url)) && !ClusterGuard::isKill(url))
                Q_EMIT newTab(toPublic(url));
            else if (!ClusterGuard::isKill(url) && mayBeOfCluster(url) && m_center.proxy().follow(m_tab->url(), url))
                Q_EMIT newTab(url);
            else
                askForBrowser(url);
        },
        Qt::QueuedConnection);
}

void SparkWebView::askForBrowser(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (m_asking || (m_profile && m_profile->guard().isOurs(url)) || (scheme != "http"_L1 && scheme != "https"_L1))
        return;
    m_asking = true;
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Leave the cluster?"),
                                     tr("This address is not known to be part of the cluster:\n\n%1")
                                         .arg(url.toString(QUrl::RemoveUserInfo).left(500)),
                                     QMessageBox::NoButton, this);
    question->setObjectName(u"leaveQuestion"_s);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *browser = question->addButton(tr("&Open in the browser"), QMessageBox::AcceptRole);
    // a gateway in front of the cluster, for instance; the proxy still shows nothing that is not Spark's
    QPushButton *here =
        mayBeOfCluster(url) ? nullptr : question->addButton(tr("It &belongs to the cluster"), QMessageBox::AcceptRole);
    QPushButton *stay = question->addButton(tr("&Stay here"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(question, &QMessageBox::buttonClicked, this, [this, url, browser, here](QAbstractButton *button) {
        if (button == browser)
            openOutside(url);
        else if (here && button == here)
            openLinked(url);
    });
    connect(question, &QObject::destroyed, this, [this] { m_asking = false; });
    question->open();
}

//! The person says that a server belongs to the cluster.
void SparkWebView::openLinked(const QUrl &publicUrl)
{
    const Result<QUrl> there = m_center.proxied(m_site, publicUrl);
    if (there)
        load(*there);
    else
        tell(messageFor(tr("The page cannot be opened."), there.error()));
}

void SparkWebView::alert(const QString &text)
{
    m_questions->alert(text);
}

bool SparkWebView::confirm(const QString &text)
{
    return m_questions->confirm(text);
}

std::optional<QString> SparkWebView::prompt(const QString &text, const QString &preset)
{
    return m_questions->prompt(text, preset);
}

void SparkWebView::console(int level, const QString &text, int line, const QString &source)
{
    qCInfo(lcConsole).noquote() << text.left(500) << source << line;
    Q_EMIT consoleMessage(level, text, source);
}

void SparkWebView::loadStarted()
{
    ++m_load;
    m_killForm.clear();
    m_questions->forget();
    setLoading(true);
    m_progress->setValue(0);
}

void SparkWebView::loadProgress(int percent)
{
    if (m_loading)
        m_progress->setValue(percent);
}

//! When Chromium has painted something of the page, for tests/bench.
void SparkWebView::tellPainted()
{
    m_tab->runScript(u"(() => { const e = performance.getEntriesByName('first-contentful-paint')[0];"
                     "  return e ? performance.timeOrigin + e.startTime : 0; })()"_s,
                     [self = QPointer(this), load = m_load](const QVariant &at) {
                         if (at.toDouble() > 0)
                             qCDebug(lcWebTiming, "painted at %.1f ms since 1970", at.toDouble());
                         else if (self && self->m_load == load)
                             QTimer::singleShot(5, self, [self] { self->tellPainted(); });
                     });
}

void SparkWebView::setLoading(bool loading)
{
    const bool before = std::exchange(m_loading, loading);
    m_progress->setValue(loading ? m_progress->value() : -1);
    m_actions->setLoading(loading);
    updateActions();
    if (before != loading)
        Q_EMIT loadingChanged(loading);
}

void SparkWebView::loadFinished(const WebLoad &load)
{
    setLoading(false);
    m_tab->setZoom(m_zoom);
    if (load.netError == kAborted)
        return;
    if (load.ok) {
        if (lcWebTiming().isDebugEnabled())
            tellPainted();
        scrollBack();
        return showPage();
    }
    if (WebProblem::isBrokenOff(load) && m_tab->url() == load.url) {
        showPage(); // what came of it
        return tell({.severity = Severity::Warning,
                     .what = tr("The page is not complete."),
                     .cause = tr("The server ended the connection in the middle of it."),
                     .actionText = tr("Reload"),
                     .action = [this] { reload(); }});
    }
    judgeFailure(load);
}

//! The page's own words are needed for a good text.
void SparkWebView::judgeFailure(const WebLoad &load)
{
    const auto judge = [self = QPointer(this), load, number = m_load](const WebPageFacts &facts) {
        if (!self || self->m_load != number)
            return;
        const QUrl shown = self->toPublic(load.url);
        const auto problem = WebProblem::of(load, facts, shown.scheme() + "://"_L1 + shown.authority());
        if (problem)
            self->showProblem(*problem);
        else
            self->showPage();
    };
    if (load.httpStatus == 0 || !load.hasPage || m_tab->url() != load.url) // another page is still there
        return judge({});
    m_tab->runScript(kFacts, [judge](const QVariant &answer) {
        const QVariantList facts = answer.toList();
        judge({facts.value(0).toString(), facts.value(1).toString().simplified()});
    });
}

void SparkWebView::showProblem(const WebProblem &problem)
{
    m_problem = problem;
    m_problemPage->setIcon(problem.icon);
    m_problemPage->setHeadline(problem.headline);
    QString text = problem.text.toHtmlEscaped();
    if (problem.certificate && !problem.certificate->fingerprint.isEmpty()) {
        QString fingerprint = problem.certificate->fingerprintForPeople();
        fingerprint.replace(fingerprint.size() / 2, 1, u"<br>"_s); // 32 pairs do not fit into a line
        text += u"<p style='font-family:\'%1\''>SHA-256<br>%2</p>"_s.arg(
            Theme::instance().font(FontRole::Mono).family(), fingerprint);
    }
    m_problemPage->setText(text);
    m_problemPage->clearButtons();
    if (problem.certificate)
        m_problemPage->addButton(tr("Look at the certificate…"), [this] { Q_EMIT certificateWanted(); });
    if (problem.isForeign) {
        m_problemPage->addButton(tr("Open in the browser"), [this] { openOutside(m_publicUrl); });
        if (m_tab && m_tab->canGoBack())
            m_problemPage->addButton(tr("Go back"), [this] { m_tab->back(); });
    }
    if (problem.wantsLogin)
        m_problemPage->addButton(tr("Log in…"), [this] { Q_EMIT loginWanted(); });
    if (problem.canRetry)
        m_problemPage->addButton(tr("Retry"), [this] { retry(); });
    addFallbackButtons();
    m_findBar->hide();
    m_stack->setCurrentWidget(m_problemPage);
    updateActions();
}

void SparkWebView::addFallbackButtons()
{
    bool ownPages = false;
    for (const SparkUiFallback &offer : m_ended.isEmpty() ? m_fallbacks : m_ended) {
        ownPages = ownPages || offer.kind == SparkUiFallback::Kind::OwnPages;
        m_problemPage->addButton(offer.text, [this, offer] { Q_EMIT fallbackChosen(offer); });
    }
    if (m_hasOwnPages && !ownPages)
        m_problemPage->addButton(tr("What we still have"), [this] { Q_EMIT whatWeStillHave(); });
}

void SparkWebView::showPage()
{
    m_problem.reset();
    if (m_stack->currentWidget() == m_tab->widget())
        return;
    const bool hadKeyboard = m_problemPage->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(m_tab->widget());
    if (hadKeyboard)
        m_tab->widget()->setFocus();
}

void SparkWebView::urlChanged(const QUrl &url)
{
    if (url.isEmpty() || url.scheme() == "about"_L1)
        return;
    m_tab->setZoom(m_zoom); // each server has a zoom of its own in Chromium
    const QUrl shown = toPublic(url);
    m_toolBar->setAddress(shown);
    if (std::exchange(m_publicUrl, shown) != shown)
        Q_EMIT publicUrlChanged(m_publicUrl);
    updateActions();
}

void SparkWebView::titleChanged(const QString &title)
{
    // Chromium's stand-in while a page has none is the proxy's address, of no use to anybody
    const auto isOf = [&title](const QUrl &url) {
        return !url.authority().isEmpty() && title.startsWith(url.authority());
    };
    const bool isAddress = title.startsWith("http"_L1) || isOf(m_tab->url()) || isOf(m_wanted);
    const bool isOwn = title == "Cinderscope"_L1; // an error page of the proxy
    const QString shown = isAddress || isOwn ? QString() : title;
    if (std::exchange(m_title, shown) != shown)
        Q_EMIT SparkUiView::titleChanged(m_title); // not this function
}

void SparkWebView::linkHovered(const QUrl &url)
{
    m_hover->setText(url.isEmpty() ? QString() : toPublic(url).toString(QUrl::RemoveUserInfo).left(300));
    layoutHover();
}

void SparkWebView::layoutHover()
{
    m_hover->setVisible(!m_hover->text().isEmpty());
    m_hover->resize(std::min(m_hover->sizeHint().width(), width() * 3 / 4), m_hover->sizeHint().height());
    m_hover->move(0, m_stack->geometry().bottom() + 1 - m_hover->height());
    m_hover->raise();
}

void SparkWebView::found(int active, int total)
{
    m_findBar->setCounts(active, total);
}

void SparkWebView::menu(const WebMenuTarget &target)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!target.link.isEmpty() && target.link.scheme() != "javascript"_L1 && !ClusterGuard::isKill(target.link)) {
        const QUrl link = toPublic(target.link);
        connect(menu->addAction(tr("Open the link in a new tab")), &QAction::triggered, this,
                [this, link = target.link] { newWindow(link, true); });
        connect(menu->addAction(tr("Copy the link’s address")), &QAction::triggered, this, [link] {
            QGuiApplication::clipboard()->setText(link.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
        });
        menu->addSeparator();
    }
    if (!target.selection.isEmpty())
        connect(menu->addAction(tr("Copy")), &QAction::triggered, this, [this] { m_tab->copySelection(); });
    if (target.editable)
        connect(menu->addAction(tr("Paste")), &QAction::triggered, this, [this] { m_tab->paste(); });
    connect(menu->addAction(tr("Select all")), &QAction::triggered, this, [this] { m_tab->selectAll(); });
    menu->addSeparator();
    menu->addActions({m_actions->back, m_actions->forward, m_actions->reload});
    menu->addSeparator();
    if (m_hasOwnPages)
        menu->addAction(m_actions->timeline);
    menu->addActions({m_actions->copyAddress, m_actions->browser, m_actions->pdf});
    menu->popup(target.globalPosition);
}

void SparkWebView::crashed()
{
    setLoading(false);
    showProblem({.icon = u"error"_s,
                 .headline = tr("The page’s process has crashed"),
                 .text = tr("Only this page is affected. Perhaps it was too large for the memory.")});
}

bool SparkWebView::isLiveDriverLog(const QUrl &publicUrl) const
{
    // OneApplicationResource, Spark 3.5 and 4.3: "/api/v1/applications/<id>[/<attempt>]/logs"
    static const QRegularExpression logs(u"/api/v1/applications/[^/]+(/[^/]+)?/logs/?$"_s);
    return m_center.siteOf(m_site, publicUrl).kind == UpstreamKind::Driver && logs.match(publicUrl.path()).hasMatch();
}

void SparkWebView::downloadRequested(const std::shared_ptr<WebDownload> &download)
{
    setLoading(false);
    if (!isLiveDriverLog(toPublic(download->url())))
        return m_downloads->start(download);
    // Nothing was asked of it yet: refused by not being taken.
    tell({.what = tr("A running application gives no event log here."),
          .cause = tr("Spark answers with an empty archive."),
          .cure = tr("Cinderscope keeps a journal of applications whose listener tells it everything."),
          .actionText = tr("Look for its journal"),
          .action = [this] { Q_EMIT journalWanted(); }});
}

} // namespace cinderscope
