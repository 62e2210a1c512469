// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuitabs.h"

#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabbar.h"

#include <algorithm>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kTitleLength = 60; // Spark's titles begin with the application's name, which may be of any length

//! "Job 3"; empty for pages that are best called what Spark calls them.
QString wordOf(const SparkUiLink &link)
{
    switch (link.kind) {
    case SparkUiLink::Kind::Jobs:
        return SparkUiTabs::tr("Jobs");
    case SparkUiLink::Kind::Job:
        return SparkUiTabs::tr("Job %1").arg(link.id);
    case SparkUiLink::Kind::Stages:
        return SparkUiTabs::tr("Stages");
    case SparkUiLink::Kind::Stage:
        return link.attempt == 0 ? SparkUiTabs::tr("Stage %1").arg(link.id)
                                 : SparkUiTabs::tr("Stage %1, attempt %2").arg(link.id).arg(link.attempt);
    case SparkUiLink::Kind::SqlExecution:
        return SparkUiTabs::tr("SQL execution %1").arg(link.id);
    case SparkUiLink::Kind::Executors:
        return SparkUiTabs::tr("Executors");
    case SparkUiLink::Kind::ThreadDump:
        return SparkUiTabs::tr("Thread dump of %1").arg(link.name);
    case SparkUiLink::Kind::Environment:
        return SparkUiTabs::tr("Environment");
    case SparkUiLink::Kind::Storage:
        return SparkUiTabs::tr("Storage");
    default:
        return {};
    }
}

//! What stands on the tab: the page; where pages of several servers stand beside each other, the server too.
QString tabTitle(const SparkUiView &view, const SparkUiSite &site, bool withServer)
{
    const QString server = site.title.isEmpty() ? site.home.authority() : site.title.simplified();
    const auto link = SparkUiLink::of(view.publicUrl());
    QString text = link ? wordOf(*link) : QString();
    if (text.isEmpty() && !(withServer && link && link->kind == SparkUiLink::Kind::Home)) {
        text = view.pageTitle().simplified();
        if (const QString prefix = site.title.simplified() + u" - "_s;
            text.size() > prefix.size() && text.startsWith(prefix))
            text.remove(0, prefix.size());
    }
    if (text.isEmpty())
        text = server;
    else if (withServer && text != server)
        text = SparkUiTabs::tr("%1 – %2", "server or application, its page").arg(server, text);
    return text.size() > kTitleLength ? QString(text.first(kTitleLength) + u'…') : text;
}

} // namespace

SparkUiTabs::SparkUiTabs(SparkUiCenter &center, SparkUiViewFactory factory, bool alwaysTabs, QWidget *parent)
    : QWidget(parent), m_center(center), m_factory(std::move(factory)), m_bar(new SparkUiTabBar(this)),
      m_stack(new QStackedLayout), m_alwaysTabs(alwaysTabs)
{
    m_bar->setObjectName(u"sparkUiTabs"_s);
    m_bar->setAccessibleName(tr("Open pages of Spark’s UI"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(m_stack, 1);
    m_bar->setVisible(m_alwaysTabs);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (index < 0 || index >= count())
            return;
        m_stack->setCurrentWidget(m_views.at(index));
        setFocusProxy(m_views.at(index));
        Q_EMIT currentChanged();
    });
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) { m_views.move(from, to); });
    connect(m_bar, &QTabBar::tabCloseRequested, this, &SparkUiTabs::closeTab);
}

int SparkUiTabs::currentIndex() const
{
    return m_bar->currentIndex();
}

SparkUiView *SparkUiTabs::current() const
{
    return m_views.value(m_bar->currentIndex());
}

QString SparkUiTabs::tabText(int index) const
{
    return m_bar->tabText(index);
}

SparkUiView *SparkUiTabs::open(const SparkUiSite &site, const QUrl &publicUrl)
{
    SparkUiView *wanted = current();
    if (!wanted || !wanted->site().isSame(site)) {
        const auto same = std::ranges::find_if(m_views, [&](const auto *view) { return view->site().isSame(site); });
        if (same == m_views.end())
            return openInNewTab(site, publicUrl);
        wanted = *same;
        m_bar->setCurrentIndex(int(same - m_views.begin()));
    }
    if (!publicUrl.isEmpty() && publicUrl != wanted->publicUrl())
        wanted->open(site, publicUrl);
    return wanted;
}

SparkUiView *SparkUiTabs::openInNewTab(const SparkUiSite &site, const QUrl &publicUrl)
{
    SparkUiView *view = m_factory ? m_factory(m_center, this) : nullptr;
    if (!view)
        return nullptr;
    connectView(view);
    m_views.append(view);
    m_stack->addWidget(view);
    const int index = m_bar->addTab(site.title); // the first becomes the current one
    m_bar->setVisible(m_alwaysTabs || count() > 1);
    view->open(site, publicUrl);
    lookAt(view, true);
    updateTab(view);
    m_bar->setCurrentIndex(index);
    if (count() == 1) {
        m_stack->setCurrentWidget(view);
        setFocusProxy(view);
        Q_EMIT currentChanged();
    }
    return view;
}

