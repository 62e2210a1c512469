// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/sparkwebview.h"

#include "gui/base/emptystate.h"
#include "gui/base/errortext.h"
#include "gui/base/messagebar.h"
#include "gui/base/savefile.h"
#include "gui/base/theme.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/downloads.h"
#include "gui/web/endedbar.h"
#include "gui/web/enginelauncher.h"
#include "gui/web/findbar.h"
#include "gui/web/hiddenviews.h"
#include "gui/web/pagequestions.h"
#include "gui/web/progressline.h"
#include "gui/web/stepclock.h"
#include "gui/web/webactions.h"
#include "gui/web/webtoolbar.h"
#include "proxy/proxyserver.h"

#include <algorithm>
#include <array>
#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPageLayout>
#include <QPointer>
#include <QRegularExpression>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::array kZooms{0.3, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0};
constexpr auto kZoomKey = "sparkui/zoom";
constexpr int kClickMs = 1000; //!< between a click and the question that it led to

QString clickAgainScript(qint64 askedAt)
{
    return u"(() => { const click = window.cinderscopeClick;"
           "  if (!click || !click.target.isConnected || Math.abs(%1 - click.time) > %2) return false;"
           "  if (click.target.click) click.target.click();"
           "  else click.target.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));"
           "  return true; })()"_s.arg(askedAt)
               .arg(kClickMs);
}

} // namespace

SparkWebView::SparkWebView(SparkUiCenter &center, QWidget *parent)
    : SparkUiView(parent), m_center(center), m_actions(new WebActions(this))
{
    m_questions = new PageQuestions(
        [this](qint64 askedAt, std::function<void(bool)> done) {
            m_tab->runScript(clickAgainScript(askedAt),
                             [done = std::move(done)](const QVariant &clicked) { done(clicked.toBool()); });
        },
        this);
    connect(m_questions, &PageQuestions::answerLost, this, [this] {
        tell({.severity = Severity::Warning,
              .what = tr("Your answer came too late for the page."),
              .cure = tr("Do it again in the page, and answer within it.")});
    });
    makeWidgets();
    connectActions();
    m_zoom = std::clamp(QSettings().value(QLatin1StringView(kZoomKey), 1.0).toDouble(), kZooms.front(), kZooms.back());
    m_toolBar->setZoom(m_zoom);
    m_hidden.setSingleShot(true);
    m_hidden.setInterval(kDiscardMs);
    connect(&m_hidden, &QTimer::timeout, this, &SparkWebView::discard);
    connect(&m_center, &SparkUiCenter::accessChanged, this, [this](const QString &cluster) {
        if (cluster == m_site.cluster)
            wayChanged();
    });
    connect(&m_center, &SparkUiCenter::clusterRemoved, this, [this](const QString &cluster) {
        if (cluster == m_site.cluster)
            wayGone();
    });
    connect(&m_center, &SparkUiCenter::serverReplaced, this, [this](const QString &cluster) {
        // An application's last state stays; a server that was started again goes on.
        if (cluster != m_site.cluster || !m_tab || !m_center.replaced(m_tab->url()) ||
            m_center.siteOf(m_site, m_publicUrl).kind == UpstreamKind::Driver)
            return;
        m_stale = true;
        wayChanged();
    });
    updateActions();
}

SparkWebView::~SparkWebView()
{
    HiddenViews::instance().gone(this);
    m_tab.reset();
}

void SparkWebView::makeWidgets()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_toolBar = new WebToolBar(*m_actions, this);
    m_progress = new ProgressLine(this);
    m_endedBar = new EndedBar(this);
    m_messages = new MessageBar(this);
    m_stack = new QStackedWidget(this);
    m_problemPage = new EmptyState(m_stack);
    m_problemPage->setObjectName(u"problem"_s);
    m_stack->addWidget(m_problemPage);
    m_findBar = new FindBar(this);
    m_downloads = new Downloads([this](const QUrl &url, const QString &name) { m_tab->download(url, name); }, this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_toolBar, m_progress, m_endedBar, m_messages})
        layout->addWidget(widget);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_findBar);
    layout->addWidget(m_downloads);
    m_hover = new QLabel(this);
    m_hover->setTextFormat(Qt::PlainText);
    m_hover->setAutoFillBackground(true);
    m_hover->setBackgroundRole(QPalette::ToolTipBase);
    m_hover->setForegroundRole(QPalette::ToolTipText);
    m_hover->setMargin(Spacing::XSmall);
    m_hover->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hover->hide();
    connect(m_endedBar, &EndedBar::chosen, this, &SparkUiView::fallbackChosen);
    connect(m_downloads, &Downloads::message, this, &SparkWebView::tell);
    connect(m_toolBar, &WebToolBar::addressEntered, this, &SparkWebView::enterAddress);
    connect(m_toolBar, &WebToolBar::left, this, [this] { m_stack->currentWidget()->setFocus(); });
    connect(m_findBar, &FindBar::find, this, [this](const QString &text, bool backwards) {
        if (m_tab)
            m_tab->find(text, backwards);
    });
    connect(m_findBar, &FindBar::closed, this, [this] { m_stack->currentWidget()->setFocus(); });
}

