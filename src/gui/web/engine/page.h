// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"

#include <QtWebEngineCore/QWebEnginePage>

namespace cinderscope {

//! Passes on what a page asks for, and refuses what no page of Spark needs: permissions, files, certificates that are
//! not known (there is no TLS between view and proxy), credentials (the proxy has them).
class Page final : public QWebEnginePage
{
public:
    Page(QWebEngineProfile &profile, WebTabClient &client);
    WebTabClient &client() const { return m_client; }

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType) override { return nullptr; }
    QStringList chooseFiles(FileSelectionMode, const QStringList &, const QStringList &) override { return {}; }
    void javaScriptAlert(const QUrl &origin, const QString &text) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &text) override;
    bool javaScriptPrompt(const QUrl &origin, const QString &text, const QString &preset, QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &text, int line,
                                  const QString &source) override;

private:
    void refuseAll();
    void tellLoading(const QWebEngineLoadingInfo &info);

    WebTabClient &m_client;
    bool m_loginWanted = false; //!< by the page that loads
};

} // namespace cinderscope
