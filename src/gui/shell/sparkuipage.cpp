// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sparkuipage.h"

#include "gui/base/emptystate.h"
#include "gui/sparkui/sparkuitabs.h"

#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

SparkUiPage::SparkUiPage(SparkUiCenter &center, SparkUiViewFactory factory, QWidget *parent)
    : Page(parent), m_center(center), m_factory(std::move(factory)), m_note(new EmptyState(this)),
      m_stack(new QStackedLayout(this))
{
    setObjectName(u"sparkUiPage"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_note);
}

QString SparkUiPage::title() const
{
    return tr("Spark UI");
}

QString SparkUiPage::key() const
{
    return u"sparkui"_s;
}

SparkUiView *SparkUiPage::currentView() const
{
    const SparkUiTabs *tabs = currentTabs();
    return tabs ? tabs->current() : nullptr;
}

bool SparkUiPage::isSettled() const
{
    const SparkUiView *view = currentView();
    return !view || !view->isLoading();
}

void SparkUiPage::setApplication(const Application &application)
{
    const bool same = m_application.key == application.key && m_application.why == application.why &&
                      m_application.canAddPlace == application.canAddPlace &&
                      m_application.site.has_value() == application.site.has_value() &&
                      (!application.site || m_application.site->isSame(*application.site));
    m_application = application;
    if (!same)
        present();
}

void SparkUiPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    present();
}

//! What the state asks for; the first page is opened only while somebody looks.
void SparkUiPage::present()
{
    SparkUiTabs *tabs = currentTabs();
    if (isVisible() && m_application.site && isEmbedded() && (!tabs || tabs->count() == 0))
        return open({});
    if (tabs && tabs->count() > 0) {
        m_stack->setCurrentWidget(tabs);
        setFocusProxy(tabs);
    } else {
        showNote();
    }
    Q_EMIT pageChanged();
}

void SparkUiPage::open(const QUrl &publicUrl)
{
    if (!m_application.site || !isEmbedded())
        return present();
    SparkUiTabs *tabs = makeTabs();
    if (!tabs->open(*m_application.site, publicUrl)) {
        m_factory = nullptr;
        showNote();
        Q_EMIT engineFailed();
        return;
    }
    m_stack->setCurrentWidget(tabs);
    setFocusProxy(tabs);
    Q_EMIT pageChanged();
}

void SparkUiPage::openInNewTab()
{
    if (!m_application.site || !isEmbedded())
        return;
    SparkUiTabs *tabs = makeTabs();
    const SparkUiView *before = tabs->current();
    if (tabs->openInNewTab(*m_application.site,
                           before && before->site().isSame(*m_application.site) ? before->publicUrl() : QUrl()))
        m_stack->setCurrentWidget(tabs);
}

SparkUiTabs *SparkUiPage::makeTabs()
{
    SparkUiTabs *&tabs = m_tabs[m_application.key];
    if (!tabs) {
        tabs = new SparkUiTabs(m_center, m_factory, false, this);
        m_stack->addWidget(tabs);
        connect(tabs, &SparkUiTabs::currentChanged, this, &SparkUiPage::pageChanged);
        connect(tabs, &SparkUiTabs::emptied, this, &SparkUiPage::present);
        Q_EMIT tabsMade(m_application.key, tabs);
    }
    return tabs;
}

void SparkUiPage::forget(const QString &key)
{
    SparkUiTabs *tabs = m_tabs.take(key);
    if (!tabs)
        return;
    tabs->disconnect(this);
    if (m_stack->currentWidget() == tabs)
        showNote();
    m_stack->removeWidget(tabs);
    tabs->hide();
    tabs->deleteLater();
}

void SparkUiPage::showNote()
{
    m_note->clearButtons();
    m_note->setIcon(u"globe"_s);
    if (m_application.site) {
        m_note->setHeadline(tr("Spark’s UI opens in your browser"));
        m_note->setText(tr("This window was started without its web view. Your browser gets the pages through "
                           "Cinderscope, with a link that works once, also where they can only be reached through a "
                           "tunnel or with a login.")
                            .toHtmlEscaped());
        m_note->addButton(tr("Open in browser"), [this] { Q_EMIT browserRequested(); });
    } else {
        m_note->setHeadline(tr("Spark’s UI of this application is not there"));
        m_note->setText(m_application.why.toHtmlEscaped());
        if (m_application.canAddPlace)
            m_note->addButton(tr("Add cluster or host…"), [this] { Q_EMIT addPlaceRequested(); });
    }
    m_stack->setCurrentWidget(m_note);
    setFocusProxy(nullptr);
}

} // namespace cinderscope