void SparkWebView::connectActions()
{
    const auto on = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_actions->back, [this] { m_tab->back(); });
    on(m_actions->forward, [this] { m_tab->forward(); });
    on(m_actions->reload, [this] { reload(); });
    on(m_actions->stop, [this] { m_tab->stop(); });
    on(m_actions->home, [this] { open(m_site); });
    on(m_actions->copyAddress, [this] {
        QGuiApplication::clipboard()->setText(m_publicUrl.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
    });
    on(m_actions->browser, [this] { openInBrowser(); });
    on(m_actions->zoomIn, [this] { zoomBy(1); });
    on(m_actions->zoomOut, [this] { zoomBy(-1); });
    on(m_actions->zoomReset, [this] { setZoom(1); });
    on(m_actions->find, [this] { m_findBar->start(); });
    on(m_actions->pdf, [this] { saveAsPdf(); });
    on(m_actions->address, [this] { m_toolBar->editAddress(); });
    on(m_actions->timeline, [this] {
        if (const auto row = rowOfPage())
            Q_EMIT showInTimeline(*row);
    });
}

bool SparkWebView::makeTab()
{
    m_tab.reset(); // before its profile
    m_profile = ClusterProfile::of(m_center, m_site.cluster);
    if (!m_profile)
        return false;
    {
        const StepClock clock("tab made");
        m_tab = m_profile->profile().newTab(*this, m_stack);
    }
    m_tab->widget()->setAccessibleName(tr("Spark’s page"));
    m_stack->addWidget(m_tab->widget());
    static bool said = false;
    if (EngineLauncher::isUnsandboxed() && !std::exchange(said, true))
        tell({.severity = Severity::Warning,
              .what = tr("Spark’s pages run without a sandbox."),
              .cause = EngineLauncher::isRoot()
                           ? tr("Cinderscope was started as root, for whom the web engine has none.")
                           : tr("It was switched off from outside (QTWEBENGINE_DISABLE_SANDBOX, or --no-sandbox in "
                                "QTWEBENGINE_CHROMIUM_FLAGS)."),
              .cure =
                  EngineLauncher::isRoot() ? tr("Start it as another user.") : tr("Start it without that setting.")});
    return true;
}

void SparkWebView::open(const SparkUiSite &site, const QUrl &publicUrl)
{
    const bool another = !m_site.isSame(site) || !m_tab;
    m_site = site;
    m_questions->setTitle(site.title);
    if (another) {
        m_title.clear();
        m_problem.reset();
        if (!makeTab())
            return showProblem({.icon = u"error"_s,
                                .headline = tr("The web engine is not there"),
                                .text = EngineLauncher::instance().problem(),
                                .canRetry = false});
    }
    const QUrl wanted = publicUrl.isEmpty() ? SparkUiLink().url(site) : publicUrl;
    const Result<QUrl> proxied = m_center.proxied(site, publicUrl);
    if (!proxied) {
        m_publicUrl = wanted;
        m_toolBar->setAddress(wanted);
        Q_EMIT publicUrlChanged(m_publicUrl);
        return cannotOpen(proxied.error());
    }
    load(*proxied);
}

void SparkWebView::cannotOpen(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return showProblem({.icon = u"page-gone"_s,
                            .headline = tr("The application has ended"),
                            .text = tr("Another one (%1) has its address now: %2.")
                                        .arg(QString::fromStdString(error.detail), m_site.home.authority()),
                            .canRetry = false});
    showProblem({.icon = u"warning"_s,
                 .headline = tr("The page cannot be opened"),
                 .text = errorText(error),
                 .canRetry = false});
}

void SparkWebView::load(const QUrl &proxied)
{
    const StepClock clock("load begun");
    m_wanted = proxied;
    urlChanged(proxied); // at once, not only when the first byte comes
    if (!m_problem)      // Chromium paints what it has of a long page, unless it is hidden
        m_stack->setCurrentWidget(m_tab->widget());
    m_tab->load(proxied);
}

void SparkWebView::retry()
{
    goOn(m_publicUrl);
}

//! From what is shown to another page of the cluster.
void SparkWebView::goOn(const QUrl &publicUrl)
{
    const Result<QUrl> there = m_center.proxied(m_site, publicUrl);
    if (there)
        load(*there);
    else if (!m_center.isWaiting(m_site.cluster)) // comes back by itself
        cannotOpen(there.error());
}