void SparkUiTabs::connectView(SparkUiView *view)
{
    connect(view, &SparkUiView::titleChanged, this, [this, view] { updateTab(view); });
    connect(view, &SparkUiView::publicUrlChanged, this, [this, view] {
        lookAt(view, true);
        updateTab(view);
    });
    connect(view, &SparkUiView::loadingChanged, this, [this, view](bool loading) { lookAt(view, loading); });
    connect(view, &SparkUiView::newTab, this,
            [this, view](const QUrl &url) { openInNewTab(m_center.siteOf(view->site(), url), url); });
    connect(view, &SparkUiView::showInTimeline, this,
            [this, view](const SparkUiLink &link) { Q_EMIT showInTimeline(pageOf(view), link); });
    connect(view, &SparkUiView::whatWeStillHave, this, [this, view] { Q_EMIT whatWeStillHave(pageOf(view)); });
    connect(view, &SparkUiView::killed, this,
            [this, view](const QUrl &url) { Q_EMIT killed(m_center.siteOf(pageOf(view), url), url); });
    connect(view, &SparkUiView::fallbackChosen, this, [this, view](const SparkUiFallback &offer) {
        if (offer.kind == SparkUiFallback::Kind::OwnPages)
            return Q_EMIT whatWeStillHave(pageOf(view));
        // The same page there, if it has one.
        const auto link = SparkUiLink::of(view->publicUrl());
        view->open(offer.site, link ? link->url(offer.site) : QUrl());
        lookAt(view, true);
    });
    connect(view, &SparkUiView::loginWanted, this, [this, view] { Q_EMIT loginWanted(view->site()); });
    connect(view, &SparkUiView::certificateWanted, this, [this, view] { Q_EMIT certificateWanted(view->site()); });
    connect(view, &SparkUiView::journalWanted, this, [this, view] { Q_EMIT journalWanted(pageOf(view)); });
}

SparkUiSite SparkUiTabs::pageOf(const SparkUiView *view) const
{
    return m_shown.value(view).page;
}

//! \a anew: a page is loaded now; else that of before is still there, whoever has its address meanwhile.
void SparkUiTabs::lookAt(SparkUiView *view, bool anew)
{
    const SparkUiSite now = m_center.siteOf(view->site(), view->publicUrl());
    Shown &shown = m_shown[view];
    const bool another = shown.page.isApplication() && shown.page.applicationId != now.applicationId;
    if (anew || !another)
        shown.page = now;
    tell(view);
}

void SparkUiTabs::tell(SparkUiView *view)
{
    Shown &shown = m_shown[view];
    const SparkUiOutlook outlook = m_ask && shown.page.isApplication() ? m_ask(shown.page) : SparkUiOutlook();
    if (shown.outlook == outlook)
        return;
    shown.outlook = outlook;
    view->setHasOwnPages(outlook.hasOwnPages);
    view->setFallbacks(outlook.offers);
    view->setEnded(outlook.ended ? outlook.offers : QList<SparkUiFallback>(), outlook.title);
}

void SparkUiTabs::setAsk(Ask ask)
{
    m_ask = std::move(ask);
    refresh();
}

void SparkUiTabs::refresh()
{
    for (SparkUiView *view : std::as_const(m_views))
        lookAt(view, false);
}

void SparkUiTabs::updateTab(const SparkUiView *view)
{
    const qsizetype index = m_views.indexOf(view);
    if (index < 0)
        return;
    QString text = tabTitle(*view, pageOf(view), m_alwaysTabs);
    m_bar->setTabToolTip(int(index), view->publicUrl().toDisplayString(QUrl::RemoveUserInfo));
    m_bar->setTabText(int(index), text.replace(u'&', u"&&"_s));
    if (index == currentIndex())
        Q_EMIT currentChanged();
}

void SparkUiTabs::closeTab(int index)
{
    if (index < 0 || index >= count())
        return;
    SparkUiView *view = m_views.takeAt(index);
    m_shown.remove(view);
    view->disconnect(this);
    m_stack->removeWidget(view);
    {
        const QSignalBlocker quiet(m_bar); // its index is that of before for a moment
        m_bar->removeTab(index);
    }
    view->hide();
    view->deleteLater();
    m_bar->setVisible(m_alwaysTabs || count() > 1);
    if (m_views.isEmpty()) {
        setFocusProxy(nullptr);
        Q_EMIT emptied();
        return;
    }
    m_stack->setCurrentWidget(current());
    setFocusProxy(current());
    Q_EMIT currentChanged();
}

void SparkUiTabs::step(int by)
{
    if (count() > 0)
        m_bar->setCurrentIndex((currentIndex() + by + count()) % count());
}

void SparkUiTabs::closeCluster(const QString &cluster)
{
    for (int index = count() - 1; index >= 0; --index) {
        if (m_views.at(index)->site().cluster == cluster)
            closeTab(index);
    }
}

} // namespace cinderscope
