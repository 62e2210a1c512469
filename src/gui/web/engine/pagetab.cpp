// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/pagetab.h"

#include <QPageLayout>
#include <QtWebEngineCore/QWebEngineHistory>
#include <QtWebEngineCore/QWebEngineScript>

namespace cinderscope {

PageTab::PageTab(QWebEngineProfile &profile, WebTabClient &client, QWidget *parent)
    : m_view(new PageView(client, parent)), m_page(std::make_unique<Page>(profile, client))
{
    m_view->setPage(m_page.get());
}

PageTab::~PageTab()
{
    m_page->disconnect(); // nobody is told any more
    delete m_view;
}

bool PageTab::canGoBack() const
{
    return m_page->history()->canGoBack();
}

bool PageTab::canGoForward() const
{
    return m_page->history()->canGoForward();
}

void PageTab::find(const QString &text, bool backwards)
{
    m_page->findText(text, backwards ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags());
}

void PageTab::printToPdf(const QPageLayout &layout, std::function<void(const QByteArray &)> done)
{
    m_page->printToPdf(std::move(done), layout);
}

void PageTab::runScript(const QString &script, std::function<void(const QVariant &)> done)
{
    m_page->runJavaScript(script, QWebEngineScript::ApplicationWorld, std::move(done));
}

bool PageTab::discard()
{
    if (!m_page->isVisible())
        m_page->setLifecycleState(QWebEnginePage::LifecycleState::Discarded);
    return isDiscarded();
}

bool PageTab::isDiscarded() const
{
    return m_page->lifecycleState() == QWebEnginePage::LifecycleState::Discarded;
}

} // namespace cinderscope