//! What failed is tried again, and what came by a way that is no more is had by the new one; a page that is hidden
//! when it is looked at.
void SparkWebView::wayChanged()
{
    const bool failed = m_problem && m_problem->canRetry;
    if (!m_tab || !(failed || m_stale))
        return;
    m_stale = !isVisible();
    if (!m_stale)
        retry();
}

//! Nothing of the cluster is served: a page that is still there would lead nowhere.
void SparkWebView::wayGone()
{
    if (!m_tab)
        return;
    m_tab->stop();
    m_stale = true;
    showProblem({.icon = u"page-gone"_s,
                 .headline = tr("The way to the cluster is gone"),
                 .text = tr("It was changed or removed. The page comes back when there is a way again."),
                 .canRetry = false});
}

void SparkWebView::reload()
{
    if (!m_tab)
        return;
    if (m_problem || m_center.replaced(m_tab->url()))
        retry();
    else
        m_tab->reload();
}

void SparkWebView::setEnded(const QList<SparkUiFallback> &offers, const QString &title)
{
    m_ended = offers;
    m_endedBar->setOffers(offers, title);
    if (m_problem)
        showProblem(*m_problem);
}

void SparkWebView::setFallbacks(const QList<SparkUiFallback> &offers)
{
    m_fallbacks = offers;
    if (m_problem)
        showProblem(*m_problem);
}

void SparkWebView::setHasOwnPages(bool has)
{
    m_hasOwnPages = has;
    m_toolBar->setHasOwnPages(has);
    updateActions();
    if (m_problem)
        showProblem(*m_problem);
}

void SparkWebView::discard()
{
    if (isVisible() || !m_tab)
        return;
    if (m_downloads->isRunning())
        return m_hidden.start(); // later
    // Qt's discarding keeps the history, but not where the page was scrolled to.
    m_tab->runScript(u"[scrollX, scrollY]"_s, [self = QPointer(this), load = m_load](const QVariant &answer) {
        if (!self || self->isVisible() || self->m_load != load)
            return;
        const QVariantList place = answer.toList();
        self->m_scroll = QPoint(place.value(0).toInt(), place.value(1).toInt());
        self->m_tab->discard();
    });
}

//! Spark fills its tables behind the loading: tries until the page is long enough, unless the person scrolls.
void SparkWebView::scrollBack()
{
    if (!m_scroll)
        return;
    const QPoint place = *std::exchange(m_scroll, std::nullopt);
    if (!place.isNull())
        m_tab->runScript(u"(() => { let until = Date.now() + 5000;"
                         "  for (const kind of ['wheel', 'keydown', 'mousedown'])"
                         "    addEventListener(kind, () => { until = 0; }, {once: true, capture: true});"
                         "  const go = () => { if (Date.now() > until) return; scrollTo(%1, %2);"
                         "    if (Math.abs(scrollY - %2) > 1) setTimeout(go, 100); };"
                         "  go(); })()"_s.arg(place.x())
                             .arg(place.y()),
                         {});
}

void SparkWebView::showEvent(QShowEvent *event)
{
    m_hidden.stop();
    HiddenViews::instance().gone(this);
    SparkUiView::showEvent(event);
    if (m_stale && !m_center.isWaiting(m_site.cluster))
        wayChanged();
}

void SparkWebView::hideEvent(QHideEvent *event)
{
    SparkUiView::hideEvent(event);
    if (!m_tab || !m_tab->processId())
        return;
    m_hidden.start();
    HiddenViews::instance().hidden(this);
}

bool SparkWebView::event(QEvent *event)
{
    // Sent to whoever has the keyboard, then up to here, before any shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && m_actions->handle(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return SparkUiView::event(event);
}

void SparkWebView::resizeEvent(QResizeEvent *event)
{
    SparkUiView::resizeEvent(event);
    layoutHover();
}

void SparkWebView::enterAddress(const QUrl &publicUrl)
{
    const QString scheme = publicUrl.scheme();
    if (!publicUrl.isValid() || publicUrl.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1)) {
        return tell({.severity = Severity::Warning,
                     .what = tr("This is no address of a page."),
                     .cure = tr("It begins with http:// or https://, or with / for the server that is shown."),
                     .timeoutMs = 10000});
    }
    // one of the proxy's own, perhaps copied from a log
    const auto known = m_center.proxy().toPublic(publicUrl);
    const QUrl wanted = known.value_or(publicUrl);
    if (!m_profile)
        return open(m_site, wanted); // without an engine: says so
    if (!mayBeOfCluster(wanted))
        return askForBrowser(wanted);
    const Result<QUrl> proxied = m_center.proxied(m_site, wanted);
    if (proxied) {
        load(*proxied);
        m_stack->currentWidget()->setFocus();
    } else if (proxied.error().code == ErrorCode::NoPermission) {
        askForBrowser(wanted);
    } else {
        tell(messageFor(tr("The page cannot be opened."), proxied.error()));
    }
}

