// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/engine/page.h"
#include "gui/web/engine/pageview.h"

#include <QPointer>

namespace cinderscope {

class PageTab final : public WebTab
{
public:
    PageTab(QWebEngineProfile &profile, WebTabClient &client, QWidget *parent);
    ~PageTab() override;
    QWidget *widget() const override { return m_view; }
    void load(const QUrl &url) override { m_page->load(url); }
    void reload() override { m_page->triggerAction(QWebEnginePage::Reload); }
    void stop() override { m_page->triggerAction(QWebEnginePage::Stop); }
    void back() override { m_page->triggerAction(QWebEnginePage::Back); }
    void forward() override { m_page->triggerAction(QWebEnginePage::Forward); }
    bool canGoBack() const override;
    bool canGoForward() const override;
    QUrl url() const override { return m_page->url(); }
    void setZoom(double factor) override { m_page->setZoomFactor(factor); }
    void find(const QString &text, bool backwards) override;
    void copySelection() override { m_page->triggerAction(QWebEnginePage::Copy); }
    void selectAll() override { m_page->triggerAction(QWebEnginePage::SelectAll); }
    void paste() override { m_page->triggerAction(QWebEnginePage::Paste); }
    void download(const QUrl &url, const QString &name) override { m_page->download(url, name); }
    void printToPdf(const QPageLayout &layout, std::function<void(const QByteArray &)> done) override;
    void runScript(const QString &script, std::function<void(const QVariant &)> done) override;
    bool discard() override;
    bool isDiscarded() const override;
    qint64 processId() const override { return m_page->renderProcessPid(); }

private:
    QPointer<PageView> m_view; //!< perhaps destroyed with its parent
    std::unique_ptr<Page> m_page;
};

} // namespace cinderscope
