// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/pageview.h"

#include <QContextMenuEvent>
#include <QtWebEngineCore/QWebEngineContextMenuRequest>

namespace cinderscope {

PageView::PageView(WebTabClient &client, QWidget *parent) : QWebEngineView(parent), m_client(client)
{
    setAcceptDrops(false);
}

void PageView::contextMenuEvent(QContextMenuEvent *event)
{
    WebMenuTarget target;
    target.globalPosition = event->globalPos();
    if (const QWebEngineContextMenuRequest *request = lastContextMenuRequest()) {
        target.link = request->linkUrl();
        target.selection = request->selectedText();
        target.editable = request->isContentEditable();
    }
    event->accept();
    m_client.menu(target);
}

} // namespace cinderscope