//! In the person's browser, as any address: not through the proxy.
void SparkWebView::openOutside(const QUrl &publicUrl)
{
    if (!QDesktopServices::openUrl(publicUrl.adjusted(QUrl::RemoveUserInfo)))
        tell({.severity = Severity::Warning,
              .what = tr("The page could not be opened in the browser."),
              .cause = tr("No browser could be started.")});
}

bool SparkWebView::mayBeOfCluster(const QUrl &publicUrl) const
{
    return m_profile && m_profile->guard().mayBelong(publicUrl);
}

void SparkWebView::openInBrowser()
{
    if (m_problem && m_problem->isForeign) // the proxy would refuse it there as well
        return openOutside(m_publicUrl);
    if (const Result<void> opened = m_center.openInBrowser(m_site, m_publicUrl); !opened)
        tell(messageFor(tr("The page could not be opened in the browser."), opened.error()));
}

void SparkWebView::saveAsPdf()
{
    const bool isLetter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    const QPageLayout layout(QPageSize(isLetter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Landscape,
                             QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter);
    QString name = m_title.isEmpty() ? m_publicUrl.host() : m_title;
    static const QRegularExpression notInNames(uR"([/\\:*?"<>|\s]+)"_s);
    name.replace(notInNames, u" "_s);
    m_actions->pdf->setEnabled(false); // one at a time
    m_tab->printToPdf(layout, [self = QPointer(this), name = name.trimmed()](const QByteArray &pdf) {
        if (!self)
            return;
        self->updateActions();
        if (pdf.isEmpty())
            return self->tell({.severity = Severity::Error, .what = tr("The page could not be made into a PDF.")});
        saveFile(
            self, name + ".pdf"_L1, {tr("PDF (*.pdf)")},
            [pdf](QIODevice &device) { return device.write(pdf) == pdf.size(); },
            [self](const QString &path, const Result<void> &result) {
                if (!self)
                    return;
                if (!result)
                    return self->tell(messageFor(tr("The PDF could not be saved."), result.error()));
                self->tell({.severity = Severity::Success,
                            .what = tr("%1 was saved.").arg(QFileInfo(path).fileName()),
                            .actionText = tr("Show in folder"),
                            .action = [path] { showInFolder(path); },
                            .timeoutMs = 20000});
            });
    });
}

void SparkWebView::updateActions()
{
    const bool page = m_tab && !m_problem;
    m_actions->back->setEnabled(m_tab && m_tab->canGoBack());
    m_actions->forward->setEnabled(m_tab && m_tab->canGoForward());
    m_actions->reload->setEnabled(m_tab != nullptr);
    m_actions->stop->setEnabled(m_tab != nullptr);
    m_actions->home->setEnabled(m_tab != nullptr);
    m_actions->copyAddress->setEnabled(!m_publicUrl.isEmpty());
    m_actions->browser->setEnabled(!m_publicUrl.isEmpty());
    m_actions->find->setEnabled(page);
    m_actions->pdf->setEnabled(page && !m_loading);
    m_actions->timeline->setEnabled(rowOfPage().has_value());
}

std::optional<SparkUiLink> SparkWebView::rowOfPage() const
{
    if (!m_hasOwnPages)
        return {};
    const auto link = SparkUiLink::of(m_publicUrl);
    return link && link->hasRow() ? link : std::nullopt;
}

void SparkWebView::zoomBy(int steps)
{
    // the next of the steps, also from a value between them
    const auto *const at = steps > 0 ? std::upper_bound(kZooms.begin(), kZooms.end(), m_zoom + 0.001)
                                     : std::lower_bound(kZooms.begin(), kZooms.end(), m_zoom - 0.001);
    if (steps > 0 && at != kZooms.end())
        setZoom(*at);
    else if (steps < 0 && at != kZooms.begin())
        setZoom(*(at - 1));
}

void SparkWebView::setZoom(double factor)
{
    m_zoom = factor;
    QSettings().setValue(QLatin1StringView(kZoomKey), factor);
    m_toolBar->setZoom(factor);
    if (m_tab)
        m_tab->setZoom(factor);
}

QString SparkWebView::problemHeadline() const
{
    return m_problem ? m_problem->headline : QString();
}

void SparkWebView::tell(const Message &message)
{
    m_messages->show(message);
}

QUrl SparkWebView::toPublic(const QUrl &url) const
{
    const auto now = m_center.proxy().toPublic(url);
    return now ? *now : m_center.replaced(url).value_or(url);
}

} // namespace cinderscope
